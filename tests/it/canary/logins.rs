//! Logins that succeed, that are refused, and that strangers tried to finish.

use serde_json::json;
use vestibule::clock::Clock;

use super::{CANARY, House, with_code};
use crate::support::browser::{Request, Site};
use crate::support::idp::{FakeIdp, Reply};

#[actix_web::test]
async fn a_login_from_start_to_sign_out_is_two_lines_without_a_secret() {
    let mut house = House::new("");
    let mut browser = house.browser();

    let end = house.login(&mut browser).await;
    let me = browser.get_json(&format!("{}/me", house.base)).await;
    let account = browser.get(&house.base.clone()).await;
    let out = browser
        .post_form(&format!("{}/logout", house.base), &[])
        .await;
    let events = house.written();

    assert_eq!(
        (end.status, me.status, account.status, out.status),
        (303, 200, 200, 200)
    );
    let signed_in = with_code(&events, "signed_in");
    assert_eq!(
        (signed_in.len(), &signed_in[0]["provider"]),
        (1, &json!("acme"))
    );
    assert_eq!(with_code(&events, "signed_out").len(), 1);
}

#[actix_web::test]
async fn refusals_are_one_line_each_without_a_secret() {
    let mut house = House::new("");
    let mut browser = house.browser();
    for error in ["access_denied", "invalid_scope", "c4n4ry error"] {
        let page = house.begin(&mut browser).await;
        let answer = house.idp.authorize(&page).error(error).with(
            "error_description",
            "the code c4n4ry-code-1 is\n{\"level\":\"c4n4ry\"}",
        );
        browser
            .send(Request::get(&answer.url()).from(Site::Cross))
            .await;
    }
    let page = house.begin(&mut browser).await;
    let answer = house.idp.authorize(&page);
    for spoiled in [
        answer.clone().with("state", "c4n4ry-foreign-state"),
        answer.clone().without("state"),
        answer.clone().with("iss", "https://c4n4ry.example"),
        answer.clone().and("code", "c4n4ry"),
    ] {
        browser
            .send(Request::get(&spoiled.url()).from(Site::Cross))
            .await;
    }
    for route in [
        "/login?return_to=https://c4n4ry.example/",
        "/c4n4ry",
        "/login/c4n4ry",
        "/me?c4n4ry",
        "/callback/acme?c4n4ry",
    ] {
        browser.get(&format!("{}{route}", house.base)).await;
    }
    for name in [
        "authorization",
        "cookie",
        "user-agent",
        "referer",
        "origin",
        "x-c4n4ry",
        "x-forwarded-for",
    ] {
        let url = format!("{}/logout", house.base);
        browser
            .send(Request::post_form(&url, &[]).header(name, "Bearer c4n4ry"))
            .await;
    }
    let events = house.written();

    assert_eq!(with_code(&events, "denied").len(), 1);
    assert_eq!(with_code(&events, "provider_refused").len(), 2);
    assert_eq!(with_code(&events, "attempt_missing").len(), 1);
    assert_eq!(with_code(&events, "return_to_rejected").len(), 1);
    assert!(with_code(&events, "callback_malformed").len() >= 3);
}

#[actix_web::test]
async fn a_posted_answer_is_as_quiet() {
    let mut house = House::new("response_mode = \"form_post\"\n");
    let mut browser = house.browser();
    let page = house.begin(&mut browser).await;
    let answer = house
        .idp
        .authorize(&page)
        .and("user", "{\"email\":\"c4n4ry@example.com\"}");

    let bounce = browser
        .cross_site_post_form(answer.redirect_uri(), answer.params())
        .await;
    let mut fields = answer.params().to_vec();
    fields.push(("vestibule_bounced".to_owned(), "1".to_owned()));
    let end = browser.post_form(answer.redirect_uri(), &fields).await;
    house.note(&browser);
    let events = house.written();

    assert_eq!((bounce.status, end.status), (200, 303), "{}", end.text());
    assert_eq!(with_code(&events, "signed_in").len(), 1);
}

#[actix_web::test]
async fn a_login_over_tls_is_as_quiet() {
    let (idp, authority) = FakeIdp::start_tls(CANARY, Clock::system());
    let provider = format!("issuer = \"{}\"\nca_file = \"ca.pem\"\n", idp.base());
    let mut house = House::start(idp, &provider, &[("ca.pem", &authority)], "trace");

    let end = house.login(&mut house.browser()).await;
    let events = house.written();

    assert_eq!(end.status, 303, "{}", end.text());
    assert_eq!(with_code(&events, "signed_in").len(), 1);
}

#[actix_web::test]
async fn secrets_that_a_provider_wants_in_addresses_are_as_quiet() {
    let idp = FakeIdp::start_with(CANARY, Clock::system());
    let provider = format!(
        "protocol = \"oauth2\"\ndisplay_name = \"Acme\"\nclient_auth.method = \"post\"\n\
         token.method = \"get\"\ntoken.encoding = \"query\"\n\
         endpoints = {{ authorize = \"{0}/authorize\", token = \"{0}/token\" }}\n\
         userinfo = [{{ as = \"user\", url = \"{0}/userinfo\", token_in = \"query:access_token\" }}]\n\
         profile = {{ sub = \"user.sub\", email = \"user.email\" }}\n",
        idp.base()
    );
    let mut house = House::start(idp, &provider, &[], "trace");

    let end = house.login(&mut house.browser()).await;
    let asked = house.idp.received_at("token")[0].query.clone();
    house.idp.reply("token", Reply::status(500));
    let failed = house.login(&mut house.browser()).await;
    let events = house.written();

    assert_eq!((end.status, failed.status), (303, 502), "{}", end.text());
    assert!(asked.contains("client_secret=c4n4ry"), "{asked}");
    assert_eq!(with_code(&events, "signed_in").len(), 1);
}

#[actix_web::test]
async fn an_outage_of_a_provider_is_as_quiet() {
    let mut house = House::new("timeout = \"4s\"\n");
    let mut browser = house.browser();
    let page = house.begin(&mut browser).await;
    let url = house.idp.authorize(&page).url();
    house
        .idp
        .reply("token", Reply::drip(std::time::Duration::from_millis(1)));

    let end = browser.send(Request::get(&url).from(Site::Cross)).await;
    let events = house.written();

    assert_eq!(end.status, 504, "{}", end.text());
    assert_eq!(with_code(&events, "provider_timeout").len(), 1);
}

//! Logins at an OpenID provider that nobody here wrote, through its own pages.

mod leaving;
mod pages;
mod process;

use serde_json::{Value, json};
use vestibule::clock::Clock;

use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::TestGateway;
use pages::{Answer, Visit};
use process::{RealProvider, provider};

/// Every client of the provider, and what gateway.toml says of it beside the issuer.
const CLIENTS: [(&str, &str); 7] = [
    ("basic", "client_secret = '{secret}'"),
    (
        "post",
        "client_secret = '{secret}'\nclient_auth = { method = \"post\" }",
    ),
    (
        "assertion",
        "private_key = '''{key}'''\nclient_auth = { method = \"signed_jwt\", algorithm = \"ES256\" }",
    ),
    ("public", ""),
    (
        "form",
        "client_secret = '{secret}'\nresponse_mode = \"form_post\"",
    ),
    ("signed_userinfo", "client_secret = '{secret}'"),
    ("told", "client_secret = '{secret}'"),
];

/// A gateway with all of them.
fn gateway(provider: &RealProvider) -> TestGateway {
    let sections: Vec<String> = CLIENTS
        .iter()
        .map(|(id, rest)| {
            let rest = rest
                .replace("{secret}", &provider.secret)
                .replace("{key}", include_str!("support/keys/p256.pem"));
            let issuer = &provider.issuer;
            format!("[providers.{id}]\nissuer = \"{issuer}\"\nclient_id = \"{id}\"\n{rest}\n")
        })
        .collect();
    TestGateway::start(&Clock::system(), &sections.concat())
}

/// Signs in as `login` and gives the gateway's last answer.
async fn sign_in(gateway: &TestGateway, browser: &mut Browser, id: &str, login: &str) -> Response {
    let start = gateway.begin(browser, id).await;
    let answer = Visit::new(browser, gateway).sign_in(&start, login).await;
    bring_back(gateway, browser, answer).await
}

/// Takes the provider's answer to the gateway, as the browser would; a form arrives without cookies, and is bounced.
async fn bring_back(gateway: &TestGateway, browser: &mut Browser, answer: Answer) -> Response {
    match answer {
        Answer::Redirect(url) => browser.send(Request::get(&url).from(Site::Cross)).await,
        Answer::Form(form) => {
            let page = browser
                .cross_site_post_form(&form.action, &form.fields)
                .await;
            assert_eq!(page.status, 200, "{}", page.text());
            let bounce = pages::form(&page).expect("the gateway bounces the form");
            assert!(bounce.action.starts_with(&gateway.url("/")));
            browser.post_form(&bounce.action, &bounce.fields).await
        }
    }
}

/// What `/me` says without the two times.
async fn profile(gateway: &TestGateway, browser: &mut Browser) -> Value {
    let mut profile = gateway.me(browser).await.json();
    let members = profile.as_object_mut().expect("a profile is an object");
    for time in ["authenticated_at", "expires_at"] {
        assert!(
            members.remove(time).is_some_and(|time| time.is_string()),
            "{time}"
        );
    }
    profile
}

fn ada(provider: &str) -> Value {
    json!({
        "id": format!("{provider}:ada"),
        "provider": provider,
        "sub": "ada",
        "name": "Ada Lovelace",
        "given_name": "Ada",
        "family_name": "Lovelace",
        "preferred_username": "ada",
        "email": "ada@example.com",
        "email_verified": true,
        "picture": "https://example.com/ada.png",
        "profile": "https://example.com/ada",
        "locale": "en-GB",
        "zoneinfo": "Europe/London",
        "groups": [],
    })
}

async fn ada_signs_in_by(client: &str) {
    let gateway = gateway(provider());
    let mut browser = gateway.browser();

    let response = sign_in(&gateway, &mut browser, client, "ada").await;

    assert_eq!(response.status, 303, "{}", response.text());
    assert_eq!(response.location(), gateway.url("/"));
    assert_eq!(profile(&gateway, &mut browser).await, ada(client));
}

#[actix_web::test]
async fn a_client_with_a_basic_secret_and_rs256_signs_in() {
    ada_signs_in_by("basic").await;
}

#[actix_web::test]
async fn a_client_with_a_posted_secret_and_es256_signs_in() {
    ada_signs_in_by("post").await;
}

#[actix_web::test]
async fn a_client_with_a_signed_assertion_and_ps256_signs_in() {
    ada_signs_in_by("assertion").await;
}

#[actix_web::test]
async fn a_public_client_with_pkce_and_eddsa_signs_in() {
    ada_signs_in_by("public").await;
}

#[actix_web::test]
async fn an_answer_by_form_signs_in_through_the_bounce() {
    ada_signs_in_by("form").await;
}

#[actix_web::test]
async fn signed_userinfo_is_read() {
    ada_signs_in_by("signed_userinfo").await;
}

#[actix_web::test]
async fn somebody_of_whom_nothing_is_known_but_the_subject_signs_in() {
    let gateway = gateway(provider());
    let mut browser = gateway.browser();

    sign_in(&gateway, &mut browser, "basic", "nobody").await;

    let profile = profile(&gateway, &mut browser).await;
    assert_eq!(profile["id"], "basic:nobody");
    assert_eq!(
        (&profile["name"], &profile["email"]),
        (&Value::Null, &Value::Null)
    );
}

#[actix_web::test]
async fn cancelling_at_the_provider_leads_back_to_the_chooser() {
    let gateway = gateway(provider());
    for client in ["basic", "form"] {
        let mut browser = gateway.browser();
        let start = gateway.begin(&mut browser, client).await;

        let answer = Visit::new(&mut browser, &gateway).cancel(&start).await;
        let response = bring_back(&gateway, &mut browser, answer).await;

        assert_eq!(response.status, 303, "{}", response.text());
        let chooser = gateway.url(&format!("/login?notice=denied&provider={client}"));
        assert!(
            response.location().starts_with(&chooser),
            "{}",
            response.location()
        );
        assert_eq!(gateway.me(&mut browser).await.status, 401);
    }
}

#[actix_web::test]
async fn an_answer_signs_nobody_in_again_after_the_sign_out() {
    let gateway = gateway(provider());
    let mut browser = gateway.browser();
    let start = gateway.begin(&mut browser, "basic").await;
    let answer = Visit::new(&mut browser, &gateway)
        .sign_in(&start, "ada")
        .await;

    bring_back(&gateway, &mut browser, answer.clone()).await;
    browser.post_form(&gateway.url("/logout"), &[]).await;
    let again = bring_back(&gateway, &mut browser, answer).await;

    assert_eq!(again.status, 400, "{}", again.text());
    assert_eq!(gateway.me(&mut browser).await.status, 401);
}

#[actix_web::test]
async fn a_second_login_of_the_same_browser_needs_no_password_and_makes_a_new_session() {
    let gateway = gateway(provider());
    let mut browser = gateway.browser();
    sign_in(&gateway, &mut browser, "basic", "ada").await;
    let session = format!("vestibule-{}", gateway.address().port());
    let before = browser.cookie(&session).cloned();

    let start = gateway.begin(&mut browser, "basic").await;
    let answer = Visit::new(&mut browser, &gateway).consent(&start).await;
    bring_back(&gateway, &mut browser, answer).await;

    assert_eq!(profile(&gateway, &mut browser).await, ada("basic"));
    assert!(before.is_some());
    assert_ne!(before.as_ref(), browser.cookie(&session));
}

#[actix_web::test]
async fn signing_out_ends_the_session_here() {
    let gateway = gateway(provider());
    let mut browser = gateway.browser();
    sign_in(&gateway, &mut browser, "public", "ada").await;

    let response = browser.post_form(&gateway.url("/logout"), &[]).await;

    assert_eq!(response.status, 200);
    assert_eq!(gateway.me(&mut browser).await.status, 401);
}

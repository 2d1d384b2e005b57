//! Who may ask for whose tokens.

use crate::support::browser::{Request, Site};
use crate::support::gateway::{TestGateway, oidc};

use super::{HOUR, House, KEY, ask, code, question, question_with};

#[actix_web::test]
async fn without_a_known_key_nobody_is_told_anything() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    let longer = format!("Bearer {KEY}x");
    let other_scheme = format!("Basic {KEY}");
    let shorter = format!("Bearer {}", &KEY[1..]);

    for key in [
        "",
        "Bearer",
        "Bearer ",
        &longer,
        &shorter,
        &other_scheme,
        KEY,
    ] {
        for cookie in [&*cookie, ""] {
            let request = question_with(&gateway, cookie, key);
            let response = gateway.browser().send(request).await;

            assert_eq!(
                code(&response),
                (401, "application_unknown".to_owned()),
                "{key}"
            );
            assert_eq!(response.header("www-authenticate"), "Bearer");
        }
    }
}

#[actix_web::test]
async fn the_key_is_found_however_the_scheme_is_written() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;

    let request = question_with(&gateway, &cookie, &format!("bEARER {KEY}"));
    let response = gateway.browser().send(request).await;

    assert_eq!(response.status, 200, "{}", response.text());
}

#[actix_web::test]
async fn an_application_gets_nothing_of_a_provider_that_it_does_not_name() {
    let house = House::new();
    let other = "a-second-application-of-32-bytes-key";
    let more = format!(
        "[providers.other]\nissuer = \"{}\"\nclient_id = \"client\"\ntokens = true\n\
         [applications.other]\nkey = \"{other}\"\nproviders = [\"other\"]",
        house.idp.base()
    );
    let gateway = house.gateway(&more);
    let cookie = house.sign_in(&gateway).await;

    let request = question_with(&gateway, &cookie, &format!("Bearer {other}"));
    let response = gateway.browser().send(request).await;

    assert_eq!(code(&response), (403, "not_allowed".to_owned()));
}

#[actix_web::test]
async fn without_a_session_there_is_no_token() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    let (name, _) = cookie.split_once('=').expect("it has a name");
    let made_up = format!("{name}={}", "A".repeat(43));

    for cookie in ["", &made_up, &format!("{cookie}; {cookie}")] {
        let response = ask(&gateway, cookie).await;
        assert_eq!(code(&response), (401, "no_session".to_owned()), "{cookie}");
        assert_eq!(response.header("www-authenticate"), "Session");
    }
    house.clock.advance(9 * HOUR);
    assert_eq!(
        code(&ask(&gateway, &cookie).await),
        (401, "no_session".to_owned())
    );
    assert_eq!(house.idp.refresh_requests().len(), 0);
}

#[actix_web::test]
async fn a_session_of_another_provider_holds_no_token_of_this_one() {
    let house = House::new();
    let plain = oidc("plain", &house.idp);
    let gateway = TestGateway::start(&house.clock, &format!("{}{plain}", house.config("")));
    let mut browser = gateway.browser();
    let response = gateway.login(&mut browser, &house.idp, "plain").await;
    assert_eq!(response.status, 303);
    let name = format!("vestibule-{}", gateway.address().port());
    let session = browser.cookie(&name).expect("there is a session");

    let response = ask(&gateway, &format!("{name}={}", session.value)).await;

    assert_eq!(code(&response), (404, "no_tokens".to_owned()));
    assert_eq!(response.json()["login_url"], gateway.url("/login/acme"));
}

#[actix_web::test]
async fn a_provider_that_does_not_exist_is_none() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;

    for id in ["nobody", "UPPER", "a%20b"] {
        let request = Request::get(&gateway.url(&format!("/token/{id}")))
            .method("POST")
            .from(Site::Same)
            .header("authorization", &format!("Bearer {KEY}"))
            .header("accept", "application/json")
            .header("cookie", &cookie);
        let response = gateway.browser().send(request).await;

        assert_eq!(
            code(&response),
            (404, "unknown_provider".to_owned()),
            "{id}"
        );
    }
}

#[actix_web::test]
async fn only_post_asks_and_no_other_site_may() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;

    let read = question(&gateway, &cookie).method("GET");
    let read = gateway.browser().send(read).await;
    let foreign = question(&gateway, &cookie).header("origin", "https://elsewhere.example");
    let foreign = gateway.browser().send(foreign).await;

    assert_eq!(code(&read), (405, "method_not_allowed".to_owned()));
    assert_eq!(code(&foreign), (403, "cross_site".to_owned()));
}

#[actix_web::test]
async fn it_is_asked_under_any_host() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;

    let request = question(&gateway, &cookie).header("host", "gateway.internal:8080");
    let response = gateway.browser().send(request).await;

    assert_eq!(response.status, 200, "{}", response.text());
}

#[actix_web::test]
async fn without_an_application_nobody_may_ask() {
    let house = House::new();
    let provider = format!("{}tokens = true\n", oidc("acme", &house.idp));
    let gateway = TestGateway::start(&house.clock, &provider);
    let cookie = house.sign_in(&gateway).await;

    let response = ask(&gateway, &cookie).await;

    assert_eq!(code(&response), (401, "application_unknown".to_owned()));
}

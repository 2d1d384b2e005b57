//! The first login after a sign-out: the provider is made to ask who it is, where it can be.

use std::collections::HashMap;

use serde_json::json;
use url::Url;

use super::{House, parameters};
use crate::support::browser::Browser;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// The authorization request of the next login.
async fn asked(
    gateway: &TestGateway,
    browser: &mut Browser,
    route: &str,
) -> HashMap<String, String> {
    let url = gateway.begin_at(browser, route).await;
    parameters(&Url::parse(&url).expect("it is an address"))
}

/// That of the first login after a sign-out.
async fn after_a_sign_out(house: &House, route: &str) -> HashMap<String, String> {
    let mut browser = house.signed_in().await;
    house.sign_out(&mut browser, &[]).await;
    asked(&house.gateway, &mut browser, route).await
}

#[actix_web::test]
async fn an_openid_provider_is_told_to_ask() {
    let house = House::new();

    let request = after_a_sign_out(&house, "/login/acme").await;

    assert_eq!(request["prompt"], "login");
}

#[actix_web::test]
async fn one_that_can_let_accounts_be_chosen_is_told_that() {
    let house = House::new();
    house.idp.patch("discovery", |metadata| {
        metadata["prompt_values_supported"] = json!(["none", "login", "select_account"]);
    });

    let request = after_a_sign_out(&house, "/login/acme?login_hint=ada").await;

    assert_eq!(request["prompt"], "select_account");
    assert!(!request.contains_key("login_hint"));
}

#[actix_web::test]
async fn one_that_takes_neither_prompt_is_told_nothing() {
    let house = House::new();
    house.idp.patch("discovery", |metadata| {
        metadata["prompt_values_supported"] = json!(["none", "consent"]);
    });

    let request = after_a_sign_out(&house, "/login/acme").await;

    assert!(!request.contains_key("prompt"));
}

#[actix_web::test]
async fn what_the_section_says_is_said() {
    for (reprompt, name, value) in [
        (
            "{ prompt = \"select_account\" }",
            "prompt",
            Some("select_account"),
        ),
        ("{ force_verify = \"true\" }", "force_verify", Some("true")),
        ("{ force_verify = \"true\" }", "prompt", None),
        ("{ prompt = \"\" }", "prompt", None),
    ] {
        let house = House::with(&format!("authorize.reprompt = {reprompt}\n"));

        let request = after_a_sign_out(&house, "/login/acme").await;

        let said = request.get(name).map(String::as_str);
        assert_eq!(said, value, "{reprompt} {name}");
    }
}

#[actix_web::test]
async fn a_provider_that_takes_no_prompt_gets_none() {
    let house = House::with("authorize.passes = []\n");

    let request = after_a_sign_out(&house, "/login/acme").await;

    assert!(!request.contains_key("prompt"));
}

#[actix_web::test]
async fn what_the_request_itself_says_of_it_stands() {
    let house = House::new();

    let request = after_a_sign_out(&house, "/login/acme?prompt=consent").await;

    assert_eq!(request["prompt"], "consent");
}

#[actix_web::test]
async fn it_is_asked_until_somebody_has_signed_in() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    house.sign_out(&mut browser, &[]).await;

    let first = asked(&house.gateway, &mut browser, "/login/acme").await;
    house.gateway.clock().advance(3600);
    let second = asked(&house.gateway, &mut browser, "/login/acme").await;
    house.gateway.login(&mut browser, &house.idp, "acme").await;
    let third = asked(&house.gateway, &mut browser, "/login/acme").await;

    assert!(first.contains_key("prompt") && second.contains_key("prompt"));
    assert!(!third.contains_key("prompt"));
}

#[actix_web::test]
async fn another_provider_and_another_browser_are_asked_nothing() {
    let clock = clock();
    let (acme, other) = (
        FakeIdp::start_with("acme", clock.clone()),
        FakeIdp::start_with("other", clock.clone()),
    );
    let toml = oidc("acme", &acme) + &oidc("other", &other);
    let gateway = TestGateway::start(&clock, &toml);
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &acme, "acme").await;
    browser.post_form(&gateway.url("/logout"), &[]).await;

    let elsewhere = asked(&gateway, &mut browser, "/login/other").await;
    let somebody = asked(&gateway, &mut gateway.browser(), "/login/acme").await;
    let same = asked(&gateway, &mut browser, "/login/acme").await;

    assert!(!elsewhere.contains_key("prompt") && !somebody.contains_key("prompt"));
    assert!(same.contains_key("prompt"));
}

#[actix_web::test]
async fn the_cookie_says_the_provider_and_no_more() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    house.sign_out(&mut browser, &[]).await;

    let cookies = browser.cookies().iter();
    let out: Vec<_> = cookies
        .filter(|cookie| cookie.name.contains("-out"))
        .collect();

    assert_eq!(out.len(), 1);
    let (seconds, provider) = out[0].value.split_once('.').expect("it has two parts");
    assert_eq!(provider, "acme");
    assert_eq!(seconds.len(), 10);
    assert_eq!(out[0].max_age, Some(30 * 24 * 3600));
}

#[actix_web::test]
async fn the_cookie_is_removed_once_with_its_session_and_without_one() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    let name = "vestibule-";
    let own = browser
        .cookies()
        .iter()
        .find(|cookie| {
            let rest = cookie.name.strip_prefix(name);
            rest.is_some_and(|port| port.parse::<u16>().is_ok())
        })
        .cloned();
    let own = own.expect("there is a session");

    for _ in 0..2 {
        browser.plant_cookie(own.clone());
        let response = house.sign_out(&mut browser, &[]).await;

        let removals = response.headers_named("set-cookie");
        let own = removals
            .iter()
            .filter(|header| header.starts_with(&format!("{}=", own.name)));
        assert_eq!(own.count(), 1, "{removals:?}");
    }
}

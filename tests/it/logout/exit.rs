//! Signing out of the provider as well (OpenID Connect RP-Initiated Logout 1.0), by way of the browser.

use futures_util::future::join;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{House, parameters, refresh};
use crate::support::browser::{Browser, Request, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;
use crate::support::keys::decode;

fn claims(token: &str) -> Value {
    let payload = token.split('.').nth(1).expect("a token has three parts");
    serde_json::from_slice(&decode(payload)).expect("claims are JSON")
}

#[actix_web::test]
async fn the_provider_is_told_who_leaves_whom_and_where_to_send_them() {
    let house = House::new();
    let mut browser = house.signed_in().await;

    let response = house.sign_out(&mut browser, &[]).await;

    let url = refresh(&response).expect("it goes on");
    let told = parameters(&url);
    assert!(url.as_str().starts_with(&house.idp.url("/end_session")));
    assert_eq!(told["client_id"], "client");
    assert_eq!(
        told["post_logout_redirect_uri"],
        house.gateway.url("/logout/done")
    );
    assert_eq!(told["state"].len(), 22);
    assert_eq!(claims(&told["id_token_hint"])["sub"], "248289761001");
    assert_eq!(told.len(), 4);
    assert!(!house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn the_page_says_where_it_leads_and_nothing_keeps_the_address() {
    let house = House::new();
    let mut browser = house.signed_in().await;

    let response = house.sign_out(&mut browser, &[]).await;

    let url = refresh(&response).expect("it goes on");
    let link = format!("href=\"{}\"", url.as_str().replace('&', "&amp;"));
    assert!(response.text().contains(&link), "{}", response.text());
    assert_eq!(response.header("cache-control"), "no-store");
    assert_eq!(response.header("referrer-policy"), "no-referrer");
    assert_eq!(response.header("location"), "");
}

/// A gateway.toml whose sessions outlive the gateway, in this folder.
fn lasting(idp: &FakeIdp) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let toml = format!(
        "{}[session]\npath = '{}/x.db'\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n",
        oidc("acme", idp),
        folder.path().display()
    );
    (folder, toml)
}

#[actix_web::test]
async fn the_session_here_has_ended_before_the_provider_is_asked_for_anything() {
    // Whoever leaves is kept for a second at most, and a busy machine may need more some times.
    for _ in 0..10 {
        if goes_on_after_the_end_here().await {
            return;
        }
    }
    panic!("nobody is sent on to the provider");
}

/// Signs out at a gateway that has to ask the provider first where that is; whether it goes on there.
async fn goes_on_after_the_end_here() -> bool {
    let clock = clock();
    let idp = super::exit_of("acme", &clock);
    let (_folder, toml) = lasting(&idp);
    let public = "https://login.example.com";
    let gateway = TestGateway::start_at(public, &clock, &toml);
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &idp, "acme").await;
    drop(gateway);
    let gateway = TestGateway::start_at(public, &clock, &toml);
    let mut browser = browser.reaching(public, gateway.address());
    let saved = browser
        .cookie("__Host-vestibule")
        .expect("they are signed in");
    let saved = format!("__Host-vestibule={}", saved.value);
    let gate = idp.hold("discovery");
    let meanwhile = async {
        gate.until_waiting(1).await;
        let request = Request::get(&gateway.url("/me")).header("cookie", &saved);
        let status = gateway.browser().send(request).await.status;
        gate.open();
        status
    };

    let url = gateway.url("/logout");
    let (response, status) = join(browser.post_form(&url, &[]), meanwhile).await;

    assert_eq!(status, 401);
    refresh(&response).is_some()
}

#[actix_web::test]
async fn a_provider_that_does_not_answer_keeps_nobody_signed_in() {
    for dead in [false, true] {
        let clock = clock();
        let idp = super::exit_of("acme", &clock);
        let (_folder, toml) = lasting(&idp);
        let public = "https://login.example.com";
        let gateway = TestGateway::start_at(public, &clock, &toml);
        let mut browser = gateway.browser();
        gateway.login(&mut browser, &idp, "acme").await;
        drop(gateway);
        // Started anew, it knows nothing of the provider yet.
        let gateway = TestGateway::start_at(public, &clock, &toml);
        let mut browser = browser.reaching(public, gateway.address());
        let held = if dead {
            idp.stop();
            None
        } else {
            let gate = idp.hold("discovery");
            Some((idp, gate))
        };

        let response = browser.post_form(&gateway.url("/logout"), &[]).await;

        assert_eq!(response.status, 200, "{}", response.text());
        assert!(refresh(&response).is_none());
        assert!(response.text().contains("You may still be signed in at"));
        assert_eq!(gateway.me(&mut browser).await.status, 401);
        drop(held);
    }
}

#[actix_web::test]
async fn what_was_too_late_for_one_who_leaves_is_there_for_the_next() {
    let clock = clock();
    let idp = super::exit_of("acme", &clock);
    let (_folder, toml) = lasting(&idp);
    let public = "https://login.example.com";
    let gateway = TestGateway::start_at(public, &clock, &toml);
    let (mut first, mut second) = (gateway.browser(), gateway.browser());
    gateway.login(&mut first, &idp, "acme").await;
    gateway.login(&mut second, &idp, "acme").await;
    drop(gateway);
    // Started anew, it knows nothing of the provider yet.
    let gateway = TestGateway::start_at(public, &clock, &toml);
    let [mut first, mut second] =
        [first, second].map(|browser| browser.reaching(public, gateway.address()));
    let asked = idp.hits("discovery");
    let gate = idp.hold("discovery");

    let early = first.post_form(&gateway.url("/logout"), &[]).await;
    gate.open();
    // Whoever signs in waits for the same answer, and for longer.
    gateway.begin(&mut gateway.browser(), "acme").await;
    let late = second.post_form(&gateway.url("/logout"), &[]).await;

    assert!(refresh(&early).is_none(), "{}", early.text());
    assert!(refresh(&late).is_some(), "{}", late.text());
    assert_eq!(idp.hits("discovery") - asked, 1, "it was asked once");
}

#[actix_web::test]
async fn an_id_token_too_long_for_an_address_is_left_out() {
    let house = House::new();
    house.idp.set_claim("sid", json!("session-1"));
    house.idp.set_claim("groups", json!("x".repeat(6000)));
    let mut browser = house.signed_in().await;

    let response = house.sign_out(&mut browser, &[]).await;

    let told = parameters(&refresh(&response).expect("it goes on"));
    assert!(!told.contains_key("id_token_hint"));
    assert_eq!(told["logout_hint"], "session-1");
    assert_eq!(told["client_id"], "client");
}

#[actix_web::test]
async fn what_the_address_of_the_exit_says_already_stays() {
    let house = House::new();
    let address = house.idp.url("/bye?realm=one");
    house.idp.patch("discovery", move |metadata| {
        metadata["end_session_endpoint"] = json!(address);
    });
    let mut browser = house.signed_in().await;

    let response = house.sign_out(&mut browser, &[]).await;

    let url = refresh(&response).expect("it goes on");
    assert_eq!(url.path(), "/bye");
    assert_eq!(parameters(&url)["realm"], "one");
}

#[actix_web::test]
async fn without_an_exit_the_page_says_that_one_may_still_be_signed_in_there() {
    let house = House::new();
    house.idp.heal("discovery");
    let mut browser = house.signed_in().await;

    let response = house.sign_out(&mut browser, &[]).await;

    assert!(refresh(&response).is_none());
    let text = response.text();
    assert!(text.contains("You may still be signed in at"), "{text}");
    assert!(text.contains("it will ask who you are"), "{text}");
    assert!(!house.is_signed_in(&mut browser).await);
}

/// Somebody who left an application for the provider, and the state that brings them back.
async fn on_the_way_out() -> (House, Browser, String) {
    let login = "[login]\nreturn_to_origins = [\"https://app.example.com\"]\n";
    let house = House::of(login, "");
    let mut browser = house.signed_in().await;
    let url = house
        .gateway
        .url("/logout?return_to=https%3A%2F%2Fapp.example.com%2Fbye");
    let leaving = browser.post_form(&url, &[]).await;
    let state = parameters(&refresh(&leaving).expect("it goes on"))["state"].clone();
    (house, browser, state)
}

#[actix_web::test]
async fn coming_back_ends_on_a_page_with_the_way_to_where_one_wanted_to_go() {
    let (house, mut browser, state) = on_the_way_out().await;
    let back = house.gateway.url(&format!("/logout/done?state={state}"));

    let done = browser.send(Request::get(&back).from(Site::Cross)).await;
    let again = browser.send(Request::get(&back).from(Site::Cross)).await;

    assert_eq!((done.status, again.status), (200, 200));
    assert!(done.text().contains("https://app.example.com/bye"));
    assert!(done.text().contains("You came back from"));
    assert!(!again.text().contains("app.example.com"), "once");
}

#[actix_web::test]
async fn a_return_with_another_state_or_none_finds_a_page_that_knows_nothing() {
    let (house, mut browser, state) = on_the_way_out().await;

    for query in [
        String::new(),
        "?state=".to_owned(),
        format!("?state={state}x"),
        format!("?state={state}&state={state}"),
        "?state=x&return_to=https%3A%2F%2Fapp.example.com%2Fbye".to_owned(),
    ] {
        let back = house.gateway.url(&format!("/logout/done{query}"));
        let done = browser.send(Request::get(&back).from(Site::Cross)).await;
        assert_eq!(done.status, 200, "{query}");
        assert_eq!((done.header("location"), done.header("refresh")), ("", ""));
        assert_eq!(done.header("set-cookie"), "", "{query}");
        assert!(!done.text().contains("app.example.com"), "{query}");
        assert!(!done.text().contains("You came back"), "{query}");
    }
    let back = house.gateway.url(&format!("/logout/done?state={state}"));
    let done = browser.send(Request::get(&back).from(Site::Cross)).await;

    assert!(
        done.text().contains("app.example.com"),
        "the right one still counts"
    );
}

#[actix_web::test]
async fn a_return_after_ten_minutes_finds_a_page_that_knows_nothing() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    let leaving = house.sign_out(&mut browser, &[]).await;
    let state = parameters(&refresh(&leaving).expect("it goes on"))["state"].clone();
    let back = house.gateway.url(&format!("/logout/done?state={state}"));

    house.gateway.clock().advance(600);
    let done = browser.get(&back).await;

    assert_eq!(done.status, 200);
    assert!(!done.text().contains("You came back"));
}

#[actix_web::test]
async fn a_return_never_signs_anybody_in_or_out() {
    let house = House::new();
    let mut browser = house.signed_in().await;

    let done = browser
        .get(&house.gateway.url("/logout/done?state=x&code=y"))
        .await;

    assert_eq!(done.status, 200);
    assert!(house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn local_is_here_alone() {
    let house = House::with("logout = \"local\"\n");
    let mut browser = house.signed_in().await;

    let question = browser.get(&house.gateway.url("/logout")).await.text();
    let response = house.sign_out(&mut browser, &[("at", "provider")]).await;

    assert!(question.contains("You may stay signed in at"), "{question}");
    assert!(refresh(&response).is_none());
    assert!(!response.text().contains("end_session"));
    assert!(!house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn plain_oauth_has_no_exit() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let base = idp.base();
    let gateway = TestGateway::start(
        &clock,
        &format!(
            "[providers.forge]\nprotocol = \"oauth2\"\nclient_id = \"client\"\n\
             endpoints = {{ authorize = \"{base}/authorize\", token = \"{base}/token\" }}\n\
             userinfo = [{{ as = \"user\", url = \"{base}/userinfo\" }}]\nprofile = {{ sub = \"user.sub\" }}\n"
        ),
    );
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &idp, "forge").await;
    assert_eq!(gateway.me(&mut browser).await.status, 200);

    let response = browser.post_form(&gateway.url("/logout"), &[]).await;

    assert!(refresh(&response).is_none());
    assert!(response.text().contains("You may still be signed in at"));
    assert!(!response.text().contains("it will ask who you are"));
}

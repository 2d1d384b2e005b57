//! Providers' tokens after the login: who may ask for them, and that a refresh happens once and signs nobody out.

mod asking;
mod away;
mod background;
mod demo;
mod ended;
mod linked;
mod members;
mod once;
mod pair;
mod refused;
mod secret;

use std::future::Future;
use std::time::{Duration, Instant};

use serde_json::json;
use vestibule::clock::Clock;

use crate::support::browser::{Browser, Request, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// The key of the one application, `shop`.
const KEY: &str = "the-key-of-a-shop-which-is-32-bytes-long";
const HOUR: i64 = 3600;

/// A provider that gives refresh tokens which work once each, and tokens that live for an hour.
struct House {
    clock: Clock,
    idp: FakeIdp,
}

impl House {
    fn new() -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        idp.rotates();
        Self { clock, idp }
    }

    /// `[providers.acme]` with kept tokens and these further lines, and the application that may have them.
    fn config(&self, more: &str) -> String {
        let provider = oidc("acme", &self.idp);
        format!(
            "{provider}tokens = true\n{more}\n[applications.shop]\nkey = \"{KEY}\"\nproviders = [\"acme\"]\n"
        )
    }

    fn gateway(&self, more: &str) -> TestGateway {
        TestGateway::start(&self.clock, &self.config(more))
    }

    /// Signs in and gives what the application gets to see of it: the session's cookie.
    async fn sign_in(&self, gateway: &TestGateway) -> String {
        self.sign_in_as(gateway, &mut gateway.browser()).await
    }

    async fn sign_in_as(&self, gateway: &TestGateway, browser: &mut Browser) -> String {
        let response = gateway.login(browser, &self.idp, "acme").await;
        assert_eq!(response.status, 303, "{}", response.text());
        let name = format!("vestibule-{}", gateway.address().port());
        let cookie = browser.cookie(&name).expect("there is a session");
        format!("{name}={}", cookie.value)
    }
}

/// What an application sends, which is no browser.
fn question(gateway: &TestGateway, cookie: &str) -> Request {
    question_with(gateway, cookie, &format!("Bearer {KEY}"))
}

fn question_with(gateway: &TestGateway, cookie: &str, authorization: &str) -> Request {
    question_at(&gateway.url("/token/acme"), cookie, authorization)
}

fn question_at(url: &str, cookie: &str, authorization: &str) -> Request {
    let mut request = Request::get(url)
        .method("POST")
        .header("authorization", authorization)
        .header("accept", "application/json")
        .header("cookie", cookie);
    for name in [
        "sec-fetch-site",
        "sec-fetch-mode",
        "sec-fetch-dest",
        "origin",
    ] {
        request = request.header(name, "");
    }
    request
}

async fn ask(gateway: &TestGateway, cookie: &str) -> Response {
    gateway.browser().send(question(gateway, cookie)).await
}

/// The access token of a good answer.
fn token(response: &Response) -> String {
    assert_eq!(response.status, 200, "{}", response.text());
    let token = response.json()["access_token"].as_str().map(str::to_owned);
    token.expect("there is an access token")
}

fn code(response: &Response) -> (u16, String) {
    let code = response.json()["code"].as_str().map(str::to_owned);
    (response.status, code.unwrap_or_default())
}

async fn me(gateway: &TestGateway, cookie: &str) -> u16 {
    let request = Request::get(&gateway.url("/me"))
        .header("accept", "application/json")
        .header("cookie", cookie);
    gateway.browser().send(request).await.status
}

/// Waits for something that happens in the background, for a minute at most.
async fn until<F: Future<Output = bool>>(what: &str, is_so: impl Fn() -> F) {
    let deadline = Instant::now() + Duration::from_mins(1);
    while !is_so().await {
        assert!(Instant::now() < deadline, "it never came about: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[actix_web::test]
async fn an_application_gets_the_access_token_of_the_person_whose_session_it_brings() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;

    let response = ask(&gateway, &cookie).await;

    assert_eq!(response.status, 200, "{}", response.text());
    assert_eq!(response.header("cache-control"), "no-store");
    assert_eq!(response.header("content-type"), "application/json");
    let token = house.idp.tokens_given().pop();
    assert_eq!(
        response.json(),
        json!({"access_token": token, "token_type": "Bearer", "expires_in": 3600, "scope": "openid profile email"})
    );
    assert_eq!(house.idp.refresh_requests().len(), 0);
}

#[actix_web::test]
async fn a_token_that_is_due_is_refreshed_and_the_next_refresh_uses_the_next_refresh_token() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    let first = token(&ask(&gateway, &cookie).await);

    house.clock.advance(HOUR - 360);
    let second = ask(&gateway, &cookie).await;
    house.clock.advance(HOUR);
    let third = ask(&gateway, &cookie).await;

    assert_ne!(first, token(&second));
    assert_ne!(token(&second), token(&third));
    assert_eq!(third.json()["expires_in"], 3600);
    assert_eq!(house.idp.refresh_requests().len(), 2);
    assert_eq!(house.idp.families_alive(), 1);
}

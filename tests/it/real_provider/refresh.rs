//! Refresh tokens that rotate, at a provider that nobody here wrote.

use vestibule::clock::Clock;

use super::process::{RealProvider, provider};
use super::{Browser, Request, Response, TestGateway, sign_in};

const KEY: &str = "the-key-of-a-shop-which-is-32-bytes-long";

/// Tokens of this client end after a second.
fn gateway(provider: &RealProvider) -> TestGateway {
    TestGateway::start(
        &Clock::system(),
        &format!(
            "[providers.refreshing]\nissuer = \"{}\"\nclient_id = \"refreshing\"\nclient_secret = '{}'\ntokens = true\n\
             refresh = {{ scopes = [\"offline_access\"], authorize = {{ prompt = \"consent\" }} }}\n\
             [applications.shop]\nkey = \"{KEY}\"\nproviders = [\"refreshing\"]\n",
            provider.issuer, provider.secret
        ),
    )
}

async fn ask(gateway: &TestGateway, browser: &mut Browser) -> Response {
    let request = Request::get(&gateway.url("/token/refreshing"))
        .method("POST")
        .header("authorization", &format!("Bearer {KEY}"))
        .header("accept", "application/json");
    browser.send(request).await
}

#[actix_web::test]
async fn tokens_are_refreshed_again_and_again_and_nobody_is_signed_out() {
    let gateway = gateway(provider());
    let mut browser = gateway.browser();
    let response = sign_in(&gateway, &mut browser, "refreshing", "ada").await;
    assert_eq!(response.status, 303, "{}", response.text());

    let mut seen = Vec::new();
    let deadline = std::time::Instant::now() + std::time::Duration::from_mins(2);
    while seen.len() < 4 {
        let answer = ask(&gateway, &mut browser).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let token = answer.json()["access_token"].clone();
        if !seen.contains(&token) {
            seen.push(token);
        }
        assert!(
            std::time::Instant::now() < deadline,
            "the token stays the same"
        );
    }

    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

//! The demonstration gives refresh tokens too, so that `/token/demo` can be tried without credentials.

use crate::support::browser::{Request, Response};
use crate::support::gateway::{TestGateway, clock};

use super::{KEY, token};

/// A gateway with its demonstration providers, whose tokens are kept.
fn gateway() -> TestGateway {
    let application = format!("[applications.shop]\nkey = \"{KEY}\"\n");
    TestGateway::start(
        &clock(),
        &format!(
            "demo = true\n[providers.demo]\ntokens = true\n[providers.demo_oauth2]\ntokens = true\n\
             {application}providers = [\"demo\", \"demo_oauth2\"]\n"
        ),
    )
}

/// Signs in as Ada and gives what asks for her token.
async fn sign_in(gateway: &TestGateway, id: &str) -> impl AsyncFn() -> Response {
    let mut browser = gateway.browser();
    let start = gateway.begin(&mut browser, id).await;
    let chosen = browser.get(&format!("{start}&choice=ada")).await;
    let end = browser.get(&chosen.location()).await;
    assert_eq!(end.status, 303, "{}", end.text());
    let name = format!("vestibule-{}", gateway.address().port());
    let cookie = browser.cookie(&name).expect("there is a session");
    let request = Request::get(&gateway.url(&format!("/token/{id}")))
        .method("POST")
        .header("authorization", &format!("Bearer {KEY}"))
        .header("accept", "application/json")
        .header("cookie", &format!("{name}={}", cookie.value))
        .header("origin", &gateway.url(""));
    async move || gateway.browser().send(request.clone()).await
}

#[actix_web::test]
async fn both_demonstrations_refresh_their_tokens() {
    for id in ["demo", "demo_oauth2"] {
        let gateway = gateway();
        let ask = sign_in(&gateway, id).await;
        let first = ask().await;
        let again = ask().await;

        gateway.clock().advance(600);
        let second = ask().await;
        gateway.clock().advance(600);
        let third = ask().await;

        assert_eq!(token(&first), token(&again), "{id}");
        assert_eq!(first.json()["expires_in"], 600, "{id}");
        assert_ne!(token(&first), token(&second), "{id}");
        assert_ne!(token(&second), token(&third), "{id}");
    }
}

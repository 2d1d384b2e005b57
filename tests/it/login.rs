//! A login from the button to the profile.

use serde_json::{Value, json};

use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

#[actix_web::test]
async fn an_issuer_and_a_client_id_are_enough_to_sign_in() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    idp.person(&json!({"sub": "ada", "name": "Ada Lovelace", "email": "ada@example.com", "email_verified": true}));
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();

    let response = gateway.login(&mut browser, &idp, "acme").await;
    let me = gateway.me(&mut browser).await;

    assert_eq!(
        (response.status, response.location()),
        (303, gateway.url("/"))
    );
    assert_eq!(
        me.json(),
        json!({
            "id": "acme:ada",
            "provider": "acme",
            "sub": "ada",
            "name": "Ada Lovelace",
            "given_name": Value::Null,
            "family_name": Value::Null,
            "preferred_username": Value::Null,
            "email": "ada@example.com",
            "email_verified": true,
            "picture": Value::Null,
            "profile": Value::Null,
            "locale": Value::Null,
            "zoneinfo": Value::Null,
            "groups": [],
            "authenticated_at": "2026-11-23T10:00:00Z",
            "expires_at": "2026-12-07T10:00:00Z",
        })
    );
}

#[actix_web::test]
async fn eight_logins_of_one_browser_finish_in_any_order() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();
    let mut answers = Vec::new();
    for tab in 0..8 {
        let page = gateway
            .begin_at(&mut browser, &format!("/login/acme?return_to=/tab/{tab}"))
            .await;
        answers.push((tab, idp.authorize(&page)));
    }

    for index in [3, 0, 7, 5, 1, 6, 2, 4] {
        let (tab, answer) = &answers[index];
        let response = gateway.finish(&mut browser, answer).await;

        assert!(
            response.location().ends_with(&format!("/tab/{tab}")),
            "{}",
            response.location()
        );
    }
    assert_eq!(idp.hits("token"), 8);
}

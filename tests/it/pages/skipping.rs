//! Skipping the chooser: with one provider, when it is configured, and never against the person.

use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// One provider, and this under `[login]`.
fn single(login: &str) -> (FakeIdp, TestGateway) {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &format!("[login]\n{login}\n{}", oidc("acme", &idp)));
    (idp, gateway)
}

#[actix_web::test]
async fn with_a_single_provider_the_chooser_can_be_skipped() {
    let (_idp, gateway) = single("auto_redirect = true");

    let response = gateway
        .browser()
        .get(&gateway.url("/login?return_to=/deep"))
        .await;

    assert_eq!(
        (response.status, response.header("location")),
        (303, "/login/acme?return_to=%2Fdeep")
    );
}

#[actix_web::test]
async fn the_chooser_is_not_skipped_unless_that_is_configured_or_with_two_providers() {
    let (_idp, single) = single("");
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let toml = format!(
        "[login]\nauto_redirect = true\n{}{}",
        oidc("acme", &idp),
        oidc("other", &idp)
    );
    let two = TestGateway::start(&clock, &toml);

    assert_eq!(
        single.browser().get(&single.url("/login")).await.status,
        200
    );
    assert_eq!(two.browser().get(&two.url("/login")).await.status, 200);
}

#[actix_web::test]
async fn the_chooser_is_never_skipped_for_who_was_told_something_or_asks_for_more() {
    let (idp, gateway) = single("auto_redirect = true");
    let mut fresh = gateway.browser();
    for query in [
        "notice=denied&provider=acme",
        "notice=x",
        "prompt=select_account",
    ] {
        let page = fresh.get(&gateway.url(&format!("/login?{query}"))).await;
        assert_eq!(page.status, 200, "{query}");
    }
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &idp, "acme").await;

    let signed_in = browser.get(&gateway.url("/login")).await;
    browser.post_form(&gateway.url("/logout"), &[]).await;
    let signed_out = browser.get(&gateway.url("/login")).await;
    gateway.clock().advance(599);
    let nearly = browser.get(&gateway.url("/login")).await;
    gateway.clock().advance(1);
    let later = browser.get(&gateway.url("/login")).await;

    assert_eq!(signed_in.status, 200);
    assert_eq!(signed_out.status, 200, "within ten minutes of a sign-out");
    assert_eq!((nearly.status, later.status), (200, 303));
}

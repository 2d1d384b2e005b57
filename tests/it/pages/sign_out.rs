//! The account page and the way out.

use super::links;
use crate::support::browser::Browser;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

async fn signed_in() -> (TestGateway, Browser) {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let origins = "[login]\nreturn_to_origins = [\"https://app.example.com\"]\n";
    let gateway = TestGateway::start(
        &clock,
        &format!(
            "{origins}{}display_name = \"Acme SSO\"\n",
            oidc("acme", &idp)
        ),
    );
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &idp, "acme").await;
    (gateway, browser)
}

#[actix_web::test]
async fn the_account_page_says_who_how_and_until_when() {
    let (gateway, mut browser) = signed_in().await;

    let page = browser.get(&gateway.url("/")).await.text();

    for text in [
        "Jane Doe",
        "j.doe",
        "janedoe@example.com",
        "acme:248289761001",
        "Acme SSO",
        "2026",
    ] {
        assert!(page.contains(text), "{text}");
    }
    assert!(page.contains("<form method=\"post\" action=\"/logout\">"));
}

#[actix_web::test]
async fn the_start_page_of_a_stranger_is_the_chooser() {
    let (gateway, _) = signed_in().await;

    let response = gateway.browser().get(&gateway.url("/")).await;

    assert_eq!(
        (response.status, response.location()),
        (303, gateway.url("/login"))
    );
}

#[actix_web::test]
async fn signing_out_is_asked_for_and_then_done() {
    let (gateway, mut browser) = signed_in().await;

    let question = browser.get(&gateway.url("/logout")).await;
    let before = gateway.me(&mut browser).await.status;
    let done = browser.post_form(&gateway.url("/logout"), &[]).await;
    let after = gateway.me(&mut browser).await.status;

    let asked = question.text();
    assert!(asked.contains("<form method=\"post\" action=\"/logout\">"));
    for text in [
        "Jane Doe",
        "janedoe@example.com",
        "This ends your session here. You may stay signed in at <bdi>Acme SSO</bdi> itself.",
    ] {
        assert!(asked.contains(text), "{text}: {asked}");
    }
    assert_eq!((before, done.status, after), (200, 200, 401));
    assert_eq!(links(&done), ["/login"]);
    assert!(
        done.text().contains("You may still be signed in at"),
        "{}",
        done.text()
    );
    assert_eq!((done.header("location"), done.header("refresh")), ("", ""));
}

#[actix_web::test]
async fn a_target_becomes_a_link_on_the_last_page() {
    let (gateway, mut browser) = signed_in().await;
    let route = "/logout?return_to=https%3A%2F%2Fapp.example.com%2Fbye";

    let question = browser.get(&gateway.url(route)).await.text();
    let done = browser.post_form(&gateway.url(route), &[]).await;

    assert!(
        question.contains(&format!("action=\"{route}\"")),
        "{question}"
    );
    assert_eq!(links(&done), ["https://app.example.com/bye", "/login"]);
    assert_eq!(done.header("location"), "");
}

#[actix_web::test]
async fn a_target_on_this_site_becomes_a_link_too() {
    let (gateway, mut browser) = signed_in().await;

    let done = browser
        .post_form(&gateway.url("/logout?return_to=%2Fbye"), &[])
        .await;

    assert!(
        links(&done).contains(&gateway.url("/bye")),
        "{:?}",
        links(&done)
    );
}

#[actix_web::test]
async fn signing_out_twice_is_no_error() {
    let (gateway, mut browser) = signed_in().await;
    browser.post_form(&gateway.url("/logout"), &[]).await;

    let again = browser.post_form(&gateway.url("/logout"), &[]).await;
    let question = browser.get(&gateway.url("/logout")).await;
    let done = browser.get(&gateway.url("/logout/done")).await;

    for response in [again, question, done] {
        assert_eq!(response.status, 200);
        assert!(response.text().contains("You are signed out"));
    }
}

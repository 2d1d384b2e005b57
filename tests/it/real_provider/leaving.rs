//! Signing out of the real provider, by way of the gateway and the other way round.

use std::time::{Duration, Instant};

use super::process::provider;
use super::{gateway, pages, profile, sign_in};
use crate::support::browser::{Browser, Request, Response, Site};

/// The provider asks whether it should sign the person out; they say yes. Where it sends them then.
async fn agree(browser: &mut Browser, start: &str) -> String {
    let question = browser.send(Request::get(start).from(Site::Cross)).await;
    assert_eq!(question.status, 200, "{}", question.text());
    assert!(question.text().contains("sign-out"), "{}", question.text());
    let mut form = pages::form(&question).expect("it asks");
    form.fields.push(("logout".to_owned(), "yes".to_owned()));
    let answer = browser.post_form(&form.action, &form.fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.location()
}

fn refresh(response: &Response) -> String {
    let refresh = response.header("refresh");
    let url = refresh.strip_prefix("0; url=").expect("it goes on at once");
    url.to_owned()
}

#[actix_web::test]
async fn a_sign_out_goes_there_and_comes_back_and_the_next_login_needs_the_password() {
    let gateway = gateway(provider());
    for client in ["basic", "public"] {
        let mut browser = gateway.browser();
        sign_in(&gateway, &mut browser, client, "ada").await;
        profile(&gateway, &mut browser).await;

        let left = browser.post_form(&gateway.url("/logout"), &[]).await;
        let back = agree(&mut browser, &refresh(&left)).await;
        let done = browser.send(Request::get(&back).from(Site::Cross)).await;

        assert!(back.starts_with(&gateway.url("/logout/done?state=")));
        assert!(
            done.text().contains("You came back from"),
            "{}",
            done.text()
        );
        assert_eq!(gateway.me(&mut browser).await.status, 401);
        let start = gateway.begin(&mut browser, client).await;
        assert!(start.contains("prompt=login"), "{start}");
        let answer = pages::Visit::new(&mut browser, &gateway)
            .sign_in(&start, "grace")
            .await;
        super::bring_back(&gateway, &mut browser, answer).await;
        let profile = profile(&gateway, &mut browser).await;
        assert_eq!(profile["sub"], "grace");
    }
}

#[actix_web::test]
async fn a_sign_out_there_ends_that_session_here_and_no_other() {
    let gateway = gateway(provider());
    let (mut one, mut two) = (gateway.browser(), gateway.browser());
    for browser in [&mut one, &mut two] {
        sign_in(&gateway, browser, "told", "ada").await;
        assert_eq!(gateway.me(browser).await.status, 200);
    }
    let start = format!(
        "{}/session/end?client_id=told&post_logout_redirect_uri={}",
        provider().issuer,
        gateway.url("/logout/done")
    );

    agree(&mut one, &start).await;

    // The provider tells the gateway in its own time.
    let deadline = Instant::now() + Duration::from_mins(1);
    while gateway.me(&mut one).await.status != 401 {
        assert!(Instant::now() < deadline, "it lives on here");
    }
    assert_eq!(gateway.me(&mut two).await.status, 200);
}

//! Below a path: every route, link, cookie and redirect of `https://example.com/auth`.

use regex::Regex;

use crate::support::browser::{Browser, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

const PUBLIC: &str = "https://example.com/auth";

fn house() -> (FakeIdp, TestGateway) {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let marked = "[providers.github]\nclient_id = \"x\"\nclient_secret = \"y\"\n";
    let gateway = TestGateway::start_at(PUBLIC, &clock, &(oidc("acme", &idp) + marked));
    (idp, gateway)
}

/// Every link and form of a page.
fn links(response: &Response) -> Vec<String> {
    let link = Regex::new(r#"(?:href|action|src)="([^"]*)""#).expect("it is an expression");
    let text = response.text();
    let links = link.captures_iter(&text);
    links
        .map(|found| found[1].to_owned())
        .filter(|link| !link.starts_with("data:"))
        .collect()
}

fn assert_inside(response: &Response) {
    let links = links(response);
    assert!(!links.is_empty());
    for link in links {
        assert!(
            link.split('?').next() == Some("/auth") || link.starts_with("/auth/"),
            "{link} on {}",
            response.url
        );
    }
}

async fn signed_in(idp: &FakeIdp, gateway: &TestGateway) -> Browser {
    let mut browser = gateway.browser();
    let response = gateway.login(&mut browser, idp, "acme").await;
    assert_eq!(response.location(), "https://example.com/auth/");
    browser
}

#[actix_web::test]
async fn every_link_and_form_stays_below_the_path() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();
    for route in [
        "/login",
        "/login?return_to=/x",
        "/logout/done",
        "/login?return_to=//evil",
        "/login/nobody",
        "/me",
    ] {
        assert_inside(&browser.get(&gateway.url(route)).await);
    }
    let mut browser = signed_in(&idp, &gateway).await;
    for route in [
        "",
        "/",
        "/login",
        "/login?prompt=select_account",
        "/logout",
        "/nothing",
    ] {
        assert_inside(&browser.get(&gateway.url(route)).await);
    }
    assert_inside(&browser.post_form(&gateway.url("/logout"), &[]).await);
}

#[actix_web::test]
async fn every_redirect_stays_below_the_path() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();

    let home = browser.get(&gateway.url("/")).await;
    let page = gateway.begin(&mut browser, "acme").await;
    let denied = idp.authorize(&page).error("access_denied");
    let denied = gateway.finish(&mut browser, &denied).await;

    assert_eq!(home.location(), "https://example.com/auth/login");
    assert!(page.contains("redirect_uri=https%3A%2F%2Fexample.com%2Fauth%2Fcallback%2Facme"));
    assert_eq!(
        denied.location(),
        "https://example.com/auth/login?notice=denied&provider=acme&return_to=%2Fauth%2F"
    );
}

#[actix_web::test]
async fn every_address_in_json_is_whole_and_below_the_path() {
    let (_idp, gateway) = house();
    let mut browser = gateway.browser();

    let list = browser.get_json(&gateway.url("/providers")).await.json();
    let me = gateway.me(&mut browser).await.json();

    assert_eq!(
        list["providers"][0]["login_url"],
        "https://example.com/auth/login/acme"
    );
    let logo = list["providers"][1]["logo_url"]
        .as_str()
        .expect("this provider has a mark");
    assert!(
        logo.starts_with("https://example.com/auth/assets/"),
        "{logo}"
    );
    assert_eq!(browser.get(logo).await.status, 200);
    assert_eq!(me["login_url"], "https://example.com/auth/login");
}

#[actix_web::test]
async fn every_cookie_is_named_after_the_path_and_belongs_to_the_host() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();
    let mut set = Vec::new();

    let page = gateway.begin(&mut browser, "acme").await;
    let attempt = browser.cookies()[0].name.clone();
    let answer = gateway.finish(&mut browser, &idp.authorize(&page)).await;
    set.extend(answer.headers_named("set-cookie"));
    let out = browser.post_form(&gateway.url("/logout"), &[]).await;
    set.extend(out.headers_named("set-cookie"));

    assert!(
        attempt.starts_with("__Host-vestibule-login-") && attempt.ends_with("-auth"),
        "{attempt}"
    );
    let mut names: Vec<&str> = set
        .iter()
        .filter_map(|cookie| cookie.split('=').next())
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut expected = vec![
        "__Host-vestibule-auth",
        "__Host-vestibule-last-auth",
        &attempt,
        "__Host-vestibule-out-auth",
    ];
    expected.sort_unstable();
    assert_eq!(names, expected);
    for cookie in set {
        for attribute in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        assert!(
            !cookie.contains("Path=/a") && !cookie.contains("Domain"),
            "{cookie}"
        );
    }
}

#[actix_web::test]
async fn beside_the_path_there_is_nothing() {
    let (_idp, gateway) = house();
    let mut browser = gateway.browser();
    for path in [
        "/",
        "/login",
        "/me",
        "/healthz",
        "/authlogin",
        "/auth2/login",
        "/Auth/login",
        "/auth//login",
    ] {
        let response = browser.get(&format!("https://example.com{path}")).await;

        assert_eq!(
            (response.status, response.header("location")),
            (404, ""),
            "{path}"
        );
        assert_eq!(
            response.header("strict-transport-security"),
            "max-age=31536000",
            "{path}"
        );
        assert_eq!(
            response.header("x-content-type-options"),
            "nosniff",
            "{path}"
        );
    }
}

#[actix_web::test]
async fn with_https_every_response_insists_on_it() {
    let (_idp, gateway) = house();
    let mut browser = gateway.browser();
    for route in [
        "/",
        "/login",
        "/login/acme",
        "/callback/acme",
        "/me",
        "/providers",
        "/healthz",
        "/logout",
        "/login?return_to=//x",
    ] {
        let response = browser.get(&gateway.url(route)).await;

        assert_eq!(
            response.header("strict-transport-security"),
            "max-age=31536000",
            "{route}"
        );
    }
}

//! Where a login or a sign-out may lead: the corpus of open redirects, and what must go on working.

mod corpus;

use url::{Url, form_urlencoded};

use corpus::{accepted, refused};

use crate::support::browser::{Browser, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

const PUBLIC: &str = "https://login.example.com/auth";
const ALLOWED: [&str; 2] = ["https://login.example.com", "https://app.example.com"];

struct House {
    idp: FakeIdp,
    gateway: TestGateway,
}

impl House {
    fn new() -> Self {
        Self::with("")
    }

    fn with(login: &str) -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let origins = "[login]\nreturn_to_origins = [\"https://app.example.com\"]\n";
        let toml = format!("{origins}{login}{}", oidc("acme", &idp));
        let gateway = TestGateway::start_at(PUBLIC, &clock, &toml);
        Self { idp, gateway }
    }

    /// A route with a target in its query.
    fn with_target(&self, route: &str, target: &str) -> String {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("return_to", target)
            .finish();
        self.gateway.url(&format!("{route}?{query}"))
    }

    /// The end of a whole login that was started with a target; `None` when the start was refused.
    async fn login(&self, browser: &mut Browser, target: &str) -> Option<Response> {
        let start = browser.get(&self.with_target("/login/acme", target)).await;
        if start.status == 400 {
            return None;
        }
        assert_eq!(start.status, 303, "{target:?}");
        let answer = self.idp.authorize(&start.location());
        Some(self.gateway.finish(browser, &answer).await)
    }

    async fn signed_in(&self) -> Browser {
        let mut browser = self.gateway.browser();
        self.gateway.login(&mut browser, &self.idp, "acme").await;
        browser
    }
}

fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// A refusal as the contract has it: before any login, with a way to start without the target.
fn assert_refused(response: &Response, target: &str) {
    let page = response.text();
    assert_eq!(response.status, 400, "{target:?}");
    assert!(
        page.contains("<code>return_to_rejected</code>"),
        "{target:?}"
    );
    assert!(page.contains("href=\"/auth/login\""), "{target:?}: {page}");
    assert!(!page.contains("return_to="), "{target:?}");
    assert_eq!(response.header("set-cookie"), "", "{target:?}");
    assert_eq!(response.header("location"), "", "{target:?}");
}

#[actix_web::test]
async fn no_target_of_the_corpus_starts_a_login_that_ends_elsewhere() {
    let house = House::new();
    let mut browser = house.gateway.browser();
    let pages =
        ["", "/", "/login", "/callback/acme"].map(|route| Url::parse(&house.gateway.url(route)));
    for (may_pass, target) in refused() {
        for route in ["/login", "/login/acme"] {
            let response = browser.get(&house.with_target(route, &target)).await;

            if !may_pass || response.status == 400 {
                assert_refused(&response, &target);
            }
        }
        let Some(end) = house.login(&mut browser, &target).await else {
            continue;
        };
        assert!(may_pass, "{target:?}");
        for page in &pages {
            let page = page.as_ref().expect("pages have URLs");
            let landed = page
                .join(end.header("location"))
                .expect("a redirect leads to a URL");
            assert!(
                ALLOWED.contains(&origin(&landed).as_str()),
                "{target:?} leads to {landed}"
            );
        }
        browser = house.gateway.browser();
    }
    assert!(
        browser.cookies().is_empty(),
        "no refused login left a cookie"
    );
}

#[actix_web::test]
async fn every_allowed_target_is_reached_by_a_whole_login() {
    let house = House::new();
    let own = Url::parse(PUBLIC).expect("this is a URL");
    for target in accepted() {
        let mut browser = house.gateway.browser();

        let chooser = browser.get(&house.with_target("/login", &target)).await;
        let end = house.login(&mut browser, &target).await;
        let end = end.unwrap_or_else(|| panic!("{target:?} is refused"));

        let meant = own.join(&target).expect("an allowed target is a URL");
        assert_eq!(chooser.status, 200, "{target:?}");
        assert_eq!(
            (end.status, end.header("location")),
            (303, meant.as_str()),
            "{target:?}"
        );
    }
}

#[actix_web::test]
async fn the_chooser_and_its_buttons_carry_an_allowed_target_on() {
    let house = House::new();
    for target in accepted() {
        let mut browser = house.gateway.browser();
        let chooser = browser
            .get(&house.with_target("/login", &target))
            .await
            .text();
        let button = chooser
            .split("data-provider=\"acme\" href=\"")
            .nth(1)
            .expect("there is a button");
        let href = button
            .split('"')
            .next()
            .unwrap_or_default()
            .replace("&amp;", "&");

        let start = browser
            .get(&format!("https://login.example.com{href}"))
            .await;
        let end = house
            .gateway
            .finish(&mut browser, &house.idp.authorize(&start.location()))
            .await;

        let meant = Url::parse(PUBLIC)
            .and_then(|own| own.join(&target))
            .expect("this is a URL");
        assert_eq!(end.header("location"), meant.as_str(), "{target:?}");
    }
}

#[actix_web::test]
async fn a_target_may_have_2000_bytes_and_not_one_more() {
    let house = House::new();
    let long = |start: &str, length: usize| format!("{start}{}", "x".repeat(length - start.len()));
    for start in ["/", "/?q=", "https://app.example.com/"] {
        let mut browser = house.gateway.browser();
        let fits = long(start, 2000);

        let end = house
            .login(&mut browser, &fits)
            .await
            .expect("it is accepted");

        assert!(end.header("location").ends_with(&fits), "{start}");
        for length in [2001, 2100, 4096, 8000] {
            let response = browser
                .get(&house.with_target("/login", &long(start, length)))
                .await;
            assert_refused(&response, start);
        }
    }
}

#[actix_web::test]
async fn a_refused_target_is_refused_for_who_is_signed_in_too() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    for target in [
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "",
    ] {
        let response = browser.get(&house.with_target("/login", target)).await;

        assert_refused(&response, target);
    }
}

#[actix_web::test]
async fn a_sign_out_never_links_to_a_target_that_was_not_checked() {
    let house = House::new();
    let mut signed_in = house.signed_in().await;
    let mut anonymous = house.gateway.browser();
    for (may_pass, target) in refused() {
        if may_pass {
            continue;
        }
        for response in [
            signed_in.get(&house.with_target("/logout", &target)).await,
            anonymous.get(&house.with_target("/logout", &target)).await,
            anonymous
                .get(&house.with_target("/logout/done", &target))
                .await,
        ] {
            let page = response.text();
            let links: Vec<&str> = page
                .split("href=\"")
                .skip(1)
                .chain(page.split("action=\"").skip(1))
                .filter_map(|rest| rest.split('"').next())
                .filter(|link| !link.starts_with("data:image/svg+xml,"))
                // The way to the same page in other languages, which repeats no target that was refused.
                .map(|link| link.strip_suffix("?lang=#languages").unwrap_or(link))
                .collect();
            assert_eq!(response.status, 200, "{target:?}");
            let own = ["/auth/", "/auth/login", "/auth/logout", "/auth/logout/done"];
            assert!(
                links.iter().all(|link| own.contains(link)),
                "{target:?}: {links:?}"
            );
            assert_eq!(response.header("location"), "", "{target:?}");
            assert_eq!(response.header("refresh"), "", "{target:?}");
        }
    }
}

#[actix_web::test]
async fn the_callback_takes_no_target_of_its_own() {
    let house = House::new();
    let mut browser = house.gateway.browser();
    let start = browser
        .get(&house.with_target("/login/acme", "/wanted"))
        .await;
    let answer = house.idp.authorize(&start.location());

    let answer = answer
        .and("return_to", "https://evil.example/")
        .and("state2", "x");
    let end = house.gateway.finish(&mut browser, &answer).await;

    assert_eq!(end.header("location"), "https://login.example.com/wanted");
}

#[actix_web::test]
async fn without_a_target_a_login_ends_at_the_configured_place() {
    let house = House::with("default_return_to = \"https://app.example.com/start\"\n");
    let mut browser = house.gateway.browser();

    let end = house.gateway.login(&mut browser, &house.idp, "acme").await;

    assert_eq!(end.header("location"), "https://app.example.com/start");
}

#[actix_web::test]
async fn nothing_secret_travels_in_an_address_of_ours() {
    let house = House::new();
    let mut browser = house.gateway.browser();

    let end = house
        .login(&mut browser, "https://app.example.com/x")
        .await
        .expect("it is accepted");

    assert_eq!(end.header("location"), "https://app.example.com/x");
    assert_eq!(end.body, b"");
}

#[actix_web::test]
async fn a_login_does_not_end_where_the_next_one_starts() {
    let house = House::with("default_return_to = \"/welcome\"\n");
    for target in [
        "/auth/login",
        "/auth/logout",
        "/auth/%6Cogin/acme?prompt=login",
    ] {
        let mut browser = house.gateway.browser();

        let end = house.login(&mut browser, target).await;

        let end = end.unwrap_or_else(|| panic!("{target} is refused"));
        assert_eq!(
            end.location(),
            "https://login.example.com/welcome",
            "{target}"
        );
    }
}

#[actix_web::test]
async fn a_target_that_no_cookie_could_hold_starts_no_login() {
    let house = House::new();
    let mut browser = house.gateway.browser();
    let target = format!("/{}", "é".repeat(900));

    let start = browser
        .get(&house.with_target("/login/acme", &target))
        .await;

    assert_refused(&start, "a path of 900 letters that take six bytes each");
}

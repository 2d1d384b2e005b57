//! Every route, asked in every way by everybody: status, kind, and the headers that every response has.

use std::collections::BTreeSet;

use regex::Regex;

use super::table::{HTML, PROBLEM, Row, table};
use crate::support::browser::{Browser, Request, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Anonymous,
    SignedIn,
}

struct House {
    idp: FakeIdp,
    gateway: TestGateway,
}

impl House {
    fn new() -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let marked = "[providers.github]\nclient_id = \"x\"\nclient_secret = \"y\"\n";
        let embed = "[embed]\norigins = [\"http://app.localhost\"]\n";
        let gateway = TestGateway::start(&clock, &(oidc("acme", &idp) + marked + embed));
        Self { idp, gateway }
    }

    async fn browser(&self, who: Who) -> Browser {
        let mut browser = self.gateway.browser();
        if who == Who::SignedIn {
            let response = self.gateway.login(&mut browser, &self.idp, "acme").await;
            assert_eq!(response.status, 303);
        }
        browser
    }

    /// The path of a row; the mark's is found out.
    async fn url(&self, row: &Row) -> String {
        if row.path.starts_with('/') {
            return self.gateway.url(row.path);
        }
        let list = self
            .gateway
            .browser()
            .get_json(&self.gateway.url("/providers"))
            .await;
        let mark = list.json()["providers"][1]["logo_url"].clone();
        mark.as_str().expect("this provider has a mark").to_owned()
    }
}

async fn ask(browser: &mut Browser, method: &str, url: &str, accept: &str) -> Response {
    let request = Request::get(url).method(method).header("accept", accept);
    browser.send(request).await
}

/// What every response has, whatever else it is.
fn assert_complete(response: &Response, place: &str) {
    let header = |name: &str| response.header(name);
    assert_eq!(header("x-content-type-options"), "nosniff", "{place}");
    let in_frame = place.contains("/embed/frame") && response.status == 200;
    let frame_options = if in_frame { "" } else { "DENY" };
    assert_eq!(header("x-frame-options"), frame_options, "{place}");
    assert_eq!(header("x-request-id").len(), 16, "{place}");
    assert_eq!(
        header("strict-transport-security"),
        "",
        "{place}: plain http"
    );
    assert_eq!(
        (header("server"), header("x-powered-by")),
        ("", ""),
        "{place}"
    );
    assert_eq!(header("access-control-allow-origin"), "", "{place}");
    let resource = if place.contains("/assets/") && response.status == 200 {
        assert_eq!(
            header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        "cross-origin"
    } else if place.contains("/embed.js") && response.status == 200 {
        assert_eq!(header("cache-control"), "public, max-age=300", "{place}");
        "same-origin"
    } else {
        assert_eq!(header("cache-control"), "no-store", "{place}");
        "same-origin"
    };
    assert_eq!(header("cross-origin-resource-policy"), resource, "{place}");
    let referrer = if response.text().contains("<form") {
        "same-origin"
    } else {
        "no-referrer"
    };
    // The answer to HEAD has no body to see a form in.
    if response.body.is_empty() && response.status == 200 {
        assert_ne!(header("referrer-policy"), "", "{place}");
    } else {
        assert_eq!(header("referrer-policy"), referrer, "{place}");
    }
    let policy = header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'"),
        "{place}: {policy}"
    );
    assert!(
        !policy.contains("unsafe") && !policy.contains('*'),
        "{place}: {policy}"
    );
    if header("content-type") == HTML {
        for part in [
            "base-uri 'none'",
            "form-action 'self'",
            if in_frame {
                "frame-ancestors http://app.localhost"
            } else {
                "frame-ancestors 'none'"
            },
        ] {
            assert!(policy.contains(part), "{place}: {policy}");
        }
        let in_popup = place.contains("/embed/done") && response.status == 200;
        let opener = if in_popup { "" } else { "same-origin" };
        assert_eq!(header("cross-origin-opener-policy"), opener, "{place}");
        assert_eq!(header("content-language"), "en", "{place}");
        assert_eq!(header("x-robots-tag"), "noindex", "{place}");
        assert_eq!(policy.contains("script-src"), in_popup, "{place}");
        assert_eq!(header("refresh"), "", "{place}: no page goes on by itself");
        assert!(header("vary").contains("Accept"), "{place}");
    }
}

#[test]
fn every_route_of_the_program_is_in_the_table() {
    let source = include_str!("../../../src/web/mod.rs");
    let route =
        Regex::new(r#"(?:only_get|web::resource)\(\s*"([^"]*)""#).expect("it is an expression");
    let routes: BTreeSet<&str> = route
        .captures_iter(source)
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .collect();

    let known: BTreeSet<&str> = table().iter().map(|row| row.pattern).collect();

    assert_eq!(routes, known);
}

#[actix_web::test]
async fn every_route_answers_get_and_head_as_the_contract_says() {
    let house = House::new();
    for row in table() {
        let url = house.url(&row).await;
        for (who, seen) in [
            (Who::Anonymous, row.anonymous),
            (Who::SignedIn, row.signed_in),
        ] {
            for (accept, (status, kind)) in ["text/html", "application/json"].into_iter().zip(seen)
            {
                let mut browser = house.browser(who).await;
                let place = format!("GET {url} {who:?} {accept}");

                let got = ask(&mut browser, "GET", &url, accept).await;
                let head = ask(&mut browser, "HEAD", &url, accept).await;

                assert_eq!(
                    (got.status, got.header("content-type")),
                    (status, kind),
                    "{place}"
                );
                assert_complete(&got, &place);
                assert_complete(&head, &place);
                assert!(head.body.is_empty(), "{place}");
                if row.allow.contains("HEAD") {
                    assert_eq!(
                        (head.status, head.header("content-type")),
                        (status, kind),
                        "{place}"
                    );
                }
                if !row.cookies {
                    assert_eq!(got.header("set-cookie"), "", "{place}");
                }
            }
        }
    }
}

#[actix_web::test]
async fn every_other_method_is_405_and_says_which_are_not() {
    let house = House::new();
    for row in table() {
        let url = house.url(&row).await;
        for who in [Who::Anonymous, Who::SignedIn] {
            for (accept, kind) in [("text/html", HTML), ("application/json", PROBLEM)] {
                let mut browser = house.browser(who).await;
                for method in ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
                    if row.allow.contains(method) {
                        continue;
                    }
                    let place = format!("{method} {url} {who:?} {accept}");

                    let response = ask(&mut browser, method, &url, accept).await;

                    assert_eq!(response.status, 405, "{place}");
                    assert_eq!(response.header("content-type"), kind, "{place}");
                    assert_eq!(sorted(response.header("allow")), row.allow, "{place}");
                    assert_complete(&response, &place);
                    assert_eq!(response.header("set-cookie"), "", "{place}");
                    assert!(
                        method == "HEAD" || response.text().contains("method_not_allowed"),
                        "{place}"
                    );
                }
            }
        }
    }
}

#[actix_web::test]
async fn the_routes_that_take_a_post_answer_it() {
    let house = House::new();
    for who in [Who::Anonymous, Who::SignedIn] {
        for (accept, refused) in [("text/html", HTML), ("application/json", PROBLEM)] {
            let mut browser = house.browser(who).await;

            let callback = ask(
                &mut browser,
                "POST",
                &house.gateway.url("/callback/acme"),
                accept,
            )
            .await;
            let forget = house.gateway.url("/logout/done");
            let forget = ask(&mut browser, "POST", &forget, accept).await;
            let end = house.gateway.url("/sessions/end");
            let end = ask(&mut browser, "POST", &end, accept).await;
            let logout = ask(&mut browser, "POST", &house.gateway.url("/logout"), accept).await;

            assert_eq!(
                (callback.status, callback.header("content-type")),
                (400, refused)
            );
            assert_eq!((logout.status, logout.header("content-type")), (200, HTML));
            let forgotten = match who {
                Who::SignedIn => (303, ""),
                Who::Anonymous => (200, HTML),
            };
            assert_eq!((forget.status, forget.header("content-type")), forgotten);
            assert_complete(&forget, "POST /logout/done");
            let nothing_named = match (who, refused) {
                (Who::SignedIn, _) => (404, refused),
                (Who::Anonymous, HTML) => (303, ""),
                (Who::Anonymous, _) => (401, PROBLEM),
            };
            assert_eq!((end.status, end.header("content-type")), nothing_named);
            assert_complete(&end, "POST /sessions/end");
            assert_complete(&callback, "POST /callback/acme");
            assert_complete(&logout, "POST /logout");
        }
    }
}

#[actix_web::test]
async fn what_is_no_route_is_404_also_beside_me() {
    let house = House::new();
    let paths = [
        "/me/",
        "/me/x.css",
        "/me;x.css",
        "/me%2fx.css",
        "/ME",
        "//me",
        "/me%00",
        "/login/",
        "/login/acme/",
        "/login/unknown",
        "/callback/unknown",
        "/callback",
        "/assets/",
        "/assets/x.svg",
        "/assets/..%2fx",
        "/nothing",
        "/.well-known/openid-configuration",
        "/demo",
        "/demo/token",
        "/favicon.ico",
    ];
    for who in [Who::Anonymous, Who::SignedIn] {
        let mut browser = house.browser(who).await;
        for path in paths {
            let url = house.gateway.url(path);

            let response = ask(&mut browser, "GET", &url, "application/json").await;

            assert_eq!(response.status, 404, "{path}");
            let code = &response.json()["code"];
            assert!(code == "not_found" || code == "unknown_provider", "{path}");
            assert_eq!(response.header("location"), "", "{path}");
            assert_complete(&response, path);
        }
    }
}

#[actix_web::test]
async fn pages_are_compressed_for_who_asks_and_the_profile_never() {
    let house = House::new();
    let mut browser = house.browser(Who::SignedIn).await;
    for (path, encoding) in [
        ("/login", "br"),
        ("/", "br"),
        ("/logout", "br"),
        ("/sessions", "br"),
        ("/me", ""),
        ("/me/identities", ""),
    ] {
        let request = Request::get(&house.gateway.url(path)).header("accept-encoding", "br, gzip");

        let response = browser.send(request).await;

        assert_eq!(response.header("content-encoding"), encoding, "{path}");
        let vary = response.headers_named("vary").join(",").to_lowercase();
        assert_eq!(
            vary.contains("accept-encoding"),
            !encoding.is_empty(),
            "{path}"
        );
    }
}

/// A list of methods in the order of the alphabet.
fn sorted(allow: &str) -> String {
    let mut methods: Vec<&str> = allow.split(',').map(str::trim).collect();
    methods.sort_unstable();
    methods.join(", ")
}

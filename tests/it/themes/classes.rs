//! Every class of error, met for real: its page says what and why, offers two ways on, and names a reference that can be copied.

use std::collections::BTreeSet;

use regex::Regex;
use serde_json::json;
use vestibule::web::pages::ErrorCode;

use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, Reply};
use crate::support::knock;

/// Codes that no page can be driven into here, and why.
const ELSEWHERE: [(&str, &str); 6] = [
    ("internal", "a fault of our own; its page is compiled in"),
    (
        "store_unavailable",
        "`session/outage.rs` takes the store away",
    ),
    (
        "busy",
        "`session/events.rs` opens as many streams as there may be",
    ),
    (
        "stale_login",
        "`session/own.rs` waits until the login is too long ago",
    ),
    (
        "application_unknown",
        "for applications, which are answered in JSON",
    ),
    ("no_tokens", "for applications, which are answered in JSON"),
];

struct House {
    idp: FakeIdp,
    gateway: TestGateway,
    browser: Browser,
}

impl House {
    fn new() -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let plain = format!(
            "[providers.plain]\nprotocol = \"oauth2\"\nclient_id = \"client\"\nendpoints = {{ authorize = \"{}\", token = \"{}\" }}\n\
             userinfo = [{{ as = \"user\", url = \"{}\" }}]\nprofile = {{ sub = \"user.id\" }}\n",
            idp.url("authorize"),
            idp.url("token"),
            idp.url("/api/user"),
        );
        let dead = "[providers.dead]\nissuer = \"http://127.0.0.1:1\"\nclient_id = \"client\"\n";
        let second = oidc("second", &idp);
        let toml = format!(
            "{}timeout = \"1s\"\n{second}{plain}{dead}",
            oidc("acme", &idp)
        );
        let gateway = TestGateway::start(&clock, &toml);
        let browser = gateway.browser();
        Self {
            idp,
            gateway,
            browser,
        }
    }

    async fn get(&mut self, route: &str) -> Response {
        self.browser.get(&self.gateway.url(route)).await
    }

    /// A login at `provider` that ends at the callback, its address changed.
    async fn callback(&mut self, provider: &str, change: impl Fn(String) -> String) -> Response {
        let route = format!("/login/{provider}?return_to=/report");
        let page = self.gateway.begin_at(&mut self.browser, &route).await;
        let url = change(self.idp.authorize(&page).url());
        self.browser
            .send(Request::get(&url).from(Site::Cross))
            .await
    }

    async fn fail(&mut self, code: &str) -> Response {
        match code {
            "return_to_rejected" => self.get("/login?return_to=//x").await,
            "attempt_missing" => self.get("/callback/acme?state=unknown&code=c").await,
            "attempt_expired" => {
                let clock = self.gateway.clock().clone();
                self.callback("acme", |url| {
                    clock.advance(601);
                    url
                })
                .await
            }
            "attempt_used" => {
                let page = self.gateway.begin(&mut self.browser, "acme").await;
                let answer = self.idp.authorize(&page);
                let mut thief = self.gateway.browser();
                for cookie in self.browser.cookies() {
                    thief.plant_cookie(cookie.clone());
                }
                self.gateway.finish(&mut self.browser, &answer).await;
                self.gateway.finish(&mut thief, &answer).await
            }
            "attempt_foreign" => {
                self.callback("acme", |url| {
                    url.replace("/callback/acme", "/callback/second")
                })
                .await
            }
            "callback_malformed" => self.get("/callback/acme").await,
            "provider_refused" => {
                self.callback("acme", |url| url.replace("code=", "error=server_error&x="))
                    .await
            }
            "provider_invalid_response" => {
                self.idp
                    .reply("token", Reply::text("text/html", "<h1>no</h1>"));
                self.callback("acme", |url| url).await
            }
            "identity_invalid" => {
                self.idp.break_signatures();
                self.callback("acme", |url| url).await
            }
            "profile_incomplete" => {
                self.idp.serve("/api/user", &json!({"name": "Ada"}));
                self.callback("plain", |url| url).await
            }
            "provider_unreachable" => self.get("/login/dead").await,
            "provider_timeout" => {
                let gate = self.idp.hold("token");
                let response = self.callback("acme", |url| url).await;
                gate.open();
                response
            }
            "cross_site" => {
                let url = self.gateway.url("/logout");
                self.browser.cross_site_post_form(&url, &[]).await
            }
            "no_session" => self.get("/me").await,
            "unknown_provider" => self.get("/login/nobody").await,
            "not_found" => self.get("/nothing").await,
            "method_not_allowed" => {
                let url = self.gateway.url("/me");
                self.browser.send(Request::get(&url).method("DELETE")).await
            }
            "too_large" => self.get(&format!("/login?x={}", "y".repeat(17_000))).await,
            other => panic!("nobody knows how to fail with {other}"),
        }
    }
}

/// Where the buttons of a page lead.
fn actions(page: &str) -> BTreeSet<String> {
    let button =
        Regex::new("<a class=\"button[^>]*href=\"([^\"]+)\"").expect("it is an expression");
    button
        .captures_iter(page)
        .map(|found| found[1].to_owned())
        .collect()
}

fn assert_page(code: &str, page: &str, request_id: &str) {
    assert!(
        page.contains(&format!("<code>{code}</code>")),
        "{code}: {page}"
    );
    assert!(!request_id.is_empty(), "{code}");
    assert!(
        page.contains(&format!("<code class=\"copy\">{request_id}</code>")),
        "{code}"
    );
    assert_eq!(actions(page).len(), 2, "{code}: {page}");
    assert_eq!(
        page.matches("<h1 tabindex=\"-1\" autofocus>").count(),
        1,
        "{code}"
    );
}

#[actix_web::test]
async fn every_class_that_can_happen_has_a_page_with_two_ways_on_and_a_reference() {
    let elsewhere: BTreeSet<&str> = ELSEWHERE.iter().map(|(code, _)| *code).collect();
    // Applications meet it at /token; a person never does.
    let refused = ["not_allowed", "wrong_host"];
    for code in ErrorCode::ALL.map(ErrorCode::as_str) {
        if elsewhere.contains(code) || refused.contains(&code) {
            continue;
        }
        let response = House::new().fail(code).await;

        assert!(response.status >= 400, "{code}: {}", response.status);
        assert_page(code, &response.text(), response.header("x-request-id"));
    }
}

#[actix_web::test]
async fn another_host_is_shown_the_right_address_and_a_way_to_sign_in_there() {
    let gateway = TestGateway::start_at("https://login.example.com", &clock(), "");

    let html = [("accept", "text/html")];
    let heard = knock::get(gateway.address(), "/login", "evil.example", &html);

    assert_eq!(heard.status, 421);
    let page = heard.text();
    assert_page("wrong_host", &page, heard.header("x-request-id"));
    for href in actions(&page) {
        assert!(href.starts_with("https://login.example.com/"), "{href}");
    }
}

#[actix_web::test]
async fn the_way_back_survives_whatever_went_wrong_at_the_provider() {
    for code in [
        "attempt_expired",
        "provider_refused",
        "identity_invalid",
        "provider_timeout",
    ] {
        let page = House::new().fail(code).await.text();

        for href in actions(&page) {
            let keeps = href.contains("return_to=%2Freport");
            assert!(keeps, "{code}: {href}");
        }
    }
}

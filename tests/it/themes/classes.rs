//! Every class of error, met for real: its page says what and why, offers two ways on, and names a reference that can be copied.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use regex::Regex;
use rusqlite::Connection;
use serde_json::json;
use vestibule::web::pages::ErrorCode;

use super::faults;
use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, Reply};
use crate::support::knock;

/// What an application sends.
const KEY: &str = "the-key-of-a-shop-thirty-two-bytes";

struct House {
    idp: FakeIdp,
    folder: tempfile::TempDir,
    gateway: TestGateway,
    browser: Browser,
}

impl House {
    fn new() -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let folder = faults::folder();
        let plain = format!(
            "[providers.plain]\nprotocol = \"oauth2\"\nclient_id = \"client\"\nendpoints = {{ authorize = \"{}\", token = \"{}\" }}\n\
             userinfo = [{{ as = \"user\", url = \"{}\" }}]\nprofile = {{ sub = \"user.id\" }}\n",
            idp.url("authorize"),
            idp.url("token"),
            idp.url("/api/user"),
        );
        let dead = "[providers.dead]\nissuer = \"http://127.0.0.1:1\"\nclient_id = \"client\"\n";
        let second = oidc("second", &idp) + "tokens = true\n";
        let place = folder.path().display();
        let toml = format!(
            "{}timeout = \"4s\"\n{second}{plain}{dead}\
             [theme]\ndir = \"{place}/theme\"\n\
             [applications.shop]\nkey = \"{KEY}\"\nproviders = [\"second\"]\n\
             [session]\nstore = \"embedded\"\npath = \"{place}/vestibule.db\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n",
            oidc("acme", &idp)
        );
        let gateway = TestGateway::start(&clock, &toml);
        let browser = gateway.browser();
        Self {
            idp,
            folder,
            gateway,
            browser,
        }
    }

    async fn sign_in(&mut self) {
        let end = self.gateway.login(&mut self.browser, &self.idp, "acme");
        assert_eq!(end.await.status, 303);
    }

    async fn post(&mut self, route: &str, field: (&str, &str)) -> Response {
        let fields = [(field.0.to_owned(), field.1.to_owned())];
        let url = self.gateway.url(route);
        self.browser.post_form(&url, &fields).await
    }

    /// As an application asks, but for a page.
    async fn ask_for_tokens(&mut self, provider: &str, key: &str) -> Response {
        let url = self.gateway.url(&format!("/token/{provider}"));
        let request = Request::post_form(&url, &[]);
        let request = request.header("authorization", &format!("Bearer {key}"));
        self.browser.send(request).await
    }

    /// The tables go away under the running gateway.
    fn break_the_store(&self) {
        let database = self.folder.path().join("vestibule.db");
        let connection = Connection::open(database).expect("the database is there");
        for table in ["sessions", "used"] {
            let statement = format!("ALTER TABLE {table} RENAME TO away_{table}");
            connection
                .execute(&statement, [])
                .expect("the table is there");
        }
    }

    /// As many tabs as may listen, and one more.
    async fn listen_too_often(&mut self) -> Response {
        let events = Request::get(&self.gateway.url("/events")).from(Site::Same);
        let mut tabs = Vec::new();
        for _ in 0..64 {
            let mut tab = self.browser.open(&events).await;
            tab.chunk().await.expect("it listens");
            tabs.push(tab);
        }
        self.browser.send(events).await
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
                self.callback("acme", |url| url.replace("code=", "error=invalid_scope&x="))
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
            "stale_login" => {
                self.sign_in().await;
                self.gateway.clock().advance(15 * 60);
                self.post("/sessions/end", ("everywhere", "1")).await
            }
            "application_unknown" => self.ask_for_tokens("second", "another").await,
            // Of applications: no account is refused yet.
            "not_allowed" => self.ask_for_tokens("acme", KEY).await,
            "no_tokens" => {
                self.sign_in().await;
                self.ask_for_tokens("second", KEY).await
            }
            "store_unavailable" => {
                self.sign_in().await;
                self.break_the_store();
                self.post("/logout", ("", "")).await
            }
            "busy" => {
                self.sign_in().await;
                self.listen_too_often().await
            }
            "wrong_host" => {
                let url = self.gateway.url("/login");
                let request = Request::get(&url).header("host", "evil.example");
                self.browser.send(request).await
            }
            "internal" => self.get(faults::FAILS).await,
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
    for code in ErrorCode::ALL.map(ErrorCode::as_str) {
        let response = House::new().fail(code).await;

        assert!(response.status >= 400, "{code}: {}", response.status);
        assert_page(code, &response.text(), response.header("x-request-id"));
    }
}

/// Files of the program, without their tests.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the source is there") {
        let path = entry.expect("the source is there").path();
        let name = path.display().to_string();
        if path.is_dir() {
            sources(&path, found);
        } else if !name.contains("/pages/") && !name.contains("/tests") {
            found.push(fs::read_to_string(&path).expect("source is text"));
        }
    }
}

#[test]
fn every_code_that_the_program_gives_is_one_of_these() {
    let name = |code: ErrorCode| format!("{code:?}");
    let mut web = Vec::new();
    sources(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/web")),
        &mut web,
    );
    let given = Regex::new(r"(?:Failure::new\(|=> )ErrorCode::(\w+)").expect("an expression");
    let given = |text: &String| -> Vec<String> {
        let found = given.captures_iter(text);
        found.map(|found| found[1].to_owned()).collect()
    };
    let mut codes: BTreeSet<String> = web.iter().flat_map(given).collect();
    let login = include_str!("../../../src/flow/error.rs");
    let (_, login) = login.split_once("fn code(").expect("it is there");
    let (login, _) = login.split_once("\n    }\n").expect("it ends");
    let stable = Regex::new("=> \"(\\w+)\"").expect("an expression");
    for found in stable.captures_iter(login) {
        // A refusal is a notice of the chooser and has no page.
        if &found[1] != "denied" {
            let code = ErrorCode::parse(&found[1]);
            codes.insert(name(
                code.unwrap_or_else(|| panic!("{} has no page", &found[1])),
            ));
        }
    }

    let all: BTreeSet<String> = ErrorCode::ALL.into_iter().map(name).collect();
    assert_eq!(codes, all);
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

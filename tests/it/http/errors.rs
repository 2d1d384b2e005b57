//! Errors as pages and as problem documents (RFC 9457).

use serde_json::{Value, json};

use crate::support::browser::{Browser, Request, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, Reply};

struct House {
    idp: FakeIdp,
    gateway: TestGateway,
    browser: Browser,
}

impl House {
    fn new() -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
        let browser = gateway.browser();
        Self {
            idp,
            gateway,
            browser,
        }
    }

    /// The callback of a login in progress, changed.
    async fn callback(&mut self, accept: &str, change: impl Fn(String) -> String) -> Response {
        let page = self.gateway.begin(&mut self.browser, "acme").await;
        let url = change(self.idp.authorize(&page).url());
        self.browser
            .send(Request::get(&url).header("accept", accept))
            .await
    }

    async fn get(&mut self, route: &str, accept: &str) -> Response {
        let request = Request::get(&self.gateway.url(route)).header("accept", accept);
        self.browser.send(request).await
    }
}

/// A way to fail, and the code and status that it has.
const FAILURES: [(&str, &str, u16); 12] = [
    ("/login?return_to=//x", "return_to_rejected", 400),
    ("/login/nobody", "unknown_provider", 404),
    ("/callback/acme", "callback_malformed", 400),
    (
        "/callback/acme?state=unknown&code=c",
        "attempt_missing",
        400,
    ),
    ("/nothing", "not_found", 404),
    ("/me", "no_session", 401),
    ("DELETE /me", "method_not_allowed", 405),
    ("expired", "attempt_expired", 400),
    ("refused", "provider_refused", 502),
    ("out of order", "provider_unreachable", 502),
    ("garbage", "provider_invalid_response", 502),
    ("unsigned", "identity_invalid", 502),
];

async fn fail(way: &str, accept: &str) -> Response {
    let mut house = House::new();
    match way {
        "DELETE /me" => {
            let url = house.gateway.url("/me");
            let request = Request::get(&url).method("DELETE").header("accept", accept);
            house.browser.send(request).await
        }
        "expired" => {
            let clock = house.gateway.clock().clone();
            house
                .callback(accept, |url| {
                    clock.advance(601);
                    url
                })
                .await
        }
        "refused" => {
            house
                .callback(accept, |url| url.replace("code=", "error=invalid_scope&x="))
                .await
        }
        "out of order" => {
            house.idp.reply("token", Reply::status(503));
            house.callback(accept, |url| url).await
        }
        "garbage" => {
            house
                .idp
                .reply("token", Reply::text("text/html", "<h1>no</h1>"));
            house.callback(accept, |url| url).await
        }
        "unsigned" => {
            house.idp.break_signatures();
            house.callback(accept, |url| url).await
        }
        route => house.get(route, accept).await,
    }
}

#[actix_web::test]
async fn every_failure_is_a_problem_document_for_programs() {
    for (way, code, status) in FAILURES {
        let response = fail(way, "application/json").await;

        let mut problem = response.json();
        let members = problem.as_object_mut().expect("a problem is an object");
        let login_url = members.remove("login_url");
        let words: Vec<Value> = ["title", "detail"]
            .into_iter()
            .filter_map(|name| members.remove(name))
            .collect();
        assert_eq!(response.status, status, "{way}");
        assert_eq!(
            response.header("content-type"),
            "application/problem+json",
            "{way}"
        );
        assert_eq!(
            words
                .iter()
                .filter(|text| text.as_str().is_some_and(|text| text.len() > 5))
                .count(),
            2,
            "{way}"
        );
        assert_eq!(
            problem,
            json!({
                "type": format!("urn:vestibule:problem:{code}"),
                "status": status,
                "code": code,
                "request_id": response.header("x-request-id"),
            }),
            "{way}"
        );
        assert_eq!(login_url.is_some(), status == 401, "{way}");
        assert_eq!(
            response.header("www-authenticate"),
            if status == 401 { "Session" } else { "" },
            "{way}"
        );
    }
}

#[actix_web::test]
async fn every_failure_is_a_page_with_one_next_step_for_people() {
    for (way, code, status) in FAILURES {
        let response = fail(way, "text/html").await;

        let page = response.text();
        assert_eq!(response.status, status, "{way}");
        assert_eq!(
            response.header("content-type"),
            "text/html; charset=utf-8",
            "{way}"
        );
        assert!(
            page.contains(&format!("<code>{code}</code>")),
            "{way}: {page}"
        );
        assert!(page.contains(response.header("x-request-id")), "{way}");
        assert_eq!(page.matches("class=\"button primary\"").count(), 1, "{way}");
        assert_eq!(page.matches("<h1").count(), 1, "{way}");
    }
}

#[actix_web::test]
async fn a_failed_login_says_with_whom_and_lets_one_try_again() {
    let page = fail("garbage", "text/html").await.text();

    assert!(
        page.contains("href=\"/login/acme?return_to=%2F\""),
        "{page}"
    );
    assert!(page.contains("href=\"/login?return_to=%2F\""), "{page}");
}

#[actix_web::test]
async fn the_text_of_a_provider_is_never_shown() {
    let mut house = House::new();

    let response = house
        .callback("text/html", |url| {
            url.replace(
                "code=",
                "error_description=call+0900+now&error=server_error&x=",
            )
        })
        .await;

    assert_eq!(response.status, 502);
    assert!(!response.text().contains("0900"));
}

#[actix_web::test]
async fn every_request_has_an_id_of_its_own() {
    let mut house = House::new();

    let one = house.get("/healthz", "*/*").await;
    let request = Request::get(&house.gateway.url("/healthz")).header("x-request-id", "mine");
    let other = house.browser.send(request).await;

    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
    assert_ne!(other.header("x-request-id"), "mine");
}

//! Nothing that a stranger, a provider or an address says becomes markup, or a sentence of ours.

use serde_json::{Value, json};
use url::form_urlencoded;

use crate::support::browser::{Browser, Request, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// Breaks out of text, attributes, comments, scripts and styles, and is found again in whatever it broke.
const CANARY: &str =
    "x7canary\"'><svg onload=x7canary()>--></script></style>{{7*7}}`${x7}`&#60;b&#62;";
const WORD: &str = "x7canary";

/// Everything a canary may stand in is text: no markup of it survived.
fn assert_tame(response: &Response, place: &str) {
    let page = response.text();
    assert_ne!(response.status, 500, "{place}");
    assert!(!page.contains("<svg onload"), "{place}: {page}");
    assert!(
        !page.contains("x7canary\"") && !page.contains("x7canary'"),
        "{place}: {page}"
    );
    assert!(
        !page.contains("</style>{{7*7}}") && !page.contains("</style>49"),
        "{place}"
    );
    for (name, value) in &response.headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        assert!(!value.contains("<svg"), "{place}: {name}");
    }
}

/// As [`assert_tame`], and nothing of it is to be seen at all.
fn assert_silent(response: &Response, place: &str) {
    assert_tame(response, place);
    assert!(
        !response.text().contains(WORD),
        "{place}: {}",
        response.text()
    );
}

fn query(name: &str) -> String {
    form_urlencoded::Serializer::new(String::new())
        .append_pair(name, CANARY)
        .finish()
}

struct House {
    idp: FakeIdp,
    gateway: TestGateway,
}

impl House {
    fn new(toml: &str) -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let gateway = TestGateway::start(&clock, &(oidc("acme", &idp) + toml));
        Self { idp, gateway }
    }

    async fn signed_in(&self) -> Browser {
        let mut browser = self.gateway.browser();
        let end = self.gateway.login(&mut browser, &self.idp, "acme").await;
        assert_eq!(end.status, 303, "{}", end.text());
        browser
    }
}

const PARAMETERS: [&str; 16] = [
    "return_to",
    "notice",
    "provider",
    "prompt",
    "login_hint",
    "ui_locales",
    "error",
    "error_description",
    "error_uri",
    "state",
    "code",
    "iss",
    "message",
    "title",
    "lang",
    "theme",
];

const ROUTES: [&str; 10] = [
    "/",
    "/sessions",
    "/login",
    "/login/acme",
    "/callback/acme",
    "/logout",
    "/logout/done",
    "/me",
    "/nothing",
    "/login/nobody",
];

#[actix_web::test]
async fn no_parameter_is_ever_shown() {
    let house = House::new("");
    let mut anonymous = house.gateway.browser();
    let mut signed_in = house.signed_in().await;
    for route in ROUTES {
        for parameter in PARAMETERS {
            let url = house.gateway.url(&format!("{route}?{}", query(parameter)));
            for browser in [&mut anonymous, &mut signed_in] {
                let response = browser.get(&url).await;

                assert_silent(&response, &format!("{route} {parameter}"));
            }
        }
    }
}

#[actix_web::test]
async fn a_target_that_is_allowed_is_shown_as_text() {
    let house = House::new("");
    let mut browser = house.signed_in().await;
    for path in ["/login", "/logout"] {
        let target = query("return_to").replace("return_to=", "return_to=%2F%3F");

        let response = browser
            .get(&house.gateway.url(&format!("{path}?{target}")))
            .await;

        assert_eq!(response.status, 200);
        assert_tame(&response, path);
    }
}

#[actix_web::test]
async fn no_path_and_no_header_is_ever_shown() {
    let house = House::new("");
    let mut browser = house.gateway.browser();
    let path: String = form_urlencoded::byte_serialize(CANARY.as_bytes()).collect();
    for route in ["/", "/login/", "/callback/", "/assets/", "/me/", "/logout/"] {
        let response = browser
            .get(&house.gateway.url(&format!("{route}{path}")))
            .await;
        assert_silent(&response, route);
    }
    for name in [
        "user-agent",
        "referer",
        "accept-language",
        "x-forwarded-host",
        "forwarded",
        "x-request-id",
        "cookie",
        "origin",
        "authorization",
    ] {
        for route in ROUTES {
            let request = Request::get(&house.gateway.url(route)).header(name, CANARY);
            assert_silent(&browser.send(request).await, &format!("{name} {route}"));
        }
    }
}

#[actix_web::test]
async fn the_name_of_a_provider_is_text_wherever_it_stands() {
    let house = House::new(&format!(
        "display_name = {CANARY:?}\n[theme]\nname = {CANARY:?}\n"
    ));
    let mut browser = house.gateway.browser();
    let page = house.gateway.begin(&mut browser, "acme").await;
    let denied = house.idp.authorize(&page).error("access_denied");
    let denied = house.gateway.finish(&mut browser, &denied).await;

    assert_tame(&browser.get(&denied.location()).await, "the notice");
    assert_tame(
        &browser.get(&house.gateway.url("/callback/acme")).await,
        "an error",
    );
    let mut browser = house.signed_in().await;
    for route in ["/", "/login", "/login?prompt=select_account", "/logout"] {
        let response = browser.get(&house.gateway.url(route)).await;
        assert_tame(&response, route);
        assert!(response.text().contains(WORD), "{route}");
    }
    assert_tame(
        &browser.post_form(&house.gateway.url("/logout"), &[]).await,
        "the last page",
    );
}

#[actix_web::test]
async fn whatever_a_provider_says_of_a_person_is_text() {
    let house = House::new("profile.groups = \"claims.groups\"\n");
    let person = json!({
        "sub": CANARY, "name": CANARY, "given_name": CANARY, "family_name": CANARY, "preferred_username": CANARY,
        "email": format!("{WORD}\"<svg/onload=x>@example.com"), "picture": format!("https://x.example/\"{CANARY}"),
        "profile": "javascript:x7canary()", "locale": CANARY, "zoneinfo": CANARY, "groups": [CANARY],
    });
    house.idp.person(&person);
    let mut browser = house.signed_in().await;

    for route in ["/", "/login", "/logout"] {
        let response = browser.get(&house.gateway.url(route)).await;
        assert_tame(&response, route);
        assert!(!response.text().contains("javascript:"), "{route}");
    }
    let me = house.gateway.me(&mut browser).await;
    assert_eq!(me.header("content-type"), "application/json");
    assert_eq!(me.json()["profile"], Value::Null);
}

#[actix_web::test]
async fn an_error_of_a_provider_is_no_sentence_of_ours() {
    let house = House::new("");
    for (error, description) in [
        ("server_error", CANARY),
        (CANARY, ""),
        ("x7canary", "x7canary"),
    ] {
        let mut browser = house.gateway.browser();
        let page = house.gateway.begin(&mut browser, "acme").await;
        let answer = house
            .idp
            .authorize(&page)
            .error(error)
            .with("error_description", description)
            .with("error_uri", CANARY);

        let response = house.gateway.finish(&mut browser, &answer).await;

        assert_eq!(response.status, 502);
        assert_silent(&response, error);
    }
}

#[actix_web::test]
async fn a_posted_answer_is_passed_on_as_text() {
    let house = House::new("response_mode = \"form_post\"\n");
    let mut browser = house.gateway.browser();
    let names = ["state", "code", "user", CANARY];
    let fields: Vec<(String, String)> = names
        .map(|name| (name.to_owned(), CANARY.to_owned()))
        .into();

    let response = browser
        .cross_site_post_form(&house.gateway.url("/callback/acme"), &fields)
        .await;

    assert_eq!(response.status, 200);
    assert_tame(&response, "the page that posts once more");
}

//! The login in pages of other sites: who may read what, what may be framed, and how a popup ends.

mod command;
mod popup;
mod sharing;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use regex::Regex;

use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// A site that is listed.
const APP: &str = "http://app.localhost";
/// Another one.
const SHOP: &str = "http://shop.localhost:3000";
/// What ties an answer to a question.
const NONCE: &str = "0123456789abcdefABCDEF_-";

/// A gateway that two sites may embed.
struct House {
    idp: FakeIdp,
    gateway: TestGateway,
}

impl House {
    fn new() -> Self {
        Self::with(&format!("[embed]\norigins = [\"{APP}\", \"{SHOP}\"]\n"))
    }

    /// With this beside the provider.
    fn with(toml: &str) -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let gateway = TestGateway::start(&clock, &(oidc("acme", &idp) + toml));
        Self { idp, gateway }
    }

    async fn signed_in(&self) -> Browser {
        let mut browser = self.gateway.browser();
        let response = self.gateway.login(&mut browser, &self.idp, "acme").await;
        assert_eq!(response.status, 303);
        browser
    }

    fn get(&self, route: &str) -> Request {
        Request::get(&self.gateway.url(route))
    }

    async fn page(&self, route: &str) -> Response {
        self.gateway.browser().get(&self.gateway.url(route)).await
    }
}

/// The sources of a directive.
fn directive(response: &Response, name: &str) -> String {
    let policy = response.header("content-security-policy");
    let mut parts = policy.split("; ").filter_map(|part| part.split_once(' '));
    let found = parts.find(|(known, _)| *known == name);
    found.map_or(String::new(), |(_, sources)| sources.to_owned())
}

fn regex(text: &str) -> Regex {
    Regex::new(text).expect("it is an expression")
}

#[actix_web::test]
async fn nothing_is_embedded_until_a_site_is_listed() {
    let house = House::with("");
    for route in ["/embed.js", "/embed/frame", "/embed/done"] {
        let response = house.page(route).await;

        assert_eq!(response.status, 404, "{route}");
    }
    for route in ["/me", "/providers"] {
        let request = house.get(route).header("origin", APP);
        let response = house.gateway.browser().send(request).await;

        assert_eq!(
            response.header("access-control-allow-origin"),
            "",
            "{route}"
        );
        assert!(!response.header("vary").contains("Origin"), "{route}");
    }
}

#[actix_web::test]
async fn a_login_may_return_to_a_site_that_embeds_it() {
    let house = House::with(&format!(
        "[embed]\norigins = [\"{APP}\"]\n[login]\ndefault_return_to = \"{APP}/home\"\n"
    ));
    let mut browser = house.gateway.browser();
    let start = house
        .gateway
        .begin_at(&mut browser, &format!("/login/acme?return_to={APP}/x"))
        .await;
    let named = house
        .gateway
        .finish(&mut browser, &house.idp.authorize(&start))
        .await;
    let unnamed = house.gateway.login(&mut browser, &house.idp, "acme").await;

    assert_eq!(named.location(), format!("{APP}/x"));
    assert_eq!(unnamed.location(), format!("{APP}/home"));
}

#[actix_web::test]
async fn the_frame_may_be_shown_by_listed_sites_alone_and_every_entry_leaves_it() {
    let house = House::new();

    let frame = house.page(&format!("/embed/frame?return_to={APP}/x")).await;

    assert_eq!(frame.status, 200);
    assert_eq!(
        directive(&frame, "frame-ancestors"),
        format!("{APP} {SHOP}")
    );
    assert_eq!(frame.header("x-frame-options"), "");
    assert_eq!(directive(&frame, "script-src"), "");
    let text = frame.text();
    assert!(!text.contains("<script"), "{text}");
    let links: Vec<String> = regex("<a [^>]*>")
        .find_iter(&text)
        .map(|link| link.as_str().to_owned())
        .collect();
    assert_eq!(
        links,
        [
            r#"<a class="provider" data-provider="acme" href="/login/acme?return_to=http%3A%2F%2Fapp.localhost%2Fx" target="_top">"#
        ]
    );
}

#[actix_web::test]
async fn a_frame_in_a_page_of_one_scheme_has_that_scheme_alone() {
    let house = House::new();
    let style = regex("(?s)<style>(.*?)</style>");

    for (query, asks, scheme) in [
        ("", true, "light dark"),
        ("?scheme=light", false, "light"),
        ("?scheme=dark", false, "dark"),
        ("?scheme=sepia", true, "light dark"),
        ("?scheme=light&scheme=dark", true, "light dark"),
    ] {
        let frame = house.page(&format!("/embed/frame{query}")).await;
        let text = frame.text();
        let style = &style.captures(&text).expect("it has a style sheet")[1];

        assert_eq!(style.contains("(prefers-color-scheme:"), asks, "{query}");
        assert!(
            style.contains(&format!("{{color-scheme:{scheme};")),
            "{query}"
        );
        let sum = STANDARD.encode(digest(&SHA256, style.as_bytes()));
        let sources = directive(&frame, "style-src");
        assert!(sources.contains(&format!("'sha256-{sum}'")), "{query}");
    }
}

#[actix_web::test]
async fn a_frame_takes_no_target_and_no_site_that_is_not_listed() {
    let house = House::new();
    for query in [
        "return_to=https://elsewhere.example/",
        "origin=https://elsewhere.example",
        "origin=http://app.localhost/",
        "origin=http://APP.localhost",
        "origin=null",
        "mode=popup",
        "mode=popup&origin=http://app.localhost&origin=http://app.localhost",
    ] {
        let response = house.page(&format!("/embed/frame?{query}")).await;

        assert_eq!(response.status, 400, "{query}");
        assert!(response.text().contains("return_to_rejected"), "{query}");
        assert_eq!(directive(&response, "frame-ancestors"), "'none'", "{query}");
    }
}

#[actix_web::test]
async fn no_other_page_is_framed_and_no_login_begins_in_a_frame() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    for route in [
        "/",
        "/login",
        "/logout",
        "/logout/done",
        "/embed/done?origin=http://app.localhost",
    ] {
        let response = browser.get(&house.gateway.url(route)).await;

        assert_eq!(directive(&response, "frame-ancestors"), "'none'", "{route}");
        assert_eq!(response.header("x-frame-options"), "DENY", "{route}");
    }
    for dest in ["iframe", "frame", "object", "embed"] {
        let request = house.get("/login/acme").header("sec-fetch-dest", dest);
        let response = browser.send(request).await;

        assert_eq!(response.status, 403, "{dest}");
        assert!(response.text().contains("cross_site"), "{dest}");
        assert_eq!(response.header("set-cookie"), "", "{dest}");
    }
}

#[actix_web::test]
async fn a_page_of_another_site_learns_that_nothing_is_known() {
    let house = House::new();
    let ask = async |site: &str| {
        let request = house
            .get("/me")
            .from(Site::CrossEmbedded)
            .header("accept", "application/json")
            .header("origin", APP)
            .header("sec-fetch-site", site);
        let response = house.signed_in().await.send(request).await;
        assert_eq!(response.status, 401, "{site}");
        response.json()
    };

    let (cross, same) = (ask("cross-site").await, ask("same-site").await);

    assert_eq!(cross["state"], "unknown");
    assert_eq!(cross["login_url"], house.gateway.url("/login"));
    assert_eq!(same.get("state"), None);
}

#[actix_web::test]
async fn no_cookie_is_for_pages_of_other_sites_and_no_script_asks_for_one() {
    let house = House::new();
    let mut browser = house.gateway.browser();
    let done: String = url::form_urlencoded::byte_serialize(
        format!("/embed/done?origin={APP}&nonce={NONCE}").as_bytes(),
    )
    .collect();
    let route = format!("/login/acme?return_to={done}");
    let start = browser.get(&house.gateway.url(&route)).await;
    let answer = house.idp.authorize(&start.location());
    let callback = house.gateway.finish(&mut browser, &answer).await;
    let end = browser.follow(&callback, Site::Cross).await;
    let popup = format!("/embed/frame?mode=popup&origin={APP}");
    let frame = browser.get(&house.gateway.url(&popup)).await;
    let script = browser.get(&house.gateway.url("/embed.js")).await;

    let mut cookies = start.headers_named("set-cookie");
    cookies.extend(callback.headers_named("set-cookie"));
    assert!(cookies.len() >= 2, "{cookies:?}");
    for response in [&end, &frame, &script] {
        assert_eq!(response.status, 200);
        cookies.extend(response.headers_named("set-cookie"));
        let text = response.text();
        for word in [
            "StorageAccess",
            "createElement('iframe",
            "make('iframe",
            "'*'",
        ] {
            assert!(!text.contains(word), "{word}");
        }
    }
    for cookie in cookies {
        assert!(cookie.contains("; SameSite=Lax"), "{cookie}");
        assert!(!cookie.contains("Partitioned"), "{cookie}");
    }
}

#[actix_web::test]
async fn the_component_is_small_and_is_not_sent_twice() {
    let house = House::new();
    let ask = async |name: &str, value: &str| {
        let request = house.get("/embed.js").header(name, value);
        house.gateway.browser().send(request).await
    };
    let whole = ask("accept-encoding", "identity").await;
    let tag = whole.header("etag").to_owned();

    for encoding in ["gzip", "br"] {
        let packed = ask("accept-encoding", encoding).await;
        assert_eq!(packed.header("content-encoding"), encoding);
        assert!(
            packed.body.len() <= 6 * 1024,
            "{encoding}: {}",
            packed.body.len()
        );
    }
    assert!(tag.starts_with("W/\""), "{tag}");
    assert!(!whole.text().contains("import "), "no dependency");
    for (known, status) in [(&*tag, 304), ("\"other\"", 200), ("*", 304)] {
        assert_eq!(ask("if-none-match", known).await.status, status, "{known}");
    }
}

//! The corpus: whatever a provider says of a person, and whoever calls a browser what, every page keeps the elements it has.

use std::fs;

use regex::Regex;
use serde_json::json;

use crate::support::browser::{Browser, Request};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/markup.txt");
/// Every page that shows a person.
const ROUTES: [&str; 4] = ["/", "/login", "/logout", "/sessions"];

/// The tags of a page with the names of their attributes: what is left when all text and all values are taken away.
fn skeleton(html: &str) -> Vec<String> {
    let tag = Regex::new(r#"(?s)<[^<>"]*(?:"[^"]*"[^<>"]*)*>"#).expect("an expression");
    let value = Regex::new(r#"="[^"]*""#).expect("an expression");
    let tags = tag.find_iter(html);
    tags.map(|tag| value.replace_all(tag.as_str(), "=").into_owned())
        .collect()
}

#[test]
fn an_element_and_an_attribute_more_are_noticed() {
    let page = skeleton("<p title=\"x\">text</p>");

    assert_eq!(skeleton("<p title=\"&lt;b&gt; >\">&lt;b&gt;</p>"), page);
    assert_ne!(skeleton("<p title=\"x\">te<b>xt</p>"), page);
    assert_ne!(skeleton("<p title=\"\" onclick=\"x\">text</p>"), page);
}

/// Somebody of whom the provider says this, in every place it can.
async fn person(gateway: &TestGateway, idp: &FakeIdp, text: &str) -> Browser {
    idp.person(&json!({
        "sub": format!("1{text}"), "name": text, "preferred_username": text, "given_name": text, "family_name": text,
        "email": format!("{text}@example.com"), "picture": text, "profile": text, "locale": text, "zoneinfo": text, "groups": [text, text],
    }));
    let mut browser = gateway.browser();
    let page = gateway.begin(&mut browser, "acme").await;
    let back = Request::get(&idp.authorize(&page).url());
    let end = browser.send(back.header("user-agent", text)).await;
    assert_eq!(end.status, 303, "{text}: {}", end.text());
    browser
}

#[actix_web::test]
async fn no_line_of_the_corpus_adds_an_element_or_an_attribute_to_any_page() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let toml = oidc("acme", &idp) + "profile.groups = \"claims.groups\"\ngroups = true\n";
    let gateway = TestGateway::start(&clock, &toml);
    let corpus = fs::read_to_string(CORPUS).expect("the corpus is there");
    let lines: Vec<&str> = corpus
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert!(lines.len() >= 50);
    // What is no address at all is left out, with the elements around it.
    let mut expected = Vec::new();
    for text in ["Ada", "no address"] {
        let mut browser = person(&gateway, &idp, text).await;
        for route in ROUTES {
            let page = browser.get(&gateway.url(route)).await;
            expected.push((route, skeleton(&page.text())));
        }
    }

    for line in lines {
        let mut browser = person(&gateway, &idp, line).await;
        for route in ROUTES {
            let page = browser.get(&gateway.url(route)).await;

            assert_eq!(page.status, 200, "{line}");
            let found = (route, skeleton(&page.text()));
            assert!(expected.contains(&found), "{line}: {found:?}");
        }
        let me = gateway.me(&mut browser).await;
        assert_eq!(me.header("content-type"), "application/json");
        assert_eq!(me.header("x-content-type-options"), "nosniff");
    }
}

#[actix_web::test]
async fn no_line_of_the_corpus_adds_anything_where_it_names_a_provider_a_group_or_the_site() {
    let corpus = fs::read_to_string(CORPUS).expect("the corpus is there");
    let chooser = async |name: &str| {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let text = toml::Value::from(name).to_string();
        let named =
            format!("display_name = {text}\ngroup = {text}\nin_app_browsers = \"refused\"\n");
        let theme = format!("[theme]\nname = {text}\nfooter = {text}\n");
        let gateway = TestGateway::start(&clock, &(oidc("acme", &idp) + &named + &theme));
        let agent = "Mozilla/5.0 (Linux; Android 14; wv)";
        let route = gateway.url("/login?notice=denied&provider=acme");
        let mut browser = gateway.browser();
        let page = browser
            .send(Request::get(&route).header("user-agent", agent))
            .await;
        let error = browser.get(&gateway.url("/callback/acme")).await;
        [page, error].map(|page| (page.status, skeleton(&page.text())))
    };
    let expected = chooser("Acme").await;
    let lines = corpus.lines().filter(|line| !line.starts_with('#'));
    // A group has a short name.
    for line in lines.filter(|line| line.chars().count() <= 60) {
        assert_eq!(chooser(line).await, expected, "{line}");
    }
}

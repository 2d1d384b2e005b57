//! The pages as a browser gets them.

mod choosing;
mod errors;
mod everything;
mod folder;
mod languages;
mod looks;
mod manners;
mod refusals;
mod weight;
mod wordings;

use std::collections::BTreeSet;
use std::fs;

use regex::Regex;

use super::*;
use crate::config::ThemeConfig;
use crate::provider::Providers;
use everything::{chooser, error_page, everything, link};

const HOSTILE: &str = "<script>alert(1)</script>\"'&\u{202E}\u{2069}\u{0}x";
const HOSTILE_ESCAPED: &str = "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;x";

fn pages() -> Pages {
    load_named("Acme")
}

fn load_named(name: &str) -> Pages {
    let theme = ThemeConfig {
        name: Some(name.to_owned()),
        ..ThemeConfig::default()
    };
    load_theme(theme).unwrap_or_else(|p| panic!("{p:#?}"))
}

fn load_theme(theme: ThemeConfig) -> Result<Pages, Vec<Problem>> {
    let look = Look::new(theme, "/assets/".to_owned(), &Providers::default());
    Pages::load(&look, &every_mark())
}

fn refusal(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    match load(folder.path(), files) {
        Ok(_) => Vec::new(),
        Err(problems) => problems
            .iter()
            .map(|problem| {
                problem
                    .to_string()
                    .replace(&format!("{}/", folder.path().display()), "")
            })
            .collect(),
    }
}

fn load(folder: &std::path::Path, files: &[(&str, &str)]) -> Result<Pages, Vec<Problem>> {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    load_theme(ThemeConfig {
        dir: Some(folder.to_owned()),
        ..ThemeConfig::default()
    })
}

#[test]
fn hostile_values_are_escaped_on_every_page() {
    let pages = load_named(HOSTILE);
    for html in everything(&pages, HOSTILE) {
        let scripts = usize::from(has_a_script(&html));
        assert_eq!(html.matches("<script").count(), scripts, "{html}");
        assert!(html.contains(HOSTILE_ESCAPED), "{html}");
        assert!(
            !html.contains(['\u{202E}', '\u{2068}', '\u{2069}', '\0']),
            "{html}"
        );
    }
}

#[test]
fn no_page_needs_inline_styles_event_handlers_scripts_or_other_sites() {
    let attribute = Regex::new(r"(?i)<[^>]*\s(style|on[a-z]+)\s*=").unwrap();
    let outside = Regex::new(r#"(?i)(src|srcset|action|data)="?(https?:)?//|<(img|iframe|object|embed|base|meta http-equiv)|@import|(?-i:url)\("#).unwrap();
    let pages = pages();
    let mut all = everything(&pages, "Forge");
    all.push(pages.internal_error().into_html());
    for html in all {
        assert!(!attribute.is_match(&html), "{html}");
        assert!(!outside.is_match(&html), "{html}");
        assert_eq!(html.matches("<style>").count(), 1);
        assert_eq!(html.matches("<link").count(), 1);
        assert!(html.contains("<link rel=\"icon\" href=\"data:"));
        assert_eq!(html.contains("<script"), has_a_script(&html), "{html}");
        let is_bounce = html.contains("data-page=\"bounce\"");
        assert_eq!(html.contains("<script nonce=\"n0nce\">"), is_bounce);
    }
}

fn has_a_script(html: &str) -> bool {
    let body = Regex::new(r#"<body data-page="(bounce|frame|popup)">"#).unwrap();
    body.is_match(html)
}

#[test]
fn every_page_has_one_heading_one_main_and_its_language() {
    let pages = pages();
    for html in everything(&pages, "Forge") {
        assert!(
            html.starts_with("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">"),
            "{html}"
        );
        assert_eq!(html.matches("<h1").count(), 1);
        assert_eq!(html.matches("<main>").count(), 1);
        assert!(html.contains(" · Acme</title>"));
        assert!(!html.contains("<title> ·"));
    }
}

#[test]
fn the_style_sources_are_the_hashes_of_what_stands_in_the_pages() {
    let pages = pages();
    let mut sources = BTreeSet::new();
    let mut all = everything(&pages, "Forge");
    all.push(pages.internal_error().into_html());
    for html in &all {
        let style = html.split("<style>").nth(1).unwrap();
        let sum = digest::digest(
            &digest::SHA256,
            style.split("</style>").next().unwrap().as_bytes(),
        );
        sources.insert(format!("'sha256-{}'", STANDARD.encode(sum)));
    }
    let stated: BTreeSet<String> = pages
        .style_sources()
        .split(' ')
        .map(str::to_owned)
        .collect();
    assert_eq!(sources, stated);
}

#[test]
fn a_provider_that_does_not_answer_stays_a_link_and_says_so() {
    let provider = ProviderLink {
        available: false,
        last_used: true,
        ..link("Forge", "/login/forge")
    };
    let html = pages().login(&chooser(vec![provider])).unwrap();
    assert!(html.contains("href=\"/login/forge\""));
    assert!(html.contains("Not answering"));
}

#[test]
fn the_provider_used_last_is_marked_in_words() {
    let provider = ProviderLink {
        last_used: true,
        ..link("Forge", "/login/forge")
    };
    let html = pages().login(&chooser(vec![provider])).unwrap();
    assert!(html.contains("Continue with <bdi>Forge</bdi>"));
    assert!(html.contains("Last used"));
}

#[test]
fn a_known_mark_is_drawn_and_an_unknown_one_is_the_first_letter() {
    let known = logos_name();
    let marked = ProviderLink {
        logo: Some(&known),
        ..link("Forge", "/login/forge")
    };
    let unmarked = ProviderLink {
        logo: Some("no such mark"),
        ..link("zed", "/login/zed")
    };
    let html = pages().login(&chooser(vec![marked, unmarked])).unwrap();
    assert_eq!(
        html.matches("<span class=\"logo\"><svg aria-hidden=\"true\"")
            .count(),
        1
    );
    assert!(html.contains("<span class=\"monogram\" aria-hidden=\"true\">Z</span>"));
}

fn every_mark() -> Marks {
    Marks::On(crate::web::logos::builtin())
}

fn logos_name() -> String {
    crate::web::logos::builtin().into_keys().next().unwrap()
}

#[test]
fn without_providers_the_chooser_says_how_to_add_one() {
    let html = pages().login(&chooser(Vec::new())).unwrap();
    assert!(html.contains("[providers.acme]"));
    assert!(!html.contains("<ul"));
}

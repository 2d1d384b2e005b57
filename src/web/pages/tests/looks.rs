//! What an operator decides by keys: colours, measures, pictures, links, and the shipped themes below them.

use std::collections::BTreeMap;

use super::*;
use crate::colour::Colour;
use crate::config::{Picture, StyleFile};
use crate::provider::Brand;
use crate::provider::definition::MarkColour;

fn colour(text: &str) -> Colour {
    Colour::parse(text).unwrap()
}

fn html(theme: ThemeConfig) -> String {
    let pages = load_theme(theme).unwrap_or_else(|p| panic!("{p:#?}"));
    let page = pages.login(&chooser(vec![link("Forge", "/")]));
    page.unwrap().into_html()
}

fn complaints(theme: ThemeConfig) -> Vec<(String, String)> {
    match load_theme(theme) {
        Ok(_) => Vec::new(),
        Err(problems) => problems
            .into_iter()
            .map(|p| (p.key, p.message + "; " + &p.hint.unwrap_or_default()))
            .collect(),
    }
}

#[test]
fn every_shipped_theme_loads_without_a_problem() {
    for base in BaseTheme::ALL {
        let theme = ThemeConfig {
            base,
            ..ThemeConfig::default()
        };
        assert_eq!(complaints(theme), [], "{}", base.as_str());
    }
}

#[test]
fn one_accent_is_enough_for_both_schemes_of_every_theme() {
    for base in BaseTheme::ALL {
        for accent in [
            "#0a7f5a", "#b3261e", "#5b21b6", "#0b5cad", "#3d3d3d", "#777777",
        ] {
            let theme = ThemeConfig {
                base,
                accent: Some(colour(accent)),
                ..ThemeConfig::default()
            };
            let page = html(theme);
            assert!(
                page.contains(&format!("--vestibule-accent:{accent};")),
                "{accent}"
            );
            assert!(page.contains("@media (prefers-color-scheme:dark){:root{--vestibule-accent:"));
        }
    }
}

#[test]
fn a_pale_accent_is_refused_with_the_nearest_that_works() {
    let theme = ThemeConfig {
        accent: Some(colour("#06c755")),
        ..ThemeConfig::default()
    };
    let found = complaints(theme);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, "theme.accent");
    assert!(
        found[0]
            .1
            .starts_with("in the light scheme accent #06c755 on ")
            && found[0].1.contains("and what can be pressed needs 3; #")
            && found[0].1.ends_with(" is the nearest that has it"),
        "{found:?}"
    );
}

#[test]
fn the_colour_that_is_offered_in_place_of_one_works_in_every_theme() {
    for base in BaseTheme::ALL {
        for pale in [
            "#06c755", "#ffff00", "#fce703", "#abcdef", "#ffffff", "#ff5a00",
        ] {
            let with = |accent: &str| ThemeConfig {
                accent: Some(colour(accent)),
                base,
                ..ThemeConfig::default()
            };
            let Err(found) = load_theme(with(pale)) else {
                continue;
            };
            let hint = found[0].hint.as_deref().unwrap_or_default();
            let offered = hint.split(' ').next().unwrap_or_default();

            let again = load_theme(with(offered));

            assert!(
                again.is_ok(),
                "{base:?} {pale} {offered}: {again:?}",
                again = again.err()
            );
        }
    }
}

#[test]
fn a_colour_of_one_scheme_is_refused_under_its_own_key() {
    let theme = ThemeConfig {
        dark: BTreeMap::from([("text", colour("#444444"))]),
        ..ThemeConfig::default()
    };
    let found = complaints(theme);
    assert!(
        found.iter().all(|(key, _)| key == "theme.dark.text"),
        "{found:?}"
    );
    assert!(
        found[0]
            .1
            .contains("in the dark scheme text #444444 on page #0d0f13"),
        "{found:?}"
    );
}

#[test]
fn what_is_not_given_follows_from_what_is() {
    let theme = ThemeConfig {
        light: BTreeMap::from([("page", colour("#fff4e0")), ("surface", colour("#fffaf0"))]),
        ..ThemeConfig::default()
    };
    let page = html(theme);
    for name in [
        "page", "surface", "muted", "control", "line", "hover", "tint", "on-tint",
    ] {
        assert!(page.contains(&format!("--vestibule-{name}:#")), "{name}");
    }
}

#[test]
fn measures_are_tokens_after_those_of_the_theme() {
    let theme = ThemeConfig {
        measures: BTreeMap::from([
            ("radius", "4px".to_owned()),
            ("font", "\"Inter\", serif".to_owned()),
        ]),
        ..ThemeConfig::default()
    };
    let page = html(theme);
    assert!(page.contains(":root{--vestibule-font:\"Inter\", serif;--vestibule-radius:4px;}"));
}

#[test]
fn pictures_links_and_the_style_sheet_are_named_by_their_content() {
    let svg = "<svg aria-hidden=\"true\" viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>";
    let theme = ThemeConfig {
        name: Some("Acme".to_owned()),
        logo: Some(Picture::Svg(svg.to_owned())),
        logo_dark: Some(Picture::Png(vec![1])),
        favicon: Some(Picture::Png(vec![2])),
        css: Some(StyleFile {
            path: "custom.css".into(),
            text: "h1 { color: inherit }".to_owned(),
        }),
        help_url: Some("mailto:help@example.com".to_owned()),
        footer: Some("<b>Acme</b>".to_owned()),
        ..ThemeConfig::default()
    };
    let look = Look::new(theme.clone(), "/assets/".to_owned(), &Providers::default());
    let page = html(theme.clone());
    for file in look.files() {
        assert_eq!(
            page.matches(&format!("\"/assets/{}\"", file.name)).count(),
            1,
            "{}",
            file.name
        );
    }
    assert_eq!(look.files().len(), 4);
    assert!(page.contains("alt=\"Acme\""));
    assert!(page.contains("<a href=\"mailto:help@example.com\">Help</a>"));
    assert!(page.contains("<p>&lt;b&gt;Acme&lt;/b&gt;</p>"));
    let pages = load_theme(theme).unwrap_or_else(|p| panic!("{p:#?}"));
    let policy = |pages: &Pages| pages.policy().to_string();
    assert!(
        policy(&pages).contains(" 'self'; img-src"),
        "{}",
        policy(&pages)
    );
    assert!(!policy(&super::pages()).contains(" 'self'; img-src"));
}

#[test]
fn a_style_sheet_of_ones_own_is_checked_like_a_theme() {
    for (css, start) in [
        ("p{}\n@import 'x';", "custom.css:2:1: pages load nothing"),
        (
            "p{}\n:root{--vestibule-text:#bbb}",
            "custom.css:2:7: in the light scheme text #bbbbbb on page",
        ),
    ] {
        let theme = ThemeConfig {
            css: Some(StyleFile {
                path: "custom.css".into(),
                text: css.to_owned(),
            }),
            ..ThemeConfig::default()
        };
        let Err(problems) = load_theme(theme) else {
            panic!("accepted: {css}")
        };
        assert!(
            problems[0].to_string().starts_with(start),
            "{}",
            problems[0]
        );
    }
}

#[test]
fn a_brand_has_its_colours_on_its_own_button_alone() {
    let brand = Brand {
        background: colour("#0866ff"),
        text: colour("#ffffff"),
        border: colour("#0866ff"),
        mark: MarkColour::Text,
    };
    let look = Look {
        brands: vec![("acme".to_owned(), brand)],
        ..Look::default()
    };
    let pages = Pages::load(&look, &every_mark()).unwrap_or_else(|p| panic!("{p:#?}"));
    let branded = ProviderLink {
        brand: true,
        ..link("Acme", "/")
    };
    let html = pages
        .login(&chooser(vec![branded, link("Forge", "/")]))
        .unwrap();
    assert_eq!(html.matches("class=\"provider brand-acme\"").count(), 1);
    assert_eq!(html.matches("class=\"provider\"").count(), 1);
    assert!(html.contains(
        ".provider.brand-acme:hover{background:#0866ff;border-color:#0866ff;color:#ffffff}"
    ));
    assert!(html.contains(".brand-acme .logo path{fill:currentColor}"));
}

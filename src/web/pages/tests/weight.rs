//! What a page weighs, and how its style sheet is written.

use super::*;

#[test]
fn a_chooser_of_twelve_providers_has_at_most_24_kibibytes_before_compression() {
    let marks = crate::web::logos::builtin();
    let names: Vec<String> = (0..12).map(|n| format!("Provider {n}")).collect();
    let mut logos = marks.keys().cycle();
    let providers = names
        .iter()
        .map(|name| ProviderLink {
            logo: logos.next().map(String::as_str),
            ..link(
                name,
                "/login/acme?return_to=https%3A%2F%2Fapp.example.com%2F",
            )
        })
        .collect();
    let pages = pages();
    let same = "/login?return_to=https%3A%2F%2Fapp.example.com%2F&lang=";
    let switch = Switch::to(same.to_owned()).by_way_of(format!("{same}#languages"));
    let pages = pages.speaking(pages.languages().default(), Some(switch));
    let html = pages.login(&chooser(providers)).unwrap();
    assert!(html.len() <= 24 * 1024, "{} bytes", html.len());
}

#[test]
fn no_style_sheet_knows_left_or_right() {
    let physical = Regex::new(r"\b(left|right|top|bottom)\b").unwrap();
    for base in BaseTheme::ALL {
        for (name, css) in Pages::shipped(base) {
            let css = String::from_utf8(css).unwrap();
            if std::path::Path::new(&name).extension() == Some("css".as_ref()) {
                assert_eq!(
                    physical.find(&css).map(|found| found.as_str()),
                    None,
                    "{name}"
                );
            }
        }
    }
}

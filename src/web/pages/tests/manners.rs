//! What no page does: ask for a password, move by itself, take the keyboard's order, or bring more script than it needs.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

#[test]
fn no_page_looks_like_a_form_to_be_filled_in() {
    let field = Regex::new(r"(?i)<(input|textarea|select|datalist|label)\b[^>]*>").unwrap();
    let visible = |tag: &str| !tag.contains("type=\"hidden\"");
    for html in everything(&pages(), "Forge") {
        let found = field.find_iter(&html).map(|found| found.as_str());
        let found: Vec<&str> = found.filter(|tag| visible(tag)).collect();
        assert_eq!(found, [""; 0], "{html}");
        assert!(!html.contains("autocomplete") && !html.contains("password"));
    }
}

#[test]
fn only_the_heading_of_an_error_takes_the_focus_and_nothing_changes_its_order() {
    let order = Regex::new(r"(tabindex|accesskey|autofocus)\b[^ >]*").unwrap();
    for html in everything(&pages(), "Forge") {
        let found: Vec<&str> = order.find_iter(&html).map(|found| found.as_str()).collect();
        let is_error = html.contains("data-page=\"error\"");
        let expected: &[&str] = if is_error {
            &["tabindex=\"-1\"", "autofocus"]
        } else {
            &[]
        };
        assert_eq!(found, expected, "{html}");
    }
}

#[test]
fn the_title_of_an_error_begins_with_what_went_wrong() {
    let tags = Regex::new("<[^>]*>").unwrap();
    let pages = pages();
    for code in ErrorCode::ALL {
        let html = pages.error(&error_page(code, "Forge")).unwrap();
        let between = |start: &str, end: &str| {
            let rest = html.split(start).nth(1).unwrap();
            let inside = rest.split(end).next().unwrap();
            tags.replace_all(inside, "").into_owned()
        };
        let heading = between("autofocus>", "</h1>");
        let title = between("<title>", "</title>");
        assert_eq!(title, format!("{heading} · Acme"));
    }
}

#[test]
fn nothing_moves_unless_somebody_likes_it() {
    let moving = Regex::new(r"(?i)animation|transition|@keyframes|scroll-behavior").unwrap();
    for base in BaseTheme::ALL {
        for (name, css) in Pages::shipped(base) {
            let css = String::from_utf8(css).unwrap();
            let is_css = std::path::Path::new(&name).extension() == Some("css".as_ref());
            // There is none at all yet. Whoever adds one puts it below `prefers-reduced-motion: no-preference`, and says so here.
            assert!(!is_css || !moving.is_match(&css), "{name}");
        }
    }
}

#[test]
fn the_scripts_of_a_popup_and_a_frame_weigh_at_most_2_kb() {
    for script in Script::ALL {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(script.text().as_bytes()).unwrap();
        let weight = packed.finish().unwrap().len();
        assert!(weight <= 2000, "{script:?}: {weight}");
    }
}

//! The pages of errors: what they say and what they offer.

use super::*;

#[test]
fn every_error_code_has_a_heading_two_sentences_two_actions_and_its_reference() {
    let pages = pages();
    let mut headings = BTreeSet::new();
    for code in ErrorCode::ALL {
        let html = pages.error(&error_page(code, "Forge")).unwrap();
        let heading = html.split("autofocus>").nth(1).unwrap();
        headings.insert(heading.split("</h1>").next().unwrap().to_owned());
        assert!(html.matches("<p>").count() >= 2, "{}", code.as_str());
        let actions: BTreeSet<&str> = html
            .split("<a class=\"button")
            .skip(1)
            .filter_map(|button| button.split("href=\"").nth(1)?.split('"').next())
            .collect();
        assert_eq!(actions.len(), 2, "{}: {actions:?}", code.as_str());
        assert!(html.contains(&format!("<code>{}</code>", code.as_str())));
        assert!(
            html.contains("<code class=\"copy\">Forge</code>"),
            "the request id"
        );
        assert!(
            html.contains("<time datetime=\"2026-11-23T10:00:00Z\">2026-11-23 10:00 UTC</time>")
        );
    }
    assert_eq!(headings.len(), ErrorCode::ALL.len(), "{headings:#?}");
}

#[test]
fn an_attempt_error_offers_a_fresh_start_first() {
    let pages = pages();
    for code in [
        ErrorCode::AttemptMissing,
        ErrorCode::AttemptExpired,
        ErrorCode::AttemptUsed,
        ErrorCode::AttemptForeign,
    ] {
        let html = pages.error(&error_page(code, "Forge")).unwrap();
        assert!(html.contains("<a class=\"button primary\" href=\"/retry\">Start again</a>"));
        assert!(html.contains("<a class=\"button\" href=\"/sign-in\">Choose another way</a>"));
    }
}

#[test]
fn another_host_is_told_the_right_address_in_words_and_as_a_link() {
    let mut page = error_page(ErrorCode::WrongHost, "Forge");
    page.links.home = "https://login.example.com/";
    let html = pages().error(&page).unwrap();
    assert!(html.contains("<bdi>https://login.example.com/</bdi>"));
    assert!(html.contains("href=\"https://login.example.com/\""));
}

#[test]
fn two_buttons_never_lead_to_the_same_place() {
    let mut page = error_page(ErrorCode::AttemptUsed, "Forge");
    page.links.retry = None;
    let html = pages().error(&page).unwrap();
    assert_eq!(html.matches("href=\"/sign-in\"").count(), 1);
    assert_eq!(html.matches("href=\"/home\"").count(), 1);
}

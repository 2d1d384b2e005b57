//! The page for a fault of our own: compiled in, so that it works when the theme is what failed.

use std::sync::Arc;

use fluent_bundle::FluentArgs;

use super::Page;
use crate::web::locale::Language;

const SKELETON: &str = include_str!("../../../templates/internal_error.html");

/// What it says: the place in the skeleton, the key of the text, and the words if even that text fails.
const SENTENCES: [(&str, &str, &str); 3] = [
    (
        "{heading}",
        "error-internal",
        "Something went wrong on our side",
    ),
    (
        "{what}",
        "error-internal.what",
        "It is not your mistake. What happened has been written down for whoever runs this site.",
    ),
    (
        "{again}",
        "error-internal.again",
        "Go back and try again in a moment.",
    ),
];

/// The page in a language; a sentence that cannot be said in it is said in English.
pub(super) fn page(language: &Language) -> Page {
    let values = FluentArgs::new();
    let mut html = SKELETON
        .replace("{lang}", language.tag())
        .replace("{dir}", language.direction());
    for (place, key, plainly) in SENTENCES {
        let text = language.html(key, &values);
        html = html.replace(place, text.as_deref().unwrap_or(plainly));
    }
    let language = Arc::clone(language.tag());
    Page { html, language }
}

/// Its style sheet.
pub(super) fn style() -> &'static str {
    SKELETON
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"))
        .map_or("", |(style, _)| style)
}

//! What the files of a theme must not hold, whatever Tera thinks of them.

use std::collections::HashSet;
use std::path::Path;

use regex::Regex;

use super::theme::STYLE;
use super::{css, markup};

/// Something a file must not hold.
struct Rule {
    applies: fn(&str) -> bool,
    forbidden: &'static str,
    message: &'static str,
}

/// Pages whose policy admits a script.
const SCRIPTED: [&str; 3] = ["bounce.html", "frame.html", "popup.html"];

/// A colour in another file than the one that is checked.
const ELSEWHERE: &str = "the colours of a theme are set in style.css, where they are checked";

const RULES: [Rule; 4] = [
    Rule {
        applies: is_html,
        forbidden: r"(\||\{%-?\s*filter)\s*(?<at>safe)\b",
        message: "`safe` is not allowed: everything printed is escaped",
    },
    Rule {
        applies: is_html,
        forbidden: r"__tera_context",
        message: "`__tera_context` is not allowed: it prints everything a page knows",
    },
    Rule {
        applies: is_html,
        forbidden: r"(?i)<style\b(?:[^>]|>[^{]|>\{\{ ?[^s ])",
        message: "other style sheets are blocked by the Content-Security-Policy; use style.css",
    },
    Rule {
        applies: is_style,
        forbidden: r"</",
        message: "`</` would end the style sheet",
    },
];

/// What a file must not hold, with line and column.
pub(super) fn flaws(name: &str, text: &str) -> Vec<(usize, usize, &'static str)> {
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| (rule.applies)(name)) {
        let forbidden = pattern(rule.forbidden);
        found.extend(places(&forbidden, text).map(|(line, column)| (line, column, rule.message)));
    }
    let mut read = Vec::new();
    if is_html(name) {
        read = markup::flaws(text, SCRIPTED.contains(&name));
    } else if is_style(name) {
        read = css::flaws(text);
        if name != STYLE {
            let colours = css::colours(text).into_iter();
            read.extend(colours.map(|colour| (colour.at, ELSEWHERE)));
        }
    }
    found.extend(read.into_iter().map(|(at, message)| {
        let (line, column) = place(text, at);
        (line, column, message)
    }));
    found.sort_unstable();
    found
}

/// Where a byte of a text is: line and column from 1.
pub(super) fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        before.matches('\n').count() + 1,
        before[start..].chars().count() + 1,
    )
}

/// Where a pattern, or its group `at`, occurs: lines and columns from 1, once a line.
pub(super) fn places<'a>(
    pattern: &'a Regex,
    text: &'a str,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut seen = HashSet::new();
    pattern.captures_iter(text).filter_map(move |found| {
        let (line, column) = place(text, found.name("at").or_else(|| found.get(0))?.start());
        seen.insert(line).then_some((line, column))
    })
}

/// A pattern written in this program.
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("patterns are constants that the tests compile")
}

/// Whether a file is a style sheet.
fn is_style(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|suffix| suffix == "css")
}

/// Whether a file is a template.
pub(super) fn is_html(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|suffix| suffix == "html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forbidden_things_are_found_with_line_and_column() {
        for (name, text) in [
            ("login.html", "<p>\n  <b {{ x |safe }}"),
            ("login.html", "\n  {{ __tera_context }}"),
            ("login.html", "<p>\n<b style=\"color:red\">"),
            ("login.html", "<p>\n<b onclick='x()'>"),
            ("login.html", "<p>\n<script>"),
            ("login.html", "<p>\n<style>p{}</style>"),
            ("login.html", "<p>\n<img src=\"https://example.com/x.png\">"),
            (
                "login.html",
                "<p>\n<link rel=stylesheet href=//example.com/x.css>",
            ),
            ("login.html", "<p>\n<form action=\"https://example.com/\">"),
            ("login.html", "<p>\n<iframe src=\"/x\"></iframe>"),
            ("login.html", "<p>\n<meta http-equiv=\"refresh\">"),
            ("login.html", "<p>\n<a href=\"javascript:x()\">"),
            ("style.css", "p{}\n@import 'x';"),
            ("style.css", "p{}\np{background:url(//example.com/x)}"),
            ("style.css", "p{}\n</style>"),
        ] {
            let found = flaws(name, text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].0, 2, "{text}");
        }
    }
}

//! The parts of a style sheet that look alike and are not: comments, texts in quotes, addresses without quotes, escapes (CSS Syntax Level 3, section 4).

use std::ops::Range;

/// What a stretch of a style sheet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `/* … */`.
    Comment,
    /// `"…"` or `'…'`; a line break ends it, as it does for browsers.
    Text,
    /// `url(…)` without quotes.
    Address,
    /// A backslash and what it stands before.
    Escape,
    /// One character of anything else.
    Plain,
}

/// A style sheet in stretches that follow each other without a gap.
pub(super) fn stretches(style: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = style[at..].chars().next() {
        let rest = &style[at..];
        let (kind, length) = if let Some(inside) = rest.strip_prefix("/*") {
            let length = inside.find("*/").map_or(rest.len(), |end| end + 4);
            (Kind::Comment, length)
        } else if matches!(first, '"' | '\'') {
            (Kind::Text, quoted(rest, first))
        } else if first == '\\' {
            let second = rest[1..].chars().next().map_or(0, char::len_utf8);
            (Kind::Escape, 1 + second)
        } else if let Some(length) = bare_address(&style[..at], rest) {
            (Kind::Address, length)
        } else {
            (Kind::Plain, first.len_utf8())
        };
        found.push((kind, at..at + length));
        at += length;
    }
    found
}

/// The style sheet with spaces in the place of stretches of these kinds, byte for byte as long as it was. Line breaks stay.
pub(super) fn without(style: &str, kinds: &[Kind]) -> String {
    let mut bare = String::with_capacity(style.len());
    for (kind, range) in stretches(style) {
        let text = &style[range];
        if kinds.contains(&kind) {
            bare.extend(text.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
        } else {
            bare.push_str(text);
        }
    }
    bare
}

/// What a text in quotes says once its escapes are read.
pub(super) fn unescaped(text: &str) -> String {
    let mut said = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\\' {
            said.push(character);
            continue;
        }
        let mut digits = String::new();
        while let Some(digit) = characters.next_if(|c| digits.len() < 6 && c.is_ascii_hexdigit()) {
            digits.push(digit);
        }
        if let Ok(number) = u32::from_str_radix(&digits, 16) {
            said.push(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER));
            characters.next_if(char::is_ascii_whitespace);
        } else {
            // An escaped line break is nothing at all.
            said.extend(characters.next().filter(|c| *c != '\n'));
        }
    }
    said
}

fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '\n' => return at,
            _ if character == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of `url(…)`, where one begins that has no quotes.
fn bare_address(before: &str, text: &str) -> Option<usize> {
    let is_within_a_name = before.ends_with(|c: char| c.is_alphanumeric() || "-_".contains(c));
    if is_within_a_name || !text.get(..4)?.eq_ignore_ascii_case("url(") {
        return None;
    }
    if text[4..].trim_start().starts_with(['"', '\'']) {
        return None;
    }
    Some(text.find(')').map_or(text.len(), |end| end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_comment_or_an_end_is_told_from_what_is_one() {
        let style = "a/*é\n*/{b:\"/*\\\"\";c:url(//x/*);d:'\n}";
        assert_eq!(
            without(style, &[Kind::Comment]),
            "a    \n  {b:\"/*\\\"\";c:url(//x/*);d:'\n}"
        );
        let all = [Kind::Comment, Kind::Text, Kind::Address];
        let bare = without(style, &all);
        assert_eq!(bare.len(), style.len());
        assert_eq!(bare.split_whitespace().collect::<String>(), "a{b:;c:;d:}");
        assert_eq!(unescaped("\\68 ttps\\:\\2f/a\\\nb"), "https://ab");
    }
}

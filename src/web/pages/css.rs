//! CSS, as far as it has to be understood: which token is given which value, where, and for which scheme.

use super::lint::pattern;
use super::scheme::Scheme;

/// `--vestibule-NAME: VALUE` of `:root`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Declaration<'a> {
    /// The name without its beginning.
    pub(super) token: &'a str,
    /// The value as it is written.
    pub(super) value: &'a str,
    /// `None`: both.
    pub(super) scheme: Option<Scheme>,
    /// From 1.
    pub(super) line: usize,
    /// From 1, in characters.
    pub(super) column: usize,
}

const PREFIX: &str = "--vestibule-";

/// The tokens of a style sheet. Those below a condition other than the colour scheme change nothing for everybody, and are left out.
pub(super) fn declarations(style: &str) -> Vec<Declaration<'_>> {
    let mut found = Vec::new();
    let mut preludes: Vec<&str> = Vec::new();
    let mut start = 0;
    let mut quote: Option<u8> = None;
    let mut inside = 0_usize;
    let bytes = style.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if quote.is_none() && style[at..].starts_with("/*") {
            let end = style[at..]
                .find("*/")
                .map_or(style.len(), |end| at + end + 2);
            // A comment before a declaration is none of it.
            if style[start..at].trim().is_empty() {
                start = end;
            }
            at = end;
            continue;
        }
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            // What is escaped ends nothing.
            (Some(_), b'\\') => at += 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'(') => inside += 1,
            (None, b')') => inside = inside.saturating_sub(1),
            (None, b'{') => {
                preludes.push(style[start..at].trim());
                (start, inside) = (at + 1, 0);
            }
            (None, b'}') => {
                found.extend(declaration(style, start, at, &preludes));
                preludes.pop();
                (start, inside) = (at + 1, 0);
            }
            (None, b';') if inside == 0 => {
                found.extend(declaration(style, start, at, &preludes));
                start = at + 1;
            }
            _ => {}
        }
        at += style[at..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

fn declaration<'a>(
    style: &'a str,
    start: usize,
    end: usize,
    preludes: &[&str],
) -> Option<Declaration<'a>> {
    let text = style.get(start..end)?;
    let (name, value) = text.split_once(':')?;
    let token = name.trim().strip_prefix(PREFIX)?;
    let (rule, conditions) = preludes.split_last()?;
    if ![":root", "html"].contains(rule) {
        return None;
    }
    let mut scheme = None;
    for condition in conditions {
        let condition: String = condition.split_whitespace().collect();
        scheme = match condition.as_str() {
            "@media(prefers-color-scheme:dark)" => Some(Scheme::Dark),
            "@media(prefers-color-scheme:light)" => Some(Scheme::Light),
            _ => return None,
        };
    }
    let offset = start + text.find(PREFIX)?;
    let before = &style[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Some(Declaration {
        token,
        value: value.trim().trim_end_matches("!important").trim(),
        scheme,
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    })
}

/// Drops comments, line breaks and the spaces around punctuation. Inside quotes nothing changes, and signs of arithmetic keep their spaces.
pub(super) fn compact(style: &str) -> String {
    let bare = pattern(r"(?s)/\*.*?\*/").replace_all(style, "");
    let mut compact = String::with_capacity(bare.len());
    let mut quote = None;
    let mut space = false;
    for character in bare.chars() {
        if quote.is_none() && character.is_whitespace() {
            space = true;
            continue;
        }
        // Before a colon a space may stand for a descendant: `a :hover`.
        let needless = compact.is_empty()
            || compact.ends_with([';', '{', '}', ',', ':'])
            || matches!(character, ';' | '{' | '}' | ',');
        if space && !needless {
            compact.push(' ');
        }
        space = false;
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (None, '}') if compact.ends_with(';') => drop(compact.pop()),
            _ => {}
        }
        compact.push(character);
    }
    compact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_found_with_their_scheme_and_place() {
        let style = "/* :root { --vestibule-page: red } */\n:root {\n  --vestibule-page: #fff; /* x */ --vestibule-text : #000 }\n\
            @media (prefers-color-scheme: dark) { :root { --vestibule-page:#111 } }\n\
            @media print { :root { --vestibule-page: #ccc } }\np { --vestibule-page: #bbb; background: url(\"x;--vestibule-page:#1\") }\n";
        let found: Vec<_> = declarations(style)
            .into_iter()
            .map(|d| (d.token, d.value, d.scheme, d.line, d.column))
            .collect();
        assert_eq!(
            found,
            [
                ("page", "#fff", None, 3, 3),
                ("text", "#000", None, 3, 35),
                ("page", "#111", Some(Scheme::Dark), 4, 47),
            ]
        );
    }

    #[test]
    fn broken_style_sheets_end() {
        for style in [
            "{",
            "}",
            "}}:root{--vestibule-page:",
            "\"",
            "/*",
            ":root{--vestibule-page}",
            "é{ü:(",
        ] {
            assert_eq!(declarations(style), []);
        }
    }

    #[test]
    fn a_compact_style_sheet_keeps_its_meaning() {
        assert_eq!(
            compact("/* a\n b */\np {\n  margin: 0\n    1px;\n}\n\na,\nb { c: d; }\n"),
            "p{margin:0 1px}a,b{c:d}"
        );
    }
}

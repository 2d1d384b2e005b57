//! A template as a browser's tokenizer can read it: Tera's tags are put out of its way, and nothing else moves.

/// Stands for each byte of what prints something: `{{ … }}`, and a tag that puts in other markup.
pub(super) const PRINTED: char = '\u{7f}';
/// Stands for each byte of what prints nothing: a condition, a loop, a comment.
pub(super) const UNPRINTED: char = '\u{1f}';

/// Tags that print nothing themselves.
const SILENT: [&str; 13] = [
    "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "endblock", "break",
    "continue", "raw", "endraw",
];

/// The template with [`PRINTED`] and [`UNPRINTED`] in the place of Tera's tags, byte for byte as long as it was.
pub(super) fn blank(template: &str) -> String {
    // What is written so by hand is no tag of Tera's.
    let template = template.replace([PRINTED, UNPRINTED], "\u{1e}");
    let mut blank = String::with_capacity(template.len());
    let mut rest = template.as_str();
    while let Some(at) = rest.find('{') {
        blank.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some((length, mark)) = tag(rest) else {
            blank.push('{');
            rest = &rest[1..];
            continue;
        };
        blank.extend(std::iter::repeat_n(mark, length));
        let is_raw = keyword(&rest[..length]) == "raw";
        rest = &rest[length..];
        if is_raw {
            let end = end_of_raw(rest);
            blank.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    blank.push_str(rest);
    blank
}

/// How long the tag is that begins here, and what stands for it.
fn tag(text: &str) -> Option<(usize, char)> {
    let (end, mark) = match text.get(..2)? {
        "{#" => {
            let length = text.find("#}").map_or(text.len(), |at| at + 2);
            return Some((length, UNPRINTED));
        }
        "{{" => ("}}", PRINTED),
        "{%" if SILENT.contains(&keyword(text)) => ("%}", UNPRINTED),
        "{%" => ("%}", PRINTED),
        _ => return None,
    };
    Some((closed(text, end), mark))
}

/// The length up to `end`; what stands in quotes ends nothing.
fn closed(text: &str, end: &str) -> usize {
    let mut quote = None;
    let mut is_escaped = false;
    for (at, character) in text.char_indices() {
        match quote {
            None if text[at..].starts_with(end) => return at + end.len(),
            None if matches!(character, '"' | '\'' | '`') => quote = Some(character),
            Some(open) if open == character && !is_escaped => quote = None,
            _ => {}
        }
        is_escaped = quote.is_some() && character == '\\' && !is_escaped;
    }
    text.len()
}

/// The first word of a tag.
fn keyword(tag: &str) -> &str {
    let inside = tag.get(2..).unwrap_or_default();
    let inside = inside.strip_prefix('-').unwrap_or(inside).trim_start();
    let end = inside.find(|c: char| !c.is_alphanumeric() && c != '_');
    &inside[..end.unwrap_or(inside.len())]
}

/// Where `{% endraw %}` begins, or the end.
fn end_of_raw(text: &str) -> usize {
    let mut tags = text.match_indices("{%");
    let end = tags.find(|(at, _)| keyword(&text[*at..]) == "endraw");
    end.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_give_way_and_nothing_moves() {
        let template = "é{# x #}<a href=\"{{ \"}}\" }}\">{% if a %}{b}{% include 'x' %}{% raw %}{{ y }}{% endraw %}{{";
        let shown = blank(template)
            .replace(PRINTED, "p")
            .replace(UNPRINTED, "u");
        assert_eq!(shown.len(), template.len());
        assert_eq!(
            shown,
            "éuuuuuuu<a href=\"pppppppppp\">uuuuuuuuuu{b}pppppppppppppppppuuuuuuuuu{{ y }}uuuuuuuuuuuupp"
        );
    }
}

//! CSS, as far as it has to be understood: which token is given which value, where, and for which scheme.

mod stretches;

use std::ops::Range;

use super::address::Place;
use super::lint::{pattern, place};
use super::scheme::Scheme;
use super::tokens::COLOURS;
use stretches::{Kind, stretches, unescaped, without};

/// `--vestibule-NAME: VALUE`, wherever it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Declaration {
    /// The name without its beginning.
    pub(super) token: String,
    /// The value as it is written.
    pub(super) value: String,
    /// When it holds.
    pub(super) scope: Scope,
    /// The byte where its name begins.
    pub(super) at: usize,
    /// From 1.
    pub(super) line: usize,
    /// From 1, in characters.
    pub(super) column: usize,
}

/// When a declaration holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// For the whole page, in both schemes.
    Always,
    /// For the whole page, in one scheme.
    In(Scheme),
    /// Where only a browser can tell.
    Elsewhere,
}

/// Something that a style sheet must not hold.
pub(super) type Flaw = (usize, &'static str);

const PREFIX: &str = "--vestibule-";

const LOADS: &str = "pages load nothing from other sites";
const ESCAPED: &str = "a backslash outside of quotes is not allowed: write the character itself";
const MISPLACED: &str = "this colour cannot be checked here; set it in `:root { … }`, alone or in `@media (prefers-color-scheme: dark) { :root { … } }`, or in [theme]";
const IMPORTANT: &str = "`!important` is not allowed on a colour of the theme: it would hold against those that are checked";
const OPEN: &str = "this block is not closed: a `}` is missing";
const CLOSES_NOTHING: &str = "this `}` closes nothing";

/// What a style sheet says, as far as it has to be understood.
#[derive(Default)]
struct Sheet {
    declarations: Vec<Declaration>,
    flaws: Vec<Flaw>,
}

/// The tokens of a style sheet that hold for the whole page.
pub(super) fn declarations(style: &str) -> Vec<Declaration> {
    let mut declarations = Sheet::read(style).declarations;
    declarations.retain(|declaration| declaration.scope != Scope::Elsewhere);
    declarations
}

/// The colours of a style sheet, wherever they are set.
pub(super) fn colours(style: &str) -> Vec<Declaration> {
    let mut declarations = Sheet::read(style).declarations;
    declarations.retain(|declaration| COLOURS.contains(&declaration.token.as_str()));
    declarations
}

/// What a style sheet must not hold, by the byte where it begins.
pub(super) fn flaws(style: &str) -> Vec<Flaw> {
    let mut flaws = Sheet::read(style).flaws;
    let plain = without(style, &[Kind::Comment, Kind::Text, Kind::Address]);
    for (text, message) in [
        (r"(?i)@import\b", LOADS),
        (r"(?i)@property\s+--vestibule-", MISPLACED),
    ] {
        let found = pattern(text);
        flaws.extend(found.find_iter(&plain).map(|at| (at.start(), message)));
    }
    for colour in colours(style) {
        if colour.scope == Scope::Elsewhere {
            flaws.push((colour.at, MISPLACED));
        } else if colour.value.contains('!') {
            flaws.push((colour.at, IMPORTANT));
        }
    }
    flaws.sort_unstable();
    flaws
}

impl Sheet {
    fn read(style: &str) -> Self {
        let mut sheet = Self::default();
        // A comment is no part of what it stands in.
        let bare = without(style, &[Kind::Comment]);
        let mut preludes: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        let (mut inside, mut selecting) = (0_usize, 0_usize);
        for (kind, range) in stretches(style) {
            let (at, end) = (range.start, range.end);
            match (kind, &style[range.clone()]) {
                (Kind::Text, _) if selecting == 0 => {
                    let so_far = &bare[start..at];
                    let property = so_far.split_once(':').map_or("", |(name, _)| name.trim());
                    // What is to be read is not loaded.
                    if inside > 0 || !property.eq_ignore_ascii_case("content") {
                        let text = &style[at + 1..end];
                        sheet.address(so_far, at, &unescaped(text));
                    }
                }
                (Kind::Address, text) => sheet.address("", at, text[4..].trim_start()),
                (Kind::Escape, _) => sheet.flaws.push((at, ESCAPED)),
                (Kind::Plain, "(") => inside += 1,
                (Kind::Plain, ")") => inside = inside.saturating_sub(1),
                (Kind::Plain, "[") => selecting += 1,
                (Kind::Plain, "]") => selecting = selecting.saturating_sub(1),
                (Kind::Plain, "{") => {
                    preludes.push(start..at);
                    (start, inside, selecting) = (end, 0, 0);
                }
                (Kind::Plain, "}") => {
                    sheet.declare(&bare, start..at, &preludes);
                    if preludes.pop().is_none() {
                        sheet.flaws.push((at, CLOSES_NOTHING));
                    }
                    (start, inside, selecting) = (end, 0, 0);
                }
                (Kind::Plain, ";") if inside == 0 => {
                    sheet.declare(&bare, start..at, &preludes);
                    (start, selecting) = (end, 0);
                }
                _ => {}
            }
        }
        // Browsers close what is open at the end.
        sheet.declare(&bare, start..bare.len(), &preludes);
        if let Some(open) = preludes.last() {
            sheet.flaws.push((open.end, OPEN));
        }
        sheet
    }

    /// Refuses an address that is not of this site. What follows `url(` is told of where that begins.
    fn address(&mut self, before: &str, at: usize, address: &str) {
        let is_elsewhere = match Place::of(address) {
            Place::Here => false,
            Place::Host => true,
            Place::Scheme(scheme) => scheme != "data",
        };
        if is_elsewhere {
            let spaces = before.len() - before.trim_end().len();
            let is_called = before.trim_end().to_ascii_lowercase().ends_with("url(");
            let back = if is_called { spaces + 4 } else { 0 };
            self.flaws.push((at - back, LOADS));
        }
    }

    fn declare(&mut self, bare: &str, range: Range<usize>, preludes: &[Range<usize>]) {
        let text = &bare[range.clone()];
        let Some((name, value)) = text.split_once(':') else {
            return;
        };
        let (Some(token), Some(offset)) = (name.trim().strip_prefix(PREFIX), text.find(PREFIX))
        else {
            return;
        };
        let value = value.trim();
        if value.is_empty() && range.end == bare.len() {
            return;
        }
        let preludes: Vec<&str> = preludes.iter().map(|at| bare[at.clone()].trim()).collect();
        let at = range.start + offset;
        let (line, column) = place(bare, at);
        self.declarations.push(Declaration {
            token: token.to_owned(),
            value: value.to_owned(),
            scope: scope(&preludes),
            at,
            line,
            column,
        });
    }
}

/// When a rule holds, by what stands before its block and those around it. Other selectors than `:root` weigh more or less than that, and
/// conditions other than the scheme may hold or not: what such rules set is not known.
fn scope(preludes: &[&str]) -> Scope {
    let Some((rule, conditions)) = preludes.split_last() else {
        return Scope::Elsewhere;
    };
    let rule = rule.to_ascii_lowercase();
    let mut selectors = rule.split(',').map(str::trim);
    let has_root = selectors.clone().any(|selector| selector == ":root");
    if !has_root || !selectors.all(|selector| [":root", "html"].contains(&selector)) {
        return Scope::Elsewhere;
    }
    let [condition] = conditions else {
        let is_plain = conditions.is_empty();
        return if is_plain {
            Scope::Always
        } else {
            Scope::Elsewhere
        };
    };
    let condition: String = condition.split_whitespace().collect();
    match condition.as_str() {
        "@media(prefers-color-scheme:dark)" => Scope::In(Scheme::Dark),
        "@media(prefers-color-scheme:light)" => Scope::In(Scheme::Light),
        _ => Scope::Elsewhere,
    }
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
            .map(|d| (d.token + " " + &d.value, d.scope, d.line, d.column))
            .collect();
        assert_eq!(
            found,
            [
                ("page #fff".to_owned(), Scope::Always, 3, 3),
                ("text #000".to_owned(), Scope::Always, 3, 35),
                ("page #111".to_owned(), Scope::In(Scheme::Dark), 4, 47),
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

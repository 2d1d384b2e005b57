//! Tokens: the colours of a style sheet, what follows from those that an operator chose, and whether they can be told apart.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::css::{Declaration, Scope};
use super::scheme::Scheme;
use crate::colour::Colour;
use crate::config::ThemeConfig;

/// The names of the tokens that are colours.
pub(super) const COLOURS: [&str; 14] = [
    "page",
    "surface",
    "text",
    "muted",
    "line",
    "control",
    "hover",
    "accent",
    "accent-hover",
    "on-accent",
    "tint",
    "on-tint",
    "warn",
    "on-warn",
];
/// What text has to what it stands on (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;
/// What the edge of a control and the ring of the focus have to what is around them (WCAG 2.2, 1.4.11).
const VISIBLE: f64 = 3.0;
const TEXT_ON: [(&str, &str); 10] = [
    ("text", "page"),
    ("text", "surface"),
    ("text", "hover"),
    ("muted", "page"),
    ("muted", "surface"),
    ("muted", "hover"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-tint", "tint"),
    ("on-warn", "warn"),
];
const SHAPE_ON: [(&str, &str); 4] = [
    ("control", "surface"),
    ("control", "page"),
    ("accent", "surface"),
    ("accent", "page"),
];

const NOTATIONS: &str =
    "write it like #2448c9, rgb(36 72 201), hsl(227 70% 46%) or oklch(0.47 0.2 266)";

/// Where a colour was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A file of a theme, with line and column.
    File(String, usize, usize),
    /// A key of the configuration.
    Key(String),
    /// It follows from others.
    Derived,
}

/// A colour and its place.
#[derive(Clone, Debug)]
struct Token {
    colour: Colour,
    origin: Origin,
}

/// A complaint about one colour.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    /// Where to change something.
    pub(super) origin: Origin,
    /// What is wrong.
    pub(super) message: String,
    /// What to write instead.
    pub(super) hint: Option<String>,
}

/// The colours of both schemes.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    light: BTreeMap<&'static str, Token>,
    dark: BTreeMap<&'static str, Token>,
}

impl Tokens {
    /// Takes the colours of a style sheet over those that are there. A colour that cannot be understood cannot be checked.
    pub(super) fn read(&mut self, file: &str, style: &[Declaration], flaws: &mut Vec<Flaw>) {
        for declaration in style {
            let Some(name) = COLOURS.into_iter().find(|name| *name == declaration.token) else {
                continue;
            };
            let origin = Origin::File(file.to_owned(), declaration.line, declaration.column);
            let mut understood = true;
            for (scheme, tokens) in [
                (Scheme::Light, &mut self.light),
                (Scheme::Dark, &mut self.dark),
            ] {
                if ![Scope::Always, Scope::In(scheme)].contains(&declaration.scope) {
                    continue;
                }
                let parsed = Colour::parse(&declaration.value).ok();
                match parsed.or_else(|| of_another(&declaration.value, tokens)) {
                    Some(colour) => {
                        let origin = origin.clone();
                        tokens.insert(name, Token { colour, origin });
                    }
                    None => understood = false,
                }
            }
            if !understood {
                flaws.push(Flaw {
                    origin,
                    message: format!(
                        "the value of --vestibule-{name} is not a colour that can be checked"
                    ),
                    hint: Some(NOTATIONS.to_owned()),
                });
            }
        }
    }

    /// Puts the colours of the configuration over those of the theme, and gives the lines of CSS that say so.
    pub(super) fn configure(&mut self, theme: &ThemeConfig) -> String {
        let light = with_accent("theme.light", &theme.light, theme.accent);
        let accent_of_dark = theme
            .accent
            .map(|accent| self.accent_in_the_dark(accent, theme));
        let dark = with_accent("theme.dark", &theme.dark, accent_of_dark);
        let mut changed = overlay(&mut self.light, light);
        changed.extend(overlay(&mut self.dark, dark));
        let mut css = String::new();
        let lines = |tokens: &BTreeMap<&str, Token>| {
            changed.iter().fold(String::new(), |mut lines, name| {
                if let Some(token) = tokens.get(name) {
                    // Writing to a String cannot fail.
                    let _ = write!(lines, "--vestibule-{name}:{};", token.colour);
                }
                lines
            })
        };
        let (light, dark) = (lines(&self.light), lines(&self.dark));
        let measures = theme
            .measures
            .iter()
            .fold(String::new(), |mut lines, (name, value)| {
                let _ = write!(lines, "--vestibule-{name}:{value};");
                lines
            });
        if !light.is_empty() || !measures.is_empty() {
            let _ = write!(css, ":root{{{light}{measures}}}");
        }
        if !dark.is_empty() {
            let _ = write!(css, "@media (prefers-color-scheme:dark){{:root{{{dark}}}}}");
        }
        css
    }

    /// The one accent, as light as the dark scheme needs it to be seen.
    fn accent_in_the_dark(&self, accent: Colour, theme: &ThemeConfig) -> Colour {
        let grounds: Vec<(Colour, f64)> = ["surface", "page"]
            .into_iter()
            .filter_map(|name| {
                let given = theme.dark.get(name).copied();
                let ground = given.or_else(|| Some(self.dark.get(name)?.colour));
                Some((ground?, READABLE))
            })
            .collect();
        accent.standing_out(&grounds).unwrap_or(accent)
    }

    /// Every pair that cannot be told apart.
    pub(super) fn judge(&self) -> Vec<Flaw> {
        let (mut flaws, mut followed): (Vec<Flaw>, Vec<Flaw>) = (Vec::new(), Vec::new());
        for ((front, back), least, what) in pairs() {
            for (scheme, tokens) in [("light", &self.light), ("dark", &self.dark)] {
                let (Some(one), Some(two)) = (tokens.get(front), tokens.get(back)) else {
                    continue;
                };
                let ratio = one.colour.contrast(two.colour);
                if ratio >= least {
                    continue;
                }
                let (name, blamed, other) = blame((front, one), (back, two));
                let all = beside(name, tokens);
                let nearest = blamed.colour.standing_out(&all);
                let nearest =
                    nearest.or_else(|| blamed.colour.standing_out(&[(other.colour, least)]));
                let flaw = Flaw {
                    origin: blamed.origin.clone(),
                    message: format!(
                        "in the {scheme} scheme {front} {} on {back} {} has a contrast of {:.2}, and {what} needs {least}",
                        one.colour,
                        two.colour,
                        (ratio * 100.0).floor() / 100.0,
                    ),
                    hint: nearest.map(|colour| format!("{colour} is the nearest that has it")),
                };
                let follows = [one, two]
                    .iter()
                    .any(|token| token.origin == Origin::Derived);
                let list = if follows { &mut followed } else { &mut flaws };
                // One colour that is at fault is told once.
                if list.iter().all(|known| known.origin != flaw.origin) {
                    list.push(flaw);
                }
            }
        }
        // What follows from a colour at fault is no fault of its own.
        if flaws.is_empty() { followed } else { flaws }
    }
}

/// Of two colours the one to be changed, and the other: one that the operator chose, the front where both were chosen.
fn blame<'a>(
    front: (&'static str, &'a Token),
    back: (&'static str, &'a Token),
) -> (&'static str, &'a Token, &'a Token) {
    let rank = |token: &Token| match token.origin {
        Origin::Key(_) => 0,
        Origin::File(..) => 1,
        Origin::Derived => 2,
    };
    if rank(back.1) < rank(front.1) {
        (back.0, back.1, front.1)
    } else {
        (front.0, front.1, back.1)
    }
}

/// Every pair that has to be told apart, by how much, and what it is.
fn pairs() -> impl Iterator<Item = ((&'static str, &'static str), f64, &'static str)> {
    let texts = TEXT_ON.into_iter().map(|pair| (pair, READABLE, "text"));
    let shapes = SHAPE_ON.into_iter();
    texts.chain(shapes.map(|pair| (pair, VISIBLE, "what can be pressed")))
}

/// The colours that the one of this name has to stand out from, and by how much; those that follow from others would follow a change of it.
fn beside(name: &str, tokens: &BTreeMap<&'static str, Token>) -> Vec<(Colour, f64)> {
    let others = pairs().filter_map(|((front, back), least, _)| match name {
        name if name == front => Some((back, least)),
        name if name == back => Some((front, least)),
        _ => None,
    });
    let chosen = others.filter_map(|(other, least)| Some((tokens.get(other)?, least)));
    chosen
        .filter(|(token, _)| token.origin != Origin::Derived)
        .map(|(token, least)| (token.colour, least))
        .collect()
}

/// The colour of another token: `var(--vestibule-accent)`.
fn of_another(value: &str, tokens: &BTreeMap<&'static str, Token>) -> Option<Colour> {
    let name = value.strip_prefix("var(--vestibule-")?.strip_suffix(')')?;
    Some(tokens.get(name.trim())?.colour)
}

/// The colours that an operator chose, with the keys they were chosen by.
fn with_accent(
    table: &str,
    chosen: &BTreeMap<&'static str, Colour>,
    accent: Option<Colour>,
) -> BTreeMap<&'static str, Token> {
    let mut tokens: BTreeMap<&str, Token> = chosen
        .iter()
        .map(|(name, colour)| {
            let origin = Origin::Key(format!("{table}.{name}"));
            (
                *name,
                Token {
                    colour: *colour,
                    origin,
                },
            )
        })
        .collect();
    if let Some(colour) = accent {
        let origin = Origin::Key("theme.accent".to_owned());
        tokens.entry("accent").or_insert(Token { colour, origin });
    }
    tokens
}

/// Puts chosen colours and what follows from them over the others; gives the names of all that changed.
fn overlay(
    tokens: &mut BTreeMap<&'static str, Token>,
    chosen: BTreeMap<&'static str, Token>,
) -> BTreeSet<&'static str> {
    let mut changed: BTreeSet<&'static str> = chosen.keys().copied().collect();
    tokens.extend(chosen);
    let of = |name: &str| tokens.get(name).map(|token| token.colour);
    let (Some(page), Some(surface), Some(text), Some(accent)) =
        (of("page"), of("surface"), of("text"), of("accent"))
    else {
        return changed;
    };
    let has = |names: &[&str]| names.iter().any(|name| changed.contains(name));
    let mut derived: Vec<(&'static str, Colour)> = Vec::new();
    if has(&["accent", "surface", "text"]) {
        let on_accent = accent.text_on();
        let tint = surface.mix(accent, 0.12);
        // Away from the text on it, so that it stays as readable as it was.
        let further = if on_accent == Colour::WHITE {
            Colour::BLACK
        } else {
            Colour::WHITE
        };
        derived.push(("on-accent", on_accent));
        derived.push(("accent-hover", accent.mix(further, 0.2)));
        derived.push(("tint", tint));
        derived.push((
            "on-tint",
            accent
                .standing_out(&[(tint, READABLE + 0.5)])
                .unwrap_or(text),
        ));
    }
    if has(&["page", "surface", "text"]) {
        let grounds = [page, surface, surface.mix(text, 0.04)];
        let toward_text = |least: f64, from: f64| {
            let passes = |colour: &Colour| {
                grounds
                    .iter()
                    .all(|ground| colour.contrast(*ground) >= least)
            };
            (0..=20)
                .map(|step| surface.mix(text, from + (1.0 - from) * f64::from(step) / 20.0))
                .find(passes)
                .unwrap_or(text)
        };
        derived.push(("hover", surface.mix(text, 0.04)));
        derived.push(("line", surface.mix(text, 0.13)));
        derived.push(("control", toward_text(VISIBLE + 0.1, 0.4)));
        derived.push(("muted", toward_text(READABLE + 0.3, 0.6)));
    }
    for (name, colour) in derived {
        if changed.insert(name) {
            let origin = Origin::Derived;
            tokens.insert(name, Token { colour, origin });
        }
    }
    changed
}

//! The marks of providers: SVG by name, or the first letter where there is none.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_embed::Embed;

use crate::provider::{Provider, Providers};

#[derive(Embed)]
#[folder = "templates/logos/"]
struct Builtin;

/// The marks that pages may show, by name.
#[derive(Clone, Debug)]
pub enum Marks {
    /// Names alone.
    Off,
    /// These; a name that is not among them shows its first letter.
    On(BTreeMap<String, String>),
}

impl Marks {
    /// The marks of these providers: the operator's own, else the built-in one.
    #[must_use]
    pub fn of(providers: &Providers) -> Self {
        let mark = |provider: &Arc<Provider>| {
            let name = provider.mark()?;
            let svg = match provider.logo() {
                Some(logo) => logo.as_str().to_owned(),
                None => builtin_mark(name)?,
            };
            Some((name.to_owned(), svg))
        };
        Self::On(providers.iter().filter_map(mark).collect())
    }

    /// The mark of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        match self {
            Self::Off => None,
            Self::On(marks) => marks.get(name).map(String::as_str),
        }
    }
}

fn builtin_mark(name: &str) -> Option<String> {
    let file = Builtin::get(&format!("{name}.svg"))?;
    let text = String::from_utf8(file.data.into_owned()).ok()?;
    Some(text.trim_end().to_owned())
}

/// Every built-in mark by name, as markup that screen readers skip.
///
/// The files are ours: no script, no outside reference, no ids, no style, at most 2 kB.
#[must_use]
pub fn builtin() -> BTreeMap<String, String> {
    Builtin::iter()
        .filter_map(|file| {
            let name = file.strip_suffix(".svg")?;
            Some((name.to_owned(), builtin_mark(name)?))
        })
        .collect()
}

/// What stands for a name without a mark: its first letter or digit, in upper case; a dot when it has none.
#[must_use]
pub fn initial(name: &str) -> String {
    name.chars()
        .find(|letter| letter.is_alphanumeric())
        .map_or_else(|| "·".to_owned(), |letter| letter.to_uppercase().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_small_and_holds_shapes_only() {
        let marks = builtin();
        assert!(!marks.is_empty());
        let allowed = regex::Regex::new(
            r#"^<svg aria-hidden="true" viewBox="0 0 \d+ \d+">(<path fill="(#[0-9A-F]{6}|currentColor)" d="[-MmLlHhVvCcSsQqTtAaZz0-9., ]+"/>)+</svg>$"#,
        )
        .unwrap();
        for (name, svg) in marks {
            assert!(svg.len() <= 2048, "{name} is too big");
            assert!(allowed.is_match(&svg), "{name}: {svg}");
        }
    }

    #[test]
    fn an_initial_is_the_first_letter_or_digit() {
        assert_eq!(initial("acme"), "A");
        assert_eq!(initial("  \"éa\""), "É");
        assert_eq!(initial("7eleven"), "7");
        assert_eq!(initial("…"), "·");
        assert_eq!(initial(""), "·");
    }
}

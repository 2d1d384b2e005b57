//! The themes that are part of the program.

use std::borrow::Cow;

use rust_embed::Embed;

use crate::config::BaseTheme;

#[derive(Embed)]
#[folder = "templates/default/"]
struct Builtin;

#[derive(Embed)]
#[folder = "templates/minimal/"]
struct Minimal;

#[derive(Embed)]
#[folder = "templates/card/"]
struct Card;

/// One file of a theme.
pub(super) struct ThemeFile {
    /// What problems name: a path, or `built-in login.html`.
    pub(super) place: String,
    pub(super) text: Cow<'static, str>,
}

/// The files of a shipped theme, by name.
pub(super) fn shipped(base: BaseTheme) -> Vec<(String, ThemeFile)> {
    let names: Vec<Cow<'static, str>> = match base {
        BaseTheme::Default => Builtin::iter().collect(),
        BaseTheme::Minimal => Minimal::iter().collect(),
        BaseTheme::Card => Card::iter().collect(),
    };
    let file = |name: &str| {
        let file = match base {
            BaseTheme::Default => Builtin::get(name),
            BaseTheme::Minimal => Minimal::get(name),
            BaseTheme::Card => Card::get(name),
        };
        let text = match file?.data {
            Cow::Borrowed(bytes) => Cow::Borrowed(std::str::from_utf8(bytes).ok()?),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).ok()?),
        };
        let place = match base {
            BaseTheme::Default => format!("built-in {name}"),
            _ => format!("built-in {}/{name}", base.as_str()),
        };
        Some(ThemeFile { place, text })
    };
    names
        .into_iter()
        .filter(|name| !name.starts_with('.'))
        .filter_map(|name| Some((name.to_string(), file(&name)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::lint::flaws;
    use super::*;

    #[test]
    fn the_built_in_files_hold_nothing_forbidden() {
        for base in BaseTheme::ALL {
            for (name, file) in shipped(base) {
                assert_eq!(flaws(&name, &file.text), [], "{name}");
            }
        }
    }
}

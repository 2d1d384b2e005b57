//! Schemes: light and dark, and a style sheet that has only one of them.

use serde::Serialize;

use super::lint::pattern;

/// A scheme that a page has to itself. No browser tells a frame which one the page around it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark one.
    Dark,
}

impl Scheme {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.name() == name)
    }

    /// What addresses and templates call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The style sheet, as it stands in the pages, for people who want this scheme.
    pub(super) fn only(self, style: &str) -> String {
        let other = match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        };
        let query = |scheme: Self| {
            let name = scheme.name();
            pattern(&format!(r"\(\s*prefers-color-scheme\s*:\s*{name}\s*\)"))
        };
        let style = query(self).replace_all(style, "(min-width:0)");
        let style = query(other).replace_all(&style, "(max-width:0)");
        let both = pattern(r"\bcolor-scheme\s*:\s*light\s+dark\b");
        let one = format!("color-scheme:{}", self.name());
        both.replace_all(&style, one).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Scheme;

    #[test]
    fn a_style_sheet_with_one_scheme_does_not_ask_for_the_other() {
        let style = ":root{color-scheme:light dark;--a:1}@media (prefers-color-scheme:dark){:root{--a:2}}@media ( prefers-color-scheme : light ) and (max-width:9px){p{}}";

        assert_eq!(
            Scheme::Light.only(style),
            ":root{color-scheme:light;--a:1}@media (max-width:0){:root{--a:2}}@media (min-width:0) and (max-width:9px){p{}}"
        );
        assert_eq!(
            Scheme::Dark.only(style),
            ":root{color-scheme:dark;--a:1}@media (min-width:0){:root{--a:2}}@media (max-width:0) and (max-width:9px){p{}}"
        );
    }
}

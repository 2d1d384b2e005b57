//! Theme: what is written below `[theme]` becomes typed values. Nothing is ever pasted into a style sheet.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::picture::Picture;
use super::settle::settled;
use super::source::read_text;
use super::written::{WrittenScheme, WrittenTheme};
use super::{secrets, values};
use crate::colour::Colour;
use crate::problem::Complaint;
use crate::provider::SecureUrl;

/// What the pages look like.
#[derive(Clone, Debug, Default)]
pub struct ThemeConfig {
    /// The name of the site, shown in headings and titles.
    pub name: Option<String>,
    /// The shipped theme below everything else.
    pub base: BaseTheme,
    /// Whether the marks of providers are shown.
    pub logos: Logos,
    /// A folder whose templates replace those of the same name.
    pub dir: Option<PathBuf>,
    /// The one colour for what is to be pressed, where a scheme has none of its own.
    pub accent: Option<Colour>,
    /// Colours of the light scheme, by the names of their keys.
    pub light: BTreeMap<&'static str, Colour>,
    /// Those of the dark one.
    pub dark: BTreeMap<&'static str, Colour>,
    /// Other tokens, written anew as CSS, by their names.
    pub measures: BTreeMap<&'static str, String>,
    /// Shown instead of the name.
    pub logo: Option<Picture>,
    /// Shown instead of `logo` where the dark scheme is.
    pub logo_dark: Option<Picture>,
    /// The icon of the tab.
    pub favicon: Option<Picture>,
    /// A style sheet that comes after ours.
    pub css: Option<StyleFile>,
    /// Where the privacy policy is.
    pub privacy_url: Option<String>,
    /// Where the terms are.
    pub terms_url: Option<String>,
    /// Where one is helped.
    pub help_url: Option<String>,
    /// A line below every page.
    pub footer: Option<String>,
    /// The tags of the languages that are offered, as BCP 47 writes them, each once; `None`: every one there is. Never empty.
    pub locales: Option<Vec<String>>,
    /// The one for whoever asks for none of them; one of `locales`, where they are listed.
    pub default_locale: Option<String>,
}

/// A style sheet of the operator's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleFile {
    /// What problems name.
    pub path: PathBuf,
    /// Its text, not looked at yet.
    pub text: String,
}

/// The themes that are shipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BaseTheme {
    /// A panel in the middle, one button below the other.
    #[default]
    Default,
    /// Text first: no panel, a list between thin lines.
    Minimal,
    /// Two halves, the site on one and tiles on the other.
    Card,
}

impl BaseTheme {
    /// Every shipped theme.
    pub const ALL: [Self; 3] = [Self::Default, Self::Minimal, Self::Card];

    /// Its name, which is that of its folder.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Minimal => "minimal",
            Self::Card => "card",
        }
    }
}

/// Whether the marks of providers are shown on their buttons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Logos {
    /// They are; a provider without a mark gets the first letter of its name.
    #[default]
    On,
    /// Names alone.
    Off,
}

/// How much room buttons take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Density {
    /// 44 pixels high, the least that is easy to hit.
    Compact,
    /// 48 pixels.
    Comfortable,
    /// 56 pixels.
    Spacious,
}

/// The longest line below every page, in characters.
const LONGEST_FOOTER: usize = 300;
/// Families that CSS knows by itself; they are written without quotes.
const GENERIC: [&str; 9] = [
    "serif",
    "sans-serif",
    "monospace",
    "cursive",
    "fantasy",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-rounded",
];

/// What the pages look like.
pub(super) fn settle(written: &WrittenTheme, complaints: &mut Vec<Complaint>) -> ThemeConfig {
    let dir = written.dir.as_ref().map(PathBuf::from);
    if dir.as_ref().is_some_and(|dir| !dir.is_dir()) {
        complaints.push(Complaint::error("theme.dir", "there is no such folder"));
    }
    let locales = locales(written.locales.as_deref(), complaints);
    let default = written.default_locale.as_deref();
    let default = default.map(|text| values::locale("theme.default_locale", text));
    let default_locale = default.and_then(|tag| settled(tag, complaints));
    if let (Some(locales), Some(default)) = (&locales, &default_locale)
        && !locales.contains(default)
    {
        complaints.push(
            Complaint::error("theme.default_locale", "is not one of `locales`")
                .hint("add it there, or choose one of them"),
        );
    }
    let mut settling = Settling { complaints };
    ThemeConfig {
        name: written.name.clone(),
        base: written.base.unwrap_or_default(),
        logos: written.logos.unwrap_or_default(),
        dir,
        accent: settling.colour("theme.accent", written.accent.as_deref()),
        light: settling.scheme("theme.light", &written.light),
        dark: settling.scheme("theme.dark", &written.dark),
        measures: settling.measures(written),
        logo: settling.picture("theme.logo", written.logo.as_deref()),
        logo_dark: settling.picture("theme.logo_dark", written.logo_dark.as_deref()),
        favicon: settling.picture("theme.favicon", written.favicon.as_deref()),
        css: settling.style_file(written.css.as_deref()),
        privacy_url: settling.link("theme.privacy_url", written.privacy_url.as_deref()),
        terms_url: settling.link("theme.terms_url", written.terms_url.as_deref()),
        help_url: settling.help("theme.help_url", written.help_url.as_deref()),
        footer: settling.footer(written.footer.as_deref()),
        locales,
        default_locale,
    }
    .alone(complaints)
}

impl ThemeConfig {
    fn alone(self, complaints: &mut Vec<Complaint>) -> Self {
        if self.logo_dark.is_some() && self.logo.is_none() {
            complaints.push(
                Complaint::error(
                    "theme.logo_dark",
                    "there is no `logo` that it could replace",
                )
                .hint("write logo = \"…\" as well"),
            );
        }
        self
    }
}

struct Settling<'a> {
    complaints: &'a mut Vec<Complaint>,
}

impl Settling<'_> {
    fn told<T>(&mut self, result: Result<T, Complaint>) -> Option<T> {
        result
            .map_err(|complaint| self.complaints.push(complaint))
            .ok()
    }

    fn colour(&mut self, key: &str, text: Option<&str>) -> Option<Colour> {
        self.told(Colour::parse(text?).map_err(|fault| {
            Complaint::error(key, fault.to_string())
                .hint("write it like \"#2448c9\", \"rgb(36 72 201)\", \"hsl(227 70% 46%)\" or \"oklch(0.47 0.2 266)\"")
        }))
    }

    fn scheme(&mut self, key: &str, written: &WrittenScheme) -> BTreeMap<&'static str, Colour> {
        let named = [
            ("page", &written.page),
            ("surface", &written.surface),
            ("text", &written.text),
            ("muted", &written.muted),
            ("line", &written.line),
            ("control", &written.control),
            ("accent", &written.accent),
        ];
        named
            .into_iter()
            .filter_map(|(name, text)| {
                let colour = self.colour(&format!("{key}.{name}"), text.as_deref())?;
                Some((name, colour))
            })
            .collect()
    }

    fn measures(&mut self, written: &WrittenTheme) -> BTreeMap<&'static str, String> {
        let mut measures = BTreeMap::new();
        let radius = written
            .radius
            .as_deref()
            .map(|text| length("theme.radius", text, (0.0, 32.0), "10px"));
        let width = written
            .width
            .as_deref()
            .map(|text| length("theme.width", text, (280.0, 960.0), "26rem"));
        for (name, result) in [("radius", radius), ("width", width)] {
            if let Some(value) = result.and_then(|result| self.told(result)) {
                measures.insert(name, value);
            }
        }
        if let Some(names) = &written.font {
            let families: Vec<_> = names
                .iter()
                .enumerate()
                .map(|(index, name)| self.told(family(index, name)))
                .collect();
            let families: Option<Vec<String>> = families.into_iter().collect();
            if let Some(families) = families.filter(|families| !families.is_empty()) {
                measures.insert("font", families.join(", "));
            }
        }
        let (target, gap) = match written.density {
            None => return measures,
            Some(Density::Compact) => ("2.75rem", ".375rem"),
            Some(Density::Comfortable) => ("3rem", ".625rem"),
            Some(Density::Spacious) => ("3.5rem", ".875rem"),
        };
        measures.insert("target", target.to_owned());
        measures.insert("gap", gap.to_owned());
        measures
    }

    fn picture(&mut self, key: &str, file: Option<&str>) -> Option<Picture> {
        let picture = Picture::read(&PathBuf::from(file?));
        self.told(picture.map_err(|fault| Complaint::error(key, fault)))
    }

    fn style_file(&mut self, file: Option<&str>) -> Option<StyleFile> {
        let path = PathBuf::from(file?);
        let text =
            read_text(&path).map_err(|error| secrets::unreadable("theme.css", &path, &error));
        Some(StyleFile {
            text: self.told(text)?,
            path,
        })
    }

    fn link(&mut self, key: &str, text: Option<&str>) -> Option<String> {
        self.told(https(key, text?, "write an https address"))
    }

    /// Help may also be a mail.
    fn help(&mut self, key: &str, text: Option<&str>) -> Option<String> {
        let text = text?;
        let Some(mail) = text.strip_prefix("mailto:") else {
            let hint = "write an https address, or \"mailto:help@example.com\"";
            return self.told(https(key, text, hint));
        };
        let complaint = || {
            Complaint::error(key, "is not a plain mailto address").hint(
                "write it as \"mailto:help@example.com\", with ?subject=… after it if you like, a space in it as %20",
            )
        };
        self.told(is_mail(mail).then(|| text.to_owned()).ok_or_else(complaint))
    }

    fn footer(&mut self, text: Option<&str>) -> Option<String> {
        let text = text?.trim();
        if text.chars().count() > LONGEST_FOOTER {
            let message = format!("is longer than {LONGEST_FOOTER} characters");
            self.complaints
                .push(Complaint::error("theme.footer", message));
            return None;
        }
        (!text.is_empty()).then(|| text.to_owned())
    }
}

fn https(key: &str, text: &str, hint: &str) -> Result<String, Complaint> {
    SecureUrl::parse(text)
        .map(|url| url.as_str().to_owned())
        .map_err(|fault| Complaint::error(key, fault.to_string()).hint(hint))
}

/// An address, and perhaps a subject (RFC 6068): nothing that would add a recipient or a text.
fn is_mail(text: &str) -> bool {
    let (address, subject) = match text.split_once('?') {
        None => (text, ""),
        Some((address, rest)) => match rest.strip_prefix("subject=") {
            None => return false,
            Some(subject) => (address, subject),
        },
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "@._+-".contains(c);
    let is_address = address.contains('@') && address.chars().all(plain);
    is_address && is_subject(subject)
}

/// Letters and what needs no escape, and well-formed escapes of everything else.
fn is_subject(text: &str) -> bool {
    let mut parts = text.split('%');
    let plain = |part: &str| {
        part.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-._~!$'()*,:@/".contains(&byte))
    };
    let escape = |part: &str| {
        let hex = part.as_bytes().get(..2);
        hex.is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)) && plain(&part[2..])
    };
    parts.next().is_none_or(plain) && parts.all(escape)
}

/// A length in `px` or `rem`, between two numbers of pixels.
fn length(
    key: &str,
    text: &str,
    (least, most): (f64, f64),
    like: &str,
) -> Result<String, Complaint> {
    let units = [("px", 1.0), ("rem", 16.0)];
    let found = units.into_iter().find_map(|(unit, pixels)| {
        let digits = text.trim().strip_suffix(unit)?;
        let plain = |byte: u8| byte.is_ascii_digit() || byte == b'.';
        let number: f64 = digits.parse().ok().filter(|_| digits.bytes().all(plain))?;
        (least..=most)
            .contains(&(number * pixels))
            .then(|| format!("{number}{unit}"))
    });
    found.ok_or_else(|| {
        let message = format!("is not a length from {least}px to {most}px");
        Complaint::error(key, message).hint(format!("write it like \"{like}\""))
    })
}

/// The name of a font, as CSS writes it.
fn family(index: usize, name: &str) -> Result<String, Complaint> {
    let name = name.trim();
    if GENERIC.contains(&name) {
        return Ok(name.to_owned());
    }
    let plain = |c: char| c.is_alphanumeric() || " -_".contains(c);
    if name.is_empty() || name.len() > 60 || !name.chars().all(plain) {
        let key = format!("theme.font.{index}");
        return Err(Complaint::error(&key, "is not the name of a font")
            .hint("write names alone, like font = [\"Inter\", \"system-ui\"]"));
    }
    Ok(format!("\"{name}\""))
}

/// The languages that are offered; `None` where none are listed.
fn locales(written: Option<&[String]>, complaints: &mut Vec<Complaint>) -> Option<Vec<String>> {
    let mut locales: Vec<String> = Vec::new();
    for (index, text) in written?.iter().enumerate() {
        let key = format!("theme.locales.{index}");
        match settled(values::locale(&key, text), complaints) {
            Some(tag) if locales.contains(&tag) => {
                complaints.push(Complaint::error(&key, format!("\"{tag}\" is there twice")));
            }
            Some(tag) => locales.push(tag),
            None => {}
        }
    }
    if written == Some(&[]) {
        let complaint = Complaint::error("theme.locales", "lists no language");
        complaints.push(complaint.hint("name one, or leave the key out for all of them"));
    }
    (!locales.is_empty()).then_some(locales)
}

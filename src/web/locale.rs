//! The texts of the pages, in Fluent, and the languages they are in.

mod languages;
mod negotiate;

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

pub use languages::{BUILTIN, Language, Languages, Offer, TextSource, head};

use crate::claims::is_bidi_control;
use crate::problem::{Complaint, Problem};

/// Begins a value inside a text; Fluent writes it (U+2068, first strong isolate).
const ISOLATE: char = '\u{2068}';
/// Ends it (U+2069, pop directional isolate).
const POP_ISOLATE: char = '\u{2069}';

/// The language every other one is compared with; problem documents are in it.
pub const ENGLISH: &str = "en";

/// The texts of one language, part by part: who replaces a heading keeps the sentences below it.
pub struct Texts {
    /// The first file; the first two, the second over the first; and so on. Never empty.
    layers: Vec<Layer>,
}

/// The texts of a file over those of the files before it.
struct Layer {
    /// What problems name the file.
    place: String,
    bundle: FluentBundle<Arc<FluentResource>>,
}

/// A text that cannot be given.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum TextFault {
    /// No file has it.
    #[error("there is no text `{0}`")]
    Missing(String),
    /// The text wants a value that was not given, or has another flaw.
    #[error("the text `{key}` of {place} cannot be written: {reason}")]
    Broken {
        /// Which text.
        key: String,
        /// The file that has it.
        place: String,
        /// What Fluent says.
        reason: String,
    },
}

/// One file of texts.
pub struct TextFile<'a> {
    /// What problems name.
    pub place: &'a str,
    /// Fluent.
    pub text: &'a str,
}

impl Texts {
    /// The texts of one language from several files; a later file replaces single texts of an earlier one. The tag decides the forms of plurals.
    ///
    /// # Errors
    ///
    /// Every syntax error, with its line.
    pub fn parse(tag: &str, files: &[TextFile<'_>]) -> Result<Self, Vec<Problem>> {
        let language: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut resources = Vec::new();
        let mut problems = Vec::new();
        for file in files {
            match FluentResource::try_new(file.text.to_owned()) {
                Ok(resource) => resources.push(Arc::new(resource)),
                Err((_, faults)) => problems.extend(faults.iter().map(|fault| {
                    let offset = fault.pos.start.min(file.text.len());
                    problem_at(file, offset, &fault.kind.to_string())
                })),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let layers = files.iter().zip(1..).map(|(file, count)| {
            let mut bundle = FluentBundle::new_concurrent(vec![language.clone()]);
            for resource in &resources[..count] {
                bundle.add_resource_overriding(Arc::clone(resource));
            }
            Layer {
                place: file.place.to_owned(),
                bundle,
            }
        });
        Ok(Self {
            layers: layers.collect(),
        })
    }

    /// Whether there is a text of this key, `id` or `id.attribute`.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The pattern of a key in the last file that has it, with the texts it may refer to.
    fn find(&self, key: &str) -> Option<(&Layer, &Pattern<&str>)> {
        let (id, attribute) = split(key);
        self.layers.iter().rev().find_map(|layer| {
            let message = layer.bundle.get_message(id)?;
            let pattern = match attribute {
                None => message.value(),
                Some(name) => message.get_attribute(name).map(|found| found.value()),
            };
            Some((layer, pattern?))
        })
    }

    /// A text as HTML: escaped, with every inserted value in a `<bdi>` of its own.
    ///
    /// # Errors
    ///
    /// [`TextFault`] when it is missing or wants a value that is not there.
    pub fn html(&self, key: &str, values: &FluentArgs<'_>) -> Result<String, TextFault> {
        let text = self.isolated(key, values)?;
        let mut html = String::with_capacity(text.len() + 16);
        for character in text.chars() {
            match character {
                ISOLATE => html.push_str("<bdi>"),
                POP_ISOLATE => html.push_str("</bdi>"),
                _ => push_escaped(&mut html, character),
            }
        }
        Ok(html)
    }

    /// A text without markup, for titles; not escaped.
    ///
    /// # Errors
    ///
    /// As [`Texts::html`].
    pub fn plain(&self, key: &str, values: &FluentArgs<'_>) -> Result<String, TextFault> {
        let text = self.isolated(key, values)?;
        Ok(text.replace([ISOLATE, POP_ISOLATE], ""))
    }

    fn isolated(&self, key: &str, values: &FluentArgs<'_>) -> Result<Cow<'_, str>, TextFault> {
        let missing = || TextFault::Missing(key.to_owned());
        let (layer, pattern) = self.find(key).ok_or_else(missing)?;
        let mut faults = Vec::new();
        let text = layer
            .bundle
            .format_pattern(pattern, Some(values), &mut faults);
        match faults.first() {
            None => Ok(text),
            Some(fault) => Err(TextFault::Broken {
                key: key.to_owned(),
                place: layer.place.clone(),
                reason: fault.to_string(),
            }),
        }
    }
}

fn split(key: &str) -> (&str, Option<&str>) {
    match key.split_once('.') {
        None => (key, None),
        Some((id, attribute)) => (id, Some(attribute)),
    }
}

/// A value to insert: control and direction characters are dropped.
#[must_use]
pub fn value(text: &str) -> FluentValue<'_> {
    if text.chars().any(is_unprintable) {
        let clean: String = text.chars().filter(|c| !is_unprintable(*c)).collect();
        FluentValue::from(clean)
    } else {
        FluentValue::from(text)
    }
}

/// Escapes for HTML text and quoted attributes, and drops what could disturb the text around it.
pub fn push_escaped(html: &mut String, character: char) {
    match character {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        _ if is_unprintable(character) => {}
        _ => html.push(character),
    }
}

/// Control characters except white space, and the bidirectional controls of Unicode (UAX #9), which could make a name rewrite the sentence around it.
#[must_use]
pub fn is_unprintable(character: char) -> bool {
    match character {
        '\n' | '\t' => false,
        _ => character.is_control() || is_bidi_control(character),
    }
}

fn problem_at(file: &TextFile<'_>, offset: usize, message: &str) -> Problem {
    let before = file.text.get(..offset).unwrap_or(file.text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Problem {
        line: Some(before.matches('\n').count() + 1),
        column: Some(before[line_start..].chars().count() + 1),
        ..Problem::at_source(file.place, Complaint::error("", message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Texts {
        Texts::parse(
            ENGLISH,
            &[TextFile {
                place: "en.ftl",
                text: source,
            }],
        )
        .unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    #[test]
    fn an_inserted_value_is_escaped_and_isolated() {
        let mut values = FluentArgs::new();
        values.set("name", value("\u{202E}<b>\u{2069}\"'&"));
        let texts = texts("hello = Hello { $name }!");
        assert_eq!(
            texts.html("hello", &values).unwrap(),
            "Hello <bdi>&lt;b&gt;&quot;&#39;&amp;</bdi>!"
        );
        assert_eq!(texts.plain("hello", &values).unwrap(), "Hello <b>\"'&!");
    }

    #[test]
    fn a_missing_text_and_a_missing_value_are_faults() {
        let texts = texts("hello = Hello { $name }!");
        let none = FluentArgs::new();
        assert_eq!(
            texts.html("nothing", &none),
            Err(TextFault::Missing("nothing".to_owned()))
        );
        assert!(matches!(
            texts.html("hello", &none),
            Err(TextFault::Broken { .. })
        ));
    }

    #[test]
    fn a_syntax_error_is_reported_with_its_line() {
        let file = TextFile {
            place: "en.ftl",
            text: "fine = Fine\n\nbroken = { $x\n",
        };
        let Err(problems) = Texts::parse(ENGLISH, &[file]) else {
            panic!("accepted")
        };
        assert!(
            problems[0].to_string().starts_with("en.ftl:"),
            "{}",
            problems[0]
        );
        assert!(problems[0].line >= Some(3));
    }

    #[test]
    fn a_later_file_replaces_single_texts() {
        let files = ["one = 1\ntwo = 2\n    .more = 22\n", "two = zwei\n"].map(|text| TextFile {
            place: "en.ftl",
            text,
        });
        let texts = Texts::parse(ENGLISH, &files).unwrap_or_else(|problems| panic!("{problems:?}"));
        let none = FluentArgs::new();
        assert_eq!(texts.plain("one", &none).unwrap(), "1");
        assert_eq!(texts.plain("two", &none).unwrap(), "zwei");
        assert_eq!(texts.plain("two.more", &none).unwrap(), "22");
    }
}

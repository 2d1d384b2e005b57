//! The languages that are offered: their names, their files, and their texts, read when first needed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use fluent_bundle::FluentArgs;
use unic_langid::{CharacterDirection, LanguageIdentifier};

use super::{ENGLISH, TextFault, TextFile, Texts};
use crate::problem::{Complaint, Problem};

/// The built-in languages in the order of the page: by their own names, Latin letters first, then the other scripts as Unicode has them.
pub const BUILTIN: [&str; 32] = [
    "id", "cs", "da", "de", "en", "es", "fr", "it", "hu", "nl", "nb", "pl", "pt-BR", "pt-PT", "ro",
    "sk", "fi", "sv", "vi", "tr", "el", "ru", "uk", "he", "ar", "fa", "hi", "th", "ko", "ja",
    "zh-Hans", "zh-Hant",
];

/// What the operator decided about languages.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// The tags of those that are offered, in the order of the page; `None`: every one there is.
    pub locales: Option<Vec<String>>,
    /// The tag of the one for whoever asks for none that is offered; `None`: English, or else the first.
    pub default: Option<String>,
}

/// One file of texts that belongs to a language.
#[derive(Clone)]
pub struct TextSource {
    /// What problems name.
    pub place: String,
    /// Fluent. Its first lines may say `### name: …`, what the language calls itself.
    pub text: Cow<'static, str>,
}

/// One language. Its texts are read when the first page in it is written.
pub struct Language {
    tag: Arc<str>,
    direction: &'static str,
    name: String,
    files: Vec<TextSource>,
    texts: OnceLock<Result<Texts, Vec<Problem>>>,
    /// For texts that this language lacks; `None` for English itself.
    english: Option<Arc<Language>>,
}

/// Its texts are too much to print.
impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)
    }
}

impl Language {
    /// A language with its files, later ones over earlier ones; nothing is read yet.
    fn new(tag: &str, files: Vec<TextSource>, english: Option<Arc<Self>>) -> Self {
        let direction = match tag
            .parse()
            .as_ref()
            .map(LanguageIdentifier::character_direction)
        {
            Ok(CharacterDirection::RTL) => "rtl",
            _ => "ltr",
        };
        let name = files.iter().rev().find_map(|file| head(&file.text, "name"));
        Self {
            name: name.unwrap_or(tag).to_owned(),
            tag: tag.into(),
            direction,
            files,
            texts: OnceLock::new(),
            english,
        }
    }

    /// The tag, for `lang` (BCP 47).
    #[must_use]
    pub fn tag(&self) -> &Arc<str> {
        &self.tag
    }

    /// What the language calls itself.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value for `dir`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        self.direction
    }

    /// Whether an operator's file is among its own: the built-in ones are proven by tests, the others are proven at start.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.files.len() > 1 || !BUILTIN.contains(&&*self.tag)
    }

    /// Whether its texts are in memory.
    #[cfg(test)]
    pub(crate) fn is_read(&self) -> bool {
        self.texts.get().is_some()
    }

    /// Whether there is a text of this key in the language itself.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.own().is_some_and(|texts| texts.has(key))
    }

    /// A text as HTML, see [`Texts::html`]. What the language lacks is said in English.
    ///
    /// # Errors
    ///
    /// [`TextFault`] when English lacks it too, or it wants a value that is not there.
    pub fn html(&self, key: &str, values: &FluentArgs<'_>) -> Result<String, TextFault> {
        self.in_either(key, |texts| texts.html(key, values))
    }

    /// A text without markup, see [`Texts::plain`].
    ///
    /// # Errors
    ///
    /// As [`Language::html`].
    pub fn plain(&self, key: &str, values: &FluentArgs<'_>) -> Result<String, TextFault> {
        self.in_either(key, |texts| texts.plain(key, values))
    }

    /// Reads the texts now.
    ///
    /// # Errors
    ///
    /// Every syntax error, with its line.
    fn read(&self) -> Result<&Texts, &Vec<Problem>> {
        let read = self.texts.get_or_init(|| {
            let files: Vec<TextFile<'_>> = self
                .files
                .iter()
                .map(|file| TextFile {
                    place: &file.place,
                    text: &file.text,
                })
                .collect();
            Texts::parse(&self.tag, &files)
        });
        read.as_ref()
    }

    fn own(&self) -> Option<&Texts> {
        self.read().ok()
    }

    fn in_either(
        &self,
        key: &str,
        write: impl Fn(&Texts) -> Result<String, TextFault>,
    ) -> Result<String, TextFault> {
        let missing = || Err(TextFault::Missing(key.to_owned()));
        let own = self.own().map_or_else(missing, &write);
        match (own, &self.english) {
            (Err(TextFault::Missing(_)), Some(english)) => {
                english.own().map_or_else(missing, write)
            }
            (own, _) => own,
        }
    }
}

/// The languages that are offered, in the order of the page. Never empty.
pub struct Languages {
    offered: Vec<Arc<Language>>,
    default: usize,
    english: Arc<Language>,
}

impl Languages {
    /// Of all languages with files, those that the operator offers. English is read at once, and so is what the operator changed or added.
    ///
    /// # Errors
    ///
    /// A problem for each wanted language that no file has, and for each syntax error.
    pub fn of(
        mut files: BTreeMap<String, Vec<TextSource>>,
        offer: &Offer,
    ) -> Result<Self, Vec<Problem>> {
        let every = BUILTIN.iter().map(|tag| (*tag).to_owned());
        let added = files.keys().filter(|tag| !BUILTIN.contains(&tag.as_str()));
        let every: Vec<String> = every.chain(added.cloned()).collect();
        let wanted = offer.locales.as_ref().unwrap_or(&every);
        let english = files.remove(ENGLISH).unwrap_or_default();
        let english = Arc::new(Language::new(ENGLISH, english, None));

        let mut problems = Vec::new();
        let mut offered = Vec::new();
        for (index, tag) in wanted.iter().enumerate() {
            if tag == ENGLISH {
                offered.push(Arc::clone(&english));
            } else if let Some(files) = files.remove(tag) {
                let english = Some(Arc::clone(&english));
                offered.push(Arc::new(Language::new(tag, files, english)));
            } else {
                problems.push(nowhere(&format!("theme.locales.{index}"), tag));
            }
        }
        let default = offer.default.as_deref().unwrap_or(ENGLISH);
        let place = offered
            .iter()
            .position(|language| *language.tag == *default);
        if let (Some(tag), None, []) = (&offer.default, place, &problems[..]) {
            problems.push(nowhere("theme.default_locale", tag));
        }
        let changed = offered.iter().filter(|language| language.is_changed());
        for language in changed.chain([&english]) {
            problems.extend(language.read().err().into_iter().flatten().cloned());
        }
        if !problems.is_empty() || offered.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            offered,
            default: place.unwrap_or(0),
            english,
        })
    }

    /// Those that are offered.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<Language>> {
        self.offered.iter()
    }

    /// The one of exactly this tag.
    #[must_use]
    pub fn get(&self, tag: &str) -> Option<&Arc<Language>> {
        self.offered.iter().find(|language| *language.tag == *tag)
    }

    /// The one for whoever asks for none that is offered.
    #[must_use]
    pub fn default(&self) -> &Arc<Language> {
        &self.offered[self.default]
    }

    /// English, offered or not.
    #[must_use]
    pub fn english(&self) -> &Arc<Language> {
        &self.english
    }
}

fn nowhere(key: &str, tag: &str) -> Problem {
    let complaint =
        Complaint::error(key, format!("there are no texts in \"{tag}\"")).hint(format!(
            "put them into locales/{tag}.ftl of your theme's folder, or choose of {}",
            BUILTIN.join(", ")
        ));
    Problem::at_source("theme", complaint)
}

/// What the head of a file says: `name` of `### name: Deutsch`. The head is its first lines, as far as they begin with `###`.
#[must_use]
pub fn head<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines()
        .map_while(|line| line.strip_prefix("###"))
        .find_map(|line| line.trim().strip_prefix(key)?.strip_prefix(':'))
        .map(str::trim)
}

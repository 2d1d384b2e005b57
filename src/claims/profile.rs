//! Profile: the one result.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Who signed in, in the same shape for every provider: the members of `GET /me` that come from the provider.
///
/// Made only by a mapping, which enforces the rules of each member, or read back from a session that holds one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The provider's stable, unique name for the person; see [`Subject`].
    pub sub: Subject,
    /// Full name.
    pub name: Option<String>,
    /// Given names.
    pub given_name: Option<String>,
    /// Family names.
    pub family_name: Option<String>,
    /// A short name; it may change and it may collide.
    pub preferred_username: Option<String>,
    /// An e-mail address; it identifies nobody.
    pub email: Option<String>,
    /// `true` only by the provider's own word and only beside an address; `None` when the provider does not say.
    pub email_verified: Option<bool>,
    /// An https address of a picture.
    pub picture: Option<String>,
    /// An https address of a page about the person.
    pub profile: Option<String>,
    /// A BCP 47 language tag, as the provider wrote it.
    pub locale: Option<String>,
    /// An IANA time zone name, as the provider wrote it.
    pub zoneinfo: Option<String>,
    /// Group names: empty when none were asked for or there are none, `None` when there are some that could not be read.
    pub groups: Option<Vec<String>>,
}

/// A provider's name for a person: 1 to 255 characters, no control characters, not the word `null`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Subject(String);

/// The text is not a subject.
#[derive(Debug, thiserror::Error)]
#[error("a subject has 1 to 255 characters, none of them control characters")]
pub struct NotASubject;

impl Subject {
    /// Reads a subject.
    ///
    /// # Errors
    ///
    /// [`NotASubject`] for an empty or overlong text, one with control characters, and for `null`, which is what a missing value becomes when something prints it.
    pub fn parse(text: &str) -> Result<Self, NotASubject> {
        let length = text.chars().count();
        if length == 0 || length > 255 || text.chars().any(char::is_control) || text == "null" {
            return Err(NotASubject);
        }
        Ok(Self(text.to_owned()))
    }

    /// The subject as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Subject {
    type Error = NotASubject;

    fn try_from(text: String) -> Result<Self, NotASubject> {
        Self::parse(&text)
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> Self {
        subject.0
    }
}

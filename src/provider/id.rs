//! `ProviderId`: parse, display, nothing else.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of a provider in addresses, configuration and sessions: `[a-z0-9]+(_[a-z0-9]+)*`, at most 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProviderId(String);

/// The text is not a provider id.
#[derive(Debug, thiserror::Error)]
#[error("an id is made of a-z, 0-9 and single underscores between them, at most 64 characters")]
pub struct NotAnId;

impl ProviderId {
    /// Reads an id.
    ///
    /// # Errors
    ///
    /// [`NotAnId`] for any other spelling.
    pub fn parse(text: &str) -> Result<Self, NotAnId> {
        let words = text.split('_').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        if words && text.len() <= 64 {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnId)
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProviderId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ProviderId {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        Self::parse(&text)
    }
}

impl From<ProviderId> for String {
    fn from(id: ProviderId) -> Self {
        id.0
    }
}

#[cfg(test)]
mod tests {
    use super::ProviderId;

    #[test]
    fn ids_are_words_joined_by_single_underscores() {
        for good in ["google", "demo_oauth2", "a", "9", &"a".repeat(64)] {
            assert!(ProviderId::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "_a",
            "a_",
            "a__b",
            "A",
            "a-b",
            "a.b",
            "ä",
            &"a".repeat(65),
        ] {
            assert!(ProviderId::parse(bad).is_err(), "{bad}");
        }
    }
}

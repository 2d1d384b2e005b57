//! `SignedIn`: what a session holds.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::claims::{Profile, Subject};
use crate::clock::Timestamp;
use crate::provider::ProviderId;

/// A person who signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignedIn {
    /// Who vouches for them.
    pub provider: ProviderId,
    /// Who they are.
    pub profile: Profile,
    /// When they proved it.
    pub authenticated_at: Timestamp,
    /// When the session ends, used or not.
    pub expires_at: Timestamp,
    /// What the provider calls its own session (`sid`), where it said so: by it a logout of the provider's finds this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// Further identities of the same person, in the order in which they were added.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linked: Vec<Identity>,
    /// Where they signed in, as far as it is remembered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<Device>,
}

/// Where somebody signed in: enough for them to know it again, too little to follow anybody by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Device {
    /// The browser and the system, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser: Option<String>,
    /// The network of the client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// A further identity in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Who vouches for it.
    pub provider: ProviderId,
    /// Who it is.
    pub profile: Profile,
    /// When it was proved.
    pub authenticated_at: Timestamp,
    /// As [`SignedIn::sid`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
}

impl SignedIn {
    /// The key to store: it never changes and never collides, for a provider's id holds no colon.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}:{}", self.provider, self.profile.sub)
    }

    /// Whether this is the first or a further identity.
    #[must_use]
    pub fn is(&self, provider: &ProviderId, sub: &Subject) -> bool {
        let further = |one: &Identity| one.provider == *provider && one.profile.sub == *sub;
        self.provider == *provider && self.profile.sub == *sub || self.linked.iter().any(further)
    }

    /// Whether the first or a further identity came of this session of the provider's.
    #[must_use]
    pub fn is_of(&self, provider: &ProviderId, sid: &str) -> bool {
        let further = |one: &Identity| one.provider == *provider && one.sid.as_deref() == Some(sid);
        self.provider == *provider && self.sid.as_deref() == Some(sid)
            || self.linked.iter().any(further)
    }
}

impl Identity {
    /// As [`SignedIn::id`].
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}:{}", self.provider, self.profile.sub)
    }
}

/// The state of actix-session: JSON texts by key.
pub(super) type State = HashMap<String, String>;

/// The one key of the state.
pub(super) const SIGNED_IN: &str = "signed_in";

/// More than this is no record, neither written nor read.
pub(super) const LONGEST: usize = 64 * 1024;

/// The first byte of every record.
const FORMAT: u8 = 1;

/// A record as the store keeps it, before sealing: a format byte and the JSON of [`SignedIn`].
pub(super) struct Record {
    pub(super) plain: Vec<u8>,
    pub(super) who: SignedIn,
}

/// The bytes are not a record this version writes.
#[derive(Debug, thiserror::Error)]
#[error("this is not a session record")]
pub(super) struct NotARecord;

impl Record {
    pub(super) fn from_state(state: &State) -> Result<Self, NotARecord> {
        let json = state.get(SIGNED_IN).ok_or(NotARecord)?;
        let mut plain = Vec::with_capacity(1 + json.len());
        plain.push(FORMAT);
        plain.extend_from_slice(json.as_bytes());
        Self::from_plain(plain)
    }

    pub(super) fn from_plain(plain: Vec<u8>) -> Result<Self, NotARecord> {
        let Some((&FORMAT, json)) = plain.split_first() else {
            return Err(NotARecord);
        };
        if plain.len() > LONGEST {
            return Err(NotARecord);
        }
        let who = serde_json::from_slice(json).map_err(|_| NotARecord)?;
        Ok(Self { plain, who })
    }

    pub(super) fn into_state(mut self) -> Result<(State, SignedIn), NotARecord> {
        self.plain.remove(0);
        let json = String::from_utf8(self.plain).map_err(|_| NotARecord)?;
        Ok((HashMap::from([(SIGNED_IN.to_owned(), json)]), self.who))
    }
}

#[cfg(test)]
mod tests {
    use super::Record;

    #[test]
    fn foreign_bytes_are_no_record() {
        let huge = format!("\u{1}{}", "\"".repeat(70_000));

        for bytes in ["", "\u{1}", "\u{2}{}", "\u{1}{}", "\u{1}null", "{}", &huge] {
            assert!(Record::from_plain(bytes.into()).is_err(), "{bytes:.20}");
        }
    }
}

//! Names: what things are called in Redis. Each is one key, so no change ever needs two places in a cluster at once.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::super::index::RowKey;

/// The first part of every name, so that gateways and others can share a Redis.
pub(super) struct KeyNames(String);

impl KeyNames {
    pub(super) fn new(prefix: &str) -> Self {
        Self(prefix.to_owned())
    }

    /// A hash: the record of a session, its tokens, and what it is found by.
    pub(super) fn session(&self, key: RowKey) -> String {
        self.of("session", key)
    }

    /// A sorted set: sessions by a name, each with the second it was put in.
    pub(super) fn index(&self, name: RowKey) -> String {
        self.of("index", name)
    }

    /// A text: the mark of something that happens once.
    pub(super) fn mark(&self, mark: RowKey) -> String {
        self.of("used", mark)
    }

    /// A text: who holds a lease.
    pub(super) fn lease(&self, mark: RowKey) -> String {
        self.of("lease", mark)
    }

    /// A text: the sealed key of the hashes.
    pub(super) fn index_key(&self) -> String {
        format!("{}:index_key", self.0)
    }

    /// A text: written to see that writing is possible.
    pub(super) fn probe(&self) -> String {
        format!("{}:probe", self.0)
    }

    /// The channel on which sessions that changed or ended are told, each as the bytes of its key.
    pub(super) fn changed(&self) -> String {
        format!("{}:changed", self.0)
    }

    /// The channel on which a process hears itself.
    pub(super) fn pulse(&self, process: RowKey) -> String {
        self.of("pulse", process)
    }

    /// A pattern of all sessions.
    pub(super) fn all_sessions(&self) -> String {
        format!("{}:session:*", self.0)
    }

    /// The session of a name that [`KeyNames::session`] made.
    pub(super) fn parse_session(&self, name: &[u8]) -> Option<RowKey> {
        let rest = name.strip_prefix(self.0.as_bytes())?;
        let text = rest.strip_prefix(b":session:")?;
        let key = URL_SAFE_NO_PAD.decode(text).ok()?;
        Some(RowKey(key.try_into().ok()?))
    }

    fn of(&self, kind: &str, key: RowKey) -> String {
        format!("{}:{kind}:{}", self.0, URL_SAFE_NO_PAD.encode(key.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyNames, RowKey};

    #[test]
    fn a_session_is_read_back_from_its_name() {
        let (names, key) = (KeyNames::new("vestibule"), RowKey([0xE9; 16]));

        let name = names.session(key);

        assert_eq!(name, "vestibule:session:6enp6enp6enp6enp6enp6Q");
        assert_eq!(names.parse_session(name.as_bytes()), Some(key));
        assert_eq!(names.parse_session(names.index(key).as_bytes()), None);
        assert_eq!(KeyNames::new("x").parse_session(name.as_bytes()), None);
    }
}

//! `IndexKey`: how rows are found without the store knowing what they stand for.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::seal::{KeyRing, Purpose, With, random};
use crate::claims::Subject;
use crate::provider::ProviderId;

/// Where a row is: a keyed hash (HMAC-SHA256, cut to 128 bits) of what it is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct RowKey(pub(super) [u8; 16]);

/// What the browser holds: 256 random bits. Whoever knows it is signed in, so it is never printed.
pub(super) struct SessionId([u8; 32]);

pub(super) const SESSION_ID_LENGTH: usize = 43;

impl SessionId {
    pub(super) fn new() -> Self {
        Self(random())
    }

    /// Reads the one spelling that [`SessionId::to_text`] writes.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() != SESSION_ID_LENGTH {
            return None;
        }
        let mut bytes = [0; 32];
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
        (length == bytes.len()).then_some(Self(bytes))
    }

    /// 43 characters of base64url.
    pub(super) fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The key of the hashes. The store makes it once and keeps it sealed: were it made from the secrets,
/// every rotation would lose every session.
pub(super) struct IndexKey {
    key: hmac::Key,
    /// Kept to be sealed again when the secrets change.
    bytes: [u8; 32],
}

/// The key of the index, as far as it is known: a store on the network tells it when it is first needed.
#[derive(Default)]
pub(super) struct Index(RwLock<Option<Arc<IndexKey>>>);

impl Index {
    pub(super) fn ready(key: IndexKey) -> Self {
        Self(RwLock::new(Some(Arc::new(key))))
    }

    pub(super) fn known(&self) -> Option<Arc<IndexKey>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.clone()
    }

    pub(super) fn learn(&self, key: IndexKey) -> Arc<IndexKey> {
        let key = Arc::new(key);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *known = Some(Arc::clone(&key));
        key
    }
}

impl IndexKey {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self {
            key: hmac::Key::new(hmac::HMAC_SHA256, key),
            bytes: *key,
        }
    }

    /// Opens what [`IndexKey::sealed`] made with one of these secrets.
    pub(super) fn open(ring: &KeyRing, sealed: &[u8]) -> Option<(Self, With)> {
        let opened = ring.open(Purpose::IndexKey, b"", sealed)?;
        let bytes: [u8; 32] = opened.plain.as_slice().try_into().ok()?;
        Some((Self::new(&bytes), opened.with))
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }

    /// The key as it is kept.
    pub(super) fn sealed(&self, ring: &KeyRing) -> Vec<u8> {
        ring.seal(Purpose::IndexKey, b"", &self.bytes)
    }

    pub(super) fn session(&self, id: &SessionId) -> RowKey {
        self.hash(b"session", &[&id.0])
    }

    pub(super) fn used(&self, id: &[u8]) -> RowKey {
        self.hash(b"used", &[id])
    }

    pub(super) fn lease(&self, name: &[u8]) -> RowKey {
        self.hash(b"lease", &[name])
    }

    /// A user is a provider and its `sub`; the provider's id holds no colon.
    pub(super) fn user(&self, provider: &ProviderId, sub: &Subject) -> RowKey {
        let provider = provider.as_str().as_bytes();
        self.hash(b"user", &[provider, b":", sub.as_str().as_bytes()])
    }

    /// What a provider calls its session.
    pub(super) fn sid(&self, provider: &ProviderId, sid: &str) -> RowKey {
        self.hash(
            b"sid",
            &[provider.as_str().as_bytes(), b":", sid.as_bytes()],
        )
    }

    fn hash(&self, kind: &[u8], parts: &[&[u8]]) -> RowKey {
        let mut context = hmac::Context::with_key(&self.key);
        context.update(kind);
        context.update(&[0]);
        for part in parts {
            context.update(part);
        }
        let tag = context.sign();
        let (half, _) = tag
            .as_ref()
            .split_first_chunk()
            .expect("HMAC-SHA256 gives 32 bytes");
        RowKey(*half)
    }
}

#[cfg(test)]
mod tests {
    use super::{IndexKey, SessionId};

    #[test]
    fn an_id_is_read_back_from_its_text() {
        let id = SessionId::new();

        let text = id.to_text();

        assert_eq!(text.len(), 43);
        assert_eq!(SessionId::parse(&text).unwrap().0, id.0);
    }

    #[test]
    fn other_texts_are_no_ids() {
        let good = "A".repeat(43);
        let last_bits_set = format!("{}B", "A".repeat(42));
        let standard_alphabet = format!("+{}", "A".repeat(42));

        assert!(SessionId::parse(&good).is_some());
        for bad in [
            "",
            &good[1..],
            &format!("{good}A"),
            &last_bits_set,
            &standard_alphabet,
        ] {
            assert!(SessionId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn hashes_differ_by_key_and_by_kind() {
        let (one, two) = (IndexKey::new(&[1; 32]), IndexKey::new(&[2; 32]));
        let id = SessionId([7; 32]);

        assert_ne!(one.session(&id), two.session(&id));
        assert_ne!(one.session(&id), one.used(&id.0));
    }
}

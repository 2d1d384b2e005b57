//! `KeyRing`: sealing with the first secret, opening with any.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use aws_lc_rs::aead::{AES_256_GCM_SIV, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::hkdf;

use crate::secret::Secret;

/// Bytes that sealing adds: version 1, key id 4, nonce 12, tag 16.
pub const OVERHEAD: usize = HEADER + 16;

const VERSION: u8 = 1;
const KEY_ID: usize = 4;
const HEADER: usize = 1 + KEY_ID + NONCE_LEN;
const SHORTEST_SECRET: usize = 32;

/// What something is sealed for. What was sealed for one purpose opens for no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A record of the session store; its context is the key of its row.
    SessionRecord,
    /// The key by which the store finds its rows; there is one, its context is empty.
    IndexKey,
    /// A login on its way through the browser; its context is the part of its state that names its cookie.
    LoginAttempt,
    /// A provider's tokens; the context is the row of the session and that of the user.
    Vault,
    /// The leave to add an identity to a session; the context is its row and the provider's id.
    Link,
    /// A sign-out on its way through the provider; there is one in a browser, its context is empty.
    Logout,
}

impl Purpose {
    const ALL: [Self; 6] = [
        Self::SessionRecord,
        Self::IndexKey,
        Self::LoginAttempt,
        Self::Vault,
        Self::Link,
        Self::Logout,
    ];

    /// Part of every key: changing one makes everything sealed for it unreadable.
    const fn label(self) -> &'static [u8] {
        match self {
            Self::SessionRecord => b"vestibule session record",
            Self::IndexKey => b"vestibule index key",
            Self::LoginAttempt => b"vestibule login attempt",
            Self::Vault => b"vestibule vault",
            Self::Link => b"vestibule link",
            Self::Logout => b"vestibule logout",
        }
    }
}

/// What came out of a seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What had been sealed.
    pub plain: Vec<u8>,
    /// Which secret opened it.
    pub with: With,
}

/// Which secret opened a seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// The first one; nothing to do.
    Newest,
    /// Another one; what is kept should be sealed again.
    Older,
}

/// Why something stays sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unopened {
    /// None of the secrets here sealed it; another process may know the one that did.
    UnknownSecret,
    /// It was changed, or is meant for something else.
    Broken,
}

/// The secrets are of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnfitSecrets {
    /// There are none.
    #[error("there is no session secret")]
    None,
    /// One is too short.
    #[error("session secret number {0} is shorter than 32 bytes")]
    Short(usize),
}

/// The keys of every secret, made once: a key of its own for each purpose (HKDF-SHA256, RFC 5869).
///
/// Sealing is AES-256-GCM-SIV (RFC 8452) with a random nonce, which stays safe should two nonces ever coincide.
/// What is sealed: version, key id, nonce, ciphertext, tag.
///
/// The secrets can be replaced while others seal and open: each does so with the one set or the other.
pub struct KeyRing {
    keys: RwLock<Arc<Keys>>,
    source: OnceLock<Mutex<Source>>,
}

/// Where newer secrets may be, asked when something was sealed with one that is not known; `None`: there are none.
type Source = Box<dyn FnMut() -> Option<Vec<Secret>> + Send>;

struct Keys {
    newest: SecretKeys,
    older: Vec<SecretKeys>,
}

struct SecretKeys {
    id: [u8; KEY_ID],
    keys: [LessSafeKey; Purpose::ALL.len()],
}

impl KeyRing {
    /// The first secret seals, all of them open.
    ///
    /// # Errors
    ///
    /// [`UnfitSecrets`] when there is no secret, or one has fewer than 32 bytes.
    pub fn new(secrets: &[Secret]) -> Result<Self, UnfitSecrets> {
        Ok(Self {
            keys: RwLock::new(Arc::new(Keys::of(secrets)?)),
            source: OnceLock::new(),
        })
    }

    /// Where to look for newer secrets when something was sealed with an unknown one: another process may have taken up a
    /// change a moment earlier. It is asked often where somebody sends nonsense, so it has to be cheap. Set once.
    pub fn look_again_at(&self, source: impl FnMut() -> Option<Vec<Secret>> + Send + 'static) {
        let _ = self.source.set(Mutex::new(Box::new(source)));
    }

    /// Puts other secrets in the place of these.
    ///
    /// # Errors
    ///
    /// As [`KeyRing::new`]; the secrets stay what they were.
    pub fn replace(&self, secrets: &[Secret]) -> Result<(), UnfitSecrets> {
        let keys = Arc::new(Keys::of(secrets)?);
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys;
        Ok(())
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Seals with the first secret. `context` is not kept but has to be told again to open.
    ///
    /// # Panics
    ///
    /// When the system has no random numbers to give.
    #[must_use]
    pub fn seal(&self, purpose: Purpose, context: &[u8], plain: &[u8]) -> Vec<u8> {
        let newest = &self.keys().newest;
        let nonce: [u8; NONCE_LEN] = random();
        let mut sealed = Vec::with_capacity(OVERHEAD + plain.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(&newest.id);
        sealed.extend_from_slice(&nonce);
        let mut body = plain.to_vec();
        newest
            .key(purpose)
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                associated(newest.id, purpose, context),
                &mut body,
            )
            .expect("sealing fails only for more than 2^36 bytes, which no record has");
        sealed.append(&mut body);
        sealed
    }

    /// Opens what any of the secrets sealed for the same purpose and context; `None` for everything else.
    #[must_use]
    pub fn open(&self, purpose: Purpose, context: &[u8], sealed: &[u8]) -> Option<Opened> {
        self.try_open(purpose, context, sealed).ok()
    }

    /// The same, and why it is not opened.
    pub(super) fn try_open(
        &self,
        purpose: Purpose,
        context: &[u8],
        sealed: &[u8],
    ) -> Result<Opened, Unopened> {
        let (id, nonce, body) = parts(sealed).ok_or(Unopened::UnknownSecret)?;
        let ring = self.keys_with(id).ok_or(Unopened::UnknownSecret)?;
        let try_with = |keys: &SecretKeys| {
            (keys.id == id)
                .then(|| keys.open(purpose, context, nonce, body))
                .flatten()
        };
        if let Some(plain) = try_with(&ring.newest) {
            let with = With::Newest;
            return Ok(Opened { plain, with });
        }
        let plain = ring.older.iter().find_map(try_with);
        let plain = plain.ok_or(Unopened::Broken)?;
        let with = With::Older;
        Ok(Opened { plain, with })
    }

    /// The keys that have this one among them, looked for anew where it is not known.
    fn keys_with(&self, id: &[u8]) -> Option<Arc<Keys>> {
        let ring = self.keys();
        if ring.know(id) {
            return Some(ring);
        }
        let source = self.source.get()?;
        let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever had the lock before may have found it.
        if !self.keys().know(id) {
            self.replace(&source()?).ok()?;
        }
        let ring = self.keys();
        ring.know(id).then_some(ring)
    }
}

/// The key id, the nonce and the ciphertext.
fn parts(sealed: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (header, body) = sealed.split_at_checked(HEADER)?;
    let (version, header) = header.split_first()?;
    let (id, nonce) = header.split_at_checked(KEY_ID)?;
    (*version == VERSION).then_some((id, nonce, body))
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyRing({} secrets)", 1 + self.keys().older.len())
    }
}

impl Keys {
    fn know(&self, id: &[u8]) -> bool {
        self.newest.id == id || self.older.iter().any(|keys| keys.id == id)
    }

    fn of(secrets: &[Secret]) -> Result<Self, UnfitSecrets> {
        let short = |secret: &Secret| secret.expose().len() < SHORTEST_SECRET;
        if let Some(index) = secrets.iter().position(short) {
            return Err(UnfitSecrets::Short(index + 1));
        }
        let (newest, older) = secrets.split_first().ok_or(UnfitSecrets::None)?;
        Ok(Self {
            newest: SecretKeys::of(newest),
            older: older.iter().map(SecretKeys::of).collect(),
        })
    }
}

impl SecretKeys {
    fn of(secret: &Secret) -> Self {
        let extracted = hkdf::Salt::none(hkdf::HKDF_SHA256).extract(secret.expose().as_bytes());
        let derived = |label: &[u8]| -> [u8; 32] {
            let mut key = [0; 32];
            extracted
                .expand(&[label], hkdf::HKDF_SHA256)
                .and_then(|okm| okm.fill(&mut key))
                .expect("32 bytes are one block of HKDF-SHA256");
            key
        };
        let [a, b, c, d, ..] = derived(b"vestibule key id");
        Self {
            id: [a, b, c, d],
            keys: Purpose::ALL.map(|purpose| {
                let key = UnboundKey::new(&AES_256_GCM_SIV, &derived(purpose.label()))
                    .expect("32 bytes are the length of an AES-256 key");
                LessSafeKey::new(key)
            }),
        }
    }

    fn key(&self, purpose: Purpose) -> &LessSafeKey {
        &self.keys[purpose as usize]
    }

    fn open(&self, purpose: Purpose, context: &[u8], nonce: &[u8], body: &[u8]) -> Option<Vec<u8>> {
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut body = body.to_vec();
        let plain = self
            .key(purpose)
            .open_in_place(nonce, associated(self.id, purpose, context), &mut body)
            .ok()?
            .len();
        body.truncate(plain);
        Some(body)
    }
}

/// Bytes from the system's generator.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    aws_lc_rs::rand::fill(&mut bytes)
        .expect("without random numbers from the system nothing here is safe");
    bytes
}

/// Everything outside the ciphertext that must not change. The label has no zero byte, so the parts cannot shift.
fn associated(id: [u8; KEY_ID], purpose: Purpose, context: &[u8]) -> Aad<Vec<u8>> {
    Aad::from([&[VERSION], id.as_slice(), purpose.label(), &[0], context].concat())
}

#[cfg(test)]
mod tests;

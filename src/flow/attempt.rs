//! `LoginAttempt`: what must survive the round trip.

use std::time::Duration;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Callback, LoginError};
use crate::clock::Timestamp;
use crate::provider::{Provider, ProviderId};

/// How long a person has to sign in at the provider.
pub const ATTEMPT_LIFETIME: Duration = Duration::from_mins(10);

const RANDOM: usize = 32;
const FINGERPRINT: usize = 16;
const LINK: usize = 16;
/// In the length of the provider's id, which is at most 64: a link follows the id.
const HAS_LINK: u8 = 0x80;

/// One login in progress. Made only by `begin`; consumed by value by `finish`.
///
/// It lives sealed in a cookie of the browser that started it; its bytes are compact because cookies are small.
#[derive(Clone)]
pub struct LoginAttempt {
    pub(super) provider: ProviderId,
    state: [u8; RANDOM],
    nonce: [u8; RANDOM],
    verifier: [u8; RANDOM],
    pub(super) fingerprint: Fingerprint,
    pub(super) started_at: Timestamp,
    /// See [`LoginAttempt::link`].
    link: Option<[u8; LINK]>,
    pub(super) return_to: String,
}

/// What the attempt was started with: issuer, client and token endpoint. Another provider's answer cannot be finished with it (RFC 9700, section 4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint([u8; FINGERPRINT]);

impl Fingerprint {
    pub(super) fn of(issuer: &str, client_id: &str, token_endpoint: &str) -> Self {
        let digest = digest(
            &SHA256,
            [issuer, client_id, token_endpoint].join("\n").as_bytes(),
        );
        let mut fingerprint = [0; FINGERPRINT];
        fingerprint.copy_from_slice(&digest.as_ref()[..FINGERPRINT]);
        Self(fingerprint)
    }

    /// 22 characters of base64url.
    pub(super) fn to_text(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }
}

/// The system gave no random numbers.
#[derive(Debug, thiserror::Error)]
#[error("the system's random number generator failed")]
pub struct NoRandom;

impl LoginAttempt {
    pub(super) fn new(
        provider: ProviderId,
        fingerprint: Fingerprint,
        return_to: String,
        now: Timestamp,
    ) -> Result<Self, NoRandom> {
        Ok(Self {
            provider,
            state: random()?,
            nonce: random()?,
            verifier: random()?,
            fingerprint,
            started_at: now,
            link: None,
            return_to,
        })
    }

    /// Made to add an identity to this session instead of starting one.
    #[must_use]
    pub(super) fn linking(self, link: Option<[u8; LINK]>) -> Self {
        Self { link, ..self }
    }

    /// The session that the identity is to be added to, where that was asked for; what the bytes mean is known to who asked.
    #[must_use]
    pub fn link(&self) -> Option<[u8; LINK]> {
        self.link
    }

    /// The provider it is for.
    #[must_use]
    pub fn provider(&self) -> &ProviderId {
        &self.provider
    }

    /// The `state` parameter, 43 characters.
    #[must_use]
    pub fn state(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.state)
    }

    /// The `nonce` parameter, 43 characters.
    pub(super) fn nonce(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.nonce)
    }

    /// The PKCE verifier, 43 characters (RFC 7636, section 4.1).
    pub(super) fn verifier(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.verifier)
    }

    /// Where the person wanted to go, as [`super::ReturnTo::compact`] wrote it; to be checked again.
    #[must_use]
    pub fn return_to(&self) -> &str {
        &self.return_to
    }

    /// When it was started.
    #[must_use]
    pub fn started_at(&self) -> Timestamp {
        self.started_at
    }

    /// When it stops being good for anything.
    #[must_use]
    pub fn expires_at(&self) -> Timestamp {
        self.started_at.plus(ATTEMPT_LIFETIME)
    }

    /// Whether it is too old, or from a future that no clock of ours wrote.
    #[must_use]
    pub fn is_expired(&self, now: Timestamp) -> bool {
        now >= self.expires_at() || self.started_at > now.plus(ATTEMPT_LIFETIME)
    }

    /// Whether this is its state, compared in constant time.
    #[must_use]
    pub fn has_state(&self, state: &str) -> bool {
        verify_slices_are_equal(self.state().as_bytes(), state.as_bytes()).is_ok()
    }

    /// Whether this answer can belong to this attempt at all: its state, its provider, its age.
    ///
    /// # Errors
    ///
    /// Which of them it is.
    pub fn check(
        &self,
        provider: &Provider,
        answer: &Callback,
        now: Timestamp,
    ) -> Result<(), LoginError> {
        if !self.has_state(answer.state()) {
            Err(LoginError::AttemptMissing)
        } else if self.provider != *provider.id() {
            Err(LoginError::AttemptForeign)
        } else if self.is_expired(now) {
            Err(LoginError::AttemptExpired)
        } else {
            Ok(())
        }
    }

    /// The attempt as bytes, to be sealed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let provider = self.provider.as_str().as_bytes();
        let mut bytes = Vec::with_capacity(
            RANDOM * 3 + FINGERPRINT + LINK + 9 + provider.len() + self.return_to.len(),
        );
        bytes.extend(self.state);
        bytes.extend(self.nonce);
        bytes.extend(self.verifier);
        bytes.extend(self.fingerprint.0);
        bytes.extend(self.started_at.seconds().to_be_bytes());
        let flag = if self.link.is_some() { HAS_LINK } else { 0 };
        bytes.push(u8::try_from(provider.len()).unwrap_or(u8::MAX) | flag);
        bytes.extend(provider);
        bytes.extend(self.link.iter().flatten());
        bytes.extend(self.return_to.as_bytes());
        bytes
    }

    /// Reads what [`LoginAttempt::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (state, rest) = bytes.split_first_chunk::<RANDOM>()?;
        let (nonce, rest) = rest.split_first_chunk::<RANDOM>()?;
        let (verifier, rest) = rest.split_first_chunk::<RANDOM>()?;
        let (fingerprint, rest) = rest.split_first_chunk::<FINGERPRINT>()?;
        let (started_at, rest) = rest.split_first_chunk::<8>()?;
        let (&length, rest) = rest.split_first()?;
        let (provider, rest) = rest.split_at_checked(usize::from(length & !HAS_LINK))?;
        let (link, return_to) = if length & HAS_LINK == 0 {
            (None, rest)
        } else {
            let (link, rest) = rest.split_first_chunk::<LINK>()?;
            (Some(*link), rest)
        };
        Some(Self {
            provider: ProviderId::parse(std::str::from_utf8(provider).ok()?).ok()?,
            state: *state,
            nonce: *nonce,
            verifier: *verifier,
            fingerprint: Fingerprint(*fingerprint),
            started_at: Timestamp::from_seconds(i64::from_be_bytes(*started_at)),
            link,
            return_to: String::from_utf8(return_to.to_vec()).ok()?,
        })
    }
}

/// A text that is never made twice: 43 characters.
pub(super) fn unique() -> Result<String, NoRandom> {
    Ok(URL_SAFE_NO_PAD.encode(random()?))
}

fn random() -> Result<[u8; RANDOM], NoRandom> {
    let mut bytes = [0; RANDOM];
    SystemRandom::new().fill(&mut bytes).map_err(|_| NoRandom)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Fingerprint, LoginAttempt};
    use crate::clock::Timestamp;
    use crate::provider::ProviderId;

    fn attempt(return_to: &str) -> LoginAttempt {
        let fingerprint = Fingerprint::of("https://a.example", "client", "https://a.example/token");
        LoginAttempt::new(
            ProviderId::parse("acme").unwrap(),
            fingerprint,
            return_to.to_owned(),
            Timestamp::from_seconds(1000),
        )
        .unwrap()
    }

    #[test]
    fn an_attempt_ends_after_ten_minutes_and_never_starts_in_the_future() {
        let attempt = attempt("/");

        assert!(!attempt.is_expired(Timestamp::from_seconds(1599)));
        assert!(attempt.is_expired(Timestamp::from_seconds(1600)));
        assert!(attempt.is_expired(Timestamp::from_seconds(0)));
    }

    #[test]
    fn every_attempt_has_its_own_secrets() {
        let (one, other) = (attempt("/"), attempt("/"));

        assert!(
            one.state() != other.state()
                && one.nonce() != other.nonce()
                && one.verifier() != other.verifier()
        );
        assert!(one.has_state(&one.state()) && !one.has_state(&other.state()));
        assert_eq!(one.verifier().len(), 43);
    }

    proptest! {
        #[test]
        fn an_attempt_survives_its_bytes(return_to in "\\PC{0,200}", link in any::<Option<[u8; 16]>>()) {
            let attempt = attempt(&return_to).linking(link);
            let again = LoginAttempt::from_bytes(&attempt.to_bytes()).unwrap();
            prop_assert_eq!(again.to_bytes(), attempt.to_bytes());
            prop_assert_eq!((again.link(), again.return_to()), (link, return_to.as_str()));
            prop_assert_eq!(again.provider(), attempt.provider());
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = LoginAttempt::from_bytes(&bytes);
        }
    }
}

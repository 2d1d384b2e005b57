//! `SessionRef`: a session that is spoken of without its id, and what can be done with it from outside of its own requests.

use std::fmt;
use std::sync::Arc;

use super::TooLarge;
use super::backend::{Change, Find, StoreUnavailable};
use super::index::RowKey;
use super::record::{LONGEST, SIGNED_IN, SignedIn, State};
use super::sessions::Sessions;
use super::store::Found;
use crate::claims::Subject;
use crate::provider::ProviderId;

/// Names a session to the gateway and to nobody else: it signs nobody in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SessionRef(pub(super) RowKey);

impl SessionRef {
    /// As 16 bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.0
    }

    /// Of the bytes that [`SessionRef::to_bytes`] gave; others name a session that there is not.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(RowKey(bytes))
    }

    /// Reads what its `Display` wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 32 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let mut key = [0; 16];
        for (byte, pair) in key.iter_mut().zip(digits.chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(RowKey(key)))
    }
}

impl fmt::Display for SessionRef {
    /// 32 hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for SessionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What became of a change to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amended {
    /// It is done.
    Done,
    /// The session has ended; nothing was written.
    Ended,
    /// The change was not wanted after all; nothing was written.
    Unchanged,
}

/// A session could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum AmendFault {
    /// It would hold too much.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// The store could not be asked.
    #[error(transparent)]
    Store(#[from] StoreUnavailable),
}

impl Sessions {
    /// The sessions that the index has under this user, as the first or a further identity; those that ended and are not swept yet among
    /// them. It may name one that was to get the identity and did not: [`SignedIn::is`] tells.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`].
    pub async fn of_user(
        &self,
        provider: &ProviderId,
        sub: &Subject,
    ) -> Result<Vec<SessionRef>, StoreUnavailable> {
        let user = self.shared.index().await?.user(provider, sub);
        self.find(Find::User(user)).await
    }

    /// The sessions that the index has under this session of the provider's; [`SignedIn::is_of`] tells whether they are.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`].
    pub async fn of_sid(
        &self,
        provider: &ProviderId,
        sid: &str,
    ) -> Result<Vec<SessionRef>, StoreUnavailable> {
        let sid = self.shared.index().await?.sid(provider, sid);
        self.find(Find::Sid(sid)).await
    }

    /// Whether the record of a session, as the store has it now, says so. One that cannot be read here is taken at the index's word.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`].
    pub async fn says(
        &self,
        session: SessionRef,
        is: impl Fn(&SignedIn) -> bool,
    ) -> Result<bool, StoreUnavailable> {
        Ok(match self.shared.fetch(session.0).await? {
            Found::Record(entry) => is(&entry.who),
            Found::Sealed => true,
            Found::Nothing => false,
        })
    }

    /// All sessions, a few hundred at a time: those after this one. None are left when it answers none.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`].
    pub async fn after(
        &self,
        last: Option<SessionRef>,
    ) -> Result<Vec<SessionRef>, StoreUnavailable> {
        self.find(Find::After(last.map(|last| last.0))).await
    }

    async fn find(&self, find: Find) -> Result<Vec<SessionRef>, StoreUnavailable> {
        let keys = self.shared.backend.find(find).await?;
        Ok(keys.into_iter().map(SessionRef).collect())
    }

    /// Who is signed in there, without counting that as use; `None` when it has ended.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`].
    pub async fn look(
        &self,
        session: SessionRef,
    ) -> Result<Option<Arc<SignedIn>>, StoreUnavailable> {
        self.shared.look(session.0).await
    }

    /// Ends a session, on every process; whether it was there.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`]; it may live on.
    pub async fn end(&self, session: SessionRef) -> Result<bool, StoreUnavailable> {
        let ended = self.shared.backend.write(Change::Delete(session.0)).await?;
        Ok(ended > 0)
    }

    /// Changes who is signed in there, as often as it takes for nothing that others change meanwhile to be lost;
    /// `to_keep` goes into the vault for the identity that is named with it. Counts as use.
    ///
    /// # Errors
    ///
    /// [`AmendFault`]; nothing is changed then, or in an outage it is unknown.
    pub async fn amend(
        &self,
        session: SessionRef,
        change: impl Fn(&SignedIn) -> Option<SignedIn>,
        to_keep: Option<(&ProviderId, &Subject, &[u8])>,
    ) -> Result<Amended, AmendFault> {
        let shared = &self.shared;
        let key = session.0;
        let index = shared.index().await?;
        loop {
            // Not from the cache: only what the store has now can be changed.
            let Some(entry) = shared.fetch(key).await?.record() else {
                return Ok(Amended::Ended);
            };
            if shared.is_over(&entry) {
                return Ok(Amended::Ended);
            }
            let Some(who) = change(&entry.who) else {
                return Ok(Amended::Unchanged);
            };
            let json = serde_json::to_string(&who).map_err(|_| TooLarge)?;
            if json.len() >= LONGEST {
                return Err(TooLarge.into());
            }
            let state = State::from([(SIGNED_IN.to_owned(), json)]);
            let version = entry.version;
            let prepared = shared.prepare(&index, key, state, version);
            let (mut written, _) = prepared.map_err(|_| TooLarge)?;
            written.kept = to_keep
                .map(|(provider, sub, plain)| shared.kept(key, index.user(provider, sub), plain));
            let update = Change::Update { written, version };
            if shared.backend.write(update).await? > 0 {
                return Ok(Amended::Done);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RowKey, SessionRef};

    #[test]
    fn a_reference_is_read_back_from_its_text_alone() {
        let reference = SessionRef(RowKey([0xA7; 16]));

        assert_eq!(SessionRef::parse(&reference.to_string()), Some(reference));
        for bad in [
            "",
            "a7",
            "+7a7a7a7a7a7a7a7a7a7a7a7a7a7a7a7",
            "zza7a7a7a7a7a7a7a7a7a7a7a7a7a7a7",
        ] {
            assert_eq!(SessionRef::parse(bad), None, "{bad}");
        }
    }
}

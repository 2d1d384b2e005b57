//! Vault: a provider's tokens, sealed, apart from the record; loaded only when asked for, gone with the session.

use super::backend::{Change, StoreUnavailable};
use super::index::RowKey;
use super::reference::SessionRef;
use super::seal::{Purpose, Unopened, With};
use super::sessions::Sessions;
use crate::claims::Subject;
use crate::provider::ProviderId;

/// How often something may be replaced while it is taken out. A refresh takes far longer than a look.
const ROUNDS: usize = 16;

/// What the vault holds for one identity of a session.
pub struct Held {
    /// What was put in.
    pub plain: Vec<u8>,
    /// Which one it is; to be shown when it is replaced.
    pub version: i64,
}

/// Whether something in the vault was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// It was.
    Done,
    /// Not: the session ended, or another one replaced it first.
    Not,
}

impl Sessions {
    /// What the vault holds for this identity of a session.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`], also where it is sealed with a secret that only other processes know yet.
    pub async fn kept(
        &self,
        session: SessionRef,
        provider: &ProviderId,
        sub: &Subject,
    ) -> Result<Option<Held>, StoreUnavailable> {
        let user = self.shared.index().await?.user(provider, sub);
        let Some(row) = self.shared.backend.read_kept(session.0, user).await? else {
            return Ok(None);
        };
        let context = context(session.0, user);
        let opened = self
            .shared
            .ring
            .try_open(Purpose::Vault, &context, &row.sealed);
        let opened = match opened {
            Ok(opened) => opened,
            // They are there, and another process can read them; to call them gone would end what lives on there.
            Err(Unopened::UnknownSecret) => {
                return Err(StoreUnavailable::new(
                    "kept tokens are sealed with a secret that is not known here",
                ));
            }
            Err(Unopened::Broken) => {
                tracing::warn!("kept tokens could not be opened");
                return Ok(None);
            }
        };
        let version = row.version;
        let plain = opened.plain;
        if opened.with == With::Older {
            let resealed = self.replace(session, user, version, &plain).await?;
            let version = version + i64::from(resealed == Replaced::Done);
            return Ok(Some(Held { plain, version }));
        }
        Ok(Some(Held { plain, version }))
    }

    /// Puts other tokens in the place of those that were read as this version, if the session still lives.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`]; it is then unknown which are there.
    pub async fn keep(
        &self,
        session: SessionRef,
        provider: &ProviderId,
        sub: &Subject,
        version: i64,
        plain: &[u8],
    ) -> Result<Replaced, StoreUnavailable> {
        let user = self.shared.index().await?.user(provider, sub);
        self.replace(session, user, version, plain).await
    }

    /// Takes out what the vault holds for this identity: the last that was put in. Whoever comes with something newer from then on
    /// finds nothing to put it in the place of.
    ///
    /// # Errors
    ///
    /// As [`Sessions::kept`]; it may be gone then.
    pub async fn take(
        &self,
        session: SessionRef,
        provider: &ProviderId,
        sub: &Subject,
    ) -> Result<Option<Vec<u8>>, StoreUnavailable> {
        for _ in 0..ROUNDS {
            let held = self.kept(session, provider, sub).await?;
            let Some(held) = held.filter(|held| !held.plain.is_empty()) else {
                return Ok(None);
            };
            let taken = self.keep(session, provider, sub, held.version, b"");
            if taken.await? == Replaced::Done {
                return Ok(Some(held.plain));
            }
        }
        Err(StoreUnavailable::new("kept tokens change all the time"))
    }

    async fn replace(
        &self,
        session: SessionRef,
        user: RowKey,
        version: i64,
        plain: &[u8],
    ) -> Result<Replaced, StoreUnavailable> {
        let key = session.0;
        let kept = self.shared.kept(key, user, plain);
        let change = Change::Keep { key, kept, version };
        Ok(match self.shared.backend.write(change).await? {
            0 => Replaced::Not,
            _ => Replaced::Done,
        })
    }
}

/// What a sealed entry belongs to: moved to another session or user it does not open.
pub(super) fn context(session: RowKey, user: RowKey) -> Vec<u8> {
    [session.0, user.0].concat()
}

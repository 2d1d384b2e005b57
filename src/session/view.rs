//! View: a session as others than its own requests see it; looking changes nothing.
//!
//! No use is counted, nothing is removed, sealed anew or put into the cache.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use actix_web::http::header::HeaderMap;

use super::backend::StoreUnavailable;
use super::cache::Entry;
use super::index::{RowKey, SESSION_ID_LENGTH, SessionId};
use super::presented::{Presented, presented};
use super::record::SignedIn;
use super::reference::SessionRef;
use super::seal::Unopened;
use super::sessions::Sessions;
use super::store::{Found, Shared};
use crate::clock::Timestamp;

/// A live session.
#[derive(Clone, Debug)]
pub struct View {
    /// Who is signed in.
    pub who: Arc<SignedIn>,
    /// When it was last used, as far as is known: of use in other processes the last minute may be missing.
    pub used_at: Timestamp,
}

impl Sessions {
    /// What there is to see of a session; `None` when it has ended.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`].
    pub async fn view(&self, session: SessionRef) -> Result<Option<View>, StoreUnavailable> {
        let shared = &self.shared;
        let key = session.0;
        let Some(entry) = shared.read(key).await?.record() else {
            return Ok(None);
        };
        let own = shared.cache.get(&key);
        let used_at = own.map_or(used_at(&entry), |own| used_at(&entry).max(used_at(&own)));
        let now = shared.clock.now();
        let over = now >= entry.who.expires_at || now.since(used_at) >= shared.idle_timeout;
        Ok((!over).then(|| View {
            who: Arc::clone(&entry.who),
            used_at,
        }))
    }

    /// The session that a request belongs to by its cookie, without counting that as use; it may have ended.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`]: the store has not said yet how its rows are found.
    pub async fn presented_by(
        &self,
        headers: &HeaderMap,
    ) -> Result<Option<SessionRef>, StoreUnavailable> {
        let Some(id) = presented_id(headers, self.cookies().session_name()) else {
            return Ok(None);
        };
        let index = self.shared.index().await?;
        Ok(Some(SessionRef(index.session(&id))))
    }
}

fn presented_id(headers: &HeaderMap, name: &str) -> Option<SessionId> {
    let Presented::Once(value) = presented(headers, name) else {
        return None;
    };
    // The id is behind a signature, which makes it no harder to guess.
    let start = value.len().checked_sub(SESSION_ID_LENGTH)?;
    SessionId::parse(value.get(start..)?)
}

impl Shared {
    /// The moment before which the session does not end by itself; `None` when it has ended.
    pub(super) async fn ends_at_last(
        &self,
        key: RowKey,
    ) -> Result<Option<Timestamp>, StoreUnavailable> {
        let now = self.clock.now();
        if let Some(entry) = self.cache.get(&key)
            && !self.is_over(&entry)
        {
            let idle = used_at(&entry).plus(self.idle_timeout);
            return Ok(Some(idle.min(entry.who.expires_at)));
        }
        let entry = match self.read(key).await? {
            Found::Record(entry) => entry,
            // Only those who have its secret know; it is there until they remove it, or the store does.
            Found::Sealed => return Ok(Some(now.plus(self.interval()))),
            Found::Nothing => return Ok(None),
        };
        // What another process has not written yet has to be allowed for.
        let idle = used_at(&entry)
            .plus(self.idle_timeout)
            .plus(self.interval());
        let ends_at = idle.min(entry.who.expires_at);
        Ok((now < ends_at).then_some(ends_at))
    }

    /// A record as the store has it.
    async fn read(&self, key: RowKey) -> Result<Found, StoreUnavailable> {
        let Some(row) = self.backend.read(key).await? else {
            return Ok(Found::Nothing);
        };
        Ok(match self.open(key, &row) {
            Ok((entry, _)) => Found::Record(entry),
            Err(Unopened::UnknownSecret) => Found::Sealed,
            Err(Unopened::Broken) => Found::Nothing,
        })
    }
}

fn used_at(entry: &Entry) -> Timestamp {
    Timestamp::from_seconds(entry.used_at.load(Ordering::Relaxed))
}

//! `RecordStore`: actix-session's store over any backend. Lifetimes, activity, sealing and the cache live here.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_web::cookie::time::Duration as CookieDuration;
use anyhow::anyhow;

use super::backend::{Backend, Change, Kept, Names, Row, StoreUnavailable, Written};
use super::cache::{Cache, Entry};
use super::index::{Index, IndexKey, RowKey, SessionId};
use super::loaded;
use super::record::{LONGEST, NotARecord, Record, SignedIn, State};
use super::seal::{KeyRing, OVERHEAD, Purpose, Unopened, With};
use super::vault;
use crate::claims::Subject;
use crate::clock::{Clock, Timestamp};
use crate::provider::ProviderId;

/// Everything that the workers share.
pub(super) struct Shared {
    pub(super) backend: Backend,
    pub(super) cache: Arc<Cache>,
    pub(super) ring: Arc<KeyRing>,
    pub(super) index: Arc<Index>,
    pub(super) clock: Clock,
    pub(super) idle_timeout: Duration,
}

/// What actix-session talks to, one per worker.
pub struct RecordStore(pub(super) Arc<Shared>);

impl SessionStore for RecordStore {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let Some(id) = SessionId::parse(key.as_ref()) else {
            return Ok(None);
        };
        let state = self.0.load(&id).await;
        state.map_err(|error| LoadError::Other(reported(error)))
    }

    async fn save(&self, state: State, _: &CookieDuration) -> Result<SessionKey, SaveError> {
        let unfit = |error: NotARecord| SaveError::Serialization(error.into());
        let other = |error| SaveError::Other(reported(error));
        let index = self.0.index().await.map_err(other)?;
        let id = SessionId::new();
        let key = index.session(&id);
        let ticket = self.0.cache.ticket(&key);
        let (mut written, entry) = self.0.prepare(&index, key, state, 1).map_err(unfit)?;
        if let Some(plain) = loaded::take() {
            written.kept = Some(self.0.kept(key, written.names.user, &plain));
        }
        let inserted = self.0.backend.write(Change::Insert(written)).await;
        inserted.map_err(other)?;
        self.0.cache.put(key, &ticket, entry);
        SessionKey::try_from(id.to_text()).map_err(|error| SaveError::Serialization(error.into()))
    }

    /// A record that has ended meanwhile stays ended, and that is no error: whoever ended it was right. One that was
    /// changed meanwhile is not overwritten; see [`super::Sessions::amend`], which is how records change.
    async fn update(
        &self,
        session_key: SessionKey,
        state: State,
        _: &CookieDuration,
    ) -> Result<SessionKey, UpdateError> {
        let id = SessionId::parse(session_key.as_ref())
            .ok_or_else(|| UpdateError::Other(anyhow!("this is not a session id")))?;
        let other = |error| UpdateError::Other(reported(error));
        let index = self.0.index().await.map_err(other)?;
        let key = index.session(&id);
        let version = match loaded::recall().filter(|entry| entry.key == key) {
            Some(entry) => entry.version,
            None => match self.0.backend.read(key).await.map_err(other)? {
                Some(row) => row.version,
                None => return Ok(session_key),
            },
        };
        let (written, _) = self
            .0
            .prepare(&index, key, state, version)
            .map_err(|error| UpdateError::Serialization(error.into()))?;
        let updated = self.0.backend.write(Change::Update { written, version });
        if updated.await.map_err(other)? == 0
            && self.0.backend.read(key).await.map_err(other)?.is_some()
        {
            return Err(UpdateError::Other(anyhow!("another request changed it")));
        }
        Ok(session_key)
    }

    /// Nothing to do: loading is what counts as use.
    async fn update_ttl(&self, _: &SessionKey, _: &CookieDuration) -> Result<(), anyhow::Error> {
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> Result<(), anyhow::Error> {
        let Some(id) = SessionId::parse(key.as_ref()) else {
            return Ok(());
        };
        let row = self.0.index().await.map_err(reported)?.session(&id);
        let deleted = self.0.backend.write(Change::Delete(row)).await;
        deleted.map(drop).map_err(reported)
    }
}

/// What there is of a session.
pub(super) enum Found {
    Record(Arc<Entry>),
    /// A record whose secret is not known here.
    Sealed,
    Nothing,
}

impl Found {
    pub(super) fn record(self) -> Option<Arc<Entry>> {
        match self {
            Self::Record(entry) => Some(entry),
            Self::Sealed | Self::Nothing => None,
        }
    }
}

impl Shared {
    /// The key of the hashes.
    pub(super) async fn index(&self) -> Result<Arc<IndexKey>, StoreUnavailable> {
        match self.index.known() {
            Some(known) => Ok(known),
            None => self.backend.index_key().await,
        }
    }

    async fn load(&self, id: &SessionId) -> Result<Option<State>, StoreUnavailable> {
        let key = self.index().await?.session(id);
        let entry = match self.current(key).await? {
            Found::Record(entry) => entry,
            Found::Sealed => {
                // Nobody is signed in here, and yet the record goes with a sign-out, or with a login in its place.
                loaded::remember_sealed();
                return Ok(Some(State::new()));
            }
            Found::Nothing => return Ok(None),
        };
        let now = self.clock.now();
        if let Some(end) = self.end(key, &entry, now) {
            self.backend.write(end).await?;
            return Ok(None);
        }
        let live = self.count_use(key, &entry, now).await?;
        loaded::remember(&entry);
        Ok(live.then(|| entry.state.clone()))
    }

    /// The record as the cache knows it, or the store. One that seems to be over is read again: another process may
    /// have counted use since.
    async fn current(&self, key: RowKey) -> Result<Found, StoreUnavailable> {
        match self.cache.get(&key).filter(|entry| !self.is_over(entry)) {
            Some(entry) => Ok(Found::Record(entry)),
            None => self.fetch(key).await,
        }
    }

    /// Reads, opens and remembers a record. One that its own secret does not open, or that is of another make, is removed;
    /// one whose secret is not known here stays, for another process may have taken that up already.
    pub(super) async fn fetch(&self, key: RowKey) -> Result<Found, StoreUnavailable> {
        let ticket = self.cache.ticket(&key);
        let Some(row) = self.backend.read(key).await? else {
            return Ok(Found::Nothing);
        };
        let (entry, resealed) = match self.open(key, &row) {
            Ok(opened) => opened,
            Err(Unopened::UnknownSecret) => {
                tracing::debug!("a session record is sealed with a secret that is not known here");
                return Ok(Found::Sealed);
            }
            Err(Unopened::Broken) => {
                tracing::warn!("a session record could not be opened and is removed");
                self.backend.write(Change::Delete(key)).await?;
                return Ok(Found::Nothing);
            }
        };
        if let Some(sealed) = resealed {
            let version = row.version;
            let change = Change::Reseal {
                key,
                version,
                sealed,
            };
            self.backend.write(change).await?;
        }
        self.cache.put(key, &ticket, Arc::clone(&entry));
        Ok(Found::Record(entry))
    }

    /// The record, and the same sealed with the newest secret when an older one opened it.
    pub(super) fn open(
        &self,
        key: RowKey,
        row: &Row,
    ) -> Result<(Arc<Entry>, Option<Vec<u8>>), Unopened> {
        if row.sealed.len() > LONGEST + OVERHEAD {
            return Err(Unopened::Broken);
        }
        let purpose = Purpose::SessionRecord;
        let opened = self.ring.try_open(purpose, &key.0, &row.sealed)?;
        let resealed =
            (opened.with == With::Older).then(|| self.ring.seal(purpose, &key.0, &opened.plain));
        let record = Record::from_plain(opened.plain);
        let (state, who) = record
            .and_then(Record::into_state)
            .map_err(|_| Unopened::Broken)?;
        Ok((entry(key, row.version, state, who, row.used_at), resealed))
    }

    /// A record as it is written, and as the cache keeps it once the store has it as this version.
    pub(super) fn prepare(
        &self,
        index: &IndexKey,
        key: RowKey,
        state: State,
        version: i64,
    ) -> Result<(Written, Arc<Entry>), NotARecord> {
        let record = Record::from_state(&state)?;
        let now = self.clock.now();
        let written = Written {
            key,
            sealed: self
                .ring
                .seal(Purpose::SessionRecord, &key.0, &record.plain),
            names: names(
                index,
                &record.who.provider,
                &record.who.profile.sub,
                record.who.sid.as_deref(),
            ),
            links: record
                .who
                .linked
                .iter()
                .map(|linked| {
                    names(
                        index,
                        &linked.provider,
                        &linked.profile.sub,
                        linked.sid.as_deref(),
                    )
                })
                .collect(),
            kept: None,
            used_at: now,
            ends_at: self.ends_at(now, record.who.expires_at),
            over_at: record.who.expires_at,
        };
        Ok((written, entry(key, version, state, record.who, now)))
    }

    /// Tokens as they are kept.
    pub(super) fn kept(&self, key: RowKey, user: RowKey, plain: &[u8]) -> Kept {
        let sealed = self
            .ring
            .seal(Purpose::Vault, &vault::context(key, user), plain);
        Kept { user, sealed }
    }

    /// Who is signed in, without counting it as use.
    pub(super) async fn look(
        &self,
        key: RowKey,
    ) -> Result<Option<Arc<SignedIn>>, StoreUnavailable> {
        let entry = self.current(key).await?.record();
        let live = entry.filter(|entry| !self.is_over(entry));
        Ok(live.map(|entry| Arc::clone(&entry.who)))
    }

    /// Whether the time of the session is over.
    pub(super) fn is_over(&self, entry: &Entry) -> bool {
        self.end(entry.key, entry, self.clock.now()).is_some()
    }

    /// What ends the session, if its time is over.
    fn end(&self, key: RowKey, entry: &Entry, now: Timestamp) -> Option<Change> {
        if now >= entry.who.expires_at {
            return Some(Change::Delete(key));
        }
        let used_at = Timestamp::from_seconds(entry.used_at.load(Ordering::Relaxed));
        let written_at = Timestamp::from_seconds(entry.written_at.load(Ordering::Relaxed));
        (now.since(used_at) >= self.idle_timeout).then_some(Change::Expire {
            key,
            used_at: written_at,
        })
    }

    /// Counts the use, and writes it when it was last written long ago (or in what is now the future: the clock
    /// was set back). Whether the session still lives.
    async fn count_use(
        &self,
        key: RowKey,
        entry: &Entry,
        now: Timestamp,
    ) -> Result<bool, StoreUnavailable> {
        let seconds = now.seconds();
        entry.used_at.store(seconds, Ordering::Relaxed);
        let written = entry.written_at.load(Ordering::Relaxed);
        if seconds.abs_diff(written) < self.interval().as_secs() {
            return Ok(true);
        }
        // Of many requests at once, one writes.
        let turn = entry.written_at.compare_exchange(
            written,
            seconds,
            Ordering::Relaxed,
            Ordering::Relaxed,
        );
        if turn.is_err() {
            return Ok(true);
        }
        let touch = Change::Touch {
            key,
            used_at: now,
            ends_at: self.ends_at(now, entry.who.expires_at),
        };
        let touched = self.backend.write(touch).await;
        if touched.is_err() {
            entry.written_at.store(written, Ordering::Relaxed);
        }
        Ok(touched? > 0)
    }

    /// How often use is written.
    pub(super) fn interval(&self) -> Duration {
        let tenth = Duration::from_secs(self.idle_timeout.as_secs() / 10);
        tenth.clamp(Duration::from_secs(1), Duration::from_mins(1))
    }

    /// When the row may be swept: use that is not written yet has to be allowed for.
    fn ends_at(&self, used_at: Timestamp, expires_at: Timestamp) -> Timestamp {
        let idle = used_at.plus(self.idle_timeout).plus(self.interval());
        idle.min(expires_at)
    }
}

fn names(index: &IndexKey, provider: &ProviderId, sub: &Subject, sid: Option<&str>) -> Names {
    Names {
        user: index.user(provider, sub),
        sid: sid.map(|sid| index.sid(provider, sid)),
    }
}

fn entry(key: RowKey, version: i64, state: State, who: SignedIn, used_at: Timestamp) -> Arc<Entry> {
    Arc::new(Entry {
        key,
        version,
        state,
        who: Arc::new(who),
        used_at: AtomicI64::new(used_at.seconds()),
        written_at: AtomicI64::new(used_at.seconds()),
        rendered: OnceLock::new(),
    })
}

/// actix-session hides the cause of what it passes on, so it is told to the log here.
fn reported(error: StoreUnavailable) -> anyhow::Error {
    tracing::error!(%error, "a request met an unusable session store");
    error.into()
}

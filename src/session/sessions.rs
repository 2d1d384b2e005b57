//! Sessions: the open store with all that belongs to it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::backend::{Backend, Change, StoreUnavailable};
use super::cache::Cache;
use super::cookie::{CookieSettings, Cookies};
use super::fault::SessionsFault;
use super::index::{Index, IndexKey};
use super::layer::SessionLayer;
use super::memory::Memory;
use super::redis::{Redis, RedisSettings, StoreRisk};
use super::seal::{KeyRing, UnfitSecrets, random};
use super::sqlite::{Opened, Sqlite};
use super::store::{RecordStore, Shared};
use crate::clock::{Clock, Timestamp};
use crate::secret::Secret;

/// How sessions are kept.
#[derive(Clone, Debug)]
pub struct SessionSettings {
    /// Where.
    pub store: StoreSettings,
    /// The first seals, all open; each has at least 32 bytes.
    pub secrets: Vec<Secret>,
    /// A session ends when it was not used for this long.
    pub idle_timeout: Duration,
    /// The cookie's `Max-Age`; the session itself ends at its `expires_at`.
    pub lifetime: Duration,
    /// How the cookies are named.
    pub cookie: CookieSettings,
}

/// Where sessions are kept.
#[derive(Clone, Debug)]
pub enum StoreSettings {
    /// A `SQLite` file.
    Embedded {
        /// Made, with its folder, when missing.
        path: PathBuf,
    },
    /// A Redis, which several processes share.
    Redis(RedisSettings),
    /// The memory of this process.
    Memory,
}

/// Whether something happened for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UseOnce {
    /// It did, and never will again.
    First,
    /// It had happened before.
    Again,
}

/// Secrets could not be replaced.
#[derive(Debug, thiserror::Error)]
pub enum RotationFault {
    /// They cannot be used.
    #[error(transparent)]
    Secrets(#[from] UnfitSecrets),
    /// The store could not be told.
    #[error(transparent)]
    Store(#[from] StoreUnavailable),
}

/// The sessions of the gateway. Clones are the same; the store is closed with the last of them.
#[derive(Clone)]
pub struct Sessions {
    pub(super) shared: Arc<Shared>,
    cookies: Arc<Cookies>,
    lifetime: Duration,
}

impl Sessions {
    /// Opens the store.
    ///
    /// # Errors
    ///
    /// [`SessionsFault`], whose text tells an operator what to do.
    pub fn open(settings: SessionSettings, clock: Clock) -> Result<Self, SessionsFault> {
        Self::open_for(Opened::ToServe, settings, clock)
    }

    /// Opens the store to look at sessions and to end them, also while a gateway serves them.
    ///
    /// # Errors
    ///
    /// As [`Sessions::open`]; also when there is nothing yet, or nothing that another process could reach.
    pub fn visit(settings: SessionSettings, clock: Clock) -> Result<Self, SessionsFault> {
        Self::open_for(Opened::ToVisit, settings, clock)
    }

    fn open_for(
        opened: Opened,
        settings: SessionSettings,
        clock: Clock,
    ) -> Result<Self, SessionsFault> {
        let ring = Arc::new(KeyRing::new(&settings.secrets)?);
        let own = Arc::new(Cache::new());
        let (backend, cache, index) = match settings.store {
            StoreSettings::Embedded { path } => {
                let (sqlite, index) = Sqlite::open(&path, opened, &ring, Arc::clone(&own))?;
                let index = Arc::new(Index::ready(index));
                (Backend::Sqlite(sqlite), own, index)
            }
            StoreSettings::Redis(redis) => {
                let index = Arc::new(Index::default());
                let (redis, cache) = Redis::open(&redis, &ring, &index, clock.clone())?;
                (Backend::Redis(redis), cache, index)
            }
            StoreSettings::Memory if opened == Opened::ToVisit => {
                return Err(SessionsFault::InsideProcess);
            }
            StoreSettings::Memory => {
                let index = Index::ready(IndexKey::new(&random()));
                let memory = Memory::new(Arc::clone(&own));
                (Backend::Memory(memory), own, Arc::new(index))
            }
        };
        let shared = Shared {
            backend,
            cache,
            ring,
            index,
            clock,
            idle_timeout: settings.idle_timeout,
        };
        Ok(Self {
            shared: Arc::new(shared),
            cookies: Arc::new(Cookies::new(settings.cookie)),
            lifetime: settings.lifetime,
        })
    }

    /// The middleware for one worker.
    #[must_use]
    pub fn middleware(&self) -> SessionLayer {
        SessionLayer::new(self)
    }

    /// What seals.
    #[must_use]
    pub fn keys(&self) -> &KeyRing {
        &self.shared.ring
    }

    /// Puts other secrets in the place of these, from now on. Records are sealed anew as they are used.
    ///
    /// # Errors
    ///
    /// [`RotationFault`]; with unfit secrets nothing has changed.
    pub async fn replace_secrets(&self, secrets: &[Secret]) -> Result<(), RotationFault> {
        self.shared.ring.replace(secrets)?;
        self.shared.cache.forget_all();
        let sealed = self.shared.index().await?.sealed(&self.shared.ring);
        self.shared
            .backend
            .write(Change::KeepIndexKey(sealed))
            .await?;
        Ok(())
    }

    /// What makes cookies.
    #[must_use]
    pub fn cookies(&self) -> &Cookies {
        &self.cookies
    }

    /// Marks `id` as used; of any number of callers one is the first. The mark is kept at least until `until`.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`]; it is then unknown whether the mark was set.
    pub async fn use_once(&self, id: &[u8], until: Timestamp) -> Result<UseOnce, StoreUnavailable> {
        let mark = self.shared.index().await?.used(id);
        let marked = self.shared.backend.write(Change::UseOnce { mark, until });
        match marked.await? {
            0 => Ok(UseOnce::Again),
            _ => Ok(UseOnce::First),
        }
    }

    /// Whether the store can be read and written now.
    pub async fn is_ready(&self) -> bool {
        self.probe().await.is_ok()
    }

    async fn probe(&self) -> Result<(), StoreUnavailable> {
        let now = self.shared.clock.now();
        let backend = &self.shared.backend;
        // No row has this key; asking for it reads the table all the same.
        let nobody = self.shared.index().await?.used(b"");
        backend.read(nobody).await?;
        backend.write(Change::Probe { now }).await?;
        Ok(())
    }

    /// Asks a store that others may be using, and makes nothing there; whether it has kept sessions before.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`], with the reason.
    pub async fn look_at_store(&self) -> Result<bool, StoreUnavailable> {
        match &self.shared.backend {
            Backend::Redis(redis) => redis.look().await,
            Backend::Sqlite(_) | Backend::Memory(_) => Ok(true),
        }
    }

    /// By which of its settings the store may lose sessions, as far as it tells.
    pub async fn store_risks(&self) -> Vec<StoreRisk> {
        match &self.shared.backend {
            Backend::Redis(redis) => redis.risks().await,
            Backend::Sqlite(_) | Backend::Memory(_) => Vec::new(),
        }
    }

    /// Removes everything whose time is over, a few hundred rows at a time, and says how many rows that were.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`]; what was removed stays removed.
    pub async fn sweep(&self) -> Result<usize, StoreUnavailable> {
        let now = self.shared.clock.now();
        let mut swept = 0;
        loop {
            match self.shared.backend.write(Change::Sweep { now }).await? {
                0 => return Ok(swept),
                rows => swept += rows,
            }
            tokio::task::yield_now().await;
        }
    }

    /// Sweeps every minute, for ever.
    pub async fn keep_swept(self) {
        let mut minutes = tokio::time::interval(Duration::from_mins(1));
        loop {
            minutes.tick().await;
            if let Err(error) = self.sweep().await {
                tracing::error!(%error, "ended sessions could not be removed");
            }
        }
    }

    pub(super) fn store(&self) -> RecordStore {
        RecordStore(Arc::clone(&self.shared))
    }

    pub(super) fn lifetime(&self) -> Duration {
        self.lifetime
    }
}

//! Backend: where opaque rows are kept, and the few changes that can happen to them.

use std::sync::Arc;
use std::time::Duration;

use super::index::{IndexKey, RowKey};
use super::memory::Memory;
use super::redis::Redis;
use super::sqlite::Sqlite;
use crate::clock::Timestamp;

/// A store that does not answer within this time is not usable.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// How many rows a sweep removes at once, so that nothing waits long behind it.
pub(super) const SLICE: usize = 300;

/// The session store cannot be used now: answer 503, never a session, never the absence of one.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the session store is not usable: {cause}")]
pub struct StoreUnavailable {
    cause: String,
}

impl StoreUnavailable {
    pub(super) fn new(cause: impl Into<String>) -> Self {
        let cause = cause.into();
        Self { cause }
    }
}

/// A row as it is read.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) sealed: Vec<u8>,
    pub(super) version: i64,
    pub(super) used_at: Timestamp,
}

/// What is written when a record is new or changes.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) key: RowKey,
    pub(super) sealed: Vec<u8>,
    pub(super) names: Names,
    /// The names of the further identities.
    pub(super) links: Vec<Names>,
    /// What is put into the vault with it.
    pub(super) kept: Option<Kept>,
    pub(super) used_at: Timestamp,
    /// When it is over if it is not used any more.
    pub(super) ends_at: Timestamp,
    /// When it is over, used or not.
    pub(super) over_at: Timestamp,
}

/// What an identity is found by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) user: RowKey,
    pub(super) sid: Option<RowKey>,
}

/// Sealed tokens of one identity, kept apart from the record and gone with it.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) user: RowKey,
    pub(super) sealed: Vec<u8>,
}

/// Sealed tokens as they are read.
#[derive(Clone, Debug)]
pub(super) struct KeptRow {
    pub(super) sealed: Vec<u8>,
    pub(super) version: i64,
}

/// Which sessions are looked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Find {
    /// Those with this identity, the first or a further one.
    User(RowKey),
    /// Those that came of this session of a provider's.
    Sid(RowKey),
    /// All of them, by their keys: at most [`SLICE`] after this one.
    After(Option<RowKey>),
}

/// Everything that can happen to what is kept. Only `Insert` makes a session; no other change brings one back.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Insert(Written),
    /// If the record is still the one that was read.
    Update {
        written: Written,
        version: i64,
    },
    /// Puts other tokens in the place of these, if the session lives and they are still the ones that were read.
    Keep {
        key: RowKey,
        kept: Kept,
        version: i64,
    },
    /// Was used.
    Touch {
        key: RowKey,
        used_at: Timestamp,
        ends_at: Timestamp,
    },
    /// Sealed anew, if the record is still the one that was read.
    Reseal {
        key: RowKey,
        version: i64,
        sealed: Vec<u8>,
    },
    Delete(RowKey),
    /// Ended for want of use, unless it was used since.
    Expire {
        key: RowKey,
        used_at: Timestamp,
    },
    /// The mark of something that may happen once.
    UseOnce {
        mark: RowKey,
        until: Timestamp,
    },
    /// Removes at most [`SLICE`] rows, and as many marks, whose time is over.
    Sweep {
        now: Timestamp,
    },
    /// The key of the index, sealed with another secret than before.
    KeepIndexKey(Vec<u8>),
    /// Shows that writing is possible.
    Probe {
        now: Timestamp,
    },
}

/// What a change has to outlive once it is acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outlives {
    /// The end of the process, however sudden.
    Process,
    /// The loss of power too.
    Power,
}

impl Change {
    /// Who signed in or out stays so when the power is lost. What only follows from the time, or matters for ten
    /// minutes, may be lost with the last moments before that: use is counted a little late, a row is swept again, and
    /// a code that comes back is refused by the provider, which knows what it redeemed.
    pub(super) fn outlives(&self) -> Outlives {
        match self {
            Self::Insert(_)
            | Self::Update { .. }
            | Self::Keep { .. }
            | Self::Delete(_)
            | Self::KeepIndexKey(_)
            | Self::Probe { .. } => Outlives::Power,
            Self::Touch { .. }
            | Self::Reseal { .. }
            | Self::Expire { .. }
            | Self::UseOnce { .. }
            | Self::Sweep { .. } => Outlives::Process,
        }
    }
}

/// What a change did.
#[derive(Clone, Debug, Default)]
pub(super) struct Applied {
    /// How many rows it changed or removed.
    pub(super) rows: usize,
    /// Records that are not what they were: no cache may answer with them.
    pub(super) stale: Vec<RowKey>,
}

/// The stores that exist. Each forgets stale records in the cache after a change has become visible to readers
/// and before the one who asked is told, even when that one no longer listens.
pub(super) enum Backend {
    Sqlite(Sqlite),
    Redis(Redis),
    Memory(Memory),
}

impl Backend {
    /// The key of the index, where opening the store did not yield it.
    pub(super) async fn index_key(&self) -> Result<Arc<IndexKey>, StoreUnavailable> {
        match self {
            Self::Redis(redis) => redis.index_key().await,
            Self::Sqlite(_) | Self::Memory(_) => {
                Err(StoreUnavailable::new("the key of its index is lost"))
            }
        }
    }

    pub(super) async fn read(&self, key: RowKey) -> Result<Option<Row>, StoreUnavailable> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read(key).await,
            Self::Redis(redis) => redis.read(key).await,
            Self::Memory(memory) => Ok(memory.read(&key)),
        }
    }

    pub(super) async fn read_kept(
        &self,
        key: RowKey,
        user: RowKey,
    ) -> Result<Option<KeptRow>, StoreUnavailable> {
        match self {
            Self::Sqlite(sqlite) => sqlite.read_kept(key, user).await,
            Self::Redis(redis) => redis.read_kept(key, user).await,
            Self::Memory(memory) => Ok(memory.read_kept(&key, &user)),
        }
    }

    pub(super) async fn find(&self, find: Find) -> Result<Vec<RowKey>, StoreUnavailable> {
        match self {
            Self::Sqlite(sqlite) => sqlite.find(find).await,
            Self::Redis(redis) => redis.find(find).await,
            Self::Memory(memory) => Ok(memory.find(find)),
        }
    }

    /// Takes or prolongs a lease for as long as this; whether `holder` has it now. Stores of one process grant it always:
    /// within a process its own tasks agree among themselves.
    pub(super) async fn lease(
        &self,
        mark: RowKey,
        holder: RowKey,
        lasts: Duration,
    ) -> Result<bool, StoreUnavailable> {
        match self {
            Self::Redis(redis) => redis.lease(mark, holder, lasts).await,
            Self::Sqlite(_) | Self::Memory(_) => Ok(true),
        }
    }

    /// Gives a lease back, if `holder` still has it.
    pub(super) async fn release(
        &self,
        mark: RowKey,
        holder: RowKey,
    ) -> Result<(), StoreUnavailable> {
        match self {
            Self::Redis(redis) => redis.release(mark, holder).await,
            Self::Sqlite(_) | Self::Memory(_) => Ok(()),
        }
    }

    /// Does it durably; how many rows it concerned.
    pub(super) async fn write(&self, change: Change) -> Result<usize, StoreUnavailable> {
        match self {
            Self::Sqlite(sqlite) => sqlite.write(change).await,
            Self::Redis(redis) => redis.write(change).await,
            Self::Memory(memory) => Ok(memory.write(change)),
        }
    }
}

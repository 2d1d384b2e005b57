//! Cache: opened records of this process, so that a session in use costs neither a read nor an unsealing.

use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use actix_web::web::Bytes;

use super::index::RowKey;
use super::record::{SignedIn, State};
use super::redis::Trust;
use super::watch::Watchers;

/// A live session as this process knows it.
pub(super) struct Entry {
    pub(super) key: RowKey,
    pub(super) version: i64,
    pub(super) state: State,
    pub(super) who: Arc<SignedIn>,
    /// When it was last used, in seconds since the epoch.
    pub(super) used_at: AtomicI64,
    /// What the store knows of that.
    pub(super) written_at: AtomicI64,
    /// What was last told of it to applications, see [`super::Session::rendered`].
    pub(super) rendered: OnceLock<Bytes>,
}

/// What a reader takes before it asks the store, and shows to put in what it was told.
pub(super) struct Ticket(u64);

/// At most eight mebibytes of opened records, the least used leaving first.
///
/// A record that was read while it ended must not come back: each ending raises the generation of its shard,
/// and what was read in an earlier generation is not put in.
///
/// Where other processes end sessions too, nothing is answered from here without [`Trust`] in hearing of it.
pub(super) struct Cache {
    trust: Option<Arc<Trust>>,
    entries: moka::sync::Cache<RowKey, Arc<Entry>>,
    generations: [Mutex<u64>; SHARDS],
    /// Who wants to know when a session ends; told whenever something is forgotten.
    pub(super) watchers: Watchers,
}

const SHARDS: usize = 64;
const CAPACITY: u64 = 8 * 1024 * 1024;
const UNUSED: Duration = Duration::from_mins(15);

impl Cache {
    pub(super) fn new() -> Self {
        Self {
            trust: None,
            entries: moka::sync::Cache::builder()
                .max_capacity(CAPACITY)
                .weigher(|_, entry: &Arc<Entry>| weight(entry))
                .time_to_idle(UNUSED)
                .build(),
            generations: [const { Mutex::new(0) }; SHARDS],
            watchers: Watchers::new(),
        }
    }

    pub(super) fn trusting(trust: Arc<Trust>) -> Self {
        let trust = Some(trust);
        Self {
            trust,
            ..Self::new()
        }
    }

    pub(super) fn get(&self, key: &RowKey) -> Option<Arc<Entry>> {
        if self.trust.as_ref().is_none_or(|trust| trust.holds()) {
            return self.entries.get(key);
        }
        // The store is asked now, and what it says counts even when trust is back before the news that brought it about.
        self.entries.invalidate(key);
        None
    }

    pub(super) fn ticket(&self, key: &RowKey) -> Ticket {
        Ticket(*self.generation(key))
    }

    /// Puts in what was read, unless something of this shard ended since the ticket was taken.
    pub(super) fn put(&self, key: RowKey, ticket: &Ticket, entry: Arc<Entry>) {
        let generation = self.generation(&key);
        if *generation == ticket.0 {
            self.entries.insert(key, entry);
        }
    }

    /// To be called after the store has changed or lost the record, by whoever saw that happen.
    pub(super) fn forget(&self, key: &RowKey) {
        let mut generation = self.generation(key);
        *generation = generation.wrapping_add(1);
        self.entries.invalidate(key);
        drop(generation);
        self.watchers.tell(key);
    }

    /// To be called after the secrets have changed, for only what is read is sealed anew, and when anything may have
    /// happened unseen.
    pub(super) fn forget_all(&self) {
        for shard in &self.generations {
            let mut generation = shard.lock().unwrap_or_else(PoisonError::into_inner);
            *generation = generation.wrapping_add(1);
        }
        self.entries.invalidate_all();
        self.watchers.tell_all();
    }

    fn generation(&self, key: &RowKey) -> MutexGuard<'_, u64> {
        let shard = usize::from(key.0[0]) % SHARDS;
        self.generations[shard]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn weight(entry: &Entry) -> u32 {
    const BOOKKEEPING: usize = 1000;
    let texts: usize = entry.state.values().map(String::len).sum();
    // Once as JSON, once as what it says, once as it is told.
    u32::try_from(3 * texts + BOOKKEEPING).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::atomic::AtomicI64;
    use std::sync::{Arc, OnceLock};
    use std::time::Instant;

    use super::{Cache, Entry, Trust};
    use crate::session::index::RowKey;

    const KEY: RowKey = RowKey([3; 16]);
    const WHO: &str =
        r#"{"provider":"acme","profile":{"sub":"ada"},"authenticated_at":0,"expires_at":1}"#;

    fn entry() -> Arc<Entry> {
        Arc::new(Entry {
            key: KEY,
            version: 1,
            state: HashMap::new(),
            who: Arc::new(serde_json::from_str(WHO).unwrap()),
            used_at: AtomicI64::new(0),
            written_at: AtomicI64::new(0),
            rendered: OnceLock::new(),
        })
    }

    #[test]
    fn what_was_read_is_kept() {
        let cache = Cache::new();

        let ticket = cache.ticket(&KEY);
        cache.put(KEY, &ticket, entry());

        assert!(cache.get(&KEY).is_some());
    }

    #[test]
    fn a_record_that_ended_while_it_was_read_does_not_come_back() {
        let cache = Cache::new();

        let ticket = cache.ticket(&KEY);
        cache.forget(&KEY);
        cache.put(KEY, &ticket, entry());

        assert!(cache.get(&KEY).is_none());
    }

    #[test]
    fn what_could_not_be_trusted_when_it_was_asked_for_is_not_given_later() {
        let trust = Arc::new(Trust::new());
        let cache = Cache::trusting(Arc::clone(&trust));
        trust.gain(Instant::now());
        cache.put(KEY, &cache.ticket(&KEY), entry());
        assert!(cache.get(&KEY).is_some());

        trust.lose();
        assert!(cache.get(&KEY).is_none());
        trust.gain(Instant::now());

        assert!(cache.get(&KEY).is_none());
    }

    #[test]
    fn what_ended_is_gone_at_once() {
        let cache = Cache::new();
        cache.put(KEY, &cache.ticket(&KEY), entry());

        cache.forget(&KEY);

        assert!(cache.get(&KEY).is_none());
    }
}

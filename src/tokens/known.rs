//! What this process remembers of tokens between requests: when to look again, and whom not to ask for a while.

use std::time::Duration;

use moka::sync::Cache;

use super::Key;
use crate::clock::Timestamp;
use crate::flow::LoginError;

/// The first pause after a failure, and the longest.
const FIRST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_mins(5);
/// How many sessions are remembered; one that is forgotten costs a look into the vault.
const CAPACITY: u64 = 100_000;
const UNUSED: Duration = Duration::from_hours(1);

/// Bounded notes, by session and identity.
pub(super) struct Notes {
    looks: Cache<Key, Timestamp>,
    pauses: Cache<Key, Pause>,
}

/// After a failure nobody asks the provider for a while.
#[derive(Clone, Debug)]
pub(super) struct Pause {
    pub(super) until: Timestamp,
    pub(super) cause: LoginError,
    length: Duration,
}

impl Notes {
    pub(super) fn new() -> Self {
        let looks = Cache::builder().max_capacity(CAPACITY).time_to_idle(UNUSED);
        let pauses = Cache::builder().max_capacity(CAPACITY).time_to_idle(UNUSED);
        Self {
            looks: looks.build(),
            pauses: pauses.build(),
        }
    }

    /// Whether it is time to look at these tokens. What was noted for long after the longest wait was noted by another clock.
    pub(super) fn is_time(&self, key: &Key, now: Timestamp, longest: Duration) -> bool {
        self.looks
            .get(key)
            .is_none_or(|at| now >= at || at > now.plus(longest))
    }

    /// Not before then.
    pub(super) fn look_at(&self, key: &Key, at: Timestamp) {
        self.looks.insert(key.clone(), at);
    }

    /// The pause that goes on now.
    pub(super) fn pause(&self, key: &Key, now: Timestamp) -> Option<Pause> {
        let pause = self.pauses.get(key)?;
        (now < pause.until && pause.until <= now.plus(LONGEST)).then_some(pause)
    }

    /// Begins a pause, twice as long as the last.
    pub(super) fn failed(&self, key: &Key, cause: &LoginError, now: Timestamp) {
        let last = self.pauses.get(key);
        let length = last.map_or(FIRST, |last| (last.length * 2).min(LONGEST));
        let pause = Pause {
            until: now.plus(length),
            cause: cause.clone(),
            length,
        };
        self.pauses.insert(key.clone(), pause);
    }

    /// All is well again.
    pub(super) fn succeeded(&self, key: &Key) {
        self.pauses.invalidate(key);
    }
}

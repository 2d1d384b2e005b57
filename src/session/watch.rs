//! Watch: hears when a session ends, by whatever way, without being a use of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};

use super::index::RowKey;
use super::reference::SessionRef;
use super::sessions::Sessions;
use super::store::Shared;
use crate::clock::Timestamp;

/// The most watches of one process.
const MOST: usize = 4096;
/// The most watches of one session: its tabs, and for up to two heartbeats those that were closed or left for another page.
const MOST_OF_ONE: usize = 64;
/// The most that ask the store at once: one change may wake all of them, and others wait for the store too.
const MOST_ASKING: usize = 16;
/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(1);

/// Who listens for the end of which session.
pub(super) struct Watchers {
    heard: Mutex<Heard>,
    turns: Semaphore,
}

#[derive(Default)]
struct Heard {
    sessions: HashMap<RowKey, watch::Sender<()>>,
    count: usize,
    closed: bool,
}

/// A session that is being watched.
pub struct Watch {
    shared: Arc<Shared>,
    key: RowKey,
    changes: watch::Receiver<()>,
    /// Before this it does not end by itself.
    ends_at: Timestamp,
}

/// Why a watch is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The session has ended.
    Ended,
    /// The process ends; of the session nothing is said.
    Closing,
}

/// There are as many watches as one process keeps, or as one session may have, or the process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many listen for the end of a session")]
pub struct TooMany;

impl Watchers {
    pub(super) fn new() -> Self {
        Self {
            heard: Mutex::default(),
            turns: Semaphore::new(MOST_ASKING),
        }
    }

    /// Something happened to the session; whoever watches it looks again.
    pub(super) fn tell(&self, key: &RowKey) {
        if let Some(session) = self.heard().sessions.get(key) {
            session.send_replace(());
        }
    }

    /// Something may have happened to any session.
    pub(super) fn tell_all(&self) {
        for session in self.heard().sessions.values() {
            session.send_replace(());
        }
    }

    fn close(&self) {
        let mut heard = self.heard();
        heard.closed = true;
        // Without their senders the receivers know.
        heard.sessions.clear();
    }

    fn add(&self, key: RowKey) -> Result<watch::Receiver<()>, TooMany> {
        let mut heard = self.heard();
        if heard.closed || heard.count >= MOST {
            return Err(TooMany);
        }
        let session = heard
            .sessions
            .entry(key)
            .or_insert_with(|| watch::channel(()).0);
        if session.receiver_count() >= MOST_OF_ONE {
            return Err(TooMany);
        }
        let changes = session.subscribe();
        heard.count += 1;
        Ok(changes)
    }

    /// One watch fewer; its receiver still lives.
    fn remove(&self, key: &RowKey) {
        let mut heard = self.heard();
        heard.count -= 1;
        let last = |session: &watch::Sender<()>| session.receiver_count() <= 1;
        if heard.sessions.get(key).is_some_and(last) {
            heard.sessions.remove(key);
        }
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sessions {
    /// Watches a session from now on; what ended it before is heard too.
    ///
    /// # Errors
    ///
    /// [`TooMany`].
    pub fn watch(&self, session: SessionRef) -> Result<Watch, TooMany> {
        let key = session.0;
        let changes = self.shared.cache.watchers.add(key)?;
        Ok(Watch {
            shared: Arc::clone(&self.shared),
            key,
            changes,
            ends_at: Timestamp::from_seconds(i64::MIN),
        })
    }

    /// Ends all watches, now and from now on: the process is about to end.
    pub fn close_watches(&self) {
        self.shared.cache.watchers.close();
    }
}

impl Watch {
    /// Waits until it is over. An outage of the store ends nothing. May be dropped at any time and called again.
    ///
    /// For want of use a session ends here up to a minute late: another process may have seen it used and not told yet.
    pub async fn over(&mut self) -> Over {
        loop {
            if self.has_ended().await {
                return Over::Ended;
            }
            tokio::select! {
                changed = self.changes.changed() => match changed {
                    Ok(()) => self.ends_at = Timestamp::from_seconds(i64::MIN),
                    Err(_) => return Over::Closing,
                },
                () = tokio::time::sleep(TICK) => {}
            }
        }
    }

    /// Asks only when there is a reason to.
    async fn has_ended(&mut self) -> bool {
        if self.shared.clock.now() < self.ends_at {
            return false;
        }
        let Ok(_turn) = self.shared.cache.watchers.turns.acquire().await else {
            return false;
        };
        match self.shared.ends_at_last(self.key).await {
            Ok(Some(ends_at)) => {
                self.ends_at = ends_at;
                false
            }
            Ok(None) => true,
            // It is asked again with the next tick.
            Err(_) => false,
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.shared.cache.watchers.remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, MOST_OF_ONE, TooMany, Watchers};
    use crate::session::index::RowKey;

    fn key(number: usize) -> RowKey {
        RowKey((number as u128).to_be_bytes())
    }

    #[test]
    fn a_session_is_watched_by_so_many_and_a_place_that_is_left_is_free() {
        let watchers = Watchers::new();
        let mut held: Vec<_> = (0..MOST_OF_ONE)
            .map(|_| watchers.add(key(1)).unwrap())
            .collect();

        assert_eq!(watchers.add(key(1)).map(drop), Err(TooMany));
        assert!(watchers.add(key(2)).is_ok());
        watchers.remove(&key(1));
        held.pop();

        assert!(watchers.add(key(1)).is_ok());
    }

    #[test]
    fn a_process_keeps_so_many_and_nothing_of_those_that_left() {
        let watchers = Watchers::new();
        let held: Vec<_> = (0..MOST).map(|n| watchers.add(key(n)).unwrap()).collect();

        assert_eq!(watchers.add(key(MOST)).map(drop), Err(TooMany));
        for (number, changes) in held.into_iter().enumerate() {
            watchers.remove(&key(number));
            drop(changes);
        }

        let heard = watchers.heard();
        assert_eq!((heard.count, heard.sessions.len()), (0, 0));
    }
}

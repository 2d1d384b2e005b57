//! What was given out and is still good: codes and access tokens, bounded and short-lived.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use super::Dialect;
use super::people::Person;
use crate::clock::Timestamp;

/// How long a code is good; the browser brings it back at once.
const CODE_LIFETIME: Duration = Duration::from_mins(1);
/// How long an access token is good.
pub(super) const TOKEN_LIFETIME: Duration = Duration::from_mins(10);
/// How long a refresh token is good if it is not used.
const REFRESH_LIFETIME: Duration = Duration::from_hours(14 * 24);
/// The most codes, and the most tokens, that are remembered; the oldest go first.
const CAPACITY: usize = 4096;

/// Every code and token that is out.
pub(super) struct Grants {
    codes: Shelf<Code>,
    tokens: Shelf<Access>,
    refreshes: Shelf<Code>,
}

/// What a code or a refresh token stands for: a choice that was made on the page.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) dialect: Dialect,
    pub(super) person: &'static Person,
    pub(super) scope: String,
    pub(super) nonce: Option<String>,
    pub(super) challenge: String,
    pub(super) chosen_at: Timestamp,
}

/// What an access token opens.
#[derive(Clone, Debug)]
pub(super) struct Access {
    pub(super) dialect: Dialect,
    pub(super) person: &'static Person,
    pub(super) scope: String,
}

impl Default for Grants {
    fn default() -> Self {
        Self {
            codes: Shelf::new(CAPACITY, CODE_LIFETIME),
            tokens: Shelf::new(CAPACITY, TOKEN_LIFETIME),
            refreshes: Shelf::new(CAPACITY, REFRESH_LIFETIME),
        }
    }
}

impl Grants {
    pub(super) fn keep_code(&mut self, code: String, grant: Code, now: Timestamp) {
        self.codes.put(code, grant, now);
    }

    /// What the code stands for, once: whoever asks again, or too late, gets nothing.
    pub(super) fn redeem_code(&mut self, code: &str, now: Timestamp) -> Option<Code> {
        self.codes.take(code, now)
    }

    pub(super) fn keep_refresh(&mut self, token: String, grant: Code, now: Timestamp) {
        self.refreshes.put(token, grant, now);
    }

    /// What a refresh token stands for, once: each use gives the next one.
    pub(super) fn redeem_refresh(&mut self, token: &str, now: Timestamp) -> Option<Code> {
        self.refreshes.take(token, now)
    }

    pub(super) fn keep_token(&mut self, token: String, access: Access, now: Timestamp) {
        self.tokens.put(token, access, now);
    }

    pub(super) fn access(&self, token: &str, now: Timestamp) -> Option<&Access> {
        self.tokens.get(token, now)
    }
}

/// Values by name that all live equally long; at most `capacity`, the oldest make room.
struct Shelf<T> {
    capacity: usize,
    lifetime: Duration,
    values: HashMap<String, (Timestamp, T)>,
    order: VecDeque<String>,
}

impl<T> Shelf<T> {
    fn new(capacity: usize, lifetime: Duration) -> Self {
        Self {
            capacity,
            lifetime,
            values: HashMap::new(),
            order: VecDeque::new(),
        }
    }

    fn put(&mut self, name: String, value: T, now: Timestamp) {
        while let Some(oldest) = self.order.front() {
            let is_good = self.get(oldest, now).is_some();
            if is_good && self.order.len() < self.capacity {
                break;
            }
            if let Some(oldest) = self.order.pop_front() {
                self.values.remove(&oldest);
            }
        }
        self.order.push_back(name.clone());
        self.values.insert(name, (now.plus(self.lifetime), value));
    }

    fn get(&self, name: &str, now: Timestamp) -> Option<&T> {
        let (expires, value) = self.values.get(name)?;
        (now < *expires).then_some(value)
    }

    /// Its place in the order stays and falls out with its neighbours.
    fn take(&mut self, name: &str, now: Timestamp) -> Option<T> {
        let (expires, value) = self.values.remove(name)?;
        (now < expires).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Shelf;
    use crate::clock::Timestamp;

    const NOW: Timestamp = Timestamp::from_seconds(1_000);
    const MINUTE: Duration = Duration::from_mins(1);

    fn shelf(names: &[&str]) -> Shelf<()> {
        let mut shelf = Shelf::new(3, MINUTE);
        for name in names {
            shelf.put((*name).to_owned(), (), NOW);
        }
        shelf
    }

    #[test]
    fn a_value_is_taken_once() {
        let mut shelf = shelf(&["a"]);

        assert!(shelf.take("a", NOW).is_some());
        assert!(shelf.take("a", NOW).is_none());
    }

    #[test]
    fn a_value_ends_with_its_lifetime() {
        let mut shelf = shelf(&["a"]);

        assert!(shelf.get("a", NOW.plus(Duration::from_secs(59))).is_some());
        assert!(shelf.get("a", NOW.plus(MINUTE)).is_none());
        assert!(shelf.take("a", NOW.plus(MINUTE)).is_none());
    }

    #[test]
    fn the_oldest_makes_room() {
        let shelf = shelf(&["a", "b", "c", "d"]);

        assert!(shelf.get("a", NOW).is_none());
        assert!(shelf.get("b", NOW).is_some());
        assert_eq!((shelf.order.len(), shelf.values.len()), (3, 3));
    }

    #[test]
    fn the_ended_are_forgotten() {
        let mut shelf = shelf(&["a", "b"]);

        shelf.put("c".to_owned(), (), NOW.plus(MINUTE));

        assert_eq!((shelf.order.len(), shelf.values.len()), (1, 1));
    }
}

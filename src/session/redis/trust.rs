//! Trust: how long what other processes changed is certainly heard of here.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long after a pulse was sent, and came back, the cache may answer. A process whose stream is cut without a word
/// answers for so long with what it remembers, and not longer; nor does one that was stopped and goes on.
const LASTS: Duration = Duration::from_millis(1500);

/// Until when, by a clock that nobody sets.
pub(in crate::session) struct Trust {
    since: Instant,
    /// Milliseconds after that.
    until: AtomicU64,
}

impl Trust {
    /// None yet.
    pub(in crate::session) fn new() -> Self {
        Self {
            since: Instant::now(),
            until: AtomicU64::new(0),
        }
    }

    pub(in crate::session) fn holds(&self) -> bool {
        self.millis(Instant::now()) < self.until.load(Ordering::Acquire)
    }

    /// A pulse that was sent then came back.
    pub(in crate::session) fn gain(&self, sent: Instant) {
        let until = self.millis(sent + LASTS);
        self.until.store(until, Ordering::Release);
    }

    pub(in crate::session) fn lose(&self) {
        self.until.store(0, Ordering::Release);
    }

    fn millis(&self, at: Instant) -> u64 {
        let elapsed = at.saturating_duration_since(self.since).as_millis();
        u64::try_from(elapsed).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::{LASTS, Trust};

    #[test]
    fn trust_is_gained_by_a_pulse_and_ends_by_itself() {
        let trust = Trust::new();
        assert!(!trust.holds());

        trust.gain(Instant::now());
        assert!(trust.holds());

        let Some(long_ago) = Instant::now().checked_sub(LASTS) else {
            return;
        };
        trust.gain(long_ago);
        assert!(!trust.holds());
    }

    #[test]
    fn lost_trust_is_lost_at_once() {
        let trust = Trust::new();
        trust.gain(Instant::now());

        trust.lose();

        assert!(!trust.holds());
    }
}

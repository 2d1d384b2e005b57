//! When an access token is to be replaced, and when it is over. Pure.

use std::time::Duration;

use crate::clock::Timestamp;
use crate::flow::Grant;

/// What is left of a token must be good for a call and for what that call starts.
const LEAST: Duration = Duration::from_mins(1);
/// How long a token is taken to last where the provider does not say.
const UNKNOWN: Duration = Duration::from_hours(1);

/// Whether the access token is to be replaced: less than a minute or a tenth of its life is left, whichever is more, but never more than half of it.
pub(super) fn is_due(grant: &Grant, now: Timestamp) -> bool {
    let given = grant.given_at.unwrap_or(now);
    if is_before(now, given) {
        return true;
    }
    now >= due_at(grant, given)
}

/// When it will be.
pub(super) fn due_at(grant: &Grant, given: Timestamp) -> Timestamp {
    let Some(expires) = grant.expires_at else {
        return given.plus(UNKNOWN);
    };
    let life = expires.since(given);
    expires.minus(LEAST.max(life / 10).min(life / 2))
}

/// Whether the provider has last vouched for the person longer ago than this.
pub(super) fn is_unconfirmed(grant: &Grant, every: Duration, now: Timestamp) -> bool {
    grant
        .given_at
        .is_none_or(|given| is_before(now, given) || now.since(given) >= every)
}

/// Whether the access token may still be good for something. One that nobody gave an end may always be.
pub(super) fn is_alive(grant: &Grant, now: Timestamp) -> bool {
    grant.expires_at.is_none_or(|expires| now < expires)
}

/// Whether the clock was set back since: no time of the token can be told then.
fn is_before(now: Timestamp, given: Timestamp) -> bool {
    now.plus(LEAST) < given
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{is_alive, is_due, is_unconfirmed};
    use crate::clock::Timestamp;
    use crate::flow::Grant;

    const GIVEN: i64 = 1_000_000;

    fn grant(life: Option<i64>) -> Grant {
        Grant {
            given_at: Some(Timestamp::from_seconds(GIVEN)),
            expires_at: life.map(|life| Timestamp::from_seconds(GIVEN + life)),
            ..Grant::default()
        }
    }

    #[test]
    fn a_token_is_due_when_little_of_its_life_is_left() {
        // Life, and the first second at which it is due.
        for (life, first) in [
            (Some(3600), 3240),
            (Some(300), 240),
            (Some(100), 50),
            (Some(10), 5),
            (None, 3600),
        ] {
            let due = |after| is_due(&grant(life), Timestamp::from_seconds(GIVEN + after));
            assert!(!due(first - 1) && due(first), "{life:?}");
        }
    }

    #[test]
    fn after_the_clock_was_set_back_every_token_is_due() {
        let due = |after| is_due(&grant(Some(3600)), Timestamp::from_seconds(GIVEN + after));

        assert!(due(-3600) && !due(-30));
    }

    #[test]
    fn a_token_is_alive_until_its_end() {
        let alive = |life, after| is_alive(&grant(life), Timestamp::from_seconds(GIVEN + after));

        assert!(alive(Some(10), 9) && !alive(Some(10), 10));
        assert!(alive(None, 1_000_000));
    }

    #[test]
    fn a_person_is_confirmed_for_as_long_as_said() {
        let every = Duration::from_mins(15);
        let old =
            |after| is_unconfirmed(&grant(None), every, Timestamp::from_seconds(GIVEN + after));

        assert!(!old(899) && old(900) && old(-3600));
    }
}

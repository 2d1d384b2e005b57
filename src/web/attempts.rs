//! The cookies of logins in progress: one each, found by the state, at most eight.

use actix_web::cookie::Cookie;
use actix_web::http::header::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::gateway::Gateway;
use crate::flow::{ATTEMPT_LIFETIME, LoginAttempt};
use crate::session::{Presented, Purpose, pairs, presented};

/// The most attempts of one browser.
const MOST: usize = 8;
/// The most bytes of all attempt cookies of one browser, names included.
const MOST_BYTES: usize = 4096;
/// How much of the state names the cookie.
const SUFFIX: usize = 8;
/// More cookies of our kind than we ever set are not looked at.
const MOST_LOOKED_AT: usize = 32;

/// The cookies that a new attempt brings: its own, and the removal of those that must go for it.
pub(super) fn keep(
    gateway: &Gateway,
    headers: &HeaderMap,
    attempt: &LoginAttempt,
) -> Vec<Cookie<'static>> {
    let cookies = gateway.sessions().cookies();
    let suffix = suffix(&attempt.state());
    let sealed = gateway.sessions().keys().seal(
        Purpose::LoginAttempt,
        suffix.as_bytes(),
        &attempt.to_bytes(),
    );
    let new = cookies.cookie(
        name(gateway, &suffix),
        URL_SAFE_NO_PAD.encode(sealed),
        ATTEMPT_LIFETIME,
    );
    let mut older = present(gateway, headers);
    // Browsers send older cookies first; that tells apart those of one second.
    older.reverse();
    older.sort_by_key(|kept| std::cmp::Reverse(kept.started_at));
    let mut bytes = new.name().len() + new.value().len();
    let mut set = vec![new];
    for (index, kept) in older.into_iter().enumerate() {
        bytes += kept.bytes;
        if kept.started_at.is_none() || index + 1 >= MOST || bytes > MOST_BYTES {
            set.push(cookies.removal(kept.name));
        }
    }
    set
}

/// The attempt of a state, with the name of its cookie. Two cookies of that name: neither.
pub(super) fn find(
    gateway: &Gateway,
    headers: &HeaderMap,
    state: &str,
) -> Option<(LoginAttempt, String)> {
    let suffix = state.get(..SUFFIX)?;
    let name = name(gateway, suffix);
    let Presented::Once(value) = presented(headers, &name) else {
        return None;
    };
    let attempt = open(gateway, suffix, value)?;
    attempt.has_state(state).then_some((attempt, name))
}

struct Kept {
    name: String,
    bytes: usize,
    /// Seconds; none when it cannot be opened or is over.
    started_at: Option<i64>,
}

fn present(gateway: &Gateway, headers: &HeaderMap) -> Vec<Kept> {
    let cookies = gateway.sessions().cookies();
    let now = gateway.clock().now();
    let kept = |(name, value): (&str, &str)| {
        let suffix = cookies.purpose(name)?.strip_prefix("login-")?;
        if suffix.len() != SUFFIX {
            // Of a gateway below another path of this host, whose login must go on.
            return None;
        }
        let attempt = open(gateway, suffix, value).filter(|attempt| !attempt.is_expired(now));
        Some(Kept {
            name: name.to_owned(),
            bytes: name.len() + value.len() + 1,
            started_at: attempt.map(|attempt| attempt.started_at().seconds()),
        })
    };
    pairs(headers)
        .filter_map(kept)
        .take(MOST_LOOKED_AT)
        .collect()
}

fn open(gateway: &Gateway, suffix: &str, value: &str) -> Option<LoginAttempt> {
    let sealed = URL_SAFE_NO_PAD.decode(value).ok()?;
    let opened =
        gateway
            .sessions()
            .keys()
            .open(Purpose::LoginAttempt, suffix.as_bytes(), &sealed)?;
    LoginAttempt::from_bytes(&opened.plain)
}

fn suffix(state: &str) -> String {
    state.chars().take(SUFFIX).collect()
}

fn name(gateway: &Gateway, suffix: &str) -> String {
    gateway
        .sessions()
        .cookies()
        .name(&format!("login-{suffix}"))
}

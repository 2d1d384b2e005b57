//! The cookie that remembers a sign-out: for a while nothing signs in by itself, and the next login asks who it is.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;

use crate::clock::Timestamp;
use crate::provider::ProviderId;
use crate::session::{Presented, presented};
use crate::web::gateway::Gateway;

/// For this long after a sign-out, nothing signs in by itself.
const QUIET: Duration = Duration::from_mins(10);
/// How long a browser remembers through which provider it was signed in, unless somebody signs in before.
const REMEMBERED: Duration = Duration::from_hours(30 * 24);
const PURPOSE: &str = "out";
/// In the place of a provider's id, which it is not: whichever it was.
const ANY: &str = "*";

/// A sign-out of this browser: when, and through which provider it had been signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::web) struct JustOut {
    at: Timestamp,
    provider: String,
}

impl JustOut {
    pub(in crate::web) fn new(provider: Option<&ProviderId>, at: Timestamp) -> Self {
        let provider = provider.map(ToString::to_string).unwrap_or_default();
        Self { at, provider }
    }

    /// The last one, if nobody signed in since.
    pub(in crate::web) fn of(request: &HttpRequest, gateway: &Gateway) -> Option<Self> {
        let name = gateway.sessions().cookies().name(PURPOSE);
        let Presented::Once(value) = presented(request.headers(), &name) else {
            return None;
        };
        let (seconds, provider) = value.split_once('.')?;
        Some(Self {
            at: Timestamp::from_seconds(seconds.parse().ok()?),
            provider: provider.to_owned(),
        })
    }

    /// Whether it was so recently that nothing signs in by itself.
    pub(in crate::web) fn is_recent(&self, now: Timestamp) -> bool {
        now < self.at.plus(QUIET)
    }

    /// Whether the provider they signed out of is this one, or may be.
    pub(in crate::web) fn is_of(&self, provider: &ProviderId) -> bool {
        self.provider == provider.as_str() || self.provider == ANY
    }

    /// The same without the provider, so that the next login asks who it is wherever that may be.
    pub(in crate::web) fn of_any(self) -> Self {
        let provider = ANY.to_owned();
        Self { provider, ..self }
    }

    pub(in crate::web) fn cookie(&self, gateway: &Gateway) -> Cookie<'static> {
        let cookies = gateway.sessions().cookies();
        let value = format!("{}.{}", self.at.seconds(), self.provider);
        cookies.cookie(cookies.name(PURPOSE), value, REMEMBERED)
    }
}

/// The removal of the cookie, for a login that has finished; `None` where there is none.
pub(in crate::web) fn forget_sign_out(
    request: &HttpRequest,
    gateway: &Gateway,
) -> Option<Cookie<'static>> {
    let cookies = gateway.sessions().cookies();
    let name = cookies.name(PURPOSE);
    match presented(request.headers(), &name) {
        Presented::Not => None,
        Presented::Once(_) | Presented::Several => Some(cookies.removal(name)),
    }
}

//! Departure: what must survive the way of a sign-out through the provider, sealed into a cookie.

use std::time::Duration;

use actix_web::cookie::Cookie;
use actix_web::http::header::HeaderMap;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::flow::ReturnTo;
use crate::provider::ProviderId;
use crate::session::{Presented, Purpose, presented};
use crate::web::failure::Failure;
use crate::web::gateway::Gateway;
use crate::web::pages::ErrorCode;

/// A return that takes longer finds the page that knows nothing.
const LIFETIME: Duration = Duration::from_mins(10);
const PURPOSE: &str = "logout";

/// A sign-out on its way through a provider. A browser has one; the last counts.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Departure {
    state: String,
    provider: String,
    at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<String>,
}

impl Departure {
    pub(super) fn new(
        provider: &ProviderId,
        target: Option<&ReturnTo>,
        at: Timestamp,
    ) -> Result<Self, Failure> {
        let mut state = [0; 16];
        SystemRandom::new()
            .fill(&mut state)
            .map_err(|_| Failure::new(ErrorCode::Internal).because("no random numbers"))?;
        Ok(Self {
            state: URL_SAFE_NO_PAD.encode(state),
            provider: provider.to_string(),
            at: at.seconds(),
            target: target.map(|target| target.compact().to_owned()),
        })
    }

    /// The one that this browser brings, unless it is too old.
    pub(super) fn of(gateway: &Gateway, headers: &HeaderMap) -> Option<Self> {
        let name = gateway.sessions().cookies().name(PURPOSE);
        let Presented::Once(value) = presented(headers, &name) else {
            return None;
        };
        let sealed = URL_SAFE_NO_PAD.decode(value).ok()?;
        let keys = gateway.sessions().keys();
        let opened = keys.open(Purpose::Logout, b"", &sealed)?;
        let departure: Self = serde_json::from_slice(&opened.plain).ok()?;
        let ends = Timestamp::from_seconds(departure.at).plus(LIFETIME);
        (gateway.clock().now() < ends).then_some(departure)
    }

    /// The `state` parameter, 22 characters.
    pub(super) fn state(&self) -> &str {
        &self.state
    }

    /// Whether this is its state, compared in constant time.
    pub(super) fn has_state(&self, state: &str) -> bool {
        verify_slices_are_equal(self.state.as_bytes(), state.as_bytes()).is_ok()
    }

    pub(super) fn provider(&self) -> &str {
        &self.provider
    }

    /// Where the person wanted to go; to be checked again.
    pub(super) fn target(&self) -> Option<&str> {
        self.target.as_deref()
    }

    pub(super) fn cookie(&self, gateway: &Gateway) -> Cookie<'static> {
        let plain = serde_json::to_vec(self).unwrap_or_default();
        let sealed = gateway.sessions().keys().seal(Purpose::Logout, b"", &plain);
        let cookies = gateway.sessions().cookies();
        cookies.cookie(
            cookies.name(PURPOSE),
            URL_SAFE_NO_PAD.encode(sealed),
            LIFETIME,
        )
    }

    pub(super) fn removal(gateway: &Gateway) -> Cookie<'static> {
        let cookies = gateway.sessions().cookies();
        cookies.removal(cookies.name(PURPOSE))
    }
}

//! `Keeping`: what is kept of a provider's tokens after the login, and how they are refreshed.

use std::time::Duration;

use super::definition::{Method, OnRefreshFailure};
use super::{SecureUrl, Template};

/// A provider's tokens are kept, and refreshed like this.
#[derive(Debug)]
pub struct Keeping {
    /// How often it must vouch anew for a session in use.
    pub revalidate: Option<Duration>,
    /// What its word that the tokens are over does to the session.
    pub on_failure: OnRefreshFailure,
    /// Further parameters of the authorization request.
    pub authorize: Vec<(String, Template)>,
    /// Where tokens are refreshed, if that is not the token endpoint.
    pub url: Option<SecureUrl>,
    /// The method of that request, if it is another than for the code.
    pub method: Option<Method>,
    /// Further parameters of that request.
    pub params: Vec<(String, Template)>,
    /// Error codes that mean that the refresh token is worth nothing any more, besides the standard ones.
    pub ended: Vec<String>,
}

impl Keeping {
    /// Whether an error code of the token endpoint says that the person's grant is over, and not that something is wrong or down for the moment.
    #[must_use]
    pub fn is_over(&self, error: &str) -> bool {
        matches!(error, "invalid_grant" | "unauthorized_client")
            || self.ended.iter().any(|code| code == error)
    }
}

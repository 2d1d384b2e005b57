//! `Grant`: the tokens of a login, as they are kept after it.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::attempt::Fingerprint;
use super::discovery::Metadata;
use super::exchange::TokenSet;
use crate::clock::Timestamp;
use crate::provider::{LogoutReach, Provider};
use crate::secret::Secret;

/// What is kept of a provider's tokens. It goes nowhere but sealed into the vault.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grant {
    /// The ID token, shown to the provider at the sign-out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id_token: Option<String>,
    /// The access token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_token: Option<String>,
    /// The refresh token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// What the access token is good for, as the provider said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// When the access token ends, as the provider said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Timestamp>,
    /// When the access token was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given_at: Option<Timestamp>,
    /// Which server gave the tokens, and to which client: no other one is ever shown them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
}

impl Grant {
    /// Everything that the token endpoint gave, to be kept.
    pub(super) fn of(tokens: &TokenSet, server: Fingerprint, now: Timestamp) -> Self {
        let exposed = |token: &Secret| token.expose().to_owned();
        Self {
            id_token: tokens.id_token.as_ref().map(exposed),
            access_token: Some(exposed(&tokens.access_token)),
            refresh_token: tokens.refresh_token.as_ref().map(exposed),
            scope: tokens
                .extra
                .get("scope")
                .and_then(Value::as_str)
                .map(str::to_owned),
            expires_at: tokens.expires_in.map(|life| now.plus(life)),
            given_at: Some(now),
            server: Some(server.to_text()),
        }
    }

    /// What of the tokens is kept: everything where the operator wants it, else the ID token where the sign-out at the
    /// provider wants it shown.
    pub(super) fn kept(
        provider: &Provider,
        metadata: &Metadata,
        tokens: &TokenSet,
        server: Fingerprint,
        now: Timestamp,
    ) -> Option<Self> {
        let all = Self::of(tokens, server, now);
        // What comes of a plain OAuth 2.0 server is no ID token that anybody has verified.
        let id_token = all.id_token.clone().filter(|_| provider.oidc().is_some());
        if provider.keeping().is_some() {
            let asked = || provider.scopes().join(" ");
            return Some(Self {
                id_token,
                scope: all.scope.clone().or_else(|| Some(asked())),
                ..all
            });
        }
        let is_shown =
            metadata.end_session.is_some() && provider.logout().reach != LogoutReach::Local;
        let id_token = id_token.filter(|_| is_shown)?;
        Some(Self {
            id_token: Some(id_token),
            ..Self::default()
        })
    }

    /// With what an earlier one holds and this one does not repeat (RFC 6749, sections 5.1 and 6; OpenID Connect Core 12.2).
    pub(super) fn completed_by(self, earlier: &Self) -> Self {
        Self {
            id_token: self.id_token.or_else(|| earlier.id_token.clone()),
            refresh_token: self.refresh_token.or_else(|| earlier.refresh_token.clone()),
            scope: self.scope.or_else(|| earlier.scope.clone()),
            ..self
        }
    }

    /// As bytes, to be sealed.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads what [`Grant::to_bytes`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}

impl fmt::Debug for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Grant(***)")
    }
}

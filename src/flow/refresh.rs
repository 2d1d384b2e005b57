//! Refresh token → a new `Grant` of the same person, and what its absence means.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::adapter::OwnedAdapter;
use super::discovery::{Bearer, Metadata};
use super::exchange::{self, TokenSet};
use super::identity::Expected;
use super::keys::KeySet;
use super::{Flow, Grant, IdentityFault, LoginError, fingerprint, strict_json};
use crate::provider::Provider;

/// How much older than the last one a new ID token may look, in seconds: servers of one provider keep their own clocks.
const LEEWAY: f64 = 60.0;

/// Why there are no new tokens. Nothing in it comes from a token.
#[derive(Debug, thiserror::Error)]
pub enum RefreshFault {
    /// The provider says that the grant is over, or it is another server than the one that gave the tokens.
    #[error("the grant is over ({error})")]
    Over {
        /// The provider's error code, or ours.
        error: String,
    },
    /// The new ID token is not one of the same person, or not to be believed.
    #[error("the refreshed identity is another one ({0})")]
    IdentityChanged(IdentityFault),
    /// Not now; nothing has been used up.
    #[error("{0}")]
    Outage(LoginError),
    /// The refresh token was used, but the new tokens could not be checked now. To be kept: the new refresh token beside the old access token.
    #[error("the new tokens cannot be checked now: {1}")]
    Unverified(Box<Grant>, LoginError),
}

impl Flow {
    /// Refreshes the tokens of a grant, once. Of an OpenID provider a new ID token must name the same issuer and subject as the last one
    /// (OpenID Connect Core 12.2); no userinfo is fetched.
    ///
    /// Everything that can be fetched beforehand is, so that an outage uses up no refresh token.
    ///
    /// # Errors
    ///
    /// [`RefreshFault`].
    pub async fn refresh(
        &self,
        provider: &Arc<Provider>,
        grant: &Grant,
    ) -> Result<Grant, RefreshFault> {
        let over = |error: &str| RefreshFault::Over {
            error: error.to_owned(),
        };
        let keeping = provider.keeping().ok_or_else(|| over("tokens_not_kept"))?;
        let token = grant.refresh_token.as_deref();
        let token = token.ok_or_else(|| over("refresh_token_missing"))?;
        let metadata = self.directory.metadata(provider).await;
        let metadata = metadata.map_err(RefreshFault::Outage)?;
        let server = fingerprint(provider, &metadata);
        if grant.server != Some(server.to_text()) {
            return Err(over("another_server"));
        }
        let keys = match provider.oidc() {
            Some(_) => {
                let keys = self.directory.keys(provider, &metadata).await;
                Some(keys.map_err(RefreshFault::Outage)?)
            }
            None => None,
        };
        let now = self.directory.now();
        let adapter = OwnedAdapter {
            directory: self.directory.clone(),
            provider: Arc::clone(provider),
            metadata: Arc::clone(&metadata),
        };
        let tokens = exchange::refresh(&adapter, token, now).await;
        let tokens = tokens.map_err(|error| match error {
            LoginError::ProviderRefused { error, .. } if keeping.is_over(&error) => {
                RefreshFault::Over { error }
            }
            error => RefreshFault::Outage(error),
        })?;
        let mut new = Grant::of(&tokens, server, now).completed_by(grant);
        let Some(keys) = keys else {
            // What comes of a plain OAuth 2.0 server is no ID token that anybody has verified.
            new.id_token = None;
            return Ok(new);
        };
        match self
            .same_person(provider, &metadata, (&tokens, grant), &keys)
            .await
        {
            Ok(()) => Ok(new),
            Err(Doubt::Fault(fault)) => Err(RefreshFault::IdentityChanged(fault)),
            Err(Doubt::Outage(error)) => {
                let rotated = Grant {
                    refresh_token: new.refresh_token,
                    ..grant.clone()
                };
                Err(RefreshFault::Unverified(Box::new(rotated), error))
            }
        }
    }

    /// Whether a new ID token, if there is one, is one of whoever the last one was of.
    async fn same_person(
        &self,
        provider: &Provider,
        metadata: &Metadata,
        (tokens, earlier): (&TokenSet, &Grant),
        keys: &Arc<KeySet>,
    ) -> Result<(), Doubt> {
        let Some(id_token) = &tokens.id_token else {
            return Ok(());
        };
        let (Some(oidc), Some(issuer)) = (provider.oidc(), &metadata.issuer) else {
            return Ok(());
        };
        let expected = Expected {
            provider,
            oidc,
            issuer,
            nonce: None,
            access_token: tokens.access_token.expose(),
            now: self.directory.now(),
        };
        let claims = match expected.verify(id_token.expose(), keys) {
            Err(fault) if fault.may_be_stale_keys() => {
                let newer = self
                    .directory
                    .newer_keys(provider, metadata, keys, Bearer::Provider);
                match newer.await.map_err(Doubt::Outage)? {
                    // Not published yet: whether it is a key of theirs is known later.
                    Some(newer) => match expected.verify(id_token.expose(), &newer) {
                        Err(fault @ IdentityFault::UnknownKey) => {
                            return Err(Doubt::Outage(LoginError::IdentityInvalid(fault)));
                        }
                        verified => verified?,
                    },
                    // They were fetched a moment ago: whether there is another key since is known in a minute.
                    None if fault == IdentityFault::UnknownKey => {
                        return Err(Doubt::Outage(LoginError::IdentityInvalid(fault)));
                    }
                    None => return Err(fault.into()),
                }
            }
            verified => verified?,
        };
        let last = earlier.id_token.as_deref().and_then(payload);
        compare(&last.ok_or(IdentityFault::Missing)?, &claims)?;
        Ok(())
    }
}

/// Why a new ID token is not taken.
enum Doubt {
    Fault(IdentityFault),
    Outage(LoginError),
}

impl From<IdentityFault> for Doubt {
    fn from(fault: IdentityFault) -> Self {
        Self::Fault(fault)
    }
}

/// The claims of an ID token of ours, which was verified when it came.
fn payload(token: &str) -> Option<Map<String, Value>> {
    let bytes = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    strict_json::object(&bytes)
}

fn compare(last: &Map<String, Value>, new: &Map<String, Value>) -> Result<(), IdentityFault> {
    if last.get("iss") != new.get("iss") {
        return Err(IdentityFault::Issuer);
    }
    if last.get("sub") != new.get("sub") {
        return Err(IdentityFault::Subject);
    }
    let issued = |claims: &Map<String, Value>| claims.get("iat").and_then(Value::as_f64);
    match (issued(last), issued(new)) {
        (Some(last), Some(new)) if new + LEEWAY < last => Err(IdentityFault::IssuedTooLongAgo),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::compare;
    use crate::flow::IdentityFault;

    fn claims(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn the_same_person_is_the_same_issuer_and_subject_not_earlier() {
        let last = claims(&json!({"iss": "https://a.example", "sub": "1", "iat": 1000}));
        let cases = [
            (
                json!({"iss": "https://a.example", "sub": "1", "iat": 1000}),
                Ok(()),
            ),
            (
                json!({"iss": "https://a.example", "sub": "1", "iat": 941.5}),
                Ok(()),
            ),
            (
                json!({"iss": "https://a.example", "sub": "1", "iat": 939}),
                Err(IdentityFault::IssuedTooLongAgo),
            ),
            (
                json!({"iss": "https://a.example", "sub": "2", "iat": 1000}),
                Err(IdentityFault::Subject),
            ),
            (
                json!({"iss": "https://b.example", "sub": "1", "iat": 1000}),
                Err(IdentityFault::Issuer),
            ),
        ];

        for (new, expected) in cases {
            assert_eq!(compare(&last, &claims(&new)), expected, "{new}");
        }
    }
}

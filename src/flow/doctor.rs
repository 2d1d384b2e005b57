//! The provider doctor: asks a provider about itself and tries the client's credentials.

mod advice;
mod compare;

use serde_json::Value;

use super::discovery::{self, Metadata};
use super::exchange::{self, Granted};
use super::wire::{Address, NamedBy};
use super::{Flow, LoginAttempt, LoginError, Step, Unreached, fingerprint};
use crate::clock::Timestamp;
use crate::problem::{Complaint, Level};
use crate::provider::{ClientAuth, Oidc, Provider};

/// What an examination found. Keys of complaints are relative to the provider's section.
#[derive(Debug, Default)]
pub struct Examination {
    /// What is wrong or looks wrong, each with the line to write instead where there is one.
    pub complaints: Vec<Complaint>,
    /// What is well, in a few words each.
    pub notes: Vec<String>,
}

/// Errors of a token endpoint that speak of the client, not of the code. Most are RFC 6749's; one is common besides.
const CLIENT_ERRORS: [&str; 3] = [
    "invalid_client",
    "unauthorized_client",
    "incorrect_client_credentials",
];
/// Errors that come only after the client was recognised.
const CODE_ERRORS: [&str; 2] = ["invalid_grant", "bad_verification_code"];

/// How much of a provider's own text is repeated, in characters.
const LONGEST_SHOWN: usize = 200;

impl Flow {
    /// Fetches a provider's metadata and keys, compares them with the configuration, and tries the client's credentials with a code that
    /// cannot be good. Nobody is signed in.
    pub async fn examine(&self, provider: &Provider, now: Timestamp) -> Examination {
        let mut found = Examination::default();
        if let Some(oidc) = provider.oidc() {
            self.examine_metadata(provider, oidc, now, &mut found).await;
        }
        let level = |complaint: &Complaint| complaint.level == Level::Error;
        if found.complaints.iter().any(level) {
            return found;
        }
        match self.directory.metadata(provider).await {
            Ok(metadata) => self.try_client(provider, &metadata, now, &mut found).await,
            Err(error) => found.failure("issuer", &error, provider.id().as_str()),
        }
        found
    }

    async fn examine_metadata(
        &self,
        provider: &Provider,
        oidc: &Oidc,
        now: Timestamp,
        found: &mut Examination,
    ) {
        let Some(url) = &oidc.discovery else {
            found.notes.push("no metadata, by configuration".to_owned());
            return self.examine_keys(provider, oidc, &Value::Null, found).await;
        };
        let address = Address {
            url: url.clone(),
            named_by: NamedBy::Operator,
        };
        let response =
            discovery::ask(self.directory.wire(), provider, &address, Step::Discovery).await;
        let document = response.and_then(|response| {
            found.compare_clocks(&response, now);
            discovery::read(&response, Step::Discovery)
        });
        let document = match document {
            Ok(document) => document,
            Err(error) => {
                return found.failure("issuer", &error, url.as_str());
            }
        };
        let written = document
            .get("issuer")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let shown: String = written.chars().take(LONGEST_SHOWN).collect();
        if oidc.issuer.settle(written).is_err() {
            let differs = first_difference(oidc.issuer.as_str(), written);
            let message = format!(
                "is \"{}\", but the metadata says {shown:?} (they differ at character {differs})",
                oidc.issuer.as_str()
            );
            return found.error("issuer", &message, Some(format!("issuer = {shown:?}")));
        }
        if oidc.issuer.as_str() != written && !oidc.issuer.as_str().contains('{') {
            found.warning(
                "issuer",
                "differs from the provider's own spelling by a final slash",
                Some(format!("issuer = {shown:?}")),
            );
        }
        found.notes.push("metadata fits".to_owned());
        found.compare_metadata(provider, oidc, &document);
        self.examine_keys(provider, oidc, &document, found).await;
    }

    async fn examine_keys(
        &self,
        provider: &Provider,
        oidc: &Oidc,
        document: &Value,
        found: &mut Examination,
    ) {
        let metadata = match Metadata::read(oidc, document, oidc.issuer.unsettled()) {
            Ok(metadata) => metadata,
            Err(error) => {
                let named_by = oidc.discovery.as_ref();
                let named_by = named_by.map_or("gateway.toml", |url| url.as_str());
                return found.failure("endpoints", &error, named_by);
            }
        };
        let keys = metadata.jwks.as_ref();
        let address = keys.map_or_else(String::new, |keys| keys.url.to_string());
        match metadata.fetch_keys(self.directory.wire(), provider).await {
            Err(error) => found.failure("endpoints.jwks", &error, &address),
            Ok(keys) => found.compare_keys(oidc, &keys),
        }
    }

    async fn try_client(
        &self,
        provider: &Provider,
        metadata: &Metadata,
        now: Timestamp,
        found: &mut Examination,
    ) {
        let made = LoginAttempt::new(
            provider.id().clone(),
            fingerprint(provider, metadata),
            String::new(),
            now,
        );
        let Ok(attempt) = made else { return };
        let code = crate::secret::Secret::new("vestibule-check");
        let granted = Granted {
            code: &code,
            extra: &serde_json::Map::new(),
            attempt: &attempt,
        };
        let answer =
            exchange::exchange(self.directory.wire(), provider, metadata, granted, now).await;
        match answer {
            Err(LoginError::ProviderRefused { error, .. })
                if CLIENT_ERRORS.contains(&error.as_str()) =>
            {
                let key = match provider.client_auth() {
                    ClientAuth::None => "client_id",
                    ClientAuth::SignedJwt(_) => "private_key",
                    _ => "client_secret",
                };
                let hint =
                    "compare client id, secret and client_auth.method with what the provider shows";
                found.error(
                    key,
                    &format!("the provider does not accept this client ({error})"),
                    Some(hint.to_owned()),
                );
            }
            Err(LoginError::ProviderRefused { error, .. })
                if CODE_ERRORS.contains(&error.as_str()) =>
            {
                found.notes.push("the client is accepted".to_owned());
            }
            // Some fail over a code they never gave.
            Err(
                LoginError::ProviderRefused { .. }
                | LoginError::ProviderUnreachable {
                    cause: Unreached::Answered(_),
                    ..
                },
            )
            | Ok(_) => {
                found.notes.push(
                    "the provider does not tell whether the client is right before a login"
                        .to_owned(),
                );
            }
            // What is no answer of RFC 6749 may be this provider's way to say that the code is wrong.
            Err(error @ LoginError::ProviderInvalidResponse { .. }) => {
                let (message, _) = advice::of(&error, metadata.token.url.as_str());
                let hint = "look at the address; a login tells whether the client is right";
                found.warning("endpoints.token", &message, Some(hint.to_owned()));
            }
            Err(error) => found.failure("endpoints.token", &error, metadata.token.url.as_str()),
        }
    }
}

impl Examination {
    fn error(&mut self, key: &str, message: &str, hint: Option<String>) {
        self.complaints.push(Complaint {
            hint,
            ..Complaint::error(key, message)
        });
    }

    /// A request to this address that came to nothing.
    fn failure(&mut self, key: &str, error: &LoginError, address: &str) {
        let (message, hint) = advice::of(error, address);
        self.error(key, &message, Some(hint));
    }

    fn warning(&mut self, key: &str, message: &str, hint: Option<String>) {
        self.complaints.push(Complaint {
            hint,
            ..Complaint::warning(key, message)
        });
    }
}

/// From 1.
fn first_difference(one: &str, other: &str) -> usize {
    one.chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count()
        + 1
}

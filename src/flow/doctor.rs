//! The provider doctor: compares what a provider says of itself with what the configuration says of it.

use serde_json::Value;

use super::discovery::{self, Metadata};
use super::exchange::{self, Granted};
use super::keys::KeySet;
use super::wire::{Address, NamedBy};
use super::{Flow, LoginAttempt, LoginError, Step, fingerprint};
use crate::clock::Timestamp;
use crate::problem::{Complaint, Level};
use crate::provider::{ClientAuth, Oidc, Pkce, Provider, ResponseMode};

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
/// How far the provider's clock may be from ours, in seconds.
const SKEW: i64 = 60;

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
            Err(error) => found.error("issuer", &error.to_string(), None),
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
                let hint = format!("the metadata was looked for at {url}");
                return found.error("issuer", &error.to_string(), Some(hint));
            }
        };
        let written = document
            .get("issuer")
            .and_then(Value::as_str)
            .unwrap_or_default();
        if oidc.issuer.settle(written).is_err() {
            let differs = first_difference(oidc.issuer.as_str(), written);
            let message = format!(
                "is \"{}\", but the metadata says \"{written}\" (they differ at character {differs})",
                oidc.issuer.as_str()
            );
            return found.error("issuer", &message, Some(format!("issuer = \"{written}\"")));
        }
        if oidc.issuer.as_str() != written && !oidc.issuer.as_str().contains('{') {
            found.warning(
                "issuer",
                "differs from the provider's own spelling by a final slash",
                Some(format!("issuer = \"{written}\"")),
            );
        }
        found.notes.push("metadata fits".to_owned());
        found.compare(provider, oidc, &document);
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
            Err(error) => return found.error("endpoints", &error.to_string(), None),
        };
        match metadata.fetch_keys(self.directory.wire(), provider).await {
            Err(error) => found.error("endpoints.jwks", &error.to_string(), None),
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
            Err(LoginError::ProviderRefused { .. }) | Ok(_) => {
                found.notes.push(
                    "the provider does not tell whether the client is right before a login"
                        .to_owned(),
                );
            }
            Err(error) => found.error("endpoints.token", &error.to_string(), None),
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

    fn warning(&mut self, key: &str, message: &str, hint: Option<String>) {
        self.complaints.push(Complaint {
            hint,
            ..Complaint::warning(key, message)
        });
    }

    /// A clock that is wrong makes every token too old or too new.
    fn compare_clocks(&mut self, response: &oauth2::HttpResponse, now: Timestamp) {
        let date = response
            .headers()
            .get(http::header::DATE)
            .and_then(|date| date.to_str().ok());
        let Some(theirs) = date.and_then(|date| httpdate::parse_http_date(date).ok()) else {
            return;
        };
        let Ok(theirs) = theirs.duration_since(std::time::UNIX_EPOCH) else {
            return;
        };
        let ahead = i64::try_from(theirs.as_secs())
            .unwrap_or(i64::MAX)
            .saturating_sub(now.seconds());
        if ahead.abs() > SKEW {
            let message = format!(
                "the provider's clock is {ahead} seconds ahead of ours; tokens may be refused for their time"
            );
            self.warning(
                "issuer",
                &message,
                Some("set the clock of this machine by NTP".to_owned()),
            );
        }
    }

    fn compare(&mut self, provider: &Provider, oidc: &Oidc, document: &Value) {
        let listed = |name: &str| strings(document, name);
        match (provider.pkce(), listed("code_challenge_methods_supported")) {
            (Pkce::S256, Some(methods)) if !methods.contains(&"S256") => {
                self.warning(
                    "pkce",
                    "the provider does not list S256; it may ignore or refuse it",
                    Some("pkce = \"none\" if logins fail".to_owned()),
                );
            }
            (Pkce::None, Some(methods)) if methods.contains(&"S256") => {
                self.warning(
                    "pkce",
                    "is off although the provider supports it",
                    Some("pkce = \"s256\"".to_owned()),
                );
            }
            _ => {}
        }
        if let Some(algorithms) = listed("id_token_signing_alg_values_supported")
            && !algorithms
                .iter()
                .any(|name| oidc.algorithms.iter().any(|own| own == name))
        {
            let quoted: Vec<String> = algorithms
                .iter()
                .filter(|name| **name != "none")
                .map(|name| format!("\"{name}\""))
                .collect();
            let message = "the provider signs ID tokens with none of the accepted algorithms";
            self.error(
                "id_token.algorithms",
                message,
                Some(format!("id_token.algorithms = [{}]", quoted.join(", "))),
            );
        }
        if let Some(known) = listed("scopes_supported") {
            let unknown: Vec<&str> = provider
                .scopes()
                .iter()
                .map(String::as_str)
                .filter(|scope| !known.contains(scope))
                .collect();
            if !unknown.is_empty() {
                let kept: Vec<String> = provider
                    .scopes()
                    .iter()
                    .filter(|scope| known.contains(&scope.as_str()))
                    .map(|scope| format!("\"{scope}\""))
                    .collect();
                let message = format!("the provider does not list {}", unknown.join(", "));
                self.warning(
                    "scopes",
                    &message,
                    Some(format!("scopes = [{}] if logins fail", kept.join(", "))),
                );
            }
        }
        if let Some(modes) = listed("response_modes_supported")
            && provider.response_mode() == ResponseMode::FormPost
            && !modes.contains(&"form_post")
        {
            self.warning(
                "response_mode",
                "the provider does not list form_post",
                Some("response_mode = \"query\"".to_owned()),
            );
        }
        self.compare_client_auth(provider, listed("token_endpoint_auth_methods_supported"));
        let wants_userinfo = provider.userinfo().iter().any(|call| call.url.is_none());
        if wants_userinfo
            && document.get("userinfo_endpoint").is_none()
            && oidc.endpoints.userinfo.is_none()
        {
            self.warning(
                "userinfo",
                "the metadata has no userinfo endpoint; the profile comes from the ID token alone",
                Some("userinfo = []".to_owned()),
            );
        }
        for (name, note) in [
            ("end_session_endpoint", "offers sign-out"),
            ("revocation_endpoint", "offers revocation"),
        ] {
            if document.get(name).is_some() {
                self.notes.push(note.to_owned());
            }
        }
    }

    fn compare_client_auth(&mut self, provider: &Provider, methods: Option<Vec<&str>>) {
        let Some(methods) = methods else { return };
        let own = match provider.client_auth() {
            ClientAuth::None => "none",
            ClientAuth::Basic(_) => "client_secret_basic",
            ClientAuth::SignedJwt(_) => "private_key_jwt",
            ClientAuth::Auto(_) if methods.contains(&"client_secret_basic") => {
                "client_secret_basic"
            }
            ClientAuth::Post(_) | ClientAuth::Auto(_) => "client_secret_post",
        };
        if methods.contains(&own) {
            return;
        }
        let better = [
            ("client_secret_basic", "basic"),
            ("client_secret_post", "post"),
            ("private_key_jwt", "signed_jwt"),
        ];
        let better = better.iter().find(|(name, _)| methods.contains(name));
        let hint = better.map(|(_, name)| format!("client_auth.method = \"{name}\""));
        self.warning(
            "client_auth.method",
            &format!("the provider does not list {own}"),
            hint,
        );
    }

    fn compare_keys(&mut self, oidc: &Oidc, keys: &KeySet) {
        let usable = keys
            .keys()
            .iter()
            .filter(|key| {
                oidc.algorithms
                    .iter()
                    .filter_map(|name| super::keys::algorithm(name))
                    .any(|algorithm| key.fits(&algorithm))
            })
            .count();
        if usable == 0 && !oidc.algorithms.iter().any(|name| name == "HS256") {
            self.error(
                "id_token.algorithms",
                "no key of the provider fits the accepted algorithms",
                None,
            );
        } else {
            self.notes.push(format!("{usable} usable keys"));
        }
    }
}

fn strings<'a>(document: &'a Value, name: &str) -> Option<Vec<&'a str>> {
    Some(
        document
            .get(name)?
            .as_array()?
            .iter()
            .filter_map(Value::as_str)
            .collect(),
    )
}

/// From 1.
fn first_difference(one: &str, other: &str) -> usize {
    one.chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count()
        + 1
}

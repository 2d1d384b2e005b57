//! One login. The only code that speaks to providers. Knows no actix.

mod adapter;
mod attempt;
mod callback;
mod discovery;
mod doctor;
mod error;
mod exchange;
mod grant;
mod identity;
mod jwt;
mod keys;
mod logout;
mod logout_token;
mod refresh;
mod return_to;
mod revocation;
mod strict_json;
mod userinfo;
mod wire;

use std::sync::Arc;

use oauth2::{CsrfToken, PkceCodeChallenge, PkceCodeVerifier};
use serde_json::{Map, Value, json};
use url::Url;

pub use attempt::{ATTEMPT_LIFETIME, LoginAttempt, NoRandom};
pub use callback::Callback;
pub use doctor::Examination;
pub use error::{LoginError, Step, Unreached};
pub use grant::Grant;
pub use identity::IdentityFault;
pub use logout::{Leaving, asks_again};
pub use logout_token::{LogoutFault, LogoutNotice};
pub use refresh::RefreshFault;
pub use return_to::{ReturnTargets, ReturnTo};
pub use wire::{Own, Wire, WireSettings};

use crate::claims::{Claims, Evidence, Groups, Profile};
use crate::clock::{Clock, Timestamp};
use crate::provider::{Pkce, Provider, ProviderId, Providers, ResponseMode, Values};
use crate::secret::Secret;
use attempt::Fingerprint;
use callback::Outcome;
use discovery::{Bearer, Directory, Metadata};
use exchange::{Granted, TokenSet};
use identity::Expected;
use keys::KeySet;
use userinfo::Fetch;

/// The longest name of a provider's session that is remembered, in bytes.
const LONGEST_SID: usize = 255;

/// Starts and finishes logins. Shared by all of them, with no state of any one.
#[derive(Clone)]
pub struct Flow {
    directory: Directory,
}

/// How a login is to be started.
#[derive(Debug)]
pub struct Start {
    /// Where it returns to.
    pub return_to: ReturnTo,
    /// Further parameters that this provider takes from the request: `login_hint`, `prompt`, `ui_locales`.
    pub passed: Vec<(&'static str, String)>,
    /// The session that the identity is to be added to; [`LoginAttempt::link`] gives it back.
    pub link: Option<[u8; 16]>,
    /// What came before it.
    pub after: After,
}

/// What came before a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    /// Nothing that matters.
    Nothing,
    /// A sign-out of the same browser: the provider should ask who it is, where it can be told to.
    SignOut,
}

/// What a finished login yields: who it is. Only `finish` makes one.
#[derive(Debug)]
pub struct SignIn {
    /// Through which provider.
    pub provider: ProviderId,
    /// Who.
    pub profile: Profile,
    /// What the provider calls its session, where it says so.
    pub sid: Option<String>,
    /// The tokens that are to be kept, if any.
    pub grant: Option<Grant>,
    /// Where the person wanted to go, to be checked again.
    pub return_to: String,
}

impl Flow {
    /// For these providers; nothing is fetched yet.
    #[must_use]
    pub fn new(providers: &Providers, wire: Wire, clock: Clock) -> Self {
        Self {
            directory: Directory::new(providers, wire, clock),
        }
    }

    /// Whether nothing is known to keep this provider from answering.
    #[must_use]
    pub fn is_available(&self, id: &ProviderId) -> bool {
        self.directory.is_available(id)
    }

    /// Starts a login: the address to send the browser to, and what must survive the round trip.
    ///
    /// # Errors
    ///
    /// The provider's metadata is needed and cannot be had.
    pub async fn begin(
        &self,
        provider: &Provider,
        start: Start,
        now: Timestamp,
    ) -> Result<(Url, LoginAttempt), LoginError> {
        let metadata = self.directory.metadata(provider).await?;
        let fingerprint = fingerprint(provider, &metadata);
        let attempt = LoginAttempt::new(
            provider.id().clone(),
            fingerprint,
            start.return_to.compact().to_owned(),
            now,
        )
        .map_err(|NoRandom| LoginError::ProviderInvalidResponse {
            step: Step::Authorize,
            reason: "no_random",
        })?
        .linking(start.link);
        let passed = match start.after {
            After::Nothing => owned(start.passed),
            After::SignOut => logout::asking(provider, &metadata, owned(start.passed)),
        };
        let url = authorization_url(provider, &metadata, &attempt, passed);
        Ok((url, attempt))
    }

    /// Finishes a login whose attempt was found by its state and marked as used: exchanges the code and verifies who it is.
    ///
    /// # Errors
    ///
    /// Whatever keeps the login from being believed; nobody is signed in then.
    pub async fn finish(
        &self,
        provider: &Provider,
        attempt: LoginAttempt,
        answer: Callback,
        now: Timestamp,
    ) -> Result<SignIn, LoginError> {
        attempt.check(provider, &answer, now)?;
        let metadata = self.directory.metadata(provider).await?;
        let (code, extra) = accept(provider, &metadata, &attempt, answer)?;
        let extra = unpacked(provider, extra);
        let granted = Granted {
            code: &code,
            extra: &extra,
            attempt: &attempt,
        };
        let tokens =
            exchange::exchange(self.directory.wire(), provider, &metadata, granted, now).await?;
        let server = fingerprint(provider, &metadata);
        let grant = Grant::kept(provider, &metadata, &tokens, server, now);
        let (evidence, groups) = self
            .evidence(provider, &metadata, &attempt, (tokens, extra), now)
            .await?;
        let claims = Claims::gather(&evidence)
            .map_err(|_| LoginError::IdentityInvalid(IdentityFault::ForeignUserinfo))?;
        let applied = provider.mapping().apply(&claims, groups);
        let applied = applied.map_err(|incomplete| LoginError::ProfileIncomplete {
            field: incomplete.field,
        })?;
        for (member, reason) in &applied.failed {
            tracing::warn!(provider = %provider.id(), member, reason, "a member of the profile could not be read");
        }
        Ok(SignIn {
            provider: attempt.provider,
            profile: applied.profile,
            sid: sid(&evidence),
            grant,
            return_to: attempt.return_to,
        })
    }

    /// The verified ID token, where there is one to be, the userinfo documents, and whether groups can be told.
    async fn evidence(
        &self,
        provider: &Provider,
        metadata: &Metadata,
        attempt: &LoginAttempt,
        (tokens, callback): (TokenSet, Map<String, Value>),
        now: Timestamp,
    ) -> Result<(Evidence, Groups), LoginError> {
        let nonce = attempt.nonce();
        let expected = match (provider.oidc(), &metadata.issuer) {
            (Some(oidc), Some(issuer)) => Some(Expected {
                provider,
                oidc,
                issuer,
                nonce: provider.nonce().then_some(nonce.as_str()),
                access_token: tokens.access_token.expose(),
                now,
            }),
            _ => None,
        };
        let mut evidence = Evidence {
            token: tokens.extra,
            callback,
            ..Evidence::default()
        };
        if let Some(expected) = &expected {
            let missing = LoginError::IdentityInvalid(IdentityFault::Missing);
            let token = tokens.id_token.as_ref().ok_or(missing)?;
            let check = |keys: &KeySet| expected.verify(token.expose(), keys);
            evidence.id_token = Some(verified(&self.directory, provider, metadata, check).await?);
        }
        let fetch = Fetch {
            directory: &self.directory,
            provider,
            metadata,
            access_token: &tokens.access_token,
            expected: expected.as_ref(),
        };
        let groups = fetch.all(&mut evidence).await?;
        Ok((evidence, groups))
    }
}

/// The provider's name for its session, from the verified ID token.
fn sid(evidence: &Evidence) -> Option<String> {
    let sid = evidence.id_token.as_ref()?.get("sid")?.as_str()?;
    (!sid.is_empty() && sid.len() <= LONGEST_SID).then(|| sid.to_owned())
}

/// Whether the answer comes from the server that the attempt was made for, and what it is.
fn accept(
    provider: &Provider,
    metadata: &Metadata,
    attempt: &LoginAttempt,
    answer: Callback,
) -> Result<(Secret, Map<String, Value>), LoginError> {
    if attempt.fingerprint != fingerprint(provider, metadata) {
        return Err(LoginError::AttemptForeign);
    }
    if let (Some(oidc), Some(settled)) = (provider.oidc(), &metadata.issuer) {
        match &answer.issuer {
            Some(issuer) if !oidc.issuer.matches_response(settled, issuer) => {
                return Err(LoginError::CallbackMalformed {
                    reason: "iss_mismatch",
                });
            }
            None if metadata.answers_with_issuer => {
                return Err(LoginError::CallbackMalformed {
                    reason: "iss_missing",
                });
            }
            _ => {}
        }
    }
    match answer.outcome {
        Outcome::Granted { code, extra } => Ok((code, extra)),
        Outcome::Refused { error } if provider.is_denial(&error) => Err(LoginError::Denied),
        Outcome::Refused { error } => {
            let step = Step::Authorize;
            Err(match Unreached::said(&error) {
                Some(cause) => LoginError::ProviderUnreachable { step, cause },
                None => LoginError::ProviderRefused { step, error },
            })
        }
    }
}

fn fingerprint(provider: &Provider, metadata: &Metadata) -> Fingerprint {
    Fingerprint::of(
        metadata.issuer_text(),
        provider.client_id(),
        metadata.token.url.as_str(),
    )
}

fn authorization_url(
    provider: &Provider,
    metadata: &Metadata,
    attempt: &LoginAttempt,
    passed: Vec<(String, String)>,
) -> Url {
    let client = exchange::client(provider, metadata);
    let state = attempt.state();
    let mut request = client.authorize_url(|| CsrfToken::new(state));
    if provider.pkce() == Pkce::S256 {
        request = request.set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(
            &PkceCodeVerifier::new(attempt.verifier()),
        ));
    }
    if provider.nonce() {
        request = request.add_extra_param("nonce", attempt.nonce());
    }
    if provider.response_mode() == ResponseMode::FormPost {
        request = request.add_extra_param("response_mode", "form_post");
    }
    for (name, value) in passed {
        request = request.add_extra_param(name, value);
    }
    let (url, _) = request.url();
    let client = json!({"id": provider.client_id()});
    let values = Values::new()
        .with("param", provider.params())
        .with("client", &client);
    let further = provider
        .keeping()
        .map_or(&[][..], |keeping| &keeping.authorize);
    provider
        .dialect()
        .authorize(&url, provider.scopes(), further, &values)
}

fn owned(pairs: Vec<(&'static str, String)>) -> Vec<(String, String)> {
    let pairs = pairs.into_iter();
    pairs
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// What templates call `client`.
fn client_values(provider: &Provider) -> Value {
    let secret = provider.client_auth().secret().map(Secret::expose);
    json!({"id": provider.client_id(), "secret": secret, "redirect_uri": provider.redirect_uri()})
}

/// The callback's members, with those that hold JSON text unpacked; one that does not hold it is dropped.
fn unpacked(provider: &Provider, mut extra: Map<String, Value>) -> Map<String, Value> {
    for name in provider.callback_json() {
        if let Some(Value::String(text)) = extra.remove(name)
            && let Some(object) = strict_json::object(text.as_bytes())
        {
            extra.insert(name.clone(), Value::Object(object));
        }
    }
    extra
}

/// Runs a check with the known keys, and once more with newer ones if those might help.
async fn verified<T>(
    directory: &Directory,
    provider: &Provider,
    metadata: &Metadata,
    check: impl Fn(&KeySet) -> Result<T, IdentityFault>,
) -> Result<T, LoginError> {
    verified_of(directory, provider, metadata, Bearer::Provider, check).await
}

/// The same for a token of this bearer.
async fn verified_of<T>(
    directory: &Directory,
    provider: &Provider,
    metadata: &Metadata,
    bearer: Bearer,
    check: impl Fn(&KeySet) -> Result<T, IdentityFault>,
) -> Result<T, LoginError> {
    let keys: Arc<KeySet> = directory.keys(provider, metadata).await?;
    match check(&keys) {
        Ok(checked) => Ok(checked),
        Err(fault) if fault.may_be_stale_keys() => {
            let newer = directory.newer_keys(provider, metadata, &keys, bearer);
            match newer.await? {
                Some(newer) => check(&newer).map_err(LoginError::IdentityInvalid),
                None => Err(LoginError::IdentityInvalid(fault)),
            }
        }
        Err(fault) => Err(LoginError::IdentityInvalid(fault)),
    }
}

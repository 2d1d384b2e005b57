//! Code → `TokenSet`; refresh token → `TokenSet`.

use std::fmt;
use std::time::Duration;

use oauth2::basic::{
    BasicErrorResponse, BasicRevocationErrorResponse, BasicTokenIntrospectionResponse,
    BasicTokenType,
};
use oauth2::{
    AuthType, AuthUrl, AuthorizationCode, ClientId, ClientSecret, EndpointNotSet, EndpointSet,
    ExtraTokenFields, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError,
    StandardErrorResponse, StandardRevocableToken, StandardTokenResponse, TokenResponse as _,
    TokenUrl, basic::BasicErrorResponseType,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::adapter::{Adapter, OwnedAdapter};
use super::attempt::{NoRandom, unique};
use super::discovery::Metadata;
use super::wire::{Wire, WireError};
use super::{LoginAttempt, LoginError, Step};
use crate::clock::Timestamp;
use crate::provider::{ClientAuth, Pkce, Provider, SendAs};
use crate::secret::Secret;

/// The longest access or ID token, in bytes.
const LONGEST_TOKEN: usize = 64 * 1024;

/// Further members of a token response.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct OtherMembers(#[serde(default)] Map<String, Value>);

impl ExtraTokenFields for OtherMembers {}

type Response = StandardTokenResponse<OtherMembers, BasicTokenType>;
/// The client of the `oauth2` crate with both endpoints set; its type states stop at this file.
pub(super) type Client = oauth2::Client<
    BasicErrorResponse,
    Response,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// What the token endpoint gave. It lives as long as one login; it is neither printed nor serialised.
pub(super) struct TokenSet {
    pub(super) access_token: Secret,
    pub(super) id_token: Option<Secret>,
    pub(super) refresh_token: Option<Secret>,
    /// How long the access token is good for, where the provider says so.
    pub(super) expires_in: Option<Duration>,
    /// The members that are no secrets.
    pub(super) extra: Map<String, Value>,
}

impl fmt::Debug for TokenSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSet(***)")
    }
}

/// The standard client for this provider, made once for its metadata.
pub(super) fn client<'a>(provider: &Provider, metadata: &'a Metadata) -> &'a Client {
    metadata
        .client
        .get_or_init(|| made_client(provider, metadata))
}

fn made_client(provider: &Provider, metadata: &Metadata) -> Client {
    let client = oauth2::Client::new(ClientId::new(provider.client_id().to_owned()))
        .set_auth_uri(AuthUrl::from_url(metadata.authorize.as_url().clone()))
        .set_token_uri(TokenUrl::from_url(metadata.token.url.as_url().clone()))
        .set_auth_type(AuthType::RequestBody);
    let client = match RedirectUrl::new(provider.redirect_uri().to_owned()) {
        Ok(redirect) => client.set_redirect_uri(redirect),
        Err(_) => client,
    };
    let secret = |secret: &Secret| ClientSecret::new(secret.expose().to_owned());
    match provider.client_auth() {
        ClientAuth::None | ClientAuth::SignedJwt(_) => client,
        ClientAuth::Basic(own) | ClientAuth::BasicRaw(own) => client
            .set_client_secret(secret(own))
            .set_auth_type(AuthType::BasicAuth),
        ClientAuth::Auto(own) if metadata.takes_basic => client
            .set_client_secret(secret(own))
            .set_auth_type(AuthType::BasicAuth),
        ClientAuth::Auto(own) | ClientAuth::Post(own) => client.set_client_secret(secret(own)),
    }
}

/// Exchanges the code, once.
pub(super) async fn exchange(
    wire: &Wire,
    provider: &Provider,
    metadata: &Metadata,
    granted: Granted<'_>,
    now: Timestamp,
) -> Result<TokenSet, LoginError> {
    let client = client(provider, metadata);
    let mut request =
        client.exchange_code(AuthorizationCode::new(granted.code.expose().to_owned()));
    if provider.pkce() == Pkce::S256 {
        request = request.set_pkce_verifier(PkceCodeVerifier::new(granted.attempt.verifier()));
    }
    for (name, value) in assertion(provider, metadata, &granted.attempt.nonce(), now)? {
        request = request.add_extra_param(name, value);
    }
    let callback = Value::Object(granted.extra.clone());
    let adapter = Adapter {
        wire,
        provider,
        metadata,
        callback: &callback,
        keeping: None,
    };
    let response = request
        .request_async(&adapter)
        .await
        .map_err(|error| refusal(&error))?;
    token_set(&response)
}

/// Uses the refresh token, once.
pub(super) async fn refresh(
    adapter: &OwnedAdapter,
    refresh_token: &str,
    now: Timestamp,
) -> Result<TokenSet, LoginError> {
    let (provider, metadata) = (&adapter.provider, &adapter.metadata);
    let client = client(provider, metadata);
    let refresh_token = RefreshToken::new(refresh_token.to_owned());
    let mut request = client.exchange_refresh_token(&refresh_token);
    let unique = unique().map_err(|NoRandom| invalid("no_random"))?;
    for (name, value) in assertion(provider, metadata, &unique, now)? {
        request = request.add_extra_param(name, value);
    }
    let response = request.request_async(adapter).await;
    token_set(&response.map_err(|error| refusal(&error))?)
}

/// The parameters of a signed assertion, where this client proves itself by one; `unique` is its `jti`.
pub(super) fn assertion(
    provider: &Provider,
    metadata: &Metadata,
    unique: &str,
    now: Timestamp,
) -> Result<Vec<(&'static str, String)>, LoginError> {
    let ClientAuth::SignedJwt(assertion) = provider.client_auth() else {
        return Ok(Vec::new());
    };
    // An assertion for one server must be worth nothing at another, so the issuer is its sole audience.
    let audience = match metadata.issuer_text() {
        "" => metadata.token.url.as_str(),
        issuer => issuer,
    };
    let signed = assertion
        .sign(provider.client_id(), audience, unique, now)
        .ok_or_else(|| invalid("assertion_unsigned"))?;
    Ok(match assertion.send_as {
        SendAs::ClientSecret => vec![("client_secret", signed)],
        SendAs::ClientAssertion => vec![
            (
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".to_owned(),
            ),
            ("client_assertion", signed),
        ],
    })
}

/// A code and what belongs to it.
#[derive(Clone, Copy)]
pub(super) struct Granted<'a> {
    pub(super) code: &'a Secret,
    pub(super) extra: &'a Map<String, Value>,
    pub(super) attempt: &'a LoginAttempt,
}

fn invalid(reason: &'static str) -> LoginError {
    LoginError::ProviderInvalidResponse {
        step: Step::Token,
        reason,
    }
}

/// The bodies these errors hold stay inside: a malformed answer may hold tokens.
fn refusal(
    error: &RequestTokenError<WireError, StandardErrorResponse<BasicErrorResponseType>>,
) -> LoginError {
    match error {
        RequestTokenError::ServerResponse(response) => LoginError::ProviderRefused {
            step: Step::Token,
            error: response.error().as_ref().to_owned(),
        },
        RequestTokenError::Request(error) => error.at(Step::Token),
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => invalid("token_malformed"),
    }
}

fn token_set(response: &Response) -> Result<TokenSet, LoginError> {
    let access_token = response.access_token().secret();
    if access_token.is_empty()
        || access_token.len() > LONGEST_TOKEN
        || !access_token.bytes().all(|b| b.is_ascii_graphic())
    {
        return Err(invalid("access_token_malformed"));
    }
    // Tokens bound to a key (RFC 9449) are useless to a client without that key.
    if response.token_type().as_ref().eq_ignore_ascii_case("dpop")
        || response.token_type().as_ref().eq_ignore_ascii_case("mac")
    {
        return Err(invalid("token_type_unsupported"));
    }
    let mut extra = response.extra_fields().0.clone();
    let id_token = match extra.remove("id_token") {
        // Some answer with `false` where they have none.
        None | Some(Value::Null | Value::Bool(false)) => None,
        Some(Value::String(token)) => Some(Secret::new(token)),
        Some(_) => return Err(invalid("id_token_malformed")),
    };
    extra.insert(
        "scope".to_owned(),
        response.scopes().map_or(Value::Null, |scopes| {
            scopes
                .iter()
                .map(|s| s.as_str())
                .collect::<Vec<_>>()
                .join(" ")
                .into()
        }),
    );
    Ok(TokenSet {
        access_token: Secret::new(access_token.as_str()),
        id_token,
        refresh_token: response
            .refresh_token()
            .map(|token| Secret::new(token.secret().as_str())),
        expires_in: response.expires_in(),
        extra,
    })
}

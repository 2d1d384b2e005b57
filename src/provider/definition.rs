//! `ProviderDefinition`: exactly what TOML may say about a provider. Serde only, no methods.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What stands in examples where the operator has to write something.
pub const PLACEHOLDER: &str = "…";

/// A provider as the files say it; it may be nonsense until it is resolved.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProviderDefinition {
    /// The preset this section builds on, when it is not the one of the section's own id. `oidc` and `oauth2` mean the base alone.
    pub preset: Option<String>,
    /// Not listed, its routes are 404, its secrets are not required, its sessions end at their next use.
    pub disabled: Option<bool>,
    /// The name people see.
    pub display_name: Option<String>,
    /// `oidc` or `oauth2`.
    pub protocol: Option<ProtocolKind>,

    /// The client id that the provider gave this gateway.
    pub client_id: Option<String>,
    /// The client secret itself. Prefer `client_secret_file` or `client_secret_env`.
    pub client_secret: Option<String>,
    /// A file that holds the client secret; a final line break is dropped.
    pub client_secret_file: Option<String>,
    /// The environment variable that holds the client secret.
    pub client_secret_env: Option<String>,
    /// The private key that signs client assertions, PKCS#8 in PEM.
    pub private_key: Option<String>,
    /// A file that holds the private key.
    pub private_key_file: Option<String>,
    /// The environment variable that holds the private key.
    pub private_key_env: Option<String>,

    /// The OpenID issuer: an exact URL, or one with `{claim}` holes that the ID token fills.
    pub issuer: Option<String>,
    /// Which values an issuer's hole may take.
    pub issuer_values: Option<Vec<IssuerValuesDefinition>>,
    /// Where the metadata is, when it is not below the issuer; `false`: there is none, all endpoints are given.
    pub discovery: Option<DiscoveryDefinition>,
    /// Endpoints, instead of what the metadata says or where there is none.
    pub endpoints: EndpointsDefinition,

    /// What is asked for.
    pub scopes: Option<Vec<String>>,
    /// Asked for besides `scopes`, which stay as the preset has them.
    pub extra_scopes: Option<Vec<String>>,
    /// Asked for besides, where `groups = true`.
    pub group_scopes: Option<Vec<String>>,
    /// What stands between two scopes; a space unless the provider departs from RFC 6749.
    pub scope_separator: Option<String>,
    /// Proof Key for Code Exchange (RFC 7636): `s256`, or `none` for a provider that refuses it.
    pub pkce: Option<Pkce>,
    /// Whether a nonce is sent, and required in the ID token.
    pub nonce: Option<bool>,
    /// How the answer comes back: `query` or `form_post`.
    pub response_mode: Option<ResponseMode>,
    /// The authorization request.
    pub authorize: AuthorizeDefinition,
    /// The token request.
    pub token: TokenDefinition,
    /// How this client proves itself.
    pub client_auth: ClientAuthDefinition,
    /// Standard parameter names and the names this provider uses instead, in the authorization and token requests.
    pub rename: BTreeMap<String, String>,
    /// The documents to fetch with the access token, in order.
    pub userinfo: Option<Vec<UserinfoDefinition>>,
    /// The answer that the browser brings back.
    pub callback: CallbackDefinition,
    /// The ID token.
    pub id_token: IdTokenDefinition,

    /// Whether the provider's tokens are kept after the login, sealed, for the applications that may ask for them.
    pub tokens: Option<bool>,
    /// How often, at least, the provider must vouch anew for a session in use, such as `15m`, by refreshing its tokens. Needs `tokens = true`.
    pub revalidate: Option<String>,
    /// What happens to the session when the provider says that its tokens are over: `end` or `keep`. Needs `tokens = true`.
    pub on_refresh_failure: Option<OnRefreshFailure>,
    /// How refresh tokens are got and used, where `tokens = true`.
    pub refresh: RefreshDefinition,

    /// JMESPath expressions, one for each member of the profile.
    pub profile: ProfileDefinition,
    /// Whether group memberships are read into the profile.
    pub groups: Option<bool>,

    /// How far a sign-out goes: `provider`, `local` or `ask`.
    pub logout: Option<LogoutReach>,
    /// Which `typ` a logout token must have: `lenient` or `strict`.
    pub logout_typ: Option<LogoutType>,
    /// Whether a frame of the provider's sign-out page may end sessions by their `sid`, without any proof (OpenID Connect Front-Channel Logout).
    pub frontchannel_logout: Option<bool>,

    /// What the preset asks of the operator, by name.
    pub needs: BTreeMap<String, NeedDefinition>,
    /// What the operator gives, by name.
    pub params: BTreeMap<String, ParamDefinition>,

    /// An SVG file of plain shapes that is shown instead of the built-in mark.
    pub logo: Option<String>,
    /// The heading below which it stands on the page, with others of the same.
    pub group: Option<String>,
    /// `neutral`, the theme's own button, or `brand`, in the brand's colours. Default: `neutral`.
    pub button_style: Option<ButtonStyle>,
    /// The brand's colours, used with `button_style = "brand"` alone.
    pub brand: BrandDefinition,
    /// What its button says, where its rules leave no choice: `continue`, `sign_in` or `log_in`. Default: `continue`.
    pub wording: Option<Wording>,
    /// Whether the provider signs people in who come in a browser inside of another app, such as that of a messenger: `allowed` or `refused`. Default: `allowed`.
    pub in_app_browsers: Option<InAppBrowsers>,
    /// A PEM file whose certificates replace the system's roots for this provider alone.
    pub ca_file: Option<String>,
    /// A proxy for this provider alone: a URL, or `environment`.
    pub proxy: Option<String>,
    /// The limit for one whole request to this provider, such as `10s`.
    pub timeout: Option<String>,

    /// Where credentials are created.
    pub credentials_url: Option<String>,
    /// Where to click there, in one line.
    pub credentials_steps: Option<String>,
    /// The provider's own documentation.
    pub documentation_url: Option<String>,
    /// The day the preset was last compared with the documentation, `2026-11-23`.
    pub checked: Option<String>,
    /// Known peculiarities, a line each.
    pub quirks: Option<Vec<String>>,
}

/// The two protocols.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ProtocolKind {
    /// OpenID Connect: metadata, keys and an ID token.
    Oidc,
    /// OAuth 2.0: endpoints and userinfo documents.
    OAuth2,
}

/// Whose colours a button has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ButtonStyle {
    /// The theme's.
    #[default]
    Neutral,
    /// The brand's.
    Brand,
}

/// What a brand asks of its button.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BrandDefinition {
    /// The colour of the button.
    pub background: Option<String>,
    /// That of its text.
    pub text: Option<String>,
    /// That of its edge; `background` unless said.
    pub border: Option<String>,
    /// `own`, the mark keeps its colours, or `text`, it has that of the text. Default: `own`.
    pub mark: Option<MarkColour>,
}

/// The colours of a mark on a button of its brand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum MarkColour {
    /// Its own.
    #[default]
    Own,
    /// That of the text.
    Text,
}

/// The words of a button, as English has them; other languages say it their own way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// "Continue with".
    #[default]
    Continue,
    /// "Sign in with".
    SignIn,
    /// "Log in with".
    LogIn,
}

/// What a provider does with browsers inside of other apps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum InAppBrowsers {
    /// Nothing is known to be amiss.
    #[default]
    Allowed,
    /// Whoever comes in one is turned away, so the chooser says so before.
    Refused,
}

/// A metadata address, or none at all.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum DiscoveryDefinition {
    /// `false`: the endpoints are given by hand.
    Off(bool),
    /// The address of the metadata document.
    Url(String),
}

/// Endpoints given by hand.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EndpointsDefinition {
    /// The authorization endpoint.
    pub authorize: Option<String>,
    /// The token endpoint.
    pub token: Option<String>,
    /// The key set.
    pub jwks: Option<String>,
    /// The standard userinfo endpoint of OpenID Connect.
    pub userinfo: Option<String>,
    /// Where tokens are revoked (RFC 7009).
    pub revocation: Option<String>,
    /// Where a browser signs out of the provider (OpenID Connect RP-Initiated Logout).
    pub end_session: Option<String>,
}

/// One rule for the values of an issuer's hole.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct IssuerValuesDefinition {
    /// The rule holds only where these parameters have these values.
    pub when: BTreeMap<String, String>,
    /// The name of a parameter that lists the only values accepted.
    pub only_param: Option<String>,
    /// Values that are refused.
    pub refuse: Vec<String>,
}

/// Parameters of the authorization request.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AuthorizeDefinition {
    /// Further parameters, as templates.
    pub params: BTreeMap<String, String>,
    /// Standard parameters that this provider does not take.
    pub omit: Vec<String>,
    /// A fragment that the address must end with.
    pub fragment: Option<String>,
    /// Parameters of `/login/{provider}` that are passed on: of `login_hint`, `prompt`, `ui_locales`.
    pub passes: Option<Vec<PassedParameter>>,
    /// What the first request after a sign-out says besides, so that the provider asks who it is; an empty value leaves it out.
    pub reprompt: BTreeMap<String, String>,
}

/// How far a sign-out goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LogoutReach {
    /// Here, and then at the provider where it has a place for that.
    #[default]
    Provider,
    /// Here alone.
    Local,
    /// As the person says, who is asked.
    Ask,
}

/// Which `typ` a logout token must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LogoutType {
    /// None, `JWT` or `logout+jwt`.
    #[default]
    Lenient,
    /// `logout+jwt`, so that no other token of the provider's can be taken for one.
    Strict,
}

/// What `/login/{provider}` may pass on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PassedParameter {
    /// Who is about to sign in.
    LoginHint,
    /// `login`, `select_account`, `consent` or `none`.
    Prompt,
    /// Preferred languages.
    UiLocales,
}

/// The token request and its answer.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TokenDefinition {
    /// Further parameters, as templates.
    pub params: BTreeMap<String, String>,
    /// Standard parameters that this provider does not take.
    pub omit: Vec<String>,
    /// Standard parameter names and the names the token request uses instead; they win over the provider's `rename`.
    pub rename: BTreeMap<String, String>,
    /// Further headers, as templates.
    pub headers: BTreeMap<String, String>,
    /// How the request is written: `form`, `json` or `query`.
    pub encoding: Option<TokenEncoding>,
    /// `post` or `get`.
    pub method: Option<Method>,
    /// Where the standard members are in the answer, as dotted paths: `access_token = "data.access_token"`.
    pub response: BTreeMap<String, String>,
}

/// What a provider's word that its tokens are over does to the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OnRefreshFailure {
    /// The session ends.
    #[default]
    End,
    /// The tokens are dropped; the session lives on.
    Keep,
}

/// How refresh tokens are got and used; of no effect without `tokens = true`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RefreshDefinition {
    /// Asked for besides `scopes`.
    pub scopes: Option<Vec<String>>,
    /// Further parameters of the authorization request, as templates; `prompt` is added to one that is passed on, and empty text leaves a parameter out.
    pub authorize: BTreeMap<String, String>,
    /// Where tokens are refreshed, if that is not the token endpoint.
    pub url: Option<String>,
    /// `get` or `post`, if it is another than for the code.
    pub method: Option<Method>,
    /// Further parameters of the refresh request, as templates.
    pub params: BTreeMap<String, String>,
    /// Error codes that mean that the refresh token is worth nothing any more, besides `invalid_grant` and `unauthorized_client`.
    pub ended: Option<Vec<String>>,
}

/// How a token request is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TokenEncoding {
    /// `application/x-www-form-urlencoded`, as RFC 6749 has it.
    #[default]
    Form,
    /// `application/json`.
    Json,
    /// In the query of the address.
    Query,
}

/// The method of an outbound request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// GET.
    Get,
    /// POST.
    Post,
}

/// How the client proves itself at the token endpoint.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ClientAuthDefinition {
    /// `auto`, `none`, `basic`, `basic_raw`, `post` or `signed_jwt`.
    pub method: Option<ClientAuthMethod>,
    /// Where a signed assertion goes: `client_assertion` (RFC 7523) or `client_secret`.
    pub send_as: Option<SendAs>,
    /// `ES256` or `RS256`.
    pub algorithm: Option<AssertionAlgorithm>,
    /// The `kid` of the assertion's header, as a template.
    pub key_id: Option<String>,
    /// Claims that differ from RFC 7523's, as templates.
    pub claims: BTreeMap<String, String>,
}

/// The methods of client authentication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClientAuthMethod {
    /// None without a secret; else basic if the metadata lists it or lists nothing; else post.
    Auto,
    /// A public client.
    None,
    /// HTTP Basic, form-encoded parts (RFC 6749, section 2.3.1).
    Basic,
    /// HTTP Basic, parts as they are: for a server that does not decode them, against RFC 6749, section 2.3.1.
    BasicRaw,
    /// In the body.
    Post,
    /// A JWT signed with the private key.
    SignedJwt,
}

/// The parameter that carries a signed assertion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SendAs {
    /// `client_assertion` with its type (RFC 7523).
    #[default]
    ClientAssertion,
    /// `client_secret`.
    ClientSecret,
}

/// How assertions are signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum AssertionAlgorithm {
    /// ECDSA on P-256.
    ES256,
    /// RSA PKCS#1 1.5.
    RS256,
}

/// PKCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Pkce {
    /// SHA-256.
    S256,
    /// For a provider that refuses it; said at start.
    None,
}

/// How the answer comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResponseMode {
    /// In the query.
    Query,
    /// By a form that posts itself.
    FormPost,
}

/// One document to fetch with the access token.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct UserinfoDefinition {
    /// The name that expressions use for it.
    #[serde(rename = "as")]
    pub name: String,
    /// Its address, as a template. Without one: the userinfo endpoint of the metadata, merged into `claims` when its `sub` agrees.
    pub url: Option<String>,
    /// `get` or `post`.
    pub method: Option<Method>,
    /// Query parameters, as templates; one whose value is missing is dropped.
    pub query: BTreeMap<String, String>,
    /// Further headers, as templates.
    pub headers: BTreeMap<String, String>,
    /// A JSON body, as it is; makes the method `post`.
    pub json: Option<serde_json::Map<String, serde_json::Value>>,
    /// The parameters of a form, as templates; makes the method `post`.
    pub form: Option<BTreeMap<String, String>>,
    /// Where the access token goes: `bearer`, `header:NAME`, `query:NAME`, `body:NAME`, `scheme:WORD`, or `none`.
    pub token_in: Option<String>,
    /// `json`, or `jwt` where the document must be signed.
    pub format: Option<UserinfoFormat>,
    /// The login goes on without it.
    pub optional: Option<bool>,
    /// Fetched only when `groups = true`; if it fails, the groups are unknown.
    pub for_groups: Option<bool>,
    /// A JMESPath expression over what is known so far; the document is fetched only if it gives something.
    pub when: Option<String>,
    /// How many pages of a list are followed by its `Link` header (RFC 8288); 1 unless said.
    pub pages: Option<u8>,
}

/// How a userinfo document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum UserinfoFormat {
    /// JSON; a signed answer from the standard endpoint is accepted too.
    Json,
    /// A JWT signed with the provider's keys; nothing else is accepted.
    Jwt,
}

/// The answer at `/callback/{provider}`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CallbackDefinition {
    /// Members that hold JSON text.
    pub json: Option<Vec<String>>,
    /// Error codes that mean that the person said no, besides `access_denied`.
    pub denied: Option<Vec<String>>,
}

/// What is expected of an ID token.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct IdTokenDefinition {
    /// Accepted signature algorithms.
    pub algorithms: Option<Vec<String>>,
    /// Audiences accepted beside this client's own; such a token must name this client as `azp`.
    pub audiences: Vec<String>,
}

/// One JMESPath expression for each member of the profile.
///
/// Expressions see `claims`, `token`, `callback` (not those of `sub`, `email`, `email_verified`) and the userinfo documents by name.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProfileDefinition {
    /// The stable, unique name of the person at this provider.
    pub sub: Option<String>,
    /// The full name.
    pub name: Option<String>,
    /// The given names.
    pub given_name: Option<String>,
    /// The family names.
    pub family_name: Option<String>,
    /// The short name.
    pub preferred_username: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// Whether the provider itself says that the address was verified.
    pub email_verified: Option<String>,
    /// The address of a picture.
    pub picture: Option<String>,
    /// The address of a page about the person.
    pub profile: Option<String>,
    /// The language tag.
    pub locale: Option<String>,
    /// The time zone name.
    pub zoneinfo: Option<String>,
    /// The names of the groups.
    pub groups: Option<String>,
}

/// Something a preset asks of the operator.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NeedDefinition {
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// The value when none is given.
    pub default: Option<ParamDefinition>,
    /// A regular expression that the whole value must match.
    pub pattern: Option<String>,
    /// A value as it may look.
    pub example: Option<String>,
    /// The login works without it.
    pub optional: Option<bool>,
    /// Parameters that may be given in its place: exactly one of them and this one is.
    pub instead: Option<Vec<String>>,
}

/// A parameter's value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ParamDefinition {
    /// One value.
    One(String),
    /// A list, for parameters that are lists.
    Many(Vec<String>),
}

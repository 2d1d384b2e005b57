//! What a provider is. No I/O.

mod brand;
mod catalogue;
mod client_auth;
pub mod definition;
mod dialect;
mod id;
mod issuer;
mod keeping;
mod logo;
mod logout;
mod providers;
mod resolve;
mod template;
mod url;

use std::time::Duration;

pub use brand::Brand;
pub use catalogue::{Catalogue, Preset};
pub use client_auth::{Assertion, ClientAuth, SigningKey};
pub use definition::{LogoutReach, LogoutType, OnRefreshFailure, Pkce, ResponseMode, SendAs};
pub use dialect::{Dialect, TokenPlace};
pub use id::{NotAnId, ProviderId};
pub use issuer::{HoleValues, IssuerFault, IssuerRule, SettledIssuer};
pub use keeping::Keeping;
pub use logo::{Logo, LogoFault};
pub use logout::{LogoutAddresses, LogoutRules};
pub use providers::Providers;
pub use resolve::{Given, resolve};
pub use template::{Template, TemplateFault, Values};
pub use url::{PublicUrl, SecureUrl, UrlFault, is_loopback, without_password};

use crate::claims::{Condition, Groups, Mapping};
use definition::{InAppBrowsers, Method, PassedParameter, ProtocolKind, UserinfoFormat, Wording};

/// A provider the gateway can use. If you hold one, it is usable: addresses are safe to call, expressions compile, templates name known
/// values, and a secret exists exactly when the method of client authentication needs one.
#[derive(Debug)]
pub struct Provider {
    id: ProviderId,
    name: String,
    mark: Option<String>,
    logo: Option<Logo>,
    group: Option<String>,
    brand: Option<Brand>,
    wording: Wording,
    in_app_browsers: InAppBrowsers,
    protocol: Protocol,
    client_id: String,
    client_auth: ClientAuth,
    scopes: Vec<String>,
    pkce: Pkce,
    nonce: bool,
    response_mode: ResponseMode,
    dialect: Dialect,
    passes: Vec<PassedParameter>,
    logout: LogoutRules,
    userinfo: Vec<UserinfoCall>,
    callback_json: Vec<String>,
    denied: Vec<String>,
    mapping: Mapping,
    groups: bool,
    params: serde_json::Value,
    redirect_uri: String,
    connection: Connection,
    keeping: Option<Keeping>,
}

/// What each protocol needs, and nothing it does not.
#[derive(Debug)]
pub enum Protocol {
    /// Endpoints known by hand; the userinfo documents say who it is.
    OAuth2(Box<OAuth2>),
    /// An issuer whose metadata and keys are fetched when first needed.
    Oidc(Box<Oidc>),
}

/// A plain OAuth 2.0 provider.
#[derive(Debug)]
pub struct OAuth2 {
    /// The authorization endpoint.
    pub authorize: SecureUrl,
    /// The token endpoint.
    pub token: SecureUrl,
    /// Where tokens are revoked (RFC 7009).
    pub revocation: Option<SecureUrl>,
}

/// An OpenID provider.
#[derive(Debug)]
pub struct Oidc {
    /// What `iss` must be.
    pub issuer: IssuerRule,
    /// Where the metadata is; `None` when every endpoint is given by hand.
    pub discovery: Option<SecureUrl>,
    /// Endpoints given by hand; they win over the metadata.
    pub endpoints: GivenEndpoints,
    /// Accepted signature algorithms of ID tokens, by their names in RFC 7518.
    pub algorithms: Vec<String>,
    /// Audiences that an ID token may name besides this client.
    pub audiences: Vec<String>,
}

/// Endpoints that an operator or a preset wrote.
#[derive(Clone, Debug, Default)]
pub struct GivenEndpoints {
    /// The authorization endpoint.
    pub authorize: Option<SecureUrl>,
    /// The token endpoint.
    pub token: Option<SecureUrl>,
    /// The key set.
    pub jwks: Option<SecureUrl>,
    /// The standard userinfo endpoint.
    pub userinfo: Option<SecureUrl>,
    /// Where tokens are revoked (RFC 7009).
    pub revocation: Option<SecureUrl>,
    /// Where a browser signs out of the provider (OpenID Connect RP-Initiated Logout).
    pub end_session: Option<SecureUrl>,
}

/// One document to fetch with the access token.
#[derive(Debug)]
pub struct UserinfoCall {
    /// The name expressions use.
    pub name: String,
    /// Its address; `None`: the standard endpoint of OpenID Connect, merged into `claims`.
    pub url: Option<Template>,
    /// GET or POST.
    pub method: Method,
    /// Query parameters.
    pub query: Vec<(String, Template)>,
    /// Headers.
    pub headers: Vec<(String, Template)>,
    /// What a POST carries.
    pub body: Body,
    /// Where the access token goes.
    pub token_in: TokenPlace,
    /// JSON, or a signed document.
    pub format: UserinfoFormat,
    /// Whether the login goes on without it.
    pub optional: bool,
    /// Whether it is about groups: without it they are unknown.
    pub for_groups: bool,
    /// What must be known for it to be fetched.
    pub when: Option<Condition>,
    /// The most pages of a list, at least 1.
    pub pages: u8,
}

/// The body of a userinfo request.
#[derive(Debug)]
pub enum Body {
    /// None.
    Empty,
    /// JSON, as it is.
    Json(serde_json::Map<String, serde_json::Value>),
    /// A form.
    Form(Vec<(String, Template)>),
}

/// How connections to this provider differ from the others'.
#[derive(Clone, Debug, Default)]
pub struct Connection {
    /// PEM text of the only roots trusted for it.
    pub ca: Option<String>,
    /// Its own proxy, a URL or `environment`.
    pub proxy: Option<String>,
    /// Its own limit for one whole request.
    pub timeout: Option<Duration>,
}

impl Provider {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &ProviderId {
        &self.id
    }

    /// The name people see.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name of the mark on its button: that of the preset it builds on, or one of its own where the operator gave a logo.
    #[must_use]
    pub fn mark(&self) -> Option<&str> {
        self.mark.as_deref()
    }

    /// The heading it stands below on the page.
    #[must_use]
    pub fn group(&self) -> Option<&str> {
        self.group.as_deref()
    }

    /// The colours of its button, where they are not the theme's.
    #[must_use]
    pub fn brand(&self) -> Option<Brand> {
        self.brand
    }

    /// What its button says.
    #[must_use]
    pub fn wording(&self) -> Wording {
        self.wording
    }

    /// Whether it turns away whoever comes in a browser inside of another app.
    #[must_use]
    pub fn refuses_in_app_browsers(&self) -> bool {
        self.in_app_browsers == InAppBrowsers::Refused
    }

    /// The operator's own logo for it.
    #[must_use]
    pub fn logo(&self) -> Option<&Logo> {
        self.logo.as_ref()
    }

    /// Its protocol.
    #[must_use]
    pub fn protocol(&self) -> &Protocol {
        &self.protocol
    }

    /// The OpenID side, where it has one.
    #[must_use]
    pub fn oidc(&self) -> Option<&Oidc> {
        match &self.protocol {
            Protocol::Oidc(oidc) => Some(oidc),
            Protocol::OAuth2(_) => None,
        }
    }

    /// The client id at the provider.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// How the gateway proves itself.
    #[must_use]
    pub fn client_auth(&self) -> &ClientAuth {
        &self.client_auth
    }

    /// What is asked for.
    #[must_use]
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// Whether PKCE is used.
    #[must_use]
    pub fn pkce(&self) -> Pkce {
        self.pkce
    }

    /// Whether a nonce is sent and required.
    #[must_use]
    pub fn nonce(&self) -> bool {
        self.nonce
    }

    /// How its answer comes back.
    #[must_use]
    pub fn response_mode(&self) -> ResponseMode {
        self.response_mode
    }

    /// How it departs from the RFCs.
    #[must_use]
    pub fn dialect(&self) -> &Dialect {
        &self.dialect
    }

    /// Whether a parameter of `/login/{provider}` is passed on.
    #[must_use]
    pub fn passes(&self, parameter: PassedParameter) -> bool {
        self.passes.contains(&parameter)
    }

    /// How people leave it, and how it sends them away.
    #[must_use]
    pub fn logout(&self) -> &LogoutRules {
        &self.logout
    }

    /// The documents to fetch, in order.
    #[must_use]
    pub fn userinfo(&self) -> &[UserinfoCall] {
        &self.userinfo
    }

    /// Members of its answer that hold JSON text.
    #[must_use]
    pub fn callback_json(&self) -> &[String] {
        &self.callback_json
    }

    /// Whether an error code means that the person said no.
    #[must_use]
    pub fn is_denial(&self, error: &str) -> bool {
        error == "access_denied" || self.denied.iter().any(|code| code == error)
    }

    /// What turns its claims into a profile.
    #[must_use]
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Whether group memberships are read.
    #[must_use]
    pub fn groups(&self) -> Groups {
        if self.groups {
            Groups::Read
        } else {
            Groups::NotAsked
        }
    }

    /// The parameters templates may use, as a JSON object.
    #[must_use]
    pub fn params(&self) -> &serde_json::Value {
        &self.params
    }

    /// The redirect URI to register, byte for byte.
    #[must_use]
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// How its tokens are kept after the login; `None`: they are not.
    #[must_use]
    pub fn keeping(&self) -> Option<&Keeping> {
        self.keeping.as_ref()
    }

    /// The addresses to register at it for signing out.
    #[must_use]
    pub fn logout_addresses(&self, public_url: &PublicUrl) -> LogoutAddresses {
        let kind = match self.protocol {
            Protocol::OAuth2(_) => ProtocolKind::OAuth2,
            Protocol::Oidc(_) => ProtocolKind::Oidc,
        };
        LogoutAddresses::of(public_url, &self.id, kind, &self.logout)
    }

    /// How connections to it differ.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }
}

//! definition + id + public URL → Provider, or every complaint found.

mod client_auth;
mod complaints;
mod keeping;
mod logout;
mod params;
mod protocol;
mod userinfo;

use std::time::Duration;

use client_auth::client_auth;
use complaints::{Complaints, STILL_OPEN};
use params::Params;

use super::definition::{PLACEHOLDER, ProtocolKind, ProviderDefinition};
use super::{
    Brand, Connection, Dialect, Logo, Pkce, Provider, ProviderId, PublicUrl, ResponseMode,
};
use crate::claims::Mapping;
use crate::problem::Complaint;
use crate::secret::Secret;

/// What a definition cannot say by itself, because it was read from elsewhere.
#[derive(Debug)]
pub struct Given<'a> {
    /// Where the gateway is.
    pub public_url: &'a PublicUrl,
    /// The preset the definition builds on, if any.
    pub preset: Option<&'a str>,
    /// The client secret, read.
    pub client_secret: Option<Secret>,
    /// The private key, read.
    pub private_key: Option<Secret>,
    /// The text of `ca_file`, read.
    pub ca: Option<String>,
    /// The text of `logo`, read.
    pub logo: Option<String>,
}

/// The longest heading of a group, in characters.
const LONGEST_GROUP: usize = 60;
/// The longest limit a provider may be given for one request.
const LONGEST_TIMEOUT: Duration = Duration::from_mins(1);

/// Makes a usable provider of a merged definition.
///
/// The provider is there unless a complaint is an error. Keys of complaints are relative to the provider's table.
#[must_use]
pub fn resolve(
    id: &ProviderId,
    definition: &ProviderDefinition,
    given: Given<'_>,
) -> (Option<Provider>, Vec<Complaint>) {
    let mut complaints = Complaints::default();
    let provider =
        build(id, definition, given, &mut complaints).filter(|_| !complaints.has_errors());
    (provider, complaints.into_vec())
}

fn build(
    id: &ProviderId,
    definition: &ProviderDefinition,
    given: Given<'_>,
    complaints: &mut Complaints,
) -> Option<Provider> {
    let params = Params::resolve(definition, complaints);
    let kind = definition.protocol.unwrap_or(ProtocolKind::Oidc);
    let client_id = client_id(definition, complaints);
    let protocol = protocol::resolve(
        kind,
        definition,
        &params,
        given.client_secret.as_ref(),
        complaints,
    );
    let userinfo = userinfo::resolve(definition, kind, &params, complaints);
    let logo = match given.logo.as_deref().map(Logo::parse) {
        None => Some(None),
        Some(Ok(logo)) => Some(Some(logo)),
        Some(Err(fault)) => {
            complaints.error("logo", fault.to_string());
            None
        }
    };
    let mut of_brand = Vec::new();
    let brand = Brand::of(definition, &mut of_brand);
    for complaint in of_brand {
        complaints.push(complaint);
    }
    let dialect = dialect(definition, complaints);
    let logout = logout::resolve(definition, kind, complaints);
    let mapping = mapping(definition, complaints);
    let connection = connection(definition, given.ca, complaints);
    let client_auth = client_auth(
        definition,
        given.client_secret,
        given.private_key,
        &params,
        complaints,
    );
    let keeping = keeping::resolve(definition, &params, complaints);

    let scopes = scopes(definition, kind, complaints);

    Some(Provider {
        name: name(id, definition, complaints),
        mark: match &logo {
            Some(Some(_)) => Some(format!("own-{id}")),
            _ => given.preset.map(str::to_owned),
        },
        logo: logo?,
        group: group(definition, complaints),
        brand,
        wording: definition.wording.unwrap_or_default(),
        in_app_browsers: definition.in_app_browsers.unwrap_or_default(),
        protocol: protocol?,
        client_id: client_id?,
        client_auth: client_auth?,
        scopes,
        pkce: definition.pkce.unwrap_or(Pkce::S256),
        nonce: definition.nonce.unwrap_or(true) && kind == ProtocolKind::Oidc,
        response_mode: definition.response_mode.unwrap_or(ResponseMode::Query),
        dialect,
        passes: definition.authorize.passes.clone().unwrap_or_default(),
        logout: logout?,
        userinfo,
        callback_json: definition.callback.json.clone().unwrap_or_default(),
        denied: definition.callback.denied.clone().unwrap_or_default(),
        mapping: mapping?,
        groups: definition.groups.unwrap_or(false),
        params: params.into_value(),
        redirect_uri: given.public_url.at(&format!("/callback/{id}")),
        connection: connection?,
        keeping,
        id: id.clone(),
    })
}

fn client_id(definition: &ProviderDefinition, complaints: &mut Complaints) -> Option<String> {
    let client_id = definition
        .client_id
        .clone()
        .filter(|client_id| !client_id.is_empty());
    let client_id = complaints.required(
        "client_id",
        client_id,
        "it is shown where the provider registered this gateway",
    );
    if client_id
        .as_deref()
        .is_some_and(|id| !id.bytes().all(|byte| (b' '..=b'~').contains(&byte)))
    {
        let hint = "write the one that the provider shows for this gateway";
        let message = if client_id.as_deref() == Some(PLACEHOLDER) {
            STILL_OPEN
        } else {
            "is no client id, which has printable ASCII characters only"
        };
        complaints.push(Complaint::error("client_id", message).hint(hint));
    }
    client_id
}

/// What people see.
fn name(id: &ProviderId, definition: &ProviderDefinition, complaints: &mut Complaints) -> String {
    let name = definition.display_name.clone();
    if name.as_ref().is_some_and(|name| name.trim().is_empty()) {
        complaints.push(
            Complaint::error("display_name", "is empty")
                .hint("write the name that people know, or remove the line"),
        );
    }
    name.unwrap_or_else(|| id.to_string())
}

/// Everything that is asked for, each once: for groups and for refresh tokens only where they are wanted.
fn scopes(
    definition: &ProviderDefinition,
    kind: ProtocolKind,
    complaints: &mut Complaints,
) -> Vec<String> {
    let wants_groups = definition.groups == Some(true);
    let wants_tokens = definition.tokens == Some(true);
    let mut scopes: Vec<String> = Vec::new();
    for scope in [
        definition.scopes.as_ref(),
        definition.extra_scopes.as_ref(),
        definition.group_scopes.as_ref().filter(|_| wants_groups),
        definition.refresh.scopes.as_ref().filter(|_| wants_tokens),
    ]
    .into_iter()
    .flatten()
    .flatten()
    {
        if !scopes.contains(scope) {
            scopes.push(scope.clone());
        }
    }
    // Some providers give an ID token without it; most do not.
    if kind == ProtocolKind::Oidc && !scopes.iter().any(|scope| scope == "openid") {
        complaints.push(
            Complaint::warning("scopes", "without `openid` most providers give no ID token")
                .hint("add it, or name only what comes beside the usual scopes in extra_scopes"),
        );
    }
    scopes
}

/// The heading on the page; a blank one is none.
fn group(definition: &ProviderDefinition, complaints: &mut Complaints) -> Option<String> {
    let name = definition.group.as_deref()?.trim();
    if name.chars().count() > LONGEST_GROUP {
        let message = format!("is longer than {LONGEST_GROUP} characters");
        complaints.error("group", message);
    }
    (!name.is_empty()).then(|| name.to_owned())
}

fn dialect(definition: &ProviderDefinition, complaints: &mut Complaints) -> Dialect {
    complaints.own_parameters("authorize.params", definition.authorize.params.keys());
    for name in definition
        .token
        .headers
        .keys()
        .filter(|name| http::HeaderName::try_from(name.as_str()).is_err())
    {
        complaints.error(
            &format!("token.headers.{name}"),
            "is not the name of a header",
        );
    }
    let token_roots = ["param", "client", "callback"];
    Dialect {
        rename: definition.rename.clone(),
        scope_separator: definition
            .scope_separator
            .clone()
            .unwrap_or_else(|| " ".to_owned()),
        authorize_omit: definition.authorize.omit.clone(),
        authorize_fragment: definition.authorize.fragment.clone(),
        token_omit: definition.token.omit.clone(),
        token_rename: definition.token.rename.clone(),
        authorize_params: complaints.templates(
            "authorize.params",
            &definition.authorize.params,
            &["param", "client"],
        ),
        token_params: complaints.templates("token.params", &definition.token.params, &token_roots),
        token_headers: complaints.templates(
            "token.headers",
            &definition.token.headers,
            &token_roots,
        ),
        token_encoding: definition.token.encoding.unwrap_or_default(),
        token_method: definition.token.method,
        token_response: definition
            .token
            .response
            .iter()
            .map(|(name, path)| (name.clone(), path.split('.').map(str::to_owned).collect()))
            .collect(),
    }
}

fn mapping(definition: &ProviderDefinition, complaints: &mut Complaints) -> Option<Mapping> {
    let profile = &definition.profile;
    let expression = |member: &str| match member {
        "sub" => profile.sub.as_deref(),
        "name" => profile.name.as_deref(),
        "given_name" => profile.given_name.as_deref(),
        "family_name" => profile.family_name.as_deref(),
        "preferred_username" => profile.preferred_username.as_deref(),
        "email" => profile.email.as_deref(),
        "email_verified" => profile.email_verified.as_deref(),
        "picture" => profile.picture.as_deref(),
        "profile" => profile.profile.as_deref(),
        "locale" => profile.locale.as_deref(),
        "zoneinfo" => profile.zoneinfo.as_deref(),
        "groups" => profile.groups.as_deref(),
        _ => None,
    };
    Mapping::compile(expression)
        .map_err(|faults| {
            for fault in faults {
                let key = format!("profile.{}", fault.member);
                if expression(fault.member) == Some(PLACEHOLDER) {
                    complaints.error(&key, STILL_OPEN);
                    continue;
                }
                let complaint = Complaint::error(&key, fault.message);
                complaints.push(match fault.hint {
                    Some(hint) => complaint.hint(hint),
                    None => complaint,
                });
            }
        })
        .ok()
}

fn connection(
    definition: &ProviderDefinition,
    ca: Option<String>,
    complaints: &mut Complaints,
) -> Option<Connection> {
    let timeout = match definition.timeout.as_deref().map(humantime::parse_duration) {
        None => None,
        Some(Ok(timeout)) if !timeout.is_zero() && timeout <= LONGEST_TIMEOUT => Some(timeout),
        Some(Ok(_)) => {
            complaints.error("timeout", "must be more than nothing and at most 60s");
            return None;
        }
        Some(Err(_)) => {
            complaints
                .push(Complaint::error("timeout", "is not a duration").hint("write it as \"10s\""));
            return None;
        }
    };
    if let Some(proxy) = definition
        .proxy
        .as_deref()
        .filter(|proxy| *proxy != "environment")
        && !url::Url::parse(proxy)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
    {
        complaints.error("proxy", "is neither an http or https URL nor `environment`");
    }
    Some(Connection {
        ca,
        proxy: definition.proxy.clone(),
        timeout,
    })
}

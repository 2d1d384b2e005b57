//! The protocol: issuer, metadata, endpoints, algorithms.

use super::complaints::Complaints;
use super::params::Params;
use crate::problem::Complaint;
use crate::provider::definition::{DiscoveryDefinition, ProtocolKind, ProviderDefinition};
use crate::provider::issuer::HoleValues;
use crate::provider::{
    GivenEndpoints, IssuerRule, OAuth2, Oidc, Protocol, SecureUrl, UrlFault, without_password,
};
use crate::secret::Secret;

/// Signature algorithms accepted unless a list narrows them.
const ALGORITHMS: [&str; 10] = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
];
/// The shortest client secret that may check an HS256 signature (RFC 7518, section 3.2), in bytes.
const SHORTEST_HMAC_SECRET: usize = 32;

/// Resolves the protocol; `None` when something it needs is missing, which was complained about.
pub(super) fn resolve(
    kind: ProtocolKind,
    definition: &ProviderDefinition,
    params: &Params,
    secret: Option<&Secret>,
    complaints: &mut Complaints,
) -> Option<Protocol> {
    let endpoints = endpoints(definition, params, complaints);
    match kind {
        ProtocolKind::OAuth2 => {
            let hint = "an OAuth 2.0 provider has no metadata: write endpoints = { authorize = \"https://…\", token = \"https://…\" }";
            let authorize = written_or_missing(
                "endpoints.authorize",
                definition.endpoints.authorize.as_ref(),
                endpoints.authorize,
                hint,
                complaints,
            );
            let token = written_or_missing(
                "endpoints.token",
                definition.endpoints.token.as_ref(),
                endpoints.token,
                hint,
                complaints,
            );
            Some(Protocol::OAuth2(Box::new(OAuth2 {
                authorize: authorize?,
                token: token?,
                revocation: endpoints.revocation,
            })))
        }
        ProtocolKind::Oidc => oidc(definition, params, endpoints, secret, complaints)
            .map(|oidc| Protocol::Oidc(Box::new(oidc))),
    }
}

fn written_or_missing(
    key: &str,
    written: Option<&String>,
    resolved: Option<SecureUrl>,
    hint: &str,
    complaints: &mut Complaints,
) -> Option<SecureUrl> {
    if written.is_none() {
        complaints.required::<()>(key, None, hint);
    }
    resolved
}

fn endpoints(
    definition: &ProviderDefinition,
    params: &Params,
    complaints: &mut Complaints,
) -> GivenEndpoints {
    let mut url = |name: &str, written: &Option<String>| {
        let key = format!("endpoints.{name}");
        let filled = params.fill(&key, written.as_ref()?, complaints);
        complaints.url(&key, &filled)
    };
    GivenEndpoints {
        authorize: url("authorize", &definition.endpoints.authorize),
        token: url("token", &definition.endpoints.token),
        jwks: url("jwks", &definition.endpoints.jwks),
        userinfo: url("userinfo", &definition.endpoints.userinfo),
        revocation: url("revocation", &definition.endpoints.revocation),
        end_session: url("end_session", &definition.endpoints.end_session),
    }
}

fn oidc(
    definition: &ProviderDefinition,
    params: &Params,
    endpoints: GivenEndpoints,
    secret: Option<&Secret>,
    complaints: &mut Complaints,
) -> Option<Oidc> {
    let hint = "write issuer = \"https://…\", the address whose /.well-known/openid-configuration the provider serves";
    let written = complaints.required("issuer", definition.issuer.as_ref(), hint)?;
    let text = params.fill("issuer", written, complaints);
    if let Some(complaint) = spelling(&text) {
        complaints.push(complaint);
        return None;
    }
    let issuer = IssuerRule::parse(&text, hole_values(definition, params))
        .map_err(|fault| complaints.error("issuer", fault))
        .ok()?;
    complaints.url("issuer", &text.replace(['{', '}'], ""))?;
    let discovery = match &definition.discovery {
        Some(DiscoveryDefinition::Off(false)) => {
            for (key, given) in [
                ("authorize", &endpoints.authorize),
                ("token", &endpoints.token),
                ("jwks", &endpoints.jwks),
            ] {
                let hint =
                    "without metadata the endpoints authorize, token and jwks are given by hand";
                complaints.required(&format!("endpoints.{key}"), given.as_ref(), hint);
            }
            None
        }
        Some(DiscoveryDefinition::Url(url)) => {
            let url = params.fill("discovery", url, complaints);
            Some(complaints.url("discovery", &url)?)
        }
        None | Some(DiscoveryDefinition::Off(true)) if text.contains('{') => {
            complaints.push(Complaint::error(
                "discovery",
                "is required: this issuer has a hole, so the metadata cannot be found below it",
            ));
            return None;
        }
        None | Some(DiscoveryDefinition::Off(true)) => Some(complaints.url(
            "issuer",
            &format!("{}{METADATA}", text.trim_end_matches('/')),
        )?),
    };
    Some(Oidc {
        issuer,
        discovery,
        endpoints,
        algorithms: algorithms(definition, secret, complaints),
        audiences: definition.id_token.audiences.clone(),
    })
}

/// Where a provider's metadata are, below its issuer.
const METADATA: &str = "/.well-known/openid-configuration";

/// What is wrong with how an issuer is spelt: every character counts, as tokens are held against it.
fn spelling(text: &str) -> Option<Complaint> {
    if text.trim() != text {
        let complaint = Complaint::error("issuer", "has a space before or behind it");
        return Some(complaint.hint("remove it"));
    }
    if let Some(issuer) = text.trim_end_matches('/').strip_suffix(METADATA) {
        let complaint = Complaint::error("issuer", "is the address of the metadata");
        let issuer = without_password(issuer);
        return Some(complaint.hint(format!("leave {METADATA} out: issuer = \"{issuer}\"")));
    }
    if text.contains('?') {
        let complaint = Complaint::error("issuer", UrlFault::Query.to_string());
        return Some(complaint.hint(
            "if only the metadata have one, write their address as discovery = \"https://…\"",
        ));
    }
    None
}

fn hole_values(definition: &ProviderDefinition, params: &Params) -> HoleValues {
    let mut values = HoleValues::default();
    for rule in definition.issuer_values.iter().flatten() {
        if rule
            .when
            .iter()
            .all(|(name, value)| params.text(name) == Some(value))
        {
            values.refuse.extend(rule.refuse.iter().cloned());
            if let Some(name) = &rule.only_param {
                values.only.extend(params.list(name));
            }
        }
    }
    values
}

fn algorithms(
    definition: &ProviderDefinition,
    secret: Option<&Secret>,
    complaints: &mut Complaints,
) -> Vec<String> {
    let Some(written) = &definition.id_token.algorithms else {
        return ALGORITHMS.iter().map(|&name| name.to_owned()).collect();
    };
    let key = "id_token.algorithms";
    if written.is_empty() {
        complaints.error(key, "an empty list accepts no ID token at all");
    }
    for name in written {
        if name == "HS256" {
            if secret.is_none_or(|secret| secret.expose().len() < SHORTEST_HMAC_SECRET) {
                complaints.error(
                    key,
                    format!("HS256 needs a client secret of at least {SHORTEST_HMAC_SECRET} bytes"),
                );
            }
        } else if !ALGORITHMS.contains(&name.as_str()) {
            let known = ALGORITHMS.join(", ");
            complaints.push(
                Complaint::error(key, format!("`{name}` is not an accepted algorithm"))
                    .hint(format!("known are {known} and HS256")),
            );
        }
    }
    written.clone()
}

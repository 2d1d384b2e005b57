//! Metadata: the members of a discovery document that a login needs, checked.

use serde_json::Value;

use super::{Address, KeySet, NamedBy, Wire, fetch_json};
use crate::flow::{LoginError, Step};
use crate::provider::{GivenEndpoints, Oidc, Protocol, Provider, SecureUrl, SettledIssuer};

/// Where a provider's endpoints are and how it wants to be spoken to.
#[derive(Debug)]
pub(in crate::flow) struct Metadata {
    /// The OpenID issuer; none for plain OAuth 2.0.
    pub(in crate::flow) issuer: Option<SettledIssuer>,
    pub(in crate::flow) authorize: SecureUrl,
    pub(in crate::flow) token: Address,
    pub(in crate::flow) userinfo: Option<Address>,
    pub(in crate::flow) jwks: Option<Address>,
    /// Where tokens are revoked (RFC 7009).
    pub(in crate::flow) revocation: Option<Address>,
    /// Where a browser signs out of the provider.
    pub(in crate::flow) end_session: Option<Address>,
    /// The values of `prompt` that it takes, where it says so (OpenID Connect Prompt Create, section 4.3).
    pub(in crate::flow) prompts: Option<Vec<String>>,
    /// Whether every answer carries `iss` (RFC 9207, section 3).
    pub(in crate::flow) answers_with_issuer: bool,
    /// Whether HTTP Basic is among the ways to authenticate, or nothing is said.
    pub(in crate::flow) takes_basic: bool,
}

const STEP: Step = Step::Discovery;
/// The most keys of one set; reading one takes up to a tenth of a millisecond, in which nobody else is served.
const MOST_KEYS: usize = 256;

impl Metadata {
    /// What is known by hand, or the document.
    pub(super) async fn fetch(wire: &Wire, provider: &Provider) -> Result<Self, LoginError> {
        match provider.protocol() {
            Protocol::OAuth2(endpoints) => Ok(Self {
                issuer: None,
                authorize: endpoints.authorize.clone(),
                token: by_operator(&endpoints.token),
                userinfo: None,
                jwks: None,
                revocation: endpoints.revocation.as_ref().map(by_operator),
                end_session: None,
                prompts: None,
                answers_with_issuer: false,
                takes_basic: true,
            }),
            Protocol::Oidc(oidc) => match &oidc.discovery {
                None => Self::read(oidc, &Value::Null, oidc.issuer.unsettled()),
                Some(url) => {
                    let document = fetch_json(wire, provider, &by_operator(url), STEP).await?;
                    let issuer = document
                        .get("issuer")
                        .and_then(Value::as_str)
                        .ok_or(invalid("issuer_missing"))?;
                    let settled = oidc.issuer.settle(issuer).map_err(|_| {
                        tracing::warn!(provider = %provider.id(), configured = oidc.issuer.as_str(), "the metadata names another issuer than the configuration");
                        invalid("issuer_mismatch")
                    })?;
                    if matches!(&settled, SettledIssuer::Exact(exact) if exact.trim_end_matches('/') == oidc.issuer.as_str().trim_end_matches('/') && exact != oidc.issuer.as_str())
                    {
                        tracing::warn!(provider = %provider.id(), configured = oidc.issuer.as_str(), "the provider writes its issuer with another final slash; write it as the provider does");
                    }
                    Self::read(oidc, &document, settled)
                }
            },
        }
    }

    pub(in crate::flow) fn read(
        oidc: &Oidc,
        document: &Value,
        issuer: SettledIssuer,
    ) -> Result<Self, LoginError> {
        let given: &GivenEndpoints = &oidc.endpoints;
        let authorize = endpoint(document, "authorization_endpoint", given.authorize.as_ref())?
            .ok_or(invalid("authorization_endpoint_missing"))?;
        let token = endpoint(document, "token_endpoint", given.token.as_ref())?
            .ok_or(invalid("token_endpoint_missing"))?;
        let jwks = endpoint(document, "jwks_uri", given.jwks.as_ref())?
            .ok_or(invalid("jwks_uri_missing"))?;
        let methods = document
            .get("token_endpoint_auth_methods_supported")
            .and_then(Value::as_array);
        Ok(Self {
            issuer: Some(issuer),
            authorize: authorize.url,
            token,
            userinfo: endpoint(document, "userinfo_endpoint", given.userinfo.as_ref())?,
            jwks: Some(jwks),
            revocation: dispensable(document, "revocation_endpoint", given.revocation.as_ref()),
            end_session: dispensable(document, "end_session_endpoint", given.end_session.as_ref()),
            prompts: document
                .get("prompt_values_supported")
                .and_then(Value::as_array)
                .map(|values| {
                    let texts = values.iter().filter_map(Value::as_str);
                    texts.map(str::to_owned).collect()
                }),
            answers_with_issuer: document.get("authorization_response_iss_parameter_supported")
                == Some(&Value::Bool(true)),
            takes_basic: methods.is_none_or(|methods| {
                methods.is_empty() || methods.iter().any(|method| method == "client_secret_basic")
            }),
        })
    }

    /// The key set, with at least one key that can be used.
    pub(in crate::flow) async fn fetch_keys(
        &self,
        wire: &Wire,
        provider: &Provider,
    ) -> Result<KeySet, LoginError> {
        let invalid = |reason| LoginError::ProviderInvalidResponse {
            step: Step::Keys,
            reason,
        };
        let address = self.jwks.as_ref().ok_or(invalid("jwks_uri_missing"))?;
        let document = fetch_json(wire, provider, address, Step::Keys).await?;
        let listed = document.get("keys").and_then(Value::as_array);
        if listed.is_some_and(|keys| keys.len() > MOST_KEYS) {
            return Err(invalid("too_many_keys"));
        }
        let keys: KeySet =
            serde_json::from_value(document).map_err(|_| invalid("not_a_key_set"))?;
        if keys.keys().is_empty() {
            Err(invalid("no_usable_key"))
        } else {
            Ok(keys)
        }
    }

    /// The issuer as text, for comparison between the start and the end of a login.
    pub(in crate::flow) fn issuer_text(&self) -> &str {
        match &self.issuer {
            Some(SettledIssuer::Exact(issuer)) => issuer,
            Some(SettledIssuer::Pattern) | None => "",
        }
    }
}

fn invalid(reason: &'static str) -> LoginError {
    LoginError::ProviderInvalidResponse { step: STEP, reason }
}

fn by_operator(url: &SecureUrl) -> Address {
    Address {
        url: url.clone(),
        named_by: NamedBy::Operator,
    }
}

/// An endpoint given by hand, else the document's; empty text counts as absent.
fn endpoint(
    document: &Value,
    name: &str,
    given: Option<&SecureUrl>,
) -> Result<Option<Address>, LoginError> {
    if let Some(given) = given {
        return Ok(Some(by_operator(given)));
    }
    match document.get(name).and_then(Value::as_str) {
        None | Some("") => Ok(None),
        Some(text) => {
            let url = SecureUrl::parse(text).map_err(|_| invalid("endpoint_insecure"))?;
            Ok(Some(Address {
                url,
                named_by: NamedBy::Document,
            }))
        }
    }
}

/// An endpoint that no login needs: one that is not safe to use counts as absent.
fn dispensable(document: &Value, name: &str, given: Option<&SecureUrl>) -> Option<Address> {
    endpoint(document, name, given).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::Metadata;
    use crate::provider::{GivenEndpoints, HoleValues, IssuerRule, Oidc};

    fn read(document: &Value) -> Option<Metadata> {
        let issuer = IssuerRule::parse("https://a.example", HoleValues::default()).unwrap();
        let oidc = Oidc {
            discovery: None,
            endpoints: GivenEndpoints::default(),
            algorithms: Vec::new(),
            audiences: Vec::new(),
            issuer,
        };
        Metadata::read(&oidc, document, oidc.issuer.unsettled()).ok()
    }

    fn member() -> impl Strategy<Value = Value> {
        prop_oneof![
            6 => "https?://([a-z]{1,8}[.]example|localhost:8080)/[a-z]{0,5}".prop_map(Value::from),
            1 => any::<bool>().prop_map(Value::from),
            1 => any::<i64>().prop_map(Value::from),
            2 => "https?://[a-z.:@/#?]{0,20}|\\PC{0,30}".prop_map(Value::from),
            1 => prop::collection::vec("\\PC{0,10}".prop_map(Value::from), 0..3).prop_map(Value::from),
        ]
    }

    proptest! {
        #[test]
        fn whatever_metadata_says_its_addresses_are_safe(
            authorize in member(), token in member(), jwks in member(), userinfo in member(), methods in member(), promised in member(),
        ) {
            let document = json!({
                "authorization_endpoint": authorize,
                "token_endpoint": token,
                "jwks_uri": jwks,
                "userinfo_endpoint": userinfo,
                "token_endpoint_auth_methods_supported": methods,
                "authorization_response_iss_parameter_supported": promised,
            });
            if let Some(metadata) = read(&document) {
                for url in [&metadata.authorize, &metadata.token.url] {
                    let url = url.as_url();
                    prop_assert!(url.scheme() == "https" || crate::provider::is_loopback(url));
                    prop_assert!(url.username().is_empty() && url.fragment().is_none());
                }
                prop_assert_eq!(metadata.answers_with_issuer, promised == json!(true));
            }
        }
    }
}

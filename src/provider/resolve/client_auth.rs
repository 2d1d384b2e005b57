//! How the client proves itself.

use super::complaints::Complaints;
use super::params::Params;
use crate::provider::definition::{ClientAuthMethod, ProviderDefinition};
use crate::provider::{Assertion, ClientAuth, SigningKey};
use crate::secret::Secret;

/// The method that is asked for, with everything that it needs.
pub(super) fn client_auth(
    definition: &ProviderDefinition,
    secret: Option<Secret>,
    private_key: Option<Secret>,
    params: &Params,
    complaints: &mut Complaints,
) -> Option<ClientAuth> {
    let method = definition
        .client_auth
        .method
        .unwrap_or(ClientAuthMethod::Auto);
    let hint = "give client_secret_file, client_secret_env or client_secret";
    match method {
        ClientAuthMethod::Auto => Some(secret.map_or(ClientAuth::None, ClientAuth::Auto)),
        ClientAuthMethod::None => Some(ClientAuth::None),
        ClientAuthMethod::Basic => complaints
            .required("client_secret", secret, hint)
            .map(ClientAuth::Basic),
        ClientAuthMethod::BasicRaw => {
            if definition
                .client_id
                .as_deref()
                .is_some_and(|id| id.contains(':'))
            {
                complaints.error(
                    "client_id",
                    "holds a colon, which ends the id in HTTP Basic; client_auth.method = \"basic\" encodes it",
                );
            }
            complaints
                .required("client_secret", secret, hint)
                .map(ClientAuth::BasicRaw)
        }
        ClientAuthMethod::Post => complaints
            .required("client_secret", secret, hint)
            .map(ClientAuth::Post),
        ClientAuthMethod::SignedJwt => signed_jwt(definition, private_key, params, complaints),
    }
}

fn signed_jwt(
    definition: &ProviderDefinition,
    private_key: Option<Secret>,
    params: &Params,
    complaints: &mut Complaints,
) -> Option<ClientAuth> {
    let hint = "give private_key_file or private_key_env with a PKCS#8 key in PEM";
    let private_key = complaints.required("private_key", private_key, hint);
    let algorithm = complaints.required(
        "client_auth.algorithm",
        definition.client_auth.algorithm,
        "ES256 or RS256",
    );
    let mut fill = |key: &str, text: &str| params.fill(key, text, complaints);
    let key_id = definition
        .client_auth
        .key_id
        .as_deref()
        .map(|text| fill("client_auth.key_id", text));
    let claims = definition
        .client_auth
        .claims
        .iter()
        .map(|(name, text)| {
            (
                name.clone(),
                fill(&format!("client_auth.claims.{name}"), text),
            )
        })
        .collect();
    let key = SigningKey::from_pem(&private_key?, algorithm?)
        .map_err(|fault| complaints.error("private_key", fault))
        .ok()?;
    let send_as = definition.client_auth.send_as.unwrap_or_default();
    Some(ClientAuth::SignedJwt(Assertion {
        send_as,
        key,
        key_id,
        claims,
    }))
}

//! ID token → verified claims: every check of OpenID Connect Core 3.1.3.7, and a reason code for each.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::JsonWebKey as _;
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde_json::{Map, Value};

use super::jwt::{SignedToken, Types, Verified};
use super::keys::{self, KeySet, VerificationKey};
use crate::claims::Subject;
use crate::clock::Timestamp;
use crate::provider::{IssuerFault, Oidc, Provider, SettledIssuer};

/// How far clocks may differ, in seconds.
pub(super) const LEEWAY: i64 = 60;
/// How old an ID token may be when it arrives, in seconds.
pub(super) const OLDEST: i64 = 600;
/// What the `typ` of an ID token or a userinfo document may be.
const TYPES: Types<'static> = Types::OrNone(&["jwt", "application/jwt", "jose"]);
/// The last second of the year 9999; later times are not times.
const LAST_SECOND: i64 = 253_402_300_799;

/// Why an identity is not believed. The text is the reason code of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the message of each says it")]
pub enum IdentityFault {
    #[error("id_token_missing")]
    Missing,
    #[error("token_too_large")]
    TooLarge,
    #[error("token_malformed")]
    Malformed,
    #[error("jwe_unsupported")]
    Encrypted,
    #[error("critical_header")]
    CriticalHeader,
    #[error("typ_mismatch")]
    WrongType,
    #[error("alg_not_accepted")]
    Algorithm,
    #[error("key_unknown")]
    UnknownKey,
    #[error("kid_ambiguous")]
    AmbiguousKey,
    #[error("signature_wrong")]
    Signature,
    #[error("hmac_wrong")]
    SecretSignature,
    #[error("iss_mismatch")]
    Issuer,
    #[error("issuer_hole_unfilled")]
    IssuerHole,
    #[error("tenant_refused")]
    Tenant,
    #[error("aud_mismatch")]
    Audience,
    #[error("azp_mismatch")]
    AuthorizedParty,
    #[error("exp_missing")]
    ExpiryMissing,
    #[error("expired")]
    Expired,
    #[error("iat_missing")]
    IssuedAtMissing,
    #[error("iat_in_future")]
    IssuedInFuture,
    #[error("iat_too_old")]
    IssuedTooLongAgo,
    #[error("nbf_in_future")]
    NotYetValid,
    #[error("nonce_mismatch")]
    Nonce,
    #[error("at_hash_mismatch")]
    AccessTokenHash,
    #[error("sub_invalid")]
    Subject,
    #[error("userinfo_sub")]
    ForeignUserinfo,
    #[error("userinfo_unsigned")]
    UnsignedUserinfo,
}

impl IdentityFault {
    /// Whether newer keys might help.
    pub(super) fn may_be_stale_keys(self) -> bool {
        matches!(self, Self::UnknownKey | Self::Signature)
    }
}

impl From<IssuerFault> for IdentityFault {
    fn from(fault: IssuerFault) -> Self {
        match fault {
            IssuerFault::Mismatch => Self::Issuer,
            IssuerFault::HoleUnfilled => Self::IssuerHole,
            IssuerFault::ValueRefused => Self::Tenant,
        }
    }
}

/// What an ID token is held against.
pub(super) struct Expected<'a> {
    pub(super) provider: &'a Provider,
    pub(super) oidc: &'a Oidc,
    pub(super) issuer: &'a SettledIssuer,
    /// The nonce of the attempt, where one was sent.
    pub(super) nonce: Option<&'a str>,
    pub(super) access_token: &'a str,
    pub(super) now: Timestamp,
}

impl Expected<'_> {
    /// Verifies an ID token and gives its claims.
    pub(super) fn verify(
        &self,
        token: &str,
        keys: &KeySet,
    ) -> Result<Map<String, Value>, IdentityFault> {
        let verified = signature(self.provider, self.oidc, token, TYPES, keys)?;
        self.issuer_and_audience(&verified.claims)?;
        self.times(&verified.claims)?;
        if let Some(expected) = self.nonce {
            let nonce = text(&verified.claims, "nonce").unwrap_or_default();
            verify_slices_are_equal(nonce.as_bytes(), expected.as_bytes())
                .map_err(|_| IdentityFault::Nonce)?;
        }
        self.access_token_hash(&verified)?;
        Subject::parse(text(&verified.claims, "sub").unwrap_or_default())
            .map_err(|_| IdentityFault::Subject)?;
        Ok(verified.claims)
    }

    /// Verifies a signed userinfo document (OpenID Connect Core 5.3.2): signature, and issuer and audience where it has them.
    pub(super) fn verify_userinfo(
        &self,
        token: &str,
        keys: &KeySet,
    ) -> Result<Map<String, Value>, IdentityFault> {
        let claims = signature(self.provider, self.oidc, token, TYPES, keys)?.claims;
        if claims.contains_key("iss") {
            self.oidc.issuer.check(self.issuer, &claims)?;
        }
        if let Some(audience) = claims.get("aud") {
            let own = |value: &Value| value.as_str() == Some(self.provider.client_id());
            if !own(audience) && !audience.as_array().is_some_and(|list| list.iter().any(own)) {
                return Err(IdentityFault::Audience);
            }
        }
        Ok(claims)
    }

    fn issuer_and_audience(&self, claims: &Map<String, Value>) -> Result<(), IdentityFault> {
        self.oidc.issuer.check(self.issuer, claims)?;
        let client_id = self.provider.client_id();
        let audiences = audiences(self.provider, self.oidc, claims)?;
        match claims.get("azp") {
            None if audiences.iter().all(|audience| *audience == client_id) => Ok(()),
            Some(Value::String(party)) if party == client_id => Ok(()),
            _ => Err(IdentityFault::AuthorizedParty),
        }
    }

    fn times(&self, claims: &Map<String, Value>) -> Result<(), IdentityFault> {
        let now = self.now.seconds();
        let expires = time(claims, "exp").ok_or(IdentityFault::ExpiryMissing)?;
        let issued = time(claims, "iat").ok_or(IdentityFault::IssuedAtMissing)?;
        if expires.saturating_add(LEEWAY) <= now {
            return Err(IdentityFault::Expired);
        }
        if issued > now.saturating_add(LEEWAY) {
            return Err(IdentityFault::IssuedInFuture);
        }
        if issued < now.saturating_sub(OLDEST) {
            return Err(IdentityFault::IssuedTooLongAgo);
        }
        if claims.contains_key("nbf")
            && time(claims, "nbf").is_none_or(|from| from > now.saturating_add(LEEWAY))
        {
            return Err(IdentityFault::NotYetValid);
        }
        Ok(())
    }

    fn access_token_hash(&self, verified: &Verified) -> Result<(), IdentityFault> {
        let Some(claimed) = verified.claims.get("at_hash") else {
            return Ok(());
        };
        let expected = access_token_hash(self.access_token, &verified.algorithm)
            .ok_or(IdentityFault::AccessTokenHash)?;
        let claimed = claimed.as_str().unwrap_or_default();
        verify_slices_are_equal(claimed.as_bytes(), expected.as_bytes())
            .map_err(|_| IdentityFault::AccessTokenHash)
    }
}

/// Checks a token's signature: with the provider's keys, or with the client secret where that was configured.
pub(super) fn signature(
    provider: &Provider,
    oidc: &Oidc,
    token: &str,
    types: Types<'_>,
    keys: &KeySet,
) -> Result<Verified, IdentityFault> {
    let token = SignedToken::parse(token, &oidc.algorithms, types)?;
    if !token.is_symmetric() {
        return token.verify(keys);
    }
    let Some(secret) = provider.client_auth().secret() else {
        return Err(IdentityFault::Algorithm);
    };
    let key = VerificationKey::new_symmetric(secret.expose().as_bytes().to_vec());
    // No newer key of the provider's could help.
    token
        .verify_with(&key)
        .map_err(|_| IdentityFault::SecretSignature)
}

/// Whom a token is for: this client, and nobody besides who was not configured.
pub(super) fn audiences<'a>(
    provider: &Provider,
    oidc: &Oidc,
    claims: &'a Map<String, Value>,
) -> Result<Vec<&'a str>, IdentityFault> {
    let client_id = provider.client_id();
    let audiences: Vec<&str> = match claims.get("aud") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(many)) => many
            .iter()
            .map(|value| value.as_str().ok_or(IdentityFault::Audience))
            .collect::<Result<_, _>>()?,
        _ => return Err(IdentityFault::Audience),
    };
    let known = |audience: &&str| {
        *audience == client_id || oidc.audiences.iter().any(|other| other == audience)
    };
    if !audiences.contains(&client_id) || !audiences.iter().all(known) {
        return Err(IdentityFault::Audience);
    }
    Ok(audiences)
}

/// The left half of the hash of an access token (OpenID Connect Core 3.1.3.6).
fn access_token_hash(token: &str, algorithm: &CoreJwsSigningAlgorithm) -> Option<String> {
    let hash = keys::hash(token.as_bytes(), algorithm)?;
    Some(URL_SAFE_NO_PAD.encode(&hash[..hash.len() / 2]))
}

pub(super) fn text<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    claims.get(name).and_then(Value::as_str)
}

/// A `NumericDate`: seconds, perhaps with a fraction, not before 1970 and not after 9999.
pub(super) fn time(claims: &Map<String, Value>, name: &str) -> Option<i64> {
    let Some(Value::Number(number)) = claims.get(name) else {
        return None;
    };
    let seconds = number.as_i64().or_else(|| {
        let seconds = number.as_f64()?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the range is checked first"
        )]
        (0.0..=253_402_300_799.0)
            .contains(&seconds)
            .then_some(seconds as i64)
    })?;
    (0..=LAST_SECOND).contains(&seconds).then_some(seconds)
}

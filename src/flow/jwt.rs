//! Signed tokens (RFC 7515, 7519): taken apart, key chosen, signature checked. What the claims must say is for the caller.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::JsonWebKey as _;
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde_json::{Map, Value};

use super::identity::IdentityFault;
use super::keys::{self, KeySet, VerificationKey};
use super::strict_json;

/// The longest token that is looked at, in bytes.
const LONGEST: usize = 64 * 1024;

/// A token taken apart; nothing in it is to be believed before `verify`.
pub(super) struct SignedToken<'a> {
    message: &'a str,
    signature: Vec<u8>,
    algorithm: CoreJwsSigningAlgorithm,
    key_id: Option<String>,
    claims: Map<String, Value>,
}

/// Which `typ`s a token may have, in lower case.
#[derive(Clone, Copy, Debug)]
pub(super) enum Types<'a> {
    /// One of these, or none.
    OrNone(&'a [&'a str]),
    /// One of these.
    Only(&'a [&'a str]),
}

impl Types<'_> {
    fn accept(self, kind: Option<&Value>) -> bool {
        match (self, kind) {
            (Self::OrNone(_), None) => true,
            (Self::OrNone(types) | Self::Only(types), Some(Value::String(kind))) => {
                types.contains(&kind.to_ascii_lowercase().as_str())
            }
            _ => false,
        }
    }
}

/// The claims of a token whose signature is right.
pub(super) struct Verified {
    pub(super) claims: Map<String, Value>,
    pub(super) algorithm: CoreJwsSigningAlgorithm,
}

impl<'a> SignedToken<'a> {
    /// Takes a token apart. `algorithms` are those accepted.
    pub(super) fn parse(
        token: &'a str,
        algorithms: &[String],
        types: Types<'_>,
    ) -> Result<Self, IdentityFault> {
        if token.len() > LONGEST {
            return Err(IdentityFault::TooLarge);
        }
        let mut parts = token.split('.');
        let (Some(header), Some(payload), Some(signature), rest) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(IdentityFault::Malformed);
        };
        if rest.is_some() {
            return Err(if parts.count() == 1 {
                IdentityFault::Encrypted
            } else {
                IdentityFault::Malformed
            });
        }
        let object = |part: &str| {
            URL_SAFE_NO_PAD
                .decode(part)
                .ok()
                .and_then(|bytes| strict_json::object(&bytes))
                .ok_or(IdentityFault::Malformed)
        };
        let head = object(header)?;
        if ["crit", "b64", "zip"]
            .iter()
            .any(|name| head.contains_key(*name))
        {
            return Err(IdentityFault::CriticalHeader);
        }
        if !types.accept(head.get("typ")) {
            return Err(IdentityFault::WrongType);
        }
        let name = head
            .get("alg")
            .and_then(Value::as_str)
            .ok_or(IdentityFault::Malformed)?;
        let algorithm = keys::algorithm(name)
            .filter(|_| algorithms.iter().any(|accepted| accepted == name))
            .ok_or(IdentityFault::Algorithm)?;
        let key_id = match head.get("kid") {
            None => None,
            Some(Value::String(id)) => Some(id.clone()),
            Some(_) => return Err(IdentityFault::Malformed),
        };
        let signature = URL_SAFE_NO_PAD
            .decode(signature)
            .map_err(|_| IdentityFault::Malformed)?;
        let claims = object(payload)?;
        Ok(Self {
            message: &token[..header.len() + 1 + payload.len()],
            signature,
            algorithm,
            key_id,
            claims,
        })
    }

    /// Whether it is signed with the client secret instead of one of the provider's keys.
    pub(super) fn is_symmetric(&self) -> bool {
        self.algorithm == CoreJwsSigningAlgorithm::HmacSha256
    }

    /// Checks the signature with a key of the set: the one of the token's `kid`, or the only one that fits where it names none.
    pub(super) fn verify(self, keys: &KeySet) -> Result<Verified, IdentityFault> {
        let fitting = keys.keys().iter().filter(|key| key.fits(&self.algorithm));
        let mut eligible = fitting.filter(|key| match &self.key_id {
            Some(id) => key.key_id().is_some_and(|known| known.as_str() == id),
            None => true,
        });
        let key = eligible.next().ok_or(IdentityFault::UnknownKey)?;
        if eligible.next().is_some() {
            return Err(IdentityFault::AmbiguousKey);
        }
        self.verify_with(key)
    }

    /// Checks the signature with this key.
    pub(super) fn verify_with(self, key: &VerificationKey) -> Result<Verified, IdentityFault> {
        key.verify_signature(&self.algorithm, self.message.as_bytes(), &self.signature)
            .map_err(|_| IdentityFault::Signature)?;
        Ok(Verified {
            claims: self.claims,
            algorithm: self.algorithm,
        })
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use proptest::prelude::*;

    use super::{SignedToken, Types};

    fn parses(token: &str) -> bool {
        let types = Types::OrNone(&["jwt"]);
        SignedToken::parse(token, &["RS256".to_owned()], types).is_ok()
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(token in "\\PC{0,200}|[A-Za-z0-9._-]{0,200}") {
            prop_assert!(!parses(&token));
        }

        #[test]
        fn no_header_or_payload_makes_the_parser_panic(header in "\\PC{0,80}", payload in "\\PC{0,80}") {
            let encode = |text: &str| URL_SAFE_NO_PAD.encode(text);
            let good = encode(r#"{"alg":"RS256"}"#);

            parses(&format!("{}.{}.AAAA", encode(&header), encode(&payload)));
            parses(&format!("{good}.{}.AAAA", encode(&payload)));
            let empty = format!("{good}.{}.AAAA", encode("{}"));
            prop_assert!(parses(&empty));
        }
    }
}

//! The keys of a provider: JSON Web Keys (RFC 7517) on aws-lc-rs, behind openidconnect's key trait.

use std::sync::{Arc, OnceLock};

use aws_lc_rs::digest::{SHA256, SHA384, SHA512, digest};
use aws_lc_rs::hmac;
use aws_lc_rs::rsa::PublicKeyComponents;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ECDSA_P521_SHA512_FIXED, ED25519,
    ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384,
    RSA_PKCS1_2048_8192_SHA512, RSA_PSS_2048_8192_SHA256, RSA_PSS_2048_8192_SHA384,
    RSA_PSS_2048_8192_SHA512, RsaParameters,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreJsonWebKeyType, CoreJsonWebKeyUse, CoreJwsSigningAlgorithm};
use openidconnect::{
    JsonWebKey, JsonWebKeyAlgorithm, JsonWebKeyId, JsonWebKeySet, JsonWebKeyUse as _,
    SignatureVerificationError,
};
use serde::{Deserialize, Deserializer, Serialize};

/// A provider's key set; keys it cannot use are not in it.
pub(super) type KeySet = JsonWebKeySet<VerificationKey>;

/// The smallest RSA modulus, in bytes.
const SMALLEST_RSA: usize = 256;

/// One key that can check signatures.
#[derive(Clone, Debug, Serialize)]
pub(super) struct VerificationKey {
    #[serde(rename = "kid", skip_serializing_if = "Option::is_none")]
    id: Option<JsonWebKeyId>,
    #[serde(rename = "kty")]
    kind: CoreJsonWebKeyType,
    #[serde(rename = "use", skip_serializing_if = "Option::is_none")]
    usage: Option<CoreJsonWebKeyUse>,
    #[serde(rename = "alg", skip_serializing_if = "Option::is_none")]
    algorithm: Option<CoreJwsSigningAlgorithm>,
    #[serde(skip)]
    material: Material,
}

#[derive(Clone, Debug)]
enum Material {
    Rsa(Arc<RsaKey>),
    Ec {
        curve: Curve,
        key: Arc<ParsedPublicKey>,
    },
    Ed25519(Arc<ParsedPublicKey>),
    Symmetric(Arc<[u8]>),
}

/// Providers sign with one algorithm, so the key is kept parsed for the first that was asked for.
#[derive(Debug)]
struct RsaKey {
    components: PublicKeyComponents<Vec<u8>>,
    parsed: OnceLock<Option<(CoreJwsSigningAlgorithm, ParsedPublicKey)>>,
}

impl RsaKey {
    fn verify(
        &self,
        algorithm: &CoreJwsSigningAlgorithm,
        parameters: &'static RsaParameters,
        (message, signature): (&[u8], &[u8]),
    ) -> bool {
        let parsed = self.parsed.get_or_init(|| {
            let key = self.components.to_parsed_public_key(parameters).ok()?;
            Some((algorithm.clone(), key))
        });
        let verified = match parsed {
            Some((known, key)) if known == algorithm => key.verify_sig(message, signature),
            _ => self.components.verify(parameters, message, signature),
        };
        verified.is_ok()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Curve {
    P256,
    P384,
    P521,
}

/// A key as the document writes it.
#[derive(Deserialize)]
struct Written {
    kty: String,
    kid: Option<String>,
    r#use: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

impl VerificationKey {
    /// Whether it may check a signature of this algorithm: use, type, curve and its own `alg` agree.
    pub(super) fn fits(&self, algorithm: &CoreJwsSigningAlgorithm) -> bool {
        use CoreJwsSigningAlgorithm as Alg;
        let kind = match (&self.material, algorithm) {
            (
                Material::Rsa(_),
                Alg::RsaSsaPkcs1V15Sha256
                | Alg::RsaSsaPkcs1V15Sha384
                | Alg::RsaSsaPkcs1V15Sha512
                | Alg::RsaSsaPssSha256
                | Alg::RsaSsaPssSha384
                | Alg::RsaSsaPssSha512,
            )
            | (Material::Ed25519(_), Alg::EdDsa)
            | (Material::Symmetric(_), Alg::HmacSha256) => true,
            (Material::Ec { curve, .. }, alg) => matches!(
                (curve, alg),
                (Curve::P256, Alg::EcdsaP256Sha256)
                    | (Curve::P384, Alg::EcdsaP384Sha384)
                    | (Curve::P521, Alg::EcdsaP521Sha512)
            ),
            _ => false,
        };
        kind && self.algorithm.as_ref().is_none_or(|own| own == algorithm)
    }
}

impl<'de> Deserialize<'de> for VerificationKey {
    /// Fails for every key that cannot check a signature, so that a key set simply lacks it: other types and curves, RSA below 2048 bits, symmetric keys, keys for encryption.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Written::deserialize(deserializer)?;
        read(&written).ok_or_else(|| serde::de::Error::custom("not a key that checks signatures"))
    }
}

fn read(written: &Written) -> Option<VerificationKey> {
    if written.r#use.as_deref().is_some_and(|usage| usage != "sig") {
        return None;
    }
    let bytes = |member: &Option<String>| {
        URL_SAFE_NO_PAD
            .decode(member.as_deref()?.trim_end_matches('='))
            .ok()
    };
    let (kind, material) = match (written.kty.as_str(), written.crv.as_deref()) {
        ("RSA", _) => {
            let modulus = without_leading_zeros(&bytes(&written.n)?);
            let exponent = without_leading_zeros(&bytes(&written.e)?);
            if modulus.len() < SMALLEST_RSA || exponent.is_empty() {
                return None;
            }
            (
                CoreJsonWebKeyType::RSA,
                Material::Rsa(Arc::new(RsaKey {
                    components: PublicKeyComponents {
                        n: modulus,
                        e: exponent,
                    },
                    parsed: OnceLock::new(),
                })),
            )
        }
        ("EC", Some(name)) => {
            let (curve, size, algorithm) = match name {
                "P-256" => (Curve::P256, 32, &ECDSA_P256_SHA256_FIXED),
                "P-384" => (Curve::P384, 48, &ECDSA_P384_SHA384_FIXED),
                "P-521" => (Curve::P521, 66, &ECDSA_P521_SHA512_FIXED),
                _ => return None,
            };
            let mut point = vec![4];
            point.extend(padded(&bytes(&written.x)?, size)?);
            point.extend(padded(&bytes(&written.y)?, size)?);
            let key = Arc::new(ParsedPublicKey::new(algorithm, point).ok()?);
            (
                CoreJsonWebKeyType::EllipticCurve,
                Material::Ec { curve, key },
            )
        }
        ("OKP", Some("Ed25519")) => {
            let key = Arc::new(ParsedPublicKey::new(&ED25519, bytes(&written.x)?).ok()?);
            (CoreJsonWebKeyType::OctetKeyPair, Material::Ed25519(key))
        }
        _ => return None,
    };
    let algorithm = match &written.alg {
        Some(name) => Some(algorithm(name)?),
        None => None,
    };
    Some(VerificationKey {
        id: written.kid.clone().map(JsonWebKeyId::new),
        kind,
        usage: written.r#use.as_ref().map(|_| CoreJsonWebKeyUse::Signature),
        algorithm,
        material,
    })
}

/// The algorithm of this name (RFC 7518, RFC 8037); `none` has no place here.
pub(super) fn algorithm(name: &str) -> Option<CoreJwsSigningAlgorithm> {
    use CoreJwsSigningAlgorithm as Alg;
    Some(match name {
        "RS256" => Alg::RsaSsaPkcs1V15Sha256,
        "RS384" => Alg::RsaSsaPkcs1V15Sha384,
        "RS512" => Alg::RsaSsaPkcs1V15Sha512,
        "PS256" => Alg::RsaSsaPssSha256,
        "PS384" => Alg::RsaSsaPssSha384,
        "PS512" => Alg::RsaSsaPssSha512,
        "ES256" => Alg::EcdsaP256Sha256,
        "ES384" => Alg::EcdsaP384Sha384,
        "ES512" => Alg::EcdsaP521Sha512,
        "EdDSA" => Alg::EdDsa,
        "HS256" => Alg::HmacSha256,
        _ => return None,
    })
}

fn without_leading_zeros(bytes: &[u8]) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    bytes[zeros..].to_vec()
}

fn padded(bytes: &[u8], size: usize) -> Option<Vec<u8>> {
    let missing = size.checked_sub(bytes.len())?;
    Some([vec![0; missing], bytes.to_vec()].concat())
}

impl JsonWebKey for VerificationKey {
    type KeyUse = CoreJsonWebKeyUse;
    type SigningAlgorithm = CoreJwsSigningAlgorithm;

    fn key_id(&self) -> Option<&JsonWebKeyId> {
        self.id.as_ref()
    }

    fn key_type(&self) -> &CoreJsonWebKeyType {
        &self.kind
    }

    fn key_use(&self) -> Option<&CoreJsonWebKeyUse> {
        self.usage.as_ref()
    }

    fn signing_alg(&self) -> JsonWebKeyAlgorithm<&CoreJwsSigningAlgorithm> {
        self.algorithm.as_ref().map_or(
            JsonWebKeyAlgorithm::Unspecified,
            JsonWebKeyAlgorithm::Algorithm,
        )
    }

    fn new_symmetric(key: Vec<u8>) -> Self {
        Self {
            id: None,
            kind: CoreJsonWebKeyType::Symmetric,
            usage: None,
            algorithm: None,
            material: Material::Symmetric(key.into()),
        }
    }

    fn verify_signature(
        &self,
        algorithm: &CoreJwsSigningAlgorithm,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureVerificationError> {
        if !self.fits(algorithm)
            || self
                .usage
                .as_ref()
                .is_some_and(|usage| !usage.allows_signature())
        {
            return Err(SignatureVerificationError::InvalidKey(
                "the key does not fit the algorithm".to_owned(),
            ));
        }
        let verified = match &self.material {
            Material::Rsa(key) => {
                let parameters = rsa_parameters(algorithm).ok_or_else(|| {
                    SignatureVerificationError::UnsupportedAlg("not RSA".to_owned())
                })?;
                key.verify(algorithm, parameters, (message, signature))
            }
            Material::Ec { key, .. } | Material::Ed25519(key) => {
                key.verify_sig(message, signature).is_ok()
            }
            Material::Symmetric(secret) => hmac::verify(
                &hmac::Key::new(hmac::HMAC_SHA256, secret),
                message,
                signature,
            )
            .is_ok(),
        };
        if verified {
            Ok(())
        } else {
            Err(SignatureVerificationError::CryptoError(
                "the signature is wrong".to_owned(),
            ))
        }
    }

    fn hash_bytes(
        &self,
        bytes: &[u8],
        algorithm: &CoreJwsSigningAlgorithm,
    ) -> Result<Vec<u8>, String> {
        hash(bytes, algorithm).ok_or_else(|| "this algorithm has no hash".to_owned())
    }
}

/// The hash that belongs to a signature algorithm (OpenID Connect Core 3.1.3.6; SHA-512 for Ed25519).
pub(super) fn hash(bytes: &[u8], algorithm: &CoreJwsSigningAlgorithm) -> Option<Vec<u8>> {
    use CoreJwsSigningAlgorithm as Alg;
    let with = match algorithm {
        Alg::RsaSsaPkcs1V15Sha256
        | Alg::RsaSsaPssSha256
        | Alg::EcdsaP256Sha256
        | Alg::HmacSha256 => &SHA256,
        Alg::RsaSsaPkcs1V15Sha384 | Alg::RsaSsaPssSha384 | Alg::EcdsaP384Sha384 => &SHA384,
        Alg::RsaSsaPkcs1V15Sha512 | Alg::RsaSsaPssSha512 | Alg::EcdsaP521Sha512 | Alg::EdDsa => {
            &SHA512
        }
        _ => return None,
    };
    Some(digest(with, bytes).as_ref().to_vec())
}

fn rsa_parameters(algorithm: &CoreJwsSigningAlgorithm) -> Option<&'static RsaParameters> {
    use CoreJwsSigningAlgorithm as Alg;
    Some(match algorithm {
        Alg::RsaSsaPkcs1V15Sha256 => &RSA_PKCS1_2048_8192_SHA256,
        Alg::RsaSsaPkcs1V15Sha384 => &RSA_PKCS1_2048_8192_SHA384,
        Alg::RsaSsaPkcs1V15Sha512 => &RSA_PKCS1_2048_8192_SHA512,
        Alg::RsaSsaPssSha256 => &RSA_PSS_2048_8192_SHA256,
        Alg::RsaSsaPssSha384 => &RSA_PSS_2048_8192_SHA384,
        Alg::RsaSsaPssSha512 => &RSA_PSS_2048_8192_SHA512,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::KeySet;

    fn count(keys: &serde_json::Value) -> usize {
        serde_json::from_value::<KeySet>(json!({"keys": keys})).map_or(0, |set| set.keys().len())
    }

    #[test]
    fn keys_that_cannot_check_signatures_are_not_in_the_set() {
        use base64::Engine as _;
        let modulus = |bytes: usize| super::URL_SAFE_NO_PAD.encode(vec![0xff; bytes]);
        let rsa = |bytes, usage: &str| json!({"kty": "RSA", "n": modulus(bytes), "e": "AQAB", "use": usage});

        assert_eq!(count(&json!([rsa(256, "sig")])), 1);
        assert_eq!(
            count(
                &json!([rsa(128, "sig"), rsa(256, "enc"), {"kty": "oct", "k": "AAAA"}, {"kty": "EC", "crv": "secp256k1"}, 7, null])
            ),
            0
        );
    }

    proptest! {
        #[test]
        fn no_document_makes_it_panic(text in "\\PC{0,200}", n in "[A-Za-z0-9_=-]{0,40}") {
            let _ = serde_json::from_str::<KeySet>(&text);
            let _ = count(&json!([{"kty": "EC", "crv": "P-256", "x": n, "y": n}, {"kty": "RSA", "n": n, "e": n}, {"kty": "OKP", "crv": "Ed25519", "x": n}]));
        }
    }
}

//! The key that signs ID tokens, made at start, and the random values that are given out.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::{self, SystemRandom};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value, json};

/// A P-256 key. ES256, because an RSA key would take longer to make than the rest of the start.
pub(super) struct SigningKey {
    pair: EcdsaKeyPair,
    id: String,
}

impl SigningKey {
    pub(super) fn generate() -> Self {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).expect(
            "a P-256 key needs nothing but random bytes, and the library aborts without them",
        );
        let id = half_hash(pair.public_key().as_ref());
        Self { pair, id }
    }

    /// The key set (RFC 7517) with the public half.
    pub(super) fn key_set(&self) -> Value {
        // An uncompressed point: 0x04, then x and y of 32 bytes each.
        let (x, y) = self.pair.public_key().as_ref()[1..].split_at(32);
        json!({"keys": [{
            "kty": "EC",
            "crv": "P-256",
            "use": "sig",
            "alg": "ES256",
            "kid": self.id,
            "x": encode(x),
            "y": encode(y),
        }]})
    }

    /// A signed JWT in compact form (RFC 7515).
    pub(super) fn sign(&self, claims: Map<String, Value>) -> String {
        let header = json!({"alg": "ES256", "typ": "JWT", "kid": self.id});
        let signed = format!(
            "{}.{}",
            encode(header.to_string().as_bytes()),
            encode(Value::Object(claims).to_string().as_bytes())
        );
        let signature = self
            .pair
            .sign(&SystemRandom::new(), signed.as_bytes())
            .expect("a whole P-256 key signs any message");
        format!("{signed}.{}", encode(signature.as_ref()))
    }
}

/// base64url without padding.
fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// 256 random bits as text.
pub(super) fn random_text() -> String {
    let mut bytes = [0; 32];
    rand::fill(&mut bytes)
        .expect("the system has random bytes, and the library aborts without them");
    encode(&bytes)
}

/// SHA-256 as base64url: an S256 challenge (RFC 7636, section 4.2).
pub(super) fn hash(bytes: &[u8]) -> String {
    encode(digest(&SHA256, bytes).as_ref())
}

/// The left half of SHA-256 as base64url: `at_hash` for ES256 (OpenID Connect Core 1.0, section 3.1.3.6).
pub(super) fn half_hash(bytes: &[u8]) -> String {
    encode(&digest(&SHA256, bytes).as_ref()[..16])
}

#[cfg(test)]
mod tests {
    use super::{half_hash, hash};

    #[test]
    fn the_challenge_of_the_standard_is_met() {
        assert_eq!(
            hash(b"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn half_a_hash_is_its_left_half() {
        assert_eq!(half_hash(b"x").len(), 22);
        assert_eq!(half_hash(b"x")[..21], hash(b"x")[..21]);
    }
}

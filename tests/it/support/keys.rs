//! Fixed keys, public and for tests: signing, key sets, and checking a signature without the gateway's own code.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{self, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::PrivateSigningKey;
use openidconnect::core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use serde_json::{Value, json};

/// One of the fixed keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// RSA, 2048 bits; what a fake provider signs with unless told otherwise.
    RsaOne,
    /// RSA, 2048 bits; somebody else's, or the one after a rotation.
    RsaTwo,
    /// RSA, 1024 bits: too weak to be believed. Signs RS256 only.
    RsaWeak,
    P256,
    P384,
    P521,
    Ed25519,
}

/// How a token is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Signer {
    /// By a key, with an algorithm of its kind: `RS256`, `PS512`, `ES384`, `EdDSA` …
    Key(Key, &'static str),
    /// By HMAC-SHA-256 with these bytes: a client secret, or a public key's PEM.
    Hmac(Vec<u8>),
    /// `alg: none` and an empty signature.
    Unsigned,
}

impl Signer {
    pub(crate) fn algorithm(&self) -> &'static str {
        match self {
            Self::Key(_, algorithm) => algorithm,
            Self::Hmac(_) => "HS256",
            Self::Unsigned => "none",
        }
    }

    pub(crate) fn key_id(&self) -> Option<&'static str> {
        match self {
            Self::Key(key, _) => Some(key.id()),
            Self::Hmac(_) | Self::Unsigned => None,
        }
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Key(key, algorithm) => key.sign(algorithm, message),
            Self::Hmac(secret) => {
                let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
                hmac::sign(&key, message).as_ref().to_vec()
            }
            Self::Unsigned => Vec::new(),
        }
    }

    /// The compact form of a token with this header and these claims, whatever they say.
    pub(crate) fn token(&self, header: &Value, claims: &Value) -> String {
        let signed = format!(
            "{}.{}",
            encode(header.to_string().as_bytes()),
            encode(claims.to_string().as_bytes())
        );
        format!("{signed}.{}", encode(&self.sign(signed.as_bytes())))
    }
}

impl Key {
    /// The `kid` it is published under unless another is given.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::RsaOne => "rsa-one",
            Self::RsaTwo => "rsa-two",
            Self::RsaWeak => "rsa-weak",
            Self::P256 => "p256",
            Self::P384 => "p384",
            Self::P521 => "p521",
            Self::Ed25519 => "ed25519",
        }
    }

    /// The private half as PEM, for clients that sign assertions.
    pub(crate) fn private_pem(self) -> &'static str {
        match self {
            Self::RsaOne => include_str!("keys/rsa_one.pem"),
            Self::RsaTwo => include_str!("keys/rsa_two.pem"),
            Self::RsaWeak => include_str!("keys/rsa_weak.pem"),
            Self::P256 => include_str!("keys/p256.pem"),
            Self::P384 => include_str!("keys/p384.pem"),
            Self::P521 => include_str!("keys/p521.pem"),
            Self::Ed25519 => include_str!("keys/ed25519.pem"),
        }
    }

    /// The public half as a JWK (RFC 7517) with `use` and its usual `kid`.
    pub(crate) fn jwk(self) -> Value {
        let mut jwk = self.bare_jwk();
        jwk["use"] = json!("sig");
        jwk["kid"] = json!(self.id());
        jwk
    }

    /// The public half as a JWK with nothing but the key itself.
    pub(crate) fn bare_jwk(self) -> Value {
        match self {
            Self::RsaOne | Self::RsaTwo => {
                // PKCS#1: nine bytes of lengths, the modulus, then the exponent, which is 65537.
                let pair = self.rsa();
                let modulus = &pair.public_key().as_ref()[9..9 + 256];
                json!({"kty": "RSA", "n": encode(modulus), "e": "AQAB"})
            }
            Self::RsaWeak => {
                let key =
                    serde_json::to_value(weak().as_verification_key()).expect("a JWK is JSON");
                json!({"kty": "RSA", "n": key["n"], "e": key["e"]})
            }
            Self::P256 | Self::P384 | Self::P521 => {
                let pair = self.ecdsa();
                let point = &pair.public_key().as_ref()[1..];
                let (x, y) = point.split_at(point.len() / 2);
                json!({"kty": "EC", "crv": self.curve(), "x": encode(x), "y": encode(y)})
            }
            Self::Ed25519 => {
                let pair = self.ed25519();
                json!({"kty": "OKP", "crv": "Ed25519", "x": encode(pair.public_key().as_ref())})
            }
        }
    }

    /// The public half as PEM text: what a forger feeds to HMAC. RSA keys only.
    pub(crate) fn public_pem(self) -> String {
        use aws_lc_rs::encoding::AsDer;
        let der = self
            .rsa()
            .public_key()
            .as_der()
            .expect("an RSA key has a DER form");
        let mut pem = String::from("-----BEGIN PUBLIC KEY-----\n");
        let text = STANDARD.encode(der.as_ref());
        for line in text.as_bytes().chunks(64) {
            pem.push_str(&String::from_utf8_lossy(line));
            pem.push('\n');
        }
        pem + "-----END PUBLIC KEY-----\n"
    }

    fn sign(self, algorithm: &str, message: &[u8]) -> Vec<u8> {
        match self {
            Self::RsaOne | Self::RsaTwo => self.sign_rsa(algorithm, message),
            Self::RsaWeak => weak()
                .sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, message)
                .expect("the weak key signs"),
            Self::P256 | Self::P384 | Self::P521 => self
                .ecdsa()
                .sign(&SystemRandom::new(), message)
                .expect("an EC key signs")
                .as_ref()
                .to_vec(),
            Self::Ed25519 => self.ed25519().sign(message).as_ref().to_vec(),
        }
    }

    fn sign_rsa(self, algorithm: &str, message: &[u8]) -> Vec<u8> {
        let encoding: &dyn signature::RsaEncoding = match algorithm {
            "RS256" => &signature::RSA_PKCS1_SHA256,
            "RS384" => &signature::RSA_PKCS1_SHA384,
            "RS512" => &signature::RSA_PKCS1_SHA512,
            "PS256" => &signature::RSA_PSS_SHA256,
            "PS384" => &signature::RSA_PSS_SHA384,
            "PS512" => &signature::RSA_PSS_SHA512,
            other => panic!("an RSA key does not sign {other}"),
        };
        let pair = self.rsa();
        let mut bytes = vec![0; pair.public_modulus_len()];
        pair.sign(encoding, &SystemRandom::new(), message, &mut bytes)
            .expect("an RSA key signs");
        bytes
    }

    fn rsa(self) -> RsaKeyPair {
        RsaKeyPair::from_pkcs8(&der(self.private_pem())).expect("the file is an RSA key")
    }

    fn ecdsa(self) -> EcdsaKeyPair {
        let algorithm = match self {
            Self::P256 => &signature::ECDSA_P256_SHA256_FIXED_SIGNING,
            Self::P384 => &signature::ECDSA_P384_SHA384_FIXED_SIGNING,
            _ => &signature::ECDSA_P521_SHA512_FIXED_SIGNING,
        };
        EcdsaKeyPair::from_pkcs8(algorithm, &der(self.private_pem()))
            .expect("the file is an EC key")
    }

    fn ed25519(self) -> Ed25519KeyPair {
        Ed25519KeyPair::from_pkcs8(&der(self.private_pem())).expect("the file is an Ed25519 key")
    }

    fn curve(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
            _ => "P-521",
        }
    }
}

fn weak() -> CoreRsaPrivateSigningKey {
    CoreRsaPrivateSigningKey::from_pem(Key::RsaWeak.private_pem(), None)
        .expect("the file is an RSA key")
}

fn der(pem: &str) -> Vec<u8> {
    let text: String = pem
        .lines()
        .filter(|line| !line.starts_with("-----"))
        .collect();
    STANDARD.decode(text).expect("PEM is base64")
}

/// base64url without padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The inverse of [`encode`]; the text is a test's own.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).expect("this is base64url")
}

/// An S256 challenge.
pub(crate) fn challenge(verifier: &str) -> String {
    encode(digest(&SHA256, verifier.as_bytes()).as_ref())
}

/// A token's header and claims, unchecked.
pub(crate) fn read_token(token: &str) -> (Value, Value) {
    let mut parts = token.split('.').map(decode);
    let mut next = || {
        let bytes = parts.next().expect("a token has three parts");
        serde_json::from_slice(&bytes).expect("a part is JSON")
    };
    (next(), next())
}

/// Whether a key set holds a key that made this token, by the token's own `kid` and `alg`.
pub(crate) fn verifies(token: &str, key_set: &Value) -> bool {
    let (header, _) = read_token(token);
    let Some((signed, signature)) = token.rsplit_once('.') else {
        return false;
    };
    key_set["keys"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|key| key["kid"] == header["kid"])
        .any(|key| {
            let algorithm = header["alg"].as_str().unwrap_or_default();
            key_verifies(key, algorithm, signed.as_bytes(), &decode(signature))
        })
}

fn key_verifies(key: &Value, algorithm: &str, message: &[u8], bytes: &[u8]) -> bool {
    let member = |name: &str| decode(key[name].as_str().unwrap_or_default());
    let rsa = |parameters: &'static signature::RsaParameters| {
        let key = signature::RsaPublicKeyComponents {
            n: member("n"),
            e: member("e"),
        };
        key.verify(parameters, message, bytes).is_ok()
    };
    let point = |algorithm: &'static signature::EcdsaVerificationAlgorithm| {
        let point = [vec![4], member("x"), member("y")].concat();
        signature::UnparsedPublicKey::new(algorithm, point)
            .verify(message, bytes)
            .is_ok()
    };
    match algorithm {
        "RS256" => rsa(&signature::RSA_PKCS1_2048_8192_SHA256),
        "RS512" => rsa(&signature::RSA_PKCS1_2048_8192_SHA512),
        "PS256" => rsa(&signature::RSA_PSS_2048_8192_SHA256),
        "ES256" => point(&signature::ECDSA_P256_SHA256_FIXED),
        "ES384" => point(&signature::ECDSA_P384_SHA384_FIXED),
        "ES512" => point(&signature::ECDSA_P521_SHA512_FIXED),
        "EdDSA" => signature::UnparsedPublicKey::new(&signature::ED25519, member("x"))
            .verify(message, bytes)
            .is_ok(),
        _ => false,
    }
}

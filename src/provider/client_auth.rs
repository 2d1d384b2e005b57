//! `ClientAuth`: none, basic, post, signed JWT.

use std::fmt;

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair as RsaKeyPair;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rustls_pki_types::PrivatePkcs8KeyDer;
use rustls_pki_types::pem::PemObject as _;
use serde_json::{Map, Value, json};

use super::definition::{AssertionAlgorithm, SendAs};
use crate::clock::Timestamp;
use crate::secret::Secret;

/// How the gateway proves itself at the token endpoint. A variant that needs a secret has one.
#[derive(Debug)]
pub enum ClientAuth {
    /// A public client.
    None,
    /// Basic if the metadata lists it or lists nothing, else post.
    Auto(Secret),
    /// HTTP Basic with form-encoded parts (RFC 6749, section 2.3.1).
    Basic(Secret),
    /// HTTP Basic with the parts as they are, for servers that do not decode them. The client id holds no colon.
    BasicRaw(Secret),
    /// In the body.
    Post(Secret),
    /// A JWT signed for each request (RFC 7523).
    SignedJwt(Assertion),
}

/// What a signed assertion is made of.
#[derive(Debug)]
pub struct Assertion {
    /// Where it goes.
    pub send_as: SendAs,
    /// The key it is signed with.
    pub key: SigningKey,
    /// The header's `kid`.
    pub key_id: Option<String>,
    /// Claims that replace the standard ones.
    pub claims: Vec<(String, String)>,
}

/// A private key that signs assertions.
pub enum SigningKey {
    /// ECDSA on P-256.
    Es256(Box<EcdsaKeyPair>),
    /// RSA.
    Rs256(Box<RsaKeyPair>),
}

impl ClientAuth {
    /// The secret that both sides know, if there is one.
    #[must_use]
    pub fn secret(&self) -> Option<&Secret> {
        match self {
            Self::Auto(secret)
            | Self::Basic(secret)
            | Self::BasicRaw(secret)
            | Self::Post(secret) => Some(secret),
            Self::None | Self::SignedJwt(_) => None,
        }
    }

    /// The `Authorization` header to send instead of the standard one, where the parts must not be form-encoded.
    #[must_use]
    pub fn raw_header(&self, client_id: &str) -> Option<Secret> {
        let Self::BasicRaw(secret) = self else {
            return None;
        };
        let pair = STANDARD.encode(format!("{client_id}:{}", secret.expose()));
        Some(Secret::new(format!("Basic {pair}")))
    }
}

/// How long an assertion is valid: long enough for one request.
const ASSERTION_SECONDS: i64 = 60;

impl SigningKey {
    /// Reads a PKCS#8 key in PEM.
    ///
    /// # Errors
    ///
    /// A sentence that says nothing of the key.
    pub fn from_pem(pem: &Secret, algorithm: AssertionAlgorithm) -> Result<Self, &'static str> {
        let der = PrivatePkcs8KeyDer::from_pem_slice(pem.expose().as_bytes())
            .map_err(|_| "this is not a private key in PEM (`-----BEGIN PRIVATE KEY-----`)")?;
        match algorithm {
            AssertionAlgorithm::ES256 => {
                EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der.secret_pkcs8_der())
                    .map(|key| Self::Es256(Box::new(key)))
                    .map_err(|_| "this is not an EC key on P-256, which ES256 needs")
            }
            AssertionAlgorithm::RS256 => RsaKeyPair::from_pkcs8(der.secret_pkcs8_der())
                .map(|key| Self::Rs256(Box::new(key)))
                .map_err(|_| "this is not an RSA key of 2048 bits or more, which RS256 needs"),
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Self::Es256(_) => "ES256",
            Self::Rs256(_) => "RS256",
        }
    }

    fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let random = SystemRandom::new();
        match self {
            Self::Es256(key) => key
                .sign(&random, message)
                .ok()
                .map(|signature| signature.as_ref().to_vec()),
            Self::Rs256(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .ok()?;
                Some(signature)
            }
        }
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} key", self.name())
    }
}

impl Assertion {
    /// A fresh assertion: `iss` and `sub` are the client, `aud` is the one given as a sole string, valid for a minute, never made twice.
    ///
    /// `None` only when the key cannot sign, which no readable key does.
    #[must_use]
    pub fn sign(
        &self,
        client_id: &str,
        audience: &str,
        unique: &str,
        now: Timestamp,
    ) -> Option<String> {
        let mut header = json!({"alg": self.key.name(), "typ": "JWT"});
        if let Some(key_id) = &self.key_id {
            header["kid"] = Value::from(key_id.as_str());
        }
        let mut claims = Map::new();
        claims.insert("iss".to_owned(), client_id.into());
        claims.insert("sub".to_owned(), client_id.into());
        claims.insert("aud".to_owned(), audience.into());
        claims.insert("iat".to_owned(), now.seconds().into());
        claims.insert(
            "exp".to_owned(),
            now.seconds().saturating_add(ASSERTION_SECONDS).into(),
        );
        claims.insert("jti".to_owned(), unique.into());
        claims.extend(
            self.claims
                .iter()
                .map(|(name, value)| (name.clone(), Value::from(value.as_str()))),
        );

        let message = format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(header.to_string()),
            URL_SAFE_NO_PAD.encode(Value::Object(claims).to_string())
        );
        let signature = self.key.sign(message.as_bytes())?;
        Some(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

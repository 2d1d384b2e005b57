//! The header and the signature of the ID token.

use serde_json::{Value, json};

use crate::defects::table::{Defect, KEYS, NEWER_KEYS, assert_all};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, Reply};
use crate::support::keys::{Key, Signer, decode, encode, read_token};

const SECRET: &str = "a-client-secret-of-32-bytes-or-so";
const WITH_SECRET: &str = "client_secret = \"a-client-secret-of-32-bytes-or-so\"";
const WITH_HS256: &str = "client_secret = \"a-client-secret-of-32-bytes-or-so\"\nid_token = { algorithms = [\"HS256\"] }";

fn refused(name: &'static str, spoil: impl Fn(&FakeIdp) + 'static) -> Defect {
    Defect::provider(name, spoil).is(502, "identity_invalid", KEYS)
}

/// Newer keys might help, so they are asked for once.
fn refused_by_all_keys(name: &'static str, spoil: impl Fn(&FakeIdp) + 'static) -> Defect {
    Defect::provider(name, spoil).is(502, "identity_invalid", NEWER_KEYS)
}

fn header(name: &'static str, member: &'static str, value: Value) -> Defect {
    refused(name, move |idp| idp.set_header(member, value.clone()))
}

fn tampered(name: &'static str, change: fn(String) -> String) -> Defect {
    refused(name, move |idp| idp.tamper(change))
}

/// Other text for the claims, signed properly.
fn signed(name: &'static str, claims: fn(Value) -> String) -> Defect {
    refused(name, move |idp| {
        idp.tamper(move |token| {
            let (head, old) = read_token(&token);
            sign(&head.to_string(), &claims(old))
        });
    })
}

fn sign(header: &str, claims: &str) -> String {
    let signed = format!(
        "{}.{}",
        encode(header.as_bytes()),
        encode(claims.as_bytes())
    );
    let signature = Signer::Key(Key::RsaOne, "RS256").sign(signed.as_bytes());
    format!("{signed}.{}", encode(&signature))
}

#[actix_web::test]
async fn an_id_token_without_a_signature_is_refused() {
    let unsigned = |name, algorithm: &'static str| {
        refused(name, move |idp| {
            idp.sign_with(Signer::Unsigned);
            idp.set_header("alg", json!(algorithm));
        })
    };
    assert_all([
        unsigned("none", "none"),
        unsigned("None", "None"),
        unsigned("NONE", "NONE"),
        unsigned("nOnE", "nOnE"),
        unsigned("no algorithm's name", ""),
        header("none, and signed nevertheless", "alg", json!("none")),
        refused("without an algorithm", |idp| idp.omit_header("alg")),
        header("a number for an algorithm", "alg", json!(256)),
        header("a list of algorithms", "alg", json!(["RS256"])),
        refused_by_all_keys("an empty signature", |idp| {
            idp.tamper(|token| {
                let (signed, _) = token.rsplit_once('.').expect("a token has three parts");
                format!("{signed}.")
            });
        }),
    ])
    .await;
}

#[actix_web::test]
async fn an_algorithm_is_never_taken_for_another() {
    let hmac = |name, key: fn() -> Vec<u8>| {
        refused(name, move |idp| {
            idp.sign_with(Signer::Hmac(key()));
            idp.set_header("kid", json!("rsa-one"));
        })
    };
    assert_all([
        hmac("HMAC with the public key's PEM", || {
            Key::RsaOne.public_pem().into_bytes()
        }),
        hmac("HMAC with a space before the PEM", || {
            format!(" {}", Key::RsaOne.public_pem()).into_bytes()
        }),
        hmac("HMAC with the modulus", || {
            decode(Key::RsaOne.jwk()["n"].as_str().expect("a modulus is text"))
        }),
        hmac("HMAC with nothing", Vec::new),
        refused("HMAC with the client secret, not listed", |idp| {
            idp.client("client", Some(SECRET));
            idp.sign_with(Signer::Hmac(SECRET.into()));
        })
        .with(WITH_SECRET),
        refused("HMAC with another secret, listed", |idp| {
            idp.client("client", Some(SECRET));
            idp.sign_with(Signer::Hmac(b"another".to_vec()));
        })
        .with(WITH_HS256),
        refused("RS256 where only HMAC is listed", |idp| {
            idp.client("client", Some(SECRET));
        })
        .with(WITH_HS256),
        refused("RS256 where only ES256 is listed", |_| {})
            .with("id_token = { algorithms = [\"ES256\"] }"),
        refused_by_all_keys("an RSA key that says ES256", |idp| {
            idp.set_header("alg", json!("ES256"));
        }),
        refused_by_all_keys("an EC key that says RS256", |idp| {
            idp.sign_with(Signer::Key(Key::P256, "ES256"));
            idp.set_header("alg", json!("RS256"));
        }),
        refused_by_all_keys("RS256 that says PS256", |idp| {
            idp.set_header("alg", json!("PS256"));
        }),
        refused_by_all_keys("RS256 that says RS512", |idp| {
            idp.set_header("alg", json!("RS512"));
        }),
        refused_by_all_keys("ES256 with the key of another curve", |idp| {
            idp.publish(vec![Key::P384.jwk()]);
            idp.sign_with(Signer::Key(Key::P384, "ES384"));
            idp.set_header("alg", json!("ES256"));
        }),
        refused_by_all_keys("RS512 with a key for RS256 alone", |idp| {
            let mut key = Key::RsaOne.jwk();
            key["alg"] = json!("RS256");
            idp.publish(vec![key]);
            idp.sign_with(Signer::Key(Key::RsaOne, "RS512"));
        }),
        header("an algorithm nobody knows", "alg", json!("RS257")),
    ])
    .await;
}

#[actix_web::test]
async fn a_signature_of_another_key_is_refused() {
    assert_all([
        refused_by_all_keys("a foreign key under a known name", |idp| {
            idp.sign_with(Signer::Key(Key::RsaTwo, "RS256"));
            idp.set_header("kid", json!("rsa-one"));
        }),
        refused_by_all_keys("a foreign key under its own name", |idp| {
            idp.sign_with(Signer::Key(Key::RsaTwo, "RS256"));
        }),
        refused_by_all_keys("a signature with one wrong bit", FakeIdp::break_signatures),
        refused_by_all_keys("a shortened signature", |idp| {
            idp.tamper(|token| token[..token.len() - 6].to_owned());
        }),
        refused_by_all_keys("the name of a key that is a path", |idp| {
            idp.set_header("kid", json!("../../dev/null"));
        }),
        refused_by_all_keys("the name of a key that is SQL", |idp| {
            idp.set_header("kid", json!("' OR 1=1 --"));
        }),
        header("the name of a key that is a number", "kid", json!(1)),
        refused("no name, and two keys that fit", |idp| {
            idp.publish(vec![Key::RsaOne.jwk(), Key::RsaTwo.jwk()]);
            idp.omit_header("kid");
        }),
        refused("one name for two keys that fit", |idp| {
            let mut second = Key::RsaTwo.jwk();
            second["kid"] = json!("rsa-one");
            idp.publish(vec![Key::RsaOne.jwk(), second]);
        }),
        refused_by_all_keys("a key of 1024 bits among others", |idp| {
            idp.publish(vec![Key::RsaWeak.jwk(), Key::RsaTwo.jwk()]);
            idp.sign_with(Signer::Key(Key::RsaWeak, "RS256"));
        }),
        refused_by_all_keys("a key for encryption", |idp| {
            let mut key = Key::RsaOne.jwk();
            key["use"] = json!("enc");
            idp.publish(vec![key, Key::RsaTwo.jwk()]);
        }),
    ])
    .await;
}

#[actix_web::test]
async fn a_key_set_without_a_usable_key_is_no_key_set() {
    let keys = |name, keys: fn() -> Vec<Value>| {
        Defect::provider(name, move |idp| idp.publish(keys())).is(
            502,
            "provider_invalid_response",
            KEYS,
        )
    };
    let document = |name, reply: fn() -> Reply| {
        Defect::provider(name, move |idp| idp.reply("jwks", reply())).is(
            502,
            "provider_invalid_response",
            KEYS,
        )
    };
    assert_all([
        keys("no key", Vec::new),
        keys("a key of 1024 bits", || vec![Key::RsaWeak.jwk()]),
        keys("a secret key", || {
            vec![json!({"kty": "oct", "k": "c2VjcmV0", "kid": "rsa-one"})]
        }),
        keys("a key of an unknown kind, and no keys", || {
            vec![
                json!({"kty": "AKP", "kid": "rsa-one"}),
                json!(7),
                Value::Null,
            ]
        }),
        document("no list of keys", || Reply::json(&json!({}))),
        document("a text for the keys", || {
            Reply::json(&json!({"keys": "all"}))
        }),
        document("a list", || Reply::json(&json!([]))),
        document("a page", || Reply::text("text/html", "<p>keys</p>")),
        document("keys that say they are a page", || {
            Reply::text(
                "text/html",
                &json!({"keys": [Key::RsaOne.jwk()]}).to_string(),
            )
        }),
        document("nothing", || Reply::status(404)),
        Defect::provider("an error of the provider", |idp| {
            idp.reply("jwks", Reply::status(500));
        })
        .is(502, "provider_unreachable", KEYS),
    ])
    .await;
}

#[actix_web::test]
async fn a_token_that_is_not_an_id_token_is_refused() {
    assert_all([
        header("an access token", "typ", json!("at+jwt")),
        header("a logout token", "typ", json!("logout+jwt")),
        header("an unknown type", "typ", json!("ID")),
        header("a number for a type", "typ", json!(1)),
        header("an unknown rule that matters", "crit", json!(["exp"])),
        header("no rule that matters", "crit", json!([])),
        header("null that matters", "crit", Value::Null),
        header("a payload that is not encoded", "b64", json!(false)),
        header("a compressed payload", "zip", json!("DEF")),
    ])
    .await;
}

#[actix_web::test]
async fn a_token_that_cannot_be_taken_apart_is_refused() {
    assert_all([
        tampered("nothing", |_| String::new()),
        tampered("one part", |_| "token".to_owned()),
        tampered("two parts", |token| {
            token
                .rsplit_once('.')
                .expect("a token has dots")
                .0
                .to_owned()
        }),
        tampered("four parts", |token| token + ".e30"),
        tampered("five parts, as encrypted tokens have", |token| {
            token + ".e30.e30"
        }),
        tampered("dots alone", |_| ".".repeat(60_000)),
        tampered("more than 64 KiB", |token| {
            format!("{token}{}", "A".repeat(64 * 1024))
        }),
        tampered("padding", |token| token + "="),
        tampered("a space before", |token| format!(" {token}")),
        tampered("a header that is not JSON", |token| {
            format!("AAAA{}", &token[4..])
        }),
        refused("a header that says alg twice", |idp| {
            idp.tamper(|token| {
                let (_, claims) = read_token(&token);
                let header = r#"{"alg":"none","alg":"RS256","kid":"rsa-one"}"#;
                sign(header, &claims.to_string())
            });
        }),
        signed("claims that are a list", |claims| {
            json!([claims]).to_string()
        }),
        signed("claims that are not JSON", |_| "sub=ada".to_owned()),
        signed("claims with text behind", |claims| format!("{claims} x")),
        signed("a subject twice", |claims| {
            claims.to_string().replacen('{', r#"{"sub":"mallory","#, 1)
        }),
        signed("an e-mail address twice", |claims| {
            claims
                .to_string()
                .replacen('{', r#"{"email":"mallory@example.com","#, 1)
        }),
        signed("a member twice, deep inside", |claims| {
            claims
                .to_string()
                .replacen('{', r#"{"address":{"a":1,"a":2},"#, 1)
        }),
        signed("claims nested a hundred deep", |claims| {
            let deep = format!("{{\"x\":{}{},", "[".repeat(100), "]".repeat(100));
            claims.to_string().replacen('{', &deep, 1)
        }),
        signed("a number that is none", |claims| {
            claims.to_string().replacen('{', r#"{"x":NaN,"#, 1)
        }),
    ])
    .await;
}

#[actix_web::test]
async fn a_key_that_the_token_brings_is_neither_believed_nor_fetched() {
    let clock = clock();
    for member in ["jwk", "jku", "x5u", "x5c"] {
        let idp = FakeIdp::start_with("acme", clock.clone());
        idp.serve("/evil", &json!({"keys": [Key::RsaTwo.jwk()]}));
        idp.sign_with(Signer::Key(Key::RsaTwo, "RS256"));
        let value = match member {
            "jwk" => Key::RsaTwo.jwk(),
            "x5c" => json!([Key::RsaTwo.public_pem()]),
            _ => json!(format!("{}/evil", idp.base())),
        };
        idp.set_header(member, value);
        let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
        let mut browser = gateway.browser();

        let response = gateway.login(&mut browser, &idp, "acme").await;

        assert_eq!(response.status, 502, "{member}");
        assert_eq!(idp.hits("/evil"), 0, "{member}");
        assert_eq!(gateway.me(&mut browser).await.status, 401, "{member}");
    }
}

#[actix_web::test]
async fn every_algorithm_of_the_list_signs_in() {
    let clock = clock();
    let signers = [
        (Key::RsaOne, "RS256"),
        (Key::RsaOne, "RS384"),
        (Key::RsaOne, "RS512"),
        (Key::RsaOne, "PS256"),
        (Key::RsaOne, "PS384"),
        (Key::RsaOne, "PS512"),
        (Key::P256, "ES256"),
        (Key::P384, "ES384"),
        (Key::P521, "ES512"),
        (Key::Ed25519, "EdDSA"),
    ];
    for (key, algorithm) in signers {
        let idp = FakeIdp::start_with("acme", clock.clone());
        idp.sign_with(Signer::Key(key, algorithm));
        idp.publish(vec![key.jwk()]);
        let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
        let mut browser = gateway.browser();

        gateway.login(&mut browser, &idp, "acme").await;

        assert_eq!(gateway.me(&mut browser).await.status, 200, "{algorithm}");
    }
}

#[actix_web::test]
async fn hmac_signs_in_where_the_operator_listed_it() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    idp.client("client", Some(SECRET));
    idp.sign_with(Signer::Hmac(SECRET.into()));
    let gateway = TestGateway::start(&clock, &format!("{}{WITH_HS256}\n", oidc("acme", &idp)));
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &idp, "acme").await;

    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn a_token_without_a_type_or_of_an_id_tokens_type_signs_in() {
    let clock = clock();
    let types: [Option<&str>; 5] = [
        None,
        Some("JWT"),
        Some("jwt"),
        Some("JOSE"),
        Some("application/jwt"),
    ];
    for kind in types {
        let idp = FakeIdp::start_with("acme", clock.clone());
        match kind {
            Some(kind) => idp.set_header("typ", json!(kind)),
            None => idp.omit_header("typ"),
        }
        let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
        let mut browser = gateway.browser();

        gateway.login(&mut browser, &idp, "acme").await;

        assert_eq!(gateway.me(&mut browser).await.status, 200, "{kind:?}");
    }
}

//! Userinfo, and the mapping from what was said to the profile.

use serde_json::{Value, json};

use crate::defects::table::{Defect, USERINFO, assert_all};
use crate::support::gateway::{START, TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, Reply};
use crate::support::keys::{Key, Signer};

const SIGNED: &str = "userinfo = [{ as = \"userinfo\", format = \"jwt\" }]";

/// A plain OAuth 2.0 provider whose people are at `/api/user`, by their `id`.
pub(super) fn oauth2(id: &str, idp: &FakeIdp) -> String {
    format!(
        "[providers.{id}]\nprotocol = \"oauth2\"\nclient_id = \"client\"\n\
         endpoints = {{ authorize = \"{}\", token = \"{}\" }}\n\
         userinfo = [{{ as = \"user\", url = \"{}\" }}]\n\
         profile = {{ sub = \"user.id\", name = \"user.name\", email = \"user.email\", email_verified = \"user.verified\" }}\n",
        idp.url("authorize"),
        idp.url("token"),
        idp.url("/api/user"),
    )
}

fn identity(name: &'static str, document: Value) -> Defect {
    Defect::provider(name, move |idp| {
        idp.reply("userinfo", Reply::json(&document));
    })
    .is(502, "identity_invalid", USERINFO)
}

fn reply(name: &'static str, code: &str, reply: fn() -> Reply) -> Defect {
    Defect::provider(name, move |idp| idp.reply("userinfo", reply())).is(502, code, USERINFO)
}

/// A signed document with the person's own subject.
fn signed(name: &'static str, signer: Signer, change: fn(&mut Value)) -> Defect {
    Defect::provider(name, move |idp| {
        let mut claims = json!({"iss": idp.base(), "aud": "client", "sub": "248289761001"});
        change(&mut claims);
        let header = json!({"alg": signer.algorithm(), "kid": signer.key_id()});
        let token = signer.token(&header, &claims);
        idp.reply("userinfo", Reply::text("application/jwt", &token));
    })
    .is(502, "identity_invalid", USERINFO)
}

#[actix_web::test]
async fn userinfo_about_somebody_else_is_refused() {
    assert_all([
        identity("another subject", json!({"sub": "mallory", "name": "Ada"})),
        identity("no subject", json!({"name": "Ada"})),
        identity("an empty subject", json!({"sub": ""})),
        identity(
            "a number for a subject",
            json!({"sub": 248_289_761_001_u64}),
        ),
        identity("a list of subjects", json!({"sub": ["248289761001"]})),
        identity("null for a subject", json!({"sub": null})),
        identity(
            "a subject with a space behind",
            json!({"sub": "248289761001 "}),
        ),
        identity(
            "an error with status 200",
            json!({"error": "invalid_token"}),
        ),
    ])
    .await;
}

#[actix_web::test]
async fn userinfo_that_is_no_document_is_refused() {
    let invalid = "provider_invalid_response";
    assert_all([
        reply("a list", invalid, || {
            Reply::json(&json!([{"sub": "248289761001"}]))
        }),
        reply("a text", invalid, || Reply::json(&json!("248289761001"))),
        reply("a number", invalid, || Reply::json(&json!(7))),
        reply("null", invalid, || Reply::json(&Value::Null)),
        reply("a page", invalid, || Reply::text("text/html", "<p>Ada</p>")),
        reply("nothing", invalid, || Reply::status(200)),
        reply("text behind", invalid, || {
            Reply::text("application/json", r#"{"sub":"248289761001"} x"#)
        }),
        reply("nested a thousand deep", invalid, || {
            Reply::text("application/json", &"[".repeat(1000))
        }),
        reply("more values than anybody has", invalid, || {
            Reply::json(&json!({"sub": "248289761001", "list": vec![json!({}); 50_000]}))
        }),
        reply("five parts", invalid, || {
            Reply::text("application/jwt", "e30.e30.e30.e30.e30")
        }),
        reply("a refusal", "provider_refused", || Reply::status(401)),
        reply("an error of the provider", "provider_unreachable", || {
            Reply::status(500)
        }),
        reply("too many questions", "provider_unreachable", || {
            Reply::status(429)
        }),
    ])
    .await;
}

#[actix_web::test]
async fn signed_userinfo_is_held_against_the_same_keys_issuer_and_client() {
    let own = || Signer::Key(Key::RsaOne, "RS256");
    assert_all([
        signed("of another issuer", own(), |claims| {
            claims["iss"] = json!("https://elsewhere.example");
        }),
        signed("for another client", own(), |claims| {
            claims["aud"] = json!("other");
        }),
        signed("for other clients", own(), |claims| {
            claims["aud"] = json!(["other"]);
        }),
        signed("about somebody else", own(), |claims| {
            claims["sub"] = json!("mallory");
        }),
        signed("without a signature", Signer::Unsigned, |_| {}),
        signed(
            "with the public key as a secret",
            Signer::Hmac(Key::RsaOne.public_pem().into_bytes()),
            |_| {},
        ),
        Defect::provider("bare where it must be signed", |_| {})
            .with(SIGNED)
            .is(502, "identity_invalid", USERINFO),
    ])
    .await;
}

#[actix_web::test]
async fn userinfo_signed_by_a_foreign_key_is_refused() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let foreign = Signer::Key(Key::RsaTwo, "RS256");
    let claims =
        json!({"iss": idp.base(), "aud": "client", "sub": "248289761001", "iat": START.seconds()});
    let token = foreign.token(&json!({"alg": "RS256", "kid": "rsa-one"}), &claims);
    idp.reply("userinfo", Reply::text("application/jwt", &token));
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();

    let response = gateway.login(&mut browser, &idp, "acme").await;

    assert_eq!(response.status, 502);
    assert_eq!(gateway.me(&mut browser).await.status, 401);
}

#[actix_web::test]
async fn signed_userinfo_signs_in_with_or_without_being_asked_for() {
    let clock = clock();
    for settings in ["", SIGNED] {
        let idp = FakeIdp::start_with("acme", clock.clone());
        idp.sign_userinfo();
        idp.sign_with(Signer::Key(Key::P256, "ES256"));
        let gateway = TestGateway::start(&clock, &format!("{}{settings}\n", oidc("acme", &idp)));
        let mut browser = gateway.browser();

        gateway.login(&mut browser, &idp, "acme").await;

        assert_eq!(gateway.me(&mut browser).await.status, 200, "{settings}");
    }
}

#[actix_web::test]
async fn an_address_is_verified_only_by_the_providers_own_true() {
    let clock = clock();
    let said: [(Value, Value); 8] = [
        (json!(true), json!(true)),
        (json!(false), json!(false)),
        (Value::Null, Value::Null),
        (json!("true"), Value::Null),
        (json!("false"), Value::Null),
        (json!(1), Value::Null),
        (json!([true]), Value::Null),
        (json!({"verified": true}), Value::Null),
    ];
    for (says, expected) in said {
        let idp = FakeIdp::start_with("acme", clock.clone());
        idp.person(&json!({"sub": "ada", "email": "ada@example.com", "email_verified": says}));
        let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
        let mut browser = gateway.browser();

        gateway.login(&mut browser, &idp, "acme").await;
        let me = gateway.me(&mut browser).await.json();

        assert_eq!(me["email_verified"], expected, "{says}");
        assert_eq!(me["email"], "ada@example.com", "{says}");
    }
}

#[actix_web::test]
async fn without_an_address_none_is_verified() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    idp.person(
        &json!({"sub": "ada", "email": "ada@evil.example@example.com", "email_verified": true}),
    );
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &idp, "acme").await;
    let me = gateway.me(&mut browser).await.json();

    assert_eq!(
        (&me["email"], &me["email_verified"]),
        (&Value::Null, &Value::Null)
    );
}

#[actix_web::test]
async fn a_person_is_who_the_provider_numbers_and_never_an_address() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let people = [
        (
            json!({"sub": "1", "email": "ada@example.com", "email_verified": true}),
            "acme:1",
        ),
        (
            json!({"sub": "2", "email": "ada@example.com", "email_verified": true}),
            "acme:2",
        ),
        (
            json!({"sub": "1", "email": "lovelace@example.com"}),
            "acme:1",
        ),
        (json!({"sub": "3", "preferred_username": "1"}), "acme:3"),
    ];
    for (person, id) in people {
        idp.person(&person);
        let mut browser = gateway.browser();

        gateway.login(&mut browser, &idp, "acme").await;

        assert_eq!(gateway.me(&mut browser).await.json()["id"], id);
    }
}

#[actix_web::test]
async fn a_plain_provider_that_names_nobody_signs_nobody_in() {
    let clock = clock();
    for document in [
        json!({"name": "Ada"}),
        json!({"id": null}),
        json!({"id": ""}),
        json!({"id": 1.5}),
        json!({"id": "null"}),
        json!({"id": {"value": 1}}),
        json!({"error": "unauthorized"}),
        json!([]),
    ] {
        let idp = FakeIdp::start_with("forge", clock.clone());
        idp.serve("/api/user", &document);
        let gateway = TestGateway::start(&clock, &oauth2("forge", &idp));
        let mut browser = gateway.browser();

        let response = gateway.login(&mut browser, &idp, "forge").await;

        assert_eq!(response.status, 502, "{document}");
        assert!(response.text().contains("profile_incomplete"), "{document}");
        assert_eq!(gateway.me(&mut browser).await.status, 401, "{document}");
    }
}

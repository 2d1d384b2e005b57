//! `vestibule check --online`: what the doctor finds at a provider, and the line it would write.

use std::process::Command;

use serde_json::{Map, Value, json};

use crate::support::gateway::folder_with;
use crate::support::idp::{FakeIdp, Reply};

/// The answer of `check --online` to one provider: whether it failed, and what it printed.
fn check(idp: &FakeIdp, section: &str) -> (bool, String) {
    let folder = folder_with(&format!(
        "[session]\nstore = \"memory\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n\
         [outbound]\ntimeout = \"2s\"\n\
         [providers.acme]\nissuer = \"{}\"\nclient_id = \"client\"\n{section}",
        idp.base()
    ));
    let output = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(["check", "--online"])
        .current_dir(folder.path())
        .env_clear()
        .output()
        .expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout).replace(idp.base(), "IDP");
    (!output.status.success(), text)
}

fn metadata(idp: &FakeIdp, change: impl Fn(&mut Map<String, Value>) + Send + Sync + 'static) {
    idp.patch("discovery", move |document: &mut Value| {
        change(document.as_object_mut().expect("metadata is an object"));
    });
}

#[actix_web::test]
async fn a_provider_that_fits_is_said_to_fit() {
    let idp = FakeIdp::start();
    idp.client("client", Some("the-secret"));

    let (failed, text) = check(&idp, "client_secret = \"the-secret\"\n");

    assert!(!failed, "{text}");
    assert!(text.contains("acme: metadata fits"), "{text}");
    assert!(text.contains("the client is accepted"), "{text}");
}

#[actix_web::test]
async fn a_wrong_secret_is_told_without_a_login() {
    let idp = FakeIdp::start();
    idp.client("client", Some("the-secret"));

    let (failed, text) = check(&idp, "client_secret = \"another\"\n");

    assert!(failed, "{text}");
    assert!(text.contains("providers.acme.client_secret: the provider does not accept this client (invalid_client)"), "{text}");
    assert!(!text.contains("another"), "{text}");
}

#[actix_web::test]
async fn a_provider_that_does_not_tell_is_said_not_to_tell() {
    let idp = FakeIdp::start();
    idp.reply(
        "token",
        Reply::json(&json!({"error": "invalid_request"})).with_status(400),
    );

    let (failed, text) = check(&idp, "");

    assert!(!failed, "{text}");
    assert!(
        text.contains("does not tell whether the client is right"),
        "{text}"
    );
}

#[actix_web::test]
async fn what_does_not_fit_is_told_with_the_line_to_write() {
    type Change = fn(&mut Map<String, Value>);
    let cases: [(&str, Change, &str, &str, bool); 9] = [
        (
            "another issuer",
            |document| _ = document.insert("issuer".to_owned(), "https://other.example".into()),
            "",
            "providers.acme.issuer: is \"IDP\", but the metadata says \"https://other.example\" (they differ at character 5); issuer = \"https://other.example\"",
            true,
        ),
        (
            "no S256",
            |document| {
                _ = document.insert(
                    "code_challenge_methods_supported".to_owned(),
                    json!(["plain"]),
                );
            },
            "",
            "providers.acme.pkce: the provider does not list S256; it may ignore or refuse it; pkce = \"none\" if logins fail",
            false,
        ),
        (
            "PKCE left off",
            |document| {
                _ = document.insert(
                    "code_challenge_methods_supported".to_owned(),
                    json!(["S256"]),
                );
            },
            "pkce = \"none\"\n",
            "providers.acme.pkce: is off although the provider supports it; pkce = \"s256\"",
            false,
        ),
        (
            "symmetric signatures only",
            |document| {
                _ = document.insert(
                    "id_token_signing_alg_values_supported".to_owned(),
                    json!(["HS256"]),
                );
            },
            "",
            "id_token.algorithms = [\"HS256\"]",
            true,
        ),
        (
            "an unknown scope",
            |document| {
                _ = document.insert("scopes_supported".to_owned(), json!(["openid", "email"]));
            },
            "",
            "providers.acme.scopes: the provider does not list profile; scopes = [\"openid\", \"email\"] if logins fail",
            false,
        ),
        (
            "another way to authenticate",
            |document| {
                _ = document.insert(
                    "token_endpoint_auth_methods_supported".to_owned(),
                    json!(["client_secret_post"]),
                );
            },
            "client_secret = \"the-secret\"\nclient_auth.method = \"basic\"\n",
            "providers.acme.client_auth.method: the provider does not list client_secret_basic; client_auth.method = \"post\"",
            false,
        ),
        (
            "no form_post",
            |document| _ = document.insert("response_modes_supported".to_owned(), json!(["query"])),
            "response_mode = \"form_post\"\n",
            "providers.acme.response_mode: the provider does not list form_post; response_mode = \"query\"",
            false,
        ),
        (
            "no userinfo endpoint",
            |document| _ = document.remove("userinfo_endpoint"),
            "",
            "providers.acme.userinfo: the metadata has no userinfo endpoint",
            false,
        ),
        (
            "an endpoint in the clear",
            |document| {
                _ = document.insert(
                    "token_endpoint".to_owned(),
                    "http://other.example/token".into(),
                );
            },
            "",
            "providers.acme.endpoints: discovery: the answer cannot be used (endpoint_insecure)",
            true,
        ),
    ];
    for (name, change, section, expected, fails) in cases {
        let idp = FakeIdp::start();
        idp.client(
            "client",
            section.contains("client_secret").then_some("the-secret"),
        );
        metadata(&idp, change);

        let (failed, text) = check(&idp, section);

        assert!(text.contains(expected), "{name}: {text}");
        assert_eq!(failed, fails, "{name}: {text}");
        assert!(text.contains("gateway.toml:"), "{name}: {text}");
    }
}

#[actix_web::test]
async fn sign_out_addresses_are_told() {
    let idp = FakeIdp::start();
    metadata(&idp, |document| {
        document.insert(
            "end_session_endpoint".to_owned(),
            "https://other.example/end".into(),
        );
    });

    let (_, text) = check(&idp, "");

    assert!(text.contains("offers sign-out"), "{text}");
}

#[actix_web::test]
async fn a_provider_that_cannot_be_had_is_told_as_that() {
    for (endpoint, reply, expected) in [
        (
            "discovery",
            Reply::status(503),
            "discovery: the provider cannot be reached; the metadata was looked for at IDP/.well-known/openid-configuration",
        ),
        (
            "discovery",
            Reply::status(404),
            "discovery: the answer cannot be used (status)",
        ),
        (
            "discovery",
            Reply::text("text/html", "<p>"),
            "discovery: the answer cannot be used (content_type)",
        ),
        (
            "jwks",
            Reply::json(&json!({"keys": []})),
            "providers.acme.endpoints.jwks: keys: the answer cannot be used (no_usable_key)",
        ),
    ] {
        let idp = FakeIdp::start();
        idp.reply(endpoint, reply);

        let (failed, text) = check(&idp, "");

        assert!(failed && text.contains(expected), "{text}");
    }
}

#[actix_web::test]
async fn a_clock_that_is_wrong_is_told() {
    let idp = FakeIdp::start();
    idp.reply(
        "discovery",
        Reply::json(&json!({
            "issuer": idp.base(),
            "authorization_endpoint": idp.url("authorize"),
            "token_endpoint": idp.url("token"),
            "jwks_uri": idp.url("jwks"),
        }))
        .header("date", "Thu, 01 Jan 2015 00:00:00 GMT"),
    );

    let (_, text) = check(&idp, "");

    assert!(
        text.contains("tokens may be refused for their time"),
        "{text}"
    );
}

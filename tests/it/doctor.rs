//! `vestibule check --online`: what the doctor finds at a provider, and the line it would write.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};
use tempfile::TempDir;
use vestibule::clock::Clock;

use crate::support::gateway::{TestGateway, clock, folder_with};
use crate::support::idp::{ClientProof, FakeIdp, Reply};
use crate::support::keys::Key;
use crate::support::program::free_port;

const SECRET: &str = "a secret for tests, thirty-two bytes";

/// The answer of `check --online` to one provider: whether it failed, and what it printed.
fn check(idp: &FakeIdp, section: &str) -> (bool, String) {
    let issuer = format!("issuer = \"{}\"", idp.base());
    check_with(idp, &issuer, section)
}

/// The same with other lines than the issuer's.
fn check_with(idp: &FakeIdp, lines: &str, section: &str) -> (bool, String) {
    let folder = folder_with(&format!(
        "[session]\nstore = \"memory\"\nsecrets = [\"{SECRET}\"]\n\
         [outbound]\ntimeout = \"20s\"\n\
         [providers.acme]\n{lines}\nclient_id = \"client\"\n{section}",
    ));
    let (failed, text) = run(&folder);
    (failed, text.replace(idp.base(), "IDP"))
}

fn run(folder: &TempDir) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(["check", "--online"])
        .current_dir(folder.path())
        .env_clear()
        .output()
        .expect("the program runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
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
            "providers.acme.endpoints: IDP/.well-known/openid-configuration names an endpoint that is no https address (endpoint_insecure); mend the provider's own public address",
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
            "providers.acme.issuer: IDP/.well-known/openid-configuration is out of order (it answered 503); try again later",
        ),
        (
            "discovery",
            Reply::status(404),
            "IDP/.well-known/openid-configuration answers, but has no such document (status); look at the address: a path of the issuer may be missing",
        ),
        (
            "discovery",
            Reply::text("text/html", "<p>"),
            "IDP/.well-known/openid-configuration answers with something else than JSON (content_type); open the address in a browser",
        ),
        (
            "jwks",
            Reply::json(&json!({"keys": []})),
            "providers.acme.endpoints.jwks: IDP/jwks has no key that ID tokens could be verified with (no_usable_key); look whether the provider has a signing key",
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

#[actix_web::test]
async fn a_final_slash_is_told_and_does_no_harm() {
    let idp = FakeIdp::start();
    let issuer = format!("{}/", idp.base());
    idp.issuer(&issuer);

    let (failed, text) = check(&idp, "");

    assert!(!failed, "{text}");
    assert!(
        text.contains("warning: gateway.toml:7:1 providers.acme.issuer: differs from the provider's own spelling by a final slash; issuer = \"IDP/\""),
        "{text}"
    );
}

#[actix_web::test]
async fn a_host_where_nobody_listens_is_told() {
    let idp = FakeIdp::start();
    let nobody = free_port();
    let issuer = format!("issuer = \"http://127.0.0.1:{nobody}\"");

    let (failed, text) = check_with(&idp, &issuer, "");

    assert!(failed, "{text}");
    let expected = format!(
        "http://127.0.0.1:{nobody}/.well-known/openid-configuration cannot be reached; look at the spelling of the host, and whether this machine may connect to it; if only through a proxy, proxy = \"http://…\""
    );
    assert!(text.contains(&expected), "{text}");
}

#[actix_web::test]
async fn a_provider_that_keeps_us_waiting_is_told_at_every_step() {
    for (endpoint, key, address) in [
        (
            "discovery",
            "issuer",
            "IDP/.well-known/openid-configuration",
        ),
        ("jwks", "endpoints.jwks", "IDP/jwks"),
        ("token", "endpoints.token", "IDP/token"),
    ] {
        let idp = FakeIdp::start();
        let _gate = idp.hold(endpoint);

        // Long enough for what is answered on a busy machine.
        let (failed, text) = check(&idp, "timeout = \"3s\"\n");

        assert!(failed, "{endpoint}: {text}");
        let expected = format!(
            "providers.acme.{key}: {address} takes too long to answer; try again; if it is always slow, timeout = \"30s\""
        );
        assert!(text.contains(&expected), "{endpoint}: {text}");
    }
}

#[actix_web::test]
async fn a_certificate_that_is_not_trusted_names_the_key_to_write() {
    for start in [FakeIdp::start_tls, FakeIdp::start_expired_tls] {
        let (idp, _) = start("acme", Clock::system());

        let (failed, text) = check(&idp, "");

        assert!(failed, "{text}");
        assert!(
            text.contains("IDP/.well-known/openid-configuration has a certificate that is not trusted; if an authority of your own signed it, name the authority's PEM file: ca_file = \"…\""),
            "{text}"
        );
    }
}

#[actix_web::test]
async fn an_authority_of_ones_own_is_enough_once_it_is_named() {
    let (idp, authority) = FakeIdp::start_tls("acme", Clock::system());
    let file = tempfile::NamedTempFile::new().expect("a file can be made");
    fs::write(file.path(), authority).expect("a file can be written");
    let line = format!("ca_file = \"{}\"\n", file.path().display());

    let (failed, text) = check(&idp, &line);

    assert!(!failed, "{text}");
    assert!(text.contains("acme: metadata fits"), "{text}");
}

/// A plain OAuth 2.0 provider: no metadata, no keys.
fn plain(idp: &FakeIdp) -> String {
    format!(
        "protocol = \"oauth2\"\nendpoints = {{ authorize = \"{}\", token = \"{}\" }}\n\
         userinfo = [{{ as = \"user\", url = \"{}\" }}]\nprofile.sub = \"user.sub\"",
        idp.url("authorize"),
        idp.url("token"),
        idp.url("userinfo")
    )
}

#[actix_web::test]
async fn a_plain_oauth_client_is_tried_too() {
    for (secret, fails, expected) in [
        ("the-secret", false, "acme: the client is accepted"),
        (
            "another",
            true,
            "providers.acme.client_secret: the provider does not accept this client (invalid_client)",
        ),
    ] {
        let idp = FakeIdp::start();
        idp.client("client", Some("the-secret"));

        let line = format!("client_secret = \"{secret}\"\n");
        let (failed, text) = check_with(&idp, &plain(&idp), &line);

        assert_eq!(failed, fails, "{text}");
        assert!(text.contains(expected), "{text}");
        assert_eq!(idp.hits("discovery"), 0);
        assert_eq!(idp.hits("userinfo"), 0);
    }
}

#[actix_web::test]
async fn errors_that_come_as_a_success_are_understood() {
    for (error, fails, expected) in [
        (
            "incorrect_client_credentials",
            true,
            "does not accept this client",
        ),
        ("bad_verification_code", false, "the client is accepted"),
    ] {
        let idp = FakeIdp::start();
        idp.reply("token", Reply::json(&json!({"error": error})));

        let line = "client_secret = \"the-secret\"\n";
        let (failed, text) = check_with(&idp, &plain(&idp), line);

        assert_eq!(failed, fails, "{text}");
        assert!(text.contains(expected), "{text}");
    }
}

#[actix_web::test]
async fn a_token_endpoint_that_speaks_something_else_is_a_warning() {
    let idp = FakeIdp::start();
    idp.reply("token", Reply::text("text/html", "<p>"));

    let (failed, text) = check(&idp, "");

    assert!(!failed, "{text}");
    assert!(
        text.contains("providers.acme.endpoints.token: IDP/token answers with something that cannot be used (token_malformed); look at the address; a login tells whether the client is right"),
        "{text}"
    );
}

#[actix_web::test]
async fn a_client_that_signs_is_tried_with_its_key() {
    for (error, fails, expected) in [
        ("invalid_grant", false, "the client is accepted"),
        (
            "invalid_client",
            true,
            "providers.acme.private_key: the provider does not accept this client (invalid_client)",
        ),
    ] {
        let idp = FakeIdp::start();
        idp.reply(
            "token",
            Reply::json(&json!({"error": error})).with_status(400),
        );
        let key = Key::P256.private_pem();
        let lines = format!(
            "private_key = \"\"\"{key}\"\"\"\nclient_auth = {{ method = \"signed_jwt\", algorithm = \"ES256\" }}\n"
        );

        let (failed, text) = check(&idp, &lines);

        assert_eq!(failed, fails, "{text}");
        assert!(text.contains(expected), "{text}");
        let proof = idp.received_at("token")[0].client_proof();
        assert!(matches!(proof, ClientProof::Assertion { .. }), "{proof:?}");
        assert!(!text.contains("PRIVATE KEY"), "{text}");
    }
}

/// The answer of `check --online` about a session store, with no provider to ask.
fn check_store(path: &Path, secret: &str) -> (bool, String) {
    let folder = folder_with(&format!(
        "[session]\nstore = \"embedded\"\npath = \"{}\"\nsecrets = [\"{secret}\"]\n",
        path.display()
    ));
    let (failed, text) = run(&folder);
    (failed, text.replace(&path.display().to_string(), "STORE"))
}

/// A folder, and the path of a session store in it.
fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("sessions.db");
    (folder, path)
}

/// A gateway on this store.
fn gateway_on(path: &Path) -> TestGateway {
    let path = path.display();
    let store =
        format!("[session]\nstore = \"embedded\"\npath = \"{path}\"\nsecrets = [\"{SECRET}\"]\n");
    TestGateway::start(&clock(), &store)
}

#[actix_web::test]
async fn a_session_store_that_is_not_there_yet_is_not_made() {
    let (_folder, path) = place();

    let (failed, text) = check_store(&path, SECRET);

    assert!(!failed, "{text}");
    assert!(
        text.contains("session store: is made at the first start"),
        "{text}"
    );
    assert!(!path.exists());
}

#[actix_web::test]
async fn a_session_store_in_use_is_no_fault() {
    let (_folder, path) = place();
    let _gateway = gateway_on(&path);

    let (failed, text) = check_store(&path, SECRET);

    assert!(!failed, "{text}");
    assert!(
        text.contains("session store: in use by a running gateway"),
        "{text}"
    );
}

#[actix_web::test]
async fn a_session_store_of_ones_own_opens() {
    let (_folder, path) = place();
    drop(gateway_on(&path));

    let (failed, text) = until_given_back(|| check_store(&path, SECRET));

    assert!(!failed, "{text}");
    assert!(text.contains("session store: opens"), "{text}");
}

#[actix_web::test]
async fn a_session_store_with_other_secrets_is_told() {
    let (_folder, path) = place();
    drop(gateway_on(&path));

    let other = "another secret for tests, 32 bytes or more";
    let (failed, text) = until_given_back(|| check_store(&path, other));

    assert!(failed, "{text}");
    assert!(
        text.contains("session.path: the session secrets do not open the session database STORE; start with the secrets it was made with, or remove it"),
        "{text}"
    );
}

/// Asks again while a gateway that was stopped is still about to end.
fn until_given_back(ask: impl Fn() -> (bool, String)) -> (bool, String) {
    let deadline = Instant::now() + Duration::from_mins(1);
    loop {
        let answer = ask();
        if !answer.1.contains("in use by a running gateway") || Instant::now() > deadline {
            return answer;
        }
    }
}

#[actix_web::test]
async fn a_session_store_that_is_something_else_is_told() {
    let (_folder, path) = place();
    fs::write(
        &path,
        "a letter to somebody, which is long enough to be looked at".repeat(20),
    )
    .expect("a file can be written");

    let (failed, text) = check_store(&path, SECRET);

    assert!(failed, "{text}");
    assert!(
        text.contains("STORE is not a session database; name another path or move that file away"),
        "{text}"
    );
}

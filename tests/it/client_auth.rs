//! How the gateway proves itself at a token endpoint, to the byte.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use vestibule::config::{self, Environment, Source};

use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// With everything that form-encoding changes, and what ends the id in HTTP Basic.
const SECRET: &str = "s+p/a c%e:=&";

/// What stands in the header after a whole login with this method: the pair of HTTP Basic; and the body.
async fn sent_by(method: &str) -> (String, String) {
    let idp = FakeIdp::start_with("acme", clock());
    idp.any_client("client");
    let lines = format!("client_secret = \"{SECRET}\"\nclient_auth.method = \"{method}\"\n");
    let gateway = TestGateway::start(&clock(), &(oidc("acme", &idp) + &lines));
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &idp, "acme").await;

    assert_eq!(gateway.me(&mut browser).await.status, 200);
    let request = &idp.received_at("token")[0];
    let header = request.header("authorization").expect("there is a header");
    let pair = header.strip_prefix("Basic ").expect("it is HTTP Basic");
    let pair = STANDARD.decode(pair).expect("it is base64");
    let pair = String::from_utf8(pair).expect("it is text");
    (pair, request.body_text())
}

#[actix_web::test]
async fn basic_sends_form_encoded_parts() {
    let (pair, body) = sent_by("basic").await;

    assert_eq!(pair, "client:s%2Bp%2Fa+c%25e%3A%3D%26");
    assert!(
        !body.contains("client_id") && !body.contains("client_secret"),
        "{body}"
    );
}

#[actix_web::test]
async fn basic_raw_sends_the_parts_as_they_are() {
    let (pair, body) = sent_by("basic_raw").await;

    assert_eq!(pair, format!("client:{SECRET}"));
    assert!(
        !body.contains("client_id") && !body.contains("client_secret"),
        "{body}"
    );
}

/// What is wrong with a client that is to use `basic_raw`.
fn complaints(lines: &str) -> String {
    let text = format!(
        "public_url = \"http://localhost:8080\"\n[session]\nstore = \"memory\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n[providers.acme]\n\
         issuer = \"https://acme.example\"\nclient_auth.method = \"basic_raw\"\n{lines}"
    );
    let problems = config::load(Source::text("gateway.toml", text), &Environment::default());
    let problems = problems.expect_err("something is wrong");
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn basic_raw_cannot_send_an_id_with_a_colon() {
    assert_eq!(
        complaints("client_id = \"urn:client\"\nclient_secret = \"secret\"\n"),
        "gateway.toml:8:1 providers.acme.client_id: holds a colon, which ends the id in HTTP Basic; client_auth.method = \"basic\" encodes it"
    );
}

#[test]
fn basic_raw_needs_a_secret() {
    assert!(complaints("client_id = \"client\"\n").contains("providers.acme.client_secret: "));
}

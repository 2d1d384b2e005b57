//! Addresses that a fetched document names: they lead neither to this machine nor to the link it is on.

use std::net::SocketAddr;
use std::path::Path;

use serde_json::{Value, json};

use super::proxy::TlsProxy;
use crate::support::browser::Request;
use crate::support::gateway::{TestGateway, clock};
use crate::support::idp::FakeIdp;

pub(super) const PUBLIC: &str = "https://provider.example";

/// A provider at a public name, reached through a proxy.
pub(super) struct PublicProvider {
    pub(super) idp: FakeIdp,
    pub(super) proxy: TlsProxy,
    authority: tempfile::NamedTempFile,
}

impl PublicProvider {
    pub(super) fn start() -> Self {
        let (idp, authority) = FakeIdp::start_tls("acme", clock());
        idp.issuer(PUBLIC);
        let base = idp.base().to_owned();
        idp.patch("discovery", move |document| {
            let moved = document.to_string().replace(&base, PUBLIC);
            *document = serde_json::from_str(&moved).expect("it is JSON still");
        });
        let proxy = TlsProxy::to(address_of(&idp));
        let authority = pem_file(&authority);
        Self {
            idp,
            proxy,
            authority,
        }
    }

    /// The section of this provider under another name of its own.
    pub(super) fn section(&self, issuer: &str) -> String {
        format!(
            "[providers.acme]\nissuer = \"{issuer}\"\nclient_id = \"client\"\nca_file = \"{}\"\nproxy = \"{}\"\n",
            self.authority.path().display(),
            self.proxy.url()
        )
    }
}

pub(super) fn address_of(idp: &FakeIdp) -> SocketAddr {
    let address = idp.base().split("://").nth(1).unwrap_or_default();
    address.parse().expect("a fake has an address")
}

pub(super) fn pem_file(pem: &str) -> tempfile::NamedTempFile {
    let file = tempfile::NamedTempFile::new().expect("a file can be made");
    std::fs::write(Path::new(file.path()), pem).expect("a file can be written");
    file
}

#[actix_web::test]
async fn a_provider_at_a_public_name_signs_in() {
    let provider = PublicProvider::start();
    let gateway = TestGateway::start(&clock(), &provider.section(PUBLIC));
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &provider.idp, "acme").await;

    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn a_proxy_may_have_a_name_that_leads_where_no_document_may() {
    let provider = PublicProvider::start();
    let section = provider.section(PUBLIC);
    let by_name = section.replace("http://127.0.0.1", "http://localhost");
    let gateway = TestGateway::start(&clock(), &by_name);
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &provider.idp, "acme").await;

    assert_ne!(by_name, section);
    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn a_public_providers_documents_cannot_send_the_gateway_home() {
    for endpoint in ["token_endpoint", "jwks_uri", "userinfo_endpoint"] {
        for host in [
            "https://127.0.0.1",
            "https://localhost",
            "https://[::1]",
            "https://[::ffff:127.0.0.1]",
            "https://0.0.0.0",
            "https://2130706433",
            "https://169.254.169.254",
            "https://[fd00:ec2::254]",
            "https://10.0.0.1",
            "https://192.168.0.1",
            "http://127.0.0.1",
            "http://localhost",
        ] {
            let provider = PublicProvider::start();
            let port = address_of(&provider.idp).port();
            provider.idp.patch("discovery", move |document| {
                let path = document[endpoint].as_str().unwrap_or_default();
                document[endpoint] = json!(path.replace(PUBLIC, &format!("{host}:{port}")));
            });
            let gateway = TestGateway::start(&clock(), &provider.section(PUBLIC));
            let mut browser = gateway.browser();
            let answer = provider
                .idp
                .authorize(&gateway.begin(&mut browser, "acme").await);
            let request = Request::get(&answer.url()).header("accept", "application/json");

            let response = browser.send(request).await;

            let name = format!("{endpoint} {host}");
            let code = response.json()["code"].clone();
            assert_eq!(
                (response.status, code),
                (502, json!("provider_invalid_response")),
                "{name}"
            );
            let fake_name = endpoint
                .trim_end_matches("_endpoint")
                .trim_end_matches("_uri");
            assert_eq!(provider.idp.hits(fake_name), 0, "{name}");
            let asked_for = provider.proxy.asked_for();
            assert!(
                asked_for.iter().all(|name| name == "provider.example:443"),
                "{asked_for:?}"
            );
        }
    }
}

#[actix_web::test]
async fn a_local_providers_documents_may_name_this_machine_but_not_its_link() {
    for (address, status) in [
        ("https://169.254.169.254/token", 502),
        ("https://0.0.0.0/token", 502),
        ("https://[fe80::1]/token", 502),
        ("http://localhost:PORT/token", 303),
    ] {
        let idp = FakeIdp::start_with("acme", clock());
        let address = address.replace("PORT", &address_of(&idp).port().to_string());
        let named = Value::from(address.as_str());
        idp.patch("discovery", move |document| {
            document["token_endpoint"] = named.clone();
        });
        let gateway = TestGateway::start(&clock(), &crate::support::gateway::oidc("acme", &idp));
        let mut browser = gateway.browser();

        let response = gateway.login(&mut browser, &idp, "acme").await;

        assert_eq!(response.status, status, "{address}");
    }
}

#[actix_web::test]
async fn claims_that_point_elsewhere_are_not_followed() {
    let idp = FakeIdp::start_with("acme", clock());
    let elsewhere = FakeIdp::start();
    idp.person(&json!({
        "sub": "ada",
        "picture": elsewhere.url("/picture"),
        "profile": elsewhere.url("/profile"),
        "_claim_names": {"email": "src", "groups": "src"},
        "_claim_sources": {"src": {"endpoint": elsewhere.url("/claims"), "access_token": "x"}},
    }));
    let gateway = TestGateway::start(&clock(), &crate::support::gateway::oidc("acme", &idp));
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &idp, "acme").await;
    browser.get(&gateway.url("/")).await;

    assert_eq!(gateway.me(&mut browser).await.json()["email"], Value::Null);
    assert!(elsewhere.received().is_empty());
}

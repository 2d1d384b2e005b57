//! Whom the gateway trusts over TLS: the system's authorities, or the one a provider is given, for this provider alone.

use tempfile::NamedTempFile;

use super::addresses::{PublicProvider, pem_file};
use crate::support::browser::Response;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

async fn start(gateway: &TestGateway, provider: &str) -> Response {
    let route = gateway.url(&format!("/login/{provider}"));
    gateway.browser().get_json(&route).await
}

fn refusal(response: &Response) -> (u16, String) {
    let code = &response.json()["code"];
    (
        response.status,
        code.as_str().unwrap_or_default().to_owned(),
    )
}

fn unreachable() -> (u16, String) {
    (503, "provider_unreachable".to_owned())
}

/// The section of a provider, with the authority of this file.
fn trusting(id: &str, idp: &FakeIdp, authority: &NamedTempFile) -> String {
    let path = authority.path().display();
    format!("{}ca_file = \"{path}\"\n", oidc(id, idp))
}

#[actix_web::test]
async fn a_provider_is_trusted_by_the_authority_it_is_given() {
    let (idp, authority) = FakeIdp::start_tls("acme", clock());
    let file = pem_file(&authority);
    let gateway = TestGateway::start(&clock(), &trusting("acme", &idp, &file));
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &idp, "acme").await;

    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn an_authority_for_all_is_added_to_the_systems() {
    let (idp, authority) = FakeIdp::start_tls("acme", clock());
    let file = pem_file(&authority);
    let outbound = format!("[outbound]\nca_file = \"{}\"\n", file.path().display());
    let gateway = TestGateway::start(&clock(), &format!("{outbound}{}", oidc("acme", &idp)));
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &idp, "acme").await;

    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn an_unknown_authority_is_not_trusted() {
    let (idp, _) = FakeIdp::start_tls("acme", clock());
    let gateway = TestGateway::start(&clock(), &oidc("acme", &idp));

    assert_eq!(refusal(&start(&gateway, "acme").await), unreachable());
    assert!(idp.received().is_empty());
}

#[actix_web::test]
async fn the_authority_of_one_provider_vouches_for_no_other() {
    let (one, ones_authority) = FakeIdp::start_tls("one", clock());
    let (other, others_authority) = FakeIdp::start_tls("other", clock());
    let (ones, others) = (pem_file(&ones_authority), pem_file(&others_authority));
    let sections = [
        trusting("one", &one, &ones),
        trusting("other", &other, &ones),
        trusting("right", &other, &others),
        oidc("without", &one),
    ];
    let gateway = TestGateway::start(&clock(), &sections.concat());

    assert_eq!(start(&gateway, "one").await.status, 303);
    assert_eq!(refusal(&start(&gateway, "other").await), unreachable());
    assert_eq!(start(&gateway, "right").await.status, 303);
    assert_eq!(refusal(&start(&gateway, "without").await), unreachable());
}

#[actix_web::test]
async fn a_providers_own_authority_takes_the_place_of_the_one_for_all() {
    let (idp, authority) = FakeIdp::start_tls("acme", clock());
    let (_, foreign) = FakeIdp::start_tls("other", clock());
    let (for_all, own) = (pem_file(&authority), pem_file(&foreign));
    let sections = format!(
        "[outbound]\nca_file = \"{}\"\n{}",
        for_all.path().display(),
        trusting("acme", &idp, &own)
    );
    let gateway = TestGateway::start(&clock(), &sections);

    assert_eq!(refusal(&start(&gateway, "acme").await), unreachable());
}

#[actix_web::test]
async fn a_certificate_for_another_name_is_not_trusted() {
    let provider = PublicProvider::start();
    let gateway = TestGateway::start(&clock(), &provider.section("https://other.example"));

    let refused = start(&gateway, "acme").await;

    assert_eq!(refusal(&refused), unreachable());
    // After a second it is asked again, in the background.
    let asked_for = provider.proxy.asked_for();
    assert!(!asked_for.is_empty());
    assert!(
        asked_for.iter().all(|name| name == "other.example:443"),
        "{asked_for:?}"
    );
    assert!(provider.idp.received().is_empty());
}

#[actix_web::test]
async fn a_certificate_of_years_ago_is_not_trusted() {
    let (idp, authority) = FakeIdp::start_expired_tls("acme", clock());
    let file = pem_file(&authority);
    let gateway = TestGateway::start(&clock(), &trusting("acme", &idp, &file));

    assert_eq!(refusal(&start(&gateway, "acme").await), unreachable());
}

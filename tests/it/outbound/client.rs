//! How the gateway proves itself at the token endpoint: by one way, never in an address, once for each code.

use serde_json::json;

use crate::support::browser::Request;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{ClientProof, FakeIdp, RawServer, Received, Reply};
use crate::support::keys::{Key, read_token, verifies};

const SECRET: &str = "s p+a%c:e/&=ä";

/// The one token request of a login with these further lines of the section.
async fn token_request(idp: &FakeIdp, settings: &str) -> Received {
    let gateway = TestGateway::start(&clock(), &format!("{}{settings}\n", oidc("acme", idp)));
    let mut browser = gateway.browser();
    gateway.login(&mut browser, idp, "acme").await;
    assert_eq!(gateway.me(&mut browser).await.status, 200, "{settings}");
    let mut requests = idp.received_at("token");
    assert_eq!(requests.len(), 1, "{settings}");
    requests.remove(0)
}

fn provider_with_secret() -> FakeIdp {
    let idp = FakeIdp::start_with("acme", clock());
    idp.client("client", Some(SECRET));
    idp
}

fn with_secret(more: &str) -> String {
    format!("client_secret = \"{SECRET}\"\n{more}")
}

#[actix_web::test]
async fn without_a_secret_the_client_says_its_name_alone() {
    let idp = FakeIdp::start_with("acme", clock());

    let request = token_request(&idp, "").await;

    assert_eq!(
        request.client_proof(),
        ClientProof::None {
            id: Some("client".to_owned())
        }
    );
}

#[actix_web::test]
async fn a_secret_of_any_letters_arrives_by_each_way_and_only_by_it() {
    let (id, secret) = ("client".to_owned(), SECRET.to_owned());
    let basic = ClientProof::Basic {
        id: id.clone(),
        secret: secret.clone(),
    };
    let post = ClientProof::Post { id, secret };
    for (settings, proof) in [
        ("client_auth.method = \"basic\"", &basic),
        ("client_auth.method = \"post\"", &post),
        ("client_auth.method = \"auto\"", &basic),
        ("", &basic),
    ] {
        let request = token_request(&provider_with_secret(), &with_secret(settings)).await;

        assert_eq!(request.client_proof(), *proof, "{settings}");
        assert_eq!(request.query, "", "{settings}");
    }
}

#[actix_web::test]
async fn the_metadata_decides_where_the_operator_does_not() {
    for (methods, is_basic) in [
        (json!(["client_secret_post"]), false),
        (json!(["client_secret_post", "client_secret_basic"]), true),
        (json!([]), true),
        (json!(null), true),
    ] {
        let idp = provider_with_secret();
        let listed = methods.clone();
        idp.patch("discovery", move |document| {
            document["token_endpoint_auth_methods_supported"] = listed.clone();
        });

        let request = token_request(&idp, &with_secret("")).await;

        let came = matches!(request.client_proof(), ClientProof::Basic { .. });
        assert_eq!(came, is_basic, "{methods}");
    }
}

#[actix_web::test]
async fn a_signed_client_proves_itself_to_this_issuer_for_a_minute() {
    let idp = FakeIdp::start_with("acme", clock());
    idp.any_client("client");
    let settings = format!(
        "private_key = '''\n{}'''\nclient_auth = {{ method = \"signed_jwt\", algorithm = \"ES256\", key_id = \"p256\" }}",
        Key::P256.private_pem()
    );

    let request = token_request(&idp, &settings).await;

    let ClientProof::Assertion { jwt } = request.client_proof() else {
        panic!("no assertion, but {:?}", request.client_proof());
    };
    let (header, claims) = read_token(&jwt);
    let now = clock().now().seconds();
    assert!(verifies(&jwt, &json!({"keys": [Key::P256.jwk()]})));
    assert_eq!(
        (&header["alg"], &header["kid"]),
        (&json!("ES256"), &json!("p256"))
    );
    assert_eq!(
        (&claims["iss"], &claims["sub"]),
        (&json!("client"), &json!("client"))
    );
    assert_eq!(claims["aud"], json!(idp.base()));
    assert_eq!(claims["exp"], json!(now + 60));
    assert!(claims["jti"].as_str().is_some_and(|id| id.len() >= 32));
    assert_eq!(
        request.param("client_assertion_type").as_deref(),
        Some("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
    );
}

#[actix_web::test]
async fn the_access_token_goes_into_the_header_alone() {
    let idp = FakeIdp::start_with("acme", clock());

    token_request(&idp, "").await;

    let requests = idp.received_at("userinfo");
    let token = requests[0].bearer().expect("it is a bearer token");
    assert_eq!(
        (requests[0].query.as_str(), requests[0].body.len()),
        ("", 0)
    );
    let seen = idp
        .received()
        .iter()
        .filter(|request| request.wire_text().contains(token))
        .count();
    assert_eq!(seen, 1);
}

#[actix_web::test]
async fn a_code_is_exchanged_once_whatever_comes_of_it() {
    for reply in [
        Reply::status(500),
        Reply::status(502),
        Reply::status(503).header("retry-after", "0"),
        Reply::status(429).header("retry-after", "0"),
        Reply::status(408),
        Reply::status(425),
    ] {
        let idp = FakeIdp::start_with("acme", clock());
        idp.reply("token", reply);
        let gateway = TestGateway::start(&clock(), &oidc("acme", &idp));
        let mut browser = gateway.browser();

        let response = gateway.login(&mut browser, &idp, "acme").await;

        assert_eq!((response.status, idp.hits("token")), (502, 1));
    }
}

#[actix_web::test]
async fn a_code_is_exchanged_once_when_the_connection_breaks() {
    let idp = FakeIdp::start_with("acme", clock());
    let broken = RawServer::start("");
    let token = broken.url("/token");
    idp.patch("discovery", move |document| {
        document["token_endpoint"] = json!(token);
    });
    let gateway = TestGateway::start(&clock(), &oidc("acme", &idp));
    let mut browser = gateway.browser();
    let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);
    let request = Request::get(&answer.url()).header("accept", "application/json");

    let response = browser.send(request).await;

    assert_eq!(
        (response.status, &response.json()["code"]),
        (502, &json!("provider_unreachable"))
    );
    assert_eq!(broken.hits(), 1);
}

//! The fake provider is itself proven: what it accepts is right, what it refuses is wrong, what it counts happened.

use serde_json::{Value, json};
use url::Url;
use vestibule::clock::{Clock, Timestamp};

use crate::support::browser::{Browser, Cookie, Request, Response, SameSite, Site};
use crate::support::idp::{ClientProof, FakeIdp, RawServer, Received, Reply};
use crate::support::keys::{self, Key, Signer};

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CALLBACK: &str = "http://localhost:8080/callback/fake";

fn request(idp: &FakeIdp) -> String {
    let params = [
        ("response_type", "code"),
        ("client_id", "client"),
        ("redirect_uri", CALLBACK),
        ("scope", "openid email"),
        ("state", "the-state"),
        ("nonce", "the-nonce"),
        ("code_challenge", &keys::challenge(VERIFIER)),
        ("code_challenge_method", "S256"),
    ];
    Url::parse_with_params(&idp.url("authorize"), params)
        .expect("this is a URL")
        .into()
}

fn form(code: &str) -> Vec<(String, String)> {
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", CALLBACK),
        ("client_id", "client"),
        ("code_verifier", VERIFIER),
    ];
    fields
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

fn form_with(code: &str, name: &str, value: &str) -> Vec<(String, String)> {
    let mut fields = form(code);
    fields.retain(|(known, _)| known != name);
    fields.push((name.to_owned(), value.to_owned()));
    fields
}

async fn redeem(idp: &FakeIdp, fields: &[(String, String)]) -> Response {
    Browser::new().post_form(&idp.url("token"), fields).await
}

/// A whole exchange.
async fn tokens(idp: &FakeIdp) -> Value {
    let answer = idp.authorize(&request(idp));
    let response = redeem(idp, &form(answer.get("code"))).await;
    assert_eq!(response.status, 200, "{}", response.text());
    response.json()
}

async fn id_token(idp: &FakeIdp) -> String {
    tokens(idp).await["id_token"]
        .as_str()
        .expect("a token is text")
        .to_owned()
}

async fn key_set(idp: &FakeIdp) -> Value {
    Browser::new().get(&idp.url("jwks")).await.json()
}

#[actix_web::test]
async fn the_id_token_is_signed_by_a_published_key() {
    let idp = FakeIdp::start();

    let token = id_token(&idp).await;

    assert!(keys::verifies(&token, &key_set(&idp).await));
}

#[actix_web::test]
async fn every_signer_makes_signatures_that_its_key_verifies() {
    let signers = [
        (Key::RsaOne, "RS256"),
        (Key::RsaTwo, "RS512"),
        (Key::RsaOne, "PS256"),
        (Key::P256, "ES256"),
        (Key::P384, "ES384"),
        (Key::P521, "ES512"),
        (Key::Ed25519, "EdDSA"),
    ];
    for (key, algorithm) in signers {
        let idp = FakeIdp::start();
        idp.sign_with(Signer::Key(key, algorithm));
        idp.publish(vec![key.jwk()]);

        let token = id_token(&idp).await;

        assert!(keys::verifies(&token, &key_set(&idp).await), "{algorithm}");
    }
}

#[actix_web::test]
async fn a_weak_key_signs_what_a_library_that_takes_weak_keys_verifies() {
    use openidconnect::JsonWebKey;
    use openidconnect::core::{CoreJsonWebKey, CoreJwsSigningAlgorithm};
    let idp = FakeIdp::start();
    idp.sign_with(Signer::Key(Key::RsaWeak, "RS256"));

    let token = id_token(&idp).await;

    let key: CoreJsonWebKey = serde_json::from_value(Key::RsaWeak.jwk()).unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let algorithm = CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256;
    key.verify_signature(&algorithm, signed.as_bytes(), &keys::decode(signature))
        .unwrap();
}

#[actix_web::test]
async fn another_key_and_a_broken_signature_do_not_verify() {
    let idp = FakeIdp::start();
    idp.sign_with(Signer::Key(Key::RsaTwo, "RS256"));
    idp.set_header("kid", json!("rsa-one"));
    let foreign = id_token(&idp).await;
    idp.sign_with(Signer::Key(Key::RsaOne, "RS256"));
    idp.break_signatures();
    let broken = id_token(&idp).await;

    let key_set = key_set(&idp).await;

    assert!(!keys::verifies(&foreign, &key_set));
    assert!(!keys::verifies(&broken, &key_set));
}

#[actix_web::test]
async fn the_id_token_repeats_the_nonce_and_hashes_the_access_token() {
    let now = Timestamp::from_seconds(1_795_428_000);
    let idp = FakeIdp::start_with("fake", Clock::manual(now));

    let tokens = tokens(&idp).await;

    let (_, claims) = keys::read_token(tokens["id_token"].as_str().unwrap());
    let hash = keys::challenge(tokens["access_token"].as_str().unwrap());
    let half = keys::encode(&keys::decode(&hash)[..16]);
    assert_eq!(claims["nonce"], "the-nonce");
    assert_eq!(claims["at_hash"], json!(half));
    assert_eq!(claims["iss"], json!(idp.base()));
    assert_eq!(claims["aud"], "client");
    assert_eq!(claims["exp"], json!(now.seconds() + 300));
}

#[actix_web::test]
async fn claims_and_headers_are_changed_as_told() {
    let idp = FakeIdp::start();
    idp.set_claim("aud", json!(["other"]));
    idp.omit_claim("nonce");
    idp.omit_header("kid");
    idp.sign_with(Signer::Unsigned);

    let token = id_token(&idp).await;

    let (header, claims) = keys::read_token(&token);
    assert_eq!(header, json!({"alg": "none", "typ": "JWT"}));
    assert_eq!(claims["aud"], json!(["other"]));
    assert_eq!(claims.get("nonce"), None);
    assert!(token.ends_with('.'));
}

#[actix_web::test]
async fn a_forger_signs_with_the_public_key_as_a_secret() {
    let idp = FakeIdp::start();
    let pem = Key::RsaOne.public_pem();
    idp.sign_with(Signer::Hmac(pem.clone().into_bytes()));

    let token = id_token(&idp).await;

    let (signed, signature) = token.rsplit_once('.').unwrap();
    let key = aws_lc_rs::hmac::Key::new(aws_lc_rs::hmac::HMAC_SHA256, pem.as_bytes());
    aws_lc_rs::hmac::verify(&key, signed.as_bytes(), &keys::decode(signature)).unwrap();
    assert!(pem.starts_with("-----BEGIN PUBLIC KEY-----\nMIIB"));
}

#[actix_web::test]
async fn the_answer_brings_the_state_and_the_issuer_back() {
    let idp = FakeIdp::start();

    let answer = idp.authorize(&request(&idp));

    assert_eq!(answer.redirect_uri(), CALLBACK);
    assert_eq!(answer.get("state"), "the-state");
    assert_eq!(answer.get("iss"), idp.base());
}

#[actix_web::test]
async fn an_answer_can_be_spoiled() {
    let idp = FakeIdp::start();
    let answer = idp.authorize(&request(&idp));

    let spoiled = answer
        .error("access_denied")
        .with("state", "other")
        .without("iss")
        .and("state", "again");

    assert_eq!(
        spoiled.url(),
        format!("{CALLBACK}?error=access_denied&state=other&state=again")
    );
    assert_eq!(
        spoiled.form(),
        "error=access_denied&state=other&state=again"
    );
    assert_eq!(spoiled.params().len(), 3);
    assert!(
        spoiled
            .sent_to("http://localhost:9/x")
            .url()
            .starts_with("http://localhost:9/x?")
    );
}

#[actix_web::test]
async fn a_code_is_good_once() {
    let idp = FakeIdp::start();
    let answer = idp.authorize(&request(&idp));
    let fields = form(answer.get("code"));

    let first = redeem(&idp, &fields).await;
    let second = redeem(&idp, &fields).await;

    assert_eq!((first.status, second.status), (200, 400));
    assert_eq!(second.json()["error"], "invalid_grant");
}

#[actix_web::test]
async fn whatever_does_not_fit_the_code_is_refused() {
    let idp = FakeIdp::start();
    let misfits = [
        (
            "code_verifier",
            "another-verifier-that-is-long-enough-to-be-one",
        ),
        ("code_verifier", ""),
        ("redirect_uri", "http://localhost:8080/callback/other"),
        ("code", "unknown"),
        ("grant_type", "password"),
        ("client_id", "other"),
        ("client_secret", "unexpected"),
    ];
    for (name, value) in misfits {
        let answer = idp.authorize(&request(&idp));

        let response = redeem(&idp, &form_with(answer.get("code"), name, value)).await;

        assert!([400, 401].contains(&response.status), "{name}={value}");
    }
}

#[actix_web::test]
async fn a_verifier_without_a_challenge_is_refused() {
    let idp = FakeIdp::start();
    let url = request(&idp).replace("code_challenge=", "ignored=");

    let answer = idp.authorize(&url);

    let response = redeem(&idp, &form(answer.get("code"))).await;
    assert_eq!(response.json()["error"], "invalid_grant");
}

#[actix_web::test]
async fn a_secret_is_checked_in_the_header_and_in_the_body() {
    let idp = FakeIdp::start();
    idp.client("client", Some("s p=a&ce"));
    let token = idp.url("token");
    let code = || idp.authorize(&request(&idp)).get("code").to_owned();
    let basic =
        |value: &str| Request::post_form(&token, &form(&code())).header("authorization", value);

    let in_header = Browser::new()
        .send(basic("Basic Y2xpZW50OnMrcCUzRGElMjZjZQ=="))
        .await;
    let wrong = Browser::new().send(basic("Basic Y2xpZW50Ondyb25n")).await;
    let in_body = redeem(&idp, &form_with(&code(), "client_secret", "s p=a&ce")).await;
    let missing = redeem(&idp, &form(&code())).await;

    let statuses = [in_header, wrong, in_body, missing].map(|response| response.status);
    assert_eq!(statuses, [200, 401, 200, 401]);
    let secret = "s p=a&ce".to_owned();
    let id = "client".to_owned();
    let proofs: Vec<ClientProof> = idp
        .received_at("token")
        .iter()
        .map(Received::client_proof)
        .collect();
    assert_eq!(
        proofs[0],
        ClientProof::Basic {
            id: id.clone(),
            secret: secret.clone()
        }
    );
    assert_eq!(
        proofs[2],
        ClientProof::Post {
            id: id.clone(),
            secret
        }
    );
    assert_eq!(proofs[3], ClientProof::None { id: Some(id) });
}

#[actix_web::test]
async fn assertions_are_for_the_test_to_check() {
    let idp = FakeIdp::start();
    let code = || idp.authorize(&request(&idp)).get("code").to_owned();

    let refused = redeem(&idp, &form_with(&code(), "client_assertion", "a.b.c")).await;
    idp.any_client("client");
    let taken = redeem(&idp, &form_with(&code(), "client_assertion", "a.b.c")).await;

    assert_eq!((refused.status, taken.status), (401, 200));
    let jwt = "a.b.c".to_owned();
    let proof = idp.received_at("token")[1].client_proof();
    assert_eq!(proof, ClientProof::Assertion { jwt });
}

#[actix_web::test]
async fn two_proofs_at_once_are_none() {
    let idp = FakeIdp::start();
    idp.client("client", Some("secret"));
    let answer = idp.authorize(&request(&idp));
    let fields = form_with(answer.get("code"), "client_secret", "secret");
    let both = Request::post_form(&idp.url("token"), &fields)
        .header("authorization", "Basic Y2xpZW50OnNlY3JldA==");

    let response = Browser::new().send(both).await;

    assert_eq!(response.status, 401);
    assert_eq!(
        idp.received_at("token")[0].client_proof(),
        ClientProof::Several
    );
}

#[actix_web::test]
async fn userinfo_is_for_who_brings_the_access_token() {
    let idp = FakeIdp::start();
    idp.person(&json!({"sub": "somebody"}));
    let tokens = tokens(&idp).await;
    let ask = |token: &str| {
        Request::get(&idp.url("userinfo")).header("authorization", &format!("Bearer {token}"))
    };

    let right = Browser::new()
        .send(ask(tokens["access_token"].as_str().unwrap()))
        .await;
    let wrong = Browser::new().send(ask("wrong")).await;

    assert_eq!(right.json(), json!({"sub": "somebody"}));
    assert_eq!(wrong.status, 401);
}

#[actix_web::test]
async fn userinfo_can_be_signed() {
    let idp = FakeIdp::start();
    idp.sign_userinfo();
    let tokens = tokens(&idp).await;
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());
    let request = Request::get(&idp.url("userinfo")).header("authorization", &bearer);

    let response = Browser::new().send(request).await;

    assert_eq!(response.header("content-type"), "application/jwt");
    assert!(keys::verifies(&response.text(), &key_set(&idp).await));
}

#[actix_web::test]
async fn requests_are_counted_by_endpoint_and_kept_whole() {
    let idp = FakeIdp::start();

    tokens(&idp).await;
    key_set(&idp).await;
    key_set(&idp).await;

    let hits = ["token", "jwks", "discovery", "userinfo"].map(|endpoint| idp.hits(endpoint));
    assert_eq!(hits, [1, 2, 0, 0]);
    let exchange = &idp.received()[0];
    assert_eq!(exchange.param("code_verifier").as_deref(), Some(VERIFIER));
    assert!(exchange.wire_text().contains("POST /token?"));
    assert!(exchange.wire_text().contains(VERIFIER));
    idp.forget_requests();
    assert_eq!(idp.hits("token"), 0);
}

#[actix_web::test]
async fn documents_are_patched_reshaped_and_healed() {
    let idp = FakeIdp::start();
    idp.issuer("https://issuer.example");
    idp.patch("discovery", |document| document["jwks_uri"] = json!(7));
    idp.shape("discovery", |document| {
        Reply::json(&json!([document["issuer"], document["jwks_uri"]])).with_status(202)
    });
    let mut browser = Browser::new();

    let spoiled = browser.get(&idp.url("discovery")).await;
    idp.heal("discovery");
    let healed = browser.get(&idp.url("discovery")).await;

    assert_eq!(spoiled.status, 202);
    assert_eq!(spoiled.json(), json!(["https://issuer.example", 7]));
    assert_eq!(healed.json()["jwks_uri"], json!(idp.url("jwks")));
}

#[actix_web::test]
async fn written_answers_come_in_their_order() {
    let idp = FakeIdp::start();
    idp.reply_once("jwks", Reply::status(503));
    idp.reply_once("jwks", Reply::redirect("/elsewhere"));
    idp.reply(
        "jwks",
        Reply::text("text/plain", "x")
            .header("x-a", "1")
            .header("x-a", "2"),
    );
    let mut browser = Browser::new();

    let mut statuses = Vec::new();
    for _ in 0..2 {
        statuses.push(browser.get(&idp.url("jwks")).await.status);
    }
    let last = browser.get(&idp.url("jwks")).await;

    assert_eq!(statuses, [503, 302]);
    assert_eq!(last.text(), "x");
    assert_eq!(last.headers_named("x-a"), ["1", "2"]);
}

#[actix_web::test]
async fn a_gate_holds_an_answer_until_it_is_opened() {
    let idp = FakeIdp::start();
    let gate = idp.hold("jwks");
    let url = idp.url("jwks");
    let pending = tokio::spawn(async move { Browser::new().get(&url).await.text() });

    gate.until_waiting(1).await;
    idp.reply("jwks", Reply::bytes(b"written while it waited"));
    gate.open();

    assert_eq!(pending.await.unwrap(), "written while it waited");
}

#[actix_web::test]
async fn an_endless_body_goes_on_and_a_dripping_one_begins() {
    let idp = FakeIdp::start();
    idp.reply("jwks", Reply::endless());
    idp.reply("token", Reply::drip(std::time::Duration::from_hours(1)));
    let client = reqwest::Client::builder().no_proxy().build().unwrap();

    let mut endless = client.get(idp.url("jwks")).send().await.unwrap();
    let mut dripping = client.post(idp.url("token")).send().await.unwrap();

    let mut length = 0;
    while length < 4 << 20 {
        length += endless.chunk().await.unwrap().unwrap().len();
    }
    assert_eq!(dripping.chunk().await.unwrap().unwrap(), "{");
}

#[actix_web::test]
async fn recorded_documents_are_replayed_at_any_path() {
    let idp = FakeIdp::start();
    idp.route("token", "/login/oauth/access_token");
    idp.rename("client_id", "app_id");
    idp.serve("/user", &json!({"id": 1}));
    idp.serve_tokens(&json!({"access_token": "recorded", "id_token": "", "extra": true}));
    let url = request(&idp)
        .replace("client_id=", "app_id=")
        .replace("openid+", "");
    let answer = idp.authorize(&url);
    let mut fields = form(answer.get("code"));
    fields[3].0 = "app_id".to_owned();

    let tokens = redeem(&idp, &fields).await.json();
    let user = Browser::new().get(&idp.url("/user")).await.json();

    assert_eq!(
        (&tokens["access_token"], &tokens["extra"]),
        (&json!("recorded"), &json!(true))
    );
    assert!(keys::verifies(
        tokens["id_token"].as_str().unwrap(),
        &key_set(&idp).await
    ));
    assert_eq!(user, json!({"id": 1}));
    assert_eq!(idp.hits("/user"), 1);
}

#[actix_web::test]
async fn without_the_scope_there_is_no_id_token() {
    let idp = FakeIdp::start();
    let url = request(&idp).replace("openid+", "");
    let answer = idp.authorize(&url);

    let tokens = redeem(&idp, &form(answer.get("code"))).await.json();

    assert_eq!(tokens.get("id_token"), None);
}

#[actix_web::test]
async fn two_run_side_by_side_and_know_nothing_of_each_other() {
    let one = FakeIdp::start_with("one", Clock::system());
    let two = FakeIdp::start_with("two", Clock::system());
    let answer = one.authorize(&request(&one));

    let response = redeem(&two, &form(answer.get("code"))).await;

    assert_eq!(response.status, 400);
    assert_eq!((one.hits("token"), two.hits("token")), (0, 1));
}

#[actix_web::test]
async fn unknown_paths_are_404_and_remembered() {
    let idp = FakeIdp::start();

    let response = Browser::new().get(&idp.url("/nothing")).await;

    assert_eq!(response.status, 404);
    assert_eq!(idp.hits("/nothing"), 1);
}

#[actix_web::test]
async fn a_raw_server_says_its_bytes_and_nothing_else() {
    let raw = RawServer::start("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\n\r\nhi");

    let response = Browser::new().get(&raw.url("/x")).await;
    let posted = Browser::new().post_form(&raw.url("/y"), &form("c")).await;

    assert_eq!(
        (response.text().as_str(), response.header("x-a")),
        ("hi", "b")
    );
    assert_eq!((posted.status, raw.hits()), (200, 2));
}

#[actix_web::test]
async fn a_browser_brings_cookies_back_and_says_where_it_comes_from() {
    let idp = FakeIdp::start();
    let page = Reply::text("text/html", "").header("set-cookie", "a=1; Path=/; SameSite=Lax");
    idp.reply_once("/page", page);
    idp.reply("/page", Reply::redirect("/page?x"));
    let (url, mut browser) = (idp.url("/page"), Browser::new());

    browser.get(&url).await;
    browser.plant_cookie(Cookie::new(&url, "a", "2"));
    let redirect = browser.cross_site_post_form(&url, &[]).await;
    browser.follow(&redirect, Site::Cross).await;
    browser.post_form(&url, &[]).await;

    let sent: Vec<[Option<String>; 3]> = idp
        .received()
        .iter()
        .map(|request| {
            ["cookie", "sec-fetch-site", "origin"]
                .map(|name| request.header(name).map(str::to_owned))
        })
        .collect();
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(sent[0], [None, some("none"), None]);
    assert_eq!(
        sent[1],
        [None, some("cross-site"), some("https://elsewhere.example")]
    );
    assert_eq!(sent[2], [some("a=1; a=2"), some("cross-site"), None]);
    assert_eq!(
        sent[3],
        [some("a=1; a=2"), some("same-origin"), some(idp.base())]
    );
    assert_eq!(browser.cookie_bytes(), 4);
    assert_eq!(browser.cookie("a").unwrap().same_site, SameSite::Lax);
    browser.remove_cookie("a");
    assert_eq!(browser.cookies(), []);
}

#[actix_web::test]
async fn a_script_of_the_page_asks_for_json_and_a_link_elsewhere_navigates() {
    let idp = FakeIdp::start();
    let mut browser = Browser::new();

    browser.get_json(&idp.url("/me")).await;
    browser.cross_site_get(&idp.url("/me")).await;

    let said = |index: usize, name: &str| idp.received()[index].header(name).unwrap().to_owned();
    assert_eq!(said(0, "accept"), "application/json");
    assert_eq!(
        (said(0, "sec-fetch-site"), said(0, "sec-fetch-mode")),
        ("same-origin".into(), "cors".into())
    );
    assert_eq!(
        (said(1, "sec-fetch-site"), said(1, "sec-fetch-mode")),
        ("cross-site".into(), "navigate".into())
    );
}

#[actix_web::test]
async fn over_tls_it_is_believed_by_who_trusts_its_authority() {
    let (idp, authority) = FakeIdp::start_tls("fake", Clock::system());
    let stranger = reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([])
        .build()
        .unwrap();

    let trusted = Browser::trusting(&authority).get(&idp.url("jwks")).await;
    let untrusted = stranger.get(idp.url("jwks")).send().await;

    assert_eq!(trusted.status, 200);
    assert!(idp.base().starts_with("https://127.0.0.1:"));
    assert!(untrusted.is_err());
}

//! The claims of the ID token, with the exact second at which each time stops being believed.

use serde_json::{Value, json};
use url::Url;

use crate::defects::table::{Defect, KEYS, TOKEN, USERINFO, assert_all};
use crate::support::gateway::{START, TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;
use crate::support::keys::{Key, Signer, read_token};

fn claim(name: &'static str, claim: &'static str, value: Value) -> Defect {
    Defect::provider(name, move |idp| idp.set_claim(claim, value.clone())).is(
        502,
        "identity_invalid",
        KEYS,
    )
}

fn missing(name: &'static str, claim: &'static str) -> Defect {
    Defect::provider(name, move |idp| idp.omit_claim(claim)).is(502, "identity_invalid", KEYS)
}

fn at(offset: i64) -> Value {
    json!(START.seconds() + offset)
}

#[actix_web::test]
async fn an_id_token_of_another_issuer_is_refused() {
    let issuer = |name, change: fn(&str) -> Value| {
        Defect::provider(name, move |idp| idp.set_claim("iss", change(idp.base()))).is(
            502,
            "identity_invalid",
            KEYS,
        )
    };
    assert_all([
        issuer("another issuer", |_| json!("https://elsewhere.example")),
        issuer("one more slash", |issuer| json!(format!("{issuer}/"))),
        issuer("a path below", |issuer| json!(format!("{issuer}/tenant"))),
        issuer("the scheme in capitals", |issuer| {
            json!(issuer.replace("http", "HTTP"))
        }),
        issuer("a space behind", |issuer| json!(format!("{issuer} "))),
        issuer("no text", |_| json!("")),
        issuer("a list", |issuer| json!([issuer])),
        issuer("null", |_| Value::Null),
        missing("no issuer", "iss"),
    ])
    .await;
}

#[actix_web::test]
async fn an_id_token_for_somebody_else_is_refused() {
    assert_all([
        claim("another client", "aud", json!("other")),
        claim("the client in capitals", "aud", json!("CLIENT")),
        claim("a list of nobody", "aud", json!([])),
        claim("a list of another client", "aud", json!(["other"])),
        claim("a list with a stranger", "aud", json!(["client", "other"])),
        claim("a list with a number", "aud", json!(["client", 1])),
        claim("a list in a list", "aud", json!([["client"]])),
        claim("a number", "aud", json!(1)),
        claim("an object", "aud", json!({"client": true})),
        claim("null", "aud", Value::Null),
        missing("no audience", "aud"),
        claim("made for another party", "azp", json!("other")),
        claim("made for a number", "azp", json!(1)),
        claim("made for null", "azp", Value::Null),
        Defect::provider("a stranger whom the token itself admits", |idp| {
            idp.set_claim("aud", json!(["client", "other"]));
            idp.set_claim("azp", json!("client"));
        })
        .is(502, "identity_invalid", KEYS),
        claim(
            "a known audience besides, but made for nobody",
            "aud",
            json!(["client", "api"]),
        )
        .with("id_token = { audiences = [\"api\"] }"),
        claim("a known audience alone", "aud", json!("api"))
            .with("id_token = { audiences = [\"api\"] }"),
    ])
    .await;
}

#[actix_web::test]
async fn an_id_token_of_another_time_is_refused() {
    assert_all([
        claim("expired 60 seconds ago", "exp", at(-60)),
        claim("expired 61 seconds ago", "exp", at(-61)),
        claim("expires as text", "exp", json!("1999999999")),
        claim("expires before time began", "exp", json!(-1)),
        claim("expires when time began", "exp", json!(0)),
        claim("expires never", "exp", json!(1e300)),
        claim("expires in the largest number", "exp", json!(u64::MAX)),
        claim("expires true", "exp", json!(true)),
        claim("expires null", "exp", Value::Null),
        missing("without an end", "exp"),
        claim("made in 61 seconds", "iat", at(61)),
        claim("made 601 seconds ago", "iat", at(-601)),
        claim("made never", "iat", json!(1e300)),
        claim("made before time began", "iat", json!(i64::MIN)),
        claim("made as text", "iat", json!("1795428000")),
        claim("made null", "iat", Value::Null),
        missing("without a beginning", "iat"),
        claim("valid in 61 seconds", "nbf", at(61)),
        claim("valid never", "nbf", json!(1e300)),
        claim("valid as text", "nbf", json!("0")),
        claim("valid null", "nbf", Value::Null),
    ])
    .await;
}

#[actix_web::test]
async fn an_id_token_for_another_login_is_refused() {
    assert_all([
        missing("without a nonce", "nonce"),
        claim("with another nonce", "nonce", json!("another")),
        claim("with an empty nonce", "nonce", json!("")),
        claim("with null for a nonce", "nonce", Value::Null),
        claim("with a number for a nonce", "nonce", json!(1)),
        claim(
            "for another access token",
            "at_hash",
            json!("AAAAAAAAAAAAAAAAAAAAAA"),
        ),
        claim("with an empty hash", "at_hash", json!("")),
        claim("with null for a hash", "at_hash", Value::Null),
    ])
    .await;
}

#[actix_web::test]
async fn the_nonce_of_another_login_of_the_same_browser_is_refused() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();
    let first = gateway.begin(&mut browser, "acme").await;
    let (_, nonce) = Url::parse(&first)
        .expect("this is a URL")
        .query_pairs()
        .into_owned()
        .find(|(name, _)| name == "nonce")
        .expect("a nonce is sent");
    idp.tamper(move |token| {
        let (header, mut claims) = read_token(&token);
        claims["nonce"] = json!(nonce);
        Signer::Key(Key::RsaOne, "RS256").token(&header, &claims)
    });

    let own = gateway.finish(&mut browser, &idp.authorize(&first)).await;
    let others = gateway.login(&mut gateway.browser(), &idp, "acme").await;

    assert_eq!((own.status, others.status), (303, 502));
    assert_eq!(idp.hits("userinfo"), 1);
}

#[actix_web::test]
async fn an_id_token_about_nobody_is_refused() {
    assert_all([
        missing("without a subject", "sub"),
        claim("an empty subject", "sub", json!("")),
        claim("a number", "sub", json!(7)),
        claim("null", "sub", Value::Null),
        claim("the word null", "sub", json!("null")),
        claim("a list", "sub", json!(["ada"])),
        claim("256 letters", "sub", json!("a".repeat(256))),
        claim("a line break", "sub", json!("a\nb")),
        Defect::provider("about somebody else than userinfo", |idp| {
            idp.set_claim("sub", json!("somebody-else"));
        })
        .is(502, "identity_invalid", USERINFO),
    ])
    .await;
}

#[actix_web::test]
async fn a_login_without_an_id_token_is_refused() {
    assert_all([
        Defect::provider("no ID token", |idp| {
            idp.patch("token", |tokens| {
                tokens
                    .as_object_mut()
                    .map(|tokens| tokens.remove("id_token"));
            });
        })
        .is(502, "identity_invalid", TOKEN),
        Defect::provider("null for an ID token", |idp| {
            idp.patch("token", |tokens| tokens["id_token"] = Value::Null);
        })
        .is(502, "identity_invalid", TOKEN),
        Defect::provider("an object for an ID token", |idp| {
            idp.patch("token", |tokens| tokens["id_token"] = json!({"sub": "ada"}));
        })
        .is(502, "provider_invalid_response", TOKEN),
    ])
    .await;
}

/// The last second at which each is still believed, and every shape of an audience that is right.
#[actix_web::test]
async fn what_is_just_right_signs_in() {
    let clock = clock();
    let right: [(&str, Value); 9] = [
        ("exp", at(-59)),
        ("iat", at(60)),
        ("iat", at(-600)),
        ("nbf", at(60)),
        ("exp", json!(1_795_428_300.5)),
        ("aud", json!(["client"])),
        ("aud", json!(["client", "client"])),
        ("azp", json!("client")),
        ("acr", json!({"odd": ["but", "harmless"]})),
    ];
    for (name, value) in right {
        let idp = FakeIdp::start_with("acme", clock.clone());
        idp.set_claim(name, value.clone());
        let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
        let mut browser = gateway.browser();

        gateway.login(&mut browser, &idp, "acme").await;

        assert_eq!(gateway.me(&mut browser).await.status, 200, "{name} {value}");
    }
}

#[actix_web::test]
async fn an_audience_of_the_operators_list_is_accepted_for_our_own_party() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    idp.set_claim("aud", json!(["client", "api"]));
    idp.set_claim("azp", json!("client"));
    let section = format!(
        "{}id_token = {{ audiences = [\"api\"] }}\n",
        oidc("acme", &idp)
    );
    let gateway = TestGateway::start(&clock, &section);
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &idp, "acme").await;

    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn the_hash_of_the_access_token_may_be_left_out() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    idp.omit_claim("at_hash");
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &idp, "acme").await;

    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

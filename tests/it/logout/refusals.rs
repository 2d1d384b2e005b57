//! Logout tokens that are not believed: for each defect 400, and no session is touched.

use serde_json::{Value, json};

use super::{House, bring};
use crate::support::idp::FakeIdp;
use crate::support::keys::{Key, Signer};

const SUB: &str = "248289761001";
const NOW: i64 = crate::support::gateway::START.seconds();
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// Somebody is signed in, a token is made after the provider was spoiled, and brought.
async fn answer(section: &str, spoil: impl Fn(&FakeIdp), members: &Value) -> (u16, bool) {
    let house = House::with(section);
    house.idp.set_claim("sid", json!("s1"));
    let mut browser = house.signed_in().await;
    spoil(&house.idp);
    let token = house.idp.logout_token(members);

    let response = bring(&house.gateway, "acme", &token).await;

    if response.status == 400 {
        assert_eq!(response.json(), json!({"error": "invalid_request"}));
        assert_eq!(response.header("cache-control"), "no-store");
        assert_eq!(response.header("content-type"), "application/json");
    }
    (response.status, house.is_signed_in(&mut browser).await)
}

/// With every one of these members in place of the right one the token is refused.
async fn refused(members: &[Value]) {
    for members in members {
        let (status, alive) = answer("", |_| {}, members).await;
        assert_eq!((status, alive), (400, true), "{members}");
    }
}

#[actix_web::test]
async fn without_a_defect_it_ends_the_session() {
    for members in [
        json!({"sub": SUB}),
        json!({"sid": "s1"}),
        json!({"sub": SUB, "sid": "s1"}),
        json!({"sub": SUB, "exp": null}),
        json!({"sub": SUB, "aud": ["client"]}),
        json!({"sub": SUB, "iat": NOW - 600, "exp": NOW - 59}),
        json!({"sub": SUB, "iat": NOW + 60}),
        json!({"sub": SUB, "iat": 0.5 + 1_795_428_000.0}),
    ] {
        let (status, alive) = answer("", |_| {}, &members).await;
        assert_eq!((status, alive), (200, false), "{members}");
    }
}

#[actix_web::test]
async fn of_another_issuer() {
    refused(&[
        json!({"sub": SUB, "iss": null}),
        json!({"sub": SUB, "iss": "https://elsewhere.example"}),
        json!({"sub": SUB, "iss": ["x"]}),
    ])
    .await;
}

#[actix_web::test]
async fn for_another_client() {
    refused(&[
        json!({"sub": SUB, "aud": null}),
        json!({"sub": SUB, "aud": "other"}),
        json!({"sub": SUB, "aud": []}),
        json!({"sub": SUB, "aud": ["client", "other"]}),
        json!({"sub": SUB, "aud": ["client", 1]}),
    ])
    .await;
}

#[actix_web::test]
async fn that_says_nothing_of_a_logout() {
    refused(&[
        json!({"sub": SUB, "events": null}),
        json!({"sub": SUB, "events": {}}),
        json!({"sub": SUB, "events": [EVENT]}),
        json!({"sub": SUB, "events": EVENT}),
        json!({"sub": SUB, "events": {"http://schemas.openid.net/event/other": {}}}),
        json!({"sub": SUB, "events": {EVENT: true}}),
        json!({"sub": SUB, "events": {EVENT: []}}),
        json!({"sub": SUB, "events": {EVENT: ""}}),
    ])
    .await;
}

#[actix_web::test]
async fn that_could_be_an_id_token() {
    refused(&[
        json!({"sub": SUB, "nonce": "n"}),
        json!({"sub": SUB, "nonce": ""}),
        json!({"sub": SUB, "nonce": false}),
    ])
    .await;
}

#[actix_web::test]
async fn that_names_nobody() {
    refused(&[
        json!({}),
        json!({"sub": ""}),
        json!({"sub": 1}),
        json!({"sid": ""}),
        json!({"sid": 1}),
        json!({"sid": "s1", "sub": ""}),
        json!({"sub": SUB, "sid": ["s1"]}),
    ])
    .await;
}

#[actix_web::test]
async fn that_is_not_of_now() {
    refused(&[
        json!({"sub": SUB, "iat": null}),
        json!({"sub": SUB, "iat": "1"}),
        json!({"sub": SUB, "iat": NOW - 601}),
        json!({"sub": SUB, "iat": NOW + 61}),
        json!({"sub": SUB, "exp": NOW - 60}),
        json!({"sub": SUB, "exp": "never"}),
        json!({"sub": SUB, "exp": 0}),
    ])
    .await;
}

#[actix_web::test]
async fn that_cannot_be_told_from_others() {
    refused(&[
        json!({"sub": SUB, "jti": null}),
        json!({"sub": SUB, "jti": ""}),
        json!({"sub": SUB, "jti": 1}),
        json!({"sub": SUB, "jti": "x".repeat(513)}),
    ])
    .await;
}

#[actix_web::test]
async fn that_somebody_else_signed_or_nobody() {
    type Spoil = fn(&FakeIdp);
    let spoils: [(&str, Spoil); 7] = [
        ("no algorithm", |idp| idp.sign_with(Signer::Unsigned)),
        ("the name of another algorithm", |idp| {
            idp.set_header("alg", json!("RS512"));
        }),
        ("HMAC with the public key", |idp| {
            idp.sign_with(Signer::Hmac(Key::RsaOne.public_pem().into_bytes()));
        }),
        ("a foreign key", |idp| {
            idp.sign_with(Signer::Key(Key::RsaTwo, "RS256"));
        }),
        ("a foreign key under the name of ours", |idp| {
            idp.sign_with(Signer::Key(Key::RsaTwo, "RS256"));
            idp.set_header("kid", json!("rsa-one"));
        }),
        ("a broken signature", FakeIdp::break_signatures),
        ("something critical", |idp| {
            idp.set_header("crit", json!(["x"]));
        }),
    ];
    for (what, spoil) in spoils {
        let (status, alive) = answer("", spoil, &json!({"sub": SUB})).await;
        assert_eq!((status, alive), (400, true), "{what}");
    }
}

#[actix_web::test]
async fn an_id_token_is_no_logout_token() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    let leaving = house.sign_out(&mut browser, &[]).await;
    let hint = super::refresh(&leaving).expect("it goes on");
    let token = super::parameters(&hint)["id_token_hint"].clone();
    let mut browser = house.signed_in().await;

    let response = bring(&house.gateway, "acme", &token).await;

    assert_eq!(response.status, 400);
    assert!(house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn the_kind_of_the_token_is_looked_at_as_configured() {
    let strict = "logout_typ = \"strict\"\n";
    for (typ, lenient, strictly) in [
        (json!(null), 200, 400),
        (json!("JWT"), 200, 400),
        (json!("jwt"), 200, 400),
        (json!("logout+jwt"), 200, 200),
        (json!("Logout+JWT"), 200, 200),
        (json!("at+jwt"), 400, 400),
        (json!("secevent+jwt"), 400, 400),
        (json!(""), 400, 400),
        (json!(1), 400, 400),
    ] {
        for (section, expected) in [("", lenient), (strict, strictly)] {
            let spoil = |idp: &FakeIdp| {
                if typ.is_null() {
                    idp.omit_header("typ");
                } else {
                    idp.set_header("typ", typ.clone());
                }
            };
            let (status, alive) = answer(section, spoil, &json!({"sub": SUB})).await;
            assert_eq!(
                (status, alive),
                (expected, expected == 400),
                "{typ} {section}"
            );
        }
    }
}

//! When the provider says that it is over, somebody else, or nothing at all.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::support::gateway::TestGateway;
use crate::support::idp::{FakeIdp, Reply};

use super::{HOUR, House, ask, code, me, token};

#[actix_web::test]
async fn a_grant_that_is_over_ends_the_session() {
    for error in ["invalid_grant", "unauthorized_client"] {
        let house = House::new();
        let gateway = house.gateway("");
        let cookie = house.sign_in(&gateway).await;
        house.clock.advance(2 * HOUR);
        let refusal = Reply::json(&json!({"error": error})).with_status(400);
        house.idp.reply("token", refusal);

        let response = ask(&gateway, &cookie).await;

        assert_eq!(code(&response), (401, "no_session".to_owned()), "{error}");
        assert_eq!(me(&gateway, &cookie).await, 401, "{error}");
        ask(&gateway, &cookie).await;
        assert_eq!(
            house.idp.refresh_requests().len(),
            1,
            "{error}: never a loop"
        );
    }
}

#[actix_web::test]
async fn where_the_session_is_to_be_kept_only_the_tokens_go() {
    let house = House::new();
    let gateway = house.gateway("on_refresh_failure = \"keep\"\n");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    house.idp.close_accounts();

    let responses = [ask(&gateway, &cookie).await, ask(&gateway, &cookie).await];

    for response in &responses {
        assert_eq!(code(response), (404, "no_tokens".to_owned()));
    }
    assert_eq!(me(&gateway, &cookie).await, 200);
    assert_eq!(house.idp.refresh_requests().len(), 1);
}

#[actix_web::test]
async fn a_code_of_the_providers_own_for_it_can_be_named() {
    let house = House::new();
    let gateway = house.gateway("refresh.ended = [\"bad_refresh_token\"]\n");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    house
        .idp
        .reply("token", Reply::json(&json!({"error": "bad_refresh_token"})));

    let response = ask(&gateway, &cookie).await;

    assert_eq!(code(&response), (401, "no_session".to_owned()));
}

#[actix_web::test]
async fn an_outage_signs_nobody_out_and_the_provider_is_left_alone_for_a_while() {
    let error =
        |status: u16, error: &str| Reply::json(&json!({"error": error})).with_status(status);
    let outages = [
        (Reply::status(503), 503, "provider_unreachable"),
        (error(500, "invalid_grant"), 503, "provider_unreachable"),
        (error(429, "slow_down"), 503, "provider_unreachable"),
        (
            error(400, "temporarily_unavailable"),
            502,
            "provider_refused",
        ),
        (error(401, "invalid_client"), 502, "provider_refused"),
        (
            Reply::text("text/html", "<p>Maintenance"),
            502,
            "provider_invalid_response",
        ),
        (Reply::json(&json!({})), 502, "provider_invalid_response"),
        (
            Reply::redirect("https://elsewhere.example/"),
            502,
            "provider_invalid_response",
        ),
    ];
    for (outage, status, expected) in outages {
        let house = House::new();
        let gateway = house.gateway("");
        let cookie = house.sign_in(&gateway).await;
        let old = token(&ask(&gateway, &cookie).await);
        house.idp.reply("token", outage.clone());

        house.clock.advance(HOUR - 300);
        let while_good = ask(&gateway, &cookie).await;
        ask(&gateway, &cookie).await;
        let asked = house.idp.refresh_requests().len();
        house.clock.advance(2 * HOUR);
        let when_over = ask(&gateway, &cookie).await;
        house.idp.heal("token");
        house.clock.advance(300);
        let after = ask(&gateway, &cookie).await;

        assert_eq!(token(&while_good), old, "{outage:?}");
        assert_eq!(asked, 1, "{outage:?}: the second one is in the pause");
        assert_eq!(
            code(&when_over),
            (status, expected.to_owned()),
            "{outage:?}"
        );
        assert_ne!(token(&after), old, "{outage:?}");
        assert_eq!(me(&gateway, &cookie).await, 200, "{outage:?}");
    }
}

#[actix_web::test]
async fn pauses_grow_up_to_five_minutes() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.idp.reply("token", Reply::status(503));
    house.clock.advance(2 * HOUR);
    let mut asked_at = Vec::new();

    for second in 0..1000 {
        let before = house.idp.refresh_requests().len();
        ask(&gateway, &cookie).await;
        if house.idp.refresh_requests().len() > before {
            asked_at.push(second * 5);
        }
        house.clock.advance(5);
        if second == 250 {
            break;
        }
    }

    assert_eq!(asked_at, [0, 5, 15, 35, 75, 155, 315, 615, 915, 1215]);
}

/// What a provider says that must not say it.
type Spoil = fn(&FakeIdp);

#[actix_web::test]
async fn a_refresh_that_names_somebody_else_ends_the_session_and_asks_nothing_more() {
    let spoils: [(&str, Spoil); 8] = [
        ("sub", |idp| idp.set_claim("sub", json!("248289761002"))),
        ("iss", |idp| {
            idp.set_claim("iss", json!("https://elsewhere.example"));
        }),
        ("aud", |idp| idp.set_claim("aud", json!("another-client"))),
        ("exp", |idp| idp.set_claim("exp", json!(1_000_000_000))),
        ("iat", |idp| idp.set_claim("iat", json!(1_000_000_000))),
        ("azp", |idp| idp.set_claim("azp", json!("another-client"))),
        ("no sub", |idp| idp.omit_claim("sub")),
        ("signature", FakeIdp::break_signatures),
    ];
    for (what, spoil) in spoils {
        let house = House::new();
        let gateway = house.gateway("on_refresh_failure = \"keep\"\n");
        let cookie = house.sign_in(&gateway).await;
        house.clock.advance(2 * HOUR);
        let userinfo = house.idp.hits("userinfo");
        spoil(&house.idp);

        let response = ask(&gateway, &cookie).await;

        assert_eq!(code(&response), (401, "no_session".to_owned()), "{what}");
        assert_eq!(me(&gateway, &cookie).await, 401, "{what}");
        assert_eq!(house.idp.hits("userinfo"), userinfo, "{what}");
        assert_eq!(house.idp.refresh_requests().len(), 1, "{what}");
    }
}

#[actix_web::test]
async fn keys_that_cannot_be_fetched_use_up_no_refresh_token() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    house.idp.publish(vec![]);
    house.idp.reply("jwks", Reply::status(500));

    let during = ask(&gateway, &cookie).await;
    house.idp.start_over();

    assert_eq!(
        during.status,
        200,
        "the old keys serve on: {}",
        during.text()
    );
    assert_eq!(me(&gateway, &cookie).await, 200);
}

#[actix_web::test]
async fn a_token_whose_key_is_not_published_yet_costs_no_refresh_token() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    // A new key, and the key set out of order: nobody can tell yet whether the token is good.
    house.idp.set_header("kid", json!("brand-new"));
    house.idp.reply("jwks", Reply::status(500));

    let during = ask(&gateway, &cookie).await;
    house.idp.heal("jwks");
    house.idp.publish(vec![with_id("brand-new")]);
    house.clock.advance(300);
    let after = ask(&gateway, &cookie).await;

    assert_eq!(during.status, 503, "{}", during.text());
    token(&after);
    assert_eq!(house.idp.refresh_requests().len(), 2);
    assert_eq!(house.idp.families_alive(), 1, "the rotated token was kept");
}

#[actix_web::test]
async fn a_key_set_that_lags_behind_ends_no_session() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    house.idp.set_header("kid", json!("brand-new"));
    house.idp.publish(vec![with_id("another")]);

    let during = ask(&gateway, &cookie).await;
    house.idp.publish(vec![with_id("brand-new")]);
    house.clock.advance(300);
    let after = ask(&gateway, &cookie).await;

    assert_eq!(during.status, 502, "{}", during.text());
    token(&after);
    assert_eq!(me(&gateway, &cookie).await, 200);
}

fn with_id(id: &str) -> Value {
    let mut key = crate::support::keys::Key::RsaOne.jwk();
    key["kid"] = json!(id);
    key
}

#[actix_web::test]
async fn no_other_server_gets_the_refresh_token() {
    let house = House::new();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("sessions.db").display().to_string();
    let session = format!(
        "\n[session]\nstore = \"embedded\"\npath = {path:?}\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n"
    );
    let public = "https://login.example.com";
    let config = format!("{}{session}", house.config(""));
    let gateway = TestGateway::start_at(public, &house.clock, &config);
    let mut browser = gateway.browser();
    let response = gateway.login(&mut browser, &house.idp, "acme").await;
    assert_eq!(response.status, 303);
    let session = browser
        .cookie("__Host-vestibule")
        .expect("there is a session");
    let cookie = format!("__Host-vestibule={}", session.value);
    drop(gateway);
    let other = FakeIdp::start_with("other", house.clock.clone());
    let config = config.replace(house.idp.base(), other.base());
    let gateway = TestGateway::start_at(public, &house.clock, &config);
    house.clock.advance(2 * HOUR);

    let response = ask(&gateway, &cookie).await;

    assert_eq!(code(&response), (401, "no_session".to_owned()));
    assert_eq!(
        (other.hits("token"), house.idp.refresh_requests().len()),
        (0, 0)
    );
}

#[actix_web::test]
async fn nobody_gets_the_tokens_of_somebody_else() {
    let house = House::new();
    let gateway = house.gateway("");
    let mut people = Vec::new();
    for number in 0..4 {
        house
            .idp
            .person(&json!({"sub": format!("person-{number}")}));
        people.push(house.sign_in(&gateway).await);
    }

    for turn in [[2, 0, 3, 1], [1, 3, 0, 2], [0, 1, 2, 3]] {
        house.clock.advance(2 * HOUR);
        let asked = join_all(turn.map(|person: usize| ask(&gateway, &people[person]))).await;
        for (person, answer) in turn.iter().zip(&asked) {
            assert_eq!(house.idp.family_of(&token(answer)), Some(*person));
        }
    }
    assert_eq!(house.idp.families_alive(), 4);
}

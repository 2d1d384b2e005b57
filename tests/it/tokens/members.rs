//! Token responses that say little: what is missing is neither an error nor a loss.

use serde_json::{Value, json};

use super::{HOUR, House, ask, code, token};

fn without(name: &'static str) -> impl Fn(&mut Value) {
    move |answer: &mut Value| {
        answer.as_object_mut().map(|answer| answer.remove(name));
    }
}

#[actix_web::test]
async fn a_refresh_token_that_is_not_given_again_is_used_again() {
    let house = House::new();
    house.idp.refreshes();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;

    for _ in 0..3 {
        house.clock.advance(2 * HOUR);
        token(&ask(&gateway, &cookie).await);
    }

    let requests = house.idp.refresh_requests();
    let used: Vec<_> = requests
        .iter()
        .map(|request| request.param("refresh_token"))
        .collect();
    assert_eq!(used.len(), 3);
    assert!(used[0].is_some() && used.iter().all(|token| *token == used[0]));
}

#[actix_web::test]
async fn a_token_of_unknown_life_is_refreshed_after_an_hour_and_never_called_over() {
    let house = House::new();
    house.idp.patch("token", without("expires_in"));
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;

    let first = ask(&gateway, &cookie).await;
    house.clock.advance(HOUR - 1);
    let second = ask(&gateway, &cookie).await;
    house.clock.advance(1);
    let third = ask(&gateway, &cookie).await;

    assert_eq!(first.json()["expires_in"], Value::Null);
    assert_eq!(token(&first), token(&second));
    assert_ne!(token(&second), token(&third));
    assert_eq!(third.json()["expires_in"], Value::Null);
}

#[actix_web::test]
async fn without_a_refresh_token_a_token_is_given_until_its_end() {
    for (life, after) in [(Some(HOUR), 404), (None, 200)] {
        let house = House::new();
        house.idp.patch("token", without("refresh_token"));
        if life.is_none() {
            house.idp.patch("token", without("expires_in"));
        }
        let gateway = house.gateway("");
        let cookie = house.sign_in(&gateway).await;

        house.clock.advance(HOUR - 1);
        let before = ask(&gateway, &cookie).await;
        house.clock.advance(1);
        let response = ask(&gateway, &cookie).await;

        token(&before);
        assert_eq!(response.status, after, "{}", response.text());
        if after == 404 {
            assert_eq!(code(&response), (404, "no_tokens".to_owned()));
        }
        assert_eq!(house.idp.refresh_requests().len(), 0);
    }
}

#[actix_web::test]
async fn a_refresh_may_say_next_to_nothing() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.idp.patch("token", |answer| {
        let token = answer["access_token"].clone();
        let next = answer["refresh_token"].clone();
        *answer = json!({"access_token": token, "token_type": "BEARER", "refresh_token": next});
    });
    house.clock.advance(2 * HOUR);

    let response = ask(&gateway, &cookie).await;

    token(&response);
    assert_eq!(response.json()["token_type"], "Bearer");
    assert_eq!(response.json()["scope"], "openid profile email");
    // The ID token of the login is still what the next one is compared with.
    house.idp.heal("token");
    house.idp.set_claim("sub", json!("somebody-else"));
    house.clock.advance(2 * HOUR);
    assert_eq!(ask(&gateway, &cookie).await.status, 401);
}

#[actix_web::test]
async fn a_refresh_is_proven_like_the_exchange_of_the_code() {
    let house = House::new();
    house.idp.client("client", Some("a secret"));
    for method in ["basic", "post"] {
        let more = format!("client_secret = \"a secret\"\nclient_auth.method = \"{method}\"\n");
        let gateway = house.gateway(&more);
        let cookie = house.sign_in(&gateway).await;
        house.clock.advance(2 * HOUR);

        token(&ask(&gateway, &cookie).await);

        let requests = house.idp.received_at("token");
        let [.., exchange, refresh] = requests.as_slice() else {
            panic!("there are two requests");
        };
        assert_eq!(exchange.client_proof(), refresh.client_proof(), "{method}");
    }
}

#[actix_web::test]
async fn a_refresh_can_go_elsewhere_and_say_more() {
    let house = House::new();
    let address = format!("{}/other/refresh", house.idp.base());
    let more = format!(
        "refresh = {{ url = \"{address}\", params = {{ redirect_uri = \"{{client.redirect_uri}}\" }} }}\n"
    );
    let gateway = house.gateway(&more);
    let cookie = house.sign_in(&gateway).await;
    house.idp.serve(
        "/other/refresh",
        &json!({"access_token": "from-elsewhere", "token_type": "bearer"}),
    );
    house.clock.advance(2 * HOUR);

    let response = ask(&gateway, &cookie).await;

    assert_eq!(token(&response), "from-elsewhere");
    let request = house
        .idp
        .received_at("/other/refresh")
        .pop()
        .expect("it was asked");
    assert_eq!(
        request.param("grant_type").as_deref(),
        Some("refresh_token")
    );
    assert_eq!(
        request.param("redirect_uri"),
        Some(gateway.url("/callback/acme"))
    );
}

#[actix_web::test]
async fn what_a_refresh_token_needs_is_asked_for_only_where_tokens_are_kept() {
    let house = House::new();
    let refresh = "refresh = { scopes = [\"offline_access\"], authorize = { access_type = \"offline\", prompt = \"consent\" } }\n";
    let plain = format!(
        "[providers.plain]\nissuer = \"{}\"\nclient_id = \"client\"\n{refresh}",
        house.idp.base()
    );
    let gateway = house.gateway(&format!("{refresh}{plain}"));
    let mut browser = gateway.browser();

    let kept = gateway.begin(&mut browser, "acme").await;
    let passed = gateway
        .begin_at(&mut browser, "/login/acme?prompt=select_account")
        .await;
    let plain = gateway.begin(&mut browser, "plain").await;

    assert!(
        kept.contains("scope=openid+profile+email+offline_access"),
        "{kept}"
    );
    assert!(
        kept.contains("access_type=offline&prompt=consent"),
        "{kept}"
    );
    assert!(passed.contains("prompt=select_account+consent"), "{passed}");
    for word in ["offline", "access_type", "prompt"] {
        assert!(!plain.contains(word), "{plain}");
    }
}

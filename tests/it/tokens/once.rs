//! A refresh happens once, however many ask, and runs to its end whoever leaves.

use std::time::Duration;

use futures_util::future::join_all;
use serde_json::json;

use crate::support::idp::RawServer;

use super::{HOUR, House, ask, code, me, question, token, until};

#[actix_web::test]
async fn a_hundred_requests_at_expiry_are_one_refresh_and_a_hundred_answers() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    let gate = house.idp.hold("token");

    let all = join_all((0..100).map(|_| ask(&gateway, &cookie)));
    let (answers, ()) = tokio::join!(all, async {
        gate.until_waiting(1).await;
        gate.open();
    });

    let tokens: Vec<String> = answers.iter().map(token).collect();
    assert!(tokens.iter().all(|token| *token == tokens[0]));
    assert_eq!(house.idp.refresh_requests().len(), 1);
    assert_eq!(house.idp.families_alive(), 1);
    assert_eq!(me(&gateway, &cookie).await, 200);
}

#[actix_web::test]
async fn each_session_is_refreshed_by_itself() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookies = [house.sign_in(&gateway).await, house.sign_in(&gateway).await];
    house.clock.advance(2 * HOUR);

    let asked = join_all(cookies.iter().map(|cookie| ask(&gateway, cookie))).await;

    assert_ne!(token(&asked[0]), token(&asked[1]));
    assert_eq!(house.idp.refresh_requests().len(), 2);
    assert_eq!(house.idp.families_alive(), 2);
}

#[actix_web::test]
async fn a_refresh_runs_to_its_end_when_everybody_left() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    let gate = house.idp.hold("token");

    let mut browser = gateway.browser();
    let asked = browser.send(question(&gateway, &cookie));
    let left = futures_util::future::select(Box::pin(asked), Box::pin(gate.until_waiting(1))).await;
    drop(left);
    gate.open();

    let answer = ask(&gateway, &cookie).await;
    token(&answer);
    assert_eq!(house.idp.refresh_requests().len(), 1);
    assert_eq!(house.idp.families_alive(), 1);
}

#[actix_web::test]
async fn who_waited_ten_seconds_gets_the_old_token_while_it_is_good_and_else_503() {
    let house = House::new();
    let gateway = house.gateway("");
    let good = house.sign_in(&gateway).await;
    let old = token(&ask(&gateway, &good).await);
    house.clock.advance(1800);
    // Its token ends later than that of the first.
    house
        .idp
        .patch("token", |answer| answer["expires_in"] = json!(60));
    let over = house.sign_in(&gateway).await;
    house.clock.advance(1500);
    house.idp.heal("token");
    let gate = house.idp.hold("token");

    let (for_good, for_over) = tokio::join!(ask(&gateway, &good), ask(&gateway, &over));
    gate.open();

    assert_eq!(token(&for_good), old);
    assert_eq!(for_good.json()["expires_in"], 300);
    assert_eq!(code(&for_over), (503, "provider_timeout".to_owned()));
    assert_eq!(for_over.header("retry-after"), "5");
    until("both refreshes end", async || {
        house.idp.tokens_given().len() == 8
    })
    .await;
    assert_ne!(token(&ask(&gateway, &good).await), old);
    token(&ask(&gateway, &over).await);
    assert_eq!(house.idp.refresh_requests().len(), 2);
}

#[actix_web::test]
async fn a_refresh_outlasts_the_limit_of_other_requests() {
    let house = House::new();
    // The login has to keep to it, on a busy machine too.
    let gateway = house.gateway("timeout = \"4s\"\n");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    let gate = house.idp.hold("token");

    let (_, ()) = tokio::join!(ask(&gateway, &cookie), async {
        gate.until_waiting(1).await;
        // Longer than `timeout`.
        tokio::time::sleep(Duration::from_secs(5)).await;
        gate.open();
    });
    // Whoever asked may have waited too long. A refresh that had failed would be in its pause, by a clock that stands still.
    let answer = ask(&gateway, &cookie).await;

    token(&answer);
    assert_eq!(house.idp.refresh_requests().len(), 1);
}

#[actix_web::test]
async fn a_provider_that_never_answers_is_given_up_after_thirty_seconds_and_nobody_is_signed_out() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    let _never_opened = house.idp.hold("token");

    // Each waits for ten seconds: the fourth comes after the thirty, and meets the pause.
    for _ in 0..4 {
        let (status, code) = code(&ask(&gateway, &cookie).await);
        assert_eq!((status, &*code), (503, "provider_timeout"));
    }
    assert_eq!(house.idp.refresh_requests().len(), 1);
    assert_eq!(me(&gateway, &cookie).await, 200);

    house.idp.heal("token");
    house.clock.advance(600);
    token(&ask(&gateway, &cookie).await);
    assert_eq!(house.idp.refresh_requests().len(), 2);
}

#[actix_web::test]
async fn of_a_provider_that_answers_twice_the_first_answer_counts() {
    let answer = |token: &str| {
        let body =
            json!({"access_token": token, "token_type": "Bearer", "expires_in": 3600}).to_string();
        format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let server = RawServer::start(format!("{}{}", answer("first"), answer("second")));
    let house = House::new();
    let gateway = house.gateway(&format!("refresh.url = \"{}\"\n", server.url("/refresh")));
    let cookie = house.sign_in(&gateway).await;

    for asked in 1..4 {
        house.clock.advance(2 * HOUR);
        let answers = join_all((0..5).map(|_| ask(&gateway, &cookie))).await;
        assert!(answers.iter().all(|answer| token(answer) == "first"));
        assert_eq!(server.hits(), asked);
    }
}

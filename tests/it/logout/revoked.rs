//! Tokens that were kept are revoked once the session has ended, and nobody waits for that.

use std::time::Duration;

use serde_json::json;

use super::{House, refresh};
use crate::support::idp::Reply;

/// What was revoked, in the order of arrival.
fn revoked(house: &House) -> Vec<String> {
    let requests = house.idp.received_at("/revoke").into_iter();
    requests
        .filter_map(|request| request.param("token_type_hint"))
        .collect()
}

fn house() -> House {
    let house = House::with("tokens = true\n");
    house.idp.rotates();
    house.idp.revokes();
    house
}

#[actix_web::test]
async fn the_answer_does_not_wait_and_the_session_has_ended_before() {
    // After two seconds nothing more is revoked, and a busy machine may need them some times.
    for _ in 0..10 {
        if all_is_revoked_after_the_end().await {
            return;
        }
    }
    panic!("the access token is never revoked");
}

/// Signs out while the provider takes its time; whether it is told of both tokens.
async fn all_is_revoked_after_the_end() -> bool {
    let house = house();
    let mut browser = house.signed_in().await;
    let gate = house.idp.hold("/revoke");

    let response = house.sign_out(&mut browser, &[]).await;
    gate.until_waiting(1).await;
    let alive = house.is_signed_in(&mut browser).await;
    gate.open();
    let both = gate.waiting_within(2, Duration::from_secs(5)).await;

    assert!(refresh(&response).is_some());
    assert!(!alive);
    let all = ["refresh_token", "access_token"];
    assert_eq!(revoked(&house), all[..=usize::from(both)]);
    both
}

#[actix_web::test]
async fn a_revocation_that_fails_changes_nothing() {
    let house = house();
    house.idp.reply("/revoke", Reply::status(503));
    let mut browser = house.signed_in().await;

    let response = house.sign_out(&mut browser, &[]).await;

    assert!(refresh(&response).is_some());
    assert!(!house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn signing_out_everywhere_revokes_the_tokens_of_every_session() {
    let house = house();
    let (mut one, mut two) = (house.signed_in().await, house.signed_in().await);
    let gate = house.idp.hold("/revoke");
    let everywhere = [("everywhere".to_owned(), "1".to_owned())];

    let url = house.gateway.url("/sessions/end");
    let response = one.post_form(&url, &everywhere).await;
    gate.until_waiting(2).await;
    gate.open();
    gate.until_waiting(4).await;

    assert_eq!(response.status, 303, "{}", response.text());
    for browser in [&mut one, &mut two] {
        assert!(!house.is_signed_in(browser).await);
    }
    let mut kinds = revoked(&house);
    kinds.sort();
    assert_eq!(
        json!(kinds),
        json!([
            "access_token",
            "access_token",
            "refresh_token",
            "refresh_token"
        ])
    );
}

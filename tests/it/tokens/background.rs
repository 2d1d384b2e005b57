//! `revalidate`: sessions in use are confirmed in the background, so that closed accounts lose access; idle ones cost nothing.

use futures_util::future::join_all;

use crate::support::idp::Reply;

use super::{HOUR, House, ask, me, token, until};

const EVERY: i64 = 15 * 60;
const REVALIDATE: &str = "revalidate = \"15m\"\n";

#[actix_web::test]
async fn a_closed_account_loses_access_while_it_is_in_use() {
    let house = House::new();
    let gateway = house.gateway(REVALIDATE);
    let cookie = house.sign_in(&gateway).await;
    house.idp.close_accounts();

    house.clock.advance(EVERY);
    let at_once = me(&gateway, &cookie).await;

    assert_eq!(at_once, 200, "the request itself is not delayed");
    until("the session ends", async || {
        me(&gateway, &cookie).await == 401
    })
    .await;
    assert_eq!(house.idp.refresh_requests().len(), 1);
}

#[actix_web::test]
async fn a_session_in_use_is_confirmed_as_often_as_said_and_once_each_time() {
    let house = House::new();
    let gateway = house.gateway(REVALIDATE);
    let cookie = house.sign_in(&gateway).await;

    for confirmed in 1..4 {
        let old = token(&ask(&gateway, &cookie).await);
        house.clock.advance(EVERY);
        join_all((0..20).map(|_| me(&gateway, &cookie))).await;
        // One that comes while the last confirmation is being noted asks for nothing, and it is in use on.
        until("it is confirmed", async || {
            house.clock.advance(1);
            me(&gateway, &cookie).await;
            house.idp.refresh_requests().len() == confirmed
        })
        .await;
        // A new token that can be had is stored, so the next one is counted from now.
        until("it is stored", async || {
            token(&ask(&gateway, &cookie).await) != old
        })
        .await;
        join_all((0..20).map(|_| me(&gateway, &cookie))).await;
    }

    assert_eq!(house.idp.refresh_requests().len(), 3);
    assert_eq!(house.idp.families_alive(), 1);
}

#[actix_web::test]
async fn a_session_that_nobody_uses_costs_nothing() {
    let house = House::new();
    let gateway = house.gateway(REVALIDATE);
    let cookie = house.sign_in(&gateway).await;

    house.clock.advance(4 * HOUR);

    assert_eq!(house.idp.refresh_requests().len(), 0);
    assert_eq!(me(&gateway, &cookie).await, 200);
    until("it is confirmed", async || {
        house.idp.refresh_requests().len() == 1
    })
    .await;
}

#[actix_web::test]
async fn what_an_application_asked_for_confirms_too() {
    let house = House::new();
    let gateway = house.gateway(REVALIDATE);
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(HOUR);
    token(&ask(&gateway, &cookie).await);

    house.clock.advance(EVERY - 1);
    me(&gateway, &cookie).await;
    ask(&gateway, &cookie).await;

    assert_eq!(house.idp.refresh_requests().len(), 1);
}

#[actix_web::test]
async fn an_outage_of_the_provider_ends_no_session_in_use() {
    let house = House::new();
    let gateway = house.gateway(REVALIDATE);
    let cookie = house.sign_in(&gateway).await;
    house.idp.reply("token", Reply::status(503));

    for _ in 0..5 {
        let asked = house.idp.refresh_requests().len();
        house.clock.advance(EVERY);
        until("it is tried", async || {
            house.clock.advance(1);
            assert_eq!(me(&gateway, &cookie).await, 200);
            house.idp.refresh_requests().len() > asked
        })
        .await;
    }
    house.idp.heal("token");
    let before = house.idp.tokens_given().len();
    house.clock.advance(EVERY);

    until("it is confirmed", async || {
        house.clock.advance(1);
        assert_eq!(me(&gateway, &cookie).await, 200);
        house.idp.tokens_given().len() > before
    })
    .await;
    assert_eq!(me(&gateway, &cookie).await, 200);
}

#[actix_web::test]
async fn without_revalidate_nobody_is_asked_in_the_background() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.idp.close_accounts();

    for _ in 0..5 {
        house.clock.advance(HOUR);
        assert_eq!(me(&gateway, &cookie).await, 200);
    }

    assert_eq!(house.idp.refresh_requests().len(), 0);
}

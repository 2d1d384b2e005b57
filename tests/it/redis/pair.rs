//! Two gateways are one to those who use them.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{PUBLIC, Pair, me, sign_out, until_me_is, until_remembered};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;
use crate::support::redis::{PATIENCE, RedisServer};

#[actix_web::test]
async fn a_login_begun_on_one_gateway_finishes_on_the_other_and_only_once() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let mut browser = pair.a.browser();
    let page = pair.a.begin(&mut browser, "acme").await;
    let answer = pair.idp.authorize(&page);
    let (mut at_b, mut again) = (pair.at_b(&browser), pair.a.led(&browser));

    let finished = pair.b.finish(&mut at_b, &answer).await;
    let replayed = pair.a.finish(&mut again, &answer).await;

    assert_eq!(finished.status, 303, "{}", finished.text());
    assert_eq!(me(&mut at_b).await, 200);
    assert_eq!(me(&mut pair.a.led(&at_b)).await, 200);
    assert_eq!(replayed.status, 400);
    assert!(replayed.text().contains("attempt_used"));
    assert_eq!(pair.idp.hits("token"), 1);
}

#[actix_web::test]
async fn a_logout_token_brought_to_one_ends_the_session_on_the_other_and_counts_once_for_both() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let mut at_a = pair.signed_in().await;
    let mut at_b = pair.at_b(&at_a);
    until_remembered(&redis, &mut at_a).await;
    let token = pair.idp.logout_token(&json!({"sub": "248289761001"}));

    let believed = bring(&pair.b, &token).await;
    until_me_is(&mut at_a, 401).await;
    let again = bring(&pair.a, &token).await;

    assert_eq!((believed, again), (200, 400));
    assert_eq!(me(&mut at_b).await, 401);
}

#[actix_web::test]
async fn everywhere_is_also_where_a_newer_secret_is_in_use_that_is_not_known_here_yet() {
    let redis = RedisServer::start();
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let with = |secrets: &str| {
        let url = redis.url();
        let session = format!(
            "\n[session]\nstore = \"redis\"\nredis_url = \"{url}\"\nsecrets = [{secrets}]\n"
        );
        TestGateway::start_at(PUBLIC, &clock, &(oidc("acme", &idp) + &session))
    };
    let (old, new) = (
        "\"an old secret of thirty-two bytes...\"",
        "\"a newer secret of thirty-two bytes\"",
    );
    let behind = with(old);
    let mut here = behind.browser();
    behind.login(&mut here, &idp, "acme").await;
    let ahead = with(&format!("{new}, {old}"));
    let mut there = ahead.browser();
    ahead.login(&mut there, &idp, "acme").await;
    assert_eq!((me(&mut here).await, me(&mut there).await), (200, 200));

    let everywhere = [("everywhere".to_owned(), "1".to_owned())];
    here.post_form(&format!("{PUBLIC}/sessions/end"), &everywhere)
        .await;

    assert_eq!(me(&mut here).await, 401);
    until_me_is(&mut there, 401).await;
}

async fn bring(gateway: &TestGateway, token: &str) -> u16 {
    let form = [("logout_token".to_owned(), token.to_owned())];
    let url = format!("{PUBLIC}/logout/backchannel/acme");
    gateway.browser().post_form(&url, &form).await.status
}

#[actix_web::test]
async fn a_session_ended_on_one_is_dead_on_the_other_within_100_ms() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let (mut times, mut usual) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        let mut at_a = pair.signed_in().await;
        let mut at_b = pair.at_b(&at_a);
        until_remembered(&redis, &mut at_a).await;
        until_remembered(&redis, &mut at_b).await;
        let asked = Instant::now();
        assert_eq!(me(&mut at_b).await, 200);
        usual.push(asked.elapsed());

        let out = sign_out(&mut at_a).await;
        let ended = Instant::now();

        assert_eq!(out.status, 200);
        while me(&mut at_b).await != 401 {
            assert!(ended.elapsed() < PATIENCE, "it lives on at the other");
        }
        times.push(ended.elapsed());
        assert_eq!(me(&mut pair.a.led(&at_b)).await, 401);
    }
    // A busy machine delays some; a way that takes longer delays all. And where everything takes its time, so does this.
    times.sort_unstable();
    usual.sort_unstable();
    let most = Duration::from_millis(100) + 10 * usual[usual.len() / 2];
    assert!(times[times.len() / 2] < most, "{times:?} {usual:?}");
}

#[actix_web::test]
async fn a_second_login_ends_the_first_session_on_both() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let mut at_a = pair.signed_in().await;
    let mut old = pair.at_b(&at_a);
    until_remembered(&redis, &mut old).await;

    pair.a.login(&mut at_a, &pair.idp, "acme").await;

    super::until_me_is(&mut old, 401).await;
    assert_eq!(me(&mut pair.at_b(&at_a)).await, 200);
}

#[actix_web::test]
async fn a_session_in_use_on_one_is_not_idle_on_the_other() {
    let redis = RedisServer::start();
    let session = super::session(redis.url()) + "idle_timeout = \"10m\"\n";
    let pair = Pair::with(&session);
    let mut at_a = pair.signed_in().await;
    let mut at_b = pair.at_b(&at_a);
    until_remembered(&redis, &mut at_b).await;

    for _ in 0..3 {
        pair.clock.advance(300);
        assert_eq!(me(&mut at_a).await, 200);
    }

    assert_eq!(
        me(&mut at_b).await,
        200,
        "the other knows of no use but its own"
    );
    pair.clock.advance(600);
    assert_eq!((me(&mut at_a).await, me(&mut at_b).await), (401, 401));
}

#[actix_web::test]
async fn a_remembered_session_costs_nothing_but_the_note_that_it_was_used() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let mut browser = pair.signed_in().await;
    // Reading, writing and looking for a session: none of it is done.
    let costs = || ["hmget", "hset", "exists", "zadd"].map(|command| redis.calls(command));

    let deadline = Instant::now() + super::PATIENCE;
    loop {
        until_remembered(&redis, &mut browser).await;
        let before = costs();
        for _ in 0..50 {
            assert_eq!(me(&mut browser).await, 200);
        }
        pair.clock.advance(61);
        for _ in 0..50 {
            assert_eq!(me(&mut browser).await, 200);
        }
        let [hmget, hset, exists, zadd] = before;
        // On a machine that is busy with other tests, the process may have lost its stream for a moment.
        if costs() == [hmget, hset + 1, exists + 1, zadd] {
            return;
        }
        assert!(Instant::now() < deadline, "{before:?} became {:?}", costs());
    }
}

#[actix_web::test]
async fn gateways_with_other_prefixes_know_nothing_of_each_other() {
    let redis = RedisServer::start();
    let one = Pair::on(redis.url());
    let session = super::session(redis.url()) + "redis_prefix = \"other\"\n";
    let other = Pair::with(&session);
    let browser = one.signed_in().await;

    assert_eq!(me(&mut one.b.led(&browser)).await, 200);
    assert_eq!(me(&mut other.a.led(&browser)).await, 401);
}

#[actix_web::test]
async fn a_redis_that_was_emptied_ends_all_sessions_and_parts_no_gateways() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let mut before = pair.signed_in().await;
    until_remembered(&redis, &mut before).await;

    let () = redis.ask(&["FLUSHALL"]);

    // A gateway that knew nothing of the old ones has to find the same key as those that did.
    let idp = &pair.idp;
    let toml = crate::support::gateway::oidc("acme", idp) + &redis.session();
    let fresh = super::TestGateway::start_at(super::PUBLIC, &pair.clock, &toml);
    let deadline = Instant::now() + super::PATIENCE;
    loop {
        let mut browser = fresh.browser();
        fresh.login(&mut browser, idp, "acme").await;
        let everywhere = [&pair.a, &pair.b, &fresh].map(|gateway| gateway.led(&browser));
        let mut found = 0;
        for mut browser in everywhere {
            found += usize::from(me(&mut browser).await == 200);
        }
        if found == 3 {
            break;
        }
        assert!(
            Instant::now() < deadline,
            "the gateways look in different places"
        );
    }
}

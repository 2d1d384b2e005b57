//! A Redis that is gone, stopped or new: 503, nobody is signed out, and all is well afterwards.

use std::time::{Duration, Instant};

use super::{PUBLIC, Pair, RedisServer, me, until_me_is, until_remembered};
use crate::support::browser::{Browser, Request, Response};
use crate::support::gateway::{TestGateway, oidc};

/// The longest that a request waits for a Redis that does not answer.
const LIMIT: Duration = Duration::from_secs(4);

fn assert_outage(response: &Response, place: &str) {
    assert_eq!(response.status, 503, "{place}: {}", response.text());
    assert!(response.text().contains("store_unavailable"), "{place}");
    assert_eq!(response.header("retry-after"), "5", "{place}");
    assert_eq!(response.header("set-cookie"), "", "{place}");
    assert_eq!(response.header("location"), "", "{place}");
}

async fn assert_out_everywhere(gateway: &TestGateway, browser: &Browser) {
    for (method, route) in [
        ("GET", "/me"),
        ("GET", "/"),
        ("GET", "/login"),
        ("POST", "/logout"),
        ("GET", "/readyz"),
    ] {
        let mut times = Vec::new();
        // A busy machine may be late some times; a request that waits for longer is late always.
        while times.len() < 5 && times.iter().all(|time| *time >= LIMIT) {
            let request = Request::get(&format!("{PUBLIC}{route}")).method(method);
            let begun = Instant::now();
            let response = gateway.led(browser).send(request).await;
            times.push(begun.elapsed());
            assert_outage(&response, &format!("{method} {route}"));
        }
        assert!(times.iter().any(|time| *time < LIMIT), "{route}: {times:?}");
    }
}

async fn until_ready(browser: &mut Browser) {
    let deadline = Instant::now() + super::PATIENCE;
    while browser.get(&format!("{PUBLIC}/readyz")).await.status != 200 {
        assert!(Instant::now() < deadline, "it does not recover");
    }
}

#[actix_web::test]
async fn a_redis_that_ends_and_starts_again_loses_no_session() {
    let mut redis = RedisServer::durable();
    let pair = Pair::on(redis.url());
    let mut browser = pair.signed_in().await;
    until_remembered(&redis, &mut browser).await;

    redis.kill();
    until_me_is(&mut browser, 503).await;
    assert_out_everywhere(&pair.a, &browser).await;
    assert_out_everywhere(&pair.b, &browser).await;
    redis.restart();

    until_ready(&mut browser).await;
    assert_eq!(me(&mut browser).await, 200);
    until_ready(&mut pair.at_b(&browser)).await;
    assert_eq!(me(&mut pair.at_b(&browser)).await, 200);
    until_remembered(&redis, &mut browser).await;
}

#[actix_web::test]
async fn a_redis_that_is_replaced_between_two_requests_is_not_noticed() {
    let mut redis = RedisServer::durable();
    let pair = Pair::on(redis.url());
    let browser = pair.signed_in().await;

    redis.restart();

    // The connections have died, and whatever is asked first finds that out.
    let mut at_b = pair.at_b(&browser);
    assert_eq!(me(&mut at_b).await, 200);
    assert_eq!(super::sign_out(&mut at_b).await.status, 200);
}

#[actix_web::test]
async fn a_redis_that_does_not_answer_is_an_outage_after_moments() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let mut browser = pair.signed_in().await;
    until_remembered(&redis, &mut browser).await;

    redis.pause();
    until_me_is(&mut browser, 503).await;
    assert_out_everywhere(&pair.b, &browser).await;
    redis.go_on();

    until_ready(&mut browser).await;
    assert_eq!(me(&mut browser).await, 200);
    until_remembered(&redis, &mut browser).await;
}

#[actix_web::test]
async fn who_has_no_session_does_not_notice() {
    let mut redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    redis.kill();
    let mut browser = pair.a.browser();

    for (route, status) in [("/login", 200), ("/login/acme", 303), ("/healthz", 200)] {
        let response = browser.get(&format!("{PUBLIC}{route}")).await;
        assert_eq!(response.status, status, "{route}");
    }
    assert_eq!(
        pair.a
            .browser()
            .get_json(&format!("{PUBLIC}/me"))
            .await
            .status,
        401
    );
}

#[actix_web::test]
async fn a_login_that_cannot_be_remembered_asks_the_provider_for_nothing() {
    let mut redis = RedisServer::durable();
    let pair = Pair::on(redis.url());
    let mut browser = pair.a.browser();
    let answer = pair
        .idp
        .authorize(&pair.a.begin(&mut browser, "acme").await);
    redis.kill();

    let during = pair.a.finish(&mut browser, &answer).await;
    let asked = pair.idp.hits("token");
    redis.restart();
    until_ready(&mut pair.at_b(&browser)).await;
    let mut at_b = pair.at_b(&browser);
    let after = pair.b.finish(&mut at_b, &answer).await;

    assert_outage(&during, "the callback");
    assert_eq!(asked, 0);
    assert_eq!(after.status, 303, "{}", after.text());
    assert_eq!(me(&mut at_b).await, 200);
}

#[actix_web::test]
async fn a_gateway_starts_without_its_redis_and_serves_once_it_is_there() {
    let mut redis = RedisServer::start();
    redis.kill();
    let pair = Pair::on(redis.url());
    let mut browser = pair.a.browser();
    let before = browser.get(&format!("{PUBLIC}/readyz")).await;

    redis.restart();
    until_ready(&mut browser).await;

    assert_outage(&before, "/readyz");
    assert_eq!(me(&mut pair.at_b(&pair.signed_in().await)).await, 200);
}

#[actix_web::test]
async fn other_secrets_than_those_of_the_sessions_are_an_outage_and_end_nothing() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let browser = pair.signed_in().await;
    let toml = oidc("acme", &pair.idp) + &redis.session();
    let toml = toml.replace("a secret for tests", "a secret of others");
    let stranger = TestGateway::start_at(PUBLIC, &pair.clock, &toml);

    assert_out_everywhere(&stranger, &browser).await;

    assert_eq!(me(&mut pair.at_b(&browser)).await, 200);
}

//! A gateway that may have missed something remembers nothing.

use std::time::Duration;

use vestibule::clock::Clock;

use super::{Pair, RedisServer, me, me_stays, sign_out, until_remembered};
use crate::support::browser::Browser;
use crate::support::gateway::{TestGateway, folder_with, oidc};
use crate::support::idp::FakeIdp;
use crate::support::program::{Program, free_port};

/// Longer than a gateway trusts what it remembers without a word from Redis.
const WINDOW: Duration = Duration::from_secs(2);

#[actix_web::test]
async fn without_its_stream_a_gateway_reads_every_session() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let mut browsers = Vec::new();
    for _ in 0..5 {
        let at_a = pair.signed_in().await;
        let mut at_b = pair.at_b(&at_a);
        until_remembered(&redis, &mut at_b).await;
        browsers.push((at_a, at_b));
    }

    // Nobody may listen any more, and those who do are cut off. What a pulse from before has earned is used up then.
    let () = redis.ask(&["ACL", "SETUSER", "default", "-subscribe"]);
    let cut: u64 = redis.ask(&["CLIENT", "KILL", "TYPE", "pubsub"]);
    me_stays(&mut browsers[0].1, 200, WINDOW).await;
    let mut reads = redis.calls("hmget");
    until_read(&redis, &mut browsers[0].1, &mut reads).await;

    // One that had lost its stream already cannot get it back.
    let listening: String = redis.ask(&["CLIENT", "LIST", "TYPE", "pubsub"]);
    assert!(cut > 0 && listening.trim().is_empty(), "{cut}: {listening}");
    for (at_a, at_b) in &mut browsers {
        assert_eq!(me(at_b).await, 200);
        assert_eq!(sign_out(at_a).await.status, 200);
        assert_eq!(me(at_b).await, 401, "it was remembered");
    }
    let () = redis.ask(&["ACL", "SETUSER", "default", "+subscribe"]);
    let mut later = pair.signed_in().await;
    until_remembered(&redis, &mut later).await;
}

/// Asks until an answer has cost a reading.
async fn until_read(redis: &RedisServer, browser: &mut Browser, reads: &mut u64) {
    let deadline = std::time::Instant::now() + super::PATIENCE;
    loop {
        assert_eq!(me(browser).await, 200);
        let now = redis.calls("hmget");
        if now > *reads {
            return;
        }
        assert!(std::time::Instant::now() < deadline, "nothing is read");
    }
}

#[actix_web::test]
async fn what_is_published_and_not_passed_on_is_noticed() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let mut at_a = pair.signed_in().await;
    let mut at_b = pair.at_b(&at_a);
    until_remembered(&redis, &mut at_b).await;

    // The streams stay open and are silent for good: whoever may not publish is not heard.
    let () = redis.ask(&["ACL", "SETUSER", "default", "-publish"]);
    me_stays(&mut at_b, 200, WINDOW).await;
    let mut reads = redis.calls("hmget");
    until_read(&redis, &mut at_b, &mut reads).await;
    let () = redis.ask(&["DEL", &first_session(&redis)]);

    assert_eq!(me(&mut at_b).await, 401);
    assert_eq!(me(&mut at_a).await, 401);
}

#[actix_web::test]
async fn who_was_found_to_be_gone_is_not_remembered_when_the_stream_can_be_trusted_again() {
    let redis = RedisServer::start();
    let pair = Pair::on(redis.url());
    let at_a = pair.signed_in().await;
    let mut at_b = pair.at_b(&at_a);
    until_remembered(&redis, &mut at_b).await;
    let session = first_session(&redis);
    let () = redis.ask(&["ACL", "SETUSER", "default", "-publish"]);
    me_stays(&mut at_b, 200, WINDOW).await;
    let mut reads = redis.calls("hmget");
    until_read(&redis, &mut at_b, &mut reads).await;
    let () = redis.ask(&["DEL", &session]);
    assert_eq!(me(&mut at_b).await, 401);

    let () = redis.ask(&["ACL", "SETUSER", "default", "+publish"]);
    let mut later = pair.at_b(&pair.signed_in().await);
    until_remembered(&redis, &mut later).await;

    assert_eq!(me(&mut at_b).await, 401, "it came back");
}

fn first_session(redis: &RedisServer) -> String {
    let names: Vec<String> = redis.ask(&["KEYS", "vestibule:session:*"]);
    names.into_iter().next().expect("there is a session")
}

#[actix_web::test]
async fn a_gateway_that_was_stopped_and_goes_on_trusts_nothing_it_remembers() {
    let redis = RedisServer::start();
    let clock = Clock::system();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let toml = oidc("acme", &idp) + &redis.session();
    let a = TestGateway::start_at(super::PUBLIC, &clock, &toml);
    let port = free_port();
    let folder = folder_with(&format!(
        "public_url = \"{}\"\n{toml}\n[server]\nlisten = \"127.0.0.1:{port}\"\n",
        super::PUBLIC
    ));
    let b = Program::start(folder.path(), &[]);
    let mut at_a = a.browser();
    a.login(&mut at_a, &idp, "acme").await;
    let mut at_b = Browser::new().reaching(super::PUBLIC, Program::at(port));
    for cookie in at_a.cookies() {
        at_b.plant_cookie(cookie.clone());
    }
    until_remembered(&redis, &mut at_b).await;
    let mut saved = a.led(&at_a);

    b.pause();
    let () = redis.ask(&["CLIENT", "KILL", "TYPE", "pubsub"]);
    assert_eq!(sign_out(&mut at_a).await.status, 200);
    me_stays(&mut saved, 401, WINDOW).await;
    b.go_on();

    assert_eq!(me(&mut at_b).await, 401);
}

//! Two gateways on one Redis: of both together one refreshes.

use futures_util::future::join_all;

use crate::support::browser::Response;
use crate::support::gateway::TestGateway;
use crate::support::redis::{RedisServer, session};

use super::{HOUR, House, KEY, code, question_at, token, until};

const PUBLIC: &str = "https://login.example.com";

/// Two gateways under one name, and a session of both.
pub(super) struct Pair {
    pub(super) redis: RedisServer,
    pub(super) house: House,
    gateways: [TestGateway; 2],
    pub(super) cookie: String,
}

impl Pair {
    async fn new(more: &str) -> Self {
        let redis = RedisServer::start();
        let sections = [session(redis.url()), session(redis.url())];
        Self::on(redis, more, sections).await
    }

    /// With a `[session]` for each.
    pub(super) async fn on(redis: RedisServer, more: &str, sections: [String; 2]) -> Self {
        let house = House::new();
        let gateways = sections.map(|section| {
            let toml = house.config(more) + &section;
            TestGateway::start_at(PUBLIC, &house.clock, &toml)
        });
        let mut browser = gateways[0].browser();
        let response = gateways[0].login(&mut browser, &house.idp, "acme").await;
        assert_eq!(response.status, 303, "{}", response.text());
        let cookie = browser.cookie("__Host-vestibule").expect("a session");
        let cookie = format!("__Host-vestibule={}", cookie.value);
        Self {
            redis,
            house,
            gateways,
            cookie,
        }
    }

    pub(super) async fn ask(&self, which: usize) -> Response {
        let request = question_at(
            &format!("{PUBLIC}/token/acme"),
            &self.cookie,
            &format!("Bearer {KEY}"),
        );
        self.gateways[which].browser().send(request).await
    }
}

#[actix_web::test]
async fn a_hundred_requests_at_two_gateways_are_one_refresh() {
    let pair = Pair::new("").await;
    pair.house.clock.advance(2 * HOUR);
    let gate = pair.house.idp.hold("token");

    let all = join_all((0..100).map(|number| pair.ask(number % 2)));
    let (answers, ()) = tokio::join!(all, async {
        gate.until_waiting(1).await;
        gate.open();
    });

    let tokens: Vec<String> = answers.iter().map(token).collect();
    assert!(tokens.iter().all(|token| *token == tokens[0]));
    assert_eq!(pair.house.idp.refresh_requests().len(), 1);
    assert_eq!(pair.house.idp.families_alive(), 1);
}

#[actix_web::test]
async fn what_one_refreshed_the_other_gives() {
    let pair = Pair::new("").await;

    for round in 1..4 {
        pair.house.clock.advance(2 * HOUR);
        let first = pair.ask(round % 2).await;
        let second = pair.ask((round + 1) % 2).await;

        assert_eq!(token(&first), token(&second));
        assert_eq!(pair.house.idp.refresh_requests().len(), round);
    }
    assert_eq!(pair.house.idp.families_alive(), 1);
}

#[actix_web::test]
async fn a_grant_that_is_over_at_one_is_over_at_both() {
    let pair = Pair::new("").await;
    pair.house.clock.advance(2 * HOUR);
    pair.house.idp.close_accounts();

    let at_one = pair.ask(0).await;

    assert_eq!(code(&at_one), (401, "no_session".to_owned()));
    until("it is over at the other", async || {
        code(&pair.ask(1).await) == (401, "no_session".to_owned())
    })
    .await;
    assert_eq!(pair.house.idp.refresh_requests().len(), 1);
}

#[actix_web::test]
async fn a_session_in_use_at_both_is_confirmed_once() {
    let pair = Pair::new("revalidate = \"15m\"\n").await;
    pair.house.clock.advance(15 * 60);
    let gate = pair.house.idp.hold("token");

    let all = join_all((0..20).map(|number| pair.ask(number % 2)));
    let (answers, ()) = tokio::join!(all, async {
        gate.until_waiting(1).await;
        gate.open();
    });

    assert!(answers.iter().all(|answer| answer.status == 200));
    until("it is confirmed", async || {
        pair.house.idp.tokens_given().len() == 4
    })
    .await;
    for which in [0, 1, 0, 1] {
        token(&pair.ask(which).await);
    }
    assert_eq!(pair.house.idp.refresh_requests().len(), 1);
}

//! Whatever is done to sessions, in whatever order, at two gateways: none comes back, and none is another person's.

use std::cell::Cell;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use vestibule::clock::Clock;

use super::PUBLIC;
use crate::support::browser::{Browser, Request};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;
use crate::support::redis::{RedisServer, session};

const KEY: &str = "the-key-of-a-shop-which-is-32-bytes-long";
const COOKIE: &str = "__Host-vestibule";
const IDLE_MINUTES: i64 = 60;
/// What ends at one gateway may be remembered by the other for so long.
const HEARSAY: Duration = Duration::from_secs(2);

/// One thing that happens. People and gateways are numbered.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// A person signs in, in their browser; the session found there ends.
    SignIn { person: usize, at: usize },
    /// Somebody signs in with the other person's browser.
    SignInAsOther { person: usize, at: usize },
    /// A browser asks who it is.
    Ask { person: usize, at: usize },
    /// A browser signs out.
    SignOut { person: usize, at: usize },
    /// The provider says that a person has left.
    SignedOutByProvider { person: usize, at: usize },
    /// An application asks for a fresh token of the session.
    Refresh { person: usize, at: usize },
    /// The provider closes every account it knows; whoever's token is refreshed next loses the session.
    CloseAccounts,
    /// Time passes, in minutes: little, or more than a session may stay unused.
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let who = || (0..2_usize, 0..2_usize);
    prop_oneof![
        4 => who().prop_map(|(person, at)| Step::SignIn { person, at }),
        1 => who().prop_map(|(person, at)| Step::SignInAsOther { person, at }),
        4 => who().prop_map(|(person, at)| Step::Ask { person, at }),
        2 => who().prop_map(|(person, at)| Step::SignOut { person, at }),
        2 => who().prop_map(|(person, at)| Step::SignedOutByProvider { person, at }),
        3 => who().prop_map(|(person, at)| Step::Refresh { person, at }),
        1 => Just(Step::CloseAccounts),
        2 => prop_oneof![Just(5), Just(30), Just(IDLE_MINUTES + 5)].prop_map(Step::Wait),
    ]
}

/// A session as it must be.
#[derive(Clone, Debug)]
struct Expected {
    sub: String,
    used_at: i64,
    /// Its provider will refuse the next refresh.
    is_closed: bool,
}

/// The two gateways, two browsers, and what must be true of them.
struct World<'a> {
    gateways: &'a [TestGateway; 2],
    idp: &'a FakeIdp,
    clock: &'a Clock,
    /// Tells the people of one case from those of another.
    case: usize,
    browsers: [Browser; 2],
    live: [Option<Expected>; 2],
    /// Cookies of sessions that have ended.
    dead: Vec<String>,
}

impl World<'_> {
    fn sub(&self, person: usize) -> String {
        format!("{}-{}", self.case, ["ada", "bob"][person])
    }

    fn now(&self) -> i64 {
        self.clock.now().seconds()
    }

    fn cookie(&self, browser: usize) -> Option<String> {
        let cookie = self.browsers[browser].cookie(COOKIE)?;
        Some(cookie.value.clone())
    }

    /// The session of a browser is over.
    fn bury(&mut self, browser: usize) {
        if self.live[browser].take().is_some() {
            self.dead.extend(self.cookie(browser));
        }
    }

    async fn sign_in(&mut self, browser: usize, person: usize, at: usize) {
        let sub = self.sub(person);
        self.idp.person(&json!({"sub": sub, "name": "Somebody"}));
        self.bury(browser);
        let gateway = &self.gateways[at];
        let mut led = gateway.led(&self.browsers[browser]);
        let response = gateway.login(&mut led, self.idp, "acme").await;
        assert_eq!(response.status, 303, "{}", response.text());
        self.browsers[browser] = led;
        self.live[browser] = Some(Expected {
            sub,
            used_at: self.now(),
            is_closed: false,
        });
    }

    /// The status of `/me` with a cookie, and whom it names.
    async fn me(&self, at: usize, cookie: &str) -> (u16, String) {
        let request = Request::get(&format!("{PUBLIC}/me"))
            .header("accept", "application/json")
            .header("cookie", &format!("{COOKIE}={cookie}"));
        let response = self.gateways[at].browser().send(request).await;
        let sub = match response.status {
            200 => response.json()["sub"].as_str().map(str::to_owned),
            _ => None,
        };
        (response.status, sub.unwrap_or_default())
    }

    /// Asks with a browser's cookie, which counts as use.
    async fn ask(&mut self, browser: usize, at: usize) {
        let Some(cookie) = self.cookie(browser) else {
            return;
        };
        match self.live[browser].clone() {
            Some(expected) => {
                assert_eq!(self.me(at, &cookie).await, (200, expected.sub));
                self.use_now(browser);
            }
            None => self.is_dead(at, &cookie).await,
        }
    }

    fn use_now(&mut self, browser: usize) {
        let now = self.now();
        if let Some(expected) = &mut self.live[browser] {
            expected.used_at = now;
        }
    }

    /// Nobody, at once or as soon as the other gateway has been heard, and from then on. What counts is when it was asked: the answer may
    /// have been long on its way.
    async fn is_dead(&self, at: usize, cookie: &str) {
        let begun = Instant::now();
        loop {
            let asked = begun.elapsed();
            if self.me(at, cookie).await.0 == 401 {
                break;
            }
            assert!(asked < HEARSAY, "a session that ended is alive");
        }
        assert_eq!(self.me(at, cookie).await.0, 401, "a session came back");
    }

    async fn refresh(&mut self, browser: usize, at: usize) {
        let Some(cookie) = self.cookie(browser) else {
            return;
        };
        let mut request = Request::get(&format!("{PUBLIC}/token/acme"))
            .method("POST")
            .header("accept", "application/json")
            .header("authorization", &format!("Bearer {KEY}"))
            .header("cookie", &format!("{COOKIE}={cookie}"));
        for name in [
            "sec-fetch-site",
            "sec-fetch-mode",
            "sec-fetch-dest",
            "origin",
        ] {
            request = request.header(name, "");
        }
        let response = self.gateways[at].browser().send(request).await;
        match &self.live[browser] {
            None => self.is_dead(at, &cookie).await,
            Some(expected) if expected.is_closed && response.status == 401 => self.bury(browser),
            Some(_) => {
                // A token that is good for a while yet is given although the account was closed.
                assert_eq!(response.status, 200, "{}", response.text());
                self.use_now(browser);
            }
        }
    }

    async fn signed_out_by_provider(&mut self, person: usize, at: usize) {
        let sub = self.sub(person);
        let token = self.idp.logout_token(&json!({"sub": sub}));
        let form = [("logout_token".to_owned(), token)];
        let url = format!("{PUBLIC}/logout/backchannel/acme");
        let response = self.gateways[at].browser().post_form(&url, &form).await;
        assert_eq!(response.status, 200, "{}", response.text());
        for browser in 0..2 {
            if self.live[browser]
                .as_ref()
                .is_some_and(|live| live.sub == sub)
            {
                self.bury(browser);
            }
        }
    }

    async fn act(&mut self, step: Step) {
        match step {
            Step::SignIn { person, at } => self.sign_in(person, person, at).await,
            Step::SignInAsOther { person, at } => self.sign_in(1 - person, person, at).await,
            Step::Ask { person, at } => self.ask(person, at).await,
            Step::SignOut { person, at } => {
                let mut led = self.gateways[at].led(&self.browsers[person]);
                let response = led.post_form(&format!("{PUBLIC}/logout"), &[]).await;
                assert_eq!(response.status, 200, "{}", response.text());
                self.bury(person);
                self.browsers[person] = led;
            }
            Step::SignedOutByProvider { person, at } => {
                self.signed_out_by_provider(person, at).await;
            }
            Step::Refresh { person, at } => self.refresh(person, at).await,
            Step::CloseAccounts => {
                self.idp.close_accounts();
                for expected in self.live.iter_mut().flatten() {
                    expected.is_closed = true;
                }
            }
            Step::Wait(minutes) => {
                self.clock.advance(minutes * 60);
                let now = self.now();
                for browser in 0..2 {
                    let is_over = |live: &Expected| now - live.used_at >= IDLE_MINUTES * 60;
                    if self.live[browser].as_ref().is_some_and(is_over) {
                        self.bury(browser);
                    }
                }
            }
        }
    }

    /// What must be true after everything.
    async fn check(&mut self) {
        for browser in 0..2 {
            for at in 0..2 {
                self.ask(browser, at).await;
            }
        }
        for cookie in &self.dead {
            for at in 0..2 {
                self.is_dead(at, cookie).await;
            }
        }
    }
}

#[test]
fn no_session_comes_back_and_none_is_another_persons() {
    let redis = RedisServer::start();
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    idp.rotates();
    let provider = oidc("acme", &idp);
    let session = session(redis.url());
    let toml = format!(
        "{provider}tokens = true\n[applications.shop]\nkey = \"{KEY}\"\nproviders = [\"acme\"]\n{session}idle_timeout = \"{IDLE_MINUTES}m\"\n"
    );
    let start = || TestGateway::start_at(PUBLIC, &clock, &toml);
    let gateways = [start(), start()];
    let case = Cell::new(0);
    let config = Config {
        cases: 24,
        failure_persistence: None,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&prop::collection::vec(step(), 5..25), |steps| {
        case.set(case.get() + 1);
        actix_web::rt::System::new().block_on(async {
            let mut world = World {
                gateways: &gateways,
                idp: &idp,
                clock: &clock,
                case: case.get(),
                browsers: [gateways[0].browser(), gateways[1].browser()],
                live: [None, None],
                dead: Vec::new(),
            };
            for step in steps {
                world.act(step).await;
                world.check().await;
            }
        });
        Ok(())
    });

    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

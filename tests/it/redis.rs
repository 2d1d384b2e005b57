//! Several gateways on one Redis, and what they do when it is gone.

mod anything;
mod dump;
mod outage;
mod pair;
mod servers;
mod stream;
mod sudden;

use std::time::{Duration, Instant};

use vestibule::clock::Clock;

use crate::support::browser::{Browser, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;
use crate::support::redis::{PATIENCE, RedisServer, session};

const PUBLIC: &str = "https://login.example.com";

/// Two gateways under one name, as behind a balancer, and their provider.
struct Pair {
    clock: Clock,
    idp: FakeIdp,
    a: TestGateway,
    b: TestGateway,
}

impl Pair {
    /// Both on the Redis at this address.
    fn on(url: &str) -> Self {
        Self::with(&session(url))
    }

    /// Both with this section `[session]`.
    fn with(session: &str) -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let toml = oidc("acme", &idp) + session;
        let start = || TestGateway::start_at(PUBLIC, &clock, &toml);
        let (a, b) = (start(), start());
        Self { clock, idp, a, b }
    }

    /// Somebody who has signed in at the first.
    async fn signed_in(&self) -> Browser {
        let mut browser = self.a.browser();
        let response = self.a.login(&mut browser, &self.idp, "acme").await;
        assert_eq!(response.status, 303, "{}", response.text());
        browser
    }

    /// The same browser, led to the second.
    fn at_b(&self, browser: &Browser) -> Browser {
        self.b.led(browser)
    }
}

async fn me(browser: &mut Browser) -> u16 {
    browser.get_json(&format!("{PUBLIC}/me")).await.status
}

async fn sign_out(browser: &mut Browser) -> Response {
    browser.post_form(&format!("{PUBLIC}/logout"), &[]).await
}

/// Asks until the answer is this one.
async fn until_me_is(browser: &mut Browser, status: u16) {
    let deadline = Instant::now() + PATIENCE;
    while me(browser).await != status {
        assert!(Instant::now() < deadline, "/me does not become {status}");
    }
}

/// Asks until a hundred answers in a row cost Redis no reading.
async fn until_remembered(redis: &RedisServer, browser: &mut Browser) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let before = redis.calls("hmget");
        for _ in 0..100 {
            assert_eq!(me(browser).await, 200);
        }
        if redis.calls("hmget") == before {
            return;
        }
        assert!(
            Instant::now() < deadline,
            "every session is read from Redis"
        );
    }
}

/// Asks for as long as this, and is answered the same each time.
async fn me_stays(browser: &mut Browser, status: u16, lasts: Duration) {
    let end = Instant::now() + lasts;
    while Instant::now() < end {
        assert_eq!(me(browser).await, status);
    }
}

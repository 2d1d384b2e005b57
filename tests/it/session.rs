//! Sessions as browsers and applications see them, whichever store keeps them.

mod cookies;
mod ends;
mod events;
mod linked;
mod operator;
mod outage;
mod own;
mod restart;

use std::cell::OnceCell;

use tempfile::TempDir;
use vestibule::clock::Clock;

use crate::support::browser::{Browser, Request, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;
use crate::support::redis::RedisServer;

const PUBLIC: &str = "https://login.example.com";
const COOKIE: &str = "__Host-vestibule";
const SECRET: &str = "a secret for tests, thirty-two bytes";

/// A provider, and a folder for the gateway's database. The gateway can be stopped and started again on it.
struct House {
    clock: Clock,
    idp: FakeIdp,
    folder: TempDir,
    redis: OnceCell<RedisServer>,
}

impl House {
    fn new() -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let folder = TempDir::new().expect("a folder can be made");
        let redis = OnceCell::new();
        Self {
            clock,
            idp,
            folder,
            redis,
        }
    }

    fn database(&self) -> std::path::PathBuf {
        self.folder.path().join("sessions.db")
    }

    /// `[session]` for the embedded store with these secrets, the first of which seals.
    fn embedded(&self, secrets: &[&str]) -> String {
        let path = self.database().display().to_string();
        format!("\n[session]\nstore = \"embedded\"\npath = {path:?}\nsecrets = {secrets:?}\n")
    }

    /// A gateway with one provider, and this after it.
    fn gateway(&self, session: &str) -> TestGateway {
        self.gateway_with(&oidc("acme", &self.idp), session)
    }

    fn gateway_with(&self, providers: &str, session: &str) -> TestGateway {
        TestGateway::start_at(PUBLIC, &self.clock, &format!("{providers}{session}"))
    }

    /// `[session]` for each kind of store.
    fn stores(&self) -> [String; 3] {
        [
            format!("\n[session]\nstore = \"memory\"\nsecrets = [{SECRET:?}]\n"),
            self.embedded(&[SECRET]),
            self.redis.get_or_init(RedisServer::start).session(),
        ]
    }

    /// One gateway for each kind of store.
    fn each(&self) -> [TestGateway; 3] {
        self.stores().map(|session| self.gateway(&session))
    }

    async fn sign_in(&self, gateway: &TestGateway, browser: &mut Browser) -> String {
        let response = gateway.login(browser, &self.idp, "acme").await;
        assert_eq!(response.status, 303, "{}", response.text());
        session_of(browser)
    }
}

/// The value of the session's cookie.
fn session_of(browser: &Browser) -> String {
    let cookie = browser.cookie(COOKIE).expect("there is a session");
    cookie.value.clone()
}

/// `/me` for whoever sends these cookies, in a browser of its own.
async fn me_with(gateway: &TestGateway, cookies: &str) -> Response {
    let request = Request::get(&gateway.url("/me"))
        .header("accept", "application/json")
        .header("cookie", cookies);
    gateway.browser().send(request).await
}

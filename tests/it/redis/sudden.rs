//! A gateway is killed between any two steps of a login: the other one on the same Redis goes on, and no code is used twice.

use vestibule::clock::Clock;

use super::RedisServer;
use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::{folder_with, oidc};
use crate::support::idp::{Answer, FakeIdp};
use crate::support::program::{Program, free_port};
use crate::support::redis::{PATIENCE, session};

/// What a balancer in front of both is called.
const PUBLIC: &str = "http://localhost:4712";
const COOKIE: &str = "vestibule-4712";

/// One of two gateways of the built program.
struct Gateway {
    program: Option<Program>,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Gateway {
    fn start(idp: &FakeIdp, redis: &RedisServer) -> Self {
        let port = free_port();
        let folder = folder_with(&format!(
            "public_url = \"{PUBLIC}\"\n[server]\nlisten = \"127.0.0.1:{port}\"\n{}{}",
            oidc("acme", idp),
            session(redis.url())
        ));
        Self {
            program: Some(Program::start(folder.path(), &[])),
            port,
            _folder: folder,
        }
    }

    /// A browser with these cookies that the balancer leads here.
    fn browser(&self, cookies: &Browser) -> Browser {
        let mut browser = Browser::new().reaching(PUBLIC, Program::at(self.port));
        for cookie in cookies.cookies() {
            browser.plant_cookie(cookie.clone());
        }
        browser
    }

    fn kill(&mut self) {
        if let Some(program) = self.program.take() {
            program.kill();
        }
    }
}

/// Two gateways, their Redis and their provider.
struct House {
    idp: FakeIdp,
    _redis: RedisServer,
    first: Gateway,
    second: Gateway,
}

impl House {
    fn new() -> Self {
        let idp = FakeIdp::start_with("acme", Clock::system());
        let redis = RedisServer::start();
        let (first, second) = (Gateway::start(&idp, &redis), Gateway::start(&idp, &redis));
        Self {
            idp,
            _redis: redis,
            first,
            second,
        }
    }

    /// Begun at the first gateway, agreed to at the provider.
    async fn begun(&self) -> (Browser, Answer) {
        let mut browser = self.first.browser(&Browser::new());
        let response = browser.get(&format!("{PUBLIC}/login/acme")).await;
        assert_eq!(response.status, 303, "{}", response.text());
        (browser, self.idp.authorize(&response.location()))
    }

    /// The first gateway is killed while the provider thinks about a request of its to this endpoint.
    async fn killed_at(&mut self, endpoint: &str) -> (Browser, Answer) {
        let (browser, answer) = self.begun().await;
        let gate = self.idp.hold(endpoint);
        let request = Request::get(&answer.url()).from(Site::Cross);
        let waits = tokio::spawn(browser.open_owned(&request));
        gate.until_waiting(1).await;
        self.first.kill();
        gate.open();
        let lost = tokio::time::timeout(PATIENCE, waits).await;
        assert!(
            lost.expect("the connection ends")
                .expect("it runs")
                .is_err()
        );
        (browser, answer)
    }

    /// The answer comes once more, by way of the second gateway.
    async fn again(&self, browser: &Browser, answer: &Answer) -> (Browser, Response) {
        let mut browser = self.second.browser(browser);
        let request = Request::get(&answer.url()).from(Site::Cross);
        let response = browser.send(request).await;
        (browser, response)
    }

    async fn me(&self, browser: &Browser) -> u16 {
        let mut browser = self.second.browser(browser);
        browser.get_json(&format!("{PUBLIC}/me")).await.status
    }
}

#[actix_web::test]
async fn killed_after_the_start_of_a_login_the_other_finishes_it() {
    let mut house = House::new();
    let (browser, answer) = house.begun().await;
    house.first.kill();

    let (browser, response) = house.again(&browser, &answer).await;

    assert_eq!(response.status, 303, "{}", response.text());
    assert_eq!(house.me(&browser).await, 200);
}

#[actix_web::test]
async fn killed_while_it_asks_the_provider_nobody_is_signed_in_and_the_code_is_not_used_again() {
    for endpoint in ["token", "userinfo"] {
        let mut house = House::new();
        let (browser, answer) = house.killed_at(endpoint).await;
        let asked = house.idp.hits("token");

        let (after, response) = house.again(&browser, &answer).await;

        assert_eq!(response.status, 400, "{endpoint}: {}", response.text());
        assert!(response.text().contains("attempt_used"), "{endpoint}");
        assert_eq!((asked, house.idp.hits("token")), (1, 1), "{endpoint}");
        assert!(after.cookie(COOKIE).is_none(), "{endpoint}");
        // Starting again works at once.
        let mut fresh = house.second.browser(&after);
        let page = fresh.get(&format!("{PUBLIC}/login/acme")).await;
        let (fresh, response) = house
            .again(&fresh, &house.idp.authorize(&page.location()))
            .await;
        assert_eq!(response.status, 303, "{endpoint}: {}", response.text());
        assert_eq!(house.me(&fresh).await, 200, "{endpoint}");
    }
}

#[actix_web::test]
async fn killed_after_a_login_the_session_lives_on_the_other() {
    let mut house = House::new();
    let (mut browser, answer) = house.begun().await;
    let request = Request::get(&answer.url()).from(Site::Cross);
    assert_eq!(browser.send(request).await.status, 303);
    house.first.kill();

    assert_eq!(house.me(&browser).await, 200);
    let (_, response) = house.again(&browser, &answer).await;
    assert_eq!(response.status, 303, "somebody who is signed in goes on");
    assert_eq!(house.idp.hits("token"), 1);
}

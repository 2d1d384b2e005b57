//! A session that ends while its tokens are refreshed stays ended; tokens that nobody needs are revoked.

use serde_json::json;
use tempfile::TempDir;
use tokio::join;

use crate::support::browser::{Browser, Request};
use crate::support::gateway::TestGateway;
use crate::support::idp::Reply;
use crate::support::program::{Program, free_port};
use crate::support::redis::until;

use super::{HOUR, House, KEY, ask, code, me, token};

async fn sign_out(gateway: &TestGateway, cookie: &str) {
    let request = Request::post_form(&gateway.url("/logout"), &[]).header("cookie", cookie);
    let response = gateway.browser().send(request).await;
    assert_eq!(response.status, 200, "{}", response.text());
}

/// What was revoked: kind and token.
fn revoked(house: &House) -> Vec<(String, String)> {
    let requests = house.idp.received_at("/revoke").into_iter();
    let get = |request: &crate::support::idp::Received, name: &str| {
        request.param(name).unwrap_or_default()
    };
    requests
        .map(|request| (get(&request, "token_type_hint"), get(&request, "token")))
        .collect()
}

#[actix_web::test]
async fn tokens_refreshed_for_a_session_that_ended_meanwhile_are_revoked() {
    let house = House::new();
    house.idp.revokes();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    let gate = house.idp.hold("token");

    let (answer, ()) = join!(ask(&gateway, &cookie), async {
        gate.until_waiting(1).await;
        sign_out(&gateway, &cookie).await;
        gate.open();
    });

    assert_eq!(code(&answer), (401, "no_session".to_owned()));
    assert_eq!(me(&gateway, &cookie).await, 401);
    let (given, revoked) = (house.idp.tokens_given(), revoked(&house));
    let [_, refresh, _, access] = &given[..] else {
        panic!("one login and one refresh: {given:?}");
    };
    assert!(revoked.contains(&("refresh_token".to_owned(), refresh.clone())));
    assert!(revoked.contains(&("access_token".to_owned(), access.clone())));
}

#[actix_web::test]
async fn without_a_place_to_revoke_the_tokens_are_forgotten() {
    let house = House::new();
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    let gate = house.idp.hold("token");

    let (answer, ()) = join!(ask(&gateway, &cookie), async {
        gate.until_waiting(1).await;
        sign_out(&gateway, &cookie).await;
        gate.open();
    });

    assert_eq!(code(&answer), (401, "no_session".to_owned()));
    assert_eq!(me(&gateway, &cookie).await, 401);
}

#[actix_web::test]
async fn a_revocation_that_fails_keeps_nobody_waiting_for_long() {
    let house = House::new();
    house.idp.revokes();
    house.idp.reply("/revoke", Reply::status(503));
    let gateway = house.gateway("");
    let cookie = house.sign_in(&gateway).await;
    house.clock.advance(2 * HOUR);
    let (gate, never) = (house.idp.hold("token"), house.idp.hold("/revoke"));

    let (answer, ()) = join!(ask(&gateway, &cookie), async {
        gate.until_waiting(1).await;
        sign_out(&gateway, &cookie).await;
        gate.open();
    });
    never.open();

    assert_eq!(code(&answer), (401, "no_session".to_owned()));
}

/// A gateway as a process, that can be killed.
struct Process {
    folder: TempDir,
    port: u16,
}

impl Process {
    fn new(house: &House) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let port = free_port();
        let config = format!(
            "[server]\nlisten = \"127.0.0.1:{port}\"\n[session]\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n{}",
            house.config("")
        );
        std::fs::write(folder.path().join("gateway.toml"), config).expect("a file can be written");
        Self { folder, port }
    }

    fn start(&self) -> Program {
        Program::start(self.folder.path(), &[])
    }

    fn url(&self, route: &str) -> String {
        format!("http://localhost:{}{route}", self.port)
    }

    fn browser(&self) -> Browser {
        Browser::new().reaching(&self.url("/"), Program::at(self.port))
    }

    fn question(&self) -> Request {
        Request::get(&self.url("/token/acme"))
            .method("POST")
            .header("authorization", &format!("Bearer {KEY}"))
            .header("accept", "application/json")
    }
}

/// The house whose clock is the system's: a process has no other.
fn house_of_today() -> House {
    let clock = vestibule::clock::Clock::system();
    let idp = crate::support::idp::FakeIdp::start_with("acme", clock.clone());
    idp.rotates();
    // Always due, or nearly: the first half of its life is one second.
    idp.patch("token", |answer| answer["expires_in"] = json!(0));
    House { clock, idp }
}

async fn sign_in(process: &Process, house: &House, browser: &mut Browser) {
    let start = browser.get(&process.url("/login/acme")).await;
    let answer = house.idp.authorize(&start.location());
    let end = browser.cross_site_get(&answer.url()).await;
    assert_eq!(end.status, 303, "{}", end.text());
}

#[actix_web::test]
async fn a_process_killed_between_the_provider_and_the_store_costs_that_session_and_never_loops() {
    let house = house_of_today();
    let process = Process::new(&house);
    let program = process.start();
    let (mut ada, mut bob) = (process.browser(), process.browser());
    sign_in(&process, &house, &mut ada).await;
    sign_in(&process, &house, &mut bob).await;
    // The provider has rotated, and its answer is on the way.
    let gate = house.idp.rotates_then_waits();

    let asked = ada.send(process.question().header("x-nothing", "1"));
    let killed = async {
        gate.until_waiting(1).await;
        program.kill();
    };
    let _ = futures_util::future::select(Box::pin(asked), Box::pin(killed)).await;
    gate.open();
    let _again = process.start();
    let first = ada.send(process.question()).await;
    let second = ada.send(process.question()).await;
    let other = bob.send(process.question()).await;

    assert_eq!(code(&first), (401, "no_session".to_owned()));
    assert_eq!(code(&second), (401, "no_session".to_owned()));
    assert_eq!(house.idp.family_of(&token(&other)), Some(1));
    assert_eq!(house.idp.refresh_requests().len(), 3);
}

#[actix_web::test]
async fn a_gateway_that_is_told_to_stop_ends_its_refreshes_first() {
    let house = house_of_today();
    let process = Process::new(&house);
    let mut program = process.start();
    let mut browser = process.browser();
    sign_in(&process, &house, &mut browser).await;
    let gate = house.idp.hold("token");

    {
        let asked = browser.send(process.question());
        let left =
            futures_util::future::select(Box::pin(asked), Box::pin(gate.until_waiting(1))).await;
        drop(left);
    }
    assert!(program.serves());
    program.terminate();
    // What the threads of the requests held has gone with them.
    until("its threads do not end", || !program.serves());
    gate.open();
    let ended = program.wait();
    house.idp.heal("token");
    let _again = process.start();
    let answer = browser.send(process.question()).await;

    assert_eq!(ended.code, Some(0), "{}", ended.errors);
    token(&answer);
    assert_eq!(
        house.idp.families_alive(),
        1,
        "no refresh token was used twice"
    );
}

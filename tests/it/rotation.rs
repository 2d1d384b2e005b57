//! Session secrets change under a running gateway: nobody notices, and nobody is signed out.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rusqlite::Connection;
use vestibule::clock::Clock;
use vestibule::secret::Secret;
use vestibule::session::{KeyRing, Purpose};

use crate::support::browser::Browser;
use crate::support::gateway::{TestGateway, clock, folder_with, oidc};
use crate::support::idp::FakeIdp;
use crate::support::redis::{PATIENCE, RedisServer, until};

const PUBLIC: &str = "http://localhost:4711";

/// Runs `vestibule secret rotate` on the gateway.toml of a folder.
fn rotate(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(["secret", "rotate"])
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the program runs");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

/// Which key sealed the attempt of a fresh login: the id stands in the clear at its beginning.
async fn sealing_key(gateway: &TestGateway) -> Vec<u8> {
    let mut browser = gateway.browser();
    gateway.begin(&mut browser, "acme").await;
    let cookie = browser
        .cookies()
        .iter()
        .find(|cookie| cookie.name.contains("login"));
    let sealed = URL_SAFE_NO_PAD.decode(&cookie.expect("a login has begun").value);
    sealed.expect("it is base64url")[1..5].to_vec()
}

/// Waits until the key of the index is sealed with this one, too: with that, new secrets have been taken up.
fn until_taken_up(folder: &Path, key: &[u8]) {
    let database = Connection::open(folder.join("vestibule.db")).expect("it is there");
    let query = "SELECT value FROM meta WHERE name = 'index_key'";
    until("the index keeps its old secret", || {
        let sealed: Vec<u8> = database
            .query_row(query, [], |row| row.get(0))
            .expect("there is a key");
        sealed[1..5] == *key
    });
}

/// Starts logins until one is sealed with another key than this.
async fn until_sealed_with_another(gateway: &TestGateway, key: &[u8]) -> Vec<u8> {
    let patience = Instant::now() + PATIENCE;
    while Instant::now() < patience {
        let now = sealing_key(gateway).await;
        if now != key {
            return now;
        }
    }
    panic!("the gateway did not take up the new secret");
}

fn session(folder: &Path) -> String {
    let (secrets, database) = (folder.join("secrets"), folder.join("vestibule.db"));
    format!(
        "\n[session]\npath = \"{}\"\nsecrets_file = \"{}\"\n",
        database.display(),
        secrets.display()
    )
}

async fn status_of_me(gateway: &TestGateway, browser: &mut Browser) -> u16 {
    gateway.me(browser).await.status
}

#[actix_web::test]
async fn two_rotations_under_a_running_gateway_end_no_session_and_no_login() {
    let folder = folder_with("");
    fs::write(
        folder.path().join("secrets"),
        "the-first-secret-of-a-test-has-32-bytes\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("gateway.toml"),
        "demo = true\n[session]\nsecrets_file = \"secrets\"\n",
    )
    .unwrap();
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let toml = oidc("acme", &idp) + &session(folder.path());
    let gateway = TestGateway::start_at(PUBLIC, &clock, &toml);
    let mut signed_in = gateway.browser();
    gateway.login(&mut signed_in, &idp, "acme").await;

    let mut key = sealing_key(&gateway).await;
    for _ in 0..2 {
        let mut on_the_way = gateway.browser();
        let page = gateway.begin(&mut on_the_way, "acme").await;

        assert!(rotate(folder.path(), &[]).0);
        assert!(rotate(folder.path(), &["--promote"]).0);
        key = until_sealed_with_another(&gateway, &key).await;
        until_taken_up(folder.path(), &key);

        let finished = gateway.finish(&mut on_the_way, &idp.authorize(&page)).await;
        assert_eq!(finished.status, 303, "{}", finished.text());
        assert_eq!(status_of_me(&gateway, &mut signed_in).await, 200);
        assert_eq!(status_of_me(&gateway, &mut on_the_way).await, 200);
    }
    drop(gateway);

    // The index and the sessions in use were sealed again, so the newest secret alone opens the database.
    let text = fs::read_to_string(folder.path().join("secrets")).unwrap();
    let newest = text.split_whitespace().next().unwrap();
    fs::write(folder.path().join("secrets"), newest).unwrap();
    let gateway = TestGateway::start_at(PUBLIC, &clock, &toml);
    let mut browser = gateway.browser();
    for cookie in signed_in.cookies() {
        browser.plant_cookie(cookie.clone());
    }
    assert_eq!(status_of_me(&gateway, &mut browser).await, 200);
    let response = gateway.login(&mut browser, &idp, "acme").await;
    assert_eq!(response.status, 303);
}

/// One person after another, begun at the first gateway and finished at the last, and somebody who was there before: nobody
/// may notice anything.
async fn live(gateways: &[TestGateway], idp: &FakeIdp, before: &Browser) {
    let (first, last) = (&gateways[0], &gateways[gateways.len() - 1]);
    let mut browser = first.browser();
    let page = first.begin(&mut browser, "acme").await;
    let mut browser = last.led(&browser);
    let finished = last.finish(&mut browser, &idp.authorize(&page)).await;
    assert_eq!(finished.status, 303, "{}", finished.text());
    for gateway in gateways {
        assert_eq!(status_of_me(gateway, &mut gateway.led(&browser)).await, 200);
        assert_eq!(status_of_me(gateway, &mut gateway.led(before)).await, 200);
    }
}

/// Rotates twice while people come and go, without waiting for anybody to take a secret up.
async fn rotate_under_load(section: &str, gateways: usize) {
    let folder = folder_with("");
    let secrets = folder.path().join("secrets");
    let write = |path: &Path, text: &str| fs::write(path, text).expect("the folder is ours");
    write(&secrets, "the-first-secret-of-a-test-has-32-bytes\n");
    let own = "demo = true\n[session]\nsecrets_file = \"secrets\"\n";
    write(&folder.path().join("gateway.toml"), own);
    let clock = Clock::system();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let section = section.replace("FOLDER", &folder.path().display().to_string());
    let toml = format!(
        "{}\n[session]\nsecrets_file = \"{}\"\n{section}",
        oidc("acme", &idp),
        secrets.display()
    );
    let start = |_| TestGateway::start_at(PUBLIC, &clock, &toml);
    let gateways: Vec<TestGateway> = (0..gateways).map(start).collect();
    let mut before = gateways[0].browser();
    gateways[0].login(&mut before, &idp, "acme").await;

    for arguments in [&[][..], &["--promote"], &[], &["--promote"]] {
        let path = folder.path().to_owned();
        let rotated = actix_web::web::block(move || rotate(&path, arguments));
        let (rotated, ()) = tokio::join!(rotated, async {
            for _ in 0..20 {
                live(&gateways, &idp, &before).await;
            }
        });
        assert!(rotated.expect("it runs").0);
    }
    let text = fs::read_to_string(&secrets).expect("the file is there");
    let newest = text.split_whitespace().next().expect("it holds secrets");
    let newest = KeyRing::new(&[Secret::new(newest)]).expect("it is long enough");
    let id = &newest.seal(Purpose::LoginAttempt, b"", b"")[1..5];
    for gateway in &gateways {
        let patience = Instant::now() + PATIENCE;
        while sealing_key(gateway).await != id {
            assert!(Instant::now() < patience, "the newest secret does not seal");
        }
    }
    live(&gateways, &idp, &before).await;
}

#[actix_web::test]
async fn two_rotations_under_load_fail_no_request_with_the_memory_store() {
    rotate_under_load("store = \"memory\"\n", 1).await;
}

#[actix_web::test]
async fn two_rotations_under_load_fail_no_request_with_the_embedded_store() {
    rotate_under_load("path = \"FOLDER/vestibule.db\"\n", 1).await;
}

#[actix_web::test]
async fn two_rotations_under_load_fail_no_request_at_two_gateways_on_one_redis() {
    let redis = RedisServer::start();
    let section = format!("store = \"redis\"\nredis_url = \"{}\"\n", redis.url());
    rotate_under_load(&section, 2).await;
}

#[actix_web::test]
async fn secrets_that_cannot_be_used_change_nothing() {
    let folder = folder_with("");
    let secrets = folder.path().join("secrets");
    fs::write(&secrets, "the-first-secret-of-a-test-has-32-bytes\n").unwrap();
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &(oidc("acme", &idp) + &session(folder.path())));
    let key = sealing_key(&gateway).await;

    fs::write(&secrets, "short").unwrap();
    let patience = Instant::now() + Duration::from_millis(2500);
    while Instant::now() < patience {
        assert_eq!(sealing_key(&gateway).await, key);
    }
    fs::write(&secrets, "another-secret-of-a-test-has-32-bytes").unwrap();

    assert_ne!(until_sealed_with_another(&gateway, &key).await, key);
}

#[test]
fn without_a_file_there_is_nothing_to_rotate() {
    let folder = folder_with("demo = true\n");

    let (fine, text) = rotate(folder.path(), &[]);

    assert!(!fine && text.contains("secrets_file"), "{text}");
}

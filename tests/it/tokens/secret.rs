//! Tokens go to applications and to nobody else: no cookie, page, answer, log line or file holds one.

use std::fs;

use serde_json::json;
use tempfile::TempDir;
use vestibule::clock::Clock;

use crate::support::browser::{Browser, Request};
use crate::support::idp::FakeIdp;
use crate::support::program::{Program, free_port};

use super::{House, KEY, token};

#[actix_web::test]
async fn no_token_is_in_a_cookie_a_page_a_log_line_or_the_database() {
    let clock = Clock::system();
    let idp = FakeIdp::start_with("c4n4ry", clock.clone());
    idp.rotates();
    idp.patch("token", |answer| answer["expires_in"] = json!(0));
    let house = House { clock, idp };
    let (folder, port) = (TempDir::new().expect("a folder can be made"), free_port());
    let config = format!(
        "[server]\nlisten = \"127.0.0.1:{port}\"\n[session]\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n{}",
        house.config("revalidate = \"1m\"\n")
    );
    fs::write(folder.path().join("gateway.toml"), config).expect("a file can be written");
    let program = Program::start(folder.path(), &[("RUST_LOG", "trace")]);
    let url = |route: &str| format!("http://localhost:{port}{route}");
    let mut browser = Browser::new().reaching(&url("/"), Program::at(port));

    let mut seen = String::new();
    let start = browser.get(&url("/login/acme")).await;
    let answer = house.idp.authorize(&start.location());
    browser.cross_site_get(&answer.url()).await;
    let question = || {
        Request::get(&url("/token/acme"))
            .method("POST")
            .header("accept", "application/json")
    };
    let given = question().header("authorization", &format!("Bearer {KEY}"));
    token(&browser.send(given).await);
    for route in ["/", "/me", "/me/identities", "/login", "/logout"] {
        let response = browser.get(&url(route)).await;
        let told = format!("{:?}\n{}\n", response.headers, response.text());
        seen.push_str(&told);
    }
    seen += &browser.send(question()).await.text();
    for cookie in browser.cookies() {
        let pair = format!("{}={}\n", cookie.name, cookie.value);
        seen.push_str(&pair);
    }
    let logged = {
        let mut program = program;
        program.terminate();
        let ended = program.wait();
        ended.errors + &ended.output
    };

    let tokens = house.idp.tokens_given();
    assert!(
        tokens.len() >= 4 && logged.contains("signed_in"),
        "{tokens:?}"
    );
    let database: Vec<u8> = fs::read_dir(folder.path().join("data"))
        .expect("there is a database")
        .flat_map(|file| fs::read(file.expect("it is there").path()).expect("it is readable"))
        .collect();
    let database = String::from_utf8_lossy(&database);
    for secret in tokens.iter().map(String::as_str).chain([KEY]) {
        for (place, text) in [
            ("an answer", &*seen),
            ("the log", &logged),
            ("the database", &database),
        ] {
            assert!(!text.contains(secret), "{secret} is in {place}");
        }
    }
}

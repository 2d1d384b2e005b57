//! Which sessions a logout token ends: exactly those it means, whatever they are called elsewhere.

use serde_json::{Value, json};

use super::{bring, of_sid, of_sub};
use crate::support::browser::Browser;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// Everybody: two providers, two people at each, one of them of the same name at both, two sessions each.
const PEOPLE: [(&str, &str, &str); 8] = [
    ("one", "ada", "s1"),
    ("one", "ada", "s2"),
    ("one", "bob", "s3"),
    ("one", "bob", "s4"),
    ("two", "ada", "s1"),
    ("two", "ada", "s5"),
    ("two", "cleo", "s6"),
    ("two", "cleo", "s3"),
];

struct Town {
    idps: [FakeIdp; 2],
    gateway: TestGateway,
    browsers: Vec<Browser>,
    _folder: Option<tempfile::TempDir>,
}

impl Town {
    async fn new(embedded: bool) -> Self {
        let clock = clock();
        let idps = ["one", "two"].map(|name| FakeIdp::start_with(name, clock.clone()));
        let mut toml = oidc("one", &idps[0]) + &oidc("two", &idps[1]);
        let folder = embedded.then(|| tempfile::tempdir().expect("a folder can be made"));
        if let Some(folder) = &folder {
            let path = folder.path().join("x.db");
            let path = path.display().to_string();
            let secrets = "[\"a secret for tests, thirty-two bytes\"]";
            let lines = format!("[session]\npath = {path:?}\nsecrets = {secrets}\n");
            toml.push_str(&lines);
        }
        let gateway = TestGateway::start(&clock, &toml);
        let mut town = Self {
            idps,
            gateway,
            browsers: Vec::new(),
            _folder: folder,
        };
        for (provider, sub, sid) in PEOPLE {
            let browser = town.sign_in(provider, sub, sid).await;
            town.browsers.push(browser);
        }
        town
    }

    fn idp(&self, provider: &str) -> &FakeIdp {
        &self.idps[usize::from(provider == "two")]
    }

    async fn sign_in(&self, provider: &str, sub: &str, sid: &str) -> Browser {
        let idp = self.idp(provider);
        idp.person(&json!({"sub": sub}));
        idp.set_claim("sid", json!(sid));
        let mut browser = self.gateway.browser();
        let response = self.gateway.login(&mut browser, idp, provider).await;
        assert_eq!(response.status, 303, "{}", response.text());
        browser
    }

    /// Brings a token that names these, and says who is signed out after it.
    async fn ended_by(&mut self, provider: &str, members: &Value) -> Vec<usize> {
        let before = self.alive().await;
        let token = self.idp(provider).logout_token(members);
        let response = bring(&self.gateway, provider, &token).await;
        assert_eq!(response.status, 200, "{}", response.text());
        let after = self.alive().await;
        let ended = before.into_iter().filter(|index| !after.contains(index));
        ended.collect()
    }

    async fn alive(&mut self) -> Vec<usize> {
        let mut alive = Vec::new();
        for (index, browser) in self.browsers.iter_mut().enumerate() {
            if self.gateway.me(browser).await.status == 200 {
                alive.push(index);
            }
        }
        alive
    }
}

#[actix_web::test]
async fn exactly_the_sessions_that_are_meant_end() {
    for embedded in [false, true] {
        for (provider, members, expected) in [
            ("one", of_sid("s1"), vec![0]),
            ("one", of_sub("ada"), vec![0, 1]),
            ("one", json!({"sub": "ada", "sid": "s2"}), vec![1]),
            ("one", json!({"sub": "bob", "sid": "s2"}), vec![]),
            ("one", json!({"sub": "nobody", "sid": "s2"}), vec![]),
            ("one", of_sid("s6"), vec![]),
            ("one", of_sub("cleo"), vec![]),
            ("two", of_sub("ada"), vec![4, 5]),
            ("two", of_sid("s3"), vec![7]),
            ("two", of_sid("S3"), vec![]),
        ] {
            let mut town = Town::new(embedded).await;

            let ended = town.ended_by(provider, &members).await;

            assert_eq!(ended, expected, "{provider} {members}");
        }
    }
}

#[actix_web::test]
async fn the_index_of_the_others_survives() {
    let mut town = Town::new(true).await;

    let first = town.ended_by("one", &of_sid("s1")).await;
    let second = town.ended_by("one", &of_sub("ada")).await;
    let third = town.ended_by("one", &of_sub("ada")).await;
    let fourth = town.ended_by("one", &of_sub("bob")).await;

    assert_eq!((first, second), (vec![0], vec![1]));
    assert_eq!((third, fourth), (vec![], vec![2, 3]));
}

#[actix_web::test]
async fn whoever_signed_in_again_is_found_again() {
    let mut town = Town::new(false).await;
    town.ended_by("one", &of_sub("ada")).await;

    town.browsers[0] = town.sign_in("one", "ada", "s9").await;
    let ended = town.ended_by("one", &of_sub("ada")).await;

    assert_eq!(ended, [0]);
}

#[actix_web::test]
async fn several_sessions_of_one_session_there_end_together() {
    let mut town = Town::new(true).await;
    town.browsers[1] = town.sign_in("one", "ada", "s1").await;

    let ended = town.ended_by("one", &of_sid("s1")).await;

    assert_eq!(ended, [0, 1]);
}

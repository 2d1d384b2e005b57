//! A session with two identities has the tokens of both, and loses no more than the one that is over.

use serde_json::{Value, json};

use crate::support::browser::{Browser, Response};
use crate::support::gateway::{TestGateway, oidc};
use crate::support::idp::FakeIdp;
use crate::support::redis::{ALLOWED, RedisServer, session};

use super::{HOUR, House, KEY, code, question_at, token};

/// Two providers, and a session with an identity of each: first `acme`, then `other`.
struct Both {
    house: House,
    other: FakeIdp,
    gateway: TestGateway,
    browser: Browser,
    cookie: String,
}

impl Both {
    async fn new() -> Self {
        Self::with("").await
    }

    /// With these lines of gateway.toml besides.
    async fn with(more: &str) -> Self {
        let house = House::new();
        let other = FakeIdp::start_with("other", house.clock.clone());
        other.rotates();
        other.person(&json!({"sub": "o1"}));
        let toml = format!(
            "[login]\nlink = true\n{}{}tokens = true\n[applications.both]\nkey = \"the-key-of-both-which-is-32-bytes-long\"\nproviders = [\"acme\", \"other\"]\n{more}",
            house.config(""),
            oidc("other", &other)
        );
        let gateway = TestGateway::start(&house.clock, &toml);
        let mut browser = gateway.browser();
        let cookie = house.sign_in_as(&gateway, &mut browser).await;
        let page = browser.get(&gateway.url("/")).await.text();
        let (_, rest) = page
            .split_once("href=\"/login/other?link=")
            .expect("the page has the link");
        let (rest, _) = rest.split_once('"').expect("the link ends");
        let link = format!("/login/other?link={}", rest.replace("&amp;", "&"));
        let start = gateway.begin_at(&mut browser, &link).await;
        let end = gateway.finish(&mut browser, &other.authorize(&start)).await;
        assert_eq!(end.status, 303, "{}", end.text());
        Self {
            house,
            other,
            gateway,
            browser,
            cookie,
        }
    }

    async fn ask(&self, id: &str) -> Response {
        let url = self.gateway.url(&format!("/token/{id}"));
        let key = "Bearer the-key-of-both-which-is-32-bytes-long";
        let request = question_at(&url, &self.cookie, key);
        self.gateway.browser().send(request).await
    }

    async fn identities(&mut self) -> Vec<Value> {
        let url = self.gateway.url("/me/identities");
        let answer = self.browser.get_json(&url).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let list = answer.json()["identities"].clone();
        list.as_array().expect("it is a list").clone()
    }
}

#[actix_web::test]
async fn each_identity_has_its_own_tokens_and_its_own_refresh() {
    let both = Both::new().await;
    both.house.clock.advance(2 * HOUR);

    let acme = token(&both.ask("acme").await);
    let other = token(&both.ask("other").await);

    assert!(acme.starts_with("acme-") && other.starts_with("other-"));
    assert_eq!(both.house.idp.refresh_requests().len(), 1);
    assert_eq!(both.other.refresh_requests().len(), 1);
    let key = format!("Bearer {KEY}");
    let request = question_at(&both.gateway.url("/token/acme"), &both.cookie, &key);
    let again = both.gateway.browser().send(request).await;
    assert_eq!(token(&again), acme);
}

#[actix_web::test]
async fn a_further_identity_that_is_over_leaves_and_the_session_stays() {
    let mut both = Both::new().await;
    assert_eq!(both.identities().await.len(), 2);
    both.house.clock.advance(2 * HOUR);
    both.other.close_accounts();

    let answer = both.ask("other").await;
    let again = both.ask("other").await;

    assert_eq!(code(&answer), (404, "no_tokens".to_owned()));
    assert_eq!(code(&again), (404, "no_tokens".to_owned()));
    assert_eq!(both.other.refresh_requests().len(), 1);
    let left = both.identities().await;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["provider"], "acme");
    token(&both.ask("acme").await);
}

#[actix_web::test]
async fn the_first_identity_takes_the_session_with_it() {
    let both = Both::new().await;
    both.house.clock.advance(2 * HOUR);
    both.house.idp.close_accounts();

    let answer = both.ask("acme").await;

    assert_eq!(code(&answer), (401, "no_session".to_owned()));
    assert_eq!(
        code(&both.ask("other").await),
        (401, "no_session".to_owned())
    );
    assert_eq!(both.other.refresh_requests().len(), 0);
}

#[actix_web::test]
async fn a_user_of_a_redis_who_may_only_what_the_docs_say_suffices() {
    let mut options = vec!["--user", "gateway", "on", ">password"];
    options.extend(ALLOWED.split_whitespace());
    let redis = RedisServer::with(&options);
    let url = format!("redis://gateway:password@127.0.0.1:{}", redis.port());

    let mut both = Both::with(&session(&url)).await;
    assert_eq!(both.identities().await.len(), 2);
    both.house.clock.advance(2 * HOUR);
    token(&both.ask("acme").await);
    token(&both.ask("other").await);

    let refused: Vec<redis::Value> = redis.ask(&["ACL", "LOG"]);
    assert!(refused.is_empty(), "{refused:?}");
}

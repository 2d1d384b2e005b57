//! Sessions with several identities: each provider ends them by its own.

use serde_json::{Value, json};

use super::{bring, exit_of, of_sid, of_sub, refresh};
use crate::support::browser::Browser;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

struct Town {
    one: FakeIdp,
    two: FakeIdp,
    gateway: TestGateway,
}

impl Town {
    fn new() -> Self {
        let clock = clock();
        let (one, two) = (exit_of("one", &clock), exit_of("two", &clock));
        for (idp, sub) in [(&one, "ada"), (&two, "a1")] {
            idp.person(&json!({"sub": sub}));
        }
        let toml = format!(
            "[login]\nlink = true\n{}{}",
            oidc("one", &one),
            oidc("two", &two)
        );
        let gateway = TestGateway::start(&clock, &toml);
        Self { one, two, gateway }
    }

    /// Signed in at the first, as this session there.
    async fn signed_in(&self, sid: &str) -> Browser {
        self.one.set_claim("sid", json!(sid));
        let mut browser = self.gateway.browser();
        self.gateway.login(&mut browser, &self.one, "one").await;
        browser
    }

    /// Then connected with the second, as this session there.
    async fn connected(&self, sid: &str, second_sid: &str) -> Browser {
        let mut browser = self.signed_in(sid).await;
        self.two.set_claim("sid", json!(second_sid));
        let page = browser.get(&self.gateway.url("/")).await.text();
        let (_, rest) = page
            .split_once("href=\"/login/two?link=")
            .expect("the page offers it");
        let (rest, _) = rest.split_once('"').expect("the link ends");
        let route = format!("/login/two?link={}", rest.replace("&amp;", "&"));
        let start = self.gateway.begin_at(&mut browser, &route).await;
        let answer = self.two.authorize(&start);
        let response = self.gateway.finish(&mut browser, &answer).await;
        assert_eq!(response.status, 303, "{}", response.text());
        browser
    }

    async fn is_signed_in(&self, browser: &mut Browser) -> bool {
        self.gateway.me(browser).await.status == 200
    }
}

#[actix_web::test]
async fn a_session_ends_when_any_of_its_identities_is_signed_out() {
    let by_second: [Value; 3] = [
        of_sub("a1"),
        of_sid("t1"),
        json!({"sub": "a1", "sid": "t1"}),
    ];
    for members in by_second {
        let town = Town::new();
        let mut both = town.connected("s1", "t1").await;
        let mut alone = town.signed_in("s2").await;

        let token = town.two.logout_token(&members);
        let response = bring(&town.gateway, "two", &token).await;

        assert_eq!(response.status, 200);
        assert!(!town.is_signed_in(&mut both).await, "{members}");
        assert!(town.is_signed_in(&mut alone).await, "{members}");
    }
}

#[actix_web::test]
async fn the_first_identity_still_ends_it_too() {
    let town = Town::new();
    let mut both = town.connected("s1", "t1").await;

    let token = town.one.logout_token(&of_sid("s1"));
    bring(&town.gateway, "one", &token).await;

    assert!(!town.is_signed_in(&mut both).await);
}

#[actix_web::test]
async fn what_is_true_at_one_provider_is_not_at_the_other() {
    let town = Town::new();
    let mut both = town.connected("s1", "t1").await;

    for (provider, idp, members) in [
        ("one", &town.one, of_sid("t1")),
        ("one", &town.one, of_sub("a1")),
        ("two", &town.two, of_sid("s1")),
        ("two", &town.two, of_sub("ada")),
        ("two", &town.two, json!({"sub": "ada", "sid": "t1"})),
    ] {
        let response = bring(&town.gateway, provider, &idp.logout_token(&members)).await;
        assert_eq!(response.status, 200);
        assert!(town.is_signed_in(&mut both).await, "{provider} {members}");
    }
}

#[actix_web::test]
async fn signing_out_goes_to_the_provider_of_the_first() {
    let town = Town::new();
    let mut both = town.connected("s1", "t1").await;

    let response = both.post_form(&town.gateway.url("/logout"), &[]).await;

    let url = refresh(&response).expect("it goes on");
    assert!(url.as_str().starts_with(&town.one.url("/end_session")));
    assert!(!town.is_signed_in(&mut both).await);
}

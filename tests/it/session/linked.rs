//! Several identities in one session: connected from its own account page, and in no other way.

use serde_json::{Value, json};

use super::{COOKIE, House, SECRET, me_with, session_of};
use crate::support::browser::{Browser, Response};
use crate::support::gateway::{TestGateway, oidc};
use crate::support::idp::{FakeIdp, Reply};

/// A house with a second provider.
struct Linking {
    house: House,
    other: FakeIdp,
}

impl Linking {
    fn new() -> Self {
        let house = House::new();
        let other = FakeIdp::start_with("other", house.clock.clone());
        other
            .person(&json!({"sub": "o1", "name": "Jane at Other", "email": "janedoe@example.com"}));
        Self { house, other }
    }

    fn providers(&self) -> String {
        oidc("acme", &self.house.idp) + &oidc("other", &self.other)
    }

    fn gateway_with(&self, login: &str, session: &str) -> TestGateway {
        let providers = format!("[login]\n{login}\n{}", self.providers());
        self.house.gateway_with(&providers, session)
    }

    /// One gateway for each kind of store.
    fn each(&self) -> [TestGateway; 3] {
        self.house
            .stores()
            .map(|session| self.gateway_with("link = true", &session))
    }

    /// The route that the account page links to.
    async fn offered(&self, gateway: &TestGateway, browser: &mut Browser) -> String {
        let page = browser.get(&gateway.url("/")).await;
        link(&page).unwrap_or_else(|| panic!("no link on {}", page.text()))
    }

    /// Connects the other provider's person, up to the answer to the callback.
    async fn connect(&self, gateway: &TestGateway, browser: &mut Browser) -> Response {
        let route = self.offered(gateway, browser).await;
        let page = gateway.begin_at(browser, &route).await;
        gateway.finish(browser, &self.other.authorize(&page)).await
    }
}

fn link(page: &Response) -> Option<String> {
    let text = page.text();
    let (_, rest) = text.split_once("href=\"/login/other?link=")?;
    let (rest, _) = rest.split_once('"')?;
    Some(format!("/login/other?link={}", rest.replace("&amp;", "&")))
}

async fn identities(gateway: &TestGateway, browser: &mut Browser) -> Vec<Value> {
    let answer = browser.get_json(&gateway.url("/me/identities")).await;
    let list = answer.json()["identities"].clone();
    list.as_array().expect("it is a list").clone()
}

fn ids(identities: &[Value]) -> Vec<&str> {
    identities
        .iter()
        .filter_map(|one| one["id"].as_str())
        .collect()
}

const BOTH: [&str; 2] = ["acme:248289761001", "other:o1"];

fn assert_refused(response: &Response, place: &str) {
    assert_eq!(response.status, 400, "{place}");
    assert!(response.text().contains("attempt_foreign"), "{place}");
    assert!(
        response
            .text()
            .contains("class=\"button primary\" href=\"/\""),
        "{place}: {}",
        response.text()
    );
}

#[actix_web::test]
async fn a_second_identity_joins_the_session_and_the_first_stays_who_it_is() {
    let linking = Linking::new();
    for gateway in linking.each() {
        let mut browser = gateway.browser();
        let session = linking.house.sign_in(&gateway, &mut browser).await;
        let before = gateway.me(&mut browser).await.json();

        let done = linking.connect(&gateway, &mut browser).await;
        let all = identities(&gateway, &mut browser).await;
        let page = browser.get(&gateway.url("/")).await;

        assert_eq!((done.status, done.location()), (303, gateway.url("/")));
        assert_eq!(gateway.me(&mut browser).await.json(), before);
        assert_eq!(session_of(&browser), session);
        assert_eq!(ids(&all), BOTH);
        assert_eq!(all[0], before);
        let members = |identity: &Value| -> Vec<String> {
            let members = identity.as_object().expect("it is an object");
            members.keys().cloned().collect()
        };
        assert_eq!(members(&all[1]), members(&all[0]));
        assert_eq!(all[1]["expires_at"], before["expires_at"]);
        assert!(page.text().contains("Jane at Other"));
        assert_eq!(link(&page), None, "nothing is left to connect");
        assert_eq!(
            browser.cookies().len(),
            2,
            "the session, and the last provider"
        );
    }
}

#[actix_web::test]
async fn the_link_works_again_and_renews_what_is_there() {
    let linking = Linking::new();
    for gateway in linking.each() {
        let mut browser = gateway.browser();
        linking.house.sign_in(&gateway, &mut browser).await;
        let route = linking.offered(&gateway, &mut browser).await;

        for name in ["Jane", "Jane Renamed"] {
            linking.other.person(&json!({"sub": "o1", "name": name}));
            let page = gateway.begin_at(&mut browser, &route).await;
            let answer = linking.other.authorize(&page);
            gateway.finish(&mut browser, &answer).await;
        }

        let all = identities(&gateway, &mut browser).await;
        assert_eq!(ids(&all), BOTH);
        assert_eq!(all[1]["name"], "Jane Renamed");
    }
}

#[actix_web::test]
async fn both_identities_find_the_session_and_nobody_is_merged_by_an_address() {
    let linking = Linking::new();
    for gateway in linking.each() {
        let mut browser = gateway.browser();
        linking.house.sign_in(&gateway, &mut browser).await;
        let mut same_address = gateway.browser();
        gateway
            .login(&mut same_address, &linking.other, "other")
            .await;
        let seen = |browser: Browser| async {
            let mut browser = browser;
            let list = browser.get_json(&gateway.url("/sessions")).await.json();
            (list["sessions"].as_array().map(Vec::len), browser)
        };

        let (before, same_address) = seen(same_address).await;
        linking.connect(&gateway, &mut browser).await;
        let (after, mut same_address) = seen(same_address).await;

        assert_eq!((before, after), (Some(1), Some(2)));
        assert_eq!(
            ids(&identities(&gateway, &mut same_address).await),
            ["other:o1"]
        );
        let me = gateway.me(&mut same_address).await.json();
        assert_eq!(me["email"], gateway.me(&mut browser).await.json()["email"]);
    }
}

#[actix_web::test]
async fn it_is_not_offered_unless_the_operator_says_so() {
    let linking = Linking::new();
    let gateway = linking.gateway_with("link = true", &linking.house.embedded(&[SECRET]));
    let mut browser = gateway.browser();
    let saved = format!(
        "{COOKIE}={}",
        linking.house.sign_in(&gateway, &mut browser).await
    );
    let route = linking.offered(&gateway, &mut browser).await;
    drop(gateway);

    let gateway = linking.gateway_with("link = false", &linking.house.embedded(&[SECRET]));
    let mut browser = browser.reaching(super::PUBLIC, gateway.address());
    let page = browser.get(&gateway.url("/")).await;
    let refused = browser.get(&gateway.url(&route)).await;

    assert_eq!(link(&page), None);
    assert_refused(&refused, "a token from before");
    assert_eq!(me_with(&gateway, &saved).await.status, 200);
}

#[actix_web::test]
async fn a_token_is_good_for_its_own_session_provider_and_time_alone() {
    let linking = Linking::new();
    for gateway in linking.each() {
        let (mut browser, mut victim) = (gateway.browser(), gateway.browser());
        linking.house.sign_in(&gateway, &mut browser).await;
        linking.house.sign_in(&gateway, &mut victim).await;
        let route = linking.offered(&gateway, &mut browser).await;

        let foreign = victim.cross_site_get(&gateway.url(&route)).await;
        let elsewhere = route.replace("/login/other", "/login/acme");
        let elsewhere = browser.get(&gateway.url(&elsewhere)).await;
        let made_up = browser.get(&gateway.url("/login/other?link=AAAA")).await;
        let stranger = gateway.browser().get(&gateway.url(&route)).await;
        gateway.clock().advance(600);
        let late = browser.get(&gateway.url(&route)).await;

        assert_refused(&foreign, "the token of another session");
        assert_refused(&elsewhere, "the token for another provider");
        assert_refused(&made_up, "no token");
        assert_eq!(stranger.location(), gateway.url("/login"));
        assert_eq!(late.status, 400);
        assert!(late.text().contains("attempt_expired"));
        for response in [foreign, elsewhere, made_up, stranger, late] {
            assert!(!response.header("location").contains(linking.other.base()));
        }
        gateway.clock().advance(-600);
    }
}

#[actix_web::test]
async fn nothing_is_linked_once_the_session_is_another_one_or_none() {
    let linking = Linking::new();
    for gateway in linking.each() {
        for replaced in [true, false] {
            let mut browser = gateway.browser();
            linking.house.sign_in(&gateway, &mut browser).await;
            let route = linking.offered(&gateway, &mut browser).await;
            let page = gateway.begin_at(&mut browser, &route).await;
            let answer = linking.other.authorize(&page);
            let hits = linking.other.hits("token");
            if replaced {
                linking.house.sign_in(&gateway, &mut browser).await;
            } else {
                browser.post_form(&gateway.url("/logout"), &[]).await;
            }

            let refused = gateway.finish(&mut browser, &answer).await;

            assert_refused(&refused, "the callback");
            assert_eq!(
                linking.other.hits("token"),
                hits,
                "the code was not looked at"
            );
            if replaced {
                assert_eq!(ids(&identities(&gateway, &mut browser).await), [BOTH[0]]);
            } else {
                assert_eq!(gateway.me(&mut browser).await.status, 401);
            }
        }
    }
}

#[actix_web::test]
async fn a_session_that_ends_while_the_provider_answers_is_not_revived() {
    let linking = Linking::new();
    for gateway in linking.each() {
        let mut browser = gateway.browser();
        let saved = format!(
            "{COOKIE}={}",
            linking.house.sign_in(&gateway, &mut browser).await
        );
        let route = linking.offered(&gateway, &mut browser).await;
        let page = gateway.begin_at(&mut browser, &route).await;
        let answer = linking.other.authorize(&page);
        let gate = linking.other.hold("token");
        let out = async {
            while linking.other.hits("token") == 0 {
                actix_web::rt::task::yield_now().await;
            }
            let logout = gateway.url("/logout");
            let request = crate::support::browser::Request::post_form(&logout, &[]);
            let done = gateway
                .browser()
                .send(request.header("cookie", &saved))
                .await;
            assert_eq!(done.status, 200);
            gate.open();
        };

        let (refused, ()) =
            futures_util::future::join(gateway.finish(&mut browser, &answer), out).await;

        assert_refused(&refused, "the callback");
        assert_eq!(me_with(&gateway, &saved).await.status, 401);
        linking.other.start_over();
        linking.other.person(&json!({"sub": "o1"}));
    }
}

#[actix_web::test]
async fn whoever_stops_or_fails_on_the_way_keeps_the_session_as_it_was() {
    let linking = Linking::new();
    for gateway in linking.each() {
        let mut browser = gateway.browser();
        let session = linking.house.sign_in(&gateway, &mut browser).await;

        let route = linking.offered(&gateway, &mut browser).await;
        let page = gateway.begin_at(&mut browser, &route).await;
        let denied = linking.other.authorize(&page).error("access_denied");
        let denied = gateway.finish(&mut browser, &denied).await;
        linking.other.reply_once("token", Reply::status(400));
        let failed = linking.connect(&gateway, &mut browser).await;

        assert_eq!(denied.location(), gateway.url("/"));
        assert_eq!(failed.status, 502);
        assert!(
            !failed.text().contains("href=\"/login/other"),
            "trying again begins at the account page: {}",
            failed.text()
        );
        assert_eq!(ids(&identities(&gateway, &mut browser).await), [BOTH[0]]);
        assert_eq!(session_of(&browser), session);
    }
}

#[actix_web::test]
async fn identities_survive_a_restart_but_for_those_of_a_provider_that_is_gone() {
    let linking = Linking::new();
    let session = linking.house.embedded(&[SECRET]);
    let gateway = linking.gateway_with("link = true", &session);
    let mut browser = gateway.browser();
    linking.house.sign_in(&gateway, &mut browser).await;
    linking.connect(&gateway, &mut browser).await;
    drop(gateway);

    let gateway = linking.gateway_with("link = true", &session);
    let mut browser = browser.reaching(super::PUBLIC, gateway.address());
    let whole = identities(&gateway, &mut browser).await;
    drop(gateway);
    let gateway = linking.house.gateway(&session);
    let mut browser = browser.reaching(super::PUBLIC, gateway.address());
    let left = identities(&gateway, &mut browser).await;
    let page = browser.get(&gateway.url("/")).await.text();

    assert_eq!(ids(&whole), BOTH);
    assert_eq!(ids(&left), [BOTH[0]]);
    assert!(!page.contains("Jane at Other"));
}

#[actix_web::test]
async fn an_attempt_to_link_is_as_small_as_any() {
    let linking = Linking::new();
    let id = "a".repeat(64);
    let target = format!("default_return_to = \"/{}\"", "x".repeat(1000));
    let providers = format!(
        "[login]\nlink = true\n{target}\n{}{}",
        oidc("acme", &linking.house.idp),
        oidc(&id, &linking.other)
    );
    let session = linking.house.embedded(&[SECRET]);
    let gateway = linking.house.gateway_with(&providers, &session);
    let mut browser = gateway.browser();
    linking.house.sign_in(&gateway, &mut browser).await;
    let page = browser.get(&gateway.url("/")).await.text();
    let (_, rest) = page
        .split_once(&format!("href=\"/login/{id}?"))
        .expect("a link");
    let query = rest
        .split('"')
        .next()
        .unwrap_or_default()
        .replace("&amp;", "&");

    gateway
        .begin_at(&mut browser, &format!("/login/{id}?{query}"))
        .await;

    let attempts = browser.cookies().iter();
    let attempt = attempts.filter(|cookie| cookie.name.contains("-login-"));
    let bytes: usize = attempt.map(|kept| kept.name.len() + kept.value.len()).sum();
    assert!(bytes > 200 && bytes <= 512, "{bytes}");
}

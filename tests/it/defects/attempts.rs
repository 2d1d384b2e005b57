//! The attempt: whose it is, how long it lives, how often it is used, and what it costs.

use std::collections::HashSet;

use futures_util::future::join_all;
use url::Url;

use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{Answer, FakeIdp};
use crate::support::keys::challenge;

/// A provider, and a gateway that knows it as `acme`.
fn house() -> (FakeIdp, TestGateway) {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    (idp, gateway)
}

async fn finish_for_json(browser: &mut Browser, answer: &Answer) -> (u16, String) {
    let request = Request::get(&answer.url())
        .from(Site::Cross)
        .header("accept", "application/json");
    let response = browser.send(request).await;
    (response.status, code(&response))
}

fn code(response: &Response) -> String {
    if response.body.is_empty() {
        return String::new();
    }
    let code = &response.json()["code"];
    code.as_str().unwrap_or_default().to_owned()
}

fn param(url: &str, name: &str) -> String {
    let url = Url::parse(url).expect("this is a URL");
    let mut pairs = url.query_pairs();
    let found = pairs.find(|(known, _)| known == name);
    found.map_or_else(|| panic!("no {name}"), |(_, value)| value.into_owned())
}

#[actix_web::test]
async fn another_browser_cannot_finish_a_login() {
    let (idp, gateway) = house();
    let (mut own, mut other) = (gateway.browser(), gateway.browser());
    let answer = idp.authorize(&gateway.begin(&mut own, "acme").await);
    let others = idp.authorize(&gateway.begin(&mut other, "acme").await);

    let refused = finish_for_json(&mut other, &answer).await;

    assert_eq!(refused, (400, "attempt_missing".to_owned()));
    assert_eq!(idp.hits("token"), 0);
    assert_eq!(gateway.finish(&mut other, &others).await.status, 303);
    assert_eq!(gateway.finish(&mut own, &answer).await.status, 303);
}

#[actix_web::test]
async fn a_cookie_under_another_states_name_is_no_attempt() {
    let (idp, gateway) = house();
    let (mut mallory, mut victim) = (gateway.browser(), gateway.browser());
    let answer = idp.authorize(&gateway.begin(&mut mallory, "acme").await);
    gateway.begin(&mut victim, "acme").await;
    let own_name = victim.cookies()[0].name.clone();
    let mut planted = mallory.cookies()[0].clone();
    planted.name.clone_from(&own_name);
    victim.remove_cookie(&own_name);
    victim.plant_cookie(planted);
    let fitting = answer.with("state", &own_name["vestibule-login-".len()..][..8]);

    let refused = finish_for_json(&mut victim, &fitting).await;

    assert_eq!(refused, (400, "attempt_missing".to_owned()));
    assert_eq!(idp.hits("token"), 0);
}

#[actix_web::test]
async fn two_cookies_of_one_attempt_are_none() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();
    let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);
    browser.plant_cookie(browser.cookies()[0].clone());

    let refused = finish_for_json(&mut browser, &answer).await;

    assert_eq!(refused, (400, "attempt_missing".to_owned()));
    assert_eq!(idp.hits("token"), 0);
}

#[actix_web::test]
async fn an_attempt_is_good_for_ten_minutes_of_the_same_clock() {
    for (seconds, expected) in [
        (599, (303, "")),
        (600, (400, "attempt_expired")),
        (86_400, (400, "attempt_expired")),
        (-3600, (400, "attempt_expired")),
    ] {
        let (idp, gateway) = house();
        let mut browser = gateway.browser();
        let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);
        gateway.clock().advance(seconds);

        let (status, code) = finish_for_json(&mut browser, &answer).await;

        assert_eq!((status, code.as_str()), expected, "{seconds}");
        assert_eq!(idp.hits("token"), usize::from(status == 303), "{seconds}");
        let mut cookies = browser.cookies().iter();
        assert!(!cookies.any(|cookie| cookie.name.contains("login-")));
    }
}

#[actix_web::test]
async fn mixed_up_providers_never_see_each_others_code() {
    let clock = clock();
    let (honest, evil) = (
        FakeIdp::start_with("honest", clock.clone()),
        FakeIdp::start_with("evil", clock.clone()),
    );
    let sections = format!("{}{}", oidc("honest", &honest), oidc("evil", &evil));
    let gateway = TestGateway::start(&clock, &sections);
    for (started, finished) in [("honest", "evil"), ("evil", "honest")] {
        let mut browser = gateway.browser();
        let idp = if started == "honest" { &honest } else { &evil };
        let answer = idp.authorize(&gateway.begin(&mut browser, started).await);
        let answer = answer.sent_to(&gateway.url(&format!("/callback/{finished}")));

        let refused = finish_for_json(&mut browser, &answer).await;

        assert_eq!(refused, (400, "attempt_foreign".to_owned()), "{started}");
        assert!(browser.cookies().is_empty(), "{started}");
    }
    assert_eq!((honest.hits("token"), evil.hits("token")), (0, 0));
}

#[actix_web::test]
async fn two_sections_of_one_provider_do_not_finish_each_others_logins() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let sections = format!("{}{}", oidc("staff", &idp), oidc("guests", &idp));
    let gateway = TestGateway::start(&clock, &sections);
    let mut browser = gateway.browser();
    let answer = idp.authorize(&gateway.begin(&mut browser, "guests").await);
    let answer = answer.sent_to(&gateway.url("/callback/staff"));

    let refused = finish_for_json(&mut browser, &answer).await;

    assert_eq!(refused, (400, "attempt_foreign".to_owned()));
    assert_eq!(idp.hits("token"), 0);
}

#[actix_web::test]
async fn an_attempt_fits_only_the_settings_it_was_made_with() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let other = FakeIdp::start_with("other", clock.clone());
    let public_url = "http://localhost:4711";
    let before = TestGateway::start_at(public_url, &clock, &oidc("acme", &idp));
    let after = TestGateway::start_at(public_url, &clock, &oidc("acme", &other));
    let mut browser = before.browser();
    let answer = idp.authorize(&before.begin(&mut browser, "acme").await);
    let mut moved = after.led(&browser);

    let refused = finish_for_json(&mut moved, &answer).await;

    assert_eq!(refused, (400, "attempt_foreign".to_owned()));
    assert_eq!((idp.hits("token"), other.hits("token")), (0, 0));
}

#[actix_web::test]
async fn whoever_is_signed_in_goes_on_from_an_attempt_of_other_settings() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let other = FakeIdp::start_with("other", clock.clone());
    let public_url = "http://localhost:4711";
    let before = TestGateway::start_at(public_url, &clock, &oidc("acme", &idp));
    let after = TestGateway::start_at(public_url, &clock, &oidc("acme", &other));
    let mut browser = before.browser();
    let page = before
        .begin_at(&mut browser, "/login/acme?return_to=/deep")
        .await;
    let answer = idp.authorize(&page);
    let mut moved = after.led(&browser);
    after.login(&mut moved, &other, "acme").await;

    let gone_on = after.finish(&mut moved, &answer).await;

    assert_eq!(gone_on.status, 303);
    assert!(
        gone_on.location().ends_with("/deep"),
        "{}",
        gone_on.location()
    );
    assert_eq!((idp.hits("token"), other.hits("token")), (0, 1));
}

#[actix_web::test]
async fn a_start_is_remembered_by_the_browser_alone_so_that_any_process_finishes_it() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let public_url = "http://localhost:4711";
    let one = TestGateway::start_at(public_url, &clock, &oidc("acme", &idp));
    let other = TestGateway::start_at(public_url, &clock, &oidc("acme", &idp));
    let mut browser = one.browser();
    let answer = idp.authorize(&one.begin(&mut browser, "acme").await);
    drop(one);
    let mut moved = other.led(&browser);

    other.finish(&mut moved, &answer).await;

    assert_eq!(other.me(&mut moved).await.status, 200);
}

#[actix_web::test]
async fn a_disabled_provider_finishes_nothing() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let public_url = "http://localhost:4711";
    let section = oidc("acme", &idp);
    let before = TestGateway::start_at(public_url, &clock, &section);
    let after = TestGateway::start_at(public_url, &clock, &format!("{section}disabled = true\n"));
    let mut browser = before.browser();
    let answer = idp.authorize(&before.begin(&mut browser, "acme").await);
    let mut moved = after.led(&browser);

    let refused = finish_for_json(&mut moved, &answer).await;
    let start = moved.get_json(&after.url("/login/acme")).await;

    assert_eq!(refused, (404, "unknown_provider".to_owned()));
    assert_eq!((start.status, idp.hits("token")), (404, 0));
}

#[actix_web::test]
async fn sessions_of_a_disabled_provider_end_at_their_next_use() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let folder = tempfile::tempdir().expect("a folder can be made");
    let store = folder.path().join("sessions.db");
    let session = format!(
        "[session]\npath = \"{}\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n",
        store.display()
    );
    let section = |more: &str| format!("{}{more}{session}", oidc("acme", &idp));
    let public_url = "http://localhost:4711";
    let before = TestGateway::start_at(public_url, &clock, &section(""));
    let mut browser = before.browser();
    before.login(&mut browser, &idp, "acme").await;
    let signed_in = before.me(&mut browser).await.status;
    drop(before);
    let after = TestGateway::start_at(public_url, &clock, &section("disabled = true\n"));
    let mut moved = after.led(&browser);

    let disabled = after.me(&mut moved).await.status;

    assert_eq!((signed_in, disabled), (200, 401));
    drop(after);
    let again = TestGateway::start_at(public_url, &clock, &section(""));
    assert_eq!(again.me(&mut again.led(&browser)).await.status, 401);
}

#[actix_web::test]
async fn of_equal_callbacks_at_once_one_reaches_the_token_endpoint() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();
    let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);
    let mut copies: Vec<Browser> = (0..12).map(|_| gateway.led(&browser)).collect();
    let callbacks = copies.iter_mut().map(|copy| finish_for_json(copy, &answer));

    let mut answers = join_all(callbacks).await;

    answers.sort();
    assert_eq!(answers.remove(0), (303, String::new()));
    assert!(
        answers
            .iter()
            .all(|one| *one == (400, "attempt_used".to_owned()))
    );
    assert_eq!((answers.len(), idp.hits("token")), (11, 1));
}

#[actix_web::test]
async fn a_replay_leads_on_who_is_signed_in_and_stops_everybody_else() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();
    let page = gateway
        .begin_at(&mut browser, "/login/acme?return_to=/report")
        .await;
    let answer = idp.authorize(&page);
    let mut thief = gateway.led(&browser);
    let attempt = browser.cookies()[0].clone();
    gateway.finish(&mut browser, &answer).await;

    let reloaded = gateway.finish(&mut browser, &answer).await;
    browser.plant_cookie(attempt);
    let gone_back = gateway.finish(&mut browser, &answer).await;
    let replayed = finish_for_json(&mut thief, &answer).await;

    assert_eq!(
        (reloaded.status, reloaded.location()),
        (303, gateway.url("/"))
    );
    assert_eq!(
        (gone_back.status, gone_back.location()),
        (303, gateway.url("/report"))
    );
    assert_eq!(replayed, (400, "attempt_used".to_owned()));
    assert_eq!(idp.hits("token"), 1);
    assert_eq!(gateway.me(&mut browser).await.status, 200);
    assert_eq!(gateway.me(&mut thief).await.status, 401);
}

#[actix_web::test]
async fn a_failed_login_can_neither_be_tried_again_nor_end_the_session_that_was_there() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &idp, "acme").await;
    idp.set_claim("aud", serde_json::json!("other"));
    let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);
    let kept: Vec<_> = browser.cookies().to_vec();
    let failed = finish_for_json(&mut browser, &answer).await;
    for cookie in kept
        .into_iter()
        .filter(|cookie| cookie.name.contains("login-"))
    {
        browser.plant_cookie(cookie);
    }

    let again = gateway.finish(&mut browser, &answer).await;

    assert_eq!(failed, (502, "identity_invalid".to_owned()));
    assert_eq!((again.status, idp.hits("token")), (303, 2));
    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn the_ninth_attempt_of_a_browser_pushes_the_oldest_out() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();
    let mut answers = Vec::new();
    for _ in 0..9 {
        answers.push(idp.authorize(&gateway.begin(&mut browser, "acme").await));
    }

    let (oldest, rest) = answers.split_first().expect("there are nine");
    let refused = finish_for_json(&mut browser, oldest).await;
    let mut statuses = Vec::new();
    for answer in rest {
        statuses.push(gateway.finish(&mut browser, answer).await.status);
    }

    assert_eq!(refused, (400, "attempt_missing".to_owned()));
    assert_eq!(statuses, [303; 8]);
}

#[actix_web::test]
async fn a_hundred_abandoned_starts_leave_four_kibibytes_at_most() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();
    let long = format!("/login/acme?return_to=/{}", "x".repeat(1000));
    let mut most = 0;
    for start in 0..100 {
        gateway.clock().advance(1);
        let route = if start % 3 == 0 { &long } else { "/login/acme" };
        gateway.begin_at(&mut browser, route).await;
        most = most.max(browser.cookie_bytes());
    }

    gateway.login(&mut browser, &idp, "acme").await;

    assert!(most <= 4096, "{most}");
    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn no_two_starts_share_a_state_a_nonce_or_a_challenge() {
    let (_idp, gateway) = house();
    let mut browser = gateway.browser();
    let mut seen = HashSet::new();
    for _ in 0..1000 {
        let page = gateway.begin(&mut browser, "acme").await;
        assert_eq!(param(&page, "code_challenge_method"), "S256");
        for name in ["state", "nonce", "code_challenge"] {
            let value = param(&page, name);
            assert_eq!(value.len(), 43, "{name}");
            seen.insert(value);
        }
    }

    assert_eq!(seen.len(), 3000);
}

#[actix_web::test]
async fn the_verifier_fits_the_challenge_and_is_long_enough() {
    let (idp, gateway) = house();
    let mut browser = gateway.browser();
    let page = gateway.begin(&mut browser, "acme").await;

    gateway.finish(&mut browser, &idp.authorize(&page)).await;

    let received = idp.received_at("token");
    let verifier = received[0].param("code_verifier").expect("it is sent");
    assert!(verifier.len() >= 43);
    assert_eq!(challenge(&verifier), param(&page, "code_challenge"));
}

#[actix_web::test]
async fn a_tampered_attempt_is_no_attempt() {
    let (idp, gateway) = house();
    for change in [
        |value: &str| value[..value.len() - 1].to_owned(),
        |value: &str| format!("{value}A"),
        |value: &str| value.chars().rev().collect(),
        |_: &str| "%".to_owned(),
    ] {
        let mut browser = gateway.browser();
        let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);
        let mut cookie = browser.cookies()[0].clone();
        browser.remove_cookie(&cookie.name);
        cookie.value = change(&cookie.value);
        browser.plant_cookie(cookie);

        let refused = finish_for_json(&mut browser, &answer).await;

        assert_eq!(refused, (400, "attempt_missing".to_owned()));
    }
    assert_eq!(idp.hits("token"), 0);
}

#[actix_web::test]
async fn a_start_leaves_the_logins_of_a_gateway_below_another_path_alone() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let host = "https://login.example.com";
    let section = oidc("acme", &idp);
    let top = TestGateway::start_at(host, &clock, &section);
    let below = TestGateway::start_at(&format!("{host}/auth"), &clock, &section);
    let mut browser = below.browser();
    below.begin(&mut browser, "acme").await;
    let theirs = browser.cookies()[0].name.clone();
    let mut browser = top.led(&browser);

    top.begin(&mut browser, "acme").await;

    assert!(browser.cookie(&theirs).is_some(), "{theirs} is gone");
    assert_eq!(browser.cookies().len(), 2);
}

//! A login in a popup: its pages stay in reach of the page that opened it, and its last page tells that page alone.

use super::{APP, House, NONCE, directive, regex};
use crate::support::browser::{Browser, Response, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, Reply};

/// Where a login in a popup returns to.
fn done() -> String {
    format!("/embed/done?origin={APP}&nonce={NONCE}")
}

fn in_popup(route: &str) -> String {
    let done: String = url::form_urlencoded::byte_serialize(done().as_bytes()).collect();
    let separator = if route.contains('?') { '&' } else { '?' };
    format!("{route}{separator}return_to={done}")
}

/// What the page says, to whom: the attributes of its script.
fn told(page: &Response) -> Option<String> {
    let text = page.text();
    let script = regex("<script ([^>]*)>");
    script.captures(&text).map(|found| found[1].to_owned())
}

async fn end(house: &House, browser: &mut Browser, query: &str) -> Response {
    let route = format!("/embed/done?{query}");
    browser.get(&house.gateway.url(&route)).await
}

fn assert_in_reach(response: &Response, what: &str) {
    assert_eq!(response.header("cross-origin-opener-policy"), "", "{what}");
}

#[actix_web::test]
async fn a_login_in_a_popup_ends_on_a_page_that_tells_the_site() {
    let house = House::new();
    let mut browser = house.gateway.browser();
    let start = browser
        .get(&house.gateway.url(&in_popup("/login/acme")))
        .await;
    assert_in_reach(&start, "the redirect to the provider");
    let answer = house.idp.authorize(&start.location());
    let callback = house.gateway.finish(&mut browser, &answer).await;
    assert_in_reach(&callback, "the redirect to the end");
    assert_eq!(callback.location(), house.gateway.url(&done()));

    let page = browser.follow(&callback, Site::Cross).await;

    assert_eq!(page.status, 200);
    assert_in_reach(&page, "the end");
    assert_eq!(
        told(&page).as_deref(),
        Some(&*format!(
            r#"data-opener="{APP}" data-nonce="{NONCE}" data-status="signed_in""#
        ))
    );
    assert!(page.text().contains(&format!(r#"href="{APP}/""#)));
    assert!(directive(&page, "script-src").starts_with("'sha256-"));
}

#[actix_web::test]
async fn the_last_page_holds_nothing_of_the_person_and_no_secret() {
    let house = House::new();
    let mut browser = house.signed_in().await;

    let page = end(&house, &mut browser, &format!("origin={APP}&nonce={NONCE}")).await;

    let profile = house.gateway.me(&mut browser).await.json();
    for member in ["id", "sub", "name", "email"] {
        if let Some(value) = profile[member].as_str() {
            assert!(!page.text().contains(value), "{member}");
        }
    }
    for cookie in browser.cookies() {
        assert!(!page.text().contains(&cookie.value), "{}", cookie.name);
    }
}

#[actix_web::test]
async fn whoever_gives_up_is_told_apart_from_whoever_signed_in() {
    let house = House::new();
    let (mut nobody, mut somebody) = (house.gateway.browser(), house.signed_in().await);
    let query = format!("origin={APP}&nonce={NONCE}");

    let gave_up = end(&house, &mut nobody, &query).await;
    let changed_mind = end(&house, &mut somebody, &format!("{query}&status=cancelled")).await;
    let claims_it = end(&house, &mut nobody, &format!("{query}&status=signed_in")).await;

    for page in [gave_up, changed_mind, claims_it] {
        let told = told(&page).expect("the site is told");
        assert!(told.ends_with(r#"data-status="cancelled""#), "{told}");
    }
}

#[actix_web::test]
async fn a_frame_of_ours_is_told_in_place_of_the_site_around_it() {
    let house = House::new();
    let query = format!("origin={APP}&via=frame&nonce={NONCE}");

    let page = end(&house, &mut house.signed_in().await, &query).await;

    let own = house.gateway.url("");
    let told = told(&page).expect("the frame is told");
    assert!(
        told.starts_with(&format!(r#"data-opener="{own}""#)),
        "{told}"
    );
}

#[actix_web::test]
async fn without_a_proper_nonce_nobody_is_told() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    let long = "a".repeat(65);
    for nonce in [
        "",
        "short",
        &long,
        "0123456789abcde\"",
        "0123456789abcdef&nonce=0123456789abcdef",
    ] {
        let page = end(&house, &mut browser, &format!("origin={APP}&nonce={nonce}")).await;

        assert_eq!(page.status, 200, "{nonce}");
        assert_eq!(told(&page), None, "{nonce}");
    }
}

#[actix_web::test]
async fn a_site_that_is_not_listed_gets_no_last_page() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    for origin in [
        "",
        "*",
        "null",
        "https://elsewhere.example",
        "http://app.localhost/",
        "http://app.localhost.evil.example",
    ] {
        let page = end(
            &house,
            &mut browser,
            &format!("origin={origin}&nonce={NONCE}"),
        )
        .await;

        assert_eq!(page.status, 400, "{origin}");
        assert_eq!(told(&page), None, "{origin}");
    }
}

#[actix_web::test]
async fn the_chooser_in_a_popup_names_the_site_and_lets_people_give_up() {
    let house = House::new();
    let mut browser = house.gateway.browser();

    let chooser = browser.get(&house.gateway.url(&in_popup("/login"))).await;

    assert_in_reach(&chooser, "the chooser");
    let text = chooser.text();
    assert!(text.contains("<bdi>app.localhost</bdi>"), "{text}");
    let cancel = regex(r#"href="(/embed/done[^"]*)""#);
    let cancel = cancel.captures(&text).expect("there is a way out")[1].replace("&amp;", "&");
    let page = browser.get(&house.gateway.url(&cancel)).await;
    assert!(told(&page).is_some_and(|told| told.contains("cancelled")));
}

#[actix_web::test]
async fn every_page_on_the_way_stays_in_reach_and_every_other_page_does_not() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let section = oidc("acme", &idp) + "response_mode = \"form_post\"\n";
    let embed = format!("[embed]\norigins = [\"{APP}\"]\n");
    let gateway = TestGateway::start(&clock, &(section + &embed));
    let mut browser = gateway.browser();

    let denied = browser
        .get(&gateway.url(&in_popup("/login?notice=denied&provider=acme")))
        .await;
    let bounce = browser
        .cross_site_post_form(
            &gateway.url("/callback/acme"),
            &[
                ("state".to_owned(), "x".to_owned()),
                ("code".to_owned(), "y".to_owned()),
            ],
        )
        .await;
    idp.reply("discovery", Reply::status(500));
    let down = browser.get(&gateway.url(&in_popup("/login/acme"))).await;

    assert_eq!((denied.status, bounce.status, down.status), (200, 200, 503));
    for (page, what) in [
        (denied, "the notice"),
        (bounce, "the bounce"),
        (down, "the error"),
    ] {
        assert_in_reach(&page, what);
    }
    for route in [
        "/login",
        "/login/acme",
        "/login?return_to=/embed/doner",
        "/logout/done",
    ] {
        let page = browser.get(&gateway.url(route)).await;
        assert_eq!(
            page.header("cross-origin-opener-policy"),
            "same-origin",
            "{route}"
        );
    }
}

#[actix_web::test]
async fn a_popup_stays_in_reach_whatever_goes_wrong_at_the_end() {
    for wrong in ["denied", "refused", "unproven", "late", "unreadable"] {
        let house = House::new();
        let mut browser = house.gateway.browser();
        let start = house
            .gateway
            .begin_at(&mut browser, &in_popup("/login/acme"))
            .await;
        let answer = house.idp.authorize(&start);
        let answer = match wrong {
            "denied" => answer.error("access_denied"),
            "refused" => answer.error("invalid_scope"),
            _ => answer,
        };
        match wrong {
            "unproven" => house.idp.break_signatures(),
            "late" => house.gateway.clock().advance(601),
            "unreadable" => house.idp.reply("token", Reply::text("text/html", "no")),
            _ => {}
        }

        let page = house.gateway.finish(&mut browser, &answer).await;

        let expected = if wrong == "denied" {
            303..304
        } else {
            400..600
        };
        assert!(expected.contains(&page.status), "{wrong}: {}", page.status);
        assert_in_reach(&page, wrong);
    }
}

#[actix_web::test]
async fn somebody_who_is_signed_in_already_goes_on_in_the_popup() {
    let house = House::new();
    let mut browser = house.signed_in().await;

    let page = browser.get(&house.gateway.url(&in_popup("/login"))).await;

    assert_in_reach(&page, "the page for who is signed in");
    assert!(
        page.text().contains("/embed/done?origin="),
        "{}",
        page.text()
    );
}

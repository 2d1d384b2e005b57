//! A store that is not usable: 503 everywhere, nobody is signed out, and all is well afterwards.

use rusqlite::Connection;

use super::{COOKIE, House, SECRET, me_with};
use crate::support::browser::{Request, Response};
use crate::support::gateway::TestGateway;

/// Another connection renames the tables away, and back.
fn rename(house: &House, from: &str, to: &str) {
    let connection = Connection::open(house.database()).expect("the database is there");
    for table in ["sessions", "used"] {
        let statement = format!("ALTER TABLE {from}{table} RENAME TO {to}{table}");
        connection
            .execute(&statement, [])
            .expect("the table is there");
    }
}

fn assert_outage(response: &Response, place: &str) {
    assert_eq!(response.status, 503, "{place}");
    assert!(response.text().contains("store_unavailable"), "{place}");
    assert_eq!(response.header("retry-after"), "5", "{place}");
    assert_eq!(response.header("set-cookie"), "", "{place}");
    assert_eq!(response.header("location"), "", "{place}");
    assert_eq!(response.header("cache-control"), "no-store", "{place}");
}

/// Signed in, then restarted, so that no record is remembered by the process itself.
async fn signed_in(house: &House) -> (TestGateway, String) {
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut browser = gateway.browser();
    let saved = format!("{COOKIE}={}", house.sign_in(&gateway, &mut browser).await);
    drop(gateway);
    (house.gateway(&house.embedded(&[SECRET])), saved)
}

#[actix_web::test]
async fn an_outage_is_503_and_neither_a_sign_out_nor_a_way_to_the_login() {
    let house = House::new();
    let (gateway, saved) = signed_in(&house).await;
    rename(&house, "", "away_");

    for (method, route) in [
        ("GET", "/me"),
        ("GET", "/me/identities"),
        ("GET", "/"),
        ("GET", "/login"),
        ("GET", "/logout"),
        ("POST", "/logout"),
        ("GET", "/login/acme"),
    ] {
        for accept in ["text/html", "application/json"] {
            let request = Request::get(&gateway.url(route))
                .method(method)
                .header("accept", accept)
                .header("cookie", &saved);
            let response = gateway.browser().send(request).await;
            assert_outage(&response, &format!("{method} {route} {accept}"));
        }
    }
    rename(&house, "away_", "");

    assert_eq!(
        me_with(&gateway, &saved).await.status,
        200,
        "the session is what it was"
    );
}

#[actix_web::test]
async fn who_has_no_session_does_not_notice_an_outage() {
    let house = House::new();
    let (gateway, _) = signed_in(&house).await;
    rename(&house, "", "away_");
    let mut browser = gateway.browser();

    for (route, status) in [
        ("/login", 200),
        ("/login/acme", 303),
        ("/providers", 200),
        ("/healthz", 200),
        ("/logout/done", 200),
    ] {
        assert_eq!(
            browser.get(&gateway.url(route)).await.status,
            status,
            "{route}"
        );
    }
    assert_eq!(gateway.me(&mut browser).await.status, 401);
}

#[actix_web::test]
async fn readiness_follows_the_store_and_not_the_provider() {
    let house = House::new();
    let (gateway, _) = signed_in(&house).await;
    let mut browser = gateway.browser();
    let ready = gateway.url("/readyz");
    house
        .idp
        .reply("discovery", crate::support::idp::Reply::status(500));
    browser.get(&gateway.url("/login/acme")).await;

    let before = browser.get(&ready).await.status;
    rename(&house, "", "away_");
    let during = browser.get(&ready).await;
    rename(&house, "away_", "");
    let after = browser.get(&ready).await.status;

    assert_eq!((before, after), (200, 200));
    assert_outage(&during, "/readyz");
}

#[actix_web::test]
async fn a_login_that_cannot_be_remembered_asks_the_provider_for_nothing() {
    let house = House::new();
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut browser = gateway.browser();
    let answer = house
        .idp
        .authorize(&gateway.begin(&mut browser, "acme").await);
    rename(&house, "", "away_");

    let during = gateway.finish(&mut browser, &answer).await;
    let asked = house.idp.hits("token");
    rename(&house, "away_", "");
    let after = gateway.finish(&mut browser, &answer).await;

    assert_outage(&during, "the callback");
    assert_eq!(asked, 0);
    assert_eq!(
        after.status, 303,
        "the same answer is good once the store is back"
    );
    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn a_store_that_fails_at_the_last_step_leaves_nobody_half_signed_in() {
    let house = House::new();
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut browser = gateway.browser();
    let answer = house
        .idp
        .authorize(&gateway.begin(&mut browser, "acme").await);
    let connection = Connection::open(house.database()).expect("the database is there");
    connection
        .execute("ALTER TABLE sessions RENAME TO away", [])
        .expect("the table is there");

    let during = gateway.finish(&mut browser, &answer).await;
    connection
        .execute("ALTER TABLE away RENAME TO sessions", [])
        .expect("the table is there");

    assert_outage(&during, "the callback");
    assert!(browser.cookie(COOKIE).is_none());
    assert_eq!(gateway.me(&mut browser).await.status, 401);
}

#[actix_web::test]
async fn a_database_that_is_locked_is_an_outage_that_ends() {
    let house = House::new();
    let (gateway, saved) = signed_in(&house).await;
    let connection = Connection::open(house.database()).expect("the database is there");
    connection
        .execute_batch("BEGIN EXCLUSIVE")
        .expect("nobody else holds it");

    let request = Request::post_form(&gateway.url("/logout"), &[]).header("cookie", &saved);
    let during = gateway.browser().send(request).await;
    connection.execute_batch("ROLLBACK").expect("it was begun");

    assert_outage(&during, "/logout");
    assert_eq!(
        me_with(&gateway, &saved).await.status,
        200,
        "nobody was signed out"
    );
}

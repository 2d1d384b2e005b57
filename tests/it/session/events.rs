//! Open tabs hear that their session has ended: once, by whatever way, and never by mistake.

use std::time::Duration;

use actix_web::rt::time::timeout;
use futures_util::FutureExt as _;
use rusqlite::Connection;

use super::{COOKIE, House, SECRET, me_with, session_of};
use crate::support::browser::{Browser, Request, Site};
use crate::support::gateway::TestGateway;

const HOUR: i64 = 3600;
const ENDED: &str = "event: session_ended\ndata: {}\n\n";
/// How long a test waits for what has to come.
const PATIENCE: Duration = Duration::from_mins(1);
/// What comes now and then while nothing happens.
const STILL_THERE: &str = ": still there\n\n";

/// An open stream of events.
struct Tab(reqwest::Response);

impl Tab {
    async fn try_open(gateway: &TestGateway, browser: &Browser) -> reqwest::Response {
        let request = Request::get(&gateway.url("/events"))
            .from(Site::Same)
            .header("accept", "text/event-stream");
        browser.open(&request).await
    }

    /// Opens it and waits until it listens.
    async fn open(gateway: &TestGateway, browser: &Browser) -> Self {
        let mut stream = Self::try_open(gateway, browser).await;
        assert_eq!(stream.status(), 200);
        assert_eq!(stream.headers()["content-type"], "text/event-stream");
        let first = stream.chunk().await.expect("the stream is open");
        assert_eq!(first.expect("it says so"), ": listening\n\n");
        Self(stream)
    }

    /// All that is said until the stream ends.
    async fn until_its_end(mut self) -> String {
        let mut text = String::new();
        let read = async {
            while let Some(chunk) = self.0.chunk().await.expect("it ends as it should") {
                text += &String::from_utf8_lossy(&chunk);
            }
        };
        timeout(PATIENCE, read).await.expect("the stream ends");
        text.replace(STILL_THERE, "")
    }

    fn is_silent(&mut self) -> bool {
        loop {
            match self.0.chunk().now_or_never() {
                None => return true,
                Some(Ok(Some(chunk))) if chunk == STILL_THERE => {}
                Some(_) => return false,
            }
        }
    }
}

#[actix_web::test]
async fn a_sign_out_in_another_tab_is_heard_once_and_by_this_session_alone() {
    let house = House::new();
    for gateway in house.each() {
        let (mut browser, mut other) = (gateway.browser(), gateway.browser());
        house.sign_in(&gateway, &mut browser).await;
        house.sign_in(&gateway, &mut other).await;
        let tabs = [
            Tab::open(&gateway, &browser).await,
            Tab::open(&gateway, &browser).await,
        ];
        let mut others = Tab::open(&gateway, &other).await;

        browser.post_form(&gateway.url("/logout"), &[]).await;

        for tab in tabs {
            assert_eq!(tab.until_its_end().await, ENDED);
        }
        assert!(others.is_silent());
    }
}

#[actix_web::test]
async fn the_end_from_another_device_is_heard() {
    let house = House::new();
    for gateway in house.each() {
        let (mut browser, mut other) = (gateway.browser(), gateway.browser());
        house.sign_in(&gateway, &mut browser).await;
        house.sign_in(&gateway, &mut other).await;
        let tab = Tab::open(&gateway, &browser).await;

        let everywhere = [("everywhere".to_owned(), "1".to_owned())];
        other
            .post_form(&gateway.url("/sessions/end"), &everywhere)
            .await;

        assert_eq!(tab.until_its_end().await, ENDED);
    }
}

#[actix_web::test]
async fn a_new_login_ends_the_session_it_replaces() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        house.sign_in(&gateway, &mut browser).await;
        let tab = Tab::open(&gateway, &browser).await;

        house.sign_in(&gateway, &mut browser).await;

        assert_eq!(tab.until_its_end().await, ENDED);
        assert_eq!(gateway.me(&mut browser).await.status, 200);
    }
}

#[actix_web::test]
async fn the_end_by_the_clock_is_heard_without_any_request() {
    let house = House::new();
    // At the very end of its life, or unused for so long; the last minute of use may not be told yet.
    for after in [14 * 24 * HOUR, 8 * HOUR + 60] {
        for gateway in house.each() {
            let mut browser = gateway.browser();
            house.sign_in(&gateway, &mut browser).await;
            let tab = Tab::open(&gateway, &browser).await;

            gateway.clock().advance(after);

            assert_eq!(tab.until_its_end().await, ENDED, "{after}");
        }
    }
}

#[actix_web::test]
async fn use_in_another_tab_keeps_the_stream_open() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        house.sign_in(&gateway, &mut browser).await;
        let mut tab = Tab::open(&gateway, &browser).await;

        for _ in 0..3 {
            gateway.clock().advance(7 * HOUR);
            assert_eq!(gateway.me(&mut browser).await.status, 200);
        }
        assert!(tab.is_silent());
        gateway.clock().advance(8 * HOUR + 60);

        assert_eq!(tab.until_its_end().await, ENDED);
    }
}

#[actix_web::test]
async fn listening_is_no_use_of_the_session() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        let saved = format!("{COOKIE}={}", house.sign_in(&gateway, &mut browser).await);
        let tab = Tab::open(&gateway, &browser).await;
        for _ in 0..8 {
            gateway.clock().advance(HOUR - 60);
            drop(Tab::open(&gateway, &browser).await);
        }

        gateway.clock().advance(8 * 60);

        assert_eq!(me_with(&gateway, &saved).await.status, 401);
        assert_eq!(tab.until_its_end().await, ENDED);
    }
}

#[actix_web::test]
async fn an_outage_of_the_store_ends_no_stream() {
    let house = House::new();
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    let mut browser = gateway.browser();
    let saved = format!("{COOKIE}={}", house.sign_in(&gateway, &mut browser).await);
    let mut tab = Tab::open(&gateway, &browser).await;
    let connection = Connection::open(house.database()).expect("the database is there");
    let rename = |from: &str, to: &str| {
        let statement = format!("ALTER TABLE {from} RENAME TO {to}");
        connection.execute(&statement, []).expect("it is there");
    };

    rename("sessions", "away");
    // The foreign write makes the gateway forget what it knew, and then it has nobody to ask.
    until(|| async { me_with(&gateway, &saved).await.status == 503 }).await;
    let refused = Tab::try_open(&gateway, &browser).await.status();
    assert!(tab.is_silent());
    rename("away", "sessions");
    until(|| async { me_with(&gateway, &saved).await.status == 200 }).await;

    assert_eq!(refused, 503);
    assert!(tab.is_silent());
    browser.post_form(&gateway.url("/logout"), &[]).await;
    assert_eq!(tab.until_its_end().await, ENDED);
}

#[actix_web::test]
async fn nobody_listens_without_a_session() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        let stranger = browser.get_json(&gateway.url("/events")).await;
        house.sign_in(&gateway, &mut browser).await;
        let saved = format!("{COOKIE}={}", session_of(&browser));
        browser.post_form(&gateway.url("/logout"), &[]).await;

        for cookies in [
            saved.clone(),
            format!("{saved}; {saved}"),
            format!("{COOKIE}=x"),
        ] {
            let request = Request::get(&gateway.url("/events")).header("cookie", &cookies);
            let status = gateway.browser().open(&request).await.status();
            assert_eq!(status, 401, "{cookies}");
        }
        assert_eq!(stranger.json()["code"], "no_session");
    }
}

#[actix_web::test]
async fn a_session_has_so_many_streams_and_all_of_them_hear_of_its_end() {
    let house = House::new();
    for gateway in house.each() {
        let (mut browser, mut other) = (gateway.browser(), gateway.browser());
        house.sign_in(&gateway, &mut browser).await;
        house.sign_in(&gateway, &mut other).await;
        let mut tabs = Vec::new();
        for _ in 0..64 {
            tabs.push(Tab::open(&gateway, &browser).await);
        }

        let refused = browser.get_json(&gateway.url("/events")).await;

        assert_eq!(
            (refused.status, refused.json()["code"].as_str()),
            (503, Some("busy"))
        );
        assert_eq!(refused.header("retry-after"), "5");
        assert!(Tab::open(&gateway, &other).await.is_silent());
        browser.post_form(&gateway.url("/logout"), &[]).await;
        for tab in tabs {
            assert_eq!(tab.until_its_end().await, ENDED);
        }
    }
}

/// Asks until it is so.
async fn until<F: Future<Output = bool>>(mut asked: impl FnMut() -> F) {
    let wait = async {
        while !asked().await {
            actix_web::rt::task::yield_now().await;
        }
    };
    timeout(PATIENCE, wait).await.expect("it comes to be so");
}

//! How sessions end: by time, by signing out, by the configuration.

use super::{COOKIE, House, SECRET, me_with};
use crate::support::gateway::oidc;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

#[actix_web::test]
async fn an_idle_session_ends_after_eight_hours() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        house.sign_in(&gateway, &mut browser).await;

        gateway.clock().advance(8 * HOUR - 1);
        assert_eq!(gateway.me(&mut browser).await.status, 200);
        gateway.clock().advance(8 * HOUR);

        assert_eq!(gateway.me(&mut browser).await.status, 401);
    }
}

#[actix_web::test]
async fn a_busy_session_ends_after_fourteen_days() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        house.sign_in(&gateway, &mut browser).await;
        let mut spent = 0;
        while spent + 7 * HOUR < 14 * DAY {
            gateway.clock().advance(7 * HOUR);
            spent += 7 * HOUR;
            assert_eq!(
                gateway.me(&mut browser).await.status,
                200,
                "after {spent} s"
            );
        }

        gateway.clock().advance(14 * DAY - spent);

        assert_eq!(gateway.me(&mut browser).await.status, 401);
    }
}

#[actix_web::test]
async fn every_page_counts_as_use() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        house.sign_in(&gateway, &mut browser).await;
        for route in ["/", "/login", "/logout", "/me/identities"] {
            gateway.clock().advance(7 * HOUR);
            assert_eq!(
                browser.get(&gateway.url(route)).await.status,
                200,
                "{route}"
            );
        }

        assert_eq!(gateway.me(&mut browser).await.status, 200);
    }
}

#[actix_web::test]
async fn the_end_that_is_promised_never_moves() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        house.sign_in(&gateway, &mut browser).await;
        let first = gateway.me(&mut browser).await.json();

        gateway.clock().advance(5 * HOUR);
        let later = gateway.me(&mut browser).await.json();

        assert_eq!(later, first);
    }
}

#[actix_web::test]
async fn shorter_limits_are_kept_to_the_second() {
    let house = House::new();
    let limits = "idle_timeout = \"10m\"\nlifetime = \"1h\"\n";
    let gateway = house.gateway(&(house.embedded(&[SECRET]) + limits));
    let mut browser = gateway.browser();
    house.sign_in(&gateway, &mut browser).await;
    for _ in 0..6 {
        gateway.clock().advance(599);
        assert_eq!(gateway.me(&mut browser).await.status, 200);
    }

    gateway.clock().advance(6);

    assert_eq!(gateway.me(&mut browser).await.status, 401);
}

#[actix_web::test]
async fn neither_2040_nor_a_clock_set_back_makes_a_session_eternal() {
    let house = House::new();
    for gateway in house.each() {
        gateway.clock().advance(13 * 365 * DAY);
        let mut browser = gateway.browser();
        house.sign_in(&gateway, &mut browser).await;

        gateway.clock().advance(-HOUR);
        assert_eq!(gateway.me(&mut browser).await.status, 200);
        gateway.clock().advance(15 * DAY);
        assert_eq!(gateway.me(&mut browser).await.status, 401);
        gateway.clock().advance(-13 * 365 * DAY - 14 * DAY);
    }
}

#[actix_web::test]
async fn a_saved_cookie_is_dead_after_the_sign_out() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        let saved = format!("{COOKIE}={}", house.sign_in(&gateway, &mut browser).await);

        let out = browser.post_form(&gateway.url("/logout"), &[]).await;

        assert_eq!(out.status, 200);
        assert!(browser.cookie(COOKIE).is_none());
        for _ in 0..3 {
            assert_eq!(me_with(&gateway, &saved).await.status, 401);
        }
    }
}

#[actix_web::test]
async fn a_sign_out_ends_one_browser_only() {
    let house = House::new();
    for gateway in house.each() {
        let (mut here, mut there) = (gateway.browser(), gateway.browser());
        house.sign_in(&gateway, &mut here).await;
        house.sign_in(&gateway, &mut there).await;

        here.post_form(&gateway.url("/logout"), &[]).await;

        assert_eq!(gateway.me(&mut here).await.status, 401);
        assert_eq!(gateway.me(&mut there).await.status, 200);
    }
}

#[actix_web::test]
async fn a_request_under_way_during_a_sign_out_revives_nothing() {
    let house = House::new();
    for gateway in house.each() {
        for _ in 0..50 {
            let mut browser = gateway.browser();
            let saved = format!("{COOKIE}={}", house.sign_in(&gateway, &mut browser).await);
            gateway.clock().advance(3600);
            let out = gateway.url("/logout");
            let readers = futures_util::future::join_all((0..4).map(|_| me_with(&gateway, &saved)));

            futures_util::future::join(browser.post_form(&out, &[]), readers).await;

            assert_eq!(me_with(&gateway, &saved).await.status, 401);
        }
    }
}

#[actix_web::test]
async fn the_sessions_of_a_provider_that_is_gone_are_over() {
    let house = House::new();
    let acme = oidc("acme", &house.idp);
    for without in [
        format!("{acme}disabled = true\n"),
        oidc("other", &house.idp),
    ] {
        let session = house.embedded(&[SECRET]);
        let gateway = house.gateway_with(&acme, &session);
        let mut browser = gateway.browser();
        let saved = format!("{COOKIE}={}", house.sign_in(&gateway, &mut browser).await);
        drop(gateway);

        let gateway = house.gateway_with(&without, &session);
        let response = me_with(&gateway, &saved).await;
        drop(gateway);
        let gateway = house.gateway_with(&acme, &session);

        assert_eq!(response.status, 401);
        assert!(
            response
                .header("set-cookie")
                .starts_with("__Host-vestibule=; ")
        );
        assert_eq!(
            me_with(&gateway, &saved).await.status,
            401,
            "it ended for good"
        );
    }
}

//! The cookies themselves: names, attributes, sizes, and what else comes in the same header.

use serde_json::json;

use super::{COOKIE, House, SECRET, me_with, session_of};
use crate::support::browser::Browser;

#[actix_web::test]
async fn every_login_gives_a_new_id_and_the_old_one_is_dead() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        let first = house.sign_in(&gateway, &mut browser).await;
        let second = house.sign_in(&gateway, &mut browser).await;

        assert_ne!(first, second);
        assert_eq!(
            me_with(&gateway, &format!("{COOKIE}={first}")).await.status,
            401
        );
        assert_eq!(
            me_with(&gateway, &format!("{COOKIE}={second}"))
                .await
                .status,
            200
        );
    }
}

#[actix_web::test]
async fn an_id_that_somebody_planted_is_never_signed_in() {
    let house = House::new();
    for gateway in house.each() {
        let mut attacker = gateway.browser();
        let planted = house.sign_in(&gateway, &mut attacker).await;
        let mut victim = gateway.browser();
        let mut cookie = attacker.cookie(COOKIE).expect("there is a session").clone();
        cookie.name = COOKIE.to_owned();
        victim.plant_cookie(cookie);

        let own = house.sign_in(&gateway, &mut victim).await;

        assert_ne!(own, planted);
        assert_eq!(
            me_with(&gateway, &format!("{COOKIE}={planted}"))
                .await
                .status,
            401
        );
    }
}

#[actix_web::test]
async fn of_two_session_cookies_none_is_used() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        let value = house.sign_in(&gateway, &mut browser).await;

        for cookies in [
            format!("{COOKIE}={value}; {COOKIE}=x"),
            format!("{COOKIE}=x; {COOKIE}={value}"),
            format!("{COOKIE}={value}; {COOKIE}={value}"),
            format!("{COOKIE}={value}; a=b; {COOKIE}="),
        ] {
            assert_eq!(me_with(&gateway, &cookies).await.status, 401, "{cookies}");
        }
        assert_eq!(gateway.me(&mut browser).await.status, 200);
    }
}

#[actix_web::test]
async fn junk_beside_the_session_does_not_hide_it() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        let value = house.sign_in(&gateway, &mut browser).await;

        for junk in [
            "",
            ";;;",
            "=x",
            "x",
            "a=%zz",
            "%5f%5fHost-vestibule=x",
            "\u{2000}__Host-vestibule=x",
            "__host-vestibule=x",
            "a=\"",
            "é=é",
        ] {
            for cookies in [
                format!("{junk}; {COOKIE}={value}"),
                format!("{COOKIE}={value}; {junk}"),
            ] {
                assert_eq!(me_with(&gateway, &cookies).await.status, 200, "{cookies}");
            }
        }
    }
}

#[actix_web::test]
async fn a_cookie_that_is_nobodys_is_removed_as_it_was_set() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        let value = house.sign_in(&gateway, &mut browser).await;
        gateway.clock().advance(15 * 24 * 3600);

        let response = me_with(&gateway, &format!("{COOKIE}={value}")).await;
        let nonsense = me_with(&gateway, &format!("{COOKIE}=nonsense")).await;

        for response in [response, nonsense] {
            let removal = response.header("set-cookie").to_owned();
            assert_eq!(response.status, 401);
            assert!(removal.starts_with("__Host-vestibule=; "), "{removal}");
            for attribute in ["Max-Age=0", "Path=/", "Secure", "HttpOnly", "SameSite=Lax"] {
                assert!(removal.contains(attribute), "{removal}");
            }
        }
    }
}

#[actix_web::test]
async fn the_session_cookie_is_small_private_and_lives_as_long_as_the_session() {
    let house = House::new();
    for gateway in house.each() {
        let mut browser = gateway.browser();
        let response = gateway.login(&mut browser, &house.idp, "acme").await;

        let set = response.headers_named("set-cookie");
        let session = set
            .iter()
            .find(|cookie| cookie.starts_with("__Host-vestibule="));
        let session = session.expect("a login sets it");
        let pair = session.split(';').next().unwrap_or_default();
        assert!(pair.len() <= 160, "{}", pair.len());
        for attribute in [
            "; HttpOnly",
            "; SameSite=Lax",
            "; Secure",
            "; Path=/",
            "; Max-Age=1209600",
        ] {
            assert!(session.contains(attribute), "{session}");
        }
        assert!(!session.contains("Domain"), "{session}");
    }
}

#[actix_web::test]
async fn with_a_domain_only_the_session_is_shared() {
    let house = House::new();
    let session = house.embedded(&[SECRET]) + "cookie_domain = \".example.com\"\n";
    let gateway = house.gateway(&session);
    let mut browser = gateway.browser();

    let response = gateway.login(&mut browser, &house.idp, "acme").await;
    let cookies = response.headers_named("set-cookie");
    let out = browser.post_form(&gateway.url("/logout"), &[]).await;

    for set in [&cookies, &out.headers_named("set-cookie")] {
        for cookie in set {
            let shared = cookie.starts_with("__Secure-vestibule=");
            assert!(
                shared || cookie.starts_with("__Host-vestibule-"),
                "{cookie}"
            );
            assert_eq!(cookie.contains("Domain="), shared, "{cookie}");
        }
    }
    assert!(browser.cookie("__Secure-vestibule").is_none());
}

/// The bytes of the attempt's cookie: name, `=`, value.
fn attempt_bytes(browser: &Browser) -> usize {
    let cookies = browser.cookies().iter();
    let attempt = cookies.filter(|cookie| cookie.name.starts_with("__Host-vestibule-login-"));
    attempt
        .map(|cookie| cookie.name.len() + cookie.value.len() + 1)
        .sum()
}

#[actix_web::test]
async fn an_attempt_is_small_while_its_target_is() {
    let house = House::new();
    let id = "a".repeat(64);
    let gateway = house.gateway_with(
        &crate::support::gateway::oidc(&id, &house.idp),
        &house.embedded(&[SECRET]),
    );
    let mut browser = gateway.browser();

    let target = format!("/{}", "x".repeat(127));
    gateway
        .begin_at(&mut browser, &format!("/login/{id}?return_to={target}"))
        .await;

    let bytes = attempt_bytes(&browser);
    assert!(bytes > 200 && bytes <= 512, "{bytes}");
}

#[actix_web::test]
async fn attempts_are_at_most_eight_and_4_kib() {
    let house = House::new();
    let gateway = house.gateway(&house.embedded(&[SECRET]));
    for (length, most) in [(1, 8), (128, 8), (900, 3), (1990, 1)] {
        let mut browser = gateway.browser();
        for _ in 0..12 {
            let target = format!("/{}", "x".repeat(length - 1));
            gateway
                .begin_at(&mut browser, &format!("/login/acme?return_to={target}"))
                .await;
            gateway.clock().advance(1);
            assert!(attempt_bytes(&browser) <= 4096, "{length}");
        }

        let count = browser.cookies().len();
        assert!(count <= most && count >= 1, "{length}: {count}");
    }
}

#[actix_web::test]
async fn a_large_id_token_makes_no_cookie_larger() {
    let house = House::new();
    house.idp.set_claim("padding", json!("x".repeat(12 * 1024)));
    for gateway in house.each() {
        let mut browser = gateway.browser();

        house.sign_in(&gateway, &mut browser).await;

        assert!(browser.cookie_bytes() < 260, "{}", browser.cookie_bytes());
        assert!(COOKIE.len() + 1 + session_of(&browser).len() <= 160);
    }
}

#[actix_web::test]
async fn on_loopback_names_carry_the_port_and_no_prefix() {
    let house = House::new();
    let toml = crate::support::gateway::oidc("acme", &house.idp);
    let gateway = super::TestGateway::start(&house.clock, &toml);
    let mut browser = gateway.browser();
    let port = gateway.address().port();

    let response = gateway.login(&mut browser, &house.idp, "acme").await;

    let set = response.headers_named("set-cookie");
    assert!(browser.cookie(&format!("vestibule-{port}")).is_some());
    assert!(browser.cookie(&format!("vestibule-last-{port}")).is_some());
    assert!(
        set.iter().all(|cookie| !cookie.contains("Secure")),
        "{set:?}"
    );
    assert!(
        set.iter()
            .all(|cookie| cookie.contains("HttpOnly; SameSite=Lax")),
        "{set:?}"
    );
}

//! Bytes from strangers: whatever they are, the answer is no fault of ours, and the next one is served.

mod answers;

use futures_util::stream::{self, StreamExt as _};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::json;

use crate::support::door::Door;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;
use crate::support::knock::{Heard, get, knock};

thread_local!(static DOOR: Door = Door::new());

/// A request that is HTTP was answered, and not by a fault.
fn well_answered(heard: Option<Heard>) -> TestCaseResult {
    let heard = heard.ok_or_else(|| TestCaseError::fail("the connection was dropped"))?;
    prop_assert!(
        (200..500).contains(&heard.status),
        "{} {}",
        heard.status,
        heard.text()
    );
    Ok(())
}

fn percent_encoded(bytes: &[u8]) -> String {
    let encoded: Vec<String> = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
    encoded.concat()
}

/// What a header's value may hold (RFC 9110, section 5.5).
fn header_bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![Just(b'\t'), 0x20..=0x7e_u8, 0x80..=0xff_u8];
    prop::collection::vec(byte, 0..most)
}

fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..most)
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 192,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

const ROUTES: [&str; 10] = [
    "/",
    "/me",
    "/login",
    "/login/acme",
    "/callback/acme",
    "/callback/posts",
    "/logout",
    "/providers",
    "/healthz",
    "/assets/x",
];

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_query_of_a_callback_is_answered(
        known in prop::sample::subsequence(vec!["state", "code", "error", "iss", "error_description", "user"], 0..6),
        values in prop::collection::vec(bytes(80), 6),
        rest in "[!-~&&[^ #]]{0,80}",
    ) {
        let pairs: Vec<String> = known.iter().zip(&values).map(|(name, value)| format!("{name}={}", percent_encoded(value))).collect();
        let target = format!("GET /callback/acme?{}&{rest}", pairs.join("&"));
        DOOR.with(|door| well_answered(door.send(target.as_bytes(), b"", b"")))?;
    }

    #[test]
    fn any_form_at_a_callback_is_answered(body in bytes(2000), kind in prop::sample::select(vec![
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "application/json", "multipart/form-data", "", "/", "é",
    ])) {
        let kind = format!("Content-Type: {kind}\r\n");
        for route in ["POST /callback/posts", "POST /callback/acme", "POST /logout", "POST /nothing"] {
            DOOR.with(|door| well_answered(door.send(route.as_bytes(), kind.as_bytes(), &body)))?;
        }
    }

    #[test]
    fn any_path_is_answered(segments in prop::collection::vec(bytes(24), 0..5), prefix in prop::sample::select(ROUTES.to_vec())) {
        let path: Vec<String> = segments.iter().map(|segment| percent_encoded(segment)).collect();
        let target = format!("GET {}/{}", prefix.trim_end_matches('/'), path.join("/"));
        DOOR.with(|door| well_answered(door.send(target.as_bytes(), b"", b"")))?;
    }

    #[test]
    fn any_target_is_answered(target in "/[!-~&&[^ #]]{0,120}", method in "[A-Z]{1,12}") {
        let line = format!("{method} {target}");
        DOOR.with(|door| {
            let heard = door.send(line.as_bytes(), b"", b"");
            // What is not a target or a method by the grammar is refused by the parser; CONNECT has another grammar.
            well_answered(heard)
        })?;
    }

    #[test]
    fn any_cookies_are_answered(value in header_bytes(400), route in prop::sample::select(ROUTES.to_vec())) {
        DOOR.with(|door| {
            let names = ["", "vestibule", "vestibule-last", "vestibule-out", "vestibule-login-AAAAAAAA"];
            for name in names {
                let name = if name.is_empty() { String::new() } else { format!("{name}-{}=", door.address().port()) };
                let header = [b"Cookie: ", name.as_bytes(), &value, b"\r\n"].concat();
                well_answered(door.send(format!("GET {route}").as_bytes(), &header, b""))?;
            }
            TestCaseResult::Ok(())
        })?;
    }

    #[test]
    fn any_header_is_answered(
        name in prop_oneof![
            prop::sample::select(vec![
                "Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Origin", "Sec-Fetch-Site", "Referer", "User-Agent",
                "If-None-Match", "If-Modified-Since", "Range", "Expect", "Upgrade", "X-Forwarded-For", "Forwarded", "Content-Type", "Date", "TE",
            ]).prop_map(str::to_owned),
            "[A-Za-z][A-Za-z0-9-]{0,30}".prop_filter("framing is another test", |name| {
                !["host", "content-length", "transfer-encoding", "connection"].contains(&name.to_ascii_lowercase().as_str())
            }),
        ],
        value in header_bytes(300),
        route in prop::sample::select(ROUTES.to_vec()),
    ) {
        let header = [name.as_bytes(), b": ", &value, b"\r\n"].concat();
        for method in ["GET", "POST"] {
            DOOR.with(|door| well_answered(door.send(format!("{method} {route}").as_bytes(), &header, b"")))?;
        }
    }

    #[test]
    fn after_any_bytes_at_all_the_next_request_is_served(noise in bytes(600), start in prop::sample::select(vec!["", "GET ", "GET / HTTP/1.1\r\n", "POST /callback/posts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"])) {
        DOOR.with(|door| {
            let request = [start.as_bytes(), &noise, b"\r\n\r\n"].concat();
            if let Some(heard) = knock(door.address(), &request) {
                prop_assert!(heard.status < 500 || heard.status == 505, "{}", heard.status);
            }
            prop_assert_eq!(get(door.address(), "/healthz", &door.host, &[]).status, 200);
            Ok(())
        })?;
    }
}

#[actix_web::test]
async fn no_changed_byte_of_a_cookie_of_ours_is_believed() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();
    let name = format!("vestibule-{}", gateway.address().port());
    gateway.login(&mut browser, &idp, "acme").await;
    let good = browser
        .cookie(&name)
        .expect("there is a session")
        .value
        .clone();
    for index in 0..good.len() {
        let mut changed = good.clone().into_bytes();
        changed[index] = if changed[index] == b'A' { b'B' } else { b'A' };
        let cookie = format!("{name}={}", String::from_utf8_lossy(&changed));

        let heard = get(
            gateway.address(),
            "/me",
            &format!("localhost:{}", gateway.address().port()),
            &[("Cookie", &cookie)],
        );

        assert_eq!(heard.status, 401, "byte {index}");
    }
    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

#[actix_web::test]
async fn eight_hundred_logins_at_four_providers_know_their_own_people() {
    let clock = clock();
    let names = ["one", "two", "three", "four"];
    let providers: Vec<FakeIdp> = names
        .iter()
        .map(|name| FakeIdp::start_with(name, clock.clone()))
        .collect();
    let toml: String = names
        .iter()
        .zip(&providers)
        .map(|(name, idp)| oidc(name, idp))
        .collect();
    // This is about whose answer is whose, not about how busy the machine is.
    let patience = "[outbound]\nconnect_timeout = \"60s\"\ntimeout = \"60s\"\n";
    let gateway = TestGateway::start(&clock, &(toml + patience));
    for (name, idp) in names.iter().zip(&providers) {
        idp.person(&json!({"sub": format!("person of {name}")}));
    }
    let login = |number: usize| {
        let (name, idp, gateway) = (names[number % 4], &providers[number % 4], &gateway);
        async move {
            let mut browser = gateway.browser();
            let end = gateway.login(&mut browser, idp, name).await;
            let me = gateway.me(&mut browser).await;
            (
                end.status,
                me.json()["id"] == format!("{name}:person of {name}"),
            )
        }
    };

    let ends: Vec<(u16, bool)> = stream::iter(0..800)
        .map(login)
        .buffer_unordered(64)
        .collect()
        .await;

    let failed: Vec<&(u16, bool)> = ends.iter().filter(|end| **end != (303, true)).collect();
    assert_eq!((ends.len(), failed), (800, Vec::new()));
    for idp in &providers {
        assert_eq!(
            (idp.hits("token"), idp.hits("discovery"), idp.hits("jwks")),
            (200, 1, 1)
        );
    }
}

//! The host of `public_url` is the only one, and nothing a client sends changes what is said of it.

use std::net::SocketAddr;

use proptest::prelude::*;
use url::Url;

use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;
use crate::support::knock::{Heard, get, knock};

const PUBLIC: &str = "https://login.example.com";
const HOST: &str = "login.example.com";
const HTML: (&str, &str) = ("Accept", "text/html");

fn public() -> (FakeIdp, TestGateway) {
    at(PUBLIC)
}

fn at(public_url: &str) -> (FakeIdp, TestGateway) {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start_at(public_url, &clock, &oidc("acme", &idp));
    (idp, gateway)
}

const HOSTED: [&str; 6] = [
    "/",
    "/login",
    "/login/acme",
    "/callback/acme?state=x&code=y",
    "/logout",
    "/nothing",
];
const ANYWHERE: [(&str, u16); 5] = [
    ("/healthz", 200),
    ("/readyz", 200),
    ("/providers", 200),
    ("/me", 401),
    ("/me/identities", 401),
];

fn everything(heard: &Heard) -> String {
    format!("{:?}\n{}", heard.headers, heard.text()).to_ascii_lowercase()
}

#[test]
fn pages_asked_for_under_another_host_are_421_with_the_right_address() {
    let (_idp, gateway) = public();
    for host in [
        "evil.example",
        "login.example.com.evil.example",
        "login.example.com:8443",
        "evil.example:443",
        "",
        "[::1]",
        "a b",
    ] {
        for path in HOSTED {
            let heard = get(gateway.address(), path, host, &[HTML]);

            assert_eq!(heard.status, 421, "{host} {path}");
            assert!(
                heard.text().contains("href=\"https://login.example.com/\""),
                "{host} {path}"
            );
            assert!(heard.text().contains("wrong_host"), "{host} {path}");
            assert!(!everything(&heard).contains("evil"), "{host} {path}");
            assert_eq!(heard.header("location"), "", "{host} {path}");
            assert_eq!(heard.header("set-cookie"), "", "{host} {path}");
        }
    }
}

#[test]
fn a_target_with_a_foreign_authority_is_421_as_well() {
    let (_idp, gateway) = public();
    let request = format!(
        "GET http://evil.example/login HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n"
    );

    let heard = knock(gateway.address(), request.as_bytes()).expect("the server answers");

    assert_eq!(heard.status, 421);
    assert!(!everything(&heard).contains("evil"));
}

#[test]
fn routes_for_proxies_and_applications_answer_under_any_host() {
    let (_idp, gateway) = public();
    for (path, status) in ANYWHERE {
        let heard = get(gateway.address(), path, "evil.example", &[]);

        assert_eq!(heard.status, status, "{path}");
        assert!(!everything(&heard).contains("evil"), "{path}");
    }
}

#[test]
fn the_public_host_is_known_in_capitals_and_with_its_port() {
    let (_idp, gateway) = public();
    for host in ["LOGIN.example.COM", "login.example.com:443"] {
        assert_eq!(
            get(gateway.address(), "/login", host, &[]).status,
            200,
            "{host}"
        );
    }
}

#[test]
fn another_name_of_this_machine_leads_to_the_public_one() {
    let clock = clock();
    let gateway = TestGateway::start(&clock, "");
    let port = gateway.address().port();
    let address = gateway.address();
    for (host, target, location) in [
        (
            format!("127.0.0.1:{port}"),
            "/login?return_to=/x",
            "/login?return_to=/x",
        ),
        (format!("[::1]:{port}"), "/", "/"),
        ("127.0.0.1".to_owned(), "//evil.example", "//evil.example"),
        ("localhost".to_owned(), "*", "/"),
    ] {
        let heard = get(address, target, &host, &[]);

        assert_eq!(heard.status, 303, "{host} {target}");
        assert_eq!(
            heard.header("location"),
            gateway.url(location),
            "{host} {target}"
        );
    }
    assert_eq!(get(address, "/login", "evil.example", &[]).status, 421);
    assert_eq!(
        get(address, "/healthz", &format!("127.0.0.1:{port}"), &[]).status,
        200
    );
}

#[test]
fn slashes_and_dots_lead_nowhere() {
    let (_idp, gateway) = public();
    for target in [
        "//evil.example/%2e%2e/",
        "//evil.example",
        "/..//evil.example",
        "/%2f%2fevil.example/..",
        "/login//evil.example",
    ] {
        let heard = get(gateway.address(), target, HOST, &[]);

        assert_eq!(
            (heard.status, heard.header("location")),
            (404, ""),
            "{target}"
        );
    }
}

/// What must not depend on a client: everything but the random parts.
fn lasting(address: SocketAddr, path: &str, host: &str, headers: &[(&str, &str)]) -> String {
    let heard = get(address, path, host, headers);
    let mut lines = Vec::new();
    for (name, value) in &heard.headers {
        match name.as_str() {
            "date" | "x-request-id" => {}
            "location" => lines.push(format!("{name}: {}", without_random(value))),
            "set-cookie" => {
                let (pair, attributes) = value.split_once(';').expect("cookies have attributes");
                let (cookie, _) = pair.split_once('=').expect("cookies have a value");
                let prefix = cookie
                    .get(.."__Host-vestibule-login-".len())
                    .unwrap_or(cookie);
                lines.push(format!("{prefix} {} {attributes}", cookie.len()));
            }
            _ => lines.push(format!("{name}: {value}")),
        }
    }
    lines.sort_unstable();
    let body = heard.text().replace(heard.header("x-request-id"), "");
    format!("{}\n{}\n{body}", heard.status, lines.join("\n"))
}

fn without_random(location: &str) -> String {
    let Ok(mut url) = Url::parse(location) else {
        return location.to_owned();
    };
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .into_owned()
        .filter(|(name, _)| !["state", "nonce", "code_challenge"].contains(&name.as_str()))
        .collect();
    url.query_pairs_mut().clear().extend_pairs(kept);
    url.into()
}

const FORWARDED: [&str; 13] = [
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Forwarded-Port",
    "X-Forwarded-Prefix",
    "X-Forwarded-For",
    "X-Forwarded-Server",
    "Forwarded",
    "X-Real-IP",
    "X-Original-URL",
    "X-Rewrite-URL",
    "X-Original-Host",
    "Via",
    "X-HTTP-Method-Override",
];

fn forwarded_value() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("evil.example".to_owned()),
        Just("http".to_owned()),
        Just("for=1.2.3.4;host=evil.example;proto=http".to_owned()),
        Just("/evil".to_owned()),
        Just("127.0.0.1, 10.0.0.1".to_owned()),
        "[ -~]{0,60}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_forwarded_header_changes_a_byte(given in prop::collection::vec((0..FORWARDED.len(), forwarded_value()), 1..5)) {
        thread_local!(static HOUSE: (FakeIdp, TestGateway) = public());
        HOUSE.with(|(_idp, gateway)| {
            let headers: Vec<(&str, &str)> = given.iter().map(|(name, value)| (FORWARDED[*name], value.as_str())).collect();
            let with_html: Vec<(&str, &str)> = headers.iter().copied().chain([HTML]).collect();
            for path in HOSTED {
                let plain = lasting(gateway.address(), path, HOST, &[HTML]);
                let noisy = lasting(gateway.address(), path, HOST, &with_html);
                prop_assert_eq!(plain, noisy, "{}", path);
            }
            Ok(())
        })?;
    }

    #[test]
    fn no_host_changes_a_byte_where_any_host_is_answered(host in "[!-~]{0,40}|evil\\.example(:[0-9]{1,5})?") {
        thread_local!(static HOUSE: (FakeIdp, TestGateway) = public());
        HOUSE.with(|(_idp, gateway)| {
            for (path, _) in ANYWHERE {
                let plain = lasting(gateway.address(), path, HOST, &[]);
                let foreign = lasting(gateway.address(), path, &host, &[]);
                prop_assert_eq!(plain, foreign, "{}", path);
            }
            let heard = get(gateway.address(), "/login/acme", &host, &[]);
            prop_assert_eq!((heard.status, heard.header("location"), heard.header("set-cookie")), (421, "", ""));
            Ok(())
        })?;
    }
}

#[test]
fn the_redirect_uri_is_the_configured_one() {
    for public_url in [PUBLIC, "https://example.com/auth", "http://localhost:9999"] {
        let (_idp, gateway) = at(public_url);
        let url = Url::parse(public_url).expect("this is a URL");
        let host = url[url::Position::BeforeHost..url::Position::BeforePath].to_owned();
        let path = url.path().trim_end_matches('/');

        let heard = get(gateway.address(), &format!("{path}/login/acme"), &host, &[]);

        let location = Url::parse(heard.header("location")).expect("this is a URL");
        let redirect_uri = location
            .query_pairs()
            .find(|(name, _)| name == "redirect_uri");
        assert_eq!(
            redirect_uri.expect("it is there").1,
            format!("{public_url}/callback/acme")
        );
    }
}

//! Answers that lead away, take too long, never end or are wrapped: each ends in bounded time, and nobody else waits for it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::browser::{Browser, Request, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, RawServer, Reply};

/// Limits short enough for a test, long enough for a busy machine.
const LIMITS: &str = "[outbound]\ntimeout = \"3s\"\n";
const LIMIT: Duration = Duration::from_secs(3);
/// A provider that failed is asked for its metadata again after this, in the background.
const AGAIN: Duration = Duration::from_secs(1);
/// The endpoints, in the order a login asks them.
const ENDPOINTS: [&str; 4] = ["discovery", "token", "jwks", "userinfo"];
/// More than any of these logins may take.
const LONG: Duration = Duration::from_secs(9);

/// The answer to the start or, when that succeeds, to the callback.
async fn login_for_json(gateway: &TestGateway, browser: &mut Browser, idp: &FakeIdp) -> Response {
    let start = browser.get_json(&gateway.url("/login/acme")).await;
    if start.status != 303 {
        return start;
    }
    let answer = idp.authorize(&start.location());
    let request = Request::get(&answer.url()).header("accept", "application/json");
    browser.send(request).await
}

fn status_and_code(response: &Response) -> (u16, String) {
    let code = &response.json()["code"];
    (
        response.status,
        code.as_str().unwrap_or_default().to_owned(),
    )
}

/// Spoils each endpoint in turn: the login fails soon, with this code, and nobody is signed in.
async fn assert_each(
    (limits, waits): (&str, Duration),
    reply: impl Fn() -> Reply,
    [at_start, at_callback]: [(u16, &str); 2],
) {
    for endpoint in ENDPOINTS {
        let idp = FakeIdp::start_with("acme", clock());
        idp.reply(endpoint, reply());
        let gateway = TestGateway::start(&clock(), &format!("{limits}{}", oidc("acme", &idp)));
        let mut browser = gateway.browser();
        let begun = Instant::now();

        let response = login_for_json(&gateway, &mut browser, &idp).await;

        let (status, code) = status_and_code(&response);
        let expected = if endpoint == "discovery" {
            at_start
        } else {
            at_callback
        };
        assert_eq!((status, code.as_str()), expected, "{endpoint}");
        assert!(begun.elapsed() < LONG, "{endpoint}");
        let hits = idp.hits(endpoint);
        let is_late = endpoint == "discovery" && begun.elapsed() >= waits + AGAIN;
        assert!(hits == 1 || is_late, "{endpoint}: {hits}");
        assert_eq!(gateway.me(&mut browser).await.status, 401, "{endpoint}");
    }
}

/// Nothing is waited for.
const AT_ONCE: (&str, Duration) = ("", Duration::ZERO);
const INVALID: [(u16, &str); 2] = [(502, "provider_invalid_response"); 2];
const TIMEOUTS: [(u16, &str); 2] = [(503, "provider_timeout"), (504, "provider_timeout")];

#[actix_web::test]
async fn a_redirect_is_followed_nowhere() {
    for status in [301, 302, 303, 307, 308] {
        let elsewhere = FakeIdp::start();
        let target = elsewhere.url("/caught");

        assert_each(
            AT_ONCE,
            || Reply::redirect(&target).with_status(status),
            INVALID,
        )
        .await;

        assert!(elsewhere.received().is_empty(), "{status}");
    }
}

#[actix_web::test]
async fn an_answer_that_drips_is_not_waited_for() {
    let drip = || Reply::drip(Duration::from_millis(20));

    assert_each((LIMITS, LIMIT), drip, TIMEOUTS).await;
}

#[actix_web::test]
async fn an_answer_that_never_ends_is_cut() {
    assert_each(AT_ONCE, Reply::endless, INVALID).await;
}

#[actix_web::test]
async fn an_answer_of_more_than_a_mebibyte_is_not_read() {
    let huge = || Reply::json(&json!({"x": "x".repeat(1024 * 1024)}));

    assert_each(AT_ONCE, huge, INVALID).await;
}

#[actix_web::test]
async fn a_compressed_answer_is_not_unpacked() {
    for encoding in ["gzip", "br", "deflate", "zstd", "identity, gzip"] {
        let packed = || Reply::json(&json!({})).header("content-encoding", encoding);

        assert_each(AT_ONCE, packed, INVALID).await;
    }
}

#[actix_web::test]
async fn an_answer_that_says_it_is_not_packed_is_read() {
    let idp = FakeIdp::start_with("acme", clock());
    for endpoint in ENDPOINTS {
        idp.shape(endpoint, |document: Value| {
            Reply::json(&document).header("content-encoding", "identity")
        });
    }
    let gateway = TestGateway::start(&clock(), &oidc("acme", &idp));
    let mut browser = gateway.browser();

    gateway.login(&mut browser, &idp, "acme").await;

    assert_eq!(gateway.me(&mut browser).await.status, 200);
    let received = idp.received();
    assert!(
        received
            .iter()
            .all(|request| request.header("accept-encoding").is_none())
    );
}

#[actix_web::test]
async fn while_one_provider_hangs_the_others_sign_in() {
    let hanging = FakeIdp::start_with("acme", clock());
    let well = FakeIdp::start_with("well", clock());
    let sections = format!("{}{}", oidc("acme", &hanging), oidc("well", &well));
    let gateway = TestGateway::start(&clock(), &format!("{LIMITS}{sections}"));
    let gate = hanging.hold("discovery");
    let mut waiting = gateway.browser();
    let start = gateway.url("/login/acme");
    let hung = waiting.get_json(&start);
    let other = async {
        gate.until_waiting(1).await;
        let mut browser = gateway.browser();
        gateway.login(&mut browser, &well, "well").await;
        gateway.me(&mut browser).await.status
    };

    let (hung, other) = futures_util::future::join(hung, other).await;

    assert_eq!(other, 200);
    assert_eq!(status_and_code(&hung), (503, "provider_timeout".to_owned()));
    gate.open();
}

#[actix_web::test]
async fn a_provider_may_be_given_a_time_of_its_own() {
    let idp = FakeIdp::start_with("acme", clock());
    let gate = idp.hold("token");
    let section = format!("{}timeout = \"3s\"\n", oidc("acme", &idp));
    let gateway = TestGateway::start(&clock(), &section);
    let mut browser = gateway.browser();
    let begun = Instant::now();

    let response = login_for_json(&gateway, &mut browser, &idp).await;

    assert_eq!(
        status_and_code(&response),
        (504, "provider_timeout".to_owned())
    );
    assert!(begun.elapsed() < LONG);
    gate.open();
}

#[actix_web::test]
async fn what_is_hardly_http_is_no_answer() {
    let document = r#"{"issuer":"x"}"#;
    let many_headers = "x: 1\r\n".repeat(300);
    let answers = [
        ("nothing", String::new()),
        ("no HTTP", "hello\r\n\r\n".to_owned()),
        ("half a head", "HTTP/1.1 200 OK\r\ncontent-".to_owned()),
        ("no such status", "HTTP/1.1 9999 OK\r\n\r\n".to_owned()),
        (
            "three hundred headers",
            format!("HTTP/1.1 200 OK\r\n{many_headers}content-length: 2\r\n\r\n{{}}"),
        ),
        (
            "a header of a megabyte",
            format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "x".repeat(1024 * 1024)),
        ),
        (
            "two lengths",
            format!("HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 14\r\n\r\n{document}"),
        ),
        (
            "a shorter body than it says",
            format!("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{document}"),
        ),
        (
            "broken chunks",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n".to_owned(),
        ),
    ];
    for (name, answer) in answers {
        let server = RawServer::start(answer);
        let issuer = server.url("");
        let section =
            format!("{LIMITS}[providers.acme]\nissuer = \"{issuer}\"\nclient_id = \"x\"\n");
        let gateway = TestGateway::start(&clock(), &section);
        let begun = Instant::now();

        let response = gateway
            .browser()
            .get_json(&gateway.url("/login/acme"))
            .await;

        assert_eq!(
            status_and_code(&response),
            (503, "provider_unreachable".to_owned()),
            "{name}"
        );
        assert!(begun.elapsed() < LONG, "{name}");
        let hits = server.hits();
        assert!(hits == 1 || begun.elapsed() >= AGAIN, "{name}: {hits}");
    }
}

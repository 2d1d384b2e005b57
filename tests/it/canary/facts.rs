//! What an operator does get: one line for each thing that happened, with who asked.

use serde_json::{Value, json};
use vestibule::clock::Clock;

use super::{CANARY, House, one_event};
use crate::support::browser::{Request, Site};
use crate::support::gateway::folder_with;
use crate::support::idp::{FakeIdp, Reply};
use crate::support::knock;
use crate::support::program::{Program, free_port};

/// A gateway that logs as it does by default, with this after the provider.
fn house(further: &str) -> House {
    let idp = FakeIdp::start_with(CANARY, Clock::system());
    let provider = format!("issuer = \"{}\"\n{further}", idp.base());
    House::start(idp, &provider, &[], "")
}

/// The codes of the lines that have one, in their order.
fn codes(events: &[Value]) -> Vec<&str> {
    events
        .iter()
        .filter_map(|event| event["code"].as_str())
        .collect()
}

#[actix_web::test]
async fn by_default_each_login_refusal_and_error_is_one_line_and_nothing_else_is_any() {
    let mut house = house("");
    let mut browser = house.browser();
    house.login(&mut browser).await;
    for route in ["/", "/me", "/login", "/nothing", "/healthz", "/providers"] {
        browser.get(&format!("{}{route}", house.base)).await;
    }
    let page = house.begin(&mut browser).await;
    let answer = house.idp.authorize(&page).error("access_denied");
    browser
        .send(Request::get(&answer.url()).from(Site::Cross))
        .await;
    house.idp.break_signatures();
    house.login(&mut browser).await;
    browser
        .get(&format!("{}/login?return_to=//x", house.base))
        .await;
    let url = format!("{}/logout", house.base);
    browser
        .send(Request::post_form(&url, &[]).from(Site::Cross))
        .await;
    browser.post_form(&url, &[]).await;

    let events = house.written();

    let expected = [
        "signed_in",
        "denied",
        "identity_invalid",
        "return_to_rejected",
        "cross_site",
        "signed_out",
    ];
    assert_eq!(codes(&events), expected);
    assert_eq!(events.len(), expected.len(), "{events:?}");
}

#[actix_web::test]
async fn the_finer_reason_and_the_request_are_in_the_line_of_a_failed_login() {
    let mut house = house("");
    house.idp.set_claim("aud", json!("somebody else"));

    let end = house.login(&mut house.browser()).await;
    let request_id = end.header("x-request-id").to_owned();
    let events = house.written();

    assert_eq!(codes(&events), ["identity_invalid"]);
    let event = &events[0];
    assert_eq!(
        [&event["provider"], &event["request_id"], &event["level"]],
        ["acme", request_id.as_str(), "WARN"]
    );
    assert!(
        event["reason"]
            .as_str()
            .is_some_and(|reason| reason.contains("aud")),
        "{event}"
    );
    assert!(event.get("step").is_none(), "what is not known is left out");
}

#[actix_web::test]
async fn an_outage_of_the_provider_is_told_with_what_it_answered() {
    let mut house = house("");
    house.idp.reply_once("token", Reply::status(503));
    let by_token = house.login(&mut house.browser()).await;
    house.idp.reply_once("userinfo", Reply::status(429));
    let by_userinfo = house.login(&mut house.browser()).await;
    let mut browser = house.browser();
    let page = house.begin(&mut browser).await;
    let answer = house.idp.authorize(&page).error("temporarily_unavailable");
    let by_itself = browser
        .send(Request::get(&answer.url()).from(Site::Cross))
        .await;

    let events = house.written();

    let seen: Vec<[&str; 3]> = events
        .iter()
        .map(|event| {
            ["code", "step", "reason"].map(|name| event[name].as_str().unwrap_or_default())
        })
        .collect();
    let line = |step, reason| ["provider_unreachable", step, reason];
    assert_eq!(
        seen,
        [
            line(
                "token",
                "token: the provider cannot be reached (it answered 503)"
            ),
            line(
                "userinfo",
                "userinfo: the provider cannot be reached (it answered 429)"
            ),
            line(
                "authorize",
                "authorize: the provider cannot be reached (it says temporarily_unavailable)"
            ),
        ]
    );
    assert_eq!(
        [by_token.status, by_userinfo.status, by_itself.status],
        [502; 3]
    );
}

#[test]
fn the_client_is_the_peer_unless_a_trusted_proxy_says_more() {
    let chain = ("X-Forwarded-For", "203.0.113.9, 198.51.100.7, 127.0.0.1");
    for (proxies, client) in [("", "127.0.0.1"), ("127.0.0.1", "198.51.100.7")] {
        let port = free_port();
        let folder = folder_with(&format!(
            "[server]\nlisten = \"127.0.0.1:{port}\"\ntrusted_proxies = [{}]\n",
            if proxies.is_empty() {
                String::new()
            } else {
                format!("{proxies:?}")
            }
        ));
        let mut program = Program::start(folder.path(), &[]);
        let host = format!("localhost:{port}");
        knock::get(Program::at(port), "/login?return_to=//x", &host, &[chain]);
        program.terminate();

        let written = program.wait().errors;

        let line = written
            .lines()
            .find(|line| line.contains("return_to_rejected"));
        let event = one_event(line.expect("a refusal is a line"));
        assert_eq!(event["client"], client, "{event}");
    }
}

#[test]
fn two_session_cookies_are_told_with_who_sent_them() {
    let port = free_port();
    let folder = folder_with(&format!("[server]\nlisten = \"127.0.0.1:{port}\"\n"));
    let mut program = Program::start(folder.path(), &[]);
    let cookies = format!("vestibule-{port}=one; vestibule-{port}=two");
    let host = format!("localhost:{port}");
    let heard = knock::get(Program::at(port), "/me", &host, &[("Cookie", &cookies)]);
    program.terminate();

    let written = program.wait().errors;

    let line = written
        .lines()
        .find(|line| line.contains("cookie_duplicate"));
    let event = one_event(line.expect("it is a line"));
    assert_eq!(
        [&event["level"], &event["client"], &event["request_id"]],
        ["WARN", "127.0.0.1", heard.header("x-request-id")]
    );
}

#[test]
fn bytes_that_are_no_http_are_no_event() {
    let port = free_port();
    let folder = folder_with(&format!("[server]\nlisten = \"127.0.0.1:{port}\"\n"));
    let hello = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03";
    let strange: [&[u8]; 4] = [
        hello,
        b"PING\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
    ];
    for (filter, quiet) in [(None, true), (Some(("RUST_LOG", "error")), false)] {
        let environment: Vec<(&str, &str)> = filter.into_iter().collect();
        let mut program = Program::start(folder.path(), &environment);
        for bytes in strange {
            knock::knock(Program::at(port), bytes);
        }
        program.terminate();

        let written = program.wait().errors;

        let told = written.contains("actix_http::h1::dispatcher");
        assert_eq!(told, !quiet, "{written}");
        assert_eq!(written.contains("ERROR"), !quiet, "{written}");
    }
}

#[test]
fn a_wrong_host_is_named_as_far_as_it_is_one() {
    let port = free_port();
    let folder = folder_with(&format!("[server]\nlisten = \"127.0.0.1:{port}\"\n"));
    let mut program = Program::start(folder.path(), &[]);
    let long = format!("{}.example", "x".repeat(300));
    for host in [
        "wrong.example:99",
        "ada:secret@other.example",
        "a b",
        long.as_str(),
    ] {
        knock::get(Program::at(port), "/login", host, &[]);
    }
    program.terminate();

    let written = program.wait().errors;

    let events = written.lines().map(one_event);
    let of_hosts: Vec<Value> = events
        .filter(|event| event["code"] == "wrong_host")
        .map(|event| event["reason"].clone())
        .collect();
    assert_eq!(
        of_hosts,
        [
            "asked for as wrong.example:99",
            "asked for as other.example",
            "asked for as no name that can be read",
            "asked for as no name that can be read",
        ]
    );
}

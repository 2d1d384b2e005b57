//! Sizes, speeds and framing: what is too much, too slow or ambiguous is refused at the door.

use std::io::Write as _;

use crate::support::door::Door;
use crate::support::knock::{Heard, hear, knock, open};

const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

impl Door {
    fn get(&self, target: &str, headers: &str) -> Heard {
        let host = &self.host;
        let request =
            format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n");
        knock(self.address(), request.as_bytes()).expect("the server answers")
    }

    /// A POST to the callback whose framing is in the headers.
    fn post(&self, headers: &str, body: &str) -> Option<Heard> {
        knock(self.address(), self.posted(headers, body).as_bytes())
    }

    fn posted(&self, headers: &str, body: &str) -> String {
        let host = &self.host;
        format!("POST /callback/posts HTTP/1.1\r\nHost: {host}\r\n{FORM}{headers}\r\n{body}")
    }

    fn form(&self, body: &str) -> Heard {
        let length = format!("Content-Length: {}\r\n", body.len());
        self.post(&length, body).expect("the server answers")
    }
}

fn header(length: usize) -> String {
    format!("X-Noise: {}\r\n", "n".repeat(length))
}

#[test]
fn a_head_of_more_than_16_kib_is_413() {
    let door = Door::new();

    let large = door.get("/login", &header(16 * 1024));
    let long = door.get(&format!("/login?x={}", "y".repeat(16 * 1024)), "");
    let fits = door.get("/login", &header(15 * 1024));

    assert_eq!((large.status, long.status, fits.status), (413, 413, 200));
    assert!(large.text().contains("too_large"));
    assert_eq!(large.header("x-content-type-options"), "nosniff");
    assert_eq!(large.header("x-request-id").len(), 16);
}

#[test]
fn a_head_that_never_ends_is_refused_by_the_parser() {
    let door = Door::new();

    let heard = door.get("/login", &header(200 * 1024));
    let many = door.get("/login", &"X: y\r\n".repeat(200));

    assert_eq!((heard.status / 100, many.status / 100), (4, 4));
}

#[test]
fn a_form_of_more_than_64_kib_is_413() {
    let door = Door::new();
    let form = |length: usize| format!("state=x&code=c&user={}", "u".repeat(length - 20));

    let large = door.form(&form(64 * 1024 + 1));
    let fits = door.form(&form(64 * 1024));

    assert_eq!(large.status, 413);
    assert!(large.text().contains("too_large"), "{}", large.text());
    assert_eq!(fits.status, 200, "the page that posts it once more");
}

#[test]
fn a_chunked_form_of_more_than_64_kib_is_413() {
    let door = Door::new();
    let chunk = format!("4000\r\n{}\r\n", "c".repeat(0x4000));

    let heard = door.post(
        "Transfer-Encoding: chunked\r\n",
        &(chunk.repeat(5) + "0\r\n\r\n"),
    );

    assert_eq!(heard.expect("the server answers").status, 413);
}

#[test]
fn a_body_that_nobody_reads_is_measured_too() {
    let door = Door::new();
    let host = &door.host;
    let request = format!("POST /logout HTTP/1.1\r\nHost: {host}\r\nContent-Length: 70000\r\n\r\n");

    let heard = knock(door.address(), request.as_bytes()).expect("the server answers");

    assert_eq!(heard.status, 413);
}

#[test]
fn what_is_too_slow_is_ended() {
    let door = Door::new();
    let mut slow_body = open(door.address());
    let mut slow_head = open(door.address());
    let body = door.posted("Content-Length: 1000\r\n", "state=x");
    slow_body
        .write_all(body.as_bytes())
        .expect("the server reads");
    slow_head
        .write_all(b"GET / HTTP/1.1\r\nHost:")
        .expect("the server reads");

    let body = hear(&mut slow_body).expect("the server answers");
    let head = hear(&mut slow_head).expect("the server answers");

    assert_eq!((body.status, head.status), (400, 408));
    assert!(body.text().contains("callback_malformed"));
}

#[test]
fn ambiguous_framing_is_400_and_the_connection_ends() {
    let door = Door::new();
    let smuggled = "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
    for headers in [
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Content-Length: 4\r\nContent-Length: 5\r\n",
        "Content-Length: 4, 5\r\n",
        "Content-Length: +4\r\n",
        "Content-Length: -4\r\n",
        "Content-Length: 4x\r\n",
        "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: identity, chunked, gzip\r\n",
        "Transfer-Encoding: xchunked\r\n",
        "Transfer-Encoding : chunked\r\n",
        "Host: localhost\r\n",
    ] {
        let mut stream = open(door.address());
        stream
            .write_all(door.posted(headers, smuggled).as_bytes())
            .expect("the server reads");

        let first = hear(&mut stream).expect("the server answers");
        let second = hear(&mut stream);

        assert_eq!(first.status, 400, "{headers}");
        assert!(second.is_none(), "{headers}: {second:?}");
    }
}

#[test]
fn broken_chunks_are_400() {
    let door = Door::new();
    for body in [
        "xyz\r\nstate",
        "-1\r\nx\r\n",
        "5\r\nstateX",
        "ffffffffffffffffff\r\nx",
        "5;\nstate\r\n0\r\n\r\n",
    ] {
        let heard = door
            .post("Transfer-Encoding: chunked\r\n", body)
            .expect("the server answers");

        assert_eq!(heard.status, 400, "{body:?}");
        assert!(
            heard.text().is_empty() || heard.text().contains("callback_malformed"),
            "{body:?}"
        );
    }
}

#[test]
fn a_request_that_is_no_http_is_400() {
    let door = Door::new();
    for bytes in [
        "\0\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /\u{7f} HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
    ] {
        let heard = knock(door.address(), bytes.as_bytes()).expect("the server answers");

        assert_eq!(heard.status, 400, "{bytes:?}");
    }
}

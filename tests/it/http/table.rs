//! The route table as the contract has it.

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const JSON: &str = "application/json";
pub(super) const PROBLEM: &str = "application/problem+json";
const TEXT: &str = "text/plain; charset=utf-8";
const EVENTS: &str = "text/event-stream";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const NOTHING: &str = "";

/// What a GET is answered with: status and kind.
pub(super) type Seen = (u16, &'static str);

/// One route as the contract has it.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// As in the route table.
    pub(super) pattern: &'static str,
    pub(super) path: &'static str,
    pub(super) allow: &'static str,
    /// To nobody in particular, who prefers a page, then JSON.
    pub(super) anonymous: [Seen; 2],
    /// To somebody who is signed in, likewise.
    pub(super) signed_in: [Seen; 2],
    pub(super) cookies: bool,
}

const fn row(
    pattern: &'static str,
    path: &'static str,
    anonymous: [Seen; 2],
    signed_in: [Seen; 2],
) -> Row {
    Row {
        pattern,
        path,
        allow: "GET, HEAD",
        anonymous,
        signed_in,
        cookies: true,
    }
}

const fn without_cookies(row: Row) -> Row {
    Row {
        cookies: false,
        ..row
    }
}

fn same(status: u16, kind: &'static str) -> [Seen; 2] {
    [(status, kind); 2]
}

fn failing(status: u16) -> [Seen; 2] {
    [(status, HTML), (status, PROBLEM)]
}

pub(super) fn table() -> Vec<Row> {
    let anonymous_home = [(303, NOTHING), (401, PROBLEM)];
    let callback = row(
        "/callback/{provider}",
        "/callback/acme",
        failing(400),
        failing(400),
    );
    let logout = row("/logout", "/logout", same(200, HTML), same(200, HTML));
    let done = row(
        "/logout/done",
        "/logout/done",
        same(200, HTML),
        same(200, HTML),
    );
    let plain = |path, kind| without_cookies(row(path, path, same(200, kind), same(200, kind)));
    vec![
        row("", "/", anonymous_home, same(200, HTML)),
        row("/", "/", anonymous_home, same(200, HTML)),
        row("/me", "/me", failing(401), same(200, JSON)),
        row(
            "/me/identities",
            "/me/identities",
            failing(401),
            same(200, JSON),
        ),
        row("/login", "/login", same(200, HTML), same(200, HTML)),
        row(
            "/login/{provider}",
            "/login/acme",
            same(303, NOTHING),
            same(303, NOTHING),
        ),
        Row {
            allow: "GET, POST",
            ..callback
        },
        Row {
            allow: "GET, HEAD, POST",
            ..logout
        },
        Row {
            allow: "GET, HEAD, POST",
            ..done
        },
        row(
            "/sessions",
            "/sessions",
            [(303, NOTHING), (401, PROBLEM)],
            [(200, HTML), (200, JSON)],
        ),
        Row {
            allow: "POST",
            ..row("/sessions/end", "/sessions/end", failing(405), failing(405))
        },
        without_cookies(Row {
            allow: "GET",
            ..row("/events", "/events", failing(401), same(200, EVENTS))
        }),
        // Where no provider was allowed it, there is none.
        row(
            "/logout/frontchannel/{provider}",
            "/logout/frontchannel/acme",
            failing(404),
            failing(404),
        ),
        without_cookies(Row {
            allow: "POST",
            ..row(
                "/logout/backchannel/{provider}",
                "/logout/backchannel/acme",
                failing(405),
                failing(405),
            )
        }),
        Row {
            allow: "POST",
            ..row(
                "/token/{provider}",
                "/token/acme",
                failing(405),
                failing(405),
            )
        },
        row(
            "/embed/done",
            "/embed/done?origin=http://app.localhost&nonce=0123456789abcdef",
            same(200, HTML),
            same(200, HTML),
        ),
        plain("/embed.js", SCRIPT),
        plain("/embed/frame", HTML),
        plain("/healthz", TEXT),
        plain("/readyz", TEXT),
        plain("/providers", JSON),
        without_cookies(row(
            "/assets/{file}",
            "(the mark of a provider)",
            same(200, "image/svg+xml"),
            same(200, "image/svg+xml"),
        )),
    ]
}

//! Who may change something: pages of this origin, people themselves, and programs.

use crate::support::browser::Request;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// `Sec-Fetch-Site` and `Origin` as they were sent; empty is not at all. `{own}` is the gateway's origin.
const ACCEPTED: [(&str, &str); 8] = [
    ("same-origin", "{own}"),
    ("same-origin", ""),
    ("same-origin", "null"),
    ("none", ""),
    ("none", "{own}"),
    ("none", "https://elsewhere.example"),
    ("", "{own}"),
    ("", ""),
];

const REFUSED: [(&str, &str); 14] = [
    ("cross-site", "https://elsewhere.example"),
    ("cross-site", ""),
    ("cross-site", "{own}"),
    ("same-site", "https://app.example.com"),
    ("same-site", "{own}"),
    ("same-site", ""),
    ("nonsense", "{own}"),
    ("Same-Origin", "{own}"),
    ("", "https://elsewhere.example"),
    ("", "null"),
    ("", "{own}.elsewhere.example"),
    ("", "https://localhost"),
    ("", "{own}/"),
    ("", "é"),
];

async fn status_of_a_sign_out(site: &str, origin: &str) -> (u16, String, u16) {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &idp, "acme").await;
    let origin = origin.replace("{own}", gateway.url("").trim_end_matches('/'));
    let request = Request::post_form(&gateway.url("/logout"), &[])
        .header("accept", "application/json")
        .header("sec-fetch-site", site)
        .header("origin", &origin);

    let response = browser.send(request).await;
    let code = if response.status == 200 {
        String::new()
    } else {
        response.json()["code"]
            .as_str()
            .expect("errors have a code")
            .to_owned()
    };
    (response.status, code, gateway.me(&mut browser).await.status)
}

#[actix_web::test]
async fn a_sign_out_from_here_is_done() {
    for (site, origin) in ACCEPTED {
        let seen = status_of_a_sign_out(site, origin).await;

        assert_eq!(seen, (200, String::new(), 401), "{site:?} {origin:?}");
    }
}

#[actix_web::test]
async fn a_sign_out_from_elsewhere_is_refused_and_changes_nothing() {
    for (site, origin) in REFUSED {
        let seen = status_of_a_sign_out(site, origin).await;

        assert_eq!(
            seen,
            (403, "cross_site".to_owned(), 200),
            "{site:?} {origin:?}"
        );
    }
}

#[actix_web::test]
async fn links_from_elsewhere_open_every_page_and_sign_nobody_out() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &idp, "acme").await;

    for path in ["/", "/sessions", "/login", "/logout", "/logout/done"] {
        let response = browser.cross_site_get(&gateway.url(path)).await;

        assert_eq!(response.status, 200, "{path}");
    }
    assert_eq!(gateway.me(&mut browser).await.status, 200);
}

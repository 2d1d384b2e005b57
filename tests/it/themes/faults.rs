//! A theme that fails although it passed every check: the pages that can still be shown are, and the last of them needs no theme.

use std::fs;

use tempfile::TempDir;

use crate::support::browser::Response;
use crate::support::gateway::{TestGateway, clock};

/// The page whose template fails.
pub(super) const FAILS: &str = "/logout/done";

/// Fails where a login starts at the real address, which no sample has.
const SIGNED_OUT: &str = "{% extends \"default/signed_out.html\" %}\n\
    {% block content %}{{ super() }}{% if login_href == \"/login\" %}{{ login_href.nothing }}{% endif %}{% endblock content %}\n";
/// Fails for a real reference, which the samples have not.
const ERROR: &str = "{% extends \"default/error.html\" %}\n\
    {% block content %}{{ super() }}{% if request_id != \"5f0c1d2e9b7a\" %}{{ request_id.nothing }}{% endif %}{% endblock content %}\n";

/// A folder with a theme, `theme`, that fails on one page.
pub(super) fn folder() -> TempDir {
    with(&[("signed_out.html", SIGNED_OUT)])
}

fn with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let theme = folder.path().join("theme");
    fs::create_dir(&theme).expect("a folder can be made");
    for (name, text) in files {
        fs::write(theme.join(name), text).expect("a file can be written");
    }
    folder
}

async fn get(folder: &TempDir, route: &str, accept: &str) -> Response {
    let theme = folder.path().join("theme").display().to_string();
    let toml = format!("[theme]\ndir = {theme:?}\n");
    let gateway = TestGateway::start(&clock(), &toml);
    let request = crate::support::browser::Request::get(&gateway.url(route));
    let mut browser = gateway.browser();
    browser.send(request.header("accept", accept)).await
}

#[actix_web::test]
async fn a_page_that_fails_is_an_error_page_of_the_same_theme() {
    let response = get(&folder(), FAILS, "text/html").await;

    assert_eq!(response.status, 500);
    let text = response.text();
    assert!(text.contains("<body data-page=\"error\">"), "{text}");
    assert!(text.contains("<code>internal</code>"));
}

#[actix_web::test]
async fn where_the_error_page_fails_too_there_is_one_that_needs_no_theme() {
    let folder = with(&[("signed_out.html", SIGNED_OUT), ("error.html", ERROR)]);
    for (route, status) in [(FAILS, 500), ("/nothing", 404), ("/login/nobody", 404)] {
        let response = get(&folder, route, "text/html").await;

        assert_eq!(response.status, status, "{route}");
        let text = response.text();
        assert!(
            text.contains("<body data-page=\"internal_error\">"),
            "{route}: {text}"
        );
        assert!(text.contains("Something went wrong on our side"));
        assert!(!text.contains("src=") && !text.contains("<link rel=\"stylesheet\""));
        let policy = response.header("content-security-policy");
        assert!(policy.contains("style-src 'sha256-"), "{policy}");
        assert_eq!(response.header("x-request-id").len(), 16);
    }
}

#[actix_web::test]
async fn programs_and_pages_beside_it_do_not_notice() {
    let folder = with(&[("signed_out.html", SIGNED_OUT), ("error.html", ERROR)]);

    let problem = get(&folder, "/nothing", "application/json").await;
    let chooser = get(&folder, "/login", "text/html").await;

    assert_eq!(
        (problem.status, &problem.json()["code"]),
        (404, &"not_found".into())
    );
    assert_eq!(chooser.status, 200);
}

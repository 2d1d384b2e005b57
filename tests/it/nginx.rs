//! Behind a real nginx: the example in examples/nginx, with other ports.

mod house;

use std::time::{Duration, Instant};

use url::Url;

use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::folder_with;
use crate::support::knock::{self, Heard};
use crate::support::program::{Program, free_port};
use house::{Application, House, Nginx, example};

/// The address of the first link of a page that holds this text.
fn link(page: &Response, part: &str) -> String {
    let text = page.text().replace("&amp;", "&").replace("&#x2F;", "/");
    let mut links = text
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    let link = links.find(|link| link.contains(part));
    let link = link.unwrap_or_else(|| panic!("no link with {part} in {text}"));
    page.url.join(link).expect("a link is a URL").into()
}

#[actix_web::test]
async fn the_example_leads_from_the_application_through_a_login_and_back() {
    let (front, own) = (free_port(), free_port());
    let text = example("gateway.toml")
        .replace("localhost:8000", &format!("localhost:{front}"))
        .replace("127.0.0.1:8080", &format!("127.0.0.1:{own}"));
    let folder = folder_with(&text);
    let _program = Program::start(folder.path(), &[]);
    let application = Application::start(&format!("http://127.0.0.1:{own}/auth"));
    let _nginx = Nginx::start(front, Program::at(own), application.address());
    let mut browser = Browser::new();

    let wanted = format!("http://localhost:{front}/orders?page=2&x=%26");
    let refused = browser.get(&wanted).await;
    let chooser = browser.follow(&refused, Site::None).await;
    let start = browser.get(&link(&chooser, "/auth/login/demo")).await;
    let people = browser.follow(&start, Site::Same).await;
    let answer = browser.get(&link(&people, "choice=ada")).await;
    let end = browser.follow(&answer, Site::Same).await;
    let greeted = browser.follow(&end, Site::Same).await;

    assert_eq!((refused.status, end.location()), (303, wanted));
    assert_eq!(greeted.status, 200);
    assert!(
        greeted
            .text()
            .starts_with("Hello Ada Lovelace, you are demo:ada."),
        "{}",
        greeted.text()
    );
}

#[actix_web::test]
async fn a_login_through_nginx_ends_at_the_application() {
    let house = House::on_this_machine();
    let mut browser = Browser::new();

    let page = house.gateway.begin(&mut browser, "acme").await;
    let answer = house.idp.authorize(&page);
    let end = house.gateway.finish(&mut browser, &answer).await;
    let me = house.gateway.me(&mut browser).await;

    assert_eq!(
        answer.redirect_uri(),
        house.gateway.url("/callback/acme"),
        "{page}"
    );
    assert_eq!(
        (end.status, end.location()),
        (303, house.gateway.url("").replace("/auth", "/"))
    );
    assert_eq!(me.json()["provider"], "acme");
}

#[actix_web::test]
async fn the_path_is_served_with_and_without_its_slash_and_nothing_beside_it() {
    let house = House::on_this_machine();
    let mut browser = Browser::new();

    for route in ["", "/"] {
        let response = browser.get(&house.gateway.url(route)).await;
        assert_eq!(response.location(), house.gateway.url("/login"), "{route}");
    }
    let beside = browser
        .get(&house.gateway.url("").replace("/auth", "/login"))
        .await;
    assert_eq!(
        beside.status, 502,
        "it is the application's, which does not run here"
    );
}

#[actix_web::test]
async fn cookies_pass_nginx_as_they_are() {
    let house = House::at("https://example.com/auth");
    let mut browser = house.browser();

    let begun = browser.get(&house.gateway.url("/login/acme")).await;
    let answer = house.idp.authorize(&begun.location());
    let end = house.gateway.finish(&mut browser, &answer).await;
    let out = browser.post_form(&house.gateway.url("/logout"), &[]).await;

    assert_eq!((end.status, out.status), (303, 200));
    let set: Vec<String> = [begun, end, out]
        .iter()
        .flat_map(|response| response.headers_named("set-cookie"))
        .collect();
    assert!(set.len() >= 4, "{set:?}");
    for cookie in set {
        assert!(cookie.starts_with("__Host-vestibule-"), "{cookie}");
        for attribute in ["; Path=/;", "; HttpOnly", "; Secure", "; SameSite=Lax"] {
            assert!(cookie.contains(attribute), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}

#[actix_web::test]
async fn the_longest_targets_of_eight_tabs_fit_through_nginx() {
    let house = House::on_this_machine();
    let mut browser = Browser::new();
    let target = format!("/{}", "x".repeat(1990));

    for tab in 0..9 {
        let route = format!(
            "/login/acme?login_hint={}&return_to={target}",
            "%20".repeat(500)
        );
        let response = browser.get(&house.gateway.url(&route)).await;
        assert_eq!(response.status, 303, "{tab}: {}", response.text());
    }
}

#[actix_web::test]
async fn a_sign_out_from_another_site_is_refused_behind_nginx_too() {
    let house = House::on_this_machine();
    let mut browser = Browser::new();
    house.gateway.login(&mut browser, &house.idp, "acme").await;
    let logout = house.gateway.url("/logout");

    for site in [Site::Cross, Site::CrossEmbedded] {
        let request = Request::post_form(&logout, &[]).from(site);
        let response = browser.send(request).await;
        assert_eq!(response.status, 403, "{site:?}");
        assert!(response.text().contains("cross_site"), "{site:?}");
    }
    assert_eq!(house.gateway.me(&mut browser).await.status, 200);
    assert_eq!(browser.post_form(&logout, &[]).await.status, 200);
    assert_eq!(house.gateway.me(&mut browser).await.status, 401);
}

const HTML: (&str, &str) = ("Accept", "text/html");
const HOST: &str = "example.com";

/// What must not depend on a client: everything but the random parts of it.
fn lasting(heard: &Heard) -> Vec<String> {
    let mut lines = vec![heard.status.to_string()];
    for (name, value) in &heard.headers {
        match name.as_str() {
            "date" | "x-request-id" => {}
            "location" => {
                let base = Url::parse("https://example.com").expect("this is a URL");
                let mut url = base.join(value).expect("redirects lead to URLs");
                let query: Vec<(String, String)> = url.query_pairs().into_owned().collect();
                let random = ["state", "nonce", "code_challenge"];
                let kept = query.iter().filter(|(name, _)| !random.contains(&&**name));
                url.query_pairs_mut().clear().extend_pairs(kept);
                lines.push(format!("{name}: {url}"));
            }
            "set-cookie" => {
                let attributes = value.split_once(';').map_or("", |(_, rest)| rest);
                lines.push(format!("{name}: {attributes}"));
            }
            _ => lines.push(format!("{name}: {value}")),
        }
    }
    lines.sort_unstable();
    let text = heard.text().replace(heard.header("x-request-id"), "");
    lines.push(text);
    lines
}

#[test]
fn forwarded_headers_of_a_client_change_nothing_behind_nginx() {
    let house = House::at("https://example.com/auth");
    let forged = [
        ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-Proto", "http"),
        ("X-Forwarded-Port", "8443"),
        ("X-Forwarded-Prefix", "/evil"),
        ("X-Forwarded-For", "203.0.113.9, 127.0.0.1"),
        ("Forwarded", "for=203.0.113.9;host=evil.example;proto=http"),
        ("X-Original-URL", "/evil"),
        ("X-HTTP-Method-Override", "DELETE"),
    ];
    for path in [
        "/auth",
        "/auth/login",
        "/auth/login/acme",
        "/auth/logout/done",
        "/auth/providers",
        "/auth/me",
        "/auth/nothing",
    ] {
        let plain = lasting(&knock::get(house.address(), path, HOST, &[HTML]));
        for header in forged {
            let noisy = knock::get(house.address(), path, HOST, &[HTML, header]);
            assert_eq!(lasting(&noisy), plain, "{path} {header:?}");
        }
    }
}

#[test]
fn another_host_behind_nginx_is_421_with_the_right_address() {
    let house = House::at("https://example.com/auth");
    for host in ["evil.example", "example.com.evil.example", "127.0.0.1:8080"] {
        let heard = knock::get(house.address(), "/auth/login/acme", host, &[HTML]);

        assert_eq!(heard.status, 421, "{host}");
        assert!(
            heard.text().contains("href=\"https://example.com/auth/\""),
            "{host}: {}",
            heard.text()
        );
        assert_eq!(
            (heard.header("location"), heard.header("set-cookie")),
            ("", ""),
            "{host}"
        );
    }
}

#[actix_web::test]
async fn authorization_codes_stay_out_of_the_access_log() {
    let house = House::on_this_machine();
    let mut browser = Browser::new();
    let page = house.gateway.begin(&mut browser, "acme").await;
    let answer = house.idp.authorize(&page);

    house.gateway.finish(&mut browser, &answer).await;

    let deadline = Instant::now() + Duration::from_mins(1);
    let log = loop {
        let log = house.access_log();
        if log.contains("GET /auth/callback/acme\" 303") {
            break log;
        }
        assert!(Instant::now() < deadline, "it is not logged: {log}");
        browser.get(&house.gateway.url("/healthz")).await;
    };
    assert!(!log.contains(answer.get("code")), "{log}");
    assert!(!log.contains(answer.get("state")), "{log}");
}

#[test]
fn applications_ask_for_the_profile_past_nginx() {
    let house = House::at("https://example.com/auth");

    let heard = knock::get(house.gateway.address(), "/auth/me", "127.0.0.1:8080", &[]);

    assert_eq!(heard.status, 401);
}

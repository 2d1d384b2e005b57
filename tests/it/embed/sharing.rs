//! CORS: exactly the listed origins read exactly two answers.

use super::{APP, House, SHOP};
use crate::support::browser::{Request, Response, Site};

/// Origins that look like a listed one, or ask for everything.
const STRANGERS: [&str; 12] = [
    "https://elsewhere.example",
    "null",
    "*",
    "http://app.localhost:8080",
    "https://app.localhost",
    "http://app.localhost/",
    "http://APP.localhost",
    "http://app.localhost.elsewhere.example",
    "http://elsewhere.app.localhost",
    "http://app.localhost http://shop.localhost:3000",
    "http://shop.localhost",
    "é",
];

async fn ask(house: &House, route: &str, origin: &str) -> Response {
    let request = house
        .get(route)
        .from(Site::Same)
        .header("accept", "application/json")
        .header("origin", origin)
        .header("sec-fetch-site", "same-site");
    house.signed_in().await.send(request).await
}

fn sharing(response: &Response) -> [&str; 3] {
    [
        response.header("access-control-allow-origin"),
        response.header("access-control-allow-credentials"),
        response.header("access-control-allow-methods"),
    ]
}

/// Every value of `Vary`.
fn vary(response: &Response) -> String {
    response.headers_named("vary").join(", ")
}

#[actix_web::test]
async fn listed_sites_read_the_profile_and_the_list_with_the_session() {
    let house = House::new();
    for (origin, route) in [(APP, "/me"), (SHOP, "/me"), (APP, "/providers")] {
        let response = ask(&house, route, origin).await;

        assert_eq!(response.status, 200, "{route}");
        assert_eq!(sharing(&response), [origin, "true", ""], "{route}");
        assert!(vary(&response).contains("Origin"), "{route}");
    }
}

#[actix_web::test]
async fn a_refusal_can_be_read_too() {
    let house = House::new();
    let request = house
        .get("/me")
        .header("accept", "application/json")
        .header("origin", APP);

    let response = house.gateway.browser().send(request).await;

    assert_eq!(response.status, 401);
    assert_eq!(sharing(&response), [APP, "true", ""]);
    assert!(vary(&response).contains("Origin"));
}

#[actix_web::test]
async fn nobody_else_reads_anything_and_caches_are_told() {
    let house = House::new();
    for route in ["/me", "/providers", "/embed.js"] {
        for origin in STRANGERS {
            let response = ask(&house, route, origin).await;

            assert_eq!(response.status, 200, "{route} {origin}");
            assert_eq!(sharing(&response), [""; 3], "{route} {origin}");
            assert!(vary(&response).contains("Origin"), "{route} {origin}");
        }
        let silent = house.signed_in().await.send(house.get(route)).await;
        assert!(vary(&silent).contains("Origin"), "{route}");
    }
}

#[actix_web::test]
async fn two_origins_in_one_request_are_none() {
    let house = House::new();
    let request = house.get("/me").header("origin", APP).header("origin", APP);

    let response = house.signed_in().await.send(request).await;

    assert_eq!(sharing(&response), [""; 3]);
}

#[actix_web::test]
async fn a_listed_site_reads_nothing_else() {
    let house = House::new();
    for route in [
        "/",
        "/login",
        "/login/acme",
        "/callback/acme",
        "/logout",
        "/me/identities",
        "/sessions",
        "/healthz",
        "/embed/frame",
        "/embed/done?origin=http://app.localhost",
        "/mee",
        "/me/",
    ] {
        let response = ask(&house, route, APP).await;

        assert_eq!(sharing(&response), [""; 3], "{route}");
    }
}

#[actix_web::test]
async fn the_component_is_shared_without_credentials() {
    let house = House::new();

    let response = ask(&house, "/embed.js", APP).await;

    assert_eq!(sharing(&response), [APP, "", ""]);
}

#[actix_web::test]
async fn a_preflight_of_a_listed_site_is_answered_and_no_other() {
    let house = House::new();
    let preflight = async |route: &str, origin: &str| {
        let request = Request::get(&house.gateway.url(route))
            .method("OPTIONS")
            .header("origin", origin)
            .header("access-control-request-method", "GET")
            .header("access-control-request-headers", "content-type");
        house.gateway.browser().send(request).await
    };

    let answer = preflight("/me", APP).await;

    assert_eq!(answer.status, 204);
    assert_eq!(sharing(&answer), [APP, "true", "GET, HEAD"]);
    assert_eq!(
        answer.header("access-control-allow-headers"),
        "content-type, x-requested-with"
    );
    for (route, origin) in [
        ("/me", "https://elsewhere.example"),
        ("/logout", APP),
        ("/me/identities", APP),
    ] {
        let refused = preflight(route, origin).await;
        assert_eq!(refused.status, 405, "{route} {origin}");
        assert_eq!(sharing(&refused), [""; 3], "{route} {origin}");
    }
}

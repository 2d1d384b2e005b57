//! Front-channel logout: a frame of the provider's page names a session, where that was allowed.

use serde_json::json;
use url::form_urlencoded;

use super::House;
use crate::support::browser::{Browser, Request, Response, Site};

const ALLOWED: &str = "frontchannel_logout = true\n";

/// A frame of another site's page asks, which brings no cookie of ours.
async fn frame(house: &House, browser: &mut Browser, pairs: &[(&str, &str)]) -> Response {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish();
    let url = house
        .gateway
        .url(&format!("/logout/frontchannel/acme?{query}"));
    let request = Request::get(&url).from(Site::CrossEmbedded);
    browser.send(request).await
}

async fn signed_in(house: &House, sid: &str) -> Browser {
    house.idp.set_claim("sid", json!(sid));
    house.signed_in().await
}

#[actix_web::test]
async fn the_session_that_is_named_ends_without_its_cookie() {
    let house = House::with(ALLOWED);
    let (mut one, mut two) = (signed_in(&house, "s1").await, signed_in(&house, "s2").await);
    let issuer = house.idp.base().to_owned();

    let response = frame(&house, &mut one, &[("iss", &issuer), ("sid", "s1")]).await;

    assert_eq!(response.status, 200);
    assert_eq!(response.header("cache-control"), "no-store");
    assert_eq!(
        response.header("content-security-policy"),
        format!("default-src 'none'; frame-ancestors {issuer}")
    );
    assert_eq!(response.header("x-frame-options"), "");
    assert!(!house.is_signed_in(&mut one).await);
    assert!(house.is_signed_in(&mut two).await);
}

#[actix_web::test]
async fn the_answer_does_not_tell_whether_there_was_a_session() {
    let house = House::with(ALLOWED);
    let mut browser = signed_in(&house, "s1").await;
    let issuer = house.idp.base().to_owned();

    let nobody = frame(&house, &mut browser, &[("iss", &issuer), ("sid", "s9")]).await;
    let alive = house.is_signed_in(&mut browser).await;
    let somebody = frame(&house, &mut browser, &[("iss", &issuer), ("sid", "s1")]).await;

    assert!(alive);
    assert_eq!(
        (nobody.status, &nobody.body),
        (somebody.status, &somebody.body)
    );
    assert_eq!(
        nobody.header("content-security-policy"),
        somebody.header("content-security-policy")
    );
}

#[actix_web::test]
async fn both_names_are_needed_once_and_right() {
    let house = House::with(ALLOWED);
    let mut browser = signed_in(&house, "s1").await;
    let issuer = house.idp.base().to_owned();
    let slash = format!("{issuer}/");

    for pairs in [
        vec![],
        vec![("iss", issuer.as_str())],
        vec![("sid", "s1")],
        vec![("iss", ""), ("sid", "s1")],
        vec![("iss", &issuer), ("sid", "")],
        vec![("iss", "https://elsewhere.example"), ("sid", "s1")],
        vec![("iss", &slash), ("sid", "s1")],
        vec![("iss", &issuer), ("sid", "s1"), ("sid", "s1")],
        vec![("iss", &issuer), ("iss", &issuer), ("sid", "s1")],
    ] {
        let response = frame(&house, &mut browser, &pairs).await;

        assert_eq!(response.status, 400, "{pairs:?}");
        let policy = response.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{pairs:?}");
        assert_eq!(response.header("x-frame-options"), "DENY");
    }
    assert!(house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn a_cookie_that_does_arrive_must_be_of_that_session() {
    let house = House::with(ALLOWED);
    let (mut one, mut two) = (signed_in(&house, "s1").await, signed_in(&house, "s2").await);
    let issuer = house.idp.base().to_owned();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("iss", &issuer)
        .append_pair("sid", "s1")
        .finish();
    let url = house
        .gateway
        .url(&format!("/logout/frontchannel/acme?{query}"));
    let same_site = |url: &str| Request::get(url).from(Site::Same);

    let foreign = two.send(same_site(&url)).await;
    let alive = house.is_signed_in(&mut one).await && house.is_signed_in(&mut two).await;
    let own = one.send(same_site(&url)).await;

    assert_eq!((foreign.status, alive), (400, true));
    assert_eq!(own.status, 200);
    assert!(!house.is_signed_in(&mut one).await);
    assert!(house.is_signed_in(&mut two).await);
}

#[actix_web::test]
async fn unless_it_was_allowed_there_is_no_such_route() {
    let house = House::new();
    let mut browser = signed_in(&house, "s1").await;
    let issuer = house.idp.base().to_owned();

    let response = frame(&house, &mut browser, &[("iss", &issuer), ("sid", "s1")]).await;

    assert_eq!(response.status, 404);
    assert!(house.is_signed_in(&mut browser).await);
}

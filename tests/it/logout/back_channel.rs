//! Back-channel logout as a provider's server sees it: who may speak, and what it is answered.

use serde_json::json;

use super::{House, bring, exit_of, of_sid, of_sub};
use crate::support::browser::{Request, Response, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::Reply;
use crate::support::keys::{Key, Signer};
use crate::support::knock::knock;

const ROUTE: &str = "/logout/backchannel/acme";
const SUB: &str = "248289761001";

fn assert_believed(response: &Response) {
    assert_eq!(response.status, 200, "{}", response.text());
    assert_eq!(response.header("cache-control"), "no-store");
    assert_eq!(response.header("set-cookie"), "");
    assert!(response.body.is_empty());
}

#[actix_web::test]
async fn what_is_not_known_is_ignored_and_nobody_there_is_no_error() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    let members = json!({"sub": "nobody", "ignored_claim": {"a": [1]}, "events": {
        "http://schemas.openid.net/event/backchannel-logout": {"more": true}, "urn:other": {},
    }});
    let token = house.idp.logout_token(&members);
    let form = [
        ("ignored_parameter".to_owned(), "x".to_owned()),
        ("logout_token".to_owned(), token),
    ];
    let request = Request::post_form(&house.gateway.url(ROUTE), &form);

    let response = house.gateway.browser().send(request).await;

    assert_believed(&response);
    assert!(house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn it_answers_under_any_host_and_wherever_the_request_comes_from() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    let token = house.idp.logout_token(&of_sub(SUB));
    let body = format!("logout_token={token}");
    let request = format!(
        "POST {ROUTE} HTTP/1.1\r\nHost: gateway.internal:9\r\nOrigin: https://elsewhere.example\r\nSec-Fetch-Site: cross-site\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );

    let heard = knock(house.gateway.address(), request.as_bytes()).expect("it answers");

    assert_eq!(heard.status, 200, "{}", heard.text());
    assert!(!house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn only_a_form_with_one_token_is_read() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    let token = house.idp.logout_token(&of_sub(SUB));
    let url = house.gateway.url(ROUTE);
    let form = |pairs: &[(&str, &str)]| {
        let pairs: Vec<(String, String)> = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Request::post_form(&url, &pairs)
    };
    let requests = [
        form(&[]),
        form(&[("token", &token)]),
        form(&[("logout_token", &token), ("logout_token", &token)]),
        form(&[("logout_token", "")]),
        Request::get(&url)
            .method("POST")
            .header("content-type", "application/json")
            .body(format!("logout_token={token}").as_bytes()),
        Request::get(&format!("{url}?logout_token={token}"))
            .method("POST")
            .header("content-type", "application/x-www-form-urlencoded"),
    ];

    for request in requests {
        let response = house.gateway.browser().send(request).await;

        assert_eq!(response.status, 400, "{}", response.text());
        assert_eq!(response.json(), json!({"error": "invalid_request"}));
        assert_eq!(response.header("cache-control"), "no-store");
    }
    assert!(house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn other_methods_are_405_and_a_flood_is_413() {
    let house = House::new();
    let url = house.gateway.url(ROUTE);
    let token = house.idp.logout_token(&of_sub(SUB));
    let query = format!("{url}?logout_token={token}");
    let flood = [("logout_token".to_owned(), "x".repeat(65 * 1024))];

    let got = house.gateway.browser().get(&query).await;
    let large = Request::post_form(&url, &flood);
    let large = house.gateway.browser().send(large).await;
    let chunk = "x".repeat(0xFFFF);
    let chunked = format!(
        "POST {ROUTE} HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nffff\r\n{chunk}\r\nffff\r\n{chunk}\r\n0\r\n\r\n"
    );
    let chunked = knock(house.gateway.address(), chunked.as_bytes()).expect("it answers");

    assert_eq!((got.status, large.status, chunked.status), (405, 413, 413));
}

#[actix_web::test]
async fn a_provider_that_is_not_there_or_signs_nothing_has_no_such_route() {
    let house = House::of(
        "[providers.forge]\nprotocol = \"oauth2\"\nclient_id = \"x\"\n\
         endpoints = { authorize = \"https://forge.example/a\", token = \"https://forge.example/t\" }\n\
         userinfo = [{ as = \"user\", url = \"https://forge.example/u\" }]\nprofile = { sub = \"user.id\" }\n",
        "",
    );
    let token = house.idp.logout_token(&of_sub(SUB));

    for provider in ["forge", "nobody", "ACME"] {
        let response = bring(&house.gateway, provider, &token).await;
        assert_eq!(response.status, 404, "{provider}");
    }
}

#[actix_web::test]
async fn a_token_counts_once_and_hits_no_newer_session() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    let token = house.idp.logout_token(&of_sub(SUB));

    let first = bring(&house.gateway, "acme", &token).await;
    let ended = !house.is_signed_in(&mut browser).await;
    house.gateway.login(&mut browser, &house.idp, "acme").await;
    let second = bring(&house.gateway, "acme", &token).await;
    house.gateway.clock().advance(179);
    let third = bring(&house.gateway, "acme", &token).await;

    assert_believed(&first);
    assert!(ended);
    assert_eq!((second.status, third.status), (400, 400));
    assert!(house.is_signed_in(&mut browser).await);
}

#[actix_web::test]
async fn a_token_without_an_end_counts_once_for_as_long_as_it_is_believed() {
    let house = House::new();
    let members = json!({"sub": SUB, "exp": null});
    let (first, second) = (
        house.idp.logout_token(&members),
        house.idp.logout_token(&members),
    );
    bring(&house.gateway, "acme", &first).await;
    let mut browser = house.signed_in().await;

    house.gateway.clock().advance(600);
    let replayed = bring(&house.gateway, "acme", &first).await;
    let alive = house.is_signed_in(&mut browser).await;
    let other = bring(&house.gateway, "acme", &second).await;
    house.gateway.clock().advance(1);
    let late = bring(
        &house.gateway,
        "acme",
        &house.idp.logout_token(&json!({
            "sub": SUB, "exp": null, "iat": house.gateway.clock().now().seconds() - 601,
        })),
    )
    .await;

    assert_eq!((replayed.status, alive), (400, true));
    assert_believed(&other);
    assert!(!house.is_signed_in(&mut browser).await);
    assert_eq!(late.status, 400);
}

#[actix_web::test]
async fn the_same_name_of_a_token_at_another_provider_is_another_token() {
    let clock = clock();
    let (one, two) = (exit_of("one", &clock), exit_of("two", &clock));
    let toml = oidc("one", &one) + &oidc("two", &two);
    let gateway = TestGateway::start(&clock, &toml);
    let members = json!({"sub": SUB, "jti": "the same"});

    let first = bring(&gateway, "one", &one.logout_token(&members)).await;
    let second = bring(&gateway, "two", &two.logout_token(&members)).await;

    assert_believed(&first);
    assert_believed(&second);
}

#[actix_web::test]
async fn a_new_key_is_fetched_once() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    house.idp.publish(vec![Key::RsaTwo.jwk()]);
    house.idp.sign_with(Signer::Key(Key::RsaTwo, "RS256"));

    let response = bring(
        &house.gateway,
        "acme",
        &house.idp.logout_token(&of_sub(SUB)),
    )
    .await;

    assert_believed(&response);
    assert!(!house.is_signed_in(&mut browser).await);
    assert_eq!(house.idp.hits("jwks"), 2);
}

#[actix_web::test]
async fn made_up_keys_cost_one_fetch_a_minute_and_none_of_the_logins() {
    let house = House::new();
    house.signed_in().await;
    for turn in 0..20 {
        house
            .idp
            .set_header("kid", json!(format!("made-up-{turn}")));
        let token = house.idp.logout_token(&of_sub(SUB));
        let response = bring(&house.gateway, "acme", &token).await;
        assert_eq!(response.status, 400);
    }
    assert_eq!(
        house.idp.hits("jwks"),
        2,
        "one at the login, one for them all"
    );
    house.idp.omit_header("kid");

    house.idp.publish(vec![Key::RsaTwo.jwk()]);
    house.idp.sign_with(Signer::Key(Key::RsaTwo, "RS256"));
    let mut browser = house.signed_in().await;

    assert!(house.is_signed_in(&mut browser).await);
    assert_eq!(house.idp.hits("jwks"), 3);
}

#[actix_web::test]
async fn what_is_no_token_makes_nobody_ask_for_keys() {
    let house = House::new();

    for token in ["", "x", "a.b.c", "..", "eyJhbGciOiJub25lIn0.e30."] {
        assert_eq!(bring(&house.gateway, "acme", token).await.status, 400);
    }

    assert_eq!(
        (house.idp.hits("discovery"), house.idp.hits("jwks")),
        (0, 0)
    );
}

#[actix_web::test]
async fn without_the_keys_it_is_neither_believed_nor_refused() {
    let house = House::new();
    house.idp.reply("jwks", Reply::status(500));
    let token = house.idp.logout_token(&of_sid("s"));

    let response = bring(&house.gateway, "acme", &token).await;
    house.idp.heal("jwks");
    let later = bring(&house.gateway, "acme", &token).await;

    assert_eq!(response.status, 503, "{}", response.text());
    assert_believed(&later);
}

#[actix_web::test]
async fn a_page_elsewhere_can_make_a_browser_post_but_not_a_token() {
    let house = House::new();
    let mut browser = house.signed_in().await;
    let form = [("logout_token".to_owned(), "x".to_owned())];
    let request = Request::post_form(&house.gateway.url(ROUTE), &form).from(Site::Cross);

    let response = browser.send(request).await;

    assert_eq!(response.status, 400);
    assert!(house.is_signed_in(&mut browser).await);
}

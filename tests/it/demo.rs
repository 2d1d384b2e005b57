//! The demonstration providers, through their front door.

use std::sync::Arc;

use actix_web::http::header::HeaderMap;
use actix_web::test::{self, TestRequest};
use actix_web::{App, web};
use serde_json::{Value, json};
use url::{Url, form_urlencoded};
use vestibule::clock::{Clock, Timestamp};
use vestibule::demo::Demo;
use vestibule::provider::PublicUrl;

use crate::support::keys;

const NOW: Timestamp = Timestamp::from_seconds(1_795_428_000);
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const BASE: &str = "http://localhost:8080/auth/demo";
const OPENID: (&str, &str) = ("", "http://localhost:8080/auth/callback/demo");
const OAUTH2: (&str, &str) = ("/oauth2", "http://localhost:8080/auth/callback/demo_oauth2");

/// Both providers, mounted below a public URL with a path.
struct Stage {
    demo: Arc<Demo>,
    clock: Clock,
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Stage {
    fn new() -> Self {
        let clock = Clock::manual(NOW);
        let public_url = PublicUrl::parse("http://localhost:8080/auth").expect("this is a URL");
        let demo = Arc::new(Demo::new(&public_url, clock.clone()));
        Self { demo, clock }
    }

    async fn send(&self, request: TestRequest) -> Answer {
        let routes = Demo::routes(self.demo.clone());
        let app = App::new().service(web::scope("/auth").configure(routes));
        let app = test::init_service(app).await;
        let response = test::call_service(&app, request.to_request()).await;
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let body = test::read_body(response).await;
        Answer {
            status,
            headers,
            body: String::from_utf8(body.to_vec()).expect("pages are text"),
        }
    }

    async fn get(&self, uri: &str) -> Answer {
        self.send(TestRequest::get().uri(uri)).await
    }

    /// The authorization endpoint with a right request, in which one parameter is different.
    async fn authorize(&self, place: (&str, &str), name: &str, value: &str) -> Answer {
        let query = encode(&with(request(place.1), name, value));
        self.get(&format!("/auth/demo{}/authorize?{query}", place.0))
            .await
    }

    async fn code(&self, place: (&str, &str), person: &str) -> String {
        let answer = self.authorize(place, "choice", person).await;
        answer.param("code").expect("the answer has a code")
    }

    /// The token endpoint with a right request, in which one field is different.
    async fn redeem(&self, place: (&str, &str), code: &str, name: &str, value: &str) -> Answer {
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", place.1),
            ("client_id", "vestibule"),
            ("code_verifier", VERIFIER),
        ];
        let request = TestRequest::post()
            .uri(&format!("/auth/demo{}/token", place.0))
            .set_form(with(owned(&fields), name, value));
        self.send(request).await
    }

    async fn tokens(&self, place: (&str, &str), person: &str) -> Value {
        let code = self.code(place, person).await;
        self.redeem(place, &code, "x", "").await.json()
    }

    async fn person(&self, path: &str, token: &Value) -> Answer {
        let bearer = format!("Bearer {}", token.as_str().expect("a token is text"));
        let request = TestRequest::get().uri(&format!("/auth/demo{path}"));
        self.send(request.insert_header(("authorization", bearer)))
            .await
    }
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("headers are ASCII"))
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("the body is JSON")
    }

    /// A parameter that a redirect carries.
    fn param(&self, name: &str) -> Option<String> {
        let url = Url::parse(self.header("location")).ok()?;
        let mut pairs = url.query_pairs().into_owned();
        pairs
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn request(redirect_uri: &str) -> Vec<(String, String)> {
    owned(&[
        ("response_type", "code"),
        ("client_id", "vestibule"),
        ("redirect_uri", redirect_uri),
        ("scope", "openid profile email"),
        ("state", "a&b"),
        ("nonce", "the-nonce"),
        ("code_challenge", &keys::challenge(VERIFIER)),
        ("code_challenge_method", "S256"),
    ])
}

fn with(mut pairs: Vec<(String, String)>, name: &str, value: &str) -> Vec<(String, String)> {
    pairs.retain(|(known, _)| known != name);
    pairs.push((name.to_owned(), value.to_owned()));
    pairs
}

fn encode(pairs: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

#[actix_web::test]
async fn the_metadata_names_endpoints_below_the_public_url() {
    let metadata = Stage::new()
        .get("/auth/demo/.well-known/openid-configuration")
        .await
        .json();

    let named = [
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "userinfo_endpoint",
        "jwks_uri",
    ];
    let expected = ["", "/authorize", "/token", "/userinfo", "/jwks"]
        .map(|path| json!(format!("{BASE}{path}")));
    assert_eq!(named.map(|name| metadata[name].clone()), expected);
}

#[actix_web::test]
async fn an_id_token_is_signed_by_the_published_key_and_bound_to_the_request() {
    let stage = Stage::new();
    let key_set = stage.get("/auth/demo/jwks").await.json();

    let tokens = stage.tokens(OPENID, "ada").await;

    let id_token = tokens["id_token"].as_str().unwrap();
    assert!(keys::verifies(id_token, &key_set));
    let hash = keys::decode(&keys::challenge(tokens["access_token"].as_str().unwrap()));
    let (_, claims) = keys::read_token(id_token);
    assert_eq!(
        claims,
        json!({
            "iss": BASE,
            "aud": "vestibule",
            "iat": NOW.seconds(),
            "exp": NOW.seconds() + 600,
            "auth_time": NOW.seconds(),
            "nonce": "the-nonce",
            "at_hash": keys::encode(&hash[..16]),
            "sub": "ada",
            "name": "Ada Lovelace",
            "given_name": "Ada",
            "family_name": "Lovelace",
            "preferred_username": "ada",
            "email": "ada@example.com",
            "email_verified": true,
            "locale": "en-GB",
            "zoneinfo": "Europe/London",
            "groups": ["engineering", "analysts"],
        })
    );
}

#[actix_web::test]
async fn two_starts_have_two_keys() {
    let one = Stage::new().get("/auth/demo/jwks").await.json();
    let two = Stage::new().get("/auth/demo/jwks").await.json();

    assert_ne!(one["keys"][0]["x"], two["keys"][0]["x"]);
    assert_ne!(one["keys"][0]["kid"], two["keys"][0]["kid"]);
}

#[actix_web::test]
async fn userinfo_agrees_with_the_id_token() {
    let stage = Stage::new();
    let tokens = stage.tokens(OPENID, "soren").await;

    let person = stage
        .person("/userinfo", &tokens["access_token"])
        .await
        .json();

    assert_eq!(person["sub"], "soren");
    assert_eq!(person["email"], "soren@example.net");
    assert_eq!(person["email_verified"], false);
}

#[actix_web::test]
async fn the_plain_provider_describes_people_in_its_own_way() {
    let stage = Stage::new();
    let tokens = stage.tokens(OAUTH2, "ada").await;

    let person = stage
        .person("/oauth2/user", &tokens["access_token"])
        .await
        .json();

    assert_eq!(tokens.get("id_token"), None);
    assert_eq!(
        person,
        json!({
            "id": 7,
            "login": "ada",
            "full_name": "Ada Lovelace",
            "mail": {"address": "ada@example.com", "confirmed": true},
            "language": "en-GB",
            "teams": [{"name": "engineering"}, {"name": "analysts"}],
        })
    );
}

#[actix_web::test]
async fn the_page_offers_everybody_and_a_way_out() {
    let page = Stage::new().authorize(OPENID, "x", "").await;

    assert_eq!(
        (page.status, page.header("content-type")),
        (200, "text/html; charset=utf-8")
    );
    for choice in ["ada", "grace", "soren", "khwarizmi", "refuse"] {
        let end = format!("&amp;choice={choice}\"");
        assert!(page.body.contains(&end), "{choice}: {}", page.body);
    }
    assert!(
        page.body
            .contains("<span class=\"name\"><bdi>محمد بن موسى الخوارزمي</bdi>")
    );
}

#[actix_web::test]
async fn a_link_of_the_page_leads_back_with_a_code() {
    let stage = Stage::new();
    let page = stage.authorize(OAUTH2, "x", "").await;

    let (_, after) = page.body.split_once("class=\"person\" href=\"").unwrap();
    let (link, _) = after.split_once('"').unwrap();
    let answer = stage.get(&link.replace("&amp;", "&")).await;

    assert_eq!(answer.status, 303);
    assert!(answer.header("location").starts_with(OAUTH2.1));
    assert_eq!(answer.param("state").as_deref(), Some("a&b"));
    assert!(answer.param("code").is_some());
}

#[actix_web::test]
async fn pages_allow_nothing_but_their_style_sheet() {
    let stage = Stage::new();

    let page = stage.authorize(OPENID, "x", "").await;
    let style = stage.get("/auth/demo/style.css").await;

    assert_eq!(
        page.header("content-security-policy"),
        "default-src 'none'; img-src data:; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    assert!(page.body.contains("href=\"/auth/demo/style.css\""));
    for forbidden in ["<script", "<style", " style=", "http://", "https://"] {
        assert!(!page.body.contains(forbidden), "{forbidden}");
    }
    assert_eq!(
        (style.status, style.header("content-type")),
        (200, "text/css; charset=utf-8")
    );
}

#[actix_web::test]
async fn markup_in_a_request_stays_text() {
    let page = Stage::new()
        .get("/auth/demo/authorize?%3Cb%3E=1&%3Cb%3E=2")
        .await;

    assert_eq!(page.status, 400);
    assert!(page.body.contains("&quot;&lt;b&gt;&quot;") && !page.body.contains("<b>"));
}

#[actix_web::test]
async fn who_asks_from_elsewhere_is_sent_nowhere() {
    let stage = Stage::new();
    let odd = [
        ("client_id", "other"),
        ("client_id", ""),
        ("redirect_uri", "https://elsewhere.example/callback/demo"),
        ("redirect_uri", "http://localhost:8080/auth/callback/demo/"),
        ("redirect_uri", OAUTH2.1),
        ("choice", "nobody"),
    ];
    for (name, value) in odd {
        let answer = stage.authorize(OPENID, name, value).await;

        assert_eq!(
            (answer.status, answer.header("location")),
            (400, ""),
            "{name}={value}"
        );
    }
}

#[actix_web::test]
async fn a_parameter_given_twice_is_refused() {
    let query = encode(&request(OPENID.1));

    let answer = Stage::new()
        .get(&format!("/auth/demo/authorize?{query}&state=again"))
        .await;

    assert_eq!((answer.status, answer.header("location")), (400, ""));
}

#[actix_web::test]
async fn a_known_client_is_told_what_it_did_wrong() {
    let stage = Stage::new();
    let mistakes = [
        ("response_type", "token", "unsupported_response_type"),
        ("response_mode", "form_post", "invalid_request"),
        ("scope", "profile", "invalid_scope"),
        ("code_challenge", "", "invalid_request"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("prompt", "none", "login_required"),
        ("choice", "refuse", "access_denied"),
    ];
    for (name, value, error) in mistakes {
        let answer = stage.authorize(OPENID, name, value).await;

        assert_eq!(
            answer.param("error").as_deref(),
            Some(error),
            "{name}={value}"
        );
        assert_eq!(
            answer.param("state").as_deref(),
            Some("a&b"),
            "{name}={value}"
        );
        assert_eq!(answer.param("iss").as_deref(), Some(BASE), "{name}={value}");
        assert_eq!(answer.param("code"), None, "{name}={value}");
    }
}

#[actix_web::test]
async fn the_plain_provider_is_really_plain() {
    let answer = Stage::new().authorize(OAUTH2, "choice", "ada").await;

    assert_eq!(answer.param("iss"), None);
}

#[actix_web::test]
async fn a_code_is_good_once() {
    let stage = Stage::new();
    let code = stage.code(OPENID, "ada").await;

    let first = stage.redeem(OPENID, &code, "x", "").await;
    let second = stage.redeem(OPENID, &code, "x", "").await;

    assert_eq!((first.status, second.status), (200, 400));
    assert_eq!(second.json()["error"], "invalid_grant");
}

#[actix_web::test]
async fn a_code_is_good_for_a_minute() {
    let stage = Stage::new();
    let code = stage.code(OPENID, "ada").await;

    stage.clock.advance(60);
    let answer = stage.redeem(OPENID, &code, "x", "").await;

    assert_eq!(answer.json()["error"], "invalid_grant");
}

#[actix_web::test]
async fn whatever_does_not_fit_the_code_is_refused() {
    let stage = Stage::new();
    let misfits = [
        (
            "code_verifier",
            "another-verifier-that-is-long-enough-to-be-one",
            "invalid_grant",
        ),
        ("code_verifier", "", "invalid_grant"),
        ("redirect_uri", OAUTH2.1, "invalid_grant"),
        ("code", "unknown", "invalid_grant"),
        ("code", "", "invalid_request"),
        ("grant_type", "password", "unsupported_grant_type"),
        ("client_id", "other", "invalid_client"),
    ];
    for (name, value, error) in misfits {
        let code = stage.code(OPENID, "ada").await;

        let answer = stage.redeem(OPENID, &code, name, value).await;

        assert_eq!(answer.json()["error"], error, "{name}={value}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[actix_web::test]
async fn a_short_verifier_is_refused_even_when_it_matches() {
    let stage = Stage::new();
    let query = with(
        request(OPENID.1),
        "code_challenge",
        &keys::challenge("short"),
    );
    let query = encode(&with(query, "choice", "ada"));
    let code = stage
        .get(&format!("/auth/demo/authorize?{query}"))
        .await
        .param("code")
        .unwrap();

    let answer = stage.redeem(OPENID, &code, "code_verifier", "short").await;

    assert_eq!(answer.json()["error"], "invalid_grant");
}

#[actix_web::test]
async fn a_code_of_one_provider_is_unknown_to_the_other() {
    let stage = Stage::new();
    let code = stage.code(OPENID, "ada").await;

    let answer = stage.redeem(OAUTH2, &code, "x", "").await;

    assert_eq!(answer.json()["error"], "invalid_grant");
}

#[actix_web::test]
async fn a_token_request_that_is_no_form_is_refused_as_json() {
    let request = TestRequest::post()
        .uri("/auth/demo/token")
        .set_payload("{}");

    let answer = Stage::new().send(request).await;

    assert_eq!(
        (answer.status, answer.json()["error"].as_str()),
        (400, Some("invalid_request"))
    );
}

#[actix_web::test]
async fn an_access_token_opens_its_own_door_for_ten_minutes() {
    let stage = Stage::new();
    let token = stage.tokens(OPENID, "ada").await["access_token"].clone();

    let other_door = stage.person("/oauth2/user", &token).await;
    stage.clock.advance(599);
    let in_time = stage.person("/userinfo", &token).await;
    stage.clock.advance(1);
    let too_late = stage.person("/userinfo", &token).await;

    assert_eq!(
        [other_door, in_time, too_late].map(|answer| answer.status),
        [401, 200, 401]
    );
}

#[actix_web::test]
async fn without_a_token_there_is_nobody() {
    let answer = Stage::new().get("/auth/demo/userinfo").await;

    assert_eq!(answer.status, 401);
    assert_eq!(
        answer.header("www-authenticate"),
        "Bearer error=\"invalid_token\""
    );
}

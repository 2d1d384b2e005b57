//! What the token endpoint answers: what is refused, and what is forgiven.

use serde_json::{Value, json};

use crate::defects::table::{Defect, TOKEN, assert_all};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, Reply};

fn invalid(name: &'static str, reply: fn() -> Reply) -> Defect {
    Defect::provider(name, move |idp| idp.reply("token", reply())).is(
        502,
        "provider_invalid_response",
        TOKEN,
    )
}

fn refused(name: &'static str, reply: fn() -> Reply) -> Defect {
    Defect::provider(name, move |idp| idp.reply("token", reply())).is(
        502,
        "provider_refused",
        TOKEN,
    )
}

fn json_text(text: &str) -> Reply {
    Reply::text("application/json", text)
}

/// The honest answer with one member changed.
fn member(name: &'static str, member: &'static str, value: Value) -> Defect {
    Defect::provider(name, move |idp| {
        let value = value.clone();
        idp.patch("token", move |tokens| tokens[member] = value.clone());
    })
    .is(502, "provider_invalid_response", TOKEN)
}

#[actix_web::test]
async fn an_answer_without_a_usable_token_is_refused() {
    assert_all([
        invalid("nothing", || json_text("")),
        invalid("no content", || Reply::status(204)),
        invalid("null", || json_text("null")),
        invalid("an empty object", || json_text("{}")),
        invalid("a list", || json_text(r#"[{"access_token":"a"}]"#)),
        invalid("text", || json_text(r#""access_token""#)),
        invalid("a page", || Reply::text("text/html", "<p>a=b</p>")),
        invalid("half an answer", || json_text(r#"{"access_token":"a","#)),
        invalid("text behind the answer", || {
            json_text(r#"{"access_token":"a","token_type":"bearer"} and more"#)
        }),
        invalid("an answer a thousand deep", || {
            json_text(&format!("{}{}", "[".repeat(1000), "]".repeat(1000)))
        }),
        invalid("bytes that are no text", || {
            Reply::bytes(&[0xff, 0xfe, 0, 1]).header("content-type", "application/json")
        }),
        invalid("more values than any answer has", || {
            let list = vec![json!({}); 50_000];
            Reply::json(&json!({"access_token": "a", "token_type": "bearer", "list": list}))
        }),
        member("an empty access token", "access_token", json!("")),
        member("a number", "access_token", json!(1)),
        member("null for an access token", "access_token", Value::Null),
        member(
            "a line break in it",
            "access_token",
            json!("a\r\nX-Evil: 1"),
        ),
        member("a NUL in it", "access_token", json!("a\0b")),
        member("a space in it", "access_token", json!("a b")),
        member("letters beyond ASCII in it", "access_token", json!("ä€")),
        member(
            "more than 64 KiB",
            "access_token",
            json!("a".repeat(65 * 1024)),
        ),
        member(
            "a token that is bound to a key",
            "token_type",
            json!("DPoP"),
        ),
        member(
            "a token that must be signed for",
            "token_type",
            json!("mac"),
        ),
    ])
    .await;
}

#[actix_web::test]
async fn a_refusal_by_the_token_endpoint_is_one_whatever_its_status() {
    assert_all([
        refused("an error", || {
            json_text(r#"{"error":"invalid_grant"}"#).with_status(400)
        }),
        refused("an error with status 200", || {
            json_text(r#"{"error":"bad_verification_code"}"#)
        }),
        refused("an error beside a token", || {
            json_text(r#"{"error":"invalid_grant","access_token":"a","token_type":"bearer"}"#)
        }),
        refused("an error as a form", || {
            Reply::text("text/plain", "error=invalid_grant&error_description=x")
        }),
        refused("an error as an object", || {
            json_text(r#"{"error":{"message":"<script>","code":190}}"#).with_status(400)
        }),
        refused("a wrong client", || {
            json_text(r#"{"error":"invalid_client"}"#).with_status(401)
        }),
        refused("an empty refusal", || Reply::status(403)),
        refused("a page", || {
            Reply::text("text/html", "<h1>Bad</h1>").with_status(400)
        }),
    ])
    .await;
}

#[actix_web::test]
async fn a_token_endpoint_that_is_out_of_order_or_overrun_refuses_nobody() {
    let outage = |name, reply: fn() -> Reply| {
        Defect::provider(name, move |idp| idp.reply("token", reply())).is(
            502,
            "provider_unreachable",
            TOKEN,
        )
    };
    assert_all([
        outage("out of order", || Reply::status(503)),
        outage("a page of a proxy in front", || {
            Reply::text("text/html", "<h1>Bad gateway</h1>").with_status(502)
        }),
        outage("an error code beside it", || {
            json_text(r#"{"error":"invalid_grant"}"#).with_status(500)
        }),
        outage("too many questions", || Reply::status(429)),
    ])
    .await;
}

#[actix_web::test]
async fn what_half_the_world_gets_wrong_is_forgiven() {
    for (name, member, value) in [
        ("seconds as text", "expires_in", json!("60")),
        ("a fraction of seconds", "expires_in", json!(60.5)),
        ("negative seconds", "expires_in", json!(-1)),
        ("null seconds", "expires_in", Value::Null),
        ("seconds as an object", "expires_in", json!({})),
        ("bearer in small letters", "token_type", json!("bearer")),
        ("bearer in capitals", "token_type", json!("BEARER")),
        ("no type", "token_type", Value::Null),
        ("a list of scopes", "scope", json!(["openid", "email"])),
        ("scopes with commas", "scope", json!("openid,email")),
        ("no scopes", "scope", json!("")),
        ("a number for a refresh token", "refresh_token", json!(1)),
        ("more than was asked for", "user", json!([{"id": 1}])),
    ] {
        let idp = FakeIdp::start_with("acme", clock());
        idp.patch("token", move |tokens| tokens[member] = value.clone());

        assert_eq!(me_after_login(&idp).await, 200, "{name}");
    }
}

#[actix_web::test]
async fn an_answer_in_another_wrapping_is_read() {
    let shapes: [(&str, Shape); 6] = [
        ("a form", |tokens| {
            Reply::text("text/plain", &as_form(&tokens))
        }),
        ("a form that calls itself JSON", |tokens| {
            json_text(&as_form(&tokens))
        }),
        ("JSON that calls itself a page", |tokens| {
            Reply::text("text/html", &tokens.to_string())
        }),
        ("JSON without a type", |tokens| {
            Reply::bytes(tokens.to_string().as_bytes())
        }),
        ("created", |tokens| Reply::json(&tokens).with_status(201)),
        ("a byte order mark", |tokens| {
            json_text(&format!("\u{feff}{tokens}"))
        }),
    ];
    for (name, shape) in shapes {
        let idp = FakeIdp::start_with("acme", clock());
        idp.shape("token", shape);

        assert_eq!(me_after_login(&idp).await, 200, "{name}");
    }
}

/// Another form of the same answer.
type Shape = fn(Value) -> Reply;

fn as_form(tokens: &Value) -> String {
    let members = tokens.as_object().into_iter().flatten();
    url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(members.map(|(name, value)| {
            let text = value.as_str().map(str::to_owned);
            (name, text.unwrap_or_else(|| value.to_string()))
        }))
        .finish()
}

async fn me_after_login(idp: &FakeIdp) -> u16 {
    let gateway = TestGateway::start(&clock(), &oidc("acme", idp));
    let mut browser = gateway.browser();
    gateway.login(&mut browser, idp, "acme").await;
    gateway.me(&mut browser).await.status
}

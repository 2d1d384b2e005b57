//! Providers that answer nonsense full of secrets.

use serde_json::json;

use super::{CANARY, House, with_code};
use crate::support::idp::Reply;

#[actix_web::test]
async fn nonsense_of_a_provider_is_one_line_each_without_a_secret() {
    let mut house = House::new("");
    let garbage =
        "<h1>c4n4ry</h1>{\"access_token\":\"c4n4ry-access\",\"id_token\":\"eyJc4n4ry.e30.\"}";
    let replies = [
        Reply::text("text/html", garbage),
        Reply::text("application/json", garbage),
        Reply::json(
            &json!({"error": "invalid_grant", "error_description": "c4n4ry\u{2028}\u{1b}[31mred"}),
        )
        .with_status(400),
        Reply::json(&json!({"error": "c4n4ry\n\"}"})).with_status(400),
        Reply::json(&json!({"access_token": "c4n4ry\u{e9}\n", "token_type": "Bearer"})),
        Reply::json(&json!({"access_token": "c4n4ry", "token_type": "c4n4ry"})),
        Reply::json(
            &json!({"access_token": "c4n4ry", "id_token": "eyJhbGciOiJub25lIn0.c4n4ry.", "token_type": "Bearer"}),
        ),
        Reply::redirect("https://c4n4ry.example/"),
        Reply::status(500)
            .header("x-c4n4ry", "c4n4ry")
            .header("www-authenticate", "Bearer error=\"c4n4ry\""),
    ];
    for endpoint in ["token", "userinfo", "jwks"] {
        for reply in &replies {
            let mut browser = house.browser();
            house.idp.reply(endpoint, reply.clone());

            let end = house.login(&mut browser).await;

            assert!(
                end.status == 502 || end.status == 303,
                "{endpoint} {reply:?}: {}",
                end.status
            );
            assert!(!end.text().contains(CANARY), "{endpoint} {reply:?}");
        }
        house.idp.heal(endpoint);
    }
    let events = house.written();

    for code in [
        "provider_invalid_response",
        "provider_refused",
        "identity_invalid",
    ] {
        assert!(!with_code(&events, code).is_empty(), "{code}");
    }
    for event in events
        .iter()
        .filter(|event| event["level"] == "ERROR" || event["level"] == "WARN")
    {
        assert!(
            event["code"].is_string() || event["message"].is_string(),
            "{event}"
        );
    }
}

#[actix_web::test]
async fn an_unusable_description_of_a_provider_is_no_secret_told() {
    for reply in [
        Reply::text("text/html", "c4n4ry"),
        Reply::json(&json!({"issuer": "https://c4n4ry.example", "token_endpoint": "c4n4ry"})),
        Reply::redirect("https://c4n4ry.example/"),
    ] {
        let house = House::new("");
        house.idp.reply("discovery", reply);

        let start = house
            .browser()
            .get(&format!("{}/login/acme", house.base))
            .await;
        let events = house.written();

        assert!(
            start.status == 502 || start.status == 503,
            "{}",
            start.status
        );
        assert!(
            events
                .iter()
                .any(|event| event["provider"] == "acme" && event["level"] == "WARN")
        );
    }
}

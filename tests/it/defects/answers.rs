//! The answer to the authorization request: what the browser brings back.

use crate::defects::table::{Defect, NONE, TOKEN, assert_all};
use crate::support::browser::{Request, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{Answer, FakeIdp};

const MARKUP: &str = "<script>alert(1)</script>";

fn malformed(name: &'static str, change: fn(Answer) -> Answer) -> Defect {
    Defect::answer(name, change).is(400, "callback_malformed", NONE)
}

fn flip_last(text: &str) -> String {
    let (rest, last) = text.split_at(text.len() - 1);
    format!("{rest}{}", if last == "A" { "B" } else { "A" })
}

#[actix_web::test]
async fn an_answer_that_fits_no_attempt_of_this_browser_ends_nothing() {
    let other = "x".repeat(43);
    assert_all([
        malformed("without a state", |answer| answer.without("state")).and_the_attempt_goes_on(),
        malformed("with an empty state", |answer| answer.with("state", ""))
            .and_the_attempt_goes_on(),
        malformed("with an endless state", |answer| {
            answer.with("state", &"x".repeat(5000))
        })
        .and_the_attempt_goes_on(),
        malformed("with two states", |answer| {
            let state = answer.get("state").to_owned();
            answer.and("state", &state)
        })
        .and_the_attempt_goes_on(),
        Defect::answer("with a state nobody has", move |answer| {
            answer.with("state", &other)
        })
        .is(400, "attempt_missing", NONE)
        .and_the_attempt_goes_on(),
        Defect::answer("with a state that differs in its last letter", |answer| {
            let state = flip_last(answer.get("state"));
            answer.with("state", &state)
        })
        .is(400, "attempt_missing", NONE)
        .and_the_attempt_goes_on(),
        Defect::answer("with the name of the cookie for a state", |answer| {
            let state = answer.get("state")[..8].to_owned();
            answer.with("state", &state)
        })
        .is(400, "attempt_missing", NONE)
        .and_the_attempt_goes_on(),
        Defect::answer("with a state of other letters than ASCII", |answer| {
            answer.with("state", "ÄÖÜäöüß€")
        })
        .is(400, "attempt_missing", NONE)
        .and_the_attempt_goes_on(),
    ])
    .await;
}

#[actix_web::test]
async fn an_answer_that_is_not_one_is_never_exchanged() {
    assert_all([
        malformed("with neither code nor error", |answer| {
            answer.without("code")
        }),
        malformed("with an empty code", |answer| answer.with("code", "")),
        malformed("with a code of nine thousand letters", |answer| {
            answer.with("code", &"c".repeat(9000))
        }),
        malformed("with two codes", |answer| answer.and("code", "another")),
        malformed("with two equal codes", |answer| {
            let code = answer.get("code").to_owned();
            answer.and("code", &code)
        }),
        malformed("with two issuers", |answer| {
            answer.and("iss", "https://elsewhere.example")
        }),
        malformed("with two errors", |answer| {
            answer
                .error("access_denied")
                .and("error", "temporarily_unavailable")
        }),
        malformed("with two error descriptions", |answer| {
            answer
                .error("access_denied")
                .and("error_description", "a")
                .and("error_description", "b")
        }),
    ])
    .await;
}

#[actix_web::test]
async fn an_answer_of_another_issuer_is_never_exchanged() {
    assert_all([
        malformed("of another issuer", |answer| {
            answer.with("iss", "https://elsewhere.example")
        }),
        malformed("of an issuer with one more slash", |answer| {
            let issuer = format!("{}/", answer.get("iss"));
            answer.with("iss", &issuer)
        }),
        malformed("of an issuer in capitals", |answer| {
            let issuer = answer.get("iss").to_uppercase();
            answer.with("iss", &issuer)
        }),
        malformed("without the issuer that was promised", |answer| {
            answer.without("iss")
        }),
        malformed("with an empty issuer", |answer| answer.with("iss", "")),
        malformed("of another issuer, and an error besides", |answer| {
            answer
                .error("server_error")
                .with("iss", "https://elsewhere.example")
        }),
        Defect::provider("of another issuer where none was promised", |idp| {
            idp.patch("discovery", |document| {
                document["authorization_response_iss_parameter_supported"] = false.into();
            });
        })
        .answered(|answer| answer.with("iss", "https://elsewhere.example"))
        .is(400, "callback_malformed", NONE),
    ])
    .await;
}

#[actix_web::test]
async fn a_providers_error_is_believed_before_its_code() {
    assert_all([
        Defect::answer("an error", |answer| answer.error("server_error")).is(
            502,
            "provider_unreachable",
            NONE,
        ),
        Defect::answer("an outage", |answer| {
            answer.error("temporarily_unavailable")
        })
        .is(502, "provider_unreachable", NONE),
        Defect::answer("a setting", |answer| answer.error("invalid_scope")).is(
            502,
            "provider_refused",
            NONE,
        ),
        Defect::answer("an error beside a code", |answer| {
            answer.and("error", "invalid_scope")
        })
        .is(502, "provider_refused", NONE),
        Defect::answer("an error that is markup", |answer| {
            answer.error(MARKUP).and("error_description", MARKUP)
        })
        .is(502, "provider_refused", NONE),
        Defect::answer("an endless error", |answer| {
            answer.error(&"e".repeat(9000)).with("error_uri", MARKUP)
        })
        .is(502, "provider_refused", NONE),
        Defect::answer("a code that the provider never gave", |answer| {
            answer.with("code", "made-up")
        })
        .is(502, "provider_refused", TOKEN),
    ])
    .await;
}

#[actix_web::test]
async fn a_refusal_by_the_person_leads_to_the_chooser_and_exchanges_nothing() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();
    let page = gateway
        .begin_at(&mut browser, "/login/acme?return_to=/report")
        .await;
    // The code beside the error is there to be left alone.
    let answer = idp
        .authorize(&page)
        .and("error", "access_denied")
        .and("error_description", MARKUP);

    let response = gateway.finish(&mut browser, &answer).await;

    assert_eq!(
        (response.status, response.header("location")),
        (
            303,
            "/login?notice=denied&provider=acme&return_to=%2Freport"
        )
    );
    assert_eq!(idp.hits("token"), 0);
    assert!(browser.cookies().is_empty());
}

#[actix_web::test]
async fn what_a_provider_writes_beside_its_error_is_on_no_page() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    for error in ["server_error", "access_denied", MARKUP] {
        let mut browser = gateway.browser();
        let page = gateway.begin(&mut browser, "acme").await;
        let answer = idp
            .authorize(&page)
            .error(error)
            .and("error_description", "<b>call the zebra</b>")
            .and("error_uri", "https://elsewhere.example/help");

        let response = gateway.finish(&mut browser, &answer).await;
        let shown = if response.status == 303 {
            browser.get(&response.location()).await.text()
        } else {
            response.text()
        };

        for foreign in ["zebra", "elsewhere", "alert(1)"] {
            assert!(!shown.contains(foreign), "{error}: {foreign}");
        }
    }
}

#[actix_web::test]
async fn an_answer_comes_by_the_method_that_was_asked_for() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let by_form = format!("{}response_mode = \"form_post\"\n", oidc("forms", &idp));
    let gateway = TestGateway::start(&clock, &format!("{}{by_form}", oidc("acme", &idp)));
    let mut browser = gateway.browser();
    let query = idp.authorize(&gateway.begin(&mut browser, "acme").await);
    let form = idp.authorize(&gateway.begin(&mut browser, "forms").await);

    let posted = browser
        .post_form(query.redirect_uri(), query.params())
        .await;
    let fetched = browser.get(&form.url()).await;

    assert_eq!((posted.status, fetched.status), (400, 400));
    assert_eq!(idp.hits("token"), 0);
}

#[actix_web::test]
async fn a_parameter_once_in_the_form_and_once_in_the_query_comes_twice() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let section = format!("{}response_mode = \"form_post\"\n", oidc("acme", &idp));
    let gateway = TestGateway::start(&clock, &section);
    for parameter in ["code", "state", "iss"] {
        let mut browser = gateway.browser();
        let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);
        let value = answer.get(parameter);
        let url = format!("{}?{parameter}={value}", answer.redirect_uri());
        let request = Request::post_form(&url, answer.params())
            .from(Site::Same)
            .header("accept", "application/json");

        let response = browser.send(request).await;

        assert_eq!(response.status, 400, "{parameter}");
        assert_eq!(response.json()["code"], "callback_malformed", "{parameter}");
    }
    assert_eq!(idp.hits("token"), 0);
}

#[actix_web::test]
async fn an_access_token_brought_by_the_browser_signs_nobody_in() {
    let clock = clock();
    let idp = FakeIdp::start_with("forge", clock.clone());
    idp.serve("/api/user", &serde_json::json!({"id": 7}));
    let gateway = TestGateway::start(&clock, &super::userinfo::oauth2("forge", &idp));
    let mut browser = gateway.browser();
    let answer = idp.authorize(&gateway.begin(&mut browser, "forge").await);
    let token = answer
        .without("code")
        .without("iss")
        .and("access_token", "stolen")
        .and("token_type", "bearer");

    let response = gateway.finish(&mut browser, &token).await;
    let bearer = Request::get(&gateway.url("/me"))
        .header("accept", "application/json")
        .header("authorization", "Bearer stolen");
    let me = browser.send(bearer).await;

    assert_eq!((response.status, me.status), (400, 401));
    assert_eq!((idp.hits("token"), idp.hits("/api/user")), (0, 0));
}

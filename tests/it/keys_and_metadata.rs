//! Discovery and keys: what a document may say, when it is asked for, and what happens while a provider is down.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use futures_util::future::{join, join_all};
use serde_json::{Value, json};

use crate::support::browser::{Browser, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, Reply};
use crate::support::keys::{Key, Signer};

/// A gateway with one provider, `acme`.
fn gateway_of(idp: &FakeIdp) -> TestGateway {
    TestGateway::start(&clock(), &oidc("acme", idp))
}

/// Whether a fresh browser can sign in at `acme`.
async fn signs_in(gateway: &TestGateway, idp: &FakeIdp) -> bool {
    let mut browser = gateway.browser();
    gateway.login(&mut browser, idp, "acme").await;
    gateway.me(&mut browser).await.status == 200
}

async fn start(gateway: &TestGateway, provider: &str) -> Response {
    let mut browser = gateway.browser();
    let route = gateway.url(&format!("/login/{provider}"));
    browser.get_json(&route).await
}

/// The provider signs with this key from now on, and publishes it alone.
fn rotate(idp: &FakeIdp, key: Key) {
    idp.publish(vec![key.jwk()]);
    idp.sign_with(Signer::Key(key, "RS256"));
}

#[actix_web::test]
async fn documents_are_fetched_once_for_many_logins() {
    let idp = FakeIdp::start_with("acme", clock());
    let gateway = gateway_of(&idp);

    for _ in 0..5 {
        assert!(signs_in(&gateway, &idp).await);
    }

    assert_eq!((idp.hits("discovery"), idp.hits("jwks")), (1, 1));
}

#[actix_web::test]
async fn first_starts_at_once_share_one_fetch() {
    let idp = FakeIdp::start_with("acme", clock());
    let gateway = gateway_of(&idp);
    let gate = idp.hold("discovery");
    let starts = join_all((0..10).map(|_| start(&gateway, "acme")));
    let opening = async {
        gate.until_waiting(1).await;
        gate.open();
    };

    let (starts, ()) = join(starts, opening).await;

    assert!(starts.iter().all(|start| start.status == 303));
    assert_eq!(idp.hits("discovery"), 1);
}

#[actix_web::test]
async fn a_provider_nobody_uses_is_never_asked() {
    let (used, unused) = (FakeIdp::start(), FakeIdp::start());
    let sections = format!("{}{}", oidc("used", &used), oidc("unused", &unused));
    let gateway = TestGateway::start(&clock(), &sections);
    let mut browser = gateway.browser();

    browser.get(&gateway.url("/login")).await;
    browser.get(&gateway.url("/providers")).await;
    start(&gateway, "used").await;

    assert!(unused.received().is_empty());
}

#[actix_web::test]
async fn a_token_without_a_key_id_is_checked_with_the_only_key_that_fits() {
    let idp = FakeIdp::start_with("acme", clock());
    idp.omit_header("kid");
    // Of three published keys one is RSA.
    let gateway = gateway_of(&idp);

    assert!(signs_in(&gateway, &idp).await);
}

#[actix_web::test]
async fn a_key_changed_between_the_page_and_the_token_is_found() {
    let idp = FakeIdp::start_with("acme", clock());
    let gateway = gateway_of(&idp);
    let mut browser = gateway.browser();
    assert!(signs_in(&gateway, &idp).await);
    let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);
    rotate(&idp, Key::RsaTwo);

    gateway.finish(&mut browser, &answer).await;

    assert_eq!(gateway.me(&mut browser).await.status, 200);
    assert_eq!(idp.hits("jwks"), 2);
}

#[actix_web::test]
async fn a_new_key_under_the_old_name_is_found() {
    let idp = FakeIdp::start_with("acme", clock());
    let gateway = gateway_of(&idp);
    assert!(signs_in(&gateway, &idp).await);
    let mut key = Key::RsaTwo.jwk();
    key["kid"] = json!("rsa-one");
    idp.publish(vec![key]);
    idp.sign_with(Signer::Key(Key::RsaTwo, "RS256"));
    idp.set_header("kid", json!("rsa-one"));

    assert!(signs_in(&gateway, &idp).await);
    assert_eq!(idp.hits("jwks"), 2);
}

#[actix_web::test]
async fn a_key_that_is_published_no_more_is_believed_no_more() {
    let idp = FakeIdp::start_with("acme", clock());
    let gateway = gateway_of(&idp);
    assert!(signs_in(&gateway, &idp).await);
    rotate(&idp, Key::RsaTwo);
    assert!(signs_in(&gateway, &idp).await);

    idp.sign_with(Signer::Key(Key::RsaOne, "RS256"));

    assert!(!signs_in(&gateway, &idp).await);
}

#[actix_web::test]
async fn keys_are_asked_for_again_after_an_hour() {
    let idp = FakeIdp::start_with("acme", clock());
    let gateway = gateway_of(&idp);
    assert!(signs_in(&gateway, &idp).await);
    idp.publish(vec![Key::RsaTwo.jwk()]);
    gateway.clock().advance(3600);

    // Nothing but the hour says that the old key is gone.
    assert!(!signs_in(&gateway, &idp).await);
}

#[actix_web::test]
async fn made_up_key_ids_cause_one_fetch_a_minute() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    assert!(signs_in(&gateway, &idp).await);
    let fetched = async |tokens: u32, minute: u32| {
        let before = idp.hits("jwks");
        for token in 0..tokens {
            idp.set_header("kid", json!(format!("made-up-{minute}-{token}")));
            assert!(!signs_in(&gateway, &idp).await);
        }
        idp.hits("jwks") - before
    };

    let first = fetched(200, 1).await;
    clock.advance(59);
    let same_minute = fetched(5, 2).await;
    clock.advance(1);
    let next_minute = fetched(5, 3).await;

    assert_eq!((first, same_minute, next_minute), (1, 0, 1));
}

#[actix_web::test]
async fn logins_that_miss_a_key_at_once_share_one_fetch() {
    let idp = FakeIdp::start_with("acme", clock());
    let gateway = gateway_of(&idp);
    assert!(signs_in(&gateway, &idp).await);
    rotate(&idp, Key::RsaTwo);
    let gate = idp.hold("jwks");
    let logins = join_all((0..8).map(|_| signs_in(&gateway, &idp)));
    let opening = async {
        gate.until_waiting(1).await;
        gate.open();
    };

    let (logins, ()) = join(logins, opening).await;

    assert_eq!(logins, [true; 8]);
    assert_eq!(idp.hits("jwks"), 2);
}

#[actix_web::test]
async fn the_keys_of_one_provider_are_nothing_to_another() {
    let (one, other) = (
        FakeIdp::start_with("one", clock()),
        FakeIdp::start_with("acme", clock()),
    );
    let sections = format!("{}{}", oidc("one", &one), oidc("acme", &other));
    let gateway = TestGateway::start(&clock(), &sections);
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &one, "one").await;
    other.publish(vec![Key::RsaTwo.jwk()]);

    // Signed with the key of the first, under the name it has there.
    assert!(!signs_in(&gateway, &other).await);
}

#[actix_web::test]
async fn keys_nobody_can_use_are_passed_over() {
    let idp = FakeIdp::start_with("acme", clock());
    let mut encrypts = Key::RsaTwo.jwk();
    encrypts["use"] = json!("enc");
    encrypts["kid"] = json!("rsa-one");
    let mut unnamed = Key::RsaOne.jwk();
    unnamed["alg"] = Value::Null;
    unnamed["x5c"] = json!("odd");
    idp.publish(vec![
        json!(7),
        Value::Null,
        json!({"kty": "oct", "k": "c2VjcmV0", "kid": "rsa-one"}),
        json!({"kty": "EC", "crv": "P-999", "x": "AA", "y": "AA"}),
        json!({"kty": "RSA", "n": "!!", "e": "AQAB"}),
        json!({"kid": 3}),
        encrypts,
        unnamed,
    ]);
    let gateway = gateway_of(&idp);

    assert!(signs_in(&gateway, &idp).await);
}

/// A document that cannot be used: the start fails with this, and nothing else is asked of the provider.
async fn assert_unusable(name: &str, spoil: impl Fn(&FakeIdp), status: u16, code: &str) {
    let idp = FakeIdp::start_with("acme", clock());
    let other = FakeIdp::start_with("other", clock());
    spoil(&idp);
    let sections = format!("{}{}", oidc("acme", &idp), oidc("other", &other));
    let gateway = TestGateway::start(&clock(), &sections);

    let refused = start(&gateway, "acme").await;
    let others = start(&gateway, "other").await;

    assert_eq!(
        (refused.status, &refused.json()["code"]),
        (status, &json!(code)),
        "{name}"
    );
    assert_eq!(others.status, 303, "{name}");
    // After a second it is asked for its metadata again, in the background.
    let paths: BTreeSet<String> = idp.received().into_iter().map(|one| one.path).collect();
    let metadata = "/.well-known/openid-configuration".to_owned();
    assert_eq!(paths, BTreeSet::from([metadata]), "{name}");
}

#[actix_web::test]
async fn metadata_that_lacks_what_a_login_needs_starts_none() {
    for member in [
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "jwks_uri",
    ] {
        for value in [
            None,
            Some(Value::Null),
            Some(json!("")),
            Some(json!(7)),
            Some(json!({})),
        ] {
            let name = format!("{member}: {value:?}");
            let spoil = |idp: &FakeIdp| {
                let value = value.clone();
                idp.patch("discovery", move |document| match &value {
                    Some(value) => document[member] = value.clone(),
                    None => drop(document.as_object_mut().map(|all| all.remove(member))),
                });
            };
            assert_unusable(&name, spoil, 502, "provider_invalid_response").await;
        }
    }
}

#[actix_web::test]
async fn metadata_with_an_address_that_is_not_safe_starts_no_login() {
    let members = [
        "authorization_endpoint",
        "token_endpoint",
        "jwks_uri",
        "userinfo_endpoint",
    ];
    let addresses = [
        "http://provider.example/x",
        "http://169.254.169.254/latest/meta-data",
        "/relative",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://user:password@provider.example/",
    ];
    for member in members {
        for address in addresses {
            let spoil = |idp: &FakeIdp| {
                idp.patch("discovery", move |document| {
                    document[member] = json!(address);
                });
            };
            let name = format!("{member}: {address}");
            assert_unusable(&name, spoil, 502, "provider_invalid_response").await;
        }
    }
}

#[actix_web::test]
async fn metadata_of_another_issuer_starts_no_login() {
    for issuer in [
        "https://elsewhere.example",
        "http://127.0.0.1",
        "HTTP://127.0.0.1",
        "",
    ] {
        let spoil = |idp: &FakeIdp| idp.issuer(issuer);
        assert_unusable(issuer, spoil, 502, "provider_invalid_response").await;
    }
    let below = |idp: &FakeIdp| idp.issuer(&format!("{}/tenant", idp.base()));
    assert_unusable("a path below", below, 502, "provider_invalid_response").await;
    let slashes = |idp: &FakeIdp| idp.issuer(&format!("{}//", idp.base()));
    assert_unusable("two slashes", slashes, 502, "provider_invalid_response").await;
}

#[actix_web::test]
async fn what_is_no_metadata_starts_no_login() {
    let replies = [
        ("a page", Reply::text("text/html", "<p>Welcome</p>")),
        ("a list", Reply::json(&json!([]))),
        (
            "half a document",
            Reply::text("application/json", "{\"issuer\":"),
        ),
        ("nothing", Reply::status(200)),
        ("not there", Reply::status(404)),
        ("forbidden", Reply::status(403)),
    ];
    for (name, reply) in replies {
        let spoil = |idp: &FakeIdp| idp.reply("discovery", reply.clone());
        assert_unusable(name, spoil, 502, "provider_invalid_response").await;
    }
}

#[actix_web::test]
async fn json_is_json_however_its_type_is_spaced() {
    for kind in [
        "application/json; charset=utf-8",
        "application/json ;charset=UTF-8",
        "Application/JSON",
        "application/jwk-set+json",
    ] {
        let idp = FakeIdp::start_with("acme", clock());
        for endpoint in ["discovery", "jwks"] {
            idp.shape(endpoint, move |document| {
                Reply::text(kind, &document.to_string())
            });
        }

        assert!(signs_in(&gateway_of(&idp), &idp).await, "{kind}");
    }
}

#[actix_web::test]
async fn an_issuer_that_differs_by_its_last_slash_is_taken_as_the_provider_writes_it() {
    let clock = clock();
    let slashed = FakeIdp::start_with("acme", clock.clone());
    slashed.issuer(&format!("{}/", slashed.base()));
    let bare = FakeIdp::start_with("acme", clock.clone());
    let with_slash = oidc("acme", &bare).replacen(bare.base(), &format!("{}/", bare.base()), 1);

    let one = TestGateway::start(&clock, &oidc("acme", &slashed));
    let other = TestGateway::start(&clock, &with_slash);

    assert!(signs_in(&one, &slashed).await);
    assert!(signs_in(&other, &bare).await);
    let configured = json!(slashed.base());
    slashed.set_claim("iss", configured);
    assert!(
        !signs_in(&one, &slashed).await,
        "the token is held against the metadata, exactly"
    );
}

#[actix_web::test]
async fn odd_members_of_metadata_do_no_harm() {
    let idp = FakeIdp::start_with("acme", clock());
    idp.patch("discovery", |document| {
        for (member, value) in [
            ("response_types_supported", json!("code")),
            ("subject_types_supported", Value::Null),
            (
                "id_token_signing_alg_values_supported",
                json!([1, null, "RS999"]),
            ),
            ("scopes_supported", json!("openid email")),
            ("claims_supported", json!([{"name": "sub"}])),
            ("ui_locales_supported", json!([7])),
            ("token_endpoint_auth_methods_supported", json!("none")),
            ("code_challenge_methods_supported", json!([])),
            ("op_policy_uri", json!("")),
            ("registration_endpoint", json!("/relative")),
            ("revocation_endpoint", json!(7)),
            ("end_session_endpoint", json!("http://insecure.example/")),
            ("request_parameter_supported", json!("true")),
            (
                "authorization_response_iss_parameter_supported",
                json!("true"),
            ),
            ("mtls_endpoint_aliases", json!([])),
        ] {
            document[member] = value;
        }
        document
            .as_object_mut()
            .map(|all| all.remove("grant_types_supported"));
    });

    assert!(signs_in(&gateway_of(&idp), &idp).await);
}

#[actix_web::test]
async fn a_provider_without_userinfo_signs_in_by_its_id_token() {
    for value in [Value::Null, json!("")] {
        let idp = FakeIdp::start_with("acme", clock());
        idp.patch("discovery", move |document| {
            document["userinfo_endpoint"] = value.clone();
        });

        assert!(signs_in(&gateway_of(&idp), &idp).await);
        assert_eq!(idp.hits("userinfo"), 0);
    }
}

#[actix_web::test]
async fn a_provider_that_is_down_costs_its_own_button_only() {
    let up = FakeIdp::start_with("up", clock());
    let down = FakeIdp::start_with("down", clock());
    down.reply("discovery", Reply::status(503));
    let sections = format!("{}{}", oidc("up", &up), oidc("down", &down));
    let gateway = TestGateway::start(&clock(), &sections);
    let mut browser = gateway.browser();
    let before = browser.get(&gateway.url("/login")).await;

    let refused = start(&gateway, "down").await;
    let chooser = browser.get(&gateway.url("/login")).await;
    let list = browser.get_json(&gateway.url("/providers")).await.json();

    assert_eq!(
        (refused.status, refused.json()["code"].as_str()),
        (503, Some("provider_unreachable"))
    );
    assert!(!refused.header("retry-after").is_empty());
    assert!(!before.text().contains("Not answering"));
    assert_eq!(
        (
            chooser.status,
            chooser.text().matches("Not answering").count()
        ),
        (200, 1)
    );
    assert!(chooser.text().contains("href=\"/login/down\""));
    let available: Vec<&Value> = (0..2)
        .map(|at| &list["providers"][at]["available"])
        .collect();
    assert_eq!(available, [&json!(true), &json!(false)]);
    gateway.login(&mut browser, &up, "up").await;
    assert_eq!(gateway.me(&mut browser).await.json()["provider"], "up");
    assert_eq!(browser.get(&gateway.url("/readyz")).await.status, 200);
}

/// Asks until the list says so, with real requests and an end.
async fn until_available(gateway: &TestGateway, browser: &mut Browser) {
    let deadline = Instant::now() + Duration::from_mins(2);
    loop {
        let list = browser.get_json(&gateway.url("/providers")).await.json();
        if list["providers"][0]["available"] == json!(true) {
            return;
        }
        assert!(Instant::now() < deadline, "the provider never came back");
    }
}

#[actix_web::test]
async fn a_provider_that_comes_back_is_found_by_itself() {
    let idp = FakeIdp::start_with("acme", clock());
    idp.reply("discovery", Reply::status(503));
    let gateway = gateway_of(&idp);
    let mut browser = gateway.browser();
    let mut refused = Vec::new();
    for _ in 0..20 {
        refused.push(start(&gateway, "acme").await);
    }
    let asked_while_down = idp.hits("discovery");
    idp.heal("discovery");

    until_available(&gateway, &mut browser).await;

    assert!(refused.iter().all(|start| start.status == 503));
    // After one second, two more and four more it is asked again, however many want to start.
    assert!(
        asked_while_down < 10,
        "who is known to be down is not asked at every start: {asked_while_down}"
    );
    assert!(signs_in(&gateway, &idp).await);
}

#[actix_web::test]
async fn the_gateway_starts_while_every_provider_is_down() {
    let sections = ["one", "two", "three", "four", "five"].map(|id| {
        format!("[providers.{id}]\nissuer = \"http://127.0.0.1:9\"\nclient_id = \"x\"\n")
    });
    let gateway = TestGateway::start(&clock(), &sections.concat());
    let mut browser = gateway.browser();

    let chooser = browser.get(&gateway.url("/login")).await;
    let ready = browser.get(&gateway.url("/readyz")).await;
    let refused = start(&gateway, "four").await;

    assert_eq!(
        (chooser.status, ready.status, refused.status),
        (200, 200, 503)
    );
}

#[actix_web::test]
async fn keys_that_cannot_be_fetched_anew_leave_the_old_in_use() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    assert!(signs_in(&gateway, &idp).await);
    idp.reply("jwks", Reply::status(500));
    idp.reply("discovery", Reply::status(500));
    clock.advance(4000);

    assert!(signs_in(&gateway, &idp).await);
}

#[actix_web::test]
async fn keys_that_cannot_be_fetched_anew_are_not_asked_for_at_every_login() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    assert!(signs_in(&gateway, &idp).await);
    idp.reply("jwks", Reply::status(500));
    clock.advance(4000);
    idp.forget_requests();

    for _ in 0..3 {
        assert!(signs_in(&gateway, &idp).await);
    }
    let in_a_minute = idp.hits("jwks");
    clock.advance(60);
    signs_in(&gateway, &idp).await;

    assert_eq!((in_a_minute, idp.hits("jwks")), (1, 2));
}

#[actix_web::test]
async fn logins_that_wait_for_the_same_keys_do_not_wait_for_each_others_failures() {
    const LOGINS: usize = 6;
    let idp = FakeIdp::start_with("acme", clock());
    let gateway = gateway_of(&idp);
    idp.reply("jwks", Reply::status(500));
    let gate = idp.hold("jwks");
    let logins = join_all((0..LOGINS).map(|_| signs_in(&gateway, &idp)));
    let opening = async {
        gate.until_waiting(1).await;
        while idp.hits("token") < LOGINS {
            start(&gateway, "acme").await;
        }
        // The provider has told all of them their tokens before it answers this, and they read them while others start.
        Browser::new().get(&idp.url("/nothing")).await;
        for _ in 0..20 {
            start(&gateway, "acme").await;
        }
        gate.open();
    };

    let (logins, ()) = join(logins, opening).await;

    assert_eq!(logins, [false; LOGINS]);
    let fetches = idp.hits("jwks");
    assert!(fetches < LOGINS, "{fetches} fetches one after the other");
}

#[actix_web::test]
async fn a_key_set_of_hundreds_is_not_read() {
    let idp = FakeIdp::start_with("acme", clock());
    let gateway = gateway_of(&idp);
    let keys = |count: usize| {
        let mut keys = vec![json!({"kty": "oct"}); count - 1];
        keys.push(Key::RsaOne.jwk());
        keys
    };

    idp.publish(keys(257));
    let refused = signs_in(&gateway, &idp).await;
    idp.publish(keys(256));

    assert!(!refused);
    assert!(signs_in(&gateway, &idp).await);
}

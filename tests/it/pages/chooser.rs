//! The chooser: its order, its marks, and what it says.

use serde_json::json;

use super::{button, links, order};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{FakeIdp, Reply};

struct House {
    one: FakeIdp,
    other: FakeIdp,
    gateway: TestGateway,
}

impl House {
    /// Two providers, neither in the order of the alphabet, and this under `[login]`.
    fn new(login: &str) -> Self {
        let clock = clock();
        let (one, other) = (
            FakeIdp::start_with("zeta", clock.clone()),
            FakeIdp::start_with("alpha", clock.clone()),
        );
        let origins = "[login]\nreturn_to_origins = [\"https://app.example.com\"]\n";
        let toml = format!(
            "{origins}{login}\n{}{}",
            oidc("zeta", &one),
            oidc("alpha", &other)
        );
        let gateway = TestGateway::start(&clock, &toml);
        Self {
            one,
            other,
            gateway,
        }
    }
}

#[actix_web::test]
async fn providers_stand_in_the_order_of_the_file() {
    let house = House::new("");

    let page = house
        .gateway
        .browser()
        .get(&house.gateway.url("/login"))
        .await;
    let list = house
        .gateway
        .browser()
        .get_json(&house.gateway.url("/providers"))
        .await
        .json();

    assert_eq!(order(&page), ["zeta", "alpha"]);
    assert_eq!(
        [&list["providers"][0]["id"], &list["providers"][1]["id"]],
        ["zeta", "alpha"]
    );
}

#[actix_web::test]
async fn the_list_for_own_pages_has_the_members_of_the_contract() {
    let house = House::new("");

    let list = house
        .gateway
        .browser()
        .get_json(&house.gateway.url("/providers"))
        .await
        .json();

    assert_eq!(
        list["providers"][0],
        json!({
            "id": "zeta",
            "name": "zeta",
            "login_url": house.gateway.url("/login/zeta"),
            "logo_url": null,
            "available": true,
        })
    );
}

#[actix_web::test]
async fn the_provider_used_last_is_marked_moved_or_forgotten() {
    for (setting, marked, first) in [
        ("badge", true, "zeta"),
        ("first", true, "alpha"),
        ("off", false, "zeta"),
    ] {
        let house = House::new(&format!("last_used = \"{setting}\""));
        let mut browser = house.gateway.browser();
        house
            .gateway
            .login(&mut browser, &house.other, "alpha")
            .await;
        browser.post_form(&house.gateway.url("/logout"), &[]).await;

        let page = browser.get(&house.gateway.url("/login")).await;

        assert_eq!(
            button(&page, "alpha").contains("Last used"),
            marked,
            "{setting}"
        );
        assert!(!button(&page, "zeta").contains("Last used"), "{setting}");
        assert_eq!(order(&page)[0], first, "{setting}");
        let remembered = browser
            .cookies()
            .iter()
            .any(|cookie| cookie.name.contains("-last"));
        assert_eq!(remembered, marked, "{setting}");
    }
}

#[actix_web::test]
async fn a_provider_that_fails_is_marked_and_stays_a_link() {
    let house = House::new("");
    house.one.reply("discovery", Reply::status(500));
    let mut browser = house.gateway.browser();

    let failed = browser.get(&house.gateway.url("/login/zeta")).await;
    let page = browser.get(&house.gateway.url("/login")).await;
    let list = browser
        .get_json(&house.gateway.url("/providers"))
        .await
        .json();

    assert_eq!(failed.status, 503);
    assert_eq!(failed.header("retry-after"), "5");
    assert!(button(&page, "zeta").contains("Not answering"));
    assert!(button(&page, "zeta").contains("href=\"/login/zeta\""));
    assert!(!button(&page, "alpha").contains("Not answering"));
    assert_eq!(
        [
            &list["providers"][0]["available"],
            &list["providers"][1]["available"]
        ],
        [false, true]
    );
}

#[actix_web::test]
async fn the_chooser_says_where_a_login_leads_when_that_is_elsewhere() {
    let house = House::new("");
    let mut browser = house.gateway.browser();

    let away = browser
        .get(
            &house
                .gateway
                .url("/login?return_to=https://app.example.com/deep"),
        )
        .await
        .text();
    let here = browser
        .get(&house.gateway.url("/login?return_to=/deep"))
        .await
        .text();

    assert!(away.contains("You will continue to"), "{away}");
    assert!(away.contains("app.example.com"));
    assert!(!here.contains("You will continue to"));
}

#[actix_web::test]
async fn who_says_no_comes_back_to_the_chooser_which_says_so() {
    let house = House::new("");
    let mut browser = house.gateway.browser();
    let page = house
        .gateway
        .begin_at(&mut browser, "/login/zeta?return_to=/deep")
        .await;

    let denied = house.one.authorize(&page).error("access_denied");
    let response = house.gateway.finish(&mut browser, &denied).await;
    let chooser = browser.get(&response.location()).await;

    assert_eq!(response.status, 303);
    assert_eq!(
        response.location(),
        house
            .gateway
            .url("/login?notice=denied&provider=zeta&return_to=%2Fdeep")
    );
    assert!(
        chooser.text().contains("You stopped signing in with"),
        "{}",
        chooser.text()
    );
    assert!(links(&chooser).contains(&"/login/zeta?return_to=%2Fdeep".to_owned()));
    assert_eq!(house.one.hits("token"), 0);
    assert!(browser.cookies().is_empty(), "the attempt is over");
}

#[actix_web::test]
async fn a_notice_takes_fixed_words_and_known_providers_only() {
    let house = House::new("");
    let mut browser = house.gateway.browser();
    for query in [
        "notice=denied",
        "notice=denied&provider=nobody",
        "notice=Call%200900&provider=zeta",
        "provider=zeta",
        "notice=denied&provider=%3Cb%3E",
        "notice=&provider=zeta",
    ] {
        let page = browser
            .get(&house.gateway.url(&format!("/login?{query}")))
            .await;

        assert_eq!(page.status, 200, "{query}");
        assert!(!page.text().contains("class=\"notice\""), "{query}");
        assert!(
            !page.text().contains("0900") && !page.text().contains("nobody"),
            "{query}"
        );
    }
}

#[actix_web::test]
async fn another_account_is_asked_for_all_the_way() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let passes = "authorize.passes = [\"prompt\"]\n";
    let gateway = TestGateway::start(&clock, &(oidc("acme", &idp) + passes));
    let mut browser = gateway.browser();
    gateway.login(&mut browser, &idp, "acme").await;

    let signed_in = browser.get(&gateway.url("/login?return_to=/deep")).await;
    let chooser = browser
        .get(&gateway.url("/login?prompt=select_account&return_to=%2Fdeep"))
        .await;
    let start = browser
        .get(&gateway.url("/login/acme?return_to=%2Fdeep&prompt=select_account"))
        .await;

    assert_eq!(
        links(&signed_in),
        [
            "/deep".to_owned(),
            "/login?prompt=select_account&return_to=%2Fdeep".to_owned()
        ]
    );
    assert_eq!(
        links(&chooser),
        ["/login/acme?return_to=%2Fdeep&prompt=select_account"]
    );
    assert!(
        start.location().contains("prompt=select_account"),
        "{}",
        start.location()
    );
}

#[actix_web::test]
async fn somebody_who_is_signed_in_is_shown_as_whom_and_sent_nowhere() {
    let house = House::new("auto_redirect = true");
    let mut browser = house.gateway.browser();
    house.gateway.login(&mut browser, &house.one, "zeta").await;
    let route = "/login?return_to=https://app.example.com/deep";
    let before = house.one.hits("authorize");

    for route in [route, "/login", "/login?notice=denied&provider=zeta"] {
        let page = browser.get(&house.gateway.url(route)).await;

        assert_eq!((page.status, page.header("location")), (200, ""), "{route}");
        assert_eq!(page.header("refresh"), "", "{route}");
        let text = page.text();
        assert!(
            text.contains("You are signed in") && text.contains("Jane Doe"),
            "{text}"
        );
    }
    let page = browser.get(&house.gateway.url(route)).await;

    assert!(
        page.text()
            .contains("Continue to <bdi>app.example.com</bdi>"),
        "{}",
        page.text()
    );
    assert_eq!(links(&page)[0], "https://app.example.com/deep");
    assert_eq!(
        house.one.hits("authorize"),
        before,
        "nobody was asked again"
    );
}

#[actix_web::test]
async fn the_provider_used_last_is_remembered_by_its_id_alone_and_by_this_host() {
    let house = House::new("");
    let mut browser = house.gateway.browser();
    let end = house.gateway.login(&mut browser, &house.one, "zeta").await;

    let cookies = end.headers_named("set-cookie").into_iter();
    let last: Vec<String> = cookies.filter(|cookie| cookie.contains("-last")).collect();

    let (_, value) = last[0].split_once('=').expect("it is a cookie");
    assert_eq!(
        value,
        "zeta; HttpOnly; SameSite=Lax; Path=/; Max-Age=15552000"
    );
    assert_eq!(last.len(), 1);
}

#[actix_web::test]
async fn buttons_say_what_the_preset_or_the_section_says_in_the_language_of_the_page() {
    let section = |id: &str, more: &str| {
        let credentials = format!("client_id = \"x\"\nclient_secret = \"{:0>32}\"\n", "y");
        format!("[providers.{id}]\n{credentials}{more}")
    };
    let toml = [
        section("google", ""),
        section("microsoft", ""),
        section("amazon", ""),
        section("github", "wording = \"sign_in\"\n"),
        section("line", "wording = \"continue\"\n"),
    ];
    let gateway = TestGateway::start(&clock(), &toml.concat());
    for (lang, expected) in [
        (
            "en",
            [
                "Continue with <bdi>Google</bdi>",
                "Sign in with <bdi>Microsoft</bdi>",
                "Log in with <bdi>Amazon</bdi>",
                "Sign in with <bdi>GitHub</bdi>",
                "Continue with <bdi>LINE</bdi>",
            ],
        ),
        (
            "ja",
            [
                "<bdi>Google</bdi> で続ける",
                "<bdi>Microsoft</bdi> でサインイン",
                "<bdi>Amazon</bdi> でログイン",
                "<bdi>GitHub</bdi> でサインイン",
                "<bdi>LINE</bdi> で続ける",
            ],
        ),
    ] {
        let route = gateway.url(&format!("/login?lang={lang}"));
        let page = gateway.browser().get(&route).await;

        let ids = ["google", "microsoft", "amazon", "github", "line"];
        for (id, words) in ids.into_iter().zip(expected) {
            assert!(
                button(&page, id).contains(words),
                "{lang} {id}: {}",
                button(&page, id)
            );
        }
    }
}

#[actix_web::test]
async fn without_providers_the_page_says_what_to_do() {
    let gateway = TestGateway::start(&clock(), "");

    let page = gateway.browser().get(&gateway.url("/login")).await;

    assert_eq!(page.status, 200);
    assert!(page.text().contains("[providers.acme]"));
}

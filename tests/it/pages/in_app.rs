//! Browsers inside of other apps: whoever comes in one is told before a provider turns them away, and how to go on elsewhere.

use super::{links, order};
use crate::support::browser::{Request, Response};
use crate::support::gateway::{TestGateway, clock};

/// A provider that is known to turn such browsers away, and one that is not.
const TWO: &str = "[providers.google]\nclient_id = \"x\"\nclient_secret = \"y\"\n\
    [providers.github]\nclient_id = \"x\"\nclient_secret = \"y\"\n";
/// Where the address to be copied stands.
const COPIED: &str = "<code class=\"copy\">";

/// What apps send, as collected in public test data.
const IN_APPS: [&str; 12] = [
    "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A.240205.002; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.7444.48 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/485.0.0.43.107;FBDV/iPhone15,2;FBSN/iOS;FBSV/18.5]",
    "Mozilla/5.0 (Linux; Android 4.4.2) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/30.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/38.0.0.47.240;]",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22F76 Instagram 352.0.0.25.86 (iPhone15,2; iOS 18_5; de_DE)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.12.1",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.50(0x1800323d) NetType/WIFI Language/zh_CN",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 musical_ly_32.5.0 JsSdk/2.0 BytedanceWebview/d8a21c6",
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36 trill_340204 BytedanceWebview/d8a21c6",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Snapchat/12.40.0.40 (like Safari/8618, panda)",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.32.2485",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [Pinterest/iOS]",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 KAKAOTALK 10.9.5",
];

/// What browsers send, and what opens a page in the browser's own window inside of an app.
const BROWSERS: [&str; 9] = [
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.7 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "curl/8.14.1",
    "",
];

async fn chooser(gateway: &TestGateway, query: &str, agent: &str) -> Response {
    let request = Request::get(&gateway.url(&format!("/login{query}")));
    let mut browser = gateway.browser();
    browser.send(request.header("user-agent", agent)).await
}

#[actix_web::test]
async fn in_an_app_the_chooser_says_who_refuses_it_and_which_address_to_open_elsewhere() {
    let gateway = TestGateway::start(&clock(), TWO);
    for agent in IN_APPS {
        let page = chooser(&gateway, "?return_to=%2Fdeep", agent).await;

        let text = page.text();
        assert_eq!(page.status, 200, "{agent}");
        assert!(
            text.contains("<bdi>Google</bdi> does not let anybody sign in inside another app."),
            "{agent}: {text}"
        );
        let address = gateway.url("/login?return_to=%2Fdeep");
        assert!(
            text.contains(&format!("{COPIED}{address}</code>")),
            "{agent}"
        );
        assert!(!text.contains("<script"), "it works without");
    }
}

#[actix_web::test]
async fn in_an_app_every_way_stays_a_link() {
    let gateway = TestGateway::start(&clock(), TWO);

    let page = chooser(&gateway, "", IN_APPS[0]).await;

    assert_eq!(order(&page), ["google", "github"]);
    assert_eq!(links(&page), ["/login/google", "/login/github"]);
}

#[actix_web::test]
async fn in_a_browser_of_its_own_nothing_is_said() {
    let gateway = TestGateway::start(&clock(), TWO);
    for agent in BROWSERS {
        let page = chooser(&gateway, "", agent).await;

        assert_eq!(page.status, 200, "{agent}");
        assert!(!page.text().contains(COPIED), "{agent}");
    }
}

#[actix_web::test]
async fn where_no_provider_minds_nothing_is_said_and_the_page_depends_on_no_browser() {
    let github = TWO.split_once("[providers.github]").expect("it is there").1;
    let gateway = TestGateway::start(&clock(), &format!("[providers.github]{github}"));
    let minding = TestGateway::start(&clock(), TWO);

    let page = chooser(&gateway, "", IN_APPS[0]).await;
    let minded = chooser(&minding, "", BROWSERS[0]).await;

    let vary = |page: &Response| page.headers_named("vary").join(", ");
    assert!(!page.text().contains(COPIED));
    assert!(!vary(&page).contains("User-Agent"), "{}", vary(&page));
    assert!(vary(&minded).contains("User-Agent"), "{}", vary(&minded));
    assert!(vary(&minded).contains("Accept-Language"));
}

#[actix_web::test]
async fn whether_a_provider_minds_is_said_by_its_section() {
    let allowed = TWO.replacen("client_id", "in_app_browsers = \"allowed\"\nclient_id", 1);
    let both = TWO.replace("client_id", "in_app_browsers = \"refused\"\nclient_id");
    let page = async |toml: &str| {
        let gateway = TestGateway::start(&clock(), toml);
        chooser(&gateway, "", IN_APPS[0]).await.text()
    };

    let (none, several) = (page(&allowed).await, page(&both).await);

    assert!(!none.contains(COPIED));
    assert!(
        several.contains("Some of these ways do not work inside another app."),
        "{several}"
    );
}

#[actix_web::test]
async fn the_chooser_is_not_skipped_for_the_only_provider_that_refuses_the_browser() {
    let (google, _) = TWO.split_once("[providers.github]").expect("it is there");
    let gateway = TestGateway::start(
        &clock(),
        &format!("[login]\nauto_redirect = true\n{google}"),
    );

    let in_app = chooser(&gateway, "", IN_APPS[0]).await;
    let elsewhere = chooser(&gateway, "", BROWSERS[0]).await;

    assert_eq!((in_app.status, elsewhere.status), (200, 303));
    assert!(in_app.text().contains(COPIED));
}

#[actix_web::test]
async fn the_notice_holds_nothing_but_the_address_that_was_checked() {
    let gateway = TestGateway::start(&clock(), TWO);
    let query =
        "?return_to=%2F%3F%22%3E%3Cscript%3Ex7canary&lang=de&notice=denied&provider=x7canary";

    let page = chooser(&gateway, query, IN_APPS[0]).await.text();
    let refused = chooser(&gateway, "?return_to=https://x7canary.example/", IN_APPS[0]).await;

    assert!(page.contains(COPIED));
    let written = page.matches("x7canary").count();
    assert_eq!(written, page.matches("3Ex7canary").count(), "{page}");
    assert_eq!(refused.status, 400);
    assert!(!refused.text().contains("x7canary"));
}

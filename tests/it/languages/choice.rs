//! Which language somebody gets, and how a choice is kept.

use regex::Regex;

use super::{EVERY, accepting, spoken};
use crate::support::browser::{Browser, Cookie, Request, Response, SameSite};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// A provider that nobody asks for anything here.
const FORGE: &str = r#"
[providers.forge]
display_name = "Forge"
protocol = "oauth2"
client_id = "x"
client_secret = "y"
endpoints = { authorize = "https://forge.example/authorize", token = "https://forge.example/token" }
userinfo = [{ as = "user", url = "https://forge.example/user" }]
profile = { sub = "user.id" }
"#;

fn gateway(theme: &str) -> TestGateway {
    let origins = "[login]\nreturn_to_origins = [\"https://app.example.com\"]";
    let toml = format!("{origins}\n[theme]\n{theme}\n{FORGE}");
    TestGateway::start(&clock(), &toml)
}

/// The links of a page to itself in other languages: their tags and where they lead.
fn switch(response: &Response) -> Vec<(String, String)> {
    let link = Regex::new(r#"<a lang="([^"]*)" href="([^"]*)""#).expect("it is an expression");
    let text = response.text();
    let links = link.captures_iter(&text);
    links
        .map(|found| (found[1].to_owned(), found[2].replace("&amp;", "&")))
        .collect()
}

/// The one cookie of a choice.
fn choice(browser: &Browser) -> Option<&Cookie> {
    let mut all = browser.cookies().iter();
    all.find(|cookie| cookie.name.contains("-lang"))
}

#[actix_web::test]
async fn a_browser_gets_the_language_it_prefers_among_those_offered() {
    let gateway = gateway("");
    for (header, expected) in [
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("ga,fr;q=0.5,en;q=0.9", "en"),
        ("zh-TW", "zh-Hant"),
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-PT"),
        ("no,en;q=0.1", "nb"),
        ("de;q=0,sv", "sv"),
        ("ga", "en"),
        ("", "en"),
        (";;q=,,*;q=x", "en"),
    ] {
        let mut browser = gateway.browser();

        assert_eq!(
            accepting(&gateway, &mut browser, header).await,
            expected,
            "{header}"
        );
        assert!(choice(&browser).is_none(), "nobody chose anything");
    }
}

#[actix_web::test]
async fn a_header_of_any_length_is_read_only_so_far() {
    let gateway = gateway("");

    let header = format!("{}de", "x,".repeat(2000));

    assert_eq!(
        accepting(&gateway, &mut gateway.browser(), &header).await,
        "en"
    );
}

#[actix_web::test]
async fn every_language_is_offered_by_its_own_name_and_speaks_itself() {
    let gateway = gateway("");
    let mut browser = gateway.browser();
    let page = browser.get(&gateway.url("/login")).await;
    let mut offered: Vec<String> = switch(&page).into_iter().map(|(tag, _)| tag).collect();

    for (tag, href) in switch(&page) {
        let page = browser.get(&gateway.url(&href)).await;
        let direction = if ["ar", "fa", "he"].contains(&tag.as_str()) {
            "rtl"
        } else {
            "ltr"
        };

        assert_eq!(page.status, 200);
        assert_eq!(spoken(&page), (tag.clone(), direction.to_owned()));
        assert_eq!(page.header("content-language"), tag);
        let current =
            format!("<a lang=\"{tag}\" href=\"/login?lang={tag}\" aria-current=\"true\">");
        assert!(page.text().contains(&current), "{tag}");
    }

    offered.sort();
    let mut every = EVERY.to_vec();
    every.sort_unstable();
    assert_eq!(offered, every);
}

#[actix_web::test]
async fn a_choice_is_kept_in_a_cookie_that_outranks_the_header() {
    let gateway = gateway("");
    let mut browser = gateway.browser();

    let chosen = browser.get(&gateway.url("/login?lang=fr")).await;
    let later = accepting(&gateway, &mut browser, "de").await;

    assert_eq!(spoken(&chosen).0, "fr");
    assert_eq!(later, "fr");
    let cookie = choice(&browser).expect("the choice is kept");
    assert_eq!(cookie.value, "fr");
    assert_eq!(cookie.path, "/");
    assert!(cookie.http_only && cookie.same_site == SameSite::Lax && !cookie.for_domain);
    assert_eq!(cookie.max_age, Some(180 * 24 * 60 * 60));
    assert!(cookie.name.len() + cookie.value.len() <= 100);
}

#[actix_web::test]
async fn over_https_the_cookie_of_a_choice_is_bound_to_the_host() {
    let secrets =
        "[session]\nstore = \"memory\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n";
    let gateway = TestGateway::start_at("https://login.example.com", &clock(), secrets);
    let mut browser = gateway.browser();

    let page = browser.get(&gateway.url("/login?lang=sv")).await;

    let set = page.headers_named("set-cookie");
    assert_eq!(set.len(), 1, "{set:?}");
    assert!(set[0].starts_with("__Host-vestibule-lang=sv;"), "{set:?}");
    assert!(set[0].contains("; Secure"), "{set:?}");
}

#[actix_web::test]
async fn what_the_browser_has_already_is_not_set_again() {
    let gateway = gateway("");
    let mut browser = gateway.browser();
    browser.get(&gateway.url("/login?lang=fr")).await;

    let again = browser.get(&gateway.url("/login?lang=fr")).await;
    let other = browser.get(&gateway.url("/login?lang=it")).await;

    assert!(again.headers_named("set-cookie").is_empty());
    assert_eq!(other.headers_named("set-cookie").len(), 1);
}

#[actix_web::test]
async fn a_parameter_that_names_no_language_changes_nothing() {
    let gateway = gateway("");
    for query in [
        "lang=xx",
        "lang=",
        "lang=../../etc/passwd",
        "lang=%00de",
        "lang=de%0d%0aSet-Cookie:x",
        "ui_locales=xx%20yy",
        "language=de",
    ] {
        let mut browser = gateway.browser();
        let page = browser.get(&gateway.url(&format!("/login?{query}"))).await;

        assert_eq!(page.status, 200, "{query}");
        assert_eq!(spoken(&page).0, "en", "{query}");
        assert!(choice(&browser).is_none(), "{query}");
    }
}

#[actix_web::test]
async fn an_application_asks_for_languages_and_a_person_outranks_it() {
    let gateway = gateway("");
    let mut browser = gateway.browser();

    let asked = browser
        .get(&gateway.url("/login?ui_locales=xx%20de-CH%20fr"))
        .await;
    let both = browser
        .get(&gateway.url("/login?ui_locales=de&lang=ja"))
        .await;

    assert_eq!(spoken(&asked).0, "de");
    assert_eq!(spoken(&both).0, "ja");
}

#[actix_web::test]
async fn a_cookie_of_another_language_or_two_of_them_are_none() {
    let gateway = gateway("locales = [\"en\", \"de\"]");
    let mut browser = gateway.browser();
    browser.get(&gateway.url("/login?lang=de")).await;
    let name = choice(&browser).expect("the choice is kept").name.clone();
    for cookies in [
        format!("{name}=fr"),
        format!("{name}=DE"),
        format!("{name}=de; {name}=de"),
        format!("{name}=<script>"),
    ] {
        let request = Request::get(&gateway.url("/login")).header("cookie", &cookies);
        let page = gateway.browser().send(request).await;

        assert_eq!(spoken(&page).0, "en", "{cookies}");
    }
}

#[actix_web::test]
async fn an_operator_offers_some_languages_and_says_which_is_the_default() {
    let gateway = gateway("locales = [\"de\", \"pt-pt\"]\ndefault_locale = \"pt-PT\"");
    let mut browser = gateway.browser();
    let page = browser.get(&gateway.url("/login")).await;

    let tags: Vec<String> = switch(&page).into_iter().map(|(tag, _)| tag).collect();
    assert_eq!(tags, ["de", "pt-PT"]);
    assert_eq!(spoken(&page).0, "pt-PT");
    assert_eq!(accepting(&gateway, &mut browser, "fr,de;q=0.1").await, "de");
    assert_eq!(accepting(&gateway, &mut browser, "pt-BR").await, "pt-PT");
    assert_eq!(accepting(&gateway, &mut browser, "en").await, "pt-PT");
}

#[actix_web::test]
async fn where_one_language_is_offered_there_is_nothing_to_switch_or_to_keep() {
    let gateway = gateway("locales = [\"he\"]");
    let mut browser = gateway.browser();

    let page = browser.get(&gateway.url("/login?lang=en")).await;

    assert_eq!(spoken(&page), ("he".to_owned(), "rtl".to_owned()));
    assert!(switch(&page).is_empty());
    assert!(!page.text().contains("class=\"languages\""));
    assert!(browser.cookies().is_empty());
}

#[actix_web::test]
async fn changing_the_language_keeps_where_one_is_going_and_nothing_unknown() {
    let gateway = gateway("");
    let mut browser = gateway.browser();
    let target = "https%3A%2F%2Fapp.example.com%2Fa%3Fb%3Dc";
    let route =
        format!("/login?return_to={target}&lang=de&evil=%22%3E%3Cscript%3E&prompt=select_account");

    let page = browser.get(&gateway.url(&route)).await;
    let french = switch(&page).into_iter().find(|(tag, _)| tag == "fr");
    let (_, href) = french.expect("French is offered");

    assert_eq!(
        href,
        format!("/login?return_to={target}&prompt=select_account&lang=fr")
    );
    let french = browser.get(&gateway.url(&href)).await;
    assert_eq!(spoken(&french).0, "fr");
    assert!(french.text().contains("<bdi>app.example.com</bdi>"));
}

#[actix_web::test]
async fn pages_say_that_they_depend_on_the_language() {
    let gateway = gateway("");
    let page = gateway.browser().get(&gateway.url("/login")).await;

    let vary = page.header("vary").to_lowercase();
    assert!(
        vary.contains("accept-language") && vary.contains("cookie"),
        "{vary}"
    );
    assert_eq!(page.header("content-language"), "en");
}

#[actix_web::test]
async fn errors_are_told_in_the_language_and_problem_documents_in_english() {
    let gateway = gateway("");
    let mut browser = gateway.browser();
    browser.get(&gateway.url("/login?lang=de")).await;

    let unknown = browser.get(&gateway.url("/login/nobody")).await;
    let missing = browser.get(&gateway.url("/nothing/here")).await;
    let refused = browser
        .get(&gateway.url("/login?return_to=https://evil.example/"))
        .await;
    let problem = browser.get_json(&gateway.url("/nothing/here")).await;

    for (page, status, heading) in [
        (unknown, 404, "Dieser Anmeldeweg wird hier nicht angeboten"),
        (missing, 404, "Hier gibt es keine Seite"),
        (
            refused,
            400,
            "Wir können Sie nicht an diese Adresse zurückleiten",
        ),
    ] {
        assert_eq!(page.status, status);
        assert_eq!(spoken(&page).0, "de");
        assert_eq!(page.header("content-language"), "de");
        assert!(page.text().contains(heading), "{}", page.text());
    }
    assert_eq!(problem.json()["title"], "There is no page here");
    assert_eq!(problem.header("content-language"), "");
}

#[actix_web::test]
async fn a_login_from_end_to_end_stays_in_the_language() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();

    let start = browser.get(&gateway.url("/login/acme?ui_locales=fr")).await;
    let answer = idp.authorize(&start.location());
    gateway.finish(&mut browser, &answer).await;
    let replayed = gateway.finish(&mut gateway.browser(), &answer).await;
    let account = browser.get(&gateway.url("/")).await;
    let asked = browser.get(&gateway.url("/logout")).await;
    let bye = browser.post_form(&gateway.url("/logout"), &[]).await;

    assert_eq!(spoken(&account).0, "fr");
    assert!(account.text().contains("<h1>Votre compte</h1>"));
    assert_eq!(spoken(&asked).0, "fr");
    assert_eq!(spoken(&bye).0, "fr");
    assert!(
        switch(&bye).is_empty(),
        "what was posted cannot be asked for again"
    );
    assert_eq!(spoken(&replayed).0, "en", "another browser chose nothing");
}

#[actix_web::test]
async fn the_answer_of_a_provider_chooses_no_language() {
    let clock = clock();
    let idp = FakeIdp::start_with("acme", clock.clone());
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();

    let page = browser
        .cross_site_get(&gateway.url("/callback/acme?code=x&state=y&lang=de"))
        .await;

    assert_eq!(spoken(&page).0, "en");
    assert!(choice(&browser).is_none());
    assert!(switch(&page).is_empty());
}

#[actix_web::test]
async fn answers_for_programs_set_no_cookie_of_a_language() {
    let gateway = gateway("");
    let mut browser = gateway.browser();
    for route in ["/me?lang=de", "/providers?lang=de", "/healthz?lang=de"] {
        browser.get_json(&gateway.url(route)).await;

        assert!(choice(&browser).is_none(), "{route}");
    }
}

#[actix_web::test]
async fn below_a_path_links_and_cookie_stay_below_it() {
    let secrets =
        "[session]\nstore = \"memory\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n";
    let gateway = TestGateway::start_at("https://example.com/sso", &clock(), secrets);
    let mut browser = gateway.browser();

    let page = browser.get(&gateway.url("/login?lang=nl")).await;

    assert_eq!(spoken(&page).0, "nl");
    assert!(
        switch(&page)
            .iter()
            .all(|(_, href)| href.starts_with("/sso/login?lang="))
    );
    assert_eq!(
        choice(&browser).expect("it is kept").name,
        "__Host-vestibule-lang-sso"
    );
}

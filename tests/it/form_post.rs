//! Answers that the provider's page posts: the bounce that brings the cookies along, and what a post can and cannot say.

use serde_json::{Value, json};

use crate::support::browser::{Browser, Form, Request, Response, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{Answer, FakeIdp};

const MARK: &str = "vestibule_bounced";
/// What the provider's page sends beside the code may give a name, whatever else the expressions hope for.
const POSTING: &str = r#"
response_mode = "form_post"
callback.json = ["user"]
callback.denied = ["user_cancelled"]
[providers.acme.profile]
sub = "callback.user.sub || callback.sub || claims.sub"
name = "callback.user.name"
email = "callback.user.email || callback.email || claims.email"
email_verified = "callback.user.email_verified || claims.email_verified"
"#;

/// A provider that posts, and a gateway in front of a browser.
struct Stage {
    idp: FakeIdp,
    gateway: TestGateway,
    browser: Browser,
}

impl Stage {
    fn new() -> Self {
        let clock = clock();
        let idp = provider(&clock);
        let gateway = TestGateway::start(&clock, &format!("{}{POSTING}", oidc("acme", &idp)));
        let browser = gateway.browser();
        Self {
            idp,
            gateway,
            browser,
        }
    }

    /// Up to the provider's answer.
    async fn answer(&mut self) -> Answer {
        let page = self.gateway.begin(&mut self.browser, "acme").await;
        self.idp.authorize(&page)
    }

    /// The provider's page posts its answer.
    async fn post(&mut self, answer: &Answer) -> Response {
        self.browser
            .cross_site_post_form(answer.redirect_uri(), answer.params())
            .await
    }

    /// The bounce page posts it once more.
    async fn post_again(&mut self, form: &Form) -> Response {
        self.browser.post_form(&form.action, &form.fields).await
    }

    /// From the answer to the end of the login.
    async fn finish(&mut self, answer: &Answer) -> Response {
        let form = self.post(answer).await.form();
        self.post_again(&form).await
    }

    async fn me(&mut self) -> Value {
        self.gateway.me(&mut self.browser).await.json()
    }
}

fn provider(clock: &vestibule::clock::Clock) -> FakeIdp {
    let idp = FakeIdp::start_with("acme", clock.clone());
    idp.person(&json!({"sub": "ada", "email": "ada@example.com", "email_verified": true}));
    idp
}

/// The status and the code that a refused request is told in JSON.
async fn refusal(browser: &mut Browser, request: Request) -> (u16, String) {
    let response = browser
        .send(request.header("accept", "application/json"))
        .await;
    let code = response.json()["code"].clone();
    (
        response.status,
        code.as_str().unwrap_or_default().to_owned(),
    )
}

fn malformed() -> (u16, String) {
    (400, "callback_malformed".to_owned())
}

fn posted(answer: &Answer) -> Request {
    Request::post_form(answer.redirect_uri(), answer.params()).from(Site::Cross)
}

/// The same fields, called something else than a form.
fn sent_as(kind: &str, answer: &Answer) -> Request {
    Request::get(answer.redirect_uri())
        .method("POST")
        .from(Site::Cross)
        .header("content-type", kind)
        .body(answer.form().as_bytes())
}

#[actix_web::test]
async fn a_posted_answer_is_posted_once_more_from_here_and_signs_in() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;

    let bounce = stage.post(&answer).await;
    let hits_before = stage.idp.hits("token");
    let last = stage.post_again(&bounce.form()).await;

    assert_eq!((bounce.status, hits_before), (200, 0));
    assert_eq!(
        (last.status, last.location()),
        (303, stage.gateway.url("/"))
    );
    assert_eq!(stage.me().await["id"], "acme:ada");
}

#[actix_web::test]
async fn the_form_goes_back_where_the_answer_came_with_a_mark() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;

    let form = stage.post(&answer).await.form();

    let mut expected = answer.params().to_vec();
    expected.push((MARK.to_owned(), "1".to_owned()));
    assert_eq!(form.method, "post");
    assert_eq!(form.action, answer.redirect_uri());
    assert_eq!(form.fields, expected);
}

#[actix_web::test]
async fn the_form_stays_below_the_path_of_the_public_address() {
    let clock = clock();
    let idp = provider(&clock);
    let toml = format!("{}{POSTING}", oidc("acme", &idp));
    let gateway = TestGateway::start_at("https://login.example.com/auth", &clock, &toml);
    let mut browser = gateway.browser();
    let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);

    let bounce = browser
        .cross_site_post_form(answer.redirect_uri(), answer.params())
        .await;

    let form = bounce.form();
    assert_eq!(form.action, "https://login.example.com/auth/callback/acme");
    let last = browser.post_form(&form.action, &form.fields).await;
    assert_eq!(last.status, 303);
}

#[actix_web::test]
async fn the_page_sends_itself_by_one_script_with_a_nonce_and_has_a_button() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;

    let (first, second) = (stage.post(&answer).await, stage.post(&answer).await);

    let nonce = |page: &Response| {
        let policy = page.header("content-security-policy").to_owned();
        let (_, rest) = policy.split_once("script-src 'nonce-").expect("a nonce");
        rest.split_once('\'').expect("a quote").0.to_owned()
    };
    let html = first.text();
    assert_eq!(html.matches("<script").count(), 1);
    assert!(html.contains(&format!("<script nonce=\"{}\">", nonce(&first))));
    assert!(html.contains("submit.call(document.forms[0])"));
    assert!(html.contains("<button"));
    assert_ne!(nonce(&first), nonce(&second));
}

#[actix_web::test]
async fn the_page_restricts_everything_but_where_its_form_leads() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;

    let page = stage.post(&answer).await;

    let policies = page.headers_named("content-security-policy");
    assert_eq!(policies.len(), 1);
    assert!(!policies[0].contains("form-action"), "{}", policies[0]);
    assert_eq!(policies[0].matches("script-src").count(), 1);
    for directive in [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ] {
        assert!(policies[0].contains(directive), "{}", policies[0]);
    }
    assert_eq!(page.header("cache-control"), "no-store");
}

#[actix_web::test]
async fn cookies_stay_lax_and_the_page_sets_none() {
    let mut stage = Stage::new();
    let login = stage.gateway.url("/login/acme");
    let start = stage.browser.get(&login).await;
    let answer = stage.idp.authorize(&start.location());

    let page = stage.post(&answer).await;

    let set = start.headers_named("set-cookie");
    assert!(!set.is_empty() && set.iter().all(|cookie| cookie.contains("SameSite=Lax")));
    assert!(page.headers_named("set-cookie").is_empty());
}

#[actix_web::test]
async fn fields_arrive_as_they_were_sent() {
    // Control and bidirectional override characters are on no page of ours, nor in any name.
    let mut stage = Stage::new();
    let odd = [
        ("markup", "</form><script>alert(1)</script>\"'&<>"),
        ("reference", "&amp;&quot;&#39; &unknown; &#0;"),
        ("template", "{{ 7 * 7 }}{% raw %}{# x #}"),
        ("spaces", "  a + b %20 \t "),
        ("letters", "Ünïcödé — 漢字 🦀 שלום"),
        ("empty", ""),
        ("twice", "one"),
        ("twice", "two"),
        ("submit", "submit"),
        ("a\"><b name='&", "an odd name"),
    ];
    let mut answer = stage.answer().await;
    for (name, value) in odd {
        answer = answer.and(name, value);
    }

    let form = stage.post(&answer).await.form();

    let sent = &form.fields[..form.fields.len() - 1];
    assert_eq!(sent, answer.params());
    assert_eq!(stage.post_again(&form).await.status, 303);
}

#[actix_web::test]
async fn a_mark_in_the_address_neither_counts_nor_doubles() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;
    let address = format!("{}?{MARK}=1", answer.redirect_uri());

    let page = stage
        .browser
        .cross_site_post_form(&address, answer.params())
        .await;

    assert_eq!(page.form().values(MARK), ["1"]);
}

#[actix_web::test]
async fn a_marked_answer_without_its_cookie_is_refused_and_not_bounced_again() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;
    let form = stage.post(&answer).await.form();
    let mut other = stage.gateway.browser();

    let again = Request::post_form(&form.action, &form.fields);
    let refused = refusal(&mut other, again).await;

    assert_eq!(refused, (400, "attempt_missing".to_owned()));
    assert_eq!(stage.idp.hits("token"), 0);
}

#[actix_web::test]
async fn who_refuses_there_is_told_so_by_the_chooser() {
    for error in ["access_denied", "user_cancelled"] {
        let mut stage = Stage::new();
        let answer = stage.answer().await.error(error);

        let last = stage.finish(&answer).await;

        let chooser = stage
            .gateway
            .url("/login?notice=denied&provider=acme&return_to=%2F");
        assert_eq!((last.status, last.location()), (303, chooser));
        assert_eq!(stage.idp.hits("token"), 0);
    }
}

#[actix_web::test]
async fn an_answer_in_the_address_is_refused_where_posts_are_expected() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;

    let get = Request::get(&answer.url()).from(Site::Cross);
    let refused = refusal(&mut stage.browser, get).await;

    assert_eq!((refused, stage.idp.hits("token")), (malformed(), 0));
}

#[actix_web::test]
async fn a_post_is_refused_where_answers_come_in_the_address() {
    let clock = clock();
    let idp = provider(&clock);
    let gateway = TestGateway::start(&clock, &oidc("acme", &idp));
    let mut browser = gateway.browser();
    let answer = idp.authorize(&gateway.begin(&mut browser, "acme").await);

    for site in [Site::Cross, Site::Same] {
        let refused = refusal(&mut browser, posted(&answer).from(site)).await;

        assert_eq!((refused, idp.hits("token")), (malformed(), 0));
    }
}

#[actix_web::test]
async fn the_demonstration_takes_no_posts() {
    let gateway = TestGateway::start(&clock(), "demo = true\n");
    let mut browser = gateway.browser();
    for provider in ["demo", "demo_oauth2"] {
        let callback = gateway.url(&format!("/callback/{provider}"));
        let fields = ["state", "code"].map(|name| (name.to_owned(), "x".repeat(43)));

        let post = Request::post_form(&callback, &fields).from(Site::Cross);
        let refused = refusal(&mut browser, post).await;

        assert_eq!(refused, malformed());
    }
}

#[actix_web::test]
async fn ambiguous_answers_are_refused_before_anything_is_shown() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;
    let (code, state) = (answer.get("code"), answer.get("state"));
    let callback = answer.redirect_uri();
    let at = |query: String| posted(&answer.clone().sent_to(&format!("{callback}?{query}")));
    let requests = [
        at(format!("code={code}")),
        at(format!("state={state}")),
        at("error=access_denied&error=access_denied".to_owned()),
        posted(&answer.clone().and("code", code)),
        posted(&answer.clone().and("state", state)),
        posted(&answer.clone().and("iss", answer.get("iss"))),
        posted(&answer.clone().without("state")),
        posted(&answer.clone().without("code")),
        posted(&answer.clone().with("state", "")),
        posted(&answer).body(b""),
        posted(&answer).body(b"\xff\xfe&&==&%zz"),
    ];
    for request in requests {
        let what = format!("{request:?}");
        let refused = refusal(&mut stage.browser, request).await;

        assert_eq!(refused, malformed(), "{what}");
    }
    assert_eq!(stage.idp.hits("token"), 0);
}

#[actix_web::test]
async fn only_a_form_is_read() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;
    for kind in [
        "application/json",
        "multipart/form-data; boundary=x",
        "text/plain",
        "",
    ] {
        let request = sent_as(kind, &answer);
        let refused = refusal(&mut stage.browser, request).await;

        assert_eq!(refused, malformed(), "{kind}");
    }

    let with_charset = "Application/X-WWW-Form-Urlencoded; charset=UTF-8";
    let page = stage.browser.send(sent_as(with_charset, &answer)).await;

    assert_eq!(page.status, 200);
}

#[actix_web::test]
async fn what_the_browser_brings_gives_a_name() {
    let mut stage = Stage::new();
    let answer = stage.answer().await;
    let answer = answer.with("user", r#"{"name": "Ada \"the Countess\" Lovelace"}"#);

    stage.finish(&answer).await;

    assert_eq!(stage.me().await["name"], "Ada \"the Countess\" Lovelace");
}

#[actix_web::test]
async fn a_name_that_came_once_is_not_there_the_next_time() {
    let mut stage = Stage::new();
    let first = stage.answer().await.with("user", r#"{"name": "Ada"}"#);
    stage.finish(&first).await;

    let second = stage.answer().await;
    stage.finish(&second).await;

    assert_eq!(stage.me().await["name"], Value::Null);
}

#[actix_web::test]
async fn what_the_browser_brings_identifies_nobody() {
    let mut stage = Stage::new();
    let forged = r#"{"sub": "root", "email": "root@example.com", "email_verified": false}"#;
    let answer = stage
        .answer()
        .await
        .with("user", forged)
        .with("sub", "root")
        .with("email", "root@example.com")
        .with("claims", r#"{"sub": "root"}"#)
        .with("id_token", "forged");

    stage.finish(&answer).await;

    let me = stage.me().await;
    assert_eq!(
        (&me["sub"], &me["email"], &me["email_verified"]),
        (&json!("ada"), &json!("ada@example.com"), &json!(true))
    );
}

#[actix_web::test]
async fn broken_json_from_the_browser_is_dropped() {
    let nested = format!("{}1{}", "[".repeat(9_000), "]".repeat(9_000));
    let broken = [
        "",
        "Ada",
        "{",
        "[]",
        "\"Ada\"",
        r#"{"name": "Ada", "name": "Eve"}"#,
        r#"{"name": "Ada"} trailing"#,
        r#"{"name": {"toString": 1}}"#,
        &nested,
    ];
    let mut stage = Stage::new();
    for user in broken {
        let answer = stage.answer().await.with("user", user);

        let last = stage.finish(&answer).await;

        assert_eq!(last.status, 303, "{user:.40}");
        assert_eq!(stage.me().await["name"], Value::Null, "{user:.40}");
    }
}

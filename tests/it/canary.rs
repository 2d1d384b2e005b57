//! What the program writes: no secret at any level, one JSON object a line, and the facts an operator needs.

use serde_json::{Value, json};
use url::form_urlencoded;
use vestibule::clock::Clock;

use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::idp::{FakeIdp, Reply};
use crate::support::program::{Ended, Program, folder_with, free_port};

/// Part of everything that must not be written; codes and tokens of the provider begin with it too.
const CANARY: &str = "c4n4ry";

/// A gateway process at its most talkative, and a provider full of secrets.
struct House {
    idp: FakeIdp,
    program: Program,
    base: String,
    port: u16,
    /// What was seen on the way and is as secret as what was planted.
    seen: Vec<String>,
    _folder: tempfile::TempDir,
}

impl House {
    fn new(provider: &str) -> Self {
        let idp = FakeIdp::start_with(CANARY, Clock::system());
        idp.client("client", Some("c4n4ry-client-secret-of-32-bytes"));
        idp.person(&json!({
            "sub": "ada", "name": "Ada c4n4ry Lovelace", "email": "c4n4ry@example.com", "email_verified": true,
            "picture": "https://example.com/c4n4ry.png",
        }));
        idp.serve_tokens(
            &json!({"token_type": "Bearer", "expires_in": 3600, "refresh_token": "c4n4ry-refresh"}),
        );
        let port = free_port();
        let secret = "a-c4n4ry-session-secret-of-32-bytes!";
        let toml = format!(
            "[server]\nlisten = \"127.0.0.1:{port}\"\n[session]\nsecrets = [\"{secret}\"]\n\
             [providers.acme]\nissuer = \"{}\"\nclient_id = \"client\"\n\
             client_secret = \"c4n4ry-client-secret-of-32-bytes\"\n{provider}",
            idp.base()
        );
        let folder = folder_with(&toml);
        let program = Program::start(folder.path(), &[("RUST_LOG", "trace")]);
        Self {
            idp,
            program,
            base: format!("http://localhost:{port}"),
            port,
            seen: Vec::new(),
            _folder: folder,
        }
    }

    fn browser(&self) -> Browser {
        Browser::new().reaching(&self.base, Program::at(self.port))
    }

    /// The authorization request of a new login, whose secrets are noted.
    async fn begin(&mut self, browser: &mut Browser) -> String {
        let url = format!(
            "{}/login/acme?login_hint=c4n4ry@example.com&return_to=/x",
            self.base
        );
        let start = browser.get(&url).await;
        assert_eq!(start.status, 303, "{}", start.text());
        let location = start.location();
        let query = location.split_once('?').map_or("", |(_, query)| query);
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            if ["state", "nonce", "code_challenge"].contains(&&*name) {
                self.seen.push(value.into_owned());
            }
        }
        self.note(browser);
        location
    }

    /// Notes every cookie of ours.
    fn note(&mut self, browser: &Browser) {
        let secret = browser
            .cookies()
            .iter()
            .filter(|cookie| !cookie.name.contains("-last") && !cookie.name.contains("-out"));
        self.seen.extend(secret.map(|cookie| cookie.value.clone()));
    }

    async fn login(&mut self, browser: &mut Browser) -> Response {
        let page = self.begin(browser).await;
        let url = self.idp.authorize(&page).url();
        let end = browser.send(Request::get(&url).from(Site::Cross)).await;
        self.note(browser);
        end
    }

    /// Everything that was written, with nothing secret in it.
    fn written(mut self) -> Vec<Value> {
        self.program.terminate();
        let Ended { output, errors, .. } = self.program.wait();
        let written = output + &errors;
        let planted = [CANARY, "eyJ", "Ada", "Lovelace"].map(str::to_owned);
        assert!(self.seen.iter().all(|secret| secret.len() > 20));
        for secret in planted.iter().chain(&self.seen) {
            let line = written.lines().find(|line| line.contains(secret.as_str()));
            assert!(
                line.is_none(),
                "{secret} was written: {}",
                line.unwrap_or_default()
            );
        }
        errors.lines().map(one_event).collect()
    }
}

/// A line of the log: one JSON object without anything that a terminal would obey.
fn one_event(line: &str) -> Value {
    assert!(
        line.chars()
            .all(|c| !c.is_control() && c != '\u{2028}' && c != '\u{202e}'),
        "{line:?}"
    );
    let event: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line}"));
    assert!(
        event["level"].is_string() && event["timestamp"].is_string(),
        "{line}"
    );
    event
}

/// The events that say this code, each of which names the request.
fn with_code<'a>(events: &'a [Value], code: &str) -> Vec<&'a Value> {
    let found: Vec<&Value> = events
        .iter()
        .filter(|event| event["code"] == code)
        .collect();
    for event in &found {
        let id = event["request_id"].as_str().unwrap_or_default();
        assert_eq!(id.len(), 16, "{event}");
    }
    found
}

#[actix_web::test]
async fn a_login_from_start_to_sign_out_is_two_lines_without_a_secret() {
    let mut house = House::new("");
    let mut browser = house.browser();

    let end = house.login(&mut browser).await;
    let me = browser.get_json(&format!("{}/me", house.base)).await;
    let account = browser.get(&house.base.clone()).await;
    let out = browser
        .post_form(&format!("{}/logout", house.base), &[])
        .await;
    let events = house.written();

    assert_eq!(
        (end.status, me.status, account.status, out.status),
        (303, 200, 200, 200)
    );
    let signed_in = with_code(&events, "signed_in");
    assert_eq!(
        (signed_in.len(), &signed_in[0]["provider"]),
        (1, &json!("acme"))
    );
    assert_eq!(with_code(&events, "signed_out").len(), 1);
}

#[actix_web::test]
async fn refusals_are_one_line_each_without_a_secret() {
    let mut house = House::new("");
    let mut browser = house.browser();
    for error in ["access_denied", "server_error", "c4n4ry error"] {
        let page = house.begin(&mut browser).await;
        let answer = house.idp.authorize(&page).error(error).with(
            "error_description",
            "the code c4n4ry-code-1 is\n{\"level\":\"c4n4ry\"}",
        );
        browser
            .send(Request::get(&answer.url()).from(Site::Cross))
            .await;
    }
    let page = house.begin(&mut browser).await;
    let answer = house.idp.authorize(&page);
    for spoiled in [
        answer.clone().with("state", "c4n4ry-foreign-state"),
        answer.clone().without("state"),
        answer.clone().and("code", "c4n4ry"),
        answer.clone().with("iss", "https://c4n4ry.example"),
    ] {
        browser
            .send(Request::get(&spoiled.url()).from(Site::Cross))
            .await;
    }
    for route in [
        "/login?return_to=https://c4n4ry.example/",
        "/c4n4ry",
        "/login/c4n4ry",
        "/me?c4n4ry",
        "/callback/acme?c4n4ry",
    ] {
        browser.get(&format!("{}{route}", house.base)).await;
    }
    for name in [
        "authorization",
        "cookie",
        "user-agent",
        "referer",
        "origin",
        "x-c4n4ry",
        "x-forwarded-for",
    ] {
        let url = format!("{}/logout", house.base);
        browser
            .send(Request::post_form(&url, &[]).header(name, "Bearer c4n4ry"))
            .await;
    }
    let events = house.written();

    assert_eq!(with_code(&events, "denied").len(), 1);
    assert_eq!(with_code(&events, "provider_refused").len(), 2);
    assert_eq!(with_code(&events, "attempt_missing").len(), 1);
    assert_eq!(with_code(&events, "return_to_rejected").len(), 1);
    assert!(with_code(&events, "callback_malformed").len() >= 3);
}

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

#[actix_web::test]
async fn a_posted_answer_is_as_quiet() {
    let mut house = House::new("response_mode = \"form_post\"\n");
    let mut browser = house.browser();
    let page = house.begin(&mut browser).await;
    let answer = house
        .idp
        .authorize(&page)
        .and("user", "{\"email\":\"c4n4ry@example.com\"}");

    let bounce = browser
        .cross_site_post_form(answer.redirect_uri(), answer.params())
        .await;
    let mut fields = answer.params().to_vec();
    fields.push(("vestibule_bounced".to_owned(), "1".to_owned()));
    let end = browser.post_form(answer.redirect_uri(), &fields).await;
    house.note(&browser);
    let events = house.written();

    assert_eq!((bounce.status, end.status), (200, 303), "{}", end.text());
    assert_eq!(with_code(&events, "signed_in").len(), 1);
}

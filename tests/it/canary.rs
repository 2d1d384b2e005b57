//! What the program writes: no secret at any level, one JSON object a line, and the facts an operator needs.

mod facts;
mod logins;
mod nonsense;

use serde_json::{Value, json};
use url::form_urlencoded;
use vestibule::clock::Clock;

use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::folder_with;
use crate::support::idp::FakeIdp;
use crate::support::program::{Ended, Program, free_port};

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
    /// With an OpenID provider that has these further keys.
    fn new(provider: &str) -> Self {
        let idp = FakeIdp::start_with(CANARY, Clock::system());
        let issuer = format!("issuer = \"{}\"\n{provider}", idp.base());
        Self::start(idp, &issuer, &[], "trace")
    }

    /// `provider` is what its section says besides the client; files are put beside gateway.toml; an empty level is the default.
    fn start(idp: FakeIdp, provider: &str, files: &[(&str, &str)], level: &str) -> Self {
        idp.client("client", Some("c4n4ry-client-secret-of-32-bytes"));
        idp.person(&json!({
            "sub": "ada", "name": "Ada c4n4ry Lovelace", "email": "c4n4ry@example.com", "email_verified": true,
            "picture": "https://example.com/c4n4ry.png",
        }));
        idp.serve_tokens(
            &json!({"token_type": "Bearer", "expires_in": 3600, "refresh_token": "c4n4ry-refresh"}),
        );
        let port = free_port();
        let folder = folder_with(&format!(
            "[server]\nlisten = \"127.0.0.1:{port}\"\n[session]\nsecrets = [\"a-c4n4ry-session-secret-of-32-bytes!\"]\n\
             [providers.acme]\nclient_id = \"client\"\nclient_secret = \"c4n4ry-client-secret-of-32-bytes\"\n{provider}"
        ));
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file can be written");
        }
        let program = Program::start(folder.path(), &[("RUST_LOG", level)]);
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

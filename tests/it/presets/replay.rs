//! Replay: a whole login with recorded answers, from the button to `/me`.

use serde_json::{Value, json};
use url::Url;
use vestibule::provider::definition::{ProviderDefinition, ResponseMode, UserinfoFormat};

use super::recorded::{Case, with_id_token};
use super::requests::{Sent, Words};
use super::stage::{self, CLIENT_ID, CLIENT_SECRET, Stage};
use crate::support::browser::{Request, Response, Site};
use crate::support::gateway::TestGateway;
use crate::support::idp::{Answer, FakeIdp, Reply};
use crate::support::keys::{Key, Signer};

/// Members of `/me` that the gateway makes itself.
const OWN_MEMBERS: [&str; 4] = ["id", "provider", "authenticated_at", "expires_at"];

/// What became of a login.
pub(super) struct Outcome {
    /// What `/me` says, or what went wrong instead.
    pub(super) profile: Result<Value, String>,
    /// Every request that was sent, as text.
    pub(super) requests: String,
    /// Where the provider was told to send people.
    pub(super) redirect_uri: String,
}

/// Signs in through one case.
pub(super) async fn sign_in(gateway: &TestGateway, idp: &FakeIdp, case: &Case) -> Outcome {
    let stage = Stage { base: idp.base() };
    let definition = stage.definition(case);
    let script = Script {
        idp,
        stage: &stage,
        case,
        definition: &definition,
        values: stage::values(case, &definition),
    };
    script.play();
    let mut browser = gateway.browser();

    let start = browser
        .send(in_json(&gateway.url(&format!("/login/{}", case.id))))
        .await;
    if start.status != 303 {
        return Outcome {
            profile: Err(refusal("the start", &start)),
            requests: String::new(),
            redirect_uri: String::new(),
        };
    }
    let page = start.location();
    let before = idp.received();
    let answer = script.answer(&page);
    let last = match definition.response_mode {
        Some(ResponseMode::FormPost) => {
            let bounce = browser
                .cross_site_post_form(answer.redirect_uri(), answer.params())
                .await;
            let form = bounce.form();
            let form = Request::post_form(&form.action, &form.fields);
            browser
                .send(form.header("accept", "application/json"))
                .await
        }
        _ => browser.send(in_json(&answer.url()).from(Site::Cross)).await,
    };
    let profile = if last.status == 303 {
        let mut me = gateway.me(&mut browser).await.json();
        let members = me.as_object_mut().expect("/me is an object");
        for name in OWN_MEMBERS {
            members.remove(name);
        }
        Ok(me)
    } else {
        Err(refusal("the callback", &last))
    };
    let words = script.words(&answer);
    let sent = Sent {
        stage: &stage,
        definition: &definition,
        words: &words,
        keys_path: script.endpoint_path("jwks_uri", definition.endpoints.jwks.as_deref()),
    };
    Outcome {
        profile,
        requests: sent.text(&before, &page, &idp.received()[before.len()..]),
        redirect_uri: answer.redirect_uri().to_owned(),
    }
}

/// A navigation that is told in JSON what went wrong.
fn in_json(url: &str) -> Request {
    Request::get(url).header("accept", "application/json")
}

fn refusal(who: &str, response: &Response) -> String {
    format!("{who} answered {}: {}", response.status, response.text())
}

/// One case, and the fake provider that replays it.
struct Script<'a> {
    idp: &'a FakeIdp,
    stage: &'a Stage<'a>,
    case: &'a Case,
    definition: &'a ProviderDefinition,
    values: Value,
}

impl Script<'_> {
    fn play(&self) {
        self.idp.start_over();
        self.idp.any_client(CLIENT_ID);
        for (standard, instead) in &self.definition.rename {
            self.idp.rename(standard, instead);
        }
        self.metadata();
        self.id_token();
        self.tokens();
        self.documents();
    }

    fn metadata(&self) {
        let given = &self.definition.endpoints;
        for (endpoint, member, given) in [
            ("authorize", "authorization_endpoint", &given.authorize),
            ("token", "token_endpoint", &given.token),
            ("jwks", "jwks_uri", &given.jwks),
            ("userinfo", "userinfo_endpoint", &given.userinfo),
        ] {
            // One address may serve browser and gateway; the browser's part is played without a request.
            if endpoint == "authorize"
                && given.is_some()
                && *given == self.definition.endpoints.token
            {
                continue;
            }
            let path = self.endpoint_path(member, given.as_deref());
            self.idp.route(endpoint, &path);
        }
        if let Some(address) = stage::discovery(self.definition) {
            self.idp.route("discovery", &self.path(&address));
        }
        // Few providers send `iss` with their answers; a recorded callback says so where one does.
        self.idp.patch("discovery", |document| {
            document["authorization_response_iss_parameter_supported"] = json!(false);
        });
        if let Some(issuer) = &self.definition.issuer {
            self.idp.issuer(&stage::filled(issuer, &self.values));
        }
    }

    /// Given by the preset, else named by the metadata.
    fn endpoint_path(&self, member: &str, given: Option<&str>) -> String {
        match given {
            Some(address) => self.path(address),
            None => Stage::metadata_path(member),
        }
    }

    fn id_token(&self) {
        let Some(claims) = &self.case.id_token else {
            return;
        };
        self.idp.sign_with(self.signer());
        self.idp.person(&Value::Object(claims.clone()));
        for name in ["iss", "aud", "exp", "iat", "nonce", "at_hash"] {
            if let Some(value) = claims.get(name) {
                self.idp.set_claim(name, self.with_host(value));
            }
        }
        if !self.case.token["access_token"].is_string() {
            self.idp.omit_claim("at_hash");
        }
    }

    fn tokens(&self) {
        self.idp.serve_tokens(&self.case.token);
        if self.case.id_token.is_some() {
            self.idp.always_id_token();
        }
        let recorded = self.case.token.clone();
        self.idp.shape("token", move |fresh| {
            Reply::json(&with_id_token(&recorded, &fresh["id_token"]))
        });
    }

    /// Each document is given once, in the order of the calls.
    fn documents(&self) {
        let calls = self.definition.userinfo.iter().flatten();
        for call in calls {
            let endpoint = match &call.url {
                Some(address) => self.path(address),
                None => "userinfo".to_owned(),
            };
            let reply = match self.case.document(call) {
                None => Reply::status(404),
                Some(document) if call.format == Some(UserinfoFormat::Jwt) => self.signed(document),
                Some(document) => Reply::json(document),
            };
            self.idp.reply_once(&endpoint, reply);
        }
    }

    /// A signed userinfo document (OpenID Connect Core 1.0, section 5.3.2).
    fn signed(&self, document: &Value) -> Reply {
        let signer = self.signer();
        let header = json!({"alg": signer.algorithm(), "kid": signer.key_id()});
        let mut claims = document.clone();
        claims["iss"] = json!(self.definition.issuer);
        claims["aud"] = json!(CLIENT_ID);
        Reply::text("application/jwt", &signer.token(&header, &claims))
    }

    /// Signs as the first accepted algorithm wants it.
    fn signer(&self) -> Signer {
        let accepted = self.definition.id_token.algorithms.iter().flatten();
        let signers = accepted.filter_map(|algorithm| match algorithm.as_str() {
            "RS256" => Some(Signer::Key(Key::RsaOne, "RS256")),
            "PS256" => Some(Signer::Key(Key::RsaOne, "PS256")),
            "ES256" => Some(Signer::Key(Key::P256, "ES256")),
            "EdDSA" => Some(Signer::Key(Key::Ed25519, "EdDSA")),
            "HS256" => Some(Signer::Hmac(CLIENT_SECRET.into())),
            _ => None,
        });
        let mut signers = signers;
        signers
            .next()
            .expect("one of the common algorithms is accepted")
    }

    /// The person agrees, and the browser carries what was recorded besides.
    fn answer(&self, page: &str) -> Answer {
        let mut answer = self.idp.authorize(page).without("iss");
        for (name, value) in &self.case.callback {
            let text = match self.with_host(value) {
                Value::String(text) => text,
                object => object.to_string(),
            };
            answer = answer.with(name, &text);
        }
        for (standard, instead) in &self.definition.token.rename {
            self.idp.rename(standard, instead);
        }
        answer
    }

    /// `<host>` is the fake provider's place for the issuer's host.
    fn with_host(&self, value: &Value) -> Value {
        let (Value::String(text), Some(issuer)) = (value, &self.definition.issuer) else {
            return value.clone();
        };
        let issuer = stage::filled(issuer, &self.values);
        let rest = issuer.strip_prefix(self.stage.base).unwrap_or_default();
        let host: Vec<&str> = rest.splitn(4, '/').take(3).collect();
        json!(text.replace("<host>", &format!("{}{}", self.stage.base, host.join("/"))))
    }

    fn path(&self, address: &str) -> String {
        stage::path(address, &self.values)
    }

    /// What is different in each login.
    fn words(&self, answer: &Answer) -> Words {
        let mut words = vec![
            (answer.get("state").to_owned(), "state"),
            (answer.get("code").to_owned(), "code"),
            (answer.redirect_uri().to_owned(), "redirect_uri"),
            (CLIENT_ID.to_owned(), "client_id"),
            (CLIENT_SECRET.to_owned(), "client_secret"),
        ];
        let path = self.definition.token.response.get("access_token");
        let path = path.map_or("access_token", String::as_str);
        let token = stage::filled(&format!("{{token.{path}}}"), &self.values);
        words.push((token, "access_token"));
        Words(words)
    }
}

/// The query of an address.
pub(super) fn query(address: &str) -> Vec<(String, String)> {
    let url = Url::parse(address).expect("the gateway sends people to a URL");
    url.query_pairs().into_owned().collect()
}

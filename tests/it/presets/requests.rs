//! Requests: what a login sent to its provider, as text to be reviewed: sorted, and without what differs from login to login.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use url::form_urlencoded;
use vestibule::provider::definition::ProviderDefinition;

use super::replay::query;
use super::stage::{CLIENT_ID, CLIENT_SECRET, Stage};
use crate::support::idp::{ClientProof, Received};
use crate::support::keys::read_token;

/// Headers that every request has.
const PLUMBING: [(&str, &str); 3] = [
    ("content-length", ""),
    ("host", ""),
    (
        "user-agent",
        concat!("vestibule/", env!("CARGO_PKG_VERSION")),
    ),
];
/// Parameters whose values are made for one login and seen nowhere else, by their standard names.
const FRESH: [&str; 3] = ["nonce", "code_challenge", "code_verifier"];

/// Values of one login, and the words that stand for them.
pub(super) struct Words(pub(super) Vec<(String, &'static str)>);

impl Words {
    /// The whole value is known.
    fn of(&self, value: &str) -> Option<String> {
        let mut words = self.0.iter().filter(|(known, _)| known == value);
        words.next().map(|(_, word)| format!("<{word}>"))
    }

    /// The access token is somewhere inside.
    fn inside(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (value, word) in self.0.iter().filter(|(_, word)| *word == "access_token") {
            text = text.replace(value, &format!("<{word}>"));
        }
        text
    }
}

/// How requests are told.
pub(super) struct Sent<'a> {
    pub(super) stage: &'a Stage<'a>,
    pub(super) definition: &'a ProviderDefinition,
    pub(super) words: &'a Words,
    /// Where the key set is.
    pub(super) keys_path: String,
}

impl Sent<'_> {
    /// What the gateway asked for before it sent the person to `page`, that request, and what it asked for after.
    pub(super) fn text(&self, before: &[Received], page: &str, after: &[Received]) -> String {
        let (address, _) = page.split_once('?').unwrap_or((page, ""));
        let mut authorization =
            format!("authorization request\nGET {}\n", self.stage.back(address));
        self.params(&mut authorization, "query", query(page));
        if let Some((_, fragment)) = page.split_once('#') {
            writeln!(authorization, "    fragment {fragment}").expect(WRITES);
        }
        let metadata = before
            .iter()
            .map(|request| self.request("metadata request", request));
        let mut texts: Vec<String> = metadata.collect();
        texts.push(authorization);
        texts.extend(
            after
                .iter()
                .map(|request| self.request(&self.kind(request), request)),
        );
        texts.join("\n")
    }

    fn request(&self, kind: &str, request: &Received) -> String {
        let address = self
            .stage
            .back(&format!("{}{}", self.stage.base, request.path));
        let mut text = format!("{kind}\n{} {address}\n", request.method);
        let is_plumbing = |name: &str, value: &str| {
            let mut plumbing = PLUMBING.iter();
            plumbing.any(|(known, usual)| *known == name && (usual.is_empty() || *usual == value))
        };
        let headers: BTreeMap<&str, &str> = request
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, value)| !is_plumbing(name, value))
            .collect();
        for (name, value) in headers {
            writeln!(text, "    {name}: {}", self.header(value)).expect(WRITES);
        }
        let of_query = form_urlencoded::parse(request.query.as_bytes()).into_owned();
        self.params(&mut text, "query", of_query.collect());
        let body = Received {
            query: String::new(),
            ..request.clone()
        };
        self.params(&mut text, "body", body.params());
        text
    }

    fn kind(&self, request: &Received) -> String {
        if request.path == self.keys_path {
            return "key set request".to_owned();
        }
        if request.param(self.token_name("code")).is_none() {
            return "userinfo request".to_owned();
        }
        let (id, secret) = (
            self.token_name("client_id"),
            self.token_name("client_secret"),
        );
        let proof = match request.client_proof_named(id, secret) {
            ClientProof::None { .. } => "none",
            ClientProof::Basic { .. } => "basic",
            ClientProof::Post { .. } => "post",
            ClientProof::Assertion { .. } => "assertion",
            ClientProof::Several => "several",
        };
        format!("token request, client authentication: {proof}")
    }

    fn params(&self, text: &mut String, place: &str, mut params: Vec<(String, String)>) {
        params.sort();
        if !params.is_empty() {
            writeln!(text, "    {place}").expect(WRITES);
        }
        for (name, value) in params {
            let value = self.value(&name, &value);
            writeln!(text, "        {name} = {value}").expect(WRITES);
        }
    }

    fn value(&self, name: &str, value: &str) -> String {
        let fresh = FRESH
            .iter()
            .find(|standard| [self.name(standard), self.token_name(standard)].contains(&name));
        if let Some(fresh) = fresh.filter(|_| !value.is_empty()) {
            return format!("<{fresh}>");
        }
        if value.starts_with("eyJ") && value.matches('.').count() == 2 {
            return self.assertion(value);
        }
        let word = self.words.of(value);
        word.unwrap_or_else(|| self.stage.back(&self.words.inside(value)))
    }

    /// A JWT that the gateway signed.
    fn assertion(&self, token: &str) -> String {
        let (header, mut claims) = read_token(token);
        let lifetime = claims["exp"].as_i64().zip(claims["iat"].as_i64());
        let lifetime = lifetime.map(|(expires, issued)| format!("<iat + {}>", expires - issued));
        claims["exp"] = json!(lifetime);
        claims["iat"] = json!("<iat>");
        claims["jti"] = json!("<jti>");
        if claims["sub"] == CLIENT_ID {
            claims["sub"] = json!("<client_id>");
        }
        if claims["iss"] == CLIENT_ID {
            claims["iss"] = json!("<client_id>");
        }
        self.stage
            .back(&format!("<jwt {} {}>", sorted(&header), sorted(&claims)))
    }

    fn header(&self, value: &str) -> String {
        let basic = value.strip_prefix("Basic ");
        if let Some(pair) = basic.and_then(|text| STANDARD.decode(text).ok()) {
            let pair = String::from_utf8_lossy(&pair).into_owned();
            if pair == format!("{CLIENT_ID}:{CLIENT_SECRET}") {
                return "Basic <client_id>:<client_secret>, not form-encoded".to_owned();
            }
            let pair: Vec<String> = pair
                .split(':')
                .map(|part| self.form_decoded(part))
                .collect();
            return format!("Basic {}", pair.join(":"));
        }
        let word = self.words.of(value);
        word.unwrap_or_else(|| self.stage.back(&self.words.inside(value)))
    }

    fn form_decoded(&self, text: &str) -> String {
        let plain: String = form_urlencoded::parse(text.as_bytes())
            .map(|(name, _)| name.into_owned())
            .collect();
        self.words.of(&plain).unwrap_or(plain)
    }

    /// What this provider calls a parameter of the authorization request.
    fn name<'b>(&'b self, standard: &'b str) -> &'b str {
        let renamed = self.definition.rename.get(standard);
        renamed.map_or(standard, String::as_str)
    }

    /// The same in the token request.
    fn token_name<'b>(&'b self, standard: &'b str) -> &'b str {
        let renamed = self.definition.token.rename.get(standard);
        renamed.map_or_else(|| self.name(standard), String::as_str)
    }
}

const WRITES: &str = "a String takes everything";

fn sorted(object: &Value) -> String {
    let members = object.as_object().into_iter().flatten();
    let members: BTreeMap<&String, &Value> = members.collect();
    serde_json::to_string(&members).expect("an object is JSON")
}

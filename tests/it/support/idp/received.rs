//! Received: one request as it came, for counting, snapshots and the search for secrets that went astray.

use std::fmt::Write as _;

use actix_web::HttpRequest;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use url::form_urlencoded;

/// One request.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    /// In their order, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// How a client proved itself at the token endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ClientProof {
    /// A bare `client_id`, or nothing at all.
    None { id: Option<String> },
    /// HTTP Basic; both parts form-decoded (RFC 6749, section 2.3.1).
    Basic { id: String, secret: String },
    /// In the body or query.
    Post { id: String, secret: String },
    /// `client_assertion` (RFC 7523).
    Assertion { jwt: String },
    /// More than one of these.
    Several,
}

impl Received {
    pub(super) fn read(request: &HttpRequest, body: &[u8]) -> Self {
        let headers = request
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.as_str().to_owned(), value)
            })
            .collect();
        Self {
            method: request.method().to_string(),
            path: request.path().to_owned(),
            query: request.query_string().to_owned(),
            headers,
            body: body.to_vec(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn body_text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Everything that is a parameter: the query's, then those of a form or of a flat JSON object.
    pub(crate) fn params(&self) -> Vec<(String, String)> {
        let mut params: Vec<(String, String)> = form_urlencoded::parse(self.query.as_bytes())
            .into_owned()
            .collect();
        if let Ok(Value::Object(members)) = serde_json::from_slice(&self.body) {
            params.extend(members.into_iter().map(|(name, value)| match value {
                Value::String(text) => (name, text),
                other => (name, other.to_string()),
            }));
        } else {
            params.extend(form_urlencoded::parse(&self.body).into_owned());
        }
        params
    }

    pub(crate) fn param(&self, name: &str) -> Option<String> {
        self.params()
            .into_iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// The bearer token, if that is what came.
    pub(crate) fn bearer(&self) -> Option<&str> {
        self.header("authorization")?.strip_prefix("Bearer ")
    }

    /// How the client proved itself, by these names for `client_id` and `client_secret`.
    pub(crate) fn client_proof_named(&self, id_name: &str, secret_name: &str) -> ClientProof {
        let basic = self.basic();
        let (id, secret) = (self.param(id_name), self.param(secret_name));
        let assertion = self.param("client_assertion");
        let count = [basic.is_some(), secret.is_some(), assertion.is_some()]
            .into_iter()
            .filter(|given| *given)
            .count();
        if count > 1 {
            return ClientProof::Several;
        }
        if let Some((id, secret)) = basic {
            return ClientProof::Basic { id, secret };
        }
        if let Some(jwt) = assertion {
            return ClientProof::Assertion { jwt };
        }
        match (id, secret) {
            (id, Some(secret)) => ClientProof::Post {
                id: id.unwrap_or_default(),
                secret,
            },
            (id, None) => ClientProof::None { id },
        }
    }

    /// How the client proved itself, by the standard names.
    pub(crate) fn client_proof(&self) -> ClientProof {
        self.client_proof_named("client_id", "client_secret")
    }

    fn basic(&self) -> Option<(String, String)> {
        let text = self.header("authorization")?.strip_prefix("Basic ")?;
        let pair = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
        let (id, secret) = pair.split_once(':')?;
        Some((form_decode(id), form_decode(secret)))
    }

    /// The whole as text: what a search for astray secrets looks through.
    pub(crate) fn wire_text(&self) -> String {
        let mut text = format!("{} {}?{}\n", self.method, self.path, self.query);
        for (name, value) in &self.headers {
            writeln!(text, "{name}: {value}").expect("a String takes everything");
        }
        text + "\n" + &self.body_text()
    }
}

fn form_decode(text: &str) -> String {
    let pair = format!("x={}", text.replace('&', "%26"));
    form_urlencoded::parse(pair.as_bytes())
        .map(|(_, value)| value.into_owned())
        .collect()
}

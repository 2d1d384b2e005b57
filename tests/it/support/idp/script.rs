//! Script: what a fake provider does; every knob has a value that conforms.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::received::Received;
use super::refresh::{Family, RefreshRule};
use super::reply::{Gate, Reply};
use crate::support::keys::{Key, Signer};

/// Changes a document before it is sent.
pub(super) type Patch = Arc<dyn Fn(&mut Value) + Send + Sync>;
/// Makes the answer out of a document; JSON with status 200 unless one is given.
pub(super) type Shape = Arc<dyn Fn(Value) -> Reply + Send + Sync>;
/// Changes the finished text of a token.
pub(super) type Tamper = Arc<dyn Fn(String) -> String + Send + Sync>;

/// Everything about one fake provider, knobs and memory.
pub(super) struct Script {
    pub(super) name: String,
    pub(super) issuer: String,
    pub(super) client: ClientRule,
    pub(super) person: Map<String, Value>,
    pub(super) signer: Signer,
    pub(super) published: Vec<Value>,
    pub(super) id_token: IdTokenRule,
    pub(super) header_changes: Vec<Change>,
    pub(super) claim_changes: Vec<Change>,
    pub(super) tamper: Option<Tamper>,
    pub(super) userinfo_is_signed: bool,
    pub(super) token_answer: Value,
    pub(super) refresh: RefreshRule,
    /// Holds back the answers of refreshes that have been done.
    pub(super) after_refresh: Option<Gate>,
    /// The paths of the named endpoints.
    pub(super) paths: BTreeMap<&'static str, String>,
    /// Standard parameter names and those used instead.
    pub(super) renames: BTreeMap<String, String>,
    /// What was said about single endpoints, by path.
    pub(super) endpoints: HashMap<String, EndpointScript>,

    pub(super) received: Vec<Received>,
    pub(super) codes: HashMap<String, Issued>,
    pub(super) access_tokens: Vec<String>,
    pub(super) families: Vec<Family>,
    pub(super) issued: usize,
}

/// Who may redeem a code.
#[derive(Clone, Debug)]
pub(super) enum ClientRule {
    /// This id; without a secret neither one may come, with one it must.
    Registered { id: String, secret: Option<String> },
    /// Anybody, for clients whose proof the test looks at itself. The audience is this id.
    Any { id: String },
}

impl ClientRule {
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Registered { id, .. } | Self::Any { id } => id,
        }
    }
}

/// When an ID token is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdTokenRule {
    WithOpenidScope,
    Always,
}

/// One member changed.
#[derive(Clone, Debug)]
pub(super) enum Change {
    Set(String, Value),
    Remove(String),
}

impl Change {
    pub(super) fn apply_all(changes: &[Self], members: &mut Map<String, Value>) {
        for change in changes {
            match change {
                Self::Set(name, value) => members.insert(name.clone(), value.clone()),
                Self::Remove(name) => members.remove(name),
            };
        }
    }
}

/// What one endpoint does instead of its duty.
#[derive(Clone, Default)]
pub(super) struct EndpointScript {
    pub(super) gate: Option<Gate>,
    pub(super) once: VecDeque<Reply>,
    pub(super) always: Option<Reply>,
    pub(super) patches: Vec<Patch>,
    pub(super) shape: Option<Shape>,
}

/// What a code stands for.
#[derive(Clone, Debug)]
pub(super) struct Issued {
    pub(super) redirect_uri: String,
    pub(super) scope: String,
    pub(super) nonce: Option<String>,
    pub(super) challenge: Option<String>,
}

impl Script {
    pub(super) fn conforming(name: &str, base: &str) -> Self {
        let paths = [
            ("discovery", "/.well-known/openid-configuration"),
            ("jwks", "/jwks"),
            ("authorize", "/authorize"),
            ("token", "/token"),
            ("userinfo", "/userinfo"),
        ];
        Self {
            name: name.to_owned(),
            issuer: base.to_owned(),
            client: ClientRule::Registered {
                id: "client".to_owned(),
                secret: None,
            },
            person: somebody(),
            signer: Signer::Key(Key::RsaOne, "RS256"),
            published: vec![Key::RsaOne.jwk(), Key::P256.jwk(), Key::Ed25519.jwk()],
            id_token: IdTokenRule::WithOpenidScope,
            header_changes: Vec::new(),
            claim_changes: Vec::new(),
            tamper: None,
            userinfo_is_signed: false,
            token_answer: json!({"token_type": "Bearer", "expires_in": 3600}),
            refresh: RefreshRule::None,
            after_refresh: None,
            paths: paths.map(|(name, path)| (name, path.to_owned())).into(),
            renames: BTreeMap::new(),
            endpoints: HashMap::new(),
            received: Vec::new(),
            codes: HashMap::new(),
            access_tokens: Vec::new(),
            families: Vec::new(),
            issued: 0,
        }
    }

    /// The path of a named endpoint; a path is its own.
    pub(super) fn path_of(&self, endpoint: &str) -> String {
        if endpoint.starts_with('/') {
            return endpoint.to_owned();
        }
        match self.paths.get(endpoint) {
            Some(path) => path.clone(),
            None => panic!("there is no endpoint {endpoint}"),
        }
    }

    pub(super) fn endpoint(&mut self, endpoint: &str) -> &mut EndpointScript {
        let path = self.path_of(endpoint);
        self.endpoints.entry(path).or_default()
    }

    pub(super) fn name_of<'a>(&'a self, parameter: &'a str) -> &'a str {
        self.renames
            .get(parameter)
            .map_or(parameter, String::as_str)
    }
}

fn somebody() -> Map<String, Value> {
    let person = json!({
        "sub": "248289761001",
        "name": "Jane Doe",
        "given_name": "Jane",
        "family_name": "Doe",
        "preferred_username": "j.doe",
        "email": "janedoe@example.com",
        "email_verified": true,
    });
    person.as_object().cloned().unwrap_or_default()
}

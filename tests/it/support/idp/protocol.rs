//! What a conforming provider says at each endpoint, before the script spoils it.

use aws_lc_rs::digest::{SHA256, SHA384, SHA512, digest};
use serde_json::{Map, Value, json};
use url::Url;
use vestibule::clock::Timestamp;

use super::authorization::Answer;
use super::received::{ClientProof, Received};
use super::reply::Reply;
use super::script::{Change, ClientRule, IdTokenRule, Issued, Script};
use crate::support::keys::{Signer, challenge, encode};

const TOKEN_LIFETIME: i64 = 300;

impl Script {
    /// The document of a named endpoint, or the refusal to give it.
    pub(super) fn document(
        &mut self,
        request: &Received,
        base: &str,
        now: Timestamp,
    ) -> Result<Value, Reply> {
        let endpoint = self
            .paths
            .iter()
            .find(|(_, path)| **path == request.path)
            .map(|(name, _)| *name);
        match endpoint {
            Some("discovery") => Ok(self.metadata(base)),
            Some("jwks") => Ok(json!({"keys": self.published})),
            Some("token") => self.token(request, now),
            Some("userinfo") => self.userinfo(request, now),
            Some("authorize") => Err(Reply::text("text/html", "<p>Sign in here.</p>")),
            _ => Err(Reply::status(404)),
        }
    }

    fn metadata(&self, base: &str) -> Value {
        let at = |endpoint: &str| format!("{base}{}", self.path_of(endpoint));
        json!({
            "issuer": self.issuer,
            "authorization_endpoint": at("authorize"),
            "token_endpoint": at("token"),
            "userinfo_endpoint": at("userinfo"),
            "jwks_uri": at("jwks"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "PS256", "ES256", "EdDSA"],
            "token_endpoint_auth_methods_supported":
                ["client_secret_basic", "client_secret_post", "private_key_jwt", "none"],
            "code_challenge_methods_supported": ["S256"],
            "authorization_response_iss_parameter_supported": true,
        })
    }

    /// Does what the authorization endpoint does when the person agrees.
    pub(super) fn authorize(&mut self, url: &str) -> Answer {
        let url = Url::parse(url).expect("the authorization request is a URL");
        let params: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let get = |name: &str| {
            let name = self.name_of(name);
            let found = params.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone())
        };
        // There are providers that want it left out.
        assert!(get("response_type").is_none_or(|kind| kind == "code"));
        assert_eq!(get("client_id").as_deref(), Some(self.client.id()));
        let redirect_uri = get("redirect_uri").expect("the request names its redirect URI");
        let issued = Issued {
            redirect_uri: redirect_uri.clone(),
            scope: get("scope").unwrap_or_default(),
            nonce: get("nonce"),
            challenge: get("code_challenge"),
        };
        if issued.challenge.is_some() {
            assert_eq!(get("code_challenge_method").as_deref(), Some("S256"));
        }
        let state = get("state");
        self.issued += 1;
        let code = format!("{}-code-{}", self.name, self.issued);
        self.codes.insert(code.clone(), issued);
        let mut answer = vec![("code".to_owned(), code)];
        answer.extend(state.map(|state| ("state".to_owned(), state)));
        answer.push(("iss".to_owned(), self.issuer.clone()));
        Answer::new(redirect_uri, answer)
    }

    fn token(&mut self, request: &Received, now: Timestamp) -> Result<Value, Reply> {
        self.check_client(request)?;
        let get = |name: &str| request.param(self.name_of(name));
        let (redirect_uri, verifier) = (get("redirect_uri"), get("code_verifier"));
        if get("grant_type").as_deref() == Some("refresh_token") {
            return self.refresh(request, now);
        }
        if get("grant_type").is_some_and(|grant| grant != "authorization_code") {
            return Err(refusal(400, "unsupported_grant_type"));
        }
        let code = get("code").ok_or_else(|| refusal(400, "invalid_request"))?;
        let issued = self
            .codes
            .remove(&code)
            .ok_or_else(|| refusal(400, "invalid_grant"))?;
        let is_proven = verifier.map(|verifier| challenge(&verifier)) == issued.challenge;
        if !is_proven || redirect_uri.is_some_and(|uri| uri != issued.redirect_uri) {
            return Err(refusal(400, "invalid_grant"));
        }
        let mut answer = self.tokens(&issued, now);
        self.begin_family(&issued, &mut answer);
        Ok(answer)
    }

    pub(super) fn tokens(&mut self, issued: &Issued, now: Timestamp) -> Value {
        let mut answer = self.token_answer.clone();
        let access_token = if let Some(recorded) = answer["access_token"].as_str() {
            recorded.to_owned()
        } else {
            self.issued += 1;
            format!("{}-access-token-{}", self.name, self.issued)
        };
        answer["access_token"] = json!(access_token);
        let is_openid = issued.scope.split(' ').any(|scope| scope == "openid");
        if is_openid || self.id_token == IdTokenRule::Always {
            answer["id_token"] = json!(self.make_id_token(issued, &access_token, now));
        }
        self.access_tokens.push(access_token);
        answer
    }

    fn make_id_token(&self, issued: &Issued, access_token: &str, now: Timestamp) -> String {
        let mut claims = self.person.clone();
        let mut say = |name: &str, value: Value| claims.insert(name.to_owned(), value);
        say("iss", json!(self.issuer));
        say("aud", json!(self.client.id()));
        say("iat", json!(now.seconds()));
        say("exp", json!(now.seconds() + TOKEN_LIFETIME));
        say("at_hash", json!(at_hash(&self.signer, access_token)));
        if let Some(nonce) = &issued.nonce {
            say("nonce", json!(nonce));
        }
        Change::apply_all(&self.claim_changes, &mut claims);
        self.sign(claims)
    }

    pub(super) fn sign(&self, claims: Map<String, Value>) -> String {
        let mut header = Map::new();
        header.insert("alg".to_owned(), json!(self.signer.algorithm()));
        header.insert("typ".to_owned(), json!("JWT"));
        if let Some(id) = self.signer.key_id() {
            header.insert("kid".to_owned(), json!(id));
        }
        Change::apply_all(&self.header_changes, &mut header);
        let token = self
            .signer
            .token(&Value::Object(header), &Value::Object(claims));
        match &self.tamper {
            Some(tamper) => tamper(token),
            None => token,
        }
    }

    fn check_client(&self, request: &Received) -> Result<(), Reply> {
        let ClientRule::Registered { id, secret } = &self.client else {
            return Ok(());
        };
        let (id_name, secret_name) = (self.name_of("client_id"), self.name_of("client_secret"));
        let is_known = match request.client_proof_named(id_name, secret_name) {
            ClientProof::None { id: given } => given.as_ref() == Some(id) && secret.is_none(),
            ClientProof::Basic {
                id: given,
                secret: proof,
            }
            | ClientProof::Post {
                id: given,
                secret: proof,
            } => given == *id && Some(proof) == *secret,
            ClientProof::Assertion { .. } | ClientProof::Several => false,
        };
        if is_known {
            Ok(())
        } else {
            Err(refusal(401, "invalid_client"))
        }
    }

    fn userinfo(&self, request: &Received, now: Timestamp) -> Result<Value, Reply> {
        let in_query = request.param("access_token");
        let token = request.bearer().or(in_query.as_deref());
        if !token.is_some_and(|token| self.access_tokens.iter().any(|known| known == token)) {
            return Err(refusal(401, "invalid_token"));
        }
        let mut claims = self.person.clone();
        if !self.userinfo_is_signed {
            return Ok(Value::Object(claims));
        }
        let mut say = |name: &str, value: Value| claims.insert(name.to_owned(), value);
        say("iss", json!(self.issuer));
        say("aud", json!(self.client.id()));
        say("iat", json!(now.seconds()));
        Err(Reply::text("application/jwt", &self.sign(claims)))
    }
}

pub(super) fn refusal(status: u16, error: &str) -> Reply {
    Reply::json(&json!({"error": error})).with_status(status)
}

/// OpenID Connect Core 1.0, section 3.1.3.6; Ed25519 goes with SHA-512.
fn at_hash(signer: &Signer, access_token: &str) -> String {
    let algorithm = match signer.algorithm() {
        name if name.ends_with("384") => &SHA384,
        name if name.ends_with("512") || name == "EdDSA" => &SHA512,
        _ => &SHA256,
    };
    let hash = digest(algorithm, access_token.as_bytes());
    encode(&hash.as_ref()[..hash.as_ref().len() / 2])
}

//! The token endpoints: a code and its PKCE verifier, or a refresh token, become an access token, and an ID token at the OpenID one.

use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpResponse, web};
use serde_json::{Value, json};

use super::grants::{Access, Code, TOKEN_LIFETIME};
use super::parameters::Parameters;
use super::signing::{half_hash, hash, random_text};
use super::{CLIENT_ID, Demo, Dialect};

type Form = Result<web::Form<Vec<(String, String)>>, actix_web::Error>;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    for (path, dialect) in [
        ("/token", Dialect::OpenId),
        ("/oauth2/token", Dialect::OAuth2),
    ] {
        let answer =
            move |demo: web::Data<Demo>, form: Form| async move { demo.token(dialect, form) };
        config.service(web::resource(path).route(web::post().to(answer)));
    }
}

/// An error of RFC 6749, section 5.2.
#[derive(Debug)]
struct Refusal {
    error: &'static str,
    description: String,
}

impl Demo {
    fn token(&self, dialect: Dialect, form: Form) -> HttpResponse {
        let answer = read(form).and_then(|form| self.exchange(dialect, &form));
        let (status, body) = match answer {
            Ok(tokens) => (StatusCode::OK, tokens),
            Err(refusal) => (
                refusal.status(),
                json!({"error": refusal.error, "error_description": refusal.description}),
            ),
        };
        HttpResponse::build(status)
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(body)
    }

    fn exchange(&self, dialect: Dialect, form: &Parameters) -> Result<Value, Refusal> {
        if form.get("client_id") != Some(CLIENT_ID) {
            return Err(refuse("invalid_client", "another client"));
        }
        match form.get("grant_type") {
            Some("authorization_code") => {}
            Some("refresh_token") => return self.refresh(dialect, form),
            _ => {
                let description = "only authorization_code and refresh_token are served";
                return Err(refuse("unsupported_grant_type", description));
            }
        }
        let code = form
            .get("code")
            .ok_or_else(|| refuse("invalid_request", "the code is missing"))?;
        let now = self.clock.now();
        let grant = self
            .grants()
            .redeem_code(code, now)
            .filter(|grant| grant.dialect == dialect)
            .ok_or_else(|| refuse("invalid_grant", "the code is unknown, used or too old"))?;
        if form.get("redirect_uri") != Some(self.redirect_uri(dialect)) {
            return Err(refuse("invalid_grant", "another redirect URI"));
        }
        check_verifier(&grant, form.get("code_verifier"))?;
        Ok(self.give_tokens(&grant))
    }

    /// A refresh token works once and gives the next (RFC 6749, section 6; RFC 9700, section 4.14.2).
    fn refresh(&self, dialect: Dialect, form: &Parameters) -> Result<Value, Refusal> {
        let token = form
            .get("refresh_token")
            .ok_or_else(|| refuse("invalid_request", "the refresh token is missing"))?;
        let now = self.clock.now();
        let grant = self
            .grants()
            .redeem_refresh(token, now)
            .filter(|grant| grant.dialect == dialect)
            .ok_or_else(|| {
                let description = "the refresh token is unknown, used or too old";
                refuse("invalid_grant", description)
            })?;
        Ok(self.give_tokens(&grant))
    }

    fn give_tokens(&self, grant: &Code) -> Value {
        let now = self.clock.now();
        let access_token = random_text();
        let mut answer = json!({
            "access_token": access_token,
            "token_type": "Bearer",
            "expires_in": TOKEN_LIFETIME.as_secs(),
            "scope": grant.scope,
        });
        if grant.dialect == Dialect::OpenId {
            answer["id_token"] = json!(self.id_token(grant, &access_token));
        }
        if grant.scope.split(' ').any(|word| word == "offline_access") {
            let refresh_token = random_text();
            answer["refresh_token"] = json!(refresh_token);
            let grant = Code {
                nonce: None,
                ..grant.clone()
            };
            self.grants().keep_refresh(refresh_token, grant, now);
        }
        let access = Access {
            dialect: grant.dialect,
            person: grant.person,
            scope: grant.scope.clone(),
        };
        self.grants().keep_token(access_token, access, now);
        answer
    }

    fn id_token(&self, grant: &Code, access_token: &str) -> String {
        let now = self.clock.now();
        let mut claims = grant.person.claims(&grant.scope);
        let mut say = |name: &str, value: Value| claims.insert(name.to_owned(), value);
        say("iss", json!(self.base));
        say("aud", json!(CLIENT_ID));
        say("iat", json!(now.seconds()));
        say("exp", json!(now.plus(TOKEN_LIFETIME).seconds()));
        say("auth_time", json!(grant.chosen_at.seconds()));
        say("at_hash", json!(half_hash(access_token.as_bytes())));
        if let Some(nonce) = &grant.nonce {
            say("nonce", json!(nonce));
        }
        self.key.sign(claims)
    }
}

fn read(form: Form) -> Result<Parameters, Refusal> {
    let form = form.map_err(|_| refuse("invalid_request", "the body is not a form"))?;
    Parameters::from_pairs(form.into_inner())
        .map_err(|twice| refuse("invalid_request", twice.to_string()))
}

/// RFC 7636, sections 4.1 and 4.6.
fn check_verifier(grant: &Code, verifier: Option<&str>) -> Result<(), Refusal> {
    let verifier = verifier.unwrap_or_default();
    let is_met =
        (43..=128).contains(&verifier.len()) && hash(verifier.as_bytes()) == grant.challenge;
    if is_met {
        Ok(())
    } else {
        Err(refuse("invalid_grant", "the code verifier does not match"))
    }
}

fn refuse(error: &'static str, description: impl Into<String>) -> Refusal {
    Refusal {
        error,
        description: description.into(),
    }
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self.error {
            "invalid_client" => StatusCode::UNAUTHORIZED,
            _ => StatusCode::BAD_REQUEST,
        }
    }
}

//! The authorization endpoints: check the request, let somebody be picked, send the browser back.

use actix_web::http::header::{CACHE_CONTROL, LOCATION, REFERRER_POLICY};
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

use super::grants::Code;
use super::parameters::Parameters;
use super::people::{self, Person};
use super::signing::random_text;
use super::{CLIENT_ID, Demo, Dialect};

/// The parameter that a link on the page adds to the request it came with.
const CHOICE: &str = "choice";
/// Its value when nobody was picked.
const REFUSE: &str = "refuse";

pub(super) fn routes(config: &mut web::ServiceConfig) {
    for (path, dialect) in [
        ("/authorize", Dialect::OpenId),
        ("/oauth2/authorize", Dialect::OAuth2),
    ] {
        let answer = move |demo: web::Data<Demo>, request: HttpRequest| async move {
            demo.authorize(dialect, request.query_string())
        };
        config.service(web::resource(path).route(web::get().to(answer)));
    }
}

/// Why a request gets no page to pick from.
enum Refusal {
    /// It is not certain who asks, so nobody is sent anywhere (RFC 6749, section 4.1.2.1).
    Here(String),
    /// Our client asked for something that does not work; it is told so.
    There {
        error: &'static str,
        description: &'static str,
    },
}

/// A link of the page.
#[derive(serde::Serialize)]
pub(super) struct Link {
    pub(super) href: String,
    pub(super) name: &'static str,
    pub(super) initial: char,
    pub(super) about: &'static str,
}

impl Demo {
    fn authorize(&self, dialect: Dialect, query: &str) -> HttpResponse {
        let parameters = match Parameters::from_query(query) {
            Ok(parameters) => parameters,
            Err(twice) => return self.refuse_here(&twice.to_string()),
        };
        match self.check(dialect, &parameters) {
            Err(Refusal::Here(message)) => self.refuse_here(&message),
            Err(Refusal::There { error, description }) => {
                let answer = [("error", error), ("error_description", description)];
                self.send_back(dialect, &parameters, &answer)
            }
            Ok(code_challenge) => self.choose(dialect, &parameters, code_challenge),
        }
    }

    /// Checks everything about the request; what is left to say about it is its code challenge.
    fn check<'a>(&self, dialect: Dialect, parameters: &'a Parameters) -> Result<&'a str, Refusal> {
        if parameters.get("client_id") != Some(CLIENT_ID) {
            let message = format!("The client id must be \"{CLIENT_ID}\".");
            return Err(Refusal::Here(message));
        }
        let expected = self.redirect_uri(dialect);
        if parameters.get("redirect_uri") != Some(expected) {
            let message = format!("The redirect URI must be \"{expected}\".");
            return Err(Refusal::Here(message));
        }
        check_flow(parameters)?;
        if dialect == Dialect::OpenId {
            check_openid(parameters)?;
        }
        parameters
            .get("code_challenge")
            .filter(|_| parameters.get("code_challenge_method") == Some("S256"))
            .ok_or(Refusal::There {
                error: "invalid_request",
                description: "PKCE with S256 is required",
            })
    }

    fn choose(
        &self,
        dialect: Dialect,
        parameters: &Parameters,
        code_challenge: &str,
    ) -> HttpResponse {
        let Some(choice) = parameters.get(CHOICE) else {
            return self.show_people(dialect, parameters);
        };
        if choice == REFUSE {
            return self.send_back(dialect, parameters, &[("error", "access_denied")]);
        }
        let Some(person) = people::find(choice) else {
            return self.refuse_here("Nobody of that name lives here.");
        };
        let code = self.give_code(dialect, person, parameters, code_challenge);
        self.send_back(dialect, parameters, &[("code", &code)])
    }

    fn give_code(
        &self,
        dialect: Dialect,
        person: &'static Person,
        parameters: &Parameters,
        code_challenge: &str,
    ) -> String {
        let now = self.clock.now();
        let code = random_text();
        let grant = Code {
            dialect,
            person,
            scope: parameters.get("scope").unwrap_or_default().to_owned(),
            nonce: parameters.get("nonce").map(str::to_owned),
            challenge: code_challenge.to_owned(),
            chosen_at: now,
        };
        self.grants().keep_code(code.clone(), grant, now);
        code
    }

    fn show_people(&self, dialect: Dialect, parameters: &Parameters) -> HttpResponse {
        let path = match dialect {
            Dialect::OpenId => "authorize",
            Dialect::OAuth2 => "oauth2/authorize",
        };
        let href = |choice| {
            let query = parameters.query_with(CHOICE, choice);
            format!("{}/{path}?{query}", self.assets)
        };
        let people: Vec<Link> = people::PEOPLE
            .iter()
            .map(|person| Link {
                href: href(person.id),
                name: person.name,
                initial: person.name.chars().next().unwrap_or('?'),
                about: person.about,
            })
            .collect();
        let protocol = match dialect {
            Dialect::OpenId => "OpenID Connect",
            Dialect::OAuth2 => "OAuth 2.0",
        };
        self.pages
            .choose(&self.assets, protocol, &people, &href(REFUSE))
    }

    pub(super) fn refuse_here(&self, message: &str) -> HttpResponse {
        self.pages.refused(&self.assets, message)
    }

    /// Sends the browser back with the answer, the state it brought, and who answers (RFC 9207).
    fn send_back(
        &self,
        dialect: Dialect,
        parameters: &Parameters,
        answer: &[(&str, &str)],
    ) -> HttpResponse {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(answer);
        if let Some(state) = parameters.get("state") {
            query.append_pair("state", state);
        }
        if dialect == Dialect::OpenId {
            query.append_pair("iss", &self.base);
        }
        let target = format!("{}?{}", self.redirect_uri(dialect), query.finish());
        HttpResponse::SeeOther()
            .insert_header((LOCATION, target))
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((REFERRER_POLICY, "no-referrer"))
            .finish()
    }
}

fn check_flow(parameters: &Parameters) -> Result<(), Refusal> {
    if parameters.get("response_type") != Some("code") {
        return Err(Refusal::There {
            error: "unsupported_response_type",
            description: "only the authorization code flow is served",
        });
    }
    match parameters.get("response_mode") {
        None | Some("query") => Ok(()),
        Some(_) => Err(Refusal::There {
            error: "invalid_request",
            description: "only the response mode query is served",
        }),
    }
}

fn check_openid(parameters: &Parameters) -> Result<(), Refusal> {
    let scope = parameters.get("scope").unwrap_or_default();
    if !scope.split(' ').any(|word| word == "openid") {
        return Err(Refusal::There {
            error: "invalid_scope",
            description: "the scope openid is missing",
        });
    }
    if parameters.get("prompt") == Some("none") {
        return Err(Refusal::There {
            error: "login_required",
            description: "nobody is ever signed in here",
        });
    }
    Ok(())
}

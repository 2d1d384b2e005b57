//! Who is signed in: the page, and the profile for applications.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest as _, HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::json;

use super::accept::{Preferred, preferred};
use super::client;
use super::failure::Failure;
use super::gateway::Gateway;
use super::guard::RequestId;
use super::headers::Holds;
use super::link;
use super::login::{answer, mark, person, with_target};
use super::pages::{AccountPage, ErrorCode, Person, ProviderLink, words};
use crate::claims::Profile;
use crate::provider::{Provider, ProviderId};
use crate::session::{Identity, Session, SignedIn};

/// The answer of `/me`: the same members for every provider, always all of them.
#[derive(Serialize)]
struct Me<'a> {
    id: String,
    provider: &'a ProviderId,
    #[serde(flatten)]
    profile: &'a Profile,
    authenticated_at: String,
    expires_at: String,
}

impl<'a> Me<'a> {
    fn of(signed_in: &'a SignedIn) -> Self {
        Self {
            id: signed_in.id(),
            provider: &signed_in.provider,
            profile: &signed_in.profile,
            authenticated_at: signed_in.authenticated_at.to_string(),
            expires_at: signed_in.expires_at.to_string(),
        }
    }

    /// A further identity, which ends with the session.
    fn further(identity: &'a Identity, signed_in: &SignedIn) -> Self {
        Self {
            id: identity.id(),
            provider: &identity.provider,
            profile: &identity.profile,
            authenticated_at: identity.authenticated_at.to_string(),
            expires_at: signed_in.expires_at.to_string(),
        }
    }
}

/// `GET /me`: the profile, or 401.
pub(super) async fn me(
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let signed_in = required(&gateway, &session)?;
    let body = session.rendered(&signed_in, || json_of(&Me::of(&signed_in)))?;
    let text = HeaderValue::from_static;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, text("application/json")))
        .insert_header((header::VARY, text("Cookie")))
        .body(body))
}

/// `GET /me/identities`: every identity of the session, in the same shape.
pub(super) async fn identities(
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let signed_in = required(&gateway, &session)?;
    let further = linked(&gateway, &signed_in).map(|identity| Me::further(identity, &signed_in));
    let all: Vec<Me<'_>> = std::iter::once(Me::of(&signed_in)).chain(further).collect();
    Ok(personal(&json!({"identities": all})))
}

fn required(gateway: &Gateway, session: &Session) -> Result<Arc<SignedIn>, Failure> {
    gateway
        .signed_in(session)
        .ok_or_else(|| Failure::new(ErrorCode::NoSession))
}

fn json_of(value: &impl Serialize) -> Result<web::Bytes, Failure> {
    let text = serde_json::to_vec(value).map_err(|error| {
        Failure::new(ErrorCode::Internal).because(format!("the profile is not JSON: {error}"))
    })?;
    Ok(text.into())
}

/// An answer in JSON that depends on who asks.
pub(super) fn personal(body: &impl Serialize) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::VARY, "Cookie"))
        .json(body)
}

/// `GET /`: the account page, or on to the chooser.
pub(super) async fn home(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let url = gateway.public_url();
    let Some(signed_in) = gateway.signed_in(&session) else {
        return stranger(&request, &gateway, None);
    };
    let id = signed_in.id();
    let further: Vec<(String, &Identity)> = linked(&gateway, &signed_in)
        .map(|identity| (identity.id(), identity))
        .collect();
    let connect = connect(&gateway, &session, &signed_in);
    let page = AccountPage {
        person: person(&gateway, &id, &signed_in),
        groups: signed_in.profile.groups.as_deref().unwrap_or_default(),
        authenticated_at: signed_in.authenticated_at,
        expires_at: signed_in.expires_at,
        logout_href: &url.route("/logout"),
        another_account_href: &url.route("/login?prompt=select_account"),
        identities: further
            .iter()
            .map(|(id, identity)| {
                Person::new(id, &identity.profile, mark(&gateway, &identity.provider))
            })
            .collect(),
        connect: connect
            .iter()
            .map(|(href, provider)| ProviderLink {
                id: provider.id().as_str(),
                name: provider.name(),
                logo: provider.mark(),
                href,
                words: words(provider.wording()),
                last_used: false,
                available: gateway.flow().is_available(provider.id()),
                group: None,
                brand: provider.brand().is_some(),
            })
            .collect(),
        sessions_href: &url.route("/sessions"),
        end_href: &url.route("/sessions/end"),
    };
    answer(
        &gateway,
        gateway.pages(&request).account(&page),
        Holds::Form,
    )
}

/// The further identities, but for those of providers that are gone.
fn linked<'a>(gateway: &'a Gateway, signed_in: &'a SignedIn) -> impl Iterator<Item = &'a Identity> {
    let is_known = |identity: &&Identity| {
        gateway
            .providers()
            .get(identity.provider.as_str())
            .is_some()
    };
    signed_in.linked.iter().filter(is_known)
}

/// The links that connect an identity of each provider that the session has none of.
fn connect<'a>(
    gateway: &'a Gateway,
    session: &Session,
    signed_in: &SignedIn,
) -> Vec<(String, &'a Arc<Provider>)> {
    let Some(session) = session.reference() else {
        return Vec::new();
    };
    if !link::has_room(gateway, signed_in) {
        return Vec::new();
    }
    let is_new = |id: &ProviderId| {
        signed_in.provider != *id && signed_in.linked.iter().all(|known| known.provider != *id)
    };
    let new = gateway.providers().iter();
    new.filter(|provider| is_new(provider.id()))
        .map(|provider| {
            let token = link::token(gateway, session, provider.id());
            let route = format!(
                "/login/{}?link={token}&prompt=select_account",
                provider.id()
            );
            (gateway.public_url().route(&route), provider)
        })
        .collect()
}

/// What a page answers when nobody is signed in: 401 to programs; people go to the chooser, and back to this route from there.
pub(super) fn stranger(
    request: &HttpRequest,
    gateway: &Gateway,
    back: Option<&str>,
) -> Result<HttpResponse, Failure> {
    if preferred(request.headers()) == Preferred::Json {
        return Err(Failure::new(ErrorCode::NoSession));
    }
    let url = gateway.public_url();
    let back = back.map(|route| url.route(route));
    let location = with_target(&url.route("/login"), back.as_deref());
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, location))
        .finish())
}

/// Removes the cookie of a session that is no more, and tells of two.
pub(super) async fn forget_stale(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    let request = response.request().clone();
    let (Ok(session), Some(gateway)) = (
        Session::extract(&request).await,
        request.app_data::<web::Data<Gateway>>(),
    ) else {
        return Ok(response);
    };
    if session.is_doubled() {
        let client = client::address(&request, gateway)
            .map(|client| client.to_string())
            .unwrap_or_default();
        let request_id = RequestId::of(&request);
        tracing::warn!(
            code = "cookie_duplicate",
            client,
            request_id,
            "two session cookies in one request, none is used"
        );
    }
    if session.is_stale() {
        response
            .response_mut()
            .add_cookie(&gateway.sessions().cookies().session_removal())?;
    }
    Ok(response)
}

//! Who is signed in: the page, and the profile for applications.

use std::sync::Arc;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest as _, HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::json;

use super::accept::{Preferred, preferred};
use super::failure::Failure;
use super::gateway::Gateway;
use super::headers::Holds;
use super::login::{answer, person, with_target};
use super::pages::{AccountPage, ErrorCode};
use crate::claims::Profile;
use crate::provider::ProviderId;
use crate::session::{Session, SignedIn};

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
}

/// `GET /me`: the profile, or 401.
pub(super) async fn me(
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let signed_in = required(&gateway, &session)?;
    Ok(personal(&Me::of(&signed_in)))
}

/// `GET /me/identities`: every identity of the session, in the same shape.
pub(super) async fn identities(
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let signed_in = required(&gateway, &session)?;
    Ok(personal(&json!({"identities": [Me::of(&signed_in)]})))
}

fn required(gateway: &Gateway, session: &Session) -> Result<Arc<SignedIn>, Failure> {
    gateway
        .signed_in(session)
        .ok_or_else(|| Failure::new(ErrorCode::NoSession))
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
    let page = AccountPage {
        person: person(&gateway, &id, &signed_in),
        groups: signed_in.profile.groups.as_deref().unwrap_or_default(),
        authenticated_at: signed_in.authenticated_at,
        expires_at: signed_in.expires_at,
        logout_href: &url.route("/logout"),
        another_account_href: &url.route("/login?prompt=select_account"),
        identities: Vec::new(),
        connect: Vec::new(),
        sessions_href: &url.route("/sessions"),
        end_href: &url.route("/sessions/end"),
    };
    answer(&gateway, gateway.pages().account(&page), Holds::Form)
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

/// Removes the cookie of a session that is no more.
pub(super) async fn forget_stale(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let mut response = next.call(request).await?;
    let request = response.request().clone();
    if let (Ok(session), Some(gateway)) = (
        Session::extract(&request).await,
        request.app_data::<web::Data<Gateway>>(),
    ) && session.is_stale()
    {
        response
            .response_mut()
            .add_cookie(&gateway.sessions().cookies().session_removal())?;
    }
    Ok(response)
}

//! Signing out: the page that asks, the act, the page after it.

use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

use super::failure::Failure;
use super::gateway::Gateway;
use super::guard::RequestId;
use super::headers::Holds;
use super::login::{answer, person};
use super::pages::{BackLink, LogoutPage, SignedOutPage};
use crate::flow::ReturnTo;
use crate::session::Session;

/// For this long after a sign-out, nothing signs in by itself.
pub(super) const QUIET: Duration = Duration::from_mins(10);

/// `GET /logout`: asks. Without a session there is nothing to ask.
pub(super) async fn ask(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Some(signed_in) = gateway.signed_in(&session) else {
        return signed_out(&request, &gateway, None);
    };
    let id = signed_in.id();
    let url = gateway.public_url();
    let target = target(&request, &gateway);
    let logout = super::login::with_target(
        &url.route("/logout"),
        target.as_ref().map(ReturnTo::compact),
    );
    let page = LogoutPage {
        person: person(&gateway, &id, &signed_in),
        logout_href: &logout,
        cancel_href: &url.route("/"),
    };
    answer(&gateway, gateway.pages().logout(&page), Holds::Form)
}

/// `POST /logout`: ends the session.
pub(super) async fn act(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let signed_in = gateway.signed_in(&session);
    session.sign_out();
    if let Some(signed_in) = &signed_in {
        let request_id = RequestId::of(&request);
        tracing::info!(code = "signed_out", provider = %signed_in.provider, request_id, "signed out");
    }
    let provider = signed_in
        .as_ref()
        .and_then(|signed_in| gateway.providers().get(signed_in.provider.as_str()));
    let mut response = signed_out(&request, &gateway, provider.map(|provider| provider.name()))?;
    let cookies = gateway.sessions().cookies();
    let _ = response.add_cookie(&cookies.cookie(cookies.name("out"), "1".to_owned(), QUIET));
    Ok(response)
}

/// `GET /logout/done`: the page after it.
pub(super) async fn done(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
) -> Result<HttpResponse, Failure> {
    signed_out(&request, &gateway, None)
}

fn signed_out(
    request: &HttpRequest,
    gateway: &Gateway,
    provider_name: Option<&str>,
) -> Result<HttpResponse, Failure> {
    let target = target(request, gateway);
    let page = SignedOutPage {
        login_href: &gateway.public_url().route("/login"),
        back: target.as_ref().map(|target| BackLink {
            href: target.location(),
            host: target
                .foreign_host()
                .unwrap_or_else(|| gateway.public_url().authority()),
        }),
        provider_name,
    };
    answer(gateway, gateway.pages().signed_out(&page), Holds::LinksOnly)
}

/// The page one came from, if it may be linked to; anything else is no reason not to sign out.
fn target(request: &HttpRequest, gateway: &Gateway) -> Option<ReturnTo> {
    let mut parameters = form_urlencoded::parse(request.query_string().as_bytes());
    let (_, target) = parameters.find(|(name, _)| name == "return_to")?;
    gateway.check_target(&target).ok()
}

//! The end of a login: the provider's answer comes back.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

use super::bounce::{self, BOUNCED};
use super::failure::Failure;
use super::form::{self, Pairs, Unreadable};
use super::gateway::Gateway;
use super::guard::RequestId;
use super::pages::ErrorCode;
use super::{attempts, client, device, link, login, logout, provider_id};
use crate::flow::{Callback, LoginAttempt, LoginError, SignIn};
use crate::provider::{Provider, ProviderId, ResponseMode};
use crate::session::{Session, SessionRef, SignedIn, UseOnce};

/// How long the provider used last is remembered.
const LAST_USED: Duration = Duration::from_hours(180 * 24);

/// `GET /callback/{provider}`.
pub(super) async fn by_query(
    request: HttpRequest,
    path: web::Path<String>,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let id = provider_id(&path);
    let provider = gateway.provider(id.as_ref())?;
    if provider.response_mode() == ResponseMode::FormPost {
        return Err(malformed(provider, "response_mode"));
    }
    let answer = parse(&request, &gateway, provider, &query(&request))?;
    finish(&request, &gateway, provider, &session, answer).await
}

/// `POST /callback/{provider}`: a form that the provider's page posted. It comes from another site, so the browser kept our cookies to itself;
/// a page of ours posts it once more.
pub(super) async fn by_form(
    request: HttpRequest,
    path: web::Path<String>,
    gateway: web::Data<Gateway>,
    session: Session,
    body: web::Payload,
) -> Result<HttpResponse, Failure> {
    let id = provider_id(&path);
    let provider = gateway.provider(id.as_ref())?;
    if provider.response_mode() == ResponseMode::Query {
        return Err(malformed(provider, "response_mode"));
    }
    let mut pairs = form(&request, body)
        .await
        .map_err(|failure| failure.of(provider.id()))?;
    let bounced = pairs.iter().any(|(name, _)| name == BOUNCED);
    pairs.extend(query(&request));
    pairs.retain(|(name, _)| name != BOUNCED);
    let answer = parse(&request, &gateway, provider, &pairs)?;
    if !bounced && attempts::find(&gateway, request.headers(), answer.state()).is_none() {
        return bounce::page(&request, &gateway, provider, &pairs);
    }
    finish(&request, &gateway, provider, &session, answer).await
}

/// Reads the answer. One that says too much or too little still ends the one attempt that it names.
fn parse(
    request: &HttpRequest,
    gateway: &Gateway,
    provider: &Provider,
    pairs: &Pairs,
) -> Result<Callback, Failure> {
    Callback::parse(pairs).map_err(|error| {
        let failure = Failure::login(&error).of(provider.id());
        let mut states = pairs.iter().filter(|(name, _)| name == "state");
        let (Some((_, state)), None) = (states.next(), states.next()) else {
            return failure;
        };
        match attempts::find(gateway, request.headers(), state) {
            Some((_, cookie)) => failure.spending(cookie),
            None => failure,
        }
    })
}

/// From the answer to a session. The attempt is found by its state, marked as used, and only then is the code looked at.
async fn finish(
    request: &HttpRequest,
    gateway: &Gateway,
    provider: &Provider,
    session: &Session,
    answer: Callback,
) -> Result<HttpResponse, Failure> {
    let now = gateway.clock().now();
    let Some((attempt, cookie)) = attempts::find(gateway, request.headers(), answer.state()) else {
        return again_or(
            gateway,
            session,
            None,
            Failure::login(&LoginError::AttemptMissing).of(provider.id()),
        );
    };
    let link = attempt.link();
    if link.is_some_and(|to| !link::is_here(gateway, session, to)) {
        return Err(link::refused("link_session").spending(cookie));
    }
    let target = attempt.return_to().to_owned();
    let failed = |error: &LoginError| {
        Failure::login(error)
            .of(provider.id())
            .returning_to(
                gateway
                    .check_target(&target)
                    .ok()
                    .map(|target| target.compact().to_owned()),
            )
            .linking(link.is_some())
            .spending(cookie.clone())
    };
    let admitted = match attempt.check(provider, &answer, now) {
        Ok(()) => use_up(gateway, provider, &attempt).await?,
        refused => refused,
    };
    if let Err(error) = admitted {
        return again_or(gateway, session, Some(&target), failed(&error));
    }
    let sign_in = match gateway.flow().finish(provider, attempt, answer, now).await {
        Ok(sign_in) => sign_in,
        Err(LoginError::Denied) if link.is_some() => return Ok(link::home(gateway, cookie)),
        Err(LoginError::Denied) => return Ok(denied(request, gateway, provider, &target, cookie)),
        // The server behind the provider's id is another one than at the start.
        Err(error @ LoginError::AttemptForeign) => {
            return again_or(gateway, session, Some(&target), failed(&error));
        }
        Err(error) => return Err(failed(&error)),
    };
    match link.map(SessionRef::from_bytes) {
        Some(to) => link::finish(request, gateway, to, sign_in, cookie).await,
        None => signed_in(request, gateway, session, sign_in, cookie),
    }
}

/// Marks the attempt as used, unless it is.
async fn use_up(
    gateway: &Gateway,
    provider: &Provider,
    attempt: &LoginAttempt,
) -> Result<Result<(), LoginError>, Failure> {
    let state = attempt.state();
    let marked = gateway
        .sessions()
        .use_once(state.as_bytes(), attempt.expires_at());
    match marked.await {
        Ok(UseOnce::First) => Ok(Ok(())),
        Ok(UseOnce::Again) => Ok(Err(LoginError::AttemptUsed)),
        Err(_) => Err(Failure::new(ErrorCode::StoreUnavailable).of(provider.id())),
    }
}

/// Somebody who is signed in already and went back or reloaded goes on; anybody else is told.
fn again_or(
    gateway: &Gateway,
    session: &Session,
    target: Option<&str>,
    failure: Failure,
) -> Result<HttpResponse, Failure> {
    if gateway.signed_in(session).is_none() {
        return Err(failure);
    }
    let location = match target {
        Some(target) => gateway.end_of(target),
        None => gateway.default_target().location().to_owned(),
    };
    let mut response = HttpResponse::SeeOther();
    response.insert_header((header::LOCATION, location));
    for name in failure.spent_cookies {
        response.cookie(gateway.sessions().cookies().removal(name));
    }
    Ok(response.finish())
}

fn signed_in(
    request: &HttpRequest,
    gateway: &Gateway,
    session: &Session,
    sign_in: SignIn,
    cookie: String,
) -> Result<HttpResponse, Failure> {
    let now = gateway.clock().now();
    let who = SignedIn {
        provider: sign_in.provider,
        profile: sign_in.profile,
        authenticated_at: now,
        expires_at: now.plus(gateway.lifetime()),
        sid: sign_in.sid,
        linked: Vec::new(),
        device: device::of(request, gateway),
    };
    if let Some(grant) = &sign_in.grant
        && grant.refresh_token.is_none()
        && revalidates(gateway, &who.provider)
    {
        tracing::warn!(code = "refresh_token_missing", provider = %who.provider, "the provider gave no refresh token, so `revalidate` can ask it nothing");
    }
    let to_keep = sign_in.grant.map(|grant| grant.to_bytes());
    session.sign_in(&who, to_keep).map_err(|too_large| {
        Failure::new(ErrorCode::ProviderInvalidResponse)
            .of(&who.provider)
            .because(too_large.to_string())
            .spending(cookie.clone())
    })?;
    let client = client::address(request, gateway)
        .map(|client| client.to_string())
        .unwrap_or_default();
    tracing::info!(code = "signed_in", provider = %who.provider, client, request_id = RequestId::of(request), "signed in");
    let cookies = gateway.sessions().cookies();
    let mut response = HttpResponse::SeeOther();
    response.insert_header((header::LOCATION, gateway.end_of(&sign_in.return_to)));
    response.cookie(cookies.removal(cookie));
    if let Some(removal) = logout::forget_sign_out(request, gateway) {
        response.cookie(removal);
    }
    if gateway.remembers_last() {
        response.cookie(cookies.cookie(
            cookies.name(login::LAST),
            who.provider.to_string(),
            LAST_USED,
        ));
    }
    Ok(response.finish())
}

/// Whether this provider has to vouch anew for sessions in use.
fn revalidates(gateway: &Gateway, id: &ProviderId) -> bool {
    let provider = gateway.providers().get(id.as_str());
    let keeping = provider.and_then(|provider| provider.keeping());
    keeping.is_some_and(|keeping| keeping.revalidate.is_some())
}

fn denied(
    request: &HttpRequest,
    gateway: &Gateway,
    provider: &Provider,
    target: &str,
    cookie: String,
) -> HttpResponse {
    tracing::info!(code = "denied", provider = %provider.id(), request_id = RequestId::of(request), "the person stopped the login");
    let route = gateway
        .public_url()
        .route(&format!("/login?notice=denied&provider={}", provider.id()));
    let target = gateway.check_target(target).ok();
    let location = login::with_target(&route, target.as_ref().map(crate::flow::ReturnTo::compact));
    let mut response = HttpResponse::SeeOther();
    response.insert_header((header::LOCATION, location));
    response.cookie(gateway.sessions().cookies().removal(cookie));
    response.finish()
}

fn query(request: &HttpRequest) -> Pairs {
    form_urlencoded::parse(request.query_string().as_bytes())
        .into_owned()
        .collect()
}

async fn form(request: &HttpRequest, body: web::Payload) -> Result<Pairs, Failure> {
    let malformed = |reason| Failure::login(&LoginError::CallbackMalformed { reason });
    let read = form::read(request, body).await;
    read.map_err(|unreadable| match unreadable {
        Unreadable::TooLarge => Failure::new(ErrorCode::TooLarge),
        Unreadable::ContentType => malformed("content_type"),
        Unreadable::Broken => malformed("body"),
        Unreadable::Slow => malformed("body_slow"),
    })
}

fn malformed(provider: &Provider, reason: &'static str) -> Failure {
    Failure::login(&LoginError::CallbackMalformed { reason }).of(provider.id())
}

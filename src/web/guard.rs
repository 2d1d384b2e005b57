//! The guard around every request: its id, its size, its host, where it comes from; and no panic gets past it.

use std::panic::AssertUnwindSafe;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{self, HeaderMap};
use actix_web::http::uri::PathAndQuery;
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpRequest, HttpResponse, web};
use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::FutureExt as _;
use url::{Position, Url};

use super::cors::Sharing;
use super::error_page::{self, Asker};
use super::failure::Failure;
use super::gateway::Gateway;
use super::headers;
use super::language;
use super::pages::ErrorCode;
use crate::provider::is_loopback;
use crate::session::StoreUnavailable;

/// The most bytes of request headers.
const LARGEST_HEAD: usize = 16 * 1024;
/// The most bytes of a request's body.
pub(super) const LARGEST_BODY: usize = 64 * 1024;

/// The longest name of a host that is written to the log, with its port, in bytes (RFC 1035, section 2.3.4).
const LONGEST_HOST: usize = 255 + ":65535".len();

/// Where providers say that somebody signed out of them.
const BACK_CHANNEL: &str = "/logout/backchannel/";

/// The id of a request, in its log lines, its error page and `X-Request-Id`.
#[derive(Clone, Debug)]
pub(super) struct RequestId(pub(super) String);

impl RequestId {
    /// The one that this request got.
    pub(super) fn of(request: &HttpRequest) -> String {
        let extensions = request.extensions();
        let id = extensions.get::<Self>().map(|id| id.0.clone());
        id.unwrap_or_default()
    }
}

/// Wraps the whole application.
///
/// # Errors
///
/// Only such as hold their finished response: the request they answer is gone.
pub async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(gateway) = request.app_data::<web::Data<Gateway>>().cloned() else {
        let (request, _) = request.into_parts();
        return Ok(ServiceResponse::new(
            request,
            HttpResponse::InternalServerError().finish(),
        ));
    };
    let request_id = new_id();
    request
        .extensions_mut()
        .insert(RequestId(request_id.clone()));
    // The request itself may not be kept: routing needs it alone.
    let asker = Asker::of(request.request(), &gateway, request_id.clone());
    let sharing = Sharing::of(&request, &gateway);
    let language_to_keep = language::to_keep(request.request(), &gateway);
    let answered = match admit(&request, &gateway, sharing.as_ref()) {
        Admission::Answered(response) => Ok(request.into_response(response)),
        Admission::Refused(failure) => {
            let response = error_page::render(&asker, &gateway, &failure);
            Ok(request.into_response(response))
        }
        Admission::Redirected(location) => {
            let response = HttpResponse::SeeOther()
                .insert_header((header::LOCATION, location))
                .finish();
            Ok(request.into_response(response))
        }
        // `call` does some of its work before there is a future to be polled.
        Admission::Admitted => match AssertUnwindSafe(async { next.call(request).await })
            .catch_unwind()
            .await
        {
            Ok(Ok(response)) => {
                let response = response.map_into_boxed_body();
                let mut response = with_errors_rendered(response, &gateway, &asker);
                if let Some(cookie) = language_to_keep
                    && is_of_people(response.response())
                {
                    // A cookie of ours can always be written.
                    let _ = response.response_mut().add_cookie(&cookie);
                }
                Ok(response)
            }
            Ok(Err(error)) => Err(of_error(&error)),
            Err(_) => Err(Failure::new(ErrorCode::Internal).because("a handler panicked")),
        },
    };
    let complete = |headers: &mut HeaderMap| {
        headers::complete(headers, &gateway, &request_id);
        if let Some(sharing) = &sharing {
            sharing.complete(headers);
        }
    };
    match answered {
        Ok(mut response) => {
            complete(response.headers_mut());
            Ok(response)
        }
        Err(failure) => {
            let mut response = error_page::render(&asker, &gateway, &failure);
            complete(response.headers_mut());
            Err(InternalError::from_response(failure.code.as_str(), response).into())
        }
    }
}

enum Admission {
    Admitted,
    Answered(HttpResponse),
    Redirected(String),
    Refused(Failure),
}

fn admit(request: &ServiceRequest, gateway: &Gateway, sharing: Option<&Sharing>) -> Admission {
    if head_length(request) > LARGEST_HEAD {
        return Admission::Refused(Failure::new(ErrorCode::TooLarge).because("headers"));
    }
    if announced_length(request.headers()) > LARGEST_BODY {
        return Admission::Refused(Failure::new(ErrorCode::TooLarge).because("body"));
    }
    if !is_ours(request, gateway) && !any_host(request.path(), gateway) {
        return wrong_host(request, gateway);
    }
    if let Some(answer) = sharing.and_then(|sharing| sharing.preflight(request)) {
        return Admission::Answered(answer);
    }
    let changes = !matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if changes
        && !guarded_by_itself(request.path(), gateway)
        && is_cross_site(request.headers(), gateway)
    {
        return Admission::Refused(Failure::new(ErrorCode::CrossSite));
    }
    Admission::Admitted
}

fn head_length(request: &ServiceRequest) -> usize {
    let target = request.uri().path_and_query();
    let headers = request.headers().iter();
    target.map_or(0, |target| target.as_str().len())
        + headers
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum::<usize>()
}

/// A page or a step on the way to one, rather than an answer for programs.
fn is_of_people(response: &HttpResponse) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    is_page || response.status().is_redirection()
}

/// What the request says of its body. Who says nothing is measured by who reads it.
fn announced_length(headers: &HeaderMap) -> usize {
    let length = headers.get(header::CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    length.unwrap_or(0)
}

/// The host the client asked for, in lower case; nothing is made of it but this comparison.
fn asked_host(request: &ServiceRequest) -> Option<String> {
    let in_target = request
        .uri()
        .authority()
        .map(|authority| authority.as_str().to_owned());
    let host = in_target.or_else(|| {
        request
            .headers()
            .get(header::HOST)?
            .to_str()
            .ok()
            .map(str::to_owned)
    })?;
    Some(host.to_ascii_lowercase())
}

fn is_ours(request: &ServiceRequest, gateway: &Gateway) -> bool {
    let Some(host) = asked_host(request) else {
        return false;
    };
    let url = gateway.public_url();
    host == url.authority()
        || host
            .strip_suffix(&format!(":{}", url.port()))
            .is_some_and(|name| name == url.authority())
}

/// Routes that proxies, probes and applications ask under names of their own.
fn any_host(path: &str, gateway: &Gateway) -> bool {
    let route = path
        .strip_prefix(gateway.public_url().path())
        .unwrap_or(path);
    matches!(
        route,
        "/healthz" | "/readyz" | "/me" | "/me/identities" | "/providers"
    ) || route.starts_with("/token/")
        || route.starts_with(BACK_CHANNEL)
}

fn wrong_host(request: &ServiceRequest, gateway: &Gateway) -> Admission {
    let url = gateway.public_url();
    let asked = asked_host(request).and_then(|host| Url::parse(&format!("http://{host}/")).ok());
    if url.is_loopback()
        && asked.as_ref().is_some_and(is_loopback)
        && matches!(*request.method(), Method::GET | Method::HEAD)
    {
        let target = request.uri().path_and_query();
        let target = target.map(PathAndQuery::as_str);
        // A target may also be `*` or begin with its query; behind an origin that would be another origin.
        let target = target
            .filter(|target| target.starts_with('/'))
            .unwrap_or("/");
        return Admission::Redirected(format!("{}{target}", url.origin()));
    }
    // As the parser writes it: of what a client sends here, nothing else gets into the log.
    let asked = asked.map(|asked| asked[Position::BeforeHost..Position::AfterPort].to_owned());
    let asked = asked.filter(|host| host.len() <= LONGEST_HOST);
    let asked = asked.as_deref().unwrap_or("no name that can be read");
    Admission::Refused(Failure::new(ErrorCode::WrongHost).because(format!("asked for as {asked}")))
}

/// A provider's answer comes from elsewhere by its nature: its state guards it. So does its word that somebody signed out, which it signs.
fn guarded_by_itself(path: &str, gateway: &Gateway) -> bool {
    let route = path
        .strip_prefix(gateway.public_url().path())
        .unwrap_or(path);
    route.starts_with("/callback/") || route.starts_with(BACK_CHANNEL)
}

/// Whether a browser says that the request comes from another site. Requests that say nothing are not from a browser.
fn is_cross_site(headers: &HeaderMap, gateway: &Gateway) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => !matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => origin != gateway.public_url().origin(),
        (None, None) => false,
    }
}

/// What a request that never reached its end failed of.
fn of_error(error: &Error) -> Failure {
    if error.as_error::<StoreUnavailable>().is_some() {
        Failure::new(ErrorCode::StoreUnavailable)
    } else {
        Failure::new(ErrorCode::Internal).because("the request did not reach its end")
    }
}

fn with_errors_rendered(
    response: ServiceResponse,
    gateway: &Gateway,
    asker: &Asker,
) -> ServiceResponse {
    let render = |failure: &Failure| error_page::render(asker, gateway, failure);
    let bare = response.status() == StatusCode::METHOD_NOT_ALLOWED
        && !response.headers().contains_key(header::CONTENT_TYPE);
    let mut rendered = match response.response().error() {
        Some(error) => match error.as_error::<Failure>() {
            Some(failure) => render(failure),
            None if error.as_error::<StoreUnavailable>().is_some() => render(&of_error(error)),
            None => render(&of_status(response.status(), &error.to_string())),
        },
        None if bare => render(&Failure::new(ErrorCode::MethodNotAllowed)),
        None => return response,
    };
    // What the inner layers said beside the body stays: the session's cookies, `Allow`.
    for (name, value) in response.headers() {
        if *name == header::SET_COOKIE || *name == header::ALLOW {
            rendered.headers_mut().append(name.clone(), value.clone());
        }
    }
    let (request, _) = response.into_parts();
    ServiceResponse::new(request, rendered)
}

/// What actix itself refused.
fn of_status(status: StatusCode, reason: &str) -> Failure {
    let code = match status {
        StatusCode::NOT_FOUND => ErrorCode::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ErrorCode::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ErrorCode::TooLarge,
        status if status.is_client_error() => ErrorCode::CallbackMalformed,
        _ => ErrorCode::Internal,
    };
    Failure::new(code).because(reason)
}

/// 96 random bits, 16 characters. An id is no secret, so the unlikely lack of random numbers only makes it dull.
fn new_id() -> String {
    let mut bytes = [0; 12];
    let _ = SystemRandom::new().fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

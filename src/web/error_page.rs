//! Failure → status, page or problem document, one log line. The only place.

use std::net::IpAddr;
use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

use super::accept::{Preferred, preferred};
use super::failure::Failure;
use super::gateway::Gateway;
use super::headers::{self, Holds};
use super::locale::Language;
use super::pages::{ErrorCode, ErrorLinks, ErrorPage};
use super::{client, language, login};
use crate::provider::ProviderId;

/// Seconds after which it may be worth trying again.
const RETRY_AFTER: &str = "5";

/// Who asked, as far as an error needs it: taken before the request goes its way.
#[derive(Debug)]
pub(super) struct Asker {
    preferred: Preferred,
    client: Option<IpAddr>,
    request_id: String,
    /// For a page; programs are answered in English.
    language: Option<Arc<Language>>,
    /// Whether the browser says that a page of another site asks: it kept the session to itself.
    cross_site: bool,
}

impl Asker {
    pub(super) fn of(request: &HttpRequest, gateway: &Gateway, request_id: String) -> Self {
        let preferred = preferred(request.headers());
        let is_person = preferred == Preferred::Html;
        Self {
            preferred,
            client: client::address(request, gateway),
            request_id,
            language: is_person.then(|| Arc::clone(language::of(request, gateway))),
            cross_site: request
                .headers()
                .get("sec-fetch-site")
                .is_some_and(|site| site == "cross-site"),
        }
    }
}

/// Renders a failure and logs it.
pub(super) fn render(asker: &Asker, gateway: &Gateway, failure: &Failure) -> HttpResponse {
    log(asker, failure);
    let mut response = match asker.preferred {
        Preferred::Html => html(asker, gateway, failure),
        Preferred::Json => problem(gateway, failure, asker),
    };
    if failure.status == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
    }
    if failure.status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(
            header::WWW_AUTHENTICATE,
            HeaderValue::from_static(match failure.code {
                ErrorCode::ApplicationUnknown => "Bearer",
                _ => "Session",
            }),
        );
    }
    for name in &failure.spent_cookies {
        let removal = gateway.sessions().cookies().removal(name.clone());
        let _ = response.add_cookie(&removal);
    }
    response
}

fn html(asker: &Asker, gateway: &Gateway, failure: &Failure) -> HttpResponse {
    let request_id = &asker.request_id;
    let url = gateway.public_url();
    let provider = failure
        .provider
        .as_ref()
        .and_then(|id| gateway.providers().get(id.as_str()));
    let target = failure.return_to.as_deref();
    // Under a foreign host only whole addresses lead back to ours.
    let route = |route: &str| {
        if failure.code == ErrorCode::WrongHost {
            url.at(route)
        } else {
            url.route(route)
        }
    };
    let home = route("/");
    let retry = if failure.linking {
        Some(home.clone())
    } else {
        provider.map(|provider| {
            login::with_target(&route(&format!("/login/{}", provider.id())), target)
        })
    };
    let sign_in = login::with_target(&route("/login"), target);
    let another_account = login::with_target(&route("/login?prompt=select_account"), target);
    let links = ErrorLinks {
        retry: retry.as_deref(),
        sign_in: &sign_in,
        another_account: &another_account,
        home: &home,
    };
    let page = ErrorPage {
        code: failure.code,
        provider_name: provider.map(|provider| provider.name()),
        links,
        request_id,
        at: gateway.clock().now(),
    };
    let language = asker.language.as_ref();
    let language = language.unwrap_or_else(|| gateway.languages().default());
    let pages = gateway.any_pages().speaking(language, None);
    let page = pages.error(&page).unwrap_or_else(|fault| {
        tracing::error!(request_id, fault = %fault, "the theme failed on the error page");
        pages.internal_error()
    });
    let mut response = HttpResponse::build(failure.status).finish();
    let headers = response.headers_mut();
    headers::page(headers, gateway, page.language(), Holds::LinksOnly);
    if target.is_some_and(|target| gateway.embedding().is_popup(target)) {
        headers::in_popup(headers);
    }
    response.set_body(BoxBody::new(page.into_html()))
}

fn problem(gateway: &Gateway, failure: &Failure, asker: &Asker) -> HttpResponse {
    let code = failure.code.as_str();
    let provider = failure
        .provider
        .as_ref()
        .and_then(|id| gateway.providers().get(id.as_str()));
    let (title, detail) = gateway
        .any_pages()
        .problem(failure.code, provider.map(|provider| provider.name()));
    let mut body = json!({
        "type": format!("urn:vestibule:problem:{code}"),
        "title": title,
        "status": failure.status.as_u16(),
        "detail": detail,
        "code": code,
        "request_id": asker.request_id,
    });
    let mut response = HttpResponse::build(failure.status);
    response
        .content_type("application/problem+json")
        .insert_header((header::VARY, "Accept, Cookie"));
    if failure.code == ErrorCode::NoSession {
        body["login_url"] = gateway.public_url().at("/login").into();
        // Somebody may be signed in all the same; only a page of this site would learn it.
        if asker.cross_site {
            body["state"] = "unknown".into();
        }
    }
    if let (ErrorCode::NoTokens, Some(provider)) = (failure.code, provider) {
        let route = format!("/login/{}", provider.id());
        body["login_url"] = gateway.public_url().at(&route).into();
    }
    response.body(body.to_string())
}

/// One line: quiet for strangers' mistakes, a warning where a login failed, an error where we did.
fn log(asker: &Asker, failure: &Failure) {
    let code = failure.code.as_str();
    let status = failure.status.as_u16();
    // What is not known is left out of the line.
    let provider = failure.provider.as_ref().map(ProviderId::as_str);
    let reason = failure.reason.as_deref();
    let step = failure.step;
    let client = asker.client.map(|client| client.to_string());
    let request_id = &asker.request_id;
    match failure.code {
        ErrorCode::Internal | ErrorCode::StoreUnavailable => tracing::error!(
            code,
            status,
            provider,
            step,
            reason,
            client,
            request_id,
            "a request failed on our side"
        ),
        ErrorCode::NotFound
        | ErrorCode::MethodNotAllowed
        | ErrorCode::NoSession
        | ErrorCode::NoTokens
        | ErrorCode::UnknownProvider => {
            tracing::debug!(
                code,
                status,
                provider,
                client,
                request_id,
                "a request was refused"
            );
        }
        _ => tracing::warn!(
            code,
            status,
            provider,
            step,
            reason,
            client,
            request_id,
            "a login or request was refused"
        ),
    }
}

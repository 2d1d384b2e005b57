//! Security headers and cache rules, on every response.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

use super::gateway::Gateway;
use super::pages::Policy;

/// Whether a page holds a form: such a page must let the browser say where the form came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Form,
    LinksOnly,
}

/// Sets what every response has, and keeps what the handler set.
pub(super) fn complete(headers: &mut HeaderMap, gateway: &Gateway, request_id: &str) {
    // The older header cannot name whose pages may frame an answer, as a policy can.
    let policy = headers.get(header::CONTENT_SECURITY_POLICY);
    let policy = policy.and_then(|policy| policy.to_str().ok());
    if !policy.is_some_and(|policy| policy.contains("frame-ancestors http")) {
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    let mut default = |name: HeaderName, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    default(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    default(header::REFERRER_POLICY, "no-referrer");
    default(header::CACHE_CONTROL, "no-store");
    default(header::CONTENT_SECURITY_POLICY, Policy::NOTHING);
    default(
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    );
    if gateway.public_url().is_https() {
        default(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if let Ok(value) = HeaderValue::from_str(request_id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
}

/// Sets what every page has.
pub(super) fn page(headers: &mut HeaderMap, gateway: &Gateway, language: &str, holds: Holds) {
    let policy = gateway.content_security_policy();
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    if let Ok(language) = HeaderValue::from_str(language) {
        headers.insert(header::CONTENT_LANGUAGE, language);
    }
    let referrer = match holds {
        Holds::Form => "same-origin",
        Holds::LinksOnly => "no-referrer",
    };
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::REFERRER_POLICY, referrer),
        (header::VARY, "Accept, Accept-Language, Cookie"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// Sets what a page may load and run, and who may frame it, in place of what was set before.
pub(super) fn policy(headers: &mut HeaderMap, policy: &Policy) {
    headers.insert(header::CONTENT_SECURITY_POLICY, policy.header());
}

/// Lets a page of a login in a popup stay in one group of windows with the page that opened it (HTML, cross-origin opener policies).
pub(super) fn in_popup(headers: &mut HeaderMap) {
    headers.remove("cross-origin-opener-policy");
}

//! CORS: which sites' pages may read an answer. Decided in one place, from one list, by exact comparison.

use actix_web::HttpResponse;
use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderValue};

use super::gateway::Gateway;

/// Headers that many fetch wrappers add to every request; none of them means anything here.
const HARMLESS: &str = "content-type, x-requested-with";

/// What a page of another origin may do with the answer to a request.
#[derive(Clone, Debug)]
pub(super) struct Sharing {
    origin: Option<HeaderValue>,
    credentials: bool,
}

impl Sharing {
    /// `None` for routes that are never shared, and wherever nothing is embedded.
    pub(super) fn of(request: &ServiceRequest, gateway: &Gateway) -> Option<Self> {
        let path = request.path();
        let route = path.strip_prefix(gateway.public_url().path());
        let credentials = match route.unwrap_or(path) {
            "/me" | "/providers" => true,
            // The same for everybody.
            "/embed.js" => false,
            _ => return None,
        };
        if !gateway.embedding().is_on() {
            return None;
        }
        let mut asked = request.headers().get_all(header::ORIGIN);
        let origin = match (asked.next(), asked.next()) {
            (Some(origin), None) => Some(origin),
            _ => None,
        };
        let origin = origin.filter(|origin| {
            let text = origin.to_str().unwrap_or_default();
            gateway.embedding().lists(text)
        });
        Some(Self {
            origin: origin.cloned(),
            credentials,
        })
    }

    /// The answer to a preflight (Fetch, section 3.2.3) of a listed origin; everybody else gets what any `OPTIONS` gets.
    pub(super) fn preflight(&self, request: &ServiceRequest) -> Option<HttpResponse> {
        let is_preflight = *request.method() == Method::OPTIONS
            && request
                .headers()
                .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        if !is_preflight || self.origin.is_none() {
            return None;
        }
        let answer = HttpResponse::NoContent()
            .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"))
            .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, HARMLESS))
            .insert_header((header::ACCESS_CONTROL_MAX_AGE, "600"))
            .finish();
        Some(answer)
    }

    /// Says so in the answer. That it depends on the origin is said to everybody, or a cache would give one site what is another's.
    pub(super) fn complete(&self, headers: &mut HeaderMap) {
        headers.append(header::VARY, HeaderValue::from_static("Origin"));
        let Some(origin) = &self.origin else {
            return;
        };
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        if self.credentials {
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
                HeaderValue::from_static("true"),
            );
        }
    }
}

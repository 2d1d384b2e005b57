//! `SessionLayer`: actix-session's middleware, given clean cookies and made to tell an outage by name.

use std::future::Future;
use std::pin::Pin;

use actix_session::SessionMiddleware;
use actix_session::config::{CookieContentSecurity, PersistentSession};
use actix_session::storage::{SaveError, UpdateError};
use actix_web::body::MessageBody;
use actix_web::cookie::{Cookie, Key, SameSite, time};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{COOKIE, HeaderMap, HeaderValue};
use actix_web::{Error, HttpMessage as _, ResponseError};

use super::backend::StoreUnavailable;
use super::loaded;
use super::presented::{Presented, pairs, presented};
use super::sessions::Sessions;
use super::store::RecordStore;

/// actix-session signs its cookie and knows only one key for that. The value is 256 random bits, which no signature
/// makes harder to guess, and a key that rotates would end every session: so the key is no secret and stays the same.
const COOKIE_KEY: &[u8; 64] = b"vestibule: the session id needs no signature, it is unguessable.";

/// The middleware that gives handlers their [`super::Session`]. Made once per worker.
///
/// It has to be inside of everything that reads cookies by actix, which remembers them at the first reading.
/// A store that is not usable comes out of it as the error [`StoreUnavailable`].
pub struct SessionLayer {
    middleware: SessionMiddleware<RecordStore>,
    cookie_name: String,
}

/// The innermost service of a worker, see [`SessionLayer`].
pub struct SessionService<S> {
    inner: S,
    cookie_name: String,
}

/// Whether the request came with our cookie; left in the request for the extractor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    WithCookie,
    /// More than once; none of them is used.
    Twice,
    WithoutCookie,
}

impl SessionLayer {
    pub(super) fn new(sessions: &Sessions) -> Self {
        let cookies = sessions.cookies();
        let lifetime = i64::try_from(sessions.lifetime().as_secs()).unwrap_or(i64::MAX);
        let lifecycle = PersistentSession::default().session_ttl(time::Duration::seconds(lifetime));
        let middleware = SessionMiddleware::builder(sessions.store(), Key::from(COOKIE_KEY))
            .cookie_name(cookies.session_name().to_owned())
            .cookie_path("/".to_owned())
            .cookie_domain(cookies.domain())
            .cookie_secure(cookies.is_secure())
            .cookie_http_only(true)
            .cookie_same_site(SameSite::Lax)
            .cookie_content_security(CookieContentSecurity::Signed)
            .session_lifecycle(lifecycle)
            .build();
        Self {
            middleware,
            cookie_name: cookies.session_name().to_owned(),
        }
    }
}

type Inner<S> = <SessionMiddleware<RecordStore> as Transform<S, ServiceRequest>>::Transform;

impl<S, B> Transform<S, ServiceRequest> for SessionLayer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    S::Future: 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<B>;
    type Error = Error;
    type Transform = SessionService<Inner<S>>;
    type InitError = ();
    type Future = Pin<Box<dyn Future<Output = Result<Self::Transform, ()>>>>;

    fn new_transform(&self, service: S) -> Self::Future {
        let inner = self.middleware.new_transform(service);
        let cookie_name = self.cookie_name.clone();
        Box::pin(async move {
            let inner = inner.await?;
            Ok(SessionService { inner, cookie_name })
        })
    }
}

impl<S, B> Service<ServiceRequest> for SessionService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: 'static,
{
    type Response = ServiceResponse<B>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    forward_ready!(inner);

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let came = screen(request.headers_mut(), &self.cookie_name);
        request.extensions_mut().insert(came);
        let answer = self.inner.call(request);
        Box::pin(async move { loaded::with_place(answer).await.map_err(by_name) })
    }
}

/// Leaves the session's cookie to be read only when it came once, by its exact bytes. actix decodes names and cuts
/// spaces that browsers keep, so a name that looks different to the browser, and lacks the protection of the
/// prefix, would otherwise pass for ours; and one pair of odd bytes would hide all others.
fn screen(headers: &mut HeaderMap, name: &str) -> Came {
    let cookie = presented(headers, name);
    let came = match cookie {
        Presented::Not => Came::WithoutCookie,
        Presented::Once(_) => Came::WithCookie,
        Presented::Several => Came::Twice,
    };
    if cookie == Presented::Several || !headers.get_all(COOKIE).all(is_plain) {
        let keeps = |found: &str, text: &str| {
            if found == name {
                cookie != Presented::Several
            } else {
                !passes_for(text, name)
            }
        };
        let kept: Vec<String> = pairs(headers)
            .map(|(found, value)| (found, format!("{found}={value}")))
            .filter(|(found, text)| keeps(found, text))
            .map(|(_, text)| text)
            .collect();
        headers.remove(COOKIE);
        if let Ok(value) = HeaderValue::from_str(&kept.join("; ")) {
            headers.insert(COOKIE, value);
        }
    }
    came
}

/// No byte that makes actix read another name than the browser sent.
fn is_plain(header: &HeaderValue) -> bool {
    let pairs = header.as_bytes().split(|byte| *byte == b';');
    pairs
        .map(|pair| pair.split(|byte| *byte == b'=').next().unwrap_or(pair))
        .all(|name| !name.contains(&b'%'))
        && header.as_bytes().is_ascii()
}

fn passes_for(pair: &str, name: &str) -> bool {
    Cookie::parse_encoded(pair.trim()).is_ok_and(|cookie| cookie.name() == name)
}

fn by_name(error: Error) -> Error {
    let outage = error.as_error::<InternalError<anyhow::Error>>().is_some()
        || error.as_error::<InternalError<SaveError>>().is_some()
        || error.as_error::<InternalError<UpdateError>>().is_some();
    if outage {
        // The store has told its log what actix-session does not pass on.
        return StoreUnavailable::new("see its own line in the log").into();
    }
    error
}

impl ResponseError for StoreUnavailable {
    fn status_code(&self) -> StatusCode {
        StatusCode::SERVICE_UNAVAILABLE
    }
}

//! `POST /token/{provider}`: a fresh access token, for an application that may have it, of the person whose session it brings.

use actix_web::http::header::{self, HeaderMap};
use actix_web::{HttpRequest, HttpResponse, web};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{Digest, SHA256, digest};
use serde_json::json;

use super::failure::Failure;
use super::gateway::Gateway;
use super::pages::ErrorCode;
use super::provider_id;
use crate::claims::Subject;
use crate::config::Application;
use crate::provider::ProviderId;
use crate::session::{Session, SignedIn};
use crate::tokens::NoAccess;

/// The applications that may ask, each found by the key it brings.
pub(super) struct Applications(Vec<Known>);

struct Known {
    name: String,
    /// Of the key: what is compared tells nothing of how much of a key was right.
    digest: Digest,
    providers: Vec<ProviderId>,
}

impl Applications {
    pub(super) fn of(applications: Vec<Application>) -> Self {
        let known = |application: Application| Known {
            digest: digest(&SHA256, application.key.expose().as_bytes()),
            name: application.name,
            providers: application.providers,
        };
        Self(applications.into_iter().map(known).collect())
    }

    /// Whose key this is. Every key is compared, so that the time tells nothing.
    fn by_key(&self, key: &str) -> Option<&Known> {
        let presented = digest(&SHA256, key.as_bytes());
        self.0.iter().fold(None, |found, known| {
            let same = verify_slices_are_equal(known.digest.as_ref(), presented.as_ref());
            if same.is_ok() { Some(known) } else { found }
        })
    }
}

/// The handler: first who asks, then for which provider, then for whom.
pub(super) async fn give(
    request: HttpRequest,
    path: web::Path<String>,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let application = bearer(request.headers()).and_then(|key| gateway.applications().by_key(key));
    let unknown = || Failure::new(ErrorCode::ApplicationUnknown);
    let application = application.ok_or_else(unknown)?;
    let id = provider_id(&path);
    let provider = gateway.provider(id.as_ref())?.id();
    if !application.providers.contains(provider) {
        return Err(Failure::new(ErrorCode::NotAllowed)
            .of(provider)
            .because(format!("the application {}", application.name)));
    }
    let no_session = || Failure::new(ErrorCode::NoSession).of(provider);
    let signed_in = gateway.signed_in(&session).ok_or_else(no_session)?;
    let reference = session.reference().ok_or_else(no_session)?;
    drop(session);
    let no_tokens = || Failure::new(ErrorCode::NoTokens).of(provider);
    let sub = subject(&signed_in, provider).ok_or_else(no_tokens)?;
    let given = gateway.tokens().fresh(reference, provider, sub).await;
    let access = given.map_err(|fault| match fault {
        NoAccess::NoTokens => no_tokens(),
        NoAccess::Ended => no_session(),
        NoAccess::Unavailable(error) => Failure::login(&error).of(provider).at_start(),
        NoAccess::Store => Failure::new(ErrorCode::StoreUnavailable).of(provider),
    })?;
    let body = json!({
        "access_token": access.token,
        "token_type": "Bearer",
        "expires_in": access.expires_in.map(|left| left.as_secs()),
        "scope": access.scope,
    });
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::VARY, "Authorization, Cookie"))
        .json(body))
}

/// The identity of this provider: the first one of the session, else the first further one.
fn subject<'a>(signed_in: &'a SignedIn, provider: &ProviderId) -> Option<&'a Subject> {
    if signed_in.provider == *provider {
        return Some(&signed_in.profile.sub);
    }
    let mut linked = signed_in.linked.iter();
    let linked = linked.find(|linked| linked.provider == *provider)?;
    Some(&linked.profile.sub)
}

/// The key, where exactly one is sent (RFC 6750, section 2.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(header::AUTHORIZATION);
    let (value, None) = (values.next()?, values.next()) else {
        return None;
    };
    let (scheme, key) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

//! Front-channel logout: a frame of the provider's sign-out page names a session (OpenID Connect Front-Channel Logout 1.0).

use actix_web::http::header::{CONTENT_SECURITY_POLICY, ContentType};
use actix_web::{HttpRequest, HttpResponse, web};
use url::form_urlencoded;

use super::back_channel::refused;
use crate::session::{Named, Session};
use crate::web::failure::Failure;
use crate::web::gateway::Gateway;
use crate::web::guard::RequestId;
use crate::web::pages::ErrorCode;
use crate::web::provider_id;

/// Nobody sees it: the frame has no size.
const NOTHING: &str = "<!doctype html><title>.</title>";

/// `GET /logout/frontchannel/{provider}?iss=&sid=`, where the provider's section allows it.
///
/// The frame is another site's, so our cookie does not arrive; who knows the provider's name for a session may end it, and nothing else
/// follows from it. A cookie that does arrive must be of that session. The answer is the same whether or not there was one.
pub(in crate::web) async fn front_channel(
    request: HttpRequest,
    path: web::Path<String>,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let id = provider_id(&path);
    let provider = gateway.provider(id.as_ref())?;
    if !provider.logout().by_frame {
        return Err(Failure::new(ErrorCode::NotFound));
    }
    let (Some(issuer), Some(sid)) = (once(&request, "iss"), once(&request, "sid")) else {
        return Ok(refused(&request, provider, "iss_or_sid_missing"));
    };
    let origin = gateway.flow().frame_origin(provider, &issuer).await;
    let origin = origin.map_err(|error| Failure::login(&error).at_start().of(provider.id()))?;
    let Some(origin) = origin else {
        return Ok(refused(&request, provider, "iss_mismatch"));
    };
    let down = |_| Failure::new(ErrorCode::StoreUnavailable).of(provider.id());
    let sessions = gateway.sessions();
    let found = sessions.named(provider.id(), Named::Session(&sid)).await;
    let found = found.map_err(down)?;
    if let Some(own) = session.reference() {
        if !found.contains(&own) {
            return Ok(refused(&request, provider, "another_session"));
        }
        session.sign_out();
    }
    let mut ended = 0;
    for session in found {
        ended += usize::from(sessions.end(session).await.map_err(down)?);
    }
    let request_id = RequestId::of(&request);
    tracing::info!(code = "signed_out_by_provider", provider = %provider.id(), sessions = ended, request_id, "the provider ended sessions");
    let policy = format!("default-src 'none'; frame-ancestors {origin}");
    Ok(HttpResponse::Ok()
        .insert_header(ContentType::html())
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .body(NOTHING))
}

/// The value of a parameter that is there once and not empty.
fn once(request: &HttpRequest, name: &str) -> Option<String> {
    let pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let mut values = pairs
        .filter(|(known, _)| known == name)
        .map(|(_, value)| value);
    match (values.next(), values.next()) {
        (Some(value), None) if !value.is_empty() => Some(value.into_owned()),
        _ => None,
    }
}

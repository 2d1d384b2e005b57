//! Back-channel logout: the provider itself says whose sessions end (OpenID Connect Back-Channel Logout 1.0).

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use crate::flow::{LogoutFault, LogoutNotice};
use crate::provider::Provider;
use crate::session::{Named, StoreUnavailable, UseOnce};
use crate::web::failure::Failure;
use crate::web::form::{self, Unreadable};
use crate::web::gateway::Gateway;
use crate::web::guard::RequestId;
use crate::web::pages::ErrorCode;
use crate::web::provider_id;

/// `POST /logout/backchannel/{provider}`. It needs no cookie: the token proves who speaks, and of whom.
///
/// 200 also where no session was meant (section 2.8); 400 for a token that is not believed, and no session is touched then.
pub(in crate::web) async fn back_channel(
    request: HttpRequest,
    path: web::Path<String>,
    gateway: web::Data<Gateway>,
    body: web::Payload,
) -> Result<HttpResponse, Failure> {
    let id = provider_id(&path);
    let provider = gateway.provider(id.as_ref())?;
    if provider.oidc().is_none() {
        return Err(Failure::new(ErrorCode::UnknownProvider));
    }
    let pairs = match form::read(&request, body).await {
        Ok(pairs) => pairs,
        Err(Unreadable::TooLarge) => return Err(Failure::new(ErrorCode::TooLarge)),
        Err(unreadable) => return Ok(refused(&request, provider, &unreadable.to_string())),
    };
    let mut tokens = pairs.iter().filter(|(name, _)| name == "logout_token");
    let (Some((_, token)), None) = (tokens.next(), tokens.next()) else {
        return Ok(refused(&request, provider, "not_one_logout_token"));
    };
    let now = gateway.clock().now();
    let notice = match gateway.flow().logout_notice(provider, token, now).await {
        Ok(notice) => notice,
        Err(LogoutFault::Provider(error)) => {
            return Err(Failure::login(&error).at_start().of(provider.id()));
        }
        Err(fault) => return Ok(refused(&request, provider, &fault.to_string())),
    };
    let ended = end(&gateway, provider, &notice).await;
    let ended = ended.map_err(|_| Failure::new(ErrorCode::StoreUnavailable).of(provider.id()))?;
    let Some(sessions) = ended else {
        return Ok(refused(&request, provider, "jti_replayed"));
    };
    let request_id = RequestId::of(&request);
    tracing::info!(code = "signed_out_by_provider", provider = %provider.id(), sessions, request_id, "the provider ended sessions");
    Ok(HttpResponse::Ok().finish())
}

/// Ends the sessions that a notice means, once; how many. `None`: it was used before.
async fn end(
    gateway: &Gateway,
    provider: &Provider,
    notice: &LogoutNotice,
) -> Result<Option<usize>, StoreUnavailable> {
    let sessions = gateway.sessions();
    let meant = match (&notice.sub, &notice.sid) {
        (Some(sub), Some(sid)) => Named::Both(sub, sid),
        (Some(sub), None) => Named::Person(sub),
        (None, Some(sid)) => Named::Session(sid),
        (None, None) => return Ok(Some(0)),
    };
    // Looked for before the token counts as used: in an outage it can be sent again.
    let found = sessions.named(provider.id(), meant).await?;
    if sessions.use_once(&notice.token_id, notice.until).await? == UseOnce::Again {
        return Ok(None);
    }
    // The token is used up now, so one session that cannot be ended keeps none of the others alive.
    let (mut ended, mut fault) = (0, None);
    for session in found {
        match sessions.end(session).await {
            Ok(was_there) => ended += usize::from(was_there),
            Err(error) => fault = Some(error),
        }
    }
    fault.map_or(Ok(Some(ended)), Err)
}

/// The one answer to whatever is wrong (section 2.8); which it was is for the log.
pub(super) fn refused(request: &HttpRequest, provider: &Provider, reason: &str) -> HttpResponse {
    let request_id = RequestId::of(request);
    tracing::warn!(code = "logout_refused", provider = %provider.id(), reason, request_id, "a logout that the provider is said to ask for was refused");
    HttpResponse::BadRequest().json(json!({"error": "invalid_request"}))
}

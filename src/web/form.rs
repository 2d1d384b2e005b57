//! Forms: bodies of posts, read within limits of size and time.

use std::time::Duration;

use actix_web::{HttpMessage as _, HttpRequest, web};
use url::form_urlencoded;

use super::guard::LARGEST_BODY;

/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(10);

/// The fields of a form, in their order.
pub(super) type Pairs = Vec<(String, String)>;

/// Why a body is not a form that can be read. The text is the reason code of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unreadable {
    /// It says that it is something else.
    #[error("content_type")]
    ContentType,
    /// It ended before its end.
    #[error("body")]
    Broken,
    /// It is larger than any form that is expected.
    #[error("too_large")]
    TooLarge,
    /// It takes too long.
    #[error("body_slow")]
    Slow,
}

/// Reads a form.
pub(super) async fn read(request: &HttpRequest, body: web::Payload) -> Result<Pairs, Unreadable> {
    let kind = request.content_type();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Unreadable::ContentType);
    }
    let body = actix_web::rt::time::timeout(BODY_TIME, body.to_bytes_limited(LARGEST_BODY));
    match body.await {
        Ok(Ok(Ok(bytes))) => Ok(form_urlencoded::parse(&bytes).into_owned().collect()),
        Ok(Ok(Err(_))) => Err(Unreadable::Broken),
        Ok(Err(_)) => Err(Unreadable::TooLarge),
        Err(_) => Err(Unreadable::Slow),
    }
}

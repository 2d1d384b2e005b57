//! `GET /events`: an open tab hears once that its session has ended.

use std::time::Duration;

use actix_web::http::header::{self, HeaderName};
use actix_web::rt::time::timeout;
use actix_web::web::Bytes;
use actix_web::{Error, HttpRequest, HttpResponse, web};
use futures_util::stream::{self, Stream};

use super::failure::Failure;
use super::gateway::Gateway;
use super::pages::ErrorCode;
use crate::session::{Over, Watch};

/// A comment is sent this often, so that no proxy takes the connection for dead and a tab that went away is noticed.
const HEARTBEAT: Duration = Duration::from_secs(20);

const LISTENING: &[u8] = b": listening\n\n";
const STILL_THERE: &[u8] = b": still there\n\n";
/// An event without data is dropped by browsers.
const ENDED: &[u8] = b"event: session_ended\ndata: {}\n\n";

/// Server-sent events: `session_ended`, and then the end of the stream. Listening is no use of the session, so this stands
/// outside of the layer that counts uses.
pub(super) async fn listen(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
) -> Result<HttpResponse, Failure> {
    let nobody = || Failure::new(ErrorCode::NoSession);
    let sessions = gateway.sessions();
    let session = sessions.presented_by(request.headers()).await;
    let session = session?.ok_or_else(nobody)?;
    let watch = sessions
        .watch(session)
        .map_err(|too_many| Failure::new(ErrorCode::Busy).because(too_many.to_string()))?;
    let view = sessions.view(session).await?;
    let provider = view.map(|view| view.who.provider.clone());
    if gateway.provider(provider.as_ref()).is_err() {
        return Err(nobody());
    }
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/event-stream"))
        .insert_header((header::VARY, "Cookie"))
        // nginx would otherwise collect events until they fill a buffer.
        .insert_header((HeaderName::from_static("x-accel-buffering"), "no"))
        // With the stream the connection ends, and nobody who stops the gateway waits for it.
        .force_close()
        .streaming(events(watch)))
}

/// Where a stream is.
enum Stage {
    Begins(Watch),
    Listens(Watch),
    Over,
}

fn events(watch: Watch) -> impl Stream<Item = Result<Bytes, Error>> {
    stream::unfold(Stage::Begins(watch), |stage| async move {
        let (text, stage) = match stage {
            Stage::Begins(watch) => (LISTENING, Stage::Listens(watch)),
            Stage::Listens(mut watch) => match timeout(HEARTBEAT, watch.over()).await {
                Err(_) => (STILL_THERE, Stage::Listens(watch)),
                Ok(Over::Ended) => (ENDED, Stage::Over),
                Ok(Over::Closing) => return None,
            },
            Stage::Over => return None,
        };
        Some((Ok(Bytes::from_static(text)), stage))
    })
}

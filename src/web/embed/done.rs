//! `GET /embed/done`: the last page of a login in a popup. It tells the page that opened it, closes itself, and where it cannot, says so.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{CANCELLED, host, nonce, parameter, root_of};
use crate::session::Session;
use crate::web::failure::Failure;
use crate::web::gateway::Gateway;
use crate::web::headers::{self, Holds};
use crate::web::login;
use crate::web::pages::{ErrorCode, PopupMessage, PopupPage, Script};

/// The end. Whoever is not signed in has given up. Without a nonce nobody asked, and nobody is told.
pub(in crate::web) async fn done(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let embedding = gateway.embedding();
    if !embedding.is_on() {
        return Err(Failure::new(ErrorCode::NotFound));
    }
    let query = request.query_string();
    let origin = parameter(query, "origin")
        .filter(|origin| embedding.lists(origin))
        .ok_or_else(|| Failure::new(ErrorCode::ReturnToRejected))?;
    let nonce = nonce(query);
    let gave_up = parameter(query, "status").as_deref() == Some(CANCELLED);
    let signed_in = !gave_up && gateway.signed_in(&session).is_some();
    // A frame of ours opened the popup, or the site's own page.
    let opener = match parameter(query, "via").as_deref() {
        Some("frame") => gateway.public_url().origin(),
        _ => &origin,
    };
    let page = PopupPage {
        signed_in,
        message: nonce.as_deref().map(|nonce| PopupMessage {
            nonce,
            opener,
            status: if signed_in { "signed_in" } else { CANCELLED },
        }),
        continue_href: &root_of(&origin),
        going_to: host(&origin),
    };
    let mut response = login::answer(
        &gateway,
        gateway.single_pages(&request).popup(&page),
        Holds::LinksOnly,
    )?;
    headers::in_popup(response.headers_mut());
    let policy = gateway.policy().running(Script::Popup.source());
    headers::policy(response.headers_mut(), &policy);
    Ok(response)
}

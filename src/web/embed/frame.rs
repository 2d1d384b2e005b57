//! `GET /embed/frame`: the list of providers for a frame of a listed site. Nobody signs in inside the frame: every entry leaves it.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{DONE, nonce, parameter, root_of, route_with};
use crate::web::failure::Failure;
use crate::web::gateway::Gateway;
use crate::web::headers::{self, Holds};
use crate::web::login;
use crate::web::pages::{ErrorCode, FramePage, FramePopup, Scheme, Script};

/// The list. `return_to` is where the login ends; with `mode=popup` it happens in a popup, and the page around the frame, of the listed
/// origin `origin`, is told its end in a message that repeats `nonce`. `scheme` is `light` or `dark` where that page is always so.
pub(in crate::web) async fn frame(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
) -> Result<HttpResponse, Failure> {
    let embedding = gateway.embedding();
    if !embedding.is_on() {
        return Err(Failure::new(ErrorCode::NotFound));
    }
    let query = request.query_string();
    let rejected = || Failure::new(ErrorCode::ReturnToRejected);
    let origin = parameter(query, "origin");
    if origin
        .as_ref()
        .is_some_and(|origin| !embedding.lists(origin))
    {
        return Err(rejected());
    }
    let target = match parameter(query, "return_to") {
        Some(target) => Some(gateway.check_target(&target)?),
        None => match &origin {
            Some(origin) => Some(gateway.check_target(&root_of(origin))?),
            None => None,
        },
    };
    let popup = match parameter(query, "mode").as_deref() {
        Some("popup") => {
            let origin = origin.as_deref().ok_or_else(rejected)?;
            let parameters = [("origin", origin), ("via", "frame")];
            Some((
                origin,
                route_with(&gateway.public_url().route(DONE), &parameters),
            ))
        }
        _ => None,
    };
    let nonce = nonce(query);
    let scheme = parameter(query, "scheme").and_then(|name| Scheme::named(&name));
    let last = login::last_used(&request, &gateway);
    let hrefs = login::hrefs(&gateway, target.as_ref(), None, last);
    let page = FramePage {
        providers: login::links(&gateway, &hrefs, last),
        popup: popup.as_ref().map(|(origin, done)| FramePopup {
            origin,
            done,
            nonce: nonce.as_deref(),
        }),
        scheme,
    };
    let pages = gateway.single_pages(&request);
    let mut response = login::answer(&gateway, pages.frame(&page), Holds::LinksOnly)?;
    let mut policy = gateway.policy().framed_by(&embedding.origins);
    if let Some(scheme) = scheme {
        policy = policy.in_scheme(&pages, scheme);
    }
    if popup.is_some() {
        policy = policy.running(Script::Frame.source());
    }
    headers::policy(response.headers_mut(), &policy);
    Ok(response)
}

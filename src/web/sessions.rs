//! One's own sessions: the list, and the end of one or of all.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use serde_json::json;

use super::accept::{Preferred, preferred};
use super::account;
use super::failure::Failure;
use super::form::{self, Unreadable};
use super::gateway::Gateway;
use super::guard::RequestId;
use super::headers::Holds;
use super::login::{answer, mark, with_target};
use super::logout::{self, JustOut};
use super::pages::{ErrorCode, SessionEntry, SessionsPage};
use crate::provider::ProviderId;
use crate::session::{Session, SessionRef, SignedIn, View};

/// For so long after a login other sessions can be ended: who finds a browser open, or took its cookie, cannot lock its owner out.
const FRESH: Duration = Duration::from_mins(15);
/// No more sessions of one person are listed: the ones used last.
const MOST: usize = 500;
/// No more of them are looked at to find those.
const LOOKED_AT: usize = 4 * MOST;
/// How many sessions the store is asked for at once.
const AT_ONCE: usize = 32;

/// Which sessions are to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    One(SessionRef),
    Everywhere,
}

/// `GET /sessions`: where the person is signed in.
pub(super) async fn list(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Some(signed_in) = gateway.signed_in(&session) else {
        return account::stranger(&request, &gateway, Some("/sessions"));
    };
    let current = session.reference();
    let own = own(&gateway, &signed_in, current).await?;
    let sessions = gateway.sessions();
    let look = async |reference| Ok::<_, Failure>((reference, sessions.view(reference).await?));
    let mut seen: Vec<(SessionRef, View)> = stream::iter(own.into_iter().take(LOOKED_AT))
        .map(look)
        .buffer_unordered(AT_ONCE)
        .try_filter_map(async |(reference, view)| {
            let own = view.filter(|view| is_own(&view.who, &signed_in));
            Ok(own.map(|view| (reference, view)))
        })
        .try_collect()
        .await?;
    // Only now: which were used last is not known before they have been looked at.
    seen.sort_by_key(|(reference, view)| {
        (
            Some(*reference) != current,
            std::cmp::Reverse(view.used_at),
            *reference,
        )
    });
    seen.truncate(MOST);
    if preferred(request.headers()) == Preferred::Json {
        return Ok(account::personal(&as_json(&seen, current)));
    }
    page(&request, &gateway, &signed_in, &seen, current)
}

/// The sessions of this person, the one that asks first.
async fn own(
    gateway: &Gateway,
    signed_in: &SignedIn,
    current: Option<SessionRef>,
) -> Result<Vec<SessionRef>, Failure> {
    let found = gateway
        .sessions()
        .of_user(&signed_in.provider, &signed_in.profile.sub)
        .await?;
    let others = found.into_iter().filter(|found| Some(*found) != current);
    Ok(current.into_iter().chain(others).collect())
}

/// Whether a session is one of this person's, whatever the index says.
fn is_own(who: &SignedIn, signed_in: &SignedIn) -> bool {
    who.is(&signed_in.provider, &signed_in.profile.sub)
}

fn as_json(seen: &[(SessionRef, View)], current: Option<SessionRef>) -> serde_json::Value {
    let sessions: Vec<_> = seen
        .iter()
        .map(|(reference, View { who, used_at })| {
            let device = who.device.as_ref();
            json!({
                "id": reference.to_string(),
                "provider": who.provider,
                "started_at": who.authenticated_at.to_string(),
                "last_seen": used_at.to_string(),
                "browser": device.and_then(|device| device.browser.as_deref()),
                "address": device.and_then(|device| device.address.as_deref()),
                "current": Some(*reference) == current,
            })
        })
        .collect();
    json!({"sessions": sessions})
}

fn page(
    request: &HttpRequest,
    gateway: &Gateway,
    signed_in: &SignedIn,
    seen: &[(SessionRef, View)],
    current: Option<SessionRef>,
) -> Result<HttpResponse, Failure> {
    let url = gateway.public_url();
    let ids: Vec<String> = seen.iter().map(|(id, _)| id.to_string()).collect();
    let sessions = seen
        .iter()
        .zip(&ids)
        .map(|((reference, View { who, used_at }), id)| {
            let device = who.device.as_ref();
            SessionEntry {
                id,
                browser: device.and_then(|device| device.browser.as_deref()),
                address: device.and_then(|device| device.address.as_deref()),
                provider: mark(gateway, &who.provider),
                started_at: who.authenticated_at,
                last_seen: *used_at,
                current: Some(*reference) == current,
            }
        })
        .collect();
    // Where a provider takes it, `prompt` makes it ask for the password, not only pass on who it knows.
    let again = url.route(&format!("/login/{}?prompt=login", signed_in.provider));
    let page = SessionsPage {
        sessions,
        may_end: is_fresh(gateway, signed_in),
        end_href: &url.route("/sessions/end"),
        again_href: &with_target(&again, Some(&url.route("/sessions"))),
        home_href: &url.route("/"),
    };
    answer(gateway, gateway.pages(request).sessions(&page), Holds::Form)
}

/// `POST /sessions/end`: ends one session (`id`), or all of the person's (`everywhere`).
pub(super) async fn end(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
    body: web::Payload,
) -> Result<HttpResponse, Failure> {
    let Some(signed_in) = gateway.signed_in(&session) else {
        return account::stranger(&request, &gateway, Some("/sessions"));
    };
    let wish = wish(&request, body).await?;
    let current = session.reference();
    let this_one = current.map(Wish::One);
    if Some(wish) != this_one {
        require_fresh(&gateway, &signed_in)?;
    }
    let signs_out = wish == Wish::Everywhere || Some(wish) == this_one;
    let mut ended = usize::from(signs_out && current.is_some());
    for reference in own(&gateway, &signed_in, current).await? {
        let wanted = wish == Wish::Everywhere || wish == Wish::One(reference);
        let is_own = |who: &SignedIn| is_own(who, &signed_in);
        if wanted
            && Some(reference) != current
            && gateway.sessions().says(reference, is_own).await?
        {
            ended += usize::from(logout::end_other(&gateway, reference).await?);
        }
    }
    // The last, so that whoever could not end the others is still signed in and can try again.
    if signs_out {
        if let Some(current) = current {
            logout::end_other(&gateway, current).await?;
        }
        session.sign_out();
    }
    if ended == 0 {
        return Err(Failure::new(ErrorCode::NotFound).because("session"));
    }
    let request_id = RequestId::of(&request);
    tracing::info!(code = "sessions_ended", provider = %signed_in.provider, ended, request_id, "a person ended sessions of their own");
    let left = signs_out.then_some(&signed_in.provider);
    Ok(ended_answer(&request, &gateway, ended, left))
}

fn ended_answer(
    request: &HttpRequest,
    gateway: &Gateway,
    ended: usize,
    left: Option<&ProviderId>,
) -> HttpResponse {
    let mut response = if preferred(request.headers()) == Preferred::Json {
        account::personal(&json!({"ended": ended}))
    } else {
        let next = if left.is_some() {
            "/logout/done"
        } else {
            "/sessions"
        };
        HttpResponse::SeeOther()
            .insert_header((header::LOCATION, gateway.public_url().route(next)))
            .finish()
    };
    if left.is_some() {
        let out = JustOut::new(left, gateway.clock().now());
        let _ = response.add_cookie(&out.cookie(gateway));
    }
    response
}

fn is_fresh(gateway: &Gateway, signed_in: &SignedIn) -> bool {
    gateway.clock().now().since(signed_in.authenticated_at) < FRESH
}

fn require_fresh(gateway: &Gateway, signed_in: &SignedIn) -> Result<(), Failure> {
    if is_fresh(gateway, signed_in) {
        return Ok(());
    }
    let back = gateway.public_url().route("/sessions");
    Err(Failure::new(ErrorCode::StaleLogin)
        .of(&signed_in.provider)
        .returning_to(Some(back)))
}

/// What the form asks for. One that names no session names none of the person's.
async fn wish(request: &HttpRequest, body: web::Payload) -> Result<Wish, Failure> {
    let nothing = || Failure::new(ErrorCode::NotFound).because("form");
    let pairs = form::read(request, body).await.map_err(|unreadable| {
        if unreadable == Unreadable::TooLarge {
            Failure::new(ErrorCode::TooLarge).because(unreadable.to_string())
        } else {
            nothing().because(unreadable.to_string())
        }
    })?;
    let mut wishes = pairs.iter().filter_map(|(name, value)| match &**name {
        "id" => Some(SessionRef::parse(value).map(Wish::One)),
        "everywhere" => Some(Some(Wish::Everywhere)),
        _ => None,
    });
    match (wishes.next().flatten(), wishes.next()) {
        (Some(wish), None) => Ok(wish),
        _ => Err(nothing()),
    }
}

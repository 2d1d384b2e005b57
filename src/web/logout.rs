//! Signing out: the page that asks, the act, the page after it.

mod back_channel;
mod departure;
mod ending;
mod front_channel;
mod just_out;

use std::sync::Arc;

use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use url::{Url, form_urlencoded};

pub(super) use back_channel::back_channel;
pub(super) use ending::end_other;
pub(super) use front_channel::front_channel;
pub(super) use just_out::{JustOut, forget_sign_out};

use super::failure::Failure;
use super::form;
use super::gateway::Gateway;
use super::guard::RequestId;
use super::headers::Holds;
use super::login::{LAST, answer, last_used, person, with_target};
use super::pages::{AtProvider, BackLink, LogoutExtent, LogoutPage, SignedOutPage};
use crate::flow::{Leaving, ReturnTo, asks_again};
use crate::provider::{LogoutReach, Provider};
use crate::session::Session;
use departure::Departure;

/// The field by which the page that asks tells what was chosen.
const CHOICE: &str = "at";

/// What the person chose, where there was a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Here,
    Provider,
}

/// `GET /logout`: asks. Without a session there is nothing to ask.
pub(super) async fn ask(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let Some(signed_in) = gateway.signed_in(&session) else {
        return neutral(&request, &gateway, target(&request, &gateway).as_ref());
    };
    let provider = gateway.providers().get(signed_in.provider.as_str());
    let extent = match provider.map(|provider| (provider, provider.logout().reach)) {
        None | Some((_, LogoutReach::Local)) => LogoutExtent::Here,
        Some((provider, reach)) => match (gateway.flow().has_exit(provider).await, reach) {
            (false, _) => LogoutExtent::Here,
            (true, LogoutReach::Ask) => LogoutExtent::Choice,
            (true, _) => LogoutExtent::Provider,
        },
    };
    let id = signed_in.id();
    let url = gateway.public_url();
    let target = target(&request, &gateway);
    let logout = with_target(
        &url.route("/logout"),
        target.as_ref().map(ReturnTo::compact),
    );
    let page = LogoutPage {
        person: person(&gateway, &id, &signed_in),
        extent,
        logout_href: &logout,
        cancel_href: &url.route("/"),
    };
    answer(&gateway, gateway.pages(&request).logout(&page), Holds::Form)
}

/// `POST /logout`: ends the session, and only then has to do with the provider.
pub(super) async fn act(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
    body: web::Payload,
) -> Result<HttpResponse, Failure> {
    let choice = choice(&request, body).await;
    let target = target(&request, &gateway);
    let now = gateway.clock().now();
    let Some(signed_in) = gateway.signed_in(&session) else {
        session.sign_out();
        let mut response = neutral(&request, &gateway, target.as_ref())?;
        let _ = response.add_cookie(&JustOut::new(None, now).cookie(&gateway));
        return Ok(response);
    };
    let id_token = match session.reference() {
        Some(reference) => ending::end(&gateway, reference, &signed_in).await?.id_token,
        None => None,
    };
    session.sign_out();
    let request_id = RequestId::of(&request);
    tracing::info!(code = "signed_out", provider = %signed_in.provider, request_id, "signed out");
    let provider = gateway.providers().get(signed_in.provider.as_str());
    let way = match provider {
        Some(provider) => {
            let departure = Departure::new(provider.id(), target.as_ref(), now)?;
            let leaving = Leaving {
                id_token: id_token.as_deref(),
                sid: signed_in.sid.as_deref(),
                redirect_uri: &gateway.public_url().at("/logout/done"),
                state: departure.state(),
            };
            way(&gateway, provider, leaving, choice)
                .await
                .map(|(url, by_itself)| (url, by_itself, departure))
        }
        None => None,
    };
    let mut response = after(
        &request,
        &gateway,
        provider.map(Arc::as_ref),
        way.as_ref(),
        target.as_ref(),
    )?;
    let just_out = JustOut::new(Some(&signed_in.provider), now);
    let _ = response.add_cookie(&just_out.cookie(&gateway));
    if let Some((_, _, departure)) = way {
        let _ = response.add_cookie(&departure.cookie(&gateway));
    }
    Ok(response)
}

/// Where the person goes on to sign out at the provider, and whether by itself; `None`: nowhere.
async fn way(
    gateway: &Gateway,
    provider: &Provider,
    leaving: Leaving<'_>,
    choice: Option<Choice>,
) -> Option<(Url, AtProvider)> {
    let at_provider = match (provider.logout().reach, choice) {
        (LogoutReach::Local, _) | (LogoutReach::Ask, Some(Choice::Here)) => return None,
        // Nobody was asked, so it is offered.
        (LogoutReach::Ask, None) => AtProvider::Offered,
        (LogoutReach::Provider, _) | (LogoutReach::Ask, Some(Choice::Provider)) => {
            AtProvider::Leaving
        }
    };
    let url = gateway.flow().exit(provider, leaving).await?;
    Some((url, at_provider))
}

/// `GET /logout/done`: the page after it. Nothing that the request says leads anywhere.
pub(super) async fn done(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
) -> Result<HttpResponse, Failure> {
    let mut states = form_urlencoded::parse(request.query_string().as_bytes())
        .filter(|(name, _)| name == "state")
        .map(|(_, state)| state);
    let state = match (states.next(), states.next()) {
        (state, None) => state,
        (_, Some(_)) => Some("".into()),
    };
    let departure = Departure::of(&gateway, request.headers());
    let departure = match (departure, state) {
        (Some(departure), Some(state)) if departure.has_state(&state) => departure,
        (None, None) => return neutral(&request, &gateway, None),
        _ => {
            let request_id = RequestId::of(&request);
            tracing::info!(
                code = "logout_state_mismatch",
                request_id,
                "a return from a sign-out fits none that was begun in this browser"
            );
            return neutral(&request, &gateway, None);
        }
    };
    let target = departure
        .target()
        .map(|target| gateway.check_target(target));
    let target = target.and_then(Result::ok);
    let provider = gateway.providers().get(departure.provider());
    let page = SignedOutPage {
        provider_name: provider.map(|provider| provider.name()),
        at_provider: provider.map(|_| AtProvider::Done),
        ..page(&gateway, target.as_ref())
    };
    let mut response = rendered(&request, &gateway, &page, target.as_ref())?;
    let _ = response.add_cookie(&Departure::removal(&gateway));
    Ok(response)
}

/// `POST /logout/done`: this browser forgets the provider used last. Whoever signed in again meanwhile is not told that they are signed out.
pub(super) async fn forget(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let target = target(&request, &gateway);
    let mut response = if gateway.signed_in(&session).is_some() {
        HttpResponse::SeeOther()
            .insert_header((header::LOCATION, gateway.public_url().route("/")))
            .finish()
    } else {
        let page = SignedOutPage {
            forgotten: true,
            ..page(&gateway, target.as_ref())
        };
        rendered(&request, &gateway, &page, target.as_ref())?
    };
    let cookies = gateway.sessions().cookies();
    let _ = response.add_cookie(&cookies.removal(cookies.name(LAST)));
    // That somebody signed out is still good to know, so that nobody else is let in without a question.
    if let Some(out) = JustOut::of(&request, &gateway) {
        let _ = response.add_cookie(&out.of_any().cookie(&gateway));
    }
    Ok(response)
}

/// The page after the act.
fn after(
    request: &HttpRequest,
    gateway: &Gateway,
    provider: Option<&Provider>,
    way: Option<&(Url, AtProvider, Departure)>,
    target: Option<&ReturnTo>,
) -> Result<HttpResponse, Failure> {
    let page = SignedOutPage {
        provider_name: provider.map(Provider::name),
        at_provider: provider.map(|provider| match way {
            Some((_, at_provider, _)) => *at_provider,
            None if asks_again(provider) => AtProvider::StaysAndAsks,
            None => AtProvider::Stays,
        }),
        provider_href: way.map(|(url, _, _)| url.as_str()),
        ..page(gateway, target)
    };
    let mut response = rendered(request, gateway, &page, target)?;
    if let Some((url, AtProvider::Leaving, _)) = way
        && let Ok(refresh) = HeaderValue::from_str(&format!("0; url={url}"))
    {
        response.headers_mut().insert(header::REFRESH, refresh);
    }
    Ok(response)
}

/// The page that speaks of no provider.
fn neutral(
    request: &HttpRequest,
    gateway: &Gateway,
    target: Option<&ReturnTo>,
) -> Result<HttpResponse, Failure> {
    rendered(request, gateway, &page(gateway, target), target)
}

fn page<'a>(gateway: &'a Gateway, target: Option<&'a ReturnTo>) -> SignedOutPage<'a> {
    SignedOutPage {
        login_href: gateway.login_route(),
        back: target.map(|target| BackLink {
            href: target.location(),
            host: target
                .foreign_host()
                .unwrap_or_else(|| gateway.public_url().authority()),
        }),
        provider_name: None,
        at_provider: None,
        provider_href: None,
        forget_href: None,
        forgotten: false,
    }
}

/// The page, with the way to forget the provider used last where it is remembered.
fn rendered(
    request: &HttpRequest,
    gateway: &Gateway,
    page: &SignedOutPage<'_>,
    target: Option<&ReturnTo>,
) -> Result<HttpResponse, Failure> {
    // Who is on the way to the provider comes back here, and is asked then.
    let stays = page.at_provider != Some(AtProvider::Leaving);
    let is_remembered = last_used(request, gateway).is_some();
    let forget = (stays && is_remembered && !page.forgotten).then(|| {
        let done = gateway.public_url().route("/logout/done");
        with_target(&done, target.map(ReturnTo::compact))
    });
    let page = SignedOutPage {
        forget_href: forget.as_deref(),
        ..page.clone()
    };
    let holds = if forget.is_some() {
        Holds::Form
    } else {
        Holds::LinksOnly
    };
    answer(gateway, gateway.pages(request).signed_out(&page), holds)
}

/// The page one came from, if it may be linked to; anything else is no reason not to sign out.
fn target(request: &HttpRequest, gateway: &Gateway) -> Option<ReturnTo> {
    let mut parameters = form_urlencoded::parse(request.query_string().as_bytes());
    let (_, target) = parameters.find(|(name, _)| name == "return_to")?;
    gateway.check_target(&target).ok()
}

/// What the form says. What cannot be read says nothing: no body is a reason not to sign out.
async fn choice(request: &HttpRequest, body: web::Payload) -> Option<Choice> {
    let pairs = form::read(request, body).await.ok()?;
    let (_, choice) = pairs.into_iter().find(|(name, _)| name == CHOICE)?;
    match choice.as_str() {
        "here" => Some(Choice::Here),
        "provider" => Some(Choice::Provider),
        _ => None,
    }
}

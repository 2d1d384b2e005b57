//! The chooser, the list of providers, and the start of a login.

use actix_web::body::BoxBody;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;
use url::form_urlencoded;

use super::failure::Failure;
use super::gateway::Gateway;
use super::headers::{self, Holds};
use super::in_app::{self, Refused};
use super::logout::JustOut;
use super::pages::{
    ErrorCode, LoginPage, Notice, Page, PageFault, Person, ProviderLink, ProviderMark,
    SignedInPage, words,
};
use super::{account, attempts, link, provider_id};
use crate::config::LastUsed;
use crate::flow::{After, ReturnTo, Start};
use crate::provider::definition::PassedParameter;
use crate::provider::{Provider, ProviderId};
use crate::session::{Presented, Session, SignedIn, presented};

/// What the cookie of the provider used last is for, see [`crate::session::Cookies::name`].
pub(super) const LAST: &str = "last";
/// The longest value of a parameter that is passed on to a provider, in bytes.
const LONGEST_PASSED: usize = 512;

/// The parameters of `/login` and `/login/{provider}`; what is not here is not looked at.
#[derive(Debug, Default)]
struct Asked {
    return_to: Option<String>,
    prompt: Option<String>,
    login_hint: Option<String>,
    ui_locales: Option<String>,
    denied_by: Option<String>,
    link: Option<String>,
    has_notice: bool,
}

impl Asked {
    fn read(request: &HttpRequest) -> Self {
        let mut asked = Self::default();
        let mut notice = None;
        let mut provider = None;
        for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
            let value = value.into_owned();
            match &*name {
                "return_to" => asked.return_to = Some(value),
                "prompt" => asked.prompt = Some(value),
                "login_hint" => asked.login_hint = Some(value),
                "ui_locales" => asked.ui_locales = Some(value),
                "link" => asked.link = Some(value),
                "notice" => notice = Some(value),
                "provider" => provider = Some(value),
                _ => {}
            }
        }
        asked.has_notice = notice.is_some();
        asked.denied_by = provider.filter(|_| notice.as_deref() == Some("denied"));
        asked
    }

    fn target(&self, gateway: &Gateway) -> Result<Option<ReturnTo>, Failure> {
        self.return_to
            .as_deref()
            .map(|target| gateway.check_target(target))
            .transpose()
    }
}

/// `GET /login`: the chooser, or who is signed in.
pub(super) async fn chooser(
    request: HttpRequest,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let asked = Asked::read(&request);
    let target = asked.target(&gateway)?;
    let another_account = asked.prompt.as_deref() == Some("select_account");
    if !another_account && let Some(signed_in) = gateway.signed_in(&session) {
        return signed_in_page(&request, &gateway, &signed_in, target.as_ref());
    }
    if !another_account && let Some(only) = skipped_to(&request, &gateway, &asked) {
        let location = with_target(
            &gateway.public_url().route(&format!("/login/{}", only.id())),
            target.as_ref().map(ReturnTo::compact),
        );
        return Ok(HttpResponse::SeeOther()
            .insert_header((header::LOCATION, location))
            .finish());
    }
    let last = last_used(&request, &gateway);
    let prompt = another_account.then_some("select_account");
    let hrefs = hrefs(&gateway, target.as_ref(), prompt, last);
    let popup = gateway.embedding().popup(target.as_ref());
    let denied_by = asked
        .denied_by
        .as_deref()
        .and_then(|id| gateway.providers().get(id));
    // The end of a popup is of no use elsewhere.
    let elsewhere = target.as_ref().filter(|_| popup.is_none());
    let refused = Refused::of(&request, &gateway, elsewhere);
    let page = LoginPage {
        providers: links(&gateway, &hrefs, last),
        going_to: match &popup {
            Some(popup) => Some(&popup.host),
            None => target.as_ref().and_then(ReturnTo::foreign_host),
        },
        notice: denied_by.map(|provider| Notice::Denied {
            provider_name: provider.name(),
        }),
        in_app: refused.as_ref().map(Refused::notice),
        cancel_href: popup.as_ref().map(|popup| &*popup.cancel_href),
    };
    let mut response = answer(
        &gateway,
        gateway.pages(&request).login(&page),
        Holds::LinksOnly,
    )?;
    in_app::vary(response.headers_mut(), &gateway);
    if popup.is_some() {
        headers::in_popup(response.headers_mut());
    }
    Ok(response)
}

/// Where the login at each provider starts, in the order of the page.
pub(super) fn hrefs<'a>(
    gateway: &'a Gateway,
    target: Option<&ReturnTo>,
    prompt: Option<&str>,
    last: Option<&str>,
) -> Vec<(String, &'a Provider)> {
    let query = link_query(target, prompt);
    let start = |provider: &Provider| {
        let route = format!("/login/{}", provider.id());
        format!("{}{query}", gateway.public_url().route(&route))
    };
    let mut hrefs: Vec<(String, &Provider)> = gateway
        .providers()
        .iter()
        .map(|provider| (start(provider), &**provider))
        .collect();
    if gateway.login().last_used == LastUsed::First {
        hrefs.sort_by_key(|(_, provider)| Some(provider.id().as_str()) != last);
    }
    hrefs
}

/// The same as pages show them.
pub(super) fn links<'a>(
    gateway: &Gateway,
    hrefs: &'a [(String, &'a Provider)],
    last: Option<&str>,
) -> Vec<ProviderLink<'a>> {
    let several = hrefs.len() > 1;
    let link = |(href, provider): &'a (String, &'a Provider)| ProviderLink {
        id: provider.id().as_str(),
        name: provider.name(),
        logo: provider.mark(),
        href,
        words: words(provider.wording()),
        last_used: several && last == Some(provider.id().as_str()),
        available: gateway.flow().is_available(provider.id()),
        group: provider.group(),
        brand: provider.brand().is_some(),
    };
    hrefs.iter().map(link).collect()
}

/// The only provider, where the chooser is to be skipped for it. Never right after a sign-out, nor when there is something to be said.
fn skipped_to<'a>(
    request: &HttpRequest,
    gateway: &'a Gateway,
    asked: &Asked,
) -> Option<&'a Provider> {
    let now = gateway.clock().now();
    let may_skip = gateway.login().auto_redirect
        && !asked.has_notice
        && !JustOut::of(request, gateway).is_some_and(|out| out.is_recent(now));
    let mut providers = gateway.providers().iter();
    match (providers.next(), providers.next()) {
        (Some(only), None) if may_skip && !in_app::is_refused(request, only) => Some(only),
        _ => None,
    }
}

fn signed_in_page(
    request: &HttpRequest,
    gateway: &Gateway,
    signed_in: &SignedIn,
    target: Option<&ReturnTo>,
) -> Result<HttpResponse, Failure> {
    let id = signed_in.id();
    let another_account = with_target(
        &gateway.public_url().route("/login?prompt=select_account"),
        target.map(ReturnTo::compact),
    );
    let page = SignedInPage {
        person: person(gateway, &id, signed_in),
        continue_href: target.unwrap_or(gateway.default_target()).compact(),
        going_to: target.and_then(ReturnTo::foreign_host),
        another_account_href: &another_account,
    };
    let mut response = answer(
        gateway,
        gateway.pages(request).signed_in(&page),
        Holds::LinksOnly,
    )?;
    if gateway.embedding().popup(target).is_some() {
        headers::in_popup(response.headers_mut());
    }
    Ok(response)
}

/// `GET /login/{provider}`: off to the provider.
pub(super) async fn start(
    request: HttpRequest,
    path: web::Path<String>,
    gateway: web::Data<Gateway>,
    session: Session,
) -> Result<HttpResponse, Failure> {
    let id = provider_id(&path);
    let provider = gateway.provider(id.as_ref())?;
    if is_in_frame(&request) {
        return Err(Failure::new(ErrorCode::CrossSite).because("in a frame"));
    }
    let mut asked = Asked::read(&request);
    let mut link = None;
    if let Some(token) = &asked.link {
        if gateway.signed_in(&session).is_none() {
            return account::stranger(&request, &gateway, None);
        }
        link = Some(link::start(&gateway, &session, provider, token)?.to_bytes());
        // It ends on the account page, where it began.
        asked.return_to = Some(gateway.public_url().route("/"));
    }
    let target = asked.target(&gateway)?;
    let target = target.unwrap_or_else(|| gateway.default_target().clone());
    let compact = target.compact().to_owned();
    let start = Start {
        return_to: target,
        passed: passed(provider, asked),
        link,
        after: match JustOut::of(&request, &gateway) {
            Some(out) if out.is_of(provider.id()) => After::SignOut,
            _ => After::Nothing,
        },
    };
    let (url, attempt) = gateway
        .flow()
        .begin(provider, start, gateway.clock().now())
        .await
        .map_err(|error| {
            Failure::login(&error)
                .at_start()
                .of(provider.id())
                .returning_to(Some(compact))
                .linking(link.is_some())
        })?;
    let mut response = HttpResponse::SeeOther();
    response.insert_header((header::LOCATION, url.as_str()));
    for cookie in attempts::keep(&gateway, request.headers(), &attempt) {
        response.cookie(cookie);
    }
    Ok(response.finish())
}

/// Whether the browser says that the answer is for a frame. Browsers look at `X-Frame-Options` only where a chain of redirects ends, which is
/// at the provider; nobody signs in inside a frame.
fn is_in_frame(request: &HttpRequest) -> bool {
    let dest = request.headers().get("sec-fetch-dest");
    let dest = dest.and_then(|dest| dest.to_str().ok());
    dest.is_some_and(|dest| matches!(dest, "iframe" | "frame" | "object" | "embed"))
}

fn passed(provider: &Provider, asked: Asked) -> Vec<(&'static str, String)> {
    [
        (PassedParameter::LoginHint, "login_hint", asked.login_hint),
        (PassedParameter::Prompt, "prompt", asked.prompt),
        (PassedParameter::UiLocales, "ui_locales", asked.ui_locales),
    ]
    .into_iter()
    .filter(|(parameter, _, _)| provider.passes(*parameter))
    .filter_map(|(_, name, value)| Some((name, value?)))
    .filter(|(_, value)| {
        !value.is_empty() && value.len() <= LONGEST_PASSED && !value.contains(char::is_control)
    })
    .collect()
}

/// `GET /providers`: the ways to sign in, for login pages of one's own.
pub(super) async fn list(gateway: web::Data<Gateway>) -> HttpResponse {
    let url = gateway.public_url();
    let providers: Vec<_> = gateway
        .providers()
        .iter()
        .map(|provider| {
            let logo = provider
                .mark()
                .and_then(|mark| gateway.assets().logo_file(mark));
            json!({
                "id": provider.id(),
                "name": provider.name(),
                "login_url": url.at(&format!("/login/{}", provider.id())),
                "logo_url": logo.map(|file| url.at(&format!("/assets/{file}"))),
                "available": gateway.flow().is_available(provider.id()),
            })
        })
        .collect();
    HttpResponse::Ok().json(json!({"providers": providers}))
}

/// Who is signed in, as pages show it.
pub(super) fn person<'a>(gateway: &'a Gateway, id: &'a str, signed_in: &'a SignedIn) -> Person<'a> {
    Person::new(id, &signed_in.profile, mark(gateway, &signed_in.provider))
}

/// A provider as pages show it; one that is gone has its id left.
pub(super) fn mark<'a>(gateway: &'a Gateway, id: &'a ProviderId) -> ProviderMark<'a> {
    let provider = gateway.providers().get(id.as_str());
    ProviderMark {
        name: provider.map_or(id.as_str(), |provider| provider.name()),
        logo: provider.and_then(|provider| provider.mark()),
    }
}

/// A link with the target of the login.
pub(super) fn with_target(link: &str, target: Option<&str>) -> String {
    let Some(target) = target else {
        return link.to_owned();
    };
    let separator = if link.contains('?') { '&' } else { '?' };
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("return_to", target)
        .finish();
    format!("{link}{separator}{query}")
}

fn link_query(target: Option<&ReturnTo>, prompt: Option<&str>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if let Some(target) = target {
        query.append_pair("return_to", target.compact());
    }
    if let Some(prompt) = prompt {
        query.append_pair("prompt", prompt);
    }
    let query = query.finish();
    if query.is_empty() {
        query
    } else {
        format!("?{query}")
    }
}

/// The provider that this browser used last, where that is remembered.
pub(super) fn last_used<'a>(request: &'a HttpRequest, gateway: &Gateway) -> Option<&'a str> {
    if !gateway.remembers_last() {
        return None;
    }
    let name = gateway.sessions().cookies().name(LAST);
    match presented(request.headers(), &name) {
        Presented::Once(id) => Some(id),
        Presented::Not | Presented::Several => None,
    }
}

/// A page, or our own error where the theme fails.
pub(super) fn answer(
    gateway: &Gateway,
    page: Result<Page, PageFault>,
    holds: Holds,
) -> Result<HttpResponse, Failure> {
    let page =
        page.map_err(|fault| Failure::new(ErrorCode::Internal).because(fault.to_string()))?;
    let mut response = HttpResponse::Ok().finish();
    headers::page(response.headers_mut(), gateway, page.language(), holds);
    let response = response.set_body(BoxBody::new(page.into_html()));
    Ok(response)
}

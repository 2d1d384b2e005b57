//! The language of an answer: by parameter, by cookie, by what the browser accepts, else the default; and how a choice is kept.

use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::cookie::Cookie;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT_LANGUAGE, HeaderMap};
use url::form_urlencoded;

use super::gateway::Gateway;
use super::locale::Language;
use super::pages::Switch;
use crate::session::{Presented, presented};

/// How long a choice is remembered.
const REMEMBERED: Duration = Duration::from_hours(180 * 24);
/// The most bytes of `Accept-Language` that are looked at.
const LONGEST_HEADER: usize = 512;

/// What the cookie is for, see [`crate::session::Cookies::name`].
const COOKIE: &str = "lang";
/// The routes that make something of `return_to`.
const TAKE_TARGET: [&str; 2] = ["/login", "/logout"];

/// The language of an answer to this request.
pub(super) fn of<'a>(request: &HttpRequest, gateway: &'a Gateway) -> &'a Arc<Language> {
    let languages = gateway.languages();
    if languages.iter().len() == 1 {
        return languages.default();
    }
    asked_for(request, gateway)
        .or_else(|| remembered(request.headers(), gateway))
        .or_else(|| accepted(request.headers(), gateway))
        .unwrap_or_else(|| languages.default())
}

/// The cookie that keeps what a parameter chose, unless the browser has it already.
pub(super) fn to_keep(request: &HttpRequest, gateway: &Gateway) -> Option<Cookie<'static>> {
    let chosen = asked_for(request, gateway)?;
    let known = remembered(request.headers(), gateway);
    if known.is_some_and(|known| known.tag() == chosen.tag()) {
        return None;
    }
    let cookies = gateway.sessions().cookies();
    let tag = chosen.tag().to_string();
    Some(cookies.cookie(cookies.name(COOKIE), tag, REMEMBERED))
}

/// The way to this page in other languages: an empty `lang` asks for their list. Only pages that may be asked for again have one. Nothing
/// of the query is repeated but what was understood.
pub(super) fn switch(request: &HttpRequest, gateway: &Gateway) -> Option<Switch> {
    if gateway.languages().iter().len() == 1 || !may_choose(request, gateway) {
        return None;
    }
    let route = route(request, gateway);
    let mut query = form_urlencoded::Serializer::new(String::new());
    let mut notice = None;
    let mut provider = None;
    let mut is_listed = false;
    for (name, value) in form_urlencoded::parse(request.query_string().as_bytes()) {
        match &*name {
            "return_to" if TAKE_TARGET.contains(&route) => {
                if let Ok(target) = gateway.check_target(&value) {
                    query.append_pair("return_to", target.compact());
                }
            }
            "prompt" if value == "select_account" => {
                query.append_pair("prompt", &value);
            }
            "notice" if value == "denied" => notice = Some(value),
            COOKIE => is_listed = value.is_empty(),
            "provider" => provider = gateway.providers().get(&value),
            _ => {}
        }
    }
    if let (Some(notice), Some(provider)) = (notice, provider) {
        query.append_pair("notice", &notice);
        query.append_pair("provider", provider.id().as_str());
    }
    query.append_pair(COOKIE, "");
    let each = format!("{}?{}", gateway.public_url().route(route), query.finish());
    let list = format!("{each}#languages");
    let switch = Switch::to(each);
    Some(if is_listed {
        switch
    } else {
        switch.by_way_of(list)
    })
}

/// What `lang`, or else `ui_locales`, asks for. What comes back from a provider asks for nothing.
fn asked_for<'a>(request: &HttpRequest, gateway: &'a Gateway) -> Option<&'a Arc<Language>> {
    let query = request.query_string();
    let languages = gateway.languages();
    let is_asked = query.contains("lang") || query.contains("ui_locales");
    if !is_asked || languages.iter().len() == 1 || !may_choose(request, gateway) {
        return None;
    }
    let last = |wanted: &str| {
        let pairs = form_urlencoded::parse(query.as_bytes());
        let values = pairs.filter(|(name, _)| name == wanted);
        values.last().map(|(_, value)| value)
    };
    let by_person = last("lang").and_then(|tag| languages.nearest(&tag));
    by_person.or_else(|| last("ui_locales").and_then(|tags| languages.first_of(&tags)))
}

/// A link may choose a language, where a page is asked for by one.
fn may_choose(request: &HttpRequest, gateway: &Gateway) -> bool {
    matches!(*request.method(), Method::GET | Method::HEAD)
        && !route(request, gateway).starts_with("/callback/")
}

/// The path below that of the public address.
fn route<'a>(request: &'a HttpRequest, gateway: &Gateway) -> &'a str {
    let below = request.path().strip_prefix(gateway.public_url().path());
    match below.unwrap_or(request.path()) {
        "" => "/",
        route => route,
    }
}

fn remembered<'a>(headers: &HeaderMap, gateway: &'a Gateway) -> Option<&'a Arc<Language>> {
    let name = gateway.sessions().cookies().name(COOKIE);
    match presented(headers, &name) {
        Presented::Once(tag) => gateway.languages().get(tag),
        Presented::Not | Presented::Several => None,
    }
}

fn accepted<'a>(headers: &HeaderMap, gateway: &'a Gateway) -> Option<&'a Arc<Language>> {
    let header = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    // `to_str` lets only ASCII through.
    let header = header.get(..LONGEST_HEADER).unwrap_or(header);
    gateway.languages().accepted(header)
}

//! Embedding the login in pages of other sites: the component, the list in a frame, and how a login in a popup ends.

pub(super) mod component;
pub(super) mod done;
pub(super) mod frame;

use std::borrow::Cow;

use url::{Position, Url, form_urlencoded};

use crate::flow::ReturnTo;
use crate::provider::PublicUrl;

pub use component::integrity;

/// The route that ends a login in a popup.
const DONE: &str = "/embed/done";

/// What the page is told of a login that was given up.
const CANCELLED: &str = "cancelled";

/// Who may embed the login.
#[derive(Debug)]
pub(super) struct Embedding {
    origins: Vec<String>,
    /// The path of [`DONE`] below the public URL.
    done: String,
}

/// A login in a popup, known by where it returns to.
#[derive(Debug)]
pub(super) struct Popup {
    /// The host of the page that opened it.
    pub(super) host: String,
    /// Where the person gives up; the page that opened the popup is told.
    pub(super) cancel_href: String,
}

impl Embedding {
    pub(super) fn new(origins: Vec<String>, public_url: &PublicUrl) -> Self {
        Self {
            origins,
            done: public_url.route(DONE),
        }
    }

    /// Whether anybody may.
    pub(super) fn is_on(&self) -> bool {
        !self.origins.is_empty()
    }

    /// Whether an origin, as browsers write it, is one of them.
    pub(super) fn lists(&self, origin: &str) -> bool {
        self.origins.iter().any(|listed| listed == origin)
    }

    /// Whether a login that returns to this, as [`ReturnTo::compact`] writes it, happens in a popup.
    ///
    /// Its pages must not leave the group of windows of the page that opened it, or that page would never hear of its end.
    pub(super) fn is_popup(&self, target: &str) -> bool {
        self.is_on() && target.split(['?', '#']).next() == Some(&self.done)
    }

    /// The popup that a login happens in.
    pub(super) fn popup(&self, target: Option<&ReturnTo>) -> Option<Popup> {
        let target = target?.compact();
        if !self.is_popup(target) {
            return None;
        }
        let (_, query) = target.split_once('?')?;
        let query = query.split('#').next().unwrap_or_default();
        let origin = parameter(query, "origin").filter(|origin| self.lists(origin))?;
        Some(Popup {
            host: host(&origin).to_owned(),
            cancel_href: format!("{}?{query}&status={CANCELLED}", self.done),
        })
    }
}

/// Scheme and host without the scheme.
fn host(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, host)| host)
}

/// A parameter that is there once.
fn parameter<'a>(query: &'a str, name: &str) -> Option<Cow<'a, str>> {
    let mut found = form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == name);
    match (found.next(), found.next()) {
        (Some((_, value)), None) => Some(value),
        _ => None,
    }
}

/// What ties an answer to a question: 16 to 64 characters of base64url, made by the page that asks.
fn nonce(query: &str) -> Option<Cow<'_, str>> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    parameter(query, "nonce")
        .filter(|nonce| (16..=64).contains(&nonce.len()) && nonce.bytes().all(plain))
}

/// The path and query of one of our own addresses with these parameters.
fn route_with(route: &str, parameters: &[(&str, &str)]) -> String {
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(parameters)
        .finish();
    format!("{route}?{query}")
}

/// The page of a site that is there for certain: its root.
fn root_of(origin: &str) -> String {
    Url::parse(origin).map_or_else(
        |_| origin.to_owned(),
        |url| url[..Position::AfterPath].to_owned(),
    )
}

//! Browsers inside of other apps: some providers turn away whoever comes in one, so the chooser says so before.

use actix_web::HttpRequest;
use actix_web::http::header::{self, HeaderMap, HeaderValue};

use super::gateway::Gateway;
use super::login::with_target;
use super::pages::InApp;
use crate::flow::ReturnTo;
use crate::provider::Provider;

/// The marks of such browsers, each in quotes on a line of its own.
const MARKS: &str = include_str!("../../templates/in_app_browsers.txt");
/// No more of a `User-Agent` is looked at, in bytes. Those of apps are long, and the mark is last.
const LOOKED_AT: usize = 1024;

/// What is to be said to somebody who came in such a browser.
pub(super) struct Refused<'a> {
    provider: &'a Provider,
    is_only: bool,
    /// The chooser, to be opened elsewhere.
    address: String,
}

impl<'a> Refused<'a> {
    /// `None`: no provider turns this browser away.
    pub(super) fn of(
        request: &HttpRequest,
        gateway: &'a Gateway,
        target: Option<&ReturnTo>,
    ) -> Option<Self> {
        let mut refusing = refusing(gateway);
        let provider = refusing.next()?;
        let chooser = gateway.public_url().at("/login");
        is_in_app(request.headers()).then(|| Self {
            provider,
            is_only: refusing.next().is_none(),
            address: with_target(&chooser, target.map(ReturnTo::compact)),
        })
    }

    /// The same as the page says it.
    pub(super) fn notice(&self) -> InApp<'_> {
        InApp::new(self.is_only.then(|| self.provider.name()), &self.address)
    }
}

/// Whether a provider turns away this browser.
pub(super) fn is_refused(request: &HttpRequest, provider: &Provider) -> bool {
    provider.refuses_in_app_browsers() && is_in_app(request.headers())
}

/// Says that the chooser depends on the browser, where it does.
pub(super) fn vary(headers: &mut HeaderMap, gateway: &Gateway) {
    if refusing(gateway).next().is_some() {
        headers.append(header::VARY, HeaderValue::from_static("User-Agent"));
    }
}

fn refusing(gateway: &Gateway) -> impl Iterator<Item = &Provider> {
    let all = gateway.providers().iter().map(AsRef::as_ref);
    all.filter(|provider: &&Provider| provider.refuses_in_app_browsers())
}

fn is_in_app(headers: &HeaderMap) -> bool {
    let Some(agent) = headers.get(header::USER_AGENT) else {
        return false;
    };
    let agent = agent.as_bytes();
    let agent = String::from_utf8_lossy(&agent[..agent.len().min(LOOKED_AT)]);
    let mut marks = MARKS
        .lines()
        .filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    marks.any(|mark| agent.contains(mark))
}

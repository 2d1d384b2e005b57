//! Leaving: the session here, the provider's, and sessions that a provider ends.

mod again;
mod back_channel;
mod choice;
mod exit;
mod frame;
mod linked;
mod refusals;
mod revoked;
mod selection;

use std::collections::HashMap;

use serde_json::{Value, json};
use url::Url;
use vestibule::clock::Clock;

use crate::support::browser::{Browser, Request, Response};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;

/// A provider with a place to sign out, and a gateway that knows it as `acme`.
struct House {
    idp: FakeIdp,
    gateway: TestGateway,
}

impl House {
    fn new() -> Self {
        Self::with("")
    }

    /// With this at the end of the provider's section.
    fn with(section: &str) -> Self {
        Self::of("", section)
    }

    /// With this at the top of the file, too.
    fn of(top: &str, section: &str) -> Self {
        let clock = clock();
        let idp = exit_of("acme", &clock);
        let gateway = TestGateway::start(&clock, &format!("{top}{}{section}", oidc("acme", &idp)));
        Self { idp, gateway }
    }

    async fn signed_in(&self) -> Browser {
        let mut browser = self.gateway.browser();
        let response = self.gateway.login(&mut browser, &self.idp, "acme").await;
        assert_eq!(response.status, 303, "{}", response.text());
        browser
    }

    /// Signs out, with these fields in the form.
    async fn sign_out(&self, browser: &mut Browser, fields: &[(&str, &str)]) -> Response {
        let fields: Vec<(String, String)> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        let url = self.gateway.url("/logout");
        let response = browser.post_form(&url, &fields).await;
        assert_eq!(response.status, 200, "{}", response.text());
        response
    }

    async fn is_signed_in(&self, browser: &mut Browser) -> bool {
        self.gateway.me(browser).await.status == 200
    }
}

fn exit_of(name: &str, clock: &Clock) -> FakeIdp {
    let idp = FakeIdp::start_with(name, clock.clone());
    idp.offers_exit();
    idp
}

/// Where an answer sends the browser by itself.
fn refresh(response: &Response) -> Option<Url> {
    let refresh = response.header("refresh");
    if refresh.is_empty() {
        return None;
    }
    let url = refresh.strip_prefix("0; url=").expect("it happens at once");
    Some(Url::parse(url).expect("it is an address"))
}

fn parameters(url: &Url) -> HashMap<String, String> {
    url.query_pairs().into_owned().collect()
}

/// A provider's server brings a logout token.
async fn bring(gateway: &TestGateway, provider: &str, token: &str) -> Response {
    let url = gateway.url(&format!("/logout/backchannel/{provider}"));
    let form = [("logout_token".to_owned(), token.to_owned())];
    let request = Request::post_form(&url, &form)
        .header("sec-fetch-site", "")
        .header("sec-fetch-mode", "")
        .header("sec-fetch-dest", "")
        .header("origin", "")
        .header("accept", "*/*");
    gateway.browser().send(request).await
}

fn of_sid(sid: &str) -> Value {
    json!({"sid": sid})
}

fn of_sub(sub: &str) -> Value {
    json!({"sub": sub})
}

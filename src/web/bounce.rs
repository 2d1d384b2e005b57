//! The bounce: a page of ours that posts a provider's answer once more, so that the browser brings our cookies along.

use actix_web::{HttpRequest, HttpResponse};
use aws_lc_rs::rand::{SecureRandom as _, SystemRandom};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::failure::Failure;
use super::form::Pairs;
use super::gateway::Gateway;
use super::headers::{self, Holds};
use super::login;
use super::pages::{BouncePage, ErrorCode, HiddenField};
use crate::provider::Provider;

/// Marks an answer that our own page posted once more, so that it happens once.
pub(super) const BOUNCED: &str = "vestibule_bounced";

/// The page for this answer.
pub(super) fn page(
    request: &HttpRequest,
    gateway: &Gateway,
    provider: &Provider,
    pairs: &Pairs,
) -> Result<HttpResponse, Failure> {
    let mut nonce = [0; 16];
    SystemRandom::new()
        .fill(&mut nonce)
        .map_err(|_| Failure::new(ErrorCode::Internal).because("no random numbers"))?;
    let nonce = URL_SAFE_NO_PAD.encode(nonce);
    let mut fields: Vec<HiddenField<'_>> = pairs
        .iter()
        .map(|(name, value)| HiddenField { name, value })
        .collect();
    fields.push(HiddenField {
        name: BOUNCED,
        value: "1",
    });
    let action = gateway
        .public_url()
        .route(&format!("/callback/{}", provider.id()));
    let page = gateway.pages(request).bounce(&BouncePage {
        action: &action,
        fields,
        nonce: &nonce,
    });
    let mut response = login::answer(gateway, page, Holds::Form)?;
    // Without cookies nobody knows whether this is a popup; if it is, the page that opened it has to stay in reach.
    headers::in_popup(response.headers_mut());
    // The form has one fixed target; where the login then leads is not the form's to restrict, and browsers would.
    let policy = gateway.policy().posting_anywhere();
    let policy = policy.running(format!("'nonce-{nonce}'"));
    headers::policy(response.headers_mut(), &policy);
    Ok(response)
}

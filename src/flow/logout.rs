//! Leaving a provider (OpenID Connect RP-Initiated Logout 1.0), and what the login after it asks.

use std::sync::Arc;
use std::time::Duration;

use url::Url;

use super::Flow;
use super::discovery::Metadata;
use super::error::LoginError;
use crate::provider::Provider;
use crate::provider::definition::PassedParameter;

/// Somebody who signs out waits no longer than this for a provider's metadata.
const PATIENCE: Duration = Duration::from_secs(1);
/// The longest address that a browser is sent to, in bytes: proxies and servers refuse longer ones.
const LONGEST: usize = 6 * 1024;

/// What a provider is told of somebody who leaves.
#[derive(Clone, Copy)]
pub struct Leaving<'a> {
    /// The ID token of the session that has ended.
    pub id_token: Option<&'a str>,
    /// What the provider calls its own session.
    pub sid: Option<&'a str>,
    /// Where the provider sends the browser after it.
    pub redirect_uri: &'a str,
    /// What it brings back from there.
    pub state: &'a str,
}

impl Flow {
    /// Whether people can sign out of this provider; no, when that is not known within a second.
    pub async fn has_exit(&self, provider: &Provider) -> bool {
        let known = self.known_in_time(provider).await;
        known.is_some_and(|metadata| metadata.end_session.is_some())
    }

    /// Where a browser signs out of a provider. `None`: the provider has no such place, or it is not known within a second.
    ///
    /// An ID token that makes the address longer than 6 KiB is left out; the provider's name for its session, if there is one,
    /// goes in its place as `logout_hint`.
    pub async fn exit(&self, provider: &Provider, leaving: Leaving<'_>) -> Option<Url> {
        let metadata = self.known_in_time(provider).await?;
        let end_session = metadata.end_session.as_ref()?.url.as_url();
        let with = |hint: Option<(&str, &str)>| {
            let mut url = end_session.clone();
            url.query_pairs_mut()
                .extend_pairs(hint)
                .append_pair("client_id", provider.client_id())
                .append_pair("post_logout_redirect_uri", leaving.redirect_uri)
                .append_pair("state", leaving.state);
            url
        };
        let whole = with(leaving.id_token.map(|token| ("id_token_hint", token)));
        if whole.as_str().len() <= LONGEST {
            return Some(whole);
        }
        tracing::warn!(provider = %provider.id(), "the ID token is too long for the address of the sign-out and is left out");
        Some(with(leaving.sid.map(|sid| ("logout_hint", sid))))
    }

    /// The origin of the issuer that a front-channel logout names, whose pages its frame may be in; `None`: it is not this provider's.
    ///
    /// # Errors
    ///
    /// The provider's metadata is needed and cannot be had.
    pub async fn frame_origin(
        &self,
        provider: &Provider,
        issuer: &str,
    ) -> Result<Option<String>, LoginError> {
        let metadata = self.directory.metadata(provider).await?;
        let (Some(oidc), Some(settled)) = (provider.oidc(), &metadata.issuer) else {
            return Ok(None);
        };
        if !oidc.issuer.matches_response(settled, issuer) {
            return Ok(None);
        }
        let origin = Url::parse(issuer).map(|url| url.origin());
        let origin = origin.ok().filter(url::Origin::is_tuple);
        Ok(origin.map(|origin| origin.ascii_serialization()))
    }

    async fn known_in_time(&self, provider: &Provider) -> Option<Arc<Metadata>> {
        self.directory.metadata_within(provider, PATIENCE).await
    }
}

/// Whether the first login after a sign-out can make this provider ask who it is, as far as is known without asking it.
#[must_use]
pub fn asks_again(provider: &Provider) -> bool {
    !reprompt(provider, None).is_empty()
}

/// Further parameters of the first login after a sign-out. What the request itself says of `prompt` stands.
pub(super) fn asking(
    provider: &Provider,
    metadata: &Metadata,
    mut passed: Vec<(String, String)>,
) -> Vec<(String, String)> {
    let is_said = |name: &str, pairs: &[(String, String)]| pairs.iter().any(|(n, _)| n == name);
    let reprompt = reprompt(provider, metadata.prompts.as_deref());
    if is_said("prompt", &passed) || reprompt.is_empty() {
        return passed;
    }
    if reprompt.contains(&("prompt".to_owned(), "select_account".to_owned())) {
        // Who is to choose is not told whom.
        passed.retain(|(name, _)| name != "login_hint");
    }
    passed.extend(reprompt);
    passed
}

/// What the provider's section says, else the better of the two prompts that it takes. Every OpenID provider must know `login`
/// (OpenID Connect Core 1.0, section 15.1); `select_account` is sent only to one that lists it.
fn reprompt(provider: &Provider, known: Option<&[String]>) -> Vec<(String, String)> {
    let written = &provider.logout().reprompt;
    if !written.is_empty() {
        let said = written.iter().filter(|(_, value)| !value.is_empty());
        return said.cloned().collect();
    }
    if provider.oidc().is_none() || !provider.passes(PassedParameter::Prompt) {
        return Vec::new();
    }
    let takes = |prompt: &str| match known {
        Some(prompts) => prompts.iter().any(|known| known == prompt),
        None => prompt == "login",
    };
    let prompt = ["select_account", "login"]
        .into_iter()
        .find(|prompt| takes(prompt));
    let prompt = prompt.map(|prompt| ("prompt".to_owned(), prompt.to_owned()));
    prompt.into_iter().collect()
}

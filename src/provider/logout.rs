//! How people leave a provider, how it sends them away, and the addresses to register for that.

use super::definition::{LogoutReach, LogoutType, ProtocolKind};
use super::{ProviderId, PublicUrl};

/// How people leave a provider, and how it sends them away.
#[derive(Clone, Debug, Default)]
pub struct LogoutRules {
    /// How far a sign-out goes.
    pub reach: LogoutReach,
    /// Which `typ` its logout tokens must have.
    pub typ: LogoutType,
    /// Whether a frame of its sign-out page may end sessions.
    pub by_frame: bool,
    /// What the first authorization request after a sign-out says besides; none: what the metadata allows.
    pub reprompt: Vec<(String, String)>,
}

/// The addresses to register at a provider for signing out, by their names in client registration. Plain OAuth 2.0 has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct LogoutAddresses {
    /// Where it sends the browser after a sign-out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post_logout_redirect_uri: Option<String>,
    /// Where its server says who signed out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backchannel_logout_uri: Option<String>,
    /// What its sign-out page has in a frame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frontchannel_logout_uri: Option<String>,
}

impl LogoutAddresses {
    /// Those of the provider with this id.
    #[must_use]
    pub fn of(
        public_url: &PublicUrl,
        id: &ProviderId,
        protocol: ProtocolKind,
        rules: &LogoutRules,
    ) -> Self {
        if protocol == ProtocolKind::OAuth2 {
            return Self::default();
        }
        let at = |channel: &str| public_url.at(&format!("/logout/{channel}/{id}"));
        Self {
            post_logout_redirect_uri: Some(public_url.at("/logout/done")),
            backchannel_logout_uri: Some(at("backchannel")),
            frontchannel_logout_uri: rules.by_frame.then(|| at("frontchannel")),
        }
    }

    /// Each with what it is for.
    pub fn described(&self) -> impl Iterator<Item = (&str, &'static str)> {
        [
            (&self.post_logout_redirect_uri, "after a sign-out"),
            (&self.backchannel_logout_uri, "back-channel logout"),
            (&self.frontchannel_logout_uri, "front-channel logout"),
        ]
        .into_iter()
        .filter_map(|(address, what)| Some((address.as_deref()?, what)))
    }
}

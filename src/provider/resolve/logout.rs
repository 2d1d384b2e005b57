//! How far a sign-out goes, and what the login after it says.

use super::complaints::Complaints;
use crate::provider::LogoutRules;
use crate::provider::definition::{ProtocolKind, ProviderDefinition};

/// Resolves what a definition says of signing out; `None` when it cannot be, which was complained about.
pub(super) fn resolve(
    definition: &ProviderDefinition,
    kind: ProtocolKind,
    complaints: &mut Complaints,
) -> Option<LogoutRules> {
    let reprompt = &definition.authorize.reprompt;
    complaints.own_parameters("authorize.reprompt", reprompt.keys());
    let by_frame = definition.frontchannel_logout.unwrap_or(false);
    if by_frame && kind == ProtocolKind::OAuth2 {
        complaints.error(
            "frontchannel_logout",
            "is a part of OpenID Connect, which this provider does not speak",
        );
        return None;
    }
    Some(LogoutRules {
        reach: definition.logout.unwrap_or_default(),
        typ: definition.logout_typ.unwrap_or_default(),
        by_frame,
        reprompt: reprompt
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect(),
    })
}

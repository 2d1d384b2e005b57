//! The codes of errors, and what each offers next.

/// Why a page or an answer of ours is an error. `as_str` is the public name of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// The target is not on the list.
    ReturnToRejected,
    /// The browser brought no cookie of that login.
    AttemptMissing,
    /// The login took longer than allowed.
    AttemptExpired,
    /// The login was finished before.
    AttemptUsed,
    /// The answer belongs to another login.
    AttemptForeign,
    /// The provider's answer misses something.
    CallbackMalformed,
    /// The provider turned the request down.
    ProviderRefused,
    /// The provider's answer breaks its protocol.
    ProviderInvalidResponse,
    /// The identity was not proven.
    IdentityInvalid,
    /// The profile lacks what it must have.
    ProfileIncomplete,
    /// The provider could not be reached.
    ProviderUnreachable,
    /// The provider did not answer in time.
    ProviderTimeout,
    /// This account may not pass.
    NotAllowed,
    /// Another site sent the request.
    CrossSite,
    /// The login is too long ago for this.
    StaleLogin,
    /// Nobody is signed in.
    NoSession,
    /// No application has this key.
    ApplicationUnknown,
    /// None of this provider's tokens are kept in this session.
    NoTokens,
    /// The sessions are out of reach.
    StoreUnavailable,
    /// As many wait here as may.
    Busy,
    /// No provider of that id.
    UnknownProvider,
    /// No such page.
    NotFound,
    /// The page does not take this method.
    MethodNotAllowed,
    /// The request is too large.
    TooLarge,
    /// Asked for under another host.
    WrongHost,
    /// Our own fault.
    Internal,
}

/// Where a button of an error page leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The same thing once more.
    Retry,
    /// The chooser.
    SignIn,
    /// The chooser, asking the provider for another account.
    AnotherAccount,
    /// The gateway's own page.
    Home,
}

/// A button of an error page: where to, and the key of its text.
pub(super) type Step = (Target, &'static str);

/// To the gateway's own page.
pub(super) const HOME: Step = (Target::Home, "action-home");
/// To the chooser.
pub(super) const SIGN_IN: Step = (Target::SignIn, "action-sign-in");

impl ErrorCode {
    /// Every code.
    pub const ALL: [Self; 26] = [
        Self::ReturnToRejected,
        Self::AttemptMissing,
        Self::AttemptExpired,
        Self::AttemptUsed,
        Self::AttemptForeign,
        Self::CallbackMalformed,
        Self::ProviderRefused,
        Self::ProviderInvalidResponse,
        Self::IdentityInvalid,
        Self::ProfileIncomplete,
        Self::ProviderUnreachable,
        Self::ProviderTimeout,
        Self::NotAllowed,
        Self::CrossSite,
        Self::StaleLogin,
        Self::NoSession,
        Self::ApplicationUnknown,
        Self::NoTokens,
        Self::StoreUnavailable,
        Self::Busy,
        Self::UnknownProvider,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::TooLarge,
        Self::WrongHost,
        Self::Internal,
    ];

    /// The public name, in snake case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ReturnToRejected => "return_to_rejected",
            Self::AttemptMissing => "attempt_missing",
            Self::AttemptExpired => "attempt_expired",
            Self::AttemptUsed => "attempt_used",
            Self::AttemptForeign => "attempt_foreign",
            Self::CallbackMalformed => "callback_malformed",
            Self::ProviderRefused => "provider_refused",
            Self::ProviderInvalidResponse => "provider_invalid_response",
            Self::IdentityInvalid => "identity_invalid",
            Self::ProfileIncomplete => "profile_incomplete",
            Self::ProviderUnreachable => "provider_unreachable",
            Self::ProviderTimeout => "provider_timeout",
            Self::NotAllowed => "not_allowed",
            Self::CrossSite => "cross_site",
            Self::StaleLogin => "stale_login",
            Self::NoSession => "no_session",
            Self::ApplicationUnknown => "application_unknown",
            Self::NoTokens => "no_tokens",
            Self::StoreUnavailable => "store_unavailable",
            Self::Busy => "busy",
            Self::UnknownProvider => "unknown_provider",
            Self::NotFound => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::TooLarge => "too_large",
            Self::WrongHost => "wrong_host",
            Self::Internal => "internal",
        }
    }

    /// The code of this public name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == name)
    }

    /// The key of its text: `error-attempt-missing`.
    pub(super) fn sentences(self) -> String {
        format!("error-{}", self.as_str().replace('_', "-"))
    }

    /// The main button and the other one.
    pub(super) const fn steps(self) -> (Step, Step) {
        const TRY_AGAIN: Step = (Target::Retry, "action-try-again");
        const START_AGAIN: Step = (Target::Retry, "action-start-again");
        const ANOTHER_WAY: Step = (Target::SignIn, "action-another-way");
        match self {
            Self::ReturnToRejected => ((Target::SignIn, "action-sign-in-without"), HOME),
            Self::AttemptMissing
            | Self::AttemptExpired
            | Self::AttemptUsed
            | Self::AttemptForeign
            | Self::CallbackMalformed => (START_AGAIN, ANOTHER_WAY),
            Self::ProviderRefused | Self::ProfileIncomplete => (ANOTHER_WAY, TRY_AGAIN),
            Self::ProviderInvalidResponse
            | Self::IdentityInvalid
            | Self::ProviderUnreachable
            | Self::ProviderTimeout => (TRY_AGAIN, ANOTHER_WAY),
            Self::NotAllowed => ((Target::AnotherAccount, "action-another-account"), HOME),
            Self::NoSession => (SIGN_IN, HOME),
            Self::StaleLogin => ((Target::Retry, "action-sign-in-again"), HOME),
            Self::StoreUnavailable | Self::Internal => (TRY_AGAIN, HOME),
            Self::NoTokens => (TRY_AGAIN, HOME),
            Self::Busy => (HOME, SIGN_IN),
            Self::UnknownProvider => ((Target::SignIn, "action-all-ways"), HOME),
            Self::WrongHost => ((Target::Home, "action-right-address"), SIGN_IN),
            Self::CrossSite
            | Self::ApplicationUnknown
            | Self::NotFound
            | Self::MethodNotAllowed
            | Self::TooLarge => (HOME, SIGN_IN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_by_its_name() {
        for code in ErrorCode::ALL {
            assert_eq!(ErrorCode::parse(code.as_str()), Some(code));
        }
        assert_eq!(ErrorCode::parse("denied"), None);
    }
}

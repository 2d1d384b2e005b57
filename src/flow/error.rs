//! `LoginError`: one variant per thing that can go wrong, tagged by step.

use std::fmt;

use http::StatusCode;

use super::identity::IdentityFault;

/// Why a login did not succeed. Nothing in it comes from a token, a code or a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoginError {
    /// The target of the login is not one that may be returned to.
    #[error("the return target is not allowed")]
    ReturnToRejected,
    /// No attempt of this browser has this state.
    #[error("no login in progress fits this answer")]
    AttemptMissing,
    /// The attempt is older than ten minutes.
    #[error("the login took too long")]
    AttemptExpired,
    /// The attempt was finished before.
    #[error("the login was finished before")]
    AttemptUsed,
    /// The attempt was made for another provider, or for other settings of this one.
    #[error("the login was started with another provider")]
    AttemptForeign,
    /// The answer is not one that a provider gives.
    #[error("the answer is malformed: {reason}")]
    CallbackMalformed {
        /// A reason code.
        reason: &'static str,
    },
    /// The person said no.
    #[error("the person stopped the login")]
    Denied,
    /// The provider answered with an error.
    #[error("{step}: the provider refused ({error})")]
    ProviderRefused {
        /// Where.
        step: Step,
        /// The provider's error code, if it looks like one; never its text.
        error: String,
    },
    /// The provider answered something that cannot be used.
    #[error("{step}: the answer cannot be used ({reason})")]
    ProviderInvalidResponse {
        /// Where.
        step: Step,
        /// A reason code.
        reason: &'static str,
    },
    /// The provider could not be reached.
    #[error("{step}: the provider cannot be reached ({cause})")]
    ProviderUnreachable {
        /// Where.
        step: Step,
        /// What stands in between.
        cause: Unreached,
    },
    /// The provider took too long.
    #[error("{step}: the provider takes too long")]
    ProviderTimeout {
        /// Where.
        step: Step,
    },
    /// The identity could not be verified.
    #[error("the identity cannot be verified ({0})")]
    IdentityInvalid(IdentityFault),
    /// The claims name nobody.
    #[error("the profile lacks `{field}`")]
    ProfileIncomplete {
        /// The member that is missing.
        field: &'static str,
    },
}

/// The step of a login that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Fetching the metadata.
    Discovery,
    /// The answer to the authorization request.
    Authorize,
    /// Exchanging the code.
    Token,
    /// Fetching the keys.
    Keys,
    /// Fetching a userinfo document.
    Userinfo,
}

/// What kept a login from its provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreached {
    /// The name is unknown, nobody listens, or the connection broke.
    #[error("no connection")]
    Connection,
    /// Nobody we trust vouches for who answers, or not any more.
    #[error("its certificate is not trusted")]
    Certificate,
    /// It is out of order or overrun: its answer is this status, of 500 or more, or 429.
    #[error("it answered {0}")]
    Answered(u16),
    /// It says so itself, by an error code that it sent the browser back with.
    #[error("it says {0}")]
    Said(&'static str),
    /// The certificates to trust cannot be used.
    #[error("the certificates to trust cannot be read")]
    Authorities,
}

/// The errors of an authorization answer that mean an outage (RFC 6749, section 4.1.2.1).
const OUTAGES: [&str; 2] = ["server_error", "temporarily_unavailable"];

impl Unreached {
    /// The status of an answer, if it speaks of the provider's own trouble and not of the request.
    pub(super) fn answered(status: StatusCode) -> Option<Self> {
        let outage = status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS;
        outage.then(|| Self::Answered(status.as_u16()))
    }

    /// The error code of an authorization answer, if it speaks of the provider's own trouble.
    pub(super) fn said(error: &str) -> Option<Self> {
        OUTAGES
            .into_iter()
            .find(|outage| *outage == error)
            .map(Self::Said)
    }
}

impl LoginError {
    /// The stable code of the contract.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::ReturnToRejected => "return_to_rejected",
            Self::AttemptMissing => "attempt_missing",
            Self::AttemptExpired => "attempt_expired",
            Self::AttemptUsed => "attempt_used",
            Self::AttemptForeign => "attempt_foreign",
            Self::CallbackMalformed { .. } => "callback_malformed",
            Self::Denied => "denied",
            Self::ProviderRefused { .. } => "provider_refused",
            Self::ProviderInvalidResponse { .. } => "provider_invalid_response",
            Self::ProviderUnreachable { .. } => "provider_unreachable",
            Self::ProviderTimeout { .. } => "provider_timeout",
            Self::IdentityInvalid(_) => "identity_invalid",
            Self::ProfileIncomplete { .. } => "profile_incomplete",
        }
    }

    /// The step that failed, where there is one.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        match self {
            Self::ProviderRefused { step, .. }
            | Self::ProviderInvalidResponse { step, .. }
            | Self::ProviderUnreachable { step, .. }
            | Self::ProviderTimeout { step } => Some(*step),
            _ => None,
        }
    }
}

impl Step {
    /// Its name in the log.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Discovery => "discovery",
            Self::Authorize => "authorize",
            Self::Token => "token",
            Self::Keys => "keys",
            Self::Userinfo => "userinfo",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

//! Failure: what a handler gives up with. Rendered in `error_page.rs`, logged there, once.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

use super::pages::ErrorCode;
use crate::flow::{LoginError, Step};
use crate::provider::ProviderId;
use crate::session::StoreUnavailable;

/// An error with everything its page and its log line need.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) code: ErrorCode,
    pub(super) status: StatusCode,
    /// The finer reason, for the log alone.
    pub(super) reason: Option<String>,
    pub(super) step: Option<&'static str>,
    pub(super) provider: Option<ProviderId>,
    /// Where the person wanted to go, already checked.
    pub(super) return_to: Option<String>,
    /// Whether an identity was to be added: the way to try again begins at the account page, or the session would be replaced.
    pub(super) linking: bool,
    /// Cookies to remove with the answer.
    pub(super) spent_cookies: Vec<String>,
}

impl Failure {
    /// A failure with the status that its code has everywhere but at the start of a login.
    pub(super) fn new(code: ErrorCode) -> Self {
        Self {
            code,
            status: status(code),
            reason: None,
            step: None,
            provider: None,
            return_to: None,
            linking: false,
            spent_cookies: Vec::new(),
        }
    }

    /// A failed login; `denied` is no failure and has no page.
    pub(super) fn login(error: &LoginError) -> Self {
        let code = ErrorCode::parse(error.code()).unwrap_or(ErrorCode::Internal);
        Self {
            reason: Some(error.to_string()),
            step: error.step().map(Step::as_str),
            ..Self::new(code)
        }
    }

    /// Before the browser left for the provider, an outage is ours to report as such.
    pub(super) fn at_start(mut self) -> Self {
        if matches!(
            self.code,
            ErrorCode::ProviderUnreachable | ErrorCode::ProviderTimeout
        ) {
            self.status = StatusCode::SERVICE_UNAVAILABLE;
        }
        self
    }

    pub(super) fn of(mut self, provider: &ProviderId) -> Self {
        self.provider = Some(provider.clone());
        self
    }

    pub(super) fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    pub(super) fn returning_to(mut self, target: Option<String>) -> Self {
        self.return_to = target;
        self
    }

    pub(super) fn linking(mut self, linking: bool) -> Self {
        self.linking = linking;
        self
    }

    pub(super) fn spending(mut self, cookie: String) -> Self {
        self.spent_cookies.push(cookie);
        self
    }
}

impl From<StoreUnavailable> for Failure {
    fn from(outage: StoreUnavailable) -> Self {
        Self::new(ErrorCode::StoreUnavailable).because(outage.to_string())
    }
}

/// The table of the contract.
fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::ReturnToRejected
        | ErrorCode::AttemptMissing
        | ErrorCode::AttemptExpired
        | ErrorCode::AttemptUsed
        | ErrorCode::AttemptForeign
        | ErrorCode::CallbackMalformed => StatusCode::BAD_REQUEST,
        ErrorCode::ProviderRefused
        | ErrorCode::ProviderInvalidResponse
        | ErrorCode::IdentityInvalid
        | ErrorCode::ProfileIncomplete
        | ErrorCode::ProviderUnreachable => StatusCode::BAD_GATEWAY,
        ErrorCode::ProviderTimeout => StatusCode::GATEWAY_TIMEOUT,
        ErrorCode::NotAllowed | ErrorCode::CrossSite | ErrorCode::StaleLogin => {
            StatusCode::FORBIDDEN
        }
        ErrorCode::NoSession | ErrorCode::ApplicationUnknown => StatusCode::UNAUTHORIZED,
        ErrorCode::StoreUnavailable | ErrorCode::Busy => StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::UnknownProvider | ErrorCode::NotFound | ErrorCode::NoTokens => {
            StatusCode::NOT_FOUND
        }
        ErrorCode::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::WrongHost => StatusCode::MISDIRECTED_REQUEST,
        ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())
    }
}

/// The bare status; the guard puts the page or the problem document in its place.
impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        self.status
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status)
    }
}

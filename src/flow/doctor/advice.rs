//! What an operator is told when a provider gives no usable answer, and what to try.

use super::super::{LoginError, Unreached};

/// What happened at `address`, and what to do about it.
pub(super) fn of(error: &LoginError, address: &str) -> (String, String) {
    match error {
        LoginError::ProviderUnreachable { cause, .. } => unreached(*cause, address),
        LoginError::ProviderTimeout { .. } => (
            format!("{address} takes too long to answer"),
            "try again; if it is always slow, timeout = \"30s\"".to_owned(),
        ),
        LoginError::ProviderInvalidResponse { reason, .. } => unusable(reason, address),
        other => (
            other.to_string(),
            format!("{address} was asked; try again later"),
        ),
    }
}

fn unreached(cause: Unreached, address: &str) -> (String, String) {
    let later = "try again later; nothing in gateway.toml is known to be wrong";
    let (what, hint) = match cause {
        Unreached::Answered(status) => {
            let message = format!("{address} is out of order (it answered {status})");
            return (message, later.to_owned());
        }
        Unreached::Said(_) => ("says that it is out of order", later),
        Unreached::Connection => (
            "cannot be reached",
            "look at the spelling of the host, and whether this machine may connect to it; if only through a proxy, proxy = \"http://…\"",
        ),
        Unreached::Certificate => (
            "has a certificate that is not trusted",
            "if an authority of your own signed it, name the authority's PEM file: ca_file = \"…\"; else it may have expired or be meant for another host",
        ),
        Unreached::Authorities => (
            "cannot be asked: the certificates to trust cannot be read",
            "look at ca_file and at the certificates of the system",
        ),
    };
    (format!("{address} {what}"), hint.to_owned())
}

fn unusable(reason: &str, address: &str) -> (String, String) {
    let (what, hint) = match reason {
        "status" => (
            "answers, but has no such document",
            "look at the address: a path of the issuer may be missing, misspelt or one too many",
        ),
        "content_type" | "not_json" => (
            "answers with something else than JSON",
            "open the address in a browser: it is probably a page for people",
        ),
        "redirected" => (
            "sends us elsewhere, and that is not followed",
            "write the address it leads to",
        ),
        "too_large" | "too_many_keys" | "content_encoding" => (
            "answers with more, or in another form, than is read",
            "look at what the address answers: it is probably no document for programs",
        ),
        "not_a_key_set" | "no_usable_key" => (
            "has no key that ID tokens could be verified with",
            "look whether the provider has a signing key; endpoints.jwks = \"…\" if its keys are elsewhere",
        ),
        "endpoint_insecure" => (
            "names an endpoint that is no https address",
            "mend the provider's own public address, or write the right endpoints under `endpoints`",
        ),
        "address_forbidden" => (
            "is named by the provider, but lies in a private network where the provider itself is not",
            "write it under `endpoints` if it is right",
        ),
        "authorization_endpoint_missing" | "token_endpoint_missing" | "jwks_uri_missing" => (
            "does not name all the endpoints of a login",
            "write the missing one under `endpoints`, or look whether the issuer is right",
        ),
        _ => (
            "answers with something that cannot be used",
            "look at the address, and at the provider's own log",
        ),
    };
    (format!("{address} {what} ({reason})"), hint.to_owned())
}

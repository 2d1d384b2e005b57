//! Callback: the provider's answer, parsed into granted or refused.

use serde_json::{Map, Value};

use super::LoginError;
use crate::secret::Secret;

/// Parameters that mean something to the protocol; each may come once.
const PROTOCOL: [&str; 6] = [
    "code",
    "state",
    "iss",
    "error",
    "error_description",
    "error_uri",
];
/// The longest `state` worth looking at; ours has 43 characters.
const LONGEST_STATE: usize = 128;
/// The longest `code`, in bytes.
const LONGEST_CODE: usize = 8192;

/// The answer to an authorization request. It has a state, and exactly one of code and error.
#[derive(Debug)]
pub struct Callback {
    pub(super) state: String,
    pub(super) issuer: Option<String>,
    pub(super) outcome: Outcome,
}

/// What the provider decided.
#[derive(Debug)]
pub(super) enum Outcome {
    /// A code, and whatever came with it.
    Granted {
        code: Secret,
        extra: Map<String, Value>,
    },
    /// An error code; the provider's own text is for the log alone.
    Refused { error: String },
}

impl Callback {
    /// Reads the parameters of a query or a form.
    ///
    /// # Errors
    ///
    /// [`LoginError::CallbackMalformed`] when a protocol parameter comes twice, the state is missing, or there is neither code nor error.
    pub fn parse(pairs: &[(String, String)]) -> Result<Self, LoginError> {
        let malformed = |reason| LoginError::CallbackMalformed { reason };
        for name in PROTOCOL {
            if pairs.iter().filter(|(known, _)| known == name).count() > 1 {
                return Err(malformed("duplicate_parameter"));
            }
        }
        let get = |name: &str| {
            pairs
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.as_str())
                .filter(|value| !value.is_empty())
        };
        let state = get("state").ok_or(malformed("state_missing"))?;
        if state.len() > LONGEST_STATE {
            return Err(malformed("state_too_long"));
        }
        let outcome = match (get("error"), get("code")) {
            (Some(error), _) => Outcome::Refused { error: tame(error) },
            (None, Some(code)) if code.len() <= LONGEST_CODE => {
                // The state may be wanted again at the token endpoint; it is no secret any more.
                let extra = pairs
                    .iter()
                    .filter(|(name, _)| name == "state" || !PROTOCOL.contains(&name.as_str()));
                let extra = extra
                    .map(|(name, value)| (name.clone(), Value::from(value.as_str())))
                    .collect();
                Outcome::Granted {
                    code: Secret::new(code),
                    extra,
                }
            }
            (None, Some(_)) => return Err(malformed("code_too_long")),
            (None, None) => return Err(malformed("code_missing")),
        };
        Ok(Self {
            state: state.to_owned(),
            issuer: get("iss").map(str::to_owned),
            outcome,
        })
    }

    /// The state, by which the attempt is found.
    #[must_use]
    pub fn state(&self) -> &str {
        &self.state
    }
}

/// An error code fit for a log line and for comparison: what is not one becomes `other`.
fn tame(error: &str) -> String {
    let plain = error.len() <= 64
        && error
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
    if plain {
        error.to_owned()
    } else {
        "other".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Callback, Outcome};

    fn parse(query: &str) -> Result<Callback, &'static str> {
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        Callback::parse(&pairs).map_err(|error| match error {
            super::LoginError::CallbackMalformed { reason } => reason,
            _ => "another error",
        })
    }

    #[test]
    fn an_error_wins_over_a_code() {
        let answer = parse("state=s&code=c&error=access_denied").unwrap();

        assert!(matches!(answer.outcome, Outcome::Refused { error } if error == "access_denied"));
    }

    #[test]
    fn ambiguous_answers_are_refused() {
        for (query, reason) in [
            ("code=c", "state_missing"),
            ("state=s", "code_missing"),
            ("state=s&code=", "code_missing"),
            ("state=s&state=s&code=c", "duplicate_parameter"),
            ("state=s&code=c&code=d", "duplicate_parameter"),
            ("state=s&code=c&iss=a&iss=a", "duplicate_parameter"),
        ] {
            assert_eq!(parse(query).unwrap_err(), reason, "{query}");
        }
    }

    proptest! {
        #[test]
        fn no_query_makes_it_panic(query in "\\PC{0,200}|[a-z=&%0-9]{0,200}") {
            let _ = parse(&query);
        }
    }
}

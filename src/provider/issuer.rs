//! `IssuerRule`: an exact issuer, or a pattern with one `{claim}` hole.

use serde_json::{Map, Value};

/// What the issuer of a provider's metadata and ID tokens must be. It is never skipped.
#[derive(Clone, Debug)]
pub struct IssuerRule {
    text: String,
    hole: Option<Hole>,
    values: HoleValues,
}

#[derive(Clone, Debug)]
struct Hole {
    before: String,
    claim: String,
    after: String,
}

/// Which values the hole may take.
#[derive(Clone, Debug, Default)]
pub struct HoleValues {
    /// The only ones, unless empty.
    pub only: Vec<String>,
    /// Never these.
    pub refuse: Vec<String>,
}

/// The issuer that a metadata document settled on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettledIssuer {
    /// Tokens must name exactly this.
    Exact(String),
    /// Tokens fill the hole themselves.
    Pattern,
}

/// Why an issuer is not this provider's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IssuerFault {
    /// Another issuer.
    #[error("another issuer")]
    Mismatch,
    /// The claim that fills the hole is missing or odd.
    #[error("the claim that completes the issuer is missing or malformed")]
    HoleUnfilled,
    /// The value is not among those accepted.
    #[error("the issuer's tenant is not accepted")]
    ValueRefused,
}

impl IssuerRule {
    /// Reads an issuer, which has at most one hole, `{tid}`.
    ///
    /// # Errors
    ///
    /// A sentence.
    pub fn parse(text: &str, values: HoleValues) -> Result<Self, String> {
        let hole = match text.split_once('{') {
            None => None,
            Some((before, rest)) => {
                let (claim, after) = rest.split_once('}').ok_or("a `{` without its `}`")?;
                if after.contains('{') {
                    return Err("an issuer has at most one `{claim}`".to_owned());
                }
                if claim.is_empty()
                    || !claim
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'_')
                {
                    return Err(format!("`{{{claim}}}` does not name a claim"));
                }
                Some(Hole {
                    before: before.to_owned(),
                    claim: claim.to_owned(),
                    after: after.to_owned(),
                })
            }
        };
        Ok(Self {
            text: text.to_owned(),
            hole,
            values,
        })
    }

    /// The issuer as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether tokens of any tenant are accepted.
    #[must_use]
    pub fn accepts_any_value(&self) -> bool {
        self.hole.is_some() && self.values.only.is_empty()
    }

    /// What the issuer is when no metadata says it.
    #[must_use]
    pub fn unsettled(&self) -> SettledIssuer {
        if self.hole.is_some() {
            SettledIssuer::Pattern
        } else {
            SettledIssuer::Exact(self.text.clone())
        }
    }

    /// Compares the `issuer` of a metadata document (OpenID Connect Discovery 1.0, section 4.3).
    ///
    /// A difference of one final slash is accepted and the provider's spelling adopted. A pattern's metadata may repeat the pattern with a hole
    /// of any name, or fill it.
    ///
    /// # Errors
    ///
    /// [`IssuerFault`].
    pub fn settle(&self, issuer: &str) -> Result<SettledIssuer, IssuerFault> {
        let Some(hole) = &self.hole else {
            let same = issuer.strip_suffix('/').unwrap_or(issuer)
                == self.text.strip_suffix('/').unwrap_or(&self.text);
            return if same {
                Ok(SettledIssuer::Exact(issuer.to_owned()))
            } else {
                Err(IssuerFault::Mismatch)
            };
        };
        let value = hole.value_in(issuer).ok_or(IssuerFault::Mismatch)?;
        if value.starts_with('{') && value.ends_with('}') {
            return Ok(SettledIssuer::Pattern);
        }
        self.check_value(value)?;
        Ok(SettledIssuer::Exact(issuer.to_owned()))
    }

    /// Checks the `iss` of verified claims, byte for byte.
    ///
    /// # Errors
    ///
    /// [`IssuerFault`].
    pub fn check(
        &self,
        settled: &SettledIssuer,
        claims: &Map<String, Value>,
    ) -> Result<(), IssuerFault> {
        let issuer = claims
            .get("iss")
            .and_then(Value::as_str)
            .ok_or(IssuerFault::Mismatch)?;
        match (settled, &self.hole) {
            (SettledIssuer::Exact(exact), None) if issuer == exact => Ok(()),
            (SettledIssuer::Exact(exact), Some(hole)) if issuer == exact => {
                self.check_value(hole.value_in(issuer).unwrap_or_default())
            }
            (SettledIssuer::Exact(_), _) | (SettledIssuer::Pattern, None) => {
                Err(IssuerFault::Mismatch)
            }
            (SettledIssuer::Pattern, Some(hole)) => {
                let value = claims
                    .get(&hole.claim)
                    .and_then(Value::as_str)
                    .ok_or(IssuerFault::HoleUnfilled)?;
                self.check_value(value)?;
                if format!("{}{value}{}", hole.before, hole.after) == issuer {
                    Ok(())
                } else {
                    Err(IssuerFault::Mismatch)
                }
            }
        }
    }

    /// Whether the `iss` parameter of an authorization response (RFC 9207) is this provider's.
    #[must_use]
    pub fn matches_response(&self, settled: &SettledIssuer, issuer: &str) -> bool {
        match (settled, &self.hole) {
            (SettledIssuer::Exact(exact), _) => issuer == exact,
            (SettledIssuer::Pattern, Some(hole)) => hole
                .value_in(issuer)
                .is_some_and(|value| value.starts_with('{') || self.check_value(value).is_ok()),
            (SettledIssuer::Pattern, None) => false,
        }
    }

    fn check_value(&self, value: &str) -> Result<(), IssuerFault> {
        if value.is_empty()
            || !value
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        {
            return Err(IssuerFault::HoleUnfilled);
        }
        let among = |list: &[String]| list.iter().any(|known| known.eq_ignore_ascii_case(value));
        if among(&self.values.refuse) || !self.values.only.is_empty() && !among(&self.values.only) {
            return Err(IssuerFault::ValueRefused);
        }
        Ok(())
    }
}

impl Hole {
    fn value_in<'a>(&self, issuer: &'a str) -> Option<&'a str> {
        issuer.strip_prefix(&self.before)?.strip_suffix(&self.after)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use super::{HoleValues, IssuerFault, IssuerRule, SettledIssuer};

    fn claims(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap()
    }

    fn tenants(only: &[&str], refuse: &[&str]) -> IssuerRule {
        let list = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        let values = HoleValues {
            only: list(only),
            refuse: list(refuse),
        };
        IssuerRule::parse("https://login.example/{tid}/v2", values).unwrap()
    }

    #[test]
    fn an_exact_issuer_is_compared_byte_for_byte_in_tokens() {
        let rule = IssuerRule::parse("https://a.example", HoleValues::default()).unwrap();
        let settled = rule.settle("https://a.example/").unwrap();

        assert_eq!(
            rule.check(&settled, &claims(&json!({"iss": "https://a.example/"}))),
            Ok(())
        );
        for other in [
            "https://a.example",
            "https://A.example/",
            "https://a.example//",
        ] {
            assert_eq!(
                rule.check(&settled, &claims(&json!({"iss": other}))),
                Err(IssuerFault::Mismatch),
                "{other}"
            );
        }
        assert_eq!(rule.settle("https://b.example"), Err(IssuerFault::Mismatch));
    }

    #[test]
    fn a_hole_is_filled_from_the_token_itself() {
        let rule = tenants(&[], &[]);
        let settled = rule.settle("https://login.example/{tenantid}/v2").unwrap();
        let check =
            |iss: &str, tid: Value| rule.check(&settled, &claims(&json!({"iss": iss, "tid": tid})));

        assert_eq!(settled, SettledIssuer::Pattern);
        assert_eq!(
            check("https://login.example/aa-1/v2", json!("aa-1")),
            Ok(())
        );
        assert_eq!(
            check("https://login.example/aa-1/v2", json!("bb")),
            Err(IssuerFault::Mismatch)
        );
        assert_eq!(
            check("https://login.example/a/b/v2", json!("a/b")),
            Err(IssuerFault::HoleUnfilled)
        );
        assert_eq!(
            check("https://login.example/aa-1/v2", json!(null)),
            Err(IssuerFault::HoleUnfilled)
        );
    }

    #[test]
    fn metadata_of_one_tenant_narrows_a_pattern_to_it() {
        let rule = tenants(&[], &[]);
        let settled = rule.settle("https://login.example/one/v2").unwrap();

        assert_eq!(
            rule.check(
                &settled,
                &claims(&json!({"iss": "https://login.example/two/v2", "tid": "two"}))
            ),
            Err(IssuerFault::Mismatch)
        );
    }

    #[test]
    fn tenants_can_be_listed_and_refused() {
        let settled = SettledIssuer::Pattern;
        let of = |tenant: &str| {
            claims(&json!({"iss": format!("https://login.example/{tenant}/v2"), "tid": tenant}))
        };

        assert_eq!(tenants(&["a"], &[]).check(&settled, &of("a")), Ok(()));
        assert_eq!(
            tenants(&["a"], &[]).check(&settled, &of("b")),
            Err(IssuerFault::ValueRefused)
        );
        assert_eq!(
            tenants(&[], &["b"]).check(&settled, &of("b")),
            Err(IssuerFault::ValueRefused)
        );
    }
}

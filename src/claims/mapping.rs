//! Mapping: compiled JMESPath expressions that make a Profile; the safety rules.

use serde_json::Value;
use url::Url;

use super::expression::{Expression, ExpressionFault};
use super::{Claims, Profile, Subject, is_bidi_control};

/// One compiled expression for each member of the profile; `sub` is always there.
#[derive(Debug)]
pub struct Mapping {
    sub: Expression,
    name: Option<Expression>,
    given_name: Option<Expression>,
    family_name: Option<Expression>,
    preferred_username: Option<Expression>,
    email: Option<Expression>,
    email_verified: Option<Expression>,
    picture: Option<Expression>,
    profile: Option<Expression>,
    locale: Option<Expression>,
    zoneinfo: Option<Expression>,
    groups: Option<Expression>,
}

/// Whether group memberships are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Groups {
    /// They are.
    Read,
    /// They were not asked for: the profile has none.
    NotAsked,
    /// They were asked for and could not be had: the profile does not know them.
    Unreadable,
}

/// A profile, and the members whose expressions failed.
#[derive(Debug)]
pub struct Applied {
    /// The profile.
    pub profile: Profile,
    /// Members that were left out, each with the reason; nothing in it comes from the claims.
    pub failed: Vec<(&'static str, String)>,
}

/// The claims name nobody.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` is missing or not usable")]
pub struct Incomplete {
    /// The member that is missing.
    pub field: &'static str,
}

/// What is wrong with the expression of one member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingFault {
    /// The member.
    pub member: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl MappingFault {
    fn of(member: &'static str, fault: &ExpressionFault) -> Self {
        Self {
            member,
            message: fault.to_string(),
            hint: None,
        }
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Longest text of a name, in characters.
const LONGEST_TEXT: usize = 500;
/// Longest e-mail address (RFC 5321: 64 + 1 + 255).
const LONGEST_EMAIL: usize = 320;
/// Longest address of a picture or page, in bytes.
const LONGEST_URL: usize = 2000;
/// The most groups of one profile.
const MOST_GROUPS: usize = 1000;

impl Mapping {
    /// Compiles expressions, looked up by the member's name.
    ///
    /// # Errors
    ///
    /// Every member whose expression is wrong, and `sub` when it has none. What identifies and what vouches come from the provider: `sub` may not
    /// be the same for everybody, and `email_verified` not `true` by itself or for the address alone.
    pub fn compile<'a>(
        expression: impl Fn(&str) -> Option<&'a str>,
    ) -> Result<Self, Vec<MappingFault>> {
        let mut faults: Vec<MappingFault> = Vec::new();
        let mut compile = |member: &'static str| {
            let text = expression(member).filter(|text| !text.is_empty())?;
            Expression::compile(text)
                .map_err(|fault| faults.push(MappingFault::of(member, &fault)))
                .ok()
        };
        let sub = compile("sub");
        let name = compile("name");
        let given_name = compile("given_name");
        let family_name = compile("family_name");
        let preferred_username = compile("preferred_username");
        let email = compile("email");
        let email_verified = compile("email_verified");
        let picture = compile("picture");
        let profile = compile("profile");
        let locale = compile("locale");
        let zoneinfo = compile("zoneinfo");
        let groups = compile("groups");
        faults.extend(sub.as_ref().and_then(same_for_all));
        faults.extend(
            email_verified
                .as_ref()
                .and_then(|verified| not_the_providers_word(verified, email.as_ref())),
        );
        let Some(sub) = sub else {
            if !faults.iter().any(|fault| fault.member == "sub") {
                let missing = MappingFault {
                    member: "sub",
                    message: "an expression for the person's identifier is required".to_owned(),
                    hint: None,
                };
                faults.insert(0, missing);
            }
            return Err(faults);
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Self {
            sub,
            name,
            given_name,
            family_name,
            preferred_username,
            email,
            email_verified,
            picture,
            profile,
            locale,
            zoneinfo,
            groups,
        })
    }

    /// Makes the profile.
    ///
    /// `sub`, `email` and `email_verified` are looked for in what the provider itself said, never in what the browser brought.
    ///
    /// # Errors
    ///
    /// [`Incomplete`] when there is no usable `sub`.
    pub fn apply(&self, claims: &Claims, groups: Groups) -> Result<Applied, Incomplete> {
        let mut failed = Vec::new();
        let mut trusted = |member, expression: &Option<Expression>| {
            value(member, expression.as_ref(), claims.trusted(), &mut failed)
        };
        let email = trusted("email", &self.email).and_then(email);
        let email_verified = match trusted("email_verified", &self.email_verified) {
            Some(Value::Bool(verified)) if email.is_some() => Some(verified),
            _ => None,
        };
        let sub = self
            .sub
            .evaluate(claims.trusted())
            .ok()
            .and_then(subject)
            .ok_or(Incomplete { field: "sub" })?;
        let groups = match (groups, &self.groups) {
            (Groups::Unreadable, _) => None,
            (Groups::NotAsked, _) | (_, None) => Some(Vec::new()),
            (Groups::Read, expression) => match trusted("groups", expression) {
                // An expression that fails has not said that there are none.
                None if failed.iter().any(|(member, _)| *member == "groups") => None,
                value => self::groups(value),
            },
        };
        let mut full = |member, expression: &Option<Expression>| {
            value(member, expression.as_ref(), claims.full(), &mut failed)
        };
        let profile = Profile {
            sub,
            name: full("name", &self.name).and_then(text),
            given_name: full("given_name", &self.given_name).and_then(text),
            family_name: full("family_name", &self.family_name).and_then(text),
            preferred_username: full("preferred_username", &self.preferred_username).and_then(text),
            email,
            email_verified,
            picture: full("picture", &self.picture).and_then(https_url),
            profile: full("profile", &self.profile).and_then(https_url),
            locale: full("locale", &self.locale).and_then(text),
            zoneinfo: full("zoneinfo", &self.zoneinfo).and_then(text),
            groups,
        };
        Ok(Applied { profile, failed })
    }
}

/// A `sub` that is there though the provider said nothing makes one person of many.
fn same_for_all(sub: &Expression) -> Option<MappingFault> {
    if sub.is_path() {
        return None;
    }
    let given = |value: Value| value.is_boolean() || value.is_f64() || subject(value).is_some();
    if !sub.of_nothing().any(given) {
        return None;
    }
    let fault = MappingFault::of("sub", &ExpressionFault::SameForAll);
    Some(match sub.quoted() {
        Some(inner) => fault.hint(format!("without the inner quotes: `{inner}`")),
        None => fault.hint("name what the provider calls this person by, such as `user.id`, and nothing in its place"),
    })
}

/// Whoever knows no more than an address knows nothing about it.
fn not_the_providers_word(
    verified: &Expression,
    email: Option<&Expression>,
) -> Option<MappingFault> {
    if verified.is_path() {
        return None;
    }
    let hint = "name what the provider says of the address, or leave it out: then nobody knows";
    if verified.is_always_true() {
        return Some(MappingFault::of("email_verified", &ExpressionFault::AlwaysTrue).hint(hint));
    }
    let address_alone = email.is_some_and(|email| verified.is_true_of_any_address(email));
    address_alone
        .then(|| MappingFault::of("email_verified", &ExpressionFault::TrueOfAnyAddress).hint(hint))
}

fn value(
    member: &'static str,
    expression: Option<&Expression>,
    document: &jmespath::Rcvar,
    failed: &mut Vec<(&'static str, String)>,
) -> Option<Value> {
    match expression?.evaluate(document) {
        Ok(Value::Null) => None,
        Ok(value) => Some(value),
        Err(reason) => {
            failed.push((member, reason));
            None
        }
    }
}

fn subject(value: Value) -> Option<Subject> {
    match value {
        Value::String(text) => Subject::parse(&text).ok(),
        Value::Number(number) if number.is_i64() || number.is_u64() => {
            Subject::parse(&number.to_string()).ok()
        }
        _ => None,
    }
}

/// Text that is shown: no control and no bidirectional override characters, no space around it, not empty.
fn text(value: Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let shown: String = text
        .chars()
        .filter(|c| !c.is_control() && !is_bidi_control(*c))
        .take(LONGEST_TEXT)
        .collect();
    let shown = shown.trim();
    (!shown.is_empty()).then(|| shown.to_owned())
}

fn email(value: Value) -> Option<String> {
    let Value::String(address) = value else {
        return None;
    };
    let address = address.trim();
    let (local, domain) = address.split_once('@')?;
    let odd = |c: char| {
        c.is_control()
            || c.is_whitespace()
            || is_bidi_control(c)
            || matches!(c, '<' | '>' | '"' | ',' | ';' | '(' | ')')
    };
    let usable = !local.is_empty()
        && !domain.is_empty()
        && !domain.contains('@')
        && address.len() <= LONGEST_EMAIL
        && !address.contains(odd);
    usable.then(|| address.to_owned())
}

fn https_url(value: Value) -> Option<String> {
    let Value::String(text) = value else {
        return None;
    };
    let url = Url::parse(text.trim()).ok()?;
    let plain = url.scheme() == "https" && url.username().is_empty() && url.password().is_none();
    (plain && url.as_str().len() <= LONGEST_URL).then(|| url.into())
}

/// A list of texts, or one text with spaces or commas between the names. Anything else says that there are groups which could not be read.
fn groups(value: Option<Value>) -> Option<Vec<String>> {
    let names = match value {
        None => return Some(Vec::new()),
        Some(Value::Array(items)) if items.len() <= MOST_GROUPS => items
            .into_iter()
            .map(|item| text(item).ok_or(()))
            .collect::<Result<Vec<_>, ()>>()
            .ok()?,
        Some(Value::String(list)) => list
            .split([' ', ','])
            .filter_map(|name| text(Value::from(name)))
            .take(MOST_GROUPS + 1)
            .collect(),
        Some(_) => return None,
    };
    (names.len() <= MOST_GROUPS).then_some(names)
}

#[cfg(test)]
mod tests;

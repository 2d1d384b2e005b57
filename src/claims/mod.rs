//! From evidence to person. No I/O, knows no provider.

mod direction;
mod expression;
mod mapping;
mod profile;
mod supposed;

use std::collections::BTreeMap;

use jmespath::{Rcvar, Variable};
use serde::Serialize;
use serde_json::{Map, Value};

pub use direction::is_bidi_control;
pub use expression::{Condition, ExpressionFault};
pub use mapping::{Applied, Groups, Incomplete, Mapping, MappingFault};
pub use profile::{NotASubject, Profile, Subject};

/// What a provider said in one login, by source.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The claims of the verified ID token.
    pub id_token: Option<Map<String, Value>>,
    /// The answer of the standard userinfo endpoint, or a verified signed one.
    pub userinfo: Option<Map<String, Value>>,
    /// The other documents, by name.
    pub documents: Vec<(String, Value)>,
    /// The token response without its secrets.
    pub token: Map<String, Value>,
    /// What the browser brought back: unsigned, so it can reach nothing that identifies.
    pub callback: Map<String, Value>,
}

/// What a provider said, ready to be mapped.
#[derive(Debug)]
pub struct Claims {
    trusted: Rcvar,
    full: Rcvar,
}

/// The userinfo document speaks about somebody else than the ID token, or about nobody (OpenID Connect Core 5.3.2).
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the userinfo document is about another subject than the ID token")]
pub struct ForeignUserinfo;

impl Evidence {
    /// What the provider itself said: `claims` (the ID token over the userinfo document), `id_token`, `token`, and the documents by name.
    fn document(&self) -> Document<'_> {
        let id_token = || self.id_token.iter().flatten();
        let claims = self.userinfo.iter().flatten().chain(id_token());
        let documents = self.documents.iter();
        let mut document: Document<'_> = documents
            .map(|(name, value)| (name.as_str(), Part::Whole(value)))
            .collect();
        document.insert("claims", Part::of(claims));
        document.insert("id_token", Part::of(id_token()));
        document.insert("token", Part::of(&self.token));
        document
    }

    fn userinfo_is_foreign(&self) -> bool {
        let (Some(id_token), Some(userinfo)) = (&self.id_token, &self.userinfo) else {
            return false;
        };
        let sub = id_token.get("sub").filter(|sub| sub.is_string());
        sub.is_none() || sub != userinfo.get("sub")
    }
}

impl Claims {
    /// Puts the evidence together.
    ///
    /// # Errors
    ///
    /// [`ForeignUserinfo`] unless ID token and userinfo document name the same `sub`.
    pub fn gather(evidence: &Evidence) -> Result<Self, ForeignUserinfo> {
        if evidence.userinfo_is_foreign() {
            return Err(ForeignUserinfo);
        }
        let mut document = evidence.document();
        let trusted = variable(&document);
        let full = if evidence.callback.is_empty() {
            trusted.clone()
        } else {
            document.insert("callback", Part::of(&evidence.callback));
            variable(&document)
        };
        Ok(Self { trusted, full })
    }

    /// Everything but what came through the browser.
    fn trusted(&self) -> &Rcvar {
        &self.trusted
    }

    /// Everything.
    fn full(&self) -> &Rcvar {
        &self.full
    }
}

/// What expressions are evaluated on, made of what others own.
type Document<'a> = BTreeMap<&'a str, Part<'a>>;

#[derive(Serialize)]
#[serde(untagged)]
enum Part<'a> {
    Whole(&'a Value),
    Members(BTreeMap<&'a str, &'a Value>),
}

impl<'a> Part<'a> {
    /// Of members of the same name the last one counts.
    fn of(members: impl IntoIterator<Item = (&'a String, &'a Value)>) -> Self {
        let members = members.into_iter();
        Self::Members(
            members
                .map(|(name, value)| (name.as_str(), value))
                .collect(),
        )
    }
}

fn variable(document: &Document<'_>) -> Rcvar {
    Rcvar::new(Variable::from_serializable(document).unwrap_or(Variable::Null))
}

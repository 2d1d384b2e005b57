//! From evidence to person. No I/O, knows no provider.

mod expression;
mod mapping;
mod profile;

use jmespath::{Rcvar, Variable};
use serde_json::{Map, Value};

pub use expression::{Condition, ExpressionFault};
pub use mapping::{Applied, Groups, Incomplete, Mapping};
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
    fn document(&self) -> Map<String, Value> {
        let id_token = self.id_token.clone().unwrap_or_default();
        let mut claims = self.userinfo.clone().unwrap_or_default();
        claims.extend(id_token.clone());
        let mut document: Map<String, Value> = self.documents.iter().cloned().collect();
        document.insert("claims".to_owned(), Value::Object(claims));
        document.insert("id_token".to_owned(), Value::Object(id_token));
        document.insert("token".to_owned(), Value::Object(self.token.clone()));
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
            let callback = Value::Object(evidence.callback.clone());
            document.insert("callback".to_owned(), callback);
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

fn variable(document: &Map<String, Value>) -> Rcvar {
    Rcvar::new(Variable::from_serializable(document).unwrap_or(Variable::Null))
}

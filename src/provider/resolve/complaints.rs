//! Complaints: collects what is wrong while resolving goes on.

use crate::problem::{Complaint, Level};
use crate::provider::definition::PLACEHOLDER;
use crate::provider::{SecureUrl, Template, without_password};

/// What is said of a placeholder that was left where it was.
pub(super) const STILL_OPEN: &str = "is still to be filled in";

/// Parameters of the authorization request that belong to the login itself.
const OWN_PARAMETERS: [&str; 9] = [
    "client_id",
    "redirect_uri",
    "response_type",
    "response_mode",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
    "scope",
];

/// Every complaint about one provider so far.
#[derive(Debug, Default)]
pub(super) struct Complaints(Vec<Complaint>);

impl Complaints {
    pub(super) fn push(&mut self, complaint: Complaint) {
        self.0.push(complaint);
    }

    pub(super) fn error(&mut self, key: &str, message: impl Into<String>) {
        self.push(Complaint::error(key, message));
    }

    pub(super) fn has_errors(&self) -> bool {
        self.0
            .iter()
            .any(|complaint| complaint.level == Level::Error)
    }

    pub(super) fn into_vec(self) -> Vec<Complaint> {
        self.0
    }

    /// Complains about each of these names that belongs to the login itself.
    pub(super) fn own_parameters<'a>(
        &mut self,
        key: &str,
        names: impl IntoIterator<Item = &'a String>,
    ) {
        for name in names {
            if OWN_PARAMETERS.contains(&name.as_str()) {
                self.error(
                    &format!("{key}.{name}"),
                    "belongs to the login itself and cannot be set",
                );
            }
        }
    }

    /// The value, or a complaint that it is missing.
    pub(super) fn required<T>(&mut self, key: &str, value: Option<T>, hint: &str) -> Option<T> {
        if value.is_none() {
            self.push(Complaint::error(key, "is required").hint(hint));
        }
        value
    }

    pub(super) fn url(&mut self, key: &str, text: &str) -> Option<SecureUrl> {
        if text == PLACEHOLDER {
            self.error(key, STILL_OPEN);
            return None;
        }
        SecureUrl::parse(text)
            .map_err(|fault| {
                let shown = without_password(text);
                self.error(key, format!("`{shown}`: {fault}"));
            })
            .ok()
    }

    pub(super) fn template(&mut self, key: &str, text: &str, roots: &[&str]) -> Option<Template> {
        Template::parse(text, roots)
            .map_err(|fault| self.error(key, fault.to_string()))
            .ok()
    }

    pub(super) fn templates<'a>(
        &mut self,
        key: &str,
        written: impl IntoIterator<Item = (&'a String, &'a String)>,
        roots: &[&str],
    ) -> Vec<(String, Template)> {
        let mut templates = Vec::new();
        for (name, text) in written {
            if let Some(template) = self.template(&format!("{key}.{name}"), text, roots) {
                templates.push((name.clone(), template));
            }
        }
        templates
    }
}

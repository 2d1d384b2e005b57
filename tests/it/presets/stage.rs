//! Stage: presets and sections whose hosts are a fake provider's, and the addresses told back.

use std::fs;
use std::path::Path;

use regex::{Captures, Regex};
use serde_json::{Value, json};
use toml::{Table, Value as Toml};
use url::Url;
use vestibule::provider::definition::{
    AssertionAlgorithm, ClientAuthMethod, DiscoveryDefinition, ProviderDefinition,
};

use super::recorded::{self, Case, Preset};
use crate::support::keys::Key;

pub(super) const CLIENT_ID: &str = "client";
/// Long enough for HS256.
pub(super) const CLIENT_SECRET: &str = "a client secret of more than thirty-two bytes";

/// Puts addresses on a fake provider at `base`: `https://host/path` becomes `base/https/host/path`, so that no two hosts meet.
pub(super) struct Stage<'a> {
    pub(super) base: &'a str,
}

impl Stage<'_> {
    /// An address, or a template of one, on the fake provider.
    pub(super) fn here(&self, address: &str) -> String {
        match address.split_once("://") {
            Some((scheme, rest)) => format!("{}/{scheme}/{rest}", self.base),
            None => address.to_owned(),
        }
    }

    /// Text with its addresses as the preset has them; those that metadata names go by the metadata's word for them.
    pub(super) fn back(&self, text: &str) -> String {
        let named = Regex::new(&format!("{}/metadata/(\\w+)", regex::escape(self.base)));
        let named = named.expect("this is an expression");
        let text = named.replace_all(text, "<$1>");
        let text = text.replace(&format!("{}/https/", self.base), "https://");
        text.replace(&format!("{}/http/", self.base), "http://")
    }

    /// Where metadata says that an endpoint is.
    pub(super) fn metadata_path(member: &str) -> String {
        format!("/metadata/{member}")
    }

    /// Writes the presets into a folder for `presets`.
    pub(super) fn write(&self, presets: &[Preset], folder: &Path) {
        for preset in presets {
            let text = self.moved(&preset.text).to_string();
            let file = folder.join(format!("{}.toml", preset.id));
            fs::write(file, text).expect("a temporary folder can be written to");
        }
    }

    /// What gateway.toml says of this case: `[providers.ID]` on the fake provider.
    pub(super) fn section(&self, case: &Case) -> String {
        let mut section = credentials(case);
        recorded::merge(&mut section, &self.moved(&case.login));
        in_gateway_toml(case, section)
    }

    /// The definition of this case, on the fake provider, and with its parameters filled in.
    pub(super) fn definition(&self, case: &Case) -> ProviderDefinition {
        recorded::definition(&self.moved(&case.merged))
    }

    /// The same with every host moved, wherever a definition names one to be called.
    pub(super) fn moved(&self, table: &Table) -> Table {
        let mut table = table.clone();
        for key in ["issuer", "discovery"] {
            table
                .get_mut(key)
                .into_iter()
                .for_each(|value| self.go(value));
        }
        for key in ["endpoints", "params"] {
            let members = table.get_mut(key).and_then(Toml::as_table_mut);
            members
                .into_iter()
                .flatten()
                .for_each(|(_, value)| self.go(value));
        }
        let calls = table.get_mut("userinfo").and_then(Toml::as_array_mut);
        let urls = calls
            .into_iter()
            .flatten()
            .filter_map(|call| call.get_mut("url"));
        urls.for_each(|value| self.go(value));
        let needs = table.get_mut("needs").and_then(Toml::as_table_mut);
        for (_, need) in needs.into_iter().flatten() {
            need.get_mut("default")
                .into_iter()
                .for_each(|value| self.go(value));
            // A pattern may ask for https; it is held against the true value where presets are loaded as they are shipped.
            need.as_table_mut().and_then(|need| need.remove("pattern"));
        }
        table
    }

    fn go(&self, value: &mut Toml) {
        if let Toml::String(text) = value {
            *text = self.here(text);
        }
    }
}

/// What gateway.toml says of this case with the preset as it is shipped.
pub(super) fn section_as_shipped(case: &Case) -> String {
    let mut section = credentials(case);
    recorded::merge(&mut section, &case.login);
    in_gateway_toml(case, section)
}

fn in_gateway_toml(case: &Case, section: Table) -> String {
    let providers = Table::from_iter([(case.id.clone(), Toml::Table(section))]);
    Table::from_iter([("providers".to_owned(), Toml::Table(providers))]).to_string()
}

fn credentials(case: &Case) -> Table {
    let auth = case.definition().client_auth;
    let mut section = Table::new();
    let mut say = |key: &str, value: &str| section.insert(key.to_owned(), value.into());
    say("preset", &case.preset);
    say("client_id", CLIENT_ID);
    match (auth.method, auth.algorithm) {
        (Some(ClientAuthMethod::None), _) => None,
        (Some(ClientAuthMethod::SignedJwt), Some(AssertionAlgorithm::RS256)) => {
            say("private_key", Key::RsaOne.private_pem())
        }
        (Some(ClientAuthMethod::SignedJwt), _) => say("private_key", Key::P256.private_pem()),
        _ => say("client_secret", CLIENT_SECRET),
    };
    section
}

/// The path of an address whose holes are filled: by parameters, and by what the recorded answers say.
pub(super) fn path(address: &str, values: &Value) -> String {
    let url = Url::parse(&filled(address, values));
    let url = url.unwrap_or_else(|error| panic!("{address}: {error}"));
    url.path().to_owned()
}

/// Fills `{param.x}` and the like; a hole that nothing fills stays, as an issuer's does.
pub(super) fn filled(template: &str, values: &Value) -> String {
    let hole = Regex::new(r"\{([\w.]+)\}").expect("this is an expression");
    let fill = |found: &Captures<'_>| {
        let mut value = values;
        for part in found[1].split('.') {
            value = &value[part];
        }
        match value {
            Value::Null => found[0].to_owned(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }
    };
    hole.replace_all(template, fill).into_owned()
}

/// What holes are filled with: parameters with their defaults, the token response, the callback and the documents.
pub(super) fn values(case: &Case, definition: &ProviderDefinition) -> Value {
    let defaults = definition.needs.iter();
    let defaults = defaults.filter_map(|(name, need)| Some((name, json!(need.default.as_ref()?))));
    let given = definition.params.iter();
    let given = given.map(|(name, value)| (name, json!(value)));
    let params: serde_json::Map<String, Value> = defaults
        .chain(given)
        .map(|(name, value)| (name.clone(), value))
        .collect();
    let mut values = json!({
        "param": params,
        "client": {"id": CLIENT_ID},
        "token": case.token,
        "callback": case.callback,
    });
    for call in definition.userinfo.iter().flatten() {
        if let Some(document) = case.document(call) {
            values[&call.name] = document.clone();
        }
    }
    values
}

/// Where the metadata is, if there is any.
pub(super) fn discovery(definition: &ProviderDefinition) -> Option<String> {
    match &definition.discovery {
        Some(DiscoveryDefinition::Off(_)) => None,
        Some(DiscoveryDefinition::Url(url)) => Some(url.clone()),
        None => {
            let issuer = definition.issuer.as_deref()?;
            let issuer = issuer.strip_suffix('/').unwrap_or(issuer);
            Some(format!("{issuer}/.well-known/openid-configuration"))
        }
    }
}

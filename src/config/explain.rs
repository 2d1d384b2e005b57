//! Explain: one provider resolved, every field with the layer it came from.

use std::fmt::Write as _;

use serde_json::Value;

use super::environment::Environment;
use super::layers::Layers;
use super::report::Report;
use super::sections::Presets;
use super::settle::Settling;
use super::shape::Shape;
use super::source::Source;
use super::suggest::nearest_three;
use super::written::Written;
use crate::provider::definition::{
    ClientAuthMethod, NeedDefinition, PLACEHOLDER, ProtocolKind, ProviderDefinition,
};
use crate::provider::{LogoutAddresses, LogoutRules, ProviderId, PublicUrl, without_password};

/// Where the gateway is taken to be when gateway.toml does not tell.
const NOWHERE: &str = "http://localhost:8080";

/// A provider, as it would be with what gateway.toml and the environment say of it, if they do.
#[derive(Debug)]
pub struct Explained {
    /// The id asked for.
    pub id: String,
    /// The preset below it.
    pub preset: String,
    /// Whether gateway.toml or the environment has a section for it.
    pub configured: bool,
    /// What all layers say together.
    pub definition: ProviderDefinition,
    /// Every single value, in the order of the keys.
    pub fields: Vec<ExplainedField>,
    /// The redirect URI to register.
    pub redirect_uri: String,
    /// The addresses to register for signing out.
    pub logout_addresses: LogoutAddresses,
}

/// One value and who said it.
#[derive(Debug)]
pub struct ExplainedField {
    /// The dotted key.
    pub key: String,
    /// The value as TOML; a secret is not shown, nor the password of an address.
    pub value: String,
    /// `preset x`, the file, or `environment X`.
    pub source: String,
}

/// There is neither a section nor a preset of this name.
#[derive(Debug)]
pub struct NoSuchProvider {
    /// The names nearest to it, the nearest first.
    pub nearest: Vec<String>,
}

/// Something an operator still has to give.
#[derive(Debug, PartialEq, Eq)]
pub struct Need {
    /// The key to write, `params.tenant`.
    pub key: String,
    /// A value as it may look.
    pub example: String,
    /// What it is.
    pub description: String,
}

/// Resolves one provider of the configuration, or a preset that has no section yet. Nothing is written or fetched.
///
/// # Errors
///
/// [`NoSuchProvider`].
pub fn explain(
    source: &Source,
    environment: &Environment,
    id: &str,
) -> Result<Explained, NoSuchProvider> {
    let shape = Shape::of::<Written>();
    let mut report = Report::default();
    let unknown = |presets: &Presets| NoSuchProvider {
        nearest: nearest_three(id, &presets.names()),
    };
    if ProviderId::parse(id).is_err() {
        return Err(unknown(&Presets::default()));
    }
    let file = Layers::read(source, environment, &shape, &mut report);
    let configured = file
        .as_ref()
        .is_some_and(|layers| layers.sections().iter().any(|section| section == id));
    let layers = file.or_else(|| {
        let nothing = Source::text("gateway.toml", "");
        Layers::read(&nothing, environment, &shape, &mut report)
    });
    let none = || unknown(&Presets::default());
    let mut layers = layers.ok_or_else(none)?;
    let written: Written = layers.operator().unwrap_or_default();
    let mut complaints = Vec::new();
    let presets = Presets::read(written.presets.as_deref(), &mut complaints);
    let settling = Settling::of(&written, source.folder(), environment, &mut complaints);
    let public_url = settling.public_url.clone();
    let public_url = public_url.or_else(|| PublicUrl::parse(NOWHERE).ok());

    let section = written.providers.get(id).cloned().unwrap_or_default();
    let below = shape.at(&["providers".to_owned(), String::new()]);
    let below = below.ok_or_else(none)?;
    let preset = presets
        .put_below(id, &section, &mut layers, below, &mut report)
        .map_err(|_| unknown(&presets))?;
    let whole: Written = layers.whole().unwrap_or_default();
    let values: Value = layers.whole().unwrap_or_default();
    let mut fields = Vec::new();
    let mut path = vec!["providers".to_owned(), id.to_owned()];
    leaves(&values["providers"][id], &mut path, &layers, &mut fields);
    let definition = whole.providers.get(id).cloned().unwrap_or_default();
    Ok(Explained {
        id: id.to_owned(),
        preset,
        configured,
        logout_addresses: logout_addresses(public_url.as_ref(), id, &definition),
        definition,
        fields,
        redirect_uri: public_url.map_or_else(String::new, |url| url.at(&format!("/callback/{id}"))),
    })
}

fn logout_addresses(
    public_url: Option<&PublicUrl>,
    id: &str,
    definition: &ProviderDefinition,
) -> LogoutAddresses {
    let (Some(public_url), Ok(id)) = (public_url, ProviderId::parse(id)) else {
        return LogoutAddresses::default();
    };
    let rules = LogoutRules {
        by_frame: definition.frontchannel_logout.unwrap_or(false),
        ..LogoutRules::default()
    };
    let protocol = definition.protocol.unwrap_or(ProtocolKind::Oidc);
    LogoutAddresses::of(public_url, &id, protocol, &rules)
}

fn leaves(
    value: &Value,
    path: &mut Vec<String>,
    layers: &Layers,
    fields: &mut Vec<ExplainedField>,
) {
    if let Value::Object(members) = value
        && !members.is_empty()
    {
        for (name, member) in members {
            path.push(name.clone());
            leaves(member, path, layers, fields);
            path.pop();
        }
        return;
    }
    let key = path[2..].join(".");
    if key.is_empty() {
        return;
    }
    let secret = matches!(key.as_str(), "client_secret" | "private_key");
    fields.push(ExplainedField {
        value: match value {
            _ if secret => "\"***\"".to_owned(),
            Value::String(text) => Value::from(without_password(text)).to_string(),
            other => other.to_string(),
        },
        source: layers.place(path).source,
        key,
    });
}

impl Explained {
    /// What has to be written before the provider works.
    #[must_use]
    pub fn needs(&self) -> Vec<Need> {
        let mut needs = Vec::new();
        let definition = &self.definition;
        if definition
            .client_id
            .as_deref()
            .unwrap_or_default()
            .is_empty()
        {
            needs.push(Need {
                key: "client_id".to_owned(),
                example: PLACEHOLDER.to_owned(),
                description: "the client id that the provider gave this gateway".to_owned(),
            });
        }
        needs.extend(self.missing_secret());
        for (name, need) in &definition.needs {
            if needs_an_answer(need) && !definition.params.contains_key(name) {
                needs.push(Need {
                    key: format!("params.{name}"),
                    example: need
                        .example
                        .clone()
                        .unwrap_or_else(|| PLACEHOLDER.to_owned()),
                    description: need.description.clone().unwrap_or_default(),
                });
            }
        }
        needs
    }

    fn missing_secret(&self) -> Option<Need> {
        let definition = &self.definition;
        let method = definition
            .client_auth
            .method
            .unwrap_or(ClientAuthMethod::Auto);
        let (key, description) = match method {
            ClientAuthMethod::None => return None,
            ClientAuthMethod::SignedJwt => ("private_key", "the key that signs for this gateway"),
            _ => ("client_secret", "the secret that goes with the client id"),
        };
        let given = if method == ClientAuthMethod::SignedJwt {
            [
                &definition.private_key,
                &definition.private_key_file,
                &definition.private_key_env,
            ]
        } else {
            [
                &definition.client_secret,
                &definition.client_secret_file,
                &definition.client_secret_env,
            ]
        };
        if given.iter().any(|form| form.is_some()) {
            return None;
        }
        Some(Need {
            key: format!("{key}_env"),
            example: format!("{}_{}", self.id.to_uppercase(), key.to_uppercase()),
            description: format!("names the variable that holds {description}; or {key}_file"),
        })
    }

    /// The lines of gateway.toml that are still missing, as a section of their own where there is none yet.
    #[must_use]
    pub fn snippet(&self) -> String {
        let mut text = format!("[providers.{}]\n", self.id);
        for need in self.needs() {
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{} = \"{}\"", need.key, need.example);
        }
        text
    }
}

fn needs_an_answer(need: &NeedDefinition) -> bool {
    need.default.is_none() && need.optional != Some(true)
}

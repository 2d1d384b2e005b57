//! Explain: one provider resolved, every field with the layer it came from.

use std::fmt::Write as _;

use serde_json::Value;

use super::environment::Environment;
use super::layers::{Layers, Unread};
use super::providers::say;
use super::report::Report;
use super::sections::Presets;
use super::settle::Settling;
use super::shape::Shape;
use super::source::Source;
use super::suggest::nearest_three;
use super::written::Written;
use crate::problem::Problem;
use crate::provider::definition::{
    ClientAuthMethod, NeedDefinition, PLACEHOLDER, ProtocolKind, ProviderDefinition,
};
use crate::provider::{LogoutAddresses, LogoutRules, ProviderId, PublicUrl, without_password};

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
    /// The redirect URI to register; `None` where the configuration has to say what `public_url` is and does not.
    pub redirect_uri: Option<String>,
    /// The addresses to register for signing out; none where `public_url` is not known.
    pub logout_addresses: LogoutAddresses,
    /// What is wrong in the files and variables that were read. It is no list of everything: that is for `check`.
    pub problems: Vec<Problem>,
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

/// Why a provider cannot be explained.
#[derive(Debug)]
pub struct Unexplained {
    /// What is wrong in the files and variables that were read.
    pub problems: Vec<Problem>,
    /// The name that nothing goes by; `None` where the problems say it all.
    pub unknown: Option<NoSuchProvider>,
}

/// There is neither a section nor a preset of this name.
#[derive(Debug)]
pub struct NoSuchProvider {
    /// What was looked for: the id, or the preset that its section names.
    pub name: String,
    /// Whether only a preset may have this name.
    pub is_preset: bool,
    /// The names nearest to it, the nearest first.
    pub nearest: Vec<String>,
}

impl NoSuchProvider {
    fn provider(id: &str, presets: &Presets) -> Self {
        Self {
            name: id.to_owned(),
            is_preset: false,
            nearest: nearest_three(id, &presets.names()),
        }
    }

    fn of_section(id: &str, section: &ProviderDefinition, presets: &Presets) -> Self {
        match &section.preset {
            Some(name) => Self {
                is_preset: true,
                ..Self::provider(name, presets)
            },
            None => Self::provider(id, presets),
        }
    }
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
/// [`Unexplained`]: the file or the preset cannot be read, or nothing goes by this name.
pub fn explain(
    source: &Source,
    environment: &Environment,
    id: &str,
) -> Result<Explained, Unexplained> {
    let mut report = Report::default();
    let told = told(source, environment, id, &mut report);
    let problems = report.finish(&source.name());
    match told {
        Ok(explained) => Ok(Explained {
            problems,
            ..explained
        }),
        Err(unknown) => Err(Unexplained { problems, unknown }),
    }
}

/// `Err(None)` where the report says it all.
fn told(
    source: &Source,
    environment: &Environment,
    id: &str,
    report: &mut Report,
) -> Result<Explained, Option<NoSuchProvider>> {
    let shape = Shape::of::<Written>();
    if ProviderId::parse(id).is_err() {
        return Err(Some(NoSuchProvider::provider(id, &Presets::default())));
    }
    let (mut layers, whole_file) = match Layers::read(source, environment, &shape, report) {
        Ok(layers) => (layers, true),
        Err(Unread::OutOfReach) => return Err(None),
        Err(Unread::NotToml) => {
            let nothing = Source::text("gateway.toml", "");
            let layers = Layers::read(&nothing, environment, &shape, report);
            (layers.map_err(|_| None)?, false)
        }
    };
    let configured = layers.sections().iter().any(|section| section == id);
    let written: Written = layers.operator().unwrap_or_default();
    let mut complaints = Vec::new();
    let presets = Presets::read(written.presets.as_deref(), &mut complaints);
    let mut of_addresses = Vec::new();
    let settling = Settling::of(&written, source.folder(), environment, &mut of_addresses);
    if whole_file {
        complaints.append(&mut of_addresses);
    }
    for complaint in complaints {
        say(&layers, report, complaint);
    }
    let says_where = written.public_url.is_some();
    let public_url = settling
        .public_url
        .filter(|_| says_where || whole_file && is_default_address(report));

    let section = written.providers.get(id).cloned().unwrap_or_default();
    let below = shape.at(&["providers".to_owned(), String::new()]);
    let below = below.ok_or(None)?;
    let preset = presets.put_below(id, &section, &mut layers, below, report);
    let preset = preset.map_err(|_| {
        // A section that could not be read may well be there.
        whole_file.then(|| NoSuchProvider::of_section(id, &section, &presets))
    })?;
    if presets.is_broken(&preset, report) {
        return Err(None);
    }
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
        redirect_uri: public_url.map(|url| url.at(&format!("/callback/{id}"))),
        problems: Vec::new(),
    })
}

/// Whether the address that follows from `listen` is the gateway's: nothing that was written about either was misunderstood.
fn is_default_address(report: &Report) -> bool {
    let listen = ["server".to_owned(), "listen".to_owned()];
    !report.is_spoiled(&["public_url".to_owned()]) && !report.is_spoiled(&listen)
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
        if is_open(definition.client_id.as_ref()) {
            needs.push(Need {
                key: "client_id".to_owned(),
                example: PLACEHOLDER.to_owned(),
                description: "the client id that the provider gave this gateway".to_owned(),
            });
        }
        needs.extend(self.missing_secret());
        needs.extend(self.missing_of_base());
        for (name, need) in &definition.needs {
            let is_answered = std::iter::once(name)
                .chain(need.instead.iter().flatten())
                .any(|name| definition.params.contains_key(name));
            if needs_an_answer(need) && !is_answered {
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

    /// What the protocol asks for, where no preset of a vendor answers it.
    fn missing_of_base(&self) -> Vec<Need> {
        let definition = &self.definition;
        let endpoints = &definition.endpoints;
        let is_oidc = definition.protocol != Some(ProtocolKind::OAuth2);
        let wanted = [
            (
                "issuer",
                is_oidc && is_open(definition.issuer.as_ref()),
                "the address whose /.well-known/openid-configuration the provider serves",
            ),
            (
                "endpoints.authorize",
                !is_oidc && is_open(endpoints.authorize.as_ref()),
                "where the provider asks people to sign in",
            ),
            (
                "endpoints.token",
                !is_oidc && is_open(endpoints.token.as_ref()),
                "where the gateway gets the token for a login",
            ),
            (
                "profile.sub",
                is_open(definition.profile.sub.as_ref()),
                "where the person's identifier is, like user.id where userinfo = [{ as = \"user\", url = \"https://…\" }]",
            ),
        ];
        let missing = wanted.into_iter().filter(|(_, is_missing, _)| *is_missing);
        let need = |(key, _, description): (&str, bool, &str)| Need {
            key: key.to_owned(),
            example: PLACEHOLDER.to_owned(),
            description: description.to_owned(),
        };
        missing.map(need).collect()
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
            example: variable(&format!("{}_{key}", self.id)),
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

/// Whether nothing was written yet, or a placeholder stands where it belongs.
fn is_open(written: Option<&String>) -> bool {
    written.is_none_or(|text| text.is_empty() || text == PLACEHOLDER)
}

/// The name of a variable, which in no shell begins with a digit.
fn variable(name: &str) -> String {
    let name = name.to_uppercase();
    let is_digit = name.starts_with(|first: char| first.is_ascii_digit());
    if is_digit { format!("_{name}") } else { name }
}

fn needs_an_answer(need: &NeedDefinition) -> bool {
    need.default.is_none() && need.optional != Some(true)
}

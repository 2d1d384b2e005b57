//! Providers: every section becomes a provider, or complaints.

use std::collections::BTreeMap;
use std::path::PathBuf;

use figment::value::{Dict, Value};

use super::certificates::certificates;
use super::environment::Environment;
use super::layers::Layers;
use super::report::{Place, Report};
use super::secrets;
use super::sections::Presets;
use super::shape::Shape;
use super::source::read_text;
use crate::problem::{Complaint, Level};
use crate::provider::definition::ProviderDefinition;
use crate::provider::{Given, Provider, ProviderId, PublicUrl, resolve};
use crate::secret::Secret;

/// The demonstration providers, in the order of the page; each is built on the preset of its name.
const DEMO: [&str; 2] = ["demo", "demo_oauth2"];

/// Adds the demonstration providers. They exist on this machine alone: anybody may sign in with them as anybody.
pub(super) fn add_demo(public_url: &PublicUrl, layers: &mut Layers) -> Result<(), Complaint> {
    if !public_url.is_loopback() {
        return Err(Complaint::error(
            "demo",
            "the demonstration lets anybody in, so it needs a public_url on this machine",
        )
        .hint("remove it, or write public_url = \"http://localhost:8080\""));
    }
    for id in DEMO {
        let params = Dict::from([("base".to_owned(), Value::from(public_url.at("/demo")))]);
        let values = Dict::from([
            ("client_id".to_owned(), Value::from("vestibule")),
            ("params".to_owned(), Value::from(params)),
        ]);
        layers.add_demo(id, values);
    }
    Ok(())
}

/// Puts the presets below all sections, and answers which preset each builds on.
pub(super) fn put_presets_below(
    written: &BTreeMap<String, ProviderDefinition>,
    presets: &Presets,
    layers: &mut Layers,
    shape: &Shape,
    report: &mut Report,
) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let nothing = ProviderDefinition::default();
    for id in layers.sections() {
        let key = |last: &str| ["providers".to_owned(), id.clone(), last.to_owned()];
        if ProviderId::parse(&id).is_err() {
            let complaint = Complaint::error("", "this is not a provider id")
                .hint("ids are made of a-z, 0-9 and single underscores, at most 64 characters");
            say(layers, report, complaint.below(["providers", &id]));
            continue;
        }
        // What the section builds on cannot be told from a section whose word about it was not understood.
        if ["preset", "protocol", "issuer"]
            .iter()
            .any(|last| report.is_spoiled(&key(last)))
        {
            continue;
        }
        let section = written.get(&id).unwrap_or(&nothing);
        match presets.put_below(&id, section, layers, shape, report) {
            Ok(name) => drop(names.insert(id, name)),
            Err(complaint) => say(layers, report, complaint.below(["providers", &id])),
        }
    }
    names
}

/// Makes the providers of the page, in its order.
pub(super) fn all(
    sections: &BTreeMap<String, ProviderDefinition>,
    names: &BTreeMap<String, String>,
    public_url: &PublicUrl,
    environment: &Environment,
    (layers, report): (&Layers, &mut Report),
) -> Vec<Provider> {
    let mut providers = Vec::new();
    for id in layers.sections() {
        let enabled = |section: &&ProviderDefinition| section.disabled != Some(true);
        let Some(section) = sections.get(&id).filter(enabled) else {
            continue;
        };
        let Some(id) = ProviderId::parse(&id)
            .ok()
            .filter(|_| names.contains_key(&id))
        else {
            continue;
        };
        let mut complaints = Vec::new();
        let given = Given {
            public_url,
            preset: names.get(id.as_str()).map(String::as_str),
            client_secret: None,
            private_key: None,
            ca: None,
            logo: None,
        };
        providers.extend(one(&id, section, &given, environment, &mut complaints));
        if section.groups == Some(true) && !tells_groups(id.as_str(), section, given.preset, layers)
        {
            complaints.push(
                Complaint::warning("groups", "this provider tells no groups")
                    .hint("remove it, or write profile.groups, the expression that finds them"),
            );
        }
        tell(&id, complaints, layers, report);
    }
    providers
}

/// Whether anything says where the groups are. What the base of OpenID Connect maps for everybody is no promise of a provider that has a preset.
fn tells_groups(
    id: &str,
    section: &ProviderDefinition,
    preset: Option<&str>,
    layers: &Layers,
) -> bool {
    let preset = preset.and_then(|name| layers.preset(name));
    let says = |key: &[&str]| {
        let key: Vec<String> = key.iter().map(|&part| part.to_owned()).collect();
        let below = ["providers".to_owned(), id.to_owned()];
        preset.is_some_and(|preset| preset.find(&key).0 == key.len())
            || layers.says(&[&below[..], &key].concat())
    };
    // A preset that reads groups unasked knows that there are some.
    let unasked = preset.and_then(|preset| preset.values.get("groups")?.to_bool());
    let groups = section.profile.groups.as_deref().unwrap_or_default();
    !groups.is_empty()
        && (unasked == Some(true) || says(&["profile", "groups"]) || says(&["group_scopes"]))
}

/// A built-in preset is not at fault where the section is: what is odd there follows from what is missing here.
fn tell(id: &ProviderId, complaints: Vec<Complaint>, layers: &Layers, report: &mut Report) {
    let placed: Vec<(Place, Complaint)> = complaints
        .into_iter()
        .map(|complaint| complaint.below(["providers", id.as_str()]))
        .map(|complaint| (layers.place(&complaint.key), complaint))
        .collect();
    let builtin = |place: &Place| place.source.starts_with("preset ");
    let own = placed
        .iter()
        .any(|(place, complaint)| complaint.level == Level::Error && !builtin(place));
    for (place, complaint) in placed {
        if !(own && builtin(&place)) {
            let key = complaint.key.clone();
            report.say(place, &key, complaint);
        }
    }
}

fn one(
    id: &ProviderId,
    section: &ProviderDefinition,
    given: &Given<'_>,
    environment: &Environment,
    complaints: &mut Vec<Complaint>,
) -> Option<Provider> {
    let client_secret = secrets::Written {
        key: "client_secret",
        value: section.client_secret.as_deref(),
        file: section.client_secret_file.as_deref(),
        variable: section.client_secret_env.as_deref(),
    };
    let private_key = secrets::Written {
        key: "private_key",
        value: section.private_key.as_deref(),
        file: section.private_key_file.as_deref(),
        variable: section.private_key_env.as_deref(),
    };
    let given = Given {
        client_secret: secret(client_secret, environment, complaints),
        private_key: secret(private_key, environment, complaints),
        ca: certificates("ca_file", section.ca_file.as_deref(), complaints),
        logo: logo(section.logo.as_deref(), complaints),
        public_url: given.public_url,
        preset: given.preset,
    };
    let (provider, found) = resolve(id, section, given);
    complaints.extend(found);
    provider
}

fn logo(file: Option<&str>, complaints: &mut Vec<Complaint>) -> Option<String> {
    let path = PathBuf::from(file?);
    read_text(&path)
        .map_err(|error| complaints.push(secrets::unreadable("logo", &path, &error)))
        .ok()
}

fn secret(
    written: secrets::Written<'_>,
    environment: &Environment,
    complaints: &mut Vec<Complaint>,
) -> Option<Secret> {
    match secrets::read(written, environment, complaints) {
        Ok(secret) => secret,
        Err(complaint) => {
            complaints.push(complaint);
            None
        }
    }
}

/// Tells a complaint where its key was written.
pub(super) fn say(layers: &Layers, report: &mut Report, complaint: Complaint) {
    let key = complaint.key.clone();
    report.say(layers.place(&key), &key, complaint);
}

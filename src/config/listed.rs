//! Listed: the catalogue at a glance.

use serde::Deserialize;

use super::environment::Environment;
use super::layers::Layers;
use super::report::Report;
use super::sections::Presets;
use super::shape::Shape;
use super::source::Source;
use super::written::Written;
use crate::provider::Catalogue;
use crate::provider::definition::{NeedDefinition, ProtocolKind};

/// One preset of the catalogue.
#[derive(Debug)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The name people see.
    pub name: String,
    /// Its protocol.
    pub protocol: ProtocolKind,
    /// Other names it goes by.
    pub other_names: Vec<String>,
    /// Parameters that an operator has to give.
    pub needs: Vec<String>,
}

/// What the list reads of a preset; the rest is not looked at.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Glance {
    display_name: Option<String>,
    protocol: Option<ProtocolKind>,
    needs: std::collections::BTreeMap<String, NeedDefinition>,
}

/// Presets that are no provider of anybody's: the two bases and the demonstration.
const NO_VENDORS: [&str; 4] = ["demo", "demo_oauth2", "oauth2", "oidc"];

/// Every preset, the operator's own included, by id.
#[must_use]
pub fn listed(source: &Source, environment: &Environment) -> Vec<Listed> {
    let shape = Shape::of::<Written>();
    let mut report = Report::default();
    let written = Layers::read(source, environment, &shape, &mut report)
        .and_then(|layers| layers.operator::<Written>().ok())
        .unwrap_or_default();
    let presets = Presets::read(written.presets.as_deref(), &mut Vec::new());
    of(presets.catalogue())
}

/// Every preset of a catalogue, by id; one that cannot be read is left out, `check` names its fault where it is used.
#[must_use]
pub fn of(catalogue: &Catalogue) -> Vec<Listed> {
    let ids = catalogue.ids();
    let vendors = ids.iter().filter(|id| !NO_VENDORS.contains(&id.as_str()));
    vendors.filter_map(|id| one(catalogue, id)).collect()
}

fn one(catalogue: &Catalogue, id: &str) -> Option<Listed> {
    let glance: Glance = toml::from_str(&catalogue.get(id)?.text).ok()?;
    let unanswered = |need: &NeedDefinition| need.default.is_none() && need.optional != Some(true);
    Some(Listed {
        name: glance.display_name.unwrap_or_else(|| id.to_owned()),
        protocol: glance.protocol.unwrap_or(ProtocolKind::Oidc),
        other_names: catalogue.other_names(id),
        needs: glance
            .needs
            .into_iter()
            .filter(|(_, need)| unanswered(need))
            .map(|(name, _)| name)
            .collect(),
        id: id.to_owned(),
    })
}

//! Listed: the catalogue at a glance.

use serde::Deserialize;

use super::environment::Environment;
use super::layers::{Layers, Unread};
use super::providers::say;
use super::report::Report;
use super::sections::Presets;
use super::shape::Shape;
use super::source::Source;
use super::written::Written;
use crate::problem::Problem;
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

/// Every preset, the operator's own included, by id; and what is wrong in the files that were read.
///
/// # Errors
///
/// The problems alone, when the configuration cannot be read.
pub fn listed(
    source: &Source,
    environment: &Environment,
) -> Result<(Vec<Listed>, Vec<Problem>), Vec<Problem>> {
    let shape = Shape::of::<Written>();
    let mut report = Report::default();
    let layers = match Layers::read(source, environment, &shape, &mut report) {
        Ok(layers) => Some(layers),
        Err(Unread::NotToml) => None,
        Err(Unread::OutOfReach) => return Err(report.finish(&source.name())),
    };
    let mut presets = Presets::default();
    if let Some(layers) = layers {
        let written: Written = layers.operator().unwrap_or_default();
        let mut complaints = Vec::new();
        presets = Presets::read(written.presets.as_deref(), &mut complaints);
        for complaint in complaints {
            say(&layers, &mut report, complaint);
        }
    }
    if let Some(shape) = shape.at(&["providers".to_owned(), String::new()]) {
        presets.judge_own(shape, &mut report);
    }
    Ok((of(presets.catalogue()), report.finish(&source.name())))
}

/// Every preset of a catalogue, by id; one that cannot be read is left out.
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

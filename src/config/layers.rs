//! Layers: what every source says, what they say together, and which of them said it.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::path::Path;

use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};
use serde::de::DeserializeOwned;

use super::document::{Document, Position};
use super::environment::{Environment, EnvironmentLayer};
use super::report::{Place, Report};
use super::shape::Shape;
use super::source::Source;
use super::{conform, forms, paths, source};
use crate::problem::Complaint;

/// Why there are no layers; the report tells more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// The file is not there, or cannot be read.
    OutOfReach,
    /// It is not TOML.
    NotToml,
}

/// Every layer, from the file up and from the presets down.
pub(super) struct Layers {
    file: Document,
    environment: EnvironmentLayer,
    /// Presets by name.
    presets: BTreeMap<String, Document>,
    /// The presets below a section, the uppermost first.
    below: BTreeMap<String, Vec<String>>,
    /// What `demo = true` says of the demonstration providers.
    demo: Dict,
}

impl Layers {
    /// The file and the environment, with what does not fit told and taken out.
    ///
    /// # Errors
    ///
    /// [`Unread`] when the file cannot be read as TOML.
    pub(super) fn read(
        source: &Source,
        environment: &Environment,
        shape: &Shape,
        report: &mut Report,
    ) -> Result<Self, Unread> {
        let text = read_file(source, report)?;
        let mut layers = Self {
            file: Document::parse(source.name(), &text),
            environment: EnvironmentLayer::read(environment, shape),
            presets: BTreeMap::new(),
            below: BTreeMap::new(),
            demo: Dict::new(),
        };
        let broken = !layers.file.faults.is_empty();
        tell_faults(&mut layers.file, report);
        for name in environment.unreadable() {
            let complaint = Complaint::error("", "the value is not UTF-8 text");
            report.tell(place(format!("environment {name}"), None, &[]), complaint);
        }
        let mut meant = layers.check_environment(shape, report);
        // Below a broken line nothing is where it was meant to be.
        if broken {
            return Err(Unread::NotToml);
        }
        meant.extend(layers.check_file(shape, source.folder(), report));
        // What was probably meant by a mistyped key is not missing, unless it is written as well.
        for key in meant.iter().filter(|key| !layers.says(key)) {
            report.spoil(key);
        }
        forms::displace(&layers.environment.values, &mut layers.file.values);
        Ok(layers)
    }

    fn check_file(
        &mut self,
        shape: &Shape,
        folder: &Path,
        report: &mut Report,
    ) -> Vec<Vec<String>> {
        let mut values = std::mem::take(&mut self.file.values);
        let findings = conform::conform(&mut values, shape);
        for complaint in findings.complaints {
            let key = complaint.key.clone();
            report.say(self.place_in_file(&key), &key, complaint);
        }
        for complaint in forms::conflicts(&mut values) {
            report.tell(self.place_in_file(&complaint.key), complaint);
        }
        paths::start_from(folder, &mut values);
        self.file.values = values;
        findings.meant
    }

    fn check_environment(&mut self, shape: &Shape, report: &mut Report) -> Vec<Vec<String>> {
        let mut values = std::mem::take(&mut self.environment.values);
        let findings = conform::conform(&mut values, shape);
        for complaint in findings.complaints {
            let key = complaint.key.clone();
            report.say(self.place_in_environment(&key), &key, complaint);
        }
        for complaint in forms::conflicts(&mut values) {
            report.tell(self.place_in_environment(&complaint.key), complaint);
        }
        self.environment.values = values;
        findings.meant
    }

    fn place_in_file(&self, key: &[String]) -> Place {
        place(self.file.source.clone(), self.file.find(key).1, key)
    }

    fn place_in_environment(&self, key: &[String]) -> Place {
        // A mistyped table has no variable of its own: one that speaks of something in it was mistyped.
        let variable = self.environment.variable(key);
        let variable = variable.or_else(|| self.environment.below(key));
        let variable = variable.unwrap_or_default();
        place(format!("environment {variable}"), None, key)
    }

    /// Whether the operator says this key anywhere.
    pub(super) fn says(&self, key: &[String]) -> bool {
        self.environment.variable(key).is_some() || self.file.find(key).0 == key.len()
    }

    /// What file and environment say together.
    pub(super) fn operator<T: DeserializeOwned>(&self) -> Result<T, Complaint> {
        extract(&self.operator_figment(Figment::new()))
    }

    /// What all layers say together.
    pub(super) fn whole<T: DeserializeOwned>(&self) -> Result<T, Complaint> {
        let mut figment = Figment::new();
        let deepest = self.below.values().map(Vec::len).max().unwrap_or(0);
        for level in (0..deepest).rev() {
            let sections = self.below.iter().filter_map(|(section, names)| {
                let mut values = self.presets.get(names.get(level)?)?.values.clone();
                for layer in [&self.file.values, &self.environment.values] {
                    forms::displace_in_section(layer, section, &mut values);
                }
                Some((section.clone(), Value::from(values)))
            });
            figment = figment.merge(Layer::of_providers("presets", sections.collect()));
        }
        figment = figment.merge(Layer::of_providers("demo", self.demo.clone()));
        extract(&self.operator_figment(figment))
    }

    fn operator_figment(&self, figment: Figment) -> Figment {
        figment
            .merge(Layer::new("gateway.toml", self.file.values.clone()))
            .merge(Layer::new("environment", self.environment.values.clone()))
    }

    /// The ids of the sections: those of the file in its order, then those of the environment alone, then the demonstration.
    pub(super) fn sections(&self) -> Vec<String> {
        let mut ids = self.file.keys_in_order("providers");
        let environment = self
            .environment
            .values
            .get("providers")
            .and_then(Value::as_dict);
        for id in environment
            .into_iter()
            .flat_map(Dict::keys)
            .chain(self.demo.keys())
        {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        ids
    }

    /// Adds a demonstration provider below what the operator says of it.
    pub(super) fn add_demo(&mut self, id: &str, values: Dict) {
        self.demo.insert(id.to_owned(), values.into());
    }

    /// A preset that is already there.
    pub(super) fn preset(&self, name: &str) -> Option<&Document> {
        self.presets.get(name)
    }

    /// Adds a preset, checked.
    pub(super) fn add_preset(&mut self, name: &str, document: Document) {
        self.presets.insert(name.to_owned(), document);
    }

    /// Puts presets below a section, the uppermost first; a form of a secret in the section replaces theirs.
    pub(super) fn build_on(&mut self, section: &str, presets: Vec<String>) {
        self.below.insert(section.to_owned(), presets);
    }

    /// Where a key was written, or, if it was not, where it should be.
    pub(super) fn place(&self, key: &[String]) -> Place {
        if let Some(variable) = self.environment.variable(key) {
            return place(format!("environment {variable}"), None, key);
        }
        let (depth, position) = self.file.find(key);
        if depth == key.len() && depth > 0 {
            return place(self.file.source.clone(), position, key);
        }
        if let [providers, section, rest @ ..] = key
            && providers == "providers"
            && let Some(found) = self.place_in_presets(section, rest)
        {
            return found;
        }
        if let [_, section, ..] = key
            && depth < 2
            && let Some(variable) = self.environment.below(&[key[0].clone(), section.clone()])
        {
            return place(format!("environment {variable}"), None, key);
        }
        place(
            self.file.source.clone(),
            position.or(Some(Position::START)),
            key,
        )
    }

    fn place_in_presets(&self, section: &str, rest: &[String]) -> Option<Place> {
        let documents = self
            .below
            .get(section)?
            .iter()
            .filter_map(|name| self.presets.get(name));
        let found = documents.map(|document| (document, document.find(rest)));
        let (document, (_, position)) = found
            .into_iter()
            .find(|(_, (depth, _))| *depth == rest.len() && !rest.is_empty())?;
        Some(place(document.source.clone(), position, rest))
    }
}

/// Checks a preset, and tells what does not fit.
pub(super) fn read_preset(
    name: &str,
    text: &str,
    folder: Option<&Path>,
    shape: &Shape,
    report: &mut Report,
) -> Document {
    let mut document = Document::parse(name, text);
    tell_faults(&mut document, report);
    let mut values = std::mem::take(&mut document.values);
    let findings = conform::conform(&mut values, shape);
    for complaint in findings.complaints {
        let (_, position) = document.find(&complaint.key);
        let key = complaint.key.clone();
        report.tell(place(name.to_owned(), position, &key), complaint);
    }
    if let Some(folder) = folder {
        paths::start_section_from(folder, &mut values);
    }
    document.values = values;
    document
}

fn tell_faults(document: &mut Document, report: &mut Report) {
    for (position, message) in std::mem::take(&mut document.faults) {
        let complaint = Complaint::error("", message).hint("this line is not TOML");
        report.tell(
            place(document.source.clone(), Some(position), &[]),
            complaint,
        );
    }
}

fn read_file(source: &Source, report: &mut Report) -> Result<String, Unread> {
    let bytes = match source.read() {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("cannot be read: {}", source::reason(&error));
            let complaint = Complaint::error("", message)
                .hint("name the file with --config, or make one: `demo = true` is enough to begin");
            report.tell(place(source.name(), None, &[]), complaint);
            return Err(Unread::OutOfReach);
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
            let complaint =
                Complaint::error("", "this byte is not UTF-8").hint("save the file as UTF-8");
            report.tell(
                place(source.name(), Some(Position::of(good, &text)), &[]),
                complaint,
            );
            Err(Unread::NotToml)
        }
    }
}

fn place(source: String, position: Option<Position>, key: &[String]) -> Place {
    Place {
        source,
        position,
        key: key.to_vec(),
    }
}

/// One layer as figment takes it: once, so that nothing has to be copied.
struct Layer(&'static str, Cell<Dict>);

impl Layer {
    fn new(name: &'static str, values: Dict) -> Self {
        Self(name, Cell::new(values))
    }

    fn of_providers(name: &'static str, sections: Dict) -> Self {
        Self::new(
            name,
            Dict::from([("providers".to_owned(), sections.into())]),
        )
    }
}

impl Provider for Layer {
    fn metadata(&self) -> Metadata {
        Metadata::named(self.0)
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        Ok(Profile::Default.collect(self.1.take()))
    }
}

/// Every layer was checked against its shape, so this fails only where the types ask for more than the schema can say.
fn extract<T: DeserializeOwned>(figment: &Figment) -> Result<T, Complaint> {
    figment.extract().map_err(|error| Complaint {
        key: error.path,
        ..Complaint::error("", "this does not fit here")
    })
}

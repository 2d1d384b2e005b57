//! Sections: which preset a `[providers.ID]` builds on.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::layers::{Layers, read_preset};
use super::report::Report;
use super::shape::Shape;
use super::source::{read_text, reason};
use super::suggest::nearest;
use crate::problem::Complaint;
use crate::provider::definition::{ProtocolKind, ProviderDefinition};
use crate::provider::{Catalogue, Preset, ProviderId};

/// The presets at hand, and where those of the operator lie.
#[derive(Debug, Default)]
pub(super) struct Presets {
    catalogue: Catalogue,
    folder: Option<PathBuf>,
    /// The names of the operator's own.
    own: BTreeSet<String>,
}

impl Presets {
    /// The built-in ones, and those of the operator's folder, unparsed.
    pub(super) fn read(folder: Option<&str>, complaints: &mut Vec<Complaint>) -> Self {
        let mut presets = Self::default();
        let Some(folder) = folder else {
            return presets;
        };
        match presets.add_folder(Path::new(folder), complaints) {
            Ok(()) => presets.folder = Some(PathBuf::from(folder)),
            Err(error) => complaints.push(Complaint::error(
                "presets",
                format!("the folder cannot be read: {}", reason(&error)),
            )),
        }
        presets
    }

    /// The presets.
    pub(super) fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Every name a preset goes by.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names = self.catalogue.ids();
        names.extend(
            self.catalogue
                .ids()
                .iter()
                .flat_map(|id| self.catalogue.other_names(id)),
        );
        names
    }

    /// Tells what is wrong in the operator's own presets.
    pub(super) fn judge_own(&self, shape: &Shape, report: &mut Report) {
        for preset in self.own.iter().filter_map(|name| self.catalogue.get(name)) {
            read_preset(
                &preset.source,
                &preset.text,
                self.folder.as_deref(),
                shape,
                report,
            );
        }
    }

    /// Whether this preset was told to be no TOML.
    pub(super) fn is_broken(&self, name: &str, report: &Report) -> bool {
        let preset = self.catalogue.get(name);
        preset.is_some_and(|preset| report.is_broken(&preset.source))
    }

    fn add_folder(
        &mut self,
        folder: &Path,
        complaints: &mut Vec<Complaint>,
    ) -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_none_or(|extension| extension != "toml") {
                continue;
            }
            let name = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap_or_default();
            if ProviderId::parse(name).is_err() {
                complaints.push(
                    Complaint::warning("presets", format!("{} cannot be a preset", path.display()))
                        .hint("name it with a-z, 0-9 and single underscores"),
                );
                continue;
            }
            match read_text(&path) {
                Ok(text) => {
                    self.own.insert(name.to_owned());
                    let source = path.display().to_string();
                    let text = text.into();
                    self.catalogue
                        .insert(name.to_owned(), Preset { source, text });
                }
                Err(error) => complaints.push(Complaint::error(
                    "presets",
                    format!("{} cannot be read: {}", path.display(), reason(&error)),
                )),
            }
        }
        Ok(())
    }

    /// Puts below a section what it builds on, and answers the name of its preset.
    ///
    /// # Errors
    ///
    /// The section does not say what it builds on, or names what does not exist.
    pub(super) fn put_below(
        &self,
        id: &str,
        section: &ProviderDefinition,
        layers: &mut Layers,
        shape: &Shape,
        report: &mut Report,
    ) -> Result<String, Complaint> {
        let name = self.choose(id, section)?;
        self.load(&name, layers, shape, report);
        let mut names = vec![name.clone()];
        if name != base(ProtocolKind::Oidc) && name != base(ProtocolKind::OAuth2) {
            let protocol = section.protocol.map(|kind| base(kind).to_owned());
            let protocol = protocol.or_else(|| protocol_of(layers, &name));
            let base = protocol.unwrap_or_else(|| base(ProtocolKind::Oidc).to_owned());
            self.load(&base, layers, shape, report);
            names.push(base);
        }
        layers.build_on(id, names);
        Ok(name)
    }

    fn choose(&self, id: &str, section: &ProviderDefinition) -> Result<String, Complaint> {
        if let Some(name) = &section.preset {
            if let Some(id) = self.catalogue.named(name) {
                return Ok(id);
            }
            let complaint = Complaint::error("preset", "there is no such preset");
            return Err(match self.nearest(name) {
                Some(near) => complaint.hint(format!("did you mean \"{near}\"?")),
                None => {
                    complaint.hint("\"oidc\" and \"oauth2\" are the presets for everybody else")
                }
            });
        }
        if let Some(kind) = section.protocol {
            return Ok(base(kind).to_owned());
        }
        if let Some(preset) = self.catalogue.named(id) {
            return Ok(preset);
        }
        if section.issuer.is_some() {
            return Ok(base(ProtocolKind::Oidc).to_owned());
        }
        let complaint = Complaint::error("", format!("there is no preset `{id}`"));
        Err(match self.nearest(id) {
            Some(near) => complaint.hint(format!("did you mean `{near}`? Otherwise write its issuer, or protocol = \"oauth2\"")),
            None => complaint.hint("write its issuer, or protocol = \"oauth2\" with its endpoints, or the preset it builds on"),
        })
    }

    fn nearest(&self, name: &str) -> Option<String> {
        let ids = self.catalogue.ids();
        nearest(name, ids.iter().map(String::as_str)).map(str::to_owned)
    }

    /// Parses a preset once, however many sections build on it.
    fn load(&self, name: &str, layers: &mut Layers, shape: &Shape, report: &mut Report) {
        if layers.preset(name).is_some() {
            return;
        }
        let Some(preset) = self.catalogue.get(name) else {
            return;
        };
        let folder = self.folder.as_deref().filter(|_| self.own.contains(name));
        let document = read_preset(&preset.source, &preset.text, folder, shape, report);
        layers.add_preset(name, document);
    }
}

/// The base of a protocol, by the name of its file.
fn base(kind: ProtocolKind) -> &'static str {
    match kind {
        ProtocolKind::Oidc => "oidc",
        ProtocolKind::OAuth2 => "oauth2",
    }
}

fn protocol_of(layers: &Layers, preset: &str) -> Option<String> {
    let protocol = layers.preset(preset)?.values.get("protocol")?;
    protocol.as_str().map(str::to_owned)
}

//! The presets: built into the binary; a folder named in gateway.toml overrides and adds.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::Embed;

#[derive(Embed)]
#[folder = "providers/"]
struct Builtin;

/// The file of other names: `azure = "microsoft"`. It is no preset.
const ALIASES: &str = "aliases";

/// One preset, unparsed.
#[derive(Clone, Debug)]
pub struct Preset {
    /// What problems name: `preset github`, or the file it was read from.
    pub source: String,
    /// The TOML.
    pub text: Cow<'static, str>,
}

/// Presets by id. Nothing is parsed before it is asked for.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    folder: BTreeMap<String, Preset>,
}

impl Catalogue {
    /// The built-in presets alone.
    #[must_use]
    pub fn builtin() -> Self {
        Self::default()
    }

    /// Adds or replaces a preset with one of the operator's own.
    pub fn insert(&mut self, id: String, preset: Preset) {
        self.folder.insert(id, preset);
    }

    /// The id of the preset that goes by this name: its own id, or another name people know it by.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<String> {
        if self.get(name).is_some() {
            return Some(name.to_owned());
        }
        aliases().get(name)?.as_str().map(str::to_owned)
    }

    /// Other names of a preset, sorted.
    #[must_use]
    pub fn other_names(&self, id: &str) -> Vec<String> {
        let aliases = aliases();
        let own = aliases
            .iter()
            .filter(|(_, preset)| preset.as_str() == Some(id));
        let mut names: Vec<String> = own.map(|(name, _)| name.clone()).collect();
        names.sort_unstable();
        names
    }

    /// The preset of this id; `oidc` and `oauth2` are the two bases.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Preset> {
        if id == ALIASES {
            return None;
        }
        if let Some(preset) = self.folder.get(id) {
            return Some(preset.clone());
        }
        let file = Builtin::get(&format!("{id}.toml"))?;
        let text = match file.data {
            Cow::Borrowed(bytes) => Cow::Borrowed(std::str::from_utf8(bytes).ok()?),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).ok()?),
        };
        Some(Preset {
            source: format!("preset {id}"),
            text,
        })
    }

    /// Every id, sorted.
    #[must_use]
    pub fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = Builtin::iter()
            .filter_map(|file| file.strip_suffix(".toml").map(str::to_owned))
            .filter(|id| id != ALIASES)
            .collect();
        ids.extend(self.folder.keys().cloned());
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// Read when a name is no preset's id, so rarely that it is not kept.
fn aliases() -> toml::Table {
    let file = Builtin::get(&format!("{ALIASES}.toml"));
    let text = file.and_then(|file| String::from_utf8(file.data.into_owned()).ok());
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

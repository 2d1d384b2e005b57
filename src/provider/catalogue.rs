//! The presets: built into the binary; a folder named in gateway.toml overrides and adds.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::Embed;

#[derive(Embed)]
#[folder = "providers/"]
struct Builtin;

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

    /// The preset of this id; `oidc` and `oauth2` are the two bases.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Preset> {
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
            .collect();
        ids.extend(self.folder.keys().cloned());
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

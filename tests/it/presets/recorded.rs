//! Recorded: what `providers/` and `tests/presets/` hold, read and put together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use toml::Table;
use vestibule::provider::definition::{ProtocolKind, ProviderDefinition, UserinfoDefinition};

/// The bases are no providers; they are tested through those that build on them.
const BASES: [&str; 2] = ["oidc", "oauth2"];
/// Other names of presets.
const ALIASES: &str = "aliases";
/// What is for trying out is nobody's provider: it has no guide.
const DEMONSTRATION: [&str; 2] = ["demo", "demo_oauth2"];
/// The cases that every preset has: a person of whom everything is known, and one of whom the least is.
pub(super) const CASES: [&str; 2] = ["full", "minimal"];
/// Where a freshly signed ID token goes in a recorded token response.
const ID_TOKEN: &str = "<id_token>";

/// One file of `providers/`.
pub(super) struct Preset {
    pub(super) id: String,
    pub(super) text: Table,
    base: Table,
}

/// One folder of recorded answers. Several may belong to one preset.
pub(super) struct Case {
    pub(super) preset: String,
    /// Unique among all: the preset's id and the folder's name.
    pub(super) id: String,
    pub(super) is_full: bool,
    /// Further lines of the provider's section, `login.toml`.
    pub(super) login: Table,
    /// The base, the preset and `login.toml`, merged.
    pub(super) merged: Table,
    pub(super) token: Value,
    pub(super) id_token: Option<Map<String, Value>>,
    /// Further members of the answer that the browser brings.
    pub(super) callback: Map<String, Value>,
    pub(super) profile: Value,
    documents: BTreeMap<String, Value>,
}

impl Preset {
    /// Every one, by id.
    pub(super) fn all() -> Vec<Self> {
        let base = |name: &str| table(&providers().join(format!("{name}.toml")));
        let bases = BASES.map(|name| (name, base(name)));
        let ids = names(&providers(), "toml").into_iter();
        let ids = ids.filter(|id| !BASES.contains(&id.as_str()) && id != ALIASES);
        let presets = ids.map(|id| {
            let text = table(&providers().join(format!("{id}.toml")));
            let protocol = text.get("protocol").and_then(toml::Value::as_str);
            let (_, base) = bases
                .iter()
                .find(|(name, _)| Some(*name) == protocol)
                .unwrap_or_else(|| panic!("providers/{id}.toml does not say its protocol"));
            let base = base.clone();
            Self { id, text, base }
        });
        presets.collect()
    }

    /// Those of real providers.
    pub(super) fn vendors() -> impl Iterator<Item = Self> {
        let presets = Self::all().into_iter();
        presets.filter(|preset| !DEMONSTRATION.contains(&preset.id.as_str()))
    }

    /// Its folders.
    pub(super) fn cases(&self) -> Vec<Case> {
        let folder = recordings().join(&self.id);
        let names = names(&folder, "").into_iter();
        names.map(|name| Case::read(self, &name)).collect()
    }

    /// Where the requests it sends are written down.
    pub(super) fn requests_file(&self) -> PathBuf {
        recordings().join(&self.id).join("requests.txt")
    }
}

impl Case {
    fn read(preset: &Preset, name: &str) -> Self {
        let folder = recordings().join(&preset.id).join(name);
        let mut json: BTreeMap<String, Value> = names(&folder, "json")
            .into_iter()
            .map(|name| {
                let document = json(&folder.join(format!("{name}.json")));
                (name, document)
            })
            .collect();
        let mut take = |name: &str| json.remove(name);
        let members = |document: Value| match document {
            Value::Object(members) => members,
            _ => panic!("{} holds something else than an object", folder.display()),
        };
        let login = folder.join("login.toml");
        let login = if login.exists() {
            table(&login)
        } else {
            Table::new()
        };
        let mut merged = preset.base.clone();
        merge(&mut merged, &preset.text);
        merge(&mut merged, &login);
        Self {
            preset: preset.id.clone(),
            id: format!("{}_{name}", preset.id),
            is_full: name == CASES[0],
            login,
            merged,
            token: take("token")
                .unwrap_or_else(|| panic!("{} has no token.json", folder.display())),
            id_token: take("id_token").map(members),
            callback: take("callback").map(members).unwrap_or_default(),
            profile: take("profile")
                .unwrap_or_else(|| panic!("{} has no profile.json", folder.display())),
            documents: json,
        }
    }

    /// The recorded userinfo document of this name.
    pub(super) fn document(&self, call: &UserinfoDefinition) -> Option<&Value> {
        self.documents.get(&call.name)
    }

    /// Everything the files say of this provider.
    pub(super) fn definition(&self) -> ProviderDefinition {
        definition(&self.merged)
    }

    /// What is wrong with the folder itself.
    pub(super) fn faults(&self) -> Vec<String> {
        let definition = self.definition();
        let calls = definition.userinfo.unwrap_or_default();
        let is_skipped = |call: &UserinfoDefinition| {
            call.when.is_some() || call.for_groups == Some(true) && definition.groups != Some(true)
        };
        let mut faults = Vec::new();
        for call in &calls {
            let is_needed = call.optional != Some(true) || self.is_full;
            if is_needed && !is_skipped(call) && self.document(call).is_none() {
                faults.push(format!("{}: {}.json is missing", self.id, call.name));
            }
        }
        for name in self.documents.keys() {
            if !calls.iter().any(|call| call.name == *name) {
                faults.push(format!(
                    "{}: {name}.json is no document of this preset",
                    self.id
                ));
            }
        }
        let is_oidc = definition.protocol == Some(ProtocolKind::Oidc);
        if is_oidc && self.id_token.is_none() {
            faults.push(format!("{}: id_token.json is missing", self.id));
        }
        faults
    }
}

/// A recorded token response with a fresh ID token where one was.
pub(super) fn with_id_token(recorded: &Value, fresh: &Value) -> Value {
    match recorded {
        Value::String(text) if text == ID_TOKEN => fresh.clone(),
        Value::Object(members) => {
            let members = members.iter();
            let members = members.map(|(name, value)| (name.clone(), with_id_token(value, fresh)));
            Value::Object(members.collect())
        }
        other => other.clone(),
    }
}

/// The ids of presets without their folder, and of folders without their preset.
pub(super) fn strays() -> Vec<String> {
    let presets: BTreeSet<String> = Preset::all().into_iter().map(|preset| preset.id).collect();
    let folders: BTreeSet<String> = names(&recordings(), "").into_iter().collect();
    presets.symmetric_difference(&folders).cloned().collect()
}

pub(super) fn definition(merged: &Table) -> ProviderDefinition {
    let definition = merged.clone().try_into();
    definition.unwrap_or_else(|error| panic!("a preset is not a definition: {error}"))
}

/// Lays a higher layer over a lower one: tables merge key by key, everything else is replaced.
pub(super) fn merge(lower: &mut Table, higher: &Table) {
    for (key, value) in higher {
        match (lower.get_mut(key), value) {
            (Some(toml::Value::Table(lower)), toml::Value::Table(higher)) => merge(lower, higher),
            _ => drop(lower.insert(key.clone(), value.clone())),
        }
    }
}

fn providers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("providers")
}

fn recordings() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/presets")
}

/// The files with this extension, without it and sorted; folders for none.
fn names(folder: &Path, extension: &str) -> Vec<String> {
    let entries = fs::read_dir(folder);
    let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.is_dir() == extension.is_empty())
        .filter(|path| path.extension().is_some_and(|is| is == extension) || extension.is_empty())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn table(path: &Path) -> Table {
    let table = text(path).parse();
    table.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(path: &Path) -> Value {
    let document = serde_json::from_str(&text(path));
    document.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

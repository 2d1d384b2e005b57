//! Departures: what the dialect can express, in the words of the schema, and which presets need it; and where each class of them stands.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use serde::Deserialize;
use serde_json::Value;
use toml::{Table, Value as Toml};
use vestibule::config;
use vestibule::provider::Catalogue;

const CLASSES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/departures.toml");

/// A class of departures and where it stands: exactly one of the three.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Class {
    /// What the providers of this class do.
    what: String,
    /// The keys that say so.
    #[serde(default)]
    keys: Vec<String>,
    /// What is done for everybody, without a key.
    always: Option<String>,
    /// Why it is not spoken.
    refused: Option<String>,
}

fn classes() -> Vec<Class> {
    let text = fs::read_to_string(CLASSES).expect("the list is there");
    let mut list: Table = text.parse().expect("the list is TOML");
    let classes = list.remove("classes").expect("it has classes");
    classes
        .try_into()
        .expect("each says what it is and where it stands")
}

/// Keys in which presets depart from the plain protocols; with a value, that value or what it begins with.
const KEYS: [(&str, &str); 39] = [
    ("issuer_values", ""),
    ("discovery", ""),
    ("scope_separator", ""),
    ("pkce", "none"),
    ("nonce", "false"),
    ("response_mode", "form_post"),
    ("rename", ""),
    ("authorize.params", ""),
    ("authorize.omit", ""),
    ("authorize.fragment", ""),
    ("authorize.reprompt", ""),
    ("token.params", ""),
    ("token.omit", ""),
    ("token.rename", ""),
    ("token.headers", ""),
    ("token.encoding", "json"),
    ("token.encoding", "query"),
    ("token.method", "get"),
    ("token.response", ""),
    ("client_auth.method", "none"),
    ("client_auth.method", "basic_raw"),
    ("client_auth.method", "signed_jwt"),
    ("client_auth.send_as", "client_secret"),
    ("userinfo.method", "post"),
    ("userinfo.query", ""),
    ("userinfo.headers", ""),
    ("userinfo.json", ""),
    ("userinfo.form", ""),
    ("userinfo.token_in", "header:"),
    ("userinfo.token_in", "query:"),
    ("userinfo.token_in", "body:"),
    ("userinfo.token_in", "scheme:"),
    ("userinfo.pages", ""),
    ("userinfo.when", ""),
    ("callback.json", ""),
    ("callback.denied", ""),
    ("in_app_browsers", "refused"),
    ("wording", "sign_in"),
    ("wording", "log_in"),
];

/// The table of [`KEYS`].
///
/// # Panics
///
/// When no preset needs one of them: then it has no place in the dialect.
pub(super) fn text(catalogue: &Catalogue, ids: &[&str]) -> String {
    let presets: Vec<(&str, Table)> = ids
        .iter()
        .map(|id| {
            let preset = catalogue.get(id).expect("it is listed");
            (*id, preset.text.parse().expect("a preset is TOML"))
        })
        .collect();
    let mut text = String::from(
        "\n# Departures\n\n\
         What providers do otherwise than RFC 6749 and OpenID Connect have it, the key that says so, and who needs it. All of it can be written in a\n\
         section of your own.\n\n| Key | What it says | Who needs it |\n|---|---|---|\n",
    );
    let schema = config::schema();
    for (key, wanted) in KEYS {
        let path: Vec<&str> = key.split('.').collect();
        let needs_it = |preset: &Table| holds(&Toml::Table(preset.clone()), &path, wanted);
        let who = presets.iter().filter(|(_, preset)| needs_it(preset));
        let who: Vec<String> = who.map(|(id, _)| format!("[`{id}`](#{id})")).collect();
        assert!(!who.is_empty(), "no preset needs {key} {wanted}");
        let value = match wanted {
            "" => String::new(),
            "false" => " = false".to_owned(),
            wanted => format!(
                " = \"{wanted}{}\"",
                if wanted.ends_with(':') { "…" } else { "" }
            ),
        };
        let what = description(&schema, &path, wanted);
        let _ = writeln!(text, "| `{key}{value}` | {what} | {} |", who.join(", "));
    }
    text.push_str(
        "\n## By what a provider does\n\n\
         Every class of departures that was met, with the keys that express it. Those that are refused are [below](#departures-that-are-refused).\n\n\
         | What some providers do | What to write |\n|---|---|\n",
    );
    for class in classes() {
        let keys: Vec<String> = class.keys.iter().map(|key| format!("`{key}`")).collect();
        let answer = match class.always {
            Some(always) => format!("Nothing. {always}"),
            None if keys.is_empty() => continue,
            None => keys.join(", "),
        };
        let _ = writeln!(text, "| {} | {answer} |", class.what);
    }
    text
}

/// The classes that nothing expresses, each with the reason.
pub(super) fn refused() -> String {
    let mut text = String::from("\n## Departures that are refused\n\n");
    for class in classes() {
        if let Some(reason) = class.refused {
            let what = class.what.trim_end_matches('.');
            let _ = writeln!(text, "- **{what}**: {reason}");
        }
    }
    text
}

/// Whether a section of a provider may have this key.
fn is_known(schema: &Value, path: &[&str]) -> bool {
    let mut owner = "ProviderDefinition".to_owned();
    path.iter().all(|key| {
        let member = &schema["definitions"][&owner]["properties"][key];
        owner = reference(member).unwrap_or_default();
        member.is_object()
    })
}

#[test]
fn every_class_of_departures_is_expressed_done_for_everybody_or_refused() {
    let schema = config::schema();
    let mut faults = Vec::new();
    let mut met = BTreeSet::new();
    for class in classes() {
        let answers = [
            !class.keys.is_empty(),
            class.always.is_some_and(|text| text.ends_with('.')),
            class.refused.is_some_and(|text| text.ends_with('.')),
        ];
        if answers.iter().filter(|answer| **answer).count() != 1 {
            faults.push(format!("{}: has not one answer", class.what));
        }
        for key in &class.keys {
            let path: Vec<&str> = key.split('.').collect();
            if !is_known(&schema, &path) {
                faults.push(format!("{}: there is no key {key}", class.what));
            }
        }
        if !met.insert(class.what.clone()) {
            faults.push(format!("{}: is there twice", class.what));
        }
    }

    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(met.len() > 100, "{}", met.len());
}

#[test]
fn every_key_in_which_presets_depart_has_its_class() {
    let classes = classes();
    let said: BTreeSet<&str> = classes
        .iter()
        .flat_map(|class| class.keys.iter().map(String::as_str))
        .collect();

    let silent: Vec<&str> = KEYS
        .iter()
        .map(|(key, _)| *key)
        .filter(|key| !said.contains(key))
        .collect();

    assert!(silent.is_empty(), "in no class: {silent:?}");
}

fn holds(value: &Toml, path: &[&str], wanted: &str) -> bool {
    match (value, path) {
        (Toml::Array(items), [_, ..]) => items.iter().any(|item| holds(item, path, wanted)),
        (Toml::Table(members), [first, rest @ ..]) => members
            .get(*first)
            .is_some_and(|member| holds(member, rest, wanted)),
        (_, [_, ..]) => false,
        (Toml::String(text), []) if wanted.ends_with(':') => text.starts_with(wanted),
        (Toml::String(text), []) => wanted.is_empty() || text == wanted,
        (other, []) => wanted.is_empty() || other.to_string() == wanted,
    }
}

/// What the schema says of a key of a provider's section, or of one of its values.
fn description(schema: &Value, path: &[&str], wanted: &str) -> String {
    let mut owner = "ProviderDefinition".to_owned();
    let mut said = Value::Null;
    for key in path {
        let member = &schema["definitions"][&owner]["properties"][key];
        said = member["description"].clone();
        owner = reference(member).unwrap_or_default();
    }
    let values = schema["definitions"][&owner]["oneOf"].as_array();
    let value = values
        .into_iter()
        .flatten()
        .find(|value| value["const"] == wanted);
    let said = said.as_str().expect("every key is described");
    let value = value.and_then(|value| value["description"].as_str());
    let said = value.map_or(said.to_owned(), |value| format!("{said} Here: {value}"));
    said.replace('|', "\\|").replace('\n', " ")
}

/// The name of the type a member has, or its items have.
fn reference(member: &Value) -> Option<String> {
    let places = ["/$ref", "/allOf/0/$ref", "/anyOf/0/$ref", "/items/$ref"];
    let mut found = places
        .iter()
        .filter_map(|place| member.pointer(place)?.as_str());
    found.next()?.rsplit('/').next().map(str::to_owned)
}

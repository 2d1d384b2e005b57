//! Departures: what the dialect can express, in the words of the schema, and which presets need it.

use std::fmt::Write as _;

use serde_json::Value;
use toml::{Table, Value as Toml};
use vestibule::config;
use vestibule::provider::Catalogue;

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
    text
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

//! Environment: the variables of the process, or those a test hands in; and the layer of configuration they make.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use figment::value::{Dict, Tag, Value};
use url::Url;

use super::document::parse_value;
use super::shape::Shape;

/// What every variable of configuration begins with.
const PREFIX: &str = "VESTIBULE__";

/// Environment variables by name. `Debug` shows names alone: values may be secrets.
#[derive(Clone, Default)]
pub struct Environment {
    values: BTreeMap<String, String>,
    unreadable: BTreeSet<String>,
}

impl Environment {
    /// Those of this process: the only place where they are read. Values that are not UTF-8 count as unset.
    #[must_use]
    pub fn of_process() -> Self {
        let mut environment = Self::default();
        for (name, value) in std::env::vars_os() {
            let Ok(name) = name.into_string() else {
                continue;
            };
            match value.into_string() {
                Ok(value) => drop(environment.values.insert(name, value)),
                Err(_) => drop(environment.unreadable.insert(name)),
            }
        }
        environment
    }

    /// The value of a variable, if it is set and is text.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The hosts of the proxies that the usual variables name, in any case; a value may lack its scheme.
    pub(super) fn proxy_hosts(&self) -> Vec<String> {
        let usual = ["https_proxy", "http_proxy", "all_proxy"];
        let proxies = self
            .values
            .iter()
            .filter(|(name, _)| usual.contains(&name.to_lowercase().as_str()));
        let host = |text: &str| Url::parse(text).ok()?.host_str().map(str::to_owned);
        proxies
            .filter_map(|(_, text)| host(text).or_else(|| host(&format!("http://{text}"))))
            .collect()
    }

    /// Variables of configuration whose values are not UTF-8.
    pub(super) fn unreadable(&self) -> impl Iterator<Item = &str> {
        self.unreadable
            .iter()
            .map(String::as_str)
            .filter(|name| name.starts_with(PREFIX))
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(variables: I) -> Self {
        Self {
            values: variables
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
            unreadable: BTreeSet::new(),
        }
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.values.keys()).finish()
    }
}

/// What the environment says about the configuration.
///
/// `VESTIBULE__PROVIDERS__ACME__CLIENT_ID` is `providers.acme.client_id`; names are lower-cased. How a value is read
/// follows from its key: text stays text, also `007` and `true`; a switch is `true` or `false`; a list is a TOML array
/// (`["a", "b"]`) or items separated by commas; a table is a TOML inline table (`{ authorize = "…" }`).
#[derive(Default)]
pub(super) struct EnvironmentLayer {
    /// The values, nested like gateway.toml.
    pub(super) values: Dict,
    /// The variable behind every path.
    variables: BTreeMap<Vec<String>, String>,
}

impl EnvironmentLayer {
    pub(super) fn read(environment: &Environment, shape: &Shape) -> Self {
        let mut layer = Self::default();
        for (name, text) in &environment.values {
            let Some(rest) = name.strip_prefix(PREFIX) else {
                continue;
            };
            let path: Vec<String> = rest.split("__").map(str::to_lowercase).collect();
            let value = typed(text, shape.at(&path));
            insert(&mut layer.values, &path, value);
            layer.variables.insert(path, name.clone());
        }
        layer
    }

    /// The variable that says `path`, whole or as a part of its value.
    pub(super) fn variable(&self, path: &[String]) -> Option<&str> {
        (0..=path.len())
            .rev()
            .find_map(|length| self.variables.get(&path[..length]))
            .map(String::as_str)
    }

    /// The first variable that says anything below `path`.
    pub(super) fn below(&self, path: &[String]) -> Option<&str> {
        self.variables
            .iter()
            .find(|(known, _)| known.starts_with(path))
            .map(|(_, name)| name.as_str())
    }
}

fn insert(table: &mut Dict, path: &[String], value: Value) {
    let [key, rest @ ..] = path else { return };
    if rest.is_empty() {
        table.insert(key.clone(), value);
        return;
    }
    let inner = table
        .entry(key.clone())
        .or_insert_with(|| Value::from(Dict::new()));
    // A text where a table belongs is reported by the check of the layer; nothing below it can be kept.
    if let Value::Dict(_, inner) = inner {
        insert(inner, rest, value);
    }
}

/// The text as its key wants it; what does not fit stays text, and the check of the layer says so.
fn typed(text: &str, shape: Option<&Shape>) -> Value {
    let as_text = || Value::String(Tag::Default, text.to_owned());
    match shape {
        Some(Shape::Switch) => match text.trim() {
            "true" => Value::Bool(Tag::Default, true),
            "false" => Value::Bool(Tag::Default, false),
            _ => as_text(),
        },
        Some(Shape::List(_)) => list(text),
        Some(Shape::Table(_) | Shape::Map(_)) => parse_value(text)
            .filter(|value| value.as_dict().is_some())
            .unwrap_or_else(as_text),
        Some(Shape::Either(shapes)) => shapes
            .iter()
            .filter(|shape| !matches!(shape, Shape::List(_)) || text.trim_start().starts_with('['))
            .map(|shape| typed(text, Some(shape)))
            .find(|value| value.as_str().is_none())
            .unwrap_or_else(as_text),
        _ => as_text(),
    }
}

fn list(text: &str) -> Value {
    if text.trim_start().starts_with('[') {
        let array = parse_value(text).filter(|value| value.as_array().is_some());
        return array.unwrap_or_else(|| Value::String(Tag::Default, text.to_owned()));
    }
    let items = text
        .split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty());
    Value::Array(Tag::Default, items.map(Value::from).collect())
}

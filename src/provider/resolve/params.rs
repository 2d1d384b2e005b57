//! What a preset asks of the operator, and what the operator gave.

use regex::Regex;
use serde_json::{Map, Value};

use super::complaints::Complaints;
use crate::problem::Complaint;
use crate::provider::definition::{
    NeedDefinition, PLACEHOLDER, ParamDefinition, ProviderDefinition,
};

/// Parameters by name, each a text or a list of texts.
#[derive(Debug, Default)]
pub(super) struct Params {
    values: Map<String, Value>,
    client_id: String,
}

impl Params {
    /// Checks what was given against what is needed.
    pub(super) fn resolve(definition: &ProviderDefinition, complaints: &mut Complaints) -> Self {
        let mut values = Map::new();
        for (name, need) in &definition.needs {
            let key = format!("params.{name}");
            let given = definition.params.get(name);
            if !check_instead(&key, name, need, definition, complaints) {
                continue;
            }
            let Some(value) = given.or(need.default.as_ref()) else {
                if need.optional != Some(true) {
                    complaints.push(missing(&key, name, need));
                }
                continue;
            };
            // The default is the preset's own word; a pattern takes longer to compile than the rest of a provider to read.
            if given.is_some() {
                check(&key, value, need, complaints);
            }
            values.insert(
                name.clone(),
                serde_json::to_value(value).unwrap_or_default(),
            );
        }
        for name in definition
            .params
            .keys()
            .filter(|name| !definition.needs.contains_key(*name))
        {
            let known: Vec<&str> = definition.needs.keys().map(String::as_str).collect();
            let hint = if known.is_empty() {
                "this preset takes no parameters".to_owned()
            } else {
                format!("this preset takes {}", known.join(", "))
            };
            complaints.push(
                Complaint::error(
                    &format!("params.{name}"),
                    "is not a parameter of this preset",
                )
                .hint(hint),
            );
        }
        let client_id = definition.client_id.clone().unwrap_or_default();
        Self { values, client_id }
    }

    /// The text with every `{param.NAME}` and `{client.id}` replaced; other holes stay. A parameter that was not given is a complaint.
    pub(super) fn fill(&self, key: &str, text: &str, complaints: &mut Complaints) -> String {
        let text = &text.replace("{client.id}", &self.client_id);
        let mut filled = String::new();
        let mut rest = text.as_str();
        while let Some(start) = rest.find("{param.") {
            filled.push_str(&rest[..start]);
            let after = &rest[start + "{param.".len()..];
            let Some(end) = after.find('}') else {
                complaints.error(key, "a `{` without its `}`");
                return text.to_owned();
            };
            match self.text(&after[..end]) {
                Some(value) => filled.push_str(value),
                None => complaints.error(
                    key,
                    format!("uses the parameter `{}`, which is not given", &after[..end]),
                ),
            }
            rest = &after[end + 1..];
        }
        filled.push_str(rest);
        filled
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.values.get(name).and_then(Value::as_str)
    }

    pub(super) fn list(&self, name: &str) -> Vec<String> {
        match self.values.get(name) {
            Some(Value::String(one)) if !one.is_empty() => vec![one.clone()],
            Some(Value::Array(many)) => many
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            _ => Vec::new(),
        }
    }

    pub(super) fn into_value(self) -> Value {
        Value::Object(self.values)
    }
}

/// Complains of two parameters that take each other's place; whether this one still has to be looked at.
fn check_instead(
    key: &str,
    name: &str,
    need: &NeedDefinition,
    definition: &ProviderDefinition,
    complaints: &mut Complaints,
) -> bool {
    let alternatives = need.instead.iter().flatten();
    let others = alternatives.filter(|other| definition.params.contains_key(*other));
    let is_given = definition.params.contains_key(name);
    let given = others.count() + usize::from(is_given);
    if given > 1 {
        let all: Vec<String> = std::iter::once(key.to_owned())
            .chain(alternatives_of(need))
            .collect();
        let message = format!("give one of {}, not {given}", all.join(", "));
        complaints.error(key, message);
    }
    is_given || given == 0
}

fn alternatives_of(need: &NeedDefinition) -> impl Iterator<Item = String> + '_ {
    let names = need.instead.iter().flatten();
    names.map(|name| format!("params.{name}"))
}

fn missing(key: &str, name: &str, need: &NeedDefinition) -> Complaint {
    let what = need
        .description
        .as_deref()
        .map_or(String::new(), |description| format!(": {description}"));
    let example = need.example.as_deref().unwrap_or(PLACEHOLDER);
    let written = format!("params.{name} = \"{example}\"");
    let ways: Vec<String> = std::iter::once(written)
        .chain(alternatives_of(need))
        .collect();
    let hint = format!("write {}", ways.join(" or "));
    Complaint::error(key, format!("is required{what}")).hint(hint)
}

fn check(key: &str, given: &ParamDefinition, need: &NeedDefinition, complaints: &mut Complaints) {
    let Some(pattern) = &need.pattern else { return };
    let Ok(pattern) = Regex::new(&format!("^(?:{pattern})$")) else {
        complaints.error(
            &key.replacen("params", "needs", 1),
            format!("`{pattern}` is not a regular expression"),
        );
        return;
    };
    let values = match given {
        ParamDefinition::One(value) => std::slice::from_ref(value),
        ParamDefinition::Many(values) => values.as_slice(),
    };
    for value in values.iter().filter(|value| !pattern.is_match(value)) {
        let example = need
            .example
            .as_deref()
            .map_or(String::new(), |example| format!(", such as `{example}`"));
        complaints.error(key, format!("`{value}` does not look like one{example}"));
    }
}

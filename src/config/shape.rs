//! Shape: what may stand where, read from the JSON Schema of the types.

use std::collections::BTreeMap;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::Value;

/// What a value may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A table with known keys.
    Table(BTreeMap<String, Shape>),
    /// A table with keys of the operator's choice.
    Map(Box<Shape>),
    /// A list.
    List(Box<Shape>),
    /// Text, with a value as it may look.
    Text(Option<String>),
    /// One of these words.
    Choice(Vec<String>),
    /// `true` or `false`.
    Switch,
    /// A whole number.
    Number,
    /// Whatever TOML can say, such as the members of a JSON body.
    Any,
    /// One of several shapes.
    Either(Vec<Shape>),
}

impl Shape {
    /// The shape of what `T` reads.
    pub(super) fn of<T: JsonSchema>() -> Self {
        let schema = SchemaGenerator::default().into_root_schema_for::<T>();
        read(schema.as_value(), &schema.as_value()["$defs"])
    }

    /// The shape at a path below this one, if there may be anything.
    pub(super) fn at(&self, path: &[String]) -> Option<&Self> {
        let [key, rest @ ..] = path else {
            return Some(self);
        };
        match self {
            Self::Table(known) => known.get(key)?.at(rest),
            Self::Map(inner) => inner.at(rest),
            _ => None,
        }
    }

    /// What it is called in a complaint.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Table(_) | Self::Map(_) => "a table".to_owned(),
            Self::List(item) => match **item {
                Self::Table(_) | Self::Map(_) => "a list of tables".to_owned(),
                _ => "a list of texts".to_owned(),
            },
            Self::Text(_) => "text".to_owned(),
            Self::Switch => "true or false".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Any => "anything".to_owned(),
            Self::Choice(words) => {
                let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
                match quoted.split_last() {
                    Some((last, rest)) if !rest.is_empty() => {
                        format!("{} or {last}", rest.join(", "))
                    }
                    _ => quoted.join(""),
                }
            }
            Self::Either(shapes) => {
                let names: Vec<String> = shapes.iter().map(Self::describe).collect();
                names.join(", or ")
            }
        }
    }
}

fn read(schema: &Value, definitions: &Value) -> Shape {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.trim_start_matches("#/$defs/");
        return read(&definitions[name], definitions);
    }
    let alternatives = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    if let Some(alternatives) = alternatives {
        return either(alternatives, definitions);
    }
    match type_name(schema) {
        Some("object") => object(schema, definitions),
        Some("array") => Shape::List(Box::new(read(&schema["items"], definitions))),
        Some("boolean") => Shape::Switch,
        Some("integer") => Shape::Number,
        None if *schema == Value::Bool(true) => Shape::Any,
        _ => match schema["enum"].as_array() {
            Some(words) => Shape::Choice(words.iter().filter_map(word).collect()),
            None => Shape::Text(schema["examples"][0].as_str().map(str::to_owned)),
        },
    }
}

/// Optional members list `null` as a further type or alternative. TOML has none.
fn type_name(schema: &Value) -> Option<&str> {
    match &schema["type"] {
        Value::Array(names) => names
            .iter()
            .filter_map(Value::as_str)
            .find(|n| *n != "null"),
        name => name.as_str(),
    }
}

fn either(alternatives: &[Value], definitions: &Value) -> Shape {
    let words: Vec<String> = alternatives
        .iter()
        .filter_map(|a| word(&a["const"]))
        .collect();
    if words.len() == alternatives.len() {
        return Shape::Choice(words);
    }
    let mut shapes: Vec<Shape> = alternatives
        .iter()
        .filter(|alternative| alternative["type"] != "null")
        .map(|alternative| read(alternative, definitions))
        .collect();
    match shapes.pop() {
        Some(only) if shapes.is_empty() => only,
        last => {
            shapes.extend(last);
            Shape::Either(shapes)
        }
    }
}

fn object(schema: &Value, definitions: &Value) -> Shape {
    match schema["properties"].as_object() {
        Some(properties) => Shape::Table(
            properties
                .iter()
                .map(|(key, inner)| (key.clone(), read(inner, definitions)))
                .collect(),
        ),
        None => Shape::Map(Box::new(read(&schema["additionalProperties"], definitions))),
    }
}

fn word(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::Shape;
    use crate::config::written::Written;

    fn at(path: &str) -> Shape {
        let path: Vec<String> = path.split('.').map(str::to_owned).collect();
        Shape::of::<Written>().at(&path).cloned().unwrap()
    }

    #[test]
    fn shapes_follow_the_types() {
        assert_eq!(at("demo"), Shape::Switch);
        assert_eq!(at("outbound.timeout"), Shape::Text(Some("10s".to_owned())));
        assert_eq!(
            at("session.store"),
            Shape::Choice(["embedded", "redis", "memory"].map(str::to_owned).to_vec())
        );
        assert_eq!(
            at("providers.any.scopes"),
            Shape::List(Box::new(Shape::Text(None)))
        );
        assert_eq!(
            at("providers.any.discovery"),
            Shape::Either(vec![Shape::Switch, Shape::Text(None)])
        );
        assert_eq!(
            at("providers.any.rename"),
            Shape::Map(Box::new(Shape::Text(None)))
        );
        assert_eq!(at("providers.any.userinfo").describe(), "a list of tables");
        let Shape::List(call) = at("providers.any.userinfo") else {
            panic!("there are several documents");
        };
        assert_eq!(call.at(&["pages".to_owned()]), Some(&Shape::Number));
        assert_eq!(
            call.at(&["json".to_owned()]),
            Some(&Shape::Map(Box::new(Shape::Any)))
        );
    }

    #[test]
    fn no_key_exists_where_none_may() {
        let path = ["demo".to_owned(), "x".to_owned()];

        assert_eq!(Shape::of::<Written>().at(&path), None);
    }
}

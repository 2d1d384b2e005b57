//! docs/configuration.md names every key of the schema, and no others.
//!
//! A table whose first column is `Key` tells of keys. The heading above it may hold the section in brackets: `[server]`, `[providers.ID]`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{page, pages, regex, the_page};

/// What stands for the name somebody chooses, by the key before it.
const NAMES: [(&str, &str); 3] = [
    ("providers", "ID"),
    ("needs", "NAME"),
    ("applications", "NAME"),
];

/// The keys below a node of the schema.
fn keys(schema: &Value, node: &Value, path: &str, found: &mut BTreeSet<String>) {
    let referred = [&node["allOf"], &node["anyOf"]]
        .into_iter()
        .filter_map(Value::as_array)
        .flatten()
        .chain([node, &node["items"], &node["additionalProperties"]])
        .filter_map(|node| node["$ref"].as_str())
        .filter_map(|reference| schema.pointer(reference.strip_prefix('#')?))
        .find(|definition| definition["properties"].is_object());
    let members = referred.unwrap_or(node);
    let Some(properties) = members["properties"].as_object() else {
        found.insert(path.to_owned());
        return;
    };
    let last = path.rsplit('.').next().unwrap_or_default();
    let name = NAMES
        .iter()
        .find(|(key, _)| *key == last && node["additionalProperties"].is_object());
    let path = name.map_or(path.to_owned(), |(_, name)| format!("{path}.{name}"));
    for (key, inner) in properties {
        let inner_path = if path.is_empty() {
            key.clone()
        } else {
            format!("{path}.{key}")
        };
        keys(schema, inner, &inner_path, found);
    }
}

fn keys_of_the_schema() -> BTreeSet<String> {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/gateway.schema.json"))
        .expect("it is JSON");
    let mut found = BTreeSet::new();
    keys(&schema, &schema, "", &mut found);
    assert!(found.len() > 100, "{found:?}");
    found
}

#[test]
fn every_key_is_documented_and_no_documented_key_is_unknown() {
    let section = regex(r"\[([A-Za-z_.]+)\]");
    let mut documented = BTreeSet::new();
    for table in the_page("docs/configuration.md").tables() {
        if table.columns[0] != "Key" {
            continue;
        }
        let section = section.captures(&table.heading);
        let section = section.map_or(String::new(), |found| format!("{}.", &found[1]));
        for row in &table.rows {
            let key = page::code_spans(&row[0]).into_iter().next();
            let key = key.unwrap_or_else(|| panic!("{row:?} names no key"));
            assert!(
                documented.insert(format!("{section}{key}")),
                "{section}{key} is there twice"
            );
        }
    }

    assert_eq!(documented, keys_of_the_schema());
}

#[test]
fn every_variable_that_is_told_is_a_key() {
    let known = keys_of_the_schema();
    let variable = regex(r"VESTIBULE__([A-Z0-9_]+)");
    let mut told = 0;
    for page in pages() {
        for found in page.code_spans().iter().flat_map(|span| {
            let found = variable.captures_iter(span);
            found
                .map(|found| found[1].to_lowercase())
                .collect::<Vec<_>>()
        }) {
            let mut path: Vec<&str> = found.split("__").collect();
            if path[0] == "providers" && path.len() > 1 {
                path[1] = "ID";
            }
            let path = path.join(".");
            let inner = format!("{path}.");
            assert!(
                known.contains(&path) || known.iter().any(|key| key.starts_with(&inner)),
                "{path} in {}",
                page.path.display()
            );
            told += 1;
        }
    }
    assert!(told >= 5);
}

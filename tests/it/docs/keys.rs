//! docs/configuration.md names every key of the schema, every file of a theme and every variable of its templates, and no others.
//!
//! A table whose first column is `Key` tells of keys. The heading above it may hold the section in brackets: `[server]`, `[providers.ID]`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{ROOT, page, pages, regex, the_page};

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

#[test]
fn every_file_of_a_theme_is_documented_and_no_other() {
    let folder = Path::new(ROOT).join("templates/default");
    let mut files = BTreeSet::from(["locales/en.ftl".to_owned()]);
    for entry in fs::read_dir(folder).expect("the theme is there") {
        let entry = entry.expect("the theme is there");
        if entry.path().is_file() && !entry.file_name().to_string_lossy().starts_with('.') {
            files.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }

    let page = the_page("docs/configuration.md");
    let tables = page.tables().filter(|table| table.columns[0] == "File");
    let documented: BTreeSet<String> = tables
        .flat_map(|table| table.rows)
        .flat_map(|row| page::code_spans(&row[0]))
        .collect();

    assert_eq!(documented, files);
}

#[test]
fn every_variable_of_a_template_is_documented() {
    let source = include_str!("../../../src/web/pages/context.rs");
    let field = regex(r"(?m)^    (?:pub )?([a-z_]+): ");
    // The addresses that the buttons of an error are made from.
    let inner = ["links", "retry", "sign_in", "another_account", "home"];
    let told: BTreeSet<String> = the_page("docs/configuration.md")
        .code_spans()
        .into_iter()
        .collect();

    let fields = field.captures_iter(source).map(|found| found[1].to_owned());
    let missing: Vec<String> = fields
        .filter(|field| !inner.contains(&field.as_str()) && !told.contains(field))
        .collect();

    assert!(missing.is_empty(), "{missing:?}");
}

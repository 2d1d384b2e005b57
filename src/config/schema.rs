//! Schema: gateway.toml for editors, from the types that read it.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::written::Written;

/// The JSON Schema of gateway.toml. Every key has a description.
#[must_use]
pub fn schema() -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<Written>().to_value();
    without_null(&mut schema);
    schema
}

/// TOML has no null: that a key may be absent is all that optional members mean.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.get("default").is_some_and(Value::is_null) {
                members.remove("default");
            }
            if let Some(Value::Array(names)) = members.get_mut("type") {
                names.retain(|name| name != "null");
                if let [only] = names.as_slice() {
                    let only = only.clone();
                    members.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(alternatives)) = members.get_mut("anyOf") {
                alternatives.retain(|alternative| alternative["type"] != "null");
            }
            members.values_mut().for_each(without_null);
        }
        Value::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::schema;

    #[test]
    fn every_key_has_a_description() {
        let mut bare = Vec::new();

        collect_bare(&schema(), "", &mut bare);

        assert_eq!(bare, Vec::<String>::new());
    }

    fn collect_bare(schema: &Value, path: &str, bare: &mut Vec<String>) {
        let Value::Object(members) = schema else {
            return;
        };
        for (name, property) in members
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            if property["description"].as_str().is_none_or(str::is_empty) {
                bare.push(format!("{path}/{name}"));
            }
        }
        for (name, inner) in members {
            collect_bare(inner, &format!("{path}/{name}"), bare);
        }
    }

    #[test]
    fn the_schema_knows_no_null() {
        assert!(!schema().to_string().contains("null"));
    }
}

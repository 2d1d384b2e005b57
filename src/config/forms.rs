//! Forms: a secret is given as `x`, `x_file` or `x_env`, once in a layer; a higher layer's form replaces a lower one's.

use figment::value::{Dict, Value};

use super::paths::table_at;
use crate::problem::Complaint;

/// The secrets of a provider.
const OF_PROVIDERS: [&str; 2] = ["client_secret", "private_key"];

/// Secrets given twice in one layer. All but the first form are taken out.
pub(super) fn conflicts(values: &mut Dict) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (path, key) in secret_keys(values) {
        let Some(table) = table_at(values, &path) else {
            continue;
        };
        let forms = forms_in(table, key);
        let [first, others @ ..] = forms.as_slice() else {
            continue;
        };
        for other in others {
            table.remove(other);
            let complaint = Complaint::error(other, format!("`{first}` is given as well"))
                .hint("keep one of the two")
                .below(path.iter().map(String::as_str));
            complaints.push(complaint);
        }
    }
    complaints
}

/// Takes out of `lower` the secrets that `upper` gives in whichever form.
pub(super) fn displace(upper: &Dict, lower: &mut Dict) {
    for (path, key) in secret_keys(upper) {
        let Some(lower) = table_at(lower, &path) else {
            continue;
        };
        let above = path
            .iter()
            .try_fold(upper, |table, key| table.get(key)?.as_dict());
        if above.is_some_and(|above| !forms_in(above, key).is_empty()) {
            remove(lower, key);
        }
    }
}

/// Takes out of a preset's values the secrets that a section of `upper` gives.
pub(super) fn displace_in_section(upper: &Dict, section: &str, preset: &mut Dict) {
    let providers = upper.get("providers").and_then(Value::as_dict);
    let Some(section) = providers.and_then(|all| all.get(section)?.as_dict()) else {
        return;
    };
    for key in OF_PROVIDERS {
        if !forms_in(section, key).is_empty() {
            remove(preset, key);
        }
    }
}

fn remove(table: &mut Dict, key: &str) {
    for form in forms_in(table, key) {
        table.remove(&form);
    }
}

/// The forms of the secret `key` that a table holds: value, file, variable.
fn forms_in(table: &Dict, key: &str) -> Vec<String> {
    ["", "_file", "_env"]
        .iter()
        .map(|form| format!("{key}{form}"))
        .filter(|form| table.contains_key(form))
        .collect()
}

/// The tables that hold secrets, each with the key of the secret.
fn secret_keys(values: &Dict) -> Vec<(Vec<String>, &'static str)> {
    let session = || vec!["session".to_owned()];
    let mut keys = vec![(session(), "secrets"), (session(), "redis_url")];
    let providers = values.get("providers").and_then(Value::as_dict);
    for id in providers.into_iter().flat_map(Dict::keys) {
        for key in OF_PROVIDERS {
            keys.push((vec!["providers".to_owned(), id.clone()], key));
        }
    }
    let applications = values.get("applications").and_then(Value::as_dict);
    for name in applications.into_iter().flat_map(Dict::keys) {
        keys.push((vec!["applications".to_owned(), name.clone()], "key"));
    }
    keys
}

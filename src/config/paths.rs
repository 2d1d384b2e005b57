//! Paths: relative ones start from the folder of the file that names them.

use std::path::Path;

use figment::value::{Dict, Value};

/// The table at a path of keys.
pub(super) fn table_at<'a>(values: &'a mut Dict, path: &[String]) -> Option<&'a mut Dict> {
    path.iter()
        .try_fold(values, |table, key| match table.get_mut(key)? {
            Value::Dict(_, inner) => Some(inner),
            _ => None,
        })
}

/// Makes every relative path of a gateway.toml in `folder` start there.
pub(super) fn start_from(folder: &Path, values: &mut Dict) {
    let keys = [
        ("", "presets"),
        ("outbound", "ca_file"),
        ("session", "path"),
        ("session", "redis_ca_file"),
        ("session", "redis_url_file"),
        ("session", "secrets_file"),
        ("theme", "css"),
        ("theme", "dir"),
        ("theme", "favicon"),
        ("theme", "logo"),
        ("theme", "logo_dark"),
    ];
    for (table, key) in keys {
        let table: Vec<String> = table.split_terminator('.').map(str::to_owned).collect();
        if let Some(table) = table_at(values, &table) {
            start_path_from(folder, table, key);
        }
    }
    if let Some(server) = table_at(values, &["server".to_owned()])
        && let Some(Value::String(_, listen)) = server.get_mut("listen")
        && let Some(path) = listen.strip_prefix("unix:").filter(|path| !path.is_empty())
    {
        *listen = format!("unix:{}", folder.join(path).display());
    }
    if let Some(Value::Dict(_, applications)) = values.get_mut("applications") {
        for section in applications.values_mut() {
            if let Value::Dict(_, section) = section {
                start_path_from(folder, section, "key_file");
            }
        }
    }
    if let Some(Value::Dict(_, providers)) = values.get_mut("providers") {
        for section in providers.values_mut() {
            if let Value::Dict(_, section) = section {
                start_section_from(folder, section);
            }
        }
    }
}

/// The same for one provider.
pub(super) fn start_section_from(folder: &Path, section: &mut Dict) {
    for key in ["client_secret_file", "private_key_file", "ca_file", "logo"] {
        start_path_from(folder, section, key);
    }
}

fn start_path_from(folder: &Path, table: &mut Dict, key: &str) {
    if let Some(Value::String(_, path)) = table.get_mut(key)
        && !path.is_empty()
    {
        *path = folder.join(&*path).display().to_string();
    }
}

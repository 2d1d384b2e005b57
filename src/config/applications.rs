//! Applications: who may ask for which provider's tokens.

use std::collections::BTreeMap;

use super::environment::Environment;
use super::resolved::Application;
use super::secrets;
use super::suggest::nearest;
use super::written::WrittenApplication;
use crate::problem::Complaint;
use crate::provider::ProviderId;
use crate::provider::definition::ProviderDefinition;
use crate::secret::Secret;

/// The fewest bytes of a key.
const SHORTEST: usize = 32;

/// Settles all applications; one without a key is left out, for there is nothing to tell it by.
pub(super) fn settle(
    written: &BTreeMap<String, WrittenApplication>,
    providers: &BTreeMap<String, ProviderDefinition>,
    environment: &Environment,
    complaints: &mut Vec<Complaint>,
) -> Vec<Application> {
    let mut applications: Vec<Application> = Vec::new();
    for (name, section) in written {
        let mut found = Vec::new();
        if ProviderId::parse(name).is_err() {
            let complaint = Complaint::error("", "this is not a name of an application");
            found.push(complaint.hint("names are made of a-z, 0-9 and single underscores"));
        }
        let key = key(section, environment, &mut found);
        let providers = allowed(section, providers, &mut found);
        let same = |other: &&Application| {
            key.as_ref()
                .is_some_and(|key| key.expose() == other.key.expose())
        };
        if let Some(other) = applications.iter().find(same) {
            let message = format!("is the key of `{}` as well", other.name);
            found.push(
                Complaint::error("key", message)
                    .hint("give each its own, so that one can be replaced alone"),
            );
        }
        let names = ["applications", name.as_str()];
        complaints.extend(found.into_iter().map(|complaint| complaint.below(names)));
        if let Some(key) = key {
            applications.push(Application {
                name: name.clone(),
                key,
                providers,
            });
        }
    }
    applications
}

fn key(
    section: &WrittenApplication,
    environment: &Environment,
    complaints: &mut Vec<Complaint>,
) -> Option<Secret> {
    let written = secrets::Written {
        key: "key",
        value: section.key.as_deref(),
        file: section.key_file.as_deref(),
        variable: section.key_env.as_deref(),
    };
    let hint = "`vestibule secret` prints a good one";
    let form = written.used_key();
    match secrets::read(written, environment, complaints) {
        Ok(Some(key)) => {
            let text = key.expose();
            if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
                let message = "holds something else than printable ASCII characters";
                complaints.push(Complaint::error(&form, message).hint(hint));
            } else if text.len() < SHORTEST {
                let message = format!("has fewer than {SHORTEST} bytes");
                complaints.push(Complaint::error(&form, message).hint(hint));
            }
            Some(key)
        }
        Ok(None) => {
            complaints.push(
                Complaint::error("key", "is required")
                    .hint("give key_file, key_env or key; `vestibule secret` prints a good one"),
            );
            None
        }
        Err(complaint) => {
            complaints.push(complaint);
            None
        }
    }
}

fn allowed(
    section: &WrittenApplication,
    providers: &BTreeMap<String, ProviderDefinition>,
    complaints: &mut Vec<Complaint>,
) -> Vec<ProviderId> {
    let written = section.providers.as_deref().unwrap_or_default();
    if written.is_empty() {
        complaints.push(
            Complaint::error(
                "providers",
                "names no provider, so this application may ask for nothing",
            )
            .hint("write providers = [\"…\"]"),
        );
    }
    let mut allowed = Vec::new();
    for (index, id) in written.iter().enumerate() {
        let key = format!("providers.{index}");
        match providers.get(id) {
            Some(provider) if provider.tokens == Some(true) => {
                allowed.extend(ProviderId::parse(id));
            }
            Some(_) => complaints.push(
                Complaint::error(&key, format!("no tokens of `{id}` are kept"))
                    .hint(format!("write tokens = true in [providers.{id}]")),
            ),
            None => {
                let complaint = Complaint::error(&key, format!("there is no provider `{id}`"));
                let names = providers.keys().map(String::as_str);
                complaints.push(match nearest(id, names) {
                    Some(near) => complaint.hint(format!("did you mean `{near}`?")),
                    None => complaint.hint("name a section of [providers]"),
                });
            }
        }
    }
    allowed
}

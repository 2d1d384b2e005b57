//! Whether the expressions of a preset can be evaluated on what was recorded: in production one that fails only leaves a member out.

use serde_json::{Map, Value};
use vestibule::claims::{Claims, Evidence, Groups, Mapping};

use super::recorded::Case;

/// Members of a token response that no expression sees.
const SECRETS: [&str; 3] = ["access_token", "id_token", "refresh_token"];

/// The expressions that fail on a case.
pub(super) fn failures(case: &Case) -> Vec<String> {
    let profile = case.merged.get("profile").and_then(toml::Value::as_table);
    let expression = |member: &str| profile?.get(member)?.as_str();
    let compiled = Mapping::compile(expression).map_err(|faults| {
        let faults = faults.into_iter();
        faults.map(|fault| (fault.member, fault.message)).collect()
    });
    let failed = compiled.and_then(|mapping| {
        let claims = Claims::gather(&evidence(case)).map_err(|error| single("claims", &error))?;
        let groups = match case.definition().groups {
            Some(true) => Groups::Read,
            _ => Groups::NotAsked,
        };
        let applied = mapping.apply(&claims, groups);
        Ok(applied.map_err(|error| single("sub", &error))?.failed)
    });
    let failed = failed.unwrap_or_else(|faults: Vec<_>| faults);
    let say = |(member, reason)| format!("{}: profile.{member}: {reason}", case.id);
    failed.into_iter().map(say).collect()
}

fn single(member: &'static str, error: &dyn std::error::Error) -> Vec<(&'static str, String)> {
    vec![(member, error.to_string())]
}

pub(super) fn evidence(case: &Case) -> Evidence {
    let members = |value: &Value| value.as_object().cloned().unwrap_or_default();
    let mut token: Map<String, Value> = members(&case.token);
    token.retain(|name, _| !SECRETS.contains(&name.as_str()));
    let mut evidence = Evidence {
        id_token: case.id_token.clone(),
        token,
        callback: case.callback.clone(),
        ..Evidence::default()
    };
    for call in case.definition().userinfo.iter().flatten() {
        match (case.document(call), &call.url) {
            (None, _) => {}
            (Some(document), None) => evidence.userinfo = Some(members(document)),
            (Some(document), Some(_)) => {
                evidence
                    .documents
                    .push((call.name.clone(), document.clone()));
            }
        }
    }
    evidence
}

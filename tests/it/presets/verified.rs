//! An address is verified by the provider's word alone: whatever else an answer holds, the address itself proves nothing.

use serde_json::{Value, json};
use vestibule::claims::{Claims, Evidence, Groups, Mapping};

use super::mapping::evidence;
use super::none;
use super::recorded::{Case, Preset};

/// What the names of members hold that speak of a verified address, in lower case.
const WORDS: [&str; 6] = ["verif", "confirm", "valid", "state", "status", "roles"];

fn cases() -> impl Iterator<Item = Case> {
    let cases = Preset::all().into_iter().flat_map(|preset| preset.cases());
    cases.filter(|case| case.is_full)
}

/// What a preset says of an address, given this evidence, if there is an address and a person at all.
fn verified(case: &Case, mut evidence: Evidence) -> Option<bool> {
    let somebody = json!({"id": "somebody", "address": "ada@example.com"});
    evidence.documents.push(("somebody".to_owned(), somebody));
    let profile = case.merged.get("profile").and_then(toml::Value::as_table);
    let expression = |member: &str| match member {
        "sub" => Some("somebody.id"),
        "email" => Some("somebody.address"),
        "email_verified" => profile?.get(member)?.as_str(),
        _ => None,
    };
    let mapping = Mapping::compile(expression);
    let mapping = mapping.unwrap_or_else(|faults| panic!("{}: {faults:?}", case.id));
    let claims = Claims::gather(&evidence).expect("the userinfo document is about the same person");
    let applied = mapping.apply(&claims, Groups::NotAsked);
    applied.expect("there is a `sub`").profile.email_verified
}

/// The evidence with every member and item changed, the deepest first.
fn changed(mut evidence: Evidence, change: fn(&mut Value)) -> Evidence {
    let mut members = vec![&mut evidence.token];
    members.extend(&mut evidence.id_token);
    members.extend(&mut evidence.userinfo);
    for members in members {
        let mut document = Value::Object(std::mem::take(members));
        change(&mut document);
        if let Value::Object(changed) = document {
            *members = changed;
        }
    }
    for (_, document) in &mut evidence.documents {
        change(document);
    }
    evidence
}

fn claimed_after(change: fn(&mut Value)) -> Vec<String> {
    let is_claimed = |case: &Case| {
        // Both documents must go on speaking of the same person.
        let mut evidence = changed(evidence(case), change);
        for claims in [&mut evidence.id_token, &mut evidence.userinfo]
            .into_iter()
            .flatten()
        {
            claims.insert("sub".to_owned(), "somebody".into());
        }
        verified(case, evidence) == Some(true)
    };
    cases().filter(is_claimed).map(|case| case.id).collect()
}

fn speaks_of_it(name: &str) -> bool {
    let name = name.to_lowercase();
    WORDS.iter().any(|word| name.contains(word))
}

fn without_words(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|name, _| !speaks_of_it(name));
            members.values_mut().for_each(without_words);
        }
        Value::Array(items) => items.iter_mut().for_each(without_words),
        _ => {}
    }
}

fn with_null_for_words(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if speaks_of_it(name) {
                    *member = Value::Null;
                } else {
                    with_null_for_words(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(with_null_for_words),
        _ => {}
    }
}

fn with_false_for_words(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if speaks_of_it(name) {
                    *member = Value::Bool(false);
                } else {
                    with_false_for_words(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(with_false_for_words),
        _ => {}
    }
}

fn addresses_alone(value: &mut Value) {
    match value {
        Value::Object(members) => members.values_mut().for_each(addresses_alone),
        Value::Array(items) => items.iter_mut().for_each(addresses_alone),
        Value::String(text) if text.contains('@') => {}
        other => *other = Value::Null,
    }
}

#[test]
fn no_preset_verifies_an_address_of_which_nothing_is_said() {
    none(&claimed_after(without_words));
}

#[test]
fn no_preset_verifies_an_address_of_which_null_is_said() {
    none(&claimed_after(with_null_for_words));
}

#[test]
fn no_preset_verifies_an_address_of_which_false_is_said() {
    none(&claimed_after(with_false_for_words));
}

#[test]
fn no_preset_verifies_an_address_that_stands_alone() {
    none(&claimed_after(addresses_alone));
}

#[test]
fn presets_whose_providers_vouch_for_addresses_say_so() {
    let vouched = cases().filter(|case| verified(case, evidence(case)) == Some(true));

    // Were none among them, the other tests here would have nothing to find.
    assert!(vouched.count() > 50);
}

//! An address is verified by the provider's word alone: whatever else an answer holds, the address itself proves nothing.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};
use vestibule::claims::{Claims, Evidence, Groups, Mapping};

use super::mapping::evidence;
use super::none;
use super::recorded::{Case, Preset};

/// What the names of members hold that speak of a verified address, in lower case.
const WORDS: [&str; 6] = ["verif", "confirm", "valid", "state", "status", "roles"];

/// The presets that verify no address, a line each.
const UNVERIFIED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/unverified.txt");

fn unverified() -> BTreeSet<String> {
    let text = fs::read_to_string(UNVERIFIED).expect("the list is there");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let ids = lines.filter(|line| !line.is_empty()).map(str::to_owned);
    ids.collect()
}

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

/// Every word for it is true, and every document holds the claim of OpenID Connect besides.
fn with_true_for_words(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members.iter_mut() {
                if speaks_of_it(name) {
                    *member = Value::Bool(true);
                } else {
                    with_true_for_words(member);
                }
            }
            members.insert("email_verified".to_owned(), Value::Bool(true));
        }
        Value::Array(items) => items.iter_mut().for_each(with_true_for_words),
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

#[test]
fn presets_whose_claim_must_not_be_believed_do_not_believe_it() {
    let unverified = unverified();
    let known: BTreeSet<String> = cases().map(|case| case.preset).collect();
    let unknown: Vec<&String> = unverified.difference(&known).collect();
    assert!(unknown.is_empty(), "no presets: {unknown:?}");

    let believers = claimed_after(with_true_for_words).into_iter();
    let believers: Vec<String> = believers
        .filter(|case| unverified.contains(case.trim_end_matches("_full")))
        .collect();

    none(&believers);
}

#[test]
fn presets_that_do_not_believe_the_claim_of_their_base_say_why() {
    let unverified = unverified();
    let differs = cases().filter(|case| {
        let profile = case.merged.get("profile").and_then(toml::Value::as_table);
        let expression = profile.and_then(|profile| profile.get("email_verified"));
        let is_openid = case.merged.get("protocol").and_then(toml::Value::as_str) == Some("oidc");
        is_openid && expression.and_then(toml::Value::as_str) != Some("claims.email_verified")
    });
    let is_silent = |case: &Case| {
        let quirks = case.merged.get("quirks").and_then(toml::Value::as_array);
        let quirks = quirks.into_iter().flatten().filter_map(toml::Value::as_str);
        !quirks.into_iter().any(|quirk| quirk.contains("verified"))
    };

    let silent = differs.filter(|case| unverified.contains(&case.preset) && is_silent(case));

    none(&silent.map(|case| case.id).collect::<Vec<_>>());
}

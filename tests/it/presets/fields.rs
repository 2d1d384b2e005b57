//! What every preset tells its operator: all of it is there, and the examples are good ones.

use std::collections::BTreeSet;

use regex::Regex;
use toml::{Table, Value as Toml};
use vestibule::provider::{Catalogue, ProviderId};

use super::none;
use super::recorded::Preset;

/// Days between which a preset was last held against its provider's documentation: the year before this was last looked at.
const CHECKED: [&str; 2] = ["2025-12-31", "2026-12-31"];

fn text<'a>(preset: &'a Preset, key: &str) -> &'a str {
    let value = preset.text.get(key).and_then(Toml::as_str);
    value.unwrap_or_default()
}

#[test]
fn every_preset_names_itself_and_where_to_go() {
    let mut faults = Vec::new();
    for preset in Preset::vendors() {
        if text(&preset, "display_name").trim().is_empty() {
            faults.push(format!("{}: display_name", preset.id));
        }
        for key in ["credentials_url", "documentation_url"] {
            if !text(&preset, key).starts_with("https://") {
                faults.push(format!("{}: {key}", preset.id));
            }
        }
    }

    none(&faults);
}

/// The providers that most people are asked to sign in with.
const MOST_USED: [&str; 20] = [
    "google",
    "microsoft",
    "github",
    "gitlab",
    "apple",
    "facebook",
    "discord",
    "linkedin",
    "x",
    "slack",
    "twitch",
    "spotify",
    "amazon",
    "okta",
    "auth0",
    "keycloak",
    "zitadel",
    "authentik",
    "cognito",
    "bitbucket",
];

#[test]
fn presets_that_are_used_most_say_where_to_click() {
    let mut faults = Vec::new();
    for preset in Preset::vendors() {
        let steps = text(&preset, "credentials_steps");
        if steps.is_empty() && MOST_USED.contains(&preset.id.as_str()) {
            faults.push(format!("{}: there are none", preset.id));
        }
        if !steps.is_empty() && (steps.contains('\n') || !steps.ends_with('.')) {
            faults.push(format!("{}: {steps:?} is not one line", preset.id));
        }
    }

    none(&faults);
}

#[test]
fn every_preset_was_checked_within_a_year() {
    let day = Regex::new(r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$");
    let day = day.expect("this is an expression");
    let [first, last] = CHECKED;
    let is_recent = |preset: &Preset| {
        let checked = text(preset, "checked");
        day.is_match(checked) && (first..=last).contains(&checked)
    };

    let stale = Preset::vendors().filter(|preset| !is_recent(preset));
    let stale: Vec<String> = stale.map(|preset| preset.id).collect();

    none(&stale);
}

#[test]
fn every_quirk_is_one_line() {
    let mut faults = Vec::new();
    for preset in Preset::vendors() {
        let quirks = preset.text.get("quirks").and_then(Toml::as_array);
        for quirk in quirks.into_iter().flatten() {
            let line = quirk.as_str().unwrap_or_default();
            if line.trim().is_empty() || line.contains('\n') {
                faults.push(format!("{}: {line:?}", preset.id));
            }
        }
    }

    none(&faults);
}

#[test]
fn what_a_preset_needs_is_described_with_an_example_that_fits() {
    let mut faults = Vec::new();
    for preset in Preset::vendors() {
        let needs = preset.text.get("needs").and_then(Toml::as_table);
        for (name, need) in needs.into_iter().flatten() {
            let need = need.as_table().expect("a need is a table");
            let fault = |what: &str| format!("{}: needs.{name} {what}", preset.id);
            let said = |key: &str| need.get(key).and_then(Toml::as_str);
            if said("description").is_none_or(|text| !text.ends_with('.')) {
                faults.push(fault("has no description that is a sentence"));
            }
            let values: Vec<&str> = ["example", "default"]
                .into_iter()
                .filter_map(said)
                .collect();
            let instead = need.get("instead").and_then(Toml::as_array);
            for other in instead.into_iter().flatten().filter_map(Toml::as_str) {
                let other = needs.and_then(|needs| needs.get(other));
                if other.and_then(|other| other.get("optional")).is_none() {
                    faults.push(fault("has an alternative that is no optional parameter"));
                }
            }
            let is_list = need.get("default").is_some_and(Toml::is_array);
            if values.is_empty() && !is_list && need.get("optional").is_none() {
                faults.push(fault("has neither an example nor a default"));
            }
            match said("pattern") {
                None if is_in_an_address(&preset.text, name) => {
                    faults.push(fault("is part of an address and has no pattern"));
                }
                None => {}
                Some(pattern) => {
                    let whole = Regex::new(&format!("^(?:{pattern})$"));
                    let whole = whole.unwrap_or_else(|error| panic!("{}: {error}", preset.id));
                    let odd = values.iter().filter(|value| !whole.is_match(value));
                    faults.extend(odd.map(|value| fault(&format!("does not allow {value:?}"))));
                }
            }
        }
    }

    none(&faults);
}

/// Whether a parameter fills a hole of an address that is called.
fn is_in_an_address(preset: &Table, name: &str) -> bool {
    let single = ["issuer", "discovery"]
        .into_iter()
        .map(|key| preset.get(key));
    let endpoints = preset.get("endpoints").and_then(Toml::as_table);
    let endpoints = endpoints
        .into_iter()
        .flatten()
        .map(|(_, value)| Some(value));
    let calls = preset.get("userinfo").and_then(Toml::as_array);
    let calls = calls.into_iter().flatten().map(|call| call.get("url"));
    let hole = format!("{{param.{name}}}");
    let mut addresses = single.chain(endpoints).chain(calls).flatten();
    addresses.any(|address| address.as_str().is_some_and(|text| text.contains(&hole)))
}

#[test]
fn what_is_needed_and_what_is_used_are_the_same() {
    let hole = Regex::new(r"\{param\.(\w+)\}").expect("this is an expression");
    let mut faults = Vec::new();
    for preset in Preset::vendors() {
        let needs = preset.text.get("needs").and_then(Toml::as_table);
        let needs: BTreeSet<&str> = needs
            .into_iter()
            .flatten()
            .map(|(name, _)| &**name)
            .collect();
        let mut rest = preset.text.clone();
        rest.remove("quirks");
        let rest = rest.to_string();
        let used = hole
            .captures_iter(&rest)
            .map(|found| found.extract::<1>().1[0]);
        let used: BTreeSet<&str> = used.collect();
        // A parameter may also be named where values are compared: `only_param = "tenants"`.
        let is_unused =
            |name: &&&str| !used.contains(**name) && !rest.contains(&format!("\"{name}\""));
        faults.extend(
            needs
                .iter()
                .filter(is_unused)
                .map(|name| format!("{}: {name} is not used", preset.id)),
        );
        faults.extend(
            used.difference(&needs)
                .map(|name| format!("{}: {name} is not asked for", preset.id)),
        );
    }

    none(&faults);
}

#[test]
fn ids_are_words_and_other_names_lead_to_one_preset_each() {
    let catalogue = Catalogue::builtin();
    let presets: BTreeSet<String> = Preset::vendors().map(|preset| preset.id).collect();
    let id = Regex::new("^[a-z0-9]+(_[a-z0-9]+)*$").expect("this is an expression");
    let mut faults = Vec::new();
    for preset in &presets {
        if !id.is_match(preset) || ProviderId::parse(preset).is_err() {
            faults.push(format!("{preset} is no id"));
        }
        for name in catalogue.other_names(preset) {
            if !id.is_match(&name) || ProviderId::parse(&name).is_err() {
                faults.push(format!("{name} is no id"));
            }
            if presets.contains(&name) {
                faults.push(format!("{name} is a preset itself"));
            }
            if catalogue.named(&name).as_ref() != Some(preset) {
                faults.push(format!("{name} does not lead to {preset}"));
            }
        }
    }
    let aliases = concat!(env!("CARGO_MANIFEST_DIR"), "/providers/aliases.toml");
    let aliases = std::fs::read_to_string(aliases).expect("it is there");
    let aliases: Table = aliases.parse().expect("it is TOML");
    for (name, preset) in &aliases {
        if !preset
            .as_str()
            .is_some_and(|preset| presets.contains(preset))
        {
            faults.push(format!("{name} leads nowhere"));
        }
    }

    none(&faults);
}

//! The whole catalogue in one gateway.toml, as `vestibule add` writes it.

use std::path::Path;

use vestibule::config::{self, Environment, Source};
use vestibule::problem::Problem;
use vestibule::provider::definition::AssertionAlgorithm;

use super::none;
use super::recorded::Preset;
use super::stage::CLIENT_SECRET;
use crate::support::keys::Key;

const HEAD: &str = "public_url = \"https://login.example.com\"\n[session]\nstore = \"memory\"\n\
                    secrets = [\"a secret for tests, thirty-two bytes\"]\n";

/// The sections of all presets, and variables with their secrets.
fn added() -> (String, Environment) {
    let mut text = HEAD.to_owned();
    let mut variables = Vec::new();
    for preset in Preset::vendors() {
        let source = Source::text("gateway.toml", HEAD);
        let explained = config::explain(&source, &Environment::default(), &preset.id);
        let explained = explained.expect("it is a preset");
        text = text + "\n" + &explained.snippet();
        for need in explained.needs() {
            let auth = &explained.definition.client_auth;
            let value = match (need.key.as_str(), auth.algorithm) {
                ("client_secret_env", _) => CLIENT_SECRET,
                ("private_key_env", Some(AssertionAlgorithm::RS256)) => Key::RsaOne.private_pem(),
                ("private_key_env", _) => Key::P256.private_pem(),
                _ => continue,
            };
            variables.push((need.example, value.to_owned()));
        }
    }
    (text, variables.into_iter().collect())
}

fn problems(text: &str, environment: &Environment) -> Vec<Problem> {
    let source = Source::text(Path::new("gateway.toml"), text.to_owned());
    config::load(source, environment).err().unwrap_or_default()
}

#[test]
fn a_file_with_every_preset_lacks_nothing_but_the_values_to_fill_in() {
    let (text, _) = added();

    let problems = problems(&text, &Environment::default());

    let is_missing = |problem: &&Problem| {
        let last = problem.key.rsplit('.').next().unwrap_or_default();
        match last {
            "client_id" => problem.message.starts_with("is still to be filled in"),
            "client_secret_env" | "private_key_env" => problem.message.contains("is not set"),
            _ => false,
        }
    };
    let others = problems.iter().filter(|problem| !is_missing(problem));
    none(&others.map(ToString::to_string).collect::<Vec<_>>());
    let without = |key: &str| {
        problems
            .iter()
            .filter(|problem| problem.key.ends_with(key))
            .count()
    };
    assert_eq!(without(".client_id"), Preset::vendors().count());
}

#[test]
fn a_file_with_every_preset_is_complete_once_it_is_filled_in() {
    let (text, environment) = added();

    let problems = problems(&text.replace("\"…\"", "\"client\""), &environment);

    none(&problems.iter().map(ToString::to_string).collect::<Vec<_>>());
}

/// What is wrong with a section of a preset that has one of several parameters, given these lines.
fn complaints(lines: &str) -> Vec<String> {
    let head = format!("{HEAD}[providers.workos]\nclient_id = \"client\"\n");
    let text = format!("{head}client_secret = \"{CLIENT_SECRET}\"\n{lines}");
    let problems = problems(&text, &Environment::default());
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn of_parameters_that_take_each_others_place_exactly_one_is_given() {
    let [organization, connection, provider] = [
        "params.organization = \"org_01ENGINE\"\n",
        "params.connection = \"conn_01BABBAGE\"\n",
        "params.provider = \"GoogleOAuth\"\n",
    ];

    for one in [organization, connection, provider] {
        assert_eq!(complaints(one), [""; 0], "{one}");
    }
    let none_given = complaints("").join("\n");
    assert!(
        none_given.contains("providers.workos.params.organization")
            && none_given.contains(" or params.connection or params.provider"),
        "{none_given}"
    );
    for [one, other] in [
        [organization, connection],
        [organization, provider],
        [connection, provider],
    ] {
        let both_given = complaints(&format!("{one}{other}"));
        assert!(
            both_given.join("\n").contains("give one of"),
            "{one}{other}: {both_given:?}"
        );
    }
}

//! docs/providers.md is enough: what a guide says, word for word, with one's own values in the places it names, signs people in.

use std::fs;

use toml::{Table, Value as Toml};
use vestibule::config::Environment;
use vestibule::provider::definition::AssertionAlgorithm;

use super::difference;
use super::recorded::{self, Case, Preset};
use super::replay::{self, Outcome};
use super::stage::{CLIENT_ID, CLIENT_SECRET, Stage};
use super::{none, pretty};
use crate::provider_docs;
use crate::support::gateway::{TestGateway, clock};
use crate::support::idp::FakeIdp;
use crate::support::keys::Key;

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/providers.md");
/// Where the gateway of the guide is.
const PUBLIC: &str = "https://login.example.com";

/// What docs/providers.md says of one provider.
struct Guide {
    redirect_uri: String,
    /// The lines of gateway.toml.
    section: Table,
    offers_groups: bool,
}

impl Guide {
    fn of(id: &str, guides: &str) -> Self {
        let heading = format!("\n## {id}\n");
        let (_, rest) = guides.split_once(&heading).expect("it has a guide");
        let guide = rest.split("\n## ").next().unwrap_or(rest);
        let between = |start: &str, end: &str| {
            let (_, rest) = guide.split_once(start).expect("the guide says it");
            let (inside, _) = rest.split_once(end).expect("it ends");
            inside.to_owned()
        };
        let lines: Table = between("```toml\n", "```").parse().expect("it is TOML");
        let section = lines["providers"][id].as_table();
        Self {
            redirect_uri: between("- Redirect URI: `", "`"),
            section: section.expect("it is a section").clone(),
            offers_groups: guide.contains("- Groups: with `groups = true`"),
        }
    }

    /// The section with one's own values, and the variables it names.
    fn filled_in(mut self, case: &Case) -> (Table, Vec<(String, String)>) {
        let mut variables = Vec::new();
        for (key, value) in &mut self.section {
            let algorithm = case.definition().client_auth.algorithm;
            let secret = match (key.as_str(), algorithm) {
                ("client_secret_env", _) => CLIENT_SECRET,
                ("private_key_env", Some(AssertionAlgorithm::RS256)) => Key::RsaOne.private_pem(),
                ("private_key_env", _) => Key::P256.private_pem(),
                ("client_id", _) => {
                    *value = CLIENT_ID.into();
                    continue;
                }
                _ => continue,
            };
            let name = value.as_str().expect("it names a variable");
            variables.push((name.to_owned(), secret.to_owned()));
        }
        let own = |key: &str| {
            case.login
                .get(key)
                .map(|value| (key.to_owned(), value.clone()))
        };
        let own: Table = own("params")
            .into_iter()
            .chain(own("groups").filter(|_| self.offers_groups))
            .collect();
        recorded::merge(&mut self.section, &own);
        (self.section, variables)
    }
}

/// The page as it is, or as it is about to be written.
fn guides() -> String {
    let environment = Environment::of_process();
    if environment.get("VESTIBULE_UPDATE_DOCS").is_some() {
        return provider_docs::guide();
    }
    fs::read_to_string(GUIDE).expect("it is there")
}

/// Cases of different presets, set up as the guides say: each with the redirect URI its guide wants registered, and what became of it.
fn set_up_and_sign_in(cases: Vec<Case>) -> Vec<(Case, String, Outcome)> {
    let guides = guides();
    let clock = clock();
    actix_web::rt::System::new().block_on(async move {
        let idp = FakeIdp::start_with("fake", clock.clone());
        let stage = Stage { base: idp.base() };
        let folder = tempfile::tempdir().expect("there is room for temporary files");
        stage.write(&Preset::all(), folder.path());
        let mut text = format!("presets = \"{}\"\n", folder.path().display());
        let (mut variables, mut redirect_uris) = (Vec::new(), Vec::new());
        for case in &cases {
            let guide = Guide::of(&case.preset, &guides);
            redirect_uris.push(guide.redirect_uri.clone());
            let (section, secrets) = guide.filled_in(case);
            variables.extend(secrets);
            let section = Toml::Table(stage.moved(&section));
            let providers = Table::from_iter([(case.preset.clone(), section)]);
            let whole = Table::from_iter([("providers".to_owned(), Toml::Table(providers))]);
            text += &whole.to_string();
        }
        let environment: Environment = variables.into_iter().collect();
        let gateway = TestGateway::start_in(&environment, PUBLIC, &clock, &text);
        let mut outcomes = Vec::new();
        for (mut case, redirect_uri) in cases.into_iter().zip(redirect_uris) {
            case.id.clone_from(&case.preset);
            let outcome = replay::sign_in(&gateway, &idp, &case).await;
            outcomes.push((case, redirect_uri, outcome));
        }
        outcomes
    })
}

fn faults(outcomes: &[(Case, String, Outcome)]) -> Vec<String> {
    let fault = |(case, registered, outcome): &(Case, String, Outcome)| {
        let mut expected = case.profile.clone();
        if !case.login.contains_key("groups") {
            expected["groups"] = serde_json::json!([]);
        }
        match &outcome.profile {
            Err(reason) => Some(format!("{}: {reason}", case.id)),
            Ok(_) if outcome.redirect_uri != *registered => {
                let sent = &outcome.redirect_uri;
                Some(format!(
                    "{}: {sent} is not the {registered} to register",
                    case.id
                ))
            }
            Ok(found) => {
                let difference = difference::between(&pretty(&expected), &pretty(found));
                (!difference.is_empty()).then(|| format!("{}: {difference}", case.id))
            }
        }
    };
    outcomes.iter().filter_map(fault).collect()
}

fn full(id: &str) -> Case {
    let presets = Preset::all().into_iter();
    let mut cases = presets
        .filter(|preset| preset.id == id)
        .flat_map(|preset| preset.cases());
    cases.find(|case| case.is_full).expect("it has a full case")
}

#[test]
fn a_plain_oauth_provider_is_set_up_from_its_guide_alone() {
    none(&faults(&set_up_and_sign_in(vec![full("github")])));
}

#[test]
fn an_openid_provider_of_ones_own_is_set_up_from_its_guide_alone() {
    none(&faults(&set_up_and_sign_in(vec![full("keycloak")])));
}

#[test]
fn a_provider_with_a_signing_key_and_a_posted_answer_is_set_up_from_its_guide_alone() {
    none(&faults(&set_up_and_sign_in(vec![full("apple")])));
}

#[test]
fn a_provider_with_names_of_its_own_is_set_up_from_its_guide_alone() {
    none(&faults(&set_up_and_sign_in(vec![full("wechat")])));
}

#[test]
fn every_variable_of_a_guide_is_one_that_every_shell_can_set() {
    let guides = guides();
    let mut faults = Vec::new();
    for preset in Preset::vendors() {
        let section = Guide::of(&preset.id, &guides).section;
        let variables = section.iter().filter(|(key, _)| key.ends_with("_env"));
        for (key, name) in variables {
            let name = name.as_str().unwrap_or_default();
            // POSIX, base definitions, 3.216: a name does not begin with a digit.
            let first = name.bytes().next().unwrap_or_default();
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
            if first.is_ascii_digit() || !plain(first) || !name.bytes().all(plain) {
                faults.push(format!("{}: {key} = {name:?}", preset.id));
            }
        }
    }

    none(&faults);
}

#[test]
fn every_provider_is_set_up_from_its_guide_alone() {
    let cases = Preset::vendors().flat_map(|preset| preset.cases());
    let cases: Vec<Case> = cases.filter(|case| case.is_full).collect();
    let outcomes = set_up_and_sign_in(cases);

    assert!(outcomes.len() >= 250);
    none(&faults(&outcomes));
}

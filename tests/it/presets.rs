//! Every preset, no exceptions: a whole login per recorded case against a fake provider that replays it.
//!
//! A provider is one file of `providers/` and one folder of `tests/presets/` with a folder per case, `full` and `minimal` at least:
//!
//! - `token.json`: the token response; `"<id_token>"` is replaced by a freshly signed ID token.
//! - `id_token.json`: its claims. `iss`, `aud`, `exp`, `iat` and `nonce` are added unless they are there; `<host>` in `iss` is the issuer's host.
//! - `NAME.json`: the userinfo document that the preset calls NAME (`as`).
//! - `callback.json`: what the browser brings besides code and state; objects travel as JSON text.
//! - `login.toml`: further lines of the provider's section, such as `params`.
//! - `profile.json`: what `/me` must say.
//!
//! `requests.txt` holds the requests that the case `full` sends, to be reviewed against the provider's documentation;
//! `VESTIBULE_UPDATE_SNAPSHOTS=1 cargo test presets` writes it anew.
//!
//! Besides: every preset tells its operator what is needed (`fields`), is complete as `vestibule add` writes it (`adding`), can be set up from
//! docs/providers.md alone (`guides`), and vouches for an address only by the provider's own word (`verified`).

mod adding;
mod difference;
mod fields;
mod guides;
mod mapping;
mod recorded;
mod replay;
mod requests;
mod stage;
mod verified;

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;
use vestibule::config::{self, Environment, Source};

use crate::support::gateway::{TestGateway, clock};
use crate::support::idp::FakeIdp;
use recorded::{CASES, Case, Preset};
use replay::Outcome;
use stage::Stage;

#[test]
fn every_preset_has_its_folder_and_every_folder_its_preset() {
    let strays = recorded::strays();

    assert!(strays.is_empty(), "without the other half: {strays:?}");
}

#[test]
fn every_preset_has_the_two_usual_cases_with_all_their_answers() {
    let mut faults = Vec::new();
    for preset in Preset::all() {
        let cases = preset.cases();
        for name in CASES {
            let id = format!("{}_{name}", preset.id);
            if !cases.iter().any(|case| case.id == id) {
                faults.push(format!("{id} is missing"));
            }
        }
        faults.extend(cases.iter().flat_map(Case::faults));
    }

    none(&faults);
}

#[test]
fn every_preset_is_accepted_as_it_is_shipped() {
    let cases = Preset::all().into_iter().flat_map(|preset| preset.cases());
    let sections: Vec<String> = cases.map(|case| stage::section_as_shipped(&case)).collect();
    let head = "public_url = \"https://login.example.com\"\n[session]\nstore = \"memory\"\n\
                secrets = [\"a secret for tests, thirty-two bytes\"]\n";
    let text = format!("{head}{}", sections.concat());

    let config = config::load(
        Source::text(Path::new("gateway.toml"), text),
        &Environment::default(),
    );

    let problems = config.err().unwrap_or_default();
    none(&problems.iter().map(ToString::to_string).collect::<Vec<_>>());
}

#[test]
fn no_expression_of_a_preset_fails_on_what_was_recorded() {
    let cases = Preset::all().into_iter().flat_map(|preset| preset.cases());

    let failures: Vec<String> = cases.flat_map(|case| mapping::failures(&case)).collect();

    none(&failures);
}

#[test]
fn every_recorded_login_yields_the_recorded_profile() {
    let faults = replayed().iter().filter_map(|(case, outcome)| {
        let found = match &outcome.profile {
            Ok(profile) => pretty(profile),
            Err(reason) => {
                let sent = &outcome.requests;
                return Some(format!("{}: {reason}\nafter\n{sent}", case.id));
            }
        };
        let difference = difference::between(&pretty(&case.profile), &found);
        (!difference.is_empty()).then(|| format!("{}: another profile\n{difference}", case.id))
    });

    none(&faults.collect::<Vec<_>>());
}

#[test]
fn every_preset_sends_the_requests_that_were_reviewed() {
    let is_update = Environment::of_process()
        .get("VESTIBULE_UPDATE_SNAPSHOTS")
        .is_some();
    let mut faults = Vec::new();
    for preset in Preset::all() {
        let file = preset.requests_file();
        let of_preset = |case: &Case| case.is_full && case.preset == preset.id;
        let Some((_, outcome)) = replayed().iter().find(|(case, _)| of_preset(case)) else {
            continue;
        };
        if is_update {
            fs::write(&file, &outcome.requests).expect("the folder can be written to");
        }
        let reviewed = fs::read_to_string(&file).unwrap_or_default();
        let difference = difference::between(&reviewed, &outcome.requests);
        if !difference.is_empty() {
            faults.push(format!("{}\n{difference}", file.display()));
        }
    }

    none(&faults);
}

/// Every case and what became of it; they are played once, through one gateway.
fn replayed() -> &'static [(Case, Outcome)] {
    static REPLAYED: OnceLock<Vec<(Case, Outcome)>> = OnceLock::new();
    REPLAYED.get_or_init(|| {
        let presets = Preset::all();
        actix_web::rt::System::new().block_on(async move {
            let clock = clock();
            let idp = FakeIdp::start_with("fake", clock.clone());
            let stage = Stage { base: idp.base() };
            let folder = tempfile::tempdir().expect("there is room for temporary files");
            stage.write(&presets, folder.path());
            let cases: Vec<Case> = presets.iter().flat_map(Preset::cases).collect();
            let sections: Vec<String> = cases.iter().map(|case| stage.section(case)).collect();
            let text = format!(
                "presets = \"{}\"\n{}",
                folder.path().display(),
                sections.concat()
            );
            let gateway = TestGateway::start(&clock, &text);
            let mut outcomes = Vec::new();
            for case in cases {
                let outcome = replay::sign_in(&gateway, &idp, &case).await;
                outcomes.push((case, outcome));
            }
            outcomes
        })
    })
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("a profile is JSON")
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

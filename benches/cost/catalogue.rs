//! Catalogue: what it takes to read all presets, and to show them.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use vestibule::config::{self, Environment, Explained, Source};
use vestibule::provider::Catalogue;
use vestibule::provider::definition::AssertionAlgorithm;

use super::support::keys::Key;
use super::support::parts;
use super::support::provider::CLIENT;
use super::{Figure, folder, median, milliseconds, vestibule};

/// How often each is tried.
const TIMES: usize = 9;

pub(crate) fn measure() -> Vec<Figure> {
    let sections: Vec<String> = config::presets_of(&Catalogue::builtin())
        .iter()
        .filter_map(|preset| config::explain(&nothing(), &Environment::default(), &preset.id).ok())
        .map(|explained| section(&explained))
        .collect();
    let all = parts::toml(&sections.concat());
    let read = median(
        (0..TIMES)
            .map(|_| timed(|| drop(parts::load(&all))))
            .collect(),
    );
    let shown = |arguments: &[&str]| {
        let folder = folder();
        let run = || {
            let output = vestibule().args(arguments).current_dir(&folder).output();
            let output = output.expect("the program runs");
            assert!(output.status.success(), "{arguments:?}");
        };
        milliseconds(median((0..TIMES).map(|_| timed(run)).collect()))
    };
    vec![
        Figure::told(
            format!("reading and compiling all {} presets", sections.len()),
            milliseconds(read),
        )
        .at_most(150.0),
        Figure::told("vestibule providers", shown(&["providers"])),
        Figure::told(
            "vestibule providers show github",
            shown(&["providers", "show", "github"]),
        )
        .at_most(50.0),
    ]
}

/// The section of a preset, with something for everything that it needs.
fn section(explained: &Explained) -> String {
    let mut text = format!("[providers.{}]\n", explained.id);
    for need in explained.needs() {
        let (key, value) = match need.key.strip_suffix("_env") {
            Some(key @ "private_key") => (key, signing_key(explained)),
            Some(key) => (key, "a secret of at least thirty-two bytes"),
            None if need.key == "client_id" => ("client_id", CLIENT),
            None => (need.key.as_str(), need.example.as_str()),
        };
        writeln!(text, "{key} = \"\"\"{value}\"\"\"").expect("a String takes everything");
    }
    text
}

fn signing_key(explained: &Explained) -> &'static str {
    match explained.definition.client_auth.algorithm {
        Some(AssertionAlgorithm::RS256) => Key::RsaOne.private_pem(),
        _ => Key::P256.private_pem(),
    }
}

fn nothing() -> Source {
    Source::text("gateway.toml", "")
}

fn timed(act: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    act();
    begun.elapsed()
}

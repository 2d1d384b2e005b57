//! `vestibule serve`: read the configuration and run the gateway.

use crate::config::{self, Environment, Source};
use crate::{server, telemetry};

/// Runs the gateway until it is told to stop.
pub(super) fn run(source: Source, environment: &Environment) -> u8 {
    telemetry::start(environment.get("RUST_LOG"));
    let config = match config::load(source, environment) {
        Ok(config) => config,
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            return super::PROBLEMS;
        }
    };
    for warning in &config.warnings {
        eprintln!("{warning}");
    }
    match server::run(config) {
        Ok(()) => super::FINE,
        Err(error) => {
            eprintln!("vestibule: {error:#}");
            super::PROBLEMS
        }
    }
}

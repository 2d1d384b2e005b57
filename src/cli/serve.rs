//! `vestibule serve`: read the configuration and run the gateway.

use std::path::Path;

use anyhow::Context;

use crate::config::{self, Config, Environment, Source, StoreConfig};
use crate::secret::Secret;
use crate::session::made_secret;
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
    match with_secret(config).and_then(server::run) {
        Ok(()) => super::FINE,
        Err(error) => {
            eprintln!("vestibule: {error:#}");
            super::PROBLEMS
        }
    }
}

/// On this machine nobody has to make a session secret: one is made, and kept beside the database.
fn with_secret(mut config: Config) -> anyhow::Result<Config> {
    if let StoreConfig::Embedded { path } = &config.session.store
        && config.session.secrets.is_empty()
    {
        let secret = kept_secret(&path.with_extension("secret"))?;
        config.session.secrets.push(secret);
    }
    Ok(config)
}

fn kept_secret(path: &Path) -> anyhow::Result<Secret> {
    let place = || format!("{}: the session secret cannot be kept", path.display());
    let secret = made_secret(path).with_context(place)?;
    anyhow::ensure!(
        secret.expose().len() >= 32,
        "{}: the session secret was shortened; remove the file and a new one is made",
        path.display()
    );
    Ok(secret)
}

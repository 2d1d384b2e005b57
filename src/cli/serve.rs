//! `vestibule serve`: read the configuration and run the gateway.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context;

use crate::config::{self, Config, Environment, Source, StoreConfig};
use crate::secret::Secret;
use crate::server::{self, StartupError};
use crate::session::made_secret;
use crate::telemetry;

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
        let text = warning.to_string();
        // The level says it already.
        tracing::warn!("{}", text.strip_prefix("warning: ").unwrap_or(&text));
    }
    match with_secret(config).and_then(serve) {
        Ok(()) => super::FINE,
        Err(error) => {
            eprintln!("vestibule: {error:#}");
            super::PROBLEMS
        }
    }
}

fn serve(config: Config) -> anyhow::Result<()> {
    let welcome = welcome(&config);
    let ready = |listens_on: &str| {
        super::answer(&welcome.replace(LISTENS_ON, listens_on));
    };
    match server::run(config, ready) {
        Err(StartupError::Theme(problems)) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            anyhow::bail!("the theme is broken\n{}", lines.join("\n"))
        }
        // Its own sentence tells the cause already.
        result => result.map_err(|error| anyhow::anyhow!("{error}")),
    }
}

/// Stands for the address until it is known.
const LISTENS_ON: &str = "{listens_on}";

/// Where to go, and one line for each way to sign in.
fn welcome(config: &Config) -> String {
    let mut text = format!(
        "Vestibule listens on {LISTENS_ON}. Open {}\n",
        config.public_url
    );
    let width = config
        .providers
        .iter()
        .map(|provider| provider.id().as_str().len())
        .max();
    for provider in config.providers.iter() {
        let id = provider.id().as_str();
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "  {id:width$}  {}",
            provider.name(),
            width = width.unwrap_or(0)
        );
    }
    if config.providers.is_empty() {
        text.push_str("  There is no provider yet: add one to gateway.toml.\n");
    }
    text
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

/// As [`with_secret`], for commands that only visit: nothing is made, and what is missing is told.
pub(super) fn with_known_secret(config: Config) -> anyhow::Result<Config> {
    if let StoreConfig::Embedded { path } = &config.session.store {
        anyhow::ensure!(
            path.exists(),
            "there is no session database {}: no gateway with this configuration has run yet",
            path.display()
        );
        let secret = path.with_extension("secret");
        anyhow::ensure!(
            !config.session.secrets.is_empty() || secret.exists(),
            "{}: the session secret that a gateway kept here is gone",
            secret.display()
        );
    }
    with_secret(config)
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

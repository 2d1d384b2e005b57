//! Config → a bound server.

use crate::config::Config;

/// Runs the gateway.
///
/// # Errors
///
/// Always: there is none yet.
pub fn run(_config: Config) -> anyhow::Result<()> {
    anyhow::bail!("there is no server yet")
}

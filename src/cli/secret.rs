//! `vestibule secret`: a fresh session secret; `secret rotate`: into the file of the configuration.

use aws_lc_rs::rand;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use clap::{Args, Subcommand};

use crate::config::{self, Environment, Rotation, Source};
use crate::secret::Secret;

/// What `secret` may be told.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Append a fresh secret to the secrets file; it opens and does not seal yet. Running gateways take it up within a second.
    Rotate {
        /// Put the last secret in front instead: it seals from now on. Do so once every process has it.
        #[arg(long)]
        promote: bool,
    },
}

/// Prints 32 random bytes in base64url, or rotates.
pub(super) fn run(options: &Options, source: Source, environment: &Environment) -> u8 {
    let mut bytes = [0; 32];
    if rand::fill(&mut bytes).is_err() {
        return super::complain("the system gives no random bytes");
    }
    let fresh = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    match options.command {
        None => super::answer(&format!("{fresh}\n")),
        Some(Command::Rotate { promote }) => {
            let rotation = if promote {
                Rotation::Promote
            } else {
                Rotation::Append
            };
            match rotate(rotation, &Secret::new(fresh), source, environment) {
                Ok(text) => super::answer(&text),
                Err(complaint) => super::complain(&complaint),
            }
        }
    }
}

fn rotate(
    rotation: Rotation,
    fresh: &Secret,
    source: Source,
    environment: &Environment,
) -> Result<String, String> {
    let config = config::load(source, environment)
        .map_err(|_| "the configuration has problems; `vestibule check` names them".to_owned())?;
    let file = config
        .session
        .secrets_file
        .ok_or("this works on a file: write secrets_file = \"…\" in [session]")?;
    let path = file.path();
    let count = file
        .rotate(rotation, fresh)
        .map_err(|fault| format!("{}: {fault}", path.display()))?;
    let next = match rotation {
        Rotation::Append => {
            "The new one opens and does not seal yet. Once every process has it (a second on this machine), run `vestibule secret rotate --promote`."
        }
        Rotation::Promote => {
            "The new one seals from now on. Keep the others for as long as sessions live; then remove them from the end of the file."
        }
    };
    Ok(format!(
        "{} holds {count} secrets. {next}\n",
        path.display()
    ))
}

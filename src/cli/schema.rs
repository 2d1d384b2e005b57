//! `vestibule schema`: gateway.toml for editors.

use crate::config;

/// Prints the JSON Schema of gateway.toml.
pub(super) fn run() -> u8 {
    super::answer(&format!("{:#}\n", config::schema()))
}

//! What the session stores carry: sessions written in a second, kept over a sudden death, and a million of them at once.
//!
//! It ends with 1 when a target is missed. A number as its argument makes the million smaller.
#![expect(clippy::print_stdout, reason = "its answer is a table")]

mod death;
mod layer;
#[path = "../support/memory.rs"]
mod memory;
mod million;
#[path = "../support/redis.rs"]
mod redis;
mod writes;

use std::process::ExitCode;

/// One measured figure, and whether it is as it must be; nothing is asked of those that only explain others.
struct Figure {
    name: String,
    measured: String,
    kept: Option<bool>,
}

impl Figure {
    fn told(name: impl Into<String>, measured: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            measured: measured.into(),
            kept: None,
        }
    }

    fn must(self, kept: bool) -> Self {
        Self {
            kept: Some(kept),
            ..self
        }
    }
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if arguments.next().as_deref() == Some(death::ROLE) {
        death::write(&arguments.next().unwrap_or_default());
        return ExitCode::SUCCESS;
    }
    let mut any_missed = false;
    for measure in [writes::measure, death::measure, million::measure] {
        for figure in measure() {
            let verdict = match figure.kept {
                Some(true) => "kept",
                Some(false) => "MISSED",
                None => "",
            };
            any_missed |= figure.kept == Some(false);
            println!("{:64} {:>16}  {verdict}", figure.name, figure.measured);
        }
    }
    ExitCode::from(u8::from(any_missed))
}

/// A whole number as a fraction of others.
fn number(whole: u64) -> f64 {
    u32::try_from(whole).map_or(f64::INFINITY, f64::from)
}

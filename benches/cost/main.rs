//! What the gateway costs as a process, beside the targets it must keep: processor time, memory, time to start.
//!
//! It starts the release binary and an empty server beside it, drives both over connections that stay open, and prints a table.
//! Everything is on loopback; it ends with 1 when a target is missed.
#![expect(clippy::print_stdout, reason = "its answer is a table")]

mod catalogue;
mod client;
mod empty;
#[path = "../support/memory.rs"]
mod memory;
mod process;
#[path = "../support/redis.rs"]
mod redis;
mod requests;
mod starts;
#[path = "../support/mod.rs"]
mod support;

use std::fmt::Display;
use std::net::SocketAddr;
use std::process::{Command, ExitCode};
use std::time::Duration;

use support::parts;

/// One measured figure.
struct Figure {
    name: String,
    measured: Amount,
    /// None only explains others.
    target: Option<f64>,
}

impl Figure {
    fn told(name: impl Into<String>, measured: Amount) -> Self {
        Self {
            name: name.into(),
            measured,
            target: None,
        }
    }

    /// It must not be above this, in its own unit.
    fn at_most(self, target: f64) -> Self {
        Self {
            target: Some(target),
            ..self
        }
    }

    fn is_missed(&self) -> bool {
        self.target.is_some_and(|target| self.measured.0 > target)
    }
}

/// A number with its unit.
struct Amount(f64, &'static str);

impl Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.2} {}", self.0, self.1)
    }
}

fn milliseconds(duration: Duration) -> Amount {
    Amount(duration.as_secs_f64() * 1e3, "ms")
}

fn microseconds(duration: Duration) -> Amount {
    Amount(duration.as_secs_f64() * 1e6, "µs")
}

fn kibibytes(kibibytes: u64) -> Amount {
    Amount(
        u32::try_from(kibibytes).map_or(f64::INFINITY, f64::from),
        "KiB",
    )
}

fn mebibytes(kibibytes: u64) -> Amount {
    Amount(self::kibibytes(kibibytes).0 / 1024.0, "MiB")
}

fn main() -> ExitCode {
    let role = std::env::args().nth(1).unwrap_or_default();
    if role == empty::ROLE {
        empty::serve();
        return ExitCode::SUCCESS;
    }
    let mut any_missed = false;
    let measures = [
        requests::measure,
        requests::with_redis,
        starts::measure,
        catalogue::measure,
    ];
    for measure in measures {
        let figures = measure();
        print(&figures);
        any_missed |= figures.iter().any(Figure::is_missed);
    }
    ExitCode::from(u8::from(any_missed))
}

fn print(figures: &[Figure]) {
    for figure in figures {
        let measured = figure.measured.to_string();
        let verdict = match figure.target {
            Some(_) if figure.is_missed() => "MISSED",
            Some(_) => "kept",
            None => "",
        };
        let target = figure.target.map(|target| format!("at most {target}"));
        let target = target.unwrap_or_default();
        println!("{:60} {measured:>12}  {target:12} {verdict}", figure.name);
    }
}

/// The gateway with this gateway.toml, which is put into the folder.
fn gateway(folder: &tempfile::TempDir, sections: &str) -> process::Running {
    let file = folder.path().join("gateway.toml");
    std::fs::write(file, parts::toml(sections)).expect("the folder is ours");
    process::Running::start(vestibule(), folder.path())
}

/// The release binary, untouched by the environment.
fn vestibule() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vestibule"));
    command.env_clear();
    command
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder can be made")
}

/// The middle one.
fn median<T: PartialOrd>(mut measured: Vec<T>) -> T {
    measured.sort_by(|a, b| a.partial_cmp(b).expect("nothing here is NaN"));
    let middle = measured.len() / 2;
    measured.swap_remove(middle)
}

/// Says where a server listens, for [`process::Running::start`].
fn print_address(address: Option<&SocketAddr>) {
    if let Some(address) = address {
        println!("{address}");
    }
}

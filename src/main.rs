//! Parse the arguments, run the command, print errors, set the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    vestibule::cli::run(std::env::args_os())
}

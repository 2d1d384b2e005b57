//! The command line: one file a command.

mod add;
mod check;
mod embed;
mod online;
mod providers;
mod schema;
mod secret;
mod serve;
mod sessions;
mod theme;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Environment, Source};
use crate::problem::{Level, Problem};

/// Fine.
const FINE: u8 = 0;
/// Problems were found, or the gateway could not go on.
const PROBLEMS: u8 = 1;

/// A login gateway: several identity providers from one configuration file, one profile for your applications.
#[derive(Debug, Parser)]
#[command(name = "vestibule", version)]
struct Arguments {
    /// The configuration; otherwise what `VESTIBULE_CONFIG` names, otherwise ./gateway.toml.
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the gateway (the default).
    Serve,
    /// Print every problem of the configuration, or the redirect URI to register at each provider.
    Check(check::Options),
    /// List the catalogue, or show one provider of it.
    Providers(providers::Options),
    /// Append a provider to gateway.toml.
    Add(add::Options),
    /// Print the JSON Schema of gateway.toml.
    Schema,
    /// Copy a theme to change it, check one, or show every page.
    Theme(theme::Options),
    /// Print the snippet that embeds the login in a page of your site.
    Embed(embed::Options),
    /// Print a fresh session secret, or rotate those in use.
    Secret(secret::Options),
    /// List who is signed in, or end sessions; also while the gateway runs.
    Sessions(sessions::Options),
}

/// Runs the command that `arguments`, the program's name first, ask for. Exit codes: 0 fine, 1 problems found, 2 wrong usage.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Nobody is left to tell when the terminal is gone.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let environment = Environment::of_process();
    let (path, is_named) = path(arguments.config, &environment);
    let source = Source::file(&path);
    // What also works before there is a configuration takes the lack of one for an empty one, unless it was asked for by name.
    let lacking = !is_named && !path.exists() && !path.is_symlink();
    let perhaps = if lacking {
        Source::text(&path, "")
    } else {
        source.clone()
    };
    let code = match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(source, &environment),
        Command::Check(options) => check::run(options, source, &environment),
        Command::Providers(options) => providers::run(&options, &perhaps, &environment),
        Command::Add(options) => add::run(&options, &path, &environment),
        Command::Schema => schema::run(),
        Command::Theme(options) => theme::run(options, &path, &perhaps, &environment),
        Command::Embed(options) => embed::run(&options, source, &environment),
        Command::Secret(options) => secret::run(&options, source, &environment),
        Command::Sessions(options) => sessions::run(options, source, &environment),
    };
    ExitCode::from(code)
}

/// Where the configuration is, and whether somebody said so.
fn path(named: Option<PathBuf>, environment: &Environment) -> (PathBuf, bool) {
    let variable = environment
        .get("VESTIBULE_CONFIG")
        .filter(|path| !path.is_empty());
    let path = named.or_else(|| variable.map(PathBuf::from));
    let is_named = path.is_some();
    (
        path.unwrap_or_else(|| PathBuf::from("gateway.toml")),
        is_named,
    )
}

/// Writes an answer to standard output. A reader that went away is no problem of ours.
fn answer(text: &str) -> u8 {
    use std::io::Write;

    let mut output = std::io::stdout().lock();
    let _ = output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush());
    FINE
}

/// Says on standard error why a command did nothing.
fn complain(text: &str) -> u8 {
    eprintln!("vestibule: {text}");
    PROBLEMS
}

/// Says on standard error what is wrong, one problem a line.
fn tell(problems: &[Problem]) -> u8 {
    for problem in problems {
        eprintln!("{problem}");
    }
    let failed = problems.iter().any(|problem| problem.level == Level::Error);
    if failed { PROBLEMS } else { FINE }
}

/// The same for a command that did nothing, with a sentence of its own where there is one.
fn complain_of(problems: &[Problem], sentence: Option<String>) -> u8 {
    tell(problems);
    if let Some(sentence) = sentence {
        complain(&sentence);
    }
    PROBLEMS
}

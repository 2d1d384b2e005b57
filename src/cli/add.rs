//! `vestibule add`: appends a provider to gateway.toml, keeping what is there to the byte.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use clap::Args;
use toml_edit::Document;

use super::providers::{nobody, redirect_uri};
use crate::config::{self, Environment, Explained, Source};
use crate::problem::Problem;
use crate::provider::{HoleValues, IssuerRule, ProviderId, SecureUrl};

/// What `add` is told.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// A preset, or an id of your own together with `--preset` or `--issuer`.
    id: String,
    /// The preset to build on, where the id is your own.
    #[arg(long, value_name = "PRESET", conflicts_with = "issuer")]
    preset: Option<String>,
    /// The issuer of an OpenID provider that is nobody's preset.
    #[arg(long, value_name = "URL")]
    issuer: Option<String>,
}

/// Why nothing was added: problems of what was read, a sentence, or both.
#[derive(Default)]
struct Refusal {
    problems: Vec<Problem>,
    sentence: Option<String>,
}

impl From<String> for Refusal {
    fn from(sentence: String) -> Self {
        Self {
            sentence: Some(sentence),
            ..Self::default()
        }
    }
}

/// Adds the section unless it is there, and says what is still needed.
pub(super) fn run(options: &Options, path: &Path, environment: &Environment) -> u8 {
    match add(options, path, environment) {
        Ok((text, problems)) => {
            // They were there before, and what was asked for is done.
            super::tell(&problems);
            super::answer(&text)
        }
        Err(refusal) => super::complain_of(&refusal.problems, refusal.sentence),
    }
}

fn add(
    options: &Options,
    path: &Path,
    environment: &Environment,
) -> Result<(String, Vec<Problem>), Refusal> {
    let id = &options.id;
    ProviderId::parse(id).map_err(|fault| format!("`{id}`: {fault}"))?;
    if let Some(issuer) = &options.issuer {
        check_issuer(issuer)
            .map_err(|fault| format!("--issuer {issuer}: {fault}. Nothing was changed."))?;
    }
    let place = path.display();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(format!("{place}: cannot be read: {error}").into()),
    };
    let document = Document::parse(text.as_str()).map_err(|fault| {
        let line = fault.span().map_or(1, |span| line_of(&text, span.start));
        format!(
            "{place}:{line}: this is not TOML; `vestibule check` tells more. Nothing was changed."
        )
    })?;
    if document
        .get("providers")
        .and_then(|providers| providers.get(id))
        .is_some()
    {
        let explained = explain(id, path, &text, environment)?;
        let first = format!("{place} has [providers.{id}] already.\n");
        return Ok((advice(&first, &explained), explained.problems));
    }
    let start = format!("{}{}", separator(&text), head(options));
    let explained = explain(id, path, &format!("{text}{start}"), environment)?;
    let snippet = explained.snippet();
    let lines = snippet.split_once('\n').map_or("", |(_, rest)| rest);
    let section = format!("{start}{lines}");
    let section = if ends_lines_with_return(&text) {
        section.replace('\n', "\r\n")
    } else {
        section
    };
    let whole = format!("{text}{section}");
    if Document::parse(whole.as_str()).is_err() {
        return Err(format!(
            "{place}: nothing can be added while `providers` is written with braces; write it as [providers.…] sections. Nothing was changed."
        )
        .into());
    }
    config::replace_file(path, &whole)
        .map_err(|error| format!("{place}: cannot be written: {error}"))?;
    let first = format!("Added [providers.{id}] to {place}.\n");
    Ok((advice(&first, &explained), explained.problems))
}

/// An issuer is refused here as it would be by `check`, which fills in more than is known yet.
fn check_issuer(issuer: &str) -> Result<(), String> {
    IssuerRule::parse(issuer, HoleValues::default())?;
    SecureUrl::parse(&issuer.replace(['{', '}'], "")).map_err(|fault| fault.to_string())?;
    Ok(())
}

fn explain(
    id: &str,
    path: &Path,
    text: &str,
    environment: &Environment,
) -> Result<Explained, Refusal> {
    let source = Source::text(path, text);
    config::explain(&source, environment, id).map_err(|unexplained| Refusal {
        sentence: nobody(&unexplained),
        problems: unexplained.problems,
    })
}

/// The first lines of the new section.
fn head(options: &Options) -> String {
    let mut text = format!("[providers.{}]\n", options.id);
    if let Some(preset) = &options.preset {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "preset = {}", quoted(preset));
    }
    if let Some(issuer) = &options.issuer {
        let _ = writeln!(text, "issuer = {}", quoted(issuer));
    }
    text
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

fn line_of(text: &str, offset: usize) -> usize {
    text.bytes()
        .take(offset)
        .filter(|byte| *byte == b'\n')
        .count()
        + 1
}

/// Whether lines end as on Windows, going by the last one, which is what the section is written below.
fn ends_lines_with_return(text: &str) -> bool {
    let last = text.rfind('\n').map(|at| &text[..at]);
    last.is_some_and(|before| before.ends_with('\r'))
}

fn separator(text: &str) -> &'static str {
    match text {
        "" => "",
        text if text.ends_with("\n\n") || text.ends_with("\n\r\n") => "",
        text if text.ends_with('\n') => "\n",
        _ => "\n\n",
    }
}

fn advice(first: &str, explained: &Explained) -> String {
    let mut text = first.to_owned();
    if let Some(address) = &explained.definition.credentials_url {
        let _ = writeln!(text, "Create credentials at {address}");
    }
    if let Some(steps) = &explained.definition.credentials_steps {
        let _ = writeln!(text, "There: {steps}");
    }
    let _ = writeln!(
        text,
        "Register the redirect URI {}",
        redirect_uri(explained)
    );
    let needs = explained.needs();
    if !needs.is_empty() {
        text.push_str("Then fill in:\n");
    }
    for need in &needs {
        let _ = writeln!(text, "  {}: {}", need.key, need.description);
    }
    text.push_str("`vestibule check` tells when it is complete.\n");
    text
}

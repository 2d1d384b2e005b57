//! `vestibule check`: every problem, or what to register where.

use std::collections::BTreeMap;
use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::online;
use crate::config::{self, Config, Environment, Source};
use crate::problem::{Level, Problem};
use crate::provider::LogoutAddresses;
use crate::server;

/// What `check` may be told.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct Options {
    /// Ask every provider and the session store as well.
    #[arg(long)]
    online: bool,
    /// Let warnings fail the check.
    #[arg(long)]
    strict: bool,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One problem a line.
    Text,
    /// One object.
    Json,
}

/// Prints what `load` finds and, if asked to, what the providers say. Nothing is written to disk.
pub(super) fn run(options: Options, source: Source, environment: &Environment) -> u8 {
    let (config, problems) = match config::load(source, environment) {
        Ok(mut config) => {
            let mut problems = std::mem::take(&mut config.warnings);
            // Every page is rendered here with sample data, so that a broken theme is found before it is served.
            let (look, marks) = (server::look(&config), server::marks(&config));
            match server::pages(&look, &marks, &config.places) {
                Ok(_) => (Some(config), problems),
                Err(flaws) => {
                    problems.extend(flaws);
                    (None, problems)
                }
            }
        }
        Err(problems) => (None, problems),
    };
    let mut problems = problems;
    let mut notes = Vec::new();
    if let Some(config) = config.as_ref().filter(|_| options.online) {
        let found = online::examine(config);
        problems.extend(found.problems);
        notes = found.notes;
    }
    super::answer(&match options.format {
        Format::Text => text(config.as_ref(), &problems, &notes),
        Format::Json => json_text(config.as_ref(), &problems),
    });
    let failed = |problem: &Problem| options.strict || problem.level == Level::Error;
    if problems.iter().any(failed) {
        super::PROBLEMS
    } else {
        super::FINE
    }
}

fn text(config: Option<&Config>, problems: &[Problem], notes: &[String]) -> String {
    let mut text = String::new();
    for problem in problems {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{problem}");
    }
    for note in notes {
        let _ = writeln!(text, "{note}");
    }
    if let Some(config) = config {
        registrations(&mut text, config);
    }
    text
}

fn registrations(text: &mut String, config: &Config) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "The gateway will be at {}", config.public_url);
    let ids = config
        .providers
        .iter()
        .map(|provider| provider.id().as_str().len());
    let width = ids.max().unwrap_or(0);
    if width > 0 {
        let _ = writeln!(text, "Redirect URI to register at each provider:");
    }
    for provider in config.providers.iter() {
        let id = provider.id().as_str();
        let base = config.bases.get(id).map_or(id, String::as_str);
        let uri = provider.redirect_uri();
        let _ = writeln!(text, "  {id:width$}  {uri}  (preset {base})");
    }
    let mut heading = "Addresses to register for signing out, where the provider takes them:\n";
    for provider in config.providers.iter() {
        let id = provider.id().as_str();
        let addresses = provider.logout_addresses(&config.public_url);
        for (address, what) in addresses.described() {
            let _ = writeln!(text, "{heading}  {id:width$}  {address}  ({what})");
            heading = "";
        }
    }
    kept_tokens(text, config);
}

/// Whose tokens outlive the login, what is asked for because of that, and who may have them.
fn kept_tokens(text: &mut String, config: &Config) {
    for provider in config.providers.iter() {
        let Some(keeping) = provider.keeping() else {
            continue;
        };
        let id = provider.id();
        let id_token = provider.oidc().map_or("", |_| ", ID token");
        let _ = write!(
            text,
            "Tokens of {id} are kept, sealed, as long as the session: access token, refresh token{id_token}; asked for: {}",
            provider.scopes().join(" ")
        );
        let parameters = keeping.authorize.iter().map(|(name, _)| name.as_str());
        let parameters: Vec<&str> = parameters.collect();
        if !parameters.is_empty() {
            let _ = write!(text, " (with {})", parameters.join(", "));
        }
        if let Some(every) = keeping.revalidate {
            let every = humantime::format_duration(every);
            let _ = write!(text, "; sessions in use are confirmed every {every}");
        }
        let may = config.applications.iter();
        let may = may.filter(|application| application.providers.contains(id));
        let names: Vec<&str> = may.map(|application| application.name.as_str()).collect();
        let whom = if names.is_empty() {
            "no application".to_owned()
        } else {
            names.join(", ")
        };
        let _ = writeln!(text, "; given to: {whom}");
    }
}

fn json_text(config: Option<&Config>, problems: &[Problem]) -> String {
    let redirect_uris: BTreeMap<&str, String> = config
        .into_iter()
        .flat_map(|config| config.providers.iter())
        .map(|provider| (provider.id().as_str(), provider.redirect_uri().to_string()))
        .collect();
    let logout_uris: BTreeMap<&str, LogoutAddresses> = config
        .into_iter()
        .flat_map(|config| {
            config
                .providers
                .iter()
                .map(move |provider| (config, provider))
        })
        .filter(|(_, provider)| provider.oidc().is_some())
        .map(|(config, provider)| {
            let addresses = provider.logout_addresses(&config.public_url);
            (provider.id().as_str(), addresses)
        })
        .collect();
    let answer = json!({
        "problems": problems,
        "redirect_uris": redirect_uris,
        "logout_uris": logout_uris,
    });
    format!("{answer:#}\n")
}

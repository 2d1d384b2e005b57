//! `vestibule providers`: the catalogue, and one entry resolved.

use std::fmt::Write;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use crate::config::{self, Environment, Explained, Listed, Source, Unexplained};
use crate::problem::Problem;
use crate::provider::definition::ProtocolKind;

/// What `providers` may be told.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Option<Command>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
    format: Format,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// One provider: every field and where it came from, what is needed, what to register.
    Show {
        /// A preset, or the id of a section of gateway.toml.
        id: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Prints the catalogue, or one entry of it. What is wrong in the files behind it is said on standard error.
pub(super) fn run(options: &Options, source: &Source, environment: &Environment) -> u8 {
    match &options.command {
        None => list(options.format, source, environment),
        Some(Command::Show { id }) => show(options.format, id, source, environment),
    }
}

fn list(format: Format, source: &Source, environment: &Environment) -> u8 {
    let (listed, problems) = match config::listed(source, environment) {
        Ok(found) => found,
        Err(problems) => return say(&problems),
    };
    let told = say(&problems);
    super::answer(&match format {
        Format::Text => table(&listed),
        Format::Json => json_list(&listed),
    });
    told
}

fn show(format: Format, id: &str, source: &Source, environment: &Environment) -> u8 {
    match config::explain(source, environment, id) {
        Ok(explained) => {
            let told = say(&explained.problems);
            super::answer(&match format {
                Format::Text => text(&explained),
                Format::Json => format!("{:#}\n", json_entry(&explained)),
            });
            told
        }
        Err(unexplained) => super::complain_of(&unexplained.problems, nobody(&unexplained)),
    }
}

/// Says what is wrong in what was read, and who tells the rest.
fn say(problems: &[Problem]) -> u8 {
    let told = super::tell(problems);
    if told != super::FINE {
        super::complain(
            "this is as far as the configuration can be understood; `vestibule check` names all that is wrong with it",
        );
    }
    told
}

/// The sentence for a name that nothing goes by.
pub(super) fn nobody(unexplained: &Unexplained) -> Option<String> {
    let unknown = unexplained.unknown.as_ref()?;
    let (name, nearest) = (&unknown.name, unknown.nearest.join(", "));
    let what = if unknown.is_preset {
        "preset"
    } else {
        "provider"
    };
    Some(format!(
        "there is no {what} `{name}`; the nearest are {nearest}. Any OpenID provider works with its issuer alone."
    ))
}

/// The redirect URI, or what it is made of where only the operator knows.
pub(super) fn redirect_uri(explained: &Explained) -> String {
    explained.redirect_uri.clone().unwrap_or_else(|| {
        let id = &explained.id;
        format!(
            "your public_url, followed by /callback/{id}; the configuration has to say it first"
        )
    })
}

fn table(listed: &[Listed]) -> String {
    let width = listed.iter().map(|entry| entry.id.len()).max().unwrap_or(0);
    let names = listed.iter().map(|entry| entry.name.chars().count()).max();
    let mut text = String::new();
    for entry in listed {
        let protocol = protocol(entry.protocol);
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "{:width$}  {:names$}  {protocol:14}",
            entry.id,
            entry.name,
            names = names.unwrap_or(0)
        );
        if !entry.needs.is_empty() {
            let _ = write!(text, "  needs {}", entry.needs.join(", "));
        }
        if !entry.other_names.is_empty() {
            let _ = write!(text, "  (also {})", entry.other_names.join(", "));
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    let _ = writeln!(
        text,
        "{} providers. `vestibule providers show ID` tells more, `vestibule add ID` sets one up.",
        listed.len()
    );
    text
}

fn json_list(listed: &[Listed]) -> String {
    let entries: Vec<Value> = listed
        .iter()
        .map(|entry| {
            json!({
                "id": entry.id,
                "name": entry.name,
                "protocol": entry.protocol,
                "other_names": entry.other_names,
                "needs": entry.needs,
            })
        })
        .collect();
    format!("{:#}\n", json!({ "providers": entries }))
}

fn text(explained: &Explained) -> String {
    let definition = &explained.definition;
    let name = definition.display_name.as_deref().unwrap_or(&explained.id);
    let mut text = format!("{name} (preset {})\n", explained.preset);
    for (label, note) in [
        ("Create credentials at", &definition.credentials_url),
        ("Where to click", &definition.credentials_steps),
        ("Documentation", &definition.documentation_url),
    ] {
        if let Some(note) = note {
            let _ = writeln!(text, "{label}: {note}");
        }
    }
    let _ = writeln!(
        text,
        "Redirect URI to register: {}",
        redirect_uri(explained)
    );
    for (address, what) in explained.logout_addresses.described() {
        let _ = writeln!(text, "To register for signing out: {address} ({what})");
    }
    for quirk in definition.quirks.iter().flatten() {
        let _ = writeln!(text, "- {quirk}");
    }
    text.push('\n');
    let needs = explained.needs();
    if needs.is_empty() {
        text.push_str("Nothing is missing.\n");
    } else {
        text.push_str("Still needed in gateway.toml:\n\n");
        for line in explained.snippet().lines() {
            let _ = writeln!(text, "    {line}");
        }
        text.push('\n');
        for need in &needs {
            let _ = writeln!(text, "- {}: {}", need.key, need.description);
        }
    }
    text.push_str("\nEvery field and where it came from:\n");
    let width = explained.fields.iter().map(|field| field.key.len()).max();
    for field in &explained.fields {
        let _ = writeln!(
            text,
            "  {:width$} = {}  ({})",
            field.key,
            field.value,
            field.source,
            width = width.unwrap_or(0)
        );
    }
    text
}

fn json_entry(explained: &Explained) -> Value {
    let definition = &explained.definition;
    json!({
        "id": explained.id,
        "preset": explained.preset,
        "name": definition.display_name,
        "configured": explained.configured,
        "credentials_url": definition.credentials_url,
        "credentials_steps": definition.credentials_steps,
        "documentation_url": definition.documentation_url,
        "redirect_uri": explained.redirect_uri,
        "logout_uris": explained.logout_addresses,
        "quirks": definition.quirks,
        "needs": explained.needs().iter().map(|need| json!({"key": need.key, "description": need.description, "example": need.example})).collect::<Vec<_>>(),
        "fields": explained.fields.iter().map(|field| json!({"key": field.key, "value": field.value, "source": field.source})).collect::<Vec<_>>(),
    })
}

fn protocol(kind: ProtocolKind) -> &'static str {
    match kind {
        ProtocolKind::Oidc => "OpenID Connect",
        ProtocolKind::OAuth2 => "OAuth 2.0",
    }
}

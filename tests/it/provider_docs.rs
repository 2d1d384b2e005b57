//! docs/providers.md is what the presets say. `VESTIBULE_UPDATE_DOCS=1 cargo test provider_docs` writes it anew.

mod departures;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use vestibule::config::{self, Environment, Explained, Listed, Source};
use vestibule::provider::Catalogue;
use vestibule::provider::definition::ProtocolKind;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/providers.md");
const LEFT_OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/left_out.toml");

#[test]
fn the_guide_to_the_providers_is_what_the_presets_say() {
    let expected = guide();
    if std::env::var_os("VESTIBULE_UPDATE_DOCS").is_some() {
        fs::write(FILE, &expected).expect("the guide can be written");
    }

    let written = fs::read_to_string(FILE).expect("the guide is there");

    let differs = written
        .lines()
        .zip(expected.lines())
        .find(|(one, other)| one != other);
    assert!(
        written == expected,
        "docs/providers.md is stale at {differs:?}: VESTIBULE_UPDATE_DOCS=1 cargo test provider_docs"
    );
}

/// What docs/providers.md has to say.
pub(crate) fn guide() -> String {
    let listed = config::presets_of(&Catalogue::builtin());
    let mut text = format!(
        "# Providers\n\n\
         {} providers are built in. Each is one file in `providers/`, tested by whole logins with recorded answers in `tests/presets/`.\n\
         This page is made from those files. `vestibule providers show ID` prints the same for your configuration, and `vestibule add ID` writes\n\
         the section for you. A provider that is not here needs its issuer alone if it speaks OpenID Connect, and a dozen lines otherwise: see\n\
         [configuration.md](configuration.md).\n\n\
         The redirect URI to register is always your `public_url` followed by `/callback/` and the id of the section. An OpenID provider may want two more\n\
         addresses, for [signing out](logout.md): `/logout/done`, and `/logout/backchannel/` and the id.\n\n\
         | Id | Name | Protocol | Also known as |\n|---|---|---|---|\n",
        listed.len()
    );
    for entry in &listed {
        let _ = writeln!(
            text,
            "| [`{id}`](#{id}) | {} | {} | {} |",
            entry.name,
            protocol(entry.protocol),
            code_list(&entry.other_names),
            id = entry.id,
        );
    }
    for entry in &listed {
        text.push_str(&section(entry));
    }
    let ids: Vec<&str> = listed.iter().map(|entry| entry.id.as_str()).collect();
    text.push_str(&departures::text(&Catalogue::builtin(), &ids));
    text.push_str(&left_out());
    text
}

fn section(entry: &Listed) -> String {
    let source = Source::text(
        Path::new("gateway.toml"),
        "public_url = \"https://login.example.com\"\n[session]\nstore = \"memory\"\n",
    );
    let explained: Explained =
        config::explain(&source, &Environment::default(), &entry.id).expect("it is listed");
    let definition = &explained.definition;
    let mut text = format!(
        "\n## {}\n\n**{}**, {}.",
        entry.id,
        entry.name,
        protocol(entry.protocol)
    );
    if let Some(address) = &definition.credentials_url {
        let _ = write!(text, " Create credentials at <{address}>.");
    }
    if let Some(address) = &definition.documentation_url {
        let _ = write!(text, " [Its documentation]({address}).");
    }
    text.push_str("\n\n");
    if let Some(steps) = &definition.credentials_steps {
        let _ = writeln!(text, "- Where to click: {steps}");
    }
    let redirect_uri = explained.redirect_uri.as_deref();
    let redirect_uri = redirect_uri.expect("it follows from public_url");
    let _ = writeln!(text, "- Redirect URI: `{redirect_uri}`");
    let scopes = definition.scopes.clone().unwrap_or_default();
    if scopes.is_empty() {
        text.push_str("- Scopes: none\n");
    } else {
        let _ = writeln!(text, "- Scopes: {}", code_list(&scopes));
    }
    // What the base maps for everybody is no promise of this provider.
    let own = format!("preset {}", entry.id);
    let maps_groups = explained.fields.iter().any(|field| {
        field.source == own && ["profile.groups", "group_scopes"].contains(&field.key.as_str())
    });
    if maps_groups {
        let scopes = definition.group_scopes.clone().unwrap_or_default();
        let scopes = if scopes.is_empty() {
            String::new()
        } else {
            format!(" (adds {})", code_list(&scopes))
        };
        let _ = writeln!(text, "- Groups: with `groups = true`{scopes}");
    }
    for (name, need) in &definition.needs {
        let default = need.default.as_ref().map_or(String::new(), |default| {
            format!(
                " Default: `{}`.",
                serde_json::to_string(default).expect("it is text")
            )
        });
        let description = need.description.as_deref().unwrap_or("a value of yours");
        let _ = writeln!(text, "- `params.{name}`: {description}{default}");
    }
    for quirk in definition.quirks.iter().flatten() {
        let _ = writeln!(text, "- {quirk}");
    }
    let _ = write!(text, "\n```toml\n{}```\n", explained.snippet());
    if let Some(checked) = &definition.checked {
        let _ = writeln!(text, "\nLast compared with the documentation on {checked}.");
    }
    text
}

/// What is not in the catalogue, by name, with the reason.
fn left_out() -> String {
    let text = fs::read_to_string(LEFT_OUT).expect("the list is there");
    let lists: toml::Table = text.parse().expect("the list is TOML");
    let mut text = format!("\n# Left out\n{}", departures::refused());
    for (title, entries) in &lists {
        let _ = write!(text, "\n## {title}\n\n");
        for (name, reason) in entries.as_table().expect("a table of reasons") {
            let _ = writeln!(
                text,
                "- **{name}**: {}",
                reason.as_str().expect("a sentence")
            );
        }
    }
    text
}

fn protocol(kind: ProtocolKind) -> &'static str {
    match kind {
        ProtocolKind::Oidc => "OpenID Connect",
        ProtocolKind::OAuth2 => "OAuth 2.0",
    }
}

fn code_list(names: &[String]) -> String {
    names
        .iter()
        .map(|name| format!("`{name}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

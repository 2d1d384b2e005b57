//! Who may use whom. The rules stand in the tables below, and the source is held against them.

mod code;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use code::Source;

/// Rooms and the rooms they may use. A room that is not here may use nothing.
///
/// `clock::Timestamp` and `secret` are values like a number or a text; what may tell the time is in [`ITEMS`].
const ROOMS: [(&str, &[&str]); 15] = [
    ("main", &["cli"]),
    (
        "cli",
        &[
            "claims",
            "clock",
            "config",
            "flow",
            "problem",
            "provider",
            "secret",
            "server",
            "session",
            "telemetry",
            "web",
        ],
    ),
    // Puts everything together, so it knows everything.
    (
        "server",
        &[
            "clock", "config", "demo", "flow", "problem", "provider", "session", "tokens", "web",
        ],
    ),
    (
        "web",
        &[
            "claims", "clock", "colour", "config", "demo", "flow", "problem", "provider",
            "session", "tokens",
        ],
    ),
    // Complaints are what asking a provider about itself yields.
    (
        "flow",
        &["claims", "clock", "problem", "provider", "secret"],
    ),
    (
        "session",
        &["claims", "clock", "provider", "redis_url", "secret"],
    ),
    // Refreshes what sessions hold: the one place where the flow and the sessions meet without a request.
    (
        "tokens",
        &["claims", "clock", "flow", "provider", "session"],
    ),
    (
        "config",
        &["colour", "problem", "provider", "redis_url", "secret"],
    ),
    (
        "provider",
        &["claims", "clock", "colour", "problem", "secret"],
    ),
    ("demo", &["clock", "provider"]),
    // A value: where a Redis is, for whoever writes it down and whoever goes there.
    ("redis_url", &["secret"]),
    ("claims", &[]),
    ("problem", &[]),
    ("clock", &[]),
    // A value like a number, with what can be said of it.
    ("colour", &[]),
];

/// Of some rooms others may use single things only: who, of whom, what.
const ITEMS: [(&str, &str, &[&str]); 10] = [
    // An operator names a person by provider and subject, and reads the names that others chose.
    ("cli", "claims", &["Subject", "is_bidi_control"]),
    // Assertions are dated by whoever asks for them.
    ("provider", "clock", &["Timestamp"]),
    ("provider", "claims", &["Condition", "Groups", "Mapping"]),
    // Sessions know who signed in through what, and nothing else of providers.
    ("session", "provider", &["ProviderId"]),
    ("session", "claims", &["Profile", "Subject"]),
    // The demonstration stands below the public address like a stranger; it is mounted, and no more.
    ("demo", "provider", &["PublicUrl"]),
    ("web", "demo", &["Demo"]),
    ("tokens", "claims", &["Subject"]),
    // What the operator decided about the pages, who may embed them, and who may ask for tokens.
    (
        "web",
        "config",
        &[
            "Application",
            "BaseTheme",
            "EmbedConfig",
            "LastUsed",
            "LoginConfig",
            "Picture",
            "ThemeConfig",
        ],
    ),
    // The command line copies, checks and shows pages, and prints what embeds them; it answers no request.
    (
        "cli",
        "web",
        &["integrity", "logos", "look", "pages", "preview"],
    ),
];

/// Crates that have their place: which files may name them. A path that ends in `/` is a folder.
const CRATES: [(&str, &[&str]); 33] = [
    ("actix_session", &["session/"]),
    // In the command line for its runtime alone.
    (
        "actix_web",
        &[
            "cli/online.rs",
            "cli/sessions.rs",
            "demo/",
            "server.rs",
            "session/",
            "web/",
        ],
    ),
    // The error type of actix-session's own trait.
    ("anyhow", &["cli/", "session/layer.rs", "session/store.rs"]),
    (
        "aws_lc_rs",
        &[
            "cli/secret.rs",
            "demo/",
            "flow/",
            "provider/client_auth.rs",
            "session/",
            "web/",
        ],
    ),
    ("brotli", &["web/compress.rs"]),
    ("clap", &["cli/"]),
    ("figment", &["config/"]),
    ("flate2", &["web/compress.rs"]),
    ("fluent_bundle", &["web/"]),
    ("fluent_syntax", &["web/"]),
    ("html5gum", &["web/pages/markup.rs"]),
    ("httpdate", &["flow/doctor/compare.rs"]),
    ("ipnet", &["config/", "web/"]),
    ("jmespath", &["claims/"]),
    ("moka", &["session/cache.rs", "tokens/known.rs"]),
    (
        "oauth2",
        &["flow/", "provider/dialect.rs", "provider/dialect/"],
    ),
    ("openidconnect", &["flow/"]),
    ("psl", &["config/"]),
    ("redis", &["session/redis/"]),
    ("reqwest", &["flow/wire.rs", "flow/wire/"]),
    ("roxmltree", &["provider/logo.rs"]),
    ("rusqlite", &["session/sqlite/"]),
    ("rust_embed", &["provider/catalogue.rs", "web/"]),
    ("rustls", &["config/certificates.rs", "flow/wire.rs"]),
    ("rustls_native_certs", &["flow/wire.rs"]),
    (
        "rustls_pki_types",
        &["config/certificates.rs", "provider/client_auth.rs"],
    ),
    ("schemars", &["config/", "provider/definition.rs"]),
    ("strsim", &["config/"]),
    ("tera", &["demo/page.rs", "web/pages.rs", "web/pages/"]),
    ("tokio", &["flow/", "session/", "tokens/"]),
    ("toml", &["config/", "provider/catalogue.rs"]),
    ("toml_edit", &["cli/add.rs"]),
    ("tracing_subscriber", &["telemetry.rs"]),
];

/// Crates that are at home everywhere.
const COMMON: [&str; 13] = [
    "base64",
    "futures_util",
    "http",
    "humantime",
    "regex",
    "serde",
    "serde_json",
    "thiserror",
    "time",
    "tracing",
    "unic_langid",
    "url",
    "std",
];

/// Words of the standard library that have their place.
const WORDS: [(&str, &[&str]); 7] = [
    // How long ago something was heard is no time of day: a clock that is set must not make old news fresh.
    ("Instant", &["session/redis/"]),
    ("SystemTime", &["clock.rs"]),
    ("OffsetDateTime::now", &[]),
    // `env!` is another thing: it is read when the program is built.
    ("std::env::", &["config/environment.rs", "main.rs"]),
    ("use std::env", &[]),
    (
        "std::fs",
        &[
            "cli/add.rs",
            "cli/theme.rs",
            "config/",
            "server.rs",
            "server/socket.rs",
            "session/",
            "web/pages/theme.rs",
        ],
    ),
    ("std::process", &["cli/", "main.rs"]),
];

/// Ids of `providers/` that the program may name, and why.
const NAMED: [(&str, &str); 6] = [
    ("oidc", "the base of a protocol"),
    ("oauth2", "the base of a protocol"),
    (
        "demo",
        "mounted by the program itself, and a key of gateway.toml",
    ),
    ("demo_oauth2", "mounted by the program itself"),
    ("line", "a shape of SVG"),
    ("x", "a coordinate of SVG and of an elliptic curve"),
];

/// The file of `providers/` that holds other names of them.
const ALIASES: &str = "aliases";

/// The most lines of a file.
const LONGEST: usize = 400;
/// A reference rather than a story: every key that a provider's section may have, and its description.
const REFERENCE: &str = "provider/definition.rs";

#[test]
fn rooms_use_only_those_they_may() {
    refuse(&Source::all(), |source| {
        let uses = source.uses().into_iter();
        let foreign = uses.filter(|(room, _)| *room != source.room());
        let refused = foreign.filter(|(room, item)| !may_use(&source.room(), room, item));
        refused
            .map(|(room, item)| format!("crate::{room}::{item}"))
            .collect()
    });
}

#[test]
fn rooms_are_reached_by_their_names() {
    refuse(&Source::all(), Source::ways_around);
}

#[test]
fn crates_stay_where_they_belong() {
    refuse(&Source::all(), |source| {
        let misplaced =
            |(name, places): &&(&str, &[&str])| source.names_crate(name) && !source.is_in(places);
        let found = CRATES.iter().filter(misplaced);
        found.map(|(name, _)| (*name).to_owned()).collect()
    });
}

#[test]
fn every_dependency_has_its_place() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("there is a manifest");
    let manifest: toml::Table = manifest.parse().expect("the manifest is TOML");
    let dependencies = manifest["dependencies"].as_table().expect("it has some");
    let placed: BTreeSet<&str> = CRATES.iter().map(|(name, _)| *name).chain(COMMON).collect();

    let names = dependencies.keys().map(|name| name.replace('-', "_"));
    let homeless: Vec<String> = names
        .filter(|name| !placed.contains(name.as_str()))
        .collect();

    assert!(homeless.is_empty(), "say where they belong: {homeless:?}");
}

#[test]
fn time_files_and_environment_are_read_in_their_places() {
    refuse(&Source::all(), |source| {
        let misplaced =
            |(word, places): &&(&str, &[&str])| source.has_word(word) && !source.is_in(places);
        let found = WORDS.iter().filter(misplaced);
        found.map(|(word, _)| (*word).to_owned()).collect()
    });
}

#[test]
fn no_provider_is_named_in_the_program() {
    let files = fs::read_dir(root().join("providers")).expect("there are presets");
    let ids: Vec<String> = files
        .filter_map(|file| Some(file.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .filter(|id| NAMED.iter().all(|(named, _)| named != id) && id != ALIASES)
        .collect();

    refuse(&Source::all(), |source| {
        let named = ids.iter().filter(|id| source.has_literal(id));
        named.cloned().collect()
    });
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    refuse(&Source::all(), |source| {
        let line = source.first_line();
        let is_sentence = line.starts_with("//! ") && line.ends_with('.');
        if is_sentence {
            vec![]
        } else {
            vec![line.to_owned()]
        }
    });
}

#[test]
fn no_file_is_longer_than_a_reader_wants() {
    refuse(&Source::all_with_tests(), |source| {
        let lines = source.lines();
        if lines > LONGEST && source.path() != REFERENCE {
            vec![format!("{lines} lines")]
        } else {
            vec![]
        }
    });
}

#[test]
fn the_program_does_not_panic_by_intent() {
    refuse(&Source::all(), |source| {
        let words = [
            ".unwrap()",
            ".unwrap_err()",
            "panic!",
            "todo!",
            "unimplemented!",
            "dbg!",
        ];
        let found = words.into_iter().filter(|word| source.has_word(word));
        found.map(str::to_owned).collect()
    });
}

#[test]
fn whoever_expects_says_in_a_sentence_why() {
    refuse(&Source::all(), Source::terse_expectations);
}

#[test]
fn every_row_of_the_tables_is_needed() {
    let sources = Source::all();
    let is_used = |(who, whom): (&str, &str)| {
        let of_room = sources.iter().filter(|source| source.room() == who);
        of_room.flat_map(Source::uses).any(|(room, _)| room == whom)
    };
    let rooms = ROOMS.iter();
    let pairs = rooms.flat_map(|(who, uses)| uses.iter().map(|whom| (*who, *whom)));
    let mut idle: Vec<String> = pairs
        .filter(|pair| !is_used(*pair))
        .map(|(who, whom)| format!("{who} does not use {whom}"))
        .collect();
    for (name, places) in CRATES {
        for place in places {
            let mut there = sources.iter().filter(|source| source.is_in(&[place]));
            if !there.any(|source| source.names_crate(name)) {
                idle.push(format!("{place} does not use {name}"));
            }
        }
    }
    for name in COMMON {
        if !sources.iter().any(|source| source.names_crate(name)) {
            idle.push(format!("nobody uses {name}"));
        }
    }

    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

fn may_use(who: &str, room: &str, item: &str) -> bool {
    let allowed = ROOMS.iter().find(|(known, _)| *known == who);
    let is_allowed = allowed.is_some_and(|(_, rooms)| rooms.contains(&room));
    let single = ITEMS
        .iter()
        .find(|(known, of, _)| *known == who && *of == room);
    is_allowed && single.is_none_or(|(_, _, items)| items.contains(&item))
}

/// Fails with every file and what is wrong in it.
fn refuse(sources: &[Source], faults: impl Fn(&Source) -> Vec<String>) {
    let mut lines = Vec::new();
    for source in sources {
        for fault in faults(source) {
            lines.push(format!("src/{}: {fault}", source.path()));
        }
    }

    assert!(
        !sources.is_empty() && lines.is_empty(),
        "{}",
        lines.join("\n")
    );
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

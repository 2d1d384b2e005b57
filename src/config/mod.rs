//! gateway.toml, presets and environment become a Config, or every Problem with file, line and column.
//!
//! | Step | File |
//! |---|---|
//! | text to values, with the place of every key | `document` |
//! | variables to values, as their keys want them | `environment` |
//! | every layer against the schema of the types in `written` | `shape`, `conform` |
//! | relative paths, and which form of a secret counts | `paths`, `forms` |
//! | which preset a section builds on | `sections` |
//! | all layers merged by figment | `layers` |
//! | single values and secrets | `values`, `secrets`, `settle`, `redis_section` |
//! | definitions to providers | `providers` |
//! | who may ask for their tokens | `applications` |
//! | complaints to problems, each told once | `report` |

mod applications;
mod certificates;
mod conform;
mod document;
mod embed;
mod environment;
mod explain;
mod forms;
mod layers;
mod listed;
mod paths;
mod picture;
mod providers;
mod redis_section;
mod replace;
mod report;
mod resolved;
mod schema;
mod secrets;
mod secrets_file;
mod sections;
mod settle;
mod shape;
mod source;
mod suggest;
mod theme;
mod values;
mod written;

pub use environment::Environment;
pub use explain::{Explained, ExplainedField, Need, NoSuchProvider, Unexplained, explain};
pub use listed::{Listed, listed, of as presets_of};
pub use picture::Picture;
pub use replace::replace_file;
pub use resolved::{
    Application, Config, EmbedConfig, LastUsed, Listen, LoginConfig, Outbound, Proxy, RedisConfig,
    SessionConfig, StoreConfig,
};
pub use schema::schema;
pub use secrets_file::{Rotation, SecretsFile};
pub use source::Source;
pub use theme::{BaseTheme, Logos, StyleFile, ThemeConfig};

use layers::Layers;
use providers::{put_presets_below, say};
use report::Report;
use sections::Presets;
use settle::Settling;
use shape::Shape;
use written::Written;

use crate::problem::{Complaint, Level, Problem};
use crate::provider::definition::ProviderDefinition;
use crate::provider::{Providers, PublicUrl};

/// Reads the configuration. Nothing is written and nothing is fetched.
///
/// # Errors
///
/// Everything that is wrong, and everything worth a warning beside it: first the file from top to bottom, then the other sources.
#[expect(clippy::needless_pass_by_value, reason = "a source is read once")]
pub fn load(source: Source, environment: &Environment) -> Result<Config, Vec<Problem>> {
    let mut report = Report::default();
    match assemble(&source, environment, &mut report) {
        Some(config) if !report.has_errors() => Ok(Config {
            warnings: report.finish(&source.name()),
            ..config
        }),
        _ => Err(report.finish(&source.name())),
    }
}

fn assemble(source: &Source, environment: &Environment, report: &mut Report) -> Option<Config> {
    let shape = Shape::of::<Written>();
    let mut layers = Layers::read(source, environment, &shape, report).ok()?;
    let written: Written = told(layers.operator(), &layers, report)?;

    let mut complaints = Vec::new();
    let settling = Settling::of(&written, source.folder(), environment, &mut complaints);
    if let Some(public_url) = settling.public_url.as_ref().filter(|_| settling.demo) {
        complaints.extend(providers::add_demo(public_url, &mut layers).err());
    }
    let presets = Presets::read(written.presets.as_deref(), &mut complaints);
    let config = settling.config(&written, &mut complaints);
    for complaint in complaints {
        say(&layers, report, complaint);
    }

    let shape = shape.at(&["providers".to_owned(), String::new()])?;
    let bases = put_presets_below(&written.providers, &presets, &mut layers, shape, report);
    let whole: Written = told(layers.whole(), &layers, report)?;
    // Without an address of its own the gateway does not start; its providers are judged all the same.
    let stand_in = PublicUrl::parse("http://localhost").ok()?;
    let public_url = settling.public_url.as_ref().unwrap_or(&stand_in);
    let found = providers::all(
        &whole.providers,
        &bases,
        public_url,
        environment,
        (&layers, report),
    );
    let mut complaints = Vec::new();
    let applications = applications::settle(
        &whole.applications,
        &whole.providers,
        environment,
        &mut complaints,
    );
    for complaint in complaints {
        say(&layers, report, complaint);
    }
    let enabled = |section: &ProviderDefinition| section.disabled != Some(true);
    if !report.has_errors() && !whole.providers.values().any(enabled) {
        let complaint = Complaint::warning("providers", "there is no provider to sign in with");
        say(
            &layers,
            report,
            complaint.hint("add a section such as [providers.acme], or demo = true"),
        );
    }
    Some(Config {
        applications,
        providers: Providers::new(found),
        bases,
        places: Places(Some(Box::new(layers))),
        ..config?
    })
}

/// Reads what the configuration says about the pages, and judges nothing else: a theme is made before there are credentials.
///
/// # Errors
///
/// Everything that is wrong below `[theme]`, or keeps the file from being read at all.
pub fn theme(
    source: &Source,
    environment: &Environment,
) -> Result<(ThemeConfig, Places), Vec<Problem>> {
    let mut report = Report::default();
    let shape = Shape::of::<Written>();
    let read = Layers::read(source, environment, &shape, &mut report);
    let found = read.ok().and_then(|layers| {
        let written: Written = told(layers.operator(), &layers, &mut report)?;
        let mut complaints = Vec::new();
        let theme = theme::settle(&written.theme, &mut complaints);
        for complaint in complaints {
            say(&layers, &mut report, complaint);
        }
        Some((theme, Places(Some(Box::new(layers)))))
    });
    let mut problems = report.finish(&source.name());
    problems.retain(|problem| {
        let about = problem.key.is_empty() || problem.key.split('.').next() == Some("theme");
        problem.level == Level::Error && about
    });
    match found {
        Some(found) if problems.is_empty() => Ok(found),
        _ => Err(problems),
    }
}

/// Reads which shipped theme the configuration builds on, and judges nothing else: what the theme names need not be there yet.
///
/// # Errors
///
/// What keeps the file from being read, or that key from being understood.
pub fn base_theme(source: &Source, environment: &Environment) -> Result<BaseTheme, Vec<Problem>> {
    let mut report = Report::default();
    let shape = Shape::of::<Written>();
    let read = Layers::read(source, environment, &shape, &mut report).ok();
    let written: Option<Written> =
        read.and_then(|layers| told(layers.operator(), &layers, &mut report));
    let mut problems = report.finish(&source.name());
    problems.retain(|problem| {
        let about = ["", "theme", "theme.base"].contains(&problem.key.as_str());
        problem.level == Level::Error && about
    });
    match written {
        Some(written) if problems.is_empty() => Ok(written.theme.base.unwrap_or_default()),
        _ => Err(problems),
    }
}

/// Where everything was written, for complaints that come up later than reading.
#[derive(Default)]
pub struct Places(Option<Box<Layers>>);

impl Places {
    /// A complaint about a key of the whole configuration becomes a problem with its place: where the operator wrote the key, else the
    /// section it belongs to, for that is where it would be written.
    #[must_use]
    pub fn problem(&self, complaint: Complaint) -> Problem {
        let mut report = Report::default();
        if let Some(layers) = &self.0 {
            let key = &complaint.key;
            let written = layers.says(key);
            let place = layers.place(if written {
                key
            } else {
                &key[..key.len().min(2)]
            });
            let place = if written { place } else { place.about(key) };
            report.tell(place, complaint.clone());
        }
        let told = report.finish("").pop();
        told.unwrap_or_else(|| Problem::at_source("configuration", complaint))
    }
}

impl std::fmt::Debug for Places {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Places")
    }
}

fn told<T>(result: Result<T, Complaint>, layers: &Layers, report: &mut Report) -> Option<T> {
    result
        .map_err(|complaint| say(layers, report, complaint))
        .ok()
}

//! `vestibule theme`: copy a theme to change it, check one, look at every page.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, Subcommand, ValueEnum};

use super::add::quoted;
use crate::config::{self, BaseTheme, Environment, Logos, Source};
use crate::problem::Problem;
use crate::provider::Providers;
use crate::server;
use crate::web::logos::{self, Marks};
use crate::web::look::Look;
use crate::web::pages::Pages;
use crate::web::preview::{ASSETS, Preview};

/// What `theme` is told.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Copy the files of a shipped theme into a folder, to be changed there.
    Eject {
        /// The shipped theme, instead of the configured one.
        #[arg(long, value_enum, value_name = "NAME")]
        base: Option<Base>,
        /// Only this file, as `login.html`; may be given several times.
        #[arg(long, value_name = "FILE")]
        only: Vec<String>,
        /// The folder; it is made when missing.
        #[arg(default_value = "theme")]
        dir: PathBuf,
    },
    /// Render every page in every state and language, and print every problem with file and line.
    Check {
        /// The shipped theme below it, instead of the configured one.
        #[arg(long, value_enum, value_name = "NAME")]
        base: Option<Base>,
        /// The folder of the theme, instead of the configured one.
        dir: Option<PathBuf>,
    },
    /// Show every page in every state and language, with sample data and without credentials.
    Preview {
        /// Where to show them: an address of this machine.
        #[arg(long, default_value = "127.0.0.1:8088", value_name = "ADDR")]
        listen: SocketAddr,
        /// Write them into this folder instead.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// The shipped theme below it, instead of the configured one.
        #[arg(long, value_enum, value_name = "NAME")]
        base: Option<Base>,
        /// The folder of the theme, instead of the configured one.
        dir: Option<PathBuf>,
    },
}

/// A shipped theme.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Base {
    Default,
    Minimal,
    Card,
}

impl From<Base> for BaseTheme {
    fn from(base: Base) -> Self {
        match base {
            Base::Default => Self::Default,
            Base::Minimal => Self::Minimal,
            Base::Card => Self::Card,
        }
    }
}

/// Where a theme comes from, to be read as often as wanted.
#[derive(Clone)]
struct Theme {
    source: Source,
    environment: Environment,
    base: Option<Base>,
    dir: Option<PathBuf>,
}

impl Theme {
    /// Reads everything anew.
    fn preview(&self) -> Result<Preview, Vec<Problem>> {
        let (mut theme, places) = config::theme(&self.source, &self.environment)?;
        if let Some(base) = self.base {
            theme.base = base.into();
        }
        if self.dir.is_some() {
            theme.dir.clone_from(&self.dir);
        }
        let marks = match theme.logos {
            Logos::On => Marks::On(logos::builtin()),
            Logos::Off => Marks::Off,
        };
        let look = Look::new(theme, ASSETS.to_owned(), &Providers::default());
        let pages = server::pages(&look, &marks, &places)?;
        Ok(Preview::new(pages, &look))
    }

    /// Everything as files.
    fn everything(&self) -> Result<BTreeMap<String, Vec<u8>>, String> {
        let preview = self.preview().map_err(|problems| lines(&problems))?;
        preview.everything()
    }
}

/// Does what is asked. Without a gateway.toml it is about the shipped themes.
pub(super) fn run(options: Options, path: &Path, source: &Source, environment: &Environment) -> u8 {
    let theme = |base, dir| Theme {
        source: source.clone(),
        environment: environment.clone(),
        base,
        dir,
    };
    let done = match options.command {
        Command::Eject { base, only, dir } => {
            let base = match base {
                Some(base) => Ok(base.into()),
                None => config::base_theme(source, environment),
            };
            match base {
                Ok(base) => eject(base, &only, &dir, path),
                Err(problems) => return super::complain_of(&problems, None),
            }
        }
        Command::Check { base, dir } => return check(&theme(base, dir)),
        Command::Preview {
            out: Some(folder),
            base,
            dir,
            ..
        } => write_out(&theme(base, dir), &folder),
        Command::Preview {
            listen, base, dir, ..
        } => show(theme(base, dir), listen),
    };
    match done {
        Ok(text) => super::answer(&text),
        Err(complaint) => super::complain(&complaint),
    }
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// Copies what is not there yet, all files or only these; nothing is ever written over.
fn eject(base: BaseTheme, only: &[String], folder: &Path, config: &Path) -> Result<String, String> {
    let mut files = Pages::shipped(base);
    if let Some(unknown) = only.iter().find(|name| !files.contains_key(*name)) {
        let known: Vec<&str> = files.keys().map(AsRef::as_ref).collect();
        let known = known.join(", ");
        return Err(format!(
            "the theme {base} has no file {unknown}; it has {known}",
            base = base.as_str()
        ));
    }
    files.retain(|name, _| only.is_empty() || only.contains(name));
    let taken = files.keys().find(|name| folder.join(name).exists());
    if let Some(name) = taken {
        let place = folder.join(name);
        return Err(format!(
            "{} is there already; nothing was written",
            place.display()
        ));
    }
    let count = files.len();
    write_all(folder, files)?;
    Ok(format!(
        "Copied {count} of the theme's files to {folder}.\n\
         Write into {config}, below [theme]:\n  \
         base = \"{base}\"\n  \
         dir = {dir}\n\
         Remove what you do not change: what is missing there comes from the shipped theme, newer versions included.\n\
         `vestibule theme preview` shows every page, and `vestibule theme check` tells what is wrong.\n",
        base = base.as_str(),
        folder = folder.display(),
        config = config.display(),
        dir = quoted(&seen_from(config, folder).display().to_string()),
    ))
}

/// A folder as the configuration names it, where relative paths start from its own folder.
fn seen_from(config: &Path, folder: &Path) -> PathBuf {
    let start = config.parent().unwrap_or(Path::new(""));
    if folder.is_absolute() || start == Path::new("") || start == Path::new(".") {
        return folder.to_owned();
    }
    // Links are followed before steps are counted, as the system follows them before it takes a step up.
    let (Ok(start), Ok(target)) = (fs::canonicalize(start), fs::canonicalize(folder)) else {
        return std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    };
    let shared = start
        .ancestors()
        .find(|ancestor| target.starts_with(ancestor))
        .unwrap_or(Path::new("/"));
    let up = start.strip_prefix(shared).into_iter().flat_map(Path::iter);
    let down = target.strip_prefix(shared).into_iter().flat_map(Path::iter);
    up.map(|_| OsStr::new("..")).chain(down).collect()
}

fn check(theme: &Theme) -> u8 {
    match theme.preview() {
        Ok(preview) => match preview.everything() {
            Ok(files) => {
                let pages = files
                    .keys()
                    .filter(|name| name.contains('/'))
                    .filter(|name| Path::new(name).extension().is_some_and(|end| end == "html"));
                super::answer(&format!(
                    "No problems: {} pages were rendered.\n",
                    pages.count()
                ))
            }
            Err(fault) => super::complain(&fault),
        },
        Err(problems) => {
            super::answer(&format!("{}\n", lines(&problems)));
            super::PROBLEMS
        }
    }
}

fn write_out(theme: &Theme, folder: &Path) -> Result<String, String> {
    let files = theme.everything()?;
    let count = files.len();
    write_all(folder, files)?;
    let index = folder.join("index.html");
    Ok(format!("Wrote {count} files; open {}\n", index.display()))
}

fn write_all(folder: &Path, files: BTreeMap<String, Vec<u8>>) -> Result<(), String> {
    for (name, bytes) in files {
        let path = folder.join(name);
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, bytes));
        written.map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    }
    Ok(())
}

/// Shows the pages until the command is stopped. Nobody else can see them.
fn show(theme: Theme, listen: SocketAddr) -> Result<String, String> {
    if !listen.ip().is_loopback() {
        return Err(
            "the preview is for this machine alone: give --listen a loopback address".to_owned(),
        );
    }
    // What is wrong at the beginning is told here, what goes wrong later in the browser.
    theme.preview().map_err(|problems| lines(&problems))?;
    let make = Arc::new(move || theme.preview());
    let ready = |address: SocketAddr| {
        super::answer(&format!(
            "Every page is at http://{address}/ until this is stopped; load a page again to see a change.\n"
        ));
    };
    server::show_preview(listen, make, ready)
        .map_err(|error| format!("cannot listen on {listen}: {error}"))?;
    Ok(String::new())
}

//! `vestibule sessions`: who is signed in, and the end of sessions, also under a running gateway.

use std::fmt::Write as _;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::serve;
use crate::claims::{Subject, is_bidi_control};
use crate::clock::Clock;
use crate::config::{self, Environment, Source};
use crate::provider::ProviderId;
use crate::server;
use crate::session::{Identity, Named, SessionRef, Sessions, SignedIn, View};

/// What `sessions` may be told.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the sessions that live, the last used first.
    List {
        #[command(flatten)]
        filter: Filter,
        /// How the answer is written.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// End one session, or those of a person, of a provider, or all.
    #[command(group(ArgGroup::new("which").args(["id", "user", "provider", "all"]).multiple(true).required(true)))]
    End {
        /// The session, as `list` names it.
        #[arg(conflicts_with_all = ["user", "provider", "all"])]
        id: Option<String>,
        #[command(flatten)]
        filter: Filter,
        /// Every session there is.
        #[arg(long, conflicts_with_all = ["user", "provider"])]
        all: bool,
    },
}

/// Which sessions are meant.
#[derive(Clone, Debug, Args)]
struct Filter {
    /// Those of this person, as `id` in the profile: `google:1076…`.
    #[arg(long, value_name = "ID")]
    user: Option<String>,
    /// Those with an identity of this provider.
    #[arg(long, value_name = "PROVIDER")]
    provider: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table.
    Text,
    /// One object.
    Json,
}

/// Lists or ends.
pub(super) fn run(options: Options, source: Source, environment: &Environment) -> u8 {
    let done = actix_web::rt::System::new().block_on(act(options, source, environment));
    match done {
        Ok(text) => super::answer(&text),
        Err(complaint) => super::complain(&complaint),
    }
}

async fn act(
    options: Options,
    source: Source,
    environment: &Environment,
) -> Result<String, String> {
    let sessions = open(source, environment)?;
    // It makes nothing where no gateway has been yet.
    match sessions.look_at_store().await {
        Ok(true) => {}
        Ok(false) => {
            return Err(
                "no gateway with this configuration has kept sessions there yet".to_owned(),
            );
        }
        Err(outage) => return Err(outage.to_string()),
    }
    match options.command {
        Command::List { filter, format } => {
            let mut seen = seen(&sessions, &filter).await?;
            seen.sort_by_key(|(session, view)| (std::cmp::Reverse(view.used_at), *session));
            Ok(match format {
                Format::Text => table(&seen),
                Format::Json => as_json(&seen),
            })
        }
        Command::End { id: Some(id), .. } => {
            let session = SessionRef::parse(&id)
                .ok_or("this is no id of a session; `vestibule sessions list` has them")?;
            match sessions.end(session).await {
                Ok(true) => Ok("Ended 1 session.\n".to_owned()),
                Ok(false) => Err("there is no such session, or it has ended already".to_owned()),
                Err(error) => Err(error.to_string()),
            }
        }
        Command::End { filter, .. } => end_all(&sessions, &filter).await,
    }
}

/// The store that the configuration names, beside the gateway that serves it.
fn open(source: Source, environment: &Environment) -> Result<Sessions, String> {
    let config = config::load(source, environment)
        .map_err(|_| "the configuration has problems; `vestibule check` names them".to_owned())?;
    let config = serve::with_known_secret(config).map_err(|error| format!("{error:#}"))?;
    let settings = server::session_settings(&config.session, &config.public_url);
    Sessions::visit(settings, Clock::system()).map_err(|fault| fault.to_string())
}

async fn end_all(sessions: &Sessions, filter: &Filter) -> Result<String, String> {
    // Whose a session is says its record; where that is not asked, one that nobody can read ends as well.
    let found = match filter.provider {
        Some(_) => {
            let seen = seen(sessions, filter).await?;
            seen.into_iter().map(|(session, _)| session).collect()
        }
        None => candidates(sessions, filter).await?,
    };
    let mut ended = 0;
    for session in found {
        let was_there = sessions.end(session).await;
        ended += usize::from(was_there.map_err(|error| {
            format!("{error}; {ended} sessions have ended, the others live on")
        })?);
    }
    let noun = if ended == 1 { "session" } else { "sessions" };
    Ok(format!("Ended {ended} {noun}.\n"))
}

/// Every live session that the filter lets through.
async fn seen(sessions: &Sessions, filter: &Filter) -> Result<Vec<(SessionRef, View)>, String> {
    let provider = filter.provider.as_deref().map(provider_id).transpose()?;
    let mut seen = Vec::new();
    for session in candidates(sessions, filter).await? {
        if let Some(view) = sessions
            .view(session)
            .await
            .map_err(|error| error.to_string())?
            && provider.as_ref().is_none_or(|id| is_of(&view.who, id))
        {
            seen.push((session, view));
        }
    }
    Ok(seen)
}

/// The sessions that the store has under the person of the filter, or all of them.
async fn candidates(sessions: &Sessions, filter: &Filter) -> Result<Vec<SessionRef>, String> {
    if let Some(user) = &filter.user {
        let (provider, sub) = user_of(user)?;
        return sessions
            .named(&provider, Named::Person(&sub))
            .await
            .map_err(|error| error.to_string());
    }
    let mut all = Vec::new();
    loop {
        let some = sessions
            .after(all.last().copied())
            .await
            .map_err(|error| error.to_string())?;
        if some.is_empty() {
            return Ok(all);
        }
        all.extend(some);
    }
}

fn is_of(who: &SignedIn, provider: &ProviderId) -> bool {
    who.provider == *provider || who.linked.iter().any(|linked| linked.provider == *provider)
}

fn provider_id(text: &str) -> Result<ProviderId, String> {
    ProviderId::parse(text).map_err(|_| format!("`{text}` is no id of a provider"))
}

/// A person is a provider and a `sub`, with a colon between them.
fn user_of(text: &str) -> Result<(ProviderId, Subject), String> {
    let parts = text.split_once(':').and_then(|(provider, sub)| {
        Some((ProviderId::parse(provider).ok()?, Subject::parse(sub).ok()?))
    });
    parts.ok_or_else(|| {
        "this is no id of a person: it is `id` of `GET /me`, such as google:1076…".to_owned()
    })
}

const HEAD: [&str; 7] = [
    "SESSION",
    "PERSON",
    "PROVIDER",
    "STARTED",
    "LAST SEEN",
    "BROWSER",
    "NETWORK",
];

fn table(seen: &[(SessionRef, View)]) -> String {
    if seen.is_empty() {
        return "No sessions.\n".to_owned();
    }
    let rows: Vec<[String; 7]> = seen.iter().map(row).collect();
    let mut widths = HEAD.map(|head| head.chars().count());
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for row in std::iter::once(&HEAD.map(str::to_owned)).chain(&rows) {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            // Writing to a String cannot fail.
            let _ = write!(line, "{cell:width$}  ");
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text
}

fn row((session, View { who, used_at }): &(SessionRef, View)) -> [String; 7] {
    let device = who.device.clone().unwrap_or_default();
    let dash = || "-".to_owned();
    [
        session.to_string(),
        printable(&who.id()),
        who.provider.to_string(),
        who.authenticated_at.to_string(),
        used_at.to_string(),
        device.browser.map_or_else(dash, |text| printable(&text)),
        device.address.map_or_else(dash, |text| printable(&text)),
    ]
}

/// What others chose, such as a `sub`, without anything that a terminal obeys or that turns its line around.
fn printable(text: &str) -> String {
    let obeyed = |c: char| c.is_control() || is_bidi_control(c);
    text.replace(obeyed, "\u{FFFD}")
}

fn as_json(seen: &[(SessionRef, View)]) -> String {
    let sessions: Vec<Value> = seen
        .iter()
        .map(|(session, View { who, used_at })| {
            let device = who.device.clone().unwrap_or_default();
            let linked: Vec<String> = who.linked.iter().map(Identity::id).collect();
            json!({
                "id": session.to_string(),
                "user": who.id(),
                "linked": linked,
                "provider": who.provider,
                "started_at": who.authenticated_at.to_string(),
                "last_seen": used_at.to_string(),
                "expires_at": who.expires_at.to_string(),
                "browser": device.browser,
                "address": device.address,
            })
        })
        .collect();
    format!("{:#}\n", json!({"sessions": sessions}))
}

//! `SessionsFault`: why the sessions cannot be opened, in words an operator can act on.

use std::io;
use std::path::PathBuf;

use super::seal::UnfitSecrets;

/// Sessions cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum SessionsFault {
    /// The secrets cannot be used.
    #[error(transparent)]
    Secrets(#[from] UnfitSecrets),
    /// A file or its folder cannot be made, read or written.
    #[error("cannot open the session database {}: {source}", path.display())]
    File {
        /// The database.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Its lock is held.
    #[error("another process uses the session database {}; an embedded database serves one process", path.display())]
    InUse {
        /// The database.
        path: PathBuf,
    },
    /// It was sealed with others.
    #[error("the session secrets do not open the session database {}; start with the secrets it was made with, or remove it, which ends every session", path.display())]
    WrongSecrets {
        /// The database.
        path: PathBuf,
    },
    /// There is none to be looked at.
    #[error("there is no session database {}: no gateway with this configuration has run yet", path.display())]
    Missing {
        /// Where it would be.
        path: PathBuf,
    },
    /// It can only be looked at once a gateway of this version has brought it up to date.
    #[error("the session database {} is of an older version; start the gateway once, it brings it up to date", path.display())]
    Older {
        /// The database.
        path: PathBuf,
    },
    /// Nobody else can look into a process.
    #[error(
        "these sessions are in the memory of the running gateway (store = \"memory\"), where nothing else reaches them; a restart ends them all"
    )]
    InsideProcess,
    /// Its schema is not known here.
    #[error("the session database {} was made by a newer version (schema {found}, this one knows {known})", path.display())]
    Newer {
        /// The database.
        path: PathBuf,
        /// The schema it has.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// Something else is in its place.
    #[error("{} is not a session database; name another path or move that file away", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// `SQLite` says no.
    #[error("cannot use the session database {}: {source}", path.display())]
    Database {
        /// The database.
        path: PathBuf,
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The address of the Redis, or what belongs to it, cannot be used.
    #[error("the session store cannot be used: {source}")]
    Redis {
        /// Why.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The system gives no thread.
    #[error("cannot start the threads of the session store: {0}")]
    Threads(io::Error),
}

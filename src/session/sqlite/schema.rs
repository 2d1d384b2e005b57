//! The tables, their versions, and the key that is kept in them.

use std::cmp::Ordering;
use std::path::Path;

use rusqlite::{Connection, ErrorCode, OptionalExtension as _, TransactionBehavior};

use super::super::fault::SessionsFault;
use super::super::index::IndexKey;
use super::super::seal::{KeyRing, With, random};
use super::rows::INDEX_KEY;

/// `vest`, so that tools and we can tell the file from another program's.
const APPLICATION: i64 = 0x7665_7374;

/// Step n leads from schema n to n + 1. Steps are only ever added.
const MIGRATIONS: [&str; 3] = [
    "
    CREATE TABLE sessions (
        key BLOB PRIMARY KEY,       -- keyed hash of the session's id
        version INTEGER NOT NULL,   -- raised by every change of the record
        sealed BLOB NOT NULL,
        user BLOB NOT NULL,         -- keyed hash of provider and sub
        provider BLOB NOT NULL,     -- keyed hash of the provider
        used_at INTEGER NOT NULL,   -- seconds since the epoch, as all times
        ends_at INTEGER NOT NULL    -- when it is over if it is not used any more
    ) STRICT;
    CREATE INDEX sessions_by_user ON sessions (user);
    CREATE INDEX sessions_by_provider ON sessions (provider);
    CREATE INDEX sessions_by_end ON sessions (ends_at);
    CREATE TABLE used (             -- what may happen once and did
        mark BLOB PRIMARY KEY,
        until INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX used_by_end ON used (until);
    CREATE TABLE meta (
        name TEXT PRIMARY KEY,
        value BLOB NOT NULL
    ) STRICT;
",
    "
    DROP INDEX sessions_by_provider;
    ALTER TABLE sessions DROP COLUMN provider;
    ALTER TABLE sessions ADD COLUMN sid BLOB;    -- keyed hash of the provider's session
    CREATE INDEX sessions_by_sid ON sessions (sid) WHERE sid IS NOT NULL;
    CREATE TABLE links (            -- further identities
        session BLOB NOT NULL,
        user BLOB NOT NULL,
        sid BLOB,
        PRIMARY KEY (session, user)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX links_by_user ON links (user);
    CREATE INDEX links_by_sid ON links (sid) WHERE sid IS NOT NULL;
    CREATE TABLE vault (            -- sealed tokens, apart from the record and gone with it
        session BLOB NOT NULL,
        user BLOB NOT NULL,
        version INTEGER NOT NULL,   -- raised by every change
        sealed BLOB NOT NULL,
        PRIMARY KEY (session, user)
    ) STRICT;
    CREATE TRIGGER sessions_end AFTER DELETE ON sessions BEGIN
        DELETE FROM links WHERE session = old.key;
        DELETE FROM vault WHERE session = old.key;
    END;
",
    // Every login leaves a mark, so it is one entry in one tree; a sweep may look for long.
    "
    CREATE TABLE marks (            -- what may happen once and did
        mark BLOB PRIMARY KEY,
        until INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO marks SELECT mark, until FROM used;
    DROP TABLE used;
    ALTER TABLE marks RENAME TO used;
",
];

/// Brings the tables to the newest schema.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), SessionsFault> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let (application, found) = versions(connection).map_err(|source| fault(path, source))?;
    let path_buf = || path.to_owned();
    if application != APPLICATION && !is_empty(connection).map_err(|source| fault(path, source))? {
        return Err(SessionsFault::NotADatabase { path: path_buf() });
    }
    let done = usize::try_from(found).ok();
    let Some(steps) = done.and_then(|done| MIGRATIONS.get(done..)) else {
        let path = path_buf();
        return Err(SessionsFault::Newer { path, found, known });
    };
    apply(connection, steps, known).map_err(|source| fault(path, source))
}

fn versions(connection: &Connection) -> rusqlite::Result<(i64, i64)> {
    let one = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    Ok((one("application_id")?, one("user_version")?))
}

fn is_empty(connection: &Connection) -> rusqlite::Result<bool> {
    let count = "SELECT count(*) FROM sqlite_schema";
    connection.query_row(count, [], |row| Ok(row.get::<_, i64>(0)? == 0))
}

fn apply(connection: &mut Connection, steps: &[&str], version: i64) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    if steps.is_empty() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in steps {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", version)?;
    transaction.commit()
}

/// Whether the tables are what this version makes of them.
pub(super) fn require_newest(connection: &Connection, path: &Path) -> Result<(), SessionsFault> {
    let known = i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX);
    let (application, found) = versions(connection).map_err(|source| fault(path, source))?;
    let path = path.to_owned();
    match found.cmp(&known) {
        _ if application != APPLICATION => Err(SessionsFault::NotADatabase { path }),
        Ordering::Less => Err(SessionsFault::Older { path }),
        Ordering::Equal => Ok(()),
        Ordering::Greater => Err(SessionsFault::Newer { path, found, known }),
    }
}

/// The key of the index: opened with any secret and then sealed with the first, or made when there is none yet.
pub(super) fn index_key(
    connection: &Connection,
    ring: &KeyRing,
    path: &Path,
) -> Result<IndexKey, SessionsFault> {
    let database = |source| fault(path, source);
    let Some(sealed) = read_index_key(connection).map_err(database)? else {
        let key = IndexKey::new(&random());
        write_index_key(connection, ring, &key).map_err(database)?;
        return Ok(key);
    };
    let (key, with) = open_index_key(ring, &sealed, path)?;
    if with == With::Older {
        write_index_key(connection, ring, &key).map_err(database)?;
    }
    Ok(key)
}

/// The key of the index as it is; nothing is written.
pub(super) fn known_index_key(
    connection: &Connection,
    ring: &KeyRing,
    path: &Path,
) -> Result<IndexKey, SessionsFault> {
    let sealed = read_index_key(connection).map_err(|source| fault(path, source))?;
    let sealed = sealed.ok_or_else(|| SessionsFault::Older {
        path: path.to_owned(),
    })?;
    let (key, _) = open_index_key(ring, &sealed, path)?;
    Ok(key)
}

fn open_index_key(
    ring: &KeyRing,
    sealed: &[u8],
    path: &Path,
) -> Result<(IndexKey, With), SessionsFault> {
    IndexKey::open(ring, sealed).ok_or_else(|| SessionsFault::WrongSecrets {
        path: path.to_owned(),
    })
}

fn read_index_key(connection: &Connection) -> rusqlite::Result<Option<Vec<u8>>> {
    let query = "SELECT value FROM meta WHERE name = 'index_key'";
    connection.query_row(query, [], |row| row.get(0)).optional()
}

fn write_index_key(
    connection: &Connection,
    ring: &KeyRing,
    key: &IndexKey,
) -> rusqlite::Result<()> {
    connection.execute(INDEX_KEY, [key.sealed(ring)]).map(drop)
}

pub(super) fn fault(path: &Path, source: rusqlite::Error) -> SessionsFault {
    let path = path.to_owned();
    match source.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => SessionsFault::NotADatabase { path },
        _ => SessionsFault::Database {
            path,
            source: source.into(),
        },
    }
}

//! Each change as SQL.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Params, named_params, params};

use super::super::backend::{Applied, Change, Find, Kept, KeptRow, Names, Row, SLICE, Written};
use super::super::index::RowKey;
use crate::clock::Timestamp;

pub(super) fn read(connection: &Connection, key: RowKey) -> rusqlite::Result<Option<Row>> {
    connection
        .prepare_cached("SELECT sealed, version, used_at FROM sessions WHERE key = ?1")?
        .query_row([key], |row| {
            Ok(Row {
                sealed: row.get(0)?,
                version: row.get(1)?,
                used_at: Timestamp::from_seconds(row.get(2)?),
            })
        })
        .optional()
}

pub(super) fn read_kept(
    connection: &Connection,
    key: RowKey,
    user: RowKey,
) -> rusqlite::Result<Option<KeptRow>> {
    connection
        .prepare_cached("SELECT sealed, version FROM vault WHERE session = ?1 AND user = ?2")?
        .query_row([key, user], |row| {
            Ok(KeptRow {
                sealed: row.get(0)?,
                version: row.get(1)?,
            })
        })
        .optional()
}

pub(super) fn find(connection: &Connection, find: Find) -> rusqlite::Result<Vec<RowKey>> {
    let key = |row: &rusqlite::Row<'_>| row.get(0);
    let slice = i64::try_from(SLICE).unwrap_or(i64::MAX);
    match find {
        Find::User(user) => connection
            .prepare_cached(
                "SELECT key FROM sessions WHERE user = ?1 UNION SELECT session FROM links WHERE user = ?1",
            )?
            .query_map([user], key)?
            .collect(),
        Find::Sid(sid) => connection
            .prepare_cached(
                "SELECT key FROM sessions WHERE sid = ?1 UNION SELECT session FROM links WHERE sid = ?1",
            )?
            .query_map([sid], key)?
            .collect(),
        Find::After(after) => connection
            .prepare_cached("SELECT key FROM sessions WHERE key > ?1 ORDER BY key LIMIT ?2")?
            .query_map(params![after.map_or(Vec::new(), |key| key.0.to_vec()), slice], key)?
            .collect(),
    }
}

pub(super) fn apply(connection: &Connection, change: &Change) -> rusqlite::Result<Applied> {
    match change {
        Change::Insert(written) => {
            write(connection, INSERT, written, 0)?;
            beside(connection, written)?;
            Ok(Applied {
                rows: 1,
                ..Applied::default()
            })
        }
        Change::Update { written, version } => {
            let rows = write(connection, UPDATE, written, *version)?;
            if rows > 0 {
                execute(connection, UNLINK, [written.key])?;
                beside(connection, written)?;
            }
            let stale = vec![written.key];
            Ok(Applied { rows, stale })
        }
        Change::Keep { key, kept, version } => changed(
            connection,
            KEEP,
            params![key, kept.user, version, kept.sealed],
        ),
        Change::Touch {
            key,
            used_at,
            ends_at,
        } => {
            let parameters = params![key, used_at.seconds(), ends_at.seconds()];
            let rows = execute(connection, TOUCH, parameters)?;
            let stale = if rows == 0 { vec![*key] } else { Vec::new() };
            Ok(Applied { rows, stale })
        }
        Change::Reseal {
            key,
            version,
            sealed,
        } => changed(connection, RESEAL, params![key, version, sealed]),
        Change::Delete(key) => ended(connection, DELETE, params![key], *key),
        Change::Expire { key, used_at } => {
            ended(connection, EXPIRE, params![key, used_at.seconds()], *key)
        }
        Change::UseOnce { mark, until } => {
            changed(connection, USE_ONCE, params![mark, until.seconds()])
        }
        Change::Sweep { now } => sweep(connection, *now),
        Change::KeepIndexKey(sealed) => changed(connection, INDEX_KEY, params![sealed]),
        Change::Probe { now } => {
            let now = now.seconds().to_string().into_bytes();
            changed(connection, PROBE, params![now])
        }
    }
}

pub(super) const INDEX_KEY: &str = "INSERT INTO meta (name, value) VALUES ('index_key', ?1)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";
const INSERT: &str = "INSERT INTO sessions (key, version, sealed, user, sid, used_at, ends_at)
    VALUES (:key, :version + 1, :sealed, :user, :sid, :used_at, :ends_at)";
const UPDATE: &str = "UPDATE sessions SET version = version + 1, sealed = :sealed, user = :user,
    sid = :sid, used_at = :used_at, ends_at = :ends_at WHERE key = :key AND version = :version";
const LINK: &str = "INSERT INTO links (session, user, sid) VALUES (?1, ?2, ?3)";
const UNLINK: &str = "DELETE FROM links WHERE session = ?1";
const PUT: &str = "INSERT INTO vault (session, user, version, sealed) VALUES (?1, ?2, 1, ?3)
    ON CONFLICT DO UPDATE SET version = version + 1, sealed = excluded.sealed";
const KEEP: &str = "UPDATE vault SET version = version + 1, sealed = ?4
    WHERE session = ?1 AND user = ?2 AND version = ?3";
const TOUCH: &str = "UPDATE sessions SET used_at = ?2, ends_at = ?3 WHERE key = ?1";
const RESEAL: &str = "UPDATE sessions SET sealed = ?3 WHERE key = ?1 AND version = ?2";
const DELETE: &str = "DELETE FROM sessions WHERE key = ?1";
const EXPIRE: &str = "DELETE FROM sessions WHERE key = ?1 AND used_at = ?2";
const USE_ONCE: &str = "INSERT INTO used (mark, until) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
const SWEEP_SESSIONS: &str = "DELETE FROM sessions WHERE key IN
    (SELECT key FROM sessions WHERE ends_at <= ?1 LIMIT ?2) RETURNING key";
const SWEEP_USED: &str =
    "DELETE FROM used WHERE mark IN (SELECT mark FROM used WHERE until <= ?1 LIMIT ?2)";
const PROBE: &str = "INSERT INTO meta (name, value) VALUES ('probe', ?1)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";

fn write(
    connection: &Connection,
    sql: &str,
    written: &Written,
    version: i64,
) -> rusqlite::Result<usize> {
    let parameters = named_params! {
        ":key": written.key,
        ":version": version,
        ":sealed": written.sealed,
        ":user": written.names.user,
        ":sid": written.names.sid,
        ":used_at": written.used_at.seconds(),
        ":ends_at": written.ends_at.seconds(),
    };
    execute(connection, sql, parameters)
}

/// The further identities of a record, and its tokens.
fn beside(connection: &Connection, written: &Written) -> rusqlite::Result<()> {
    for Names { user, sid } in &written.links {
        execute(connection, LINK, params![written.key, user, sid])?;
    }
    if let Some(Kept { user, sealed }) = &written.kept {
        execute(connection, PUT, params![written.key, user, sealed])?;
    }
    Ok(())
}

fn sweep(connection: &Connection, now: Timestamp) -> rusqlite::Result<Applied> {
    let slice = i64::try_from(SLICE).unwrap_or(i64::MAX);
    let limits = params![now.seconds(), slice];
    let stale: Vec<RowKey> = connection
        .prepare_cached(SWEEP_SESSIONS)?
        .query_map(limits, |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let marks = execute(connection, SWEEP_USED, limits)?;
    let rows = stale.len() + marks;
    Ok(Applied { rows, stale })
}

fn changed(connection: &Connection, sql: &str, params: impl Params) -> rusqlite::Result<Applied> {
    let rows = execute(connection, sql, params)?;
    let stale = Vec::new();
    Ok(Applied { rows, stale })
}

fn ended(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    key: RowKey,
) -> rusqlite::Result<Applied> {
    let rows = execute(connection, sql, params)?;
    let stale = vec![key];
    Ok(Applied { rows, stale })
}

fn execute(connection: &Connection, sql: &str, params: impl Params) -> rusqlite::Result<usize> {
    connection.prepare_cached(sql)?.execute(params)
}

impl ToSql for RowKey {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.as_slice()))
    }
}

impl FromSql for RowKey {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        FromSql::column_result(value).map(Self)
    }
}

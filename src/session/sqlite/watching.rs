//! Watching: whether another process wrote to the database, such as an operator's command that ends sessions.

use std::time::Duration;

use rusqlite::Connection;

/// How long it takes at most until an idle writer looks; a busy one looks before every commit.
pub(super) const WATCH: Duration = Duration::from_millis(100);

/// What was last seen of `PRAGMA data_version`. It changes with the commits of others and never with one's own, so it must
/// be read on the connection that writes: any other one of ours would take ours for those of others.
pub(super) struct Watching {
    seen: Option<i64>,
}

impl Watching {
    pub(super) fn new(connection: &Connection) -> Self {
        Self {
            seen: version(connection),
        }
    }

    /// Whether another connection may have written since this was last asked. While it cannot be told, it may.
    pub(super) fn others_wrote(&mut self, connection: &Connection) -> bool {
        let now = version(connection);
        let same = now.is_some() && now == self.seen;
        self.seen = now;
        !same
    }
}

fn version(connection: &Connection) -> Option<i64> {
    let mut query = connection.prepare_cached("PRAGMA data_version").ok()?;
    query.query_row([], |row| row.get(0)).ok()
}

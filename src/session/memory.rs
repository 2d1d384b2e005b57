//! Memory: sessions that end with the process.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::{Arc, Mutex, PoisonError};

use super::backend::{Applied, Change, Find, Kept, KeptRow, Names, Row, SLICE, Written};
use super::cache::Cache;
use super::index::RowKey;
use crate::clock::Timestamp;

/// Rows in maps, sealed like everywhere.
pub(super) struct Memory {
    held: Mutex<Held>,
    cache: Arc<Cache>,
}

#[derive(Default)]
struct Held {
    rows: BTreeMap<RowKey, Record>,
    row_ends: BTreeSet<(Timestamp, RowKey)>,
    found_by: BTreeSet<(RowKey, RowKey)>,
    marks: HashMap<RowKey, Timestamp>,
    mark_ends: BTreeSet<(Timestamp, RowKey)>,
}

struct Record {
    row: Row,
    names: Vec<RowKey>,
    vault: HashMap<RowKey, KeptRow>,
    ends_at: Timestamp,
}

impl Memory {
    pub(super) fn new(cache: Arc<Cache>) -> Self {
        Self {
            held: Mutex::default(),
            cache,
        }
    }

    pub(super) fn read(&self, key: &RowKey) -> Option<Row> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.rows.get(key).map(|kept| kept.row.clone())
    }

    pub(super) fn read_kept(&self, key: &RowKey, user: &RowKey) -> Option<KeptRow> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.rows.get(key)?.vault.get(user).cloned()
    }

    pub(super) fn find(&self, find: Find) -> Vec<RowKey> {
        let held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        match find {
            Find::User(name) | Find::Sid(name) => held.named(name),
            Find::After(key) => {
                let after = key.map_or(Bound::Unbounded, Bound::Excluded);
                let keys = held.rows.range((after, Bound::Unbounded));
                keys.map(|(key, _)| *key).take(SLICE).collect()
            }
        }
    }

    pub(super) fn write(&self, change: Change) -> usize {
        let applied = {
            let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
            held.apply(change)
        };
        for key in &applied.stale {
            self.cache.forget(key);
        }
        applied.rows
    }
}

impl Held {
    fn apply(&mut self, change: Change) -> Applied {
        match change {
            Change::Insert(written) => {
                self.put(written, 1, HashMap::new());
                changed(1)
            }
            Change::Update { written, version } => self.update(written, version),
            Change::Keep { key, kept, version } => self.keep(&key, kept, version),
            Change::Touch {
                key,
                used_at,
                ends_at,
            } => self.touch(key, used_at, ends_at),
            Change::Reseal {
                key,
                version,
                sealed,
            } => self.reseal(&key, version, sealed),
            Change::Delete(key) => self.remove(key),
            Change::Expire { key, used_at } => match self.rows.get(&key) {
                Some(kept) if kept.row.used_at != used_at => stale(0, key),
                _ => self.remove(key),
            },
            Change::UseOnce { mark, until } => self.use_once(mark, until),
            Change::Sweep { now } => self.sweep(now),
            // Nothing here outlives the process.
            Change::KeepIndexKey(_) | Change::Probe { .. } => Applied::default(),
        }
    }

    /// The sessions of a name.
    fn named(&self, name: RowKey) -> Vec<RowKey> {
        let range = (name, RowKey([0; 16]))..=(name, RowKey([u8::MAX; 16]));
        self.found_by.range(range).map(|(_, key)| *key).collect()
    }

    fn update(&mut self, written: Written, version: i64) -> Applied {
        let key = written.key;
        let vault = match self.rows.get_mut(&key) {
            Some(record) if record.row.version == version => std::mem::take(&mut record.vault),
            _ => return stale(0, key),
        };
        self.put(written, version + 1, vault);
        stale(1, key)
    }

    fn keep(&mut self, key: &RowKey, kept: Kept, version: i64) -> Applied {
        let row = self
            .rows
            .get_mut(key)
            .and_then(|record| record.vault.get_mut(&kept.user));
        match row {
            Some(row) if row.version == version => {
                row.sealed = kept.sealed;
                row.version += 1;
                changed(1)
            }
            _ => changed(0),
        }
    }

    fn put(&mut self, written: Written, version: i64, mut vault: HashMap<RowKey, KeptRow>) {
        self.remove(written.key);
        if let Some(Kept { user, sealed }) = written.kept {
            let version = vault.get(&user).map_or(1, |row| row.version + 1);
            vault.insert(user, KeptRow { sealed, version });
        }
        let each = |names: Names| std::iter::once(names.user).chain(names.sid);
        let names = std::iter::once(written.names).chain(written.links);
        let record = Record {
            row: Row {
                sealed: written.sealed,
                version,
                used_at: written.used_at,
            },
            names: names.flat_map(each).collect(),
            vault,
            ends_at: written.ends_at,
        };
        for name in &record.names {
            self.found_by.insert((*name, written.key));
        }
        self.row_ends.insert((record.ends_at, written.key));
        self.rows.insert(written.key, record);
    }

    fn touch(&mut self, key: RowKey, used_at: Timestamp, ends_at: Timestamp) -> Applied {
        let Some(kept) = self.rows.get_mut(&key) else {
            return stale(0, key);
        };
        self.row_ends.remove(&(kept.ends_at, key));
        self.row_ends.insert((ends_at, key));
        kept.row.used_at = used_at;
        kept.ends_at = ends_at;
        changed(1)
    }

    fn reseal(&mut self, key: &RowKey, version: i64, sealed: Vec<u8>) -> Applied {
        match self.rows.get_mut(key) {
            Some(kept) if kept.row.version == version => {
                kept.row.sealed = sealed;
                changed(1)
            }
            _ => changed(0),
        }
    }

    fn remove(&mut self, key: RowKey) -> Applied {
        let Some(kept) = self.rows.remove(&key) else {
            return stale(0, key);
        };
        self.row_ends.remove(&(kept.ends_at, key));
        for name in &kept.names {
            self.found_by.remove(&(*name, key));
        }
        stale(1, key)
    }

    fn use_once(&mut self, mark: RowKey, until: Timestamp) -> Applied {
        if self.marks.contains_key(&mark) {
            return changed(0);
        }
        self.marks.insert(mark, until);
        self.mark_ends.insert((until, mark));
        changed(1)
    }

    fn sweep(&mut self, now: Timestamp) -> Applied {
        let over = |ends: &BTreeSet<(Timestamp, RowKey)>| -> Vec<RowKey> {
            let over = ends.iter().take_while(|(end, _)| *end <= now);
            over.take(SLICE).map(|(_, key)| *key).collect()
        };
        let (rows, marks) = (over(&self.row_ends), over(&self.mark_ends));
        for key in &rows {
            self.remove(*key);
        }
        for mark in &marks {
            if let Some(until) = self.marks.remove(mark) {
                self.mark_ends.remove(&(until, *mark));
            }
        }
        Applied {
            rows: rows.len() + marks.len(),
            stale: rows,
        }
    }
}

fn changed(rows: usize) -> Applied {
    Applied {
        rows,
        ..Applied::default()
    }
}

fn stale(rows: usize, key: RowKey) -> Applied {
    Applied {
        rows,
        stale: vec![key],
    }
}

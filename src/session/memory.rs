//! Memory: sessions that end with the process.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::backend::{Applied, Change, Row, SLICE, Written};
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
    rows: HashMap<RowKey, Kept>,
    row_ends: BTreeSet<(Timestamp, RowKey)>,
    marks: HashMap<RowKey, Timestamp>,
    mark_ends: BTreeSet<(Timestamp, RowKey)>,
}

struct Kept {
    row: Row,
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
                self.put(written, 1);
                changed(1)
            }
            Change::Update(written) => self.update(written),
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

    fn update(&mut self, written: Written) -> Applied {
        let key = written.key;
        let Some(kept) = self.rows.get(&key) else {
            return stale(0, key);
        };
        let version = kept.row.version + 1;
        self.put(written, version);
        stale(1, key)
    }

    fn put(&mut self, written: Written, version: i64) {
        self.remove(written.key);
        let row = Row {
            sealed: written.sealed,
            version,
            used_at: written.used_at,
        };
        let ends_at = written.ends_at;
        self.row_ends.insert((ends_at, written.key));
        self.rows.insert(written.key, Kept { row, ends_at });
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

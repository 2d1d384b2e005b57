//! Sqlite: sessions in one file, written by one thread that shares each commit among all who wait.

mod file;
mod rows;
mod schema;
mod threads;
mod watching;

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use rusqlite::Connection;
use tokio::sync::oneshot;

pub(super) use self::file::make_folder;
use self::threads::Thread;
use self::watching::{WATCH, Watching};
use super::backend::{Applied, Change, Find, KeptRow, Outlives, PATIENCE, Row, StoreUnavailable};
use super::cache::Cache;
use super::fault::SessionsFault;
use super::index::{IndexKey, RowKey};
use super::seal::KeyRing;

/// The open database: a thread that writes, a thread that reads, and the lock that keeps other processes out.
///
/// Every acknowledged write survives a crash of the process; sign-ins and sign-outs also one of the machine, as far as its
/// disk is honest (see [`Outlives`]).
pub(super) struct Sqlite {
    // Fields are dropped in this order: the threads end before the lock is given back.
    writer: Thread<Write>,
    reader: Thread<Read>,
    _lock: Option<File>,
}

/// What the database is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::session) enum Opened {
    /// To serve: no other process may do so, and what is missing is made.
    ToServe,
    /// To look and to end sessions, also while another process serves: nothing is made, migrated or sealed anew.
    ToVisit,
}

struct Write {
    change: Change,
    answer: Answer,
}

/// What is read, and who waits for it.
enum Read {
    Record(RowKey, Reply<Option<Row>>),
    Kept(RowKey, RowKey, Reply<Option<KeptRow>>),
    Find(Find, Reply<Vec<RowKey>>),
}

type Reply<T> = oneshot::Sender<Result<T, StoreUnavailable>>;

impl From<rusqlite::Error> for StoreUnavailable {
    fn from(error: rusqlite::Error) -> Self {
        Self::new(error.to_string())
    }
}

impl Sqlite {
    /// Opens the file; to serve it is made (0600), with its folder (0700), where it is missing.
    pub(super) fn open(
        path: &Path,
        opened: Opened,
        ring: &KeyRing,
        cache: Arc<Cache>,
    ) -> Result<(Self, IndexKey), SessionsFault> {
        let fault = |source| schema::fault(path, source);
        let lock = match opened {
            Opened::ToServe => Some(file::prepare(path)?),
            Opened::ToVisit => file::find(path).map(|()| None)?,
        };
        let mut writing = file::connect(path).map_err(fault)?;
        let mut outliving = Outlives::Power;
        let index = match opened {
            Opened::ToServe => {
                schema::migrate(&mut writing, path)?;
                schema::index_key(&writing, ring, path)?
            }
            Opened::ToVisit => {
                schema::require_newest(&writing, path)?;
                schema::known_index_key(&writing, ring, path)?
            }
        };
        let reading = file::connect(path).map_err(fault)?;
        reading
            .pragma_update(None, "query_only", true)
            .map_err(fault)?;

        let mut watching = Watching::new(&writing);
        let writer = Thread::start_waking(
            "sessions-write",
            WATCH,
            move |first: Option<Write>, more| {
                if watching.others_wrote(&writing) {
                    cache.forget_all();
                }
                let Some(first) = first else {
                    return;
                };
                let (changes, answers): (Vec<_>, Vec<_>) = std::iter::once(first)
                    .chain(more)
                    .map(|write| (write.change, write.answer))
                    .unzip();
                let outcomes = outlive(&writing, &changes, &mut outliving)
                    .and_then(|()| commit(&mut writing, &changes));
                tell(outcomes, answers, &cache);
            },
        );
        let reader = Thread::start("sessions-read", move |first: Read, more| {
            for read in std::iter::once(first).chain(more) {
                read.answer(&reading);
            }
        });
        let sqlite = Self {
            writer: writer.map_err(SessionsFault::Threads)?,
            reader: reader.map_err(SessionsFault::Threads)?,
            _lock: lock,
        };
        Ok((sqlite, index))
    }

    pub(super) async fn read(&self, key: RowKey) -> Result<Option<Row>, StoreUnavailable> {
        self.ask(|reply| Read::Record(key, reply)).await
    }

    pub(super) async fn read_kept(
        &self,
        key: RowKey,
        user: RowKey,
    ) -> Result<Option<KeptRow>, StoreUnavailable> {
        self.ask(|reply| Read::Kept(key, user, reply)).await
    }

    pub(super) async fn find(&self, find: Find) -> Result<Vec<RowKey>, StoreUnavailable> {
        self.ask(|reply| Read::Find(find, reply)).await
    }

    async fn ask<T>(&self, read: impl FnOnce(Reply<T>) -> Read) -> Result<T, StoreUnavailable> {
        let (answer, answered) = oneshot::channel();
        self.reader.send(read(answer))?;
        await_answer(answered).await
    }

    pub(super) async fn write(&self, change: Change) -> Result<usize, StoreUnavailable> {
        let (answer, answered) = oneshot::channel();
        self.writer.send(Write { change, answer })?;
        await_answer(answered).await
    }
}

impl Read {
    /// Whoever asked may have gone; what nobody awaits is no loss.
    fn answer(self, connection: &Connection) {
        match self {
            Self::Record(key, reply) => drop(reply.send(told(rows::read(connection, key)))),
            Self::Kept(key, user, reply) => {
                drop(reply.send(told(rows::read_kept(connection, key, user))));
            }
            Self::Find(find, reply) => drop(reply.send(told(rows::find(connection, find)))),
        }
    }
}

fn told<T>(read: rusqlite::Result<T>) -> Result<T, StoreUnavailable> {
    read.map_err(StoreUnavailable::from)
}

async fn await_answer<T>(
    answered: oneshot::Receiver<Result<T, StoreUnavailable>>,
) -> Result<T, StoreUnavailable> {
    match tokio::time::timeout(PATIENCE, answered).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => Err(StoreUnavailable::new("its thread has ended")),
        Err(_) => Err(StoreUnavailable::new("it takes too long")),
    }
}

type Answer = oneshot::Sender<Result<usize, StoreUnavailable>>;

/// The cache forgets after the commit and before anyone is told.
fn tell(outcomes: rusqlite::Result<Vec<Outcome>>, answers: Vec<Answer>, cache: &Cache) {
    let outcomes =
        outcomes.unwrap_or_else(|error| vec![Err(StoreUnavailable::from(error)); answers.len()]);
    for (outcome, answer) in outcomes.into_iter().zip(answers) {
        if let Ok(applied) = &outcome {
            applied.stale.iter().for_each(|key| cache.forget(key));
        }
        // Whoever asked may have gone; what was asked is done all the same.
        let _ = answer.send(outcome.map(|applied| applied.rows));
    }
}

type Outcome = Result<Applied, StoreUnavailable>;

/// Makes the next commit wait for the disk if one of these changes must: FULL waits, NORMAL leaves it to the system
/// until the log is carried over into the file. Neither ever leaves the file in disorder.
fn outlive(
    connection: &Connection,
    changes: &[Change],
    outliving: &mut Outlives,
) -> rusqlite::Result<()> {
    let power = changes
        .iter()
        .any(|change| change.outlives() == Outlives::Power);
    let (needed, mode) = if power {
        (Outlives::Power, "FULL")
    } else {
        (Outlives::Process, "NORMAL")
    };
    if *outliving != needed {
        connection.pragma_update(None, "synchronous", mode)?;
        *outliving = needed;
    }
    Ok(())
}

/// One commit for everything that is waiting.
fn commit(connection: &mut Connection, changes: &[Change]) -> rusqlite::Result<Vec<Outcome>> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let outcomes = changes
        .iter()
        .map(|change| rows::apply(&transaction, change).map_err(StoreUnavailable::from))
        .collect();
    transaction.commit()?;
    Ok(outcomes)
}

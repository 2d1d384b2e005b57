//! Redis: sessions that several processes share, on one server, behind sentinels or in a cluster.
//!
//! A session is one key, so each change is one script that Redis takes alone, wherever the key is. Entries by user and by
//! the provider's session are other keys: they are written first and may point at nothing. Everything ends by itself.

mod find;
mod keeper;
mod link;
mod names;
mod risks;
mod scripts;
mod servers;
mod stream;
mod trust;

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Mutex, oneshot};

use self::keeper::Keeper;
use self::link::{Again, Link};
use self::names::KeyNames;
pub use self::risks::StoreRisk;
use self::scripts::{
    DELETE, EXPIRE, INSERT, KEEP, LEASE, Lua, RELEASE, RESEAL, Run, TOUCH, UPDATE, USE_ONCE,
};
use self::servers::Servers;
use self::stream::Stream;
pub(super) use self::trust::Trust;
use super::backend::{Change, Find, Kept, KeptRow, Names, Row, StoreUnavailable, Written};
use super::cache::Cache;
use super::fault::SessionsFault;
use super::index::{Index, IndexKey, RowKey};
use super::seal::{KeyRing, random};
use crate::clock::{Clock, Timestamp};
use crate::redis_url::RedisUrl;

/// Where the Redis is and what is told apart there.
#[derive(Clone, Debug)]
pub struct RedisSettings {
    /// The machines.
    pub url: RedisUrl,
    /// PEM text of certificates that are trusted in place of the system's roots.
    pub ca: Option<String>,
    /// What every key begins with.
    pub prefix: String,
}

/// A record that took longer than this from its entries to its own place has them written again, see [`Redis::name`].
const SLOW: Duration = Duration::from_mins(1);

/// The connection, and the thread on which it and the stream of changes live.
pub(super) struct Redis {
    link: Arc<Link>,
    names: Arc<KeyNames>,
    cache: Arc<Cache>,
    clock: Clock,
    keeper: Arc<Keeper>,
    /// All sessions, while somebody goes through them.
    listed: Mutex<Option<Arc<Vec<RowKey>>>>,
    /// The thread ends when this goes.
    _alive: oneshot::Sender<()>,
}

impl Redis {
    /// Starts what keeps up the connection; whether there is a Redis is not waited for.
    pub(super) fn open(
        settings: &RedisSettings,
        ring: &Arc<KeyRing>,
        index: &Arc<Index>,
        clock: Clock,
    ) -> Result<(Self, Arc<Cache>), SessionsFault> {
        let unfit = |source| SessionsFault::Redis {
            source: Box::new(source),
        };
        let servers = Servers::new(&settings.url, settings.ca.as_deref()).map_err(unfit)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(SessionsFault::Threads)?;
        let link = Arc::new(Link::new(Arc::new(servers), runtime.handle().clone()));
        let trust = Arc::new(Trust::new());
        let cache = Arc::new(Cache::trusting(Arc::clone(&trust)));
        let names = Arc::new(KeyNames::new(&settings.prefix));
        let keeper = Arc::new(Keeper {
            link: Arc::clone(&link),
            names: Arc::clone(&names),
            cache: Arc::clone(&cache),
            ring: Arc::clone(ring),
            index: Arc::clone(index),
        });
        let stream = Stream {
            link: Arc::clone(&link),
            names: Arc::clone(&names),
            cache: Arc::clone(&cache),
            trust,
            keeper: Arc::clone(&keeper),
        };
        let (alive, ended) = oneshot::channel();
        std::thread::Builder::new()
            .name("sessions-redis".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    tokio::select! {
                        () = stream.follow() => {}
                        _ = ended => {}
                    }
                });
                // A name that is being looked up is not waited for.
                runtime.shutdown_background();
            })
            .map_err(SessionsFault::Threads)?;
        let redis = Self {
            link,
            names,
            cache: Arc::clone(&cache),
            clock,
            keeper,
            listed: Mutex::default(),
            _alive: alive,
        };
        Ok((redis, cache))
    }

    pub(super) async fn index_key(&self) -> Result<Arc<IndexKey>, StoreUnavailable> {
        self.keeper.tend().await
    }

    /// Tries what a gateway does there, and leaves nothing behind for longer than a minute; whether sessions were kept
    /// there before.
    pub(super) async fn look(&self) -> Result<bool, StoreUnavailable> {
        let found = self.keeper.look().await?;
        let now = self.clock.now();
        self.write(Change::Probe { now }).await?;
        self.release(RowKey(random()), RowKey(random())).await?;
        let mut publish = redis::cmd("PUBLISH");
        publish.arg(self.names.changed()).arg(&random::<16>());
        self.link.ask_all(&publish).await?;
        Ok(found)
    }

    pub(super) async fn read(&self, key: RowKey) -> Result<Option<Row>, StoreUnavailable> {
        let mut get = redis::cmd("HMGET");
        get.arg(self.names.session(key)).arg(&["s", "v", "u"]);
        let row: (Option<Vec<u8>>, Option<i64>, Option<i64>) = self.link.ask(&get).await?;
        let (Some(sealed), Some(version), Some(used_at)) = row else {
            return Ok(None);
        };
        Ok(Some(Row {
            sealed,
            version,
            used_at: Timestamp::from_seconds(used_at),
        }))
    }

    pub(super) async fn read_kept(
        &self,
        key: RowKey,
        user: RowKey,
    ) -> Result<Option<KeptRow>, StoreUnavailable> {
        let mut get = redis::cmd("HMGET");
        get.arg(self.names.session(key))
            .arg([b"t", user.0.as_slice()].concat())
            .arg([b"T", user.0.as_slice()].concat());
        let row: (Option<Vec<u8>>, Option<i64>) = self.link.ask(&get).await?;
        let (Some(sealed), Some(version)) = row else {
            return Ok(None);
        };
        Ok(Some(KeptRow { sealed, version }))
    }

    pub(super) async fn find(&self, find: Find) -> Result<Vec<RowKey>, StoreUnavailable> {
        match find {
            Find::User(name) | Find::Sid(name) => self.named(name).await,
            Find::After(last) => self.after(last).await,
        }
    }

    pub(super) async fn lease(
        &self,
        mark: RowKey,
        holder: RowKey,
        lasts: Duration,
    ) -> Result<bool, StoreUnavailable> {
        let lease = LEASE.on(self.names.lease(mark));
        let lease = lease.arg(&holder.0).arg(millis(lasts));
        self.link.run(&lease, Again::May).await
    }

    pub(super) async fn release(
        &self,
        mark: RowKey,
        holder: RowKey,
    ) -> Result<(), StoreUnavailable> {
        let release = RELEASE.on(self.names.lease(mark)).arg(&holder.0);
        let _: usize = self.link.run(&release, Again::May).await?;
        Ok(())
    }

    pub(super) async fn write(&self, change: Change) -> Result<usize, StoreUnavailable> {
        match change {
            Change::Insert(written) => self.insert(written).await,
            Change::Update { written, version } => self.update(written, version).await,
            Change::Keep { key, kept, version } => {
                let keep = KEEP.on(self.names.session(key));
                let keep = keep.arg(&kept.user.0).arg(kept.sealed).arg(version);
                self.link.run(&keep.arg(&random::<16>()), Again::May).await
            }
            Change::Touch {
                key,
                used_at,
                ends_at,
            } => {
                let touch = TOUCH.on(self.names.session(key));
                let touch = touch.arg(used_at.seconds()).arg(self.left(ends_at));
                let rows = self.link.run(&touch, Again::May).await?;
                if rows == 0 {
                    self.cache.forget(&key);
                }
                Ok(rows)
            }
            Change::Reseal {
                key,
                version,
                sealed,
            } => {
                let reseal = RESEAL.on(self.names.session(key)).arg(version).arg(sealed);
                self.link.run(&reseal, Again::May).await
            }
            Change::Delete(key) => self.end(key, self.ending(&DELETE, key)).await,
            Change::Expire { key, used_at } => {
                let expire = self.ending(&EXPIRE, key).arg(used_at.seconds());
                self.end(key, expire).await
            }
            Change::UseOnce { mark, until } => {
                let mark = USE_ONCE.on(self.names.mark(mark));
                let mark = mark.arg(&random::<16>()).arg(self.left(until));
                self.link.run(&mark, Again::May).await
            }
            // Everything here ends by itself.
            Change::Sweep { .. } => Ok(0),
            Change::KeepIndexKey(_) => self.keeper.tend().await.map(|_| 1),
            Change::Probe { now } => {
                let mut set = redis::cmd("SET");
                set.arg(self.names.probe())
                    .arg(now.seconds())
                    .arg("EX")
                    .arg(60);
                let () = self.link.ask(&set).await?;
                Ok(1)
            }
        }
    }

    async fn insert(&self, written: Written) -> Result<usize, StoreUnavailable> {
        let begun = Instant::now();
        let key = written.key;
        let names = names_of(&written);
        let lives = self.left(written.over_at);
        self.name(key, &names, lives).await?;
        let insert = self.writing(&INSERT, written, &names);
        let rows = self.link.run(&insert, Again::MustNot).await?;
        // A process that was stopped between the two may find its entries taken for forgotten ones.
        if begun.elapsed() > SLOW {
            self.name(key, &names, lives).await?;
        }
        Ok(rows)
    }

    async fn update(&self, written: Written, version: i64) -> Result<usize, StoreUnavailable> {
        let key = written.key;
        let names = names_of(&written);
        self.name(key, &names, self.left(written.over_at)).await?;
        let update = self.writing(&UPDATE, written, &names);
        let update = update.arg(version).arg(&random::<16>());
        let update = update.arg(self.names.changed()).arg(&key.0);
        let had: Result<Option<Vec<u8>>, _> = self.link.run(&update, Again::May).await;
        self.cache.forget(&key);
        let had = had?;
        let rows = usize::from(had.is_some());
        let had = parsed(&had.unwrap_or_default());
        let dropped = had.into_iter().filter(|name| !names.contains(name));
        self.unname(key, dropped).await;
        Ok(rows)
    }

    /// The arguments that new and changed records have in common.
    fn writing(&self, script: &'static Lua, written: Written, names: &[RowKey]) -> Run {
        let run = script
            .on(self.names.session(written.key))
            .arg(written.sealed)
            .arg(written.used_at.seconds())
            .arg(names.iter().flat_map(|name| name.0).collect::<Vec<u8>>())
            .arg(self.left(written.ends_at));
        match written.kept {
            Some(Kept { user, sealed }) => run.arg(&user.0).arg(sealed),
            None => run.arg("").arg(""),
        }
    }

    fn ending(&self, script: &'static Lua, key: RowKey) -> Run {
        let run = script.on(self.names.session(key));
        run.arg(self.names.changed()).arg(&key.0)
    }

    /// Ends a session. Whatever is answered, and if nothing is, the cache does not know it any more.
    async fn end(&self, key: RowKey, ending: Run) -> Result<usize, StoreUnavailable> {
        let had: Result<Option<Vec<u8>>, _> = self.link.run(&ending, Again::May).await;
        self.cache.forget(&key);
        let Some(had) = had? else {
            return Ok(0);
        };
        self.unname(key, parsed(&had).into_iter()).await;
        Ok(1)
    }

    /// Milliseconds from now by our clock, so that the clock of Redis need not agree with it; at least one second.
    fn left(&self, until: Timestamp) -> u64 {
        millis(until.since(self.clock.now())).max(1000)
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

/// Every name a record is found by, once.
fn names_of(written: &Written) -> Vec<RowKey> {
    let each = |names: &Names| std::iter::once(names.user).chain(names.sid);
    let names = std::iter::once(&written.names).chain(&written.links);
    let mut names: Vec<RowKey> = names.flat_map(each).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Names as they are kept, one after the other.
fn parsed(names: &[u8]) -> Vec<RowKey> {
    let (names, _) = names.as_chunks();
    names.iter().copied().map(RowKey).collect()
}

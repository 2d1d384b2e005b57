//! Stream: what other processes changed, as it is told; and the pulse that shows that nothing is missed.
//!
//! A pulse goes the way that changes go: it is published through the connection for commands, at every server that holds
//! data, and has to come back through this one. So a stream that is cut, one that is silently dead, and one at a server
//! that is no longer the master are all noticed, and until then nothing that was published before the pulse is missing.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use redis::aio::PubSubStream;
use tokio::sync::Notify;

use super::super::backend::StoreUnavailable;
use super::super::cache::Cache;
use super::super::index::RowKey;
use super::super::seal::random;
use super::keeper::Keeper;
use super::link::{Link, unavailable};
use super::names::KeyNames;
use super::servers::{ANSWER, late};
use super::trust::Trust;

/// From pulse to pulse.
const BEAT: Duration = Duration::from_millis(500);
/// So many pulses, and the key of the index is looked at.
const KEEPING: u64 = 10;
/// Before the next attempt to listen.
const REST: Duration = Duration::from_millis(200);

pub(super) struct Stream {
    pub(super) link: Arc<Link>,
    pub(super) names: Arc<KeyNames>,
    pub(super) cache: Arc<Cache>,
    pub(super) trust: Arc<Trust>,
    pub(super) keeper: Arc<Keeper>,
}

/// How often each pulse came back.
#[derive(Default)]
struct Returned {
    counts: Mutex<HashMap<u64, usize>>,
    news: Notify,
}

impl Stream {
    /// Listens for as long as the process lives.
    pub(super) async fn follow(self) {
        let mut told = false;
        for turn in 0.. {
            let Err(fault) = self.listen(turn).await;
            let trusted = self.trust.holds();
            // What is remembered is not answered with now, and is forgotten when listening begins again.
            self.trust.lose();
            if trusted || !told {
                tracing::warn!(
                    code = "redis_stream_lost",
                    %fault,
                    "the stream of changes from Redis is lost: until it is back, every session is read from there"
                );
                told = true;
            }
            tokio::time::sleep(REST).await;
        }
    }

    /// Listens until that fails.
    async fn listen(&self, turn: usize) -> Result<std::convert::Infallible, StoreUnavailable> {
        let failed = |error| unavailable(&error);
        let process = RowKey(random());
        let (changed, pulse) = (self.names.changed(), self.names.pulse(process));
        let mut listening = self.link.servers().listen(turn).await.map_err(failed)?;
        let channels = [&changed, &pulse];
        let subscribed = tokio::time::timeout(ANSWER, listening.subscribe(&channels));
        subscribed.await.map_err(late).flatten().map_err(failed)?;
        // What was remembered before may have changed while nobody listened.
        self.cache.forget_all();
        let returned = Returned::default();
        // The other half must live as long as the stream does.
        let (_half, stream) = listening.split();
        tokio::select! {
            fault = self.hear(stream, &changed, &returned) => Err(fault),
            fault = self.beat(&pulse, &returned) => Err(fault),
        }
    }

    /// Takes in what is told, in the order in which it is told.
    async fn hear(
        &self,
        mut stream: PubSubStream,
        changed: &str,
        returned: &Returned,
    ) -> StoreUnavailable {
        while let Some(message) = stream.next().await {
            let payload = message.get_payload_bytes();
            if message.get_channel_name() == changed {
                match payload.try_into() {
                    Ok(key) => self.cache.forget(&RowKey(key)),
                    Err(_) => self.cache.forget_all(),
                }
            } else if let Ok(number) = payload.try_into() {
                returned.count(u64::from_be_bytes(number));
            }
        }
        StoreUnavailable::new("Redis has closed the stream of changes")
    }

    /// Sends pulses, and trusts the cache for a while when they come back.
    async fn beat(&self, pulse: &str, returned: &Returned) -> StoreUnavailable {
        let mut beats = tokio::time::interval(BEAT);
        beats.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut was_trusted = false;
        for number in 0_u64.. {
            beats.tick().await;
            if number % KEEPING == 0
                && let Err(fault) = self.keeper.tend_known().await
            {
                return fault;
            }
            let sent = Instant::now();
            let mut publish = redis::cmd("PUBLISH");
            publish.arg(pulse).arg(&number.to_be_bytes());
            let copies = match self.link.ask_all(&publish).await {
                Ok(answers) => answers.len(),
                Err(fault) => return fault,
            };
            let back = tokio::time::timeout(ANSWER, returned.until(number, copies));
            if back.await.is_err() {
                return StoreUnavailable::new("Redis does not pass on what is published");
            }
            self.trust.gain(sent);
            if !was_trusted {
                tracing::debug!("what changes in Redis is heard of");
                was_trusted = true;
            }
        }
        StoreUnavailable::new("all pulses are used up")
    }
}

impl Returned {
    fn count(&self, number: u64) {
        *self.counts().entry(number).or_default() += 1;
        self.news.notify_one();
    }

    /// Until a pulse has come back so often.
    async fn until(&self, number: u64, copies: usize) {
        loop {
            {
                let mut counts = self.counts();
                if counts.get(&number).copied().unwrap_or_default() >= copies {
                    counts.retain(|old, _| *old > number);
                    return;
                }
            }
            self.news.notified().await;
        }
    }

    fn counts(&self) -> std::sync::MutexGuard<'_, HashMap<u64, usize>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

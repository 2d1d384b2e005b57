//! Metadata and keys: lazy, cached, one fetch at a time, refreshed on an unknown key, backing off.

mod metadata;

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use oauth2::{HttpRequest, HttpResponse};
use tokio::sync::Mutex;

pub(super) use metadata::Metadata;

use super::keys::KeySet;
use super::strict_json;
use super::wire::{Address, NamedBy, Wire};
use super::{LoginError, Step, Unreached};
use crate::clock::{Clock, Timestamp};
use crate::provider::{Provider, ProviderId, Providers};

/// How long metadata and keys are used without asking again.
const FRESH: Duration = Duration::from_hours(1);
/// The shortest time between two fetches of one key set that an unknown key or a wrong signature causes.
const KEYS_THROTTLE: Duration = Duration::from_mins(1);
/// The longest pause between two tries of a provider that is down.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// What is known of every provider.
#[derive(Clone)]
pub(super) struct Directory(Arc<Inner>);

struct Inner {
    wire: Wire,
    clock: Clock,
    entries: HashMap<ProviderId, Entry>,
}

struct Entry {
    provider: Arc<Provider>,
    known: RwLock<Known>,
    fetching: Mutex<()>,
}

/// Who brought a token that newer keys might explain. Each has a fetch a minute of its own, for anybody may send logout tokens,
/// and logins must not suffer from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    /// The provider itself, asked for it.
    Provider,
    /// Whoever posted it here.
    Anybody,
}

impl Bearer {
    const KINDS: usize = 2;
}

#[derive(Default)]
struct Known {
    metadata: Option<(Arc<Metadata>, Timestamp)>,
    keys: Option<(Arc<KeySet>, Timestamp)>,
    /// How many fetches of keys have ended, and the failure of the last one.
    key_fetches: u64,
    keys_failure: Option<LoginError>,
    /// When an unknown key or a wrong signature last caused a fetch, by whose token it was.
    refetched: [Option<Timestamp>; Bearer::KINDS],
    failure: Option<LoginError>,
}

impl Directory {
    pub(super) fn new(providers: &Providers, wire: Wire, clock: Clock) -> Self {
        let entry = |provider: &Arc<Provider>| Entry {
            provider: provider.clone(),
            known: RwLock::default(),
            fetching: Mutex::default(),
        };
        let entries = providers
            .iter()
            .map(|provider| (provider.id().clone(), entry(provider)))
            .collect();
        Self(Arc::new(Inner {
            wire,
            clock,
            entries,
        }))
    }

    pub(super) fn wire(&self) -> &Wire {
        &self.0.wire
    }

    /// Now, by the clock that everything here goes by.
    pub(super) fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Whether the last fetch of its metadata did not fail; true before the first.
    pub(super) fn is_available(&self, id: &ProviderId) -> bool {
        self.0
            .entries
            .get(id)
            .is_none_or(|entry| entry.read(|known| known.failure.is_none()))
    }

    /// The metadata: cached, or fetched now. A provider known to be down fails at once and is tried again in the background.
    pub(super) async fn metadata(&self, provider: &Provider) -> Result<Arc<Metadata>, LoginError> {
        let entry = self.entry(provider)?;
        let (cached, failure) = entry.read(|known| (known.metadata.clone(), known.failure.clone()));
        match (cached, failure) {
            (Some((metadata, fetched)), _) => {
                if self.0.clock.now().since(fetched) >= FRESH {
                    self.refresh_in_background(provider.id().clone());
                }
                Ok(metadata)
            }
            (None, Some(failure)) => Err(failure),
            (None, None) => self.fetch_metadata(entry).await,
        }
    }

    /// The metadata, if it is known or comes within this time. A fetch that takes longer runs on, for whoever asks next.
    pub(super) async fn metadata_within(
        &self,
        provider: &Provider,
        patience: Duration,
    ) -> Option<Arc<Metadata>> {
        let directory = self.clone();
        let provider = self.entry(provider).ok()?.provider.clone();
        let mut fetch = Box::pin(async move { directory.metadata(&provider).await });
        if let Ok(metadata) = tokio::time::timeout(patience, &mut fetch).await {
            return metadata.ok();
        }
        tokio::spawn(fetch);
        None
    }

    async fn fetch_metadata(&self, entry: &Entry) -> Result<Arc<Metadata>, LoginError> {
        let _alone = entry.fetching.lock().await;
        let (cached, failure) = entry.read(|known| (known.metadata.clone(), known.failure.clone()));
        match (cached, failure) {
            (Some((metadata, _)), _) => return Ok(metadata),
            (None, Some(failure)) => return Err(failure),
            (None, None) => {}
        }
        let fetched = Metadata::fetch(&self.0.wire, &entry.provider).await;
        self.settle(entry, fetched)
    }

    /// Remembers what a fetch gave; a failure starts the tries in the background.
    fn settle(
        &self,
        entry: &Entry,
        fetched: Result<Metadata, LoginError>,
    ) -> Result<Arc<Metadata>, LoginError> {
        match fetched {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                let now = self.0.clock.now();
                let was_down = entry.write(|known| {
                    known.metadata = Some((metadata.clone(), now));
                    known.failure.take().is_some()
                });
                if was_down {
                    tracing::info!(provider = %entry.provider.id(), "the provider answers again");
                }
                Ok(metadata)
            }
            Err(failure) => {
                let first = entry.write(|known| known.failure.replace(failure.clone()).is_none());
                if first {
                    tracing::warn!(provider = %entry.provider.id(), code = failure.code(), reason = %failure, "the provider does not answer; trying again in the background");
                    self.retry_in_background(entry.provider.id().clone());
                }
                Err(failure)
            }
        }
    }

    fn retry_in_background(&self, id: ProviderId) {
        let weak = Arc::downgrade(&self.0);
        tokio::spawn(async move {
            let mut pause = Duration::from_secs(1);
            loop {
                tokio::time::sleep(pause).await;
                let Some(inner) = weak.upgrade() else { return };
                let directory = Self(inner);
                let Some(entry) = directory.0.entries.get(&id) else {
                    return;
                };
                if entry.read(|known| known.failure.is_none()) {
                    return;
                }
                let fetched = Metadata::fetch(directory.wire(), &entry.provider).await;
                if directory.settle(entry, fetched).is_ok() {
                    return;
                }
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        });
    }

    fn refresh_in_background(&self, id: ProviderId) {
        let directory = self.clone();
        tokio::spawn(async move {
            let Some(entry) = directory.0.entries.get(&id) else {
                return;
            };
            let Ok(_alone) = entry.fetching.try_lock() else {
                return;
            };
            // A failure keeps what is known: a login in progress must not suffer from a refresh nobody asked for.
            match Metadata::fetch(directory.wire(), &entry.provider).await {
                Ok(metadata) => _ = directory.settle(entry, Ok(metadata)),
                Err(failure) => {
                    tracing::warn!(provider = %id, reason = %failure, "refreshing the metadata failed; the old is used on");
                    let now = directory.0.clock.now();
                    entry.write(|known| {
                        known.metadata = known.metadata.take().map(|(metadata, _)| (metadata, now));
                    });
                }
            }
        });
    }

    /// The keys, not older than an hour if the provider answers. Who waited for another's fetch shares what it gave, a failure too.
    pub(super) async fn keys(
        &self,
        provider: &Provider,
        metadata: &Metadata,
    ) -> Result<Arc<KeySet>, LoginError> {
        let entry = self.entry(provider)?;
        if let Some(keys) = self.fresh_keys(entry) {
            return Ok(keys);
        }
        let seen = entry.read(|known| known.key_fetches);
        let _alone = entry.fetching.lock().await;
        if let Some(keys) = self.fresh_keys(entry) {
            return Ok(keys);
        }
        let failure = entry.read(|known| {
            let waited = known.key_fetches != seen;
            known.keys_failure.clone().filter(|_| waited)
        });
        if let Some(failure) = failure {
            return Err(failure);
        }
        let fetched = self.fetch_keys(entry, metadata).await;
        fetched.or_else(|failure| self.keep_old_keys(entry).ok_or(failure))
    }

    /// Keys that could not be fetched anew serve for another minute, so that not every login waits for the next failure.
    fn keep_old_keys(&self, entry: &Entry) -> Option<Arc<KeySet>> {
        let until_next = self.0.clock.now().minus(FRESH).plus(KEYS_THROTTLE);
        entry.write(|known| {
            let (keys, fetched) = known.keys.as_mut()?;
            *fetched = until_next;
            Some(keys.clone())
        })
    }

    /// Newer keys than those seen, after one was unknown or a signature was wrong.
    ///
    /// `None` when such a fetch was made for the same kind of bearer within the last minute, so that made-up tokens cause no storm.
    pub(super) async fn newer_keys(
        &self,
        provider: &Provider,
        metadata: &Metadata,
        seen: &Arc<KeySet>,
        bearer: Bearer,
    ) -> Result<Option<Arc<KeySet>>, LoginError> {
        let entry = self.entry(provider)?;
        let _alone = entry.fetching.lock().await;
        let now = self.0.clock.now();
        let kind = bearer as usize;
        let (keys, refetched) = entry.read(|known| (known.keys.clone(), known.refetched[kind]));
        if let Some((keys, _)) = keys
            && !Arc::ptr_eq(&keys, seen)
        {
            return Ok(Some(keys));
        }
        if refetched.is_some_and(|at| at <= now && now.since(at) < KEYS_THROTTLE) {
            return Ok(None);
        }
        entry.write(|known| known.refetched[kind] = Some(now));
        self.fetch_keys(entry, metadata).await.map(Some)
    }

    fn fresh_keys(&self, entry: &Entry) -> Option<Arc<KeySet>> {
        let now = self.0.clock.now();
        let (keys, fetched) = entry.read(|known| known.keys.clone())?;
        (fetched <= now && now.since(fetched) < FRESH).then_some(keys)
    }

    async fn fetch_keys(
        &self,
        entry: &Entry,
        metadata: &Metadata,
    ) -> Result<Arc<KeySet>, LoginError> {
        let fetched = metadata.fetch_keys(&self.0.wire, &entry.provider).await;
        let fetched = fetched.map(Arc::new);
        let now = self.0.clock.now();
        entry.write(|known| {
            known.key_fetches += 1;
            known.keys_failure = fetched.as_ref().err().cloned();
            if let Ok(keys) = &fetched {
                known.keys = Some((keys.clone(), now));
            }
        });
        fetched
    }

    fn entry(&self, provider: &Provider) -> Result<&Entry, LoginError> {
        let unknown = LoginError::ProviderInvalidResponse {
            step: Step::Discovery,
            reason: "provider_unknown",
        };
        self.0.entries.get(provider.id()).ok_or(unknown)
    }
}

impl Entry {
    fn read<T>(&self, read: impl FnOnce(&Known) -> T) -> T {
        read(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write<T>(&self, write: impl FnOnce(&mut Known) -> T) -> T {
        write(&mut self.known.write().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Asks for a JSON document, once.
pub(super) async fn ask(
    wire: &Wire,
    provider: &Provider,
    address: &Address,
    step: Step,
) -> Result<HttpResponse, LoginError> {
    let invalid = |reason| LoginError::ProviderInvalidResponse { step, reason };
    let mut request = HttpRequest::new(Vec::new());
    let uri = address.url.as_str().parse();
    *request.uri_mut() = uri.map_err(|_| invalid("request_malformed"))?;
    let accept = http::HeaderValue::from_static("application/json");
    request.headers_mut().insert(http::header::ACCEPT, accept);
    let sent = wire.send(provider, address.named_by, request).await;
    let response = sent.map_err(|error| error.at(step))?;
    if let Some(cause) = Unreached::answered(response.status()) {
        return Err(LoginError::ProviderUnreachable { step, cause });
    }
    match response.status() {
        http::StatusCode::OK => Ok(response),
        _ => Err(invalid("status")),
    }
}

/// Reads a JSON document, whose type must say that it is one.
pub(super) fn read(response: &HttpResponse, step: Step) -> Result<serde_json::Value, LoginError> {
    let invalid = |reason| LoginError::ProviderInvalidResponse { step, reason };
    let kind = response.headers().get(http::header::CONTENT_TYPE);
    let kind = kind.map_or("application/json", |kind| kind.to_str().unwrap_or_default());
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let kind = kind.to_ascii_lowercase();
    if kind != "application/json" && !(kind.starts_with("application/") && kind.ends_with("+json"))
    {
        return Err(invalid("content_type"));
    }
    strict_json::value(response.body()).ok_or(invalid("not_json"))
}

async fn fetch_json(
    wire: &Wire,
    provider: &Provider,
    address: &Address,
    step: Step,
) -> Result<serde_json::Value, LoginError> {
    read(&ask(wire, provider, address, step).await?, step)
}

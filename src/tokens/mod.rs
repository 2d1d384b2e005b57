//! Providers' tokens after the login: fresh when an application asks, refreshed once however many ask. Knows no HTTP.

mod due;
mod flight;
mod known;
mod renewal;

use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;
use tokio::time::timeout;

use self::flight::Flights;
use self::known::Notes;
use self::renewal::{Outcome, Renewal};
use crate::claims::Subject;
use crate::clock::{Clock, Timestamp};
use crate::flow::{Flow, Grant, LoginError, Step};
use crate::provider::{ProviderId, Providers};
use crate::session::{SessionRef, Sessions, SignedIn, StoreUnavailable};

/// Nobody waits longer for a refresh, which goes on without them.
const PATIENCE: Duration = Duration::from_secs(10);
/// Refreshes that still run when the gateway stops may take this long.
const LAST_CALL: Duration = Duration::from_secs(35);

/// The tokens of all sessions. Clones are the same.
#[derive(Clone)]
pub struct Tokens(Arc<Shared>);

struct Shared {
    flow: Flow,
    sessions: Sessions,
    providers: Providers,
    clock: Clock,
    flights: Flights<Key, Outcome>,
    notes: Notes,
    /// Whether any provider has to vouch anew for sessions in use.
    revalidates: bool,
}

/// Whose tokens: those of one identity of one session.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    session: SessionRef,
    provider: ProviderId,
    sub: Subject,
}

/// An access token for an application.
pub struct Access {
    /// The token itself.
    pub token: String,
    /// How long it is good for; `None` where the provider does not say.
    pub expires_in: Option<Duration>,
    /// What it is good for, as the provider said.
    pub scope: Option<String>,
}

/// Why there is no access token.
#[derive(Debug)]
pub enum NoAccess {
    /// None is kept for this identity, or the one that is kept is over and cannot be refreshed.
    NoTokens,
    /// The session ended.
    Ended,
    /// The provider gives no new one now.
    Unavailable(LoginError),
    /// The store cannot be asked.
    Store,
}

impl From<StoreUnavailable> for NoAccess {
    fn from(_: StoreUnavailable) -> Self {
        Self::Store
    }
}

impl Tokens {
    /// For these sessions of these providers. To be made in the runtime in which refreshes are to run, which should outlive the requests.
    #[must_use]
    pub fn new(flow: Flow, sessions: Sessions, providers: Providers, clock: Clock) -> Self {
        let revalidates = |keeping: &crate::provider::Keeping| keeping.revalidate.is_some();
        let revalidates = providers
            .iter()
            .any(|provider| provider.keeping().is_some_and(revalidates));
        Self(Arc::new(Shared {
            flow,
            sessions,
            providers,
            clock,
            flights: Flights::new(Handle::current()),
            notes: Notes::new(),
            revalidates,
        }))
    }

    /// An access token of this identity that is good for a while, refreshed first when it is due.
    /// Waits for at most ten seconds; then, or when the provider does not answer, it is the old one as long as that one is good.
    ///
    /// # Errors
    ///
    /// [`NoAccess`].
    pub async fn fresh(
        &self,
        session: SessionRef,
        provider: &ProviderId,
        sub: &Subject,
    ) -> Result<Access, NoAccess> {
        let shared = &self.0;
        let held = shared.sessions.kept(session, provider, sub).await?;
        let grant = held.and_then(|held| Grant::from_bytes(&held.plain));
        let grant = grant.filter(|grant| grant.access_token.is_some());
        let grant = grant.ok_or(NoAccess::NoTokens)?;
        let now = shared.clock.now();
        if !due::is_due(&grant, now) {
            return access(&grant, now);
        }
        if grant.refresh_token.is_none() {
            return if due::is_alive(&grant, now) {
                access(&grant, now)
            } else {
                Err(NoAccess::NoTokens)
            };
        }
        let key = Key {
            session,
            provider: provider.clone(),
            sub: sub.clone(),
        };
        let seat = self.join(&key, None);
        let failure = match timeout(PATIENCE, seat.outcome()).await {
            Ok(Some(Outcome::Fresh(grant))) => return access(&grant, shared.clock.now()),
            Ok(Some(Outcome::Gone)) => return Err(NoAccess::NoTokens),
            Ok(Some(Outcome::Ended)) => return Err(NoAccess::Ended),
            Ok(Some(Outcome::Failed(error))) => NoAccess::Unavailable(error),
            Ok(Some(Outcome::StoreFailed)) => NoAccess::Store,
            Ok(None) | Err(_) => {
                NoAccess::Unavailable(LoginError::ProviderTimeout { step: Step::Token })
            }
        };
        let now = shared.clock.now();
        if due::is_alive(&grant, now) {
            return access(&grant, now);
        }
        Err(failure)
    }

    /// A session is in use: the providers of its identities are asked in the background whether they still vouch for them,
    /// where that was last long enough ago. Costs nothing between two such times.
    pub fn used(&self, session: SessionRef, who: &SignedIn) {
        if !self.0.revalidates {
            return;
        }
        let further = who
            .linked
            .iter()
            .map(|linked| (&linked.provider, &linked.profile.sub));
        for (provider, sub) in std::iter::once((&who.provider, &who.profile.sub)).chain(further) {
            self.confirm(session, provider, sub);
        }
    }

    fn confirm(&self, session: SessionRef, provider: &ProviderId, sub: &Subject) {
        let shared = &self.0;
        let keeping = shared
            .providers
            .get(provider.as_str())
            .and_then(|provider| provider.keeping());
        let Some(every) = keeping.and_then(|keeping| keeping.revalidate) else {
            return;
        };
        let key = Key {
            session,
            provider: provider.clone(),
            sub: sub.clone(),
        };
        let now = shared.clock.now();
        if !shared.notes.is_time(&key, now, every) {
            return;
        }
        // Until it is known better, so that of many requests one asks.
        shared.notes.look_at(&key, now.plus(PATIENCE));
        drop(self.join(&key, Some(every)));
    }

    fn join(&self, key: &Key, every: Option<Duration>) -> flight::Seat<Outcome> {
        self.0.flights.join(key, || {
            let renewal = Renewal {
                shared: Arc::clone(&self.0),
                key: key.clone(),
                every,
            };
            renewal.run()
        })
    }

    /// Waits until no refresh is running any more: one that broke off would lose its session.
    pub async fn finish(&self) {
        if timeout(LAST_CALL, self.0.flights.landed()).await.is_err() {
            tracing::warn!("a refresh was still running when the gateway stopped");
        }
    }
}

fn access(grant: &Grant, now: Timestamp) -> Result<Access, NoAccess> {
    Ok(Access {
        token: grant.access_token.clone().ok_or(NoAccess::NoTokens)?,
        expires_in: grant.expires_at.map(|expires| expires.since(now)),
        scope: grant.scope.clone(),
    })
}

//! `Renewal`: one refresh, from the lease to the vault. Done by one process at a time, stored before anybody hears of it.

use std::convert::Infallible;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::time::sleep;

use super::{Key, Shared, due};
use crate::clock::Timestamp;
use crate::flow::{Grant, LoginError, RefreshFault, Step};
use crate::provider::{OnRefreshFailure, Provider};
use crate::session::{Held, Lease, Replaced, StoreUnavailable};

/// A lease lasts for this long unless it is prolonged, which happens three times as often. It must outlast a store that is away for a
/// while: whoever refreshed then has the only copy of the new tokens, and another process would spend the old ones again.
const LEASE: Duration = Duration::from_mins(1);
/// After a failure every process leaves the provider alone for so long: it may still be at work on what it did not answer in time.
const REST: Duration = Duration::from_secs(5);
/// How often one that waits for another process looks what has become of it.
const LOOK: Duration = Duration::from_millis(100);
/// How often it looks: longer than a refresh takes, and the lease of a process that died.
const LOOKS: u32 = 700;
/// How often new tokens are tried to be stored, a second apart, before they are given up.
const TRIES: u32 = 60;

/// One refresh of the tokens of one identity, if they need it.
pub(super) struct Renewal {
    pub(super) shared: Arc<Shared>,
    pub(super) key: Key,
    /// The provider is to vouch anew if it did so longer ago than this.
    pub(super) every: Option<Duration>,
}

/// What came of it.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// These tokens are good, and stored.
    Fresh(Arc<Grant>),
    /// There are no tokens of this identity any more.
    Gone,
    /// The session ended.
    Ended,
    /// Not now.
    Failed(LoginError),
    /// The store cannot be asked.
    StoreFailed,
}

impl From<StoreUnavailable> for Outcome {
    fn from(error: StoreUnavailable) -> Self {
        tracing::error!(%error, "a refresh met an unusable session store");
        Self::StoreFailed
    }
}

/// What became of new tokens.
enum Stored {
    Done,
    /// Another process stored others first.
    Others(Grant),
    SessionEnded,
    Lost,
}

impl Renewal {
    /// Does it, and notes when to look again.
    pub(super) async fn run(self) -> Outcome {
        let outcome = match self.renew().await {
            Ok(outcome) | Err(outcome) => outcome,
        };
        let provider = self.shared.providers.get(self.key.provider.as_str());
        let keeping = provider.and_then(|provider| provider.keeping());
        if let Some(every) = keeping.and_then(|keeping| keeping.revalidate) {
            let now = self.shared.clock.now();
            let later = match &outcome {
                Outcome::Fresh(grant) => {
                    let given = grant.given_at.unwrap_or(now);
                    given.plus(every).min(due::due_at(grant, given))
                }
                Outcome::Failed(_) => {
                    let pause = self.shared.notes.pause(&self.key, now);
                    pause.map_or(now, |pause| pause.until)
                }
                Outcome::StoreFailed => now,
                Outcome::Gone | Outcome::Ended => now.plus(every),
            };
            // One that is due all the time is not looked at all the time.
            let soon = now.plus(Duration::from_secs(1));
            self.shared.notes.look_at(&self.key, later.max(soon));
        }
        outcome
    }

    async fn renew(&self) -> Result<Outcome, Outcome> {
        let mut looks = 0;
        let lease = loop {
            if let Some(outcome) = self.settled().await? {
                return Ok(outcome);
            }
            let lease = self.shared.sessions.lease(&self.name(), LEASE).await?;
            match lease {
                Some(lease) => break lease,
                None if looks == LOOKS => {
                    let step = Step::Token;
                    return Ok(Outcome::Failed(LoginError::ProviderTimeout { step }));
                }
                None => looks += 1,
            }
            sleep(LOOK).await;
        };
        let outcome = self.while_held(&lease).await;
        let sessions = &self.shared.sessions;
        let given_back = match &outcome {
            Ok(Outcome::Failed(_)) => sessions.prolong(&lease, REST).await.map(drop),
            _ => sessions.release(lease).await,
        };
        if let Err(error) = given_back {
            tracing::warn!(%error, "the lease of a refresh could not be given back; it ends by itself");
        }
        outcome
    }

    fn name(&self) -> Vec<u8> {
        let Key {
            session,
            provider,
            sub,
        } = &self.key;
        format!("refresh {session} {provider}:{}", sub.as_str()).into_bytes()
    }

    /// Refreshes, and prolongs the lease meanwhile.
    async fn while_held(&self, lease: &Lease) -> Result<Outcome, Outcome> {
        let keeper = async {
            loop {
                sleep(LEASE / 3).await;
                // One that was lost changes nothing: what is stored is compared with what was read.
                let _ = self.shared.sessions.prolong(lease, LEASE).await;
            }
        };
        match select(pin!(self.refresh()), pin!(keeper)).await {
            Either::Left((outcome, _)) => outcome,
            Either::Right((never, _)) => {
                let never: Infallible = never;
                match never {}
            }
        }
    }

    /// What there is to say without asking the provider.
    async fn settled(&self) -> Result<Option<Outcome>, Outcome> {
        if self.shared.sessions.look(self.key.session).await?.is_none() {
            return Ok(Some(Outcome::Ended));
        }
        let Some((grant, _)) = self.held().await? else {
            return Ok(Some(Outcome::Gone));
        };
        let now = self.shared.clock.now();
        if !self.wants(&grant, now) {
            return Ok(Some(Outcome::Fresh(Arc::new(grant))));
        }
        let pause = self.shared.notes.pause(&self.key, now);
        Ok(pause.map(|pause| Outcome::Failed(pause.cause)))
    }

    /// The kept tokens and their version, if there are any that can be refreshed.
    async fn held(&self) -> Result<Option<(Grant, i64)>, StoreUnavailable> {
        let Key {
            session,
            provider,
            sub,
        } = &self.key;
        let held = self.shared.sessions.kept(*session, provider, sub).await?;
        let read = |held: Held| Some((Grant::from_bytes(&held.plain)?, held.version));
        let held = held.and_then(read);
        Ok(held.filter(|(grant, _)| grant.refresh_token.is_some()))
    }

    fn wants(&self, grant: &Grant, now: Timestamp) -> bool {
        let unconfirmed = |every| due::is_unconfirmed(grant, every, now);
        due::is_due(grant, now) || self.every.is_some_and(unconfirmed)
    }

    /// Asks the provider, unless another process did so while this one waited for the lease.
    async fn refresh(&self) -> Result<Outcome, Outcome> {
        if let Some(outcome) = self.settled().await? {
            return Ok(outcome);
        }
        let Some((grant, version)) = self.held().await? else {
            return Ok(Outcome::Gone);
        };
        let Some(provider) = self.shared.providers.get(self.key.provider.as_str()) else {
            return Ok(Outcome::Gone);
        };
        match self.shared.flow.refresh(provider, &grant).await {
            Ok(new) => {
                self.shared.notes.succeeded(&self.key);
                self.finish(provider, (&grant, version), new).await
            }
            Err(RefreshFault::Outage(error)) => Ok(self.failed(error)),
            Err(RefreshFault::Unverified(rotated, error)) => {
                let outcome = self.finish(provider, (&grant, version), *rotated).await?;
                let failed = self.failed(error);
                Ok(match outcome {
                    Outcome::Fresh(_) => failed,
                    ended => ended,
                })
            }
            Err(fault @ RefreshFault::IdentityChanged(_)) => {
                tracing::warn!(code = "refresh_identity_changed", provider = %provider.id(), reason = %fault, "a refresh named somebody else; the session ends");
                self.end().await
            }
            Err(RefreshFault::Over { error }) => self.over(provider, &grant, &error).await,
        }
    }

    fn failed(&self, error: LoginError) -> Outcome {
        let now = self.shared.clock.now();
        self.shared.notes.failed(&self.key, &error, now);
        tracing::warn!(code = "refresh_failed", provider = %self.key.provider, reason = %error, "tokens could not be refreshed now; the session lives on");
        Outcome::Failed(error)
    }

    /// Stores new tokens; those of a session that ended meanwhile are revoked.
    async fn finish(
        &self,
        provider: &Provider,
        (spent, version): (&Grant, i64),
        new: Grant,
    ) -> Result<Outcome, Outcome> {
        match self.store((spent, version), &new).await {
            Stored::Done => {
                tracing::debug!(code = "tokens_refreshed", provider = %provider.id(), "tokens were refreshed");
                Ok(Outcome::Fresh(Arc::new(new)))
            }
            Stored::Others(others) => Ok(Outcome::Fresh(Arc::new(others))),
            Stored::SessionEnded => {
                let now = self.shared.clock.now();
                self.shared.flow.revoke(provider, &new, now).await;
                Ok(Outcome::Ended)
            }
            Stored::Lost => {
                tracing::error!(code = "tokens_lost", provider = %provider.id(), "refreshed tokens could not be stored, and the provider may not take the old ones again");
                Ok(Outcome::StoreFailed)
            }
        }
    }

    /// Puts new tokens in the place of those that were used up. Only this process has them, so it does not give up soon.
    async fn store(&self, (spent, mut version): (&Grant, i64), new: &Grant) -> Stored {
        let Key {
            session,
            provider,
            sub,
        } = &self.key;
        let plain = new.to_bytes();
        for _ in 0..TRIES {
            let sessions = &self.shared.sessions;
            match sessions
                .keep(*session, provider, sub, version, &plain)
                .await
            {
                Ok(Replaced::Done) => return Stored::Done,
                // Ended, sealed anew, replaced, or stored by a try that seemed to fail.
                Ok(Replaced::Not) => match self.held().await {
                    Ok(None) => return Stored::SessionEnded,
                    Ok(Some((there, _))) if there == *new => return Stored::Done,
                    Ok(Some((there, now))) if there == *spent => {
                        version = now;
                        continue;
                    }
                    Ok(Some((there, _))) => return Stored::Others(there),
                    Err(_) => {}
                },
                Err(_) => {}
            }
            sleep(Duration::from_secs(1)).await;
        }
        Stored::Lost
    }

    /// The provider says that it is over. If another process has refreshed meanwhile, it only means that the token was used.
    async fn over(
        &self,
        provider: &Provider,
        grant: &Grant,
        error: &str,
    ) -> Result<Outcome, Outcome> {
        let Some((there, version)) = self.held().await? else {
            return Ok(Outcome::Ended);
        };
        if there.refresh_token != grant.refresh_token {
            return Ok(Outcome::Fresh(Arc::new(there)));
        }
        let on_failure = provider.keeping().map(|keeping| keeping.on_failure);
        match on_failure.unwrap_or_default() {
            OnRefreshFailure::End => {
                tracing::info!(code = "refresh_refused", provider = %provider.id(), reason = error, "the provider vouches no more; the session ends");
                self.end().await
            }
            OnRefreshFailure::Keep => {
                tracing::info!(code = "refresh_refused", provider = %provider.id(), reason = error, "the provider vouches no more; its tokens are dropped");
                // The ID token is shown at the sign-out, whatever it is worth.
                let left = Grant {
                    id_token: there.id_token,
                    ..Grant::default()
                };
                self.drop_tokens(version, &left).await?;
                Ok(Outcome::Gone)
            }
        }
    }

    async fn drop_tokens(&self, version: i64, left: &Grant) -> Result<Replaced, StoreUnavailable> {
        let Key {
            session,
            provider,
            sub,
        } = &self.key;
        let sessions = &self.shared.sessions;
        sessions
            .keep(*session, provider, sub, version, &left.to_bytes())
            .await
    }

    /// Ends the session; of a further identity only that one, which leaves it.
    async fn end(&self) -> Result<Outcome, Outcome> {
        let sessions = &self.shared.sessions;
        let Key {
            session,
            provider,
            sub,
        } = &self.key;
        let Some(who) = sessions.look(*session).await? else {
            return Ok(Outcome::Ended);
        };
        if who.provider == *provider && who.profile.sub == *sub {
            sessions.end(*session).await?;
            return Ok(Outcome::Ended);
        }
        if let Some((_, version)) = self.held().await? {
            self.drop_tokens(version, &Grant::default()).await?;
        }
        let leave = |who: &crate::session::SignedIn| {
            let mut who = who.clone();
            who.linked
                .retain(|linked| linked.provider != *provider || linked.profile.sub != *sub);
            Some(who)
        };
        match sessions.amend(*session, leave, None).await {
            Ok(_) => Ok(Outcome::Gone),
            Err(error) => {
                tracing::error!(%error, "an identity could not be taken out of its session");
                Err(Outcome::StoreFailed)
            }
        }
    }
}

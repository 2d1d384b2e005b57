//! The end of a session: deleted first, then its tokens are revoked.

use crate::claims::Subject;
use crate::flow::Grant;
use crate::provider::ProviderId;
use crate::session::{SessionRef, SignedIn, StoreUnavailable};
use crate::web::failure::Failure;
use crate::web::gateway::Gateway;
use crate::web::pages::ErrorCode;

/// A session that has ended.
pub(super) struct Ended {
    /// Whether it was there.
    pub(super) was_there: bool,
    /// The ID token of its first identity, if it was kept.
    pub(super) id_token: Option<String>,
}

/// Ends a session in every process and has its tokens revoked.
pub(super) async fn end(
    gateway: &Gateway,
    session: SessionRef,
    who: &SignedIn,
) -> Result<Ended, Failure> {
    let linked = who.linked.iter();
    let linked = linked.map(|identity| (&identity.provider, &identity.profile.sub));
    let identities: Vec<_> = std::iter::once((&who.provider, &who.profile.sub))
        .chain(linked)
        .collect();
    // With the session goes what is kept beside it, so it is read before.
    let mut grants = Vec::new();
    for (provider, sub) in &identities {
        let plain = kept(gateway, session, provider, sub).await;
        let plain =
            plain.inspect_err(|error| tracing::warn!(%error, "kept tokens could not be read"));
        let plain = plain.ok().flatten();
        grants.push(plain.and_then(|plain| Grant::from_bytes(&plain)));
    }
    let ended = gateway.sessions().end(session).await;
    let was_there = ended.map_err(|_| Failure::new(ErrorCode::StoreUnavailable))?;
    let first = grants.first().and_then(Option::as_ref);
    let id_token = first.and_then(|grant| grant.id_token.clone());
    for ((provider, _), grant) in identities.into_iter().zip(grants) {
        if let Some(grant) = grant {
            revoke(gateway, provider, grant);
        }
    }
    Ok(Ended {
        was_there,
        id_token,
    })
}

/// What is kept of an identity. Tokens that may be refreshed at this moment are taken out: whoever does that finds the session over, and has
/// the new ones revoked.
async fn kept(
    gateway: &Gateway,
    session: SessionRef,
    provider: &ProviderId,
    sub: &Subject,
) -> Result<Option<Vec<u8>>, StoreUnavailable> {
    let sessions = gateway.sessions();
    let configured = gateway.providers().get(provider.as_str());
    if configured.is_some_and(|provider| provider.keeping().is_some()) {
        return sessions.take(session, provider, sub).await;
    }
    let held = sessions.kept(session, provider, sub).await?;
    Ok(held.map(|held| held.plain))
}

/// The same for a session that is not the one of the request; whether it was there.
pub(in crate::web) async fn end_other(
    gateway: &Gateway,
    session: SessionRef,
) -> Result<bool, Failure> {
    let who = gateway.sessions().look(session).await;
    match who.map_err(|_| Failure::new(ErrorCode::StoreUnavailable))? {
        Some(who) => Ok(end(gateway, session, &who).await?.was_there),
        // It may be one that only a process with other secrets can read.
        None => gateway
            .sessions()
            .end(session)
            .await
            .map_err(|_| Failure::new(ErrorCode::StoreUnavailable)),
    }
}

/// Nobody waits for a provider to forget its tokens.
fn revoke(gateway: &Gateway, id: &ProviderId, grant: Grant) {
    let Some(provider) = gateway.providers().get(id.as_str()).cloned() else {
        return;
    };
    let (flow, now) = (gateway.flow().clone(), gateway.clock().now());
    actix_web::rt::spawn(async move { flow.revoke(&provider, &grant, now).await });
}

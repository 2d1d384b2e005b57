//! Linking: a further identity for the session, by a token that only its own account page has.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::client;
use super::failure::Failure;
use super::gateway::Gateway;
use super::guard::RequestId;
use super::pages::ErrorCode;
use crate::clock::Timestamp;
use crate::flow::{LoginError, SignIn};
use crate::provider::{Provider, ProviderId};
use crate::session::{AmendFault, Amended, Identity, Purpose, Session, SessionRef, SignedIn};

/// How long the links of an account page lead to a provider.
const TOKEN_LIFETIME: Duration = Duration::from_mins(10);
/// The most identities of a session, the first one among them.
const MOST: usize = 8;

/// Whether another identity may be added to this session.
pub(super) fn has_room(gateway: &Gateway, signed_in: &SignedIn) -> bool {
    gateway.login().link && signed_in.linked.len() + 1 < MOST
}

/// The token for the links of this session's account page to this provider: good for that alone, for ten minutes.
pub(super) fn token(gateway: &Gateway, session: SessionRef, provider: &ProviderId) -> String {
    let until = gateway.clock().now().plus(TOKEN_LIFETIME).seconds();
    let keys = gateway.sessions().keys();
    let context = context(session, provider);
    URL_SAFE_NO_PAD.encode(keys.seal(Purpose::Link, &context, &until.to_be_bytes()))
}

/// The session that a login with this token is to add an identity to: the one of the request.
pub(super) fn start(
    gateway: &Gateway,
    session: &Session,
    provider: &Provider,
    token: &str,
) -> Result<SessionRef, Failure> {
    let signed_in = gateway.signed_in(session);
    let (Some(signed_in), Some(session)) = (signed_in, session.reference()) else {
        return Err(Failure::new(ErrorCode::NoSession));
    };
    if !has_room(gateway, &signed_in) {
        return Err(refused("link_not_offered"));
    }
    let sealed = URL_SAFE_NO_PAD.decode(token).unwrap_or_default();
    let context = context(session, provider.id());
    let opened = gateway
        .sessions()
        .keys()
        .open(Purpose::Link, &context, &sealed)
        .ok_or_else(|| refused("link_token"))?;
    let until = opened.plain.try_into().map(i64::from_be_bytes);
    let until = Timestamp::from_seconds(until.unwrap_or_default());
    if gateway.clock().now() >= until {
        return Err(Failure::new(ErrorCode::AttemptExpired)
            .because("link_token")
            .linking(true));
    }
    Ok(session)
}

fn context(session: SessionRef, provider: &ProviderId) -> Vec<u8> {
    [&session.to_bytes(), provider.as_str().as_bytes()].concat()
}

/// Whether the session that the identity is for is the one of this request, still.
pub(super) fn is_here(gateway: &Gateway, session: &Session, to: [u8; 16]) -> bool {
    gateway.login().link
        && gateway.signed_in(session).is_some()
        && session.reference() == Some(SessionRef::from_bytes(to))
}

/// Adds a proven identity to the session of this request, which it was started for; one that is there already is renewed.
pub(super) async fn finish(
    request: &HttpRequest,
    gateway: &Gateway,
    session: SessionRef,
    sign_in: SignIn,
    cookie: String,
) -> Result<HttpResponse, Failure> {
    let spent = |failure: Failure| failure.spending(cookie.clone());
    let identity = Identity {
        provider: sign_in.provider,
        profile: sign_in.profile,
        authenticated_at: gateway.clock().now(),
        sid: sign_in.sid,
    };
    let to_keep = sign_in.grant.map(|grant| grant.to_bytes());
    let to_keep = to_keep
        .as_deref()
        .map(|bytes| (&identity.provider, &identity.profile.sub, bytes));
    let amended = gateway
        .sessions()
        .amend(session, |who| with(who, &identity), to_keep);
    match amended.await {
        Ok(Amended::Done) => {}
        Ok(Amended::Ended) => return Err(spent(refused("link_session"))),
        Ok(Amended::Unchanged) => return Err(spent(refused("link_not_offered"))),
        Err(AmendFault::TooLarge(fault)) => {
            return Err(spent(
                Failure::new(ErrorCode::ProviderInvalidResponse).because(fault.to_string()),
            ));
        }
        Err(AmendFault::Store(fault)) => {
            return Err(spent(fault.into()));
        }
    }
    let client = client::address(request, gateway)
        .map(|client| client.to_string())
        .unwrap_or_default();
    tracing::info!(code = "identity_linked", provider = %identity.provider, client, request_id = RequestId::of(request), "an identity was added to a session");
    Ok(home(gateway, cookie))
}

/// Back to the account page; the attempt is over.
pub(super) fn home(gateway: &Gateway, cookie: String) -> HttpResponse {
    let mut response = HttpResponse::SeeOther();
    response.insert_header((header::LOCATION, gateway.public_url().route("/")));
    response.cookie(gateway.sessions().cookies().removal(cookie));
    response.finish()
}

/// The session with this identity; `None` when there is no room for it. Identities are told apart by provider and `sub` alone.
fn with(who: &SignedIn, identity: &Identity) -> Option<SignedIn> {
    let mut who = who.clone();
    if who.id() == identity.id() {
        // When the session was started stays what it was.
        who.profile = identity.profile.clone();
        who.sid.clone_from(&identity.sid);
        return Some(who);
    }
    let has_room = who.linked.len() + 1 < MOST;
    let mut linked = who.linked.iter_mut();
    match linked.find(|known| known.id() == identity.id()) {
        Some(known) => *known = identity.clone(),
        None if has_room => who.linked.push(identity.clone()),
        None => return None,
    }
    Some(who)
}

/// Nothing was linked. The page leads to the account, not to a login that would replace the session.
pub(super) fn refused(reason: &'static str) -> Failure {
    Failure::login(&LoginError::AttemptForeign)
        .because(reason)
        .linking(true)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Identity, MOST, SignedIn, with};

    fn session() -> SignedIn {
        let who = json!({
            "provider": "acme",
            "profile": {"sub": "ada", "name": "Ada", "email": "ada@example.com"},
            "authenticated_at": 1,
            "expires_at": 9,
        });
        serde_json::from_value(who).unwrap()
    }

    fn identity(provider: &str, sub: &str) -> Identity {
        let identity = json!({
            "provider": provider,
            "profile": {"sub": sub, "name": "Another", "email": "ada@example.com"},
            "authenticated_at": 5,
            "sid": "s",
        });
        serde_json::from_value(identity).unwrap()
    }

    #[test]
    fn the_first_identity_is_renewed_and_not_doubled() {
        let who = with(&session(), &identity("acme", "ada")).unwrap();

        assert!(who.linked.is_empty());
        assert_eq!(who.profile.name.as_deref(), Some("Another"));
        assert_eq!(who.sid.as_deref(), Some("s"));
        assert_eq!(who.authenticated_at, session().authenticated_at);
    }

    #[test]
    fn a_subject_of_another_provider_is_another_identity() {
        let who = with(&session(), &identity("other", "ada")).unwrap();

        assert_eq!(who.linked, [identity("other", "ada")]);
        assert_eq!((who.profile, who.sid), (session().profile, None));
    }

    #[test]
    fn there_are_at_most_eight_and_those_can_still_be_renewed() {
        let mut who = session();
        for number in 1..MOST {
            who = with(&who, &identity("other", &number.to_string())).unwrap();
        }

        assert_eq!(with(&who, &identity("other", "one more")), None);
        assert_eq!(with(&who, &identity("other", "7")).as_ref(), Some(&who));
        assert_eq!(who.linked.len() + 1, 8);
    }
}

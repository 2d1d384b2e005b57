//! Logout token → whom it signs out: every check of OpenID Connect Back-Channel Logout 1.0, section 2.6, and a reason code for each.

use serde_json::{Map, Value};

use super::discovery::Bearer;
use super::identity::{self, LEEWAY, OLDEST, text, time};
use super::jwt::{SignedToken, Types};
use super::keys::KeySet;
use super::{Flow, IdentityFault, LONGEST_SID, LoginError, verified_of};
use crate::claims::Subject;
use crate::clock::Timestamp;
use crate::provider::{LogoutType, Oidc, Provider, SettledIssuer};

/// The member of `events` that makes a token a logout token.
const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// The longest `jti` that is remembered, in bytes.
const LONGEST_ID: usize = 512;

/// Whom a provider signs out.
#[derive(Debug)]
pub struct LogoutNotice {
    /// The person; without a session, all of hers at this provider are meant.
    pub sub: Option<Subject>,
    /// The provider's session.
    pub sid: Option<String>,
    /// Names the token among all: it counts once.
    pub token_id: Vec<u8>,
    /// Until then the token could be brought again and would be believed.
    pub until: Timestamp,
}

/// Why a logout token signs nobody out. The text is the reason code of the log.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoutFault {
    /// It is not a token of this provider's, or not one to be used now.
    #[error(transparent)]
    Token(#[from] IdentityFault),
    /// It says nothing of a logout.
    #[error("event_missing")]
    Event,
    /// It has a nonce, as ID tokens have, which are no logout tokens.
    #[error("nonce_present")]
    Nonce,
    /// It cannot be told from others.
    #[error("jti_invalid")]
    Id,
    /// It names neither a person nor a session.
    #[error("nobody_named")]
    Nobody,
    /// The provider's keys cannot be had.
    #[error(transparent)]
    Provider(LoginError),
}

impl Flow {
    /// Verifies a logout token of this provider's. Whether it was used before is for the caller to find out.
    ///
    /// # Errors
    ///
    /// [`LogoutFault`]; nobody is signed out then.
    pub async fn logout_notice(
        &self,
        provider: &Provider,
        token: &str,
        now: Timestamp,
    ) -> Result<LogoutNotice, LogoutFault> {
        let oidc = provider.oidc().ok_or(IdentityFault::Malformed)?;
        let types = match provider.logout().typ {
            LogoutType::Lenient => Types::OrNone(&["jwt", "logout+jwt"]),
            LogoutType::Strict => Types::Only(&["logout+jwt"]),
        };
        // What is no such token at all makes nobody ask for keys.
        SignedToken::parse(token, &oidc.algorithms, types)?;
        let metadata = self.directory.metadata(provider).await;
        let metadata = metadata.map_err(LogoutFault::Provider)?;
        let issuer = metadata.issuer.as_ref().ok_or(IdentityFault::Issuer)?;
        let check = |keys: &KeySet| identity::signature(provider, oidc, token, types, keys);
        let bearer = Bearer::Anybody;
        let verified = verified_of(&self.directory, provider, &metadata, bearer, check).await;
        let claims = match verified {
            Ok(verified) => verified.claims,
            Err(LoginError::IdentityInvalid(fault)) => return Err(fault.into()),
            Err(error) => return Err(LogoutFault::Provider(error)),
        };
        let expected = Expected {
            provider,
            oidc,
            issuer,
            now,
        };
        expected.read(&claims)
    }
}

/// What a logout token is held against.
struct Expected<'a> {
    provider: &'a Provider,
    oidc: &'a Oidc,
    issuer: &'a SettledIssuer,
    now: Timestamp,
}

impl Expected<'_> {
    /// Reads verified claims; members that are not known are not looked at.
    fn read(&self, claims: &Map<String, Value>) -> Result<LogoutNotice, LogoutFault> {
        let of_issuer = self.oidc.issuer.check(self.issuer, claims);
        of_issuer.map_err(IdentityFault::from)?;
        identity::audiences(self.provider, self.oidc, claims)?;
        let issued_at = self.issued(claims)?;
        let event = claims.get("events").and_then(|events| events.get(EVENT));
        if !event.is_some_and(Value::is_object) {
            return Err(LogoutFault::Event);
        }
        if claims.contains_key("nonce") {
            return Err(LogoutFault::Nonce);
        }
        let fits = |id: &&str| !id.is_empty() && id.len() <= LONGEST_ID;
        let id = text(claims, "jti").filter(fits).ok_or(LogoutFault::Id)?;
        let person = match claims.get("sub") {
            None => None,
            Some(sub) => {
                let sub = Subject::parse(sub.as_str().unwrap_or_default());
                Some(sub.map_err(|_| IdentityFault::Subject)?)
            }
        };
        let session = match claims.get("sid") {
            None => None,
            Some(Value::String(sid)) if !sid.is_empty() && sid.len() <= LONGEST_SID => {
                Some(sid.clone())
            }
            Some(_) => return Err(LogoutFault::Nobody),
        };
        if person.is_none() && session.is_none() {
            return Err(LogoutFault::Nobody);
        }
        let issuer = text(claims, "iss").unwrap_or_default();
        let provider = self.provider.id().as_str();
        Ok(LogoutNotice {
            sub: person,
            sid: session,
            token_id: ["logout token", provider, issuer, id]
                .join("\0")
                .into_bytes(),
            // Later it is too old by its own words, with or without `exp`.
            until: Timestamp::from_seconds(issued_at.saturating_add(OLDEST + LEEWAY)),
        })
    }

    /// When it was made, if that is not too long ago and it has not ended. `exp` is not in every token; `iat` must be.
    fn issued(&self, claims: &Map<String, Value>) -> Result<i64, IdentityFault> {
        let now = self.now.seconds();
        let issued = time(claims, "iat").ok_or(IdentityFault::IssuedAtMissing)?;
        if issued > now.saturating_add(LEEWAY) {
            return Err(IdentityFault::IssuedInFuture);
        }
        if issued < now.saturating_sub(OLDEST) {
            return Err(IdentityFault::IssuedTooLongAgo);
        }
        if claims.contains_key("exp")
            && time(claims, "exp").is_none_or(|ends| ends.saturating_add(LEEWAY) <= now)
        {
            return Err(IdentityFault::Expired);
        }
        Ok(issued)
    }
}

//! What is remembered between requests. Knows no provider, no HTML.

mod backend;
mod cache;
mod cookie;
mod fault;
mod index;
mod layer;
mod lease;
mod loaded;
mod memory;
mod named;
mod presented;
mod record;
mod redis;
mod reference;
mod seal;
mod secret_file;
mod sessions;
mod sqlite;
mod store;
mod vault;
mod view;
mod watch;

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_session::SessionStatus;
use actix_web::dev::Payload;
use actix_web::error::ErrorInternalServerError;
use actix_web::web::Bytes;
use actix_web::{Error, FromRequest, HttpMessage as _, HttpRequest};

pub use self::redis::{RedisSettings, StoreRisk};
pub use backend::StoreUnavailable;
pub use cookie::{CookieSettings, Cookies, Reached};
pub use fault::SessionsFault;
pub use layer::{SessionLayer, SessionService};
pub use lease::Lease;
pub use named::Named;
pub use presented::{Presented, pairs, presented};
pub use record::{Device, Identity, SignedIn};
pub use reference::{AmendFault, Amended, SessionRef};
pub use seal::{KeyRing, OVERHEAD, Opened, Purpose, UnfitSecrets, With};
pub use secret_file::made_secret;
pub use sessions::{RotationFault, SessionSettings, Sessions, StoreSettings, UseOnce};
pub use store::RecordStore;
pub use vault::{Held, Replaced};
pub use view::View;
pub use watch::{Over, TooMany, Watch};

use self::layer::Came;
use self::record::{LONGEST, SIGNED_IN};

/// The session of a request. What is done with it is written after the handler, by [`SessionLayer`].
///
/// It belongs to the request's thread: take out what is needed before waiting for anything long.
pub struct Session {
    inner: actix_session::Session,
    came: Came,
}

/// The profile is too large to be remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("what the provider says about this person is more than 64 KiB")]
pub struct TooLarge;

impl Session {
    /// Who is signed in, if anybody.
    #[must_use]
    pub fn signed_in(&self) -> Option<Arc<SignedIn>> {
        let state = self.inner.entries();
        let text = state.get(SIGNED_IN)?;
        let loaded = loaded::recall().filter(|entry| entry.state.get(SIGNED_IN) == Some(text));
        match loaded {
            Some(entry) => Some(Arc::clone(&entry.who)),
            None => serde_json::from_str(text).ok(),
        }
    }

    /// Which session this is, as long as it lives; `None` for nobody's, and for one that begins with this request.
    #[must_use]
    pub fn reference(&self) -> Option<SessionRef> {
        let text = self.inner.entries();
        let text = text.get(SIGNED_IN)?;
        let loaded = loaded::recall().filter(|entry| entry.state.get(SIGNED_IN) == Some(text))?;
        Some(SessionRef(loaded.key))
    }

    /// What `render` makes of who is signed in, made once for as long as this process keeps the session in memory.
    /// There is room for one: every caller has to make the same of the same person.
    ///
    /// # Errors
    ///
    /// Those of `render`.
    pub fn rendered<E>(
        &self,
        who: &Arc<SignedIn>,
        render: impl FnOnce() -> Result<Bytes, E>,
    ) -> Result<Bytes, E> {
        let kept = loaded::recall().filter(|entry| Arc::ptr_eq(&entry.who, who));
        let Some(kept) = kept else {
            return render();
        };
        if let Some(rendered) = kept.rendered.get() {
            return Ok(rendered.clone());
        }
        let rendered = render()?;
        Ok(kept.rendered.get_or_init(|| rendered).clone())
    }

    /// Signs in. The session gets a new id; the record found under the old one is deleted, nothing of it stays.
    /// `to_keep` goes sealed into the vault, for this identity.
    ///
    /// # Errors
    ///
    /// [`TooLarge`], and the session is what it was.
    pub fn sign_in(&self, who: &SignedIn, to_keep: Option<Vec<u8>>) -> Result<(), TooLarge> {
        let length = serde_json::to_vec(who).map_or(usize::MAX, |json| json.len());
        if length >= LONGEST {
            return Err(TooLarge);
        }
        self.inner.clear();
        self.inner.renew();
        loaded::leave(to_keep);
        self.inner.insert(SIGNED_IN, who).map_err(|_| TooLarge)
    }

    /// Signs out: the record is deleted, the cookie removed.
    pub fn sign_out(&self) {
        self.inner.purge();
    }

    /// The request came with our cookie, but there is no session to it: the cookie should be removed. One whose record this
    /// process cannot open may be good elsewhere, and the cookie of one that ended with this request is removed already.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        let ended = self.inner.status() == SessionStatus::Purged && loaded::recall().is_some();
        self.came != Came::WithoutCookie
            && self.inner.entries().is_empty()
            && !loaded::is_sealed()
            && !ended
    }

    /// The request came with our cookie more than once, and none was used.
    #[must_use]
    pub fn is_doubled(&self) -> bool {
        self.came == Came::Twice
    }
}

impl FromRequest for Session {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        // Without the layer, actix-session hands out a session that is thrown away.
        let Some(came) = request.extensions().get::<Came>().copied() else {
            return ready(Err(ErrorInternalServerError("no session layer")));
        };
        let inner = actix_session::Session::from_request(request, payload).into_inner();
        ready(inner.map(|inner| Self { inner, came }))
    }
}

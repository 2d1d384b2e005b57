//! `Named`: the sessions that a provider means when it signs somebody out.

use super::backend::StoreUnavailable;
use super::record::SignedIn;
use super::reference::SessionRef;
use super::sessions::Sessions;
use crate::claims::Subject;
use crate::provider::ProviderId;

/// Which sessions a provider means. Those of other providers are never among them, whatever they are called there.
#[derive(Clone, Copy, Debug)]
pub enum Named<'a> {
    /// All of a person.
    Person(&'a Subject),
    /// Those that came of one session at the provider.
    Session(&'a str),
    /// Those that came of one session at the provider, if it is this person's.
    Both(&'a Subject, &'a str),
}

impl Sessions {
    /// The sessions that a provider means, by the first or a further identity; those that cannot be read here at the index's word.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`].
    pub async fn named(
        &self,
        provider: &ProviderId,
        named: Named<'_>,
    ) -> Result<Vec<SessionRef>, StoreUnavailable> {
        let found = match named {
            Named::Person(sub) => self.of_user(provider, sub).await?,
            Named::Session(sid) | Named::Both(_, sid) => self.of_sid(provider, sid).await?,
        };
        let is = |who: &SignedIn| match named {
            Named::Person(sub) => who.is(provider, sub),
            Named::Session(sid) => who.is_of(provider, sid),
            Named::Both(sub, sid) => who.is(provider, sub) && who.is_of(provider, sid),
        };
        let mut sessions = Vec::new();
        for session in found {
            if self.says(session, is).await? {
                sessions.push(session);
            }
        }
        Ok(sessions)
    }
}

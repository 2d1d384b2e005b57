//! `Named`: the sessions that a provider means when it signs somebody out.

use std::collections::HashSet;

use super::backend::StoreUnavailable;
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
    /// The sessions that a provider means, by the first or a further identity.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`].
    pub async fn named(
        &self,
        provider: &ProviderId,
        named: Named<'_>,
    ) -> Result<Vec<SessionRef>, StoreUnavailable> {
        match named {
            Named::Person(sub) => self.of_user(provider, sub).await,
            Named::Session(sid) => self.of_sid(provider, sid).await,
            Named::Both(sub, sid) => {
                let of_user = self.of_user(provider, sub).await?;
                let of_user: HashSet<SessionRef> = of_user.into_iter().collect();
                let mut sessions = self.of_sid(provider, sid).await?;
                sessions.retain(|session| of_user.contains(session));
                Ok(sessions)
            }
        }
    }
}

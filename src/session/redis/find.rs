//! Find: sessions by a name, and all of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use futures_util::future::try_join_all;
use redis::Cmd;

use super::super::backend::{SLICE, StoreUnavailable};
use super::super::index::RowKey;
use super::Redis;
use super::link::Again;
use super::scripts::{NAME, UNNAME_OLD};

/// An entry without its record is removed when it is older than this, in seconds: until then the record may be on its way.
const GRACE: u32 = 300;
/// With so many entries of one name, those without a record are looked for.
const CROWD: usize = 64;
/// How many records are asked for at once.
const AT_ONCE: usize = 100;
/// How many names Redis looks at for one answer.
const SCANNED: usize = 1000;

impl Redis {
    /// Puts a session under these names. To be done before there is a record: an entry without a record is harmless, a
    /// record without its entry is not found when its person is signed out.
    pub(super) async fn name(
        &self,
        session: RowKey,
        names: &[RowKey],
        lives: u64,
    ) -> Result<(), StoreUnavailable> {
        let entries = try_join_all(names.iter().map(|name| async move {
            let entry = NAME.on(self.names.index(*name)).arg(&session.0).arg(lives);
            let count: usize = self.link.run(&entry, Again::May).await?;
            Ok::<_, StoreUnavailable>((*name, count))
        }));
        for (name, count) in entries.await? {
            // Live ones stay; looked through each time, many sign-ins of one person would cost their square.
            if count % CROWD == 0 {
                self.named(name).await?;
            }
        }
        Ok(())
    }

    /// Takes a session from under these names. If that fails, the entries go when they are next looked at.
    pub(super) async fn unname(&self, session: RowKey, names: impl Iterator<Item = RowKey>) {
        let removals = names.map(|name| {
            let mut remove = redis::cmd("ZREM");
            remove.arg(self.names.index(name)).arg(&session.0);
            async move { self.link.ask::<usize>(&remove).await }
        });
        if let Err(fault) = try_join_all(removals).await {
            tracing::debug!(%fault, "entries of an ended session were left");
        }
    }

    /// The sessions of a name.
    pub(super) async fn named(&self, name: RowKey) -> Result<Vec<RowKey>, StoreUnavailable> {
        let index = self.names.index(name);
        let mut all = redis::cmd("ZRANGE");
        all.arg(&index).arg(0).arg(-1);
        let members: Vec<Vec<u8>> = self.link.ask(&all).await?;
        let members = members
            .into_iter()
            .filter_map(|member| member.try_into().ok());
        let sessions: Vec<RowKey> = members.map(RowKey).collect();
        let (mut live, mut gone) = (Vec::new(), Vec::new());
        for some in sessions.chunks(AT_ONCE) {
            let asked = some.iter().map(|session| async move {
                let mut exists = redis::cmd("EXISTS");
                exists.arg(self.names.session(*session));
                self.link.ask::<bool>(&exists).await
            });
            for (session, exists) in some.iter().zip(try_join_all(asked).await?) {
                if exists { &mut live } else { &mut gone }.push(*session);
            }
        }
        for some in gone.chunks(AT_ONCE) {
            let remove = UNNAME_OLD.on(index.clone()).arg(GRACE);
            let remove = some
                .iter()
                .fold(remove, |remove, session| remove.arg(&session.0));
            let _: usize = self.link.run(&remove, Again::May).await?;
        }
        Ok(live)
    }

    /// All sessions by their keys. They are collected once, when the first are asked for: Redis has no order to go on in.
    pub(super) async fn after(
        &self,
        last: Option<RowKey>,
    ) -> Result<Vec<RowKey>, StoreUnavailable> {
        let mut listed = self.listed.lock().await;
        let all = match listed.take().filter(|_| last.is_some()) {
            Some(all) => all,
            None => Arc::new(self.scan().await?),
        };
        let begin = last.map_or(0, |last| all.partition_point(|key| *key <= last));
        let some: Vec<RowKey> = all[begin..].iter().take(SLICE).copied().collect();
        // Whoever asks on to the end frees the list.
        if !some.is_empty() {
            *listed = Some(all);
        }
        Ok(some)
    }

    async fn scan(&self) -> Result<Vec<RowKey>, StoreUnavailable> {
        let servers = self.link.ask_all(&self.page("0")).await?;
        let mut found = BTreeSet::new();
        for (server, _) in servers {
            let mut cursor = "0".to_owned();
            loop {
                let (next, names): (String, Vec<Vec<u8>>) =
                    self.link.ask_at(&server, &self.page(&cursor)).await?;
                found.extend(
                    names
                        .iter()
                        .filter_map(|name| self.names.parse_session(name)),
                );
                if next == "0" {
                    break;
                }
                cursor = next;
            }
        }
        Ok(found.into_iter().collect())
    }

    fn page(&self, cursor: &str) -> Cmd {
        let mut scan = redis::cmd("SCAN");
        scan.arg(cursor)
            .arg("MATCH")
            .arg(self.names.all_sessions())
            .arg("COUNT")
            .arg(SCANNED);
        scan
    }
}

//! Keeper: the key of the index, of which every process on one Redis must have the same.

use std::sync::Arc;

use super::super::backend::StoreUnavailable;
use super::super::cache::Cache;
use super::super::index::{Index, IndexKey};
use super::super::seal::{KeyRing, With, random};
use super::link::{Again, Link};
use super::names::KeyNames;
use super::scripts::{KEEP_FIRST, SWAP};

pub(super) struct Keeper {
    pub(super) link: Arc<Link>,
    pub(super) names: Arc<KeyNames>,
    pub(super) cache: Arc<Cache>,
    pub(super) ring: Arc<KeyRing>,
    pub(super) index: Arc<Index>,
}

impl Keeper {
    /// Reads the key, making it where there is none; of several processes that make one at once, all get the same.
    ///
    /// One that was known and is gone, because Redis was emptied or lost its last writes, is put back; where there is
    /// another now, that one is taken.
    pub(super) async fn tend(&self) -> Result<Arc<IndexKey>, StoreUnavailable> {
        let known = self.index.known();
        let offered = match &known {
            Some(known) => known.sealed(&self.ring),
            None => IndexKey::new(&random()).sealed(&self.ring),
        };
        let keep = KEEP_FIRST.on(self.names.index_key()).arg(offered);
        let sealed: Vec<u8> = self.link.run(&keep, Again::May).await?;
        let (found, with) = self.open(&sealed)?;
        if with == With::Older {
            let resealed = found.sealed(&self.ring);
            let swap = SWAP.on(self.names.index_key()).arg(sealed).arg(resealed);
            // Another process may have been faster; either way it is sealed with a newer secret.
            let _: usize = self.link.run(&swap, Again::May).await?;
        }
        match known {
            Some(known) if known.is_same(&found) => Ok(known),
            Some(_) => {
                tracing::warn!(
                    "Redis holds other sessions than it did; those that were remembered are forgotten"
                );
                let found = self.index.learn(found);
                self.cache.forget_all();
                Ok(found)
            }
            None => Ok(self.index.learn(found)),
        }
    }

    /// The same, once the key was needed here.
    pub(super) async fn tend_known(&self) -> Result<(), StoreUnavailable> {
        match self.index.known() {
            Some(_) => self.tend().await.map(drop),
            None => Ok(()),
        }
    }

    /// Looks, and makes nothing; whether there is a key.
    pub(super) async fn look(&self) -> Result<bool, StoreUnavailable> {
        let mut get = redis::cmd("GET");
        get.arg(self.names.index_key());
        let sealed: Option<Vec<u8>> = self.link.ask(&get).await?;
        match sealed {
            Some(sealed) => self.open(&sealed).map(|_| true),
            None => Ok(false),
        }
    }

    fn open(&self, sealed: &[u8]) -> Result<(IndexKey, With), StoreUnavailable> {
        IndexKey::open(&self.ring, sealed).ok_or_else(|| {
            StoreUnavailable::new(
                "the session secrets do not open what is in Redis; start with the secrets it was made with, or give another redis_prefix",
            )
        })
    }
}

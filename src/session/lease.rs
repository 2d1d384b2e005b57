//! `Lease`: something that one process at a time may do, for a while.

use std::time::Duration;

use super::backend::StoreUnavailable;
use super::index::RowKey;
use super::seal::random;
use super::sessions::Sessions;

/// The right to do something that no other process does meanwhile. It ends by itself; dropping it gives nothing back.
pub struct Lease {
    mark: RowKey,
    holder: RowKey,
}

impl Sessions {
    /// Takes the lease of this name for so long; `None` while another process has it. Within a process it keeps nobody out.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`]; it is then unknown whether it was taken.
    pub async fn lease(
        &self,
        name: &[u8],
        lasts: Duration,
    ) -> Result<Option<Lease>, StoreUnavailable> {
        let mark = self.shared.index().await?.lease(name);
        let holder = RowKey(random());
        let taken = self.shared.backend.lease(mark, holder, lasts).await?;
        Ok(taken.then_some(Lease { mark, holder }))
    }

    /// Makes a lease last for so long from now; whether it was still held.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`].
    pub async fn prolong(&self, lease: &Lease, lasts: Duration) -> Result<bool, StoreUnavailable> {
        let backend = &self.shared.backend;
        backend.lease(lease.mark, lease.holder, lasts).await
    }

    /// Gives a lease back.
    ///
    /// # Errors
    ///
    /// [`StoreUnavailable`]; it ends by itself then.
    pub async fn release(&self, lease: Lease) -> Result<(), StoreUnavailable> {
        let backend = &self.shared.backend;
        backend.release(lease.mark, lease.holder).await
    }
}

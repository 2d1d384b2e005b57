//! Loaded: what a request and the store tell each other past actix-session, which passes on JSON texts alone.

use std::cell::RefCell;
use std::sync::Arc;

use super::cache::Entry;

tokio::task_local! {
    static PLACE: RefCell<Place>;
}

#[derive(Default)]
struct Place {
    found: Option<Arc<Entry>>,
    sealed: bool,
    to_keep: Option<Vec<u8>>,
}

/// Gives a request a place.
pub(super) async fn with_place<T>(request: impl Future<Output = T>) -> T {
    PLACE.scope(RefCell::default(), request).await
}

/// Remembers what was found, already read. Outside of a request nobody asks for it.
pub(super) fn remember(entry: &Arc<Entry>) {
    let _ = PLACE.try_with(|place| place.borrow_mut().found = Some(Arc::clone(entry)));
}

/// What was found for this request. Its handler may have changed the session since.
pub(super) fn recall() -> Option<Arc<Entry>> {
    PLACE.try_with(|place| place.borrow().found.clone()).ok()?
}

/// Remembers that there is a record, which this process cannot open.
pub(super) fn remember_sealed() {
    let _ = PLACE.try_with(|place| place.borrow_mut().sealed = true);
}

/// Whether the record of this request is one that this process cannot open.
pub(super) fn is_sealed() -> bool {
    PLACE
        .try_with(|place| place.borrow().sealed)
        .unwrap_or_default()
}

/// Leaves what goes into the vault when the session of this request is saved.
pub(super) fn leave(to_keep: Option<Vec<u8>>) {
    let _ = PLACE.try_with(|place| place.borrow_mut().to_keep = to_keep);
}

/// Takes what was left for the vault.
pub(super) fn take() -> Option<Vec<u8>> {
    PLACE
        .try_with(|place| place.borrow_mut().to_keep.take())
        .ok()?
}

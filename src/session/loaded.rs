//! Loaded: what the store found for the request at hand, already read, beside the JSON text that actix-session passes on.

use std::cell::RefCell;
use std::sync::Arc;

use super::cache::Entry;

tokio::task_local! {
    static LOADED: RefCell<Option<Arc<Entry>>>;
}

/// Gives a request a place for what is found.
pub(super) async fn with_place<T>(request: impl Future<Output = T>) -> T {
    LOADED.scope(RefCell::new(None), request).await
}

/// Remembers what was found. Outside of a request nobody asks for it.
pub(super) fn remember(entry: &Arc<Entry>) {
    let _ = LOADED.try_with(|place| place.replace(Some(Arc::clone(entry))));
}

/// What was found for this request. Its handler may have changed the session since.
pub(super) fn recall() -> Option<Arc<Entry>> {
    LOADED.try_with(|place| place.borrow().clone()).ok()?
}

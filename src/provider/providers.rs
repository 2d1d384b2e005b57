//! `Providers`: all of them, in the order of the page.

use std::collections::HashMap;
use std::sync::Arc;

use super::Provider;

/// The providers in the order of the page.
#[derive(Clone, Debug, Default)]
pub struct Providers {
    ordered: Vec<Arc<Provider>>,
    by_id: HashMap<String, usize>,
}

impl Providers {
    /// From providers with different ids, in order; of two with one id the first is kept.
    #[must_use]
    pub fn new(providers: impl IntoIterator<Item = Provider>) -> Self {
        let mut all = Self::default();
        for provider in providers {
            let id = provider.id.as_str().to_owned();
            if !all.by_id.contains_key(&id) {
                all.by_id.insert(id, all.ordered.len());
                all.ordered.push(Arc::new(provider));
            }
        }
        all
    }

    /// The provider of this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Arc<Provider>> {
        self.by_id
            .get(id)
            .and_then(|index| self.ordered.get(*index))
    }

    /// All, in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<Provider>> {
        self.ordered.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ordered.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ordered.is_empty()
    }
}

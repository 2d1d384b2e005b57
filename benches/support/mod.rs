//! What both benches stand on: a provider, the way to it and back, and a gateway's parts.

pub(crate) mod parts;
pub(crate) mod provider;
pub(crate) mod walk;

#[path = "../../tests/it/support/keys.rs"]
#[expect(dead_code, reason = "the tests need more of it")]
pub(crate) mod keys;

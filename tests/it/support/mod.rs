//! What the tests stand on: a browser, a provider that does as it is told, and keys.

pub(crate) mod browser;
pub(crate) mod door;
pub(crate) mod gateway;
pub(crate) mod idp;
pub(crate) mod keys;
pub(crate) mod knock;
pub(crate) mod node;
pub(crate) mod program;
pub(crate) mod redis;

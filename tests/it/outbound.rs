//! What the gateway asks of others: where it goes, how it proves itself, how long it waits, whom it trusts.

mod addresses;
mod answers;
mod client;
mod process;
mod proxy;
mod trust;

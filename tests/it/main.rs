//! One binary: links once, runs fast.

mod demo;
mod fake_idp;
mod stores;
mod support;

//! One binary: links once, runs fast.

mod demo;
mod fake_idp;
mod check;
mod config;
mod stores;
mod support;

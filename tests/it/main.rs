//! One binary: links once, runs fast.

mod check;
mod config;
mod demo;
mod fake_idp;
mod login;
mod real_provider;
mod stores;
mod support;

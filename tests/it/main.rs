//! One binary: links once, runs fast.

mod check;
mod config;
mod defects;
mod demo;
mod fake_idp;
mod keys_and_metadata;
mod login;
mod outbound;
mod stores;
mod support;

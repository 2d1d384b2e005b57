//! One binary: links once, runs fast.

mod catalogue;
mod check;
mod config;
mod demo;
mod doctor;
mod fake_idp;
mod login;
mod provider_docs;
mod real_provider;
mod stores;
mod support;

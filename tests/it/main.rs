//! One binary: links once, runs fast.

mod architecture;
mod catalogue;
mod check;
mod config;
mod demo;
mod doctor;
mod fake_idp;
mod form_post;
mod login;
mod presets;
mod provider_docs;
mod stores;
mod support;

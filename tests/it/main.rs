//! One binary: links once, runs fast.

mod architecture;
mod catalogue;
mod check;
mod config;
mod defects;
mod demo;
mod doctor;
mod fake_idp;
mod form_post;
mod keys_and_metadata;
mod login;
mod outbound;
mod presets;
mod provider_docs;
mod stores;
mod support;

//! One binary: links once, runs fast.

mod architecture;
mod check;
mod config;
mod demo;
mod fake_idp;
mod form_post;
mod login;
mod presets;
mod stores;
mod support;

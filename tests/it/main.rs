//! One binary: links once, runs fast.

mod architecture;
mod canary;
mod catalogue;
mod check;
mod config;
mod defects;
mod demo;
mod doctor;
mod fake_idp;
mod form_post;
mod http;
mod keys_and_metadata;
mod login;
mod logos;
mod outbound;
mod pages;
mod presets;
mod process;
mod provider_docs;
mod real_provider;
mod redirects;
mod robust;
mod session;
mod stores;
mod support;

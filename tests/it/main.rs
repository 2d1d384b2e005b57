//! One binary: links once, runs fast.

mod canary;
mod catalogue;
mod check;
mod config;
mod demo;
mod doctor;
mod fake_idp;
mod http;
mod login;
mod pages;
mod process;
mod provider_docs;
mod redirects;
mod robust;
mod session;
mod stores;
mod support;

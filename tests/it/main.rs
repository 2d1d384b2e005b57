//! One binary: links once, runs fast.

mod canary;
mod check;
mod config;
mod demo;
mod fake_idp;
mod http;
mod login;
mod pages;
mod process;
mod redirects;
mod robust;
mod session;
mod stores;
mod support;

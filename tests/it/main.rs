//! One binary: links once, runs fast.

mod catalogue;
mod check;
mod config;
mod demo;
mod doctor;
mod fake_idp;
mod login;
mod stores;
mod support;

//! One binary: links once, runs fast.

mod check;
mod config;
mod stores;

//! One binary: links once, runs fast.

mod config;

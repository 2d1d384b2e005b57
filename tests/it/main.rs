//! One binary: links once, runs fast.

mod stores;

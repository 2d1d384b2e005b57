//! One binary: links once, runs fast.

//! From evidence to person. No I/O, knows no provider.

mod profile;

pub use profile::{NotASubject, Profile, Subject};

//! HTTP in, HTML or JSON out.

pub mod locale;
pub mod logos;
pub mod pages;

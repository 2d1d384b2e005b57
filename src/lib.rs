//! A login gateway: several identity providers from one configuration file, one profile for applications.

pub mod claims;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod flow;
pub mod problem;
pub mod provider;
pub mod secret;
pub mod server;
pub mod session;
pub mod telemetry;
pub mod web;

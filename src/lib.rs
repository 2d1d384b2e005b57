//! A login gateway: several identity providers from one configuration file, one profile for applications.
//!
//! | Room | What it is for |
//! |---|---|
//! | [`config`] | gateway.toml, presets and environment become a [`config::Config`], or every problem with its place |
//! | [`provider`] | what a provider is: addresses, templates, the dialect, the presets |
//! | [`claims`] | from what a provider said to a profile |
//! | [`flow`] | one login, start to finish; the only code that speaks to providers |
//! | [`session`] | what is remembered between requests, sealed |
//! | [`tokens`] | a provider's tokens after the login: fresh when asked for, refreshed once |
//! | [`web`] | HTTP in, HTML or JSON out |
//! | [`demo`] | two small providers inside the process, for a first run |
//! | [`cli`], [`server`], [`telemetry`] | the commands; the parts put together; the log |
//!
//! One login goes through them like this:
//!
//! | Step | Where | What happens |
//! |---|---|---|
//! | 1 | `web/login.rs` | `GET /login/github`: the id becomes a [`provider::Provider`], `return_to` a [`flow::ReturnTo`] |
//! | 2 | [`flow::Flow::begin`] | metadata where it is needed; state, nonce and verifier; the address, through the [`provider::Dialect`] |
//! | 3 | `web/attempts.rs` | the [`flow::LoginAttempt`] is sealed into a cookie of its own: at most eight, the oldest go first |
//! | 4 | `web/callback.rs`, `web/bounce.rs` | query or form become a [`flow::Callback`]; a form from another site is posted once more from ours |
//! | 5 | `web/callback.rs` | the attempt is found by its state and marked as used, once, before the code is looked at |
//! | 6 | [`flow::Flow::finish`] | provider, age, issuer, and the server it was started with are compared; a refusal ends here |
//! | 7 | `flow/exchange.rs` | the code and the verifier become tokens |
//! | 8 | `flow/identity.rs` | signature, issuer, audience, times, nonce, `at_hash` |
//! | 9 | `flow/userinfo.rs` | each document, in order; optional ones may fail |
//! | 10 | [`claims::Mapping::apply`] | the [`claims::Profile`] |
//! | 11 | [`session::Session::sign_in`] | a new session, the old one deleted; 303 to where the person wanted to go |

pub mod claims;
pub mod cli;
pub mod clock;
pub mod colour;
pub mod config;
pub mod demo;
pub mod flow;
pub mod problem;
pub mod provider;
pub mod redis_url;
pub mod secret;
pub mod server;
pub mod session;
pub mod telemetry;
pub mod tokens;
pub mod web;

//! A small OpenID provider and a plain OAuth 2.0 one with invented people, for a first run without credentials.
//!
//! | Below `/demo` | OpenID Connect | OAuth 2.0 |
//! |---|---|---|
//! | metadata | `/.well-known/openid-configuration`, `/jwks` | none |
//! | authorization | `/authorize` | `/oauth2/authorize` |
//! | token | `/token` | `/oauth2/token` |
//! | person | `/userinfo` | `/oauth2/user` |
//! | sign-out | `/end_session` | none |
//!
//! Anybody may be anybody here, so it must be served on a loopback `public_url` only; whoever mounts it sees to that.

mod authorize;
mod end_session;
mod grants;
mod metadata;
mod page;
mod parameters;
mod people;
mod signing;
mod token;
mod userinfo;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use actix_web::web;

use crate::clock::Clock;
use crate::provider::PublicUrl;
use grants::Grants;
use page::Pages;
use signing::SigningKey;

/// The one client of both providers.
pub const CLIENT_ID: &str = "vestibule";

/// Both demonstration providers: their key, their pages, and the codes and tokens they gave out.
///
/// Everything is in memory and bounded; a restart forgets it and makes a new key.
pub struct Demo {
    base: String,
    assets: String,
    openid_redirect: String,
    oauth2_redirect: String,
    after_sign_out: String,
    clock: Clock,
    key: SigningKey,
    pages: Pages,
    grants: Mutex<Grants>,
}

/// Which of the two providers is meant. A code or token of one is unknown to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    OpenId,
    OAuth2,
}

impl Demo {
    /// Two providers that answer one client, at its callbacks below `public_url`, and nobody else.
    #[must_use]
    pub fn new(public_url: &PublicUrl, clock: Clock) -> Self {
        Self {
            base: public_url.at("/demo"),
            assets: public_url.route("/demo"),
            openid_redirect: public_url.at("/callback/demo"),
            oauth2_redirect: public_url.at("/callback/demo_oauth2"),
            after_sign_out: public_url.at("/logout/done"),
            clock,
            key: SigningKey::generate(),
            pages: Pages::new(),
            grants: Mutex::new(Grants::default()),
        }
    }

    /// Registers every route below `/demo`. Workers share one `Demo`, or a code given by one would be unknown to the next.
    pub fn routes(demo: Arc<Self>) -> impl FnOnce(&mut web::ServiceConfig) {
        move |config| {
            config.service(
                web::scope("/demo")
                    .app_data(web::Data::from(demo))
                    .app_data(web::FormConfig::default().limit(16 * 1024))
                    .configure(metadata::routes)
                    .configure(authorize::routes)
                    .configure(token::routes)
                    .configure(userinfo::routes)
                    .configure(end_session::routes)
                    .configure(page::routes),
            );
        }
    }

    fn redirect_uri(&self, dialect: Dialect) -> &str {
        match dialect {
            Dialect::OpenId => &self.openid_redirect,
            Dialect::OAuth2 => &self.oauth2_redirect,
        }
    }

    fn grants(&self) -> MutexGuard<'_, Grants> {
        self.grants.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

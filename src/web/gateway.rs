//! Gateway: what handlers need, built once, shared by all workers.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::HeaderValue;
use ipnet::IpNet;

use super::assets::Assets;
use super::embed::Embedding;
use super::failure::Failure;
use super::language;
use super::locale::Languages;
use super::logos::Marks;
use super::look::SiteFile;
use super::pages::{ErrorCode, Pages, Policy};
use super::token::Applications;
use crate::clock::Clock;
use crate::config::{Application, EmbedConfig, LastUsed, LoginConfig};
use crate::flow::{Flow, ReturnTargets, ReturnTo};
use crate::provider::{Provider, ProviderId, Providers, PublicUrl};
use crate::session::{Session, Sessions, SignedIn};
use crate::tokens::Tokens;

/// What a gateway is made of.
#[expect(missing_docs, reason = "each is named by its type")]
pub struct GatewayParts {
    pub public_url: PublicUrl,
    pub providers: Providers,
    pub flow: Flow,
    pub sessions: Sessions,
    pub tokens: Tokens,
    pub applications: Vec<Application>,
    pub pages: Pages,
    pub marks: Marks,
    pub files: Vec<SiteFile>,
    pub clock: Clock,
    pub login: LoginConfig,
    pub embed: EmbedConfig,
    pub lifetime: Duration,
    pub trusted_proxies: Vec<IpNet>,
}

/// The state of the web layer. Immutable but for what its parts keep behind their own locks.
pub struct Gateway {
    parts: GatewayParts,
    targets: ReturnTargets,
    assets: Assets,
    applications: Applications,
    embedding: Embedding,
    policy: Policy,
    /// The same as a header.
    content_security_policy: HeaderValue,
    login_route: String,
}

impl Gateway {
    /// Puts the parts together.
    #[must_use]
    pub fn new(mut parts: GatewayParts) -> Self {
        let origins = [&*parts.login.return_to_origins, &parts.embed.origins].concat();
        let targets = ReturnTargets::new(
            &parts.public_url,
            &origins,
            parts.login.default_return_to.as_deref(),
        );
        let embedding = Embedding::new(parts.embed.origins.clone(), &parts.public_url);
        let policy = parts.pages.policy();
        Self {
            targets,
            assets: Assets::of(&parts.marks, std::mem::take(&mut parts.files)),
            applications: Applications::of(std::mem::take(&mut parts.applications)),
            embedding,
            content_security_policy: policy.header(),
            policy,
            login_route: parts.public_url.route("/login"),
            parts,
        }
    }

    pub(super) fn public_url(&self) -> &PublicUrl {
        &self.parts.public_url
    }

    pub(super) fn providers(&self) -> &Providers {
        &self.parts.providers
    }

    pub(super) fn flow(&self) -> &Flow {
        &self.parts.flow
    }

    pub(super) fn sessions(&self) -> &Sessions {
        &self.parts.sessions
    }

    pub(super) fn tokens(&self) -> &Tokens {
        &self.parts.tokens
    }

    pub(super) fn applications(&self) -> &Applications {
        &self.applications
    }

    /// The pages in the language of whoever asks, with links to the others.
    pub(super) fn pages(&self, request: &HttpRequest) -> Pages {
        let language = language::of(request, self);
        let switch = language::switch(request, self);
        self.parts.pages.speaking(language, switch)
    }

    /// The same without links to the others, for pages that are not to be asked for again.
    pub(super) fn single_pages(&self, request: &HttpRequest) -> Pages {
        self.parts.pages.speaking(language::of(request, self), None)
    }

    /// The pages in the default language.
    pub(super) fn any_pages(&self) -> &Pages {
        &self.parts.pages
    }

    pub(super) fn languages(&self) -> &Languages {
        self.parts.pages.languages()
    }

    pub(super) fn clock(&self) -> &Clock {
        &self.parts.clock
    }

    pub(super) fn login(&self) -> &LoginConfig {
        &self.parts.login
    }

    pub(super) fn lifetime(&self) -> Duration {
        self.parts.lifetime
    }

    pub(super) fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The path of the chooser.
    pub(super) fn login_route(&self) -> &str {
        &self.login_route
    }

    /// Who may embed the login.
    pub(super) fn embedding(&self) -> &Embedding {
        &self.embedding
    }

    /// The policy of pages without a script, from which those of others are made.
    pub(super) fn policy(&self) -> Policy {
        self.policy.clone()
    }

    /// The same as a header.
    pub(super) fn content_security_policy(&self) -> HeaderValue {
        self.content_security_policy.clone()
    }

    pub(super) fn trusts(&self, peer: IpAddr) -> bool {
        self.parts
            .trusted_proxies
            .iter()
            .any(|network| network.contains(&peer))
    }

    /// Whether there is any proxy that is believed.
    pub(super) fn trusts_anybody(&self) -> bool {
        !self.parts.trusted_proxies.is_empty()
    }

    /// The provider of an id.
    pub(super) fn provider(&self, id: Option<&ProviderId>) -> Result<&Arc<Provider>, Failure> {
        id.and_then(|id| self.parts.providers.get(id.as_str()))
            .ok_or_else(|| Failure::new(ErrorCode::UnknownProvider))
    }

    /// Checks a target a request named.
    pub(super) fn check_target(&self, target: &str) -> Result<ReturnTo, Failure> {
        self.targets
            .check(target)
            .map_err(|error| Failure::login(&error))
    }

    /// Where a login without a target ends.
    pub(super) fn default_target(&self) -> &ReturnTo {
        self.targets.default()
    }

    /// Where a finished or repeated login ends: its own target if that still passes, else the default.
    pub(super) fn end_of(&self, target: &str) -> String {
        let checked = self.targets.check(target);
        let target = checked.as_ref().unwrap_or(self.default_target());
        target.location().to_owned()
    }

    /// Who is signed in. A session of a provider that is gone is ended; whether the others still vouch is asked in the background.
    pub(super) fn signed_in(&self, session: &Session) -> Option<Arc<SignedIn>> {
        let signed_in = session.signed_in()?;
        if self
            .parts
            .providers
            .get(signed_in.provider.as_str())
            .is_none()
        {
            tracing::info!(provider = %signed_in.provider, "a session ended: its provider is not configured any more");
            session.sign_out();
            return None;
        }
        if let Some(reference) = session.reference() {
            self.parts.tokens.used(reference, &signed_in);
        }
        Some(signed_in)
    }

    /// Whether the provider used last is remembered.
    pub(super) fn remembers_last(&self) -> bool {
        self.parts.login.last_used != LastUsed::Off
    }
}

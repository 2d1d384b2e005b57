//! Parts: configurations, and the state of a web layer made from one.

use std::sync::Arc;
use std::time::Duration;

use vestibule::clock::Clock;
use vestibule::config::{self, Config, Environment, Source};
use vestibule::flow::{Flow, Wire, WireSettings};
use vestibule::server;
use vestibule::session::{CookieSettings, Reached, SessionSettings, Sessions, StoreSettings};
use vestibule::tokens::Tokens;
use vestibule::web::{Gateway, GatewayParts};

use super::provider::CLIENT;
use super::walk::HOST;

/// The section of the provider `one`.
pub(crate) fn one(issuer: &str) -> String {
    format!(
        "[providers.one]\nissuer = \"{issuer}\"\nclient_id = \"{CLIENT}\"\nclient_secret = \"a secret\"\n"
    )
}

/// The sections of five presets.
pub(crate) fn five_presets() -> String {
    ["discord", "github", "gitlab", "google", "microsoft"]
        .map(|id| {
            format!("[providers.{id}]\nclient_id = \"{CLIENT}\"\nclient_secret = \"a secret\"\n")
        })
        .concat()
}

/// The text of gateway.toml with these sections, for a free port.
pub(crate) fn toml(sections: &str) -> String {
    format!(
        "public_url = \"http://{HOST}\"\n[server]\nlisten = \"127.0.0.1:0\"\n[session]\nsecrets = [\"a secret for benches, thirty-two bytes\"]\n{sections}"
    )
}

/// The configuration of a text.
pub(crate) fn load(text: &str) -> Config {
    let source = Source::text("gateway.toml", text);
    config::load(source, &Environment::default()).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("the configuration is wrong:\n{}", lines.join("\n"))
    })
}

/// The state of a web layer with sessions in memory.
pub(crate) fn gateway(config: Config) -> Arc<Gateway> {
    let clock = Clock::system();
    let wire = Wire::new(WireSettings {
        connect_timeout: Duration::from_secs(3),
        timeout: Duration::from_secs(10),
        ca: None,
        proxy: None,
        environment_proxies: Vec::new(),
        own: None,
    });
    let marks = server::marks(&config);
    let look = server::look(&config);
    let Ok(pages) = server::pages(&look, &marks, &config.places) else {
        panic!("the theme is broken")
    };
    let sessions = SessionSettings {
        store: StoreSettings::Memory,
        secrets: config.session.secrets,
        idle_timeout: config.session.idle_timeout,
        lifetime: config.session.lifetime,
        cookie: CookieSettings {
            reached: Reached::HttpOnLoopback { port: 8080 },
            path: String::new(),
            domain: None,
        },
    };
    let flow = Flow::new(&config.providers, wire, clock.clone());
    let sessions = Sessions::open(sessions, clock.clone()).expect("memory is there");
    Arc::new(Gateway::new(GatewayParts {
        tokens: Tokens::new(
            flow.clone(),
            sessions.clone(),
            config.providers.clone(),
            clock.clone(),
        ),
        flow,
        sessions,
        applications: config.applications,
        public_url: config.public_url,
        providers: config.providers,
        pages,
        marks,
        files: look.files(),
        clock,
        lifetime: config.session.lifetime,
        login: config.login,
        embed: config.embed,
        trusted_proxies: config.trusted_proxies,
    }))
}

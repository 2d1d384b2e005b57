//! Settle: what is written about everything but providers becomes what the program may use.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::SecretsFile;
use super::certificates::certificates;
use super::environment::Environment;
use super::resolved::{Config, Listen, LoginConfig, Outbound, Proxy, SessionConfig, StoreConfig};
use super::written::{StoreKind, Written, WrittenLogin, WrittenOutbound, WrittenSession};
use super::{embed, redis_section, secrets, theme, values};
use crate::problem::Complaint;
use crate::provider::{Providers, PublicUrl};
use crate::secret::Secret;

/// Collects complaints while values are settled; a value with a fault becomes its default, so that the rest can be judged.
pub(super) type Complaints = Vec<Complaint>;

/// What the rest of the configuration is judged by.
#[derive(Debug)]
pub(super) struct Settling<'a> {
    /// Where the gateway listens; `None` when that is at fault.
    pub(super) listen: Option<Listen>,
    /// Where people reach it; `None` when that is at fault.
    pub(super) public_url: Option<PublicUrl>,
    /// Whether the demonstration is wanted.
    pub(super) demo: bool,
    folder: &'a Path,
    environment: &'a Environment,
}

impl<'a> Settling<'a> {
    /// Settles the addresses; `folder` is the one of the file.
    pub(super) fn of(
        written: &Written,
        folder: &'a Path,
        environment: &'a Environment,
        complaints: &mut Complaints,
    ) -> Self {
        let listen = listen(written.server.listen.as_deref(), complaints);
        Self {
            public_url: public_url(written, listen.as_ref(), complaints),
            listen,
            demo: written.demo.unwrap_or(false),
            folder,
            environment,
        }
    }

    /// Settles everything but the providers; `None` when an address is at fault.
    pub(super) fn config(&self, written: &Written, complaints: &mut Complaints) -> Option<Config> {
        let proxies = written.server.trusted_proxies.as_deref();
        let trusted_proxies = trusted_proxies(proxies, complaints);
        let mut outbound = outbound(&written.outbound, complaints);
        outbound.environment_proxies = self.environment.proxy_hosts();
        let session = self.session(&written.session, complaints);
        let embed = embed::settle(&written.embed, self.public_url.as_ref(), complaints);
        let login = login(
            &written.login,
            self.public_url.as_ref(),
            &embed.origins,
            complaints,
        );
        let theme = theme::settle(&written.theme, complaints);
        Some(Config {
            public_url: self.public_url.clone()?,
            demo: self.demo,
            listen: self.listen.clone()?,
            trusted_proxies,
            outbound,
            session,
            login,
            theme,
            embed,
            applications: Vec::new(),
            providers: Providers::default(),
            bases: BTreeMap::new(),
            places: super::Places::default(),
            warnings: Vec::new(),
        })
    }

    fn session(&self, written: &WrittenSession, complaints: &mut Complaints) -> SessionConfig {
        let kind = written.store.unwrap_or_default();
        if kind != StoreKind::Redis {
            redis_section::unused(written, complaints);
        }
        let store = match kind {
            // Where it is at fault, something stands in for it until all is judged.
            StoreKind::Redis => redis_section::redis(written, self.environment, complaints)
                .map_or(StoreConfig::Memory, StoreConfig::Redis),
            StoreKind::Memory => StoreConfig::Memory,
            StoreKind::Embedded => StoreConfig::Embedded {
                path: match &written.path {
                    Some(path) => PathBuf::from(path),
                    None => self.folder.join("data").join("vestibule.db"),
                },
            },
        };
        let (idle_timeout, lifetime) = lifetimes(written, complaints);
        let cookie_domain = written
            .cookie_domain
            .as_deref()
            .zip(self.public_url.as_ref());
        let cookie_domain = cookie_domain.and_then(|(text, public_url)| {
            let domain = values::cookie_domain("session.cookie_domain", text, public_url);
            settled(domain, complaints)
        });
        SessionConfig {
            // As it was before it is read, so that a change in between is seen.
            secrets_file: written
                .secrets_file
                .as_deref()
                .map(|path| SecretsFile::at(Path::new(path))),
            secrets: self.session_secrets(written, &store, complaints),
            store,
            idle_timeout,
            lifetime,
            cookie_domain,
        }
    }

    /// The secrets; none where one may be made at start.
    fn session_secrets(
        &self,
        written: &WrittenSession,
        store: &StoreConfig,
        complaints: &mut Complaints,
    ) -> Vec<Secret> {
        let forms = secrets::Written {
            key: "session.secrets",
            value: None,
            file: written.secrets_file.as_deref(),
            variable: written.secrets_env.as_deref(),
        };
        let values = written.secrets.as_deref();
        if values.is_some() || forms.file.is_some() || forms.variable.is_some() {
            return secrets::session_secrets(values, forms, self.environment, complaints);
        }
        let embedded = matches!(store, StoreConfig::Embedded { .. });
        let elsewhere = |url: &PublicUrl| !(embedded && url.is_loopback());
        if self.public_url.as_ref().is_some_and(elsewhere) {
            complaints.push(
                Complaint::error("session.secrets", "a session secret is missing").hint(
                    "put what `vestibule secret` prints into a file, and write secrets_file = \"…\" in [session]",
                ),
            );
        }
        Vec::new()
    }
}

pub(super) fn settled<T>(result: Result<T, Complaint>, complaints: &mut Complaints) -> Option<T> {
    result.map_err(|complaint| complaints.push(complaint)).ok()
}

/// Where the gateway listens.
fn listen(written: Option<&str>, complaints: &mut Complaints) -> Option<Listen> {
    let text = written.unwrap_or("127.0.0.1:8080");
    settled(values::listen("server.listen", text), complaints)
}

/// Where people reach the gateway: as written, or on this machine where it listens on loopback alone.
fn public_url(
    written: &Written,
    listen: Option<&Listen>,
    complaints: &mut Complaints,
) -> Option<PublicUrl> {
    if let Some(text) = &written.public_url {
        return settled(values::public_url("public_url", text), complaints);
    }
    let missing = match listen? {
        Listen::Tcp(address) if address.ip().is_loopback() && address.port() != 0 => {
            let url = format!("http://localhost:{}", address.port());
            return settled(values::public_url("public_url", &url), complaints);
        }
        Listen::Tcp(address) if address.ip().is_loopback() => {
            "is missing: `listen` leaves the port to the system"
        }
        _ => "is missing: others can reach this gateway, and only you know under which address",
    };
    complaints.push(
        Complaint::error("public_url", missing)
            .hint("write public_url = \"https://login.example.com\""),
    );
    None
}

/// The proxies that are believed.
fn trusted_proxies(written: Option<&[String]>, complaints: &mut Complaints) -> Vec<ipnet::IpNet> {
    let texts = written.unwrap_or_default().iter().enumerate();
    texts
        .filter_map(|(index, text)| {
            let key = format!("server.trusted_proxies.{index}");
            settled(values::network(&key, text), complaints)
        })
        .collect()
}

/// The gateway's own requests.
fn outbound(written: &WrittenOutbound, complaints: &mut Complaints) -> Outbound {
    let mut limit = |key: &str, text: Option<&str>, default: u64| {
        let parsed = text.map(|text| values::duration(key, text));
        parsed
            .and_then(|result| settled(result, complaints))
            .unwrap_or(Duration::from_secs(default))
    };
    let timeout = limit("outbound.timeout", written.timeout.as_deref(), 10);
    let connect = written.connect_timeout.as_deref();
    let connect_timeout = limit("outbound.connect_timeout", connect, 3);
    if connect.is_some() && connect_timeout > timeout {
        complaints.push(
            Complaint::error(
                "outbound.connect_timeout",
                "is longer than the limit for the whole request",
            )
            .hint("lower it, or raise `timeout`"),
        );
    }
    Outbound {
        connect_timeout: connect_timeout.min(timeout),
        timeout,
        ca: certificates("outbound.ca_file", written.ca_file.as_deref(), complaints),
        proxy: written
            .proxy
            .as_deref()
            .and_then(|text| settled(values::proxy("outbound.proxy", text), complaints))
            .unwrap_or(Proxy::None),
        environment_proxies: Vec::new(),
    }
}

fn lifetimes(written: &WrittenSession, complaints: &mut Complaints) -> (Duration, Duration) {
    let mut life = |key: &str, text: Option<&str>, default: Duration| {
        let parsed = text.map(|text| {
            let duration = values::duration(key, text)?;
            if duration.subsec_nanos() != 0 {
                return Err(Complaint::error(key, "must be whole seconds"));
            }
            Ok(duration)
        });
        parsed
            .and_then(|result| settled(result, complaints))
            .unwrap_or(default)
    };
    let idle = written.idle_timeout.as_deref();
    let idle_timeout = life("session.idle_timeout", idle, Duration::from_hours(8));
    let lifetime = written.lifetime.as_deref();
    let lifetime = life("session.lifetime", lifetime, Duration::from_hours(14 * 24));
    if idle_timeout <= lifetime {
        return (idle_timeout, lifetime);
    }
    if idle.is_some() {
        complaints.push(
            Complaint::error(
                "session.idle_timeout",
                "is longer than `lifetime`, and would never end a session",
            )
            .hint("lower it, or raise `lifetime`"),
        );
    }
    (lifetime, lifetime)
}

/// How logins behave.
fn login(
    written: &WrittenLogin,
    public_url: Option<&PublicUrl>,
    embedding: &[String],
    complaints: &mut Complaints,
) -> LoginConfig {
    let texts = written.return_to_origins.iter().flatten().enumerate();
    let return_to_origins: Vec<String> = texts
        .filter_map(|(index, text)| {
            let key = format!("login.return_to_origins.{index}");
            settled(embed::exact_origin(&key, text), complaints)
        })
        .collect();
    let default = written.default_return_to.as_deref().zip(public_url);
    let default_return_to = default.and_then(|(text, public_url)| {
        let origins = [&return_to_origins, embedding].concat();
        let target = values::target("login.default_return_to", text, public_url, &origins);
        settled(target, complaints)
    });
    LoginConfig {
        default_return_to,
        return_to_origins,
        auto_redirect: written.auto_redirect.unwrap_or(false),
        last_used: written.last_used.unwrap_or_default(),
        link: written.link.unwrap_or(false),
    }
}

//! Config: gateway.toml as the program may use it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;

use super::theme::ThemeConfig;
use super::{Places, SecretsFile};
use crate::problem::Problem;
use crate::provider::{ProviderId, Providers, PublicUrl};
use crate::redis_url::RedisUrl;
use crate::secret::Secret;

/// The whole configuration, checked. If you hold one, the gateway can start with it, ports and files permitting.
#[derive(Debug)]
pub struct Config {
    /// Where people reach the gateway.
    pub public_url: PublicUrl,
    /// Whether the built-in demonstration providers are served below `public_url`/demo; they are also in `providers`.
    pub demo: bool,
    /// Where it listens.
    pub listen: Listen,
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Limits of outbound requests.
    pub outbound: Outbound,
    /// Sessions.
    pub session: SessionConfig,
    /// The login.
    pub login: LoginConfig,
    /// The pages.
    pub theme: ThemeConfig,
    /// Who may ask for providers' tokens, by name.
    pub applications: Vec<Application>,
    /// The sites that may embed the login.
    pub embed: EmbedConfig,
    /// Every provider that is not disabled, in the order of the page.
    pub providers: Providers,
    /// The preset that each section builds on, disabled ones included, by id.
    pub bases: BTreeMap<String, String>,
    /// Where everything was written.
    pub places: Places,
    /// What is worth saying at start; none of it keeps the gateway from starting.
    pub warnings: Vec<Problem>,
}

/// Where the gateway listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listen {
    /// A TCP address.
    Tcp(SocketAddr),
    /// A Unix domain socket.
    Unix(PathBuf),
}

/// Limits and trust of outbound requests.
#[derive(Clone, Debug)]
pub struct Outbound {
    /// For the connection.
    pub connect_timeout: Duration,
    /// For one whole request.
    pub timeout: Duration,
    /// PEM text of certificates added to the system's roots.
    pub ca: Option<String>,
    /// The proxy, if any.
    pub proxy: Proxy,
    /// The hosts of the proxies that the environment names, for whoever asks it.
    pub environment_proxies: Vec<String>,
}

/// Which proxy outbound requests go through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Proxy {
    /// None; the environment is not asked.
    #[default]
    None,
    /// What the environment says.
    Environment,
    /// This one, a URL.
    Url(String),
}

/// How sessions are kept.
#[derive(Clone, Debug)]
pub struct SessionConfig {
    /// Where.
    pub store: StoreConfig,
    /// The first seals, all open; each has at least 32 bytes. None only with an embedded store and a loopback `public_url`:
    /// then `serve` makes one and keeps it beside the database.
    pub secrets: Vec<Secret>,
    /// The file they came from, which may change.
    pub secrets_file: Option<SecretsFile>,
    /// A session ends when it was not used for this long.
    pub idle_timeout: Duration,
    /// A session ends this long after the login, used or not.
    pub lifetime: Duration,
    /// The parent domain whose hosts see the session cookie.
    pub cookie_domain: Option<String>,
}

/// Where sessions are kept.
#[derive(Clone, Debug)]
pub enum StoreConfig {
    /// A `SQLite` file.
    Embedded {
        /// The database; its folder is made when missing.
        path: PathBuf,
    },
    /// A Redis, for several processes.
    Redis(RedisConfig),
    /// The memory of this process; a restart ends every session.
    Memory,
}

/// A Redis, and how to talk to it.
#[derive(Clone, Debug)]
pub struct RedisConfig {
    /// Where it is.
    pub url: RedisUrl,
    /// PEM text of certificates that are trusted in place of the system's roots.
    pub ca: Option<String>,
    /// What every key begins with.
    pub prefix: String,
}

/// How logins behave.
#[derive(Clone, Debug)]
pub struct LoginConfig {
    /// Where a login without a target ends; `None`: the gateway's own page.
    pub default_return_to: Option<String>,
    /// Origins besides the gateway's own that a login may return to, as browsers write them.
    pub return_to_origins: Vec<String>,
    /// With a single provider, the chooser is skipped.
    pub auto_redirect: bool,
    /// What is done with the provider used last.
    pub last_used: LastUsed,
    /// Whether a session may have several identities.
    pub link: bool,
}

/// An application that may ask for providers' tokens.
#[derive(Clone, Debug)]
pub struct Application {
    /// What it is called in the log.
    pub name: String,
    /// What it proves itself by: at least 32 printable ASCII characters, and nobody else's.
    pub key: Secret,
    /// The providers whose tokens it may ask for; each keeps them.
    pub providers: Vec<ProviderId>,
}

/// What the chooser does with the provider used last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LastUsed {
    /// It is marked.
    #[default]
    Badge,
    /// It is marked and stands first.
    First,
    /// Nothing, and nothing is remembered.
    Off,
}

/// The sites that may embed the login.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmbedConfig {
    /// Their origins, as browsers write them; none: nothing is embedded. Each is one host without a wildcard, so it may stand in a
    /// `Content-Security-Policy` and is the target of messages as it is.
    pub origins: Vec<String>,
}

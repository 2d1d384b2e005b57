//! Written: exactly what gateway.toml may say. Serde only; the doc lines become the descriptions of the JSON Schema.
//! No `Debug`: there are secrets in it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::resolved::LastUsed;
use super::theme::{BaseTheme, Density, Logos};
use crate::provider::definition::ProviderDefinition;

/// The configuration of Vestibule.
///
/// Every key can also be given as an environment variable: `VESTIBULE__SERVER__LISTEN` is `listen` of `[server]`.
/// Relative paths start from the folder of this file.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "gateway.toml")]
pub(super) struct Written {
    /// Where people reach the gateway: scheme, host, port and perhaps a path. The one source of redirect URIs, cookies and links. Default: `http://localhost:PORT` when `listen` is loopback; required elsewhere.
    #[schemars(extend("examples" = ["https://login.example.com"]))]
    pub(super) public_url: Option<String>,
    /// Adds two demonstration providers, `demo` and `demo_oauth2`, one for each protocol, for a first try without credentials. Only where `public_url` is loopback. Default: `false`.
    pub(super) demo: Option<bool>,
    /// A folder of further presets, or of replacements for the built-in ones: `my-presets/acme.toml` is the preset `acme`.
    #[schemars(extend("examples" = ["my-presets"]))]
    pub(super) presets: Option<String>,
    /// Where the gateway listens and whom it believes.
    pub(super) server: WrittenServer,
    /// The gateway's own requests to providers.
    pub(super) outbound: WrittenOutbound,
    /// How sessions are kept.
    pub(super) session: WrittenSession,
    /// How logins behave.
    pub(super) login: WrittenLogin,
    /// What the pages look like.
    pub(super) theme: WrittenTheme,
    /// The sites that may embed the login.
    pub(super) embed: WrittenEmbed,
    /// The applications that may ask for providers' tokens at `POST /token/{provider}`, each by a name of your choice.
    #[schemars(extend("propertyNames" = {"pattern": "^[a-z0-9]+(_[a-z0-9]+)*$", "maxLength": 64}))]
    pub(super) applications: BTreeMap<String, WrittenApplication>,
    /// The providers people may sign in with, in the order of the page. The id names the preset of the same name, unless the section says otherwise.
    #[schemars(extend("propertyNames" = {"pattern": "^[a-z0-9]+(_[a-z0-9]+)*$", "maxLength": 64}))]
    pub(super) providers: BTreeMap<String, ProviderDefinition>,
}

/// Where the gateway listens and whom it believes.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenServer {
    /// An address with a port, or `unix:` and the path of a socket. Default: `127.0.0.1:8080`.
    #[schemars(extend("examples" = ["127.0.0.1:8080", "unix:/run/vestibule.sock"]))]
    pub(super) listen: Option<String>,
    /// Addresses or networks of the proxies whose `X-Forwarded-For` is believed. Default: none.
    #[schemars(extend("examples" = [["10.0.0.5", "10.1.0.0/24"]]))]
    pub(super) trusted_proxies: Option<Vec<String>>,
}

/// The gateway's own requests to providers.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenOutbound {
    /// The limit for making a connection. Default: `3s`.
    #[schemars(extend("examples" = ["3s"]))]
    pub(super) connect_timeout: Option<String>,
    /// The limit for one whole request. Default: `10s`.
    #[schemars(extend("examples" = ["10s"]))]
    pub(super) timeout: Option<String>,
    /// A PEM file of certificates that are trusted besides the system's.
    #[schemars(extend("examples" = ["company-ca.pem"]))]
    pub(super) ca_file: Option<String>,
    /// The URL of a proxy, or `environment` for what `HTTPS_PROXY` and its kin say. Default: none, whatever the environment says.
    #[schemars(extend("examples" = ["http://proxy.example.com:3128"]))]
    pub(super) proxy: Option<String>,
}

/// How sessions are kept.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenSession {
    /// Where sessions are: `embedded`, a file that survives restarts; `redis`, for several processes; or `memory`. Default: `embedded`.
    pub(super) store: Option<StoreKind>,
    /// The file of the embedded store. Default: `data/vestibule.db`.
    #[schemars(extend("examples" = ["data/vestibule.db"]))]
    pub(super) path: Option<String>,
    /// The Redis, or Valkey, of the store `redis`: `redis://`, `rediss://`, `redis+unix://`, `redis-cluster://`, `rediss-cluster://`, `redis-sentinel://` or `rediss-sentinel://`, with user and password. Prefer `redis_url_file` or `redis_url_env`.
    #[schemars(extend("examples" = ["redis://localhost:6379"]))]
    pub(super) redis_url: Option<String>,
    /// A file that holds the address of the Redis.
    #[schemars(extend("examples" = ["/run/secrets/redis-url"]))]
    pub(super) redis_url_file: Option<String>,
    /// The environment variable that holds the address of the Redis.
    #[schemars(extend("examples" = ["REDIS_URL"]))]
    pub(super) redis_url_env: Option<String>,
    /// A PEM file of certificates that are trusted for the Redis in place of the system's.
    #[schemars(extend("examples" = ["redis-ca.pem"]))]
    pub(super) redis_ca_file: Option<String>,
    /// What every key in the Redis begins with; gateways that do not share their sessions differ by it. Default: `vestibule`.
    #[schemars(extend("examples" = ["vestibule"]))]
    pub(super) redis_prefix: Option<String>,
    /// Session secrets of at least 32 bytes each: the first seals, all open. Prefer `secrets_file` or `secrets_env`.
    pub(super) secrets: Option<Vec<String>>,
    /// A file of session secrets, separated by line breaks or spaces.
    #[schemars(extend("examples" = ["/run/secrets/vestibule"]))]
    pub(super) secrets_file: Option<String>,
    /// The environment variable that holds the session secrets, separated by spaces.
    #[schemars(extend("examples" = ["SESSION_SECRETS"]))]
    pub(super) secrets_env: Option<String>,
    /// A session ends when it was not used for this long. Default: `8h`.
    #[schemars(extend("examples" = ["8h"]))]
    pub(super) idle_timeout: Option<String>,
    /// A session ends this long after the login, used or not. Default: `14d`.
    #[schemars(extend("examples" = ["14d"]))]
    pub(super) lifetime: Option<String>,
    /// The parent domain whose hosts see the session cookie; only when applications on sibling hosts must. Default: the gateway's host alone.
    #[schemars(extend("examples" = [".example.com"]))]
    pub(super) cookie_domain: Option<String>,
}

/// Where sessions are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum StoreKind {
    /// A file that survives restarts.
    #[default]
    Embedded,
    /// A Redis, for several processes on one set of sessions.
    Redis,
    /// The memory of this process: a restart ends every session.
    Memory,
}

/// How logins behave.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenLogin {
    /// Where a login without a target ends: a rooted path, or a URL on an origin of `return_to_origins`. Default: the gateway's own page.
    #[schemars(extend("examples" = ["/"]))]
    pub(super) default_return_to: Option<String>,
    /// Origins that a login may return to, besides the gateway's own. Default: none.
    #[schemars(extend("examples" = [["https://app.example.com"]]))]
    pub(super) return_to_origins: Option<Vec<String>>,
    /// With a single provider, the page to choose one is skipped. Default: `false`.
    pub(super) auto_redirect: Option<bool>,
    /// What the page does with the provider used last. Default: `badge`.
    pub(super) last_used: Option<LastUsed>,
    /// Whether people may connect further identities to a session, from their account page. Default: `false`.
    pub(super) link: Option<bool>,
}

/// What the pages look like.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenTheme {
    /// The name of the site, shown in headings and titles.
    #[schemars(extend("examples" = ["Example Ltd"]))]
    pub(super) name: Option<String>,
    /// The shipped theme that everything else changes. Default: `default`.
    pub(super) base: Option<BaseTheme>,
    /// The colour of what is to be pressed, in both schemes; in the dark one it is made lighter as far as needed.
    #[schemars(extend("examples" = ["#2448c9"]))]
    pub(super) accent: Option<String>,
    /// How round corners are, from `0px` to `32px`.
    #[schemars(extend("examples" = ["10px"]))]
    pub(super) radius: Option<String>,
    /// How wide the column of a page is, from `280px` to `960px`.
    #[schemars(extend("examples" = ["26rem"]))]
    pub(super) width: Option<String>,
    /// Names of fonts on the machines of people, the best first; none is loaded.
    #[schemars(extend("examples" = [["Inter", "system-ui", "sans-serif"]]))]
    pub(super) font: Option<Vec<String>>,
    /// How much room buttons take. Default: what the shipped theme has.
    pub(super) density: Option<Density>,
    /// Colours of the light scheme.
    pub(super) light: WrittenScheme,
    /// Colours of the dark scheme.
    pub(super) dark: WrittenScheme,
    /// An SVG of plain shapes or a PNG, shown instead of the name.
    #[schemars(extend("examples" = ["logo.svg"]))]
    pub(super) logo: Option<String>,
    /// The same for the dark scheme. Default: `logo`.
    #[schemars(extend("examples" = ["logo-dark.svg"]))]
    pub(super) logo_dark: Option<String>,
    /// The icon of the tab: an SVG of plain shapes or a PNG.
    #[schemars(extend("examples" = ["favicon.png"]))]
    pub(super) favicon: Option<String>,
    /// Where the privacy policy is; linked below every page.
    #[schemars(extend("examples" = ["https://example.com/privacy"]))]
    pub(super) privacy_url: Option<String>,
    /// Where the terms are; linked below every page.
    #[schemars(extend("examples" = ["https://example.com/terms"]))]
    pub(super) terms_url: Option<String>,
    /// Where people are helped, an https address or `mailto:`; linked below every page.
    #[schemars(extend("examples" = ["mailto:help@example.com"]))]
    pub(super) help_url: Option<String>,
    /// A line of text below every page.
    #[schemars(extend("examples" = ["Example Ltd, 1 Example Street"]))]
    pub(super) footer: Option<String>,
    /// A style sheet that is loaded after the theme's own.
    #[schemars(extend("examples" = ["custom.css"]))]
    pub(super) css: Option<String>,
    /// Whether the marks of providers are shown on their buttons. Default: `on`.
    pub(super) logos: Option<Logos>,
    /// A folder whose templates replace those of the same name.
    #[schemars(extend("examples" = ["my-theme"]))]
    pub(super) dir: Option<String>,
    /// The languages of the pages, by their tags, in the order in which they are offered. Default: every one there is.
    #[schemars(extend("examples" = [["en", "de", "pt-BR"]]))]
    pub(super) locales: Option<Vec<String>>,
    /// The language for browsers that ask for none of them. Default: `en`, or the first of `locales` where that is not among them.
    #[schemars(extend("examples" = ["de"]))]
    pub(super) default_locale: Option<String>,
}

/// An application that may ask for providers' tokens.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenApplication {
    /// The key that it sends as `Authorization: Bearer`, at least 32 bytes. Prefer `key_file` or `key_env`.
    pub(super) key: Option<String>,
    /// A file that holds the key; a final line break is dropped.
    #[schemars(extend("examples" = ["/run/secrets/shop"]))]
    pub(super) key_file: Option<String>,
    /// The environment variable that holds the key.
    #[schemars(extend("examples" = ["SHOP_KEY"]))]
    pub(super) key_env: Option<String>,
    /// The providers whose tokens it may ask for; each needs `tokens = true`.
    #[schemars(extend("examples" = [["acme"]]))]
    pub(super) providers: Option<Vec<String>>,
}

/// Colours of one scheme: `#rrggbb`, `rgb()`, `hsl()` or `oklch()`. What is not given is the theme's, or follows from what is.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenScheme {
    /// Behind everything.
    #[schemars(extend("examples" = ["#f4f5f8"]))]
    pub(super) page: Option<String>,
    /// Of panels and buttons.
    #[schemars(extend("examples" = ["#ffffff"]))]
    pub(super) surface: Option<String>,
    /// Of text.
    #[schemars(extend("examples" = ["#171a21"]))]
    pub(super) text: Option<String>,
    /// Of text that matters less.
    #[schemars(extend("examples" = ["#555c6b"]))]
    pub(super) muted: Option<String>,
    /// Of lines that only divide.
    #[schemars(extend("examples" = ["#e1e4ea"]))]
    pub(super) line: Option<String>,
    /// Of the edges of buttons.
    #[schemars(extend("examples" = ["#858c9b"]))]
    pub(super) control: Option<String>,
    /// Of what is to be pressed.
    #[schemars(extend("examples" = ["#2448c9"]))]
    pub(super) accent: Option<String>,
}

/// The sites that may embed the login.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenEmbed {
    /// Exact origins whose pages may show the list of providers in a frame, read `GET /me` and `GET /providers`, open the login in a popup and be returned to. Default: none, and nothing can be embedded.
    #[schemars(extend("examples" = [["https://app.example.com"]]))]
    pub(super) origins: Option<Vec<String>>,
}

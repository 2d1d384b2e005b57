//! What an operator sees: every mistake with its place, every layer in its order, no secret repeated.

mod any_text;
mod applications;
mod layers;
mod mistakes;
mod secrets;
mod told;

use std::fs;
use std::path::Path;
use std::time::Duration;

use vestibule::config::{self, Config, Environment, Listen, Proxy, Source, StoreConfig};

/// A gateway that uses most keys, without a mistake. The rows of the table below change one thing each.
const GOOD: &str = r#"public_url = "https://login.example.com/auth"
demo = false

[server]
listen = "0.0.0.0:8080"
trusted_proxies = ["10.0.0.5", "10.1.0.0/24"]

[outbound]
connect_timeout = "2s"
timeout = "9s"
proxy = "http://proxy.example.com:3128"

[session]
store = "embedded"
path = "/var/lib/vestibule/sessions.db"
secrets_env = "SESSION_SECRETS"
idle_timeout = "4h"
lifetime = "7d"
cookie_domain = ".example.com"

[login]
default_return_to = "/home"
return_to_origins = ["https://app.example.com"]
auto_redirect = false
last_used = "first"

[theme]
name = "Example"

[providers.google]
client_id = "google-client"
client_secret_env = "GOOGLE_SECRET"
extra_scopes = ["openid"]

[providers.acme]
display_name = "Acme"
issuer = "https://login.acme.example"
client_id = "acme-client"
client_secret = "acme-secret"
pkce = "s256"
timeout = "5s"

[providers.staff]
preset = "gitlab"
client_id = "staff-client"
client_secret = "staff-secret"

[providers.forge]
protocol = "oauth2"
client_id = "forge-client"
client_secret = "forge-secret"
endpoints = { authorize = "https://forge.example/authorize", token = "https://forge.example/token" }
userinfo = [{ as = "user", url = "https://forge.example/user" }]
profile = { sub = "user.id", name = "user.name" }
"#;

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn environment(more: &[(&str, &str)]) -> Environment {
    [
        ("SESSION_SECRETS", SECRET),
        ("GOOGLE_SECRET", "google-secret"),
    ]
    .iter()
    .chain(more)
    .copied()
    .collect()
}

fn load(text: &str) -> Result<Config, Vec<vestibule::problem::Problem>> {
    load_with(text, &[])
}

fn load_with(
    text: &str,
    variables: &[(&str, &str)],
) -> Result<Config, Vec<vestibule::problem::Problem>> {
    config::load(Source::text("gateway.toml", text), &environment(variables))
}

/// What the operator sees, a line each.
fn seen(text: &str) -> Vec<String> {
    seen_with(text, &[])
}

fn seen_with(text: &str, variables: &[(&str, &str)]) -> Vec<String> {
    let problems = match load_with(text, variables) {
        Ok(config) => config.warnings,
        Err(problems) => problems,
    };
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_good_configuration_has_no_problem() {
    assert_eq!(seen(GOOD), Vec::<String>::new());
}

#[test]
fn a_good_configuration_is_what_it_says() {
    let config = load(GOOD).unwrap();

    assert_eq!(
        config.public_url.to_string(),
        "https://login.example.com/auth"
    );
    assert_eq!(config.listen, Listen::Tcp("0.0.0.0:8080".parse().unwrap()));
    assert_eq!(config.trusted_proxies.len(), 2);
    assert_eq!(config.outbound.timeout, Duration::from_secs(9));
    assert_eq!(
        config.outbound.proxy,
        Proxy::Url("http://proxy.example.com:3128".to_owned())
    );
    assert_eq!(config.session.secrets.len(), 1);
    assert_eq!(config.session.idle_timeout, Duration::from_hours(4));
    assert_eq!(config.session.cookie_domain.as_deref(), Some("example.com"));
    assert_eq!(config.login.default_return_to.as_deref(), Some("/home"));
    let ids: Vec<&str> = config
        .providers
        .iter()
        .map(|provider| provider.id().as_str())
        .collect();
    assert_eq!(ids, ["google", "acme", "staff", "forge"]);
    let bases: Vec<&str> = ids.iter().map(|id| config.bases[*id].as_str()).collect();
    assert_eq!(bases, ["google", "oidc", "gitlab", "oauth2"]);
}

#[test]
fn an_empty_file_runs_on_this_machine_and_warns() {
    let config = load("").unwrap();

    assert_eq!(config.public_url.to_string(), "http://localhost:8080");
    assert!(matches!(
        &config.session.store,
        StoreConfig::Embedded { path } if *path == Path::new("data/vestibule.db")
    ));
    assert!(config.session.secrets.is_empty());
    assert_eq!(config.warnings.len(), 1);
    assert_eq!(
        config.warnings[0].message,
        "there is no provider to sign in with"
    );
}

#[test]
fn localhost_may_be_listened_on_by_name() {
    let config = load("server.listen = 'localhost:9000'").unwrap();

    assert_eq!(
        config.listen,
        Listen::Tcp("127.0.0.1:9000".parse().unwrap())
    );
    assert_eq!(config.public_url.to_string(), "http://localhost:9000");
}

#[test]
fn a_gateway_that_others_can_reach_needs_a_public_url() {
    for listen in ["0.0.0.0:80", "unix:/run/x.sock", "127.0.0.1:0"] {
        let problems = load(&format!("server.listen = '{listen}'")).unwrap_err();

        assert_eq!(problems[0].key, "public_url", "{listen}");
        assert_eq!((problems[0].line, problems[0].column), (Some(1), Some(1)));
    }
}

#[test]
fn reading_makes_no_files() {
    let folder = tempfile::tempdir().unwrap();

    load_in(folder.path(), "demo = true").unwrap();

    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn return_targets_are_kept_as_the_parser_writes_them() {
    let text = GOOD.replace("\"/home\"", "\"https://APP.example.com:443/a/../b?c#d\"");

    // A fragment never leaves the browser, so a target that has one was not understood.
    assert_eq!(load(&text).unwrap_err()[0].key, "login.default_return_to");

    let config = load(&text.replace("#d", "")).unwrap();
    assert_eq!(
        config.login.default_return_to.as_deref(),
        Some("https://app.example.com/b?c")
    );
}

fn load_in(folder: &Path, text: &str) -> Result<Config, Vec<vestibule::problem::Problem>> {
    config::load(
        Source::text(folder.join("gateway.toml"), text),
        &environment(&[]),
    )
}

//! Redis: what is written about it becomes where it is.

use super::certificates::certificates;
use super::environment::Environment;
use super::resolved::RedisConfig;
use super::secrets;
use super::settle::Complaints;
use super::written::WrittenSession;
use crate::problem::Complaint;
use crate::redis_url::{RedisUrl, Servers, Tls};

const PREFIX: &str = "vestibule";

/// The Redis; `None` when something about it is at fault.
pub(super) fn redis(
    written: &WrittenSession,
    environment: &Environment,
    complaints: &mut Complaints,
) -> Option<RedisConfig> {
    let ca = written.redis_ca_file.as_deref();
    let ca = certificates("session.redis_ca_file", ca, complaints);
    let prefix = prefix(written.redis_prefix.as_deref(), complaints);
    let url = url(written, environment, complaints)?;
    let has_tls = matches!(
        url.servers,
        Servers::One(_, Tls::On) | Servers::Cluster(_, Tls::On) | Servers::Sentinels(_, Tls::On, _)
    );
    if ca.is_some() && !has_tls {
        let complaint = Complaint::warning("session.redis_ca_file", "is not used without TLS");
        complaints.push(complaint.hint("write rediss:// in place of redis://"));
    }
    Some(RedisConfig { url, ca, prefix })
}

/// Keys of another store than the one that is used.
pub(super) fn unused(written: &WrittenSession, complaints: &mut Complaints) {
    let given = [
        ("redis_url", written.redis_url.is_some()),
        ("redis_url_file", written.redis_url_file.is_some()),
        ("redis_url_env", written.redis_url_env.is_some()),
        ("redis_ca_file", written.redis_ca_file.is_some()),
        ("redis_prefix", written.redis_prefix.is_some()),
    ];
    for (key, _) in given.iter().filter(|(_, given)| *given) {
        let key = format!("session.{key}");
        let complaint = Complaint::warning(&key, "is not used: sessions are kept elsewhere");
        complaints.push(complaint.hint("write store = \"redis\", or remove it"));
    }
}

fn url(
    written: &WrittenSession,
    environment: &Environment,
    complaints: &mut Complaints,
) -> Option<RedisUrl> {
    let forms = secrets::Written {
        key: "session.redis_url",
        value: written.redis_url.as_deref(),
        file: written.redis_url_file.as_deref(),
        variable: written.redis_url_env.as_deref(),
    };
    let key = forms.used_key();
    let settled = secrets::read(forms, environment, complaints).and_then(|secret| {
        let missing = || {
            Complaint::error("session.store", "the address of the Redis is missing")
                .hint("write redis_url_env = \"REDIS_URL\", or redis_url = \"redis://localhost\"")
        };
        let secret = secret.ok_or_else(missing)?;
        RedisUrl::parse(secret.expose()).map_err(|unfit| Complaint::error(&key, unfit.to_string()))
    });
    settled.map_err(|complaint| complaints.push(complaint)).ok()
}

fn prefix(written: Option<&str>, complaints: &mut Complaints) -> String {
    let text = written.unwrap_or(PREFIX);
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.:".contains(&byte);
    if text.is_empty() || text.len() > 64 || !text.bytes().all(is_plain) {
        complaints.push(
            Complaint::error("session.redis_prefix", "is no prefix of keys")
                .hint("letters, digits and `_`, `-`, `.`, `:`, at most 64 of them"),
        );
    }
    text.to_owned()
}

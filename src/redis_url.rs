//! `RedisUrl`: the address of a Redis as an operator writes it: one server, a cluster, or the sentinels that know the server.

use std::fmt;
use std::path::PathBuf;

use url::{Host, form_urlencoded};

use crate::secret::Secret;

/// Where a Redis is, and who asks. Nothing of it that is secret is ever printed.
#[derive(Clone, Debug)]
pub struct RedisUrl {
    /// The machines.
    pub servers: Servers,
    /// Who signs in there.
    pub login: Login,
    /// The number of the database; a cluster has only 0.
    pub database: i64,
}

/// The machines of a Redis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Servers {
    /// One.
    One(Address, Tls),
    /// One on this machine, behind a socket.
    Socket(PathBuf),
    /// Some nodes of a cluster; they know the others.
    Cluster(Vec<Address>, Tls),
    /// The sentinels that know which server is the master of this name.
    Sentinels(Vec<Address>, Tls, String),
}

/// Whether TLS is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// It is, and the certificate is checked.
    On,
    /// It is not.
    Off,
}

/// A host and a port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// A name or an IP address without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

/// Who signs in, at the servers and at the sentinels.
#[derive(Clone, Debug, Default)]
pub struct Login {
    /// The ACL user; none: `default`.
    pub username: Option<String>,
    /// Its password.
    pub password: Option<Secret>,
    /// The user at the sentinels.
    pub sentinel_username: Option<String>,
    /// Its password.
    pub sentinel_password: Option<Secret>,
}

/// What is wrong with an address; repeats nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct UnfitRedisUrl(&'static str);

const PORT: u16 = 6379;
const SENTINEL_PORT: u16 = 26379;

impl RedisUrl {
    /// Reads an address.
    ///
    /// # Errors
    ///
    /// [`UnfitRedisUrl`], in a sentence without anything of the text, which may hold a password.
    pub fn parse(text: &str) -> Result<Self, UnfitRedisUrl> {
        let (scheme, rest) = text.trim().split_once("://").ok_or(UnfitRedisUrl(
            "is no address of a Redis: it must begin with redis://, rediss:// or another of its kinds",
        ))?;
        if rest.contains('#') {
            return Err(UnfitRedisUrl("has a `#`; in a password write it as %23"));
        }
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (kind, tls) = kind(scheme)?;
        if kind == Kind::Socket {
            return socket(place, query);
        }
        let (authority, path) = place.split_once('/').unwrap_or((place, ""));
        let (user, hosts) = authority.rsplit_once('@').unwrap_or(("", authority));
        let mut login = login(user)?;
        let mut url = Self {
            servers: Servers::Cluster(Vec::new(), tls),
            login: Login::default(),
            database: 0,
        };
        let port = if kind == Kind::Sentinels {
            SENTINEL_PORT
        } else {
            PORT
        };
        let mut addresses = addresses(hosts, port)?;
        let mut known: &[&str] = &[];
        match kind {
            Kind::Cluster if !path.is_empty() => {
                return Err(UnfitRedisUrl("has a path, and a cluster has no databases"));
            }
            Kind::Cluster => url.servers = Servers::Cluster(addresses, tls),
            Kind::Sentinels => {
                let (master, number) = path.split_once('/').unwrap_or((path, ""));
                if master.is_empty() {
                    return Err(UnfitRedisUrl(
                        "lacks the name of the master: redis-sentinel://host1,host2/NAME",
                    ));
                }
                url.servers = Servers::Sentinels(addresses, tls, decoded(master)?);
                url.database = database(number)?;
                known = &["sentinel_username", "sentinel_password"];
            }
            Kind::One | Kind::Socket => {
                url.database = database(path)?;
                let address = addresses.swap_remove(0);
                if !addresses.is_empty() {
                    return Err(UnfitRedisUrl(
                        "names several servers; say redis-cluster:// or redis-sentinel:// for them",
                    ));
                }
                url.servers = Servers::One(address, tls);
            }
        }
        for (name, value) in parameters(query, known)? {
            match name.as_str() {
                "sentinel_username" => login.sentinel_username = Some(value),
                _ => login.sentinel_password = Some(Secret::new(value)),
            }
        }
        url.login = login;
        Ok(url)
    }
}

/// The machines alone.
impl fmt::Display for RedisUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |addresses: &[Address]| {
            let texts: Vec<String> = addresses.iter().map(ToString::to_string).collect();
            texts.join(", ")
        };
        match &self.servers {
            Servers::One(address, _) => address.fmt(f),
            Servers::Socket(path) => path.display().fmt(f),
            Servers::Cluster(nodes, _) => write!(f, "the cluster of {}", list(nodes)),
            Servers::Sentinels(sentinels, _, master) => {
                write!(f, "{master}, known by {}", list(sentinels))
            }
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.host.contains(':') {
            return write!(f, "[{}]:{}", self.host, self.port);
        }
        write!(f, "{}:{}", self.host, self.port)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    One,
    Socket,
    Cluster,
    Sentinels,
}

/// Valkey's names for the same are accepted.
fn kind(scheme: &str) -> Result<(Kind, Tls), UnfitRedisUrl> {
    let scheme = scheme.to_ascii_lowercase().replacen("valkey", "redis", 1);
    let (base, kind) = scheme.split_once('-').unwrap_or((&scheme, ""));
    let tls = if base == "rediss" { Tls::On } else { Tls::Off };
    let kind = match (base, kind) {
        ("redis" | "rediss", "") => Kind::One,
        ("redis" | "rediss", "cluster") => Kind::Cluster,
        ("redis" | "rediss", "sentinel") => Kind::Sentinels,
        ("redis+unix" | "unix", "") => Kind::Socket,
        _ => {
            return Err(UnfitRedisUrl(
                "is of no kind that is known: redis, rediss, redis+unix, redis-cluster, rediss-cluster, redis-sentinel, rediss-sentinel",
            ));
        }
    };
    Ok((kind, tls))
}

fn socket(path: &str, query: &str) -> Result<RedisUrl, UnfitRedisUrl> {
    if !path.starts_with('/') {
        return Err(UnfitRedisUrl(
            "lacks the absolute path of the socket: redis+unix:///run/redis.sock",
        ));
    }
    let mut url = RedisUrl {
        servers: Servers::Socket(PathBuf::from(decoded(path)?)),
        login: Login::default(),
        database: 0,
    };
    for (name, value) in parameters(query, &["db", "user", "pass"])? {
        match name.as_str() {
            "db" => url.database = database(&value)?,
            "user" => url.login.username = Some(value),
            _ => url.login.password = Some(Secret::new(value)),
        }
    }
    Ok(url)
}

fn login(text: &str) -> Result<Login, UnfitRedisUrl> {
    let (username, password) = text.split_once(':').unwrap_or((text, ""));
    let given = |text: &str| match text {
        "" => Ok(None),
        text => decoded(text).map(Some),
    };
    Ok(Login {
        username: given(username)?,
        password: given(password)?.map(Secret::new),
        ..Login::default()
    })
}

fn addresses(text: &str, port: u16) -> Result<Vec<Address>, UnfitRedisUrl> {
    text.split(',').map(|text| address(text, port)).collect()
}

fn address(text: &str, default: u16) -> Result<Address, UnfitRedisUrl> {
    let unfit = UnfitRedisUrl(
        "names no host, or an impossible one; in a password write / as %2F, : as %3A and @ as %40",
    );
    let (host, port) = match text.rsplit_once(':') {
        // A colon within brackets belongs to an IPv6 address.
        Some((host, port)) if !port.ends_with(']') => (host, port.parse().map_err(|_| unfit)?),
        _ => (text, default),
    };
    let host = match Host::parse(host).map_err(|_| unfit)? {
        Host::Domain(name) => name,
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    };
    Ok(Address { host, port })
}

fn database(text: &str) -> Result<i64, UnfitRedisUrl> {
    match text {
        "" => Ok(0),
        text => text
            .parse()
            .ok()
            .filter(|number| *number >= 0)
            .ok_or(UnfitRedisUrl(
                "has a path that is not the number of a database",
            )),
    }
}

fn parameters(query: &str, known: &[&str]) -> Result<Vec<(String, String)>, UnfitRedisUrl> {
    let pairs = form_urlencoded::parse(query.as_bytes()).into_owned();
    let pairs: Vec<(String, String)> = pairs.collect();
    if pairs
        .iter()
        .any(|(name, _)| !known.contains(&name.as_str()))
    {
        return Err(UnfitRedisUrl(
            "has a parameter that is not known for its kind",
        ));
    }
    Ok(pairs)
}

/// Without percent signs; what means something in a form stays what it is.
fn decoded(text: &str) -> Result<String, UnfitRedisUrl> {
    let form = text
        .replace('+', "%2B")
        .replace('&', "%26")
        .replace('=', "%3D");
    let value = form_urlencoded::parse(form.as_bytes()).next();
    let value = value.map(|(name, _)| name.into_owned()).unwrap_or_default();
    if value.contains(['\u{FFFD}', '\0']) {
        return Err(UnfitRedisUrl("has a part that is not text"));
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::{RedisUrl, Servers, Tls};

    fn shown(text: &str) -> String {
        let url = RedisUrl::parse(text).unwrap();
        let tls = match &url.servers {
            Servers::One(_, tls) | Servers::Cluster(_, tls) | Servers::Sentinels(_, tls, _) => *tls,
            Servers::Socket(_) => Tls::Off,
        };
        let login = &url.login;
        let password = login.password.as_ref().map(crate::secret::Secret::expose);
        format!(
            "{url} {tls:?} {} {:?} {:?}",
            url.database, login.username, password
        )
    }

    #[test]
    fn every_kind_of_address_is_read() {
        let cases = [
            ("redis://localhost", "localhost:6379 Off 0 None None"),
            (
                "rediss://ada:p%2Fw+&=%40@[::1]:7000/3",
                "[::1]:7000 On 3 Some(\"ada\") Some(\"p/w+&=@\")",
            ),
            (
                "valkey://:secret@10.0.0.1:1/",
                "10.0.0.1:1 Off 0 None Some(\"secret\")",
            ),
            (
                "redis+unix:///run/r.sock?db=2&user=ada&pass=x",
                "/run/r.sock Off 2 Some(\"ada\") Some(\"x\")",
            ),
            (
                "rediss-cluster://u:p@a:1,b,c:3",
                "the cluster of a:1, b:6379, c:3 On 0 Some(\"u\") Some(\"p\")",
            ),
            (
                "redis-sentinel://a,b:2/main/4",
                "main, known by a:26379, b:2 Off 4 None None",
            ),
        ];

        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn sentinels_may_have_a_login_of_their_own() {
        let url = RedisUrl::parse(
            "redis-sentinel://u:p@a/main?sentinel_username=s&sentinel_password=t%2B",
        );

        let login = url.unwrap().login;
        assert_eq!(login.sentinel_username.as_deref(), Some("s"));
        assert_eq!(login.sentinel_password.unwrap().expose(), "t+");
        assert_eq!(login.username.as_deref(), Some("u"));
    }

    #[test]
    fn other_texts_are_refused_without_being_repeated() {
        for text in [
            "",
            "localhost:6379",
            "http://h",
            "redis://",
            "redis://h:99999",
            "redis://h/x",
            "redis://h/-1",
            "redis://u:a/hunter2@h",
            "redis://u:a#hunter2@h",
            "redis://h?protocol=hunter2",
            "redis://a,b",
            "redis-cluster://a/1",
            "redis-cluster://a,,b",
            "redis-sentinel://a",
            "redis-sentinel://a/",
            "redis+unix://run/r.sock",
            "redis-cluster+unix:///x",
            "redis://u:%FF@h",
        ] {
            let fault = RedisUrl::parse(text).unwrap_err().to_string();

            assert!(!fault.contains("hunter2"), "{fault}");
        }
    }

    #[test]
    fn a_password_is_never_printed() {
        let url = RedisUrl::parse("redis://u:hunter2@h").unwrap();

        assert!(!format!("{url:?} {url}").contains("hunter2"));
    }
}

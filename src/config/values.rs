//! What single values mean: durations, addresses, origins. Pure; every fault is a complaint about the key it is given.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;
use unic_langid::LanguageIdentifier;
use url::{Host, Url};

use super::resolved::{Listen, Proxy};
use crate::problem::Complaint;
use crate::provider::{PublicUrl, SecureUrl, UrlFault};

/// The longest target of a login, in bytes.
const LONGEST_TARGET: usize = 2_000;

/// `8h`, `1m 30s`, `250ms`: more than zero, at most 400 days, where browsers cut the life of cookies.
pub(super) fn duration(key: &str, text: &str) -> Result<Duration, Complaint> {
    const LONGEST: Duration = Duration::from_hours(400 * 24);
    let duration = humantime::parse_duration(text.trim()).map_err(|_| {
        Complaint::error(key, "this is not a duration")
            .hint("write it like \"10s\", \"8h\" or \"14d\"")
    })?;
    if duration.is_zero() {
        return Err(Complaint::error(key, "must be more than zero"));
    }
    if duration > LONGEST {
        return Err(Complaint::error(key, "must be at most 400d"));
    }
    Ok(duration)
}

/// The tag of a language, written as BCP 47 writes it: `pt-BR`, `zh-Hans`.
pub(super) fn locale(key: &str, text: &str) -> Result<String, Complaint> {
    match text.parse::<LanguageIdentifier>() {
        Ok(tag) if tag.language.is_empty() => {}
        Ok(tag) => return Ok(tag.to_string()),
        Err(_) => {}
    }
    Err(Complaint::error(key, "this is not the tag of a language")
        .hint("write it like \"de\" or \"pt-BR\""))
}

/// `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080` or `unix:/path`.
pub(super) fn listen(key: &str, text: &str) -> Result<Listen, Complaint> {
    if let Some(path) = text.strip_prefix("unix:") {
        if path.is_empty() {
            return Err(Complaint::error(key, "the path of the socket is missing")
                .hint("write it like \"unix:/run/vestibule.sock\""));
        }
        return Ok(Listen::Unix(PathBuf::from(path)));
    }
    if let Ok(address) = text.parse::<SocketAddr>() {
        return Ok(Listen::Tcp(address));
    }
    let port = text.strip_prefix("localhost:").map(str::parse::<u16>);
    if let Some(Ok(port)) = port {
        return Ok(Listen::Tcp((Ipv4Addr::LOCALHOST, port).into()));
    }
    let hint = match text.trim_start_matches(':').parse::<u16>() {
        Ok(port) => format!("write \"127.0.0.1:{port}\", or \"0.0.0.0:{port}\" for every address of this machine"),
        Err(_) => "write an IP address and a port like \"127.0.0.1:8080\", or \"unix:/run/vestibule.sock\"".to_owned(),
    };
    Err(Complaint::error(key, "this is not an address to listen on").hint(hint))
}

/// An address or a network; never everybody.
pub(super) fn network(key: &str, text: &str) -> Result<IpNet, Complaint> {
    let network = text
        .parse::<IpNet>()
        .or_else(|_| {
            text.parse()
                .map(|address: std::net::IpAddr| IpNet::from(address))
        })
        .map_err(|_| {
            Complaint::error(key, "this is neither an IP address nor a network")
                .hint("write it like \"10.0.0.5\" or \"10.1.0.0/24\"")
        })?;
    if network.prefix_len() == 0 {
        return Err(Complaint::error(
            key,
            "this would believe what any client says about its address",
        )
        .hint("name the networks of your proxies"));
    }
    Ok(network)
}

/// `environment`, or an http or https URL. It may hold a password, so it is never repeated.
pub(super) fn proxy(key: &str, text: &str) -> Result<Proxy, Complaint> {
    if text == "environment" {
        return Ok(Proxy::Environment);
    }
    let fits = Url::parse(text)
        .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if fits {
        return Ok(Proxy::Url(text.to_owned()));
    }
    Err(Complaint::error(key, "this is not the URL of a proxy")
        .hint("write it like \"http://proxy.example.com:3128\", or \"environment\""))
}

/// Where the gateway is reached.
pub(super) fn public_url(key: &str, text: &str) -> Result<PublicUrl, Complaint> {
    PublicUrl::parse(text).map_err(|fault| {
        let complaint = Complaint::error(key, fault.to_string());
        match fault {
            UrlFault::Malformed => complaint.hint("write it like \"https://login.example.com\""),
            UrlFault::Insecure => {
                complaint.hint("write https://, and let a proxy in front end TLS")
            }
            _ => complaint.hint("only scheme, host, port and a path belong here"),
        }
    })
}

/// An origin as browsers write it.
pub(super) fn origin(key: &str, text: &str) -> Result<String, Complaint> {
    let url = SecureUrl::parse(text).map_err(|fault| {
        Complaint::error(key, fault.to_string()).hint("write it like \"https://app.example.com\"")
    })?;
    let url = url.as_url();
    let origin = url.origin().ascii_serialization();
    if url.path() != "/" || url.query().is_some() {
        return Err(Complaint::error(key, "an origin has no path and no query")
            .hint(format!("write \"{origin}\"")));
    }
    Ok(origin)
}

/// A rooted path on the gateway's origin, or a URL on it or on one of `origins`; as the URL parser writes it.
pub(super) fn target(
    key: &str,
    text: &str,
    public_url: &PublicUrl,
    origins: &[String],
) -> Result<String, Complaint> {
    let refuse = |message: &str| {
        Complaint::error(key, message).hint(format!(
            "write a path like \"/\", or a URL on {} or on an origin of return_to_origins",
            public_url.origin()
        ))
    };
    if text.len() > LONGEST_TARGET {
        return Err(refuse("must have at most 2000 bytes"));
    }
    if text.contains('\\') || text.chars().any(char::is_control) {
        return Err(refuse("must not contain backslashes or control characters"));
    }
    if text.starts_with('/') && !text.starts_with("//") {
        let whole = format!("{}{text}", public_url.origin());
        let url = Url::parse(&whole).map_err(|_| refuse("this is not a path"))?;
        let rooted = &url[url::Position::BeforePath..];
        return if rooted.starts_with("//") {
            Err(refuse("this is not a path"))
        } else {
            Ok(rooted.to_owned())
        };
    }
    let url = SecureUrl::parse(text).map_err(|_| refuse("this is neither a path nor a URL"))?;
    let origin = url.as_url().origin().ascii_serialization();
    if origin != public_url.origin() && !origins.contains(&origin) {
        return Err(refuse("this origin is not one that logins may return to"));
    }
    Ok(url.as_str().to_owned())
}

/// A parent domain of the gateway's host, or the host itself; without the leading dot.
pub(super) fn cookie_domain(
    key: &str,
    text: &str,
    public_url: &PublicUrl,
) -> Result<String, Complaint> {
    let written = text.strip_prefix('.').unwrap_or(text);
    let domain = match Host::parse(written) {
        Ok(Host::Domain(domain)) if !domain.is_empty() => domain,
        _ => {
            return Err(Complaint::error(key, "this is not a domain")
                .hint("write it like \".example.com\""));
        }
    };
    if !public_url.is_https() {
        return Err(Complaint::error(
            key,
            "a shared cookie needs an https public_url",
        ));
    }
    let host = public_url.as_url().host_str().unwrap_or_default();
    let below = host
        .strip_suffix(&domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    if !below {
        return Err(
            Complaint::error(key, format!("{host} is not in this domain"))
                .hint("name a parent of the host of public_url"),
        );
    }
    if is_public_suffix(&domain) {
        return Err(Complaint::error(
            key,
            "anybody can have a name in this domain, and browsers refuse such cookies",
        )
        .hint("name the domain that is yours"));
    }
    Ok(domain)
}

fn is_public_suffix(domain: &str) -> bool {
    psl::suffix_str(domain).is_none_or(|suffix| suffix == domain)
}

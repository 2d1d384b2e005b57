//! The address rule: hosts named only by a fetched document lead neither to this machine nor into networks that the issuer is not in.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use crate::provider::is_loopback;

/// What kind of place an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Public,
    Private,
    /// This machine, the link (cloud metadata services among it), nothing at all, or many at once.
    Forbidden,
}

/// A name that a document gave resolves to a place where it may not lead.
#[derive(Debug, thiserror::Error)]
#[error("the address is not one that a document may name")]
pub(super) struct ForbiddenAddress;

/// Whether a URL that a document named may be called, as far as it can be told without asking for addresses.
pub(super) fn may_be_called(url: &Url, issuer: Option<&Url>) -> bool {
    let issuer_is_local = issuer.is_some_and(is_loopback);
    if issuer.is_some_and(|issuer| issuer.host() == url.host()) {
        return url.scheme() == "https" || is_loopback(url);
    }
    if is_loopback(url) {
        return issuer_is_local;
    }
    let literal = match url.host() {
        Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
        Some(Host::Domain(_)) => None,
        None => return false,
    };
    let issuer_is_private = || matches!(issuer.and_then(Url::host), Some(Host::Ipv4(address)) if place(IpAddr::V4(address)) == Place::Private);
    url.scheme() == "https"
        && literal.is_none_or(|address| match place(address) {
            Place::Public => true,
            Place::Private => issuer_is_private() || issuer_is_local,
            Place::Forbidden => false,
        })
}

/// Resolves names and drops the addresses that a document may not lead to.
pub(super) struct DocumentResolver {
    issuer_host: Option<String>,
    issuer_is_local: bool,
    proxy_hosts: Vec<String>,
}

impl DocumentResolver {
    /// Where requests go through proxies, those are what is connected to, and their names are resolved here too.
    pub(super) fn new(issuer: Option<&Url>, proxy_hosts: Vec<String>) -> Self {
        Self {
            proxy_hosts,
            issuer_host: issuer
                .and_then(Url::host_str)
                .map(|host| host.trim_matches(['[', ']']).to_owned()),
            issuer_is_local: issuer.is_some_and(is_loopback),
        }
    }
}

impl Resolve for DocumentResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let issuer_host = self.issuer_host.clone();
        let is_free = self.issuer_is_local
            || issuer_host.as_deref() == Some(name.as_str())
            || self.proxy_hosts.iter().any(|host| host == name.as_str());
        Box::pin(async move {
            let found = lookup(name.as_str()).await?;
            if is_free {
                return Ok(Box::new(found.into_iter()) as Addrs);
            }
            let mut allowed: Vec<SocketAddr> = Vec::new();
            let mut issuer_is_private = None;
            for address in found {
                match place(address.ip()) {
                    Place::Public => allowed.push(address),
                    Place::Forbidden => {}
                    Place::Private => {
                        let private = match (issuer_is_private, &issuer_host) {
                            (Some(known), _) => known,
                            (None, None) => false,
                            (None, Some(host)) => lookup(host)
                                .await?
                                .iter()
                                .any(|issuer| place(issuer.ip()) == Place::Private),
                        };
                        issuer_is_private = Some(private);
                        if private {
                            allowed.push(address);
                        }
                    }
                }
            }
            if allowed.is_empty() {
                return Err(Box::new(ForbiddenAddress) as Box<dyn std::error::Error + Send + Sync>);
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

async fn lookup(host: &str) -> std::io::Result<Vec<SocketAddr>> {
    Ok(tokio::net::lookup_host((host, 0)).await?.collect())
}

fn place(address: IpAddr) -> Place {
    match address {
        IpAddr::V4(address) => place_v4(address),
        IpAddr::V6(address) => place_v6(address),
    }
}

/// Services that tell a machine its own credentials, outside of the link-local range.
const METADATA: [Ipv4Addr; 2] = [
    Ipv4Addr::new(100, 100, 100, 200),
    Ipv4Addr::new(168, 63, 129, 16),
];

fn place_v4(address: Ipv4Addr) -> Place {
    let [a, b, c, _] = address.octets();
    if METADATA.contains(&address)
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_broadcast()
        || a == 0
        || (a, b, c) == (192, 0, 0)
        || a >= 240
    {
        Place::Forbidden
    } else if address.is_private()
        || a == 100 && (64..128).contains(&b)
        || a == 198 && (18..20).contains(&b)
    {
        Place::Private
    } else {
        Place::Public
    }
}

fn place_v6(address: Ipv6Addr) -> Place {
    let segments = address.segments();
    let embedded =
        |high: u16, low: u16| place_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
    if let Some(mapped) = address.to_ipv4_mapped() {
        return place_v4(mapped);
    }
    match segments {
        // NAT64 and 6to4 carry an IPv4 address (RFC 6052, RFC 3056).
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => embedded(high, low),
        // So does the local kind of NAT64, at a place of the network's choice (RFC 8215).
        [0, 0, 0, 0, 0, 0, ..] | [0x64, 0xff9b, 1, ..] => Place::Forbidden,
        [first, ..] if first & 0xffc0 == 0xfe80 || first & 0xff00 == 0xff00 => Place::Forbidden,
        // The metadata service of one cloud lives in the private range.
        [0xfd00, 0xec2, ..] => Place::Forbidden,
        // Unique local addresses, and the site-local ones before them (RFC 4193, RFC 3879).
        [first, ..] if first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfec0 => Place::Private,
        _ => Place::Public,
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Place, may_be_called, place};

    #[test]
    fn places_are_told_apart_in_every_spelling() {
        for (address, expected) in [
            ("8.8.8.8", Place::Public),
            ("10.1.2.3", Place::Private),
            ("100.64.0.1", Place::Private),
            ("100.100.100.200", Place::Forbidden),
            ("168.63.129.16", Place::Forbidden),
            ("192.0.0.192", Place::Forbidden),
            ("127.0.0.1", Place::Forbidden),
            ("169.254.169.254", Place::Forbidden),
            ("0.0.0.0", Place::Forbidden),
            ("::1", Place::Forbidden),
            ("::ffff:127.0.0.1", Place::Forbidden),
            ("::ffff:10.0.0.1", Place::Private),
            ("64:ff9b::7f00:1", Place::Forbidden),
            ("fe80::1", Place::Forbidden),
            ("fd00:ec2::254", Place::Forbidden),
            ("64:ff9b:1::a00:1", Place::Forbidden),
            ("fec0::1", Place::Private),
            ("fd12::1", Place::Private),
            ("2606:4700::1", Place::Public),
        ] {
            assert_eq!(place(address.parse().unwrap()), expected, "{address}");
        }
    }

    #[test]
    fn a_document_cannot_send_us_home() {
        let issuer = Url::parse("https://issuer.example/.well-known/openid-configuration").unwrap();
        let may = |url: &str| may_be_called(&Url::parse(url).unwrap(), Some(&issuer));

        assert!(may("https://token.example/x"));
        for refused in [
            "http://token.example/",
            "https://127.0.0.1/",
            "http://localhost:6379/",
            "https://169.254.169.254/",
            "https://[::1]/",
            "https://10.0.0.1/",
            "http://issuer.example/",
        ] {
            assert!(!may(refused), "{refused}");
        }
    }
}

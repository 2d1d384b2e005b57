//! Embed: the origins of `[embed]`, and which of them are another site than the gateway's.

use url::{Host, Url};

use super::resolved::EmbedConfig;
use super::settle::{Complaints, settled};
use super::values;
use super::written::WrittenEmbed;
use crate::problem::Complaint;
use crate::provider::PublicUrl;

/// Settles the section. An origin of another site works, but less does there; that is told.
pub(super) fn settle(
    written: &WrittenEmbed,
    public_url: Option<&PublicUrl>,
    complaints: &mut Complaints,
) -> EmbedConfig {
    let mut origins: Vec<String> = Vec::new();
    for (index, text) in written.origins.iter().flatten().enumerate() {
        let key = format!("embed.origins.{index}");
        let Some(origin) = settled(exact_origin(&key, text), complaints) else {
            continue;
        };
        if public_url.is_some_and(|url| !is_same_site(&origin, url.origin())) {
            complaints.push(elsewhere(&key, &origin));
        }
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    EmbedConfig { origins }
}

/// An origin whose host is a plain name or number: in a policy or a header it means itself and nothing more.
pub(super) fn exact_origin(key: &str, text: &str) -> Result<String, Complaint> {
    let origin = values::origin(key, text)?;
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    if host.contains('*') {
        return Err(
            Complaint::error(key, "an origin is one host; there are no wildcards")
                .hint("write every origin by itself"),
        );
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte);
    if !host.bytes().all(plain) {
        return Err(Complaint::error(key, "this is not the name of a host")
            .hint("write it like \"https://app.example.com\""));
    }
    Ok(origin)
}

fn elsewhere(key: &str, origin: &str) -> Complaint {
    Complaint::warning(
        key,
        format!("{origin} is another site than public_url, and browsers keep the session from its pages"),
    )
    .hint("there `GET /me` and the component cannot tell who is signed in, and the login has to be a link that leaves the page; a gateway on a sub-domain of that site has no such limit")
}

/// Whether browsers count two origins as one site: the same scheme, and the same registrable domain or the very same host.
fn is_same_site(one: &str, other: &str) -> bool {
    let (Ok(one), Ok(other)) = (Url::parse(one), Url::parse(other)) else {
        return false;
    };
    one.scheme() == other.scheme() && site(&one) == site(&other)
}

/// The registrable domain of a host by the public suffix list; a number or a suffix stands for itself.
fn site(url: &Url) -> Option<&str> {
    let host = url.host_str()?;
    match url.host() {
        Some(Host::Domain(_)) => Some(psl::domain_str(host).unwrap_or(host)),
        _ => Some(host),
    }
}

#[cfg(test)]
mod tests {
    use super::is_same_site;

    #[test]
    fn a_site_is_a_scheme_and_a_registrable_domain() {
        for (one, other, expected) in [
            ("https://app.acme.com", "https://login.acme.com", true),
            ("https://app.acme.com:8443", "https://acme.com", true),
            ("http://app.acme.com", "https://login.acme.com", false),
            ("https://app.other.com", "https://login.acme.com", false),
            ("https://one.co.uk", "https://two.co.uk", false),
            ("https://one.github.io", "https://two.github.io", false),
            ("https://a.one.github.io", "https://one.github.io", true),
            ("http://localhost:3000", "http://localhost:8080", true),
            ("http://127.0.0.1:3000", "http://localhost:8080", false),
            ("http://127.0.0.1:3000", "http://127.0.0.1:8080", true),
            ("http://127.0.0.1:3000", "http://127.0.0.2:8080", false),
            (
                "http://app.acme.localhost",
                "http://login.acme.localhost",
                true,
            ),
            (
                "http://app.acme.localhost",
                "http://app.other.localhost",
                false,
            ),
        ] {
            assert_eq!(is_same_site(one, other), expected, "{one} {other}");
        }
    }
}

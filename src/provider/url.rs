//! `SecureUrl`: https, or http on loopback. `PublicUrl`: where the gateway itself is reached.

use std::borrow::Cow;
use std::fmt;

use url::{Host, Url};

/// An address that may be called: https, or http on this machine; no user name, no fragment.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct SecureUrl(Url);

/// Why an address is not one that may be called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrlFault {
    /// It does not parse.
    #[error("this is not a URL")]
    Malformed,
    /// http elsewhere than on loopback, or another scheme.
    #[error("must be https (http is for loopback addresses only)")]
    Insecure,
    /// It carries a user name or a password.
    #[error("must not contain a user name or a password")]
    Credentials,
    /// It carries a fragment.
    #[error("must not contain a fragment")]
    Fragment,
    /// It carries a query where none may be.
    #[error("must not contain a query")]
    Query,
}

impl SecureUrl {
    /// Reads an address.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, UrlFault> {
        let url = Url::parse(text).map_err(|_| UrlFault::Malformed)?;
        if !(url.scheme() == "https" || url.scheme() == "http" && is_loopback(&url)) {
            return Err(UrlFault::Insecure);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(UrlFault::Credentials);
        }
        if url.fragment().is_some() {
            return Err(UrlFault::Fragment);
        }
        Ok(Self(url))
    }

    /// The parsed address.
    #[must_use]
    pub fn as_url(&self) -> &Url {
        &self.0
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether the host names this machine by itself.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }
}

impl fmt::Display for SecureUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

impl fmt::Debug for SecureUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

/// The text with the password of an address in it replaced by `…`. What is no address is treated alike: a mistyped one has its password too.
#[must_use]
pub fn without_password(text: &str) -> Cow<'_, str> {
    let start = text.find("://").map_or(0, |scheme| scheme + 3);
    let rest = &text[start..];
    let authority = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let end = match rest[..authority].rfind('@') {
        Some(end) => Some(end),
        // An unescaped slash in a password ends what parses as the authority.
        None if Url::parse(text).is_err() => rest.rfind('@'),
        None => None,
    };
    let password = end.and_then(|end| rest[..end].find(':').map(|colon| (colon + 1, end)));
    match password {
        Some((colon, end)) => {
            let (before, after) = (&text[..start + colon], &text[start + end..]);
            format!("{before}…{after}").into()
        }
        None => text.into(),
    }
}

/// Whether a host is this machine by its name or number alone, without asking anybody.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// The address people and providers use for the gateway: scheme, host, port and perhaps a path. The one source of redirect URIs, cookie scope and links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    base: SecureUrl,
    origin: String,
    path: String,
}

impl PublicUrl {
    /// Reads an address; a trailing slash is dropped.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, UrlFault> {
        let base = SecureUrl::parse(text)?;
        if base.0.query().is_some() {
            return Err(UrlFault::Query);
        }
        let path = base.0.path().trim_end_matches('/').to_owned();
        // A path that routers, cookies and proxies could read in two ways is not a base for anything.
        if path.contains("//")
            || !path
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"/-._~".contains(&b))
        {
            return Err(UrlFault::Malformed);
        }
        Ok(Self {
            origin: base.0.origin().ascii_serialization(),
            path,
            base,
        })
    }

    /// `https://host[:port]`, as browsers write it.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path in front of every route: empty, or `/auth`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address of one of our routes: `at("/login")`.
    #[must_use]
    pub fn at(&self, route: &str) -> String {
        format!("{}{}{route}", self.origin, self.path)
    }

    /// The rooted path of one of our routes: `route("/login")` is `/auth/login`.
    #[must_use]
    pub fn route(&self, route: &str) -> String {
        format!("{}{route}", self.path)
    }

    /// Whether it names this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.base.is_loopback()
    }

    /// Whether it is https.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base.0.scheme() == "https"
    }

    /// The `Host` header that browsers send for it: host, and port unless it is the scheme's own.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.origin
            .split_once("://")
            .map_or("", |(_, authority)| authority)
    }

    /// The port, explicit or the scheme's own.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.base.0.port_or_known_default().unwrap_or(443)
    }

    /// The whole as a URL.
    #[must_use]
    pub fn as_url(&self) -> &Url {
        &self.base.0
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::{PublicUrl, SecureUrl, UrlFault, without_password};

    #[test]
    fn plain_http_is_for_loopback_only() {
        for good in [
            "https://a.example/x?y=1",
            "http://localhost:1/x",
            "http://127.1.2.3/",
            "http://[::1]:8/",
        ] {
            assert!(SecureUrl::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://a.example/",
            "ftp://localhost/",
            "http://localhost.evil.example/",
            "javascript:alert(1)",
        ] {
            assert_eq!(SecureUrl::parse(bad), Err(UrlFault::Insecure), "{bad}");
        }
        assert_eq!(
            SecureUrl::parse("https://u:p@a.example/"),
            Err(UrlFault::Credentials)
        );
        assert_eq!(
            SecureUrl::parse("https://a.example/#x"),
            Err(UrlFault::Fragment)
        );
    }

    #[test]
    fn a_password_in_an_address_is_not_repeated() {
        for (text, shown) in [
            ("http://u:pass@h:1", "http://u:…@h:1"),
            ("http://u:p:a@ss@h:1/x", "http://u:…@h:1/x"),
            ("http://:pass@h", "http://:…@h"),
            ("http://u:pa/ss@h:1", "http://u:…@h:1"),
            ("https:u:pass@h", "https:…@h"),
            ("u:pass@h:1", "u:…@h:1"),
            ("http://u@h:1", "http://u@h:1"),
            ("https://h:8443/@a:b@c", "https://h:8443/@a:b@c"),
            ("https://h?next=a:b@c", "https://h?next=a:b@c"),
            ("environment", "environment"),
        ] {
            assert_eq!(without_password(text), shown, "{text}");
        }
    }

    #[test]
    fn a_public_url_joins_routes_below_its_path() {
        let url = PublicUrl::parse("https://Example.com:443/auth/").unwrap();

        assert_eq!(url.at("/callback/x"), "https://example.com/auth/callback/x");
        assert_eq!(url.authority(), "example.com");
        assert_eq!(url.path(), "/auth");
    }
}

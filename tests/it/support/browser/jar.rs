//! Jar: cookies kept and sent as browsers do (RFC 6265bis), as far as a login gateway can tell.

use url::Url;

use super::Site;

/// The most a browser keeps of one cookie, name and value together.
const LARGEST: usize = 4096;

/// One cookie in the jar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cookie {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) host: String,
    /// Subdomains see it too.
    pub(crate) for_domain: bool,
    pub(crate) path: String,
    pub(crate) secure: bool,
    pub(crate) http_only: bool,
    pub(crate) same_site: SameSite,
    pub(crate) max_age: Option<i64>,
}

/// Which requests of other sites carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SameSite {
    None,
    /// Also what browsers take when nothing is said.
    Lax,
    Strict,
}

/// The cookies of one browser, oldest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Jar {
    cookies: Vec<Cookie>,
}

impl Jar {
    pub(super) fn cookies(&self) -> &[Cookie] {
        &self.cookies
    }

    /// Puts one in without any rule, beside others of its name.
    pub(super) fn plant(&mut self, cookie: Cookie) {
        self.cookies.push(cookie);
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.cookies.retain(|cookie| cookie.name != name);
    }

    /// Takes a `Set-Cookie` in, or refuses it as browsers would.
    pub(super) fn take(&mut self, header: &str, from: &Url) {
        let Some((cookie, is_over)) = Cookie::parse(header, from) else {
            return;
        };
        let place = self.cookies.iter().position(|known| {
            (&known.name, &known.host, &known.path) == (&cookie.name, &cookie.host, &cookie.path)
        });
        match (place, is_over) {
            (Some(place), true) => drop(self.cookies.remove(place)),
            (Some(place), false) => self.cookies[place] = cookie,
            (None, true) => {}
            (None, false) => self.cookies.push(cookie),
        }
    }

    /// The `Cookie` header for a request: longer paths first, then older cookies.
    pub(super) fn header(&self, url: &Url, site: Site, method: &str) -> Option<String> {
        let mut sent: Vec<&Cookie> = self
            .cookies
            .iter()
            .filter(|cookie| cookie.is_for(url) && cookie.is_sent_by(site, method))
            .collect();
        sent.sort_by_key(|cookie| std::cmp::Reverse(cookie.path.len()));
        let pairs: Vec<String> = sent
            .into_iter()
            .map(|cookie| format!("{}={}", cookie.name, cookie.value))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }
}

impl Cookie {
    /// A session cookie for the whole host of an address, as a page there would set it.
    pub(crate) fn new(url: &str, name: &str, value: &str) -> Self {
        let url = Url::parse(url).expect("the address of a cookie is a URL");
        Self::plain(name, value, &url)
    }

    fn plain(name: &str, value: &str, url: &Url) -> Self {
        Self {
            name: name.to_owned(),
            value: value.to_owned(),
            host: url.host_str().unwrap_or_default().to_owned(),
            for_domain: false,
            path: "/".to_owned(),
            secure: false,
            http_only: false,
            same_site: SameSite::Lax,
            max_age: None,
        }
    }

    /// The cookie and whether it is over as it comes; `None` where browsers refuse it.
    fn parse(header: &str, from: &Url) -> Option<(Self, bool)> {
        let mut parts = header.split(';').map(str::trim);
        let (name, value) = parts.next()?.split_once('=')?;
        let mut cookie = Self::plain(name.trim(), value.trim(), from);
        cookie.path = default_path(from);
        let mut expires = None;
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key.to_ascii_lowercase().as_str() {
                "max-age" => cookie.max_age = value.parse().ok(),
                "expires" => expires = Some(value),
                "path" if value.starts_with('/') => value.clone_into(&mut cookie.path),
                "domain" => cookie.set_domain(value)?,
                "secure" => cookie.secure = true,
                "httponly" => cookie.http_only = true,
                "samesite" => cookie.same_site = SameSite::parse(value),
                _ => {}
            }
        }
        let is_over = match cookie.max_age {
            Some(seconds) => seconds <= 0,
            // There is no clock here: the only date in the past that servers write is the first.
            None => expires.is_some_and(|date| date.contains(" 1970 ")),
        };
        cookie.is_acceptable(from).then_some((cookie, is_over))
    }

    fn set_domain(&mut self, domain: &str) -> Option<()> {
        let domain = domain.trim_start_matches('.').to_ascii_lowercase();
        let is_ours = self.host == domain || self.host.ends_with(&format!(".{domain}"));
        if !is_ours || !domain.contains('.') {
            return None;
        }
        self.host = domain;
        self.for_domain = true;
        Some(())
    }

    fn is_acceptable(&self, from: &Url) -> bool {
        let is_https = from.scheme() == "https";
        if self.name.len() + self.value.len() > LARGEST
            || self.secure && !is_trustworthy(from)
            || self.same_site == SameSite::None && !self.secure
        {
            return false;
        }
        let name = self.name.to_ascii_lowercase();
        if name.starts_with("__host-") {
            return is_https && self.secure && !self.for_domain && self.path == "/";
        }
        !name.starts_with("__secure-") || is_https && self.secure
    }

    fn is_for(&self, url: &Url) -> bool {
        let host = url.host_str().unwrap_or_default();
        let host_matches =
            host == self.host || self.for_domain && host.ends_with(&format!(".{}", self.host));
        let path_matches = url.path().strip_prefix(&self.path).is_some_and(|rest| {
            rest.is_empty() || self.path.ends_with('/') || rest.starts_with('/')
        });
        host_matches && path_matches && (!self.secure || is_trustworthy(url))
    }

    fn is_sent_by(&self, site: Site, method: &str) -> bool {
        match (site, self.same_site) {
            (Site::Cross, SameSite::Strict) => false,
            (Site::Cross, SameSite::Lax) => method == "GET",
            (Site::CrossEmbedded, same_site) => same_site == SameSite::None,
            _ => true,
        }
    }
}

impl SameSite {
    fn parse(text: &str) -> Self {
        match text.to_ascii_lowercase().as_str() {
            "none" => Self::None,
            "strict" => Self::Strict,
            _ => Self::Lax,
        }
    }
}

fn default_path(url: &Url) -> String {
    match url.path().rsplit_once('/') {
        Some(("", _)) | None => "/".to_owned(),
        Some((folder, _)) => folder.to_owned(),
    }
}

/// Where browsers let a `Secure` cookie go: https, and this machine.
fn is_trustworthy(url: &Url) -> bool {
    url.scheme() == "https" || vestibule::provider::is_loopback(url)
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::Jar;
    use crate::support::browser::Site;

    fn sent(cookies: &[&str], from: &str, to: &str, site: Site, method: &str) -> String {
        let mut jar = Jar::default();
        for cookie in cookies {
            jar.take(cookie, &Url::parse(from).unwrap());
        }
        jar.header(&Url::parse(to).unwrap(), site, method)
            .unwrap_or_default()
    }

    const HTTPS: &str = "https://a.example/auth/login";

    #[test]
    fn a_lax_cookie_stays_at_home_when_another_site_posts() {
        let lax = ["a=1; SameSite=Lax"];

        assert_eq!(sent(&lax, HTTPS, HTTPS, Site::Cross, "POST"), "");
        assert_eq!(sent(&lax, HTTPS, HTTPS, Site::Cross, "GET"), "a=1");
        assert_eq!(sent(&lax, HTTPS, HTTPS, Site::Same, "POST"), "a=1");
    }

    #[test]
    fn a_frame_of_another_site_carries_only_what_says_none() {
        let cookies = [
            "a=1; SameSite=Lax",
            "b=2",
            "c=3; SameSite=None; Secure",
            "d=4; SameSite=None",
        ];

        assert_eq!(
            sent(&cookies, HTTPS, HTTPS, Site::CrossEmbedded, "GET"),
            "c=3"
        );
    }

    #[test]
    fn a_strict_cookie_waits_for_a_page_of_its_own_site() {
        let strict = ["a=1; SameSite=Strict"];

        assert_eq!(sent(&strict, HTTPS, HTTPS, Site::Cross, "GET"), "");
        assert_eq!(sent(&strict, HTTPS, HTTPS, Site::None, "GET"), "a=1");
    }

    #[test]
    fn subdomains_see_a_cookie_only_with_a_domain() {
        let cookies = [
            "a=1; Path=/; Domain=a.example",
            "b=2; Path=/",
            "c=3; Domain=other.example",
        ];

        assert_eq!(
            sent(&cookies, HTTPS, "https://b.a.example/", Site::None, "GET"),
            "a=1"
        );
    }

    #[test]
    fn a_host_cookie_needs_https_and_the_root_path() {
        let bad = [
            "__Host-a=1; Secure",
            "__Host-b=1; Path=/",
            "__Host-c=1; Secure; Path=/; Domain=a.example",
        ];
        let good = ["__Host-d=1; Secure; Path=/"];

        assert_eq!(sent(&bad, HTTPS, HTTPS, Site::None, "GET"), "");
        assert_eq!(sent(&good, HTTPS, HTTPS, Site::None, "GET"), "__Host-d=1");
        assert_eq!(
            sent(
                &good,
                "http://localhost/",
                "http://localhost/",
                Site::None,
                "GET"
            ),
            ""
        );
    }

    #[test]
    fn a_secure_cookie_goes_to_this_machine_without_tls_and_nowhere_else() {
        let secure = ["a=1; Secure; Path=/"];
        let local = "http://localhost:8080/";

        assert_eq!(sent(&secure, local, local, Site::None, "GET"), "a=1");
        assert_eq!(
            sent(&secure, HTTPS, "http://a.example/", Site::None, "GET"),
            ""
        );
    }

    #[test]
    fn a_cookie_is_removed_only_under_its_own_path() {
        let removed = ["a=1; Path=/", "a=; Path=/; Max-Age=0"];
        let missed = ["a=1; Path=/", "a=; Path=/auth; Max-Age=0"];

        assert_eq!(sent(&removed, HTTPS, HTTPS, Site::None, "GET"), "");
        assert_eq!(sent(&missed, HTTPS, HTTPS, Site::None, "GET"), "a=1");
    }

    #[test]
    fn longer_paths_come_first() {
        let cookies = ["a=1; Path=/", "a=2; Path=/auth"];

        assert_eq!(sent(&cookies, HTTPS, HTTPS, Site::None, "GET"), "a=2; a=1");
    }
}

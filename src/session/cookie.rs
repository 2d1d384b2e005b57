//! Cookies: their names and attributes.

use std::time::Duration;

use actix_web::cookie::{Cookie, SameSite, time};
use aws_lc_rs::digest;

/// Where the cookies belong.
#[derive(Clone, Debug)]
pub struct CookieSettings {
    /// How the gateway is reached.
    pub reached: Reached,
    /// The path of `public_url`; the cookies of gateways on one host differ by it.
    pub path: String,
    /// The parent domain whose hosts see the session's cookie.
    pub domain: Option<String>,
}

/// How browsers reach the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// By https: prefixed names, `Secure`.
    Https,
    /// By http on loopback, where browsers drop prefixed cookies and do not tell ports apart: the port is in the name.
    HttpOnLoopback {
        /// The port of `public_url`.
        port: u16,
    },
}

/// Makes every cookie of the gateway: `Path=/`, `HttpOnly`, `SameSite=Lax`, `Secure` with https.
#[derive(Clone, Debug)]
pub struct Cookies {
    settings: CookieSettings,
    session_name: String,
}

impl Cookies {
    /// Cookies for these settings.
    #[must_use]
    pub fn new(settings: CookieSettings) -> Self {
        let mut cookies = Self {
            settings,
            session_name: String::new(),
        };
        let prefix = match (cookies.settings.reached, &cookies.settings.domain) {
            (Reached::Https, Some(_)) => "__Secure-",
            (Reached::Https, None) => "__Host-",
            (Reached::HttpOnLoopback { .. }, _) => "",
        };
        cookies.session_name = format!("{prefix}vestibule{}", cookies.suffix());
        cookies
    }

    /// `__Host-vestibule`, `__Secure-vestibule` with a domain, `vestibule-8080` on loopback; then the path.
    #[must_use]
    pub fn session_name(&self) -> &str {
        &self.session_name
    }

    /// The name of another cookie: `__Host-vestibule-last` for `last`. A domain changes only the session's.
    #[must_use]
    pub fn name(&self, purpose: &str) -> String {
        let prefix = match self.settings.reached {
            Reached::Https => "__Host-",
            Reached::HttpOnLoopback { .. } => "",
        };
        format!("{prefix}vestibule-{purpose}{}", self.suffix())
    }

    /// What was given to [`Cookies::name`] to make this name; `None` for names it does not make.
    #[must_use]
    pub fn purpose<'a>(&self, name: &'a str) -> Option<&'a str> {
        let prefix = match self.settings.reached {
            Reached::Https => "__Host-vestibule-",
            Reached::HttpOnLoopback { .. } => "vestibule-",
        };
        name.strip_prefix(prefix)?.strip_suffix(&self.suffix())
    }

    /// A cookie that lives for `age`, for this host alone.
    #[must_use]
    pub fn cookie(&self, name: String, value: String, age: Duration) -> Cookie<'static> {
        let age = i64::try_from(age.as_secs()).unwrap_or(i64::MAX);
        Cookie::build(name, value)
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(self.is_secure())
            .max_age(time::Duration::seconds(age))
            .finish()
    }

    /// A cookie that removes the one of this name.
    #[must_use]
    pub fn removal(&self, name: String) -> Cookie<'static> {
        let mut cookie = self.cookie(name, String::new(), Duration::ZERO);
        cookie.make_removal();
        cookie
    }

    /// A cookie that removes the session's.
    #[must_use]
    pub fn session_removal(&self) -> Cookie<'static> {
        let mut cookie = self.removal(self.session_name.clone());
        if let Some(domain) = &self.settings.domain {
            cookie.set_domain(domain.clone());
        }
        cookie
    }

    pub(super) fn is_secure(&self) -> bool {
        self.settings.reached == Reached::Https
    }

    pub(super) fn domain(&self) -> Option<String> {
        self.settings.domain.clone()
    }

    fn suffix(&self) -> String {
        let port = match self.settings.reached {
            Reached::Https => String::new(),
            Reached::HttpOnLoopback { port } => format!("-{port}"),
        };
        match slug(&self.settings.path) {
            Some(slug) => format!("{port}-{slug}"),
            None => port,
        }
    }
}

/// A path as a part of a name: `/auth/x` is `auth-x`. A path that this would shorten, confuse with another
/// or make look like the name of another cookie gets a piece of its hash.
fn slug(path: &str) -> Option<String> {
    const LONGEST: usize = 24;
    let path = path.trim_matches('/');
    if path.is_empty() {
        return None;
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let slug: String = path
        .chars()
        .map(|c| if plain(c) { c } else { '-' })
        .take(LONGEST)
        .collect();
    let first = slug.split('-').next().unwrap_or_default();
    let taken = ["last", "out", "login", "logout", "lang"].contains(&first)
        || first.chars().all(|c| c.is_ascii_digit());
    if !taken && path.len() <= LONGEST && path.chars().all(|c| plain(c) || c == '/') {
        return Some(slug);
    }
    let hash = digest::digest(&digest::SHA256, path.as_bytes());
    let hash: String = hash
        .as_ref()
        .iter()
        .take(4)
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    Some(format!("{}-{hash}", &slug[..slug.len().min(LONGEST - 9)]))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{CookieSettings, Cookies, Reached};

    fn cookies(reached: Reached, path: &str, domain: Option<&str>) -> Cookies {
        Cookies::new(CookieSettings {
            reached,
            path: path.to_owned(),
            domain: domain.map(str::to_owned),
        })
    }

    #[test]
    fn names_follow_from_where_the_gateway_is() {
        let local = Reached::HttpOnLoopback { port: 8080 };
        let cases = [
            (
                Reached::Https,
                "",
                None,
                "__Host-vestibule",
                "__Host-vestibule-last",
            ),
            (
                Reached::Https,
                "/auth/x",
                None,
                "__Host-vestibule-auth-x",
                "__Host-vestibule-last-auth-x",
            ),
            (
                Reached::Https,
                "/",
                Some("example.com"),
                "__Secure-vestibule",
                "__Host-vestibule-last",
            ),
            (local, "", None, "vestibule-8080", "vestibule-last-8080"),
            (
                local,
                "/auth",
                None,
                "vestibule-8080-auth",
                "vestibule-last-8080-auth",
            ),
        ];

        for (reached, path, domain, session, last) in cases {
            let cookies = cookies(reached, path, domain);

            assert_eq!(cookies.session_name(), session);
            assert_eq!(cookies.name("last"), last);
            assert_eq!(cookies.purpose(last), Some("last"));
        }
    }

    #[test]
    fn no_two_paths_share_a_name() {
        let long = "/a".repeat(40);
        let paths = [
            "", "/a/b", "/a-b", "/a.b", "/A/b", "/last", "/login/x", "/1", &long, "/ä",
        ];
        let names: std::collections::BTreeSet<String> = paths
            .iter()
            .map(|path| {
                cookies(Reached::Https, path, None)
                    .session_name()
                    .to_owned()
            })
            .collect();

        assert_eq!(names.len(), paths.len());
        assert!(!names.contains("__Host-vestibule-last"));
        assert!(names.iter().all(|name| name.len() <= 41 && name.is_ascii()));
    }

    #[test]
    fn attributes_are_always_the_same() {
        let here = cookies(Reached::Https, "", None);
        let there = cookies(Reached::HttpOnLoopback { port: 8080 }, "", None);

        let one = here.cookie(here.name("last"), "x".into(), Duration::from_secs(9));
        let two = there.removal(there.name("last"));

        assert_eq!(
            one.to_string(),
            "__Host-vestibule-last=x; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=9"
        );
        assert!(two.to_string().starts_with(
            "vestibule-last-8080=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0; Expires="
        ));
    }
}

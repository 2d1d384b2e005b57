//! `ReturnTo`: a target on this site or a listed origin, proven.

use url::{Host, Url};

use crate::provider::{PublicUrl, is_loopback};

use super::LoginError;

/// The longest target, in bytes, as it is asked for and as it is written: it has to fit into a cookie.
const LONGEST: usize = 2000;
/// Routes of the login itself. Whoever returned to one of them would sign in again, or be asked to sign out.
const ENDPOINTS: [&str; 3] = ["/login", "/callback", "/logout"];

/// Where logins may return to.
#[derive(Clone, Debug)]
pub struct ReturnTargets {
    own: Url,
    own_origin: String,
    /// The path in front of the gateway's routes.
    path: String,
    origins: Vec<String>,
    default: ReturnTo,
}

/// A target that was checked and written anew from what the parser understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReturnTo {
    location: String,
    /// Length of the gateway's own origin at the start of `location`; 0 on other origins.
    own: usize,
}

impl ReturnTargets {
    /// The gateway's own origin and these others, each as a browser writes an origin. `default` has to pass as any target has;
    /// without one that does, it is the gateway's own page.
    #[must_use]
    pub fn new(public_url: &PublicUrl, origins: &[String], default: Option<&str>) -> Self {
        let mut own = public_url.as_url().clone();
        own.set_path("/");
        let mut targets = Self {
            own,
            own_origin: public_url.origin().to_owned(),
            path: public_url.path().to_owned(),
            origins: origins.to_vec(),
            default: ReturnTo {
                location: public_url.at("/"),
                own: public_url.origin().len(),
            },
        };
        if let Some(default) = default.and_then(|default| targets.check(default).ok()) {
            targets.default = default;
        }
        targets
    }

    /// Where a login without a target ends.
    #[must_use]
    pub fn default(&self) -> &ReturnTo {
        &self.default
    }

    /// Checks a target: a rooted path on the gateway's own origin, or an absolute URL on an origin of the list.
    /// The default takes the place of the login's own routes.
    ///
    /// # Errors
    ///
    /// [`LoginError::ReturnToRejected`] for everything that could be read in two ways, and for every other place.
    pub fn check(&self, target: &str) -> Result<ReturnTo, LoginError> {
        let checked = self.checked(target).ok_or(LoginError::ReturnToRejected)?;
        Ok(if self.leads_back(&checked) {
            self.default.clone()
        } else {
            checked
        })
    }

    /// Whether a target is one of the login's own routes, in any spelling that the router takes for one.
    fn leads_back(&self, target: &ReturnTo) -> bool {
        let path = target.compact().split(['?', '#']).next();
        let path = percent_decode_once(path.unwrap_or_default());
        let route = path.strip_prefix(&self.path).filter(|_| target.own > 0);
        route.is_some_and(|route| {
            ENDPOINTS.iter().any(|endpoint| {
                let rest = route.strip_prefix(endpoint);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        })
    }

    fn checked(&self, target: &str) -> Option<ReturnTo> {
        // Browsers drop tabs and line breaks and read `\` as `/`; nothing that means well has them.
        let odd = |c: char| c.is_control() || c == '\\' || c == '\u{feff}';
        if target.is_empty()
            || target.len() > LONGEST
            || target.contains(odd)
            || target.trim() != target
        {
            return None;
        }
        let url = if target.starts_with('/') {
            if target.starts_with("//") {
                return None;
            }
            Url::options()
                .base_url(Some(&self.own))
                .parse(target)
                .ok()?
        } else {
            let (_, rest) = target.split_once("://").filter(|(scheme, _)| {
                scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
            })?;
            if rest.starts_with('/') {
                return None;
            }
            Url::parse(target).ok()?
        };
        let plain =
            url.username().is_empty() && url.password().is_none() && !target_has_user(target);
        if !plain || !safe_scheme(&url) || !safe_path(url.path()) {
            return None;
        }
        let origin = url.origin().ascii_serialization();
        let own = origin == self.own_origin;
        if !own && !self.origins.contains(&origin) {
            return None;
        }
        let checked = ReturnTo {
            own: if own { origin.len() } else { 0 },
            location: url.into(),
        };
        (checked.compact().len() <= LONGEST).then_some(checked)
    }
}

impl ReturnTo {
    /// The absolute address for a `Location` header.
    #[must_use]
    pub fn location(&self) -> &str {
        &self.location
    }

    /// The shortest text that [`ReturnTargets::check`] makes this target of: a rooted path where it is the gateway's own origin.
    #[must_use]
    pub fn compact(&self) -> &str {
        &self.location[self.own..]
    }

    /// The host, when it is not the gateway's own origin: shown to the person.
    #[must_use]
    pub fn foreign_host(&self) -> Option<&str> {
        if self.own > 0 {
            return None;
        }
        self.location
            .split_once("://")
            .and_then(|(_, rest)| rest.split(['/', '?', '#']).next())
    }
}

/// `https://@host` has a user part that is empty once parsed.
fn target_has_user(target: &str) -> bool {
    let authority = target
        .split_once("://")
        .map_or("", |(_, rest)| rest)
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    !target.starts_with('/') && authority.contains('@')
}

fn safe_scheme(url: &Url) -> bool {
    let named = matches!(url.host(), Some(Host::Domain(name)) if !name.is_empty())
        || matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_)));
    named && (url.scheme() == "https" || url.scheme() == "http" && is_loopback(url))
}

/// A path that no server, proxy or second decoding turns into another host: it does not begin with two slashes, plain or encoded,
/// and holds no encoded backslash, line break or NUL.
fn safe_path(path: &str) -> bool {
    let mut decoded = path.to_owned();
    for _ in 0..3 {
        let next = percent_decode_once(&decoded);
        if next.starts_with("//") || next.contains('\\') || next.chars().any(char::is_control) {
            return false;
        }
        if next == decoded {
            return true;
        }
        decoded = next;
    }
    true
}

fn percent_decode_once(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let hex = bytes
            .get(index + 1..index + 3)
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        if let (b'%', Some(value)) = (byte, hex) {
            decoded.push(value);
            index += 3;
        } else {
            decoded.push(byte);
            index += 1;
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use url::Url;

    use super::ReturnTargets;
    use crate::provider::PublicUrl;

    fn targets() -> ReturnTargets {
        let public_url = PublicUrl::parse("https://login.example.com/auth").unwrap();
        ReturnTargets::new(&public_url, &["https://app.example.com".to_owned()], None)
    }

    #[test]
    fn targets_are_written_anew_from_what_was_understood() {
        let check = |target: &str| {
            targets()
                .check(target)
                .map(|target| target.location().to_owned())
                .ok()
        };

        assert_eq!(
            check("/x/../y?q=1#f").as_deref(),
            Some("https://login.example.com/y?q=1#f")
        );
        assert_eq!(
            check("HTTPS://APP.Example.com:443/x").as_deref(),
            Some("https://app.example.com/x")
        );
        assert_eq!(check("https://other.example.com/"), None);
        assert_eq!(check("x/y"), None);
    }

    #[test]
    fn a_compact_target_is_the_same_target() {
        for target in [
            "/x?y=1",
            "https://app.example.com/z",
            "https://login.example.com/auth/",
        ] {
            let once = targets().check(target).unwrap();
            assert_eq!(targets().check(once.compact()).unwrap(), once);
        }
    }

    #[test]
    fn the_default_takes_the_place_of_the_logins_own_routes() {
        let location = |target: &str| targets().check(target).unwrap().location().to_owned();

        for own in [
            "/auth/login",
            "/auth/login/acme?return_to=/x",
            "/auth/%6Cogin/acme",
            "/auth/x/../logout#x",
            "/auth/logout/done",
            "https://login.example.com/auth/callback/acme?code=x",
        ] {
            assert_eq!(location(own), "https://login.example.com/auth/", "{own}");
        }
        for other in [
            "/login",
            "/auth/loginx",
            "/auth/x?/login",
            "/x/auth/login",
            "https://app.example.com/auth/login",
        ] {
            assert!(location(other).ends_with(other), "{other}");
        }
    }

    #[test]
    fn a_default_that_leads_back_is_none() {
        let public_url = PublicUrl::parse("https://login.example.com").unwrap();
        let default = |default: &str| {
            let targets = ReturnTargets::new(&public_url, &[], Some(default));
            targets.default().compact().to_owned()
        };

        assert_eq!(default("/welcome"), "/welcome");
        assert_eq!(default("/login"), "/");
    }

    #[test]
    fn a_target_that_grows_when_it_is_written_is_measured_as_written() {
        let long = |letters: usize| format!("/{}", "é".repeat(letters));

        assert!(targets().check(&long(333)).is_ok());
        assert!(targets().check(&long(334)).is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_is_on_an_allowed_origin(target in r"(https?:)?[/\\]{0,3}[a-z@:.%/\\?#\t\n 0-9]{0,30}|/\PC*|\PC*") {
            if let Ok(accepted) = targets().check(&target) {
                let origin = Url::parse(accepted.location()).unwrap().origin().ascii_serialization();
                prop_assert!(origin == "https://login.example.com" || origin == "https://app.example.com", "{origin}");
                prop_assert!(targets().check(accepted.compact()).unwrap() == accepted);
            }
        }
    }
}

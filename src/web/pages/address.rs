//! Addresses as they stand in the files of a theme: which of them lead away from this site.

/// What an address says of its place before anything is known of the page it stands on.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// On this site, as far as can be told.
    Here,
    /// `//host`, which browsers also read where one of the strokes, or both, lean back.
    Host,
    /// `scheme:`, in small letters.
    Scheme(String),
}

/// The schemes a link may have.
const LINKED: [&str; 4] = ["http", "https", "mailto", "tel"];

impl Place {
    /// Reads an address as browsers do (URL Standard, 4.4): white space before it and line breaks within it are none of it.
    pub(super) fn of(address: &str) -> Self {
        let address = address.trim_start_matches(|c: char| c <= ' ');
        let address = address.replace(['\t', '\n', '\r'], "");
        if address.starts_with(['/', '\\']) && address[1..].starts_with(['/', '\\']) {
            return Self::Host;
        }
        match address.split_once(':') {
            Some((scheme, _)) if is_scheme(scheme) => Self::Scheme(scheme.to_ascii_lowercase()),
            _ => Self::Here,
        }
    }

    /// Whether a person may be led there.
    pub(super) fn may_be_linked(&self) -> bool {
        match self {
            Self::Here | Self::Host => true,
            Self::Scheme(scheme) => LINKED.contains(&scheme.as_str()),
        }
    }

    /// Whether following it runs a script.
    pub(super) fn is_script(&self) -> bool {
        matches!(self, Self::Scheme(scheme) if scheme == "javascript" || scheme == "vbscript")
    }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
}

/// Whether an address is a picture that is written out in it: nothing is loaded for it.
pub(super) fn is_picture_itself(address: &str) -> bool {
    let start = address.trim_start().get(..11).unwrap_or_default();
    start.eq_ignore_ascii_case("data:image/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_browsers_read_them() {
        for here in ["", "/", "/x", "x", "?a=b:c", "#a:b", "./a:b", "1:2"] {
            assert_eq!(Place::of(here), Place::Here, "{here}");
        }
        for host in ["//x", "\\\\x", "/\\x", "\\/x", " \n//x", "/\t/x"] {
            assert_eq!(Place::of(host), Place::Host, "{host}");
        }
        for script in ["javascript:x", "JAVA\tSCRIPT:x", "\u{1}javascript:x"] {
            assert!(Place::of(script).is_script(), "{script:?}");
        }
        assert!(is_picture_itself("data:image/png;base64,AA"));
        assert!(!is_picture_itself("data:text/css,p{}"));
    }
}

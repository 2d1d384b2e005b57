//! `Policy`: what a page may load, run and post to, and who may frame it (Content Security Policy Level 3). What it does not name is refused.

use std::fmt;

use actix_web::http::header::HeaderValue;

use super::{Pages, Scheme};

/// The policy of one kind of page; [`fmt::Display`] writes the header's value.
#[derive(Clone, Debug)]
pub struct Policy {
    styles: String,
    script: Option<String>,
    is_posting_home: bool,
    ancestors: Option<String>,
}

impl Policy {
    /// The policy of what is no page: it loads nothing, and nobody may frame it.
    pub const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

    /// A page with these sources of style sheets, without a script, that posts to us alone and that nobody may frame.
    pub(super) fn new(styles: &str) -> Self {
        Self {
            styles: styles.to_owned(),
            script: None,
            is_posting_home: true,
            ancestors: None,
        }
    }

    /// One more style sheet: that of a page of this scheme alone.
    #[must_use]
    pub fn in_scheme(mut self, pages: &Pages, scheme: Scheme) -> Self {
        self.styles = format!("{} {}", pages.style_source_in(scheme), self.styles);
        self
    }

    /// One script, by its source: a hash or a nonce.
    #[must_use]
    pub fn running(mut self, script: String) -> Self {
        self.script = Some(script);
        self
    }

    /// Its form may lead anywhere: browsers hold the rule against every redirect that follows.
    #[must_use]
    pub fn posting_anywhere(mut self) -> Self {
        self.is_posting_home = false;
        self
    }

    /// The value of the header.
    #[must_use]
    pub fn header(&self) -> HeaderValue {
        // Origins and hashes are ASCII; what is no header is no policy that may be left out.
        HeaderValue::from_str(&self.to_string()).unwrap_or(HeaderValue::from_static(Self::NOTHING))
    }

    /// The pages of these origins may frame it.
    #[must_use]
    pub fn framed_by(mut self, origins: &[String]) -> Self {
        self.ancestors = (!origins.is_empty()).then(|| origins.join(" "));
        self
    }
}

impl fmt::Display for Policy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let styles = &self.styles;
        write!(
            f,
            "default-src 'none'; style-src {styles}; img-src 'self' data:; base-uri 'none'"
        )?;
        if self.is_posting_home {
            f.write_str("; form-action 'self'")?;
        }
        let ancestors = self.ancestors.as_deref().unwrap_or("'none'");
        write!(f, "; frame-ancestors {ancestors}")?;
        match &self.script {
            Some(script) => write!(f, "; script-src {script}"),
            None => Ok(()),
        }
    }
}

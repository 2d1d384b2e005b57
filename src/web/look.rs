//! Look: what the operator decided about the pages, with the files it brings, under names that hold a hash of their content.

use std::fmt::Write as _;

use aws_lc_rs::digest::{SHA256, digest};

use super::locale::Offer;
use crate::config::{Picture, ThemeConfig};
use crate::provider::{Brand, Providers};

/// What the pages look like, apart from the marks of providers.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// What `[theme]` says.
    pub theme: ThemeConfig,
    /// What stands before the name of a file of ours in an address: `/assets/`.
    pub assets: String,
    /// The colours of buttons that are a brand's, by the id of the provider.
    pub brands: Vec<(String, Brand)>,
}

impl Look {
    /// The look of these providers' pages below `assets`.
    #[must_use]
    pub fn new(theme: ThemeConfig, assets: String, providers: &Providers) -> Self {
        let brand = |provider: &crate::provider::Provider| {
            Some((provider.id().to_string(), provider.brand()?))
        };
        Self {
            theme,
            assets,
            brands: providers
                .iter()
                .filter_map(|provider| brand(provider))
                .collect(),
        }
    }

    /// Which languages are offered.
    pub(super) fn offer(&self) -> Offer {
        Offer {
            locales: self.theme.locales.clone(),
            default: self.theme.default_locale.clone(),
        }
    }

    /// The files that the pages of this look may ask for.
    #[must_use]
    pub fn files(&self) -> Vec<SiteFile> {
        let theme = &self.theme;
        let pictures = [
            (Role::Logo, &theme.logo),
            (Role::LogoDark, &theme.logo_dark),
            (Role::Icon, &theme.favicon),
        ];
        let mut files: Vec<SiteFile> = pictures
            .into_iter()
            .filter_map(|(role, picture)| Some(SiteFile::picture(role, picture.as_ref()?)))
            .collect();
        if let Some(style) = &theme.css {
            let bytes = style.text.clone().into_bytes();
            files.push(SiteFile::new(Role::Style, "css", "text/css", bytes));
        }
        files
    }

    /// The address of the file with this role.
    pub(super) fn address(&self, files: &[SiteFile], role: Role) -> Option<String> {
        let file = files.iter().find(|file| file.role == role)?;
        Some(format!("{}{}", self.assets, file.name))
    }
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Logo,
    LogoDark,
    Icon,
    Style,
}

/// A file of the operator's that browsers ask for.
#[derive(Clone, Debug)]
pub struct SiteFile {
    role: Role,
    /// Its name, with a hash of the content.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl SiteFile {
    fn picture(role: Role, picture: &Picture) -> Self {
        match picture {
            Picture::Svg(markup) => {
                let svg = standalone(markup).into_bytes();
                Self::new(role, "svg", "image/svg+xml", svg)
            }
            Picture::Png(bytes) => Self::new(role, "png", "image/png", bytes.clone()),
        }
    }

    fn new(role: Role, suffix: &str, kind: &'static str, bytes: Vec<u8>) -> Self {
        let stem = match role {
            Role::Logo => "site-logo",
            Role::LogoDark => "site-logo-dark",
            Role::Icon => "site-icon",
            Role::Style => "site-style",
        };
        Self {
            role,
            name: hashed_name(stem, suffix, &bytes),
            kind,
            bytes,
        }
    }
}

/// Inline markup as a file of its own, which needs the namespace.
pub(super) fn standalone(markup: &str) -> String {
    markup.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1)
}

/// A name that changes with the content.
pub(super) fn hashed_name(stem: &str, suffix: &str, content: &[u8]) -> String {
    let mut name = format!("{stem}.");
    for byte in digest(&SHA256, content).as_ref().iter().take(6) {
        // Writing to a String cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    name.push('.');
    name.push_str(suffix);
    name
}

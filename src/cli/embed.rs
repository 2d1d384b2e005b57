//! `vestibule embed`: the snippet for a page of one's own.

use clap::{Args, ValueEnum};
use url::{Origin, Url, form_urlencoded};

use crate::config::{self, Config, Environment, Source};
use crate::web::integrity;
use crate::web::pages::{FramePage, ProviderLink, words};

/// What `embed` may be told.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// How the login gets into the page.
    #[arg(long, value_enum)]
    method: Method,
    /// The origin of the page; otherwise the first of `[embed] origins`.
    #[arg(long)]
    origin: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Method {
    /// A link to the gateway's page. Works everywhere.
    Link,
    /// The list of providers as an element of the page.
    Component,
    /// The list of providers in a frame.
    Iframe,
    /// The element, and logins in a window of their own.
    Popup,
    /// A page of your own that asks for the list.
    Headless,
}

impl Method {
    fn snippet(self) -> &'static str {
        match self {
            Self::Link => include_str!("../../templates/embed/snippets/link.html"),
            Self::Component => include_str!("../../templates/embed/snippets/component.html"),
            Self::Iframe => include_str!("../../templates/embed/snippets/iframe.html"),
            Self::Popup => include_str!("../../templates/embed/snippets/popup.html"),
            Self::Headless => include_str!("../../templates/embed/snippets/headless.html"),
        }
    }
}

/// Prints the snippet. It holds nothing secret.
pub(super) fn run(options: &Options, source: Source, environment: &Environment) -> u8 {
    let Ok(config) = config::load(source, environment) else {
        return super::complain("the configuration has problems; `vestibule check` names them");
    };
    match page(options, &config) {
        Ok(page) => {
            if page.is_none() {
                eprintln!(
                    "vestibule: no site is listed that people may come back to; write return_to_origins = [\"https://app.example.com\"] in [login]"
                );
            }
            super::answer(&fill(options.method, &config, page.as_deref()))
        }
        Err(complaint) => super::complain(&complaint),
    }
}

/// The page that a login ends on: the root of the origin. Only a link needs none.
fn page(options: &Options, config: &Config) -> Result<Option<String>, String> {
    let embedding = &config.embed.origins;
    let linking = match options.method {
        Method::Link => &*config.login.return_to_origins,
        _ => &[],
    };
    let mut listed = embedding.iter().chain(linking);
    let origin = match &options.origin {
        None => listed.next().cloned(),
        Some(named) => {
            let origin = Url::parse(named).ok().map(|url| url.origin());
            let origin = origin.filter(Origin::is_tuple).ok_or_else(|| {
                format!("{named} is not an origin; write it like https://app.example.com")
            })?;
            let origin = origin.ascii_serialization();
            if !listed.any(|listed| *listed == origin) {
                return Err(format!(
                    "{origin} is not listed; add it to `origins` in [embed]"
                ));
            }
            Some(origin)
        }
    };
    if origin.is_none() && options.method != Method::Link {
        return Err(
            "no site may embed this gateway; write origins = [\"https://app.example.com\"] in [embed]"
                .to_owned(),
        );
    }
    Ok(origin.map(|origin| format!("{origin}/")))
}

fn fill(method: Method, config: &Config, page: Option<&str>) -> String {
    let gateway = config.public_url.at("");
    let query = match page {
        Some(page) => {
            let target = form_urlencoded::Serializer::new(String::new())
                .append_pair("return_to", page)
                .finish();
            format!("?{target}")
        }
        None => String::new(),
    };
    method
        .snippet()
        .replace("%GATEWAY%", &gateway)
        .replace("%QUERY%", &query)
        .replace("%HEIGHT%", &height(config))
        .replace("%INTEGRITY%", integrity())
}

/// The height of the list in a frame, in pixels.
fn height(config: &Config) -> String {
    let providers = config.providers.iter().map(|provider| ProviderLink {
        id: provider.id().as_str(),
        name: provider.name(),
        words: words(provider.wording()),
        logo: None,
        href: "",
        last_used: false,
        available: true,
        group: provider.group(),
        brand: false,
    });
    let page = FramePage {
        providers: providers.collect(),
        popup: None,
        scheme: None,
    };
    page.height(&config.theme).to_string()
}

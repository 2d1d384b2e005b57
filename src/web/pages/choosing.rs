//! The list of ways to sign in: in groups, and of many the later ones out of sight.

mod height;

use serde::Serialize;

use super::context::FramePopup;
use super::scheme::Scheme;
use crate::provider::definition::Wording;

/// The chooser. Without providers it says how to add one.
#[derive(Clone, Debug, Serialize)]
pub struct LoginPage<'a> {
    /// In the order of the page.
    pub providers: Vec<ProviderLink<'a>>,
    /// The host a login leads to, when it is not the gateway's own.
    pub going_to: Option<&'a str>,
    /// What just happened.
    pub notice: Option<Notice<'a>>,
    /// In a browser inside of another app: who turns it away.
    pub in_app: Option<InApp<'a>>,
    /// In a popup: where the person gives up.
    pub cancel_href: Option<&'a str>,
}

/// The list of providers for a frame of another site.
#[derive(Clone, Debug, Serialize)]
pub struct FramePage<'a> {
    /// In the order of the page. Their links leave the frame.
    pub providers: Vec<ProviderLink<'a>>,
    /// What the script needs to open them in a popup; without it there is no script.
    pub popup: Option<FramePopup<'a>>,
    /// The only scheme that the page around it has; `None`: light or dark, as the person likes it.
    pub scheme: Option<Scheme>,
}

/// One way to sign in.
#[derive(Clone, Debug, Serialize)]
pub struct ProviderLink<'a> {
    /// The provider's id.
    pub id: &'a str,
    /// What people call it.
    pub name: &'a str,
    /// The name of a mark, usually the preset's; an unknown one or none gives the first letter of the name.
    pub logo: Option<&'a str>,
    /// Where the login starts.
    pub href: &'a str,
    /// The key of the words on its button.
    pub words: &'a str,
    /// Whether this browser used it last.
    pub last_used: bool,
    /// `false`: marked as not answering; it stays a link.
    pub available: bool,
    /// The heading it stands below; those without one stand together.
    pub group: Option<&'a str>,
    /// Whether its button has the brand's colours.
    pub brand: bool,
}

/// The key of the words on a button.
#[must_use]
pub const fn words(wording: Wording) -> &'static str {
    match wording {
        Wording::Continue => "login-with",
        Wording::SignIn => "login-with-sign-in",
        Wording::LogIn => "login-with-log-in",
    }
}

/// [`LoginPage`] as the template reads it.
#[derive(Debug, Serialize)]
pub(super) struct LoginView<'a> {
    /// What is in sight; none at all without providers.
    sections: Vec<Section<'a>>,
    /// What stands behind "More ways to sign in".
    more: Vec<Section<'a>>,
    /// Whether that is open, because the provider used last is in it.
    more_open: bool,
    /// The host a login leads to, when it is not the gateway's own.
    going_to: Option<&'a str>,
    /// What just happened.
    notice: Option<Notice<'a>>,
    /// In a browser inside of another app, where a provider turns such away: what to do.
    in_app: Option<InApp<'a>>,
    /// In a popup: where the person gives up.
    cancel_href: Option<&'a str>,
}

/// [`FramePage`] as the template reads it.
#[derive(Debug, Serialize)]
pub(super) struct FrameView<'a> {
    /// What is in sight; none at all without providers. Links leave the frame.
    sections: Vec<Section<'a>>,
    /// What stands behind "More ways to sign in".
    more: Vec<Section<'a>>,
    /// Whether that is open, because the provider used last is in it.
    more_open: bool,
    /// What the script needs to open a popup; without it there is no script.
    popup: Option<FramePopup<'a>>,
    /// `light` or `dark`, where the page around the frame is always so.
    scheme: Option<Scheme>,
}

/// Providers that stand together.
#[derive(Debug, Serialize)]
struct Section<'a> {
    /// Their heading.
    name: Option<&'a str>,
    /// In their order.
    providers: Vec<&'a ProviderLink<'a>>,
}

/// With more ways to sign in than this, some are behind "More ways to sign in".
const MANY: usize = 8;
/// Then so many are not. Fewer than [`MANY`], for opening something to find a single way is a nuisance.
const SHOWN: usize = 6;

impl<'a> From<&'a LoginPage<'a>> for LoginView<'a> {
    fn from(page: &'a LoginPage<'a>) -> Self {
        let arranged = Arranged::of(&page.providers);
        Self {
            sections: arranged.shown,
            more: arranged.more,
            more_open: arranged.more_open,
            going_to: page.going_to,
            notice: page.notice,
            in_app: page.in_app,
            cancel_href: page.cancel_href,
        }
    }
}

impl<'a> From<&'a FramePage<'a>> for FrameView<'a> {
    fn from(page: &'a FramePage<'a>) -> Self {
        let arranged = Arranged::of(&page.providers);
        Self {
            sections: arranged.shown,
            more: arranged.more,
            more_open: arranged.more_open,
            popup: page.popup,
            scheme: page.scheme,
        }
    }
}

/// The providers of a page in their places.
struct Arranged<'a> {
    shown: Vec<Section<'a>>,
    more: Vec<Section<'a>>,
    more_open: bool,
}

impl<'a> Arranged<'a> {
    fn of(providers: &'a [ProviderLink<'a>]) -> Self {
        let (mut shown, mut more) = (sections(providers.iter()), Vec::new());
        if providers.len() > MANY {
            let in_order: Vec<_> = shown
                .iter()
                .flat_map(|section| &section.providers)
                .copied()
                .collect();
            let (first, rest) = in_order.split_at(SHOWN);
            more = sections(rest.iter().copied());
            shown = sections(first.iter().copied());
        }
        let mut hidden = more.iter().flat_map(|section| &section.providers);
        Self {
            more_open: hidden.any(|provider| provider.last_used),
            shown,
            more,
        }
    }
}

/// Groups in the order in which each is first met, and within one the order of the page.
fn sections<'a>(providers: impl Iterator<Item = &'a ProviderLink<'a>>) -> Vec<Section<'a>> {
    let mut sections: Vec<Section<'a>> = Vec::new();
    for provider in providers {
        let known = sections
            .iter_mut()
            .find(|section| section.name == provider.group);
        match known {
            Some(section) => section.providers.push(provider),
            None => sections.push(Section {
                name: provider.group,
                providers: vec![provider],
            }),
        }
    }
    sections
}

/// What the chooser says above the providers.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice<'a> {
    /// The person stopped at the provider.
    Denied {
        /// Which provider.
        provider_name: &'a str,
    },
}

/// What the chooser says in a browser inside of another app.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct InApp<'a> {
    /// The provider that turns it away; nothing when several do.
    provider_name: Option<&'a str>,
    /// `yes` with a `provider_name`, else `no`, for texts that differ.
    named: &'a str,
    /// The address to open in another browser instead.
    address: &'a str,
}

impl<'a> InApp<'a> {
    /// Without a name several providers are meant.
    #[must_use]
    pub fn new(provider_name: Option<&'a str>, address: &'a str) -> Self {
        Self {
            provider_name,
            named: if provider_name.is_some() { "yes" } else { "no" },
            address,
        }
    }
}

//! Every page with sample data, so that a broken theme is found before anybody sees it, and can be looked at before it is used.

mod embedding;
mod errors;
mod signing_out;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::choosing::{FrameView, LoginView};
use super::context::ErrorView;
use super::{
    AccountPage, BouncePage, ErrorCode, HiddenField, InApp, LoginPage, LogoutExtent, Notice, Page,
    PageFault, Pages, Person, ProviderLink, ProviderMark, SessionEntry, SessionsPage, SignedInPage,
    words,
};
use crate::claims::{Profile, Subject};
use crate::clock::Timestamp;
use crate::provider::definition::Wording;

/// A page in one of the states it can be in.
pub struct Sample {
    /// The state: `login`, `login-many`, `error-attempt_missing`.
    pub name: String,
    /// The template.
    pub template: &'static str,
    /// The page, or why it could not be rendered.
    pub html: Result<Page, PageFault>,
    /// What the page must hold to be of use, and what that is.
    pub(super) needs: Vec<(String, &'static str)>,
}

/// How much of a page's optional data a sample has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Full,
    Bare,
}

impl Extent {
    fn option<T>(self, value: T) -> Option<T> {
        (self == Self::Full).then_some(value)
    }

    fn name(self, page: &str) -> String {
        match self {
            Self::Full => page.to_owned(),
            Self::Bare => format!("{page}-bare"),
        }
    }
}

/// A provider that samples show: a preset's id and name.
#[derive(Deserialize)]
struct SampleProvider {
    id: String,
    name: String,
    #[serde(default)]
    wording: Wording,
}

static PROVIDERS: LazyLock<Vec<SampleProvider>> =
    LazyLock::new(|| serde_json::from_str(include_str!("sample.json")).unwrap_or_default());

const NOW: Timestamp = Timestamp::from_seconds(1_795_428_000);
const LATER: Timestamp = Timestamp::from_seconds(1_796_637_600);
/// Somebody who was never here knows what a request id looks like by this one.
const REQUEST_ID: &str = "5f0c1d2e9b7a";
/// Where a login is to be opened in another browser.
const ELSEWHERE: &str = "https://login.example.com/login?return_to=%2Freports%2Fautumn";

/// The top-level variables of every page.
pub(super) fn variables() -> Vec<(&'static str, BTreeSet<String>)> {
    let profile = profile(Extent::Full);
    let person = || person(&profile);
    vec![
        (
            "login.html",
            names(&LoginView::from(&chooser(3, None, Extent::Full))),
        ),
        ("signed_in.html", names(&signed_in(person(), Extent::Full))),
        ("account.html", names(&account(person(), &[], Extent::Full))),
        ("sessions.html", names(&sessions(Extent::Full))),
        (
            "logout.html",
            names(&signing_out::asking(person(), LogoutExtent::Here)),
        ),
        (
            "signed_out.html",
            names(&signing_out::done(Extent::Full, None)),
        ),
        (
            "error.html",
            names(&ErrorView::from(&errors::error(
                ErrorCode::Internal,
                Extent::Full,
            ))),
        ),
        ("bounce.html", names(&bounce())),
        (
            "frame.html",
            names(&FrameView::from(&embedding::frame(Extent::Full))),
        ),
        ("popup.html", names(&embedding::popup(Extent::Full))),
    ]
}

/// Every page in every state.
pub(super) fn all(pages: &Pages) -> Vec<Sample> {
    let mut samples = choosers(pages);
    for extent in [Extent::Full, Extent::Bare] {
        let profile = profile(extent);
        let groups: Vec<String> = extent
            .option(["engineering".to_owned(), "analysts".to_owned()])
            .into_iter()
            .flatten()
            .collect();
        let person = || person(&profile);
        let here = signed_in(person(), extent);
        samples.push(Sample {
            name: extent.name("signed-in"),
            template: "signed_in.html",
            needs: vec![needed_link(here.continue_href, "the link that goes on")],
            html: pages.signed_in(&here),
        });
        samples.push(Sample {
            name: extent.name("account"),
            template: "account.html",
            needs: vec![needed_form("signed-out.html", "the form that signs out")],
            html: pages.account(&account(person(), &groups, extent)),
        });
        samples.push(Sample {
            name: extent.name("sessions"),
            template: "sessions.html",
            needs: vec![needed_form("sessions.html", "the form that ends a session")],
            html: pages.sessions(&sessions(extent)),
        });
        samples.extend(signing_out::all(pages, &person(), extent));
        samples.extend(embedding::all(pages, extent));
        for code in ErrorCode::ALL {
            samples.push(errors::failure(pages, code, extent));
        }
    }
    samples.extend(signing_out::afterwards(pages));
    samples.push(Sample {
        name: "bounce".to_owned(),
        template: "bounce.html",
        needs: vec![
            needed_form("account.html", "the form that passes the answer on"),
            (
                "name=\"state\" value=\"kept\"".to_owned(),
                "the fields of the form",
            ),
        ],
        html: pages.bounce(&bounce()),
    });
    samples
}

fn choosers(pages: &Pages) -> Vec<Sample> {
    let states = [
        ("login", chooser(4, None, Extent::Bare)),
        ("login-notice", chooser(3, None, Extent::Full)),
        ("login-in-app", in_app(Some(first_name()))),
        ("login-in-app-several", in_app(None)),
        ("login-one", chooser(1, None, Extent::Bare)),
        ("login-many", chooser(12, None, Extent::Bare)),
        ("login-groups", chooser(7, Some(4), Extent::Bare)),
        ("login-forty", chooser(40, Some(3), Extent::Bare)),
        ("login-empty", chooser(0, None, Extent::Bare)),
    ];
    let sample = |(name, page): (&str, LoginPage<'_>)| Sample {
        name: name.to_owned(),
        template: "login.html",
        needs: needed_of(&page),
        html: pages.login(&page),
    };
    let listing = Sample {
        name: "login-languages".to_owned(),
        template: "login.html",
        needs: Vec::new(),
        html: pages
            .listing_languages()
            .login(&chooser(4, None, Extent::Bare)),
    };
    states.into_iter().map(sample).chain([listing]).collect()
}

fn needed_of(page: &LoginPage<'_>) -> Vec<(String, &'static str)> {
    let links = page.providers.iter();
    let links = links.map(|provider| needed_link(provider.href, "the link of a provider"));
    let address = page.in_app.map(|_| {
        let text = format!(">{ELSEWHERE}<");
        (text, "the address to open in another browser")
    });
    links.chain(address).collect()
}

fn needed_link(href: &str, what: &'static str) -> (String, &'static str) {
    (format!("href=\"{href}\""), what)
}

fn needed_form(action: &str, what: &'static str) -> (String, &'static str) {
    (format!(" method=\"post\" action=\"{action}\""), what)
}

fn names(page: &impl Serialize) -> BTreeSet<String> {
    match serde_json::to_value(page) {
        Ok(serde_json::Value::Object(members)) => members.keys().cloned().collect(),
        _ => BTreeSet::new(),
    }
}

fn profile(extent: Extent) -> Profile {
    Profile {
        sub: Subject::parse("107691503500061507151").expect("some digits are a subject"),
        name: extent.option("Ada Lovelace".to_owned()),
        given_name: None,
        family_name: None,
        preferred_username: extent.option("ada".to_owned()),
        email: extent.option("ada@example.com".to_owned()),
        email_verified: extent.option(true),
        picture: None,
        profile: None,
        locale: None,
        zoneinfo: None,
        groups: None,
    }
}

fn mark() -> ProviderMark<'static> {
    let first = PROVIDERS.first();
    ProviderMark {
        name: first.map_or("Acme", |provider| &provider.name),
        logo: first.map(|provider| provider.id.as_str()),
    }
}

fn person(profile: &Profile) -> Person<'_> {
    Person::new("acme:107691503500061507151", profile, mark())
}

/// A chooser of `count` providers, the first `of_work` of them in a group, one of them unavailable where there is room for it.
fn chooser(count: usize, of_work: Option<usize>, extent: Extent) -> LoginPage<'static> {
    // The last of the list has no mark, and stands for the operator's own.
    let own = PROVIDERS.len().saturating_sub(1);
    let few = count > 3 && count < PROVIDERS.len();
    let link = |(index, provider): (usize, &'static SampleProvider)| ProviderLink {
        id: &provider.id,
        name: &provider.name,
        logo: Some(&provider.id),
        href: "signed-in.html",
        words: words(provider.wording),
        last_used: count > 1 && index == 0,
        available: !(extent == Extent::Full && index == 2),
        group: of_work.map(|most| if index < most { "Work" } else { "Personal" }),
        brand: false,
    };
    let places = (0..count).map(|index| {
        if few && index + 1 == count {
            own
        } else {
            index
        }
    });
    LoginPage {
        providers: places
            .enumerate()
            .filter_map(|(index, place)| Some(link((index, PROVIDERS.get(place)?))))
            .collect(),
        going_to: extent.option("app.example.com"),
        notice: extent.option(Notice::Denied {
            provider_name: first_name(),
        }),
        in_app: None,
        cancel_href: None,
    }
}

/// A chooser in a browser that a provider turns away; without a name several do.
fn in_app(provider_name: Option<&'static str>) -> LoginPage<'static> {
    LoginPage {
        in_app: Some(InApp::new(provider_name, ELSEWHERE)),
        ..chooser(3, None, Extent::Bare)
    }
}

fn first_name() -> &'static str {
    PROVIDERS.first().map_or("Acme", |provider| &provider.name)
}

fn signed_in(person: Person<'_>, extent: Extent) -> SignedInPage<'_> {
    SignedInPage {
        person,
        continue_href: "account.html",
        going_to: extent.option("app.example.com"),
        another_account_href: "login.html",
    }
}

fn account<'a>(person: Person<'a>, groups: &'a [String], extent: Extent) -> AccountPage<'a> {
    let further = chooser(2, None, Extent::Bare).providers;
    AccountPage {
        identities: extent.option(person.clone()).into_iter().collect(),
        connect: extent
            .option(further)
            .into_iter()
            .flatten()
            .skip(1)
            .collect(),
        sessions_href: "sessions.html",
        end_href: "sessions.html",
        person,
        groups,
        authenticated_at: NOW,
        expires_at: LATER,
        logout_href: "signed-out.html",
        another_account_href: "login.html",
    }
}

fn sessions(extent: Extent) -> SessionsPage<'static> {
    let session = |id, browser, current| SessionEntry {
        id,
        browser: extent.option(browser),
        address: extent.option("203.0.113.0/24"),
        provider: mark(),
        started_at: NOW,
        last_seen: NOW,
        current,
    };
    SessionsPage {
        sessions: vec![
            session("1", "Firefox on Linux", true),
            session("2", "Safari on iOS", false),
        ],
        may_end: extent == Extent::Full,
        end_href: "sessions.html",
        again_href: "login.html",
        home_href: "account.html",
    }
}

fn bounce() -> BouncePage<'static> {
    BouncePage {
        action: "account.html",
        fields: vec![HiddenField {
            name: "state",
            value: "kept",
        }],
        nonce: "1",
    }
}

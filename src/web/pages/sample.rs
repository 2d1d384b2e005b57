//! Every page with sample data, so that a broken theme is found before anybody sees it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::context::ErrorView;
use super::{
    AccountPage, AtProvider, BackLink, BouncePage, ErrorCode, ErrorLinks, ErrorPage, FramePage,
    FramePopup, HiddenField, LoginPage, LogoutExtent, LogoutPage, Notice, PageFault, Pages, Person,
    PopupMessage, PopupPage, ProviderLink, ProviderMark, SessionEntry, SessionsPage, SignedInPage,
    SignedOutPage,
};
use crate::claims::{Profile, Subject};
use crate::clock::Timestamp;

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
}

const NOW: Timestamp = Timestamp::from_seconds(1_795_428_000);
const MARK: ProviderMark<'static> = ProviderMark {
    name: "Acme",
    logo: None,
};

const EXTENTS: [LogoutExtent; 3] = [
    LogoutExtent::Here,
    LogoutExtent::Provider,
    LogoutExtent::Choice,
];
const AT_PROVIDER: [AtProvider; 5] = [
    AtProvider::Stays,
    AtProvider::StaysAndAsks,
    AtProvider::Leaving,
    AtProvider::Offered,
    AtProvider::Done,
];

/// The top-level variables of every page.
pub(super) fn variables() -> Vec<(&'static str, BTreeSet<String>)> {
    let profile = profile(Extent::Full);
    let person = || Person::new("acme:1", &profile, MARK);
    vec![
        ("login.html", names(&login(Extent::Full))),
        ("signed_in.html", names(&signed_in(person(), Extent::Full))),
        ("account.html", names(&account(person(), &[], Extent::Full))),
        ("sessions.html", names(&sessions(Extent::Full))),
        ("logout.html", names(&logout(person(), LogoutExtent::Here))),
        ("signed_out.html", names(&signed_out(Extent::Full, None))),
        (
            "error.html",
            names(&ErrorView::from(&error(ErrorCode::Internal, Extent::Full))),
        ),
        ("bounce.html", names(&bounce())),
        ("frame.html", names(&frame(Extent::Full))),
        ("popup.html", names(&popup(Extent::Full))),
    ]
}

/// Every page in full and with nothing optional, and every error code.
pub(super) fn render_all(pages: &Pages) -> Vec<(&'static str, Result<String, PageFault>)> {
    let mut rendered = Vec::new();
    for extent in [Extent::Full, Extent::Bare] {
        let profile = profile(extent);
        let groups = extent.option("engineering".to_owned());
        let person = || Person::new("acme:1", &profile, MARK);
        rendered.extend([
            ("login.html", pages.login(&login(extent))),
            (
                "signed_in.html",
                pages.signed_in(&signed_in(person(), extent)),
            ),
            (
                "account.html",
                pages.account(&account(person(), groups.as_slice(), extent)),
            ),
            ("sessions.html", pages.sessions(&sessions(extent))),
            (
                "signed_out.html",
                pages.signed_out(&signed_out(extent, None)),
            ),
            ("bounce.html", pages.bounce(&bounce())),
            ("frame.html", pages.frame(&frame(extent))),
            ("popup.html", pages.popup(&popup(extent))),
        ]);
        rendered.extend(EXTENTS.map(|reach| {
            let page = logout(person(), reach);
            ("logout.html", pages.logout(&page))
        }));
        rendered.extend(AT_PROVIDER.map(|at_provider| {
            let page = signed_out(Extent::Full, Some(at_provider));
            ("signed_out.html", pages.signed_out(&page))
        }));
        rendered
            .extend(ErrorCode::ALL.map(|code| ("error.html", pages.error(&error(code, extent)))));
    }
    rendered
}

fn names(page: &impl Serialize) -> BTreeSet<String> {
    match serde_json::to_value(page) {
        Ok(serde_json::Value::Object(members)) => members.keys().cloned().collect(),
        _ => BTreeSet::new(),
    }
}

fn profile(extent: Extent) -> Profile {
    Profile {
        sub: Subject::parse("1").expect("one digit is a subject"),
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

fn provider(available: bool) -> ProviderLink<'static> {
    ProviderLink {
        id: "acme",
        name: "Acme",
        logo: None,
        href: "/login/acme",
        last_used: true,
        available,
    }
}

fn providers(extent: Extent) -> Vec<ProviderLink<'static>> {
    match extent {
        Extent::Full => vec![provider(true), provider(false)],
        Extent::Bare => Vec::new(),
    }
}

fn login(extent: Extent) -> LoginPage<'static> {
    LoginPage {
        providers: providers(extent),
        going_to: extent.option("app.example.com"),
        notice: extent.option(Notice::Denied {
            provider_name: "Acme",
        }),
        cancel_href: extent.option("/embed/done"),
    }
}

fn frame(extent: Extent) -> FramePage<'static> {
    FramePage {
        providers: providers(extent),
        popup: extent.option(FramePopup {
            origin: "https://app.example.com",
            done: "/embed/done",
            nonce: Some("0123456789abcdef"),
        }),
    }
}

fn popup(extent: Extent) -> PopupPage<'static> {
    PopupPage {
        signed_in: extent == Extent::Full,
        message: extent.option(PopupMessage {
            opener: "https://app.example.com",
            nonce: "0123456789abcdef",
            status: "signed_in",
        }),
        continue_href: "https://app.example.com/",
        going_to: "app.example.com",
    }
}

fn signed_in(person: Person<'_>, extent: Extent) -> SignedInPage<'_> {
    SignedInPage {
        person,
        continue_href: "/",
        going_to: extent.option("app.example.com"),
        another_account_href: "/login?prompt=select_account",
    }
}

fn account<'a>(person: Person<'a>, groups: &'a [String], extent: Extent) -> AccountPage<'a> {
    AccountPage {
        identities: extent.option(person.clone()).into_iter().collect(),
        connect: extent.option(provider(true)).into_iter().collect(),
        sessions_href: "/sessions",
        end_href: "/sessions/end",
        person,
        groups,
        authenticated_at: NOW,
        expires_at: NOW,
        logout_href: "/logout",
        another_account_href: "/login?prompt=select_account",
    }
}

fn sessions(extent: Extent) -> SessionsPage<'static> {
    let session = |current| SessionEntry {
        id: "1",
        browser: extent.option("Firefox on Linux"),
        address: extent.option("203.0.113.0/24"),
        provider: MARK,
        started_at: NOW,
        last_seen: NOW,
        current,
    };
    SessionsPage {
        sessions: vec![session(true), session(false)],
        may_end: extent == Extent::Full,
        end_href: "/sessions/end",
        again_href: "/login/acme",
        home_href: "/",
    }
}

fn logout(person: Person<'_>, extent: LogoutExtent) -> LogoutPage<'_> {
    LogoutPage {
        person,
        extent,
        logout_href: "/logout",
        cancel_href: "/",
    }
}

fn signed_out(extent: Extent, at_provider: Option<AtProvider>) -> SignedOutPage<'static> {
    SignedOutPage {
        login_href: "/login",
        back: extent.option(BackLink {
            href: "https://app.example.com/",
            host: "app.example.com",
        }),
        provider_name: extent.option("Acme"),
        at_provider,
        provider_href: extent.option("https://acme.example/sign-out"),
    }
}

fn bounce() -> BouncePage<'static> {
    BouncePage {
        action: "/callback/acme",
        fields: vec![HiddenField {
            name: "state",
            value: "1",
        }],
        nonce: "1",
    }
}

fn error(code: ErrorCode, extent: Extent) -> ErrorPage<'static> {
    ErrorPage {
        code,
        provider_name: extent.option("Acme"),
        account: extent.option("ada@example.com"),
        links: ErrorLinks {
            retry: extent.option("/login/acme"),
            sign_in: "/login",
            another_account: "/login?prompt=select_account",
            home: "/",
        },
        request_id: "1",
        at: NOW,
    }
}

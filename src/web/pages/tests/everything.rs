//! Every page with the same text wherever text of others can stand.

use super::super::*;
use crate::claims::{Profile, Subject};
use crate::clock::Timestamp;

pub(super) fn link<'a>(name: &'a str, href: &'a str) -> ProviderLink<'a> {
    ProviderLink {
        id: "acme",
        name,
        logo: None,
        href,
        words: "login-with",
        last_used: false,
        available: true,
        group: None,
        brand: false,
    }
}

pub(super) fn chooser(providers: Vec<ProviderLink<'_>>) -> LoginPage<'_> {
    LoginPage {
        providers,
        going_to: None,
        notice: None,
        in_app: None,
        cancel_href: None,
    }
}

pub(super) fn profile(text: &str) -> Profile {
    Profile {
        sub: Subject::parse("1").unwrap(),
        name: Some(text.to_owned()),
        given_name: None,
        family_name: None,
        preferred_username: Some(text.to_owned()),
        email: Some(format!("{text}@example.com")),
        email_verified: Some(false),
        picture: None,
        profile: None,
        locale: None,
        zoneinfo: None,
        groups: None,
    }
}

pub(super) fn error_page(code: ErrorCode, text: &str) -> ErrorPage<'_> {
    ErrorPage {
        code,
        provider_name: Some(text),
        links: ErrorLinks {
            retry: Some("/retry"),
            sign_in: "/sign-in",
            another_account: "/another",
            home: "/home",
        },
        request_id: text,
        at: Timestamp::from_seconds(1_795_428_000),
    }
}

/// Every page, with one text wherever text of others can stand.
#[expect(clippy::too_many_lines, reason = "each page has its own members")]
pub(super) fn everything(pages: &Pages, text: &str) -> Vec<String> {
    let profile = profile(text);
    let mark = ProviderMark {
        name: text,
        logo: Some(text),
    };
    let person = || Person::new(text, &profile, mark);
    let mut rendered = vec![
        pages.login(&LoginPage {
            providers: vec![
                ProviderLink {
                    id: text,
                    logo: Some(text),
                    last_used: true,
                    group: Some(text),
                    ..link(text, text)
                },
                ProviderLink {
                    available: false,
                    ..link(text, text)
                },
            ],
            going_to: Some(text),
            notice: Some(Notice::Denied {
                provider_name: text,
            }),
            in_app: Some(InApp::new(Some(text), text)),
            cancel_href: Some(text),
        }),
        pages.frame(&FramePage {
            providers: vec![link(text, text)],
            popup: Some(FramePopup {
                origin: text,
                done: text,
                nonce: Some(text),
            }),
            scheme: None,
        }),
        pages.popup(&PopupPage {
            signed_in: true,
            message: Some(PopupMessage {
                opener: text,
                nonce: text,
                status: text,
            }),
            continue_href: text,
            going_to: text,
        }),
        pages.login(&chooser(Vec::new())),
        pages.signed_in(&SignedInPage {
            person: person(),
            continue_href: text,
            going_to: Some(text),
            another_account_href: text,
        }),
        pages.account(&AccountPage {
            person: person(),
            groups: &[text.to_owned(), text.to_owned()],
            authenticated_at: Timestamp::from_seconds(0),
            expires_at: Timestamp::from_seconds(i64::MAX),
            logout_href: text,
            another_account_href: text,
            identities: vec![person()],
            connect: vec![link(text, text)],
            sessions_href: text,
            end_href: text,
        }),
        pages.sessions(&SessionsPage {
            sessions: [true, false]
                .map(|current| SessionEntry {
                    id: text,
                    browser: Some(text),
                    address: Some(text),
                    provider: mark,
                    started_at: Timestamp::from_seconds(0),
                    last_seen: Timestamp::from_seconds(0),
                    current,
                })
                .into(),
            may_end: true,
            end_href: text,
            again_href: text,
            home_href: text,
        }),
        pages.logout(&LogoutPage {
            person: person(),
            extent: LogoutExtent::Choice,
            logout_href: text,
            cancel_href: text,
        }),
        pages.signed_out(&SignedOutPage {
            login_href: text,
            back: Some(BackLink {
                href: text,
                host: text,
            }),
            provider_name: Some(text),
            at_provider: Some(AtProvider::Leaving),
            provider_href: Some(text),
            forget_href: Some(text),
            forgotten: true,
        }),
        pages.bounce(&BouncePage {
            action: text,
            fields: vec![HiddenField {
                name: text,
                value: text,
            }],
            nonce: "n0nce",
        }),
    ];
    rendered.extend(ErrorCode::ALL.map(|code| pages.error(&error_page(code, text))));
    let rendered = rendered.into_iter().map(Result::unwrap);
    rendered.map(Page::into_html).collect()
}

//! What each page is told: plain values, addresses ready to print.

use serde::Serialize;

use super::choosing::ProviderLink;
use super::error_code::{ErrorCode, HOME, SIGN_IN, Target};
use crate::claims::Profile;
use crate::clock::Timestamp;

/// Links below every page.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Links<'a> {
    /// Where one is helped.
    pub help: Option<&'a str>,
    /// The privacy policy.
    pub privacy: Option<&'a str>,
    /// The terms.
    pub terms: Option<&'a str>,
}

/// Addresses of the site's pictures.
#[derive(Clone, Debug, Serialize)]
pub struct Pictures {
    /// The logo.
    pub logo: Option<String>,
    /// The same for the dark scheme.
    pub logo_dark: Option<String>,
    /// The icon of the tab.
    pub icon: Option<String>,
}

/// The provider somebody signed in with.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ProviderMark<'a> {
    /// What people call it.
    pub name: &'a str,
    /// As in [`ProviderLink`].
    pub logo: Option<&'a str>,
}

/// Who is signed in.
#[derive(Clone, Debug, Serialize)]
pub struct Person<'a> {
    /// What to call them: the name, else the short name, else the e-mail address, else `sub`.
    title: &'a str,
    /// `provider:sub`.
    id: &'a str,
    /// The full name.
    name: Option<&'a str>,
    /// The short name.
    username: Option<&'a str>,
    /// The e-mail address.
    email: Option<&'a str>,
    /// Whether the provider says that it was verified.
    email_verified: Option<bool>,
    /// The provider they signed in with.
    provider: ProviderMark<'a>,
}

impl<'a> Person<'a> {
    /// The person of a profile; `id` is `provider:sub`. Called by name, else short name, else e-mail address, else `sub`.
    #[must_use]
    pub fn new(id: &'a str, profile: &'a Profile, provider: ProviderMark<'a>) -> Self {
        let name = profile.name.as_deref();
        let username = profile.preferred_username.as_deref();
        let email = profile.email.as_deref();
        let title = name
            .or(username)
            .or(email)
            .unwrap_or_else(|| profile.sub.as_str());
        Self {
            title,
            id,
            name,
            username,
            email,
            email_verified: profile.email_verified,
            provider,
        }
    }
}

/// The chooser's place for somebody who is signed in.
#[derive(Clone, Debug, Serialize)]
pub struct SignedInPage<'a> {
    /// Who.
    pub person: Person<'a>,
    /// Where "Continue" leads.
    pub continue_href: &'a str,
    /// Its host, when it is not the gateway's own.
    pub going_to: Option<&'a str>,
    /// The chooser, asking for another account.
    pub another_account_href: &'a str,
}

/// The gateway's own page: who is signed in.
#[derive(Clone, Debug, Serialize)]
pub struct AccountPage<'a> {
    /// Who.
    pub person: Person<'a>,
    /// Group names; none are not shown.
    pub groups: &'a [String],
    /// When they signed in.
    pub authenticated_at: Timestamp,
    /// When the session ends.
    pub expires_at: Timestamp,
    /// Where the sign-out is posted.
    pub logout_href: &'a str,
    /// The chooser, asking for another account.
    pub another_account_href: &'a str,
    /// The further identities of the session.
    pub identities: Vec<Person<'a>>,
    /// The ways to connect another one; none when that is not offered.
    pub connect: Vec<ProviderLink<'a>>,
    /// The list of the person's sessions.
    pub sessions_href: &'a str,
    /// Where the end of sessions is posted.
    pub end_href: &'a str,
}

/// Where somebody is signed in.
#[derive(Clone, Debug, Serialize)]
pub struct SessionsPage<'a> {
    /// This one first, then those used last.
    pub sessions: Vec<SessionEntry<'a>>,
    /// Whether others may be ended now; else the person has to sign in again first.
    pub may_end: bool,
    /// Where the end of sessions is posted.
    pub end_href: &'a str,
    /// Signs in again and comes back.
    pub again_href: &'a str,
    /// The account page.
    pub home_href: &'a str,
}

/// One session of a person.
#[derive(Clone, Debug, Serialize)]
pub struct SessionEntry<'a> {
    /// What it is called when it is to be ended.
    pub id: &'a str,
    /// The browser in a few words.
    pub browser: Option<&'a str>,
    /// The network it was started from.
    pub address: Option<&'a str>,
    /// Through whom.
    pub provider: ProviderMark<'a>,
    /// When it was started.
    pub started_at: Timestamp,
    /// When it was used last.
    pub last_seen: Timestamp,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// The page that asks before signing out.
#[derive(Clone, Debug, Serialize)]
pub struct LogoutPage<'a> {
    /// Who.
    pub person: Person<'a>,
    /// How far the sign-out goes.
    pub extent: LogoutExtent,
    /// Where the sign-out is posted; with a choice, `at` says which: `here` or `provider`.
    pub logout_href: &'a str,
    /// Where "Stay signed in" leads.
    pub cancel_href: &'a str,
}

/// How far a sign-out goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LogoutExtent {
    /// The session here ends.
    Here,
    /// Then the browser goes on to sign out at the provider.
    Provider,
    /// As the person chooses.
    Choice,
}

/// What a sign-out has to do with the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AtProvider {
    /// Nothing happens there, and it may let the same person in without asking.
    Stays,
    /// Nothing happens there, but the next login will ask.
    StaysAndAsks,
    /// The browser goes there by itself, to sign out.
    Leaving,
    /// A link leads there, to sign out.
    Offered,
    /// The browser was there and came back.
    Done,
}

/// The page after signing out.
#[derive(Clone, Debug, Serialize)]
pub struct SignedOutPage<'a> {
    /// Starts a new login.
    pub login_href: &'a str,
    /// Back to where the person came from.
    pub back: Option<BackLink<'a>>,
    /// What people call the provider, where there is something to say of it.
    pub provider_name: Option<&'a str>,
    /// What the sign-out has to do with it.
    pub at_provider: Option<AtProvider>,
    /// Where one signs out of it.
    pub provider_href: Option<&'a str>,
    /// Where to post that this browser is to forget the provider used last; nothing when it remembers none.
    pub forget_href: Option<&'a str>,
    /// Whether it just forgot it.
    pub forgotten: bool,
}

/// A link to another site.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct BackLink<'a> {
    /// The address.
    pub href: &'a str,
    /// Its host, for people.
    pub host: &'a str,
}

/// How a list in a frame opens a popup.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct FramePopup<'a> {
    /// The origin of the page around the frame.
    pub origin: &'a str,
    /// Where a login in the popup returns to.
    pub done: &'a str,
    /// What that page wants to see again in the answer.
    pub nonce: Option<&'a str>,
}

/// The last page of a login in a popup.
#[derive(Clone, Debug, Serialize)]
pub struct PopupPage<'a> {
    /// Whether it succeeded.
    pub signed_in: bool,
    /// What the page that opened the popup is told; without it there is no script.
    pub message: Option<PopupMessage<'a>>,
    /// On to the site, where the popup cannot be closed.
    pub continue_href: &'a str,
    /// Its host.
    pub going_to: &'a str,
}

/// What the page that opened a popup is told.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct PopupMessage<'a> {
    /// The origin of that page.
    pub opener: &'a str,
    /// What it wants to see again.
    pub nonce: &'a str,
    /// `signed_in` or `cancelled`.
    pub status: &'a str,
}

/// Posts a provider's answer once more, from our own page.
#[derive(Clone, Debug, Serialize)]
pub struct BouncePage<'a> {
    /// Where to.
    pub action: &'a str,
    /// What, unchanged.
    pub fields: Vec<HiddenField<'a>>,
    /// The nonce of the one script, as in the Content-Security-Policy.
    pub nonce: &'a str,
}

/// One field of a form.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct HiddenField<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its value.
    pub value: &'a str,
}

/// Something went wrong.
#[derive(Clone, Debug)]
pub struct ErrorPage<'a> {
    /// What; it chooses the sentences and the buttons.
    pub code: ErrorCode,
    /// The provider, when it is known.
    pub provider_name: Option<&'a str>,
    /// Where the buttons lead.
    pub links: ErrorLinks<'a>,
    /// As in `X-Request-Id` and the log.
    pub request_id: &'a str,
    /// When.
    pub at: Timestamp,
}

/// Where the buttons of an error page lead. For `wrong_host` all of them are absolute.
#[derive(Clone, Copy, Debug)]
pub struct ErrorLinks<'a> {
    /// The same again, `return_to` kept; without it the chooser.
    pub retry: Option<&'a str>,
    /// The chooser, `return_to` kept unless it was the trouble.
    pub sign_in: &'a str,
    /// The chooser, asking for another account.
    pub another_account: &'a str,
    /// The gateway's own page.
    pub home: &'a str,
}

/// [`ErrorPage`] as the template reads it.
#[derive(Debug, Serialize)]
pub(super) struct ErrorView<'a> {
    /// Its public name.
    code: &'static str,
    /// The key of its texts: the heading, `.what` happened and `.next`, what to do.
    sentences: String,
    /// The provider, when it is known.
    provider_name: Option<&'a str>,
    /// `yes` with a `provider_name`, else `no`, for texts that differ.
    named: &'static str,
    /// The first thing to do.
    primary: Button<'a>,
    /// The other one.
    secondary: Option<Button<'a>>,
    /// As in `X-Request-Id` and the log.
    request_id: &'a str,
    /// When.
    at: Timestamp,
}

impl<'a> ErrorView<'a> {
    /// Where its buttons lead.
    pub(super) fn hrefs(&self) -> impl Iterator<Item = &'a str> {
        let secondary = self.secondary.map(|button| button.href);
        [self.primary.href].into_iter().chain(secondary)
    }
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Button<'a> {
    /// Where it leads.
    href: &'a str,
    /// The key of its text.
    label: &'static str,
}

impl<'a> From<&ErrorPage<'a>> for ErrorView<'a> {
    fn from(page: &ErrorPage<'a>) -> Self {
        let (primary, secondary) = page.code.steps();
        let button = |(target, label)| Button {
            href: page.links.of(target),
            label,
        };
        let primary = button(primary);
        Self {
            code: page.code.as_str(),
            sentences: page.code.sentences(),
            provider_name: page.provider_name,
            named: if page.provider_name.is_some() {
                "yes"
            } else {
                "no"
            },
            primary,
            secondary: [secondary, HOME, SIGN_IN]
                .map(button)
                .into_iter()
                .find(|second| second.href != primary.href),
            request_id: page.request_id,
            at: page.at,
        }
    }
}

impl<'a> ErrorLinks<'a> {
    fn of(&self, target: Target) -> &'a str {
        match target {
            Target::Retry => self.retry.unwrap_or(self.sign_in),
            Target::SignIn => self.sign_in,
            Target::AnotherAccount => self.another_account,
            Target::Home => self.home,
        }
    }
}

//! Defect: a row of the tables: a login in which one thing is wrong, and everything that must come of it.

use crate::support::browser::{Browser, Request, Site};
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::{Answer, FakeIdp};

/// A login in which one thing is wrong.
pub(super) struct Defect {
    name: &'static str,
    settings: &'static str,
    spoil: Box<dyn Fn(&FakeIdp)>,
    answer: Box<dyn Fn(Answer) -> Answer>,
    expected: Outcome,
}

/// What can be seen after the callback.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Outcome {
    status: u16,
    code: String,
    requests: Requests,
    /// The attempt's own cookie.
    attempt: Cookie,
    /// That of another login in progress.
    other_attempt: Cookie,
    /// What `/me` answers.
    me: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cookie {
    Kept,
    Removed,
}

/// How often the callback made the gateway call each endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Requests {
    pub(super) token: usize,
    pub(super) keys: usize,
    pub(super) userinfo: usize,
}

/// The code never leaves the gateway.
pub(super) const NONE: Requests = requests(0, 0, 0);
/// The code is exchanged, and nothing comes of it.
pub(super) const TOKEN: Requests = requests(1, 0, 0);
/// The ID token is looked at; the access token is not used.
pub(super) const KEYS: Requests = requests(1, 1, 0);
/// As [`KEYS`], and whether there are newer keys is asked once.
pub(super) const NEWER_KEYS: Requests = requests(1, 2, 0);
/// The ID token is right; userinfo is asked once.
pub(super) const USERINFO: Requests = requests(1, 1, 1);

const fn requests(token: usize, keys: usize, userinfo: usize) -> Requests {
    Requests {
        token,
        keys,
        userinfo,
    }
}

impl Defect {
    /// A login at a provider that conforms, but for this.
    pub(super) fn provider(name: &'static str, spoil: impl Fn(&FakeIdp) + 'static) -> Self {
        Self {
            name,
            settings: "",
            spoil: Box::new(spoil),
            answer: Box::new(|answer| answer),
            expected: Outcome {
                status: 0,
                code: String::new(),
                requests: NONE,
                attempt: Cookie::Removed,
                other_attempt: Cookie::Kept,
                me: 401,
            },
        }
    }

    /// A login whose answer is changed on its way through the browser.
    pub(super) fn answer(name: &'static str, change: impl Fn(Answer) -> Answer + 'static) -> Self {
        Self::provider(name, |_| {}).answered(change)
    }

    /// The same, and the answer is changed too.
    pub(super) fn answered(self, change: impl Fn(Answer) -> Answer + 'static) -> Self {
        Self {
            answer: Box::new(change),
            ..self
        }
    }

    /// Further lines of the provider's section.
    pub(super) fn with(self, settings: &'static str) -> Self {
        Self { settings, ..self }
    }

    /// What must come of it. The attempt is over, the other one is not, and nobody is signed in.
    pub(super) fn is(mut self, status: u16, code: &str, requests: Requests) -> Self {
        self.expected.status = status;
        code.clone_into(&mut self.expected.code);
        self.expected.requests = requests;
        self
    }

    /// The answer does not belong to the attempt, so the attempt goes on.
    pub(super) fn and_the_attempt_goes_on(mut self) -> Self {
        self.expected.attempt = Cookie::Kept;
        self
    }

    async fn happen(&self) -> Outcome {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        (self.spoil)(&idp);
        let section = format!("{}{}\n", oidc("acme", &idp), self.settings);
        let gateway = TestGateway::start(&clock, &section);
        let mut browser = gateway.browser();
        let other = idp.authorize(&gateway.begin(&mut browser, "acme").await);
        let own = idp.authorize(&gateway.begin(&mut browser, "acme").await);
        let answer = (self.answer)(own.clone());
        let request = Request::get(&answer.url())
            .from(Site::Cross)
            .header("accept", "application/json");

        let response = browser.send(request).await;

        let code = serde_json::from_slice(&response.body)
            .ok()
            .and_then(|problem: serde_json::Value| problem["code"].as_str().map(str::to_owned));
        Outcome {
            status: response.status,
            code: code.unwrap_or_else(|| response.text()),
            requests: Requests {
                token: idp.hits("token"),
                keys: idp.hits("jwks"),
                userinfo: idp.hits("userinfo"),
            },
            attempt: attempt_cookie(&browser, &own),
            other_attempt: attempt_cookie(&browser, &other),
            me: gateway.me(&mut browser).await.status,
        }
    }
}

fn attempt_cookie(browser: &Browser, answer: &Answer) -> Cookie {
    let name = format!("vestibule-login-{}", &answer.get("state")[..8]);
    let mut cookies = browser.cookies().iter();
    if cookies.any(|cookie| cookie.name.starts_with(&name)) {
        Cookie::Kept
    } else {
        Cookie::Removed
    }
}

/// Lets every row happen and tells of all that went another way.
pub(super) async fn assert_all(defects: impl IntoIterator<Item = Defect>) {
    let mut wrong = Vec::new();
    for defect in defects {
        let seen = defect.happen().await;
        if seen != defect.expected {
            wrong.push(format!(
                "{}\n  expected {:?}\n  but saw  {seen:?}",
                defect.name, defect.expected
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

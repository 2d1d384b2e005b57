//! The provider's pages: forms filled in and links followed, as far as they need to be understood.

use std::sync::LazyLock;

use regex::Regex;

use crate::support::browser::{Browser, Request, Response, Site};
use crate::support::gateway::TestGateway;

/// How many pages and redirects a login may take.
const LONGEST: usize = 12;

/// A form of a page.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// Where it goes, absolute.
    pub(super) action: String,
    /// Its hidden fields.
    pub(super) fields: Vec<(String, String)>,
}

/// How the provider sends the browser back.
#[derive(Clone, Debug)]
pub(super) enum Answer {
    Redirect(String),
    Form(Form),
}

/// What the person does when asked.
#[derive(Clone, Copy)]
enum Will<'a> {
    SignIn(&'a str),
    Consent,
    Cancel,
}

/// A browser at the provider, on its way back to a gateway.
pub(super) struct Visit<'a> {
    browser: &'a mut Browser,
    callback: String,
}

impl<'a> Visit<'a> {
    pub(super) fn new(browser: &'a mut Browser, gateway: &TestGateway) -> Self {
        Self {
            browser,
            callback: gateway.url("/callback/"),
        }
    }

    /// Fills in the login page and agrees.
    pub(super) async fn sign_in(self, start: &str, login: &str) -> Answer {
        self.go(start, Will::SignIn(login)).await
    }

    /// Agrees; a login page would be a surprise.
    pub(super) async fn consent(self, start: &str) -> Answer {
        self.go(start, Will::Consent).await
    }

    /// Cancels on the first page.
    pub(super) async fn cancel(self, start: &str) -> Answer {
        self.go(start, Will::Cancel).await
    }

    async fn go(self, start: &str, will: Will<'_>) -> Answer {
        let mut request = Request::get(start).from(Site::Cross);
        for _ in 0..LONGEST {
            let response = self.browser.send(request).await;
            request = if matches!(response.status, 302 | 303) {
                let location = response.location();
                if location.starts_with(&self.callback) {
                    return Answer::Redirect(location);
                }
                Request::get(&location).from(Site::Same)
            } else {
                // A refusal sent back by form has the status 400 here.
                let form = form(&response).unwrap_or_else(|| panic!("{}", response.text()));
                if form.action.starts_with(&self.callback) {
                    return Answer::Form(form);
                }
                act(&response, form, will)
            };
        }
        panic!("the provider never sends the browser back");
    }
}

/// What the person does on this page.
fn act(page: &Response, mut form: Form, will: Will<'_>) -> Request {
    let asks_for_login = page.text().contains("name=\"login\"");
    match will {
        Will::Cancel => return Request::get(&cancel(page)).from(Site::Same),
        Will::SignIn(login) if asks_for_login => {
            form.fields.push(("login".to_owned(), login.to_owned()));
            form.fields.push(("password".to_owned(), "any".to_owned()));
        }
        Will::Consent if asks_for_login => panic!("the provider asks for a login"),
        Will::SignIn(_) | Will::Consent => {}
    }
    Request::post_form(&form.action, &form.fields)
}

/// Where the link to cancel leads.
fn cancel(page: &Response) -> String {
    static LINK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"<a href="([^"]+)">\[ Cancel \]"#).expect("it compiles"));
    let text = page.text();
    let link = LINK.captures(&text).expect("the page can be cancelled");
    page.url
        .join(&unescape(&link[1]))
        .expect("a link is a URL")
        .into()
}

/// The first form of a page.
pub(super) fn form(page: &Response) -> Option<Form> {
    static FORM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"<form[^>]*\saction="([^"]*)""#).expect("it compiles"));
    static HIDDEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"<input type="hidden" name="([^"]*)" value="([^"]*)""#).expect("it compiles")
    });
    let text = page.text();
    let action = page
        .url
        .join(&unescape(&FORM.captures(&text)?[1]))
        .expect("a form goes to a URL");
    let fields = HIDDEN
        .captures_iter(&text)
        .map(|field| (unescape(&field[1]), unescape(&field[2])))
        .collect();
    Some(Form {
        action: action.into(),
        fields,
    })
}

/// Undoes the escapes that pages use.
fn unescape(text: &str) -> String {
    [
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (escape, character)| {
        text.replace(escape, character)
    })
}

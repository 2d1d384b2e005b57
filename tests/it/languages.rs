//! The languages of the pages: which one somebody gets, what an operator may change, and that no file lags behind.

mod choice;
mod files;
mod folder;

use crate::support::browser::{Browser, Response};
use crate::support::gateway::TestGateway;

/// The languages of the contract, by their tags.
const EVERY: [&str; 32] = [
    "ar", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja",
    "ko", "nb", "nl", "pl", "pt-BR", "pt-PT", "ro", "ru", "sk", "sv", "th", "tr", "uk", "vi",
    "zh-Hans", "zh-Hant",
];

/// `lang` and `dir` of a page.
fn spoken(response: &Response) -> (String, String) {
    let text = response.text();
    let rest = text.split("<html lang=\"").nth(1);
    let rest = rest.unwrap_or_else(|| panic!("this is no page: {text}"));
    let (lang, rest) = rest
        .split_once("\" dir=\"")
        .expect("a page has a direction");
    let (dir, _) = rest.split_once('"').expect("the direction ends");
    (lang.to_owned(), dir.to_owned())
}

/// The language of a route for a browser that sends this `Accept-Language`.
async fn accepting(gateway: &TestGateway, browser: &mut Browser, header: &str) -> String {
    let request = crate::support::browser::Request::get(&gateway.url("/login"));
    let response = browser
        .send(request.header("accept-language", header))
        .await;
    spoken(&response).0
}

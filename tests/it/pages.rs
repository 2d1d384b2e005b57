//! What people see: the chooser, the account, signing out, and nothing that somebody else wrote.

mod chooser;
mod corpus;
mod forgetting;
mod in_app;
mod sign_out;
mod skipping;
mod strangers;

use regex::Regex;

use crate::support::browser::Response;

/// Every link of a page, as the browser reads it, but that to the page with other languages.
fn links(response: &Response) -> Vec<String> {
    let link = Regex::new(r#"<a [^>]*href="([^"]*)""#).expect("it is an expression");
    let text = response.text();
    let links = link.captures_iter(&text);
    let hrefs = links.map(|found| found[1].replace("&amp;", "&"));
    hrefs.filter(|href| !href.ends_with("#languages")).collect()
}

/// The ids of the providers in the order of the page.
fn order(response: &Response) -> Vec<String> {
    let button = Regex::new(r#"data-provider="([^"]*)""#).expect("it is an expression");
    let text = response.text();
    button
        .captures_iter(&text)
        .map(|found| found[1].to_owned())
        .collect()
}

/// What a page says about one provider.
fn button(response: &Response, id: &str) -> String {
    let text = response.text();
    let start = text.split(&format!("data-provider=\"{id}\"")).nth(1);
    let rest = start.unwrap_or_else(|| panic!("there is no button for {id}"));
    rest.split("</li>").next().unwrap_or_default().to_owned()
}

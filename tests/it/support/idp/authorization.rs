//! Answer: what the browser would carry from the authorization endpoint to the gateway, to be sent as it is or spoiled first.

use url::{Url, form_urlencoded};

/// The authorization endpoint's answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    redirect_uri: String,
    params: Vec<(String, String)>,
}

impl Answer {
    pub(super) fn new(redirect_uri: String, params: Vec<(String, String)>) -> Self {
        Self {
            redirect_uri,
            params,
        }
    }

    pub(crate) fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    pub(crate) fn params(&self) -> &[(String, String)] {
        &self.params
    }

    pub(crate) fn get(&self, name: &str) -> &str {
        self.params
            .iter()
            .find(|(known, _)| known == name)
            .map_or_else(|| panic!("the answer has no {name}"), |(_, value)| value)
    }

    /// Sets a parameter, whether it was there or not.
    pub(crate) fn with(self, name: &str, value: &str) -> Self {
        self.without(name).and(name, value)
    }

    /// Leaves a parameter out.
    pub(crate) fn without(mut self, name: &str) -> Self {
        self.params.retain(|(known, _)| known != name);
        self
    }

    /// Adds a parameter, a second time if it was there.
    pub(crate) fn and(mut self, name: &str, value: &str) -> Self {
        self.params.push((name.to_owned(), value.to_owned()));
        self
    }

    /// An error in place of the code.
    pub(crate) fn error(self, error: &str) -> Self {
        self.without("code").and("error", error)
    }

    /// Brought to another place: another callback, or the gateway's bound address.
    pub(crate) fn sent_to(mut self, redirect_uri: &str) -> Self {
        redirect_uri.clone_into(&mut self.redirect_uri);
        self
    }

    /// As a GET: the redirect URI with the parameters in its query. As `form_post`, send `params` to `redirect_uri`.
    pub(crate) fn url(&self) -> String {
        let mut url = Url::parse(&self.redirect_uri).expect("the redirect URI is a URL");
        url.query_pairs_mut().extend_pairs(&self.params);
        url.into()
    }

    /// As the body of a `form_post`.
    pub(crate) fn form(&self) -> String {
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.params)
            .finish()
    }
}

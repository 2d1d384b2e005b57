//! The request for one userinfo document.

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use oauth2::HttpRequest;
use serde_json::Value;
use url::{Url, form_urlencoded};

use super::{Fetch, LoginError, invalid};
use crate::claims::Evidence;
use crate::provider::definition::{Method, UserinfoFormat};
use crate::provider::{Body, SecureUrl, Template, TokenPlace, UserinfoCall, Values};

impl Fetch<'_> {
    /// The address with its query; a parameter whose value is missing is dropped.
    pub(super) fn with_query(
        &self,
        call: &UserinfoCall,
        url: &SecureUrl,
        evidence: &Evidence,
    ) -> Url {
        let mut url = url.as_url().clone();
        let mut query = self.filled(&call.query, evidence);
        if let TokenPlace::Query(name) = &call.token_in {
            query.push((name.clone(), self.access_token.expose().to_owned()));
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    pub(super) fn request(
        &self,
        call: &UserinfoCall,
        url: &Url,
        evidence: &Evidence,
    ) -> Result<HttpRequest, LoginError> {
        let token = self.access_token.expose();
        let mut request = http::Request::builder()
            .uri(url.as_str())
            .method(match call.method {
                Method::Get => http::Method::GET,
                Method::Post => http::Method::POST,
            });
        let headers = self.filled(&call.headers, evidence);
        if !headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("accept"))
        {
            request = request.header(ACCEPT, accept(call));
        }
        request = match &call.token_in {
            TokenPlace::Bearer => request.header(AUTHORIZATION, format!("Bearer {token}")),
            TokenPlace::Scheme(scheme) => {
                request.header(AUTHORIZATION, format!("{scheme} {token}"))
            }
            TokenPlace::Header(name) => request.header(name.as_str(), token),
            TokenPlace::Query(_) | TokenPlace::Body(_) | TokenPlace::Nowhere => request,
        };
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let (kind, body) = self.body(call, evidence);
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        request.body(body).map_err(|_| invalid("request_malformed"))
    }

    fn body(&self, call: &UserinfoCall, evidence: &Evidence) -> (Option<&'static str>, Vec<u8>) {
        match &call.body {
            Body::Empty => (None, Vec::new()),
            Body::Json(members) => {
                let body = Value::Object(members.clone()).to_string();
                (Some("application/json"), body.into_bytes())
            }
            Body::Form(fields) => {
                let mut form = form_urlencoded::Serializer::new(String::new());
                form.extend_pairs(self.filled(fields, evidence));
                if let TokenPlace::Body(name) = &call.token_in {
                    form.append_pair(name, self.access_token.expose());
                }
                let kind = "application/x-www-form-urlencoded";
                (Some(kind), form.finish().into_bytes())
            }
        }
    }

    fn filled(
        &self,
        templates: &[(String, Template)],
        evidence: &Evidence,
    ) -> Vec<(String, String)> {
        if templates.is_empty() {
            return Vec::new();
        }
        self.with_values(evidence, |values| {
            let filled = |(name, template): &(String, Template)| {
                template.fill(values).map(|value| (name.clone(), value))
            };
            templates.iter().filter_map(filled).collect()
        })
    }

    pub(super) fn with_values<T>(
        &self,
        evidence: &Evidence,
        then: impl FnOnce(&Values<'_>) -> T,
    ) -> T {
        let client = crate::flow::client_values(self.provider);
        let token = Value::Object(evidence.token.clone());
        let mut values = Values::new()
            .with("param", self.provider.params())
            .with("client", &client)
            .with("token", &token);
        for (name, document) in &evidence.documents {
            values = values.with(name, document);
        }
        then(&values)
    }
}

/// A signed document is looked for at the standard endpoint, or where the preset says so; others may refuse to be asked for one.
fn accept(call: &UserinfoCall) -> &'static str {
    if call.url.is_none() || call.format == UserinfoFormat::Jwt {
        "application/json, application/jwt"
    } else {
        "application/json"
    }
}

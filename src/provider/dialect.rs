//! Dialect: how this provider departs from the RFCs, as data and pure functions.

mod token_response;

use std::collections::BTreeMap;

use oauth2::{HttpRequest, HttpResponse};
use serde_json::{Map, Value};
use url::{Url, form_urlencoded};

use super::definition::{Method, TokenEncoding};
use super::{Template, Values};

/// How a provider departs from RFC 6749 and OpenID Connect. Everything here is data from its TOML; the protocol code never sees it.
#[derive(Debug, Default)]
pub struct Dialect {
    /// Standard parameter names and what this provider calls them.
    pub rename: BTreeMap<String, String>,
    /// Stands between two scopes.
    pub scope_separator: String,
    /// What the authorization request leaves out.
    pub authorize_omit: Vec<String>,
    /// What the authorization address ends with.
    pub authorize_fragment: Option<String>,
    /// Further parameters of the authorization request.
    pub authorize_params: Vec<(String, Template)>,
    /// What the token request leaves out.
    pub token_omit: Vec<String>,
    /// What the token request calls standard parameters, where it differs from `rename`.
    pub token_rename: BTreeMap<String, String>,
    /// Further parameters of the token request.
    pub token_params: Vec<(String, Template)>,
    /// Further headers of the token request.
    pub token_headers: Vec<(String, Template)>,
    /// How the token request is written.
    pub token_encoding: TokenEncoding,
    /// POST, or GET where a provider wants it.
    pub token_method: Option<Method>,
    /// Where standard members are in the token response.
    pub token_response: BTreeMap<String, Vec<String>>,
}

/// Where an access token goes in a userinfo request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum TokenPlace {
    /// `Authorization: Bearer …` (RFC 6750).
    #[default]
    Bearer,
    /// `Authorization` with another scheme.
    Scheme(String),
    /// Another header, bare.
    Header(String),
    /// A query parameter.
    Query(String),
    /// A field of the form.
    Body(String),
    /// Nowhere by itself; templates place it.
    Nowhere,
}

impl TokenPlace {
    /// Reads `bearer`, `scheme:WORD`, `header:NAME`, `query:NAME`, `body:NAME` or `none`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = |name: &str| {
            let plain = !name.is_empty()
                && name
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
            plain.then(|| name.to_owned())
        };
        match text.split_once(':') {
            None if text == "bearer" => Some(Self::Bearer),
            None if text == "none" => Some(Self::Nowhere),
            Some(("scheme", word)) => name(word).map(Self::Scheme),
            Some(("header", header)) => name(header).map(Self::Header),
            Some(("query", parameter)) => name(parameter).map(Self::Query),
            Some(("body", field)) => name(field).map(Self::Body),
            _ => None,
        }
    }
}

impl Dialect {
    /// The authorization request as this provider wants it: scopes joined, parameters renamed and added; `further` ones last.
    #[must_use]
    pub fn authorize(
        &self,
        url: &Url,
        scopes: &[String],
        further: &[(String, Template)],
        values: &Values<'_>,
    ) -> Url {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (name, value) in url.query_pairs() {
            if name != "scope" && !self.authorize_omit.iter().any(|omitted| *omitted == name) {
                set(&mut pairs, self.renamed(&name), value.into_owned());
            }
        }
        if !scopes.is_empty() {
            set(
                &mut pairs,
                self.renamed("scope"),
                scopes.join(&self.scope_separator),
            );
        }
        for (name, template) in &self.authorize_params {
            if let Some(value) = template.fill(values) {
                set(&mut pairs, name.clone(), value);
            }
        }
        for (name, template) in further {
            if let Some(value) = template.fill(values) {
                add(&mut pairs, name, value);
            }
        }
        let mut url = url.clone();
        url.query_pairs_mut().clear().extend_pairs(pairs);
        url.set_fragment(self.authorize_fragment.as_deref());
        url
    }

    /// The token request as this provider wants it, with `further` parameters last.
    ///
    /// # Errors
    ///
    /// A header or address that HTTP does not allow.
    pub fn token_request(
        &self,
        request: HttpRequest,
        further: &[(String, Template)],
        values: &Values<'_>,
    ) -> Result<HttpRequest, http::Error> {
        let (mut parts, body) = request.into_parts();
        let mut pairs: Vec<(String, String)> = Vec::new();
        for (name, value) in form_urlencoded::parse(&body) {
            if self.token_omit.iter().any(|omitted| *omitted == name) {
                continue;
            }
            let renamed = self.token_rename.get(&*name).cloned();
            set(
                &mut pairs,
                renamed.unwrap_or_else(|| self.renamed(&name)),
                value.into_owned(),
            );
        }
        for (name, template) in self.token_params.iter().chain(further) {
            if let Some(value) = template.fill(values) {
                set(&mut pairs, name.clone(), value);
            }
        }
        for (name, template) in &self.token_headers {
            if let Some(value) = template.fill(values) {
                parts.headers.insert(
                    http::HeaderName::try_from(name)?,
                    http::HeaderValue::try_from(value)?,
                );
            }
        }
        let encode = |pairs: &[(String, String)]| {
            form_urlencoded::Serializer::new(String::new())
                .extend_pairs(pairs)
                .finish()
        };
        let body = match self.token_encoding {
            TokenEncoding::Form => encode(&pairs).into_bytes(),
            TokenEncoding::Json => {
                parts.headers.insert(
                    http::header::CONTENT_TYPE,
                    http::HeaderValue::from_static("application/json"),
                );
                let object: Map<String, Value> = pairs
                    .into_iter()
                    .map(|(name, value)| (name, value.into()))
                    .collect();
                Value::Object(object).to_string().into_bytes()
            }
            TokenEncoding::Query => {
                parts.headers.remove(http::header::CONTENT_TYPE);
                let separator = if parts.uri.query().is_some() {
                    '&'
                } else {
                    '?'
                };
                parts.uri =
                    http::Uri::try_from(format!("{}{separator}{}", parts.uri, encode(&pairs)))?;
                Vec::new()
            }
        };
        if self.token_method == Some(Method::Get) {
            parts.method = http::Method::GET;
        }
        Ok(HttpRequest::from_parts(parts, body))
    }

    /// The token response as RFC 6749 wants it; see the submodule for what is forgiven.
    #[must_use]
    pub fn token_response(&self, response: HttpResponse) -> HttpResponse {
        token_response::normalise(response, &self.token_response)
    }

    fn renamed(&self, name: &str) -> String {
        self.rename
            .get(name)
            .cloned()
            .unwrap_or_else(|| name.to_owned())
    }
}

/// One value for each name: the later wins, at the place of the first.
fn set(pairs: &mut Vec<(String, String)>, name: String, value: String) {
    match pairs.iter_mut().find(|(known, _)| *known == name) {
        Some((_, old)) => *old = value,
        None => pairs.push((name, value)),
    }
}

/// Like [`set`], but a `prompt` keeps what it holds: its value is a list (OpenID Connect Core 3.1.2.1), in which `none` stands alone.
fn add(pairs: &mut Vec<(String, String)>, name: &str, value: String) {
    let held = pairs.iter().find(|(known, _)| known == name);
    match held {
        Some((_, held)) if name == "prompt" => {
            let is_there = held == "none" || held.split(' ').any(|word| word == value);
            if !is_there {
                let both = format!("{held} {value}");
                set(pairs, name.to_owned(), both);
            }
        }
        _ => set(pairs, name.to_owned(), value),
    }
}

#[cfg(test)]
mod tests {
    use oauth2::HttpRequest;
    use serde_json::{Value, json};
    use url::Url;

    use super::{Dialect, TokenEncoding, TokenPlace};
    use crate::provider::definition::Method;
    use crate::provider::{Template, Values};

    fn request() -> HttpRequest {
        http::Request::post("https://a.example/token?v=1")
            .body(b"grant_type=authorization_code&client_id=me&code=c+d".to_vec())
            .unwrap()
    }

    #[test]
    fn scopes_are_joined_and_parameters_renamed() {
        let dialect = Dialect {
            rename: [("client_id".to_owned(), "client_key".to_owned())].into(),
            scope_separator: ",".to_owned(),
            authorize_params: vec![(
                "access".to_owned(),
                Template::parse("{param.kind}", &["param"]).unwrap(),
            )],
            ..Dialect::default()
        };
        let params = json!({"kind": "offline"});
        let url = Url::parse("https://a.example/authorize?client_id=me&scope=x").unwrap();

        let url = dialect.authorize(
            &url,
            &["a".to_owned(), "b".to_owned()],
            &[],
            &Values::new().with("param", &params),
        );

        assert_eq!(
            url.as_str(),
            "https://a.example/authorize?client_key=me&scope=a%2Cb&access=offline"
        );
    }

    #[test]
    fn a_prompt_is_added_to_what_is_passed_on() {
        let further = [(
            "prompt".to_owned(),
            Template::parse("consent", &["param"]).unwrap(),
        )];
        let authorized = |query: &str| {
            let url = Url::parse(&format!("https://a.example/authorize{query}")).unwrap();
            let url = Dialect::default().authorize(&url, &[], &further, &Values::new());
            url.query().unwrap_or_default().to_owned()
        };

        assert_eq!(authorized(""), "prompt=consent");
        assert_eq!(
            authorized("?prompt=select_account"),
            "prompt=select_account+consent"
        );
        assert_eq!(authorized("?prompt=none"), "prompt=none");
        assert_eq!(authorized("?prompt=consent"), "prompt=consent");
    }

    #[test]
    fn a_token_request_can_be_json_or_a_query() {
        let json = Dialect {
            token_encoding: TokenEncoding::Json,
            ..Dialect::default()
        }
        .token_request(request(), &[], &Values::new())
        .unwrap();
        let query = Dialect {
            token_encoding: TokenEncoding::Query,
            token_method: Some(Method::Get),
            ..Dialect::default()
        }
        .token_request(request(), &[], &Values::new())
        .unwrap();

        assert_eq!(
            serde_json::from_slice::<Value>(json.body()).unwrap()["code"],
            "c d"
        );
        assert_eq!(
            query.uri().query(),
            Some("v=1&grant_type=authorization_code&client_id=me&code=c+d")
        );
        assert!(query.method() == http::Method::GET && query.body().is_empty());
    }

    #[test]
    fn places_of_a_token_are_read() {
        assert_eq!(
            TokenPlace::parse("header:X-Token"),
            Some(TokenPlace::Header("X-Token".to_owned()))
        );
        assert_eq!(TokenPlace::parse("bearer"), Some(TokenPlace::Bearer));
        for bad in ["", "Bearer", "header:", "header:a b", "cookie:x"] {
            assert_eq!(TokenPlace::parse(bad), None, "{bad}");
        }
    }
}

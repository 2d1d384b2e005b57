//! `TokenSet` → the userinfo documents, in order.

use oauth2::HttpRequest;
use serde_json::{Map, Value, json};

use super::discovery::{Directory, Metadata};
use super::exchange::TokenSet;
use super::identity::{Expected, IdentityFault};
use super::strict_json;
use super::wire::{Address, NamedBy};
use super::{LoginError, Step};
use crate::provider::definition::{Method, UserinfoFormat};
use crate::provider::{Provider, SecureUrl, TokenPlace, UserinfoCall, Values};

/// What the documents said.
#[derive(Debug, Default)]
pub(super) struct Documents {
    /// The standard userinfo document of OpenID Connect.
    pub(super) standard: Option<Map<String, Value>>,
    /// The others, by name.
    pub(super) named: Vec<(String, Value)>,
}

/// What the requests are made with.
pub(super) struct Fetch<'a> {
    pub(super) directory: &'a Directory,
    pub(super) provider: &'a Provider,
    pub(super) metadata: &'a Metadata,
    pub(super) tokens: &'a TokenSet,
    pub(super) callback: &'a Value,
    /// What a signed document is held against; none for plain OAuth 2.0.
    pub(super) expected: Option<&'a Expected<'a>>,
}

const STEP: Step = Step::Userinfo;

fn invalid(reason: &'static str) -> LoginError {
    LoginError::ProviderInvalidResponse { step: STEP, reason }
}

impl Fetch<'_> {
    /// Fetches each document in order; one marked optional may fail.
    pub(super) async fn all(&self) -> Result<Documents, LoginError> {
        let mut documents = Documents::default();
        for call in self.provider.userinfo() {
            match self.one(call, &mut documents).await {
                Ok(()) => {}
                Err(error) if call.optional => {
                    tracing::warn!(provider = %self.provider.id(), document = call.name, reason = %error, "an optional userinfo document is missing");
                }
                Err(error) => return Err(error),
            }
        }
        Ok(documents)
    }

    async fn one(&self, call: &UserinfoCall, documents: &mut Documents) -> Result<(), LoginError> {
        let Some(address) = self.address(call, documents)? else {
            return Ok(());
        };
        let request = self.request(call, &address.url, documents)?;
        let response = self
            .directory
            .wire()
            .send(self.provider, address.named_by, request)
            .await
            .map_err(|error| error.at(STEP))?;
        if !response.status().is_success() {
            return Err(LoginError::ProviderRefused {
                step: STEP,
                error: response.status().as_u16().to_string(),
            });
        }
        let body = response.body();
        let document = if is_token(body) {
            Value::Object(
                self.verified(std::str::from_utf8(body).unwrap_or_default().trim())
                    .await?,
            )
        } else if call.format == UserinfoFormat::Jwt {
            return Err(LoginError::IdentityInvalid(IdentityFault::UnsignedUserinfo));
        } else {
            serde_json::from_slice(body).map_err(|_| invalid("userinfo_malformed"))?
        };
        match (call.url.is_none(), document) {
            (true, Value::Object(members)) => documents.standard = Some(members),
            (false, document @ (Value::Object(_) | Value::Array(_))) => {
                documents.named.push((call.name.clone(), document));
            }
            _ => return Err(invalid("userinfo_malformed")),
        }
        Ok(())
    }

    /// Where the document is; none when the metadata has no userinfo endpoint, which is allowed.
    fn address(
        &self,
        call: &UserinfoCall,
        documents: &Documents,
    ) -> Result<Option<Address>, LoginError> {
        let Some(template) = &call.url else {
            return Ok(self.metadata.userinfo.clone());
        };
        let url = self
            .with_values(documents, |values| template.fill_url(values))
            .ok_or(invalid("address_incomplete"))?;
        let url = SecureUrl::parse(&url).map_err(|_| invalid("address_incomplete"))?;
        Ok(Some(Address {
            url,
            named_by: NamedBy::Operator,
        }))
    }

    fn request(
        &self,
        call: &UserinfoCall,
        url: &SecureUrl,
        documents: &Documents,
    ) -> Result<HttpRequest, LoginError> {
        let malformed = |_| invalid("request_malformed");
        let token = self.tokens.access_token.expose();
        let fill = |templates: &[(String, crate::provider::Template)]| -> Vec<(String, String)> {
            let filled = |(name, template): &(String, crate::provider::Template)| {
                self.with_values(documents, |values| template.fill(values))
                    .map(|value| (name.clone(), value))
            };
            templates.iter().filter_map(filled).collect()
        };
        let mut url = url.as_url().clone();
        let mut query = fill(&call.query);
        if let TokenPlace::Query(name) = &call.token_in {
            query.push((name.clone(), token.to_owned()));
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let mut request = http::Request::builder()
            .uri(url.as_str())
            .header(http::header::ACCEPT, "application/json, application/jwt");
        request = match &call.token_in {
            TokenPlace::Bearer => {
                request.header(http::header::AUTHORIZATION, format!("Bearer {token}"))
            }
            TokenPlace::Scheme(scheme) => {
                request.header(http::header::AUTHORIZATION, format!("{scheme} {token}"))
            }
            TokenPlace::Header(name) => request.header(name.as_str(), token),
            TokenPlace::Query(_) | TokenPlace::Nowhere => request,
        };
        for (name, value) in fill(&call.headers) {
            request = request.header(name, value);
        }
        let mut body = Vec::new();
        if let Some(members) = &call.json {
            let members: Map<String, Value> = fill(members)
                .into_iter()
                .map(|(name, value)| (name, value.into()))
                .collect();
            body = Value::Object(members).to_string().into_bytes();
            request = request.header(http::header::CONTENT_TYPE, "application/json");
        }
        request = request.method(match call.method {
            Method::Get => http::Method::GET,
            Method::Post => http::Method::POST,
        });
        request.body(body).map_err(malformed)
    }

    fn with_values<T>(&self, documents: &Documents, then: impl FnOnce(&Values<'_>) -> T) -> T {
        let client = json!({"id": self.provider.client_id()});
        let token = Value::Object(self.tokens.extra.clone());
        let mut values = Values::new()
            .with("param", self.provider.params())
            .with("client", &client)
            .with("token", &token)
            .with("callback", self.callback);
        for (name, document) in &documents.named {
            values = values.with(name, document);
        }
        then(&values)
    }

    async fn verified(&self, token: &str) -> Result<Map<String, Value>, LoginError> {
        let expected = self.expected.ok_or(invalid("userinfo_malformed"))?;
        super::verified(self.directory, self.provider, self.metadata, |keys| {
            expected.verify_userinfo(token, keys)
        })
        .await
    }
}

/// Whether a body is a signed token rather than JSON: three parts, whose first decodes to an object.
fn is_token(body: &[u8]) -> bool {
    use base64::Engine as _;
    let body = body.trim_ascii();
    let parts: Vec<&[u8]> = body.split(|byte| *byte == b'.').take(4).collect();
    let [first, _, _] = parts[..] else {
        return false;
    };
    base64::engine::general_purpose::URL_SAFE_NO_PAD
        .decode(first)
        .is_ok_and(|header| strict_json::object(&header).is_some())
}

//! Adapter: stands between the `oauth2` crate and the wire, and lets the provider's dialect change what passes.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use http::header::AUTHORIZATION;
use oauth2::{AsyncHttpClient, HttpRequest, HttpResponse};
use serde_json::Value;

use super::Unreached;
use super::discovery::{Directory, Metadata};
use super::strict_json;
use super::wire::{NamedBy, Wire, WireError};
use crate::provider::definition::Method;
use crate::provider::{Keeping, Provider, Values};

/// A refresh is waited for longer than anybody waits for a login: its answer holds the only good tokens.
const REFRESH_LIMIT: Duration = Duration::from_secs(30);

type Answer<'c> = Pin<Box<dyn Future<Output = Result<HttpResponse, WireError>> + Send + 'c>>;

/// Sends what goes to the token endpoint.
pub(super) struct Adapter<'a> {
    pub(super) wire: &'a Wire,
    pub(super) provider: &'a Provider,
    pub(super) metadata: &'a Metadata,
    pub(super) callback: &'a Value,
    /// Where and how tokens are refreshed, if that is what is done.
    pub(super) keeping: Option<&'a Keeping>,
}

/// The same for a refresh, with all it needs: so its future may change threads, which the compiler does not see through the lifetimes of the other.
pub(super) struct OwnedAdapter {
    pub(super) directory: Directory,
    pub(super) provider: Arc<Provider>,
    pub(super) metadata: Arc<Metadata>,
}

impl<'c> AsyncHttpClient<'c> for Adapter<'c> {
    type Error = WireError;
    type Future = Answer<'c>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

impl<'c> AsyncHttpClient<'c> for OwnedAdapter {
    type Error = WireError;
    type Future = Answer<'c>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let adapter = Adapter {
                wire: self.directory.wire(),
                provider: &self.provider,
                metadata: &self.metadata,
                callback: &Value::Null,
                keeping: self.provider.keeping(),
            };
            adapter.send(request).await
        })
    }
}

impl Adapter<'_> {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, WireError> {
        let client = super::client_values(self.provider);
        let values = Values::new()
            .with("param", self.provider.params())
            .with("client", &client)
            .with("callback", self.callback);
        let dialect = self.provider.dialect();
        let further = self.keeping.map_or(&[][..], |keeping| &keeping.params);
        let request = self.unencoded(self.addressed(request)?)?;
        let request = dialect
            .token_request(request, further, &values)
            .map_err(|_| WireError::Malformed)?;
        let response = match self.keeping {
            None => {
                let named_by = self.metadata.token.named_by;
                self.wire.send(self.provider, named_by, request).await?
            }
            Some(keeping) => self.refresh(keeping, request).await?,
        };
        // A server that is out of order is told apart from one that refuses, whatever it writes.
        if let Some(outage) = Unreached::answered(response.status()) {
            return Err(WireError::OutOfOrder(outage));
        }
        if strict_json::has_too_many_values(response.body()) {
            return Err(WireError::TooLarge);
        }
        Ok(dialect.token_response(response))
    }

    /// Sends a refresh.
    async fn refresh(
        &self,
        keeping: &Keeping,
        mut request: HttpRequest,
    ) -> Result<HttpResponse, WireError> {
        match keeping.method {
            Some(Method::Get) => *request.method_mut() = http::Method::GET,
            Some(Method::Post) => *request.method_mut() = http::Method::POST,
            None => {}
        }
        let named_by = match keeping.url {
            Some(_) => NamedBy::Operator,
            None => self.metadata.token.named_by,
        };
        self.wire
            .send_to_the_end(REFRESH_LIMIT, self.provider, named_by, request)
            .await
    }

    /// The request to where it goes, if that is not the token endpoint.
    fn addressed(&self, mut request: HttpRequest) -> Result<HttpRequest, WireError> {
        if let Some(url) = self.keeping.and_then(|keeping| keeping.url.as_ref()) {
            *request.uri_mut() = url.as_str().parse().map_err(|_| WireError::Malformed)?;
        }
        Ok(request)
    }

    /// The request with id and secret as they are, where the provider would not decode them.
    fn unencoded(&self, mut request: HttpRequest) -> Result<HttpRequest, WireError> {
        let auth = self.provider.client_auth();
        if let Some(header) = auth.raw_header(self.provider.client_id()) {
            let value = HeaderValue::try_from(header.expose());
            let value = value.map_err(|_| WireError::Malformed)?;
            request.headers_mut().insert(AUTHORIZATION, value);
        }
        Ok(request)
    }
}

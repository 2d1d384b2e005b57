//! `TokenSet` → the userinfo documents, in order.

mod request;

use http::header::LINK;
use oauth2::HttpResponse;
use serde_json::{Map, Value};
use url::Url;

use super::discovery::{Directory, Metadata};
use super::identity::{Expected, IdentityFault};
use super::strict_json;
use super::wire::{Address, NamedBy};
use super::{LoginError, Step, Unreached};
use crate::claims::{Evidence, Groups};
use crate::provider::definition::UserinfoFormat;
use crate::provider::{Provider, SecureUrl, UserinfoCall};
use crate::secret::Secret;

/// What the requests are made with.
pub(super) struct Fetch<'a> {
    pub(super) directory: &'a Directory,
    pub(super) provider: &'a Provider,
    pub(super) metadata: &'a Metadata,
    pub(super) access_token: &'a Secret,
    /// What a signed document is held against; none for plain OAuth 2.0.
    pub(super) expected: Option<&'a Expected<'a>>,
}

const STEP: Step = Step::Userinfo;

fn invalid(reason: &'static str) -> LoginError {
    LoginError::ProviderInvalidResponse { step: STEP, reason }
}

impl Fetch<'_> {
    /// Adds each document to the evidence, in order; one marked optional may fail. Says whether groups can still be told.
    pub(super) async fn all(&self, evidence: &mut Evidence) -> Result<Groups, LoginError> {
        let mut groups = self.provider.groups();
        for call in self.provider.userinfo() {
            if call.when.as_ref().is_some_and(|when| !when.holds(evidence)) {
                continue;
            }
            match self.one(call, evidence).await {
                Ok(()) => {}
                Err(error) if call.optional || call.for_groups => {
                    let provider = self.provider.id();
                    tracing::warn!(%provider, document = call.name, reason = %error, "a userinfo document is missing");
                    if call.for_groups {
                        groups = Groups::Unreadable;
                    }
                }
                Err(error) => return Err(error),
            }
        }
        Ok(groups)
    }

    async fn one(&self, call: &UserinfoCall, evidence: &mut Evidence) -> Result<(), LoginError> {
        let Some(address) = self.address(call, evidence)? else {
            return Ok(());
        };
        let url = self.with_query(call, &address.url, evidence);
        let response = self.send(call, &url, address.named_by, evidence).await?;
        let next = next_page(&url, &response);
        let mut document = self.document(call, &response).await?;
        // Only addresses that the operator or a preset wrote have pages.
        if call.url.is_some()
            && call.pages > 1
            && let Value::Array(items) = &mut document
        {
            self.further_pages(call, next, evidence, items).await?;
        }
        match (call.url.is_none(), document) {
            (true, Value::Object(members)) => evidence.userinfo = Some(members),
            (false, document @ (Value::Object(_) | Value::Array(_))) => {
                evidence.documents.push((call.name.clone(), document));
            }
            _ => return Err(invalid("userinfo_malformed")),
        }
        Ok(())
    }

    /// Follows a list to its end. A list that is longer than was foreseen is not a shorter list.
    async fn further_pages(
        &self,
        call: &UserinfoCall,
        mut next: Option<Url>,
        evidence: &Evidence,
        items: &mut Vec<Value>,
    ) -> Result<(), LoginError> {
        for _ in 1..call.pages {
            let Some(url) = next else { return Ok(()) };
            let response = self.send(call, &url, NamedBy::Operator, evidence).await?;
            next = next_page(&url, &response);
            match self.document(call, &response).await? {
                Value::Array(mut more) => items.append(&mut more),
                _ => return Err(invalid("userinfo_malformed")),
            }
        }
        match next {
            Some(_) => Err(invalid("too_many_pages")),
            None => Ok(()),
        }
    }

    async fn send(
        &self,
        call: &UserinfoCall,
        url: &Url,
        named_by: NamedBy,
        evidence: &Evidence,
    ) -> Result<HttpResponse, LoginError> {
        let request = self.request(call, url, evidence)?;
        let wire = self.directory.wire();
        let sent = wire.send(self.provider, named_by, request).await;
        let response = sent.map_err(|error| error.at(STEP))?;
        if response.status().is_success() {
            return Ok(response);
        }
        Err(match Unreached::answered(response.status()) {
            Some(cause) => LoginError::ProviderUnreachable { step: STEP, cause },
            None => LoginError::ProviderRefused {
                step: STEP,
                error: response.status().as_u16().to_string(),
            },
        })
    }

    async fn document(
        &self,
        call: &UserinfoCall,
        response: &HttpResponse,
    ) -> Result<Value, LoginError> {
        let body = response.body();
        if is_token(body) {
            let token = std::str::from_utf8(body).unwrap_or_default().trim();
            return self.verified(token).await.map(Value::Object);
        }
        if call.format == UserinfoFormat::Jwt {
            return Err(LoginError::IdentityInvalid(IdentityFault::UnsignedUserinfo));
        }
        strict_json::value(body).ok_or(invalid("userinfo_malformed"))
    }

    /// Where the document is; none when the metadata has no userinfo endpoint, which is allowed.
    fn address(
        &self,
        call: &UserinfoCall,
        evidence: &Evidence,
    ) -> Result<Option<Address>, LoginError> {
        let Some(template) = &call.url else {
            return Ok(self.metadata.userinfo.clone());
        };
        let url = self.with_values(evidence, |values| template.fill_url(values));
        let url = url.and_then(|url| SecureUrl::parse(&url).ok());
        Ok(Some(Address {
            url: url.ok_or(invalid("address_incomplete"))?,
            named_by: NamedBy::Operator,
        }))
    }

    async fn verified(&self, token: &str) -> Result<Map<String, Value>, LoginError> {
        let expected = self.expected.ok_or(invalid("userinfo_malformed"))?;
        let check = |keys: &super::KeySet| expected.verify_userinfo(token, keys);
        super::verified(self.directory, self.provider, self.metadata, check).await
    }
}

/// The next page by the `Link` header, if it is on the same origin: the token goes nowhere else.
fn next_page(url: &Url, response: &HttpResponse) -> Option<Url> {
    let links = response.headers().get_all(LINK).iter();
    let mut links = links
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    let link = links.find(|link| link.contains("rel=\"next\"") || link.contains("rel=next"))?;
    let target = link.trim().strip_prefix('<')?.split_once('>')?.0;
    let next = url.join(target).ok()?;
    (next.origin() == url.origin()).then_some(next)
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

#[cfg(test)]
mod tests {
    use oauth2::HttpResponse;
    use url::Url;

    use super::next_page;

    #[test]
    fn the_next_page_is_followed_on_its_own_origin_only() {
        let url = Url::parse("https://api.example/list").unwrap();
        let next = |link: &str| {
            let mut response = HttpResponse::new(Vec::new());
            response.headers_mut().insert("link", link.parse().unwrap());
            next_page(&url, &response).map(String::from)
        };

        assert_eq!(
            next("<https://api.example/list?page=1>; rel=\"prev\", </list?page=3>; rel=\"next\"")
                .as_deref(),
            Some("https://api.example/list?page=3")
        );
        assert_eq!(next("<https://evil.example/list>; rel=\"next\""), None);
        assert_eq!(next("<https://api.example/list>; rel=\"last\""), None);
    }
}

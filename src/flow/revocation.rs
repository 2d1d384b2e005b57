//! Tokens that nobody needs any more are revoked (RFC 7009), as well as that goes.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Method};
use oauth2::HttpRequest;
use url::form_urlencoded::{Serializer, byte_serialize};

use super::discovery::Metadata;
use super::exchange::assertion;
use super::wire::Address;
use super::{Flow, Grant, attempt, fingerprint};
use crate::clock::Timestamp;
use crate::provider::{ClientAuth, Provider};
use crate::secret::Secret;

/// Nobody waits longer for it.
const PATIENCE: Duration = Duration::from_secs(2);

impl Flow {
    /// Revokes the tokens of a grant at the server that gave them: the refresh token first, for it ends the others at most servers.
    ///
    /// Best effort, for at most two seconds: without a revocation endpoint, or without tokens, nothing happens, and a failure is told to the log alone.
    pub async fn revoke(&self, provider: &Provider, grant: &Grant, now: Timestamp) {
        let tokens = [
            ("refresh_token", grant.refresh_token.as_deref()),
            ("access_token", grant.access_token.as_deref()),
        ];
        if tokens.iter().all(|(_, token)| token.is_none()) {
            return;
        }
        let revoked = tokio::time::timeout(PATIENCE, async {
            let metadata = self.directory.metadata(provider).await.ok()?;
            let address = metadata.revocation.as_ref()?;
            if grant.server != Some(fingerprint(provider, &metadata).to_text()) {
                return None;
            }
            let mut all = true;
            for (kind, token) in tokens {
                if let Some(token) = token {
                    all &= self
                        .revoke_one(provider, (&metadata, address), (kind, token), now)
                        .await;
                }
            }
            Some(all)
        });
        match revoked.await {
            Ok(None) => {}
            Ok(Some(true)) => {
                tracing::debug!(code = "tokens_revoked", provider = %provider.id(), "tokens were revoked");
            }
            Ok(Some(false)) | Err(_) => {
                tracing::warn!(code = "tokens_not_revoked", provider = %provider.id(), "tokens could not be revoked; they end by themselves");
            }
        }
    }

    /// Whether the server says that the token is worth nothing now.
    async fn revoke_one(
        &self,
        provider: &Provider,
        (metadata, address): (&Metadata, &Address),
        (kind, token): (&str, &str),
        now: Timestamp,
    ) -> bool {
        let Some(request) = request(provider, metadata, address, (kind, token), now) else {
            return false;
        };
        let wire = self.directory.wire();
        let answer = wire.send(provider, address.named_by, request).await;
        answer.is_ok_and(|answer| answer.status().is_success())
    }
}

fn request(
    provider: &Provider,
    metadata: &Metadata,
    address: &Address,
    (kind, token): (&str, &str),
    now: Timestamp,
) -> Option<HttpRequest> {
    let mut pairs = vec![
        ("token", token.to_owned()),
        ("token_type_hint", kind.to_owned()),
    ];
    let mut request = HttpRequest::new(Vec::new());
    *request.method_mut() = Method::POST;
    *request.uri_mut() = address.url.as_str().parse().ok()?;
    let mut header = |name: HeaderName, value: &str| {
        let value = HeaderValue::try_from(value).ok()?;
        request.headers_mut().insert(name, value);
        Some(())
    };
    header(ACCEPT, "application/json")?;
    header(CONTENT_TYPE, "application/x-www-form-urlencoded")?;
    let id = provider.client_id();
    let auth = provider.client_auth();
    if let Some(value) = in_header(auth, metadata, id) {
        header(AUTHORIZATION, value.expose())?;
    } else {
        pairs.push(("client_id", id.to_owned()));
        if let Some(secret) = auth.secret() {
            pairs.push(("client_secret", secret.expose().to_owned()));
        }
        pairs.extend(assertion(provider, metadata, &attempt::unique().ok()?, now).ok()?);
    }
    let rename = &provider.dialect().rename;
    let named = pairs
        .iter()
        .map(|(name, value)| (rename.get(*name).map_or(*name, String::as_str), value));
    *request.body_mut() = Serializer::new(String::new())
        .extend_pairs(named)
        .finish()
        .into_bytes();
    Some(request)
}

/// The `Authorization` header, where the client proves itself by one at the token endpoint too (RFC 6749, section 2.3.1).
fn in_header(auth: &ClientAuth, metadata: &Metadata, id: &str) -> Option<Secret> {
    let secret = match auth {
        ClientAuth::BasicRaw(_) => return auth.raw_header(id),
        ClientAuth::Basic(secret) => secret,
        ClientAuth::Auto(secret) if metadata.takes_basic => secret,
        ClientAuth::None | ClientAuth::Auto(_) | ClientAuth::Post(_) | ClientAuth::SignedJwt(_) => {
            return None;
        }
    };
    let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    let pair = format!("{}:{}", encoded(id), encoded(secret.expose()));
    Some(Secret::new(format!("Basic {}", STANDARD.encode(pair))))
}

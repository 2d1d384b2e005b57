//! Wire: the single HTTP client: no redirects, no decompression, time limits, size cap, an address rule.

mod addresses;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use oauth2::{HttpRequest, HttpResponse};
use reqwest::{Certificate, Client, ClientBuilder, Proxy};
use url::Url;

use self::addresses::DocumentResolver;
use super::{LoginError, Step, Unreached};
use crate::provider::{Provider, SecureUrl};

/// The largest answer that is read, in bytes.
const LARGEST_ANSWER: usize = 1024 * 1024;
/// The most response headers.
const MOST_HEADERS: usize = 100;

/// Limits and trust of every outbound request.
#[derive(Clone, Debug)]
pub struct WireSettings {
    /// For the connection.
    pub connect_timeout: Duration,
    /// For one whole request.
    pub timeout: Duration,
    /// PEM text of certificates added to the system's roots.
    pub ca: Option<String>,
    /// The proxy: a URL, `environment`, or none.
    pub proxy: Option<String>,
    /// The hosts of the proxies that the environment names.
    pub environment_proxies: Vec<String>,
    /// The gateway's own public origin and where it really listens: requests to itself go there, and through no proxy.
    pub own: Option<(String, Own)>,
}

/// Where the gateway itself listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// At a TCP address.
    Tcp(SocketAddr),
    /// At a Unix domain socket.
    Unix(PathBuf),
}

/// An address and who named it.
#[derive(Clone, Debug)]
pub(super) struct Address {
    pub(super) url: SecureUrl,
    pub(super) named_by: NamedBy,
}

/// Who named an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NamedBy {
    /// The operator or a preset: it may resolve to anything.
    Operator,
    /// A document that was fetched: it may not lead into places the issuer is not in.
    Document,
}

/// Sends requests. Clients are built when first needed and keep their connections.
pub struct Wire {
    settings: WireSettings,
    roots: OnceLock<Vec<Certificate>>,
    clients: Mutex<HashMap<ClientKey, Client>>,
}

/// How long a connection waits for its next request. Many servers close theirs after five seconds; a code sent into that moment is lost, because
/// it may not be sent again.
const IDLE: Duration = Duration::from_secs(4);

/// Providers without settings of their own share one client for addresses that the operator named.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum ClientKey {
    Shared(Outlives),
    Ourselves(Outlives),
    Own(String, NamedBy, Outlives),
}

/// What a request outlives. A connection is driven by the thread that opened it and breaks off with it, so what is to outlive the threads of
/// the requests has connections of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Outlives {
    Nothing,
    Requests,
}

/// Why a request has no usable answer. Nothing in it repeats the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum WireError {
    #[error("unreachable")]
    Unreachable,
    #[error("out_of_order")]
    OutOfOrder(Unreached),
    #[error("certificate_untrusted")]
    Untrusted,
    #[error("timeout")]
    Timeout,
    #[error("address_forbidden")]
    Forbidden,
    #[error("too_large")]
    TooLarge,
    #[error("redirected")]
    Redirected,
    #[error("content_encoding")]
    Encoded,
    #[error("request_malformed")]
    Malformed,
    #[error("certificates_unreadable")]
    Certificates,
}

impl WireError {
    pub(super) fn at(self, step: Step) -> LoginError {
        let unreached = |cause| LoginError::ProviderUnreachable { step, cause };
        let invalid = |reason| LoginError::ProviderInvalidResponse { step, reason };
        match self {
            Self::Unreachable => unreached(Unreached::Connection),
            Self::OutOfOrder(cause) => unreached(cause),
            Self::Untrusted => unreached(Unreached::Certificate),
            Self::Certificates => unreached(Unreached::Authorities),
            Self::Timeout => LoginError::ProviderTimeout { step },
            Self::Forbidden => invalid("address_forbidden"),
            Self::TooLarge => invalid("too_large"),
            Self::Redirected => invalid("redirected"),
            Self::Encoded => invalid("content_encoding"),
            Self::Malformed => invalid("request_malformed"),
        }
    }
}

impl Wire {
    /// A wire with these settings; nothing is opened or read yet.
    #[must_use]
    pub fn new(settings: WireSettings) -> Self {
        Self {
            settings,
            roots: OnceLock::new(),
            clients: Mutex::default(),
        }
    }

    /// Sends one request, once, and reads the whole answer.
    pub(super) async fn send(
        &self,
        provider: &Provider,
        named_by: NamedBy,
        request: HttpRequest,
    ) -> Result<HttpResponse, WireError> {
        let limit = provider.connection().timeout;
        let limit = limit.unwrap_or(self.settings.timeout);
        self.exchange((limit, Outlives::Nothing), provider, named_by, request)
            .await
    }

    /// The same with a limit of its own for the whole request, and to its end even when the gateway is told to stop. To be called
    /// in the runtime that stops last.
    pub(super) async fn send_to_the_end(
        &self,
        limit: Duration,
        provider: &Provider,
        named_by: NamedBy,
        request: HttpRequest,
    ) -> Result<HttpResponse, WireError> {
        self.exchange((limit, Outlives::Requests), provider, named_by, request)
            .await
    }

    async fn exchange(
        &self,
        (limit, outlives): (Duration, Outlives),
        provider: &Provider,
        named_by: NamedBy,
        request: HttpRequest,
    ) -> Result<HttpResponse, WireError> {
        let mut request = reqwest::Request::try_from(request).map_err(|_| WireError::Malformed)?;
        *request.timeout_mut() = Some(limit);
        let client = if self.to_ourselves(&mut request) {
            self.kept(ClientKey::Ourselves(outlives), || self.build_own())?
        } else if named_by == NamedBy::Document
            && !addresses::may_be_called(request.url(), issuer_of(provider))
        {
            return Err(WireError::Forbidden);
        } else {
            self.client(provider, named_by, outlives)?
        };
        let mut response = client
            .execute(request)
            .await
            .map_err(|error| kind(&error))?;
        if response.status().is_redirection() {
            return Err(WireError::Redirected);
        }
        let encoding = response.headers().get(reqwest::header::CONTENT_ENCODING);
        if encoding.is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity")) {
            return Err(WireError::Encoded);
        }
        if response
            .content_length()
            .is_some_and(|length| length > LARGEST_ANSWER as u64)
        {
            return Err(WireError::TooLarge);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| kind(&error))? {
            if body.len() + chunk.len() > LARGEST_ANSWER {
                return Err(WireError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        let mut answer = HttpResponse::new(body);
        *answer.status_mut() = response.status();
        *answer.headers_mut() = std::mem::take(response.headers_mut());
        Ok(answer)
    }

    /// Turns a request to our own public origin into one to where we listen, and says whether it was one.
    fn to_ourselves(&self, request: &mut reqwest::Request) -> bool {
        let Some((origin, own)) = &self.settings.own else {
            return false;
        };
        if request.url().origin().ascii_serialization() != *origin {
            return false;
        }
        let host = request.url().authority().to_owned();
        let url = request.url_mut();
        let mut moved = url.set_scheme("http").is_ok();
        if let Own::Tcp(address) = own {
            moved = moved
                && url.set_ip_host(address.ip()).is_ok()
                && url.set_port(Some(address.port())).is_ok();
        }
        if let Ok(host) = host.parse() {
            request.headers_mut().insert(reqwest::header::HOST, host);
        }
        moved
    }

    fn client(
        &self,
        provider: &Provider,
        named_by: NamedBy,
        outlives: Outlives,
    ) -> Result<Client, WireError> {
        let connection = provider.connection();
        let shared =
            named_by == NamedBy::Operator && connection.ca.is_none() && connection.proxy.is_none();
        let key = if shared {
            ClientKey::Shared(outlives)
        } else {
            ClientKey::Own(provider.id().to_string(), named_by, outlives)
        };
        self.kept(key, || self.build(provider, named_by))
    }

    /// The client of this name, built when first needed.
    fn kept(
        &self,
        key: ClientKey,
        build: impl FnOnce() -> Result<Client, WireError>,
    ) -> Result<Client, WireError> {
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(&key) {
            return Ok(client.clone());
        }
        let client = build()?;
        clients.insert(key, client.clone());
        Ok(client)
    }

    fn builder(&self, roots: Vec<Certificate>) -> ClientBuilder {
        Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(self.settings.connect_timeout)
            .pool_idle_timeout(IDLE)
            .timeout(self.settings.timeout)
            .http1_max_headers(MOST_HEADERS)
            .user_agent(concat!("vestibule/", env!("CARGO_PKG_VERSION")))
            .tls_certs_only(roots)
    }

    /// The client for ourselves: whatever leads out of this machine does not lead here.
    fn build_own(&self) -> Result<Client, WireError> {
        let mut builder = self.builder(Vec::new()).no_proxy();
        if let Some((_, Own::Unix(path))) = &self.settings.own {
            builder = builder.unix_socket(path.as_path());
        }
        builder.build().map_err(|_| WireError::Malformed)
    }

    fn build(&self, provider: &Provider, named_by: NamedBy) -> Result<Client, WireError> {
        let connection = provider.connection();
        let roots = match &connection.ca {
            Some(pem) => certificates(pem)?,
            None => self.roots()?.clone(),
        };
        let mut builder = self.builder(roots);
        let proxy = connection.proxy.as_ref().or(self.settings.proxy.as_ref());
        // The operator named the proxies, so they may be anywhere.
        let mut proxy_hosts = Vec::new();
        match proxy.map(String::as_str) {
            None => builder = builder.no_proxy(),
            Some("environment") => proxy_hosts.clone_from(&self.settings.environment_proxies),
            Some(url) => {
                let proxy = Proxy::all(url).map_err(|_| WireError::Malformed)?;
                builder = builder.no_proxy().proxy(proxy);
                let url = Url::parse(url).map_err(|_| WireError::Malformed)?;
                proxy_hosts.extend(url.host_str().map(str::to_owned));
            }
        }
        if named_by == NamedBy::Document {
            let resolver = DocumentResolver::new(issuer_of(provider), proxy_hosts);
            builder = builder.dns_resolver(Arc::new(resolver));
        }
        builder.build().map_err(|_| WireError::Certificates)
    }

    /// The system's roots and the operator's, read once and only if anything is called at all.
    fn roots(&self) -> Result<&Vec<Certificate>, WireError> {
        if let Some(roots) = self.roots.get() {
            return Ok(roots);
        }
        let system = rustls_native_certs::load_native_certs().certs;
        let mut roots: Vec<Certificate> = system
            .iter()
            .filter_map(|der| Certificate::from_der(der).ok())
            .collect();
        if let Some(pem) = &self.settings.ca {
            roots.extend(certificates(pem)?);
        }
        Ok(self.roots.get_or_init(|| roots))
    }
}

impl std::fmt::Debug for Wire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Wire")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

fn issuer_of(provider: &Provider) -> Option<&Url> {
    provider
        .oidc()
        .and_then(|oidc| oidc.discovery.as_ref())
        .map(SecureUrl::as_url)
}

fn certificates(pem: &str) -> Result<Vec<Certificate>, WireError> {
    Certificate::from_pem_bundle(pem.as_bytes()).map_err(|_| WireError::Certificates)
}

/// TLS hands its errors on inside those of the connection, which keep what they hold out of the usual chain.
fn is_untrusted(cause: &(dyn std::error::Error + 'static)) -> bool {
    if let Some(tls) = cause.downcast_ref::<rustls::Error>() {
        return matches!(tls, rustls::Error::InvalidCertificate(_));
    }
    let held = cause
        .downcast_ref::<std::io::Error>()
        .and_then(std::io::Error::get_ref);
    held.is_some_and(|held| is_untrusted(held))
}

fn kind(error: &reqwest::Error) -> WireError {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(cause) = source {
        if cause.is::<addresses::ForbiddenAddress>() {
            return WireError::Forbidden;
        }
        if is_untrusted(cause) {
            return WireError::Untrusted;
        }
        source = cause.source();
    }
    if error.is_timeout() {
        WireError::Timeout
    } else {
        WireError::Unreachable
    }
}

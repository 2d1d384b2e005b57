//! Browser: an HTTP client that keeps cookies and says where a request comes from, as browsers do; it follows nothing by itself.

mod form;
mod jar;

use std::net::SocketAddr;
use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, Method};
use serde_json::Value;
use url::{Url, form_urlencoded};

pub(crate) use form::Form;
pub(crate) use jar::{Cookie, SameSite};

use jar::Jar;

/// A page elsewhere that cross-site requests come from.
const ELSEWHERE: &str = "https://elsewhere.example";

/// How long a connection is kept for the next request: less than the gateway keeps it, or a test that was busy with other things would
/// ask on one that is closed already.
const IDLE: Duration = Duration::from_secs(2);

/// Where a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    /// Typed in, or a bookmark.
    None,
    /// A page of the same origin.
    Same,
    /// A navigation that another site started.
    Cross,
    /// A frame, picture or script of another site.
    CrossEmbedded,
}

/// One person's browser. Cookies are those of [`Jar`]; nothing else is remembered.
pub(crate) struct Browser {
    client: Client,
    jar: Jar,
    /// Origins that are really elsewhere, as names are for people behind a proxy.
    elsewhere: Vec<(String, SocketAddr)>,
}

/// What came back.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) url: Url,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// A request in the making.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    method: Method,
    url: Url,
    site: Site,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl Request {
    /// A navigation.
    pub(crate) fn get(url: &str) -> Self {
        Self {
            method: Method::GET,
            url: Url::parse(url).expect("a test asks for URLs"),
            site: Site::None,
            headers: Vec::new(),
            body: None,
        }
    }

    /// A form that a page of the same origin sends.
    pub(crate) fn post_form(url: &str, fields: &[(String, String)]) -> Self {
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        Self::get(url)
            .method("POST")
            .from(Site::Same)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.as_bytes())
    }

    pub(crate) fn method(mut self, method: &str) -> Self {
        self.method = method.parse().expect("a test names a method");
        self
    }

    pub(crate) fn from(mut self, site: Site) -> Self {
        self.site = site;
        self
    }

    /// Sets a header in place of what a browser would send; an empty value leaves it out.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn body(mut self, body: &[u8]) -> Self {
        self.body = Some(body.to_vec());
        self
    }

    /// What a browser sends of its own accord.
    fn usual_headers(&self) -> Vec<(&'static str, String)> {
        let (site, dest) = match self.site {
            Site::None => ("none", "document"),
            Site::Same => ("same-origin", "document"),
            Site::Cross => ("cross-site", "document"),
            Site::CrossEmbedded => ("cross-site", "iframe"),
        };
        let mut headers = vec![
            (
                "accept",
                "text/html,application/xhtml+xml,*/*;q=0.8".to_owned(),
            ),
            ("accept-language", "en-GB,en;q=0.7".to_owned()),
            ("user-agent", "Mozilla/5.0 (test)".to_owned()),
            ("sec-fetch-site", site.to_owned()),
            ("sec-fetch-mode", "navigate".to_owned()),
            ("sec-fetch-dest", dest.to_owned()),
        ];
        if self.method != Method::GET && self.method != Method::HEAD {
            let origin = match self.site {
                Site::Cross | Site::CrossEmbedded => ELSEWHERE.to_owned(),
                Site::None | Site::Same => self.url.origin().ascii_serialization(),
            };
            headers.push(("origin", origin));
        }
        headers
    }
}

impl Browser {
    /// A fresh one, for plain http.
    pub(crate) fn new() -> Self {
        Self::with_roots(Vec::new())
    }

    /// A fresh one that trusts this authority, in PEM, and no other.
    pub(crate) fn trusting(authority: &str) -> Self {
        let root = Certificate::from_pem(authority.as_bytes()).expect("the authority is PEM");
        Self::with_roots(vec![root])
    }

    fn with_roots(roots: Vec<Certificate>) -> Self {
        let client = Client::builder()
            .no_proxy()
            .pool_idle_timeout(IDLE)
            .redirect(Policy::none())
            .tls_certs_only(roots)
            .build()
            .expect("a client without system roots can always be built");
        Self {
            client,
            jar: Jar::default(),
            elsewhere: Vec::new(),
        }
    }

    /// Finds the origin of `url` at this address from now on, by plain http: cookies and headers stay those of the origin.
    pub(crate) fn reaching(mut self, url: &str, address: SocketAddr) -> Self {
        let origin = Url::parse(url).expect("this is a URL").origin();
        self.elsewhere
            .insert(0, (origin.ascii_serialization(), address));
        self
    }

    /// Goes to an address, as if typed in.
    pub(crate) async fn get(&mut self, url: &str) -> Response {
        self.send(Request::get(url)).await
    }

    /// Follows a link from another site.
    pub(crate) async fn cross_site_get(&mut self, url: &str) -> Response {
        self.send(Request::get(url).from(Site::Cross)).await
    }

    /// Asks as a script of the same origin would, for JSON.
    pub(crate) async fn get_json(&mut self, url: &str) -> Response {
        let request = Request::get(url)
            .from(Site::Same)
            .header("accept", "application/json")
            .header("sec-fetch-mode", "cors")
            .header("sec-fetch-dest", "empty");
        self.send(request).await
    }

    /// Sends a form of a page of the same origin.
    pub(crate) async fn post_form(&mut self, url: &str, fields: &[(String, String)]) -> Response {
        self.send(Request::post_form(url, fields)).await
    }

    /// Sends a form of another site's page: cookies that are `Lax` or `Strict` stay at home.
    pub(crate) async fn cross_site_post_form(
        &mut self,
        url: &str,
        fields: &[(String, String)],
    ) -> Response {
        let request = Request::post_form(url, fields).from(Site::Cross);
        self.send(request).await
    }

    /// Goes where a redirect leads; who started the chain stays who it was, so say it.
    pub(crate) async fn follow(&mut self, response: &Response, site: Site) -> Response {
        self.send(Request::get(&response.location()).from(site))
            .await
    }

    /// Sends what was put together and keeps the cookies that come back.
    pub(crate) async fn send(&mut self, request: Request) -> Response {
        let answer = self.prepare(&request).send().await;
        let answer = answer.expect("the server answers");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        for cookie in headers.get_all("set-cookie") {
            let cookie = String::from_utf8_lossy(cookie.as_bytes());
            self.jar.take(&cookie, &request.url);
        }
        // A stream of events does not end by itself.
        let is_stream = headers
            .get("content-type")
            .is_some_and(|kind| kind == "text/event-stream");
        let body = if is_stream {
            Vec::new()
        } else {
            let body = answer.bytes().await;
            body.expect("the body arrives whole").to_vec()
        };
        Response {
            url: request.url,
            status,
            headers,
            body,
        }
    }

    /// Sends a request whose answer is read as it comes; cookies that come back are not kept.
    pub(crate) async fn open(&self, request: &Request) -> reqwest::Response {
        let answer = self.prepare(request).send().await;
        answer.expect("the server answers")
    }

    /// As [`Browser::open`], where no answer may come; it needs the browser only to begin with.
    pub(crate) fn open_owned(
        &self,
        request: &Request,
    ) -> impl Future<Output = reqwest::Result<reqwest::Response>> + Send + use<> {
        self.prepare(request).send()
    }

    fn prepare(&self, request: &Request) -> reqwest::RequestBuilder {
        let mut url = request.url.clone();
        let origin = url.origin().ascii_serialization();
        let really = self.elsewhere.iter().find(|(known, _)| *known == origin);
        if let Some((_, address)) = really {
            let path = url[url::Position::BeforePath..].to_owned();
            url = Url::parse(&format!("http://{address}{path}")).expect("this is a URL");
        }
        let mut builder = self.client.request(request.method.clone(), url);
        if really.is_some() && !request.headers.iter().any(|(name, _)| name == "host") {
            let host = origin.split_once("://").map_or("", |(_, host)| host);
            builder = builder.header("host", host);
        }
        let is_written = |name: &str| request.headers.iter().any(|(known, _)| known == name);
        for (name, value) in request.usual_headers() {
            if !is_written(name) {
                builder = builder.header(name, value);
            }
        }
        for (name, value) in request
            .headers
            .iter()
            .filter(|(_, value)| !value.is_empty())
        {
            builder = builder.header(name, value);
        }
        let method = request.method.as_str();
        if let Some(cookies) = self.jar.header(&request.url, request.site, method) {
            builder = builder.header("cookie", cookies);
        }
        match &request.body {
            Some(body) => builder.body(body.clone()),
            None => builder,
        }
    }
}

/// Its cookies.
impl Browser {
    pub(crate) fn cookies(&self) -> &[Cookie] {
        self.jar.cookies()
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&Cookie> {
        self.cookies().iter().find(|cookie| cookie.name == name)
    }

    /// The bytes of all cookies, names and values, as the limits count them.
    pub(crate) fn cookie_bytes(&self) -> usize {
        self.cookies()
            .iter()
            .map(|cookie| cookie.name.len() + cookie.value.len())
            .sum()
    }

    /// Puts a cookie in that no server set, also beside one of the same name.
    pub(crate) fn plant_cookie(&mut self, cookie: Cookie) {
        self.jar.plant(cookie);
    }

    pub(crate) fn remove_cookie(&mut self, name: &str) {
        self.jar.remove(name);
    }
}

impl Response {
    /// The first header of this name, empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Every header of this name.
    pub(crate) fn headers_named(&self, name: &str) -> Vec<String> {
        self.headers
            .get_all(name)
            .iter()
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
            .collect()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|_| panic!("the body is not JSON: {}", self.text()))
    }

    /// The form of the page.
    pub(crate) fn form(&self) -> Form {
        Form::read(&self.text(), &self.url)
            .unwrap_or_else(|| panic!("not a page with one form: {}", self.text()))
    }

    /// Where a redirect leads, as an absolute URL.
    pub(crate) fn location(&self) -> String {
        let location = self.header("location");
        assert!(!location.is_empty(), "no redirect, but {}", self.status);
        let url = self.url.join(location);
        url.expect("a redirect leads to a URL").into()
    }
}

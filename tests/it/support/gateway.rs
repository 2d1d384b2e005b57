//! `TestGateway`: the real gateway on a port of its own, with a clock set by hand; what the tests knock at.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use actix_web::dev::ServerHandle;
use vestibule::clock::{Clock, Timestamp};
use vestibule::config::{self, Config, Environment, Source};
use vestibule::server::{self, Running, Socket, StartupError};
use vestibule::session::SessionsFault;

use super::browser::{Browser, Request, Response, Site};
use super::idp::{Answer, FakeIdp};

/// When every test begins: some Monday in November 2026.
pub(crate) const START: Timestamp = Timestamp::from_seconds(1_795_428_000);

/// How long a gateway waits for what the one before it had.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running gateway; it stops when it goes.
pub(crate) struct TestGateway {
    public_url: String,
    address: SocketAddr,
    clock: Clock,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

/// The clock that a gateway and its fake provider share.
pub(crate) fn clock() -> Clock {
    Clock::manual(START)
}

impl TestGateway {
    /// At `http://localhost:PORT`, with what gateway.toml says after `public_url`. Without a `[session]` sessions are in memory.
    pub(crate) fn start(clock: &Clock, toml: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let public_url = format!("http://localhost:{port}");
        Self::on(listener, &public_url, clock, toml, &Environment::default())
    }

    /// Under another public address, as if a proxy stood in front.
    pub(crate) fn start_at(public_url: &str, clock: &Clock, toml: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        Self::on(listener, public_url, clock, toml, &Environment::default())
    }

    /// The same with variables.
    pub(crate) fn start_in(
        environment: &Environment,
        public_url: &str,
        clock: &Clock,
        toml: &str,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        Self::on(listener, public_url, clock, toml, environment)
    }

    fn on(
        listener: TcpListener,
        public_url: &str,
        clock: &Clock,
        toml: &str,
        environment: &Environment,
    ) -> Self {
        let address = listener.local_addr().expect("it is bound");
        let session = if toml.contains("[session]") {
            String::new()
        } else {
            "\n[session]\nstore = \"memory\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n"
                .to_owned()
        };
        let text = format!("public_url = \"{public_url}\"\n{toml}{session}");
        let environment = environment.clone();
        let load = move || loaded(&text, &environment);
        let config = load();
        let (sender, receiver) = mpsc::channel();
        let own_clock = clock.clone();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let running = started(config, load, &listener, &own_clock);
                sender
                    .send(running.server.handle())
                    .expect("the test waits");
                running.server.await.expect("the server runs");
            });
        });
        let handle = receiver.recv().expect("the gateway starts");
        Self {
            public_url: public_url.to_owned(),
            address,
            clock: clock.clone(),
            handle,
            thread: Some(thread),
        }
    }

    /// The address of a route.
    pub(crate) fn url(&self, route: &str) -> String {
        format!("{}{route}", self.public_url)
    }

    /// Where it really listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The clock of this gateway.
    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// A fresh browser that finds this gateway under its public address.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new().reaching(&self.public_url, self.address)
    }

    /// The same browser, led to this gateway.
    pub(crate) fn led(&self, browser: &Browser) -> Browser {
        let mut led = self.browser();
        for cookie in browser.cookies() {
            led.plant_cookie(cookie.clone());
        }
        led
    }

    /// Starts a login and gives the provider's page that the browser was sent to.
    pub(crate) async fn begin(&self, browser: &mut Browser, provider: &str) -> String {
        self.begin_at(browser, &format!("/login/{provider}")).await
    }

    /// As [`TestGateway::begin`], with a query.
    pub(crate) async fn begin_at(&self, browser: &mut Browser, route: &str) -> String {
        let response = browser.get(&self.url(route)).await;
        assert_eq!(response.status, 303, "{}", response.text());
        response.location()
    }

    /// A whole login at a fake provider, up to the gateway's answer to the callback.
    pub(crate) async fn login(
        &self,
        browser: &mut Browser,
        idp: &FakeIdp,
        provider: &str,
    ) -> Response {
        let answer = idp.authorize(&self.begin(browser, provider).await);
        self.finish(browser, &answer).await
    }

    /// Brings an answer back, as the provider's redirect or form does.
    pub(crate) async fn finish(&self, browser: &mut Browser, answer: &Answer) -> Response {
        browser
            .send(Request::get(&answer.url()).from(Site::Cross))
            .await
    }

    /// Who `/me` says is signed in: the status and, for 200, the profile.
    pub(crate) async fn me(&self, browser: &mut Browser) -> Response {
        browser.get_json(&self.url("/me")).await
    }
}

impl Drop for TestGateway {
    fn drop(&mut self) {
        // Not gracefully: a test that is over waits for nobody.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn loaded(text: &str, environment: &Environment) -> Config {
    let source = Source::text(Path::new("gateway.toml"), text.to_owned());
    config::load(source, environment).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!(
            "the configuration of a test is wrong:\n{}",
            lines.join("\n")
        )
    })
}

/// The workers of a gateway that was stopped end in their own time, and the last of them gives the database back; and tests start
/// programs, which hold every lock of ours until they have begun. So a database in use is waited for.
fn started(
    mut config: Config,
    again: impl Fn() -> Config,
    listener: &TcpListener,
    clock: &Clock,
) -> Running {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let socket = listener.try_clone().expect("a socket can be shared");
        match server::start(config, Socket::Tcp(socket), clock.clone()) {
            Ok(running) => return running,
            Err(StartupError::Sessions(SessionsFault::InUse { .. }))
                if Instant::now() < deadline =>
            {
                std::thread::sleep(Duration::from_millis(1));
                config = again();
            }
            Err(error) => panic!("the gateway does not start: {error}"),
        }
    }
}

/// The section of a public client `client` at a fake provider, as `[providers.ID]`.
pub(crate) fn oidc(id: &str, idp: &FakeIdp) -> String {
    format!(
        "[providers.{id}]\nissuer = \"{}\"\nclient_id = \"client\"\n",
        idp.base()
    )
}

/// A folder with this gateway.toml.
pub(crate) fn folder_with(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("gateway.toml");
    std::fs::write(file, text).expect("a file can be written");
    folder
}

//! Config → a bound actix server: state, middleware, routes. Knows its own port.

mod socket;

use std::fs;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::rt::signal::unix::{SignalKind, signal};
use actix_web::{App, HttpServer};

use crate::clock::Clock;
use crate::config::SecretsFile;
use crate::config::{Config, Logos, Outbound, Places, Proxy, SessionConfig, StoreConfig};
use crate::demo::Demo;
use crate::flow::{Flow, Own, Wire, WireSettings};
use crate::problem::{Complaint, Problem};
use crate::provider::{Pkce, PublicUrl};
use crate::session::{
    CookieSettings, Reached, RedisSettings, RotationFault, SessionSettings, Sessions,
    SessionsFault, StoreSettings,
};
use crate::tokens::Tokens;
use crate::web::logos::Marks;
use crate::web::look::Look;
use crate::web::pages::Pages;
use crate::web::preview::{self, Make};
use crate::web::{self, Gateway, GatewayParts};

use socket::own_address;
pub use socket::{Socket, bind};

/// How long running requests may take to finish after the signal to stop, in seconds.
const SHUTDOWN_SECONDS: u64 = 15;
/// How long the head of a request may take to arrive.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// Why the gateway does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartupError {
    /// The theme is broken.
    #[error("the theme is broken")]
    Theme(Vec<Problem>),
    /// The session store cannot be used.
    #[error("{0}")]
    Sessions(#[from] SessionsFault),
    /// The address is taken, or not ours.
    #[error("cannot listen on {address}: {}", reason(source))]
    Listen {
        /// As it was written.
        address: String,
        /// What the system says.
        source: io::Error,
    },
    /// The server itself failed.
    #[error("the server failed: {0}")]
    Server(#[from] io::Error),
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            "another program listens there; stop it, or change [server] listen".to_owned()
        }
        _ => error.to_string(),
    }
}

/// A gateway that listens; it answers once `server` is awaited.
pub struct Running {
    /// To be awaited.
    pub server: Server,
    /// Where it listens, as text for people.
    pub listens_on: String,
    /// To be waited for when the server has stopped.
    pub tokens: Tokens,
}

/// Puts a gateway together and lets it listen. To be called inside an actix runtime.
///
/// # Errors
///
/// The theme, the session store or the socket is not usable.
pub fn start(config: Config, socket: Socket, clock: Clock) -> Result<Running, StartupError> {
    let sessions = Sessions::open(
        session_settings(&config.session, &config.public_url),
        clock.clone(),
    )?;
    let secrets_file = config.session.secrets_file.clone();
    let marks = marks(&config);
    let look = look(&config);
    let pages = pages(&look, &marks, &config.places).map_err(StartupError::Theme)?;
    let own = config
        .demo
        .then(|| own_address(&socket, &config.public_url))
        .flatten();
    let flow = Flow::new(
        &config.providers,
        Wire::new(wire_settings(&config.outbound, own)),
        clock.clone(),
    );
    let demo = config
        .demo
        .then(|| Arc::new(Demo::new(&config.public_url, clock.clone())));
    let tokens = Tokens::new(
        flow.clone(),
        sessions.clone(),
        config.providers.clone(),
        clock.clone(),
    );
    tell_about(&config);
    let gateway = Arc::new(Gateway::new(GatewayParts {
        public_url: config.public_url,
        providers: config.providers,
        flow,
        sessions: sessions.clone(),
        tokens: tokens.clone(),
        applications: config.applications,
        pages,
        marks,
        files: look.files(),
        clock,
        lifetime: config.session.lifetime,
        login: config.login,
        embed: config.embed,
        trusted_proxies: config.trusted_proxies,
    }));
    let server = HttpServer::new(move || {
        App::new()
            .configure(web::routes(gateway.clone(), demo.clone()))
            .wrap(from_fn(web::guard))
    })
    .client_request_timeout(HEAD_TIME)
    .shutdown_timeout(SHUTDOWN_SECONDS);
    let (server, listens_on) = match socket {
        Socket::Tcp(listener) => {
            let address = listener.local_addr()?;
            (server.listen(listener)?, address.to_string())
        }
        Socket::Unix(path) => {
            let named = |source| StartupError::Listen {
                address: path.display().to_string(),
                source,
            };
            let server = server.bind_uds(&path).map_err(named)?;
            // The proxy in front is another user of the same group more often than not.
            fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).map_err(named)?;
            (server, path.display().to_string())
        }
    };
    if let Some(file) = secrets_file {
        let mut again = file.clone();
        // Only a file that changed is read: anybody can send what nobody sealed.
        sessions.keys().look_again_at(move || again.changed()?.ok());
        actix_web::rt::spawn(keep_secrets(file, sessions.clone()));
    }
    actix_web::rt::spawn(close_watches(sessions.clone()));
    actix_web::rt::spawn(sessions.keep_swept());
    Ok(Running {
        server: server.run(),
        listens_on,
        tokens,
    })
}

/// Streams to open tabs never end by themselves: at the signal to stop they do, or it would wait for them.
async fn close_watches(sessions: Sessions) {
    if let Ok(mut terminate) = signal(SignalKind::terminate()) {
        terminate.recv().await;
        sessions.close_watches();
    }
}

/// Looks at the file of secrets every second and takes up what changed. Secrets that cannot be used change nothing.
async fn keep_secrets(mut file: SecretsFile, sessions: Sessions) {
    let mut seconds = actix_web::rt::time::interval(Duration::from_secs(1));
    loop {
        seconds.tick().await;
        let outcome = match file.changed() {
            None => continue,
            Some(Err(fault)) => Err(fault),
            Some(Ok(secrets)) => sessions
                .replace_secrets(&secrets)
                .await
                .map(|()| secrets.len())
                .map_err(|fault| {
                    // They are in use already; what the store lacks it is told with the next look.
                    if matches!(fault, RotationFault::Store(_)) {
                        file.forget();
                    }
                    fault.to_string()
                }),
        };
        match outcome {
            Ok(count) => tracing::info!(
                code = "secrets_replaced",
                count,
                "session secrets were replaced"
            ),
            Err(fault) => tracing::error!(
                code = "secrets_unusable",
                fault,
                "the changed session secrets cannot be used"
            ),
        }
    }
}

/// Runs a gateway until it is told to stop; `ready` is called once it listens.
///
/// # Errors
///
/// As [`start`], or the server fails later.
pub fn run(config: Config, ready: impl FnOnce(&str)) -> Result<(), StartupError> {
    actix_web::rt::System::new().block_on(async move {
        let socket = bind(&config.listen)?;
        let running = start(config, socket, Clock::system())?;
        ready(&running.listens_on);
        running.server.await?;
        running.tokens.finish().await;
        Ok(())
    })
}

/// The marks that the pages show: those of the providers in use.
#[must_use]
pub fn marks(config: &Config) -> Marks {
    match config.theme.logos {
        Logos::On => Marks::of(&config.providers),
        Logos::Off => Marks::Off,
    }
}

/// What the pages look like.
#[must_use]
pub fn look(config: &Config) -> Look {
    let assets = config.public_url.route("/assets/");
    Look::new(config.theme.clone(), assets, &config.providers)
}

/// The pages of a theme, each rendered once with sample data.
///
/// # Errors
///
/// Every problem of the theme, with file and line.
pub fn pages(look: &Look, marks: &Marks, places: &Places) -> Result<Pages, Vec<Problem>> {
    // What is wrong with a key is wrong where it was written.
    let where_written = |problem: Problem| {
        if problem.key.is_empty() {
            return problem;
        }
        places.problem(Complaint {
            level: problem.level,
            key: problem.key.split('.').map(str::to_owned).collect(),
            message: problem.message,
            hint: problem.hint,
        })
    };
    let pages = Pages::load(look, marks);
    pages.map_err(|problems| problems.into_iter().map(where_written).collect())
}

/// Shows the pages of a theme until it is told to stop; `ready` is called with the address.
///
/// # Errors
///
/// The address is taken, or not ours.
pub fn show_preview(
    listen: SocketAddr,
    make: Arc<Make>,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    actix_web::rt::System::new().block_on(async move {
        let listener = TcpListener::bind(listen)?;
        let address = listener.local_addr()?;
        let app = move || App::new().configure(preview::routes(make.clone()));
        let server = HttpServer::new(app).workers(1).listen(listener)?;
        ready(address);
        server.run().await
    })
}

/// What an operator should know of each provider before anybody uses it.
fn tell_about(config: &Config) {
    for provider in config.providers.iter() {
        if provider.pkce() == Pkce::None {
            tracing::info!(provider = %provider.id(), "this provider is used without PKCE");
        }
        if provider
            .oidc()
            .is_some_and(|oidc| oidc.issuer.accepts_any_value())
        {
            tracing::info!(provider = %provider.id(), "people of any tenant of this provider may sign in; list those that may to narrow it");
        }
    }
}

pub(crate) fn wire_settings(outbound: &Outbound, own: Option<(String, Own)>) -> WireSettings {
    WireSettings {
        connect_timeout: outbound.connect_timeout,
        timeout: outbound.timeout,
        ca: outbound.ca.clone(),
        proxy: match &outbound.proxy {
            Proxy::None => None,
            Proxy::Environment => Some("environment".to_owned()),
            Proxy::Url(url) => Some(url.clone()),
        },
        environment_proxies: outbound.environment_proxies.clone(),
        own,
    }
}

pub(crate) fn session_settings(config: &SessionConfig, public_url: &PublicUrl) -> SessionSettings {
    let reached = if public_url.is_https() {
        Reached::Https
    } else {
        Reached::HttpOnLoopback {
            port: public_url.port(),
        }
    };
    SessionSettings {
        store: match &config.store {
            StoreConfig::Embedded { path } => StoreSettings::Embedded { path: path.clone() },
            StoreConfig::Redis(redis) => StoreSettings::Redis(RedisSettings {
                url: redis.url.clone(),
                ca: redis.ca.clone(),
                prefix: redis.prefix.clone(),
            }),
            StoreConfig::Memory => StoreSettings::Memory,
        },
        secrets: config.secrets.clone(),
        idle_timeout: config.idle_timeout,
        lifetime: config.lifetime,
        cookie: CookieSettings {
            reached,
            path: public_url.path().to_owned(),
            domain: config.cookie_domain.clone(),
        },
    }
}

//! The listener of a fake provider, in a thread of its own.

use std::net::TcpListener;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::web::{Bytes, Data, PayloadConfig};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, rt, web};
use vestibule::clock::Clock;

use super::received::Received;
use super::reply::Reply;
use super::script::Script;

/// What the server and the test's handle share.
pub(super) struct Shared {
    pub(super) base: String,
    pub(super) clock: Clock,
    script: Mutex<Script>,
}

impl Shared {
    pub(super) fn script(&self) -> MutexGuard<'_, Script> {
        // A test that failed with the script in its hand has failed already.
        self.script.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn start_over(&self) {
        let mut script = self.script();
        *script = Script::conforming(&script.name, &self.base);
    }
}

/// Listens on a free port of loopback and answers by the script until it is told to stop.
pub(super) fn start(
    name: &str,
    clock: Clock,
    tls: Option<rustls::ServerConfig>,
) -> (Arc<Shared>, ServerHandle) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
    let address = listener
        .local_addr()
        .expect("a bound socket has an address");
    let scheme = if tls.is_some() { "https" } else { "http" };
    let base = format!("{scheme}://{address}");
    let shared = Arc::new(Shared {
        script: Mutex::new(Script::conforming(name, &base)),
        base,
        clock,
    });
    let (sender, receiver) = mpsc::channel();
    let data = Data::from(shared.clone());
    thread::spawn(move || {
        rt::System::new().block_on(async move {
            let app = move || {
                App::new()
                    .app_data(data.clone())
                    .app_data(PayloadConfig::new(4 << 20))
                    .default_service(web::to(answer))
            };
            // On a busy machine its clocks would end what a test has not come to yet.
            let server = HttpServer::new(app)
                .workers(1)
                .keep_alive(Duration::from_secs(75))
                .client_request_timeout(Duration::ZERO)
                .disable_signals();
            let server = match tls {
                Some(config) => server.listen_rustls_0_23(listener, config),
                None => server.listen(listener),
            };
            let server = server.expect("a bound socket can be listened to").run();
            sender
                .send(server.handle())
                .expect("the test waits for its server");
            server.await
        })
    });
    (shared, receiver.recv().expect("the server has started"))
}

async fn answer(shared: Data<Shared>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let request = Received::read(&request, &body);
    let gate = {
        let mut script = shared.script();
        script.received.push(request.clone());
        let endpoint = script.endpoints.get(&request.path);
        endpoint.and_then(|endpoint| endpoint.gate.clone())
    };
    if let Some(gate) = gate {
        gate.pass().await;
    }
    let reply = reply(&shared, &request);
    let is_refresh = request.param("grant_type").as_deref() == Some("refresh_token");
    let after = shared.script().after_refresh.clone().filter(|_| is_refresh);
    if let Some(gate) = after {
        gate.pass().await;
    }
    reply.into_response()
}

fn reply(shared: &Shared, request: &Received) -> Reply {
    let mut script = shared.script();
    if let Some(endpoint) = script.endpoints.get_mut(&request.path) {
        let written = endpoint
            .once
            .pop_front()
            .or_else(|| endpoint.always.clone());
        if let Some(reply) = written {
            return reply;
        }
    }
    let mut document = match script.document(request, &shared.base, shared.clock.now()) {
        Ok(document) => document,
        Err(reply) => return reply,
    };
    let Some(endpoint) = script.endpoints.get(&request.path) else {
        return Reply::json(&document);
    };
    for patch in &endpoint.patches {
        patch(&mut document);
    }
    match &endpoint.shape {
        Some(shape) => shape(document),
        None => Reply::json(&document),
    }
}

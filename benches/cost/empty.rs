//! The server to compare with: handlers that do nothing, below the gateway's own guard and alone.

use std::process::Command;

use actix_web::middleware::from_fn;
use actix_web::web::{self, Data};
use actix_web::{App, HttpResponse, HttpServer};

use crate::process::Running;
use crate::support::parts;
use crate::{folder, print_address};

/// The argument that makes this program such a server.
pub(crate) const ROLE: &str = "empty-server";

/// Serves until the process ends.
pub(crate) fn serve() {
    let config = parts::load(&parts::toml(&parts::five_presets()));
    let served = actix_web::rt::System::new().block_on(async move {
        let gateway = parts::gateway(config);
        let server = HttpServer::new(move || {
            let guarded = web::scope("")
                .wrap(from_fn(vestibule::web::guard))
                .route("/me", web::get().to(HttpResponse::Ok))
                .route("/healthz", web::get().to(HttpResponse::Ok));
            App::new()
                .app_data(Data::from(gateway.clone()))
                .route("/bare", web::get().to(HttpResponse::Ok))
                .service(guarded)
        });
        let server = server.bind(("127.0.0.1", 0))?;
        print_address(server.addrs().first());
        server.run().await
    });
    served.expect("loopback has a free port");
}

/// Such a server in a process of its own.
pub(crate) fn start() -> Running {
    let program = std::env::current_exe().expect("this program has a file");
    let mut command = Command::new(program);
    command.arg(ROLE);
    Running::start(command, folder().path())
}

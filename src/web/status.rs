//! Alive, ready, and nothing here.

use actix_web::{HttpResponse, web};

use super::failure::Failure;
use super::gateway::Gateway;
use super::pages::ErrorCode;

/// `GET /healthz`: the process answers.
pub(super) async fn alive() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ok\n")
}

/// `GET /readyz`: the session store can be used. A provider that is down is no reason not to serve.
pub(super) async fn ready(gateway: web::Data<Gateway>) -> Result<HttpResponse, Failure> {
    if gateway.sessions().is_ready().await {
        Ok(HttpResponse::Ok()
            .content_type("text/plain; charset=utf-8")
            .body("ok\n"))
    } else {
        Err(Failure::new(ErrorCode::StoreUnavailable))
    }
}

/// Everything that is no route.
pub(super) async fn nothing_here() -> Result<HttpResponse, Failure> {
    Err(Failure::new(ErrorCode::NotFound))
}

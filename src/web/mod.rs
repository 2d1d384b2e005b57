//! HTTP in, HTML or JSON out. The only user of actix routing and tera.

mod accept;
mod account;
mod assets;
mod attempts;
mod bounce;
mod callback;
mod client;
mod compress;
mod cors;
mod device;
mod embed;
mod error_page;
mod events;
mod failure;
mod form;
mod gateway;
mod guard;
mod headers;
mod in_app;
mod language;
mod link;
pub mod locale;
mod login;
pub mod logos;
mod logout;
pub mod look;
pub mod pages;
pub mod preview;
mod sessions;
mod status;
mod token;

use std::sync::Arc;

use actix_web::middleware::from_fn;
use actix_web::web::{self, ServiceConfig};

pub use embed::integrity;
pub use gateway::{Gateway, GatewayParts};
pub use guard::guard;

use crate::demo::Demo;
use crate::provider::ProviderId;

/// The route table. Everything is below the path of the public URL; what reads the session stands last, in a scope of its own.
pub fn routes(gateway: Arc<Gateway>, demo: Option<Arc<Demo>>) -> impl FnOnce(&mut ServiceConfig) {
    move |config| {
        let session = gateway.sessions().middleware();
        let prefix = gateway.public_url().path().to_owned();
        let mut scope = web::scope(&prefix)
            .service(only_get("/healthz", status::alive))
            .service(only_get("/readyz", status::ready))
            .service(only_get("/providers", login::list))
            .service(web::resource("/events").route(web::get().to(events::listen)))
            .service(only_get("/assets/{file}", assets::asset).wrap(from_fn(compress::compress)))
            .service(
                only_get("/embed.js", embed::component::script).wrap(from_fn(compress::compress)),
            )
            .service(
                only_get("/embed/frame", embed::frame::frame).wrap(from_fn(compress::compress)),
            )
            .service(
                web::resource("/logout/backchannel/{provider}")
                    .route(web::post().to(logout::back_channel)),
            );
        if let Some(demo) = demo {
            scope = scope.configure(Demo::routes(demo));
        }
        let with_session = web::scope("")
            .wrap(from_fn(account::forget_stale))
            .wrap(session)
            .service(only_get("/me", account::me))
            .service(only_get("/", account::home).wrap(from_fn(compress::compress)))
            .service(only_get("", account::home).wrap(from_fn(compress::compress)))
            .service(only_get("/me/identities", account::identities))
            .service(only_get("/sessions", sessions::list).wrap(from_fn(compress::compress)))
            .service(web::resource("/sessions/end").route(web::post().to(sessions::end)))
            .service(only_get("/login", login::chooser).wrap(from_fn(compress::compress)))
            .service(only_get("/login/{provider}", login::start))
            .service(
                web::resource("/callback/{provider}")
                    .route(web::get().to(callback::by_query))
                    .route(web::post().to(callback::by_form)),
            )
            .service(
                web::resource("/logout")
                    .wrap(from_fn(compress::compress))
                    .route(web::get().to(logout::ask))
                    .route(web::head().to(logout::ask))
                    .route(web::post().to(logout::act)),
            )
            .service(
                web::resource("/logout/done")
                    .route(web::get().to(logout::done))
                    .route(web::head().to(logout::done))
                    .route(web::post().to(logout::forget)),
            )
            .service(web::resource("/token/{provider}").route(web::post().to(token::give)))
            .service(only_get(
                "/logout/frontchannel/{provider}",
                logout::front_channel,
            ))
            .service(only_get("/embed/done", embed::done::done).wrap(from_fn(compress::compress)))
            .default_service(web::to(status::nothing_here));
        config
            .app_data(web::Data::from(gateway))
            .service(scope.service(with_session))
            .default_service(web::to(status::nothing_here));
    }
}

/// GET and HEAD; other methods are 405.
fn only_get<F, A>(path: &str, handler: F) -> actix_web::Resource
where
    F: actix_web::Handler<A> + Clone,
    A: actix_web::FromRequest + 'static,
    F::Output: actix_web::Responder + 'static,
{
    web::resource(path)
        .route(web::get().to(handler.clone()))
        .route(web::head().to(handler))
}

/// The provider of a path, if it is one of ours.
fn provider_id(path: &web::Path<String>) -> Option<ProviderId> {
    ProviderId::parse(path).ok()
}

//! The documents about a person: userinfo of OpenID Connect, and the other provider's account.

use actix_web::http::header::{AUTHORIZATION, CACHE_CONTROL, WWW_AUTHENTICATE};
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::grants::Access;
use super::{Demo, Dialect};

pub(super) fn routes(config: &mut web::ServiceConfig) {
    let userinfo = async |demo: web::Data<Demo>, request: HttpRequest| {
        answer(
            demo.access(Dialect::OpenId, &request)
                .map(|access| Value::Object(access.person.claims(&access.scope))),
        )
    };
    let user = async |demo: web::Data<Demo>, request: HttpRequest| {
        answer(
            demo.access(Dialect::OAuth2, &request)
                .map(|access| access.person.account()),
        )
    };
    config
        .service(
            web::resource("/userinfo")
                .route(web::get().to(userinfo))
                .route(web::post().to(userinfo)),
        )
        .service(web::resource("/oauth2/user").route(web::get().to(user)));
}

fn answer(document: Option<Value>) -> HttpResponse {
    let Some(document) = document else {
        return HttpResponse::Unauthorized()
            .insert_header((WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""))
            .insert_header((CACHE_CONTROL, "no-store"))
            .finish();
    };
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(document)
}

impl Demo {
    /// What the request's bearer token (RFC 6750, section 2.1) opens at this provider.
    fn access(&self, dialect: Dialect, request: &HttpRequest) -> Option<Access> {
        let header = request.headers().get(AUTHORIZATION)?.to_str().ok()?;
        let (scheme, token) = header.split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return None;
        }
        let now = self.clock.now();
        self.grants()
            .access(token, now)
            .filter(|access| access.dialect == dialect)
            .cloned()
    }
}

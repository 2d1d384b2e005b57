//! The OpenID provider's metadata (Discovery 1.0) and key set.

use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::{HttpResponse, web};
use serde_json::{Value, json};

use super::Demo;

pub(super) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource("/.well-known/openid-configuration")
                .route(web::get().to(async |demo: web::Data<Demo>| answer(&demo.metadata()))),
        )
        .service(
            web::resource("/jwks")
                .route(web::get().to(async |demo: web::Data<Demo>| answer(&demo.key_set()))),
        );
}

fn answer(document: &Value) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .json(document)
}

impl Demo {
    fn metadata(&self) -> Value {
        let base = &self.base;
        json!({
            "issuer": base,
            "authorization_endpoint": format!("{base}/authorize"),
            "token_endpoint": format!("{base}/token"),
            "userinfo_endpoint": format!("{base}/userinfo"),
            "jwks_uri": format!("{base}/jwks"),
            "end_session_endpoint": format!("{base}/end_session"),
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code", "refresh_token"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "token_endpoint_auth_methods_supported": ["none"],
            "code_challenge_methods_supported": ["S256"],
            // Everybody is asked every time, whatever was said of it.
            "prompt_values_supported": ["login", "select_account", "consent"],
            "authorization_response_iss_parameter_supported": true,
            "claims_supported": [
                "sub", "name", "given_name", "family_name", "preferred_username",
                "email", "email_verified", "locale", "zoneinfo", "groups",
            ],
        })
    }

    fn key_set(&self) -> Value {
        self.key.key_set()
    }
}

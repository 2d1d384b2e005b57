//! `GET /embed.js`: the web component, one file without dependencies, the same for every gateway.

use std::sync::LazyLock;

use actix_web::http::header::{self, EntityTag, IfNoneMatch};
use actix_web::{HttpResponse, web};
use aws_lc_rs::digest::{SHA384, digest};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::web::failure::Failure;
use crate::web::gateway::Gateway;
use crate::web::pages::ErrorCode;

/// It finds the gateway by its own address, so it holds nothing of the configuration.
const SCRIPT: &str = include_str!("../../../templates/embed/component.js");

/// What the attribute `integrity` of a script element says of the component (Subresource Integrity, section 3.5).
#[must_use]
pub fn integrity() -> &'static str {
    static INTEGRITY: LazyLock<String> = LazyLock::new(|| {
        let sum = digest(&SHA384, SCRIPT.as_bytes());
        format!("sha384-{}", STANDARD.encode(sum))
    });
    &INTEGRITY
}

/// The component; 404 where nothing is embedded. A weak tag, for the same script is sent in several encodings.
pub(in crate::web) async fn script(
    gateway: web::Data<Gateway>,
    known: Option<web::Header<IfNoneMatch>>,
) -> Result<HttpResponse, Failure> {
    if !gateway.embedding().is_on() {
        return Err(Failure::new(ErrorCode::NotFound));
    }
    let tag = EntityTag::new_weak(integrity().to_owned());
    let is_known = match known.map(web::Header::into_inner) {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(&tag)),
        None => false,
    };
    let mut response = if is_known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .insert_header(header::ETag(tag));
    if is_known {
        return Ok(response.finish());
    }
    Ok(response
        .content_type("text/javascript; charset=utf-8")
        .body(SCRIPT))
}

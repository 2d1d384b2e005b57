//! Files that never change under their name: a hash of the content is part of it.

use std::collections::BTreeMap;

use actix_web::http::header;
use actix_web::{HttpResponse, web};

use super::failure::Failure;
use super::gateway::Gateway;
use super::logos::Marks;
use super::look::{SiteFile, hashed_name, standalone};
use super::pages::ErrorCode;

/// The marks of providers and the operator's own files.
#[derive(Debug)]
pub(super) struct Assets {
    files: BTreeMap<String, (&'static str, web::Bytes)>,
    logos: BTreeMap<String, String>,
}

impl Assets {
    pub(super) fn of(marks: &Marks, site: Vec<SiteFile>) -> Self {
        let (mut files, mut logos) = (BTreeMap::new(), BTreeMap::new());
        let nothing = BTreeMap::new();
        let marks = match marks {
            Marks::Off => &nothing,
            Marks::On(marks) => marks,
        };
        for (name, markup) in marks {
            let svg = standalone(markup);
            let file = hashed_name(name, "svg", svg.as_bytes());
            logos.insert(name.clone(), file.clone());
            files.insert(file, ("image/svg+xml", web::Bytes::from(svg)));
        }
        for file in site {
            files.insert(file.name, (file.kind, web::Bytes::from(file.bytes)));
        }
        Self { files, logos }
    }

    /// The file of a mark.
    pub(super) fn logo_file(&self, mark: &str) -> Option<&str> {
        self.logos.get(mark).map(String::as_str)
    }
}

/// `GET /assets/{file}`.
pub(super) async fn asset(
    path: web::Path<String>,
    gateway: web::Data<Gateway>,
) -> Result<HttpResponse, Failure> {
    let (kind, bytes) = gateway
        .assets()
        .files
        .get(path.as_str())
        .ok_or_else(|| Failure::new(ErrorCode::NotFound))?;
    Ok(HttpResponse::Ok()
        .content_type(*kind)
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ))
        .insert_header(("cross-origin-resource-policy", "cross-origin"))
        .body(bytes.clone()))
}

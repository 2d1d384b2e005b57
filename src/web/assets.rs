//! Files that never change under their name: a hash of the content is part of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use aws_lc_rs::digest::{SHA256, digest};

use super::failure::Failure;
use super::gateway::Gateway;
use super::logos::Marks;
use super::pages::ErrorCode;

/// The marks of providers as files.
#[derive(Debug)]
pub(super) struct Assets {
    files: BTreeMap<String, String>,
    logos: BTreeMap<String, String>,
}

impl Assets {
    pub(super) fn of(marks: &Marks) -> Self {
        let (mut files, mut logos) = (BTreeMap::new(), BTreeMap::new());
        let nothing = BTreeMap::new();
        let marks = match marks {
            Marks::Off => &nothing,
            Marks::On(marks) => marks,
        };
        for (name, markup) in marks {
            // As a file of its own it needs the namespace that inline markup does not.
            let svg = markup.replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1);
            let hash = digest(&SHA256, svg.as_bytes());
            let mut file = format!("{name}.");
            for byte in hash.as_ref().iter().take(6) {
                // Writing to a String cannot fail.
                let _ = write!(file, "{byte:02x}");
            }
            file.push_str(".svg");
            logos.insert(name.clone(), file.clone());
            files.insert(file, svg);
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
    let svg = gateway
        .assets()
        .files
        .get(path.as_str())
        .ok_or_else(|| Failure::new(ErrorCode::NotFound))?;
    Ok(HttpResponse::Ok()
        .content_type("image/svg+xml")
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; sandbox",
        ))
        .insert_header(("cross-origin-resource-policy", "cross-origin"))
        .body(svg.clone()))
}

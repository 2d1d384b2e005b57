//! Compression of what people's browsers get: whole pages at once, smaller than a stream that is written as it comes.

use std::io::{self, Write as _};

use actix_web::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    self, AcceptEncoding, ContentEncoding, Encoding, Header as _, HeaderMap, HeaderValue,
};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Of 11. More of it saves a few bytes and takes several times as long.
const BROTLI_QUALITY: i32 = 5;
/// The window in bits: no page is longer than 64 KiB.
const BROTLI_WINDOW: i32 = 16;
/// Of 9. More of it saves nothing on pages of this size.
const GZIP_LEVEL: u32 = 6;

/// A middleware: answers that are text are sent in the coding that the browser likes best, Brotli before gzip (RFC 9110, section 12.5.3).
pub(super) async fn compress(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let coding = preferred(&request);
    let (request, response) = next.call(request).await?.into_parts();
    let (mut response, body) = response.map_into_boxed_body().into_parts();
    let headers = response.headers_mut();
    let body = match body.try_into_bytes() {
        Ok(bytes) if !bytes.is_empty() && is_text(headers) => {
            headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
            match coding.and_then(|coding| Some((coding, encoded(coding, &bytes).ok()?))) {
                Some((coding, encoded)) => {
                    let name = HeaderValue::from_static(coding.as_str());
                    headers.insert(header::CONTENT_ENCODING, name);
                    BoxBody::new(encoded)
                }
                None => BoxBody::new(bytes),
            }
        }
        Ok(bytes) => BoxBody::new(bytes),
        Err(stream) => stream,
    };
    Ok(ServiceResponse::new(request, response.set_body(body)))
}

/// The coding to use; `None`: none. Whoever accepts nothing that there is gets the answer as it is.
fn preferred(request: &ServiceRequest) -> Option<ContentEncoding> {
    let accepted = AcceptEncoding::parse(request).ok()?;
    let known = [Encoding::brotli(), Encoding::gzip(), Encoding::identity()];
    match accepted.negotiate(known.iter())? {
        Encoding::Known(coding) if coding != ContentEncoding::Identity => Some(coding),
        _ => None,
    }
}

/// Pages and drawings; pictures of other kinds are compressed already.
fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.starts_with("text/") || kind == "image/svg+xml"
}

fn encoded(coding: ContentEncoding, bytes: &[u8]) -> io::Result<Bytes> {
    let mut out = Vec::with_capacity(bytes.len() / 2);
    if coding == ContentEncoding::Brotli {
        let parameters = BrotliEncoderParams {
            quality: BROTLI_QUALITY,
            lgwin: BROTLI_WINDOW,
            size_hint: bytes.len(),
            ..BrotliEncoderParams::default()
        };
        brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)?;
    } else {
        let mut encoder = GzEncoder::new(&mut out, Compression::new(GZIP_LEVEL));
        encoder.write_all(bytes)?;
        encoder.finish()?;
    }
    Ok(Bytes::from(out))
}

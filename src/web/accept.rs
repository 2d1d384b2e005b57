//! HTML or JSON: what a request would rather have.

use actix_web::http::header::{ACCEPT, HeaderMap};

/// The two ways we answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Preferred {
    Html,
    Json,
}

/// HTML for whoever names it, as browsers do, and does not like JSON better; JSON for everybody else.
pub(super) fn preferred(headers: &HeaderMap) -> Preferred {
    let accept = headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let (mut html, mut json) = (0, 0);
    for range in accept.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let quality = parts
            .find_map(|part| part.strip_prefix("q="))
            .map_or(1000, thousandths);
        match kind.as_str() {
            "text/html" | "application/xhtml+xml" => html = html.max(quality),
            "application/json" | "application/problem+json" => json = json.max(quality),
            _ => {}
        }
    }
    if html > 0 && html >= json {
        Preferred::Html
    } else {
        Preferred::Json
    }
}

/// A quality value (RFC 9110, section 12.4.2) in thousandths; what is none counts as zero.
pub(super) fn thousandths(text: &str) -> u32 {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(fraction) || fraction.len() > 3 {
        return 0;
    }
    match whole {
        "1" => 1000,
        "0" => format!("{fraction:0<3}").parse().unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{ACCEPT, HeaderMap, HeaderValue};

    use super::{Preferred, preferred};

    #[test]
    fn browsers_get_pages_and_programs_get_json() {
        for (accept, expected) in [
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                Preferred::Html,
            ),
            ("application/json", Preferred::Json),
            ("*/*", Preferred::Json),
            ("", Preferred::Json),
            ("application/json, text/html;q=0.5", Preferred::Json),
            ("application/json;q=0.2, text/html;q=0.25", Preferred::Html),
            ("text/html;q=0", Preferred::Json),
            ("text/html;q=nonsense", Preferred::Json),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
            assert_eq!(preferred(&headers), expected, "{accept}");
        }
    }
}

//! What half the world gets wrong in token responses, put right for everyone in one place.

use std::collections::BTreeMap;

use http::StatusCode;
use oauth2::HttpResponse;
use serde_json::{Map, Value};
use url::form_urlencoded;

/// Rewrites a token response into what RFC 6749, section 5, describes.
///
/// Forgiven: a form-encoded or mislabelled body, a byte order mark, 2xx other than 200, an error with status 200, an error that is an object or empty,
/// members elsewhere than at the top (`paths`), a missing `token_type`, `expires_in` as text or fraction, `scope` as a list. What cannot be read becomes empty,
/// which the protocol code refuses; it would itself take an answer with other text behind it.
pub(super) fn normalise(
    response: HttpResponse,
    paths: &BTreeMap<String, Vec<String>>,
) -> HttpResponse {
    let (mut parts, body) = response.into_parts();
    let Some(mut members) = read(&body) else {
        if !parts.status.is_success() {
            // Without a readable body the status alone says that the request was refused.
            return answer(parts, &error_body("unreadable_error"));
        }
        return HttpResponse::from_parts(parts, Vec::new());
    };
    for (name, path) in paths {
        if let Some(value) = at(&members, path).cloned() {
            members.insert(name.clone(), value);
        }
    }
    if !parts.status.is_success() || is_error(&members) {
        if parts.status.is_success() {
            parts.status = StatusCode::BAD_REQUEST;
        }
        let code = error_code(&members);
        return answer(parts, &error_body(&code));
    }
    if parts.status.is_success() {
        parts.status = StatusCode::OK;
    }
    repair(&mut members);
    answer(parts, &Value::Object(members))
}

fn answer(mut parts: http::response::Parts, body: &Value) -> HttpResponse {
    parts.headers.insert(
        http::header::CONTENT_TYPE,
        http::HeaderValue::from_static("application/json"),
    );
    HttpResponse::from_parts(parts, body.to_string().into_bytes())
}

fn read(body: &[u8]) -> Option<Map<String, Value>> {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    match serde_json::from_slice(body) {
        Ok(Value::Object(members)) => return Some(members),
        Ok(_) => return None,
        Err(_) => {}
    }
    let text = std::str::from_utf8(body).ok()?.trim();
    let looks_like_a_form = !text.starts_with(['{', '[', '<'])
        && text.contains('=')
        && !text.contains(char::is_whitespace);
    looks_like_a_form.then(|| {
        form_urlencoded::parse(text.as_bytes())
            .map(|(name, value)| (name.into_owned(), Value::from(value.into_owned())))
            .collect()
    })
}

fn at<'a>(members: &'a Map<String, Value>, path: &[String]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    rest.iter()
        .try_fold(members.get(first)?, |value, part| value.get(part.as_str()))
}

fn is_error(members: &Map<String, Value>) -> bool {
    members.get("error").is_some_and(|error| {
        !matches!(error, Value::Null | Value::Bool(false)) && error != "" && error != 0
    })
}

/// The error's code, if it looks like one; never free text.
fn error_code(members: &Map<String, Value>) -> String {
    let code = match members.get("error") {
        Some(Value::String(code)) => code.clone(),
        Some(Value::Object(error)) => ["code", "type", "error"]
            .iter()
            .find_map(|name| error.get(*name))
            .map(plain)
            .unwrap_or_default(),
        _ => String::new(),
    };
    let tame = !code.is_empty()
        && code.len() <= 64
        && code
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
    if tame {
        code
    } else {
        "unspecified_error".to_owned()
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn error_body(code: &str) -> Value {
    serde_json::json!({"error": code})
}

fn repair(members: &mut Map<String, Value>) {
    if members
        .get("token_type")
        .is_none_or(|kind| kind.as_str().is_none_or(str::is_empty))
    {
        members.insert("token_type".to_owned(), "bearer".into());
    }
    let seconds = match members.get("expires_in") {
        Some(Value::Number(number)) => number.as_u64().or_else(|| number.as_f64().and_then(whole)),
        Some(Value::String(text)) => text
            .trim()
            .parse()
            .ok()
            .or_else(|| text.trim().parse().ok().and_then(whole)),
        _ => None,
    };
    match seconds {
        Some(seconds) => members.insert("expires_in".to_owned(), seconds.into()),
        None => members.remove("expires_in"),
    };
    match members.get("scope") {
        Some(Value::Array(scopes)) => {
            let joined = scopes
                .iter()
                .filter_map(Value::as_str)
                .collect::<Vec<_>>()
                .join(" ");
            members.insert("scope".to_owned(), joined.into());
        }
        Some(Value::String(_)) | None => {}
        Some(_) => {
            members.remove("scope");
        }
    }
    if members
        .get("refresh_token")
        .is_some_and(|token| !token.is_string() || token == "")
    {
        members.remove("refresh_token");
    }
}

fn whole(seconds: f64) -> Option<u64> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked first"
    )]
    (0.0..=4_000_000_000.0)
        .contains(&seconds)
        .then_some(seconds as u64)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::normalise;

    fn of(status: u16, body: &str) -> (u16, Value) {
        with(status, body, &BTreeMap::new())
    }

    fn with(status: u16, body: &str, paths: &BTreeMap<String, Vec<String>>) -> (u16, Value) {
        let response = http::Response::builder()
            .status(status)
            .body(body.as_bytes().to_vec())
            .unwrap();
        let response = normalise(response, paths);
        (
            response.status().as_u16(),
            serde_json::from_slice(response.body()).unwrap_or(Value::Null),
        )
    }

    #[test]
    fn odd_but_harmless_answers_are_put_right() {
        let (status, form) = of(201, "access_token=a&scope=x%2Cy&expires_in=60.0");
        let (_, text) = of(
            200,
            "\u{feff}{\"access_token\":\"a\",\"token_type\":null,\"expires_in\":\"60\",\"scope\":[\"x\",\"y\"]}",
        );

        assert_eq!(status, 200);
        assert_eq!(
            form,
            json!({"access_token": "a", "token_type": "bearer", "expires_in": 60, "scope": "x,y"})
        );
        assert_eq!(
            text,
            json!({"access_token": "a", "token_type": "bearer", "expires_in": 60, "scope": "x y"})
        );
        assert_eq!(
            of(200, r#"{"access_token":"a","expires_in":-1}"#)
                .1
                .get("expires_in"),
            None
        );
    }

    #[test]
    fn an_error_is_an_error_whatever_its_status() {
        for (status, body, code) in [
            (
                200,
                r#"{"error":"bad_verification_code"}"#,
                "bad_verification_code",
            ),
            (
                200,
                "error=invalid_grant&error_description=x",
                "invalid_grant",
            ),
            (400, r#"{"error":{"code":190,"message":"<script>"}}"#, "190"),
            (400, r#"{"error":"<script>"}"#, "unspecified_error"),
            (500, "", "unreadable_error"),
        ] {
            let (answered, value) = of(status, body);
            assert!(answered >= 400, "{body}");
            assert_eq!(value, json!({"error": code}), "{body}");
        }
    }

    #[test]
    fn members_elsewhere_are_found_by_their_path() {
        let paths = [(
            "access_token".to_owned(),
            vec!["data".to_owned(), "token".to_owned()],
        )]
        .into();

        assert_eq!(
            with(200, r#"{"data":{"token":"a"}}"#, &paths).1["access_token"],
            "a"
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(status in 200_u16..600, body in prop::collection::vec(any::<u8>(), 0..200)) {
            let response = http::Response::builder().status(status).body(body).unwrap();
            normalise(response, &BTreeMap::new());
        }
    }
}

//! The cookies of a request, read from the bytes that were sent.

use actix_web::http::header::{COOKIE, HeaderMap};

/// How often a request has a cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presented<'a> {
    /// Not at all.
    Not,
    /// Once, with this value.
    Once(&'a str),
    /// More than once: somebody may have planted one, so none is used.
    Several,
}

/// The value of a cookie, by its exact name.
#[must_use]
pub fn presented<'a>(headers: &'a HeaderMap, name: &str) -> Presented<'a> {
    let mut values = pairs(headers).filter(|(found, _)| *found == name);
    match (values.next(), values.next()) {
        (None, _) => Presented::Not,
        (Some((_, value)), None) => Presented::Once(value),
        (Some(_), Some(_)) => Presented::Several,
    }
}

/// Names and values of a request's cookies as they were sent, nothing decoded; what is no pair is passed over.
pub fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(COOKIE)
        .flat_map(|header| header.as_bytes().split(|byte| *byte == b';'))
        .filter_map(|pair| std::str::from_utf8(pair).ok())
        .filter_map(|pair| pair.split_once('='))
        // Spaces and tabs alone: other spaces would turn a planted name into ours.
        .map(|(name, value)| {
            (
                name.trim_matches([' ', '\t']),
                value.trim_matches([' ', '\t']),
            )
        })
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{COOKIE, HeaderMap, HeaderValue};

    use super::{Presented, presented};

    #[test]
    fn a_cookie_is_found_by_its_exact_name_and_never_when_it_is_double() {
        let headers = |texts: &[&[u8]]| {
            let mut headers = HeaderMap::new();
            for text in texts {
                headers.append(COOKIE, HeaderValue::from_bytes(text).unwrap());
            }
            headers
        };
        let cases: [(&[&[u8]], Presented); 9] = [
            (&[], Presented::Not),
            (&[b"id=1"], Presented::Once("1")),
            (&[b"a; ;=id;=id=2;id=1;b"], Presented::Once("1")),
            (&[b"\xff\xfe=\xff; id=1"], Presented::Once("1")),
            (
                &[b"ID=2; i%64=3; \xe2\x80\x80id=4; id =1"],
                Presented::Once("1"),
            ),
            (&[b"id=%31"], Presented::Once("%31")),
            (&[b"id=1; id=1"], Presented::Several),
            (&[b"id=1", b"x=2; id=3"], Presented::Several),
            (&[b"xid=1; idx=2"], Presented::Not),
        ];

        for (texts, expected) in cases {
            assert_eq!(presented(&headers(texts), "id"), expected);
        }
    }
}

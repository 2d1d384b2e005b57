//! Template: `{param.tenant}`, `{token.openid}`; lookup only, no logic.

use serde_json::Value;

/// Text with holes that name values by dotted paths; `{{` and `}}` stand for braces themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Hole(Vec<String>),
}

/// Why a text is not a template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// A brace without its partner.
    #[error("a `{{` without its `}}`")]
    Unclosed,
    /// A hole that names nothing.
    #[error("`{{{0}}}` is not a dotted name")]
    BadName(String),
    /// A hole whose first word is none of those known here.
    #[error("`{{{name}}}` is unknown here; known are {known}")]
    UnknownRoot {
        /// The whole name in the hole.
        name: String,
        /// The first words that would do.
        known: String,
    },
}

impl Template {
    /// Reads a template whose holes begin with one of `roots`: `param`, `client`, `token`, `callback`, or a document's name.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    pub fn parse(text: &str, roots: &[&str]) -> Result<Self, TemplateFault> {
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(brace) = rest.find(['{', '}']) {
            literal.push_str(&rest[..brace]);
            let doubled = ["{{", "}}"]
                .iter()
                .find(|pair| rest[brace..].starts_with(**pair));
            if let Some(pair) = doubled {
                literal.push_str(&pair[..1]);
                rest = &rest[brace + 2..];
                continue;
            }
            let after = rest[brace..]
                .strip_prefix('{')
                .ok_or(TemplateFault::Unclosed)?;
            let close = after.find('}').ok_or(TemplateFault::Unclosed)?;
            if !literal.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut literal)));
            }
            pieces.push(Piece::Hole(hole(&after[..close], roots)?));
            rest = &after[close + 1..];
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            pieces.push(Piece::Text(literal));
        }
        Ok(Self { pieces })
    }

    /// The text with every hole filled; `None` when a value is missing, null, or not a scalar.
    #[must_use]
    pub fn fill(&self, values: &Values<'_>) -> Option<String> {
        self.fill_with(values, |value| Some(value.to_owned()))
    }

    /// As [`Template::fill`], with every value percent-encoded for a path or query. A value that is `.` or `..` counts as missing:
    /// no encoding keeps it from being a step to another path.
    #[must_use]
    pub fn fill_url(&self, values: &Values<'_>) -> Option<String> {
        self.fill_with(values, |value| {
            let encoded = url::form_urlencoded::byte_serialize(value.as_bytes());
            (value != "." && value != "..").then(|| encoded.collect::<String>().replace('+', "%20"))
        })
    }

    fn fill_with(
        &self,
        values: &Values<'_>,
        encode: impl Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(part) => text.push_str(part),
                Piece::Hole(path) => text.push_str(&encode(&values.get(path)?)?),
            }
        }
        Some(text)
    }

    /// The text before the first hole.
    #[must_use]
    pub fn beginning(&self) -> &str {
        match self.pieces.first() {
            Some(Piece::Text(text)) => text,
            _ => "",
        }
    }

    /// The holes, as dotted names.
    pub fn names(&self) -> impl Iterator<Item = String> + '_ {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Hole(path) => Some(path.join(".")),
            Piece::Text(_) => None,
        })
    }
}

fn hole(name: &str, roots: &[&str]) -> Result<Vec<String>, TemplateFault> {
    let path: Vec<String> = name.split('.').map(str::to_owned).collect();
    let word = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    let well_formed = path
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(word));
    if !well_formed || path.len() < 2 {
        return Err(TemplateFault::BadName(name.to_owned()));
    }
    if !roots.contains(&path[0].as_str()) {
        return Err(TemplateFault::UnknownRoot {
            name: name.to_owned(),
            known: roots.join(", "),
        });
    }
    Ok(path)
}

/// Named documents that templates look values up in.
#[derive(Clone, Debug, Default)]
pub struct Values<'a> {
    roots: Vec<(&'a str, &'a Value)>,
}

impl<'a> Values<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With a document under a name.
    #[must_use]
    pub fn with(mut self, name: &'a str, value: &'a Value) -> Self {
        self.roots.push((name, value));
        self
    }

    fn get(&self, path: &[String]) -> Option<String> {
        let (first, rest) = path.split_first()?;
        let &(_, mut value) = self.roots.iter().find(|(name, _)| name == first)?;
        for part in rest {
            value = value.get(part.as_str())?;
        }
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(truth) => Some(truth.to_string()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::{Template, TemplateFault, Values};

    #[test]
    fn holes_are_filled_from_named_documents() {
        let token = json!({"openid": "a b", "n": 7});
        let values = Values::new().with("token", &token);
        let template = Template::parse("x/{token.openid}/{token.n}", &["token"]).unwrap();

        assert_eq!(template.fill(&values).as_deref(), Some("x/a b/7"));
        assert_eq!(template.fill_url(&values).as_deref(), Some("x/a%20b/7"));
    }

    #[test]
    fn a_value_is_no_step_in_a_path() {
        let template = Template::parse("x/{token.id}/y", &["token"]).unwrap();
        for (id, expected) in [
            ("..", None),
            (".", None),
            ("../z", Some("x/..%2Fz/y")),
            ("...", Some("x/.../y")),
        ] {
            let token = json!({"id": id});
            let values = Values::new().with("token", &token);
            assert_eq!(template.fill_url(&values).as_deref(), expected, "{id}");
        }
    }

    #[test]
    fn a_missing_value_fills_nothing() {
        let token = json!({"list": [1]});
        let values = Values::new().with("token", &token);

        for text in ["{token.nothing}", "{token.list}"] {
            assert_eq!(
                Template::parse(text, &["token"]).unwrap().fill(&values),
                None
            );
        }
    }

    #[test]
    fn doubled_braces_are_braces() {
        let template = Template::parse("{{ me {{ id }} }}", &[]).unwrap();

        assert_eq!(
            template.fill(&Values::new()).as_deref(),
            Some("{ me { id } }")
        );
        assert_eq!(Template::parse("a } b", &[]), Err(TemplateFault::Unclosed));
    }

    #[test]
    fn unknown_names_are_told_at_once() {
        assert_eq!(
            Template::parse("{token", &["token"]),
            Err(TemplateFault::Unclosed)
        );
        assert_eq!(
            Template::parse("{}", &["token"]),
            Err(TemplateFault::BadName(String::new()))
        );
        assert!(matches!(
            Template::parse("{env.HOME}", &["token"]),
            Err(TemplateFault::UnknownRoot { .. })
        ));
    }

    proptest! {
        #[test]
        fn text_with_doubled_braces_is_the_text(text in "\\PC{0,60}") {
            let written = text.replace('{', "{{").replace('}', "}}");
            let template = Template::parse(&written, &["token"]).unwrap();

            prop_assert_eq!(template.fill(&Values::new()), Some(text));
        }

        #[test]
        fn a_filled_address_holds_no_more_than_its_template_says(text in "\\PC{0,60}|[a-z{}.]{0,40}", value in "\\PC{0,40}|[./]{1,3}") {
            let token = json!({"x": value});
            let values = Values::new().with("token", &token);
            if let Ok(template) = Template::parse(&text, &["token"]) {
                let _ = template.fill(&values);
            }
            let address = Template::parse("https://a.example/u/{token.x}/me?v=1", &["token"]).unwrap();
            let filled = address.fill_url(&values);

            prop_assert_eq!(filled.is_none(), value == "." || value == "..");
            if let Some(filled) = filled {
                let url = url::Url::parse(&filled).unwrap();
                prop_assert_eq!(url.host_str(), Some("a.example"));
                prop_assert_eq!(url.query(), Some("v=1"));
                prop_assert_eq!(url.path_segments().map(Iterator::count), Some(3));
            }
        }
    }
}

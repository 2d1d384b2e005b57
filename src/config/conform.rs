//! Conform: one layer against its shape. Everything that does not fit is told and taken out, so that the rest can be judged too.

use figment::value::{Dict, Value};

use super::shape::Shape;
use super::suggest::nearest;
use crate::problem::{Complaint, Level};

/// What was found in one layer.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// What does not fit.
    pub(super) complaints: Vec<Complaint>,
    /// Keys that were probably meant: that they are missing need not be told as well.
    pub(super) meant: Vec<Vec<String>>,
}

/// Removes from `values` what `shape`, a table, does not allow.
pub(super) fn conform(values: &mut Dict, shape: &Shape) -> Findings {
    let mut judge = Judge {
        root: shape,
        path: Vec::new(),
        findings: Findings::default(),
    };
    judge.table(values, shape);
    judge.findings
}

struct Judge<'a> {
    root: &'a Shape,
    path: Vec<String>,
    findings: Findings,
}

impl Judge<'_> {
    fn table(&mut self, values: &mut Dict, shape: &Shape) {
        values.retain(|key, value| {
            self.path.push(key.clone());
            let keep = match shape {
                Shape::Table(known) => match known.get(key) {
                    Some(inner) => self.value(value, inner),
                    None => self.unknown(key, known.keys().map(String::as_str)),
                },
                Shape::Map(inner) => self.value(value, inner),
                _ => false,
            };
            self.path.pop();
            keep
        });
    }

    /// Whether the value may stay.
    fn value(&mut self, value: &mut Value, shape: &Shape) -> bool {
        match (shape, value) {
            (Shape::Table(_) | Shape::Map(_), Value::Dict(_, values)) => {
                self.table(values, shape);
                true
            }
            (Shape::List(item), Value::Array(_, items)) => self.items(items, item),
            (Shape::Text(_), Value::String(..))
            | (Shape::Switch, Value::Bool(..))
            | (Shape::Number, Value::Num(..))
            | (Shape::Any, _) => true,
            (Shape::Choice(words), Value::String(_, word)) if words.contains(word) => true,
            (Shape::Choice(words), Value::String(_, word)) => self.no_choice(word, words, shape),
            (Shape::Either(shapes), value) => {
                shapes.iter().any(|shape| fits(value, shape)) || self.mismatch(value, shape)
            }
            (_, value) => self.mismatch(value, shape),
        }
    }

    /// A list with one bad item is not used at all: half of it was never meant.
    fn items(&mut self, items: &mut [Value], shape: &Shape) -> bool {
        let before = self.findings.complaints.len();
        for (index, item) in items.iter_mut().enumerate() {
            self.path.push(index.to_string());
            self.value(item, shape);
            self.path.pop();
        }
        self.findings.complaints.len() == before
    }

    fn unknown<'k>(&mut self, key: &str, known: impl Iterator<Item = &'k str> + Clone) -> bool {
        let hint = if let Some(word) = nearest(key, known.clone()) {
            let mut meant = self.path.clone();
            meant.pop();
            meant.push(word.to_owned());
            self.findings.meant.push(meant);
            format!("did you mean `{word}`?")
        } else if let Some(place) = self.elsewhere(key) {
            place
        } else {
            let known: Vec<&str> = known.take(13).collect();
            if known.len() == 13 {
                "`vestibule schema` lists the known keys".to_owned()
            } else {
                format!("known here are {}", known.join(", "))
            }
        };
        self.complain("unknown key", Some(hint))
    }

    /// The other table where the key would be right: it often slips below a header by mistake.
    fn elsewhere(&mut self, key: &str) -> Option<String> {
        let Shape::Table(top) = self.root else {
            return None;
        };
        if top.contains_key(key) {
            self.findings.meant.push(vec![key.to_owned()]);
            return Some("it belongs at the top, before the first [table]".to_owned());
        }
        if self.path.first().is_some_and(|first| first == "providers") {
            return None;
        }
        let mut homes = top
            .iter()
            .filter(|(_, shape)| matches!(shape, Shape::Table(known) if known.contains_key(key)));
        let (home, _) = homes.next()?;
        if homes.next().is_some() {
            return None;
        }
        self.findings.meant.push(vec![home.clone(), key.to_owned()]);
        Some(format!("it belongs in [{home}]"))
    }

    fn no_choice(&mut self, word: &str, words: &[String], shape: &Shape) -> bool {
        let hint = match nearest(word, words.iter().map(String::as_str)) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => "this version knows no other".to_owned(),
        };
        let message = format!("\"{}\" is not {}", shorten(word), shape.describe());
        self.complain(message, Some(hint))
    }

    fn mismatch(&mut self, value: &Value, shape: &Shape) -> bool {
        let hint = match (shape, value) {
            (Shape::Text(Some(example)), _) => Some(format!("write it like \"{example}\"")),
            (Shape::Text(None) | Shape::Choice(_), Value::Num(..) | Value::Bool(..)) => {
                Some("put it in quotes".to_owned())
            }
            (Shape::Switch, Value::String(_, text)) if !matches!(&**text, "true" | "false") => {
                Some("write true or false".to_owned())
            }
            (Shape::Number, Value::String(_, text)) if text.parse::<f64>().is_err() => {
                Some("write a number".to_owned())
            }
            (Shape::Switch | Shape::Number, Value::String(..)) => {
                Some("write it without quotes".to_owned())
            }
            (Shape::List(_), Value::String(..)) => Some("put it in brackets: [\"…\"]".to_owned()),
            _ => None,
        };
        let message = format!("must be {}, not {}", shape.describe(), kind(value));
        self.complain(message, hint)
    }

    /// Always `false`: what is complained about does not stay.
    fn complain(&mut self, message: impl Into<String>, hint: Option<String>) -> bool {
        self.findings.complaints.push(Complaint {
            level: Level::Error,
            key: self.path.clone(),
            message: message.into(),
            hint,
        });
        false
    }
}

fn fits(value: &Value, shape: &Shape) -> bool {
    match (shape, value) {
        (Shape::Text(_), Value::String(..))
        | (Shape::Switch, Value::Bool(..))
        | (Shape::Number, Value::Num(..))
        | (Shape::Any, _) => true,
        (Shape::List(item), Value::Array(_, items)) => items.iter().all(|value| fits(value, item)),
        _ => false,
    }
}

/// What a value is called. The value itself is never told: it may be a secret in the wrong place.
fn kind(value: &Value) -> &'static str {
    match value {
        Value::String(..) | Value::Char(..) => "text",
        Value::Bool(_, true) => "true",
        Value::Bool(_, false) => "false",
        Value::Num(..) => "a number",
        Value::Array(..) => "a list",
        Value::Dict(..) => "a table",
        Value::Empty(..) => "nothing",
    }
}

fn shorten(word: &str) -> String {
    if word.chars().count() <= 40 {
        return word.to_owned();
    }
    word.chars().take(40).chain(['…']).collect()
}

//! Document: a TOML text as values, with the place of every key.

use std::collections::BTreeMap;

use figment::value::{Dict, Num, Tag, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Position {
    /// Where a text begins.
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// The place of a byte in a text.
    pub(super) fn of(offset: usize, text: &str) -> Self {
        Lines::of(text).position(offset)
    }
}

/// One file, parsed as far as it goes.
#[derive(Default)]
pub(super) struct Document {
    /// What it is called in complaints.
    pub(super) source: String,
    /// The values.
    pub(super) values: Dict,
    /// What is not TOML, with its place; at most [`Document::MOST_FAULTS`].
    pub(super) faults: Vec<(Position, String)>,
    root: Node,
}

#[derive(Default)]
struct Node {
    place: Option<Position>,
    children: BTreeMap<String, Node>,
}

impl Document {
    /// How many syntax errors of one file are kept: the later ones mostly follow from the earlier.
    const MOST_FAULTS: usize = 20;

    /// Reads a text. Never fails: what is not TOML is in `faults`, the rest in `values`.
    pub(super) fn parse(source: impl Into<String>, text: &str) -> Self {
        let lines = Lines::of(text);
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut root = Node::default();
        let values = table_of(table.get_ref(), &mut root, &lines);
        let mut faults: Vec<(Position, String)> = errors
            .iter()
            .map(|error| {
                let offset = error.span().map_or(0, |span| span.start);
                (lines.position(offset), error.message().to_owned())
            })
            .collect();
        faults.sort();
        faults.dedup_by_key(|(position, _)| position.line);
        faults.truncate(Self::MOST_FAULTS);
        Self {
            source: source.into(),
            values,
            faults,
            root,
        }
    }

    /// The place of a key, or of an item of a list, and how many parts of the path exist.
    pub(super) fn find(&self, path: &[String]) -> (usize, Option<Position>) {
        let (mut node, mut place, mut depth) = (&self.root, None, 0);
        for part in path {
            let Some(child) = node.children.get(part) else {
                break;
            };
            (node, place, depth) = (child, child.place.or(place), depth + 1);
        }
        (depth, place)
    }

    /// The keys of a table, in the order in which they were first written.
    pub(super) fn keys_in_order(&self, table: &str) -> Vec<String> {
        let Some(node) = self.root.children.get(table) else {
            return Vec::new();
        };
        let mut keys: Vec<_> = node
            .children
            .iter()
            .map(|(key, n)| (n.place, key))
            .collect();
        keys.sort();
        keys.into_iter().map(|(_, key)| key.clone()).collect()
    }
}

/// One TOML value, as `KEY = <text>` would have it; `None` when it is not one.
pub(super) fn parse_value(text: &str) -> Option<Value> {
    let value = DeValue::parse(text.trim()).ok()?;
    Some(value_of(
        value.get_ref(),
        &mut Node::default(),
        &Lines::of(""),
    ))
}

fn table_of(table: &DeTable<'_>, node: &mut Node, lines: &Lines<'_>) -> Dict {
    let mut values = Dict::new();
    for (key, value) in table {
        let mut child = Node {
            place: Some(lines.position(key.span().start)),
            ..Node::default()
        };
        let converted = value_of(value.get_ref(), &mut child, lines);
        let name = key.get_ref().to_string();
        node.children.insert(name.clone(), child);
        values.insert(name, converted);
    }
    values
}

fn value_of(value: &DeValue<'_>, node: &mut Node, lines: &Lines<'_>) -> Value {
    let tag = Tag::Default;
    match value {
        DeValue::String(text) => Value::String(tag, text.to_string()),
        // Dates serve as text: `checked = 2026-11-23`.
        DeValue::Datetime(date) => Value::String(tag, date.to_string()),
        DeValue::Boolean(truth) => Value::Bool(tag, *truth),
        DeValue::Integer(digits) => {
            let number = i64::from_str_radix(digits.as_str(), digits.radix()).unwrap_or(i64::MAX);
            Value::Num(tag, Num::I64(number))
        }
        DeValue::Float(digits) => {
            Value::Num(tag, Num::F64(digits.as_str().parse().unwrap_or(f64::NAN)))
        }
        DeValue::Table(table) => Value::Dict(tag, table_of(table, node, lines)),
        DeValue::Array(items) => {
            let items = items.iter().enumerate();
            Value::Array(
                tag,
                items
                    .map(|(i, item)| item_of(i, item, node, lines))
                    .collect(),
            )
        }
    }
}

fn item_of(index: usize, item: &Spanned<DeValue<'_>>, node: &mut Node, lines: &Lines<'_>) -> Value {
    let mut child = Node {
        place: Some(lines.position(item.span().start)),
        ..Node::default()
    };
    let value = value_of(item.get_ref(), &mut child, lines);
    node.children.insert(index.to_string(), child);
    value
}

/// Where the lines of a text begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let breaks = text.match_indices('\n').map(|(offset, _)| offset + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1];
        let before = self.text.get(start..offset).unwrap_or_default();
        Position {
            line,
            column: before.trim_start_matches('\u{feff}').chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Document, Position};

    fn path(dotted: &str) -> Vec<String> {
        dotted.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn keys_and_items_have_places() {
        let text = "a = 1\n[b.c]\nd = [\n  \"ü\", \"x\"]\n";
        let document = Document::parse("t", text);

        for (dotted, line, column) in [
            ("a", 1, 1),
            ("b.c", 2, 4),
            ("b.c.d", 3, 1),
            ("b.c.d.1", 4, 8),
        ] {
            let parts = path(dotted);
            let found = document.find(&parts);
            assert_eq!(
                found,
                (parts.len(), Some(Position { line, column })),
                "{dotted}"
            );
        }
    }

    #[test]
    fn a_missing_key_is_placed_at_its_table() {
        let document = Document::parse("t", "\n[b]\nc = 1\n");

        let found = document.find(&path("b.x.y"));

        assert_eq!(found, (1, Some(Position { line: 2, column: 2 })));
    }

    #[test]
    fn tables_keep_the_order_of_the_file() {
        let document = Document::parse("t", "p.z.k = 1\n[p.b]\n[p.a]\n");

        assert_eq!(document.keys_in_order("p"), ["z", "b", "a"]);
    }

    #[test]
    fn every_broken_line_is_told_and_the_rest_is_read() {
        let document = Document::parse("t", "a = \nb = 1\nc = 'x\nd = 2\n");

        let lines: Vec<usize> = document
            .faults
            .iter()
            .map(|(place, _)| place.line)
            .collect();
        assert_eq!(lines, [1, 3]);
        assert!(document.values.contains_key("b"));
    }
}

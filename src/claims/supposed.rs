//! Supposed: documents in which stands what one expression reads and nothing else, to see what another says of them.

use jmespath::Variable;
use jmespath::ast::{Ast, Comparator};
use serde_json::{Map, Value};

/// A step into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Member(String),
    Item,
}

type Path = Vec<Step>;

/// Where a result stands in a document.
#[derive(Clone, Debug, Default)]
struct Found {
    path: Path,
    /// Whether the result is a list that the expression itself makes of what stands there.
    gathered: bool,
}

impl Found {
    fn further(&self, step: Step) -> Self {
        let mut path = self.path.clone();
        path.push(step);
        Self {
            path,
            gathered: false,
        }
    }

    /// An item of it, as a list.
    fn item(&self) -> Self {
        if self.gathered {
            return Self {
                gathered: false,
                ..self.clone()
            };
        }
        self.further(Step::Item)
    }

    fn gathered(self) -> Self {
        Self {
            gathered: true,
            ..self
        }
    }
}

/// Every name that an expression looks for, as a document that says nothing.
pub(super) fn empty_documents(ast: &Ast) -> Value {
    let mut reads = Reads::default();
    let found = reads.walk(ast, &[Found::default()]);
    reads.leaves.extend(found.into_iter().map(leaf));
    let names = reads.leaves.into_iter().filter_map(|(path, _)| {
        let Step::Member(name) = path.into_iter().next()? else {
            return None;
        };
        Some((name, Value::Object(Map::new())))
    });
    Value::Object(names.collect())
}

/// Documents that hold an address wherever the expression looks for one: everywhere at once, and at each place alone.
pub(super) fn with_address(ast: &Ast) -> Vec<Value> {
    let mut reads = Reads::default();
    let found = reads.walk(ast, &[Found::default()]);
    let context = std::mem::take(&mut reads.leaves);
    let each = found.iter().map(std::slice::from_ref);
    std::iter::once(found.as_slice())
        .chain(each)
        .map(|places| {
            let leaves = places.iter().cloned().map(leaf);
            document(leaves.chain(context.iter().cloned()).collect())
        })
        .collect()
}

/// The address in them.
const ADDRESS: &str = "a@b.example";

fn leaf(found: Found) -> (Path, Value) {
    (found.path, ADDRESS.into())
}

fn document(mut leaves: Vec<(Path, Value)>) -> Value {
    let mut root = Value::Object(Map::new());
    // The deepest first: what is looked into is no text.
    leaves.sort_by_key(|(path, _)| std::cmp::Reverse(path.len()));
    for (path, value) in leaves {
        put(&mut root, &path, value);
    }
    root
}

/// Puts a value where nothing stands yet.
fn put(place: &mut Value, path: &[Step], value: Value) {
    match path {
        [] => {
            if place.is_null() {
                *place = value;
            }
        }
        [Step::Member(name), rest @ ..] => {
            if place.is_null() {
                *place = Value::Object(Map::new());
            }
            if let Value::Object(members) = place {
                put(members.entry(name).or_insert(Value::Null), rest, value);
            }
        }
        [Step::Item, rest @ ..] => {
            if place.is_null() {
                *place = Value::Array(vec![Value::Null]);
            }
            if let Some(first) = place.as_array_mut().and_then(|items| items.first_mut()) {
                put(first, rest, value);
            }
        }
    }
}

/// What an expression reads besides its result: conditions, what is compared, arguments.
#[derive(Default)]
struct Reads {
    leaves: Vec<(Path, Value)>,
}

impl Reads {
    /// Where the result of the expression stands, begun at `from`.
    fn walk(&mut self, ast: &Ast, from: &[Found]) -> Vec<Found> {
        match ast {
            Ast::Identity { .. } | Ast::Slice { .. } => from.to_vec(),
            Ast::Literal { .. } => Vec::new(),
            Ast::Field { name, .. } => members(from, name),
            Ast::Index { .. } => from.iter().map(Found::item).collect(),
            Ast::Subexpr { lhs, rhs, .. } => {
                let left = self.walk(lhs, from);
                self.walk(rhs, &left)
            }
            Ast::Projection { lhs, rhs, .. } => {
                let items = match lhs.as_ref() {
                    Ast::ObjectValues { node, .. } => members(&self.walk(node, from), "a"),
                    list => self.walk(list, from).iter().map(Found::item).collect(),
                };
                let found = self.walk(rhs, &items).into_iter();
                found.map(Found::gathered).collect()
            }
            Ast::Flatten { node, .. }
            | Ast::ObjectValues { node, .. }
            | Ast::Expref { ast: node, .. } => self.walk(node, from),
            Ast::Not { node, .. } => {
                self.look_at(node, from);
                Vec::new()
            }
            Ast::Condition {
                predicate, then, ..
            } => {
                self.look_at(predicate, from);
                self.walk(then, from)
            }
            // `a && b` is `b`, unless `a` says nothing.
            Ast::And { lhs, rhs, .. } => {
                self.look_at(lhs, from);
                self.walk(rhs, from)
            }
            Ast::Or { lhs, rhs, .. } => {
                let mut found = self.walk(lhs, from);
                found.extend(self.walk(rhs, from));
                found
            }
            Ast::Comparison {
                comparator,
                lhs,
                rhs,
                ..
            } => {
                self.compare(comparator, lhs, rhs, from);
                Vec::new()
            }
            Ast::Function { args, .. } => {
                let mut found: Vec<Found> = Vec::new();
                for arg in args {
                    let inside = match arg {
                        Ast::Expref { .. } => found.iter().map(Found::item).collect(),
                        _ => from.to_vec(),
                    };
                    found.extend(self.walk(arg, &inside));
                }
                found
            }
            Ast::MultiList { elements, .. } => elements
                .iter()
                .flat_map(|element| self.walk(element, from))
                .collect(),
            Ast::MultiHash { elements, .. } => elements
                .iter()
                .flat_map(|pair| self.walk(&pair.value, from))
                .collect(),
        }
    }

    fn look_at(&mut self, ast: &Ast, from: &[Found]) {
        let found = self.walk(ast, from);
        self.leaves.extend(found.into_iter().map(leaf));
    }

    /// What is asked to equal a constant does.
    fn compare(&mut self, comparator: &Comparator, lhs: &Ast, rhs: &Ast, from: &[Found]) {
        let (read, constant) = match (lhs, rhs) {
            (read, Ast::Literal { value, .. }) | (Ast::Literal { value, .. }, read)
                if *comparator == Comparator::Equal =>
            {
                (read, serde_json::to_value(&**value).ok())
            }
            _ => {
                self.look_at(lhs, from);
                self.look_at(rhs, from);
                return;
            }
        };
        let found = self.walk(read, from);
        let value = constant.unwrap_or(Value::Null);
        self.leaves
            .extend(found.into_iter().map(|found| (found.path, value.clone())));
    }
}

fn members(from: &[Found], name: &str) -> Vec<Found> {
    let step = Step::Member(name.to_owned());
    from.iter()
        .map(|found| found.further(step.clone()))
        .collect()
}

/// The document as expressions read it.
pub(super) fn readable(document: &Value) -> jmespath::Rcvar {
    jmespath::Rcvar::new(Variable::from_serializable(document).unwrap_or(Variable::Null))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{empty_documents, with_address};

    fn supposed(expression: &str) -> Value {
        with_address(&jmespath::parse(expression).unwrap()).swap_remove(0)
    }

    #[test]
    fn a_document_holds_what_an_expression_reads() {
        for (expression, expected) in [
            ("claims.email", json!({"claims": {"email": "a@b.example"}})),
            (
                "claims.emails[0] || claims.email",
                json!({"claims": {"emails": ["a@b.example"], "email": "a@b.example"}}),
            ),
            (
                "(emails[?primary].email | [0]) || user.email",
                json!({"emails": [{"primary": "a@b.example", "email": "a@b.example"}], "user": {"email": "a@b.example"}}),
            ),
            (
                "user.included[?type == 'Email' && attributes.primary].attributes.address | [0]",
                json!({"user": {"included": [{"type": "Email", "attributes": {"primary": "a@b.example", "address": "a@b.example"}}]}}),
            ),
        ] {
            assert_eq!(supposed(expression), expected, "{expression}");
        }
    }

    #[test]
    fn empty_documents_are_those_an_expression_names() {
        let ast = jmespath::parse("user.id || claims.sub").unwrap();

        assert_eq!(empty_documents(&ast), json!({"user": {}, "claims": {}}));
    }
}

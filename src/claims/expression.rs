//! Expression: one compiled JMESPath expression that cannot surprise at run time.

use std::sync::LazyLock;

use jmespath::ast::Ast;
use jmespath::{Context, Rcvar, Runtime};
use serde_json::{Value, json};

use super::{Evidence, supposed};

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let mut runtime = Runtime::new();
    runtime.register_builtin_functions();
    runtime
});

/// The longest expression. jmespath has no depth limit, and a deep enough expression would end the process.
const LONGEST: usize = 1024;

/// A compiled expression: it parses and names only functions that exist.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    text: String,
    ast: Ast,
}

/// Why a text is not an expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExpressionFault {
    /// Longer than 1 kB.
    #[error("the expression is longer than {LONGEST} bytes")]
    TooLong,
    /// It does not parse.
    #[error("this is not a JMESPath expression: {message} at character {column}")]
    Syntax {
        /// What the parser says.
        message: String,
        /// From 1.
        column: usize,
    },
    /// A function that JMESPath does not have.
    #[error("JMESPath has no function `{0}`")]
    UnknownFunction(String),
    /// A constant where the provider's own word is wanted.
    #[error("this is `true` whatever the provider says")]
    AlwaysTrue,
    /// The address itself where the provider's word about it is wanted.
    #[error("this is `true` of any e-mail address, whatever the provider says of it")]
    TrueOfAnyAddress,
    /// An identifier that does not come from the provider.
    #[error("this is the same for everybody: it gives a value though the provider says nothing")]
    SameForAll,
}

impl Expression {
    pub(super) fn compile(text: &str) -> Result<Self, ExpressionFault> {
        if text.len() > LONGEST {
            return Err(ExpressionFault::TooLong);
        }
        let ast = jmespath::parse(text).map_err(|error| ExpressionFault::Syntax {
            message: match &error.reason {
                jmespath::ErrorReason::Parse(message) => message.clone(),
                jmespath::ErrorReason::Runtime(reason) => reason.to_string(),
            },
            column: error.column + 1,
        })?;
        unknown_function(&ast)
            .map_or(Ok(()), |name| Err(ExpressionFault::UnknownFunction(name)))?;
        Ok(Self {
            text: text.to_owned(),
            ast,
        })
    }

    /// The value in a document; `Err` holds what went wrong, without any of the document's values.
    pub(super) fn evaluate(&self, document: &Rcvar) -> Result<Value, String> {
        let mut context = Context::new(&self.text, &RUNTIME);
        let found =
            jmespath::interpret(document, &self.ast, &mut context).map_err(|error| match error
                .reason
            {
                jmespath::ErrorReason::Parse(_) => "it does not parse".to_owned(),
                jmespath::ErrorReason::Runtime(_) => format!(
                    "a function got a value of another type at character {}",
                    error.column + 1
                ),
            })?;
        serde_json::to_value(&*found).map_err(|_| "the result is not JSON".to_owned())
    }

    /// What it says though nobody said anything: without any document, and of documents that are empty.
    pub(super) fn of_nothing(&self) -> impl Iterator<Item = Value> {
        let documents = [json!({}), supposed::empty_documents(&self.ast)];
        documents
            .into_iter()
            .filter_map(|document| self.evaluate(&supposed::readable(&document)).ok())
    }

    /// Whether it is names alone, `user.id`: what stands there is the provider's, and of an address that is a text. Most are, and starts are quick.
    pub(super) fn is_path(&self) -> bool {
        fn is_path(ast: &Ast) -> bool {
            match ast {
                Ast::Field { .. } => true,
                Ast::Subexpr { lhs, rhs, .. } => is_path(lhs) && is_path(rhs),
                _ => false,
            }
        }
        is_path(&self.ast)
    }

    /// Whether it says `true` about documents that say nothing.
    pub(super) fn is_always_true(&self) -> bool {
        self.of_nothing().any(|value| value == Value::Bool(true))
    }

    /// Whether it says `true` about documents that hold nothing but what `email` reads.
    pub(super) fn is_true_of_any_address(&self, email: &Self) -> bool {
        let documents = supposed::with_address(&email.ast);
        let mut said = documents
            .iter()
            .map(|document| self.evaluate(&supposed::readable(document)));
        said.any(|value| value == Ok(Value::Bool(true)))
    }

    /// The text inside the quotes of a constant such as `'user.id'`.
    pub(super) fn quoted(&self) -> Option<&str> {
        let inner = self.text.trim().strip_prefix('\'')?.strip_suffix('\'')?;
        (matches!(self.ast, Ast::Literal { .. }) && !inner.is_empty()).then_some(inner)
    }
}

/// Something that must be known before a further document is worth fetching.
#[derive(Clone, Debug)]
pub struct Condition(Expression);

impl Condition {
    /// Compiles an expression.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn compile(text: &str) -> Result<Self, ExpressionFault> {
        Expression::compile(text).map(Self)
    }

    /// Whether the expression gives something: not null, not false, not empty.
    #[must_use]
    pub fn holds(&self, evidence: &Evidence) -> bool {
        match self.0.evaluate(&super::variable(&evidence.document())) {
            Ok(Value::Null | Value::Bool(false)) | Err(_) => false,
            Ok(Value::String(text)) => !text.is_empty(),
            Ok(Value::Array(items)) => !items.is_empty(),
            Ok(Value::Object(members)) => !members.is_empty(),
            Ok(_) => true,
        }
    }
}

fn unknown_function(ast: &Ast) -> Option<String> {
    match ast {
        Ast::Function { name, args, .. } => {
            if RUNTIME.get_function(name).is_none() {
                return Some(name.clone());
            }
            args.iter().find_map(unknown_function)
        }
        Ast::Comparison { lhs, rhs, .. }
        | Ast::Projection { lhs, rhs, .. }
        | Ast::And { lhs, rhs, .. }
        | Ast::Or { lhs, rhs, .. }
        | Ast::Subexpr { lhs, rhs, .. } => unknown_function(lhs).or_else(|| unknown_function(rhs)),
        Ast::Condition {
            predicate, then, ..
        } => unknown_function(predicate).or_else(|| unknown_function(then)),
        Ast::Expref { ast, .. } => unknown_function(ast),
        Ast::Flatten { node, .. } | Ast::Not { node, .. } | Ast::ObjectValues { node, .. } => {
            unknown_function(node)
        }
        Ast::MultiList { elements, .. } => elements.iter().find_map(unknown_function),
        Ast::MultiHash { elements, .. } => elements
            .iter()
            .find_map(|pair| unknown_function(&pair.value)),
        Ast::Identity { .. }
        | Ast::Field { .. }
        | Ast::Index { .. }
        | Ast::Literal { .. }
        | Ast::Slice { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Expression, ExpressionFault};

    #[test]
    fn unknown_functions_are_found_without_evaluating() {
        let hidden = Expression::compile("a && [b, {x: lower(c)}]").unwrap_err();

        assert_eq!(hidden, ExpressionFault::UnknownFunction("lower".to_owned()));
    }

    #[test]
    fn deep_expressions_are_refused_before_they_are_parsed() {
        assert_eq!(
            Expression::compile(&"a.".repeat(600)).unwrap_err(),
            ExpressionFault::TooLong
        );
    }

    #[test]
    fn a_constant_true_is_recognised_in_disguise() {
        for text in ["`true`", "!missing", "missing == `null`"] {
            assert!(
                Expression::compile(text).unwrap().is_always_true(),
                "{text}"
            );
        }
        assert!(
            !Expression::compile("claims.email_verified")
                .unwrap()
                .is_always_true()
        );
    }
}

//! The values in an operator's texts: those that no page gives, and those that a sentence must not lose.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser;

use super::super::lint::{self, place};
use super::super::theme::Theme;
use crate::problem::Problem;
use crate::web::locale::ENGLISH;

/// Texts that say nothing without their value: entries of a list that would all be alike, and where somebody is led.
const NEEDED: [(&str, &str); 9] = [
    ("login-with", "provider"),
    ("login-with-sign-in", "provider"),
    ("login-with-log-in", "provider"),
    ("login-going-to", "host"),
    ("language-current", "language"),
    ("person-via", "provider"),
    ("signed-in-continue-to", "host"),
    ("account-connect-to", "provider"),
    ("error-wrong-host.next", "address"),
];

/// What begins the keys that one call asks for with the same values: which of them it is, is known when the page is written.
const ERRORS: &str = "error-";

/// What a text inserts.
#[derive(Default)]
struct Inserted<'a> {
    values: Vec<&'a str>,
    /// Another text may insert anything.
    other_texts: bool,
    /// What stands where the text begins, for its place.
    start: Option<&'a str>,
}

/// A problem for each value that no page gives to its text, and for each that is missing where the text says nothing without it.
pub(super) fn wrong(theme: &Theme) -> Vec<Problem> {
    let english = texts(theme.builtin_texts(ENGLISH));
    let mut problems = Vec::new();
    for (_, file, text) in theme.own_texts() {
        for (key, inserted) in texts(text) {
            // What no page asks for is told of as such.
            let Some(original) = english.get(&key) else {
                continue;
            };
            let given = given(theme, &english, &key, original);
            let at = |name: &str| place(text, name.as_ptr().addr() - text.as_ptr().addr());
            for value in &inserted.values {
                if !given.contains(*value) {
                    let (line, column) = at(value);
                    // The sign before its name belongs to it.
                    let mut problem = theme.problem_at(file, line, column - 1, "");
                    problem.message = format!(
                        "the text `{key}` of {} cannot be written: there is no value `${value}`",
                        problem.source
                    );
                    problem.hint = hint(&given);
                    problems.push(problem);
                }
            }
            let needed = NEEDED.iter().filter(|(of, _)| *of == key);
            for (_, value) in needed {
                let has = inserted.other_texts || inserted.values.contains(value);
                if let (false, Some(start)) = (has, inserted.start) {
                    let (line, column) = at(start);
                    let message = format!("the text `{key}` says nothing without `{{ ${value} }}`");
                    problems.push(theme.problem_at(file, line, column, &message));
                }
            }
        }
    }
    problems
}

/// The values a text may insert: those of the English one, and those that a template gives to it.
fn given<'a>(
    theme: &'a Theme,
    english: &BTreeMap<String, Inserted<'a>>,
    key: &str,
    original: &Inserted<'a>,
) -> BTreeSet<&'a str> {
    let mut given: BTreeSet<&str> = original.values.iter().copied().collect();
    if key.starts_with(ERRORS) {
        let errors = english.iter().filter(|(key, _)| key.starts_with(ERRORS));
        given.extend(errors.flat_map(|(_, text)| text.values.iter().copied()));
    }
    let call = format!(
        r#"\bt(?:ext)?\(\s*key\s*=\s*"{}"([^)]*)"#,
        regex::escape(key)
    );
    let (call, name) = (lint::pattern(&call), lint::pattern(r"(\w+)\s*="));
    for (_, file) in theme.templates() {
        let calls = call.captures_iter(&file.text);
        for values in calls.filter_map(|found| Some(found.get(1)?.as_str())) {
            let names = name.captures_iter(values);
            given.extend(names.filter_map(|found| Some(found.get(1)?.as_str())));
        }
    }
    given
}

fn hint(given: &BTreeSet<&str>) -> Option<String> {
    let names: Vec<String> = given.iter().map(|name| format!("${name}")).collect();
    (!names.is_empty()).then(|| format!("it may have {}", names.join(", ")))
}

/// What each text of a file inserts, by `id` or `id.attribute`. Slips in the writing are told elsewhere, and left out.
fn texts(text: &str) -> BTreeMap<String, Inserted<'_>> {
    let resource = match parser::parse(text) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut texts = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let id = message.id.name;
        let attributes = message.attributes.into_iter();
        let attributes =
            attributes.map(|part| (format!("{id}.{}", part.id.name), part.id.name, part.value));
        let value = message.value.map(|value| (id.to_owned(), id, value));
        for (key, start, pattern) in value.into_iter().chain(attributes) {
            let mut inserted = Inserted {
                start: Some(start),
                ..Inserted::default()
            };
            inserted.read(&pattern);
            texts.insert(key, inserted);
        }
    }
    texts
}

impl<'a> Inserted<'a> {
    fn read(&mut self, pattern: &Pattern<&'a str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&'a str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.read(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&'a str>) {
        match inline {
            InlineExpression::VariableReference { id } => self.values.push(id.name),
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments),
            InlineExpression::TermReference { arguments, .. } => {
                if let Some(list) = arguments {
                    self.arguments(list);
                }
            }
            InlineExpression::MessageReference { .. } => self.other_texts = true,
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, list: &CallArguments<&'a str>) {
        for value in &list.positional {
            self.inline(value);
        }
        for named in &list.named {
            self.inline(&named.value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_needs_is_in_the_english_one() {
        let english = texts(include_str!("../../../../templates/default/locales/en.ftl"));
        for (key, value) in NEEDED {
            assert!(english[key].values.contains(&value), "{key}");
        }
    }
}

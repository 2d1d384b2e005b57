//! Texts that an operator wrote: those that no page asks for, a slip of the pen that would say nothing, and those that stand twice.

mod values;

use std::collections::{BTreeMap, BTreeSet};

use super::lint;
use super::theme::Theme;
use crate::problem::Problem;
use crate::web::locale::ENGLISH;

/// One key with its place, lines and columns from 1.
struct Key<'a> {
    /// `id` or `id.attribute`.
    name: String,
    /// What stands there.
    written: &'a str,
    line: usize,
    column: usize,
}

/// Every problem that can be seen before a page is written.
pub(super) fn wrong(theme: &Theme) -> Vec<Problem> {
    let mut problems = unknown(theme);
    problems.extend(doubled(theme));
    problems.extend(values::wrong(theme));
    problems
}

/// A problem for each text of the operator's files whose key neither the built-in texts have nor a template names. What an operator's own
/// template asks for stands in the operator's `en.ftl`, and may stand in the other languages too.
fn unknown(theme: &Theme) -> Vec<Problem> {
    let own_english = theme.own_texts().filter(|(tag, _, _)| *tag == ENGLISH);
    let own_english = own_english.flat_map(|(_, _, text)| keys(text));
    let builtin: BTreeSet<String> = names(keys(theme.builtin_texts(ENGLISH)));
    let added: BTreeSet<String> = names(own_english);
    let mut problems = Vec::new();
    for (tag, file, text) in theme.own_texts() {
        for key in keys(text) {
            let is_named = || {
                let quoted = format!(r#""{}[".]"#, regex::escape(&key.name));
                theme.find(&lint::pattern(&quoted)).is_some()
            };
            let is_known = builtin.contains(&key.name)
                || if tag == ENGLISH {
                    is_named()
                } else {
                    added.contains(&key.name)
                };
            if !is_known {
                let message = format!("no page asks for a text `{}`", key.written);
                problems.push(theme.problem_at(file, key.line, key.column, &message));
            }
        }
    }
    problems
}

/// A problem for each text that its file has already: the later one would win without a word.
fn doubled(theme: &Theme) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (_, file, text) in theme.own_texts() {
        let mut lines: BTreeMap<String, usize> = BTreeMap::new();
        for key in keys(text) {
            if let Some(first) = lines.get(&key.name) {
                let message = format!("the text `{}` stands in line {first} already", key.written);
                problems.push(theme.problem_at(file, key.line, key.column, &message));
            } else {
                lines.insert(key.name, key.line);
            }
        }
    }
    problems
}

/// A problem that a page has with one of the operator's texts, told of the file with the text. Others stay as they are.
pub(super) fn at_its_text(theme: &Theme, problem: Problem) -> Problem {
    let named = lint::pattern(r"the text `([^`]+)` of (.+?) cannot be written: .*");
    let Some(parts) = named.captures(&problem.message) else {
        return problem;
    };
    let own = theme.own_texts().find_map(|(_, file, text)| {
        let key = keys(text).into_iter().find(|key| key.name == parts[1])?;
        let found = theme.problem_at(file, key.line, key.column, &parts[0]);
        (found.source == parts[2]).then_some(found)
    });
    own.unwrap_or(problem)
}

fn names<'a>(keys: impl IntoIterator<Item = Key<'a>>) -> BTreeSet<String> {
    keys.into_iter().map(|key| key.name).collect()
}

/// The messages of a file and their attributes. Terms, `-name`, are for the file itself.
fn keys(text: &str) -> Vec<Key<'_>> {
    let message = lint::pattern(r"^([A-Za-z][A-Za-z0-9_-]*)[ ]*=");
    let attribute = lint::pattern(r"^[ ]+(\.([A-Za-z][A-Za-z0-9_-]*))[ ]*=");
    let mut id = String::new();
    let mut found = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        if line.starts_with('-') {
            id.clear();
        } else if let Some(parts) = message.captures(line) {
            parts[1].clone_into(&mut id);
            found.extend(parts.get(1).map(|name| Key {
                name: id.clone(),
                written: name.as_str(),
                line: number,
                column: 1,
            }));
        } else if let Some(parts) = attribute.captures(line)
            && !id.is_empty()
        {
            found.extend(parts.get(1).map(|name| Key {
                name: format!("{id}.{}", &parts[2]),
                written: name.as_str(),
                line: number,
                column: line[..name.start()].chars().count() + 1,
            }));
        }
    }
    found
}

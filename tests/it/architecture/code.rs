//! Source: one file of `src/`, as far as the rules look: without comments, and without its tests.

use std::fs;
use std::path::Path;

use regex::Regex;

use super::root;

/// A file.
pub(super) struct Source {
    /// Below `src/`.
    path: String,
    text: String,
    /// Without comments and unit tests; string literals are as they were.
    code: String,
}

impl Source {
    /// All that the program is made of.
    pub(super) fn all() -> Vec<Self> {
        let mut sources = Self::all_with_tests();
        sources.retain(|source| !source.is_test());
        sources
    }

    /// The same, and the files that hold tests alone.
    pub(super) fn all_with_tests() -> Vec<Self> {
        let mut sources = Vec::new();
        read(&root().join("src"), "", &mut sources);
        sources
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The top module it belongs to.
    pub(super) fn room(&self) -> String {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs").to_owned()
    }

    pub(super) fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            let is_folder = place.ends_with('/');
            self.path == *place || is_folder && self.path.starts_with(place)
        })
    }

    pub(super) fn first_line(&self) -> &str {
        self.text.lines().next().unwrap_or_default()
    }

    pub(super) fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// Every `crate::room::Item` and, in `main.rs`, `vestibule::room::Item`: the room and the item, a group item by item.
    pub(super) fn uses(&self) -> Vec<(String, String)> {
        let path = expression(r"\b(?:crate|vestibule)::(\w+)(?:::(?:(\w+)|\{([^;]*?)\};))?");
        let mut uses = Vec::new();
        for found in path.captures_iter(&self.code) {
            let room = found[1].to_owned();
            match (found.get(2), found.get(3)) {
                (Some(item), _) => uses.push((room, item.as_str().to_owned())),
                (_, Some(group)) => {
                    let items = group.as_str().split(',').map(str::trim);
                    let items = items.filter(|item| !item.is_empty());
                    let first = |item: &str| item.split("::").next().unwrap_or(item).to_owned();
                    uses.extend(items.map(|item| (room.clone(), first(item))));
                }
                _ => uses.push((room, String::new())),
            }
        }
        uses
    }

    /// Ways to another room that [`Source::uses`] does not see.
    pub(super) fn ways_around(&self) -> Vec<String> {
        let group = expression(r"crate::(\{|\*)");
        let mut found: Vec<String> = matches(&group, &self.code);
        let depth = self.path.split('/').count() - usize::from(self.path.ends_with("/mod.rs"));
        let up = "super::".repeat(depth);
        if self.path != "lib.rs" && self.code.contains(&up) {
            found.push(up);
        }
        found
    }

    pub(super) fn names_crate(&self, name: &str) -> bool {
        let is_named = || expression(&format!(r"(^|[^\w:]){name}::|\buse {name}\b"));
        self.code.contains(name) && is_named().is_match(&self.code)
    }

    /// Whether it is there, and not as a part of a longer word.
    pub(super) fn has_word(&self, word: &str) -> bool {
        let is_letter = |c: char| c.is_alphanumeric() || c == '_';
        let mut places = self.code.match_indices(word);
        places.any(|(at, _)| {
            let after = &self.code[at + word.len()..];
            let goes_on = word.ends_with(is_letter) && after.starts_with(is_letter);
            let began = word.starts_with(is_letter) && self.code[..at].ends_with(is_letter);
            !began && !goes_on
        })
    }

    pub(super) fn has_literal(&self, text: &str) -> bool {
        self.code.contains(&format!("\"{text}\""))
    }

    /// What is expected for no reason worth the name.
    pub(super) fn terse_expectations(&self) -> Vec<String> {
        let expectation = expression(r"\.expect(?:_err)?\(\s*([^)]*)");
        let sentence = expression(r#"^"(?:\S+\s+){3,}"#);
        let found = matches(&expectation, &self.code).into_iter();
        found
            .filter(|text| {
                let reason = expectation.captures(text).expect("it matched before");
                !sentence.is_match(&reason[1])
            })
            .collect()
    }

    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }
}

fn read(folder: &Path, path: &str, sources: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).expect("src/ can be read");
    let mut entries: Vec<_> = entries
        .map(|entry| entry.expect("src/ can be read"))
        .collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().into_string().expect("names are ASCII");
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{path}{name}/"), sources);
        } else if entry.path().extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(entry.path()).expect("source is text");
            sources.push(Source {
                path: format!("{path}{name}"),
                code: code(&text),
                text,
            });
        }
    }
}

/// Without the unit tests, which are last, and without comments.
fn code(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
    let lines = text[..end].lines();
    let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn matches(expression: &Regex, code: &str) -> Vec<String> {
    let found = expression.find_iter(code);
    found.map(|found| found.as_str().to_owned()).collect()
}

fn expression(text: &str) -> Regex {
    Regex::new(text).expect("the rules are written as expressions")
}

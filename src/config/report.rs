//! Report: complaints gathered from every step, each told once, in the order of the files.

use std::collections::BTreeSet;

use super::document::Position;
use crate::problem::{Complaint, Level, Problem};

/// Where a complaint points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// A file, `preset x`, or `environment X`.
    pub(super) source: String,
    /// None for a variable.
    pub(super) position: Option<Position>,
    /// The key, as this source would have it.
    pub(super) key: Vec<String>,
}

impl Place {
    /// The same place, said to be about another key.
    pub(super) fn about(self, key: &[String]) -> Self {
        Self {
            key: key.to_vec(),
            ..self
        }
    }
}

/// Problems so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    problems: Vec<Problem>,
    spoiled: BTreeSet<Vec<String>>,
}

impl Report {
    /// Takes a complaint about the key `full` of the whole configuration, unless that key was complained about before: what follows from
    /// a mistake is not a second one.
    pub(super) fn say(&mut self, place: Place, full: &[String], complaint: Complaint) {
        if self.is_spoiled(full) {
            return;
        }
        if complaint.level == Level::Error {
            self.spoil(full);
        }
        self.tell(place, complaint);
    }

    /// Takes a complaint in any case.
    pub(super) fn tell(&mut self, place: Place, complaint: Complaint) {
        let problem = Problem {
            level: complaint.level,
            source: place.source,
            line: place.position.map(|position| position.line),
            column: place.position.map(|position| position.column),
            key: place.key.join("."),
            message: complaint.message,
            hint: complaint.hint,
        };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Marks a key as complained about.
    pub(super) fn spoil(&mut self, full: &[String]) {
        self.spoiled.insert(stem(full));
    }

    /// Whether this key, or a table it is in, was complained about.
    pub(super) fn is_spoiled(&self, full: &[String]) -> bool {
        let stem = stem(full);
        (1..=stem.len()).any(|length| self.spoiled.contains(&stem[..length]))
    }

    /// Whether a source as a whole is at fault: it is no TOML.
    pub(super) fn is_broken(&self, source: &str) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.source == source && problem.key.is_empty())
    }

    /// Whether anything found keeps the gateway from starting.
    pub(super) fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.level == Level::Error)
    }

    /// Everything: first the file `main` from top to bottom, then the other sources.
    pub(super) fn finish(mut self, main: &str) -> Vec<Problem> {
        self.problems
            .sort_by(|a, b| order(a, main).cmp(&order(b, main)));
        self.problems
    }
}

fn order<'a>(
    problem: &'a Problem,
    main: &str,
) -> (bool, &'a str, Option<usize>, Option<usize>, &'a str) {
    (
        problem.source != main,
        &problem.source,
        problem.line,
        problem.column,
        &problem.key,
    )
}

/// `client_secret_file` and `client_secret_env` are forms of `client_secret`.
fn stem(path: &[String]) -> Vec<String> {
    let mut path = path.to_vec();
    if let Some(last) = path.last_mut() {
        let stem = last.strip_suffix("_file").or(last.strip_suffix("_env"));
        if let Some(stem) = stem.map(str::to_owned) {
            *last = stem;
        }
    }
    path
}

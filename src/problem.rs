//! Problem: one complaint about what was written, with its place and a hint.

use std::fmt::{self, Write as _};

use serde::Serialize;

/// How much a complaint weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Vestibule does not start with it.
    Error,
    /// It starts, and `check --strict` fails.
    Warning,
}

/// A complaint that knows its key but not yet the file it was written in.
///
/// What turns written values into resolved ones makes these; `config/` knows the layers
/// and finds the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// How much it weighs.
    pub level: Level,
    /// The path of the key, relative to the table that was resolved: `["client_auth", "method"]`.
    pub key: Vec<String>,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Complaint {
    /// An error at a dotted key.
    #[must_use]
    pub fn error(key: &str, message: impl Into<String>) -> Self {
        Self {
            level: Level::Error,
            key: key
                .split('.')
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect(),
            message: message.into(),
            hint: None,
        }
    }

    /// A warning at a dotted key.
    #[must_use]
    pub fn warning(key: &str, message: impl Into<String>) -> Self {
        Self {
            level: Level::Warning,
            ..Self::error(key, message)
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same below a longer path: `prefixed(["providers", "acme"])`.
    #[must_use]
    pub fn below<'a>(mut self, path: impl IntoIterator<Item = &'a str>) -> Self {
        let mut key: Vec<String> = path.into_iter().map(str::to_owned).collect();
        key.append(&mut self.key);
        self.key = key;
        self
    }
}

/// A complaint with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// How much it weighs.
    pub level: Level,
    /// The file as it was named, `environment VESTIBULE__X`, or `preset github`.
    pub source: String,
    /// From 1.
    pub line: Option<usize>,
    /// From 1, in characters.
    pub column: Option<usize>,
    /// The full dotted key, empty for a whole file.
    pub key: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

impl Problem {
    /// A complaint about a whole file or about something no file holds.
    #[must_use]
    pub fn at_source(source: impl Into<String>, complaint: Complaint) -> Self {
        Self {
            level: complaint.level,
            source: source.into(),
            line: None,
            column: None,
            key: complaint.key.join("."),
            message: complaint.message,
            hint: complaint.hint,
        }
    }
}

/// `FILE:LINE:COL key.path: what is wrong; what to do`, always one line.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        if self.level == Level::Warning {
            text.push_str("warning: ");
        }
        text.push_str(&self.source);
        if let Some(line) = self.line {
            write!(text, ":{line}:{}", self.column.unwrap_or(1))?;
        }
        if self.key.is_empty() {
            text.push_str(": ");
        } else if self.line.is_some() {
            write!(text, " {}: ", self.key)?;
        } else {
            write!(text, ": {}: ", self.key)?;
        }
        text.push_str(&self.message);
        if let Some(hint) = &self.hint {
            text.push_str("; ");
            text.push_str(hint);
        }
        // Parts of it may come from elsewhere: a provider must not steer the operator's terminal.
        f.write_str(&text.replace(char::is_control, " "))
    }
}

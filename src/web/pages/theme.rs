//! A theme's files: the built-in ones, and a folder that replaces single ones; what they must not hold.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use tera::{ErrorKind, Tera};
use unic_langid::LanguageIdentifier;

use super::css::{compact, declarations};
use super::functions::Styles;
use super::lint::{flaws, is_html, pattern, places};
use super::shipped::{ThemeFile, shipped};
use super::tokens::{Origin, Tokens};
use crate::config::{BaseTheme, ThemeConfig};
use crate::problem::{Complaint, Problem};
use crate::web::locale::TextSource;

/// Names of the built-in files begin with this in Tera.
pub(super) const DEFAULT: &str = "default/";
/// Those of the operator's folder.
pub(super) const OWN: &str = "theme/";

/// The look of a theme.
pub(super) const STYLE: &str = "style.css";
/// What every look stands on.
const STRUCTURE: &str = "structure.css";
/// The same for what the chooser has not.
const FURTHER: &str = "further.css";
/// The folder of the texts: a file for each language, `TAG.ftl`.
const TEXTS: &str = "locales";

/// The files of a theme by name, with the prefix that tells whose they are.
pub(super) struct Theme {
    files: BTreeMap<String, ThemeFile>,
    base: BaseTheme,
    css: Option<ThemeFile>,
}

impl Theme {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// A problem for every file that cannot be read or is not UTF-8.
    pub(super) fn read(theme: &ThemeConfig) -> Result<Self, Vec<Problem>> {
        let mut files = BTreeMap::new();
        let mut problems = Vec::new();
        for base in [BaseTheme::Default, theme.base] {
            for (name, file) in shipped(base) {
                files.insert(format!("{}/{name}", base.as_str()), file);
            }
        }
        if let Some(folder) = &theme.dir {
            for path in files_below(folder, &mut problems) {
                match fs::read_to_string(&path) {
                    Ok(text) => {
                        let place = path.display().to_string();
                        let text = Cow::Owned(without_mark(text));
                        files.insert(own_name(folder, &path), ThemeFile { place, text });
                    }
                    Err(error) => problems.push(unreadable(&path, &error)),
                }
            }
        }
        let css = theme.css.as_ref().map(|style| ThemeFile {
            place: style.path.display().to_string(),
            text: Cow::Owned(without_mark(style.text.clone())),
        });
        if problems.is_empty() {
            Ok(Self {
                files,
                base: theme.base,
                css,
            })
        } else {
            Err(problems)
        }
    }

    /// The templates, by their full names.
    pub(super) fn templates(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        self.files
            .iter()
            .filter(|(name, _)| is_html(name))
            .map(|(name, file)| (name.as_str(), file))
    }

    /// The files of the operator's folder.
    fn own(&self) -> impl Iterator<Item = (&str, &ThemeFile)> {
        self.files
            .iter()
            .filter_map(|(name, file)| Some((name.strip_prefix(OWN)?, file)))
    }

    /// What a name stands for: the operator's file, else that of the shipped theme, else the default one.
    fn file(&self, name: &str) -> Option<(&'static str, &ThemeFile)> {
        self.prefixes().into_iter().find_map(|prefix| {
            let file = self.files.get(&format!("{prefix}{name}"))?;
            Some((prefix, file))
        })
    }

    /// Where a name is looked for, in this order.
    pub(super) fn prefixes(&self) -> Vec<&'static str> {
        match self.base {
            BaseTheme::Default => vec![OWN, DEFAULT],
            BaseTheme::Minimal => vec![OWN, "minimal/", DEFAULT],
            BaseTheme::Card => vec![OWN, "card/", DEFAULT],
        }
    }

    /// The style sheets as they stand in the pages, without comments and needless space; `more` comes last.
    pub(super) fn styles(&self, more: &str) -> Styles {
        let of = |names: &[&str]| {
            let texts = names
                .iter()
                .filter_map(|name| Some(compact(&self.file(name)?.1.text)));
            texts.collect::<String>() + more
        };
        Styles {
            chooser: of(&[STRUCTURE, STYLE]),
            others: of(&[STRUCTURE, FURTHER, STYLE]),
        }
    }

    /// The colours of the style sheets and of the configuration: the lines of CSS that the latter are, and what cannot be told apart.
    pub(super) fn colours(&self, theme: &ThemeConfig) -> (String, Vec<Problem>) {
        let (mut tokens, mut flaws) = (Tokens::default(), Vec::new());
        if let Some((_, file)) = self.file(STYLE) {
            tokens.read(&file.place, &declarations(&file.text), &mut flaws);
        }
        let css = tokens.configure(theme);
        if let Some(file) = &self.css {
            tokens.read(&file.place, &declarations(&file.text), &mut flaws);
        }
        flaws.extend(tokens.judge());
        let problems = flaws.into_iter().map(|flaw| {
            let complaint = Complaint {
                hint: flaw.hint,
                ..Complaint::error("", flaw.message)
            };
            match flaw.origin {
                Origin::File(place, line, column) => Problem {
                    line: Some(line),
                    column: Some(column),
                    ..Problem::at_source(place, complaint)
                },
                Origin::Key(key) => Problem {
                    key,
                    ..Problem::at_source("configuration", complaint)
                },
                Origin::Derived => Problem::at_source("theme", complaint),
            }
        });
        (css, problems.collect())
    }

    /// The files with the texts by language; later ones of a language replace single texts of earlier ones.
    pub(super) fn texts(&self) -> BTreeMap<String, Vec<TextSource>> {
        let mut texts: BTreeMap<String, Vec<TextSource>> = BTreeMap::new();
        for prefix in self.prefixes().into_iter().rev() {
            for (name, file) in &self.files {
                if let Some(tag) = name.strip_prefix(prefix).and_then(tag_of) {
                    texts.entry(tag.to_owned()).or_default().push(TextSource {
                        place: file.place.clone(),
                        text: file.text.clone(),
                    });
                }
            }
        }
        texts
    }

    /// The texts of the operator's folder: language, full name of the file, Fluent.
    pub(super) fn own_texts(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.files.iter().filter_map(|(name, file)| {
            let tag = tag_of(name.strip_prefix(OWN)?)?;
            Some((tag, name.as_str(), &*file.text))
        })
    }

    /// A built-in file of texts; empty where there is none.
    pub(super) fn builtin_texts(&self, tag: &str) -> &str {
        let file = self.files.get(&format!("{DEFAULT}{TEXTS}/{tag}.ftl"));
        file.map_or("", |file| &file.text)
    }

    /// A problem at a place of a file, lines and columns from 1.
    pub(super) fn problem_at(&self, name: &str, line: usize, column: usize, text: &str) -> Problem {
        let place = self.files.get(name).map_or(name, |file| &file.place);
        Problem {
            line: Some(line),
            column: Some(column),
            ..Problem::at_source(place, Complaint::error("", text))
        }
    }

    /// The names that templates give to values themselves.
    pub(super) fn given(&self) -> BTreeSet<&str> {
        let giving = pattern(r"\{%-?\s*(?:for\s+(?:\w+\s*,\s*)?(\w+)\s+in|set\s+(\w+)\s*=)");
        let mut names = BTreeSet::new();
        for (_, file) in self.templates() {
            let found = giving.captures_iter(&file.text);
            names.extend(found.filter_map(|found| Some(found.get(1).or(found.get(2))?.as_str())));
        }
        names
    }

    /// A problem of a page as a whole, told of the file that makes it.
    pub(super) fn problem_of_page(&self, template: &str, text: &str) -> Problem {
        match self.file(template) {
            Some((OWN, _)) => self.problem_at(&format!("{OWN}{template}"), 1, 1, text),
            _ => Problem::at_source(template, Complaint::error("", text)),
        }
    }

    /// Where a pattern first occurs in a template, the operator's own files first.
    pub(super) fn find(&self, pattern: &Regex) -> Option<(&str, usize, usize)> {
        let in_order = self.prefixes().into_iter().flat_map(|prefix| {
            self.templates()
                .filter(move |(name, _)| name.starts_with(prefix))
        });
        in_order.into_iter().find_map(|(name, file)| {
            let (line, column) = places(pattern, &file.text).next()?;
            Some((name, line, column))
        })
    }

    /// Whether a template stands in the place of a shipped one, or another one names it.
    fn is_used(&self, name: &str) -> bool {
        let shipped = self.prefixes().into_iter().filter(|prefix| *prefix != OWN);
        let mut shipped = shipped.map(|prefix| format!("{prefix}{name}"));
        let named = pattern(&format!(r#"["'](?:{OWN})?{}["']"#, regex::escape(name)));
        shipped.any(|name| self.files.contains_key(&name)) || self.find(&named).is_some()
    }

    /// What is wrong with the operator's files as they lie there.
    pub(super) fn lint(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (name, file) in self.own() {
            let full = format!("{OWN}{name}");
            if is_html(name) && !self.is_used(name) {
                let message = "no page is made of a file of this name, and no template uses it";
                problems.push(self.problem_at(&full, 1, 1, message));
            }
            for (line, column, message) in flaws(name, &file.text) {
                problems.push(self.problem_at(&full, line, column, message));
            }
        }
        if let Some(file) = &self.css {
            let found = flaws(STYLE, &file.text).into_iter();
            problems.extend(found.map(|(line, column, message)| Problem {
                line: Some(line),
                column: Some(column),
                ..Problem::at_source(&file.place, Complaint::error("", message))
            }));
        }
        problems
    }

    /// Tera's complaints as problems, with the file as the operator knows it.
    pub(super) fn problems_of(&self, error: &tera::Error) -> Vec<Problem> {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = report.span();
                vec![self.problem_at(
                    report.filename(),
                    span.start_line,
                    span.start_col + 1,
                    report.message(),
                )]
            }
            ErrorKind::CircularInclude { include_chain, .. } => {
                vec![self.circle("include", include_chain)]
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                vec![self.circle("extends", &[tpl.clone(), tpl.clone()])]
            }
            _ => self.problems_in(&error.to_string()),
        }
    }

    /// Templates of which each includes or extends the next, and the last the first: told where the last one does.
    fn circle(&self, verb: &str, chain: &[String]) -> Problem {
        let (outer, inner) = match chain {
            [.., outer, inner] => (outer.as_str(), inner.as_str()),
            _ => ("", ""),
        };
        let file = inner.rsplit('/').next().unwrap_or(inner);
        let target = if verb == "include" { file } else { "" };
        let naming = format!(
            r#"\{{%-?\s*{verb}\s+["'][^"']*{}["']"#,
            regex::escape(target)
        );
        let text = self.files.get(outer).map_or("", |file| &file.text);
        let (line, column) = places(&pattern(&naming), text).next().unwrap_or((1, 1));
        let message = "a template must not include or extend itself, be it by way of another";
        Problem {
            hint: Some(format!("the shipped one is `{DEFAULT}{file}`")),
            ..self.problem_at(outer, line, column, message)
        }
    }

    /// Unknown names are told by Tera only in a text: `error: …` and, a line below, `--> file:line:column`.
    fn problems_in(&self, report: &str) -> Vec<Problem> {
        let place = pattern(r"(?m)^\s*(?:error: )?(.+)\n\s*--> (.+):(\d+):(\d+)$");
        let found: Vec<Problem> = place
            .captures_iter(report)
            .map(|parts| {
                let number = |index: usize| parts[index].parse().unwrap_or(1);
                self.problem_at(&parts[2], number(3), number(4), &parts[1])
            })
            .collect();
        if found.is_empty() {
            return vec![Problem::at_source("theme", Complaint::error("", report))];
        }
        found
    }

    /// The first syntax error of every template: Tera stops at the first of all.
    pub(super) fn syntax_errors(&self) -> Vec<Problem> {
        self.templates()
            .filter_map(
                |(name, file)| match Tera::new().add_raw_template(name, &file.text) {
                    Err(error) if matches!(error.kind(), ErrorKind::SyntaxError(_)) => {
                        Some(self.problems_of(&error))
                    }
                    _ => None,
                },
            )
            .flatten()
            .collect()
    }
}

/// The files a theme may have: `*.html`, `style.css` and the texts.
fn files_below(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    match fs::read_dir(folder) {
        Ok(entries) => found.extend(entries.filter_map(|entry| Some(entry.ok()?.path())).filter(
            |path| {
                let name = own_name(folder, path);
                is_html(&name)
                    || [STYLE, STRUCTURE, FURTHER]
                        .contains(&name.strip_prefix(OWN).unwrap_or_default())
            },
        )),
        Err(error) => problems.push(unreadable(folder, &error)),
    }
    let texts = fs::read_dir(folder.join(TEXTS)).into_iter().flatten();
    for path in texts.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = own_name(folder, &path);
        let Some(tag) = name.strip_prefix(OWN).and_then(tag_of) else {
            continue;
        };
        match tag.parse::<LanguageIdentifier>() {
            Ok(known) if known == tag => found.push(path),
            Ok(known) => problems.push(misnamed(&path, &format!("call it {known}.ftl"))),
            Err(_) => problems.push(misnamed(&path, "call it by one, such as pt-BR.ftl")),
        }
    }
    found.sort();
    found
}

/// The language of a file of texts: `pt-BR` of `locales/pt-BR.ftl`.
fn tag_of(name: &str) -> Option<&str> {
    name.strip_prefix(TEXTS)?
        .strip_prefix('/')?
        .strip_suffix(".ftl")
}

/// A text without the mark that some editors put before it (U+FEFF): it is none of what was written.
fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

fn misnamed(path: &Path, hint: &str) -> Problem {
    let complaint = Complaint::error("", "the name of this file is not the tag of a language");
    Problem::at_source(path.display().to_string(), complaint.hint(hint))
}

fn own_name(folder: &Path, path: &Path) -> String {
    let name = path.strip_prefix(folder).unwrap_or(path);
    format!("{OWN}{}", name.display())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    Problem::at_source(
        path.display().to_string(),
        Complaint::error("", format!("cannot be read: {error}")),
    )
}

//! What is wrong with a theme, found before anybody sees a page.

use std::collections::BTreeSet;

use super::theme::Theme;
use super::{Pages, lint, sample};
use crate::problem::{Complaint, Problem};

/// What every page is told besides its own context.
const COMMON: [&str; 7] = [
    "site",
    "lang",
    "dir",
    "page",
    "language",
    "languages",
    "language_href",
];

impl Pages {
    /// Names no page knows: Tera takes them for false in a condition.
    pub(super) fn undefined_variables(&self, theme: &Theme) -> Vec<Problem> {
        let mut unknown = BTreeSet::new();
        for (name, known) in sample::variables() {
            if let Ok(used) = self.theme.tera.get_template_variables(name) {
                unknown.extend(
                    used.into_iter()
                        .filter(|variable| !known.contains(*variable) && !COMMON.contains(variable))
                        .map(|variable| (variable, name)),
                );
            }
        }
        unknown
            .into_iter()
            .map(|(variable, page)| {
                let inside_a_tag = lint::pattern(&format!(
                    r"\{{[{{%][^{{}}]*?\b(?<at>{})\b",
                    regex::escape(variable)
                ));
                let message = format!("{page} has no variable `{variable}`");
                match theme.find(&inside_a_tag) {
                    Some((file, line, column)) => theme.problem_at(file, line, column, &message),
                    None => Problem::at_source(page, Complaint::error("", message)),
                }
            })
            .collect()
    }

    /// Texts that templates ask for by name and no file has.
    pub(super) fn missing_texts(&self, theme: &Theme) -> Vec<Problem> {
        let call = lint::pattern(r#"\b(?:t|text)\(\s*key\s*=\s*"([^"]+)"\s*[,)]"#);
        let keys: BTreeSet<&str> = theme
            .templates()
            .flat_map(|(_, file)| call.captures_iter(&file.text))
            .filter_map(|found| Some(found.get(1)?.as_str()))
            .filter(|key| !self.languages().english().has(key))
            .collect();
        keys.into_iter()
            .filter_map(|key| {
                let place = lint::pattern(&format!(r#""{}""#, regex::escape(key)));
                let (file, line, column) = theme.find(&place)?;
                let message = format!("there is no text `{key}`");
                Some(theme.problem_at(file, line, column, &message))
            })
            .collect()
    }

    /// Renders everything once.
    pub(super) fn rehearse(&self, theme: &Theme, style: &str) -> Vec<Problem> {
        let mut problems: Vec<Problem> = Vec::new();
        let style = format!("<style>{style}</style>");
        for (name, rendered) in sample::render_all(self) {
            let found = match rendered {
                Err(fault) => theme.problems_of(&fault.source),
                Ok(html) if html.matches("<style").count() != 1 || !html.contains(&style) => {
                    let message = "a page holds `<style>{{ style() }}</style>` exactly once, so that its hash is known";
                    vec![Problem::at_source(name, Complaint::error("", message))]
                }
                Ok(_) => Vec::new(),
            };
            for problem in found {
                if !problems.contains(&problem) {
                    problems.push(problem);
                }
            }
        }
        problems
    }
}

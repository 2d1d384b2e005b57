//! What is wrong with a theme that Tera itself does not tell: names nobody knows, and pages that lost what they are for.

use std::collections::BTreeSet;

use super::functions::Styles;
use super::theme::Theme;
use super::{COMMON, Pages, lint, sample, texts};
use crate::problem::{Complaint, Problem};

impl Pages {
    /// Names no page knows: Tera takes them for false in a condition.
    pub(super) fn undefined_variables(&self, theme: &Theme) -> Vec<Problem> {
        let mut unknown = BTreeSet::new();
        // What a loop or a template gives to those that it includes.
        let given = theme.given();
        for (name, known) in sample::variables() {
            if let Ok(used) = self.theme.tera.get_template_variables(name) {
                let is_known = |variable: &str| {
                    known.contains(variable)
                        || COMMON.contains(&variable)
                        || given.contains(variable)
                };
                let used = used.into_iter().filter(|variable| !is_known(variable));
                unknown.extend(used.map(|variable| (variable, name)));
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
    pub(super) fn rehearse(&self, theme: &Theme, styles: &Styles) -> Vec<Problem> {
        let mut problems: Vec<Problem> = Vec::new();
        for sample in self.samples() {
            let found: Vec<Problem> = match &sample.html {
                Err(fault) => {
                    let found = theme.problems_of(&fault.source).into_iter();
                    found
                        .map(|problem| texts::at_its_text(theme, problem))
                        .collect()
                }
                Ok(html) => {
                    let style = format!("<style>{}</style>", styles.of(sample.template));
                    let has_style = html.matches("<style").count() == 1 && html.contains(&style);
                    let without_style = (!has_style).then(|| "a page holds `<style>{{ style() }}</style>` exactly once, so that its hash is known".to_owned());
                    let missing = sample.needs.iter().filter(|(text, _)| !html.contains(text));
                    let missing = missing.map(|(text, what)| {
                        format!("{what} is missing: the page holds no `{text}` where it is told so")
                    });
                    without_style
                        .into_iter()
                        .chain(missing.take(1))
                        .map(|message| theme.problem_of_page(sample.template, &message))
                        .collect()
                }
            };
            for problem in found {
                let known = |other: &Problem| {
                    other.source == problem.source && other.message == problem.message
                };
                if !problems.iter().any(known) {
                    problems.push(problem);
                }
            }
        }
        problems
    }
}

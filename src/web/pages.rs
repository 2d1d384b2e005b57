//! Pages: one method per page with a typed context; loads and checks a theme.

mod context;
mod error_code;
mod functions;
mod lint;
mod sample;
mod script;
mod theme;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::{Context, Tera};

pub use context::{
    AccountPage, AtProvider, BackLink, BouncePage, ErrorLinks, ErrorPage, FramePage, FramePopup,
    HiddenField, LoginPage, LogoutExtent, LogoutPage, Notice, Person, PopupMessage, PopupPage,
    ProviderLink, ProviderMark, SessionEntry, SessionsPage, SignedInPage, SignedOutPage,
};
pub use error_code::ErrorCode;
pub use script::Script;

use crate::problem::{Complaint, Problem};
use crate::web::locale::{self, TextFile, Texts};
use crate::web::logos::Marks;
use context::ErrorView;
use theme::Theme;

/// Where the files of the pages come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ThemeSource {
    /// The built-in ones.
    #[default]
    Builtin,
    /// A folder whose files replace the built-in ones of the same name; a replacement may extend or include those as `default/NAME`.
    Folder(PathBuf),
}

/// A page that could not be rendered; [`Pages::internal_error`] always can.
#[derive(Debug, thiserror::Error)]
#[error("the page {page} could not be rendered")]
pub struct PageFault {
    page: &'static str,
    #[source]
    source: tera::Error,
}

/// The pages. If you hold one, every page and every error code was rendered once.
pub struct Pages {
    tera: Tera,
    texts: Arc<Texts>,
    style_sources: String,
}

/// What every page is told besides its own context.
const COMMON: [&str; 4] = ["site", "lang", "dir", "page"];

const INTERNAL_ERROR: &str = include_str!("../../templates/internal_error.html");

impl Pages {
    /// Loads a theme and renders every page with sample data. `name` is what the site is called in headings and titles.
    ///
    /// # Errors
    ///
    /// Every problem found, with file, line and column.
    pub fn load(
        source: &ThemeSource,
        name: Option<&str>,
        marks: &Marks,
    ) -> Result<Self, Vec<Problem>> {
        let theme = Theme::read(source)?;
        let texts = load_texts(&theme)?;
        let flaws = theme.lint();
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let style = theme.style();
        let mut tera = parse(&theme, &texts, &style, marks)?;
        tera.global_context().insert("site", &name);
        let pages = Self {
            style_sources: format!("{} {}", hash(&style), hash(internal_style())),
            tera,
            texts,
        };
        let mut problems = pages.undefined_variables(&theme);
        problems.extend(pages.missing_texts(&theme));
        if problems.is_empty() {
            problems = pages.rehearse(&theme, &style);
        }
        if problems.is_empty() {
            Ok(pages)
        } else {
            Err(problems)
        }
    }

    /// The chooser.
    ///
    /// # Errors
    ///
    /// [`PageFault`] when the theme fails on this context; so do all the others.
    pub fn login(&self, page: &LoginPage<'_>) -> Result<String, PageFault> {
        self.render("login.html", page)
    }

    /// The chooser's place for somebody who is signed in.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn signed_in(&self, page: &SignedInPage<'_>) -> Result<String, PageFault> {
        self.render("signed_in.html", page)
    }

    /// The gateway's own page: who is signed in.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn account(&self, page: &AccountPage<'_>) -> Result<String, PageFault> {
        self.render("account.html", page)
    }

    /// Where somebody is signed in.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn sessions(&self, page: &SessionsPage<'_>) -> Result<String, PageFault> {
        self.render("sessions.html", page)
    }

    /// The page that asks before signing out.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn logout(&self, page: &LogoutPage<'_>) -> Result<String, PageFault> {
        self.render("logout.html", page)
    }

    /// The page after signing out.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn signed_out(&self, page: &SignedOutPage<'_>) -> Result<String, PageFault> {
        self.render("signed_out.html", page)
    }

    /// What went wrong and what to do.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn error(&self, page: &ErrorPage<'_>) -> Result<String, PageFault> {
        self.render("error.html", &ErrorView::from(page))
    }

    /// Heading and sentence of an error as plain text, for answers that are not pages.
    #[must_use]
    pub fn problem(&self, code: ErrorCode, provider_name: Option<&str>) -> (String, String) {
        let named = if provider_name.is_some() { "yes" } else { "no" };
        let mut values = FluentArgs::new();
        values.set("named", locale::value(named));
        values.set("provider", locale::value(provider_name.unwrap_or_default()));
        let sentences = code.sentences();
        let text = |key: &str| self.texts.plain(key, &values).unwrap_or_default();
        (text(&sentences), text(&format!("{sentences}.what")))
    }

    /// The form that posts a provider's answer once more.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn bounce(&self, page: &BouncePage<'_>) -> Result<String, PageFault> {
        self.render("bounce.html", page)
    }

    /// The list of providers for a frame of another site.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn frame(&self, page: &FramePage<'_>) -> Result<String, PageFault> {
        self.render("frame.html", page)
    }

    /// The last page of a login in a popup.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn popup(&self, page: &PopupPage<'_>) -> Result<String, PageFault> {
        self.render("popup.html", page)
    }

    /// The page for a fault of our own: compiled in, needs no theme.
    #[must_use]
    pub fn internal_error() -> &'static str {
        INTERNAL_ERROR
    }

    /// What `style-src` has to list: the hash of the one style sheet of all pages, and that of [`Pages::internal_error`].
    #[must_use]
    pub fn style_sources(&self) -> &str {
        &self.style_sources
    }

    /// The language of the pages, for `Content-Language`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.texts.language()
    }

    fn render(&self, name: &'static str, page: &impl Serialize) -> Result<String, PageFault> {
        let fault = |source| PageFault { page: name, source };
        let mut context = Context::from_serialize(page).map_err(fault)?;
        context.insert("lang", self.texts.language());
        context.insert("dir", self.texts.direction());
        context.insert("page", name.trim_end_matches(".html"));
        self.tera.render(name, &context).map_err(fault)
    }

    /// Names no page knows: Tera takes them for false in a condition.
    fn undefined_variables(&self, theme: &Theme) -> Vec<Problem> {
        let mut unknown = BTreeSet::new();
        for (name, known) in sample::variables() {
            if let Ok(used) = self.tera.get_template_variables(name) {
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
    fn missing_texts(&self, theme: &Theme) -> Vec<Problem> {
        let call = lint::pattern(r#"\b(?:t|text)\(\s*key\s*=\s*"([^"]+)"\s*[,)]"#);
        let keys: BTreeSet<&str> = theme
            .templates()
            .flat_map(|(_, file)| call.captures_iter(&file.text))
            .filter_map(|found| Some(found.get(1)?.as_str()))
            .filter(|key| !self.texts.has(key))
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
    fn rehearse(&self, theme: &Theme, style: &str) -> Vec<Problem> {
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

fn load_texts(theme: &Theme) -> Result<Arc<Texts>, Vec<Problem>> {
    let files: Vec<TextFile<'_>> = theme
        .texts()
        .into_iter()
        .map(|file| TextFile {
            place: &file.place,
            text: &file.text,
        })
        .collect();
    Texts::english(&files).map(Arc::new)
}

fn parse(
    theme: &Theme,
    texts: &Arc<Texts>,
    style: &str,
    marks: &Marks,
) -> Result<Tera, Vec<Problem>> {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes([theme::OWN, theme::DEFAULT])
        .map_err(|error| theme.problems_of(&error))?;
    functions::register(&mut tera, texts, style, marks);
    tera.add_raw_templates(theme.templates().map(|(name, file)| (name, &*file.text)))
        .map_err(|error| {
            let every = theme.syntax_errors();
            if every.is_empty() {
                theme.problems_of(&error)
            } else {
                every
            }
        })?;
    Ok(tera)
}

/// A source for `style-src` or `script-src` (CSP Level 3, section 2.3.1).
fn hash(style: &str) -> String {
    let sum = digest::digest(&digest::SHA256, style.as_bytes());
    format!("'sha256-{}'", STANDARD.encode(sum))
}

fn internal_style() -> &'static str {
    INTERNAL_ERROR
        .split_once("<style>")
        .and_then(|(_, rest)| rest.split_once("</style>"))
        .map_or("", |(style, _)| style)
}

#[cfg(test)]
mod tests;

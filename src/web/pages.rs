//! Pages: one method per page with a typed context; loads and checks a theme.

mod address;
mod checks;
mod choosing;
mod context;
mod css;
mod error_code;
mod fallback;
mod functions;
mod lint;
mod markup;
mod policy;
mod sample;
mod scheme;
mod script;
mod shipped;
mod site;
mod switch;
mod texts;
mod theme;
mod tokens;

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use aws_lc_rs::digest;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fluent_bundle::FluentArgs;
use serde::Serialize;
use tera::{Context, Tera};

pub use choosing::{FramePage, InApp, LoginPage, Notice, ProviderLink, words};
pub use context::{
    AccountPage, AtProvider, BackLink, BouncePage, ErrorLinks, ErrorPage, FramePopup, HiddenField,
    Links, LogoutExtent, LogoutPage, Person, Pictures, PopupMessage, PopupPage, ProviderMark,
    SessionEntry, SessionsPage, SignedInPage, SignedOutPage,
};
pub use error_code::ErrorCode;
pub use policy::Policy;
pub use sample::Sample;
pub use scheme::Scheme;
pub use script::Script;
pub use switch::Switch;

use crate::config::BaseTheme;
use crate::problem::Problem;
use crate::web::locale::{self, Language, Languages};
use crate::web::logos::Marks;
use crate::web::look::Look;
use choosing::{FrameView, LoginView};
use context::ErrorView;
use functions::Styles;
use theme::Theme;

/// A page that could not be rendered; [`Pages::internal_error`] always can.
#[derive(Debug, thiserror::Error)]
#[error("the page {page} could not be rendered")]
pub struct PageFault {
    page: &'static str,
    #[source]
    source: tera::Error,
}

/// A page in HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    html: String,
    language: Arc<str>,
}

impl Page {
    /// The tag of its language, for `Content-Language`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The page itself.
    #[must_use]
    pub fn into_html(self) -> String {
        self.html
    }
}

impl Deref for Page {
    type Target = str;

    fn deref(&self) -> &str {
        &self.html
    }
}

/// The pages in one language. If you hold one, every page and every error code was rendered once in the default language and in each
/// that the operator changed.
#[derive(Clone)]
pub struct Pages {
    theme: Arc<Loaded>,
    language: Arc<Language>,
    /// The way to the same page in other languages; `None`: there is none.
    switch: Option<Switch>,
}

/// A theme that was read and checked, shared by the pages of all languages.
struct Loaded {
    tera: Tera,
    languages: Arc<Languages>,
    style_sources: String,
    /// Those of the style sheets that have a single scheme.
    one_scheme: [(Scheme, String); 2],
}

/// What every page is told besides its own context.
const COMMON: [&str; 12] = [
    "site",
    "lang",
    "dir",
    "page",
    "language",
    "languages",
    "language_href",
    "language_list",
    "pictures",
    "links",
    "footer",
    "stylesheet",
];

impl Pages {
    /// Loads a theme and renders every page with sample data. What comes back speaks the default language.
    ///
    /// # Errors
    ///
    /// Every problem found, with file, line and column; of what the configuration says, with the key.
    pub fn load(look: &Look, marks: &Marks) -> Result<Self, Vec<Problem>> {
        let theme = Theme::read(&look.theme)?;
        let languages = Arc::new(Languages::of(theme.texts(), &look.offer())?);
        let (tokens, mut flaws) = theme.colours(&look.theme);
        flaws.extend(theme.lint());
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let styles = theme.styles(&format!("{tokens}{}", site::brand_rules(look)));
        let mut tera = parse(&theme, &languages, &styles, marks)?;
        site::tell(&mut tera, look, &languages);
        let own = look.theme.css.as_ref().map_or("", |_| " 'self'");
        let sources = [&*styles.chooser, &*styles.others, fallback::style()].map(hash);
        let pages = Self {
            language: Arc::clone(languages.default()),
            switch: None,
            theme: Arc::new(Loaded {
                style_sources: format!("{}{own}", sources.join(" ")),
                one_scheme: Scheme::ALL.map(|scheme| (scheme, hash(&scheme.only(&styles.others)))),
                tera,
                languages,
            }),
        };
        let mut problems = pages.undefined_variables(&theme);
        problems.extend(pages.missing_texts(&theme));
        problems.extend(texts::wrong(&theme));
        let languages = pages.languages();
        let is_rehearsed = |language: &&Arc<Language>| {
            language.is_changed() || Arc::ptr_eq(language, languages.default())
        };
        for language in languages.iter().filter(is_rehearsed) {
            if problems.is_empty() {
                let switch = Switch::to("/?lang=".to_owned());
                let pages = pages.speaking(language, Some(switch));
                problems = pages.rehearse(&theme, &styles);
            }
        }
        if problems.is_empty() {
            Ok(pages)
        } else {
            Err(problems)
        }
    }

    /// The same pages in another language. `switch` is the way from them to the others; `None` leaves it out.
    #[must_use]
    pub fn speaking(&self, language: &Arc<Language>, switch: Option<Switch>) -> Self {
        Self {
            theme: Arc::clone(&self.theme),
            language: Arc::clone(language),
            switch,
        }
    }

    /// The same pages with the list of languages, where there was a link to it.
    fn listing_languages(&self) -> Self {
        let switch = self.switch.clone();
        let switch = switch.map(|switch| Switch::to(switch.each));
        self.speaking(&self.language, switch)
    }

    /// The languages that are offered.
    #[must_use]
    pub fn languages(&self) -> &Languages {
        &self.theme.languages
    }

    /// The chooser.
    ///
    /// # Errors
    ///
    /// [`PageFault`] when the theme fails on this context; so do all the others.
    pub fn login(&self, page: &LoginPage<'_>) -> Result<Page, PageFault> {
        self.render("login.html", &LoginView::from(page))
    }

    /// The chooser's place for somebody who is signed in.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn signed_in(&self, page: &SignedInPage<'_>) -> Result<Page, PageFault> {
        self.render("signed_in.html", page)
    }

    /// The gateway's own page: who is signed in.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn account(&self, page: &AccountPage<'_>) -> Result<Page, PageFault> {
        self.render("account.html", page)
    }

    /// Where somebody is signed in.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn sessions(&self, page: &SessionsPage<'_>) -> Result<Page, PageFault> {
        self.render("sessions.html", page)
    }

    /// The page that asks before signing out.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn logout(&self, page: &LogoutPage<'_>) -> Result<Page, PageFault> {
        self.render("logout.html", page)
    }

    /// The page after signing out.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn signed_out(&self, page: &SignedOutPage<'_>) -> Result<Page, PageFault> {
        self.render("signed_out.html", page)
    }

    /// What went wrong and what to do.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn error(&self, page: &ErrorPage<'_>) -> Result<Page, PageFault> {
        self.render("error.html", &ErrorView::from(page))
    }

    /// Heading and sentence of an error as plain text, for answers that are not pages; in English.
    #[must_use]
    pub fn problem(&self, code: ErrorCode, provider_name: Option<&str>) -> (String, String) {
        let named = if provider_name.is_some() { "yes" } else { "no" };
        let mut values = FluentArgs::new();
        values.set("named", locale::value(named));
        values.set("provider", locale::value(provider_name.unwrap_or_default()));
        let sentences = code.sentences();
        let english = self.languages().english();
        let text = |key: &str| english.plain(key, &values).unwrap_or_default();
        (text(&sentences), text(&format!("{sentences}.what")))
    }

    /// The form that posts a provider's answer once more.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn bounce(&self, page: &BouncePage<'_>) -> Result<Page, PageFault> {
        self.render("bounce.html", page)
    }

    /// The list of providers for a frame of another site.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn frame(&self, page: &FramePage<'_>) -> Result<Page, PageFault> {
        self.render("frame.html", &FrameView::from(page))
    }

    /// The last page of a login in a popup.
    ///
    /// # Errors
    ///
    /// As [`Pages::login`].
    pub fn popup(&self, page: &PopupPage<'_>) -> Result<Page, PageFault> {
        self.render("popup.html", page)
    }

    /// The page for a fault of our own: compiled in, needs no theme.
    #[must_use]
    pub fn internal_error(&self) -> Page {
        fallback::page(&self.language)
    }

    /// What `style-src` has to list: the hashes of the style sheets of the chooser, of the other pages, and of [`Pages::internal_error`].
    #[must_use]
    pub fn style_sources(&self) -> &str {
        &self.theme.style_sources
    }

    /// What `style-src` has to list besides for a page that has this scheme alone.
    fn style_source_in(&self, scheme: Scheme) -> &str {
        let mut sources = self.theme.one_scheme.iter();
        let found = sources.find(|(known, _)| *known == scheme);
        found.map_or("", |(_, source)| source)
    }

    /// The policy of a page without a script.
    #[must_use]
    pub fn policy(&self) -> Policy {
        Policy::new(self.style_sources())
    }

    /// Every page in every state it can be in, with sample data.
    #[must_use]
    pub fn samples(&self) -> Vec<Sample> {
        sample::all(self)
    }

    /// The files of a shipped theme, those that it takes from the default one included; texts are left out.
    #[must_use]
    pub fn shipped(base: BaseTheme) -> BTreeMap<String, Vec<u8>> {
        let all = [BaseTheme::Default, base].map(shipped::shipped);
        let files = all.into_iter().flatten();
        let files = files.filter(|(name, _)| !name.contains('/'));
        files
            .map(|(name, file)| (name, file.text.into_owned().into_bytes()))
            .collect()
    }

    fn render(&self, name: &'static str, page: &impl Serialize) -> Result<Page, PageFault> {
        let fault = |source| PageFault { page: name, source };
        let mut context = Context::from_serialize(page).map_err(fault)?;
        context.insert("lang", &**self.language.tag());
        context.insert("dir", self.language.direction());
        context.insert("language", self.language.name());
        let switch = self.switch.as_ref();
        context.insert("language_href", &switch.map(|switch| &switch.each));
        context.insert(
            "language_list",
            &switch.and_then(|switch| switch.list.as_ref()),
        );
        context.insert("page", name.trim_end_matches(".html"));
        let html = self.theme.tera.render(name, &context).map_err(fault)?;
        let language = Arc::clone(self.language.tag());
        Ok(Page { html, language })
    }
}

fn parse(
    theme: &Theme,
    languages: &Arc<Languages>,
    styles: &Styles,
    marks: &Marks,
) -> Result<Tera, Vec<Problem>> {
    let mut tera = Tera::new();
    tera.set_fallback_prefixes(theme.prefixes())
        .map_err(|error| theme.problems_of(&error))?;
    functions::register(&mut tera, languages, styles, marks);
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

#[cfg(test)]
mod tests;

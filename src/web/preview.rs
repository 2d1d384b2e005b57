//! Preview: every page in every state, with sample data and without credentials, for a browser or as files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::locale::Language;
use super::look::{Look, SiteFile};
use super::pages::{Pages, Switch};
use crate::problem::Problem;

/// A theme that can be looked at.
pub struct Preview {
    pages: Pages,
    files: Vec<SiteFile>,
}

/// What makes a preview anew, so that a saved change is seen by loading the page again.
pub type Make = dyn Fn() -> Result<Preview, Vec<Problem>> + Send + Sync;

/// What stands before the name of a file in the pages of a preview, which lie in a folder for each language.
pub const ASSETS: &str = "../assets/";

/// The style of what is not a page of the theme.
const PLAIN: &str = "body{font:1rem/1.6 system-ui,sans-serif;max-inline-size:60rem;margin:3rem auto;padding:0 1.25rem;color-scheme:light dark}ul{columns:15rem;padding-inline-start:1.25rem}pre{white-space:pre-wrap}";

impl Preview {
    /// The pages of a look whose `assets` is [`ASSETS`].
    #[must_use]
    pub fn new(pages: Pages, look: &Look) -> Self {
        let files = look.files();
        Self { pages, files }
    }

    /// The languages, first the one for whoever asks for none.
    fn languages(&self) -> Vec<&Language> {
        let all = self.pages.languages();
        let others = all
            .iter()
            .filter(|other| !Arc::ptr_eq(other, all.default()));
        std::iter::once(all.default())
            .chain(others)
            .map(AsRef::as_ref)
            .collect()
    }

    /// The pages of a language: names and texts, or the first complaint.
    ///
    /// # Errors
    ///
    /// A page cannot be rendered in this language.
    fn of(&self, language: &str) -> Result<BTreeMap<String, String>, String> {
        let found = self.pages.languages().get(language);
        let language = found.ok_or_else(|| format!("there is no language {language}"))?;
        let switch = Switch::to("../index.html#".to_owned());
        let switch = switch.by_way_of("login-languages.html#languages".to_owned());
        let pages = self.pages.speaking(language, Some(switch));
        let samples = pages.samples().into_iter();
        samples
            .map(|sample| match sample.html {
                Ok(page) => Ok((format!("{}.html", sample.name), page.into_html())),
                Err(fault) => Err(format!("{}: {fault}", sample.name)),
            })
            .collect()
    }

    /// Everything as files, by path: the same theme always gives the same bytes.
    ///
    /// # Errors
    ///
    /// A page cannot be rendered.
    pub fn everything(&self) -> Result<BTreeMap<String, Vec<u8>>, String> {
        let mut everything = BTreeMap::new();
        let mut names = Vec::new();
        for language in self.languages() {
            let language = language.tag();
            let pages = self.of(language)?;
            names = pages.keys().cloned().collect();
            for (name, html) in pages {
                everything.insert(format!("{language}/{name}"), html.into_bytes());
            }
        }
        for file in &self.files {
            everything.insert(format!("assets/{}", file.name), file.bytes.clone());
        }
        let index = index(&self.languages(), &names);
        everything.insert("index.html".to_owned(), index.into_bytes());
        Ok(everything)
    }

    /// What a path of [`Preview::everything`] holds, without making all of it.
    fn find(&self, path: &str) -> Option<HttpResponse> {
        if let Some(name) = path.strip_prefix("assets/") {
            let file = self.files.iter().find(|file| file.name == name)?;
            let mut response = HttpResponse::Ok();
            return Some(response.content_type(file.kind).body(file.bytes.clone()));
        }
        if path.is_empty() || path == "index.html" {
            let languages = self.languages();
            let names: Vec<String> = match self.of(languages.first()?.tag()) {
                Ok(pages) => pages.into_keys().collect(),
                Err(fault) => return Some(complaint(&fault)),
            };
            return Some(plain(index(&languages, &names)));
        }
        let (language, name) = path.split_once('/')?;
        self.pages.languages().get(language)?;
        let html = match self.of(language).map(|mut pages| pages.remove(name)) {
            Ok(html) => html?,
            Err(fault) => return Some(complaint(&fault)),
        };
        let policy = self.pages.policy().to_string();
        let mut response = HttpResponse::Ok();
        response
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CONTENT_SECURITY_POLICY, policy));
        Some(response.body(html))
    }
}

/// The one route of a preview: everything below `/`. Forms post to pages, so every method is a look at one.
pub fn routes(make: Arc<Make>) -> impl FnOnce(&mut web::ServiceConfig) {
    move |config| {
        config
            .app_data(web::Data::from(make))
            .default_service(web::to(show));
    }
}

async fn show(request: HttpRequest, make: web::Data<Make>) -> HttpResponse {
    let found = match make() {
        Ok(preview) => preview.find(request.path().trim_start_matches('/')),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            Some(complaint(&lines.join("\n")))
        }
    };
    let mut response = found.unwrap_or_else(|| HttpResponse::NotFound().finish());
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        header::HeaderValue::from_static("no-store"),
    );
    response
}

/// A theme that is broken right now says so in the place of its pages.
fn complaint(text: &str) -> HttpResponse {
    let html = document(
        "This theme has problems",
        &format!("<pre>{}</pre>", escaped(text)),
    );
    let mut response = plain(html);
    *response.status_mut() = actix_web::http::StatusCode::INTERNAL_SERVER_ERROR;
    response
}

fn plain(html: String) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .body(html)
}

/// Links to all pages, by language.
fn index(languages: &[&Language], names: &[String]) -> String {
    let (mut contents, mut lists) = (String::new(), String::new());
    for language in languages {
        let (tag, direction, name) = (language.tag(), language.direction(), language.name());
        let name = format!(
            "<span lang=\"{tag}\" dir=\"{direction}\">{}</span>",
            escaped(name)
        );
        // Writing to a String cannot fail.
        let _ = writeln!(contents, "<li><a href=\"#{tag}\">{name}</a></li>");
        let _ = write!(lists, "<h2 id=\"{tag}\">{name}</h2>\n<ul>\n");
        for name in names {
            let state = name.trim_end_matches(".html");
            let _ = writeln!(lists, "<li><a href=\"{tag}/{name}\">{state}</a></li>");
        }
        lists.push_str("</ul>\n");
    }
    let content = format!("<nav>\n<ul>\n{contents}</ul>\n</nav>\n{lists}");
    document("Every page of this theme", &content)
}

fn document(title: &str, content: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>{PLAIN}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{content}</main>\n</body>\n</html>\n"
    )
}

fn escaped(text: &str) -> String {
    let mut html = String::new();
    for character in text.chars() {
        super::locale::push_escaped(&mut html, character);
    }
    html
}

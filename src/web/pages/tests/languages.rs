//! The pages in other languages, and in one that nobody speaks: what is still in plain letters there was never translatable.

use fluent_syntax::ast::{Entry, Expression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};

use super::*;

/// A value without any letter of the alphabet, so that what has one is a text.
const VALUE: &str = "Ω7";

/// The English texts with other letters, and 40 % longer.
fn pseudo(name: &str) -> String {
    let english = include_str!("../../../../templates/default/locales/en.ftl");
    let mut texts: Vec<Box<str>> = Vec::new();
    let resource = parser::parse(english.to_owned()).unwrap();
    let body = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(mut message) => {
            message.comment = None;
            let values = message.value.iter_mut();
            let attributes = message.attributes.iter_mut();
            values
                .chain(attributes.map(|attribute| &mut attribute.value))
                .for_each(|pattern| disguise(pattern));
            texts.push(message.id.name.clone().into());
            Some(Entry::Message(message))
        }
        _ => None,
    });
    let resource = Resource {
        body: body.collect(),
    };
    assert!(texts.len() > 80, "{}", texts.len());
    format!("### name: {name}\n{}", serializer::serialize(&resource))
}

fn disguise(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = disguised(value),
            PatternElement::Placeable { expression } => {
                if let Expression::Select { variants, .. } = expression {
                    for variant in variants {
                        disguise(&mut variant.value);
                    }
                }
            }
        }
    }
}

/// Letters with marks, and a tail of dashes.
fn disguised(text: &str) -> String {
    let marked: String = text
        .chars()
        .map(|letter| match letter {
            'a'..='z' => {
                char::from_u32(u32::from('ⓐ') + u32::from(letter) - u32::from('a')).unwrap()
            }
            'A'..='Z' => {
                char::from_u32(u32::from('Ⓐ') + u32::from(letter) - u32::from('A')).unwrap()
            }
            other => other,
        })
        .collect();
    let tail = "—".repeat(text.trim().chars().count() * 2 / 5);
    // A tail at the end of a line alone: white space there is not part of a text.
    match marked.strip_suffix(char::is_whitespace) {
        Some(_) => marked,
        None => format!("{marked}{tail}"),
    }
}

/// What a person reads of a page, without values, names of languages and examples of configuration.
fn read_by_people(html: &str) -> String {
    let kept = ["style", "script", "svg", "pre", "code", "time", "bdi"]
        .iter()
        .fold(html.to_owned(), |html, tag| {
            let element = Regex::new(&format!(r"(?s)<{tag}\b[^>]*>.*?</{tag}>")).unwrap();
            element.replace_all(&html, "").into_owned()
        });
    let links = Regex::new(r#"<a lang="[^"]*" [^>]*>[^<]*</a>"#).unwrap();
    let kept = links.replace_all(&kept, "");
    let spoken = Regex::new(r#"\b(?:aria-label|title|alt|placeholder|content)="([^"]*)""#).unwrap();
    let attributes: Vec<&str> = spoken
        .captures_iter(&kept)
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .filter(|text| !text.starts_with("width=device-width"))
        .collect();
    let tags = Regex::new(r"(?s)<[^>]*>").unwrap();
    let entities = Regex::new(r"&#?[a-z0-9]+;").unwrap();
    let text = format!("{} {}", tags.replace_all(&kept, " "), attributes.join(" "));
    entities.replace_all(&text, "").into_owned()
}

#[test]
fn no_page_says_anything_that_cannot_be_translated() {
    for (tag, direction) in [("en-XA", "ltr"), ("ar-XB", "rtl")] {
        let folder = tempfile::tempdir().unwrap();
        let path = format!("locales/{tag}.ftl");
        fs::create_dir(folder.path().join("locales")).unwrap();
        fs::write(folder.path().join(path), pseudo("ⓟⓢⓔⓤⓓⓞ")).unwrap();
        let theme = ThemeConfig {
            name: Some(VALUE.to_owned()),
            dir: Some(folder.path().to_owned()),
            locales: Some(vec![tag.to_owned(), "de".to_owned()]),
            ..ThemeConfig::default()
        };
        let pages = load_theme(theme).unwrap_or_else(|problems| panic!("{problems:#?}"));
        let pages = pages.speaking(pages.languages().default(), Some("/login?lang=".to_owned()));

        let mut all = everything(&pages, VALUE);
        all.push(pages.internal_error().into_html());
        for html in all {
            let start = format!("<!doctype html>\n<html lang=\"{tag}\" dir=\"{direction}\">");
            assert!(html.starts_with(&start), "{html}");
            let text = read_by_people(&html);
            let left = text.find(|letter: char| letter.is_ascii_alphabetic());
            assert_eq!(left.map(|at| &text[at..]), None, "{html}");
            assert!(text.contains('ⓔ'), "{text}");
        }
    }
}

#[test]
fn every_language_writes_every_page() {
    let pages = pages();
    assert_eq!(pages.languages().iter().len(), 32);
    for language in pages.languages().iter() {
        let pages = pages.speaking(language, Some("/login?lang=".to_owned()));
        let mut all = everything(&pages, "Forge");
        all.push(pages.internal_error().into_html());
        for html in all {
            let tag = language.tag();
            let direction = language.direction();
            let start = format!("<!doctype html>\n<html lang=\"{tag}\" dir=\"{direction}\">");
            assert!(html.starts_with(&start), "{html}");
            assert!(!html.contains(['\u{2068}', '\u{2069}']), "{html}");
        }
    }
}

#[test]
fn no_language_but_english_is_read_before_it_is_needed() {
    let pages = pages();
    let read = |pages: &Pages| -> Vec<String> {
        let all = pages.languages().iter();
        let read = all.filter(|language| language.is_read());
        read.map(|language| language.tag().to_string()).collect()
    };
    assert_eq!(read(&pages), ["en"]);

    let thai = pages.languages().get("th").unwrap();
    pages
        .speaking(thai, None)
        .login(&chooser(Vec::new()))
        .unwrap();

    assert_eq!(read(&pages), ["en", "th"]);
}

#[test]
fn the_links_to_other_languages_name_each_in_its_own() {
    let pages = pages();
    let german = pages.languages().get("de").unwrap();
    let pages = pages.speaking(german, Some("/login?return_to=%2Fa&lang=".to_owned()));
    let html = pages.login(&chooser(Vec::new())).unwrap();

    assert_eq!(html.matches("<a lang=\"").count(), 32);
    assert!(html.contains(
        "<a lang=\"pt-BR\" href=\"/login?return_to=%2Fa&amp;lang=pt-BR\">Português (Brasil)</a>"
    ));
    assert_eq!(html.matches("aria-current=\"true\"").count(), 1);
    assert!(html.contains("aria-current=\"true\">Deutsch</a>"));
    assert!(html.contains("Sprache: <bdi>Deutsch</bdi>"));
}

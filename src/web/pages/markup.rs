//! The elements and attributes of a template, read as a browser reads them: what the Content-Security-Policy would block or send elsewhere.

mod blank;

use std::convert::Infallible;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::address::{Place, is_picture_itself};
use super::lint::pattern;
use blank::{PRINTED, UNPRINTED, blank};

const STYLE: &str = "`style=` is blocked by the Content-Security-Policy; use style.css";
const HANDLER: &str = "event handlers are blocked by the Content-Security-Policy";
const SCRIPT: &str = "scripts are blocked by the Content-Security-Policy";
const FRAME: &str = "frames, other documents and instructions to the browser are blocked by the Content-Security-Policy";
const ELSEWHERE: &str = "pages load nothing from other sites, and send nothing there";
const LINK: &str = "a link leads to a page, to http:, https:, mailto: or tel:";
const NAME: &str = "the name of an attribute is written out, not put together by a template";
const ELEMENT: &str = "the name of an element is written out, not put together by a template";
const UNQUOTED: &str =
    "an attribute with a value of a page stands in quotes, or the value may become attributes";

/// Elements that hold another document, or tell the browser how to read this one.
const FRAMES: [&str; 10] = [
    "iframe",
    "object",
    "embed",
    "base",
    "frame",
    "frameset",
    "applet",
    "portal",
    "fencedframe",
    "noframes",
];

/// What an attribute's value is to the browser.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    /// It leads a person somewhere.
    Link,
    /// It is loaded as a picture.
    Picture,
    /// It is a list of pictures for several sizes.
    Pictures,
    /// It is loaded, or something is sent there.
    Load,
    /// It is a list of such.
    Loads,
    /// It may name such in `url(…)`.
    Paint,
    /// It is the name of an attribute that an animation sets.
    Attribute,
    /// Nothing but a text.
    Text,
}

/// What is wrong in a template, by the byte where it begins. `may_run` says whether its page may have a script.
pub(super) fn flaws(template: &str, may_run: bool) -> Vec<(usize, &'static str)> {
    let blank = blank(template);
    let mut reader = Reader {
        template,
        blank: &blank,
        may_run,
        element: None,
        attribute: None,
        found: Vec::new(),
    };
    reader.read(0, blank.len());
    let mut found = reader.found;
    let unnamed = pattern(&format!("</?[{PRINTED}{UNPRINTED}]"));
    found.extend(unnamed.find_iter(&blank).map(|at| (at.start(), ELEMENT)));
    found.sort_unstable();
    found.dedup();
    found
}

struct Reader<'a> {
    template: &'a str,
    blank: &'a str,
    may_run: bool,
    /// The start tag that is being read.
    element: Option<(String, usize)>,
    /// Its attribute that waits for a value.
    attribute: Option<(String, usize)>,
    found: Vec<(usize, &'static str)>,
}

impl Reader<'_> {
    /// Reads from one byte to another.
    fn read(&mut self, start: usize, end: usize) {
        let Some(text) = self.blank.get(start..end) else {
            return;
        };
        let mut last = String::new();
        // Texts that are markup where no script runs, or inside of an SVG.
        let mut again: Vec<(usize, usize)> = Vec::new();
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
            let span = (start + span.start, start + span.end);
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    last = lower(name);
                    self.open(&last, span.0);
                }
                CallbackEvent::AttributeName { name } => self.name(&lower(name), span.0),
                CallbackEvent::AttributeValue { value } => {
                    self.value(&String::from_utf8_lossy(value), span);
                }
                CallbackEvent::CloseStartTag { .. } => self.element = None,
                CallbackEvent::EndTag { .. } => last.clear(),
                CallbackEvent::String { .. }
                    if !last.is_empty()
                        && last != "script"
                        && last != "style"
                        && html5gum::naive_next_state(last.as_bytes()).is_some() =>
                {
                    again.push(span);
                }
                _ => {}
            }
            None::<Infallible>
        });
        emitter.naively_switch_states(true);
        let Ok(()) = Tokenizer::new_with_emitter(text, emitter).finish();
        self.element = None;
        for (from, to) in again {
            // A part of what was read, so that this ends.
            if to.saturating_sub(from) < end - start {
                self.read(from, to);
            }
        }
    }

    fn open(&mut self, name: &str, at: usize) {
        let name = name.trim_end_matches(UNPRINTED);
        if name.contains([PRINTED, UNPRINTED]) {
            self.found.push((at, ELEMENT));
        }
        if FRAMES.contains(&name) {
            self.found.push((at, FRAME));
        }
        if name == "script" && !self.may_run {
            self.found.push((at, SCRIPT));
        }
        self.element = Some((name.to_owned(), at));
        self.attribute = None;
    }

    fn name(&mut self, name: &str, at: usize) {
        self.attribute = None;
        let Some((element, start)) = &self.element else {
            return;
        };
        let bare = name.trim_start_matches(UNPRINTED);
        let at = at + name.len() - bare.len();
        let name = bare.trim_end_matches(UNPRINTED);
        if name.is_empty() {
            return;
        }
        if name.contains([PRINTED, UNPRINTED]) {
            self.found.push((at, NAME));
        } else if name == "style" {
            self.found.push((at, STYLE));
        } else if name.len() > 2 && name.starts_with("on") {
            self.found.push((at, HANDLER));
        } else if name == "srcdoc" {
            self.found.push((at, FRAME));
        } else if element == "meta" && name == "http-equiv" {
            self.found.push((*start, FRAME));
        } else {
            self.attribute = Some((name.to_owned(), at));
        }
    }

    fn value(&mut self, value: &str, (start, end): (usize, usize)) {
        let (Some((element, _)), Some((name, at))) = (&self.element, self.attribute.take()) else {
            return;
        };
        let before = self.blank.get(..start).unwrap_or_default();
        let is_quoted = before.ends_with(['"', '\'']);
        if value.contains(PRINTED) && !is_quoted {
            self.found.push((at, UNQUOTED));
        }
        let kind = kind(element, &name);
        let written = self.template.get(start..end).unwrap_or_default();
        let printed = self.printed(written);
        let values = readings(value).into_iter().chain(printed);
        let flaw = values.into_iter().find_map(|value| refusal(kind, &value));
        self.found.extend(flaw.map(|flaw| (at, flaw)));
    }

    /// The texts in quotes that Tera's tags in a value may print, and those that the template gave a name to.
    fn printed(&self, written: &str) -> Vec<String> {
        let tags = pattern(r"(?s)\{[{%].*?[}%]\}");
        let quoted = pattern(r#""([^"]*)"|'([^']*)'|`([^`]*)`"#);
        let named = pattern(r#"\{%-?\s*set\s+(\w+)\s*=\s*["'`]([^"'`]*)["'`]"#);
        let mut printed = Vec::new();
        for tag in tags.find_iter(written).map(|found| found.as_str()) {
            let texts = quoted.captures_iter(tag);
            printed.extend(texts.filter_map(|text| {
                let text = text.iter().skip(1).flatten().next()?;
                Some(text.as_str().to_owned())
            }));
            for given in named.captures_iter(self.template) {
                let name = pattern(&format!(r"\b{}\b", &given[1]));
                if name.is_match(tag) {
                    printed.push(given[2].to_owned());
                }
            }
        }
        printed
    }
}

fn lower(name: &[u8]) -> String {
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

/// What a value may be once conditions have left some of it out: the whole, and each end of it that begins behind a tag.
fn readings(value: &str) -> Vec<String> {
    let parts: Vec<&str> = value
        .split(UNPRINTED)
        .filter(|part| !part.is_empty())
        .collect();
    (0..parts.len())
        .map(|first| parts[first..].concat())
        .collect()
}

/// What an attribute means (HTML Standard, and SVG 2 within it).
fn kind(element: &str, attribute: &str) -> Value {
    match attribute {
        "href" | "xlink:href" => match element {
            "a" | "area" => Value::Link,
            "link" | "image" => Value::Picture,
            _ => Value::Load,
        },
        "src" | "poster" | "background" | "lowsrc" | "dynsrc" => Value::Picture,
        "srcset" | "imagesrcset" => Value::Pictures,
        "action" | "formaction" | "manifest" | "data" | "codebase" | "classid" => Value::Load,
        "ping" | "archive" | "attributionsrc" => Value::Loads,
        "fill" | "stroke" | "filter" | "mask" | "clip-path" | "cursor" | "marker"
        | "marker-start" | "marker-mid" | "marker-end" => Value::Paint,
        "attributename" => Value::Attribute,
        _ => Value::Text,
    }
}

/// What is wrong with a value of this kind.
fn refusal(kind: Value, value: &str) -> Option<&'static str> {
    let loads = |address: &str| match Place::of(address) {
        Place::Here => None,
        place if place.is_script() => Some(SCRIPT),
        _ => Some(ELSEWHERE),
    };
    let shows = |address: &str| {
        let elsewhere = || loads(address);
        (!is_picture_itself(address)).then(elsewhere).flatten()
    };
    match kind {
        Value::Text => None,
        Value::Link => {
            let place = Place::of(value);
            let flaw = if place.is_script() { SCRIPT } else { LINK };
            (!place.may_be_linked()).then_some(flaw)
        }
        Value::Picture => shows(value),
        Value::Pictures => candidates(value).find_map(shows),
        Value::Load => loads(value),
        Value::Loads => value.split_ascii_whitespace().find_map(loads),
        Value::Paint => {
            let lower = value.to_ascii_lowercase();
            let mut addresses = lower.split("url(").skip(1);
            addresses.find_map(|text| loads(text.trim_start().trim_start_matches(['"', '\''])))
        }
        Value::Attribute => match value.trim().to_ascii_lowercase().as_str() {
            "href" | "xlink:href" => Some(ELSEWHERE),
            _ => None,
        },
    }
}

/// The addresses of a `srcset`: each ends at a space or with a comma, and what follows up to a comma is its size.
fn candidates(value: &str) -> impl Iterator<Item = &str> {
    let mut rest = value;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        let end = rest.find(|c: char| c.is_ascii_whitespace());
        let (address, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = if address.ends_with(',') {
            after
        } else {
            after.find(',').map_or("", |comma| &after[comma..])
        };
        (!address.is_empty()).then_some(address)
    })
}

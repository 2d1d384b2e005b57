//! What templates may call: `t`, `text`, `style`, `script`, `logo`, `initial` and the filter `time`.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use fluent_bundle::FluentArgs;
use tera::{Kwargs, Map, State, Tera, TeraResult, Value};

use super::scheme::Scheme;
use super::script::Script;
use crate::clock::Timestamp;
use crate::web::locale::{self, Language, Languages, TextFault};
use crate::web::logos::{self, Marks};

/// The name of the page that has a style sheet of its own, a shorter one: it is looked at most.
const CHOOSER: &str = "login";
/// The name of the page that may have to be in one scheme.
const FRAME: &str = "frame";

/// The style sheets as they stand in the pages.
pub(super) struct Styles {
    /// That of the chooser.
    pub(super) chooser: String,
    /// That of the other pages.
    pub(super) others: String,
}

impl Styles {
    /// The one of a template.
    pub(super) fn of(&self, template: &str) -> &str {
        if template.strip_suffix(".html") == Some(CHOOSER) {
            &self.chooser
        } else {
            &self.others
        }
    }
}

/// Gives a Tera its functions and filters, and takes away what could print markup unescaped.
pub(super) fn register(
    tera: &mut Tera,
    languages: &Arc<Languages>,
    styles: &Styles,
    marks: &Marks,
) {
    tera.set_escape_fn(escape);
    // Every name ends with the empty suffix: all templates escape.
    tera.autoescape_on([""]);
    tera.register_filter("safe", |_: Value, _: Kwargs, _: &State| {
        Err::<Value, _>(tera::Error::message(
            "`safe` is not allowed: everything printed is escaped",
        ))
    });
    tera.register_filter("time", |seconds: i64, _: Kwargs, _: &State| time(seconds));

    let spoken = Arc::clone(languages);
    tera.register_function("t", move |values: Kwargs, state: &State| {
        let language = language(&spoken, state)?;
        text(&values, |key, values| language.html(key, values))
            .map(|text| Value::safe_string(&text))
    });
    let spoken = Arc::clone(languages);
    tera.register_function("text", move |values: Kwargs, state: &State| {
        let language = language(&spoken, state)?;
        text(&values, |key, values| language.plain(key, values))
    });

    register_markup(tera, styles, marks);
}

/// The language of the page that is being written: what it is told as `lang`.
fn language<'a>(languages: &'a Languages, state: &State) -> TeraResult<&'a Arc<Language>> {
    let tag = state.get::<String>("lang")?.unwrap_or_default();
    let of_page = languages.get(&tag);
    of_page.ok_or_else(|| tera::Error::message(format!("`lang` is not a language: `{tag}`")))
}

/// What returns markup of our own.
fn register_markup(tera: &mut Tera, styles: &Styles, marks: &Marks) {
    let [chooser, others] =
        [&styles.chooser, &styles.others].map(|style| Value::safe_string(style));
    let in_one =
        Scheme::ALL.map(|scheme| (scheme, Value::safe_string(&scheme.only(&styles.others))));
    tera.register_function("style", move |_: Kwargs, state: &State| {
        let page = state.get::<String>("page")?;
        // Only the policy of a frame allows for it.
        if page.as_deref() == Some(FRAME) {
            let scheme = state.get::<String>("scheme")?;
            let scheme = scheme.and_then(|name| Scheme::named(&name));
            if let Some((_, style)) = in_one.iter().find(|(known, _)| Some(*known) == scheme) {
                return TeraResult::Ok(style.clone());
            }
        }
        let is_chooser = page.as_deref() == Some(CHOOSER);
        TeraResult::Ok(if is_chooser {
            chooser.clone()
        } else {
            others.clone()
        })
    });
    tera.register_function("script", |values: Kwargs, _: &State| {
        let of = values.must_get::<&str>("of")?;
        let script = Script::ALL.into_iter().find(|script| script.name() == of);
        let script =
            script.ok_or_else(|| tera::Error::message(format!("there is no script `{of}`")))?;
        TeraResult::Ok(Value::safe_string(script.text()))
    });
    let known = match marks {
        Marks::Off => None,
        Marks::On(marks) => Some(
            marks
                .iter()
                .map(|(name, svg)| (name.clone(), Value::safe_string(svg)))
                .collect::<BTreeMap<String, Value>>(),
        ),
    };
    tera.register_function("logo", move |values: Kwargs, _: &State| {
        let of = values.must_get::<&Map>("of")?;
        let Some(marks) = &known else {
            return TeraResult::Ok(Value::safe_string(""));
        };
        let mark = member(of, "logo").and_then(|logo| marks.get(logo));
        TeraResult::Ok(
            mark.cloned()
                .unwrap_or_else(|| monogram(member(of, "name").unwrap_or_default())),
        )
    });
    tera.register_function("initial", |values: Kwargs, _: &State| {
        TeraResult::Ok(logos::initial(values.must_get::<&str>("of")?))
    });
}

fn member<'a>(map: &'a Map, key: &'static str) -> Option<&'a str> {
    map.get(&key.into())?.as_str()
}

fn monogram(name: &str) -> Value {
    let mut html = String::from("<span class=\"monogram\" aria-hidden=\"true\">");
    for letter in logos::initial(name).chars() {
        locale::push_escaped(&mut html, letter);
    }
    html.push_str("</span>");
    Value::safe_string(&html)
}

/// Collects the values of a text; `None` counts as not given.
fn text(
    given: &Kwargs,
    write: impl Fn(&str, &FluentArgs<'_>) -> Result<String, TextFault>,
) -> TeraResult<String> {
    let key = given.must_get::<&str>("key")?;
    let mut values = FluentArgs::new();
    for (name, value) in given.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "key") else {
            continue;
        };
        if let Some(text) = value.as_str() {
            values.set(name, locale::value(text));
        } else if let Some(number) = value.as_i64() {
            values.set(name, number);
        } else if !value.is_none() {
            return Err(tera::Error::message(format!(
                "the value `{name}` of the text `{key}` is neither a text nor a whole number"
            )));
        }
    }
    write(key, &values).map_err(tera::Error::message)
}

/// Seconds since the epoch as `<time>`, to the minute, in UTC.
fn time(seconds: i64) -> Value {
    let exact = Timestamp::from_seconds(seconds).to_string();
    let day = exact.get(..10).unwrap_or_default();
    let minute = exact.get(11..16).unwrap_or_default();
    Value::safe_string(&format!(
        "<time datetime=\"{exact}\">{day} {minute} UTC</time>"
    ))
}

fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let clean = |byte: u8| byte.is_ascii() && byte >= b' ' && !b"&<>\"'\x7f".contains(&byte);
    if text.bytes().all(clean) {
        return out.write_all(text.as_bytes());
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        locale::push_escaped(&mut escaped, character);
    }
    out.write_all(escaped.as_bytes())
}

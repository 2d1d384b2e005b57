//! Form: what a browser would send for the form of a page.

use url::Url;

/// The one form of a page: where it goes and its fields, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) method: String,
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
}

impl Form {
    /// Reads the only form of `html`, a page at `page`; none when there is none, or more than one.
    pub(super) fn read(html: &str, page: &Url) -> Option<Self> {
        // The HTML standard makes every line break a line feed before anything else happens.
        let html = html.replace("\r\n", "\n").replace('\r', "\n");
        let (_, rest) = html.split_once("<form")?;
        let (form, after) = rest.split_once("</form>")?;
        if after.contains("<form") {
            return None;
        }
        let (head, inside) = split_tag(form)?;
        let action = page.join(&attribute(head, "action").unwrap_or_default());
        let inputs = inside
            .split("<input")
            .skip(1)
            .filter_map(|input| split_tag(input));
        Some(Self {
            method: attribute(head, "method").unwrap_or_default(),
            action: action.ok()?.into(),
            fields: inputs.filter_map(|(input, _)| field(input)).collect(),
        })
    }

    /// The values of a field.
    pub(crate) fn values(&self, name: &str) -> Vec<&str> {
        let named = self.fields.iter().filter(|(known, _)| known == name);
        named.map(|(_, value)| value.as_str()).collect()
    }
}

/// The inside of a tag, and what follows it. Quoted `>` do not end it.
fn split_tag(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let end = text.find(|c| {
        quoted ^= c == '"';
        c == '>' && !quoted
    })?;
    Some((&text[..end], &text[end + 1..]))
}

/// Forms send line breaks as CR LF.
fn field(input: &str) -> Option<(String, String)> {
    let sent = |name: &str| attribute(input, name).map(|text| text.replace('\n', "\r\n"));
    Some((sent("name")?, sent("value").unwrap_or_default()))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(unescape(value))
}

/// The character references that templates write.
fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let (reference, after) = after.split_once(';').expect("every `&` begins a reference");
        plain.push(character(reference));
        rest = after;
    }
    plain + rest
}

fn character(reference: &str) -> char {
    let number = |digits, radix| {
        u32::from_str_radix(digits, radix)
            .ok()
            .and_then(char::from_u32)
    };
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => match reference.strip_prefix("#x") {
            Some(digits) => number(digits, 16),
            None => reference
                .strip_prefix('#')
                .and_then(|digits| number(digits, 10)),
        },
    }
    .unwrap_or_else(|| panic!("no browser knows &{reference};"))
}

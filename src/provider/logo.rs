//! Logo: a picture for a button, made of plain shapes and nothing else.

use std::fmt::Write as _;

use roxmltree::{Document, Node};

/// An SVG element fit to stand inside a page: shapes only, no script, no style, no reference, hidden from screen readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo(String);

/// Why a file is not a logo.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoFault {
    /// More than 16 kB.
    #[error("is larger than 16 kB")]
    TooLarge,
    /// Not SVG.
    #[error("is not an SVG file")]
    NotSvg,
    /// Its coordinates are unknown.
    #[error("has no viewBox")]
    NoViewBox,
    /// An element that is no shape.
    #[error(
        "contains <{0}>; only plain shapes are allowed: save it as plain SVG without gradients, styles and links"
    )]
    Element(String),
    /// An attribute that says more than a shape or a colour.
    #[error(
        "contains {0}=…, which is not allowed; save it as plain SVG with presentation attributes"
    )]
    Attribute(String),
}

const LARGEST: usize = 16 * 1024;
const SHAPES: [&str; 9] = [
    "svg", "g", "path", "circle", "ellipse", "rect", "line", "polygon", "polyline",
];
/// Text about the picture, which the button has already.
const DROPPED: [&str; 3] = ["title", "desc", "metadata"];
const ATTRIBUTES: [&str; 26] = [
    "cx",
    "cy",
    "d",
    "fill",
    "fill-opacity",
    "fill-rule",
    "clip-rule",
    "height",
    "opacity",
    "points",
    "r",
    "rx",
    "ry",
    "stroke",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-opacity",
    "stroke-width",
    "transform",
    "width",
    "x",
    "x1",
    "x2",
    "y1",
    "y2",
];

impl Logo {
    /// Reads an SVG file and writes it anew from what is allowed.
    ///
    /// # Errors
    ///
    /// [`LogoFault`]; nothing dangerous is silently dropped.
    pub fn parse(text: &str) -> Result<Self, LogoFault> {
        if text.len() > LARGEST {
            return Err(LogoFault::TooLarge);
        }
        let document = Document::parse(text).map_err(|_| LogoFault::NotSvg)?;
        let root = document.root_element();
        if root.tag_name().name() != "svg" {
            return Err(LogoFault::NotSvg);
        }
        let view_box = root
            .attribute("viewBox")
            .filter(|value| is_plain(value))
            .ok_or(LogoFault::NoViewBox)?;
        let mut markup = format!("<svg aria-hidden=\"true\" viewBox=\"{view_box}\"");
        let fill = root.attributes().filter(|attribute| {
            !["viewBox", "width", "height", "role", "version", "x", "y"].contains(&attribute.name())
        });
        write_attributes(fill, &mut markup)?;
        markup.push('>');
        for child in root.children() {
            write_node(child, &mut markup)?;
        }
        markup.push_str("</svg>");
        Ok(Self(markup))
    }

    /// The markup.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn write_node(node: Node<'_, '_>, markup: &mut String) -> Result<(), LogoFault> {
    if !node.is_element() || DROPPED.contains(&node.tag_name().name()) {
        return Ok(());
    }
    let name = node.tag_name().name();
    if name == "svg" || !SHAPES.contains(&name) {
        return Err(LogoFault::Element(name.chars().take(30).collect()));
    }
    // Writing to a String cannot fail.
    let _ = write!(markup, "<{name}");
    write_attributes(node.attributes(), markup)?;
    if !node.children().any(|child| child.is_element()) {
        markup.push_str("/>");
        return Ok(());
    }
    markup.push('>');
    for child in node.children() {
        write_node(child, markup)?;
    }
    let _ = write!(markup, "</{name}>");
    Ok(())
}

fn write_attributes<'a, 'input: 'a>(
    attributes: impl Iterator<Item = roxmltree::Attribute<'a, 'input>>,
    markup: &mut String,
) -> Result<(), LogoFault> {
    for attribute in attributes {
        let (name, value) = (attribute.name(), attribute.value());
        if matches!(
            name,
            "id" | "class" | "space" | "aria-hidden" | "data-name" | "enable-background"
        ) {
            continue;
        }
        if attribute.namespace().is_some() || !ATTRIBUTES.contains(&name) || !is_plain(value) {
            return Err(LogoFault::Attribute(name.chars().take(30).collect()));
        }
        let _ = write!(
            markup,
            " {name}=\"{}\"",
            value.split_whitespace().collect::<Vec<_>>().join(" ")
        );
    }
    Ok(())
}

/// Numbers, colours, path data and transformations; neither a reference nor markup.
fn is_plain(value: &str) -> bool {
    let allowed =
        |c: char| c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || "#.,()%+-".contains(c);
    value.chars().all(allowed) && !value.to_ascii_lowercase().contains("url")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Logo, LogoFault};

    #[test]
    fn shapes_are_kept_and_words_are_dropped() {
        let logo = Logo::parse(
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" viewBox=\"0 0 24 24\"><title>Acme</title><g fill=\"#123456\"><path id=\"x\" d=\"M1 1\nL2 2z\"/></g></svg>",
        )
        .unwrap();

        assert_eq!(
            logo.as_str(),
            "<svg aria-hidden=\"true\" viewBox=\"0 0 24 24\"><g fill=\"#123456\"><path d=\"M1 1 L2 2z\"/></g></svg>"
        );
    }

    #[test]
    fn whatever_could_act_is_refused_by_name() {
        let of = |inner: &str| {
            Logo::parse(&format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\">{inner}</svg>"
            ))
            .unwrap_err()
        };

        assert_eq!(
            of("<script>1</script>"),
            LogoFault::Element("script".to_owned())
        );
        assert_eq!(
            of("<image href=\"https://x.example/\"/>"),
            LogoFault::Element("image".to_owned())
        );
        assert_eq!(
            of("<path onload=\"x\" d=\"\"/>"),
            LogoFault::Attribute("onload".to_owned())
        );
        assert_eq!(
            of("<path style=\"x\"/>"),
            LogoFault::Attribute("style".to_owned())
        );
        assert_eq!(
            of("<path fill=\"url(#a)\"/>"),
            LogoFault::Attribute("fill".to_owned())
        );
        assert_eq!(
            Logo::parse("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            Err(LogoFault::NoViewBox)
        );
        assert_eq!(Logo::parse("<p/>"), Err(LogoFault::NotSvg));
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(text in "\\PC{0,200}|<svg viewBox=\"0 0 1 1\">\\PC{0,80}</svg>") {
            if let Ok(logo) = Logo::parse(&text) {
                prop_assert!(!logo.as_str().contains("script"));
            }
        }
    }
}

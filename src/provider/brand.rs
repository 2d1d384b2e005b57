//! Brand: the colours of a button that looks as a provider's brand asks.

use super::definition::{ButtonStyle, MarkColour, ProviderDefinition};
use crate::colour::Colour;
use crate::problem::Complaint;

/// The colours of one button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Brand {
    /// Of the button.
    pub background: Colour,
    /// Of its text.
    pub text: Colour,
    /// Of its edge.
    pub border: Colour,
    /// Of the mark.
    pub mark: MarkColour,
}

/// Text needs this ratio to its ground (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;

impl Brand {
    /// The brand of a section that wants it. Where the brand itself is hard to read, a warning says so.
    pub(super) fn of(
        definition: &ProviderDefinition,
        complaints: &mut Vec<Complaint>,
    ) -> Option<Self> {
        let written = &definition.brand;
        let mut colour = |key: &str, text: &Option<String>| {
            let parsed = Colour::parse(text.as_deref()?);
            let complaint = |fault: crate::colour::NotAColour| {
                Complaint::error(&format!("brand.{key}"), fault.to_string())
                    .hint("write it like \"#2448c9\"")
            };
            parsed
                .map_err(|fault| complaints.push(complaint(fault)))
                .ok()
        };
        let background = colour("background", &written.background);
        let text = colour("text", &written.text);
        let border = colour("border", &written.border);
        if definition.button_style != Some(ButtonStyle::Brand) {
            return None;
        }
        if written.background.is_none() || written.text.is_none() {
            complaints.push(
                Complaint::error("button_style", "the colours of this brand are not known")
                    .hint("write brand = { background = \"#…\", text = \"#…\" } as well"),
            );
        }
        let (background, text) = (background?, text?);
        let ratio = background.contrast(text);
        if ratio < READABLE {
            let message = format!(
                "the brand's {text} on {background} has a contrast of {ratio:.2}, which is hard to read"
            );
            complaints.push(
                Complaint::warning("button_style", message).hint("`neutral` has at least 4.5"),
            );
        }
        Some(Self {
            background,
            text,
            border: border.unwrap_or(background),
            mark: written.mark.unwrap_or_default(),
        })
    }
}

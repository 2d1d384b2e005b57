//! Characters that turn the direction of text.

/// Characters that turn the direction of what follows (Unicode Standard Annex #9, section 2) and could dress one name up as another.
#[must_use]
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

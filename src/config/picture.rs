//! Picture: a logo or an icon of the site, read from a file and written anew from what is understood.

use std::path::Path;

use super::source::{read_bytes, reason};
use crate::provider::{Logo, LogoFault};

/// A picture fit to be served from our own origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Plain shapes: no script, no style, no reference.
    Svg(String),
    /// A PNG without anything but the picture.
    Png(Vec<u8>),
}

/// Larger PNG files are no logos.
const LARGEST_PNG: usize = 128 * 1024;
/// The longest side of a PNG, in pixels.
const LONGEST_SIDE: u32 = 2048;
const NEITHER: &str = "is neither SVG nor PNG";
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What makes the picture (PNG, third edition, section 5.6). Text, times and profiles are left out.
const KEPT: [&[u8; 4]; 7] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB",
];

impl Picture {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// A sentence about what is wrong with it.
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let bytes = read_bytes(path)
            .map_err(|error| format!("the file cannot be read: {}", reason(&error)))?;
        Self::parse(bytes)
    }

    fn parse(bytes: Vec<u8>) -> Result<Self, String> {
        if bytes.starts_with(SIGNATURE) {
            return png(&bytes).map(Self::Png);
        }
        let text = String::from_utf8(bytes).map_err(|_| NEITHER.to_owned())?;
        Logo::parse(&text)
            .map(|logo| Self::Svg(logo.as_str().to_owned()))
            .map_err(|fault| match fault {
                LogoFault::NotSvg => NEITHER.to_owned(),
                LogoFault::NoViewBox => format!("{fault}; add one, or use a PNG"),
                LogoFault::TooLarge => format!("{fault}; simplify it, or use a PNG"),
                LogoFault::Element(_) | LogoFault::Attribute(_) => format!("{fault}, or use a PNG"),
            })
    }
}

/// The same PNG with nothing in it but the picture.
fn png(bytes: &[u8]) -> Result<Vec<u8>, String> {
    if bytes.len() > LARGEST_PNG {
        return Err("is larger than 128 kB".to_owned());
    }
    let mut kept = SIGNATURE.to_vec();
    let mut rest = &bytes[SIGNATURE.len()..];
    let mut is_first = true;
    while let Some((kind, whole, after)) = chunk(rest) {
        if is_first {
            let side = |at: usize| number(whole.get(at..at + 4)?);
            let sides = [side(8), side(12)].map(Option::unwrap_or_default);
            if kind != b"IHDR" || sides.iter().any(|side| !(1..=LONGEST_SIDE).contains(side)) {
                return Err("is not a PNG of at most 2048 by 2048 pixels".to_owned());
            }
            is_first = false;
        }
        if KEPT.contains(&kind) {
            kept.extend_from_slice(whole);
        }
        if kind == b"IEND" {
            return Ok(kept);
        }
        rest = after;
    }
    Err("is a PNG that was cut off".to_owned())
}

/// The first chunk: its kind, all of it, and what follows.
fn chunk(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let length = usize::try_from(number(bytes.get(..4)?)?).ok()?;
    let kind = bytes.get(4..8)?.try_into().ok()?;
    let (whole, after) = bytes.split_at_checked(length.checked_add(12)?)?;
    Some((kind, whole, after))
}

fn number(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut file = SIGNATURE.to_vec();
        for (kind, data) in chunks {
            file.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
            file.extend_from_slice(*kind);
            file.extend_from_slice(data);
            file.extend([0; 4]);
        }
        file
    }

    const HEAD: &[u8] = &[0, 0, 0, 9, 0, 0, 0, 9, 8, 6, 0, 0, 0];

    #[test]
    fn a_png_keeps_the_picture_and_loses_what_else_it_carries() {
        let full = with(&[
            (b"IHDR", HEAD),
            (b"tEXt", b"Author\0Ada"),
            (b"IDAT", b"x"),
            (b"IEND", b""),
        ]);
        let bare = with(&[(b"IHDR", HEAD), (b"IDAT", b"x"), (b"IEND", b"")]);
        let mut longer = full;
        longer.extend(b"<script>");
        assert_eq!(Picture::parse(longer), Ok(Picture::Png(bare)));
    }

    #[test]
    fn what_is_no_picture_is_refused_in_words() {
        let said = |bytes: Vec<u8>| Picture::parse(bytes).unwrap_err();
        let huge = [0, 1, 0, 0, 0, 0, 0, 9, 8, 6, 0, 0, 0];
        assert!(said(with(&[(b"IHDR", &huge)])).contains("2048"));
        assert!(said(with(&[(b"IDAT", b"x")])).contains("2048"));
        assert!(said(with(&[(b"IHDR", HEAD)])).contains("cut off"));
        assert!(said(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR".to_vec()).contains("cut off"));
        assert!(
            said(
                b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><script/></svg>"
                    .to_vec()
            )
            .contains("<script>")
        );
        assert!(said(b"GIF89a\xff".to_vec()).contains("neither"));
    }
}

//! Colour: an opaque sRGB colour, what it looks like beside another, and how to change it until it can be told apart.

use std::fmt;

/// An opaque sRGB colour. Displayed as `#rrggbb`, and never as anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// A text that is no colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a colour")]
pub struct NotAColour;

impl Colour {
    /// White.
    pub const WHITE: Self = Self::rgb(255, 255, 255);
    /// Black.
    pub const BLACK: Self = Self::rgb(0, 0, 0);

    /// From its channels.
    #[must_use]
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// `#rgb`, `#rrggbb`, `rgb(r g b)`, `hsl(h s% l%)` or `oklch(l c h)` (CSS Color Level 4, without transparency). Commas may stand
    /// between the numbers of the first two functions. What lies outside sRGB loses chroma until it does not.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn parse(text: &str) -> Result<Self, NotAColour> {
        let text = text.trim();
        if let Some(digits) = text.strip_prefix('#') {
            return hex(digits).ok_or(NotAColour);
        }
        let (name, rest) = text.split_once('(').ok_or(NotAColour)?;
        let inner = rest.strip_suffix(')').ok_or(NotAColour)?;
        let separators: &[char] = match name {
            "oklch" => &[' '],
            _ => &[' ', ','],
        };
        let parts: Vec<&str> = inner
            .split(separators)
            .filter(|part| !part.is_empty())
            .collect();
        let [one, two, three] = parts[..] else {
            return Err(NotAColour);
        };
        let colour = match name {
            "rgb" => rgb(one, two, three),
            "hsl" => hsl(one, two, three),
            "oklch" => oklch(one, two, three),
            _ => None,
        };
        colour.ok_or(NotAColour)
    }

    /// Relative luminance (WCAG 2.2), from 0 to 1.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast ratio of two colours (WCAG 2.2), from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// On the way from this colour to another: `share` 0 is this one, 1 the other.
    #[must_use]
    pub fn mix(self, other: Self, share: f64) -> Self {
        let mixed =
            |one: u8, two: u8| byte(f64::from(one) + (f64::from(two) - f64::from(one)) * share);
        Self {
            red: mixed(self.red, other.red),
            green: mixed(self.green, other.green),
            blue: mixed(self.blue, other.blue),
        }
    }

    /// White or black, whichever is easier to read on this colour; one of them always has 4.5.
    #[must_use]
    pub fn text_on(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) {
            Self::WHITE
        } else {
            Self::BLACK
        }
    }

    /// The colour of the same hue, as near in lightness as possible, that has to each of these others its ratio; `None` when none has.
    #[must_use]
    pub fn standing_out(self, others: &[(Self, f64)]) -> Option<Self> {
        let passes = |colour: &Self| {
            others
                .iter()
                .all(|(other, ratio)| colour.contrast(*other) >= *ratio)
        };
        let [lightness, chroma, hue] = self.to_oklch();
        (0..=500)
            .flat_map(|step| [-1.0, 1.0].map(|way| lightness + way * f64::from(step) * 0.002))
            .filter(|lightness| (0.0..=1.0).contains(lightness))
            .map(|lightness| from_oklch(lightness, chroma, hue))
            .find(passes)
    }

    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Lightness, chroma and hue in radians.
    #[expect(
        clippy::many_single_char_names,
        reason = "l, m, s, a and b are what the colour space calls them"
    )]
    fn to_oklch(self) -> [f64; 3] {
        let [red, green, blue] = self.linear();
        let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        let lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
        [lightness, a.hypot(b), b.atan2(a)]
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

fn hex(digits: &str) -> Option<Colour> {
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let part = |text: &str| u8::from_str_radix(text, 16).ok();
    match digits.len() {
        3 => {
            let twice = |at: usize| Some(part(&digits[at..=at])? * 17);
            Some(Colour::rgb(twice(0)?, twice(1)?, twice(2)?))
        }
        6 => Some(Colour::rgb(
            part(&digits[..2])?,
            part(&digits[2..4])?,
            part(&digits[4..])?,
        )),
        _ => None,
    }
}

fn rgb(red: &str, green: &str, blue: &str) -> Option<Colour> {
    let channel = |text: &str| number(text, 255.0).map(byte);
    Some(Colour::rgb(channel(red)?, channel(green)?, channel(blue)?))
}

/// CSS Color Level 4, section 7.1.
fn hsl(hue: &str, saturation: &str, lightness: &str) -> Option<Colour> {
    let hue = number(hue.strip_suffix("deg").unwrap_or(hue), 360.0)?;
    let saturation = number(saturation.strip_suffix('%')?, 100.0)? / 100.0;
    let lightness = number(lightness.strip_suffix('%')?, 100.0)? / 100.0;
    let part = |start: f64| {
        let at = (start + hue / 30.0) % 12.0;
        let away = saturation * lightness.min(1.0 - lightness);
        byte(255.0 * (lightness - away * (at - 3.0).min(9.0 - at).clamp(-1.0, 1.0)))
    };
    Some(Colour::rgb(part(0.0), part(8.0), part(4.0)))
}

fn oklch(lightness: &str, chroma: &str, hue: &str) -> Option<Colour> {
    let lightness = match lightness.strip_suffix('%') {
        Some(share) => number(share, 100.0)? / 100.0,
        None => number(lightness, 1.0)?,
    };
    let hue = number(hue.strip_suffix("deg").unwrap_or(hue), 360.0)?;
    Some(from_oklch(
        lightness,
        number(chroma, 0.5)?,
        hue.to_radians(),
    ))
}

/// A plain decimal number from 0 to `most`.
fn number(text: &str, most: f64) -> Option<f64> {
    let plain = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    let value: f64 = text.parse().ok()?;
    (text.bytes().all(plain) && value <= most).then_some(value)
}

/// The colour, with as much of its chroma as sRGB has room for.
fn from_oklch(lightness: f64, chroma: f64, hue: f64) -> Colour {
    let fits = |channels: &[f64; 3]| channels.iter().all(|c| (-0.000_5..=1.000_5).contains(c));
    let mut share = 1.0;
    loop {
        let channels = linear_of(lightness, chroma * share, hue);
        if fits(&channels) || share <= 0.0 {
            let [red, green, blue] = channels.map(|channel| {
                let channel = channel.clamp(0.0, 1.0);
                byte(
                    255.0
                        * if channel <= 0.003_130_8 {
                            channel * 12.92
                        } else {
                            1.055 * channel.powf(1.0 / 2.4) - 0.055
                        },
                )
            });
            return Colour::rgb(red, green, blue);
        }
        share -= 0.05;
    }
}

/// Linear sRGB of a colour in OKLCH; channels may lie outside 0 to 1.
#[expect(
    clippy::many_single_char_names,
    reason = "l, m, s, a and b are what the colour space calls them"
)]
fn linear_of(lightness: f64, chroma: f64, hue: f64) -> [f64; 3] {
    let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the value is rounded and clamped to a byte first"
)]
fn byte(value: f64) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> String {
        Colour::parse(text).map_or_else(|fault| fault.to_string(), |colour| colour.to_string())
    }

    #[test]
    fn every_notation_gives_the_colour_that_browsers_show() {
        for (text, colour) in [
            ("#abc", "#aabbcc"),
            ("#0A7F5a", "#0a7f5a"),
            ("rgb(10, 127, 90)", "#0a7f5a"),
            ("rgb(10 127 90)", "#0a7f5a"),
            ("hsl(120 100% 25%)", "#008000"),
            ("hsl(210deg, 50%, 40%)", "#336699"),
            ("oklch(1 0 0)", "#ffffff"),
            ("oklch(62.8% 0.2577 29.23)", "#ff0000"),
        ] {
            assert_eq!(read(text), colour, "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_colour_is_refused() {
        for text in [
            "",
            "red",
            "#12",
            "#1234",
            "#12345678",
            "#ggg",
            "#é1",
            "rgb(1 2)",
            "rgb(1 2 300)",
            "rgb(1 2 3 / .5)",
            "hsl(1 2 3)",
            "oklch(NaN 0 0)",
            "oklch(1e9 0 0)",
            "var(--x)",
            "#fff;}",
            "rgb(0 0 0);color:red",
            "url(x y z)",
        ] {
            assert_eq!(read(text), "is not a colour", "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let ratio = |one: &str, two: &str| {
            Colour::parse(one)
                .unwrap()
                .contrast(Colour::parse(two).unwrap())
        };
        assert!((ratio("#000", "#fff") - 21.0).abs() < 0.001);
        assert!((ratio("#767676", "#fff") - 4.54).abs() < 0.01);
        assert!((ratio("#06c755", "#fff") - 2.26).abs() < 0.01);
    }

    #[test]
    fn the_nearest_colour_that_stands_out_keeps_its_hue() {
        let green = Colour::parse("#06c755").unwrap();
        let found = green.standing_out(&[(Colour::WHITE, 4.5)]).unwrap();
        assert!(
            (4.5..4.7).contains(&found.contrast(Colour::WHITE)),
            "{found}"
        );
        assert!(
            (found.to_oklch()[2] - green.to_oklch()[2]).abs() < 0.05,
            "{found}"
        );
        assert_eq!(green.standing_out(&[(Colour::WHITE, 1.0)]), Some(green));
        assert_eq!(
            green.standing_out(&[(Colour::WHITE, 10.0), (Colour::BLACK, 10.0)]),
            None
        );
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_written_as_six_digits(text in "\\PC{0,30}|(rgb|hsl|oklch)\\([0-9.,% -]{0,20}\\)[;}<]?") {
            if let Ok(colour) = Colour::parse(&text) {
                let written = colour.to_string();
                prop_assert!(written.len() == 7 && written[1..].bytes().all(|byte| byte.is_ascii_hexdigit()));
            }
        }

        #[test]
        fn one_of_two_texts_can_be_read_on_any_colour(red: u8, green: u8, blue: u8) {
            let ground = Colour::rgb(red, green, blue);
            prop_assert!(ground.contrast(ground.text_on()) >= 4.5);
        }
    }
}

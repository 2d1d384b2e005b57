//! How high the list of providers is in a frame: reckoned, for whoever writes the frame's element down.

use super::{Arranged, FramePage, ProviderLink, Section};
use crate::config::{BaseTheme, ThemeConfig};

impl FramePage<'_> {
    /// The height, in pixels, of a list in a frame 320 pixels wide: in a shipped theme, in English, with all its names and nobody's preference.
    ///
    /// Only a browser knows it for certain. Where letters are narrower, some room is left; a list that is higher scrolls.
    #[must_use]
    pub fn height(&self, theme: &ThemeConfig) -> f64 {
        let measures = Measures::of(theme);
        let arranged = Arranged::of(&self.providers);
        let mut height = 2.0 * PADDING;
        let mut is_first = true;
        for section in &arranged.shown {
            height += measures.section(section, is_first);
            is_first = false;
        }
        if !arranged.more.is_empty() {
            height += measures.more;
        }
        height.ceil()
    }
}

/// What `further.css` leaves around the list.
const PADDING: f64 = 6.0;

/// The pixels in a `rem`, unless the person wants larger letters.
const REM: f64 = 16.0;

/// What the style sheet of a shipped theme says, in pixels.
struct Measures {
    columns: usize,
    /// The letters of a name that fit in a line.
    letters: usize,
    /// The letters that the words before a name take of its first line.
    lead: usize,
    /// An entry without its lines.
    bare: f64,
    line: f64,
    /// An entry is not lower than this.
    lowest: f64,
    gap: f64,
    /// What a list has above its first entry.
    edge: f64,
    /// A heading and the space below it.
    heading: f64,
    /// Above a heading.
    above_heading: f64,
    /// Above a list without a heading that follows another.
    above_list: f64,
    /// The line that shows the others.
    more: f64,
}

impl Measures {
    fn of(theme: &ThemeConfig) -> Self {
        let length = |name: &str, usual: f64| {
            let rem = theme.measures.get(name);
            let rem = rem.and_then(|length| length.strip_suffix("rem")?.parse::<f64>().ok());
            rem.map_or(usual, |rem| rem * REM)
        };
        match theme.base {
            BaseTheme::Default => {
                let (lowest, gap) = (length("target", 48.0), length("gap", 10.0));
                Self {
                    columns: 1,
                    letters: 26,
                    lead: "Continue with ".len(),
                    bare: 20.0,
                    line: 24.0,
                    lowest,
                    gap,
                    edge: 0.0,
                    heading: 29.0,
                    above_heading: 24.0,
                    above_list: 24.0,
                    more: gap + lowest,
                }
            }
            // A thin line below every entry, and one above the first. The name is larger than the words before it.
            BaseTheme::Minimal => {
                let (target, gap) = (length("target", 60.0), length("gap", 0.0));
                Self {
                    columns: 1,
                    letters: 22,
                    lead: 10,
                    bare: 21.0,
                    line: 28.5,
                    lowest: target + 1.0,
                    gap,
                    edge: 1.0,
                    heading: 31.5,
                    above_heading: 40.0,
                    above_list: 36.0,
                    more: gap + target,
                }
            }
            // Two tiles in a row, the name below the words before it.
            BaseTheme::Card => Self {
                columns: 2,
                letters: 10,
                lead: 0,
                bare: 100.0,
                line: 21.6,
                lowest: 128.0,
                gap: length("gap", 12.0),
                edge: 0.0,
                heading: 36.0,
                above_heading: 32.0,
                above_list: 28.0,
                more: REM + length("target", 48.0),
            },
        }
    }

    fn section(&self, section: &Section<'_>, is_first: bool) -> f64 {
        let above = match (section.name, is_first) {
            (Some(_), true) => self.heading,
            (Some(_), false) => self.above_heading + self.heading,
            (None, true) => 0.0,
            (None, false) => self.above_list,
        };
        let mut height = above + self.edge - self.gap;
        for row in section.providers.chunks(self.columns) {
            let highest = row.iter().map(|provider| self.entry(provider));
            height += self.gap + highest.fold(self.lowest, f64::max);
        }
        height
    }

    fn entry(&self, provider: &ProviderLink<'_>) -> f64 {
        // Letters of other scripts are up to twice as wide.
        let width = |letter: char| if letter.is_ascii() { 1 } else { 2 };
        let letters = self.lead + provider.name.chars().map(width).sum::<usize>();
        let lines = u16::try_from(letters.div_ceil(self.letters).max(1)).unwrap_or(u16::MAX);
        self.bare + f64::from(lines) * self.line
    }
}

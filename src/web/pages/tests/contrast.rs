//! WCAG 2.2, 1.4.3 and 1.4.11, computed from the tokens of both schemes.

use std::collections::BTreeMap;

use regex::Regex;

const STYLE: &str = include_str!("../../../../templates/default/style.css");
const TEXT_ON: [(&str, &str); 9] = [
    ("text", "page"),
    ("text", "surface"),
    ("text", "hover"),
    ("muted", "page"),
    ("muted", "surface"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-tint", "tint"),
    ("on-warn", "warn"),
];
const SHAPE_ON: [(&str, &str); 4] = [
    ("control", "surface"),
    ("control", "page"),
    ("accent", "surface"),
    ("accent", "page"),
];

fn schemes() -> [BTreeMap<String, f64>; 2] {
    let token = Regex::new(r"--vestibule-([a-z-]+): #([0-9a-f]{6});").unwrap();
    let (light, dark) = STYLE
        .split_once("@media (prefers-color-scheme: dark)")
        .unwrap();
    [light, dark].map(|text| {
        token
            .captures_iter(text)
            .map(|found| (found[1].to_owned(), luminance(&found[2])))
            .collect()
    })
}

fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

fn least(pairs: &[(&str, &str)], ratio: f64) {
    for tokens in schemes() {
        for (front, back) in pairs {
            let (front_light, back_light) = (tokens[*front], tokens[*back]);
            let (bright, dim) = (front_light.max(back_light), front_light.min(back_light));
            let found = (bright + 0.05) / (dim + 0.05);
            assert!(found >= ratio, "{front} on {back}: {found:.2}");
        }
    }
}

#[test]
fn text_has_at_least_four_and_a_half() {
    least(&TEXT_ON, 4.5);
}

#[test]
fn borders_of_controls_and_focus_rings_have_at_least_three() {
    least(&SHAPE_ON, 3.0);
}

//! Which of the offered languages somebody gets: by tags, by a header, with what is near where nothing fits exactly.

use std::sync::Arc;

use super::languages::{Language, Languages};
use crate::web::accept::thousandths;

/// The longest tag that is looked at; BCP 47, section 4.4.1, recommends room for 35 characters.
const LONGEST_TAG: usize = 35;
/// The most ranges of a header that are looked at; browsers send fewer than ten.
const MOST_RANGES: usize = 20;

/// Other names of primary languages.
const ALIASES: [(&str, &str); 6] = [
    ("cmn", "zh"),
    ("in", "id"),
    ("iw", "he"),
    ("nn", "nb"),
    ("no", "nb"),
    ("yue", "zh-hant"),
];

/// Languages that are written in two ways: the primary subtag; further subtags that lead to the first way; both ways.
const FORMS: [(&str, &[&str], [&str; 2]); 2] = [
    ("pt", &["br", ""], ["pt-BR", "pt-PT"]),
    ("zh", &["hant", "tw", "hk", "mo"], ["zh-Hant", "zh-Hans"]),
];

impl Languages {
    /// The offered language nearest to a tag: itself (`pt-BR`), its form (`zh-TW` is `zh-Hant`, `pt-AO` is `pt-PT`), a shorter tag (`de-AT` is `de`;
    /// RFC 4647, section 3.4), and at last any of the same language. Letter case is nothing, and `_` is `-`.
    #[must_use]
    pub fn nearest(&self, tag: &str) -> Option<&Arc<Language>> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if tag.is_empty() || tag.len() > LONGEST_TAG || !tag.bytes().all(is_plain) {
            return None;
        }
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let tag = with_known_name(tag);
        let of_tag = |wanted: &str| {
            let mut all = self.iter();
            all.find(|language| language.tag().eq_ignore_ascii_case(wanted))
        };
        let mut shorter = tag.as_str();
        loop {
            if let Some(found) = of_tag(shorter) {
                return Some(found);
            }
            if let Some(found) = form(shorter).and_then(of_tag) {
                return Some(found);
            }
            match shorter.rsplit_once('-') {
                Some((rest, _)) => shorter = rest,
                None => break,
            }
        }
        let primary = |tag: &str| {
            tag.split('-')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase()
        };
        let mut all = self.iter();
        all.find(|language| primary(language.tag()) == shorter)
    }

    /// The first of several tags, separated by spaces, that leads to a language: `ui_locales` (OpenID Connect Core, section 3.1.2.1).
    #[must_use]
    pub fn first_of(&self, tags: &str) -> Option<&Arc<Language>> {
        let tags = tags.split_ascii_whitespace().take(MOST_RANGES);
        tags.into_iter().find_map(|tag| self.nearest(tag))
    }

    /// What an `Accept-Language` asks for (RFC 9110, section 12.5.4).
    #[must_use]
    pub fn accepted(&self, header: &str) -> Option<&Arc<Language>> {
        let mut best: Option<(u32, &Arc<Language>)> = None;
        for range in header.split(',').take(MOST_RANGES) {
            let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
            let weight = match weight.trim().strip_prefix("q=") {
                Some(text) => thousandths(text.trim()),
                None => 1000,
            };
            if weight == 0 || best.is_some_and(|(known, _)| known >= weight) {
                continue;
            }
            let found = match tag.trim() {
                "*" => Some(self.default()),
                tag => self.nearest(tag),
            };
            best = found.map(|language| (weight, language)).or(best);
        }
        best.map(|(_, language)| language)
    }
}

fn with_known_name(tag: String) -> String {
    let (primary, rest) = tag.split_once('-').unwrap_or((&tag, ""));
    match ALIASES.iter().find(|(name, _)| *name == primary) {
        None => tag,
        Some((_, name)) if rest.is_empty() => (*name).to_owned(),
        Some((_, name)) => format!("{name}-{rest}"),
    }
}

/// The way of writing that a tag of a language with two of them means.
fn form(tag: &str) -> Option<&'static str> {
    let mut subtags = tag.split('-');
    let primary = subtags.next()?;
    let (_, leading, [first, second]) = FORMS.iter().find(|(name, _, _)| *name == primary)?;
    let rest: Vec<&str> = subtags.collect();
    // A script outweighs a region: `zh-Hans-HK` is written in simplified characters.
    let is_first = match rest.as_slice() {
        [] => leading.contains(&""),
        ["hans", ..] => false,
        rest => rest.iter().any(|subtag| leading.contains(subtag)),
    };
    Some(if is_first { first } else { second })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{BUILTIN, Offer, TextSource};
    use super::Languages;

    fn languages(tags: &[&str]) -> Languages {
        let files: BTreeMap<String, Vec<TextSource>> = tags
            .iter()
            .map(|tag| {
                let file = TextSource {
                    place: format!("{tag}.ftl"),
                    text: "x = x\n".into(),
                };
                ((*tag).to_owned(), vec![file])
            })
            .collect();
        let offer = Offer {
            locales: Some(tags.iter().map(|tag| (*tag).to_owned()).collect()),
            default: None,
        };
        Languages::of(files, &offer).unwrap_or_else(|problems| panic!("{problems:?}"))
    }

    fn nearest(languages: &Languages, tag: &str) -> String {
        let found = languages.nearest(tag);
        found.map_or_else(String::new, |language| language.tag().to_string())
    }

    #[test]
    fn a_tag_leads_to_what_is_nearest() {
        let all = languages(&BUILTIN);
        for (tag, expected) in [
            ("de", "de"),
            ("DE-at", "de"),
            ("de_CH", "de"),
            ("de-Latn-CH-1996", "de"),
            ("en-GB", "en"),
            ("pt", "pt-BR"),
            ("pt-br", "pt-BR"),
            ("pt-PT", "pt-PT"),
            ("pt-AO", "pt-PT"),
            ("zh", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("zh-SG", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh-hk", "zh-Hant"),
            ("zh-Hant-CN", "zh-Hant"),
            ("zh-Hans-HK", "zh-Hans"),
            ("cmn-Hant", "zh-Hant"),
            ("yue", "zh-Hant"),
            ("yue-HK", "zh-Hant"),
            ("no", "nb"),
            ("nn-NO", "nb"),
            ("iw", "he"),
            ("in-ID", "id"),
            ("fa-AF", "fa"),
            ("ga", ""),
            ("d", ""),
            ("", ""),
            ("*", ""),
            ("de\u{0}", ""),
            ("de;q=1", ""),
            ("de-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa", ""),
        ] {
            assert_eq!(nearest(&all, tag), expected, "{tag}");
        }
    }

    #[test]
    fn where_one_form_is_offered_the_other_leads_to_it() {
        let few = languages(&["pt-PT", "zh-Hant", "de-CH", "en"]);
        for (tag, expected) in [
            ("pt-BR", "pt-PT"),
            ("pt", "pt-PT"),
            ("zh-CN", "zh-Hant"),
            ("de", "de-CH"),
            ("de-AT", "de-CH"),
            ("de-CH-1996", "de-CH"),
            ("nb", ""),
        ] {
            assert_eq!(nearest(&few, tag), expected, "{tag}");
        }
    }

    #[test]
    fn the_highest_quality_that_is_offered_wins_and_among_equals_the_first() {
        let offered = languages(&["fr", "en", "de", "zh-Hant"]);
        for (header, expected) in [
            ("de", "de"),
            ("de-AT,fr;q=0.9", "de"),
            ("fr;q=0.5, de;q=0.9", "de"),
            ("fr ; q=0.9 ,de;q=0.9", "fr"),
            ("ga, gd;q=0.9, de;q=0.5", "de"),
            ("de;q=0, fr;q=0.5", "fr"),
            ("de;q=nonsense, fr;q=0.5", "fr"),
            ("zh-TW,zh;q=0.9,en;q=0.5", "zh-Hant"),
            ("*", "en"),
            ("ga, *;q=0.5", "en"),
            ("ga", ""),
            ("", ""),
            (";;;,,,=", ""),
        ] {
            let found = offered.accepted(header);
            let found = found.map_or("", |language| language.tag());
            assert_eq!(found, expected, "{header}");
        }
        let long = format!("{}de", "ga,".repeat(40));
        assert!(offered.accepted(&long).is_none(), "read to the end");
    }

    #[test]
    fn several_tags_are_tried_in_their_order() {
        let offered = languages(&["fr", "en", "de"]);
        for (tags, expected) in [
            ("ga de-AT fr", "de"),
            ("  fr", "fr"),
            ("ga gd", ""),
            ("", ""),
        ] {
            let found = offered.first_of(tags);
            assert_eq!(
                found.map_or("", |language| language.tag()),
                expected,
                "{tags}"
            );
        }
    }
}

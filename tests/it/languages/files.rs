//! Every file of texts is whole: the keys, attributes and values of the English one, the forms its language needs, and its own words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};

use regex::Regex;

use super::EVERY;

/// Stands for a value among the words.
const VALUE: char = '\u{FFFC}';

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/default/locales")
}

fn text(tag: &str) -> String {
    let path = folder().join(format!("{tag}.ftl"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// One text of a file.
#[derive(Debug, Default)]
struct Said {
    /// The values it inserts or chooses by.
    values: BTreeSet<String>,
    /// The variants of each choice, by the value that decides.
    variants: BTreeMap<String, BTreeSet<String>>,
    /// Its words, the choices after each other.
    words: String,
}

impl Said {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push_str(value),
                PatternElement::Placeable { expression } => {
                    self.words.push(VALUE);
                    self.expression(expression);
                }
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => {
                if let InlineExpression::VariableReference { id } = inline {
                    self.values.insert(id.name.to_owned());
                }
            }
            Expression::Select { selector, variants } => {
                let InlineExpression::VariableReference { id } = selector else {
                    panic!("a choice is by a value")
                };
                self.values.insert(id.name.to_owned());
                for variant in variants {
                    let (VariantKey::Identifier { name }
                    | VariantKey::NumberLiteral { value: name }) = &variant.key;
                    let known = self.variants.entry(id.name.to_owned()).or_default();
                    known.insert((*name).to_owned());
                    self.words.push('\n');
                    self.read(&variant.value);
                }
            }
        }
    }
}

/// The texts of a language by key, `id` or `id.attribute`.
fn said(tag: &str) -> BTreeMap<String, Said> {
    let text = text(tag);
    let resource = fluent_syntax::parser::parse(&*text)
        .unwrap_or_else(|(_, errors)| panic!("{tag}.ftl: {errors:?}"));
    let mut all = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let value = message
            .value
            .iter()
            .map(|value| (message.id.name.to_owned(), value));
        let attributes = message.attributes.iter().map(|attribute| {
            (
                format!("{}.{}", message.id.name, attribute.id.name),
                &attribute.value,
            )
        });
        for (key, pattern) in value.chain(attributes) {
            let mut said = Said::default();
            said.read(pattern);
            let before = all.insert(key.clone(), said);
            assert!(before.is_none(), "{tag}.ftl says {key} twice");
        }
    }
    all
}

#[test]
fn there_is_a_file_for_each_language_and_no_other() {
    let files = fs::read_dir(folder()).expect("the folder is there");
    let mut found: Vec<String> = files
        .map(|file| {
            file.expect("it is there")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    found.sort();

    assert_eq!(found, EVERY.map(|tag| format!("{tag}.ftl")));
}

#[test]
fn every_file_has_the_keys_of_the_english_one_and_no_others() {
    let english: BTreeSet<String> = said("en").into_keys().collect();
    assert!(english.len() > 100);
    for tag in EVERY {
        let keys: BTreeSet<String> = said(tag).into_keys().collect();

        let missing: Vec<_> = english.difference(&keys).collect();
        let unknown: Vec<_> = keys.difference(&english).collect();
        assert!(
            missing.is_empty() && unknown.is_empty(),
            "{tag}: {missing:?} {unknown:?}"
        );
    }
}

#[test]
fn every_text_inserts_what_the_english_one_inserts() {
    let english = said("en");
    for tag in EVERY {
        for (key, said) in said(tag) {
            assert_eq!(said.values, english[&key].values, "{tag}: {key}");
        }
    }
}

#[test]
fn no_file_is_english_in_disguise() {
    let english = said("en");
    for tag in EVERY.into_iter().filter(|tag| *tag != "en") {
        let texts = said(tag);
        let all = texts.len();
        let same: Vec<String> = texts
            .into_iter()
            .filter(|(key, said)| said.words == english[key].words)
            .map(|(_, said)| said.words)
            .filter(|words| words.chars().any(char::is_alphabetic))
            .collect();

        assert!(same.len() * 100 < all * 4, "{tag}: {same:?}");
        let sentence = same.iter().find(|words| words.split(' ').count() > 2);
        assert_eq!(sentence, None, "{tag}");
    }
}

#[test]
fn a_file_is_written_in_the_letters_of_its_language() {
    for (tag, letters) in [
        ("ar", '\u{0600}'..='\u{06FF}'),
        ("fa", '\u{0600}'..='\u{06FF}'),
        ("he", '\u{0590}'..='\u{05FF}'),
        ("el", '\u{0370}'..='\u{03FF}'),
        ("hi", '\u{0900}'..='\u{097F}'),
        ("ja", '\u{3040}'..='\u{9FFF}'),
        ("ko", '\u{AC00}'..='\u{D7A3}'),
        ("ru", '\u{0400}'..='\u{04FF}'),
        ("th", '\u{0E00}'..='\u{0E7F}'),
        ("uk", '\u{0400}'..='\u{04FF}'),
        ("zh-Hans", '\u{4E00}'..='\u{9FFF}'),
        ("zh-Hant", '\u{4E00}'..='\u{9FFF}'),
    ] {
        for (key, said) in said(tag) {
            let is_own = said.words.chars().any(|letter| letters.contains(&letter));
            assert!(is_own, "{tag}: {key}: {}", said.words);
        }
    }
}

#[test]
fn the_two_ways_to_write_chinese_and_the_two_of_portuguese_differ() {
    for (one, other) in [
        ("zh-Hans", "zh-Hant"),
        ("pt-BR", "pt-PT"),
        ("cs", "sk"),
        ("da", "nb"),
    ] {
        let (one, other) = (said(one), said(other));
        let same = one
            .iter()
            .filter(|(key, said)| said.words == other[*key].words)
            .count();

        assert!(same * 4 < one.len(), "{same} of {} are the same", one.len());
    }
}

/// The plural categories of whole numbers (Unicode CLDR 45), for languages that have others than `one` and `other`.
const PLURALS: [(&str, &[&str]); 15] = [
    ("ar", &["zero", "one", "two", "few", "many", "other"]),
    ("cs", &["one", "few", "other"]),
    ("he", &["one", "two", "other"]),
    ("id", &["other"]),
    ("ja", &["other"]),
    ("ko", &["other"]),
    ("pl", &["one", "few", "many", "other"]),
    ("ro", &["one", "few", "other"]),
    ("ru", &["one", "few", "many", "other"]),
    ("sk", &["one", "few", "other"]),
    ("th", &["other"]),
    ("uk", &["one", "few", "many", "other"]),
    ("vi", &["other"]),
    ("zh-Hans", &["other"]),
    ("zh-Hant", &["other"]),
];

#[test]
fn every_choice_has_all_its_cases() {
    let categories: BTreeSet<&str> = ["zero", "one", "two", "few", "many", "other"].into();
    let mut choices = 0;
    for tag in EVERY {
        let own = PLURALS.iter().find(|(of, _)| *of == tag);
        let plural: BTreeSet<String> = own
            .map_or(&["one", "other"][..], |(_, forms)| forms)
            .iter()
            .map(|form| (*form).to_owned())
            .collect();
        for (key, said) in said(tag) {
            for (value, variants) in said.variants {
                choices += 1;
                let is_number = variants
                    .iter()
                    .any(|form| categories.contains(form.as_str()));
                let expected = match value.as_str() {
                    "named" => BTreeSet::from(["no".to_owned(), "yes".to_owned()]),
                    _ if is_number => plural.clone(),
                    _ => panic!("{tag}: {key} chooses by {value}; say here which cases there are"),
                };
                assert_eq!(variants, expected, "{tag}: {key}: {value}");
            }
        }
    }
    assert!(choices > 32, "nothing was compared");
}

#[test]
fn texts_keep_the_typography_of_their_language() {
    for tag in EVERY {
        for (key, said) in said(tag) {
            let words = said.words;
            let wrong = |what: &str| panic!("{tag}: {key}: {what}: {words}");
            if words.contains('\'') || words.contains('"') {
                wrong("straight quotes");
            }
            if words.contains("...")
                || words.contains("  ")
                || words != words.trim() && !words.is_empty() && said.values.is_empty()
            {
                wrong("dots or spaces");
            }
            if words.chars().any(vestibule::web::locale::is_unprintable) {
                wrong("direction is set by the page, not by characters");
            }
            if tag == "fr"
                && Regex::new(r"[^\u{202F}][;!?]|[^\u{A0}]:")
                    .expect("it is an expression")
                    .is_match(&words)
            {
                wrong("a space that does not break stands before ; ! ? and :");
            }
        }
    }
}

#[test]
fn every_file_says_its_name_and_whether_somebody_reviewed_it() {
    let mut names = BTreeSet::new();
    for tag in EVERY {
        let text = text(tag);
        let head = |key: &str| {
            vestibule::web::locale::head(&text, key)
                .unwrap_or_default()
                .to_owned()
        };

        assert!(
            names.insert(head("name")),
            "{tag} has the name of another language"
        );
        assert!(!head("name").is_empty(), "{tag}");
        assert!(["yes", "no"].contains(&head("reviewed").as_str()), "{tag}");
    }
    assert_eq!(
        vestibule::web::locale::head(&text("en"), "reviewed"),
        Some("yes")
    );
}

#[test]
fn the_documents_list_every_language_with_its_state() {
    let page = include_str!("../../../docs/languages.md");
    let rows: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    let mut expected: Vec<String> = EVERY
        .iter()
        .map(|tag| {
            let text = text(tag);
            let head = |key: &str| {
                vestibule::web::locale::head(&text, key)
                    .unwrap_or_default()
                    .to_owned()
            };
            format!("| `{tag}` | {} | {} |", head("name"), head("reviewed"))
        })
        .collect();
    expected.sort();
    let mut found: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
    found.sort();

    assert_eq!(found, expected);
}

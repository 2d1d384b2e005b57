//! What is wrong with the texts of a theme's folder, and with templates that turn in a circle.

use super::*;

#[test]
fn a_value_that_no_page_gives_is_told_where_it_stands() {
    for (file, text, told) in [
        (
            "locales/de.ftl",
            "# é\nlogin-heading = Hi { $foo }\n",
            "locales/de.ftl:2:22: the text `login-heading` of locales/de.ftl cannot be written: there is no value `$foo`",
        ),
        (
            "locales/de.ftl",
            "login-in-app = { $named ->\n    [yes] { $provder }\n   *[no] x\n}\n",
            "locales/de.ftl:2:13: the text `login-in-app` of locales/de.ftl cannot be written: there is no value `$provder`; it may have $named, $provider",
        ),
        (
            "locales/en.ftl",
            "error-not-found = x\n    .next = { NUMBER($foo) }\n",
            "locales/en.ftl:2:22: the text `error-not-found.next` of locales/en.ftl cannot be written: there is no value `$foo`; it may have $address, $named, $provider",
        ),
    ] {
        assert_eq!(refusal(&[(file, text)]), [told]);
    }
    // Only when the page is written is it known that nobody has a provider's name there.
    let told = refusal(&[("locales/de.ftl", "\nerror-not-found = { $provider }\n")]);
    let start =
        "locales/de.ftl:2:1: the text `error-not-found` of locales/de.ftl cannot be written: ";
    assert!(told[0].starts_with(start), "{told:?}");
}

#[test]
fn a_text_that_says_nothing_without_its_value_keeps_it() {
    assert_eq!(
        refusal(&[(
            "locales/en.ftl",
            "login-heading-site = Hello\nlogin-with = Go\n"
        )]),
        ["locales/en.ftl:2:1: the text `login-with` says nothing without `{ $provider }`"]
    );
    let other = "login-with = { login-with-log-in }\n";
    assert_eq!(refusal(&[("locales/en.ftl", other)]), [""; 0]);
}

#[test]
fn a_text_stands_once_in_a_file() {
    let text =
        "login-heading = a\nerror-internal = b\n    .next = c\n    .next = d\nlogin-heading = e\n";
    assert_eq!(
        refusal(&[("locales/de.ftl", text)]),
        [
            "locales/de.ftl:4:5: the text `.next` stands in line 3 already",
            "locales/de.ftl:5:1: the text `login-heading` stands in line 1 already",
        ]
    );
}

#[test]
fn the_mark_some_editors_put_before_a_text_is_no_part_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        (
            "locales/ga.ftl",
            "\u{feff}### name: Gaeilge\nlogin-heading = x\n",
        ),
        ("locales/de.ftl", "\u{feff}login-heading = y\n"),
        ("style.css", "\u{feff}:root{--vestibule-text:#000}"),
        ("footer.html", "\u{feff}<p>"),
    ];
    let pages = load(folder.path(), &files).unwrap_or_else(|p| panic!("{p:#?}"));
    assert_eq!(pages.languages().get("ga").unwrap().name(), "Gaeilge");
    let html = pages.login(&chooser(Vec::new())).unwrap();
    assert!(!html.contains('\u{feff}'));
}

#[test]
fn a_template_that_turns_in_a_circle_is_told_with_its_line() {
    let told =
        "a template must not include or extend itself, be it by way of another; the shipped one is";
    let circles: [&[(&str, &str)]; 3] = [
        &[("footer.html", "<p>\n {% include \"footer.html\" %}")],
        &[("login.html", "\n {% extends \"login.html\" %}")],
        &[
            ("footer.html", "\n {%- include 'more.html' %}"),
            ("more.html", "\n {% include 'footer.html' %}"),
        ],
    ];
    for files in circles {
        let problems = refusal(files);
        let (name, _) = files[files.len() - 1];
        let start = format!("{name}:2:2: {told} `default/");
        assert!(
            problems.len() == 1 && problems[0].starts_with(&start),
            "{problems:?}"
        );
    }
}

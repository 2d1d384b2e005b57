//! What an operator's folder may change of the texts, and how it is told what is wrong.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::spoken;
use crate::support::gateway::{TestGateway, clock};

/// A folder with these texts, by language.
fn folder(texts: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::create_dir(folder.path().join("locales")).expect("it is writable");
    for (tag, text) in texts {
        fs::write(folder.path().join(format!("locales/{tag}.ftl")), text).expect("it is writable");
    }
    folder
}

fn gateway(folder: &Path, theme: &str) -> TestGateway {
    let toml = format!("[theme]\ndir = '{}'\n{theme}\n", folder.display());
    TestGateway::start(&clock(), &toml)
}

/// What `vestibule check` says of a theme's folder with these texts.
fn check(texts: &[(&str, &str)], theme: &str) -> (Option<i32>, String) {
    let folder = folder(texts);
    let toml = format!("demo = true\n[theme]\ndir = '.'\n{theme}\n");
    fs::write(folder.path().join("gateway.toml"), toml).expect("it is writable");
    let output = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .arg("check")
        .current_dir(folder.path())
        .env_clear()
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("answers are UTF-8");
    let place = fs::canonicalize(folder.path()).expect("it is there");
    let text = text.replace(&format!("{}/", place.display()), "");
    (output.status.code(), text.replace("./", ""))
}

#[actix_web::test]
async fn a_single_text_is_replaced_in_one_language_and_the_others_stay() {
    let folder = folder(&[("de", "error-not-found = Nichts da\n")]);
    let gateway = gateway(folder.path(), "");
    let mut browser = gateway.browser();

    let german = browser.get(&gateway.url("/nothing?lang=de")).await;
    let english = browser.get(&gateway.url("/nothing?lang=en")).await;

    assert_eq!(spoken(&german).0, "de");
    assert!(german.text().contains("autofocus>Nichts da</h1>"));
    assert!(
        german.text().contains("Der Link ist vielleicht alt"),
        "the sentences below stay"
    );
    assert!(german.text().contains("Zur Startseite"));
    assert!(english.text().contains("There is no page here"));
}

#[actix_web::test]
async fn a_language_of_the_operator_s_own_is_offered_and_lacks_nothing() {
    let own = "### name: Gaeilge\nerror-not-found = Níl leathanach anseo\n";
    let folder = folder(&[("ga", own)]);
    let gateway = gateway(folder.path(), "locales = [\"en\", \"ga\"]");
    let mut browser = gateway.browser();

    let page = browser.get(&gateway.url("/nothing?lang=ga")).await;

    assert_eq!(spoken(&page).0, "ga");
    assert!(
        page.text()
            .contains("<h1 tabindex=\"-1\" autofocus>Níl leathanach anseo</h1>")
    );
    assert!(
        page.text().contains("The link may be old"),
        "the rest is English"
    );
    let chooser = browser.get(&gateway.url("/login?lang=")).await;
    assert!(chooser.text().contains(">Gaeilge</a>"));
}

#[test]
fn what_is_wrong_with_a_text_is_told_with_file_and_line() {
    for (tag, text, expected) in [
        (
            "de",
            "fine = x\n",
            "locales/de.ftl:1:1: no page asks for a text `fine`",
        ),
        (
            "en",
            "login-title = x\n\nlogn-heading = y\n",
            "locales/en.ftl:3:1: no page asks for a text `logn-heading`",
        ),
        (
            "fr",
            "error-internal = x\n    .wat = y\n",
            "locales/fr.ftl:2:5: no page asks for a text `.wat`",
        ),
        ("it", "login-heading = { $x\n", "locales/it.ftl:"),
    ] {
        let (code, answer) = check(&[(tag, text)], "");

        assert_eq!(code, Some(1), "{answer}");
        assert!(answer.contains(expected), "{tag}: {answer}");
    }
}

#[test]
fn a_text_that_wants_what_no_page_gives_is_a_problem_in_any_language() {
    let (code, answer) = check(&[("th", "login-with = { $provder }\n")], "");

    assert_eq!(code, Some(1), "{answer}");
    assert!(
        answer.contains("login-with") && answer.contains("provder"),
        "{answer}"
    );
}

#[test]
fn a_file_that_is_not_called_by_a_language_is_a_problem() {
    for (tag, expected) in [
        (
            "pt-br",
            "locales/pt-br.ftl: the name of this file is not the tag of a language; call it pt-BR.ftl",
        ),
        (
            "german!",
            "locales/german!.ftl: the name of this file is not the tag of a language",
        ),
    ] {
        let (code, answer) = check(&[(tag, "login-title = x\n")], "");

        assert_eq!(code, Some(1), "{answer}");
        assert!(answer.contains(expected), "{answer}");
    }
}

#[test]
fn languages_that_cannot_be_offered_are_problems_where_they_are_written() {
    for (theme, expected) in [
        (
            "locales = [\"en\", \"ga\"]",
            "gateway.toml:4:18 theme.locales.1: there are no texts in \"ga\"",
        ),
        ("locales = []", "theme.locales: lists no language"),
        (
            "locales = [\"en\", \"EN\"]",
            "theme.locales.1: \"en\" is there twice",
        ),
        (
            "locales = [\"deutsch!\"]",
            "theme.locales.0: this is not the tag of a language",
        ),
        (
            "default_locale = \"ga\"",
            "theme.default_locale: there are no texts in \"ga\"",
        ),
        (
            "locales = [\"de\"]\ndefault_locale = \"en\"",
            "theme.default_locale: is not one of `locales`",
        ),
    ] {
        let (code, answer) = check(&[], theme);

        assert_eq!(code, Some(1), "{answer}");
        assert!(answer.contains(expected), "{theme}: {answer}");
    }
}

#[test]
fn good_texts_are_no_problem() {
    let own = "### name: Gaeilge\nlogin-title = Logáil isteach\nerror-internal = x\n    .again = y\n-brand = Acme\n";
    let (code, answer) = check(
        &[("ga", own)],
        "locales = [\"ga\"]\ndefault_locale = \"ga\"",
    );

    assert_eq!(code, Some(0), "{answer}");
}

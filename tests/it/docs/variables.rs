//! docs/theming.md tells what templates know, from the types that they are told. `VESTIBULE_UPDATE_DOCS=1 cargo test docs` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{ROOT, page, regex, the_page};

/// What each page is told.
const PAGES: [(&str, &str); 10] = [
    ("login.html", "LoginView"),
    ("signed_in.html", "SignedInPage"),
    ("account.html", "AccountPage"),
    ("sessions.html", "SessionsPage"),
    ("logout.html", "LogoutPage"),
    ("signed_out.html", "SignedOutPage"),
    ("error.html", "ErrorView"),
    ("bounce.html", "BouncePage"),
    ("frame.html", "FrameView"),
    ("popup.html", "PopupPage"),
];

/// What these are made of, by the words the document has for them.
const PARTS: [(&str, &str); 14] = [
    ("section", "Section"),
    ("provider", "ProviderLink"),
    ("mark", "ProviderMark"),
    ("notice", "Notice"),
    ("refusal", "InApp"),
    ("person", "Person"),
    ("session", "SessionEntry"),
    ("back link", "BackLink"),
    ("button", "Button"),
    ("field", "HiddenField"),
    ("frame's popup", "FramePopup"),
    ("message", "PopupMessage"),
    ("links", "Links"),
    ("pictures", "Pictures"),
];

/// The members of a type: name, type, and what it is.
fn members(source: &str, name: &str) -> Vec<(String, String, String)> {
    let head = regex(&format!(
        r"(?m)^(?:pub(?:\(super\))? )?(?:struct|enum) {name}\b[^{{]*\{{\n"
    ));
    let start = head
        .find(source)
        .unwrap_or_else(|| panic!("there is no {name}"))
        .end();
    let body = source[start..].split("\n}").next().unwrap_or_default();
    let member = regex(r"((?:\s*///[^\n]*\n)*)\s*(?:pub )?([a-z_]+): ([^\n]+),");
    let members = member.captures_iter(body).map(|found| {
        let about: Vec<&str> = found[1]
            .lines()
            .map(|line| line.trim().trim_start_matches('/').trim())
            .filter(|line| !line.is_empty())
            .collect();
        let about = about.join(" ").replace("[`", "`").replace("`]", "`");
        assert!(
            !about.is_empty(),
            "{name}.{} says nothing of itself",
            &found[2]
        );
        (found[2].to_owned(), kind(&found[3]), about)
    });
    members.collect()
}

/// A type in words.
fn kind(written: &str) -> String {
    let bare = written
        .replace("<'a>", "")
        .replace("&'a ", "")
        .replace("&'static ", "");
    if let Some(inner) = bare
        .strip_prefix("Option<")
        .and_then(|t| t.strip_suffix('>'))
    {
        return format!("{}, or nothing", kind(inner));
    }
    let list = bare.strip_prefix("Vec<").and_then(|t| t.strip_suffix('>'));
    let list = list.or_else(|| bare.strip_prefix('[').and_then(|t| t.strip_suffix(']')));
    if let Some(inner) = list {
        return format!("list of {}", kind(inner));
    }
    match bare.as_str() {
        "str" | "String" | "LogoutExtent" | "AtProvider" | "Scheme" => "text".to_owned(),
        "bool" => "yes or no".to_owned(),
        "Timestamp" => "time".to_owned(),
        name => PARTS.iter().find(|(_, part)| *part == name).map_or_else(
            || panic!("the document has no word for {name}"),
            |(word, _)| (*word).to_owned(),
        ),
    }
}

fn table(text: &mut String, title: &str, members: &[(String, String, String)]) {
    let _ = write!(
        text,
        "\n**{title}**\n\n| Variable | Type | Is |\n|---|---|---|\n"
    );
    for (name, kind, about) in members {
        let _ = writeln!(text, "| `{name}` | {kind} | {about} |");
    }
}

#[test]
fn what_templates_know_is_what_the_types_say() {
    let source = concat!(
        include_str!("../../../src/web/pages/choosing.rs"),
        include_str!("../../../src/web/pages/context.rs"),
    );
    let mut text = String::from(
        "\nEvery page: `site` (the name, or nothing), `lang`, `dir` (the direction of text), `language` (its own name for itself), `languages` (those there are, each with `tag` and `name`), `language_href` (what the address of the page in another one begins with), `language_list` (the address of the page with the links to the others, or nothing where they are shown), `page` (its name), `footer` (a line, or nothing), `stylesheet` (its address, or nothing), `links` and `pictures`.\n",
    );
    for (page, name) in PAGES {
        table(&mut text, &format!("`{page}`"), &members(source, name));
    }
    for (word, name) in PARTS {
        let word = format!("{}{}", word[..1].to_uppercase(), &word[1..]);
        let mut all = members(source, name);
        if name == "Notice" {
            let about = "What it is: `denied`".to_owned();
            all.insert(0, ("kind".to_owned(), "text".to_owned(), about));
        }
        table(&mut text, &word, &all);
    }
    let path = Path::new(ROOT).join("docs/theming.md");
    let document = fs::read_to_string(&path).expect("the document is there");
    let (before, rest) = document
        .split_once("<!-- variables -->\n")
        .expect("it begins");
    let (_, after) = rest
        .split_once("<!-- end of variables -->")
        .expect("it ends");
    let expected = format!("{before}<!-- variables -->\n{text}\n<!-- end of variables -->{after}");
    if std::env::var_os("VESTIBULE_UPDATE_DOCS").is_some() {
        fs::write(&path, &expected).expect("the document can be written");
    }

    let written = fs::read_to_string(&path).expect("the document is there");

    assert!(
        written == expected,
        "docs/theming.md is stale: VESTIBULE_UPDATE_DOCS=1 cargo test docs"
    );
}

#[test]
fn every_file_of_a_theme_is_documented_and_no_other() {
    let folder = Path::new(ROOT).join("templates/default");
    let mut files = BTreeSet::from(["locales/en.ftl".to_owned()]);
    for entry in fs::read_dir(folder).expect("the theme is there") {
        let entry = entry.expect("the theme is there");
        if entry.path().is_file() && !entry.file_name().to_string_lossy().starts_with('.') {
            files.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }

    let page = the_page("docs/theming.md");
    let tables = page.tables().filter(|table| table.columns[0] == "File");
    let documented: BTreeSet<String> = tables
        .flat_map(|table| table.rows)
        .flat_map(|row| page::code_spans(&row[0]))
        .collect();

    assert_eq!(documented, files);
}

#[test]
fn the_hooks_of_style_sheets_are_those_of_the_templates() {
    let class = regex(r#"class="([^"]*)""#);
    let data = regex(r"\s(data-[a-z]+)=");
    let mut hooks = BTreeSet::new();
    let markup = fs::read_dir(Path::new(ROOT).join("templates/default"))
        .expect("the theme is there")
        .map(|entry| entry.expect("the theme is there").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "html"))
        .map(|path| fs::read_to_string(path).expect("a template is text"));
    let tags = regex(r"\{%.*?%\}|brand-\{\{.*?\}\}|\{\{.*?\}\}");
    // What a script is told is no look.
    let scripts = regex(r"<script.*?</script>");
    for text in markup {
        for found in class.captures_iter(&tags.replace_all(&text, "")) {
            hooks.extend(found[1].split_whitespace().map(|name| format!(".{name}")));
        }
        hooks.extend(
            data.captures_iter(&scripts.replace_all(&text, ""))
                .map(|found| format!("[{}]", &found[1])),
        );
    }
    hooks.insert(".monogram".to_owned());

    let page = the_page("docs/theming.md");
    let tables = page.tables().filter(|table| table.columns[0] == "Hook");
    let documented: BTreeSet<String> = tables
        .flat_map(|table| table.rows)
        .flat_map(|row| page::code_spans(&row[0]))
        .collect();

    assert_eq!(documented, hooks);
}

//! The documents say what is: examples are configurations that load, links lead somewhere, and nothing is told that does not exist.

mod examples;
mod keys;
mod page;
mod variables;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use regex::Regex;
use vestibule::web::pages::ErrorCode;

use crate::support::gateway::{TestGateway, clock, folder_with};
use crate::support::program::{Program, free_port};
use page::{Page, pages};

/// The checkout.
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn regex(text: &str) -> Regex {
    Regex::new(text).expect("it is an expression")
}

fn the_page(name: &str) -> Page {
    Page::read(&Path::new(ROOT).join(name))
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut broken = Vec::new();
    let mut anchors: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    for page in pages() {
        for link in page.links() {
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() {
                page.path.clone()
            } else {
                page.folder().join(file)
            };
            let mut has_anchor = || {
                let known = anchors.entry(target.clone());
                let known = known.or_insert_with(|| Page::read(&target).anchors());
                anchor.is_empty() || known.contains(anchor)
            };
            let is_page = target.extension().is_some_and(|kind| kind == "md");
            if !target.exists() || is_page && !has_anchor() {
                broken.push(format!("{}: {link}", page.path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_error_code_has_a_section_and_no_section_is_of_another() {
    let page = the_page("docs/errors.md");
    let described: BTreeSet<&str> = page
        .headings()
        .filter_map(|heading| heading.strip_prefix('`')?.strip_suffix('`'))
        .collect();

    let mut codes: BTreeSet<&str> = ErrorCode::ALL.map(ErrorCode::as_str).into();
    codes.insert("denied");

    assert_eq!(described, codes);
}

/// What an expression finds in the program, tests left out.
fn written(folder: &str, expression: &str) -> BTreeSet<String> {
    let expression = regex(expression);
    let mut found = BTreeSet::new();
    let mut folders = vec![Path::new(ROOT).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the source is there") {
            let path = entry.expect("the source is there").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let bytes = fs::read(&path).expect("the source is there");
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let program = text.split("#[cfg(test)]").next().unwrap_or_default();
            let captures = expression.captures_iter(program);
            found.extend(captures.map(|captures| captures[1].to_owned()));
        }
    }
    found
}

#[test]
fn every_code_of_the_log_is_told() {
    let told: BTreeSet<String> = ["docs/operating.md", "docs/errors.md"]
        .iter()
        .flat_map(|name| the_page(name).code_spans())
        .collect();

    let codes = written("src", r#"code = "([a-z_]+)""#);

    assert!(codes.contains("signed_in"), "{codes:?}");
    assert_eq!(codes.difference(&told).collect::<Vec<_>>(), [""; 0]);
}

/// The reason codes of the log, as the source writes them.
fn reasons() -> BTreeSet<String> {
    let flow = r#"(?:#\[error\(|invalid\(|reason: )"([a-z]+(?:_[a-z]+)*)"[,)\n]"#;
    let callback = r#"(?:malformed\((?:provider, )?|refused\(&request, provider, |reason: )"([a-z]+(?:_[a-z]+)*)"[,)\n]"#;
    let web = written("src/web", callback);
    let mut reasons = written("src/flow", flow);
    reasons.extend(written("src/flow", callback));
    reasons.extend(web);
    reasons
}

#[test]
fn every_reason_of_the_log_is_explained_and_none_is_made_up() {
    let page = the_page("docs/errors.md");
    let explained: BTreeSet<String> = page
        .tables()
        .filter(|table| table.columns[0] == "Reason")
        .flat_map(|table| table.rows)
        .flat_map(|row| page::code_spans(&row[0]))
        .collect();

    // How a failed request is told from a refused one; people and logs see other words for these.
    let inner = [
        "unreachable",
        "out_of_order",
        "timeout",
        "certificate_untrusted",
        "certificates_unreadable",
    ];
    let inner = inner.map(str::to_owned);
    let written: BTreeSet<String> = &reasons() - &inner.into();

    assert!(written.len() > 50, "{written:?}");
    assert_eq!(explained, written);
}

#[actix_web::test]
async fn every_route_that_is_told_exists() {
    let embed = "[embed]\norigins = [\"https://app.example.com\"]\n";
    let gateway = TestGateway::start(&clock(), embed);
    let route = regex(r"^(GET|POST) (/\S*)$");
    let mut told = BTreeSet::new();
    for page in pages() {
        for span in page.code_spans() {
            if let Some(found) = route.captures(&span) {
                told.insert((found[1].to_owned(), found[2].to_owned()));
            }
        }
    }
    assert!(told.len() >= 6, "{told:?}");
    for (method, path) in told {
        let request = crate::support::browser::Request::get(&gateway.url(&path))
            .method(&method)
            .header("accept", "application/json");
        let response = gateway.browser().send(request).await;
        let text = response.text();
        let missing = [404, 405].contains(&response.status) && !text.contains("unknown_provider");
        assert!(!missing, "{method} {path}: {text}");
    }
}

#[test]
fn every_command_that_is_told_exists() {
    let command = regex(
        r"^(?:\$ )?(?:[A-Z_]+=\S+ )?(?:\S*/)?vestibule(?: --config \S+)?((?: --?[a-z]+| [a-z]+)*)(?: |$)",
    );
    let mut told = BTreeSet::new();
    for page in pages() {
        let spans = page.code_spans().into_iter().chain(page.console_lines());
        for line in spans.filter(|line| line.contains("vestibule")) {
            if let Some(found) = command.captures(&line) {
                told.insert(found[1].trim().to_owned());
            }
        }
    }
    assert!(told.len() >= 6, "{told:?}");
    for line in told {
        let mut words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
        let values = words.iter().position(|word| ["add", "show"].contains(word));
        // What follows is a name somebody chose.
        words.truncate(values.map_or(words.len(), |at| at + 1));
        let asked = Command::new(env!("CARGO_BIN_EXE_vestibule"))
            .args(&words)
            .arg("--help")
            .output()
            .expect("the program runs");
        assert!(asked.status.success(), "vestibule {line}");
    }
}

/// The block of the README that shows what a command prints, without the line that is typed.
fn printed(command: &str) -> String {
    let prompt = format!("$ {command}\n");
    let blocks = the_page("README.md").blocks().into_iter();
    let mut texts = blocks.map(|block| block.text);
    let found = texts.find_map(|text| text.strip_prefix(&prompt).map(str::to_owned));
    found.unwrap_or_else(|| panic!("the README does not show {command}"))
}

fn vestibule(folder: &Path, words: &[&str]) -> String {
    let program = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(words)
        .current_dir(folder)
        .output();
    let output = program.expect("the program runs").stdout;
    String::from_utf8(output).expect("it prints text")
}

#[test]
fn the_readme_shows_what_a_first_start_prints() {
    let port = free_port();
    let shipped = fs::read_to_string(Path::new(ROOT).join("gateway.toml")).expect("it is there");
    let moved = |text: &str| text.replace("8080", &port.to_string());
    let folder = folder_with(&moved(&shipped));
    let mut program = Program::start(folder.path(), &[]);
    program.terminate();

    assert_eq!(
        program.wait().output,
        moved(&printed("cargo run --release"))
    );
}

#[test]
fn the_readme_shows_what_adding_a_provider_prints() {
    let shipped = fs::read_to_string(Path::new(ROOT).join("gateway.toml")).expect("it is there");
    let folder = folder_with(&shipped);

    let output = vestibule(folder.path(), &["add", "google"]);

    assert_eq!(output, printed("vestibule add google"));
}

#[test]
fn the_readme_shows_what_a_mistake_in_its_own_example_prints() {
    let blocks = the_page("README.md").blocks();
    let example = blocks.iter().find(|block| block.kind == "toml");
    let example = &example.expect("the README shows a gateway.toml").text;
    let folder = folder_with(&example.replacen("client_id", "client_idd", 1));

    let output = vestibule(folder.path(), &["check"]);

    let shown = printed("vestibule check");
    assert!(output.contains(&shown), "{output}");
}

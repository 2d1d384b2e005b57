//! `vestibule embed`: the snippets are those of the examples; and what the section may say.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use aws_lc_rs::digest::{SHA384, digest};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::House;
use crate::support::gateway::folder_with;

const METHODS: [&str; 5] = ["link", "component", "iframe", "popup", "headless"];

fn vestibule(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("answers are UTF-8")
}

#[test]
fn every_example_is_a_page_around_what_the_command_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/embed");
    for method in METHODS {
        let output = vestibule(&folder, &["embed", "--method", method]);
        let page = fs::read_to_string(folder.join(method).join("index.html"));

        assert!(output.status.success(), "{}", text(&output.stderr));
        let snippet = text(&output.stdout);
        assert!(
            !snippet.contains("%\"") && !snippet.contains("%/"),
            "{snippet}"
        );
        let page = page.expect("there is an example");
        assert!(
            page.contains(&snippet),
            "examples/embed/{method}/index.html is out of date:\n{snippet}"
        );
    }
}

#[test]
fn the_document_shows_what_the_command_prints() {
    let folder = folder_with(
        "public_url = \"https://login.example.com\"\n[embed]\norigins = [\"https://app.example.com\"]\n\
         [session]\nstore = \"memory\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n\
         [providers.google]\nclient_id = \"x\"\nclient_secret = \"y\"\n\
         [providers.github]\nclient_id = \"x\"\nclient_secret = \"y\"\n",
    );
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/embedding.md");
    let document = fs::read_to_string(document).expect("there is a document");
    for method in METHODS {
        let snippet = vestibule(folder.path(), &["embed", "--method", method]).stdout;

        let block = format!("```html\n{}```\n", text(&snippet));
        assert!(
            document.contains(&block),
            "docs/embedding.md does not show:\n{block}"
        );
    }
}

#[actix_web::test]
async fn the_integrity_is_that_of_the_script_as_it_is_served() {
    let house = House::new();
    let script = house.page("/embed.js").await;
    let folder = folder_with("demo = true\n[embed]\norigins = [\"http://localhost:3000\"]\n");

    let snippet = text(&vestibule(folder.path(), &["embed", "--method", "component"]).stdout);

    let sum = STANDARD.encode(digest(&SHA384, &script.body));
    assert!(
        snippet.contains(&format!("integrity=\"sha384-{sum}\"")),
        "{snippet}"
    );
}

#[test]
fn a_snippet_is_for_the_site_that_is_named_if_it_is_listed() {
    let folder = folder_with(
        "public_url = \"https://login.example.com/auth\"\n\
         [session]\nstore = \"memory\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n\
         [login]\nreturn_to_origins = [\"https://old.example.com\"]\n\
         [embed]\norigins = [\"https://app.example.com\", \"https://shop.example.com\"]\n",
    );
    let link = |origin: &str| {
        let arguments = ["embed", "--method", "link", "--origin", origin];
        vestibule(folder.path(), &arguments)
    };

    assert_eq!(
        text(&link("https://shop.example.com").stdout),
        "<a href=\"https://login.example.com/auth/login?return_to=https%3A%2F%2Fshop.example.com%2F\">Sign in</a>\n"
    );
    assert!(link("https://old.example.com").status.success());
    for origin in [
        "https://elsewhere.example",
        "app.example.com",
        "localhost:5000",
    ] {
        let refused = link(origin);
        assert_eq!(refused.status.code(), Some(1), "{origin}");
        assert_eq!(text(&refused.stdout), "", "{origin}");
        assert!(text(&refused.stderr).contains(origin), "{origin}");
    }
    let framed = [
        "embed",
        "--method",
        "iframe",
        "--origin",
        "https://old.example.com",
    ];
    assert_eq!(vestibule(folder.path(), &framed).status.code(), Some(1));
}

#[test]
fn without_a_site_there_is_still_a_link_and_the_rest_says_what_to_write() {
    let folder = folder_with("demo = true\n");
    for method in METHODS {
        let output = vestibule(folder.path(), &["embed", "--method", method]);

        if method == "link" {
            assert_eq!(
                text(&output.stdout),
                "<a href=\"http://localhost:8080/login\">Sign in</a>\n"
            );
            assert!(
                text(&output.stderr).contains("write return_to_origins = "),
                "{}",
                text(&output.stderr)
            );
        } else {
            assert_eq!(output.status.code(), Some(1), "{method}");
            assert!(
                text(&output.stderr).contains("write origins = ["),
                "{method}"
            );
        }
    }
}

/// The height that is printed for a frame with these providers in their groups.
fn height(theme: &str, providers: &[(&str, &str)]) -> String {
    let sections = providers.iter().map(|(id, group)| {
        let group = if group.is_empty() {
            String::new()
        } else {
            format!("group = \"{group}\"\n")
        };
        format!("[providers.{id}]\nclient_id = \"x\"\nclient_secret = \"y\"\n{group}")
    });
    let folder = folder_with(&format!(
        "[embed]\norigins = [\"http://localhost:3000\"]\n[theme]\n{theme}\n{}",
        sections.collect::<String>()
    ));
    let snippet = text(&vestibule(folder.path(), &["embed", "--method", "iframe"]).stdout);
    let (_, rest) = snippet.split_once("height=\"").expect("it has a height");
    rest.split_once('"')
        .map_or(String::new(), |(height, _)| height.to_owned())
}

#[test]
fn a_frame_is_as_high_as_what_it_shows_at_first() {
    let all = [
        "google", "github", "gitlab", "discord", "spotify", "twitch", "reddit", "linear", "dropbox",
    ];
    let two = [("google", ""), ("github", "")];
    let eight: Vec<_> = all[..8].iter().map(|id| (*id, "")).collect();
    let nine: Vec<_> = all.iter().map(|id| (*id, "")).collect();
    let grouped = [
        ("google", "Everybody"),
        ("github", "Staff"),
        ("gitlab", "Everybody"),
        ("linear", "Staff"),
    ];
    for (theme, expected) in [
        ("base = \"default\"", ["118", "466", "408", "306"]),
        ("base = \"minimal\"", ["135", "501", "439", "361"]),
        ("base = \"card\"", ["140", "560", "484", "372"]),
        ("density = \"compact\"", ["106", "406", "356", "282"]),
    ] {
        let printed = [&two[..], &eight, &nine, &grouped].map(|list| height(theme, list));

        assert_eq!(printed, expected, "{theme}");
    }
}

#[test]
fn a_long_name_takes_a_second_line_of_a_frame() {
    let named = |name: &str| {
        let folder = folder_with(&format!(
            "[embed]\norigins = [\"http://localhost:3000\"]\n\
             [providers.google]\ndisplay_name = \"{name}\"\nclient_id = \"x\"\nclient_secret = \"y\"\n"
        ));
        text(&vestibule(folder.path(), &["embed", "--method", "iframe"]).stdout)
    };

    assert!(named("Acme").contains("height=\"60\""));
    assert!(named("Acme Corporation Staff").contains("height=\"80\""));
}

/// What `check` says of the first of these origins, by a gateway at <https://login.acme.com>.
fn complaint(origin: &str) -> String {
    let folder = folder_with(&format!(
        "public_url = \"https://login.acme.com\"\n[embed]\norigins = [\"{origin}\"]\n\
         [session]\nstore = \"memory\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n\
         [providers.acme]\nissuer = \"https://idp.acme.com\"\nclient_id = \"x\"\n"
    ));
    let output = text(&vestibule(folder.path(), &["check"]).stdout);
    let about = output.lines().find(|line| line.contains("embed.origins.0"));
    about.unwrap_or_default().to_owned()
}

#[test]
fn an_origin_is_exact_and_safe_in_a_policy() {
    for origin in [
        "https://*.acme.com",
        "https://*",
        "*",
        "app.acme.com",
        "http://app.acme.com",
        "https://app.acme.com/login",
        "https://app.acme.com?x",
        "https://a;b.acme.com",
        "https://a,b.acme.com",
        "https://a'b.acme.com",
        "https://user@app.acme.com",
        "data:,",
        "null",
    ] {
        let said = complaint(origin);
        assert!(
            !said.is_empty() && !said.starts_with("warning"),
            "{origin}: {said}"
        );
    }
    for origin in ["https://app.acme.com", "https://acme.com:8443"] {
        assert_eq!(complaint(origin), "", "{origin}");
    }
}

#[test]
fn another_site_is_a_warning_that_names_what_works_there() {
    let said = complaint("https://app.elsewhere.com");

    assert!(
        said.starts_with(
            "warning: gateway.toml:3:12 embed.origins.0: https://app.elsewhere.com is another site"
        ),
        "{said}"
    );
    assert!(said.contains("a link that leaves the page"), "{said}");
}

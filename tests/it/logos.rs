//! Marks of providers: on the page, in the list, and in NOTICE-LOGOS.md, which is what `templates/logos/marks.toml` says.
//! `VESTIBULE_UPDATE_DOCS=1 cargo test logos` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use serde_json::Value;
use vestibule::config::{self, BaseTheme, Environment, Source};
use vestibule::provider::Catalogue;

use crate::support::browser::Request;
use crate::support::gateway::{TestGateway, clock, folder_with};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What most drawings are from, and the file that holds its licence.
const SET: &str = "npm package simple-icons 16.37.0";
const SET_LICENCE: &str = "NOTICE-LOGOS-CC0.md";

fn marks() -> toml::Table {
    let text =
        fs::read_to_string(format!("{ROOT}/templates/logos/marks.toml")).expect("it is there");
    text.parse().expect("it is TOML")
}

#[test]
fn every_mark_has_its_source_and_every_source_its_mark() {
    let files: BTreeSet<String> = fs::read_dir(format!("{ROOT}/templates/logos"))
        .expect("the folder is there")
        .filter_map(|file| {
            file.ok()?
                .file_name()
                .into_string()
                .ok()?
                .strip_suffix(".svg")
                .map(str::to_owned)
        })
        .collect();
    let named: BTreeSet<String> = marks().keys().cloned().collect();

    assert_eq!(files, named);
    for id in &named {
        assert!(
            fs::exists(format!("{ROOT}/providers/{id}.toml")).unwrap(),
            "{id} is no preset"
        );
    }
}

#[test]
fn every_mark_has_its_owner_its_licence_and_the_day_it_was_taken() {
    let marks = marks();

    for (id, mark) in &marks {
        let text = |key: &str| mark.get(key).and_then(toml::Value::as_str);
        for key in ["title", "owner", "drawing", "licence", "date"] {
            let said = text(key).is_some_and(|text| !text.trim().is_empty());
            assert!(said, "{id} has no {key}");
        }
        let date = text("date").expect("it is there");
        let shape: String = date
            .chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect();
        assert_eq!(shape, "0000-00-00", "{id}");
        // Nobody else's drawing without a place where it is from.
        let of_set = text("licence") == Some("CC0-1.0");
        assert_eq!(of_set, text("source").is_some(), "{id}");
        assert!(text("source").or(text("rules")).is_some(), "{id}");
        assert!(
            !of_set || text("drawing").is_some_and(|drawing| drawing.starts_with(SET)),
            "{id}"
        );
    }
}

#[test]
fn the_set_that_marks_are_from_comes_with_its_licence() {
    let notice = fs::read_to_string(format!("{ROOT}/NOTICE-LOGOS.md")).expect("it is there");
    let licence = fs::read_to_string(format!("{ROOT}/{SET_LICENCE}")).expect("it is there");

    assert!(notice.contains(SET) && notice.contains(SET_LICENCE));
    assert!(licence.contains("CC0 1.0 Universal") && licence.contains("Public License Fallback"));
}

#[test]
fn the_notice_is_what_the_sources_say() {
    let path = format!("{ROOT}/NOTICE-LOGOS.md");
    let mut expected = format!(
        "# Marks of providers\n\n\
         The files in `templates/logos/` are marks of the companies and projects named here. They are shown only to tell people where a button leads.\n\
         The licence of this project does not cover them: whatever rights their owners have stay with the owners, and nothing here means that an owner\n\
         endorses this project. Owners who want a mark removed are asked to open an issue. A provider without a file shows its first letter;\n\
         `[theme] logos = \"off\"` shows none at all, and `logo` in a provider's section shows a file of your own.\n\n\
         What was changed: titles and namespaces removed, `aria-hidden` and a fill colour added; the shapes are as they were.\n\n\
         ## The set\n\n\
         Drawings whose licence is CC0-1.0 are from the {SET}, whose contributors waived their copyright and related rights in the collection by\n\
         the Creative Commons dedication [CC0 1.0 Universal](https://creativecommons.org/publicdomain/zero/1.0/), as far as the law allows. Its text came with\n\
         the set and is in [{SET_LICENCE}]({SET_LICENCE}). It says itself that no trademark is waived or licensed by it, and the set says that not every mark\n\
         in it is free: hence the owners and their rules below. The date is the day of the set's version, or the day a mark was last compared with what its\n\
         owner offers.\n\n\
         ## The marks\n\n\
         | File | Mark of | Owner | The drawing | Its licence | Found at | Rules of the owner | Date |\n|---|---|---|---|---|---|---|---|\n",
    );
    for (id, mark) in &marks() {
        let text = |key: &str| {
            mark.get(key)
                .and_then(toml::Value::as_str)
                .unwrap_or_default()
        };
        let link = |key: &str| {
            if text(key).is_empty() {
                String::new()
            } else {
                format!("<{}>", text(key))
            }
        };
        let _ = writeln!(
            expected,
            "| `{id}.svg` | {} | {} | {} | {} | {} | {} | {} |",
            text("title"),
            text("owner"),
            text("drawing"),
            text("licence"),
            link("source"),
            link("rules"),
            text("date")
        );
    }
    if std::env::var_os("VESTIBULE_UPDATE_DOCS").is_some() {
        fs::write(&path, &expected).expect("the notice can be written");
    }

    let written = fs::read_to_string(&path).expect("the notice is there");

    assert!(
        written == expected,
        "NOTICE-LOGOS.md is stale: VESTIBULE_UPDATE_DOCS=1 cargo test logos"
    );
}

/// Names people look for, by what their presets are called; none needs more than a client.
const TWELVE: [&str; 12] = [
    "google",
    "github",
    "facebook",
    "discord",
    "twitch",
    "spotify",
    "dropbox",
    "bitbucket",
    "x",
    "reddit",
    "figma",
    "digitalocean",
];

fn sections<'a>(ids: impl IntoIterator<Item = &'a str>) -> String {
    let section = |id: &str| {
        format!("[providers.{id}]\nclient_id = \"client\"\nclient_secret = \"secret\"\n")
    };
    ids.into_iter().map(section).collect()
}

/// Forty presets that need nothing but a client: the twelve, and others by the alphabet.
fn forty() -> Vec<String> {
    let listed = config::presets_of(&Catalogue::builtin()).into_iter();
    let others = listed
        .filter(|entry| entry.needs.is_empty())
        .map(|entry| entry.id);
    let others = others.filter(|id| !TWELVE.contains(&id.as_str()));
    // Those whose clients have a secret that is written as one.
    let others =
        others.filter(|id| !["apple", "lichess", "login_gov", "vk"].contains(&id.as_str()));
    let twelve = TWELVE.map(str::to_owned).into_iter();
    let forty: Vec<String> = twelve.chain(others).take(40).collect();
    assert_eq!(forty.len(), 40);
    forty
}

/// The page of the buttons in this encoding: all bytes of the answer, those of its head included.
async fn weight(gateway: &TestGateway, encoding: &str) -> usize {
    // In a browser that one of them refuses, which the page says besides.
    let agent = "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36";
    let request = Request::get(&gateway.url("/login"))
        .header("accept-encoding", encoding)
        .header("user-agent", agent);
    let page = gateway.browser().send(request).await;
    assert_eq!(page.status, 200);
    let sent = if encoding == "identity" { "" } else { encoding };
    assert_eq!(page.header("content-encoding"), sent);
    let lines = page.headers.iter();
    let head: usize = lines
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum();
    "HTTP/1.1 200 OK\r\n\r\n".len() + head + page.body.len()
}

/// In every shipped theme.
async fn assert_weight(providers: &str, limits: &[(&str, usize)]) {
    for base in BaseTheme::ALL.map(BaseTheme::as_str) {
        let toml = format!("[theme]\nbase = \"{base}\"\n{providers}");
        let gateway = TestGateway::start(&clock(), &toml);
        for &(encoding, limit) in limits {
            let weight = weight(&gateway, encoding).await;

            assert!(weight <= limit, "{base}, {encoding}: {weight}");
        }
    }
}

#[actix_web::test]
async fn twelve_buttons_with_their_marks_weigh_at_most_8_kb() {
    assert_weight(&sections(TWELVE), &[("br", 8_000), ("gzip", 8_000)]).await;
}

#[actix_web::test]
async fn forty_buttons_with_their_marks_weigh_at_most_14_kb() {
    let forty = forty();
    let limits = [("br", 14_000), ("gzip", 14_000), ("identity", 48_000)];
    assert_weight(&sections(forty.iter().map(String::as_str)), &limits).await;
}

/// The page of the buttons, and what the list for own pages says.
async fn page_and_list(toml: &str) -> (String, Value) {
    let gateway = TestGateway::start(&clock(), toml);
    let mut browser = gateway.browser();
    let page = browser.get(&gateway.url("/login")).await.text();
    let list = browser.get_json(&gateway.url("/providers")).await.json();
    (page, list)
}

/// What the buttons show before their text.
fn shown(page: &str) -> Vec<&str> {
    let logos = page.split("<span class=\"logo\">").skip(1);
    let logos = logos.map(|rest| rest.split("</span>").next().unwrap_or_default().trim());
    logos.filter(|logo| !logo.is_empty()).collect()
}

#[actix_web::test]
async fn buttons_show_the_mark_or_the_first_letter() {
    let (page, list) = page_and_list(&sections(["github", "linkedin"])).await;

    let shown = shown(&page);
    assert_eq!(shown.len(), 2, "{page}");
    assert!(
        shown[0].starts_with("<svg ") && shown[1].contains('L'),
        "{shown:?}"
    );
    assert!(!shown[1].contains("<svg"), "{shown:?}");
    assert!(list["providers"][0]["logo_url"].is_string());
    assert!(list["providers"][1]["logo_url"].is_null());
}

#[actix_web::test]
async fn logos_that_are_off_leave_names_alone() {
    let toml = format!(
        "[theme]\nlogos = \"off\"\n{}",
        sections(["github", "linkedin"])
    );

    let (page, list) = page_and_list(&toml).await;

    assert_eq!(shown(&page), [""; 0], "{page}");
    assert!(
        page.contains("GitHub") && page.contains("LinkedIn"),
        "{page}"
    );
    for provider in list["providers"].as_array().expect("it is a list") {
        assert!(provider["logo_url"].is_null(), "{provider}");
    }
}

const OWN: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><path d=\"M1 1h8v8z\"/></svg>";

#[actix_web::test]
async fn a_logo_of_ones_own_replaces_the_mark_on_the_page_and_in_the_list() {
    let file = tempfile::NamedTempFile::new().expect("a file can be made");
    fs::write(file.path(), OWN).expect("a file can be written");
    let line = format!("logo = \"{}\"\n", file.path().display());
    let toml = sections(["github"]) + &line + &sections(["bitbucket"]);
    let gateway = TestGateway::start(&clock(), &toml);
    let mut browser = gateway.browser();

    let page = browser.get(&gateway.url("/login")).await.text();
    let list = browser.get_json(&gateway.url("/providers")).await.json();
    let url = list["providers"][0]["logo_url"]
        .as_str()
        .expect("it has a logo");
    let served = browser.get(url).await;

    assert!(shown(&page)[0].contains("M1 1h8v8z"), "{page}");
    assert!(!shown(&page)[1].contains("M1 1h8v8z"), "{page}");
    assert_eq!(served.header("content-type"), "image/svg+xml");
    assert!(served.text().contains("M1 1h8v8z"), "{}", served.text());
}

#[test]
fn a_dangerous_logo_is_a_problem_with_its_place_and_what_to_do() {
    for (inside, complaint) in [
        (
            "<script>alert(1)</script>",
            "contains <script>; only plain shapes are allowed: save it as plain SVG without gradients, styles and links",
        ),
        (
            "<path d=\"M0 0\" onclick=\"alert(1)\"/>",
            "contains onclick=…, which is not allowed; save it as plain SVG with presentation attributes",
        ),
        (
            "<path fill=\"url(https://elsewhere.example/)\" d=\"M0 0\"/>",
            "contains fill=…, which is not allowed; save it as plain SVG with presentation attributes",
        ),
        ("<p", "is not an SVG file"),
    ] {
        let folder = folder_with(&format!("{}logo = \"own.svg\"\n", sections(["github"])));
        let svg = OWN.replace("<path d=\"M1 1h8v8z\"/>", inside);
        fs::write(folder.path().join("own.svg"), svg).expect("a file can be written");

        let source = Source::file(folder.path().join("gateway.toml"));
        let problems = config::load(source, &Environment::default());

        let problems = problems.expect_err("such a logo is refused");
        let file = folder.path().join("gateway.toml");
        let expected = format!("{}:4:1 providers.github.logo: {complaint}", file.display());
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(lines.contains(&expected), "{expected}\n{lines:?}");
    }
}

#[test]
fn brands_whose_owners_have_not_agreed_show_the_first_letter() {
    let marks = vestibule::web::logos::builtin();
    for id in ["amazon", "linkedin", "salesforce", "slack", "yahoo"] {
        assert!(Catalogue::builtin().get(id).is_some(), "{id}");
        assert!(!marks.contains_key(id), "{id}");
    }
}

#[test]
fn every_mark_has_at_most_2_kb_as_a_file() {
    for id in marks().keys() {
        let path = format!("{ROOT}/templates/logos/{id}.svg");
        let size = fs::metadata(path).expect("it is there").len();

        assert!(size <= 2048, "{id}: {size}");
    }
}

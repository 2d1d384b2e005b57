//! What `[theme]` says, seen at the door.

use std::fs;

use proptest::prelude::*;
use regex::Regex;
use vestibule::config::{self, Environment, Source};

use crate::support::browser::Response;
use crate::support::gateway::{TestGateway, clock, folder_with};

const SVG: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>";
const PROVIDERS: &str = "[providers.google]\nclient_id = \"x\"\nclient_secret = \"y\"\ngroup = \"Personal\"\nbutton_style = \"brand\"\n\
    [providers.github]\nclient_id = \"x\"\nclient_secret = \"y\"\ngroup = \"Work\"\n";

async fn chooser(gateway: &TestGateway) -> Response {
    gateway.browser().get(&gateway.url("/login")).await
}

fn problems(theme: &str) -> Vec<String> {
    let text = format!("public_url = \"http://localhost:8080\"\n[theme]\n{theme}\n{PROVIDERS}");
    match config::load(Source::text("gateway.toml", text), &Environment::default()) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

#[actix_web::test]
async fn pictures_and_the_style_sheet_come_from_our_own_origin_and_are_kept_for_ever() {
    let folder = folder_with("");
    for (name, text) in [
        ("logo.svg", SVG),
        ("icon.svg", SVG),
        ("own.css", "h1 { letter-spacing: 0 }"),
    ] {
        fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    let place = folder.path().display();
    let theme = format!(
        "[theme]\nname = \"Acme\"\nlogo = \"{place}/logo.svg\"\nfavicon = \"{place}/icon.svg\"\ncss = \"{place}/own.css\"\n"
    );
    let gateway = TestGateway::start(&clock(), &(theme + PROVIDERS));

    let page = chooser(&gateway).await;

    let text = page.text();
    let files = Regex::new("\"(/assets/site-[^\"]+)\"").expect("it is an expression");
    let files: Vec<&str> = files
        .captures_iter(&text)
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .collect();
    assert_eq!(files.len(), 3, "{text}");
    assert!(
        page.header("content-security-policy")
            .contains(" 'self'; img-src")
    );
    for file in files {
        let served = gateway.browser().get(&gateway.url(file)).await;
        assert_eq!(served.status, 200, "{file}");
        assert_eq!(
            served.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
        assert_eq!(served.header("x-content-type-options"), "nosniff");
    }
}

#[actix_web::test]
async fn groups_and_brands_are_on_the_page_and_only_where_they_are_asked_for() {
    let gateway = TestGateway::start(&clock(), PROVIDERS);

    let page = chooser(&gateway).await.text();

    assert!(page.contains("<h2 class=\"group\">Personal</h2>"), "{page}");
    assert!(page.contains("class=\"provider brand-google\""), "{page}");
    assert!(page.contains(".provider.brand-google,"), "{page}");
    assert!(!page.contains("brand-github"), "{page}");
}

#[actix_web::test]
async fn every_shipped_theme_answers_with_links_that_lead_to_providers() {
    for base in ["default", "minimal", "card"] {
        let theme = format!("[theme]\nbase = \"{base}\"\naccent = \"#0b5cad\"\n");
        let gateway = TestGateway::start(&clock(), &(theme + PROVIDERS));

        let page = chooser(&gateway).await;

        assert_eq!(page.status, 200, "{base}");
        let text = page.text();
        assert!(text.contains("href=\"/login/google\""), "{base}");
        assert!(text.contains("--vestibule-accent:#0b5cad"), "{base}");
        assert!(!page.header("content-security-policy").contains("unsafe"));
    }
}

#[test]
fn values_of_another_kind_are_refused_with_their_line_and_what_to_write() {
    for (theme, line) in [
        (
            "accent = \"tomato\"",
            "gateway.toml:3:1 theme.accent: is not a colour; write it like",
        ),
        (
            "radius = \"1em;}\"",
            "gateway.toml:3:1 theme.radius: is not a length from 0px to 32px",
        ),
        (
            "width = \"20px\"",
            "gateway.toml:3:1 theme.width: is not a length from 280px",
        ),
        (
            "font = [\"x\\\"y\"]",
            "gateway.toml:3:9 theme.font.0: is not the name of a font",
        ),
        (
            "help_url = \"javascript:x()\"",
            "gateway.toml:3:1 theme.help_url: ",
        ),
        (
            "logo_dark = \"none.svg\"",
            "gateway.toml:3:1 theme.logo_dark: the file cannot be read",
        ),
        (
            "base = \"crad\"",
            "gateway.toml:3:1 theme.base: \"crad\" is not",
        ),
    ] {
        let found = problems(theme);
        assert!(
            found.iter().any(|problem| problem.starts_with(line)),
            "{theme}: {found:#?}"
        );
    }
}

proptest! {
    #[test]
    fn no_value_gets_into_the_style_sheet_as_anything_but_its_type(
        text in "\\PC{0,24}|[0-9.]{1,4}(px|rem)|#[0-9a-f]{3,6}|(rgb|hsl|oklch)\\([0-9.%, ]{0,14}\\)[;}<]?"
    ) {
        let quoted = toml::Value::from(text).to_string();
        let theme = format!("[theme]\naccent = {quoted}\nradius = {quoted}\nwidth = {quoted}\nfont = [{quoted}]\n[theme.dark]\npage = {quoted}\n");
        let source = Source::text("gateway.toml", theme);
        // What is no value of its key is a problem; what is one is written anew.
        for line in ["accent", "radius", "width", "font"] {
            let one = format!("[theme]\n{line} = {}\n", if line == "font" { format!("[{quoted}]") } else { quoted.clone() });
            if let Ok((theme, _)) = config::theme(&Source::text("gateway.toml", one), &Environment::default()) {
                for (name, value) in &theme.measures {
                    let harmless = !value.contains(['<', '>', ';', '{', '}', '\\', '(', '/']);
                    prop_assert!(harmless, "{name}: {value}");
                    prop_assert!(value.matches('"').count() % 2 == 0, "{value}");
                }
            }
        }
        drop(config::theme(&source, &Environment::default()));
    }
}

#[test]
fn only_help_may_be_a_mail_and_its_subject_may_be_given() {
    for good in [
        "help_url = 'mailto:help@example.com'",
        "help_url = 'mailto:a@b.example?subject=Sign-in%20help'",
        "help_url = 'https://example.com/help'",
        "privacy_url = 'https://example.com/privacy'",
    ] {
        assert_eq!(problems(good), Vec::<String>::new());
    }
    let mail = "is not a plain mailto address; write it as \"mailto:help@example.com\", with ?subject=… after it if you like, a space in it as %20";
    let help = "must be https (http is for loopback addresses only); write an https address, or \"mailto:help@example.com\"";
    let plain = "must be https (http is for loopback addresses only); write an https address";
    for (key, value, complaint) in [
        ("help_url", "mailto:a@b?subject=x y", mail),
        ("help_url", "mailto:a@b?cc=c@d", mail),
        ("help_url", "mailto:nobody", mail),
        ("help_url", "mailto:a@b?subject=%2", mail),
        ("help_url", "http://example.com/", help),
        ("privacy_url", "http://example.com/", plain),
        ("privacy_url", "mailto:a@b.example", plain),
        ("terms_url", "mailto:a@b.example", plain),
    ] {
        let expected = format!("gateway.toml:3:1 theme.{key}: {complaint}");
        assert_eq!(problems(&format!("{key} = '{value}'")), [expected]);
    }
}

#[test]
fn what_is_no_picture_is_refused_in_a_whole_sentence() {
    let folder = folder_with("");
    for (text, complaint) in [
        ("plain words", "is neither SVG nor PNG"),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "has no viewBox; add one, or use a PNG",
        ),
    ] {
        let file = folder.path().join("logo.svg");
        fs::write(&file, text).expect("a file can be written");

        let found = problems(&format!("logo = '{}'", file.display()));

        assert_eq!(found, [format!("gateway.toml:3:1 theme.logo: {complaint}")]);
    }
}

//! `vestibule theme`, as the built program does it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::gateway::folder_with;
use crate::support::knock;
use crate::support::program::{Program, free_port};

fn theme(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .arg("theme")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("answers are UTF-8");
    let code = output.status.code().expect("it ends by itself");
    (code, text(output.stdout), text(output.stderr))
}

/// Every file below a folder, by path.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).expect("the folder is there") {
            let path = entry.expect("the folder is there").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is below");
                let bytes = fs::read(&path).expect("the file is there");
                found.insert(name.display().to_string(), bytes);
            }
        }
    }
    found
}

const TWO_LANGUAGES: &str = "[theme]\nlocales = [\"en\", \"ar\"]\n";

#[test]
fn an_ejected_theme_is_whole_and_gives_the_same_pages() {
    let folder = folder_with(TWO_LANGUAGES);
    let at = |name: &str| folder.path().join(name);

    let (code, said, _) = theme(folder.path(), &["eject", "--base", "card", "mine"]);
    let again = theme(folder.path(), &["eject", "--base", "card", "mine"]);
    let checked = theme(folder.path(), &["check", "--base", "card", "mine"]);
    theme(
        folder.path(),
        &["preview", "--base", "card", "--out", "shipped"],
    );
    theme(
        folder.path(),
        &["preview", "--base", "card", "--out", "own", "mine"],
    );

    assert_eq!(code, 0, "{said}");
    assert!(said.contains("dir = \"mine\""), "{said}");
    assert_eq!(
        (again.0, again.2.contains("nothing was written")),
        (1, true)
    );
    assert_eq!(checked.0, 0, "{checked:?}");
    assert!(at("mine/layout.html").exists() && at("mine/login.html").exists());
    let (shipped, own) = (files(&at("shipped")), files(&at("own")));
    assert!(shipped.len() > 100, "{:?}", shipped.keys());
    assert!(shipped == own, "an ejected theme looks like the one it was");
}

#[test]
fn single_files_are_ejected_alone_and_the_rest_comes_from_the_theme() {
    let folder = folder_with("[theme]\ndir = \"mine\"\n");
    let eject = |files: &[&str]| {
        let only = files.iter().flat_map(|file| ["--only", file]);
        let words: Vec<&str> = ["eject", "mine"].into_iter().chain(only).collect();
        theme(folder.path(), &words)
    };

    let (_, _, complaint) = eject(&["login.html", "chooser.html"]);
    let (code, said, _) = eject(&["login.html", "style.css"]);
    let (checked, problems, _) = theme(folder.path(), &["check"]);

    assert!(complaint.contains("no file chooser.html"), "{complaint}");
    assert!(complaint.contains("login.html, "), "{complaint}");
    assert_eq!((code, checked), (0, 0), "{said} {problems}");
    let found = files(&folder.path().join("mine"));
    let names: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(names, ["login.html", "style.css"]);
}

#[test]
fn the_configured_theme_is_ejected_unless_another_is_asked_for() {
    let folder = folder_with("[theme]\nbase = \"card\"\ndir = \"ej\"\n");

    let (code, said, complaint) = theme(folder.path(), &["eject", "ej"]);
    let (_, other, _) = theme(folder.path(), &["eject", "--base", "minimal", "other"]);

    assert_eq!(code, 0, "{complaint}");
    assert!(said.contains("base = \"card\"\n"), "{said}");
    assert!(other.contains("base = \"minimal\"\n"), "{other}");
    let style = |name: &str| fs::read(folder.path().join(name).join("style.css")).unwrap();
    theme(folder.path(), &["eject", "--base", "card", "card"]);
    assert!(style("ej") == style("card") && style("ej") != style("other"));
}

#[test]
fn a_configuration_that_cannot_be_understood_does_not_say_what_to_eject() {
    let folder = folder_with("[theme]\nbase = \"kard\"\n");

    let (code, _, complaint) = theme(folder.path(), &["eject", "ej"]);
    let (missing, _, _) = theme(folder.path(), &["--config", "no.toml", "eject", "ej"]);
    let (other, said, _) = theme(folder.path(), &["eject", "--base", "card", "ej"]);

    assert_eq!((code, missing), (1, 1));
    assert!(
        complaint.contains("gateway.toml:2:1 theme.base: "),
        "{complaint}"
    );
    assert_eq!(other, 0, "{said}");
}

#[test]
fn the_folder_that_is_advised_is_the_one_that_the_configuration_finds() {
    let folder = folder_with("");
    for inner in ["sub/deep", "elsewhere"] {
        fs::create_dir_all(folder.path().join(inner)).unwrap();
    }
    for (config, place) in [
        ("gateway.toml", "mine"),
        ("sub/gateway.toml", "tt"),
        ("sub/gateway.toml", "sub/own"),
        ("sub/deep/gateway.toml", "elsewhere/tt"),
    ] {
        let file = folder.path().join(config);
        fs::write(&file, "").unwrap();

        let (code, said, complaint) = theme(folder.path(), &["--config", config, "eject", place]);

        assert_eq!(code, 0, "{complaint}");
        assert!(said.contains(&format!("Write into {config}, ")), "{said}");
        let advice: Vec<&str> = said.lines().filter(|line| line.starts_with("  ")).collect();
        fs::write(&file, format!("[theme]\n{}\n", advice.join("\n"))).unwrap();
        let (checked, problems, _) = theme(folder.path(), &["--config", config, "check"]);
        assert_eq!(checked, 0, "{config} {place}: {advice:?} {problems}");
    }
}

#[test]
fn a_preview_is_the_same_to_the_byte_and_asks_nobody_else() {
    let folder = folder_with(TWO_LANGUAGES);
    let elsewhere = folder_with(TWO_LANGUAGES);
    let (code, said, _) = theme(folder.path(), &["preview", "--out", "one"]);
    assert_eq!(code, 0, "{said}");
    // On another day, so to speak: another folder, language and zone of time.
    let again = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(["theme", "preview", "--out", "two"])
        .current_dir(elsewhere.path())
        .env_clear()
        .envs([("TZ", "Asia/Tokyo"), ("LANG", "tr_TR.UTF-8"), ("HOME", "/")])
        .output()
        .expect("the program runs");
    assert!(again.status.success());

    let (one, two) = (
        files(&folder.path().join("one")),
        files(&elsewhere.path().join("two")),
    );

    assert!(one == two);
    for name in [
        "en/login.html",
        "ar/error-attempt_expired.html",
        "index.html",
    ] {
        assert!(one.contains_key(name), "{name}");
    }
    for (name, bytes) in &one {
        let text = String::from_utf8_lossy(bytes);
        for loading in [
            "src=\"http",
            "src=\"//",
            "<link rel=\"stylesheet\" href=\"http",
            "@import",
        ] {
            assert!(!text.contains(loading), "{name}: {loading}");
        }
    }
}

/// Every page in every state. `VESTIBULE_UPDATE_SNAPSHOTS=1 cargo test themes` writes it anew.
const STATES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/states.txt");

#[test]
fn a_preview_has_every_state_in_every_theme_and_none_is_lost() {
    let folder = folder_with(TWO_LANGUAGES);
    for base in ["default", "minimal", "card"] {
        let (code, said, _) = theme(folder.path(), &["preview", "--base", base, "--out", base]);
        assert_eq!(code, 0, "{said}");
        let found = files(&folder.path().join(base));
        let names = |language: &str| {
            let names = found.keys().filter_map(|name| name.strip_prefix(language));
            let names = names.map(|name| name.trim_end_matches(".html"));
            names.collect::<Vec<_>>().join("\n") + "\n"
        };
        if base == "default" && std::env::var_os("VESTIBULE_UPDATE_SNAPSHOTS").is_some() {
            fs::write(STATES, names("en/")).expect("the list can be written");
        }

        let expected = fs::read_to_string(STATES).expect("the list is there");

        for language in ["en/", "ar/"] {
            assert_eq!(names(language), expected, "{base} {language}");
        }
        let index = String::from_utf8_lossy(&found["index.html"]).into_owned();
        for name in expected.lines() {
            assert!(
                index.contains(&format!("href=\"ar/{name}.html\"")),
                "{name}"
            );
        }
    }
}

#[test]
fn a_preview_begins_with_the_default_language_and_calls_each_by_its_own_name() {
    let folder = folder_with("[theme]\nlocales = [\"ar\", \"de\"]\ndefault_locale = \"de\"\n");
    let (code, said, _) = theme(folder.path(), &["preview", "--out", "out"]);
    assert_eq!(code, 0, "{said}");

    let index = fs::read_to_string(folder.path().join("out/index.html")).expect("it was made");

    let place = |text: &str| {
        index
            .find(text)
            .unwrap_or_else(|| panic!("{text}: {index}"))
    };
    let german = "<a href=\"#de\"><span lang=\"de\" dir=\"ltr\">Deutsch</span></a>";
    let arabic = "<a href=\"#ar\"><span lang=\"ar\" dir=\"rtl\">العربية</span></a>";
    assert!(place(german) < place(arabic));
    assert!(place("de/login.html") < place("ar/login.html"));
}

#[test]
fn what_is_wrong_with_a_theme_is_told_with_file_and_line() {
    let folder = folder_with("[theme]\ndir = \"mine\"\n");
    fs::create_dir(folder.path().join("mine")).expect("a folder can be made");
    let broken = "{% extends \"default/login.html\" %}\n{% block content %}{{ nobody }}{% endblock content %}\n";
    fs::write(folder.path().join("mine/login.html"), broken).expect("a file can be written");

    let (code, said, _) = theme(folder.path(), &["check"]);

    assert_eq!(code, 1);
    assert_eq!(
        said,
        "mine/login.html:2:23: login.html has no variable `nobody`\n"
    );
}

#[test]
fn what_a_browser_would_read_otherwise_than_it_looks_is_told_with_its_line() {
    let folder = folder_with("[theme]\ndir = \"mine\"\n");
    let at = |name: &str| folder.path().join("mine").join(name);
    fs::create_dir_all(at("locales")).expect("a folder can be made");
    let footer =
        "{% extends \"default/footer.html\" %}\n<p STYLE = color:red>\n<svg/onload=alert(1)>\n";
    fs::write(at("footer.html"), footer).expect("a file can be written");
    let style = "html:root{\n--vestibule-text:#bbb}\np{cursor:image-set(\"//x.example/a\" 1x)}\n";
    fs::write(at("style.css"), style).expect("a file can be written");

    let (code, said, _) = theme(folder.path(), &["check"]);

    assert_eq!(code, 1);
    let told: Vec<&str> = said.lines().collect();
    assert_eq!(told.len(), 4, "{said}");
    for (told, start) in told.iter().zip([
        "mine/footer.html:2:4: `style=` is blocked",
        "mine/footer.html:3:6: event handlers are blocked",
        "mine/style.css:2:1: this colour cannot be checked here",
        "mine/style.css:3:20: pages load nothing from other sites",
    ]) {
        assert!(told.starts_with(start), "{said}");
    }

    fs::remove_file(at("footer.html")).expect("it is there");
    fs::remove_file(at("style.css")).expect("it is there");
    fs::write(
        at("locales/de.ftl"),
        "\u{feff}login-heading = Hi { $foo }\n",
    )
    .expect("a file can be written");
    let (code, said, _) = theme(folder.path(), &["check"]);

    assert_eq!(code, 1);
    let start = "mine/locales/de.ftl:1:22: the text `login-heading` of mine/locales/de.ftl cannot be written";
    assert!(said.starts_with(start), "{said}");
}

#[test]
fn a_pale_accent_is_refused_by_every_command_with_its_line() {
    let listen = format!("listen = \"127.0.0.1:{}\"", free_port());
    let config = format!("demo = true\n[theme]\naccent = \"#06c755\"\n[server]\n{listen}\n");
    let folder = folder_with(&config);
    let check = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .arg("check")
        .current_dir(folder.path())
        .env_clear()
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&check.stdout).into_owned();
    let served = crate::support::program::run(folder.path());

    let start = "gateway.toml:3:1 theme.accent: in the light scheme accent #06c755 on surface";
    assert!(said.starts_with(start), "{said}");
    assert!(said.contains("is the nearest that has it"), "{said}");
    assert_eq!(check.status.code(), Some(1));
    assert_eq!(served.code, Some(1));
    assert!(served.errors.contains(start), "{}", served.errors);
    assert_eq!(theme(folder.path(), &["check"]).0, 1);
}

#[test]
fn a_preview_is_for_this_machine_and_shows_what_was_saved() {
    let folder = folder_with("[theme]\nname = \"Before\"\n");
    let port = free_port();
    let refused = theme(folder.path(), &["preview", "--listen", "0.0.0.0:1"]);
    let mut shown = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(["theme", "preview", "--listen", &format!("127.0.0.1:{port}")])
        .current_dir(folder.path())
        .env_clear()
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let output = shown.stdout.take().expect("the output is piped");
    let mut line = String::new();
    BufReader::new(output)
        .read_line(&mut line)
        .expect("it says where it listens");
    let get = |path: &str| knock::get(Program::at(port), path, "127.0.0.1", &[]);

    let before = get("/en/login.html");
    fs::write(
        folder.path().join("gateway.toml"),
        "[theme]\nname = \"After\"\n",
    )
    .expect("it is saved");
    let after = get("/en/login.html");
    fs::write(folder.path().join("gateway.toml"), "[theme]\naccent = 1\n").expect("it is saved");
    let broken = get("/en/login.html");
    let _ = shown.kill();
    let _ = shown.wait();

    assert_eq!(refused.0, 1);
    assert!(
        line.contains(&format!("http://127.0.0.1:{port}/")),
        "{line}"
    );
    assert!(before.text().contains("Before") && after.text().contains("After"));
    assert!(
        after
            .header("content-security-policy")
            .starts_with("default-src 'none'")
    );
    assert_eq!(broken.status, 500);
    assert!(
        broken.text().contains("gateway.toml:2:1 theme.accent"),
        "{}",
        broken.text()
    );
}

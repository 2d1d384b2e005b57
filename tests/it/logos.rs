//! NOTICE-LOGOS.md is what `templates/logos/marks.toml` says. `VESTIBULE_UPDATE_DOCS=1 cargo test logos` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

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
fn the_notice_is_what_the_sources_say() {
    let path = format!("{ROOT}/NOTICE-LOGOS.md");
    let mut expected = String::from(
        "# Marks of providers\n\n\
         The files in `templates/logos/` are marks of the companies and projects named here. They are shown only to tell people where a button leads.\n\
         The licence of this project does not cover them: whatever rights their owners have stay with the owners, and nothing here means that an owner\n\
         endorses this project. Owners who want a mark removed are asked to open an issue. A provider without a file shows its first letter;\n\
         `[theme] logos = \"off\"` shows none at all, and `logo` in a provider's section shows a file of your own.\n\n\
         What was changed: titles and namespaces removed, `aria-hidden` and a fill colour added; the shapes are as they were.\n\n\
         | File | Mark of | The drawing | Its licence | Found at | Rules of the owner |\n|---|---|---|---|---|---|\n",
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
            "| `{id}.svg` | {} | {} | {} | {} | {} |",
            text("title"),
            text("drawing"),
            text("licence"),
            link("source"),
            link("rules")
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

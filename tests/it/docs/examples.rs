//! Every `toml` block of the documents is a gateway.toml that loads, and every `toml preset` block a preset.
//!
//! A block is a whole gateway.toml or a piece of one; a key stands below the heading of its section. What is missing is filled in:
//! `…` becomes `x`, a `public_url`, a session secret, a `client_id`; files and variables that are named are there.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use toml::{Table, Value};
use vestibule::config::{self, Environment, Source};

use super::page::{Block, pages};
use super::{ROOT, regex};

/// Long enough for a session secret and for HS256.
const SECRET: &str = "one-secret-for-tests-of-thirty-two-bytes";
const EC_KEY: &str = include_str!("../support/keys/p256.pem");
const RSA_KEY: &str = include_str!("../support/keys/rsa_one.pem");
const LOGO: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>";

/// A block with all it needs around it.
struct Stage {
    folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

impl Stage {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("a folder can be made"),
            variables: Vec::new(),
        }
    }

    /// Fills in what a piece leaves out.
    fn complete(&mut self, config: &mut Table) {
        let demo = config.get("demo") == Some(&Value::Boolean(true));
        if !demo {
            config
                .entry("public_url")
                .or_insert("https://login.example.com".into());
        }
        let session = config.entry("session").or_insert(Table::new().into());
        let session = session.as_table_mut().expect("a section is a table");
        if !session.keys().any(|key| key.starts_with("secrets")) {
            session.insert("secrets".to_owned(), vec![SECRET].into());
        }
        for section in providers(config) {
            section.entry("client_id").or_insert("x".into());
        }
        self.furnish(config, "", false);
        if let Some(Value::Table(sections)) = config.get_mut("providers") {
            for (id, section) in sections {
                let section = section.as_table_mut().expect("a section is a table");
                let rsa = signs_by_rsa(id, section);
                self.furnish(section, "", rsa);
            }
        }
        if let Some(Value::Table(sections)) = config.get_mut("applications") {
            for (_, section) in sections {
                let section = section.as_table_mut().expect("a section is a table");
                self.furnish(section, "", false);
            }
        }
    }

    /// Puts what a table names where it says: files below the folder, folders, variables.
    fn furnish(&mut self, table: &mut Table, parent: &str, rsa: bool) {
        for (key, value) in table.iter_mut() {
            match value {
                Value::Table(inner) if parent.is_empty() && key != "providers" => {
                    self.furnish(inner, key, rsa);
                }
                Value::String(text) => {
                    let content = match key.as_str() {
                        "logo" | "logo_dark" | "favicon" => LOGO,
                        key if key.starts_with("redis_url") => "redis://localhost",
                        key if key.starts_with("private_key") && rsa => RSA_KEY,
                        key if key.starts_with("private_key") => EC_KEY,
                        _ => SECRET,
                    };
                    if key.ends_with("_env") {
                        self.variables.push((text.clone(), content.to_owned()));
                    } else if key == "presets" || key == "dir" {
                        fs::create_dir_all(self.place(text)).expect("a folder can be made");
                    } else if key.ends_with("ca_file") {
                        self.file(text, &authority());
                    } else if key == "css" {
                        self.file(text, "h1 { font-weight: 500 }");
                    } else if key.ends_with("_file")
                        || ["logo", "logo_dark", "favicon"].contains(&key.as_str())
                    {
                        self.file(text, content);
                    }
                }
                _ => {}
            }
        }
    }

    /// An absolute path becomes one below the folder.
    fn place(&self, text: &mut String) -> PathBuf {
        *text = text.trim_start_matches('/').to_owned();
        self.folder.path().join(&*text)
    }

    fn file(&self, text: &mut String, content: &str) {
        let path = self.place(text);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("it can be made");
        fs::write(&path, content).expect("a file can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("it is ours");
    }

    fn problems(&self, config: &Table) -> Vec<String> {
        let text = toml::to_string(config).expect("a table is TOML");
        let source = Source::text(self.folder.path().join("gateway.toml"), text);
        let environment = Environment::from_iter(self.variables.clone());
        match config::load(source, &environment) {
            Ok(config) => config.warnings.iter().map(ToString::to_string).collect(),
            Err(problems) => problems.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Whether the preset of a section signs its assertions with an RSA key.
fn signs_by_rsa(id: &str, section: &Table) -> bool {
    let preset = section.get("preset").and_then(Value::as_str).unwrap_or(id);
    let file = Path::new(ROOT).join(format!("providers/{preset}.toml"));
    fs::read_to_string(file).is_ok_and(|text| text.contains("algorithm = \"RS256\""))
}

fn authority() -> String {
    let made = rcgen::generate_simple_self_signed(vec!["ca.example".to_owned()]);
    made.expect("a certificate can be made").cert.pem()
}

fn providers(config: &mut Table) -> impl Iterator<Item = &mut Table> {
    let sections = config.get_mut("providers").and_then(Value::as_table_mut);
    sections
        .into_iter()
        .flat_map(|sections| sections.iter_mut())
        .filter_map(|(_, section)| section.as_table_mut())
}

fn table(path: &Path, block: &Block) -> Table {
    let text = block.text.replace('…', "x");
    text.parse()
        .unwrap_or_else(|error| panic!("{}:{}: {error}", path.display(), block.line))
}

#[test]
fn every_example_of_a_configuration_loads() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for page in pages() {
        for block in page.blocks().iter().filter(|block| block.kind == "toml") {
            let mut config = table(&page.path, block);
            let mut stage = Stage::new();
            stage.complete(&mut config);
            if config.contains_key("presets") {
                // The preset that the page shows with it.
                let preset = "issuer = 'https://acme.example'";
                let path = stage.folder.path().join("my-presets/acme.toml");
                fs::write(path, preset).expect("a file can be written");
            }
            seen += 1;
            // A piece without providers is not about providers.
            let problems = stage.problems(&config);
            let problems = problems
                .iter()
                .filter(|problem| !problem.contains("there is no provider to sign in with"));
            let place = format!("{}:{}", page.path.display(), block.line);
            wrong.extend(problems.map(|problem| format!("{place}: {problem}")));
        }
    }
    assert!(seen > 270, "{seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_example_of_a_preset_loads() {
    let mut seen = 0;
    for page in pages() {
        let blocks = page.blocks();
        for block in blocks.iter().filter(|block| block.kind == "toml preset") {
            let mut stage = Stage::new();
            let mut config: Table = "presets = 'presets'\n[providers.acme]\n"
                .parse()
                .expect("it is TOML");
            stage.complete(&mut config);
            let path = stage.folder.path().join("presets/acme.toml");
            let preset = table(&page.path, block);
            fs::write(path, preset.to_string()).expect("a file can be written");

            let problems = stage.problems(&config);

            assert!(problems.is_empty(), "{}", problems.join("\n"));
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn no_block_of_configuration_hides_behind_another_name() {
    let heading = regex(r"(?m)^\[\[?(providers|session|server|login|theme|outbound)");
    for page in pages() {
        for block in page.blocks() {
            let is_other = block.kind == "html" || block.kind.starts_with("toml");
            assert!(
                is_other || !heading.is_match(&block.text),
                "{}:{}: say that it is toml",
                page.path.display(),
                block.line
            );
        }
    }
}

#[test]
fn every_file_of_an_example_loads() {
    let folder = Path::new(ROOT).join("examples");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the examples are there") {
        let path = entry.expect("the examples are there").path();
        let file = path.join("gateway.toml");
        if file.exists() {
            let loaded = config::load(Source::file(&file), &Environment::default());
            let config = loaded.unwrap_or_else(|problems| panic!("{}", problems[0]));
            assert!(config.warnings.is_empty(), "{:?}", config.warnings);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

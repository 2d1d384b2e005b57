//! The catalogue on the command line: listed, shown, added.

mod adding;
mod mistakes;

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::gateway::folder_with;

/// Exit code, standard output, standard error.
fn vestibule(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code().expect("it ends by itself"),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn every_preset_is_listed_with_its_needs_and_other_names() {
    let folder = folder_with("");

    let (code, text, _) = vestibule(folder.path(), &["providers"]);
    let (_, json, _) = vestibule(folder.path(), &["providers", "--format", "json"]);

    assert_eq!(code, 0);
    assert!(
        text.lines()
            .any(|line| line.starts_with("apple ") && line.contains("needs key_id, team_id")),
        "{text}"
    );
    assert!(
        text.lines()
            .any(|line| line.starts_with("microsoft ") && line.contains("azure")),
        "{text}"
    );
    assert!(!text.contains("demo"));
    let json: Value = serde_json::from_str(&json).unwrap();
    assert!(json["providers"].as_array().unwrap().len() >= 250);
    let presets = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/providers"))
        .unwrap()
        .count();
    assert_eq!(
        json["providers"].as_array().unwrap().len(),
        presets - 5,
        "all but two bases, two demos and the aliases"
    );
}

#[test]
fn one_preset_is_shown_with_the_layer_of_every_field() {
    let folder = folder_with(
        "public_url = 'https://login.example.com'\n[session]\nstore = 'memory'\n[providers.github]\nclient_id = 'mine'\nclient_secret = 'hidden'\n",
    );

    let (code, text, _) = vestibule(folder.path(), &["providers", "show", "github"]);

    assert_eq!(code, 0);
    assert!(
        text.contains("Redirect URI to register: https://login.example.com/callback/github"),
        "{text}"
    );
    assert!(!text.contains("signing out"), "plain OAuth 2.0 has nothing");
    assert!(text.contains("Nothing is missing."), "{text}");
    let field = |key: &str| {
        text.lines()
            .find(|line| line.trim_start().starts_with(&format!("{key} ")))
            .unwrap_or_default()
    };
    assert!(
        field("client_id").ends_with("\"mine\"  (gateway.toml)"),
        "{text}"
    );
    assert!(
        field("endpoints.token").ends_with("(preset github)"),
        "{text}"
    );
    assert!(field("pkce").ends_with("(preset oauth2)"), "{text}");
    assert!(
        field("client_secret").contains("***") && !text.contains("hidden"),
        "{text}"
    );
}

#[test]
fn an_openid_preset_is_shown_with_what_to_register_for_signing_out() {
    let folder =
        folder_with("public_url = 'https://login.example.com'\n[session]\nstore = 'memory'\n");

    let (code, text, _) = vestibule(folder.path(), &["providers", "show", "keycloak"]);

    assert_eq!(code, 0);
    for line in [
        "To register for signing out: https://login.example.com/logout/done (after a sign-out)",
        "To register for signing out: https://login.example.com/logout/backchannel/keycloak (back-channel logout)",
    ] {
        assert!(text.contains(line), "{text}");
    }
    assert!(!text.contains("frontchannel"), "not unless it is allowed");
}

#[test]
fn an_unknown_provider_gets_the_three_nearest_names() {
    let folder = folder_with("");

    for arguments in [&["providers", "show", "gihtub"][..], &["add", "gihtub"]] {
        let (code, _, complaint) = vestibule(folder.path(), arguments);

        assert_eq!(code, 1);
        let nearest = complaint
            .split("the nearest are ")
            .nth(1)
            .and_then(|rest| rest.split('.').next())
            .unwrap();
        assert!(
            nearest.starts_with("github") && nearest.split(", ").count() == 3,
            "{complaint}"
        );
    }
}

#[test]
fn adding_keeps_every_byte_and_is_done_once() {
    let before = "# mine\npublic_url = 'http://localhost:8080'   # here\n\n[providers.google] # first\nclient_id = 'x'\nclient_secret = 'y'\n";
    let folder = folder_with(before);

    let (code, text, _) = vestibule(folder.path(), &["add", "github"]);
    let after = fs::read_to_string(folder.path().join("gateway.toml")).unwrap();
    let (_, again, _) = vestibule(folder.path(), &["add", "github"]);

    assert_eq!(code, 0);
    assert_eq!(
        after,
        format!(
            "{before}\n[providers.github]\nclient_id = \"…\"\nclient_secret_env = \"GITHUB_CLIENT_SECRET\"\n"
        )
    );
    assert!(
        text.contains("http://localhost:8080/callback/github") && text.contains("client_id:"),
        "{text}"
    );
    assert!(again.contains("already"), "{again}");
    assert_eq!(
        fs::read_to_string(folder.path().join("gateway.toml")).unwrap(),
        after
    );
}

#[test]
fn adding_keeps_the_permissions_of_the_file_and_the_link_to_it() {
    let folder = folder_with("");
    let (link, file) = (
        folder.path().join("gateway.toml"),
        folder.path().join("real.toml"),
    );
    fs::rename(&link, &file).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.toml", &link).unwrap();

    vestibule(folder.path(), &["add", "github"]);

    assert!(
        fs::read_to_string(&file)
            .unwrap()
            .contains("[providers.github]")
    );
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o640
    );
    assert!(link.is_symlink());
}

#[test]
fn adding_does_not_write_through_what_lies_in_the_place_of_its_draft() {
    let folder = folder_with("");
    let elsewhere = folder.path().join("elsewhere");
    fs::write(&elsewhere, "theirs").unwrap();
    symlink(&elsewhere, folder.path().join(".gateway.toml.new")).unwrap();

    let (code, _, _) = vestibule(folder.path(), &["add", "github"]);

    assert_eq!(code, 0);
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "theirs");
}

#[test]
fn what_would_not_be_toml_any_more_is_not_written() {
    let before = "providers = { google = { client_id = \"x\" } }\n";
    let folder = folder_with(before);

    let (code, _, complaint) = vestibule(folder.path(), &["add", "github"]);

    assert_eq!(code, 1, "{complaint}");
    let after = fs::read_to_string(folder.path().join("gateway.toml")).unwrap();
    assert_eq!(after, before);
}

#[test]
fn an_id_of_ones_own_builds_on_a_preset_or_an_issuer() {
    let folder = folder_with("");

    let (preset, _, _) = vestibule(folder.path(), &["add", "staff", "--preset", "azure"]);
    let (issuer, _, _) = vestibule(
        folder.path(),
        &["add", "acme", "--issuer", "https://login.acme.example"],
    );

    assert_eq!((preset, issuer), (0, 0));
    let text = fs::read_to_string(folder.path().join("gateway.toml")).unwrap();
    assert!(
        text.contains("[providers.staff]\npreset = \"azure\"\n"),
        "{text}"
    );
    assert!(
        text.contains("[providers.acme]\nissuer = \"https://login.acme.example\"\n"),
        "{text}"
    );
}

#[test]
fn what_was_added_is_not_complete_until_it_is_filled_in() {
    let folder = folder_with("");
    vestibule(folder.path(), &["add", "apple"]);

    let (code, text, _) = vestibule(folder.path(), &["check"]);

    assert_eq!(code, 1);
    assert!(
        text.contains("providers.apple.client_id: is still to be filled in; write the one that the provider shows for this gateway"),
        "{text}"
    );
}

#[test]
fn broken_toml_is_left_alone() {
    let folder = folder_with("[providers\nx = 1\n");

    let (code, _, complaint) = vestibule(folder.path(), &["add", "github"]);

    assert_eq!(code, 1);
    assert!(
        complaint.contains("gateway.toml:1: this is not TOML"),
        "{complaint}"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join("gateway.toml")).unwrap(),
        "[providers\nx = 1\n"
    );
}

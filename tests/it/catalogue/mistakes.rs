//! What is wrong in the files behind the catalogue is said, and nothing is told as true that does not follow from them.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::vestibule;
use crate::support::gateway::folder_with;

/// What a gateway of the default address would have to register.
const GUESS: &str = "localhost:8080";

#[test]
fn a_configuration_that_was_named_and_cannot_be_read_is_a_complaint() {
    let folder = folder_with("");
    fs::create_dir(folder.path().join("there")).unwrap();

    for (name, why) in [
        ("missing.toml", "missing.toml: cannot be read"),
        ("there", "there: cannot be read: it is a folder"),
    ] {
        for command in [&["providers", "show", "google"][..], &["providers"]] {
            let arguments = [&["--config", name], command].concat();
            let (code, text, complaint) = vestibule(folder.path(), &arguments);
            assert_eq!((code, text.as_str()), (1, ""), "{arguments:?}");
            assert!(complaint.contains(why), "{complaint}");
        }
        let by_variable = Command::new(env!("CARGO_BIN_EXE_vestibule"))
            .args(["providers", "show", "google"])
            .current_dir(folder.path())
            .env_clear()
            .env("VESTIBULE_CONFIG", name)
            .output()
            .unwrap();
        assert_eq!(by_variable.status.code(), Some(1), "{name}");
    }
}

#[test]
fn without_a_configuration_the_default_address_is_the_true_one() {
    let folder = tempfile::tempdir().unwrap();

    let (code, text, complaint) = vestibule(folder.path(), &["providers", "show", "google"]);

    assert_eq!((code, complaint.as_str()), (0, ""));
    assert!(
        text.contains("Redirect URI to register: http://localhost:8080/callback/google"),
        "{text}"
    );
}

#[test]
fn a_redirect_uri_that_only_a_guess_would_give_is_not_printed() {
    for (config, line) in [
        (
            "public_url = 'https://login.example.com'\n[providers\n",
            "gateway.toml:2:",
        ),
        (
            "publik_url = 'https://login.example.com'\n",
            "gateway.toml:1:1 publik_url: unknown key",
        ),
        ("public_url = 5\n", "gateway.toml:1:1 public_url: "),
        (
            "public_url = 'http://login.example.com'\n",
            "gateway.toml:1:1 public_url: ",
        ),
        ("[server]\nlisten = 5\n", "gateway.toml:2:1 server.listen: "),
        (
            "[server]\nlisten = '0.0.0.0:80'\n",
            "gateway.toml:1:1 public_url: is missing",
        ),
    ] {
        let folder = folder_with(config);

        let (code, text, complaint) = vestibule(folder.path(), &["providers", "show", "google"]);
        let (_, json, _) = vestibule(
            folder.path(),
            &["providers", "show", "google", "--format", "json"],
        );

        assert_eq!(code, 1, "{config}");
        assert!(complaint.contains(line), "{config}: {complaint}");
        assert!(complaint.contains("`vestibule check`"), "{complaint}");
        assert!(
            text.contains(
                "Redirect URI to register: your public_url, followed by /callback/google"
            ),
            "{text}"
        );
        assert!(!text.contains(GUESS), "{config}: {text}");
        let json: Value = serde_json::from_str(&json).unwrap();
        assert!(json["redirect_uri"].is_null() && !json.to_string().contains(GUESS));
    }
}

#[test]
fn an_address_from_the_environment_is_known_whatever_the_file_says() {
    let folder = folder_with("[providers\n");

    let output = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(["providers", "show", "google"])
        .current_dir(folder.path())
        .env_clear()
        .env("VESTIBULE__PUBLIC_URL", "https://login.example.com")
        .output()
        .unwrap();

    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text.contains("Redirect URI to register: https://login.example.com/callback/google"),
        "{text}"
    );
}

#[test]
fn a_section_in_a_file_that_is_no_toml_is_not_said_to_be_nobody() {
    let folder = folder_with("[providers.acme]\nissuer = 'https://login.acme.example\n");

    let (code, _, complaint) = vestibule(folder.path(), &["providers", "show", "acme"]);

    assert_eq!(code, 1);
    assert!(complaint.starts_with("gateway.toml:2:"), "{complaint}");
}

#[test]
fn a_preset_of_ones_own_that_is_no_toml_is_named_with_its_line() {
    let folder = folder_with("presets = 'mp'\n");
    fs::create_dir(folder.path().join("mp")).unwrap();
    for (name, text) in [
        ("bad", "display_name = 'Bad'\nbroken=[\n"),
        (
            "good",
            "display_name = 'Good'\nissuer = 'https://a.example'\n",
        ),
    ] {
        fs::write(folder.path().join(format!("mp/{name}.toml")), text).unwrap();
    }

    let shown = vestibule(folder.path(), &["providers", "show", "bad"]);
    let listed = vestibule(folder.path(), &["providers"]);
    let added = vestibule(folder.path(), &["add", "bad"]);
    let other = vestibule(folder.path(), &["providers", "show", "good"]);

    for (code, _, complaint) in [&shown, &listed, &added] {
        assert_eq!(*code, 1, "{complaint}");
        assert!(
            complaint.contains("mp/bad.toml:2:") && complaint.contains("this line is not TOML"),
            "{complaint}"
        );
    }
    assert_eq!((shown.1.as_str(), added.1.as_str()), ("", ""));
    assert!(listed.1.contains("\ngood ") && !listed.1.contains("\nbad "));
    assert_eq!(
        fs::read_to_string(folder.path().join("gateway.toml")).unwrap(),
        "presets = 'mp'\n"
    );
    assert_eq!((other.0, other.2.as_str()), (0, ""));
}

#[test]
fn a_preset_that_does_not_fit_is_not_dropped_without_a_word() {
    let folder = folder_with("presets = 'mp'\n");
    fs::create_dir(folder.path().join("mp")).unwrap();
    fs::write(folder.path().join("mp/odd.toml"), "display_name = 5\n").unwrap();

    let (code, _, complaint) = vestibule(folder.path(), &["providers"]);

    assert_eq!(code, 1);
    assert!(
        complaint.contains("mp/odd.toml:1:1 display_name: must be text"),
        "{complaint}"
    );
}

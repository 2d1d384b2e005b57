//! `vestibule add` where there is more to say or to mind than usual.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::vestibule;
use crate::support::gateway::folder_with;

fn config(folder: &Path) -> String {
    fs::read_to_string(folder.join("gateway.toml")).expect("the file is there")
}

#[test]
fn a_variable_is_one_that_a_shell_can_set() {
    let folder = folder_with("");

    let (code, said, _) = vestibule(folder.path(), &["add", "42"]);
    vestibule(folder.path(), &["add", "37signals", "--preset", "github"]);
    let (_, shown, _) = vestibule(folder.path(), &["providers", "show", "42_school"]);

    assert_eq!(code, 0, "{said}");
    for name in ["_42_CLIENT_SECRET", "_37SIGNALS_CLIENT_SECRET"] {
        let line = format!("client_secret_env = \"{name}\"\n");
        assert!(config(folder.path()).contains(&line), "{name}");
    }
    assert!(shown.contains("\"_42_SCHOOL_CLIENT_SECRET\""), "{shown}");
}

#[test]
fn a_preset_that_does_not_exist_is_the_one_that_is_named() {
    let folder = folder_with("");

    let (code, _, complaint) = vestibule(folder.path(), &["add", "staff2", "--preset", "gogle"]);

    assert_eq!(code, 1);
    assert!(
        complaint.contains("there is no preset `gogle`; the nearest are google"),
        "{complaint}"
    );
    assert!(!complaint.contains("staff2"), "{complaint}");
    assert_eq!(config(folder.path()), "");
}

#[test]
fn what_is_no_issuer_is_not_written() {
    let folder = folder_with("");

    for issuer in [
        "notaurl",
        "http://login.acme.example",
        "https://login.acme.example/#x",
        "https://login.acme.example/{a}/{b}",
        "",
    ] {
        let (code, text, complaint) =
            vestibule(folder.path(), &["add", "acme2", "--issuer", issuer]);
        assert_eq!((code, text.as_str()), (1, ""), "{issuer}");
        assert!(complaint.contains("--issuer"), "{complaint}");
        assert_eq!(config(folder.path()), "");
    }
}

#[test]
fn the_bases_need_what_check_demands_of_them() {
    for (arguments, section, keys) in [
        (&["add", "oidc"][..], "oidc", &["issuer"][..]),
        (&["add", "acme", "--preset", "oidc"], "acme", &["issuer"]),
        (
            &["add", "oauth2"],
            "oauth2",
            &["endpoints.authorize", "endpoints.token", "profile.sub"],
        ),
    ] {
        let folder = folder_with("");

        let (code, said, _) = vestibule(folder.path(), arguments);
        let (_, shown, _) = vestibule(folder.path(), &["providers", "show", section]);
        let text = config(folder.path());
        let (checked, problems, _) = vestibule(folder.path(), &["check"]);

        assert_eq!((code, checked), (0, 1), "{said}{problems}");
        for key in keys {
            assert!(said.contains(&format!("\n  {key}: ")), "{key}: {said}");
            assert!(
                text.contains(&format!("\n{key} = \"…\"\n")),
                "{key}: {text}"
            );
            let problem = format!("providers.{section}.{key}: is still to be filled in");
            assert!(problems.contains(&problem), "{key}: {problems}");
        }
        assert!(!problems.contains("is required"), "{problems}");
        assert!(!shown.contains("Nothing is missing"), "{shown}");
    }
}

#[test]
fn the_bases_are_shown_with_what_they_need() {
    let folder = folder_with("");

    let (_, oidc, _) = vestibule(folder.path(), &["providers", "show", "oidc"]);
    let (_, oauth2, _) = vestibule(folder.path(), &["providers", "show", "oauth2"]);
    let (_, google, _) = vestibule(folder.path(), &["providers", "show", "google"]);

    assert!(oidc.contains("\n- issuer: "), "{oidc}");
    for key in ["endpoints.authorize", "endpoints.token", "profile.sub"] {
        assert!(oauth2.contains(&format!("\n- {key}: ")), "{oauth2}");
    }
    assert!(!google.contains("\n- issuer: "), "{google}");
}

#[test]
fn the_line_ends_of_the_file_are_kept() {
    let before = "# mine\r\npublic_url = 'http://localhost:8080'\r\n";
    let folder = folder_with(before);

    let (code, _, _) = vestibule(folder.path(), &["add", "github"]);

    assert_eq!(code, 0);
    assert_eq!(
        config(folder.path()),
        format!(
            "{before}\r\n[providers.github]\r\nclient_id = \"…\"\r\nclient_secret_env = \"GITHUB_CLIENT_SECRET\"\r\n"
        )
    );
}

#[test]
fn an_empty_line_at_the_end_is_not_doubled_whatever_ends_it() {
    for before in ["demo = true\r\n\r\n", "demo = true\n\n"] {
        let folder = folder_with(before);

        vestibule(folder.path(), &["add", "github"]);

        let after = config(folder.path());
        assert!(
            after.starts_with(&format!("{before}[providers.github]")),
            "{after:?}"
        );
    }
}

#[test]
fn a_link_to_a_file_that_is_not_there_yet_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("gateway.toml");
    fs::create_dir(folder.path().join("real")).unwrap();
    symlink("real/step.toml", &link).unwrap();
    symlink("gateway.toml", folder.path().join("real/step.toml")).unwrap();

    let (code, _, complaint) = vestibule(folder.path(), &["add", "github"]);

    assert_eq!(code, 0, "{complaint}");
    assert!(link.is_symlink());
    let written = fs::read_to_string(folder.path().join("real/gateway.toml")).unwrap();
    assert!(written.starts_with("[providers.github]"), "{written}");
}

#[test]
fn a_link_into_a_folder_that_is_not_there_is_a_complaint() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("gateway.toml");
    symlink("nowhere/gateway.toml", &link).unwrap();

    let (code, _, complaint) = vestibule(folder.path(), &["add", "github"]);

    assert_eq!(code, 1);
    assert!(complaint.contains("cannot be written"), "{complaint}");
    assert!(link.is_symlink());
}

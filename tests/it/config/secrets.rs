//! Secrets as value, file and variable; never repeated.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::{GOOD, load, load_in, load_with};

#[test]
fn a_secret_of_the_environment_replaces_whichever_form_the_file_has() {
    let variables = [
        ("VESTIBULE__PROVIDERS__GOOGLE__CLIENT_SECRET", "from-above"),
        (
            "VESTIBULE__PROVIDERS__ACME__CLIENT_SECRET_ENV",
            "GOOGLE_SECRET",
        ),
        ("VESTIBULE__SESSION__SECRETS_ENV", "OTHER"),
        (
            "OTHER",
            "abcdefghijklmnopqrstuvwxyz012345 0123456789abcdef0123456789abcdef",
        ),
    ];
    let text = GOOD.replace(
        "secrets_env = \"SESSION_SECRETS\"",
        "secrets_file = \"/nowhere\"",
    );

    let config = load_with(&text, &variables).unwrap();

    assert_eq!(config.session.secrets.len(), 2);
}

#[test]
fn secrets_are_read_from_files_beside_the_file_that_names_them() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("acme");
    fs::write(&secret, "from-a-file\n").unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    let text = GOOD.replace(
        "client_secret = \"acme-secret\"",
        "client_secret_file = \"acme\"",
    );

    let config = load_in(folder.path(), &text).unwrap();

    assert_eq!(config.warnings, []);
}

#[test]
fn a_secret_file_that_everybody_can_read_is_warned_about() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("acme");
    fs::write(&secret, "from-a-file").unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o644)).unwrap();
    let text = GOOD.replace(
        "client_secret = \"acme-secret\"",
        "client_secret_file = \"acme\"",
    );

    let config = load_in(folder.path(), &text).unwrap();

    assert_eq!(config.warnings.len(), 1);
    assert_eq!(config.warnings[0].key, "providers.acme.client_secret_file");
}

#[test]
fn no_complaint_repeats_a_secret() {
    let canary = "cAnArY-0123456789-cAnArY";
    for mistake in [
        "client_secret = 'CANARY'\nclient_secret_file = 'CANARY'",
        "client_secret = ['CANARY']",
        "client_secret_env = 'CANARY'",
        "client_secret_file = 'CANARY'",
        "client_secret = 'CANARY",
        "client_secret = CANARY",
        "private_key = 'CANARY'",
        "[session]\nsecrets = ['CANARY']",
        "[session]\nsecrets_env = 'CANARY'",
        "[session]\nsecrets = 'CANARY'",
        "[outbound]\nproxy = 'socks://me:CANARY@proxy'",
        "[session]\nsecrets_file = 'CANARY'",
    ] {
        let text =
            format!("[providers.github]\nclient_id = 'x'\n{mistake}\n").replace("CANARY", canary);

        let problems = load(&text).unwrap_err();

        let seen = format!("{problems:?}");
        assert!(!seen.contains(canary), "{seen}");
    }
}

#[test]
fn a_session_secret_is_needed_off_this_machine_and_in_memory() {
    for text in [
        "public_url = 'https://login.example.com'",
        "session.store = 'memory'",
    ] {
        let problems = load(text).unwrap_err();

        assert_eq!(problems[0].key, "session.secrets", "{text}");
    }
}

#[test]
fn a_disabled_provider_needs_no_secret() {
    let text = GOOD.replace("\"GOOGLE_SECRET\"", "\"UNSET\"\ndisabled = true");

    let config = load(&text).unwrap();

    assert!(config.providers.get("google").is_none());
}

#[test]
fn the_password_of_a_proxy_is_not_shown() {
    let text = "[providers.acme]\nissuer = 'https://a.example'\nclient_id = 'x'\nproxy = 'http://u:hidden@h:1'";
    let source = vestibule::config::Source::text("gateway.toml", text);

    let explained = vestibule::config::explain(&source, &super::environment(&[]), "acme").unwrap();

    let proxy = explained.fields.iter().find(|field| field.key == "proxy");
    assert_eq!(proxy.unwrap().value, "\"http://u:…@h:1\"");
    assert!(!format!("{:?}", explained.fields).contains("hidden"));
}

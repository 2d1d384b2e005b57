//! What is told of a mistake: where it is, and what was most probably meant.

use std::fs;

use super::{GOOD, load, load_with, seen};

#[test]
fn what_most_probably_was_meant_is_told() {
    for (before, after, said) in [
        (
            "https://login.acme.example",
            "https://login.acme.example/.well-known/openid-configuration",
            "providers.acme.issuer: is the address of the metadata; leave /.well-known/openid-configuration out: issuer = \"https://login.acme.example\"",
        ),
        (
            "\"https://login.acme.example\"",
            "\"https://u:secret@login.acme.example\"",
            "providers.acme.issuer: `https://u:…@login.acme.example`: must not contain a user name or a password",
        ),
        (
            "pkce = \"s256\"",
            "scopes = [\"profile\"]",
            "providers.acme.scopes: without `openid` most providers give no ID token; add it, or name only what comes beside the usual scopes in extra_scopes",
        ),
        (
            "sub = \"user.id\"",
            "sub = \"'user.id'\"",
            "providers.forge.profile.sub: this is the same for everybody: it gives a value though the provider says nothing; without the inner quotes: `user.id`",
        ),
    ] {
        let seen = seen(&GOOD.replacen(before, after, 1));

        assert_eq!(seen.len(), 1, "{seen:?}");
        assert!(seen[0].ends_with(said), "{seen:?}");
        assert!(!seen[0].contains("secret@"), "{seen:?}");
    }
}

#[test]
fn a_file_of_certificates_is_looked_into() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ca.pem");
    let place = path.display();
    for (pem, message) in [
        (
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "the certificate number 1 in this file cannot be read",
        ),
        (
            "-----BEGIN CERTIFICATE-----\nAAAA\n",
            "the certificate number 1 in this file cannot be read",
        ),
        ("", "there is no certificate in this file"),
    ] {
        fs::write(&path, pem).unwrap();
        for (before, key) in [
            ("connect_timeout = \"2s\"", "outbound.ca_file"),
            ("pkce = \"s256\"", "providers.acme.ca_file"),
        ] {
            let text = GOOD.replacen(before, &format!("ca_file = \"{place}\""), 1);

            let problems = load(&text).unwrap_err();

            assert_eq!(problems.len(), 1, "{problems:?}");
            assert_eq!(
                (problems[0].key.as_str(), problems[0].message.as_str()),
                (key, message)
            );
        }
    }
}

#[test]
fn a_mistyped_table_of_the_environment_is_told_by_its_variable() {
    for (variable, key, hint) in [
        ("VESTIBULE__SESION__SECRETS_FILE", "sesion", "session"),
        (
            "VESTIBULE__PROVIDER__GOOGLE__CLIENT_ID",
            "provider",
            "providers",
        ),
        (
            "VESTIBULE__PROVIDERS__ACME__CLIENTAUTH__METHOD",
            "providers.acme.clientauth",
            "client_auth",
        ),
    ] {
        let problems = load_with(GOOD, &[(variable, "x")]).unwrap_err();

        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].source, format!("environment {variable}"));
        assert_eq!(
            problems[0].to_string(),
            format!("environment {variable}: {key}: unknown key; did you mean `{hint}`?")
        );
    }
}

//! Presets below, the file above, the environment on top.

use std::fs;

use vestibule::config::{Listen, StoreConfig};

use super::{GOOD, load, load_in, load_with, seen_with};

#[test]
fn the_environment_is_above_the_file() {
    let config = load_with(
        GOOD,
        &[
            ("VESTIBULE__SERVER__LISTEN", "127.0.0.1:9"),
            ("VESTIBULE__LOGIN__AUTO_REDIRECT", "true"),
            ("VESTIBULE__THEME__NAME", "007"),
            (
                "VESTIBULE__LOGIN__RETURN_TO_ORIGINS",
                "https://a.example, https://b.example",
            ),
            ("VESTIBULE__SERVER__TRUSTED_PROXIES", "[\"10.9.9.9\"]"),
            ("VESTIBULE__PROVIDERS__ACME__DISPLAY_NAME", "true"),
        ],
    )
    .unwrap();

    assert_eq!(config.listen, Listen::Tcp("127.0.0.1:9".parse().unwrap()));
    assert!(config.login.auto_redirect);
    assert_eq!(config.theme.name.as_deref(), Some("007"));
    assert_eq!(
        config.login.return_to_origins,
        ["https://a.example", "https://b.example"]
    );
    assert_eq!(config.trusted_proxies.len(), 1);
    assert_eq!(config.providers.get("acme").unwrap().name(), "true");
}

#[test]
fn providers_of_the_environment_alone_come_last_by_id() {
    let config = load_with(
        "demo = true\n[providers.zeta]\nissuer = 'https://z.example'\nclient_id = 'x'",
        &[
            ("VESTIBULE__PROVIDERS__GITHUB__CLIENT_ID", "1234"),
            ("VESTIBULE__PROVIDERS__GITHUB__CLIENT_SECRET", "5678"),
            ("VESTIBULE__PROVIDERS__BETA__ISSUER", "https://b.example"),
            ("VESTIBULE__PROVIDERS__BETA__CLIENT_ID", "x"),
        ],
    )
    .unwrap();

    let ids: Vec<&str> = config
        .providers
        .iter()
        .map(|provider| provider.id().as_str())
        .collect();
    assert_eq!(ids, ["zeta", "beta", "github", "demo", "demo_oauth2"]);
}

#[test]
fn a_cluster_s_own_variables_are_not_configuration() {
    let variables = [
        ("VESTIBULE_PORT", "tcp://10.0.0.1:80"),
        ("VESTIBULE_SERVICE_HOST", "10.0.0.1"),
    ];

    assert_eq!(seen_with(GOOD, &variables), Vec::<String>::new());
}

#[test]
fn presets_of_the_operator_add_and_replace() {
    let folder = tempfile::tempdir().unwrap();
    let presets = folder.path().join("my-presets");
    fs::create_dir(&presets).unwrap();
    fs::write(
        presets.join("google.toml"),
        "display_name = 'Replaced'\nprotocol = 'oidc'\nissuer = 'https://g.example'",
    )
    .unwrap();
    fs::write(
        presets.join("forge.toml"),
        "display_name = 'Added'\nissuer = 'https://f.example'",
    )
    .unwrap();
    fs::write(presets.join("broken.toml"), "= never parsed").unwrap();
    let text = "presets = 'my-presets'\n[providers.google]\nclient_id = 'x'\n[providers.forge]\nclient_id = 'x'";

    let config = load_in(folder.path(), text).unwrap();

    let names: Vec<&str> = config
        .providers
        .iter()
        .map(|provider| provider.name())
        .collect();
    assert_eq!(names, ["Replaced", "Added"]);
}

#[test]
fn a_section_may_replace_any_line_of_its_preset() {
    let config =
        load("[providers.github]\nclient_id = 'x'\nclient_secret = 'y'\ndisplay_name = 'Ours'")
            .unwrap();

    assert_eq!(config.providers.get("github").unwrap().name(), "Ours");
    assert_eq!(config.bases["github"], "github");
}

#[test]
fn a_protocol_or_an_unknown_id_with_an_issuer_means_the_base_alone() {
    let text =
        "[providers.google]\nprotocol = 'oidc'\nissuer = 'https://a.example'\nclient_id = 'x'\n
        [providers.b]\nissuer = 'https://b.example'\nclient_id = 'x'\n
        [providers.c]\npreset = 'oidc'\nissuer = 'https://c.example'\nclient_id = 'x'";

    let config = load(text).unwrap();

    for id in ["google", "b", "c"] {
        assert_eq!(config.bases[id], "oidc", "{id}");
    }
}

#[test]
fn a_demonstration_provider_can_be_changed_and_disabled() {
    let config = load(
        "demo = true\nproviders.demo.display_name = 'Try'\nproviders.demo_oauth2.disabled = true",
    )
    .unwrap();

    let names: Vec<&str> = config
        .providers
        .iter()
        .map(|provider| provider.name())
        .collect();
    assert_eq!(names, ["Try"]);
}

#[test]
fn the_demonstration_follows_what_is_written() {
    let config =
        load("demo = true\n[providers.acme]\nissuer = 'https://a.example'\nclient_id = 'x'\n")
            .unwrap();

    let ids: Vec<&str> = config
        .providers
        .iter()
        .map(|provider| provider.id().as_str())
        .collect();
    assert_eq!(ids, ["acme", "demo", "demo_oauth2"]);
}

#[test]
fn a_hundred_providers_keep_their_order() {
    let mut sections = String::new();
    for n in (0..100).rev() {
        let section =
            format!("[providers.p{n}]\nissuer = 'https://p{n}.example'\nclient_id = 'x'\n");
        sections.push_str(&section);
    }

    let config = load(&sections).unwrap();

    let first = config.providers.iter().next().unwrap();
    assert_eq!((config.providers.len(), first.id().as_str()), (100, "p99"));
}

#[test]
fn relative_paths_start_from_the_file() {
    let folder = tempfile::tempdir().unwrap();

    let config = load_in(
        folder.path(),
        "server.listen = 'unix:run/x.sock'\npublic_url = 'http://localhost:1'",
    )
    .unwrap();

    assert_eq!(
        config.listen,
        Listen::Unix(folder.path().join("run/x.sock"))
    );
    assert!(matches!(
        &config.session.store,
        StoreConfig::Embedded { path } if *path == folder.path().join("data/vestibule.db")
    ));
}

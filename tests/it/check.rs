//! The command line, as the built program answers it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::support::gateway::folder_with;

fn vestibule(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .expect("the program runs")
}

fn answer(output: &Output) -> (i32, String) {
    let text = String::from_utf8(output.stdout.clone()).expect("answers are UTF-8");
    (output.status.code().expect("it ends by itself"), text)
}

#[test]
fn check_prints_problems_one_a_line_and_fails() {
    let folder = folder_with("demo = 1\n[server]\nlistn = 'x'\n");

    let (code, text) = answer(&vestibule(folder.path(), &["check"]));

    assert_eq!(code, 1);
    assert_eq!(
        text,
        "gateway.toml:1:1 demo: must be true or false, not a number\n\
         gateway.toml:3:1 server.listn: unknown key; did you mean `listen`?\n"
    );
}

#[test]
fn check_lists_what_to_register_and_makes_no_files() {
    let folder =
        folder_with("demo = true\n[providers.github]\nclient_id = 'x'\nclient_secret = 'y'\n");

    let (code, text) = answer(&vestibule(folder.path(), &["check"]));

    assert_eq!(code, 0);
    assert_eq!(
        text,
        "The gateway will be at http://localhost:8080\n\
         Redirect URI to register at each provider:\n\
         \x20 github       http://localhost:8080/callback/github  (preset github)\n\
         \x20 demo         http://localhost:8080/callback/demo  (preset demo)\n\
         \x20 demo_oauth2  http://localhost:8080/callback/demo_oauth2  (preset demo_oauth2)\n\
         Addresses to register for signing out, where the provider takes them:\n\
         \x20 demo         http://localhost:8080/logout/done  (after a sign-out)\n\
         \x20 demo         http://localhost:8080/logout/backchannel/demo  (back-channel logout)\n"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn check_says_whose_tokens_are_kept_and_who_may_have_them() {
    let folder = folder_with(
        "[providers.google]\nclient_id = 'x'\nclient_secret = 'y'\ntokens = true\nrevalidate = '15m'\n\
         [providers.github]\nclient_id = 'x'\nclient_secret = 'y'\ntokens = true\n\
         [applications.shop]\nkey = 'the-key-of-a-shop-which-is-32-bytes-long'\nproviders = ['google']\n",
    );

    let (code, text) = answer(&vestibule(folder.path(), &["check"]));

    let told: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("Tokens"))
        .collect();
    assert_eq!(code, 0, "{text}");
    assert_eq!(
        told,
        [
            "Tokens of google are kept, sealed, as long as the session: access token, refresh token, ID token; \
             asked for: openid profile email (with access_type, prompt); sessions in use are confirmed every 15m; given to: shop",
            "Tokens of github are kept, sealed, as long as the session: access token, refresh token; \
             asked for: read:user user:email; given to: no application",
        ]
    );
    assert!(!text.contains("the-key-of-a-shop"));
}

#[test]
fn warnings_fail_only_a_strict_check() {
    let folder = folder_with("");

    let (lenient, text) = answer(&vestibule(folder.path(), &["check"]));
    let (strict, _) = answer(&vestibule(folder.path(), &["check", "--strict"]));

    assert_eq!((lenient, strict), (0, 1));
    assert!(
        text.starts_with("warning: gateway.toml:1:1 providers: "),
        "{text}"
    );
}

#[test]
fn groups_of_a_provider_that_tells_none_are_a_warning() {
    let section = |id: &str, more: &str| {
        format!("[providers.{id}]\nclient_id = 'x'\nclient_secret = 'y'\ngroups = true\n{more}")
    };
    let oauth2 = "endpoints = { authorize = 'https://a.example/a', token = 'https://a.example/t' }\n\
                  profile.sub = 'token.user'\n";
    for (id, more, tells) in [
        ("google", "", false),
        ("discord", "", false),
        ("spotify", "", false),
        ("oauth2", oauth2, false),
        ("gitlab", "profile.groups = ''\n", false),
        ("google", "profile.groups = 'claims.roles'\n", true),
        ("google", "group_scopes = ['roles']\n", true),
        ("gitlab", "", true),
        ("github", "", true),
        ("okta", "params.domain = 'acme.okta.com'\n", true),
        ("acme", "issuer = 'https://login.acme.example'\n", true),
    ] {
        let folder = folder_with(&section(id, more));

        let (code, text) = answer(&vestibule(folder.path(), &["check"]));
        let (strict, _) = answer(&vestibule(folder.path(), &["check", "--strict"]));

        let warning = format!(
            "warning: gateway.toml:4:1 providers.{id}.groups: this provider tells no groups; remove it"
        );
        assert_eq!(code, 0, "{text}");
        assert_eq!(strict == 0, tells, "{id} {more}: {text}");
        assert_eq!(!text.contains(&warning), tells, "{id} {more}: {text}");
    }
}

#[test]
fn check_answers_in_json_too() {
    let folder = folder_with("[login]\nlast_used = 'bagde'\n");

    let (code, text) = answer(&vestibule(folder.path(), &["check", "--format", "json"]));

    assert_eq!(code, 1);
    assert_eq!(
        serde_json::from_str::<Value>(&text).unwrap()["problems"][0],
        json!({
            "level": "error",
            "source": "gateway.toml",
            "line": 2,
            "column": 1,
            "key": "login.last_used",
            "message": "\"bagde\" is not \"badge\", \"first\" or \"off\"",
            "hint": "did you mean \"badge\"?",
        })
    );
}

#[test]
fn json_names_the_redirect_uris() {
    let folder = folder_with("demo = true\n[providers.demo]\nfrontchannel_logout = true\n");

    let (code, text) = answer(&vestibule(folder.path(), &["check", "--format", "json"]));

    assert_eq!(code, 0);
    assert_eq!(
        serde_json::from_str::<Value>(&text).unwrap(),
        json!({
            "problems": [],
            "redirect_uris": {
                "demo": "http://localhost:8080/callback/demo",
                "demo_oauth2": "http://localhost:8080/callback/demo_oauth2",
            },
            "logout_uris": {
                "demo": {
                    "post_logout_redirect_uri": "http://localhost:8080/logout/done",
                    "backchannel_logout_uri": "http://localhost:8080/logout/backchannel/demo",
                    "frontchannel_logout_uri": "http://localhost:8080/logout/frontchannel/demo",
                },
            },
        })
    );
}

#[test]
fn the_configuration_is_named_by_argument_then_by_variable() {
    let folder = folder_with("demo = 1");
    fs::write(folder.path().join("other.toml"), "demo = true").unwrap();

    let argument = vestibule(folder.path(), &["--config", "other.toml", "check"]);
    let variable = Command::new(env!("CARGO_BIN_EXE_vestibule"))
        .arg("check")
        .current_dir(folder.path())
        .env_clear()
        .env("VESTIBULE_CONFIG", "other.toml")
        .output()
        .unwrap();

    assert_eq!((answer(&argument).0, answer(&variable).0), (0, 0));
}

#[test]
fn serving_with_a_mistake_prints_it_and_stops() {
    let folder = folder_with("demo = 1");

    let output = vestibule(folder.path(), &[]);

    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        errors,
        "gateway.toml:1:1 demo: must be true or false, not a number\n"
    );
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let folder = folder_with("");

    for arguments in [
        &["chekc"][..],
        &["check", "--format", "xml"],
        &["--nothing"],
    ] {
        let output = vestibule(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn secrets_are_fresh_and_long_enough() {
    let folder = folder_with("");

    let (code, one) = answer(&vestibule(folder.path(), &["secret"]));
    let (_, other) = answer(&vestibule(folder.path(), &["secret"]));

    assert_eq!((code, one.trim_end().len()), (0, 43));
    assert_ne!(one, other);
}

#[test]
fn the_schema_in_the_repository_is_the_one_of_the_program() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));

    let (code, printed) = answer(&vestibule(root, &["schema"]));

    assert_eq!(code, 0);
    let kept = fs::read_to_string(root.join("docs/gateway.schema.json")).unwrap();
    assert_eq!(printed, kept, "vestibule schema > docs/gateway.schema.json");
}

#[test]
fn the_shipped_configuration_has_no_problem_and_points_at_its_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));

    let (code, text) = answer(&vestibule(root, &["check", "--strict"]));

    assert_eq!(code, 0, "{text}");
    let shipped = fs::read_to_string(root.join("gateway.toml")).unwrap();
    assert!(shipped.starts_with("#:schema ./docs/gateway.schema.json\n"));
}

#[test]
fn a_shortened_session_secret_is_not_used() {
    let folder = folder_with("demo = true");
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("data/vestibule.secret"), "short").unwrap();

    let output = vestibule(folder.path(), &["serve"]);

    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        errors.contains("data/vestibule.secret: the session secret was shortened"),
        "{errors}"
    );
}

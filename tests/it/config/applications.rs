//! Applications, and what is said of kept tokens: every mistake with its place.

use super::{GOOD, load, seen, seen_with};

/// A good application for the tokens of a provider in [`GOOD`], and what stands instead: `(found, instead, the line that is seen)`.
#[rustfmt::skip]
const MISTAKES: &[(&str, &str, &str)] = &[
    ("key =", "kee =", "applications.shop.kee"),
    ("the-key-of-a-shop-which-is-32-bytes-long", "short", "applications.shop.key: has fewer than 32 bytes"),
    ("the-key-of-a-shop-which-is-32-bytes-long", "a key with spaces in it, thirty-two bytes", "applications.shop.key: holds something else"),
    ("key = \"the-key-of-a-shop-which-is-32-bytes-long\"", "", "applications.shop.key: is required"),
    ("key = \"the-key-of-a-shop-which-is-32-bytes-long\"", "key_env = \"UNSET\"", "applications.shop.key_env: the environment variable UNSET is not set"),
    ("key = \"the-key-of-a-shop-which-is-32-bytes-long\"", "key_file = \"/nowhere/key\"", "applications.shop.key_file: the file cannot be read"),
    ("providers = [\"acme\"]", "", "applications.shop.providers: names no provider"),
    ("providers = [\"acme\"]", "providers = []", "applications.shop.providers: names no provider"),
    ("providers = [\"acme\"]", "providers = [\"acmee\"]", "did you mean `acme`?"),
    ("providers = [\"acme\"]", "providers = [\"google\"]", "write tokens = true in [providers.google]"),
    ("[applications.shop]", "[applications.Shop-1]", "this is not a name of an application"),
    ("tokens = true", "tokens = false", "write tokens = true in [providers.acme]"),
    ("tokens = true", "tokens = \"true\"", "providers.acme.tokens"),
    ("revalidate = \"15m\"", "revalidate = \"15\"", "providers.acme.revalidate: is not a duration"),
    ("revalidate = \"15m\"", "revalidate = \"30s\"", "providers.acme.revalidate: must be at least 1m"),
    ("on_refresh_failure = \"keep\"", "on_refresh_failure = \"drop\"", "providers.acme.on_refresh_failure"),
    ("refresh.url = \"https://login.acme.example/refresh\"", "refresh.url = \"http://login.acme.example/\"", "providers.acme.refresh.url"),
    ("refresh.url = \"https://login.acme.example/refresh\"", "refresh.authorize = { state = \"x\" }", "belongs to the login itself"),
];

fn good() -> String {
    let acme = "issuer = \"https://login.acme.example\"\n";
    let kept = "tokens = true\nrevalidate = \"15m\"\non_refresh_failure = \"keep\"\nrefresh.url = \"https://login.acme.example/refresh\"\n";
    GOOD.replace(acme, &format!("{acme}{kept}"))
        + "\n[applications.shop]\nkey = \"the-key-of-a-shop-which-is-32-bytes-long\"\nproviders = [\"acme\"]\n"
}

#[test]
fn a_good_application_is_what_it_says() {
    let config = load(&good()).unwrap();

    assert_eq!(seen(&good()), Vec::<String>::new());
    let [shop] = config.applications.as_slice() else {
        panic!("there is one application");
    };
    assert_eq!((shop.name.as_str(), shop.providers.len()), ("shop", 1));
    assert_eq!(shop.providers[0].as_str(), "acme");
}

#[test]
fn every_mistake_about_tokens_is_told() {
    for (found, instead, expected) in MISTAKES {
        let text = good().replace(found, instead);
        assert_ne!(text, good(), "{found}");

        let lines = seen(&text);

        assert!(
            lines.iter().any(|line| line.contains(expected)),
            "{instead}: {lines:#?}"
        );
        assert!(!lines.concat().contains("the-key-of-a-shop"));
    }
}

#[test]
fn keys_that_do_nothing_without_tokens_are_told() {
    let lines = seen(&good().replace("tokens = true\n", ""));

    for key in ["revalidate", "on_refresh_failure"] {
        let told = format!("providers.acme.{key}: does nothing where no tokens are kept");
        assert!(lines.iter().any(|line| line.contains(&told)), "{lines:#?}");
    }
}

#[test]
fn no_two_applications_have_the_same_key() {
    let text = good()
        + "\n[applications.twin]\nkey = \"the-key-of-a-shop-which-is-32-bytes-long\"\nproviders = [\"acme\"]\n";

    let lines = seen(&text);

    assert!(
        lines
            .iter()
            .any(|line| line.contains("applications.twin.key: is the key of `shop` as well")),
        "{lines:#?}"
    );
}

#[test]
fn a_key_comes_in_one_of_three_forms() {
    let by_variable = good().replace(
        "key = \"the-key-of-a-shop-which-is-32-bytes-long\"",
        "key_env = \"SHOP_KEY\"",
    );
    let variables = [("SHOP_KEY", "another-key-of-the-shop-of-32-bytes")];
    let twice = good().replace("key = \"the", "key_env = \"SHOP_KEY\"\nkey = \"the");

    assert_eq!(seen_with(&by_variable, &variables), Vec::<String>::new());
    assert_eq!(seen_with(&twice, &variables).len(), 1);
    let replaced = [(
        "VESTIBULE__APPLICATIONS__SHOP__KEY",
        "another-key-of-the-shop-of-32-bytes",
    )];
    assert_eq!(seen_with(&by_variable, &replaced), Vec::<String>::new());
}

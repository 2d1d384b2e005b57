//! Every mistake, with its place and what to do.

use std::fs;

use vestibule::config::{self, Environment, Source};

use super::{GOOD, load, load_in, seen, seen_with};

/// What is found in [`GOOD`], what stands there instead, and the key of the one problem on that line.
#[rustfmt::skip]
const MISTAKES: &[(&str, &str, &str)] = &[
    ("public_url =", "public_ulr =", "public_ulr"),
    ("\"https://login.example.com/auth\"", "5", "public_url"),
    ("https://login.example.com/auth", "login.example.com", "public_url"),
    ("https://login.example.com/auth", "https://login.example.com/?a=b", "public_url"),
    ("https://login.example.com/auth", "https://me@login.example.com", "public_url"),
    ("demo = false", "demo = \"false\"", "demo"),
    ("demo = false", "demo = true", "demo"),
    ("demo = false", "dmeo = false", "dmeo"),
    ("demo = false", "presets = \"/nowhere/presets\"", "presets"),
    ("demo = false", "presets = [\"a\"]", "presets"),
    ("demo = false", "metrics = {}", "metrics"),
    ("[server]", "[sever]", "sever"),
    ("listen =", "listn =", "server.listn"),
    ("0.0.0.0:8080", "8080", "server.listen"),
    ("0.0.0.0:8080", "login.example.com:80", "server.listen"),
    ("0.0.0.0:8080", "unix:", "server.listen"),
    ("\"0.0.0.0:8080\"", "8080", "server.listen"),
    ("10.0.0.5", "10.0.0.300", "server.trusted_proxies.0"),
    ("10.1.0.0/24", "0.0.0.0/0", "server.trusted_proxies.1"),
    ("10.1.0.0/24", "::/0", "server.trusted_proxies.1"),
    ("[\"10.0.0.5\", \"10.1.0.0/24\"]", "\"10.0.0.5\"", "server.trusted_proxies"),
    ("\"10.0.0.5\"", "10", "server.trusted_proxies.0"),
    ("connect_timeout = \"2s\"", "connect_timeout = \"2\"", "outbound.connect_timeout"),
    ("connect_timeout = \"2s\"", "connect_timeout = 2", "outbound.connect_timeout"),
    ("connect_timeout = \"2s\"", "connect_timeout = \"20s\"", "outbound.connect_timeout"),
    ("connect_timeout = \"2s\"", "conect_timeout = \"2s\"", "outbound.conect_timeout"),
    ("timeout = \"9s\"", "timeout = \"fast\"", "outbound.timeout"),
    ("timeout = \"9s\"", "timeout = \"0s\"", "outbound.timeout"),
    ("timeout = \"9s\"", "ca_file = \"/nowhere/ca.pem\"", "outbound.ca_file"),
    ("http://proxy.example.com:3128", "proxy", "outbound.proxy"),
    ("http://proxy.example.com:3128", "socks5://proxy.example.com", "outbound.proxy"),
    ("store = \"embedded\"", "store = \"embeded\"", "session.store"),
    ("store = \"embedded\"", "store = \"redis\"", "session.store"),
    ("store = \"embedded\"", "store = true", "session.store"),
    ("secrets_env = \"SESSION_SECRETS\"", "secrets_env = \"UNSET\"", "session.secrets_env"),
    ("secrets_env = \"SESSION_SECRETS\"", "secret_env = \"SESSION_SECRETS\"", "session.secret_env"),
    ("secrets_env = \"SESSION_SECRETS\"", "secrets = [\"short\"]", "session.secrets.0"),
    ("secrets_env = \"SESSION_SECRETS\"", "secrets = []", "session.secrets"),
    ("secrets_env = \"SESSION_SECRETS\"", "secrets = \"short\"", "session.secrets"),
    ("secrets_env = \"SESSION_SECRETS\"", "secrets_file = \"/nowhere/secrets\"", "session.secrets_file"),
    ("idle_timeout = \"4h\"", "idle_timeout = \"8d\"", "session.idle_timeout"),
    ("idle_timeout = \"4h\"", "idle_timeout = \"1500ms\"", "session.idle_timeout"),
    ("idle_timeout = \"4h\"", "idle_timeuot = \"4h\"", "session.idle_timeuot"),
    ("lifetime = \"7d\"", "lifetime = \"500d\"", "session.lifetime"),
    ("lifetime = \"7d\"", "lifetime = \"a week\"", "session.lifetime"),
    ("\".example.com\"", "\".example.org\"", "session.cookie_domain"),
    ("\".example.com\"", "\".com\"", "session.cookie_domain"),
    ("\".example.com\"", "\"ample.com\"", "session.cookie_domain"),
    ("\".example.com\"", "\"127.0.0.1\"", "session.cookie_domain"),
    ("\"/home\"", "\"//evil.example\"", "login.default_return_to"),
    ("\"/home\"", "\"https://evil.example/\"", "login.default_return_to"),
    ("\"/home\"", "'/\\evil.example'", "login.default_return_to"),
    ("\"/home\"", "\"/./\\t/evil.example\"", "login.default_return_to"),
    ("\"/home\"", "\"/.//evil.example\"", "login.default_return_to"),
    ("https://app.example.com", "https://app.example.com/path", "login.return_to_origins.0"),
    ("https://app.example.com", "http://app.example.com", "login.return_to_origins.0"),
    ("https://app.example.com", "*", "login.return_to_origins.0"),
    ("https://app.example.com", "https://*.example.com", "login.return_to_origins.0"),
    ("auto_redirect = false", "auto_redirect = \"no\"", "login.auto_redirect"),
    ("auto_redirect = false", "link = \"yes\"", "login.link"),
    ("auto_redirect = false", "links = true", "login.links"),
    ("last_used = \"first\"", "last_used = \"frist\"", "login.last_used"),
    ("[theme]", "[themes]", "themes"),
    ("name = \"Example\"", "dir = \"/nowhere/theme\"", "theme.dir"),
    ("name = \"Example\"", "logo = \"a.png\"", "theme.logo"),
    ("[providers.google]", "[providers.gogle]", "providers.gogle"),
    ("[providers.google]", "[providers.Google]", "providers.Google"),
    ("[providers.google]", "[provider.google]", "provider"),
    ("client_id = \"google-client\"\n", "client_id = \"\"\n", "providers.google.client_id"),
    ("client_id = \"google-client\"\n", "clientid = \"google-client\"\n", "providers.google.clientid"),
    ("client_id = \"google-client\"\n", "client_id = 12345\n", "providers.google.client_id"),
    ("\"GOOGLE_SECRET\"", "\"UNSET\"", "providers.google.client_secret_env"),
    ("client_secret_env = \"GOOGLE_SECRET\"", "client_secret_file = \"/nowhere/s\"", "providers.google.client_secret_file"),
    ("extra_scopes = [\"openid\"]", "extra_scopes = \"openid\"", "providers.google.extra_scopes"),
    ("extra_scopes = [\"openid\"]", "extra_scopes = [1]", "providers.google.extra_scopes.0"),
    ("client_secret_env = \"GOOGLE_SECRET\"", "client_secret_env = \"X\"\nclient_secret = \"x\"", "providers.google.client_secret_env"),
    ("display_name =", "name =", "providers.acme.name"),
    ("https://login.acme.example", "http://login.acme.example", "providers.acme.issuer"),
    ("https://login.acme.example", " https://login.acme.example", "providers.acme.issuer"),
    ("https://login.acme.example", "https://login.acme.example/ ", "providers.acme.issuer"),
    ("https://login.acme.example", "https://login.acme.example/.well-known/openid-configuration", "providers.acme.issuer"),
    ("https://login.acme.example", "https://login.acme.example/?tenant=1", "providers.acme.issuer"),
    ("display_name = \"Acme\"", "display_name = \"\"", "providers.acme.display_name"),
    ("display_name = \"Acme\"", "display_name = \" \"", "providers.acme.display_name"),
    ("issuer =", "isuer =", "providers.acme.isuer"),
    ("client_secret = \"acme-secret\"", "client_secret = \"\"", "providers.acme.client_secret"),
    ("client_secret = \"acme-secret\"", "client_secert = \"acme-secret\"", "providers.acme.client_secert"),
    ("pkce = \"s256\"", "pkce = \"plain\"", "providers.acme.pkce"),
    ("pkce = \"s256\"", "nonce = \"yes\"", "providers.acme.nonce"),
    ("pkce = \"s256\"", "ca_file = \"/nowhere/ca.pem\"", "providers.acme.ca_file"),
    ("pkce = \"s256\"", "listen = \"x\"", "providers.acme.listen"),
    ("timeout = \"5s\"", "timeout = \"soon\"", "providers.acme.timeout"),
    ("preset = \"gitlab\"", "preset = \"gitlba\"", "providers.staff.preset"),
    ("protocol = \"oauth2\"", "protocol = \"oauth\"", "providers.forge.protocol"),
    ("authorize = \"https", "authorise = \"https", "providers.forge.endpoints.authorise"),
    ("\"https://forge.example/token\"", "\"nowhere\"", "providers.forge.endpoints.token"),
    ("as = \"user\", url", "as = \"user\", uri", "providers.forge.userinfo.0.uri"),
    ("https://forge.example/user", "https://forge.example/{callback.id}", "providers.forge.userinfo.0.url"),
    ("sub = \"user.id\"", "sub = \"user.[\"", "providers.forge.profile.sub"),
    ("sub = \"user.id\"", "sub = \"'user.id'\"", "providers.forge.profile.sub"),
    ("name = \"user.name\"", "email = \"user.mail\", email_verified = \"user.mail && `true`\"", "providers.forge.profile.email_verified"),
    ("profile = { sub = \"user.id\", name = \"user.name\" }", "profile = \"user\"", "providers.forge.profile"),
    ("name = \"user.name\"", "nmae = \"user.name\"", "providers.forge.profile.nmae"),
];

#[test]
fn every_mistake_is_told_once_with_its_line_and_its_key() {
    let mut wrong = Vec::new();
    for (before, after, key) in MISTAKES {
        let offset = GOOD
            .find(before)
            .unwrap_or_else(|| panic!("{before} is not in the text"));
        let text = GOOD.replacen(before, after, 1);
        let line = GOOD[..offset].matches('\n').count() + 1;

        let problems = load(&text).err().unwrap_or_default();

        let right = matches!(problems.as_slice(), [problem]
            if problem.line == Some(line) && problem.key == *key && problem.source == "gateway.toml");
        if !right {
            let seen: Vec<String> = problems.iter().map(ToString::to_string).collect();
            wrong.push(format!(
                "{before} -> {after}: wanted line {line}, {key}; seen {seen:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_mistakes_are_told_at_once_from_top_to_bottom() {
    let text = r#"public_url = "http://login.example.com"
lifetime = "3d"

[server]
listen = "8080"
trusted_proxies = ["0.0.0.0/0"]

[session]
store = "redis"
idle_timeout = 30

[providers.gogle]
client_id = "x"

[providers.github]
client_secret_env = "UNSET"
scopes = "read:user"
"#;

    let seen = seen_with(text, &[("VESTIBULE__SERVER__LISTN", "[::1]:80")]);

    assert_eq!(
        seen,
        [
            "gateway.toml:1:1 public_url: must be https (http is for loopback addresses only); write https://, and let a proxy in front end TLS",
            "gateway.toml:2:1 lifetime: unknown key; it belongs in [session]",
            "gateway.toml:5:1 server.listen: this is not an address to listen on; write \"127.0.0.1:8080\", or \"0.0.0.0:8080\" for every address of this machine",
            "gateway.toml:6:20 server.trusted_proxies.0: this would believe what any client says about its address; name the networks of your proxies",
            "gateway.toml:9:1 session.store: the address of the Redis is missing; write redis_url_env = \"REDIS_URL\", or redis_url = \"redis://localhost\"",
            "gateway.toml:10:1 session.idle_timeout: must be text, not a number; write it like \"8h\"",
            "gateway.toml:12:12 providers.gogle: there is no preset `gogle`; did you mean `google`? Otherwise write its issuer, or protocol = \"oauth2\"",
            "gateway.toml:15:12 providers.github.client_id: is required; it is shown where the provider registered this gateway",
            "gateway.toml:16:1 providers.github.client_secret_env: the environment variable UNSET is not set",
            "gateway.toml:17:1 providers.github.scopes: must be a list of texts, not text; put it in brackets: [\"…\"]",
            "environment VESTIBULE__SERVER__LISTN: server.listn: unknown key; did you mean `listen`?",
        ]
    );
}

#[test]
fn every_line_that_is_not_toml_is_told() {
    let seen = seen("demo = \n[login]\nlast_used = off\nauto_redirect = true\n");

    assert_eq!(seen.len(), 2, "{seen:#?}");
    assert!(seen[0].starts_with("gateway.toml:1:"), "{}", seen[0]);
    assert!(seen[1].starts_with("gateway.toml:3:"), "{}", seen[1]);
}

#[test]
fn a_byte_that_is_not_utf8_is_placed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gateway.toml");
    fs::write(&path, b"demo = true\n# caf\xe9\n").unwrap();

    let problems = config::load(Source::file(&path), &Environment::default()).unwrap_err();

    assert_eq!((problems[0].line, problems[0].column), (Some(2), Some(6)));
}

#[test]
fn a_missing_file_is_a_problem() {
    let problems = config::load(
        Source::file("/nowhere/gateway.toml"),
        &Environment::default(),
    )
    .unwrap_err();

    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].message, "cannot be read: there is no such file");
}

#[test]
fn mistakes_in_the_environment_name_the_variable() {
    let variables = [
        ("VESTIBULE__DEMO", "maybe"),
        ("VESTIBULE__LOGIN__LAST_USED", "bagde"),
        ("VESTIBULE__PROVIDERS__ACME__TIMEOUT", "soon"),
        ("VESTIBULE__SERVER", "x"),
    ];

    let seen = seen_with(GOOD, &variables);

    assert_eq!(
        seen[..2],
        [
            "environment VESTIBULE__DEMO: demo: must be true or false, not text; write true or false",
            "environment VESTIBULE__LOGIN__LAST_USED: login.last_used: \"bagde\" is not \"badge\", \"first\" or \"off\"; did you mean \"badge\"?",
        ]
    );
    assert!(
        seen[2].starts_with(
            "environment VESTIBULE__PROVIDERS__ACME__TIMEOUT: providers.acme.timeout: "
        )
    );
    assert_eq!(
        seen[3],
        "environment VESTIBULE__SERVER: server: must be a table, not text"
    );
}

#[test]
fn mistakes_in_a_preset_of_the_operator_name_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let presets = folder.path().join("p");
    fs::create_dir(&presets).unwrap();
    fs::write(
        presets.join("forge.toml"),
        "protocol = 'oidc'\nissuer = 'nowhere'\n\nscops = ['a']\n",
    )
    .unwrap();
    let text = "presets = 'p'\n[providers.forge]\nclient_id = 'x'";

    let problems = load_in(folder.path(), text).unwrap_err();

    let file = presets.join("forge.toml").display().to_string();
    let places: Vec<_> = problems
        .iter()
        .map(|p| (p.source.as_str(), p.line, p.key.as_str()))
        .collect();
    assert_eq!(
        places,
        [
            (file.as_str(), Some(2), "issuer"),
            (file.as_str(), Some(4), "scops")
        ]
    );
}

#[test]
fn what_a_preset_needs_is_asked_of_the_section() {
    let seen = seen("[providers.apple]\nclient_id = 'x'\nprivate_key_env = 'UNSET'\n");

    assert!(!seen.is_empty());
    for line in seen {
        assert!(line.starts_with("gateway.toml:"), "{line}");
    }
}

#[test]
fn every_key_of_a_redis_is_warned_about_where_sessions_are_kept_elsewhere() {
    for key in [
        "redis_url",
        "redis_url_file",
        "redis_url_env",
        "redis_ca_file",
        "redis_prefix",
    ] {
        let text = format!("demo = true\n[session]\n{key} = \"x\"\n");

        assert_eq!(
            seen(&text),
            [format!(
                "warning: gateway.toml:3:1 session.{key}: is not used: sessions are kept elsewhere; write store = \"redis\", or remove it"
            )]
        );
    }
}

#[test]
fn a_shared_cookie_is_not_for_everybody_s_domain() {
    for (host, domain) in [
        ("login.github.io", ".github.io"),
        ("a.co.uk", "co.uk"),
        ("login.intranet", "intranet"),
    ] {
        let text = GOOD
            .replace("login.example.com", host)
            .replace("\".example.com\"", &format!("\"{domain}\""));

        let problems = load(&text).unwrap_err();

        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].key, "session.cookie_domain", "{domain}");
    }
}

//! The built program in an environment of its own: proxies that are there by chance, and what the log says at its loudest.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio};

use url::Url;

use crate::support::browser::{Browser, Request, Site};
use crate::support::gateway::oidc;
use crate::support::idp::{FakeIdp, RawServer};

/// A running program that ends with its test.
struct Program {
    child: Child,
    stdout: BufReader<ChildStdout>,
    public_url: String,
    address: std::net::SocketAddr,
    folder: tempfile::TempDir,
}

impl Program {
    fn start(sections: &str, environment: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let public_url = "http://localhost:4711".to_owned();
        let text = format!(
            "public_url = \"{public_url}\"\n[server]\nlisten = \"127.0.0.1:0\"\n{sections}"
        );
        fs::write(folder.path().join("gateway.toml"), text).expect("a file can be written");
        let mut child = Command::new(env!("CARGO_BIN_EXE_vestibule"))
            .current_dir(folder.path())
            .env_clear()
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(File::create(folder.path().join("log")).expect("a file can be made"))
            .spawn()
            .expect("the program runs");
        let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut line = String::new();
        stdout
            .read_line(&mut line)
            .expect("it says where it listens");
        let address = line
            .split_whitespace()
            .find_map(|word| word.trim_end_matches('.').parse().ok())
            .unwrap_or_else(|| panic!("no address in {line:?}"));
        Self {
            child,
            stdout,
            public_url,
            address,
            folder,
        }
    }

    fn browser(&self) -> Browser {
        Browser::new().reaching(&self.public_url, self.address)
    }

    /// Ends it and gives everything it ever said.
    fn end(mut self) -> String {
        self.child.kill().expect("it runs");
        let mut said = fs::read_to_string(self.folder.path().join("log")).expect("a log is text");
        self.stdout
            .read_to_string(&mut said)
            .expect("answers are text");
        said
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself or by the test.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[actix_web::test]
async fn a_proxy_of_the_environment_is_used_only_where_the_operator_says_so() {
    for (outbound, by_proxy) in [("", false), ("[outbound]\nproxy = \"environment\"\n", true)] {
        let idp = FakeIdp::start();
        let proxy = RawServer::start("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n");
        let url = proxy.url("");
        let environment = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"];
        let environment = environment.map(|name| (name, url.as_str()));
        let program = Program::start(&format!("{outbound}{}", oidc("acme", &idp)), &environment);

        let start = format!("{}/login/acme", program.public_url);
        program.browser().get(&start).await;

        // The proxy leads nowhere, so after a second it is asked again, in the background.
        assert_eq!(
            (proxy.hits() > 0, idp.hits("discovery") > 0),
            (by_proxy, !by_proxy),
            "{outbound}"
        );
    }
}

/// A sign-in, a refused one and an error with markup, all of them logged as loudly as can be.
#[actix_web::test]
async fn the_log_at_its_loudest_has_no_secret_no_code_and_no_markup() {
    let idp = FakeIdp::start();
    let secret = "the-client-secret-nobody-may-see";
    idp.client("client", Some(secret));
    let section = format!("{}client_secret = \"{secret}\"\n", oidc("acme", &idp));
    let program = Program::start(&section, &[("RUST_LOG", "trace")]);
    let mut browser = program.browser();
    let start = format!("{}/login/acme", program.public_url);
    let mut hidden = vec![secret.to_owned(), "janedoe@example.com".to_owned()];
    let mut statuses = Vec::new();
    for markup in [false, true] {
        let page = browser.get(&start).await.location();
        let url = Url::parse(&page).expect("this is a URL");
        let params = url.query_pairs().into_owned();
        hidden.extend(
            params
                .filter(|(name, _)| name == "nonce" || name == "state")
                .map(|(_, value)| value),
        );
        let mut answer = idp.authorize(&page);
        hidden.push(answer.get("code").to_owned());
        if markup {
            answer = answer
                .error("<script>alert(1)</script>")
                .and("error_description", "<b>zebra</b>");
        }
        let request = Request::get(&answer.url()).from(Site::Cross);
        statuses.push(browser.send(request).await.status);
    }
    hidden.extend(
        browser
            .cookies()
            .iter()
            .filter(|cookie| cookie.value.len() > 20)
            .map(|cookie| cookie.value.clone()),
    );
    for request in idp.received() {
        hidden.extend(request.bearer().map(str::to_owned));
        hidden.extend(request.param("code_verifier"));
        hidden.extend(request.header("authorization").map(str::to_owned));
    }

    let said = program.end();

    assert_eq!(statuses, [303, 502]);
    assert!(
        said.contains("TRACE") && said.contains("signed_in") && said.contains("provider_refused"),
        "{said}"
    );
    for text in hidden
        .iter()
        .map(String::as_str)
        .chain(["<script>", "zebra", "janedoe"])
    {
        assert!(!said.contains(text), "the log has {text:?}");
    }
}

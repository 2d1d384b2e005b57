//! What stands in the house: nginx with the configuration of the example, the application of the example, a gateway and a provider.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

use crate::support::browser::Browser;
use crate::support::gateway::{TestGateway, clock, oidc};
use crate::support::idp::FakeIdp;
use crate::support::node::Node;
use crate::support::program::{Program, free_port};

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/nginx");

/// A file of the example.
pub(super) fn example(name: &str) -> String {
    fs::read_to_string(Path::new(EXAMPLE).join(name)).expect("the example has this file")
}

/// A running nginx; it is killed when it goes.
pub(super) struct Nginx {
    process: Child,
    folder: TempDir,
}

impl Nginx {
    /// The example's nginx at a port of this machine, in front of a gateway and an application.
    pub(super) fn start(port: u16, gateway: SocketAddr, application: SocketAddr) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut text = example("nginx.conf");
        for (written, meant) in [
            ("127.0.0.1:8000", format!("127.0.0.1:{port}")),
            ("127.0.0.1:8080", gateway.to_string()),
            ("127.0.0.1:3000", application.to_string()),
        ] {
            assert!(text.contains(written), "the example has no {written}");
            text = text.replace(written, &meant);
        }
        fs::write(folder.path().join("nginx.conf"), text).expect("a file can be written");
        // One process, so that killing it leaves none behind; and its notices, the first of which says that it listens.
        let mut process = Command::new(program())
            .arg("-p")
            .arg(folder.path())
            .args(["-c", "nginx.conf", "-e", "stderr"])
            .args(["-g", "master_process off; error_log stderr notice;"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("nginx is installed: run tests/run");
        let mut notices = BufReader::new(process.stderr.take().expect("its errors are piped"));
        let mut said = String::new();
        while !said.contains("event method") {
            let read = notices.read_line(&mut said).expect("it writes text");
            assert!(read > 0, "nginx does not start: {said}");
        }
        // Whatever else it says is for nobody, but must not fill the pipe.
        std::thread::spawn(move || std::io::copy(&mut notices, &mut std::io::sink()));
        Self { process, folder }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Debian keeps it where only administrators look.
fn program() -> &'static str {
    let beside = "/usr/sbin/nginx";
    if Path::new(beside).exists() {
        beside
    } else {
        "nginx"
    }
}

/// The application of the example.
pub(super) struct Application {
    _node: Node,
    address: SocketAddr,
}

impl Application {
    /// At a port of its own choice, asking this gateway.
    pub(super) fn start(gateway: &str) -> Self {
        let environment = [("PORT", "0"), ("GATEWAY", gateway)];
        let (node, line) = Node::start("examples/nginx", "app.mjs", &environment);
        let address = line.trim().rsplit(' ').next().unwrap_or_default();
        let address = address.parse().expect("it says where it is");
        Self {
            _node: node,
            address,
        }
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }
}

/// nginx in front of a gateway with one provider; the application's place is empty.
pub(super) struct House {
    pub(super) idp: FakeIdp,
    pub(super) gateway: TestGateway,
    nginx: Nginx,
    public_url: String,
    port: u16,
}

impl House {
    /// At `http://localhost:PORT/auth`, where browsers find it by themselves.
    pub(super) fn on_this_machine() -> Self {
        let port = free_port();
        Self::on(&format!("http://localhost:{port}/auth"), port)
    }

    /// Under a public address, as if TLS had ended in front of nginx.
    pub(super) fn at(public_url: &str) -> Self {
        Self::on(public_url, free_port())
    }

    fn on(public_url: &str, port: u16) -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let rest =
            "[server]\ntrusted_proxies = [\"127.0.0.1\"]\n[login]\ndefault_return_to = \"/\"\n";
        let gateway = TestGateway::start_at(public_url, &clock, &(oidc("acme", &idp) + rest));
        let nginx = Nginx::start(port, gateway.address(), Program::at(free_port()));
        Self {
            idp,
            gateway,
            nginx,
            public_url: public_url.to_owned(),
            port,
        }
    }

    /// Where nginx is.
    pub(super) fn address(&self) -> SocketAddr {
        Program::at(self.port)
    }

    /// A browser that finds nginx under the public address.
    pub(super) fn browser(&self) -> Browser {
        Browser::new().reaching(&self.public_url, self.address())
    }

    /// What nginx wrote about requests.
    pub(super) fn access_log(&self) -> String {
        fs::read_to_string(self.nginx.folder.path().join("access.log")).expect("nginx keeps a log")
    }
}

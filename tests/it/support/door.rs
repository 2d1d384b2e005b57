//! `Door`: a gateway that is knocked at with bytes.

use std::net::SocketAddr;

use super::gateway::{TestGateway, clock, oidc};
use super::idp::FakeIdp;
use super::knock::{Heard, knock};

/// A gateway with one provider that answers by query, `acme`, and one that answers by form, `posts`.
pub(crate) struct Door {
    _idp: FakeIdp,
    gateway: TestGateway,
    pub(crate) host: String,
}

impl Door {
    pub(crate) fn new() -> Self {
        let clock = clock();
        let idp = FakeIdp::start_with("acme", clock.clone());
        let toml = oidc("acme", &idp) + &oidc("posts", &idp) + "response_mode = \"form_post\"\n";
        let gateway = TestGateway::start(&clock, &toml);
        let host = format!("localhost:{}", gateway.address().port());
        Self {
            _idp: idp,
            gateway,
            host,
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.gateway.address()
    }

    /// A request whose last lines and body are given as bytes.
    pub(crate) fn send(&self, line: &[u8], headers: &[u8], body: &[u8]) -> Option<Heard> {
        let length = body.len();
        let start = format!(
            " HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {length}\r\n",
            self.host
        );
        let request = [line, start.as_bytes(), headers, b"\r\n", body].concat();
        knock(self.address(), &request)
    }
}

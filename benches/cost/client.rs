//! Client: HTTP/1.1 on one connection that stays open, as cheap as it can be.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use crate::support::walk::{HOST, callback, cookies};

/// No answer takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A connection that stays open.
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_nodelay(true).expect("a socket takes the option");
        stream
            .set_read_timeout(Some(PATIENCE))
            .expect("a socket takes the option");
        Self {
            stream: BufReader::new(stream),
        }
    }

    /// Sends a GET and waits for its answer.
    pub(crate) fn get(&mut self, target: &str, cookie: &str) -> Answer {
        self.send(&request(target, cookie));
        self.receive()
    }

    pub(crate) fn send(&mut self, request: &str) {
        self.stream
            .get_mut()
            .write_all(request.as_bytes())
            .expect("the server reads");
    }

    pub(crate) fn receive(&mut self) -> Answer {
        let status = self.line();
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok());
        let mut headers = Vec::new();
        loop {
            let line = self.line();
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').expect("a header has a colon");
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        let mut answer = Answer {
            status: status.expect("the answer has a status"),
            headers,
            body: Vec::new(),
        };
        let length = answer.header("content-length");
        let length = length.and_then(|length| length.parse().ok());
        answer.body.resize(length.unwrap_or(0), 0);
        self.stream
            .read_exact(&mut answer.body)
            .expect("the body comes whole");
        answer
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.stream
            .read_line(&mut line)
            .expect("the server answers");
        line.truncate(line.trim_end().len());
        line
    }

    /// A whole login at the provider `one`, and the session's cookie. The provider's page is left out: its code is the nonce.
    pub(crate) fn sign_in(&mut self) -> String {
        let start = self.get("/login/one", "");
        let callback = self.get(&callback(start.location()), &start.cookies());
        assert_eq!(callback.status, 303, "the login ends well");
        callback.cookies()
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location").expect("the answer leads on")
    }

    /// Every cookie that it sets and does not remove, as a browser sends them back.
    pub(crate) fn cookies(&self) -> String {
        cookies(
            self.headers
                .iter()
                .filter(|(name, _)| name == "set-cookie")
                .map(|(_, value)| value.as_str()),
        )
    }
}

/// The request of a browser that has these cookies.
pub(crate) fn request(target: &str, cookie: &str) -> String {
    let cookie = match cookie {
        "" => String::new(),
        cookie => format!("Cookie: {cookie}\r\n"),
    };
    format!("GET {target} HTTP/1.1\r\nHost: {HOST}\r\nAccept: application/json\r\n{cookie}\r\n")
}

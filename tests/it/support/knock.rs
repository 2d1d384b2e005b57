//! Knock: bytes on a socket, for requests that no HTTP library would send, and what came back.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// What came back, as far as it is HTTP.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    pub(crate) status: u16,
    /// In their order, names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// Sends these bytes over a connection of their own and reads until the server closes it; `None` when it said nothing.
pub(crate) fn knock(address: SocketAddr, bytes: &[u8]) -> Option<Heard> {
    let mut stream = open(address);
    // A server that has heard enough may close before everything was said.
    let _ = stream.write_all(bytes);
    hear(&mut stream)
}

/// A connection on which the rest of a request may follow later.
pub(crate) fn open(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the server listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .expect("a socket takes a time-out");
    stream
}

/// Reads the first answer on a connection, to its end.
pub(crate) fn hear(stream: &mut TcpStream) -> Option<Heard> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        match stream.read(&mut chunk) {
            Ok(length) if length > 0 => bytes.extend_from_slice(&chunk[..length]),
            _ => return parse(&bytes),
        }
        if let Some(heard) = parse(&bytes).filter(Heard::is_whole) {
            return Some(heard);
        }
    }
}

/// A GET of this target, with these headers after `Host`; the connection ends with it.
pub(crate) fn get(
    address: SocketAddr,
    target: &str,
    host: &str,
    headers: &[(&str, &str)],
) -> Heard {
    let lines: Vec<String> = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let text = format!(
        "GET {target} HTTP/1.1\r\nHost: {host}\r\n{}Connection: close\r\n\r\n",
        lines.concat()
    );
    knock(address, text.as_bytes()).expect("the server answers")
}

impl Heard {
    /// The first header of this name, empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    fn is_whole(&self) -> bool {
        let length = self.header("content-length").parse();
        length.is_ok_and(|length: usize| self.body.len() >= length)
    }
}

fn parse(bytes: &[u8]) -> Option<Heard> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Some(Heard {
        status,
        headers,
        body: bytes[end + 4..].to_vec(),
    })
}

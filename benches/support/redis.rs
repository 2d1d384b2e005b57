//! A Redis of its own: it writes nothing down, and is killed when it goes.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long it may take to start.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Redis {
    child: Child,
    port: u16,
}

impl Redis {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        drop(listener);
        let child = Command::new("redis-server")
            .args(["--port", &port.to_string(), "--bind", "127.0.0.1"])
            .args(["--save", "", "--appendonly", "no"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("redis-server is installed");
        let redis = Self { child, port };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < PATIENCE, "it does not start");
            thread::yield_now();
        }
        redis
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// What it holds, in bytes, indexes and its own bookkeeping among it.
    #[allow(
        dead_code,
        clippy::allow_attributes,
        reason = "one of the benches that share this asks"
    )]
    pub(crate) fn used_memory(&self) -> u64 {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        let mut stream = BufReader::new(stream);
        stream
            .get_mut()
            .write_all(b"INFO memory\r\n")
            .expect("it reads");
        let mut line = String::new();
        stream.read_line(&mut line).expect("it answers");
        let length = line.trim_start_matches('$').trim().parse();
        let mut text = vec![0; length.expect("it tells the length")];
        stream.read_exact(&mut text).expect("it answers");
        let text = String::from_utf8_lossy(&text);
        let line = text
            .lines()
            .find_map(|line| line.strip_prefix("used_memory:"));
        let number = line.and_then(|number| number.trim().parse().ok());
        number.expect("it tells")
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

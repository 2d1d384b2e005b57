//! `RedisServer`: a real Redis on a port of its own, to be stopped, paused and started again.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use redis::{FromRedisValue, RedisResult, Value};
use tempfile::TempDir;

use super::program::free_port;

/// How long anything here may take before a test gives up on it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(90);

/// What the docs say that a user of the gateway must be allowed.
pub(crate) const ALLOWED: &str = include_str!("../../data/redis_acl.txt");

/// A Redis. It is killed when it goes.
pub(crate) struct RedisServer {
    child: Option<Child>,
    port: u16,
    folder: TempDir,
    arguments: Vec<String>,
    url: String,
}

impl RedisServer {
    /// One that forgets everything when it ends.
    pub(crate) fn start() -> Self {
        Self::with(&["--appendonly", "no"])
    }

    /// One that has written down what it acknowledges.
    pub(crate) fn durable() -> Self {
        Self::with(&["--appendonly", "yes", "--appendfsync", "always"])
    }

    /// With these options besides.
    pub(crate) fn with(options: &[&str]) -> Self {
        let port = free_port();
        let port_option = port.to_string();
        let options = [&["--port", &port_option], options].concat();
        Self::at(&options, port, &format!("redis://127.0.0.1:{port}"))
    }

    /// With these options alone, reached by its tests under `url`.
    pub(crate) fn at(options: &[&str], port: u16, url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let common = ["--bind", "127.0.0.1", "--save", "", "--loglevel", "warning"];
        let arguments = common.iter().chain(options);
        let mut server = Self {
            child: None,
            port,
            folder,
            arguments: arguments.map(|text| (*text).to_owned()).collect(),
            url: url.to_owned(),
        };
        server.restart();
        server
    }

    /// A sentinel among others: they agree by `quorum` that the master is gone. On a busy machine they must not think so of one that is slow.
    pub(crate) fn sentinel(master: &Self, quorum: u8) -> Self {
        let port = free_port();
        let folder = tempfile::tempdir().expect("a folder can be made");
        let config = folder.path().join("sentinel.conf");
        let text = format!(
            "port {port}\nbind 127.0.0.1\nsentinel monitor main 127.0.0.1 {} {quorum}\n\
             sentinel down-after-milliseconds main 3000\nsentinel failover-timeout main 5000\n",
            master.port
        );
        std::fs::write(&config, text).expect("a file can be written");
        let mut server = Self {
            child: None,
            port,
            arguments: vec![config.display().to_string(), "--sentinel".to_owned()],
            folder,
            url: format!("redis://127.0.0.1:{port}"),
        };
        server.restart();
        server
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// `127.0.0.1:PORT`.
    pub(crate) fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The section `[session]` of a gateway that keeps its sessions here.
    pub(crate) fn session(&self) -> String {
        session(&self.url)
    }

    /// Starts it anew, on what it wrote down, and waits until it answers.
    pub(crate) fn restart(&mut self) {
        self.kill();
        let child = Command::new("redis-server")
            .args(&self.arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("redis-server is installed: see tests/run");
        self.child = Some(child);
        until("Redis does not start", || {
            self.try_ask::<Value>(&["PING"]).is_ok()
        });
    }

    /// Ends it without a warning.
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Lets it do nothing, its connections still open.
    pub(crate) fn pause(&self) {
        self.signal("-STOP");
    }

    pub(crate) fn go_on(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, name: &str) {
        let child = self.child.as_ref().expect("it runs");
        let id = child.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status();
        assert!(sent.expect("there is a kill").success());
    }

    /// Asks it something.
    pub(crate) fn ask<T: FromRedisValue>(&self, words: &[&str]) -> T {
        let answer = self.try_ask(words);
        answer.unwrap_or_else(|error| panic!("{words:?}: {error}"))
    }

    pub(crate) fn try_ask<T: FromRedisValue>(&self, words: &[&str]) -> RedisResult<T> {
        let client = redis::Client::open(self.url.as_str())?;
        let mut connection = client.get_connection_with_timeout(PATIENCE)?;
        let mut command = redis::cmd(words[0]);
        command.arg(&words[1..]);
        command.query(&mut connection)
    }

    /// How often each command was called since [`RedisServer::forget_calls`].
    pub(crate) fn calls(&self, command: &str) -> u64 {
        let text: String = self.ask(&["INFO", "commandstats"]);
        let start = format!("cmdstat_{command}:calls=");
        let line = text.lines().find_map(|line| line.strip_prefix(&start));
        let count = line.and_then(|rest| rest.split(',').next());
        count.map_or(0, |count| count.parse().expect("a count is a number"))
    }

    /// Everything it holds, names and values, as it would be copied.
    pub(crate) fn everything(&self) -> Vec<u8> {
        let names: Vec<Vec<u8>> = self.ask(&["KEYS", "*"]);
        let client = redis::Client::open(self.url.as_str()).expect("its address is good");
        let mut connection = client.get_connection().expect("it answers");
        let mut all = Vec::new();
        for name in names {
            all.extend_from_slice(&name);
            let kind: String = ask(&mut connection, "TYPE", &name, &[]);
            let value: Value = match kind.as_str() {
                "hash" => ask(&mut connection, "HGETALL", &name, &[]),
                "zset" => ask(&mut connection, "ZRANGE", &name, &["0", "-1"]),
                _ => ask(&mut connection, "GET", &name, &[]),
            };
            append(&mut all, value);
        }
        all
    }
}

impl Drop for RedisServer {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The section `[session]` of a gateway that keeps its sessions there.
pub(crate) fn session(url: &str) -> String {
    format!(
        "\n[session]\nstore = \"redis\"\nredis_url = \"{url}\"\nsecrets = [\"a secret for tests, thirty-two bytes\"]\n"
    )
}

/// Waits until something holds.
pub(crate) fn until(otherwise: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < deadline, "{otherwise}");
        // What is waited for needs the processor, too.
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The file of a socket that a Redis listens at.
pub(crate) fn socket_in(folder: &Path) -> PathBuf {
    folder.join("redis.sock")
}

fn ask<T: FromRedisValue>(
    connection: &mut redis::Connection,
    command: &str,
    name: &[u8],
    more: &[&str],
) -> T {
    let mut command = redis::cmd(command);
    command.arg(name).arg(more);
    command.query(connection).expect("it answers")
}

fn append(all: &mut Vec<u8>, value: Value) {
    match value {
        Value::BulkString(bytes) => all.extend(bytes),
        Value::SimpleString(text) => all.extend(text.into_bytes()),
        Value::Array(values) => values.into_iter().for_each(|value| append(all, value)),
        other => all.extend(format!("{other:?}").into_bytes()),
    }
}

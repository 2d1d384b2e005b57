//! Program: the built binary as a process, with what it says.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{LazyLock, mpsc};
use std::thread::{self, JoinHandle};

/// A gateway that listens. It is killed when it goes.
pub(crate) struct Program {
    child: Child,
    output: Option<JoinHandle<String>>,
    errors: Option<JoinHandle<String>>,
}

/// How a program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// None when a signal ended it.
    pub(crate) code: Option<i32>,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// How many runs of these tests may share a machine, and how many ports each has for itself.
const LANES: u16 = 10;
const LANE: u16 = 1000;

/// The ports of this run, as no other has them: the first of them stays taken for as long as the run lasts.
struct Lane {
    first: u16,
    _taken: TcpListener,
}

impl Lane {
    fn take() -> Self {
        let start = u16::try_from(std::process::id() % u32::from(LANES)).expect("it is small");
        let lanes = (0..LANES).map(|lane| 20_000 + (start + lane) % LANES * LANE);
        let mut free = lanes.filter_map(|first| {
            let taken = TcpListener::bind(("127.0.0.1", first)).ok()?;
            Some(Self {
                first,
                _taken: taken,
            })
        });
        free.next().expect("fewer runs than lanes")
    }
}

/// A port of loopback that nobody listens at. It lies below those that systems give to connections (and to tests that ask for any port), or one
/// of these would take it before the program does; no two tests of a run get the same, and no two runs.
pub(crate) fn free_port() -> u16 {
    static OURS: LazyLock<Lane> = LazyLock::new(Lane::take);
    static NEXT: AtomicU16 = AtomicU16::new(1);
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        assert!(number < LANE, "a run needs more ports than it has");
        let port = OURS.first + number;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

fn command(folder: &Path, environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vestibule"));
    command
        .current_dir(folder)
        .env_clear()
        .envs(environment.iter().copied())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs a gateway that is expected to give up by itself.
pub(crate) fn run(folder: &Path) -> Ended {
    let ended = command(folder, &[]).output().expect("the program runs");
    Ended {
        code: ended.status.code(),
        output: String::from_utf8_lossy(&ended.stdout).into_owned(),
        errors: String::from_utf8_lossy(&ended.stderr).into_owned(),
    }
}

impl Program {
    /// Starts a gateway on the gateway.toml of a folder and waits until it says that it listens.
    pub(crate) fn start(folder: &Path, environment: &[(&str, &str)]) -> Self {
        let mut child = command(folder, environment)
            .spawn()
            .expect("the program starts");
        let stdout = child.stdout.take().expect("the output is piped");
        let mut stderr = child.stderr.take().expect("the errors are piped");
        let (sender, receiver) = mpsc::channel();
        let output = thread::spawn(move || {
            let mut text = String::new();
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if line.starts_with("Vestibule listens on") {
                    let _ = sender.send(());
                }
                text = text + &line + "\n";
            }
            text
        });
        let errors = thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = stderr.read_to_end(&mut bytes);
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let mut program = Self {
            child,
            output: Some(output),
            errors: Some(errors),
        };
        let listens = receiver.recv();
        assert!(
            listens.is_ok(),
            "the gateway does not start: {:?}",
            program.wait()
        );
        program
    }

    /// Where a port of this machine is.
    pub(crate) fn at(port: u16) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], port))
    }

    /// Asks it to end, as service managers do.
    pub(crate) fn terminate(&self) {
        self.signal("-TERM");
    }

    /// Whether a thread that serves requests still runs.
    pub(crate) fn serves(&self) -> bool {
        let threads = format!("/proc/{}/task", self.child.id());
        let threads = std::fs::read_dir(threads).expect("it runs");
        let names = threads.filter_map(|thread| {
            let thread = thread.ok()?.path();
            std::fs::read_to_string(thread.join("comm")).ok()
        });
        names.into_iter().any(|name| name.starts_with("actix-rt"))
    }

    /// Lets it do nothing, its connections still open.
    pub(crate) fn pause(&self) {
        self.signal("-STOP");
    }

    pub(crate) fn go_on(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status();
        assert!(sent.expect("there is a kill").success());
    }

    /// Ends it without a warning, and waits until it is gone.
    pub(crate) fn kill(mut self) {
        self.signal("-KILL");
        self.wait();
    }

    /// Waits for its end.
    pub(crate) fn wait(&mut self) -> Ended {
        let status = self.child.wait().expect("the program ends");
        let text = |reader: Option<JoinHandle<String>>| {
            let text = reader.map(JoinHandle::join);
            text.and_then(Result::ok).unwrap_or_default()
        };
        Ended {
            code: status.code(),
            output: text(self.output.take()),
            errors: text(self.errors.take()),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // One that has ended already cannot be killed, and need not.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! Process: a program of ours that runs beside the bench, and what the system says it costs.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::client::Client;
use super::memory;

/// A running server; it is killed when it goes.
pub(crate) struct Running {
    child: Child,
    pub(crate) address: SocketAddr,
    /// From the start of the process to its first answer.
    pub(crate) started_in: Duration,
}

impl Running {
    /// Starts a server that tells the address it listens on as the first one in its output. Its log goes to a file of the folder.
    pub(crate) fn start(mut command: Command, folder: &Path) -> Self {
        let log = File::create(folder.join("log")).expect("the folder is ours");
        let begun = Instant::now();
        let mut child = command
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("the program can be started");
        let mut line = String::new();
        let output = child.stdout.as_mut().expect("it is piped");
        let read = BufReader::new(output).read_line(&mut line);
        let address = line
            .split([' ', '\n'])
            .find_map(|word| word.trim_end_matches('.').parse().ok());
        let (Ok(_), Some(address)) = (read, address) else {
            let log = fs::read_to_string(folder.join("log"));
            panic!("it does not listen: {line}{}", log.unwrap_or_default());
        };
        assert_eq!(Client::connect(address).get("/healthz", "").status, 200);
        Self {
            child,
            address,
            started_in: begun.elapsed(),
        }
    }

    /// Processor time of all its threads so far, user and system.
    pub(crate) fn cpu(&self) -> Duration {
        let threads = fs::read_dir(format!("/proc/{}/task", self.child.id()));
        let nanoseconds = threads.expect("it runs").flatten().map(|thread| {
            // A thread that has just ended is no more; those that matter live as long as the process.
            let text = fs::read_to_string(thread.path().join("schedstat"));
            let first = text.ok().and_then(|text| {
                let number = text.split(' ').next()?;
                number.parse::<u64>().ok()
            });
            first.unwrap_or(0)
        });
        Duration::from_nanos(nanoseconds.sum())
    }

    /// Anonymous resident memory, in KiB: what no file backs.
    pub(crate) fn anonymous_memory(&self) -> u64 {
        memory::anonymous(self.child.id())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

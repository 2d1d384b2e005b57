//! `Node`: a program for node that says on its first line where it is.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running program. It is killed when it goes, and its standard input closes with this process at the latest.
pub(crate) struct Node(Child);

impl Node {
    /// Starts a script of this folder below the repository, and gives its first line.
    pub(crate) fn start(
        folder: &str,
        script: &str,
        environment: &[(&str, &str)],
    ) -> (Self, String) {
        let mut process = Command::new("node")
            .arg(script)
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is installed: run tests/run");
        let output = process.stdout.take().expect("its output is piped");
        let mut line = String::new();
        let read = BufReader::new(output).read_line(&mut line);
        let node = Self(process);
        assert!(
            read.is_ok_and(|length| length > 0),
            "it does not start: run node {folder}/{script}"
        );
        (node, line)
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

//! The provider's process: started once for all tests, and gone when its standard input is.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

/// The running provider.
pub(super) struct RealProvider {
    pub(super) issuer: String,
    /// What its clients with a secret share.
    pub(super) secret: String,
    /// Its standard input closes with this process, and so it ends.
    _process: Child,
}

/// The one provider of this run.
pub(super) fn provider() -> &'static RealProvider {
    static PROVIDER: LazyLock<RealProvider> = LazyLock::new(RealProvider::start);
    &PROVIDER
}

impl RealProvider {
    fn start() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/real");
        assert!(
            folder.join("node_modules").is_dir(),
            "the real provider is not installed: run tests/run"
        );
        let mut process = Command::new("node")
            .arg("provider.mjs")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is installed: run tests/run");
        let output = process.stdout.take().expect("its output is piped");
        let mut line = String::new();
        BufReader::new(output)
            .read_line(&mut line)
            .expect("it says where it is");
        let said: Value = serde_json::from_str(&line)
            .expect("the real provider does not start: run node tests/real/provider.mjs");
        let text = |key: &str| said[key].as_str().expect("it says so").to_owned();
        Self {
            issuer: text("issuer"),
            secret: text("secret"),
            _process: process,
        }
    }
}

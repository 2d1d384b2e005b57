//! The provider's process: started once for all tests, and gone when its standard input is.

use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;

use crate::support::node::Node;

/// The running provider.
pub(super) struct RealProvider {
    pub(super) issuer: String,
    /// What its clients with a secret share.
    pub(super) secret: String,
    /// Nothing drops it: its standard input closes with this process, and so it ends.
    _node: Node,
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
        let (node, line) = Node::start("tests/real", "provider.mjs", &[]);
        let said: Value = serde_json::from_str(&line).expect("it says where it is");
        let text = |key: &str| said[key].as_str().expect("it says so").to_owned();
        Self {
            issuer: text("issuer"),
            secret: text("secret"),
            _node: node,
        }
    }
}

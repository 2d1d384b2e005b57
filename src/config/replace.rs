//! Replace: another text in the place of a file's, in one step.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// Puts this text into the file, which keeps its permissions. A link stays a link; a file that is not there is made.
///
/// # Errors
///
/// The system's; the file is what it was.
pub fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    let path = match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        found => found?,
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let draft = path.with_file_name(format!(".{name}.new"));
    // What is there was left by a run that was interrupted, or put there so that we write through it.
    let _ = fs::remove_file(&draft);
    let old = fs::metadata(&path).ok();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    if old.is_some() {
        // It may hold secrets, and it gets its permissions only below.
        options.mode(0o600);
    }
    let mut file = options.open(&draft)?;
    file.write_all(text.as_bytes())?;
    if let Some(old) = old {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()?;
    fs::rename(&draft, &path)
}

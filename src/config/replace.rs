//! Replace: another text in the place of a file's, in one step.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// As many links lead to one file at most; more are a circle.
const MOST_LINKS: usize = 40;

/// Puts this text into the file, which keeps its permissions. A link stays a link, and so does one to a file that is not there yet: it is made.
///
/// # Errors
///
/// The system's; the file is what it was.
pub fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    let path = match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => end_of_links(path)?,
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

/// Where a link leads that leads to no file yet.
fn end_of_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if !path.is_symlink() {
            return Ok(path);
        }
        let target = fs::read_link(&path)?;
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    Err(io::Error::other("too many links"))
}

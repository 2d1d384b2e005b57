//! Source: where gateway.toml is, and the reading of files that it names.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// No file of configuration is larger: a device or a log named by mistake must not fill the memory.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Where the configuration comes from.
#[derive(Clone, Debug)]
pub struct Source {
    path: PathBuf,
    text: Option<String>,
}

impl Source {
    /// A file.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            text: None,
        }
    }

    /// A text that is treated as if it stood in this file.
    #[must_use]
    pub fn text(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            text: Some(text.into()),
        }
    }

    /// What it is called in complaints.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Where relative paths in it start: empty for the working directory.
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    pub(super) fn read(&self) -> io::Result<Vec<u8>> {
        match &self.text {
            Some(text) => Ok(text.clone().into_bytes()),
            None => read_bytes(&self.path),
        }
    }
}

/// The whole of a file.
pub(super) fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            "larger than 4 MiB",
        ));
    }
    Ok(bytes)
}

/// The whole of a file that must be UTF-8.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    String::from_utf8(read_bytes(path)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not UTF-8 text"))
}

/// Why a file cannot be read, in words without the path.
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
        _ => error.to_string(),
    }
}

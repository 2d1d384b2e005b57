//! `SecretsFile`: the file of session secrets, which an operator may change under a running gateway.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::replace::replace_file;
use super::source::{read_text, reason};
use crate::secret::Secret;

/// A file of secrets, separated by white space: the first seals, all open.
#[derive(Clone, Debug)]
pub struct SecretsFile {
    path: PathBuf,
    seen: Option<Stamp>,
}

/// What changes when a file is written or replaced.
type Stamp = (u64, u64, i64, i64);

/// What is done to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// A fresh secret is added at the end: it opens, and seals nothing yet.
    Append,
    /// The last secret is put in front: from now on it seals.
    Promote,
}

impl SecretsFile {
    /// The file as it is now.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self {
            seen: stamp(path),
            path: path.to_owned(),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The secrets, if the file changed since it was last looked at. A file that is gone is a file being replaced.
    ///
    /// # Errors
    ///
    /// A sentence without anything of the file's content.
    pub fn changed(&mut self) -> Option<Result<Vec<Secret>, String>> {
        let now = stamp(&self.path)?;
        if self.seen == Some(now) {
            return None;
        }
        self.seen = Some(now);
        Some(
            self.read()
                .map(|words| words.into_iter().map(Secret::new).collect()),
        )
    }

    /// Lets the next look answer what is there, changed or not.
    pub fn forget(&mut self) {
        self.seen = None;
    }

    /// Changes the file in one step; its mode stays. Answers how many secrets it holds then.
    ///
    /// # Errors
    ///
    /// A sentence; the file is what it was.
    pub fn rotate(&self, rotation: Rotation, fresh: &Secret) -> Result<usize, String> {
        let mut secrets = self.read()?;
        match rotation {
            Rotation::Append => secrets.push(fresh.expose().to_owned()),
            Rotation::Promote if secrets.len() < 2 => {
                return Err("there is no second secret to promote; append one first".to_owned());
            }
            Rotation::Promote => secrets.rotate_right(1),
        }
        let unwritable =
            |error: io::Error| format!("the file cannot be written: {}", reason(&error));
        let text = secrets.join("\n") + "\n";
        replace_file(&self.path, &text).map_err(unwritable)?;
        Ok(secrets.len())
    }

    fn read(&self) -> Result<Vec<String>, String> {
        let text = read_text(&self.path)
            .map_err(|error| format!("the file cannot be read: {}", reason(&error)))?;
        Ok(text.split_whitespace().map(str::to_owned).collect())
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let file = fs::metadata(path).ok()?;
    // Of the times the one that a change of owner or mode moves too: it may have become readable.
    Some((file.ino(), file.size(), file.ctime(), file.ctime_nsec()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::{Rotation, SecretsFile};
    use crate::secret::Secret;

    fn texts(secrets: &[Secret]) -> Vec<String> {
        secrets
            .iter()
            .map(|secret| secret.expose().to_owned())
            .collect()
    }

    #[test]
    fn a_fresh_secret_opens_first_and_seals_when_it_is_promoted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets");
        fs::write(&path, "one\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let mut file = SecretsFile::at(&path);
        let fresh = Secret::new("two");

        assert!(file.changed().is_none());
        assert_eq!(file.rotate(Rotation::Append, &fresh), Ok(2));
        assert_eq!(texts(&file.changed().unwrap().unwrap()), ["one", "two"]);
        assert_eq!(file.rotate(Rotation::Promote, &fresh), Ok(2));
        assert_eq!(texts(&file.changed().unwrap().unwrap()), ["two", "one"]);
        assert!(file.changed().is_none());
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }

    #[test]
    fn a_single_secret_is_not_promoted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secrets");
        fs::write(&path, "one").unwrap();

        assert!(
            SecretsFile::at(&path)
                .rotate(Rotation::Promote, &Secret::new("x"))
                .is_err()
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
    }
}

//! A secret that nobody had to make: for a first run on loopback, kept beside the database.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::seal::random;
use super::sqlite::make_folder;
use crate::secret::Secret;

/// Reads the secret of this file; makes one first (32 random bytes as base64url, mode 0600) when there is no file.
///
/// Of several processes that make it at once, all get the same.
///
/// # Errors
///
/// The system's, and [`io::ErrorKind::InvalidData`] for a file that holds no text.
pub fn made_secret(path: &Path) -> io::Result<Secret> {
    match read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        result => return result,
    }
    make_folder(path)?;
    let draft = path.with_extension(format!("{}.draft", hex(random::<8>())));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&draft)?;
    let written = writeln!(file, "{}", URL_SAFE_NO_PAD.encode(random::<32>()))
        .and_then(|()| file.sync_all())
        // Unlike renaming, linking does not replace what another process has put there meanwhile.
        .and_then(|()| fs::hard_link(&draft, path));
    let removed = fs::remove_file(&draft);
    match written {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => removed?,
    }
    read(path)
}

fn read(path: &Path) -> io::Result<Secret> {
    let text = fs::read_to_string(path)?;
    let permissions = fs::metadata(path)?.permissions();
    if permissions.mode() & 0o077 != 0 {
        // It is ours, so it may be put right; whoever has read it meanwhile is not known.
        fs::set_permissions(path, Permissions::from_mode(0o600))?;
        tracing::warn!(path = %path.display(), "others could read the session secret; now its owner alone can. If somebody may have, remove the file: everybody signs in anew");
    }
    Ok(Secret::new(text.trim()))
}

fn hex(bytes: [u8; 8]) -> String {
    format!("{:016x}", u64::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::made_secret;

    #[test]
    fn a_secret_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("secret");

        let made = made_secret(&path).unwrap();
        let read = made_secret(&path).unwrap();

        assert_eq!(made.expose().len(), 43);
        assert_eq!(made.expose(), read.expose());
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(path.parent().unwrap().read_dir().unwrap().count(), 1);
    }

    #[test]
    fn a_secret_that_others_can_read_is_its_owners_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        let made = made_secret(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();

        let read = made_secret(&path).unwrap();

        assert_eq!(made.expose(), read.expose());
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn many_who_make_it_at_once_get_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");

        let secrets = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| made_secret(&path).unwrap().expose().to_owned()))
                .collect();
            let secrets = threads.into_iter().map(|thread| thread.join().unwrap());
            secrets.collect::<std::collections::BTreeSet<_>>()
        });

        assert_eq!(secrets.len(), 1);
    }
}

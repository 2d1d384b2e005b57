//! The file: made private before anything is in it, locked against other processes, opened.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::super::fault::SessionsFault;

const PRIVATE: u32 = 0o600;

/// Less than the patience of those who ask, so that they learn the reason.
const BUSY: Duration = Duration::from_secs(2);

/// Makes the folder and an empty file where they are missing. The lock lasts as long as the file that is returned.
pub(super) fn prepare(path: &Path) -> Result<File, SessionsFault> {
    let fault = |source| SessionsFault::File {
        path: path.to_owned(),
        source,
    };
    make_folder(path).map_err(fault)?;
    let lock = private(&beside(path)).map_err(fault)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let path = path.to_owned();
            return Err(SessionsFault::InUse { path });
        }
        Err(TryLockError::Error(source)) => return Err(fault(source)),
    }
    // The files that SQLite puts beside this one take over its mode.
    private(path).map_err(fault)?;
    Ok(lock)
}

/// Whether there is a file; nothing is made.
pub(super) fn find(path: &Path) -> Result<(), SessionsFault> {
    match fs::metadata(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let path = path.to_owned();
            Err(SessionsFault::Missing { path })
        }
        Err(source) => {
            let path = path.to_owned();
            Err(SessionsFault::File { path, source })
        }
    }
}

/// A connection with the settings that belong to a connection, not to the file.
pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "cache_size", -1024)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(connection)
}

/// The folder of a file, with mode 0700 when it is made.
pub(in crate::session) fn make_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder),
        _ => Ok(()),
    }
}

fn private(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(PRIVATE)
        .open(path)?;
    if file.metadata()?.permissions().mode() & 0o777 != PRIVATE {
        file.set_permissions(Permissions::from_mode(PRIVATE))?;
    }
    Ok(file)
}

/// A file of its own: `SQLite`'s locks are on the database, and it drops them when anyone in the process closes it.
fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".lock");
    PathBuf::from(name)
}

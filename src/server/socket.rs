//! Socket: what the gateway listens at, and where it reaches itself.

use std::fs;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};
use std::os::unix::fs::FileTypeExt as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use super::StartupError;
use crate::config::Listen;
use crate::flow::Own;
use crate::provider::PublicUrl;

/// Where a gateway is to listen.
#[derive(Debug)]
pub enum Socket {
    /// Bound already.
    Tcp(TcpListener),
    /// To be made here.
    Unix(PathBuf),
}

/// Takes the address that the configuration names.
///
/// # Errors
///
/// It is taken, or not ours.
pub fn bind(listen: &Listen) -> Result<Socket, StartupError> {
    match listen {
        Listen::Unix(path) => match in_the_way(path) {
            Some(kind) => Err(StartupError::Listen {
                address: path.display().to_string(),
                source: io::Error::from(kind),
            }),
            None => Ok(Socket::Unix(path.clone())),
        },
        Listen::Tcp(address) => {
            let listener = TcpListener::bind(address).map_err(|source| StartupError::Listen {
                address: address.to_string(),
                source,
            })?;
            Ok(Socket::Tcp(listener))
        }
    }
}

/// What keeps a socket from being made here. Making one removes what is in its place, and only what an earlier run left there may go: a file is
/// no socket, and where somebody answers, somebody listens.
fn in_the_way(path: &Path) -> Option<io::ErrorKind> {
    let found = fs::symlink_metadata(path).ok()?;
    if !found.file_type().is_socket() {
        return Some(io::ErrorKind::AlreadyExists);
    }
    match UnixStream::connect(path).map_err(|error| error.kind()) {
        Ok(_) => Some(io::ErrorKind::AddrInUse),
        Err(io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound) => None,
        // A socket of another kind or of another user, of which nothing can be told.
        Err(kind) => Some(kind),
    }
}

/// Where the gateway reaches itself: the demonstration providers are below its own public address, which may lead here only through others.
pub(super) fn own_address(socket: &Socket, public_url: &PublicUrl) -> Option<(String, Own)> {
    let origin = public_url.origin().to_owned();
    let listener = match socket {
        Socket::Tcp(listener) => listener,
        Socket::Unix(path) => return Some((origin, Own::Unix(path.clone()))),
    };
    let mut address = listener.local_addr().ok()?;
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
        _ => {}
    }
    Some((origin, Own::Tcp(address)))
}

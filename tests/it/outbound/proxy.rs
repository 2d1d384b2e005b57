//! A proxy for TLS (`CONNECT`) that leads every name to one place, so that a test has public names without a network.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Listens on loopback until the program ends.
pub(super) struct TlsProxy {
    address: SocketAddr,
    asked_for: Arc<Mutex<Vec<String>>>,
}

impl TlsProxy {
    pub(super) fn to(target: SocketAddr) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound");
        let asked_for = Arc::new(Mutex::new(Vec::new()));
        let names = asked_for.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let names = names.clone();
                // Who goes away early ends this connection only.
                thread::spawn(move || drop(tunnel(stream, target, &names)));
            }
        });
        Self { address, asked_for }
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// `HOST:PORT` of every tunnel, in order.
    pub(super) fn asked_for(&self) -> Vec<String> {
        let names = self.asked_for.lock();
        names.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn tunnel(mut client: TcpStream, target: SocketAddr, names: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        client.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let name = head.split(' ').nth(1).unwrap_or_default().to_owned();
    names
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(name);
    let mut server = TcpStream::connect(target)?;
    client.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
    let (mut from_server, mut to_client) = (server.try_clone()?, client.try_clone()?);
    thread::spawn(move || io::copy(&mut from_server, &mut to_client));
    io::copy(&mut client, &mut server)?;
    Ok(())
}

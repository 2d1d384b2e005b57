//! Provider: an OpenID provider of threads and sockets, as quick as it can be; it signs RS256 and takes everybody for Jane.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, UNIX_EPOCH};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use url::form_urlencoded;

use super::keys::{Key, encode};

/// The client that the gateway is.
pub(crate) const CLIENT: &str = "client";

struct Provider {
    base: String,
    key: RsaKeyPair,
}

/// Starts a provider for as long as the process lives; its issuer.
///
/// It remembers nothing: a code is the nonce it answers to, and every token is welcome.
pub(crate) fn start() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    let provider = Arc::new(Provider {
        base: format!("http://{address}"),
        key: key(),
    });
    let base = provider.base.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let provider = Arc::clone(&provider);
            thread::spawn(move || provider.serve(stream));
        }
    });
    base
}

impl Provider {
    /// Answers until the other side goes.
    fn serve(&self, stream: TcpStream) -> Option<()> {
        stream.set_nodelay(true).ok()?;
        let mut stream = BufReader::new(stream);
        loop {
            let (target, body) = read(&mut stream)?;
            let answer = self.answer(&target, &body).to_string();
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
                answer.len()
            );
            let stream = stream.get_mut();
            stream.write_all((head + &answer).as_bytes()).ok()?;
        }
    }

    fn answer(&self, target: &str, body: &[u8]) -> Value {
        let at = |path: &str| format!("{}{path}", self.base);
        match target {
            "/.well-known/openid-configuration" => json!({
                "issuer": self.base,
                "authorization_endpoint": at("/authorize"),
                "token_endpoint": at("/token"),
                "userinfo_endpoint": at("/userinfo"),
                "jwks_uri": at("/keys"),
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }),
            "/keys" => json!({"keys": [Key::RsaOne.jwk()]}),
            "/token" => json!({
                "access_token": "an-access-token-of-usual-length-0123456789abcdef",
                "token_type": "Bearer",
                "expires_in": 3600,
                "scope": "openid profile email",
                "id_token": self.id_token(body),
            }),
            _ => person(),
        }
    }

    fn id_token(&self, body: &[u8]) -> String {
        let code = form_urlencoded::parse(body).find(|(name, _)| name == "code");
        let since = UNIX_EPOCH.elapsed().unwrap_or(Duration::ZERO);
        let mut claims = person();
        claims["iss"] = json!(self.base);
        claims["aud"] = json!(CLIENT);
        claims["iat"] = json!(since.as_secs());
        claims["exp"] = json!(since.as_secs() + 300);
        claims["nonce"] = json!(code.map(|(_, code)| code));
        let header = json!({"alg": "RS256", "typ": "JWT", "kid": Key::RsaOne.id()});
        let text = |part: &Value| encode(part.to_string().as_bytes());
        let signed = format!("{}.{}", text(&header), text(&claims));
        let mut signature = vec![0; self.key.public_modulus_len()];
        self.key
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                signed.as_bytes(),
                &mut signature,
            )
            .expect("an RSA key signs");
        format!("{signed}.{}", encode(&signature))
    }
}

/// What ID token and userinfo say: a person with everything.
pub(crate) fn person() -> Value {
    json!({
        "sub": "248289761001",
        "name": "Jane Doe",
        "given_name": "Jane",
        "family_name": "Doe",
        "preferred_username": "j.doe",
        "email": "janedoe@example.com",
        "email_verified": true,
        "picture": "https://example.com/janedoe/me.jpg",
        "profile": "https://example.com/janedoe",
        "locale": "en-GB",
        "zoneinfo": "Europe/London",
    })
}

/// The target and body of the next request.
fn read(stream: &mut BufReader<TcpStream>) -> Option<(String, Vec<u8>)> {
    let mut line = String::new();
    stream.read_line(&mut line).ok()?;
    let target = line.split(' ').nth(1)?.to_owned();
    let mut length = 0;
    loop {
        line.clear();
        stream.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some((target, body))
}

fn key() -> RsaKeyPair {
    let lines = Key::RsaOne.private_pem().lines();
    let text: String = lines.filter(|line| !line.starts_with('-')).collect();
    let der = STANDARD.decode(text).expect("PEM is base64");
    RsaKeyPair::from_pkcs8(&der).expect("the file is an RSA key")
}

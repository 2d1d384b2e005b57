//! A certificate authority and a server certificate below it, made anew each time.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;

/// The authority in PEM, and a server that it vouches for at 127.0.0.1 and localhost.
pub(super) fn authority_and_server() -> (String, ServerConfig) {
    let authority_key = KeyPair::generate().expect("a key can be made");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params
        .self_signed(&authority_key)
        .expect("a key signs its own certificate")
        .pem();
    let issuer = Issuer::new(params, authority_key);

    let names = ["127.0.0.1", "localhost"].map(str::to_owned);
    let key = KeyPair::generate().expect("a key can be made");
    let certificate = CertificateParams::new(names)
        .and_then(|params| params.signed_by(&key, &issuer))
        .expect("these names fit a certificate");

    let private = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)
        .expect("the key belongs to the certificate");
    (authority, config)
}

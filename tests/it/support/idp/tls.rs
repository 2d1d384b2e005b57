//! A certificate authority and a server certificate below it, made anew each time.

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;

/// A public name, which a proxy leads to this machine.
pub(super) const NAME: &str = "provider.example";

/// Whether a certificate is still good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Validity {
    Now,
    Past,
}

/// The authority in PEM, and a server that it vouches for at 127.0.0.1, localhost and [`NAME`].
pub(super) fn authority_and_server(validity: Validity) -> (String, ServerConfig) {
    let authority_key = KeyPair::generate().expect("a key can be made");
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params
        .self_signed(&authority_key)
        .expect("a key signs its own certificate")
        .pem();
    let issuer = Issuer::new(params, authority_key);

    let names = ["127.0.0.1", "localhost", NAME].map(str::to_owned);
    let key = KeyPair::generate().expect("a key can be made");
    let mut params = CertificateParams::new(names).expect("these names fit a certificate");
    if validity == Validity::Past {
        params.not_after = rcgen::date_time_ymd(2020, 1, 1);
    }
    let certificate = params
        .signed_by(&key, &issuer)
        .expect("the authority signs");

    let private = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)
        .expect("the key belongs to the certificate");
    (authority, config)
}

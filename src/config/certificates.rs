//! Certificates: a file of authorities to trust, each looked at before anything depends on it.

use std::path::PathBuf;

use rustls::RootCertStore;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject as _;

use super::secrets;
use super::settle::{Complaints, settled};
use super::source::read_text;
use crate::problem::Complaint;

const FORM: &str = "it must be PEM, with `-----BEGIN CERTIFICATE-----`";

/// The text of a PEM file with at least one certificate in it, and none that could not be used.
pub(super) fn certificates(
    key: &str,
    file: Option<&str>,
    complaints: &mut Complaints,
) -> Option<String> {
    let path = PathBuf::from(file?);
    let text = read_text(&path).map_err(|error| secrets::unreadable(key, &path, &error));
    let text = settled(text, complaints)?;
    let message = match count(&text) {
        Ok(0) => "there is no certificate in this file".to_owned(),
        Ok(_) => return Some(text),
        Err(place) => format!("the certificate number {place} in this file cannot be read"),
    };
    complaints.push(Complaint::error(key, message).hint(FORM));
    None
}

/// How many certificates there are; `Err` tells which one, from 1, is cut off or is none.
fn count(text: &str) -> Result<usize, usize> {
    let mut trusted = RootCertStore::empty();
    let mut count = 0;
    for found in CertificateDer::pem_slice_iter(text.as_bytes()) {
        count += 1;
        let der = found.map_err(|_| count)?;
        // What the TLS library does not take here it does not take later either.
        trusted.add(der).map_err(|_| count)?;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn what_is_cut_off_or_no_certificate_is_told_by_its_place() {
        for (text, expected) in [
            ("", Ok(0)),
            ("no PEM at all", Ok(0)),
            (
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                Err(1),
            ),
            ("-----BEGIN CERTIFICATE-----\nAAAA\n", Err(1)),
            ("-----BEGIN CERTIFICATE-----\n", Err(1)),
            (
                "-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n",
                Err(1),
            ),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }
}

//! `vestibule secret`: a fresh session secret.

use aws_lc_rs::rand;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

/// Prints 32 random bytes in base64url.
pub(super) fn run() -> u8 {
    let mut bytes = [0; 32];
    if rand::fill(&mut bytes).is_err() {
        eprintln!("vestibule: the system gives no random bytes");
        return super::PROBLEMS;
    }
    super::answer(&format!("{}\n", BASE64_URL_SAFE_NO_PAD.encode(bytes)))
}

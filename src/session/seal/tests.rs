//! Tests of the seal: what is sealed opens, what was touched does not, and secrets rotate.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use proptest::collection::vec;
use proptest::prelude::*;

use super::{KeyRing, OVERHEAD, Purpose, UnfitSecrets, With};
use crate::secret::Secret;

fn secret(byte: u8) -> Secret {
    Secret::new(format!("{byte:032}"))
}

fn ring(secrets: &[u8]) -> KeyRing {
    let secrets: Vec<Secret> = secrets.iter().copied().map(secret).collect();
    KeyRing::new(&secrets).unwrap()
}

fn purposes() -> impl Strategy<Value = Purpose> {
    prop::sample::select(&Purpose::ALL[..])
}

proptest! {
    #[test]
    fn what_is_sealed_opens_with_the_same_ring(
        purpose in purposes(),
        context in vec(any::<u8>(), 0..40),
        plain in vec(any::<u8>(), 0..600),
    ) {
        let ring = ring(&[1, 2]);

        let sealed = ring.seal(purpose, &context, &plain);

        prop_assert_eq!(sealed.len(), plain.len() + OVERHEAD);
        let opened = ring.open(purpose, &context, &sealed).unwrap();
        prop_assert_eq!(opened.plain, plain);
        prop_assert_eq!(opened.with, With::Newest);
    }

    #[test]
    fn no_bit_may_change(plain in vec(any::<u8>(), 0..80), bit in any::<prop::sample::Index>()) {
        let ring = ring(&[1, 2]);
        let mut sealed = ring.seal(Purpose::SessionRecord, b"row", &plain);
        let bit = bit.index(sealed.len() * 8);

        sealed[bit / 8] ^= 1 << (bit % 8);

        prop_assert_eq!(ring.open(Purpose::SessionRecord, b"row", &sealed), None);
    }

    #[test]
    fn no_other_purpose_or_context_opens(
        one in purposes(),
        other in purposes(),
        context in vec(any::<u8>(), 0..9),
        another in vec(any::<u8>(), 0..9),
    ) {
        prop_assume!(one != other || context != another);
        let ring = ring(&[1]);

        let sealed = ring.seal(one, &context, b"plain");

        prop_assert_eq!(ring.open(other, &another, &sealed), None);
    }

    #[test]
    fn any_bytes_may_be_tried(sealed in vec(any::<u8>(), 0..120)) {
        prop_assert_eq!(ring(&[1]).open(Purpose::LoginAttempt, b"", &sealed), None);
    }
}

#[test]
fn an_older_secret_opens_until_it_is_removed() {
    let sealed = ring(&[1]).seal(Purpose::LoginAttempt, b"", b"plain");

    let promoted = ring(&[2, 1]).open(Purpose::LoginAttempt, b"", &sealed);

    assert_eq!(promoted.map(|opened| opened.with), Some(With::Older));
    assert_eq!(ring(&[2]).open(Purpose::LoginAttempt, b"", &sealed), None);
}

#[test]
fn what_an_unknown_secret_sealed_opens_when_the_source_has_it() {
    let sealed = ring(&[2, 1]).seal(Purpose::LoginAttempt, b"", b"plain");
    let old = ring(&[1]);
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    old.look_again_at(move || {
        count.fetch_add(1, Ordering::Relaxed);
        Some([2, 1].map(secret).to_vec())
    });

    let own = old.seal(Purpose::LoginAttempt, b"", b"own");
    assert!(old.open(Purpose::LoginAttempt, b"", &own).is_some());
    assert_eq!(asked.load(Ordering::Relaxed), 0, "it knew that one");
    let opened = old.open(Purpose::LoginAttempt, b"", &sealed);

    assert_eq!(opened.map(|opened| opened.with), Some(With::Newest));
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[test]
fn all_who_meet_an_unknown_secret_at_once_open_with_it() {
    let sealed = ring(&[2, 1]).seal(Purpose::SessionRecord, b"", b"plain");
    let old = ring(&[1]);
    let mut changed = Some([2, 1].map(secret).to_vec());
    old.look_again_at(move || {
        std::thread::yield_now();
        changed.take()
    });

    std::thread::scope(|scope| {
        let opening = || old.open(Purpose::SessionRecord, b"", &sealed).is_some();
        let all = [(); 16].map(|()| scope.spawn(opening));
        assert!(all.into_iter().all(|one| one.join().unwrap()));
    });
}

#[test]
fn the_overhead_is_33_bytes() {
    assert_eq!(OVERHEAD, 33);
}

#[test]
fn short_or_missing_secrets_are_refused() {
    let short = [Secret::new("x".repeat(32)), Secret::new("x".repeat(31))];

    assert_eq!(KeyRing::new(&[]).unwrap_err(), UnfitSecrets::None);
    assert_eq!(KeyRing::new(&short).unwrap_err(), UnfitSecrets::Short(2));
}

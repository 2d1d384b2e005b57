//! Sessions written in a second.

use std::time::Instant;

use crate::layer::{self, AT_ONCE};
use crate::{Figure, number};

const WRITTEN: u64 = 20_000;
const AT_LEAST: f64 = 2_000.0;

/// Each acknowledged once it would survive a loss of power.
pub(crate) fn measure() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let sessions = layer::open(layer::embedded(folder.path()));
    let rate = actix_web::rt::System::new().block_on(async {
        let worker = layer::worker(&sessions).await;
        let begun = Instant::now();
        layer::enter_all(&worker, 0..WRITTEN, |_| {}).await;
        number(WRITTEN) / begun.elapsed().as_secs_f64()
    });
    let name = format!("embedded: sessions written in a second, {AT_ONCE} sign-ins at once");
    vec![Figure::told(name, format!("{rate:.0}")).must(rate >= AT_LEAST)]
}

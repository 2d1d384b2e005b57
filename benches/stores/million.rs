//! A million sessions: what each takes, and whether finding one takes longer than among few.

use std::fs;
use std::path::Path;
use std::time::Instant;

use vestibule::session::StoreSettings;

use crate::redis::Redis;
use crate::{Figure, layer, memory, number};

/// How many are few.
const FEW: u64 = 10_000;
/// Every so many sessions one is asked for; those in between push it out of the process's cache.
const SAMPLES: u64 = 1_000;

/// In memory, in the file, and in Redis.
pub(crate) fn measure() -> Vec<Figure> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut figures = of("memory", StoreSettings::Memory, resident);
    let path = folder.path().to_owned();
    let size = move || size_of(&path);
    figures.extend(of("embedded", layer::embedded(folder.path()), size));
    let redis = Redis::start();
    let store = layer::redis(&redis.url());
    figures.extend(of("Redis", store, || redis.used_memory()));
    figures
}

fn of(name: &str, store: StoreSettings, size: impl Fn() -> u64) -> Vec<Figure> {
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    let many = asked.unwrap_or(1_000_000);
    let sessions = layer::open(store);
    actix_web::rt::System::new().block_on(async {
        let worker = layer::worker(&sessions).await;
        let before = size();
        let mut sample = Vec::new();
        let mut count = 0;
        let mut among_few = 0.0;
        for (from, to) in [(0, FEW), (FEW, many)] {
            let every = (to / SAMPLES).max(1);
            layer::enter_all(&worker, from..to, |cookies| {
                for cookie in cookies {
                    if count % every == 0 {
                        sample.push(cookie);
                    }
                    count += 1;
                }
            })
            .await;
            if to == FEW {
                among_few = lookup(&worker, &sample).await;
                sample.clear();
            }
        }
        let among_all = lookup(&worker, &sample).await;
        let each = number(size().saturating_sub(before)) / number(many);
        let ratio = among_all / among_few;
        vec![
            Figure::told(
                format!("{name}: {many} sessions, each"),
                format!("{each:.0} bytes"),
            ),
            Figure::told(
                format!("{name}: finding one among {FEW}"),
                format!("{among_few:.1} µs"),
            ),
            Figure::told(
                format!("{name}: finding one among {many}"),
                format!("{among_all:.1} µs"),
            ),
            Figure::told(
                format!("{name}: the second over the first"),
                format!("{ratio:.2} times"),
            ),
        ]
    })
}

/// The median time of a request with one of these cookies, in microseconds.
async fn lookup(
    worker: &impl actix_web::dev::Service<
        actix_http::Request,
        Response = actix_web::dev::ServiceResponse,
        Error = actix_web::Error,
    >,
    cookies: &[String],
) -> f64 {
    let mut times = Vec::new();
    for cookie in cookies {
        let begun = Instant::now();
        assert!(!layer::who(worker, cookie).await.is_empty(), "it is there");
        times.push(begun.elapsed().as_secs_f64() * 1e6);
    }
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The anonymous memory of this process, in bytes.
fn resident() -> u64 {
    memory::anonymous("self") * 1024
}

/// The size of every file in a folder, in bytes.
fn size_of(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).expect("the folder is ours").flatten();
    files
        .filter_map(|file| file.metadata().ok())
        .map(|metadata| metadata.len())
        .sum()
}

//! Open tabs hear what an operator does, and do not hold up the end of the process.

use std::time::{Duration, Instant};

use actix_web::rt::time::timeout;

use super::{Office, PATIENCE};
use crate::support::browser::{Browser, Request, Site};

/// Longer than a process needs to end, and less than it waits for those who are being served.
const SOON: Duration = Duration::from_secs(10);

/// A tab that listens.
async fn open(office: &Office, browser: &Browser) -> reqwest::Response {
    let events = Request::get(&format!("{}/events", office.base)).from(Site::Same);
    let mut tab = browser.open(&events).await;
    assert_eq!(tab.status(), 200);
    tab.chunk().await.expect("the stream is open");
    tab
}

/// What it hears until the stream ends, but for what only says that it is there.
async fn heard(tab: reqwest::Response) -> String {
    let heard = timeout(PATIENCE, tab.text()).await;
    let heard = heard.expect("the stream ends").expect("as it should");
    heard.replace(": still there\n\n", "")
}

#[actix_web::test]
async fn an_open_tab_hears_what_the_operator_did() {
    for office in Office::each() {
        let browser = office.signed_in(0, "ada").await;
        let tab = open(&office, &browser).await;

        office.run(&["end", "--all"]);

        assert_eq!(heard(tab).await, "event: session_ended\ndata: {}\n\n");
    }
}

#[actix_web::test]
async fn open_tabs_do_not_hold_up_the_end_of_the_process() {
    let mut times = Vec::new();
    // A busy machine may be late some times; a process that waits for its tabs is late always.
    while times.len() < 3 && times.iter().all(|time| *time >= SOON) {
        let mut office = Office::open();
        let browser = office.signed_in(0, "ada").await;
        let tab = open(&office, &browser).await;

        let begin = Instant::now();
        office.program.terminate();
        let ended = office.program.wait();
        times.push(begin.elapsed());

        assert_eq!(ended.code, Some(0), "{}", ended.errors);
        assert_eq!(heard(tab).await, "", "the session has not ended");
    }

    assert!(times.iter().any(|time| *time < SOON), "{times:?}");
}

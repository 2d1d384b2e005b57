//! Reply: an answer written by hand, down to a body that never ends; and Gate, which holds answers back.

use std::convert::Infallible;
use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use futures_util::stream::{self, StreamExt};
use serde_json::Value;
use tokio::sync::watch;

/// How long a test waits for requests that have to come.
const PATIENCE: Duration = Duration::from_mins(1);

/// A whole answer that replaces what an endpoint would say.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Body,
}

#[derive(Clone, Debug)]
enum Body {
    Whole(Vec<u8>),
    Endless(Vec<u8>),
    Drip { start: Vec<u8>, pause: Duration },
}

impl Reply {
    pub(crate) fn json(document: &Value) -> Self {
        Self::text("application/json", &document.to_string())
    }

    pub(crate) fn text(content_type: &str, body: &str) -> Self {
        Self::bytes(body.as_bytes()).header("content-type", content_type)
    }

    /// A body without a content type.
    pub(crate) fn bytes(body: &[u8]) -> Self {
        Self {
            status: 200,
            headers: Vec::new(),
            body: Body::Whole(body.to_vec()),
        }
    }

    /// An empty answer of this status.
    pub(crate) fn status(status: u16) -> Self {
        Self::bytes(b"").with_status(status)
    }

    pub(crate) fn redirect(to: &str) -> Self {
        Self::status(302).header("location", to)
    }

    /// JSON that begins and never ends, as fast as it is read.
    pub(crate) fn endless() -> Self {
        Self {
            body: Body::Endless(vec![b' '; 16 * 1024]),
            ..Self::json(&Value::Null)
        }
    }

    /// JSON that begins and then comes one space at a time, for ever.
    pub(crate) fn drip(pause: Duration) -> Self {
        let start = b"{".to_vec();
        Self {
            body: Body::Drip { start, pause },
            ..Self::json(&Value::Null)
        }
    }

    pub(crate) fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// One more header; a name may come more than once.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) fn into_response(self) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).expect("a test names a real status");
        let mut response: HttpResponseBuilder = HttpResponse::build(status);
        for (name, value) in self.headers {
            response.append_header((name, value));
        }
        match self.body {
            Body::Whole(bytes) => response.body(bytes),
            Body::Endless(chunk) => {
                let chunk = Bytes::from(chunk);
                let start = stream::iter([Bytes::from_static(b"{")]);
                response.streaming(start.chain(stream::repeat(chunk)).map(Ok::<_, Infallible>))
            }
            Body::Drip { start, pause } => {
                let rest = stream::unfold((), move |()| async move {
                    tokio::time::sleep(pause).await;
                    Some((Bytes::from_static(b" "), ()))
                });
                let start = stream::iter([Bytes::from(start)]);
                response.streaming(start.chain(rest).map(Ok::<_, Infallible>))
            }
        }
    }
}

/// Holds an endpoint's answers back until it is opened, so that a test orders events without sleeping.
#[derive(Clone, Debug)]
pub(crate) struct Gate {
    open: watch::Sender<bool>,
    waiting: watch::Sender<usize>,
}

impl Gate {
    pub(crate) fn closed() -> Self {
        Self {
            open: watch::Sender::new(false),
            waiting: watch::Sender::new(0),
        }
    }

    /// Lets everything through, now and later.
    pub(crate) fn open(&self) {
        self.open.send_replace(true);
    }

    /// Until this many requests in all have come to the gate.
    pub(crate) async fn until_waiting(&self, count: usize) {
        let came = self.waiting_within(count, PATIENCE).await;
        assert!(came, "fewer than {count} requests came to the gate");
    }

    /// Whether this many requests in all come to the gate within this time.
    pub(crate) async fn waiting_within(&self, count: usize, patience: Duration) -> bool {
        let mut waiting = self.waiting.subscribe();
        let arrived = waiting.wait_for(|arrived| *arrived >= count);
        tokio::time::timeout(patience, arrived).await.is_ok()
    }

    pub(super) async fn pass(&self) {
        self.waiting.send_modify(|count| *count += 1);
        let mut open = self.open.subscribe();
        let opened = open.wait_for(|open| *open).await;
        opened.expect("the gate is alive while it is asked");
    }
}

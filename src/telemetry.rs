//! Telemetry: log lines on standard error, text on a terminal, JSON otherwise; one line for one event, whatever is in it.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::panic::PanicHookInfo;

use tracing_subscriber::EnvFilter;

/// What is logged unless `RUST_LOG` says otherwise. Any stranger can send bytes that are no HTTP, and the server's own code calls that an error.
const DEFAULT_FILTER: &str = "warn,actix_http::h1::dispatcher=off,vestibule=info";

/// Starts logging for the whole process; a second call changes nothing. `filter` is what `RUST_LOG` says, if anything.
pub fn start(filter: Option<&str>) {
    let wanted = filter.filter(|text| !text.trim().is_empty());
    let parsed = wanted.map(EnvFilter::try_new);
    let refused = matches!(parsed, Some(Err(_)));
    let filter = parsed
        .and_then(Result::ok)
        .unwrap_or_else(|| EnvFilter::new(DEFAULT_FILTER));
    let builder = tracing_subscriber::fmt().with_env_filter(filter);
    let started = if io::stderr().is_terminal() {
        builder
            .with_writer(|| OneLine(Escapes::Text))
            .with_target(false)
            .try_init()
    } else {
        builder
            .json()
            .flatten_event(true)
            .with_writer(|| OneLine(Escapes::Json))
            .try_init()
    };
    if started.is_ok() {
        std::panic::set_hook(Box::new(report));
    }
    if started.is_ok() && refused {
        tracing::warn!("RUST_LOG is not a filter; the default is used");
    }
}

/// A panic is an event like any other. What it says is written only when it is part of the program: anything else was put together from values,
/// which may be secrets.
fn report(panic: &PanicHookInfo<'_>) {
    let location = panic.location().map(ToString::to_string);
    let message = panic.payload().downcast_ref::<&str>();
    tracing::error!(
        location = location.unwrap_or_default(),
        reason = message.copied().unwrap_or("see the program at this place"),
        "a thread panicked"
    );
}

/// How a character that must not reach the reader is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Escapes {
    /// In text for a terminal, whose own colours pass.
    Text,
    /// Inside the strings of JSON.
    Json,
}

/// Standard error, with every event kept on one line. The formatter hands over whole events.
struct OneLine(Escapes);

impl Write for OneLine {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        if is_one_plain_line(event) {
            io::stderr().lock().write_all(event)?;
            return Ok(event.len());
        }
        let line = one_line(&String::from_utf8_lossy(event), self.0);
        io::stderr().lock().write_all(line.as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

/// Whether an event is written as it is: characters of ASCII that show, and the line's end.
fn is_one_plain_line(event: &[u8]) -> bool {
    let body = event.strip_suffix(b"\n");
    body.is_some_and(|body| body.iter().all(|byte| matches!(byte, b' '..=b'~')))
}

/// The event without line breaks, control characters and characters that reorder text.
fn one_line(event: &str, escapes: Escapes) -> String {
    let body = event.strip_suffix('\n').unwrap_or(event);
    let mut line = String::with_capacity(event.len() + 1);
    for character in body.chars() {
        let colour = character == '\u{1b}' && escapes == Escapes::Text;
        let harmful = character.is_control() && !colour
            || matches!(character, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if harmful {
            // Writing to a String cannot fail.
            let _ = write!(line, "\\u{:04x}", u32::from(character));
        } else {
            line.push(character);
        }
    }
    line.push('\n');
    line
}

#[cfg(test)]
mod tests {
    use super::{Escapes, one_line};

    #[test]
    fn an_event_stays_on_one_line() {
        let line = one_line("a\nb\r\u{2028}c\u{202e}\n", Escapes::Text);

        assert_eq!(line, "a\\u000ab\\u000d\\u2028c\\u202e\n");
    }

    #[test]
    fn escapes_in_json_are_json() {
        let event = serde_json::to_string("x\u{2028}y\u{7f}\u{9b}31m").unwrap();

        let line = one_line(&event, Escapes::Json);

        assert!(line.is_ascii());
        assert_eq!(
            serde_json::from_str::<String>(&line).unwrap(),
            "x\u{2028}y\u{7f}\u{9b}31m"
        );
    }
}

//! Starts: how long the gateway takes until it answers, and what presets add to that.

use std::fmt::Write as _;
use std::time::Duration;

use super::process::Running;
use super::support::parts;
use super::{Amount, Figure, folder, gateway, kibibytes, median, milliseconds};

/// Providers that never answer.
const UNREACHABLE: usize = 100;
/// How often each start is tried.
const TIMES: usize = 9;
/// How often starts are compared: the difference is small beside what a start costs, and beside what others on the machine add to it.
const PAIRS: usize = 60;

pub(crate) fn measure() -> Vec<Figure> {
    let one = parts::one("https://127.0.0.1:1");
    let six = format!("{one}{}", parts::five_presets());
    let mut unreachable = String::new();
    for n in 0..UNREACHABLE {
        write!(
            unreachable,
            "[providers.p{n}]\nissuer = \"https://127.0.0.1:1/{n}\"\nclient_id = \"x\"\n"
        )
        .expect("a String takes everything");
    }
    let starts =
        |sections: &str, times| -> Vec<Start> { (0..times).map(|_| Start::of(sections)).collect() };
    let hundred = starts(&unreachable, TIMES);
    let (mut few, mut more) = (Vec::new(), Vec::new());
    for _ in 0..PAIRS {
        few.push(Start::of(&one));
        more.push(Start::of(&six));
    }
    // Neighbours share what the machine does beside them.
    let pairs = few.iter().zip(&more);
    let cpu = median(
        pairs
            .map(|(few, more)| more.cpu.as_secs_f64() - few.cpu.as_secs_f64())
            .collect(),
    );
    let memory =
        least(&more, |start| start.memory).saturating_sub(least(&few, |start| start.memory));
    vec![
        Figure::told(
            "start to the first answer, one provider",
            milliseconds(median(few.iter().map(|start| start.took).collect())),
        ),
        Figure::told(
            "the same with 100 providers, all unreachable",
            milliseconds(median(hundred.iter().map(|start| start.took).collect())),
        )
        .at_most(200.0),
        Figure::told(
            "one provider: processor time",
            milliseconds(median(few.iter().map(|start| start.cpu).collect())),
        ),
        Figure::told("five presets more: processor time", Amount(cpu * 1e3, "ms")).at_most(1.0),
        Figure::told("five presets more: memory (RssAnon)", kibibytes(memory)).at_most(256.0),
    ]
}

/// What one start cost.
struct Start {
    took: Duration,
    cpu: Duration,
    memory: u64,
}

impl Start {
    fn of(sections: &str) -> Self {
        let folder = folder();
        let running: Running = gateway(&folder, sections);
        Self {
            took: running.started_in,
            cpu: running.cpu(),
            memory: running.anonymous_memory(),
        }
    }
}

/// The least of several, for what others on the machine can only add to.
fn least<T: Ord>(starts: &[Start], of: impl Fn(&Start) -> T) -> T {
    let least = starts.iter().map(of).min();
    least.expect("there are several")
}

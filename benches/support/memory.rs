//! The memory of a process, as the system tells it.

/// Anonymous resident memory, in KiB: what no file backs. The process is its id, or `self`.
pub(crate) fn anonymous(process: impl std::fmt::Display) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("it runs");
    let mut lines = status.lines();
    let line = lines.find_map(|line| line.strip_prefix("RssAnon:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.expect("the system tells the memory of a process")
}

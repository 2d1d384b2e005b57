//! The files of targets, with the conventions that their heads explain.

const REFUSED: &str = include_str!("../../data/open_redirects.txt");
const ACCEPTED: &str = include_str!("../../data/allowed_targets.txt");

/// What must not lead away: `true` for targets that may be accepted when they stay on an allowed origin.
pub(super) fn refused() -> Vec<(bool, String)> {
    targets(REFUSED)
}

/// What must be accepted.
pub(super) fn accepted() -> Vec<String> {
    targets(ACCEPTED)
        .into_iter()
        .map(|(_, target)| target)
        .collect()
}

fn targets(file: &str) -> Vec<(bool, String)> {
    let lines = file
        .split('\n')
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| match line.strip_prefix("? ") {
            Some(line) => (true, unescaped(line)),
            None => (false, unescaped(line)),
        })
        .collect()
}

fn unescaped(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line.chars();
    while let Some(letter) = rest.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        text.push(match rest.next() {
            Some('\\') => '\\',
            Some('t') => '\t',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('0') => '\0',
            Some('s') => ' ',
            Some('u') => {
                let point: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                let point = u32::from_str_radix(&point, 16)
                    .ok()
                    .and_then(char::from_u32);
                point.expect("the file names code points")
            }
            other => panic!("{line} has an unknown escape: {other:?}"),
        });
    }
    text
}

#[test]
fn the_corpus_is_large() {
    let certain = refused().iter().filter(|(may_pass, _)| !may_pass).count();

    assert!(certain >= 500 && accepted().len() >= 60, "{certain}");
}

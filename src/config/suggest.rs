//! "Did you mean": the known word nearest to a written one.

/// The nearest of `known`, if it is near enough to be what was meant.
pub(super) fn nearest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    // Nobody mistypes a name this long, and the comparison takes time in proportion.
    if written.len() > 100 {
        return None;
    }
    let written = written.to_lowercase();
    let ending = format!("_{written}");
    let longer = known.clone();
    known
        .into_iter()
        .map(|word| {
            (
                strsim::damerau_levenshtein(&written, &word.to_lowercase()),
                word,
            )
        })
        .filter(|(distance, word)| *distance <= (word.chars().count() / 3).clamp(1, 3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
        .or_else(|| only(longer.into_iter().filter(|word| word.ends_with(&ending))))
}

/// The three names most like a written one, however unlike.
pub(super) fn nearest_three(written: &str, known: &[String]) -> Vec<String> {
    let written: String = written.to_lowercase().chars().take(100).collect();
    let mut ranked: Vec<(usize, &String)> = known
        .iter()
        .map(|word| (strsim::damerau_levenshtein(&written, word), word))
        .collect();
    ranked.sort_unstable();
    ranked
        .into_iter()
        .take(3)
        .map(|(_, word)| word.clone())
        .collect()
}

/// The one item, if there is exactly one.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        let known = ["client_id", "client_secret", "issuer", "listen"];

        assert_eq!(nearest("client_secert", known), Some("client_secret"));
        assert_eq!(nearest("clientId", known), Some("client_id"));
        assert_eq!(nearest("secret", known), Some("client_secret"));
        assert_eq!(nearest("isuer", known), Some("issuer"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest(&"x".repeat(200), known), None);
    }
}

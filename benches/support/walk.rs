//! Walk: what a browser would carry between the gateway and the provider.

use url::Url;

/// The host of the public address that every gateway here has; where it listens is another matter.
pub(crate) const HOST: &str = "localhost:8080";

/// Where the provider sends the browser after it was asked like this.
pub(crate) fn callback(authorization: &str) -> String {
    let asked = Url::parse(authorization).expect("the gateway leads to an address");
    let given = |name: &str| {
        let found = asked.query_pairs().find(|(known, _)| known == name);
        found
            .map(|(_, value)| value.into_owned())
            .unwrap_or_default()
    };
    format!(
        "/callback/one?code={}&state={}",
        given("nonce"),
        given("state")
    )
}

/// The pairs of these `Set-Cookie` values; a removal has an empty value.
pub(crate) fn cookies<'a>(set: impl Iterator<Item = &'a str>) -> String {
    let pairs = set.filter_map(|value| value.split(';').next());
    let kept: Vec<&str> = pairs.filter(|pair| !pair.ends_with('=')).collect();
    kept.join("; ")
}

//! Device: what is remembered of where somebody signs in, so that they know it again in a list.

use std::net::IpAddr;

use actix_web::HttpRequest;
use actix_web::http::header::USER_AGENT;
use ipnet::IpNet;

use super::client;
use super::gateway::Gateway;
use crate::session::Device;

/// How many bits of an address are remembered: a network, not a line.
const IPV4_BITS: u8 = 24;
/// What a household or an office usually has.
const IPV6_BITS: u8 = 48;

/// No more of a `User-Agent` is looked at, in bytes.
const LOOKED_AT: usize = 512;

/// A mark in a `User-Agent` and what it stands for. The first that is found counts: browsers name those they descend from.
type Marks = [(&'static str, &'static str)];

const BROWSERS: &Marks = &[
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi/", "Vivaldi"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("YaBrowser/", "Yandex Browser"),
    ("DuckDuckGo/", "DuckDuckGo"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: &Marks = &[
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
];

/// The device of a request; `None` when nothing is known of it.
pub(super) fn of(request: &HttpRequest, gateway: &Gateway) -> Option<Device> {
    let agent = request.headers().get(USER_AGENT);
    let device = Device {
        browser: agent.and_then(|agent| browser(agent.as_bytes())),
        address: client::address(request, gateway).and_then(network),
    };
    (device != Device::default()).then_some(device)
}

/// "Firefox on Linux": only words from the tables above, never one of the header itself.
fn browser(agent: &[u8]) -> Option<String> {
    let agent = String::from_utf8_lossy(&agent[..agent.len().min(LOOKED_AT)]);
    let first = |marks: &Marks| {
        let found = marks.iter().find(|(mark, _)| agent.contains(mark));
        found.map(|(_, name)| *name)
    };
    match (first(BROWSERS), first(SYSTEMS)) {
        (Some(browser), Some(system)) => Some(format!("{browser} on {system}")),
        (Some(name), None) | (None, Some(name)) => Some(name.to_owned()),
        (None, None) => None,
    }
}

/// The network that an address is in.
fn network(address: IpAddr) -> Option<String> {
    let bits = match address {
        IpAddr::V4(_) => IPV4_BITS,
        IpAddr::V6(_) => IPV6_BITS,
    };
    let network = IpNet::new(address, bits).ok()?;
    Some(network.trunc().to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{browser, network};

    #[test]
    fn a_browser_is_told_in_a_few_words() {
        for (agent, expected) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                Some("Firefox on Linux"),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                Some("Chrome on Windows"),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                Some("Edge on Windows"),
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
                Some("Safari on macOS"),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 Mobile/15E148 Safari/604.1",
                Some("Chrome on iOS"),
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
                Some("Chrome on Android"),
            ),
            ("curl/8.14.1", Some("curl")),
            ("Mozilla/5.0 (X11; CrOS x86_64)", Some("ChromeOS")),
            ("<script>alert(1)</script>", None),
            ("", None),
        ] {
            assert_eq!(browser(agent.as_bytes()).as_deref(), expected, "{agent}");
        }
    }

    #[test]
    fn of_an_address_only_the_network_is_told() {
        for (address, expected) in [
            ("203.0.113.77", "203.0.113.0/24"),
            ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ] {
            assert_eq!(network(address.parse().unwrap()).as_deref(), Some(expected));
        }
    }

    proptest! {
        #[test]
        fn whatever_a_client_says_it_is_few_words_of_ours(agent in prop::collection::vec(any::<u8>(), 0..900)) {
            let told = browser(&agent).unwrap_or_default();
            prop_assert!(told.len() <= 40 && told.is_ascii());
        }
    }
}

//! Who sent a request: the peer, or what a trusted proxy says of it. For the log alone.

use std::net::IpAddr;

use actix_web::HttpRequest;

use super::gateway::Gateway;

/// The address of the client: the rightmost of `X-Forwarded-For` that is no trusted proxy, if the peer is one; else the peer.
/// `None` on a Unix socket without a list of proxies.
pub(super) fn address(request: &HttpRequest, gateway: &Gateway) -> Option<IpAddr> {
    let peer = request.peer_addr().map(|peer| peer.ip().to_canonical());
    let trusted = match peer {
        Some(peer) => gateway.trusts(peer),
        None => gateway.trusts_anybody(),
    };
    if !trusted {
        return peer;
    }
    let forwarded = request
        .headers()
        .get_all("x-forwarded-for")
        .filter_map(|value| value.to_str().ok());
    let addresses: Vec<&str> = forwarded
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    let mut client = peer;
    for text in addresses.into_iter().rev() {
        let Ok(address) = text.parse::<IpAddr>() else {
            break;
        };
        client = Some(address.to_canonical());
        if !gateway.trusts(address) {
            break;
        }
    }
    client
}

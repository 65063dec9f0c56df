//! Whose address a request comes from. Behind proxies that the operator trusts it is what they
//! say in `X-Forwarded-For`, read from the right: each proxy appends the address it saw, so the
//! first one from the right that is not itself a trusted proxy is the client. What a client wrote
//! there itself stands further left and is never believed.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;

use crate::app::App;

/// The client's address; in the request's extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientIp(pub IpAddr);

impl ClientIp {
    /// What counts as one client: an IPv4 address, or the /64 that an IPv6 subscriber gets.
    pub fn network(self) -> IpAddr {
        match self.0 {
            IpAddr::V4(ip) => IpAddr::V4(ip),
            IpAddr::V6(ip) => {
                let [a, b, c, d, ..] = ip.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        }
    }
}

pub async fn find(State(app): State<App>, mut request: Request, next: Next) -> Response {
    // Without a socket (a router called directly) there is no peer.
    let peer = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(address)| address.ip().to_canonical());
    let client = client_ip(peer, request.headers(), &app.config.server.trusted_proxies);
    request.extensions_mut().insert(ClientIp(client));
    next.run(request).await
}

fn client_ip(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |ip: IpAddr| trusted.iter().any(|net| net.contains(&ip));
    let hops = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect::<Vec<_>>();
    let mut client = peer;
    for hop in hops.iter().rev() {
        if !is_trusted(client) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(ip) => client = ip.to_canonical(),
            // A trusted proxy does not write such a thing; what is left of it can't be relied on.
            Err(_) => break,
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(peer: &str, forwarded: &str) -> String {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        let trusted = ["10.0.0.0/8".parse().unwrap()];
        client_ip(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn header_of_an_untrusted_peer_is_ignored() {
        assert_eq!(resolve("203.0.113.9", "198.51.100.1"), "203.0.113.9");
    }

    #[test]
    fn rightmost_untrusted_hop_is_the_client() {
        assert_eq!(resolve("10.0.0.1", "198.51.100.1"), "198.51.100.1");
        assert_eq!(resolve("10.0.0.1", "6.6.6.6, 198.51.100.1, 10.0.0.2"), "198.51.100.1");
    }

    #[test]
    fn what_is_not_an_address_ends_the_chain() {
        assert_eq!(resolve("10.0.0.1", "198.51.100.1, unknown"), "10.0.0.1");
    }
}

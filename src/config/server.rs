//! The HTTP server.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

use ipnet::IpNet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The HTTP server.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ServerConfig {
    /// The address and port to listen on. Default `127.0.0.1:8080`.
    pub listen: SocketAddr,
    /// The address under which browsers reach the service, such as `https://code.example.org`.
    /// Cookies and HSTS follow its scheme. Default: the address listened on.
    pub public_url: Option<String>,
    /// The certificate chain (PEM) to serve TLS with; needs `tls_key`. Default: plain HTTP, for use
    /// behind a proxy or on this machine.
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's private key (PEM).
    pub tls_key: Option<PathBuf>,
    /// Networks of proxies whose `X-Forwarded-For` is believed, such as `10.0.0.0/8`. Default: none.
    #[schemars(with = "Vec<String>")]
    pub trusted_proxies: Vec<IpNet>,
    /// Origins of pages on other sites that may call the API with the user's cookies, such as
    /// `https://editor.example.org`. Default: none.
    pub cors_origins: Vec<String>,
    /// Networks that may read `/metrics`. Default: this machine.
    #[schemars(with = "Vec<String>")]
    pub metrics_from: Vec<IpNet>,
    /// The largest body of a request, in bytes. Default 4 MiB.
    pub body_bytes_max: usize,
    /// The largest header of a request, all lines together, in bytes; at least 8192. Default 16 KiB.
    pub header_bytes_max: usize,
    /// How long a client may take to send a request's header, in milliseconds. Default 10,000.
    pub header_timeout_ms: u64,
    /// How long a client may take to send a request's body, in milliseconds; then the answer is 408.
    /// Default 30,000.
    pub body_timeout_ms: u64,
    /// How long a request that runs no program may take, in milliseconds; then the answer is 503. Those
    /// that run one take as long as the program. Default 60,000.
    pub request_timeout_ms: u64,
    /// How long runs may take to finish after the service was asked to stop, in milliseconds.
    /// Default 10,000.
    pub shutdown_grace_ms: u64,
}

impl Default for ServerConfig {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            tls_certificate: None,
            tls_key: None,
            trusted_proxies: Vec::new(),
            cors_origins: Vec::new(),
            metrics_from: vec![
                IpAddr::from(Ipv4Addr::LOCALHOST).into(),
                IpAddr::from(Ipv6Addr::LOCALHOST).into(),
            ],
            body_bytes_max: 4 << 20,
            header_bytes_max: 16 << 10,
            header_timeout_ms: 10_000,
            body_timeout_ms: 30_000,
            request_timeout_ms: 60_000,
            shutdown_grace_ms: 10_000,
        }
    }
}

impl ServerConfig {
    /// Whether browsers reach the service by TLS.
    pub fn is_https(&self) -> bool {
        match &self.public_url {
            Some(url) => url.starts_with("https://"),
            None => self.tls_certificate.is_some(),
        }
    }
}

//! Refuses what a page of another site makes a browser send (CSRF, cross-site WebSockets).
//!
//! Browsers say where a request comes from: in `Sec-Fetch-Site`, which no page can forge, and in
//! `Origin`. A request that changes something, or opens a WebSocket, must come from our own origin
//! or from one that the operator lists. Programs send neither header, and no browser fails to, so
//! requests without both are let through. A request with `Authorization` is too: a browser adds that
//! to no request by itself, as it adds no ticket to a WebSocket.
//!
//! This is the first of three walls. The second: cookies are `SameSite=Strict`. The third: bodies
//! must be `application/json`, which a page may not send to another origin without asking (CORS).

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::api::run_caller;
use crate::app::App;
use crate::config::ServerConfig;
use crate::error::ApiError;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

pub async fn refuse(State(app): State<App>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let harmless = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS)
        && !headers.contains_key(header::UPGRADE);
    let by_ticket = run_caller::shows_ticket(request.uri(), headers);
    if harmless
        || by_ticket
        || headers.contains_key(header::AUTHORIZATION)
        || is_ours(headers, &app.config.server)
    {
        return next.run(request).await;
    }
    ApiError::forbidden(
        "requests from pages of other sites are refused; the operator can list an origin as trusted",
    )
    .into_response()
}

fn is_ours(headers: &HeaderMap, config: &ServerConfig) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let origin = text(&header::ORIGIN);
    if origin.is_some_and(|origin| config.cors_origins.iter().any(|listed| is_origin(listed, origin))) {
        return true;
    }
    // `none` is the user's own doing, such as an address that was typed in.
    if let Some(site) = text(&SEC_FETCH_SITE) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = origin else { return true };
    let is_public = config.public_url.as_deref().is_some_and(|url| is_origin(url, origin));
    // A page can't choose the `Host` that its browser sends.
    let host = origin.split_once("://").map(|(_, host)| host);
    is_public || host.is_some() && host == text(&header::HOST)
}

/// Whether a configured URL has this origin.
fn is_origin(url: &str, origin: &str) -> bool {
    let end = url.find("://").and_then(|scheme| url[scheme + 3..].find('/').map(|slash| scheme + 3 + slash));
    url[..end.unwrap_or(url.len())].eq_ignore_ascii_case(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(headers: &[(&'static str, &str)]) -> bool {
        let config = ServerConfig {
            public_url: Some("https://code.example.org/".into()),
            cors_origins: vec!["https://editor.example.org".into()],
            ..ServerConfig::default()
        };
        let headers =
            headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap()));
        is_ours(&headers.collect(), &config)
    }

    #[test]
    fn own_pages_listed_pages_and_programs_pass() {
        assert!(accepts(&[("sec-fetch-site", "same-origin"), ("origin", "https://code.example.org")]));
        assert!(accepts(&[("sec-fetch-site", "same-site"), ("origin", "https://editor.example.org")]));
        assert!(accepts(&[("origin", "https://code.example.org")]));
        assert!(accepts(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]));
        assert!(accepts(&[]));
    }

    #[test]
    fn pages_of_other_sites_do_not() {
        for site in ["cross-site", "same-site", "nonsense"] {
            assert!(
                !accepts(&[("sec-fetch-site", site), ("origin", "https://code.example.org.evil.example")]),
                "{site}"
            );
        }
        assert!(!accepts(&[("sec-fetch-site", "cross-site")]));
        for origin in
            ["null", "https://evil.example", "http://code.example.org", "https://code.example.org:444"]
        {
            assert!(!accepts(&[("origin", origin), ("host", "code.example.org:8080")]), "{origin}");
        }
    }
}

//! Answers that are kept ready, as the bytes that are sent.
//!
//! Their keys name a version (`docs/caching.md`), so an answer may be missing, but never be stale.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde::Serialize;

use crate::app::App;
use crate::error::{ApiError, ApiResult};

/// What was asked for, and whether it was in the cache (RFC 9211).
const CACHE_STATUS: HeaderName = HeaderName::from_static("cache-status");

/// A JSON answer, and where it came from.
pub struct Cached {
    bytes: Bytes,
    hit: bool,
}

impl Cached {
    /// The answer under this key, if there is one.
    pub async fn find(app: &App, kind: &'static str, key: &str) -> Option<Self> {
        let found = app.storage.shared.cached(key).await;
        let result = if found.is_some() { "hit" } else { "miss" };
        metrics::counter!("petri_cache_lookups_total", "kind" => kind, "result" => result).increment(1);
        found.map(|bytes| Self { bytes, hit: true })
    }

    /// Makes an answer, and keeps it if it has a key.
    ///
    /// # Errors
    /// When the value can't be written as JSON, which is a fault of Petri's.
    pub async fn fresh(
        app: &App,
        key: Option<&str>,
        ttl: Duration,
        value: &impl Serialize,
    ) -> ApiResult<Self> {
        let bytes = Bytes::from(serde_json::to_vec(value).map_err(ApiError::internal)?);
        if let Some(key) = key {
            app.storage.shared.cache(key, bytes.clone(), ttl).await;
        }
        Ok(Self { bytes, hit: false })
    }
}

impl IntoResponse for Cached {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.bytes));
        let status = if self.hit { "petri; hit" } else { "petri; fwd=miss" };
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        headers.insert(CACHE_STATUS, HeaderValue::from_static(status));
        // Browsers may keep it for their user, but ask each time whether it is still right.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        response
    }
}

//! Ends requests that take too long, on the routes that run no program: a store that hangs must not
//! pile them up.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::error::ApiError;

/// Answers 503 when the handler takes longer than `server.request_timeout_ms`.
pub async fn limit(State(app): State<App>, request: Request, next: Next) -> Response {
    let limit = app.config.server.request_timeout_ms;
    let late = || {
        let detail = format!("the request took longer than {limit} milliseconds");
        ApiError::unavailable(detail).retry_after(Duration::from_secs(1))
    };
    match tokio::time::timeout(Duration::from_millis(limit), next.run(request)).await {
        Ok(response) => response,
        Err(_) => late().into_response(),
    }
}

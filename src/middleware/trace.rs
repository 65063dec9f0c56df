//! One line in the log for each request. It names the route, never the query, headers or body.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

use super::RequestId;

pub async fn log(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().map_or("", |RequestId(id)| id);
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let span = tracing::info_span!("request", id, method = %request.method(), route);
    let start = Instant::now();
    async {
        let response = next.run(request).await;
        let elapsed_ms = start.elapsed().as_secs_f64() * 1000.0;
        tracing::info!(status = response.status().as_u16(), elapsed_ms, "answered");
        response
    }
    .instrument(span)
    .await
}

//! One line in the log and one span of a trace for each request. They name the route, never the query,
//! headers or body.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;
use tracing::field::Empty;

use super::RequestId;
use crate::telemetry;

pub async fn log(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestId>().map_or("", |RequestId(id)| id);
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let method = request.method().as_str();
    // What is empty is filled in for traces only.
    let span = tracing::info_span!("request", id, method, route, otel.name = Empty, otel.kind = Empty);
    telemetry::continue_trace(&span, request.headers(), method, route);
    let start = Instant::now();
    async {
        let response = next.run(request).await;
        let elapsed_ms = start.elapsed().as_secs_f64() * 1000.0;
        telemetry::trace_status(response.status());
        tracing::info!(status = response.status().as_u16(), elapsed_ms, "answered");
        response
    }
    .instrument(span)
    .await
}

//! Counts and times requests by route, for `/metrics`.

use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;

pub async fn record(request: Request, next: Next) -> Response {
    // The route and not the path: a label per id would fill the memory.
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().to_string();
    let start = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_str().to_owned();
    metrics::histogram!("petri_http_request_duration_seconds", "method" => method.clone(), "route" => route.clone())
        .record(start.elapsed());
    metrics::counter!("petri_http_requests_total", "method" => method, "route" => route, "status" => status)
        .increment(1);
    response
}

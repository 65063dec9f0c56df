//! Whether the service is there, and whether it can serve.

use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;

use crate::app::App;
use crate::error::{ApiError, ApiResult, Problem};
use crate::middleware::ClientIp;
use crate::telemetry;

/// The service answers.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Health {
    /// `ok`.
    status: &'static str,
    /// Petri's version.
    version: &'static str,
}

const OK: Health = Health { status: "ok", version: env!("CARGO_PKG_VERSION") };

/// Whether the process is alive. Restart it when this does not answer.
#[utoipa::path(get, path = "/healthz", tag = "operations", responses((status = 200, body = Health)))]
pub async fn healthz() -> Json<Health> {
    Json(OK)
}

/// Whether the service can do its work: its runtimes are loaded, its stores answer and it is not
/// shutting down. Send requests elsewhere while this is 503.
#[utoipa::path(get, path = "/readyz", tag = "operations", responses(
    (status = 200, body = Health),
    (status = 503, body = Problem, content_type = "application/problem+json"),
))]
pub async fn readyz(State(app): State<App>) -> Response {
    if app.draining.is_cancelled() {
        return ApiError::unavailable("the service is shutting down").into_response();
    }
    if app.warming_up.load(Ordering::Relaxed) {
        let error = ApiError::unavailable("the runtimes are being loaded");
        return error.retry_after(Duration::from_secs(1)).into_response();
    }
    // The shared state may be down without harm, only slower: it does not make a node unready.
    match app.storage.documents.ping().await {
        Ok(()) => Json(OK).into_response(),
        Err(error) => ApiError::from(error).into_response(),
    }
}

/// Metrics in Prometheus' text format, for the networks that may read them.
#[utoipa::path(get, path = "/metrics", tag = "operations", responses(
    (status = 200, body = String, content_type = "text/plain"),
    (status = 404, body = Problem, content_type = "application/problem+json"),
))]
pub async fn metrics(
    State(app): State<App>,
    Extension(ClientIp(ip)): Extension<ClientIp>,
) -> ApiResult<String> {
    match app.config.server.metrics_from.iter().any(|net| net.contains(&ip)) {
        true => Ok(telemetry::metrics().render()),
        false => Err(ApiError::not_found("there is no such route")),
    }
}

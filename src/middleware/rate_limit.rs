//! A token bucket for each client address, in front of everything that costs: one address can't
//! keep the service busy. The buckets are shared between nodes when there is Redis. What a user
//! may run is limited further by [`execution`](crate::execution).

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::ClientIp;
use crate::app::App;
use crate::error::ApiError;

pub async fn by_address(State(app): State<App>, request: Request, next: Next) -> Response {
    let limit = &app.config.rate_limits;
    if !limit.enabled || !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let Some(client) = request.extensions().get::<ClientIp>().copied() else {
        return next.run(request).await;
    };
    let bucket = format!("ip:{}", client.network());
    match app.storage.shared.take_tokens(&bucket, 1, limit.per_address).await {
        Ok(()) => next.run(request).await,
        Err(wait) => {
            let rate = limit.per_address;
            let detail = format!(
                "this address may make {} requests a second, {} at once",
                rate.per_second, rate.burst
            );
            ApiError::too_many_requests(detail).retry_after(wait).into_response()
        }
    }
}

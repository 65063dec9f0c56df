//! Gives every error its body (RFC 9457): those of handlers and those of the HTTP layer, such as
//! a wrong method, alike.

use std::any::Any;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::RequestId;
use crate::api::piston;
use crate::error::{ApiError, Problem};

const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

pub async fn write_body(request: Request, next: Next) -> Response {
    let for_piston = request.uri().path().starts_with("/api/v2/");
    let id = request.extensions().get::<RequestId>().cloned();
    let response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    if response.headers().get(header::CONTENT_TYPE) == Some(&PROBLEM_JSON) {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    let mut problem = parts
        .extensions
        .remove::<Problem>()
        .unwrap_or_else(|| ApiError::from_status(status).problem().clone());
    problem.request_id = id.map(|RequestId(id)| id);
    parts.headers.remove(header::CONTENT_LENGTH);
    let body = if for_piston {
        let (status, body) = piston::error_body(status, &problem);
        parts.status = status;
        parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        body
    } else {
        parts.headers.insert(header::CONTENT_TYPE, PROBLEM_JSON);
        // A problem is made of strings and numbers: it always serialises.
        serde_json::to_vec(&problem).unwrap_or_default()
    };
    Response::from_parts(parts, Body::from(body))
}

/// A handler that panicked is a fault of ours; the message goes to the log only.
pub fn from_panic(panic: Box<dyn Any + Send>) -> Response {
    let message = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without a message");
    ApiError::internal(anyhow::anyhow!("a handler panicked: {message}")).into_response()
}

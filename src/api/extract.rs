//! What handlers take their input from: like axum's own extractors, but every refusal is an
//! [`ApiError`], unknown fields are refused, and what is deserialised is validated.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use garde::Validate;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::error::{ApiError, FieldError};

/// A JSON body. `T` should have `#[serde(deny_unknown_fields)]`.
pub struct Body<T>(pub T);

/// The query string. `T` should have `#[serde(deny_unknown_fields)]`.
pub struct Query<T>(pub T);

/// The parameters in the path; one that does not parse can't name anything, so it answers 404.
pub struct Path<T>(pub T);

impl<T> FromRequest<App> for Body<T>
where
    T: DeserializeOwned + Validate<Context = ()>,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let value = parse_json(&json_body(request, app).await?)?;
        validate(&value)?;
        Ok(Self(value))
    }
}

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Validate<Context = ()>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let axum::extract::Query(value) =
            axum::extract::Query::<T>::from_request_parts(parts, state)
                .await
                .map_err(|rejection| ApiError::invalid_field("", rejection.body_text()))?;
        validate(&value)?;
        Ok(Self(value))
    }
}

impl<S, T> FromRequestParts<S> for Path<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(_) => Err(ApiError::not_found("no resource has such an id")),
        }
    }
}

/// The text of a body that should be JSON.
///
/// # Errors
/// 415 for another media type, 413 for too much, 408 for what takes too long to arrive, 400 for what
/// is not UTF-8.
pub async fn json_body(request: Request, app: &App) -> Result<String, ApiError> {
    if !is_json(request.headers()) {
        return Err(ApiError::unsupported_media_type("the body must be application/json"));
    }
    let limit = app.config.server.body_timeout_ms;
    let body = tokio::time::timeout(Duration::from_millis(limit), Bytes::from_request(request, app));
    let late = |_| ApiError::timeout(format!("the body did not arrive within {limit} milliseconds"));
    let bytes = body.await.map_err(late)?.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::from_status(StatusCode::PAYLOAD_TOO_LARGE),
        _ => ApiError::bad_request("the body ended early"),
    })?;
    String::from_utf8(bytes.into()).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        ApiError::bad_request(format!("the body is not UTF-8 at byte {at}"))
    })
}

/// Parses a JSON text; the error says where and what is expected.
///
/// # Errors
/// 400 for what is not JSON, 422 for JSON of another shape.
pub fn parse_json<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        match inner.classify() {
            serde_json::error::Category::Data => {
                ApiError::invalid_field(if path == "." { String::new() } else { path }, inner.to_string())
            }
            _ => ApiError::bad_request(format!("the body is not JSON: {inner}")),
        }
    })?;
    deserializer.end().map_err(|error| ApiError::bad_request(format!("the body is not JSON: {error}")))?;
    Ok(value)
}

/// Checks the rules of a value.
///
/// # Errors
/// Lists every field that is not valid.
pub fn validate<T: Validate<Context = ()>>(value: &T) -> Result<(), ApiError> {
    value.validate().map_err(|report| {
        let errors = report
            .iter()
            .map(|(path, error)| FieldError { field: path.to_string(), message: error.message().to_owned() });
        ApiError::invalid(errors.collect())
    })
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let essence = value.split(';').next().unwrap_or_default().trim();
    // The second is what changes to a resource are called (RFC 7396).
    ["application/json", "application/merge-patch+json"].iter().any(|json| essence.eq_ignore_ascii_case(json))
}

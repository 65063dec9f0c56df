//! What handlers take their input from: like axum's own extractors, but every refusal is an
//! [`ApiError`], unknown fields are refused, and what is deserialised is validated.

mod shape;

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::ws::WebSocketUpgrade;
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
        let value = parse_with(&json_body(request, app).await?, broken_rules)?;
        validate(&value)?;
        Ok(Self(value))
    }
}

/// The handshake of a WebSocket.
pub struct Handshake(pub WebSocketUpgrade);

impl<S: Send + Sync> FromRequestParts<S> for Handshake {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let upgrade = WebSocketUpgrade::from_request_parts(parts, state).await;
        upgrade.map(Self).map_err(|rejection| {
            ApiError::bad_request(format!("this route opens a WebSocket: {}", rejection.body_text()))
        })
    }
}

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Validate<Context = ()>,
{
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let axum::extract::Query(value) = axum::extract::Query::<T>::from_request_parts(parts, state)
            .await
            .map_err(|rejection| bad_query(&rejection.body_text()))?;
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

/// What axum says of a query string, as a fault of a parameter.
fn bad_query(text: &str) -> ApiError {
    let text = text.strip_prefix("Failed to deserialize query string: ").unwrap_or(text);
    match text.split_once(": ") {
        Some((parameter, message)) => ApiError::invalid_field(parameter, message),
        None => ApiError::invalid_field("", text),
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
        StatusCode::PAYLOAD_TOO_LARGE => {
            let max = app.config.server.body_bytes_max;
            ApiError::too_large(format!("the body is larger than the {max} bytes that are allowed"))
        }
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
/// 400 for what is not JSON, 422 for JSON of another shape, with all that is wrong with it.
pub fn parse_json<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    parse_with(text, |_: &T| Vec::new())
}

/// The same, with the faults that `check` finds in what is of the right shape.
fn parse_with<T: DeserializeOwned>(
    text: &str,
    check: impl FnOnce(&T) -> Vec<FieldError>,
) -> Result<T, ApiError> {
    let not_json =
        |error: &serde_json::Error| ApiError::bad_request(format!("the body is not JSON: {error}"));
    // An array would be taken for the fields of a struct in their order.
    if text.trim_start().starts_with('[') {
        return Err(ApiError::invalid_field("", "must be an object"));
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let error = match serde_path_to_error::deserialize(&mut deserializer) {
        Ok(value) => {
            deserializer.end().map_err(|error| not_json(&error))?;
            return Ok(value);
        }
        Err(error) if error.inner().is_data() => error,
        Err(error) => return Err(not_json(error.inner())),
    };
    let (mut errors, mended) = shape::faults::<T>(text);
    let rules = mended.as_ref().map(check).unwrap_or_default();
    errors.extend(
        rules.into_iter().filter(|fault| !shape::is_named(&errors, &fault.field)).collect::<Vec<_>>(),
    );
    if errors.is_empty() {
        let (field, message) = field_and_message(&error);
        errors.push(FieldError { field, message });
    }
    Err(ApiError::invalid(errors))
}

/// Where a value is not of the expected shape, and what was expected there.
fn field_and_message(error: &serde_path_to_error::Error<serde_json::Error>) -> (String, String) {
    let path = error.path().to_string();
    let path = if path == "." { String::new() } else { path };
    let message = error.inner().to_string();
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split_once('`'));
    match missing {
        Some((name, _)) if path.is_empty() => (name.to_owned(), "is missing".to_owned()),
        Some((name, _)) => (format!("{path}.{name}"), "is missing".to_owned()),
        None => (path, message),
    }
}

/// Checks the rules of a value.
///
/// # Errors
/// Lists every field that is not valid.
pub fn validate<T: Validate<Context = ()>>(value: &T) -> Result<(), ApiError> {
    let errors = broken_rules(value);
    if errors.is_empty() { Ok(()) } else { Err(ApiError::invalid(errors)) }
}

fn broken_rules<T: Validate<Context = ()>>(value: &T) -> Vec<FieldError> {
    let Err(report) = value.validate() else { return Vec::new() };
    let errors = report
        .iter()
        .map(|(path, error)| FieldError { field: path.to_string(), message: error.message().to_owned() });
    errors.collect()
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let essence = value.split(';').next().unwrap_or_default().trim();
    // The second is what changes to a resource are called (RFC 7396).
    ["application/json", "application/merge-patch+json"].iter().any(|json| essence.eq_ignore_ascii_case(json))
}

//! [`ApiError`]: the one place where an error becomes a status. Bodies are problem details
//! (RFC 9457).
//!
//! Handlers return `Result<T, ApiError>` and use the named constructors; errors of the layers
//! below turn into one by `?`. An error that is not the caller's is logged here, once, with its
//! causes, and answered without them.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::execution::ExecutionError;
use crate::model::Faults;
use crate::sandbox::SandboxError;
use crate::storage::StorageError;

/// What handlers answer with.
pub type ApiResult<T> = Result<T, ApiError>;

/// A request that is not granted.
#[derive(Clone, Debug)]
pub struct ApiError {
    status: StatusCode,
    /// Boxed, so that results stay small.
    problem: Box<Problem>,
    retry_after: Option<Duration>,
}

/// The body of an error (RFC 9457).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Problem {
    /// What kind of problem, stable across versions: `urn:petri:problem:` and a word.
    #[serde(rename = "type")]
    pub kind: String,
    /// The same for people.
    pub title: String,
    /// The status code.
    pub status: u16,
    /// What was wrong this time, and what is allowed.
    pub detail: String,
    /// Every field that is not valid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// The request's id, also in `x-request-id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// One field that is not valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldError {
    /// Where it is, such as `files[0].path`; empty for the whole.
    pub field: String,
    /// What was wrong, and what is allowed.
    pub message: String,
}

macro_rules! problems {
    ($( $(#[doc = $doc:literal])* $name:ident: $status:ident, $kind:literal, $title:literal; )*) => {
        impl ApiError { $(
            $(#[doc = $doc])*
            pub fn $name(detail: impl Into<String>) -> Self {
                Self::new(StatusCode::$status, $kind, $title, detail.into())
            }
        )* }
    };
}

problems! {
    /// The request can't be understood.
    bad_request: BAD_REQUEST, "bad-request", "The request can't be understood";
    /// The caller is not known.
    unauthenticated: UNAUTHORIZED, "unauthenticated", "Credentials are missing or not valid";
    /// The caller is known, but may not do this.
    forbidden: FORBIDDEN, "forbidden", "This is not allowed";
    /// There is no such thing, or it is not the caller's to see.
    not_found: NOT_FOUND, "not-found", "There is no such resource";
    /// Something else has this name already.
    conflict: CONFLICT, "conflict", "This conflicts with what is there";
    /// The record has changed since the caller read it.
    precondition_failed: PRECONDITION_FAILED, "precondition-failed", "The resource has changed";
    /// The request took too long to arrive.
    timeout: REQUEST_TIMEOUT, "timeout", "The request took too long to arrive";
    /// The body is larger than allowed.
    too_large: PAYLOAD_TOO_LARGE, "too-large", "The request is too large";
    /// The body's media type is not accepted.
    unsupported_media_type: UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "The media type is not accepted";
    /// The caller does this too often.
    too_many_requests: TOO_MANY_REQUESTS, "too-many-requests", "Too many requests";
    /// Petri has no room or no store at the moment.
    unavailable: SERVICE_UNAVAILABLE, "unavailable", "Petri can't do this at the moment";
}

impl ApiError {
    fn new(status: StatusCode, kind: &str, title: &str, detail: String) -> Self {
        let problem = Problem {
            kind: format!("urn:petri:problem:{kind}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail,
            errors: Vec::new(),
            request_id: None,
        };
        Self { status, problem: Box::new(problem), retry_after: None }
    }

    /// Fields of the body or query are not valid; all of them are listed.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let detail = match errors.as_slice() {
            [one] if one.field.is_empty() => one.message.clone(),
            [one] => format!("{}: {}", one.field, one.message),
            several => format!("{} fields are not valid", several.len()),
        };
        let mut error =
            Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "The request is not valid", detail);
        error.problem.errors = errors;
        error
    }

    /// One field is not valid.
    pub fn invalid_field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::invalid(vec![FieldError { field: field.into(), message: message.into() }])
    }

    /// A fault of Petri's: the causes are logged here and not told.
    pub fn internal(error: impl Into<anyhow::Error>) -> Self {
        let error = error.into();
        tracing::error!(error = format!("{error:#}"), "a request failed");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "Petri failed",
            "this is a fault of the service, not of the request; the request id finds it in the log".into(),
        )
    }

    /// An error that was answered before.
    pub fn from_problem(problem: Problem) -> Self {
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, problem: Box::new(problem), retry_after: None }
    }

    /// An error of the HTTP layer itself, such as a wrong method.
    pub fn from_status(status: StatusCode) -> Self {
        let title = status.canonical_reason().unwrap_or("The request was refused");
        let kind = title.to_ascii_lowercase().replace(' ', "-");
        let detail = match status {
            StatusCode::METHOD_NOT_ALLOWED => "this method is not allowed here; see the Allow header",
            StatusCode::NOT_FOUND => "there is no such route",
            StatusCode::PAYLOAD_TOO_LARGE => "the body is larger than allowed",
            _ => title,
        };
        Self::new(status, &kind, title, detail.to_owned())
    }

    /// Says when to try again (rounded up to a second).
    pub fn retry_after(mut self, delay: Duration) -> Self {
        self.retry_after = Some(delay);
        self
    }

    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The body it is answered with.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }
}

/// The body is written by [`middleware::problem`](crate::middleware), which knows the request id.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        let headers = response.headers_mut();
        if let Some(delay) = self.retry_after {
            let seconds = delay.as_secs() + u64::from(delay.subsec_nanos() > 0);
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(*self.problem);
        response
    }
}

impl From<StorageError> for ApiError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::Taken { field } => {
                let mut conflict = Self::conflict(error.to_string());
                conflict.problem.errors =
                    vec![FieldError { field: field.to_owned(), message: "is taken".to_owned() }];
                conflict
            }
            StorageError::Changed => {
                Self::precondition_failed("it was changed or deleted meanwhile; read it again")
            }
            StorageError::Full => Self::conflict("there are as many as are allowed: delete one first"),
            StorageError::BadCursor => Self::bad_request("cursor is not one that this list has handed out"),
            StorageError::Unavailable { .. } => {
                tracing::warn!(error = format!("{:#}", anyhow::Error::new(error)), "a store is unavailable");
                Self::unavailable("a store does not answer; try again").retry_after(Duration::from_secs(1))
            }
            StorageError::Failed { .. } => Self::internal(error),
        }
    }
}

impl From<ExecutionError> for ApiError {
    fn from(error: ExecutionError) -> Self {
        match error {
            ExecutionError::Program(faults) => faults.into(),
            ExecutionError::Sandbox(SandboxError::Busy | SandboxError::MemoryFull) => {
                Self::unavailable(format!("{error}; try again")).retry_after(Duration::from_secs(1))
            }
            ExecutionError::Runtime(_) | ExecutionError::Sandbox(_) => Self::internal(error),
        }
    }
}

impl From<Faults> for ApiError {
    fn from(Faults(faults): Faults) -> Self {
        let errors =
            faults.into_iter().map(|fault| FieldError { field: fault.field, message: fault.message });
        Self::invalid(errors.collect())
    }
}

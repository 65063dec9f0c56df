//! What handlers refuse with, as the API's description lists it. A handler names the groups that
//! apply to it in `responses(…)` beside its own answers.

use utoipa::IntoResponses;

use crate::error::Problem;

/// Any route.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub enum Busy {
    /// The caller does this too often.
    #[response(status = 429, content_type = "application/problem+json")]
    TooMany(Problem),
    /// Petri has no room or no store at the moment.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}

/// Routes that need to know the caller.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub enum NotYours {
    /// Credentials are missing or not valid.
    #[response(status = 401, content_type = "application/problem+json")]
    Unauthenticated(Problem),
    /// The caller may not do this, is suspended, or was sent by a page of another site.
    #[response(status = 403, content_type = "application/problem+json")]
    Forbidden(Problem),
}

/// Routes with an id in their path.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub enum NotThere {
    /// There is no such thing, or it is not the caller's to see.
    #[response(status = 404, content_type = "application/problem+json")]
    NotFound(Problem),
}

/// Routes that take an `Idempotency-Key`.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub enum UnderWay {
    /// A request with this key is under way.
    #[response(status = 409, content_type = "application/problem+json")]
    Conflict(Problem),
}

/// Routes with a JSON body.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub enum BadBody {
    /// The body is not JSON in UTF-8.
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(Problem),
    /// The body took too long to arrive.
    #[response(status = 408, content_type = "application/problem+json")]
    Timeout(Problem),
    /// The body is larger than allowed.
    #[response(status = 413, content_type = "application/problem+json")]
    TooLarge(Problem),
    /// The body is not `application/json`.
    #[response(status = 415, content_type = "application/problem+json")]
    UnsupportedMediaType(Problem),
    /// Fields are missing, unknown or not valid; all of them are listed.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
}

/// Routes with a query string.
#[derive(IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub enum BadQuery {
    /// The cursor is not one that this list has handed out.
    #[response(status = 400, content_type = "application/problem+json")]
    BadRequest(Problem),
    /// Parameters are unknown or not valid; all of them are listed.
    #[response(status = 422, content_type = "application/problem+json")]
    Invalid(Problem),
}

//! `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a request that is sent again
//! gets the first one's answer, and nothing is done twice.
//!
//! A key belongs to its caller. What is kept is the request's hash and, once there is one, the
//! answer. Answers that are errors of the service or of quotas are not kept: those the client
//! should try again. Neither are very large ones.

use std::time::Duration;

use axum::body::to_bytes as to_body_bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header, response};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::error::{ApiError, ApiResult, Problem};
use crate::execution::CallerKey;

const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");
const KEY_BYTES_MAX: usize = 255;
const ANSWER_BYTES_MAX: usize = 1 << 20;

/// The header, as the API's description lists it.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it is only described")]
pub struct IdempotencyKey {
    /// 1 to 255 visible ASCII characters, fresh for each request: who repeats one within 24 hours gets the
    /// first one's answer, and nothing is done twice.
    #[param(rename = "idempotency-key", min_length = 1, max_length = 255, pattern = "^[!-~]+$")]
    key: Option<String>,
}

/// How long an answer is kept.
const KEPT: Duration = Duration::from_secs(24 * 3600);

/// How long a request can be under way before its key is free again, should the node that serves it
/// die: longer than any run and its waiting.
const UNDER_WAY: Duration = Duration::from_secs(3600);

/// What is kept of a request.
#[derive(Serialize, Deserialize)]
struct Kept {
    fingerprint: String,
    /// The answer, once there is one.
    answer: Option<Answer>,
}

#[derive(Serialize, Deserialize)]
enum Answer {
    Result { status: u16, headers: Vec<(String, String)>, body: String },
    Problem(Problem),
}

/// What an answer says beside its body; other headers are added to each response anew.
const KEPT_HEADERS: [HeaderName; 3] = [header::CONTENT_TYPE, header::LOCATION, header::ETAG];

/// Whether a request has a key.
pub fn has_key(headers: &HeaderMap) -> bool {
    headers.contains_key(HEADER)
}

/// The request's key, if it has one.
///
/// # Errors
/// When it is not fit to be one.
fn key(headers: &HeaderMap) -> ApiResult<Option<String>> {
    let mut values = headers.get_all(HEADER).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    let text = value.to_str().unwrap_or_default();
    let fit = (1..=KEY_BYTES_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    if !fit || values.next().is_some() {
        return Err(ApiError::bad_request(
            "an Idempotency-Key is given once and has 1 to 255 visible ASCII characters",
        ));
    }
    Ok(Some(text.to_owned()))
}

/// Computes the answer, unless a request with the same key was answered before. A request without a key
/// is answered each time.
///
/// # Errors
/// The answer's own, 400 for a key that is not fit to be one, 409 while the first request is under way,
/// 422 for a key that was used for another request.
pub async fn once(
    app: &App,
    caller: CallerKey,
    uri: &Uri,
    headers: &HeaderMap,
    body: &str,
    answer: impl Future<Output = ApiResult<Response>>,
) -> ApiResult<Response> {
    let Some(key) = key(headers)? else { return answer.await };
    let name = format!("idempotency:{caller}:{}", hex::encode(Sha256::digest(key)));
    let fingerprint = Sha256::new().chain_update(uri.path()).chain_update("\n").chain_update(body);
    let mut kept = Kept { fingerprint: hex::encode(fingerprint.finalize()), answer: None };
    let shared = &app.storage.shared;
    if !shared.put_if_absent(&name, to_bytes(&kept)?, UNDER_WAY).await? {
        let first = shared.get(&name).await?;
        let first = first.map(|bytes| serde_json::from_slice::<Kept>(&bytes)).transpose();
        return replay(first.map_err(ApiError::internal)?, &kept.fingerprint);
    }
    let release = Release { app: app.clone(), name: Some(name.clone()) };
    let response = match answer.await {
        Ok(response) => {
            let (head, body) = response.into_parts();
            // Our own answers are JSON that is there already.
            let body = to_body_bytes(body, usize::MAX).await.map_err(ApiError::internal)?;
            if let Ok(text) = std::str::from_utf8(&body)
                && text.len() <= ANSWER_BYTES_MAX
            {
                kept.answer = Some(Answer::of(&head, text));
            }
            Ok(Response::from_parts(head, body.into()))
        }
        Err(error) => {
            let status = error.status();
            let final_word = status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS;
            kept.answer = final_word.then(|| Answer::Problem(error.problem().clone()));
            Err(error)
        }
    };
    if kept.answer.is_some() {
        shared.put(&name, to_bytes(&kept)?, KEPT).await?;
        release.keep();
    }
    response
}

impl Answer {
    fn of(head: &response::Parts, body: &str) -> Self {
        let text = |name: &HeaderName| head.headers.get(name)?.to_str().ok().map(str::to_owned);
        let headers = KEPT_HEADERS.iter().filter_map(|name| Some((name.to_string(), text(name)?)));
        Self::Result { status: head.status.as_u16(), headers: headers.collect(), body: body.to_owned() }
    }

    fn into_response(self) -> Response {
        match self {
            Self::Problem(problem) => ApiError::from_problem(problem).into_response(),
            Self::Result { status, headers, body } => {
                let mut response = Response::builder().status(status);
                for (name, value) in headers {
                    response = response.header(name, value);
                }
                response.body(body.into()).unwrap_or_else(|error| ApiError::internal(error).into_response())
            }
        }
    }
}

fn replay(first: Option<Kept>, fingerprint: &str) -> ApiResult<Response> {
    let under_way = || {
        let detail = "a request with this Idempotency-Key is under way";
        ApiError::conflict(detail).retry_after(Duration::from_secs(1))
    };
    let first = first.ok_or_else(under_way)?;
    if first.fingerprint != fingerprint {
        return Err(ApiError::invalid_field(
            "idempotency-key",
            "was used for another request; use a fresh one for each",
        ));
    }
    let mut response = first.answer.ok_or_else(under_way)?.into_response();
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    Ok(response)
}

fn to_bytes(kept: &Kept) -> ApiResult<Bytes> {
    Ok(serde_json::to_vec(kept).map_err(ApiError::internal)?.into())
}

/// Frees the key of a request without an answer to keep, also of one whose client went away.
struct Release {
    app: App,
    name: Option<String>,
}

impl Release {
    fn keep(mut self) {
        self.name = None;
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        if let Some(name) = self.name.take() {
            let app = self.app.clone();
            tokio::spawn(async move {
                if let Err(error) = app.storage.shared.take(&name).await {
                    tracing::warn!(%error, "an idempotency key could not be freed");
                }
            });
        }
    }
}

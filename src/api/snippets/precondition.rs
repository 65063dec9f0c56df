//! Conditional requests on snippets (RFC 9110, section 13): an entity tag is the version in quotes.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::error::{ApiError, ApiResult};

/// The header, as the API's description lists it.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "it is only described")]
pub struct IfMatch {
    /// The version that is meant: the request is refused when the snippet has another by now.
    #[param(rename = "if-match", example = "\"3\"")]
    tag: Option<String>,
}

/// The entity tag of a version.
pub fn etag(version: u64) -> HeaderValue {
    HeaderValue::try_from(format!("\"{version}\"")).expect("digits and quotes")
}

/// Refuses a change to a version that `If-Match` does not name.
///
/// # Errors
/// 412, with the current version.
pub fn if_match(headers: &HeaderMap, version: u64) -> ApiResult<()> {
    // A weak tag matches nothing here: it does not promise that the bytes are the same.
    match tags(headers, header::IF_MATCH) {
        Some(tags) if !tags.iter().any(|tag| tag == "*" || *tag == quoted(version)) => {
            Err(ApiError::precondition_failed(format!("the snippet is at version {version}: read it again")))
        }
        _ => Ok(()),
    }
}

/// Whether the caller said which version it wants to change.
pub fn is_conditional(headers: &HeaderMap) -> bool {
    headers.contains_key(header::IF_MATCH)
}

/// Whether the caller has this version already.
pub fn has(headers: &HeaderMap, version: u64) -> bool {
    let tags = tags(headers, header::IF_NONE_MATCH).unwrap_or_default();
    tags.iter().any(|tag| tag == "*" || tag.trim_start_matches("W/") == quoted(version))
}

fn quoted(version: u64) -> String {
    format!("\"{version}\"")
}

fn tags(headers: &HeaderMap, name: header::HeaderName) -> Option<Vec<String>> {
    if !headers.contains_key(&name) {
        return None;
    }
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    Some(values.flat_map(|value| value.split(',')).map(|tag| tag.trim().to_owned()).collect())
}

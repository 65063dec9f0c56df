//! Keys with which the user's programs call the API.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use garde::Validate;
use jiff::{SignedDuration, Timestamp};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::extract::{Body, Path};
use super::refusals::{BadBody, Busy, NotThere, NotYours};
use crate::app::App;
use crate::auth::{SignedIn, token};
use crate::error::{ApiError, ApiResult, Problem};
use crate::model::{self, ApiKey, ApiKeyId, Scope, whole_number};
use crate::storage::StorageError;

/// Keys that a user may have: one for each program, and room to replace them.
const KEYS_MAX: u64 = 20;

/// A key that is wanted.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApiKey {
    /// What it is for, in its owner's words: 1 to 100 characters, no control characters.
    #[garde(custom(is_name))]
    #[schema(
        min_length = 1,
        max_length = 100,
        pattern = r"^[^\u0000-\u001f\u007f-\u009f]*$",
        example = "course bot"
    )]
    name: String,
    /// What it may be used for, nothing else.
    #[garde(length(min = 1, max = 10))]
    #[schema(min_items = 1, max_items = 10)]
    scopes: Vec<Scope>,
    /// After how many days it stops working; without, never.
    #[serde(default, deserialize_with = "whole_number::optional")]
    #[garde(inner(range(min = 1, max = 3650)))]
    #[schema(minimum = 1, maximum = 3650, example = 90)]
    expires_in_days: Option<i64>,
}

/// A key, as its owner sees it.
#[derive(Serialize, ToSchema)]
pub struct ApiKeyInfo {
    /// Names it, to revoke it.
    id: ApiKeyId,
    /// What its owner calls it.
    name: String,
    /// How the key begins.
    prefix: String,
    /// What it may be used for.
    scopes: Vec<Scope>,
    /// When it was made.
    created_at: Timestamp,
    /// When it stops working.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used_at: Option<Timestamp>,
}

/// A key that was just made.
#[derive(Serialize, ToSchema)]
pub struct CreatedApiKey {
    /// What is sent as `Authorization: Bearer`. It is shown this once and can't be found out later.
    #[schema(example = "petri_0dSGnAb7fVYqD2EJ3xTPdL9WmUZkCi8Rh1oNtFwB")]
    key: String,
    /// The rest.
    #[serde(flatten)]
    info: ApiKeyInfo,
}

/// The user's keys.
#[derive(Serialize, ToSchema)]
pub struct ApiKeyList {
    /// The oldest first.
    api_keys: Vec<ApiKeyInfo>,
}

impl From<ApiKey> for ApiKeyInfo {
    fn from(key: ApiKey) -> Self {
        let ApiKey { id, name, prefix, scopes, created_at, expires_at, last_used_at, .. } = key;
        Self { id, name, prefix, scopes, created_at, expires_at, last_used_at }
    }
}

/// The user's keys, without their secrets.
#[utoipa::path(get, path = "/api-keys", operation_id = "list_api_keys", tag = "API keys", security(("cookie" = []), ("bearer" = [])), responses(
    (status = 200, description = "The keys", body = ApiKeyList), NotYours, Busy,
))]
pub async fn list(State(app): State<App>, SignedIn { user, .. }: SignedIn) -> ApiResult<Json<ApiKeyList>> {
    let keys = app.storage.documents.list_api_keys(user).await?;
    Ok(Json(ApiKeyList { api_keys: keys.into_iter().map(ApiKeyInfo::from).collect() }))
}

/// Makes a key. A user has at most 20.
#[utoipa::path(post, path = "/api-keys", operation_id = "create_api_key", tag = "API keys", security(("cookie" = []), ("bearer" = [])), request_body = NewApiKey, responses(
    (status = 201, description = "The key; its secret is in no other answer", body = CreatedApiKey),
    (status = 409, description = "The user has as many keys as are allowed", body = Problem, content_type = "application/problem+json"),
    NotYours, BadBody, Busy,
))]
pub async fn create(
    State(app): State<App>,
    SignedIn { user, .. }: SignedIn,
    Body(new): Body<NewApiKey>,
) -> ApiResult<impl IntoResponse> {
    let NewApiKey { name, mut scopes, expires_in_days } = new;
    scopes.sort_unstable();
    scopes.dedup();
    let (secret, prefix) = token::new_api_key();
    let now = model::now();
    let key = ApiKey {
        id: ApiKeyId::new(),
        user,
        name,
        hash: token::hash(secret.expose_secret()),
        prefix,
        scopes,
        created_at: now,
        expires_at: expires_in_days.map(|days| now + SignedDuration::from_hours(24 * days)),
        last_used_at: None,
    };
    app.storage.documents.create_api_key(&key, KEYS_MAX).await.map_err(|error| match error {
        StorageError::Full => {
            ApiError::conflict(format!("a user may have {KEYS_MAX} API keys: revoke one that is not used"))
        }
        StorageError::Changed => ApiError::unauthenticated("the account was deleted"),
        error => error.into(),
    })?;
    let created = CreatedApiKey { key: secret.expose_secret().to_owned(), info: key.into() };
    Ok((StatusCode::CREATED, Json(created)))
}

/// Revokes a key: it stops working within two seconds.
#[utoipa::path(delete, path = "/api-keys/{id}", operation_id = "revoke_api_key", tag = "API keys", security(("cookie" = []), ("bearer" = [])),
    params(("id" = ApiKeyId, Path, description = "The key")),
    responses((status = 204, description = "The key is revoked"), NotYours, NotThere, Busy),
)]
pub async fn revoke(
    State(app): State<App>,
    SignedIn { user, .. }: SignedIn,
    Path(id): Path<ApiKeyId>,
) -> ApiResult<StatusCode> {
    let documents = &app.storage.documents;
    let keys = documents.list_api_keys(user).await?;
    match keys.iter().find(|key| key.id == id) {
        Some(key) if documents.delete_api_key(user, id).await? => {
            app.auth.remembered.forget_key(&key.hash).await;
            Ok(StatusCode::NO_CONTENT)
        }
        _ => Err(ApiError::not_found("you have no such API key")),
    }
}

fn is_name(name: &str, (): &()) -> garde::Result {
    let valid = (1..=100).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    valid
        .then_some(())
        .ok_or_else(|| garde::Error::new("must have 1 to 100 characters, none of them a control character"))
}

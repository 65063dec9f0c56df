//! The caller's own account.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::refusals::{Busy, NotYours};
use crate::app::App;
use crate::auth::{Caller, SignedIn};
use crate::error::{ApiError, ApiResult};
use crate::model::{Quota, Role, User, UserId};

/// An account is deleted only by somebody who has just given its password: a session left open on
/// a shared computer is not enough.
const RECENT: Duration = Duration::from_secs(10 * 60);

/// An account, as its owner sees it.
#[derive(Serialize, ToSchema)]
pub struct Profile {
    /// Names the user in other places of the API.
    id: UserId,
    /// The e-mail address.
    email: String,
    /// The user name.
    username: String,
    /// What the user may do.
    role: Role,
    /// What this user may run, if an administrator has set it; else what the service allows everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    quota: Option<Quota>,
    /// When the account was made.
    created_at: Timestamp,
}

impl From<User> for Profile {
    fn from(user: User) -> Self {
        let User { id, email, username, role, quota, created_at, .. } = user;
        Self { id, email, username, role, quota, created_at }
    }
}

/// The caller's account. Any API key of the user will do.
#[utoipa::path(get, path = "/me", operation_id = "show_me", tag = "accounts", security(("cookie" = []), ("bearer" = [])), responses(
    (status = 200, description = "The account", body = Profile), NotYours, Busy,
))]
pub async fn show(State(app): State<App>, caller: Caller) -> ApiResult<Json<Profile>> {
    let user = find(&app, caller.any_account()?.user).await?;
    Ok(Json(Profile::from(user)))
}

/// Deletes the account with everything that belongs to it: sessions, API keys and snippets. The
/// session must have been signed in by password within the last ten minutes.
#[utoipa::path(delete, path = "/me", operation_id = "delete_me", tag = "accounts", security(("cookie" = []), ("bearer" = [])), responses(
    (status = 204, description = "The account is gone"), NotYours, Busy,
))]
pub async fn delete(
    State(app): State<App>,
    SignedIn { user, session }: SignedIn,
) -> ApiResult<impl IntoResponse> {
    let session = app.storage.documents.session(session).await?;
    let signed_in_at = session.map_or(Timestamp::MIN, |session| session.created_at);
    if signed_in_at < Timestamp::now() - RECENT {
        return Err(ApiError::forbidden("sign in again and delete the account within ten minutes"));
    }
    app.storage.documents.delete_user(user).await?;
    app.auth.remembered.forget_user(user).await;
    tracing::info!(user.id = %user, "a user has deleted their account");
    Ok((StatusCode::NO_CONTENT, app.auth.cookies.without()))
}

/// The signed-in user.
///
/// # Errors
/// 401 when the account was deleted since the request began.
pub async fn find(app: &App, id: UserId) -> ApiResult<User> {
    let user = app.storage.documents.user(id).await?;
    user.ok_or_else(|| ApiError::unauthenticated("this account was deleted"))
}

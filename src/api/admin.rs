//! What administrators do with users. An administrator can't act on their own account here, so
//! that the last one can't be lost by mistake.

use axum::Json;
use axum::extract::State;
use garde::Validate;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::extract::{Body, Path, Query};
use super::refusals::{BadBody, BadQuery, Busy, NotThere, NotYours};
use crate::app::App;
use crate::auth::Admin;
use crate::error::{ApiError, ApiResult};
use crate::execution::{CallerKey, Used};
use crate::model::{self, Quota, Role, User, UserId, whole_number};

/// Which part of the list.
#[derive(Debug, Deserialize, Validate, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UsersQuery {
    /// `next` of the part before.
    #[garde(length(max = 200))]
    #[param(max_length = 200)]
    cursor: Option<String>,
    /// How many at most.
    #[garde(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200)]
    #[serde(default = "default_limit")]
    limit: usize,
}

fn default_limit() -> usize {
    50
}

/// A part of the list of users.
#[derive(Serialize, ToSchema)]
pub struct UserList {
    /// The oldest first.
    users: Vec<UserInfo>,
    /// The `cursor` of the next part; absent in the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// A user, as an administrator sees them.
#[derive(Serialize, ToSchema)]
pub struct UserInfo {
    /// Names the user.
    id: UserId,
    /// The e-mail address.
    email: String,
    /// The user name.
    username: String,
    /// What the user may do.
    role: Role,
    /// Since when the account may not be used.
    #[serde(skip_serializing_if = "Option::is_none")]
    suspended_at: Option<Timestamp>,
    /// What this user may run, if it was set; else what the service allows everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    quota: Option<Quota>,
    /// When the account was made.
    created_at: Timestamp,
}

impl From<User> for UserInfo {
    fn from(user: User) -> Self {
        let User { id, email, username, role, suspended_at, quota, created_at, .. } = user;
        Self { id, email, username, role, suspended_at, quota, created_at }
    }
}

/// What a user keeps and runs.
#[derive(Serialize, ToSchema)]
pub struct UserUsage {
    /// How many snippets.
    snippets: u64,
    /// How many API keys.
    api_keys: usize,
    /// When an API key was last used, to the minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key_last_used_at: Option<Timestamp>,
    /// Fuel that the user's programs used in this clock hour; what the quota limits.
    fuel_this_hour: u64,
    /// Programs of the user that ended in this clock hour.
    runs_this_hour: u64,
    /// Programs of the user that exist now, on the node that answers.
    running: u32,
}

/// What a user may run.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewQuota {
    /// Programs that may exist at the same time, waiting ones included; 0 for none.
    #[serde(deserialize_with = "whole_number::required")]
    #[garde(range(max = 10_000))]
    #[schema(maximum = 10_000, example = 4)]
    concurrent_runs: u32,
    /// Fuel that may be used in any clock hour.
    #[serde(deserialize_with = "whole_number::required")]
    #[garde(range(max = 1_000_000_000_000_000))]
    #[schema(maximum = 1_000_000_000_000_000_u64, example = 1_000_000_000_000_u64)]
    fuel_per_hour: u64,
}

/// What a user may do.
#[derive(Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRole {
    /// The role.
    #[garde(skip)]
    role: Role,
}

/// The users, the oldest first.
#[utoipa::path(get, path = "/admin/users", operation_id = "list_users", tag = "administration", security(("cookie" = []), ("bearer" = [])), params(UsersQuery), responses(
    (status = 200, description = "A part of the list", body = UserList), NotYours, BadQuery, Busy,
))]
pub async fn list(
    State(app): State<App>,
    _: Admin,
    Query(query): Query<UsersQuery>,
) -> ApiResult<Json<UserList>> {
    let page = app.storage.documents.list_users(query.cursor.as_deref(), query.limit).await?;
    Ok(Json(UserList { users: page.items.into_iter().map(UserInfo::from).collect(), next: page.next }))
}

/// One user.
#[utoipa::path(get, path = "/admin/users/{id}", operation_id = "show_user", tag = "administration", security(("cookie" = []), ("bearer" = [])),
    params(("id" = UserId, Path, description = "The user")),
    responses((status = 200, description = "The user", body = UserInfo), NotYours, NotThere, Busy),
)]
pub async fn show(State(app): State<App>, _: Admin, Path(id): Path<UserId>) -> ApiResult<Json<UserInfo>> {
    find(&app, id).await
}

/// What a user keeps and runs.
#[utoipa::path(get, path = "/admin/users/{id}/usage", operation_id = "show_user_usage", tag = "administration", security(("cookie" = []), ("bearer" = [])),
    params(("id" = UserId, Path, description = "The user")),
    responses((status = 200, description = "Figures", body = UserUsage), NotYours, NotThere, Busy),
)]
pub async fn usage(State(app): State<App>, _: Admin, Path(id): Path<UserId>) -> ApiResult<Json<UserUsage>> {
    let Json(_) = find(&app, id).await?;
    let keys = app.storage.documents.list_api_keys(id).await?;
    let Used { fuel, runs, running } = app.admission.used(CallerKey::User(id)).await;
    Ok(Json(UserUsage {
        snippets: app.storage.documents.count_snippets(id).await?,
        api_keys: keys.len(),
        api_key_last_used_at: keys.iter().filter_map(|key| key.last_used_at).max(),
        fuel_this_hour: fuel,
        runs_this_hour: runs,
        running,
    }))
}

/// Suspends a user: within two seconds nothing that belongs to them is accepted any more. What they
/// keep stays.
#[utoipa::path(post, path = "/admin/users/{id}/suspend", operation_id = "suspend_user", tag = "administration", security(("cookie" = []), ("bearer" = [])),
    params(("id" = UserId, Path, description = "The user")),
    responses((status = 200, description = "The user", body = UserInfo), NotYours, NotThere, Busy),
)]
pub async fn suspend(
    State(app): State<App>,
    admin: Admin,
    Path(id): Path<UserId>,
) -> ApiResult<Json<UserInfo>> {
    not_oneself(&admin, id)?;
    let found = app.storage.documents.set_suspended(id, Some(model::now())).await?;
    changed(&app, &admin, id, found, "suspended").await
}

/// Lets a suspended user in again, with the sessions and API keys they had.
#[utoipa::path(post, path = "/admin/users/{id}/reinstate", operation_id = "reinstate_user", tag = "administration", security(("cookie" = []), ("bearer" = [])),
    params(("id" = UserId, Path, description = "The user")),
    responses((status = 200, description = "The user", body = UserInfo), NotYours, NotThere, Busy),
)]
pub async fn reinstate(
    State(app): State<App>,
    admin: Admin,
    Path(id): Path<UserId>,
) -> ApiResult<Json<UserInfo>> {
    not_oneself(&admin, id)?;
    let found = app.storage.documents.set_suspended(id, None).await?;
    changed(&app, &admin, id, found, "reinstated").await
}

/// Sets what a user may run.
#[utoipa::path(put, path = "/admin/users/{id}/quota", operation_id = "set_user_quota", tag = "administration", security(("cookie" = []), ("bearer" = [])),
    params(("id" = UserId, Path, description = "The user")), request_body = NewQuota,
    responses((status = 200, description = "The user", body = UserInfo), NotYours, NotThere, BadBody, Busy),
)]
pub async fn set_quota(
    State(app): State<App>,
    admin: Admin,
    Path(id): Path<UserId>,
    Body(NewQuota { concurrent_runs, fuel_per_hour }): Body<NewQuota>,
) -> ApiResult<Json<UserInfo>> {
    let quota = Quota { concurrent_runs, fuel_per_hour };
    let found = app.storage.documents.set_quota(id, Some(quota)).await?;
    changed(&app, &admin, id, found, "given a quota").await
}

/// Lets a user run what the service allows everybody.
#[utoipa::path(delete, path = "/admin/users/{id}/quota", operation_id = "clear_user_quota", tag = "administration", security(("cookie" = []), ("bearer" = [])),
    params(("id" = UserId, Path, description = "The user")),
    responses((status = 200, description = "The user", body = UserInfo), NotYours, NotThere, Busy),
)]
pub async fn clear_quota(
    State(app): State<App>,
    admin: Admin,
    Path(id): Path<UserId>,
) -> ApiResult<Json<UserInfo>> {
    let found = app.storage.documents.set_quota(id, None).await?;
    changed(&app, &admin, id, found, "given the usual quota").await
}

/// Makes a user an administrator, or an administrator a user.
#[utoipa::path(put, path = "/admin/users/{id}/role", operation_id = "set_user_role", tag = "administration", security(("cookie" = []), ("bearer" = [])),
    params(("id" = UserId, Path, description = "The user")), request_body = NewRole,
    responses((status = 200, description = "The user", body = UserInfo), NotYours, NotThere, BadBody, Busy),
)]
pub async fn set_role(
    State(app): State<App>,
    admin: Admin,
    Path(id): Path<UserId>,
    Body(NewRole { role }): Body<NewRole>,
) -> ApiResult<Json<UserInfo>> {
    not_oneself(&admin, id)?;
    let found = app.storage.documents.set_role(id, role).await?;
    changed(&app, &admin, id, found, "given a role").await
}

fn not_oneself(admin: &Admin, id: UserId) -> ApiResult<()> {
    match admin.user == id {
        true => Err(ApiError::forbidden("administrators can't do this to themselves: ask another one")),
        false => Ok(()),
    }
}

async fn changed(app: &App, admin: &Admin, id: UserId, found: bool, what: &str) -> ApiResult<Json<UserInfo>> {
    if !found {
        return Err(no_such_user());
    }
    app.auth.remembered.forget_user(id).await;
    tracing::info!(admin.id = %admin.user, user.id = %id, "a user was {what}");
    find(app, id).await
}

async fn find(app: &App, id: UserId) -> ApiResult<Json<UserInfo>> {
    let user = app.storage.documents.user(id).await?.ok_or_else(no_such_user)?;
    Ok(Json(user.into()))
}

fn no_such_user() -> ApiError {
    ApiError::not_found("there is no such user")
}

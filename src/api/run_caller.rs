//! Who may run programs, and how much: from a request to a [`Tenant`].

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::refusals::{Busy, NotYours};
use crate::app::App;
use crate::auth::caller::Caller;
use crate::error::{ApiError, ApiResult};
use crate::execution::{CallerKey, Refusal, RunError, Tenant};
use crate::model::{Quota, Scope, UserId};

/// A caller who may run programs.
pub struct RunCaller(pub Tenant);

impl FromRequestParts<App> for RunCaller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> ApiResult<Self> {
        if app.draining.is_cancelled() {
            return Err(ApiError::unavailable("the service is shutting down"));
        }
        let caller = Caller::from_request_parts(parts, app).await?;
        match caller.permit(Scope::ExecutionsRun)? {
            Some(account) => Ok(Self(user(app, account.user, account.quota))),
            None => anonymous(app, CallerKey::Address(caller.ip.network())).map(Self),
        }
    }
}

/// A caller who may run programs over a WebSocket: one with a ticket, or one who may over HTTP.
pub struct SocketCaller(pub Tenant);

impl FromRequestParts<App> for SocketCaller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> ApiResult<Self> {
        match ticket(&parts.uri, &parts.headers) {
            Some(ticket) => redeem(app, ticket).await.map(Self),
            None => RunCaller::from_request_parts(parts, app).await.map(|RunCaller(tenant)| Self(tenant)),
        }
    }
}

/// How long a ticket can be used.
const TICKET_LIFE: Duration = Duration::from_secs(30);

const SOCKET_PATH: &str = "/api/v1/executions/ws";
const TICKET_PROTOCOL: &str = "petri.ticket.";

/// A ticket for one WebSocket.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Ticket {
    /// To be given as `ticket` in the query, or as a subprotocol after `petri.ticket.`.
    ticket: String,
    /// How long it can be used, once, in seconds.
    expires_in: u64,
}

/// Whom a ticket stands for.
#[derive(Serialize, Deserialize)]
struct Bearer {
    user: Option<UserId>,
    address: Option<IpAddr>,
    quota: Quota,
}

/// Hands out a ticket with which a page on another site, which has no cookies here, can open one
/// WebSocket in the caller's name. Its own server asks for it, with an API key.
#[utoipa::path(
    post, path = "/executions/tickets", tag = "executions", security((), ("cookie" = []), ("bearer" = [])),
    responses(
        (status = 200, body = Ticket),
        NotYours, Busy,
    ),
)]
pub async fn create_ticket(State(app): State<App>, RunCaller(tenant): RunCaller) -> ApiResult<Json<Ticket>> {
    let ticket = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
    let bearer = match tenant.key {
        CallerKey::User(user) => Bearer { user: Some(user), address: None, quota: tenant.quota },
        CallerKey::Address(ip) => Bearer { user: None, address: Some(ip), quota: tenant.quota },
    };
    let value = serde_json::to_vec(&bearer).map_err(ApiError::internal)?;
    app.storage.shared.put(&ticket_key(&ticket), value.into(), TICKET_LIFE).await?;
    Ok(Json(Ticket { ticket, expires_in: TICKET_LIFE.as_secs() }))
}

/// The name under which a ticket is kept: not the ticket itself, so that who reads the store can't use it.
fn ticket_key(ticket: &str) -> String {
    format!("ticket:{}", hex::encode(Sha256::digest(ticket)))
}

/// The ticket of a handshake.
fn ticket<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    let query = uri.query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("ticket="));
    let protocols = headers.get_all(header::SEC_WEBSOCKET_PROTOCOL).iter();
    let mut names = protocols.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    query.or_else(|| names.find_map(|name| name.trim().strip_prefix(TICKET_PROTOCOL)))
}

/// Whether a request is a handshake that shows a ticket and is judged by that alone: no browser adds
/// one by itself, so it may come from a page of another site.
pub fn shows_ticket(uri: &Uri, headers: &HeaderMap) -> bool {
    uri.path() == SOCKET_PATH && ticket(uri, headers).is_some()
}

async fn redeem(app: &App, ticket: &str) -> ApiResult<Tenant> {
    if app.draining.is_cancelled() {
        return Err(ApiError::unavailable("the service is shutting down"));
    }
    let value = app.storage.shared.take(&ticket_key(ticket)).await?;
    let value =
        value.ok_or_else(|| ApiError::unauthenticated("the ticket is not valid, was used or is too old"))?;
    let bearer: Bearer = serde_json::from_slice(&value).map_err(ApiError::internal)?;
    let quota = bearer.quota;
    match (bearer.user, bearer.address) {
        (Some(id), _) => Ok(user(app, id, Some(quota))),
        (None, Some(ip)) => anonymous(app, CallerKey::Address(ip)),
        (None, None) => Err(ApiError::unauthenticated("the ticket is not valid")),
    }
}

/// A user.
fn user(app: &App, user: UserId, quota: Option<Quota>) -> Tenant {
    let quota = quota.unwrap_or(app.config.execution.user_quota);
    Tenant { key: CallerKey::User(user), quota, limits: Arc::new(app.config.limits.clone()) }
}

/// A caller without an account.
fn anonymous(app: &App, key: CallerKey) -> ApiResult<Tenant> {
    let execution = &app.config.execution;
    let allowed = execution.anonymous_runs.unwrap_or_else(|| app.config.server.listen.ip().is_loopback());
    if !allowed {
        return Err(ApiError::unauthenticated("sign in, or send an API key, to run programs"));
    }
    let limits = Arc::new(execution.anonymous_limits(&app.config.limits));
    Ok(Tenant { key, quota: execution.anonymous_quota, limits })
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        let detail = refusal.to_string();
        match refusal {
            Refusal::Places { retry_after, .. } | Refusal::Fuel { retry_after, .. } => {
                Self::too_many_requests(detail).retry_after(retry_after)
            }
            Refusal::Full | Refusal::Late => Self::unavailable(detail).retry_after(Duration::from_secs(2)),
        }
    }
}

impl From<RunError> for ApiError {
    fn from(error: RunError) -> Self {
        match error {
            RunError::Refused(refusal) => refusal.into(),
            RunError::Execution(error) => error.into(),
            RunError::BrokenOff => Self::internal(error),
        }
    }
}

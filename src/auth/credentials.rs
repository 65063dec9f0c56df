//! From what a request carries to an [`Account`].
//!
//! Signed tokens alone would stay good until they expire. So each request also asks whether the
//! session and the user are still there, and what the user may do now. The answers come from the
//! documents and are kept for [`STALE_MAX`]: what ends or changes an account acts at once on the
//! node that did it, and that much later on the others. Nothing depends on the shared state, and
//! when the documents can't be asked the request is refused (503), never waved through.

use std::time::Duration;

use axum::http::{HeaderMap, header};
use jiff::Timestamp;
use moka::future::Cache;

use super::Auth;
use super::caller::{Account, Via};
use super::token::{self, API_KEY_PREFIX};
use crate::error::{ApiError, ApiResult};
use crate::model::{ApiKey, Quota, Role, SessionId, User, UserId};
use crate::storage::{Documents, Storage};

/// How long after a sign-out, suspension or change of role another node may still act on what was
/// before.
pub const STALE_MAX: Duration = Duration::from_secs(2);

const ENTRIES_MAX: u64 = 50_000;

/// What is remembered of sessions, users and keys.
pub struct Remembered {
    sessions: Cache<SessionId, Option<UserId>>,
    users: Cache<UserId, Option<Standing>>,
    /// By hash. Only keys that exist: others could be made up without end.
    keys: Cache<String, ApiKey>,
}

/// What a user may do at the moment.
#[derive(Clone, Copy)]
struct Standing {
    role: Role,
    quota: Option<Quota>,
    suspended: bool,
}

impl From<User> for Standing {
    fn from(user: User) -> Self {
        Self { role: user.role, quota: user.quota, suspended: user.suspended_at.is_some() }
    }
}

impl Default for Remembered {
    fn default() -> Self {
        fn cache<K: std::hash::Hash + Eq + Send + Sync + 'static, V: Clone + Send + Sync + 'static>()
        -> Cache<K, V> {
            Cache::builder().max_capacity(ENTRIES_MAX).time_to_live(STALE_MAX).build()
        }
        Self { sessions: cache(), users: cache(), keys: cache() }
    }
}

impl Remembered {
    /// Forgets sessions that have ended.
    pub async fn forget_sessions(&self, sessions: &[SessionId]) {
        for session in sessions {
            self.sessions.invalidate(session).await;
        }
    }

    /// Forgets what a user may do.
    pub async fn forget_user(&self, user: UserId) {
        self.users.invalidate(&user).await;
    }

    /// Forgets a key that was revoked.
    pub async fn forget_key(&self, hash: &str) {
        self.keys.invalidate(hash).await;
    }
}

/// The user whose credentials a request carries: `None` when it carries none.
///
/// # Errors
/// 401 for credentials that are not (any more) good, 403 for a suspended user.
pub async fn identify(auth: &Auth, storage: &Storage, headers: &HeaderMap) -> ApiResult<Option<Account>> {
    let documents = storage.documents.as_ref();
    match bearer(headers)? {
        Some(key) if key.starts_with(API_KEY_PREFIX) => by_api_key(auth, documents, key).await.map(Some),
        Some(token) => by_access_token(auth, documents, token).await.map(Some),
        None => match auth.cookies.access(headers) {
            Some(token) => by_access_token(auth, documents, &token).await.map(Some),
            None => Ok(None),
        },
    }
}

fn bearer(headers: &HeaderMap) -> ApiResult<Option<&str>> {
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let parts = value.to_str().ok().and_then(|value| value.trim().split_once(' '));
    match parts {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(Some(token.trim())),
        _ => {
            Err(ApiError::unauthenticated("Authorization must be Bearer with an access token or an API key"))
        }
    }
}

async fn by_access_token(auth: &Auth, documents: &dyn Documents, token: &str) -> ApiResult<Account> {
    let claims = auth.tokens.verify(token).map_err(|error| ApiError::unauthenticated(error.to_string()))?;
    let load = async { Ok(documents.session(claims.sid).await?.map(|session| session.user)) };
    let owner = auth.remembered.sessions.try_get_with(claims.sid, load).await.map_err(unshared)?;
    if owner != Some(claims.sub) {
        return Err(ApiError::unauthenticated("this session has ended: sign in again"));
    }
    account(auth, documents, claims.sub, Via::Session(claims.sid)).await
}

async fn by_api_key(auth: &Auth, documents: &dyn Documents, key: &str) -> ApiResult<Account> {
    let hash = token::hash(key);
    let key = match auth.remembered.keys.get(&hash).await {
        Some(key) => key,
        None => {
            let key = documents.api_key_by_hash(&hash).await?.ok_or_else(no_such_key)?;
            auth.remembered.keys.insert(hash, key.clone()).await;
            note_use(documents, &key).await;
            key
        }
    };
    if key.expires_at.is_some_and(|expires_at| expires_at <= Timestamp::now()) {
        return Err(no_such_key());
    }
    account(auth, documents, key.user, Via::ApiKey(key.id, key.scopes)).await
}

async fn account(auth: &Auth, documents: &dyn Documents, user: UserId, via: Via) -> ApiResult<Account> {
    let load = async { Ok(documents.user(user).await?.map(Standing::from)) };
    let standing = auth.remembered.users.try_get_with(user, load).await.map_err(unshared)?;
    match standing {
        Some(Standing { suspended: false, role, quota }) => Ok(Account { user, role, quota, via }),
        Some(_) => Err(suspended()),
        None => Err(ApiError::unauthenticated("this account was deleted")),
    }
}

/// A suspended user is told so, whatever they try.
pub fn suspended() -> ApiError {
    ApiError::forbidden("this account is suspended; the operator of this service can reinstate it")
}

fn no_such_key() -> ApiError {
    ApiError::unauthenticated("this API key does not exist, was revoked or has expired")
}

/// Writes at most once a minute and key. That it could not be written is no reason to refuse.
async fn note_use(documents: &dyn Documents, key: &ApiKey) {
    let now = Timestamp::now().as_second();
    let Ok(minute) = Timestamp::from_second(now - now.rem_euclid(60)) else { return };
    if key.last_used_at.is_some_and(|last| last >= minute) {
        return;
    }
    if let Err(error) = documents.touch_api_key(key.id, minute).await {
        tracing::warn!(api_key.id = %key.id, error = format!("{:#}", anyhow::Error::new(error)), "could not note a use");
    }
}

/// Several requests may have waited for the same answer.
fn unshared(error: std::sync::Arc<ApiError>) -> ApiError {
    (*error).clone()
}

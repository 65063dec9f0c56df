//! [`Caller`]: who a request comes from, and the extractors that say who may call a handler.
//! The right one in a handler's arguments is all that it needs:
//!
//! - [`Caller`]: anybody. What they may do is found by [`Caller::require`] or [`Caller::permit`].
//! - [`SignedIn`]: a person with a session; API keys are refused.
//! - [`Admin`]: a person who manages users.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::error::{ApiError, ApiResult};
use crate::middleware::ClientIp;
use crate::model::{ApiKeyId, Quota, Role, Scope, SessionId, UserId};

/// Who a request comes from.
#[derive(Clone, Debug)]
pub struct Caller {
    /// From where.
    pub ip: ClientIp,
    /// Private, so that a handler names the scope that it takes an account by.
    account: Option<Account>,
}

/// A user, as far as a request is concerned.
#[derive(Clone, Debug)]
pub struct Account {
    /// Who.
    pub user: UserId,
    /// What the user may do.
    pub role: Role,
    /// What an administrator allows this user instead of the configured quota.
    pub quota: Option<Quota>,
    /// How we know.
    pub via: Via,
}

/// What a user showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// An access token.
    Session(SessionId),
    /// An API key, and what it is for.
    ApiKey(ApiKeyId, Vec<Scope>),
}

impl Caller {
    /// Who [`credentials`](super::credentials) have shown to be calling.
    pub fn new(ip: ClientIp, account: Option<Account>) -> Self {
        Self { ip, account }
    }

    /// The user, who must be known and, with an API key, have this scope.
    ///
    /// # Errors
    /// 401 for anonymous callers, 403 for keys that are for something else.
    pub fn require(&self, scope: Scope) -> ApiResult<&Account> {
        self.permit(scope)?.ok_or_else(no_credentials)
    }

    /// The user, or `None` for an anonymous caller; a key must have this scope.
    ///
    /// # Errors
    /// 403 for keys that are for something else.
    pub fn permit(&self, scope: Scope) -> ApiResult<Option<&Account>> {
        match &self.account {
            Some(Account { via: Via::ApiKey(_, scopes), .. }) if !scopes.contains(&scope) => {
                Err(ApiError::forbidden(format!("this API key does not have the scope {scope}")))
            }
            account => Ok(account.as_ref()),
        }
    }

    /// The user, whatever an API key is for.
    ///
    /// # Errors
    /// 401 for anonymous callers.
    pub fn any_account(&self) -> ApiResult<&Account> {
        self.account.as_ref().ok_or_else(no_credentials)
    }
}

/// A person with a session.
#[derive(Clone, Copy, Debug)]
pub struct SignedIn {
    /// Who.
    pub user: UserId,
    /// The session.
    pub session: SessionId,
}

/// A person who manages users.
#[derive(Clone, Copy, Debug)]
pub struct Admin {
    /// Who.
    pub user: UserId,
}

/// What [`middleware::caller`](crate::middleware) found out; bad credentials are refused by the
/// handlers that look at them, so that a stale cookie does not keep anybody from signing in.
#[derive(Clone)]
pub struct Identified(pub ApiResult<Caller>);

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> ApiResult<Self> {
        match parts.extensions.get::<Identified>() {
            Some(Identified(caller)) => caller.clone(),
            None => Err(ApiError::internal(anyhow::anyhow!("the caller layer is missing on this route"))),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> ApiResult<Self> {
        account(parts, state).await.and_then(signed_in)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Admin {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> ApiResult<Self> {
        let account = account(parts, state).await?;
        let role = account.role;
        let SignedIn { user, .. } = signed_in(account)?;
        match role {
            Role::Admin => Ok(Self { user }),
            Role::User => Err(ApiError::forbidden("only administrators may do this")),
        }
    }
}

async fn account<S: Send + Sync>(parts: &mut Parts, state: &S) -> ApiResult<Account> {
    Caller::from_request_parts(parts, state).await?.any_account().cloned()
}

fn signed_in(account: Account) -> ApiResult<SignedIn> {
    match account.via {
        Via::Session(session) => Ok(SignedIn { user: account.user, session }),
        Via::ApiKey(..) => Err(ApiError::forbidden("an API key can't do this: sign in")),
    }
}

fn no_credentials() -> ApiError {
    ApiError::unauthenticated("sign in, or send an API key as Authorization: Bearer")
}

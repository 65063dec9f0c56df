//! Sessions: one for each sign-in, with a refresh token that is replaced whenever it is used.
//!
//! A refresh token that was used and turns up again means that two parties had it, and nobody can
//! tell which of them is the thief: the session ends for both.
//!
//! One case looks the same and is not: two tabs of a browser that refresh at the same moment. The
//! slower one is told so (409) and loses nothing: its browser has the new cookie. It counts as
//! the same moment only if its request arrived before the other's was answered; the sender of a
//! later one could have known better. Pages avoid even that by refreshing under a Web Lock.

use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use super::Auth;
use super::credentials::suspended;
use super::token::{self, REFRESH_LIFETIME};
use crate::error::{ApiError, ApiResult};
use crate::model::{self, RefreshToken, Session, SessionId, User, UserId};
use crate::storage::{Storage, StorageError};

/// What a browser or program gets when it signs in or refreshes.
pub struct Tokens {
    /// For [`token::ACCESS_LIFETIME`].
    pub access: SecretString,
    /// For [`token::REFRESH_LIFETIME`], once.
    pub refresh: SecretString,
}

/// Starts a session.
///
/// # Errors
/// When it can't be stored; 401 when the user is no longer as it was when the password was checked: the
/// account was deleted, or has another password.
pub async fn start(auth: &Auth, storage: &Storage, user: &User) -> ApiResult<Tokens> {
    let (id, now) = (SessionId::new(), model::now());
    let refresh = token::new_refresh_token(id);
    let session = Session {
        id,
        user: user.id,
        current: stored(&refresh, now),
        used: Vec::new(),
        created_at: now,
        expires_at: now + REFRESH_LIFETIME,
    };
    storage.documents.create_session(&session, &user.password_hash).await.map_err(|error| match error {
        StorageError::Changed => {
            ApiError::unauthenticated("the account or its password was changed at this moment: sign in again")
        }
        error => error.into(),
    })?;
    Ok(Tokens { access: auth.tokens.issue(user.id, id, now), refresh })
}

/// Takes a refresh token and gives new tokens for it. `received_at` is when the request arrived.
///
/// # Errors
/// 401 when the token is not good; when it was used before, its session is over. 409 when another
/// request with the same token was served while this one was under way. 403 for suspended users.
pub async fn refresh(
    auth: &Auth,
    storage: &Storage,
    presented: &str,
    received_at: Timestamp,
) -> ApiResult<(User, Tokens)> {
    let documents = storage.documents.as_ref();
    let id = token::session_of(presented).ok_or_else(not_good)?;
    let session = documents.session(id).await?.ok_or_else(not_good)?;
    let hash = token::hash(presented);
    if session.current.hash != hash {
        return Err(used_before(auth, storage, &session, &hash, received_at).await?);
    }
    let user = documents.user(session.user).await?.ok_or_else(not_good)?;
    if user.suspended_at.is_some() {
        return Err(suspended());
    }
    let (refresh, now) = (token::new_refresh_token(id), model::now());
    match documents.rotate_session(id, &hash, &stored(&refresh, now), now + REFRESH_LIFETIME).await {
        Ok(()) => Ok((user, Tokens { access: auth.tokens.issue(session.user, id, now), refresh })),
        Err(StorageError::Changed) => Err(refreshed_elsewhere()),
        Err(error) => Err(error.into()),
    }
}

/// Ends the session of a refresh token, if it is or was one of its tokens.
///
/// # Errors
/// When the store can't do it.
pub async fn end_by_refresh_token(auth: &Auth, storage: &Storage, presented: &str) -> ApiResult<()> {
    let Some(id) = token::session_of(presented) else { return Ok(()) };
    let Some(session) = storage.documents.session(id).await? else { return Ok(()) };
    let hash = token::hash(presented);
    if session.current.hash == hash || session.used.contains(&hash) {
        end(auth, storage, id).await?;
    }
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the store can't do it.
pub async fn end(auth: &Auth, storage: &Storage, id: SessionId) -> ApiResult<()> {
    storage.documents.delete_session(id).await?;
    auth.remembered.forget_sessions(&[id]).await;
    Ok(())
}

/// Ends all sessions of a user, except one if given.
///
/// # Errors
/// When the store can't do it.
pub async fn end_all(
    auth: &Auth,
    storage: &Storage,
    user: UserId,
    except: Option<SessionId>,
) -> ApiResult<()> {
    let ended = storage.documents.delete_sessions(user, except).await?;
    auth.remembered.forget_sessions(&ended).await;
    Ok(())
}

async fn used_before(
    auth: &Auth,
    storage: &Storage,
    session: &Session,
    hash: &String,
    received_at: Timestamp,
) -> ApiResult<ApiError> {
    if !session.used.contains(hash) {
        return Ok(not_good());
    }
    if session.used.last() == Some(hash) && received_at < session.current.issued_at {
        return Ok(refreshed_elsewhere());
    }
    tracing::warn!(session.id = %session.id, user.id = %session.user, "a used refresh token turned up: session ended");
    end(auth, storage, session.id).await?;
    Ok(ApiError::unauthenticated(
        "this refresh token was used before, so its session has ended: sign in again",
    ))
}

fn stored(token: &SecretString, issued_at: Timestamp) -> RefreshToken {
    RefreshToken { hash: token::hash(token.expose_secret()), issued_at }
}

fn not_good() -> ApiError {
    ApiError::unauthenticated("the refresh token is missing, not valid or expired: sign in again")
}

fn refreshed_elsewhere() -> ApiError {
    ApiError::conflict("another request has just used this refresh token: go on with the cookies it has set")
}

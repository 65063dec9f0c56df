//! What must not be lost. A method that returns `Ok` has made its change durable: it survives
//! `kill -9` of Petri and, on MongoDB, the loss of a minority of the members. A method that
//! fails with [`StorageError::Unavailable`](super::StorageError::Unavailable) may or may not have
//! made its change, but never half of it. A read sees every change that was acknowledged before
//! it began, on whichever node.
//!
//! Times are kept to the millisecond. A record of a user who does not exist is not created: the
//! methods that add one fail with [`StorageError::Changed`](super::StorageError::Changed).

use async_trait::async_trait;
use jiff::Timestamp;

use super::{Result, SnippetQuery};
use crate::model::{
    ApiKey, ApiKeyId, Quota, RefreshToken, Role, Session, SessionId, Snippet, SnippetId, SnippetSummary,
    User, UserId, Visibility,
};

/// All documents, in one backend.
#[async_trait]
pub trait Documents: Users + Sessions + ApiKeys + Snippets + Send + Sync {
    /// Whether the backend answers.
    async fn ping(&self) -> Result<()>;
}

/// A part of a list, and where the next part begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// At most as many as were asked for.
    pub items: Vec<T>,
    /// Opaque to callers; absent on the last page.
    pub next: Option<String>,
}

/// Accounts.
#[async_trait]
pub trait Users {
    /// Adds a user.
    ///
    /// # Errors
    /// `Taken` when `email_key` or `username_key` is another user's.
    async fn create_user(&self, user: &User) -> Result<()>;

    /// The user with this id.
    async fn user(&self, id: UserId) -> Result<Option<User>>;

    /// The user whose `email_key` or `username_key` this is. A username never looks like an
    /// address, so there is at most one.
    async fn user_by_login(&self, key: &str) -> Result<Option<User>>;

    /// Replaces the password's hash; `false` when there is no such user, or `before` is not its hash (any
    /// more): of two changes that know the same password one wins.
    async fn replace_password_hash(&self, id: UserId, before: &str, hash: &str) -> Result<bool>;

    /// Suspends (`Some`) or reinstates (`None`) a user; `false` when there is no such user.
    async fn set_suspended(&self, id: UserId, since: Option<Timestamp>) -> Result<bool>;

    /// Sets what a user may do; `false` when there is no such user.
    async fn set_role(&self, id: UserId, role: Role) -> Result<bool>;

    /// Sets or clears a user's own quota; `false` when there is no such user.
    async fn set_quota(&self, id: UserId, quota: Option<Quota>) -> Result<bool>;

    /// Deletes a user with all sessions, API keys and snippets; `false` when there is no such user.
    /// When it fails halfway the user is already gone and the rest is deleted by calling it again.
    async fn delete_user(&self, id: UserId) -> Result<bool>;

    /// Users in the order of their ids (oldest first).
    ///
    /// # Errors
    /// `BadCursor` when the cursor is not one of this list.
    async fn list_users(&self, cursor: Option<&str>, limit: usize) -> Result<Page<User>>;
}

/// Sign-ins.
#[async_trait]
pub trait Sessions {
    /// Adds a session for who has shown the password with this hash.
    ///
    /// # Errors
    /// `Changed` when the user has another password by now. A session that was added is found by every
    /// [`Sessions::delete_sessions`] that follows a later change.
    async fn create_session(&self, session: &Session, password_hash: &str) -> Result<()>;

    /// The session with this id, unless it has expired.
    async fn session(&self, id: SessionId) -> Result<Option<Session>>;

    /// Replaces the current refresh token by `next` and adds the old one to `used`, atomically. The
    /// last [`Session::USED_MAX`] used ones are kept.
    ///
    /// # Errors
    /// `Changed` when `expected_hash` is not the current token's (any more): of two requests with
    /// the same token one wins.
    async fn rotate_session(
        &self,
        id: SessionId,
        expected_hash: &str,
        next: &RefreshToken,
        expires_at: Timestamp,
    ) -> Result<()>;

    /// Ends a session; `false` when there is none.
    async fn delete_session(&self, id: SessionId) -> Result<bool>;

    /// Ends all sessions of a user, except one if given; answers with the ids of those ended.
    async fn delete_sessions(&self, user: UserId, except: Option<SessionId>) -> Result<Vec<SessionId>>;
}

/// Keys for programs.
#[async_trait]
pub trait ApiKeys {
    /// Adds a key.
    ///
    /// # Errors
    /// `Full` when the user has `max` keys or more, however many are added at the same time.
    async fn create_api_key(&self, key: &ApiKey, max: u64) -> Result<()>;

    /// The key with this hash, unless it has expired.
    async fn api_key_by_hash(&self, hash: &str) -> Result<Option<ApiKey>>;

    /// A user's keys, oldest first.
    async fn list_api_keys(&self, user: UserId) -> Result<Vec<ApiKey>>;

    /// Notes that a key was used.
    async fn touch_api_key(&self, id: ApiKeyId, at: Timestamp) -> Result<()>;

    /// Deletes a user's key; `false` when the user has no such key.
    async fn delete_api_key(&self, user: UserId, id: ApiKeyId) -> Result<bool>;
}

/// Kept programs.
#[async_trait]
pub trait Snippets {
    /// Adds a snippet.
    ///
    /// # Errors
    /// `Full` when its owner has `max` snippets or more, however many are added at the same time.
    async fn create_snippet(&self, snippet: &Snippet, max: u64) -> Result<()>;

    /// The snippet with this id.
    async fn snippet(&self, id: SnippetId) -> Result<Option<Snippet>>;

    /// The version, owner and visibility of a snippet: what a cached copy is checked against.
    async fn snippet_version(&self, id: SnippetId) -> Result<Option<(u64, UserId, Visibility)>>;

    /// Replaces a snippet by one with the next version.
    ///
    /// # Errors
    /// `Changed` unless the stored version is `snippet.version - 1`.
    async fn update_snippet(&self, snippet: &Snippet) -> Result<()>;

    /// Deletes a snippet.
    ///
    /// # Errors
    /// `Changed` when `version` is given and is not the stored one, or there is no such snippet.
    async fn delete_snippet(&self, id: SnippetId, version: Option<u64>) -> Result<()>;

    /// How many snippets a user has.
    async fn count_snippets(&self, owner: UserId) -> Result<u64>;

    /// The snippets that match.
    ///
    /// # Errors
    /// `BadCursor` when the cursor is not one of this list.
    async fn list_snippets(&self, query: &SnippetQuery) -> Result<Page<SnippetSummary>>;

    /// Changes whenever anything that a list of this owner's snippets shows has changed. A list that
    /// is read after a generation shows at least what was there when the generation was read.
    /// `None` while a change is under way, and then a list must not be cached.
    async fn snippets_generation(&self, owner: UserId) -> Result<Option<u128>>;
}

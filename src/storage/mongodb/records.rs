//! Records as MongoDB keeps them: ids as text, which people can read and every server can look up;
//! times as dates; and what is only there to be searched and sorted by.

use anyhow::{Context, anyhow};
use jiff::Timestamp;
use mongodb::bson::DateTime;
use serde::{Deserialize, Serialize};

use super::failed;
use crate::model::{
    ApiKey, Quota, RefreshToken, Role, Scope, Session, Snippet, SnippetFile, SnippetSummary, User, Visibility,
};
use crate::storage::Result;
use crate::storage::snippet_query::{search_text, title_key};

/// An account.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct UserRecord {
    #[serde(rename = "_id")]
    id: String,
    email: String,
    email_key: String,
    username: String,
    username_key: String,
    password_hash: String,
    role: Role,
    suspended_at: Option<DateTime>,
    quota: Option<Quota>,
    created_at: DateTime,
}

/// A sign-in.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SessionRecord {
    #[serde(rename = "_id")]
    id: String,
    user: String,
    current: RefreshTokenRecord,
    used: Vec<String>,
    created_at: DateTime,
    expires_at: DateTime,
}

#[derive(Debug, Serialize, Deserialize)]
struct RefreshTokenRecord {
    hash: String,
    issued_at: DateTime,
}

/// A key for programs.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ApiKeyRecord {
    #[serde(rename = "_id")]
    id: String,
    user: String,
    name: String,
    /// See [`MongoDb::insert`](super::MongoDb::insert).
    place: i64,
    hash: String,
    prefix: String,
    scopes: Vec<Scope>,
    created_at: DateTime,
    expires_at: Option<DateTime>,
    last_used_at: Option<DateTime>,
}

/// A kept program.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SnippetRecord {
    #[serde(flatten)]
    head: SnippetHead,
    owner: String,
    /// See [`MongoDb::insert`](super::MongoDb::insert). Absent in changes, which leave it as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    place: Option<i64>,
    forked_from: Option<String>,
    search_text: String,
    files: Vec<SnippetFile>,
    stdin: String,
    args: Vec<String>,
}

/// What lists read of a [`SnippetRecord`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SnippetHead {
    #[serde(rename = "_id")]
    id: String,
    title: String,
    title_key: String,
    description: String,
    runtime: String,
    tags: Vec<String>,
    visibility: Visibility,
    version: i64,
    created_at: DateTime,
    updated_at: DateTime,
}

/// What a cached snippet is checked against.
#[derive(Debug, Deserialize)]
pub(super) struct VersionRecord {
    pub(super) version: i64,
    pub(super) owner: String,
    pub(super) visibility: Visibility,
}

/// What a generation is made of.
#[derive(Debug, Deserialize)]
pub(super) struct IdAndVersion {
    #[serde(rename = "_id")]
    pub(super) id: String,
    pub(super) version: i64,
}

/// Which of its owner's places a record has.
#[derive(Debug, Deserialize)]
pub(super) struct Place {
    pub(super) place: i64,
}

/// A time as MongoDB keeps it.
pub(super) fn date(at: Timestamp) -> DateTime {
    DateTime::from_millis(at.as_millisecond())
}

fn timestamp(date: DateTime) -> Result<Timestamp> {
    Timestamp::from_millisecond(date.timestamp_millis())
        .context("a record has an impossible date")
        .map_err(failed)
}

/// An id from its text.
pub(super) fn id<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| failed(anyhow!("a record has an id that is none")))
}

/// A version as this process has it.
pub(super) fn version(version: i64) -> Result<u64> {
    u64::try_from(version).context("a record has an impossible version").map_err(failed)
}

impl From<&User> for UserRecord {
    fn from(user: &User) -> Self {
        Self {
            id: user.id.to_string(),
            email: user.email.clone(),
            email_key: user.email_key.clone(),
            username: user.username.clone(),
            username_key: user.username_key.clone(),
            password_hash: user.password_hash.clone(),
            role: user.role,
            suspended_at: user.suspended_at.map(date),
            quota: user.quota,
            created_at: date(user.created_at),
        }
    }
}

impl UserRecord {
    pub(super) fn into_user(self) -> Result<User> {
        Ok(User {
            id: id(&self.id)?,
            email: self.email,
            email_key: self.email_key,
            username: self.username,
            username_key: self.username_key,
            password_hash: self.password_hash,
            role: self.role,
            suspended_at: self.suspended_at.map(timestamp).transpose()?,
            quota: self.quota,
            created_at: timestamp(self.created_at)?,
        })
    }
}

impl From<&Session> for SessionRecord {
    fn from(session: &Session) -> Self {
        let current = RefreshTokenRecord {
            hash: session.current.hash.clone(),
            issued_at: date(session.current.issued_at),
        };
        Self {
            id: session.id.to_string(),
            user: session.user.to_string(),
            current,
            used: session.used.clone(),
            created_at: date(session.created_at),
            expires_at: date(session.expires_at),
        }
    }
}

impl SessionRecord {
    pub(super) fn into_session(self) -> Result<Session> {
        let current = RefreshToken { hash: self.current.hash, issued_at: timestamp(self.current.issued_at)? };
        Ok(Session {
            id: id(&self.id)?,
            user: id(&self.user)?,
            current,
            used: self.used,
            created_at: timestamp(self.created_at)?,
            expires_at: timestamp(self.expires_at)?,
        })
    }
}

impl ApiKeyRecord {
    pub(super) fn new(key: &ApiKey, place: i64) -> Self {
        Self {
            id: key.id.to_string(),
            user: key.user.to_string(),
            name: key.name.clone(),
            place,
            hash: key.hash.clone(),
            prefix: key.prefix.clone(),
            scopes: key.scopes.clone(),
            created_at: date(key.created_at),
            expires_at: key.expires_at.map(date),
            last_used_at: key.last_used_at.map(date),
        }
    }

    pub(super) fn into_api_key(self) -> Result<ApiKey> {
        Ok(ApiKey {
            id: id(&self.id)?,
            user: id(&self.user)?,
            name: self.name,
            hash: self.hash,
            prefix: self.prefix,
            scopes: self.scopes,
            created_at: timestamp(self.created_at)?,
            expires_at: self.expires_at.map(timestamp).transpose()?,
            last_used_at: self.last_used_at.map(timestamp).transpose()?,
        })
    }
}

impl SnippetRecord {
    pub(super) fn new(snippet: &Snippet, place: Option<i64>) -> Self {
        let head = SnippetHead {
            id: snippet.id.to_string(),
            title: snippet.title.clone(),
            title_key: title_key(&snippet.title),
            description: snippet.description.clone(),
            runtime: snippet.runtime.clone(),
            tags: snippet.tags.clone(),
            visibility: snippet.visibility,
            version: i64::try_from(snippet.version).unwrap_or(i64::MAX),
            created_at: date(snippet.created_at),
            updated_at: date(snippet.updated_at),
        };
        Self {
            head,
            owner: snippet.owner.to_string(),
            place,
            forked_from: snippet.forked_from.map(|id| id.to_string()),
            search_text: search_text(&snippet.title, &snippet.description),
            files: snippet.files.clone(),
            stdin: snippet.stdin.clone(),
            args: snippet.args.clone(),
        }
    }

    pub(super) fn into_snippet(self) -> Result<Snippet> {
        let summary = self.head.into_summary()?;
        Ok(Snippet {
            id: summary.id,
            owner: id(&self.owner)?,
            title: summary.title,
            description: summary.description,
            runtime: summary.runtime,
            files: self.files,
            stdin: self.stdin,
            args: self.args,
            tags: summary.tags,
            visibility: summary.visibility,
            forked_from: self.forked_from.as_deref().map(id).transpose()?,
            version: summary.version,
            created_at: summary.created_at,
            updated_at: summary.updated_at,
        })
    }
}

impl SnippetHead {
    pub(super) fn into_summary(self) -> Result<SnippetSummary> {
        Ok(SnippetSummary {
            id: id(&self.id)?,
            title: self.title,
            description: self.description,
            runtime: self.runtime,
            tags: self.tags,
            visibility: self.visibility,
            version: version(self.version)?,
            created_at: timestamp(self.created_at)?,
            updated_at: timestamp(self.updated_at)?,
        })
    }
}

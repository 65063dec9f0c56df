//! Where Petri keeps things: traits with documented guarantees, and their backends.
//!
//! - [`Documents`]: what must not be lost (users, sessions, API keys, snippets).
//!   SQLite by default, MongoDB when its URL is set.
//! - [`SharedState`]: what nodes share for a while (cache, rate limits, quotas, one-time values).
//!   This process's memory by default, Redis when its URL is set.
//!
//! Only this module names a database driver.

mod documents;
mod memory;
mod mongodb;
mod redis;
mod shared_state;
mod snippet_query;
mod sqlite;

use std::sync::Arc;

use crate::config::StorageConfig;

pub use documents::{ApiKeys, Documents, Page, Sessions, Snippets, Users};
pub use memory::Memory;
pub use mongodb::MongoDb;
pub use redis::Redis;
pub use shared_state::{Rate, SharedState};
pub use snippet_query::{SnippetQuery, SnippetSort};
pub use sqlite::Sqlite;

/// The backends in use.
#[derive(Clone)]
pub struct Storage {
    /// What must not be lost.
    pub documents: Arc<dyn Documents>,
    /// What nodes share for a while.
    pub shared: Arc<dyn SharedState>,
}

impl Storage {
    /// Opens the backends that the configuration names.
    ///
    /// # Errors
    /// When the documents can't be opened. Shared state that is down is waited for while
    /// everything else works.
    pub async fn open(config: &StorageConfig) -> Result<Self> {
        let documents: Arc<dyn Documents> = match &config.mongodb_url {
            Some(url) => Arc::new(MongoDb::connect(url).await?),
            None => Arc::new(Sqlite::open(&config.data_dir())?),
        };
        let shared: Arc<dyn SharedState> = match &config.redis_url {
            Some(url) => Arc::new(Redis::open(url, redis::TIMEOUT)?),
            None => Arc::new(Memory::new()),
        };
        Ok(Self { documents, shared })
    }
}

/// A backend could not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Another record has the same value in a unique field.
    #[error("{field} is taken")]
    Taken {
        /// `email` or `username`.
        field: &'static str,
    },
    /// The record is not what the caller last saw: it changed or went away in between.
    #[error("the record changed meanwhile")]
    Changed,
    /// The user has as many of these as are allowed.
    #[error("there are as many as are allowed")]
    Full,
    /// A cursor that was not handed out for this list.
    #[error("the cursor is not one of this list")]
    BadCursor,
    /// The backend can't be reached or did not answer in time; the same request may succeed later.
    #[error("{backend} is unavailable")]
    Unavailable {
        /// `sqlite`, `mongodb` or `redis`.
        backend: &'static str,
        /// Why.
        #[source]
        source: anyhow::Error,
    },
    /// The backend answered with what can't be right: a bug, or a damaged record.
    #[error("{backend} failed")]
    Failed {
        /// `sqlite`, `mongodb` or `redis`.
        backend: &'static str,
        /// Why.
        #[source]
        source: anyhow::Error,
    },
}

/// What storage answers with.
pub type Result<T, E = StorageError> = std::result::Result<T, E>;

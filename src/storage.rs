//! Where Petri keeps things: traits with documented guarantees, and their backends.
//!
//! - [`Documents`]: what must not be lost (users, sessions, API keys, snippets).
//!   SQLite by default, MongoDB when its URL is set.
//! - [`SharedState`]: what nodes share for a while (cache, rate limits, quotas, one-time values).
//!   This process's memory by default, Redis when its URL is set.
//!
//! Only this module names a database driver.

mod documents;
mod shared_state;

use std::sync::Arc;

pub use documents::{ApiKeys, Documents, Page, Sessions, SnippetQuery, SnippetSort, Snippets, Users};
pub use shared_state::{Rate, SharedState};

/// The backends in use.
#[derive(Clone)]
pub struct Storage {
    /// What must not be lost.
    pub documents: Arc<dyn Documents>,
    /// What nodes share for a while.
    pub shared: Arc<dyn SharedState>,
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

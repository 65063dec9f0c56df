//! Keys with which programs call Petri.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ApiKeyId, UserId};

/// A key as it is stored: never the key itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiKey {
    /// Its id.
    pub id: ApiKeyId,
    /// On whose behalf it acts.
    pub user: UserId,
    /// What its owner calls it.
    pub name: String,
    /// SHA-256 of the key, in hexadecimal: a key is random enough to need no slow hash.
    pub hash: String,
    /// The first characters of the key, so that its owner can tell keys apart.
    pub prefix: String,
    /// What it may be used for.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it stops working, if ever.
    pub expires_at: Option<Timestamp>,
    /// When it was last used, to the minute.
    pub last_used_at: Option<Timestamp>,
}

/// What an API key may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
pub enum Scope {
    /// Run programs.
    #[serde(rename = "executions:run")]
    ExecutionsRun,
    /// Read and list the owner's snippets.
    #[serde(rename = "snippets:read")]
    SnippetsRead,
    /// Create, change and delete the owner's snippets.
    #[serde(rename = "snippets:write")]
    SnippetsWrite,
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ExecutionsRun => "executions:run",
            Self::SnippetsRead => "snippets:read",
            Self::SnippetsWrite => "snippets:write",
        })
    }
}

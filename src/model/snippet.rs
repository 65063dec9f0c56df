//! Programs that users keep.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{FilePath, SnippetId, UserId};

/// A program that a user keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Snippet {
    /// Its id.
    pub id: SnippetId,
    /// Whose it is.
    pub owner: UserId,
    /// Its name, 1 to 200 characters.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The runtime that runs it.
    pub runtime: String,
    /// Its files; the first is started.
    pub files: Vec<SnippetFile>,
    /// What it reads from standard input.
    pub stdin: String,
    /// The arguments it is started with.
    pub args: Vec<String>,
    /// Words to find it by, in lower case.
    pub tags: Vec<String>,
    /// Who may read it.
    pub visibility: Visibility,
    /// The snippet that it is a copy of.
    pub forked_from: Option<SnippetId>,
    /// 1 at first, one more with each change.
    pub version: u64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// What a list shows of a snippet: all but the files' content, input and arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SnippetSummary {
    /// Its id.
    pub id: SnippetId,
    /// Its name.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// The runtime that runs it.
    pub runtime: String,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Who may read it.
    pub visibility: Visibility,
    /// One more with each change.
    pub version: u64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// One file of a snippet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SnippetFile {
    /// Relative to the program's directory, with `/` between names.
    #[schema(value_type = FilePath)]
    pub path: String,
    /// The file's text.
    pub content: String,
}

/// Who may read a snippet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Its owner.
    #[default]
    Private,
    /// Whoever has its id.
    Unlisted,
    /// Everybody.
    Public,
}

impl Snippet {
    /// What a list shows of it.
    pub fn summary(&self) -> SnippetSummary {
        SnippetSummary {
            id: self.id,
            title: self.title.clone(),
            description: self.description.clone(),
            runtime: self.runtime.clone(),
            tags: self.tags.clone(),
            visibility: self.visibility,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}

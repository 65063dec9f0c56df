//! What a list of snippets is asked for: filter, order and cursor, the same for every backend.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::{Page, Result, StorageError};
use crate::model::{SnippetId, SnippetSummary, UserId};

/// Which snippets, in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnippetQuery {
    /// Whose.
    pub owner: UserId,
    /// Words (or parts of words) that title or description contain, all of them, in any case.
    pub text: Option<String>,
    /// A tag they have.
    pub tag: Option<String>,
    /// The runtime they are for.
    pub runtime: Option<String>,
    /// The order.
    pub sort: SnippetSort,
    /// Whether the order is turned round.
    pub reverse: bool,
    /// Where to go on.
    pub cursor: Option<String>,
    /// How many at most.
    pub limit: usize,
}

/// The order of a list. Ties are broken by id, so that pages neither repeat nor skip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SnippetSort {
    /// Last changed first.
    #[default]
    Updated,
    /// Newest first.
    Created,
    /// By title, A to Z.
    Title,
}

impl SnippetQuery {
    /// The field or column that is sorted by.
    pub(super) fn sort_field(&self) -> &'static str {
        match self.sort {
            SnippetSort::Updated => "updated_at",
            SnippetSort::Created => "created_at",
            SnippetSort::Title => "title_key",
        }
    }

    /// Whether larger values of the sort key come first.
    pub(super) fn descending(&self) -> bool {
        (self.sort != SnippetSort::Title) != self.reverse
    }

    /// The words looked for, as they stand in a [`search_text`].
    pub(super) fn words(&self) -> Vec<String> {
        self.text.as_deref().map(folded).unwrap_or_default().split_whitespace().map(str::to_owned).collect()
    }

    /// The last item of the part before, if this is not the first part.
    pub(super) fn position(&self) -> Result<Option<Position>> {
        let Some(cursor) = &self.cursor else { return Ok(None) };
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).map_err(|_| StorageError::BadCursor)?;
        let position: Position = serde_json::from_slice(&bytes).map_err(|_| StorageError::BadCursor)?;
        let fits = position.sort == self.sort
            && position.reverse == self.reverse
            && (self.sort == SnippetSort::Title) == matches!(position.key, SortKey::Text(_));
        if fits { Ok(Some(position)) } else { Err(StorageError::BadCursor) }
    }

    /// Makes a part of a list of one item more than was asked for, if there are that many.
    pub(super) fn page(&self, mut items: Vec<SnippetSummary>) -> Page<SnippetSummary> {
        let more = items.len() > self.limit;
        items.truncate(self.limit);
        let next = items.last().filter(|_| more).map(|last| self.cursor_after(last));
        Page { items, next }
    }

    fn cursor_after(&self, last: &SnippetSummary) -> String {
        let key = match self.sort {
            SnippetSort::Updated => SortKey::Time(last.updated_at.as_millisecond()),
            SnippetSort::Created => SortKey::Time(last.created_at.as_millisecond()),
            SnippetSort::Title => SortKey::Text(title_key(&last.title)),
        };
        let position = Position { sort: self.sort, reverse: self.reverse, key, id: last.id };
        BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(&position).expect("a position is plain data"))
    }
}

/// What a cursor holds: the order it belongs to and the last item that was shown.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Position {
    sort: SnippetSort,
    reverse: bool,
    /// The item's value in the field that is sorted by.
    pub(super) key: SortKey,
    /// The item's id.
    pub(super) id: SnippetId,
}

/// A value that snippets are sorted by.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum SortKey {
    /// Milliseconds since 1970.
    Time(i64),
    /// A [`title_key`].
    Text(String),
}

/// What a title is sorted by: the same whatever the case, compared byte by byte.
pub(super) fn title_key(title: &str) -> String {
    folded(title)
}

/// What words are searched in.
pub(super) fn search_text(title: &str, description: &str) -> String {
    folded(&format!("{title}\n{description}"))
}

/// Text as it is compared: without case, and composed, so that `é` is `é` however it was typed.
fn folded(text: &str) -> String {
    text.to_lowercase().nfkc().collect()
}

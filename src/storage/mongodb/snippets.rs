//! Kept programs in MongoDB.

use async_trait::async_trait;
use futures::TryStreamExt;
use mongodb::bson::{Bson, DateTime, Document, doc, serialize_to_document};
use sha2::{Digest, Sha256};

use super::records::{IdAndVersion, SnippetHead, SnippetRecord, VersionRecord, id, version};
use super::{MongoDb, answered, failed};
use crate::model::{Snippet, SnippetId, SnippetSummary, UserId, Visibility};
use crate::storage::snippet_query::{Position, SortKey};
use crate::storage::{Page, Result, SnippetQuery, Snippets, StorageError};

/// More than a user has snippets, so that a generation is read in one round trip.
const GENERATION_BATCH: u32 = 10_000;

#[async_trait]
impl Snippets for MongoDb {
    async fn create_snippet(&self, snippet: &Snippet, max: u64) -> Result<()> {
        let theirs = doc! { "owner": snippet.owner.to_string() };
        self.insert(&self.snippets, theirs, max, |place| SnippetRecord::new(snippet, Some(place))).await?;
        if self.still_exists(snippet.owner).await? {
            return Ok(());
        }
        answered(self.snippets.delete_one(doc! { "_id": snippet.id.to_string() })).await?;
        Err(StorageError::Changed)
    }

    async fn snippet(&self, id: SnippetId) -> Result<Option<Snippet>> {
        let found = answered(self.snippets.find_one(doc! { "_id": id.to_string() })).await?;
        found.map(SnippetRecord::into_snippet).transpose()
    }

    async fn snippet_version(&self, snippet: SnippetId) -> Result<Option<(u64, UserId, Visibility)>> {
        let versions = self.snippets.clone_with_type::<VersionRecord>();
        let query = versions.find_one(doc! { "_id": snippet.to_string() });
        let found =
            answered(query.projection(doc! { "_id": 0, "version": 1, "owner": 1, "visibility": 1 })).await?;
        found.map(|found| Ok((version(found.version)?, id(&found.owner)?, found.visibility))).transpose()
    }

    async fn update_snippet(&self, snippet: &Snippet) -> Result<()> {
        let mut before = only(snippet.id, snippet.version.checked_sub(1));
        before.insert("owner", snippet.owner.to_string());
        // Its place stays as it is.
        let change = serialize_to_document(&SnippetRecord::new(snippet, None)).map_err(failed)?;
        let replaced = answered(self.snippets.update_one(before, doc! { "$set": change })).await?;
        if replaced.matched_count > 0 { Ok(()) } else { Err(StorageError::Changed) }
    }

    async fn delete_snippet(&self, id: SnippetId, version: Option<u64>) -> Result<()> {
        let deleted = answered(self.snippets.delete_one(only(id, version))).await?;
        if deleted.deleted_count > 0 { Ok(()) } else { Err(StorageError::Changed) }
    }

    async fn count_snippets(&self, owner: UserId) -> Result<u64> {
        answered(self.snippets.count_documents(doc! { "owner": owner.to_string() })).await
    }

    async fn list_snippets(&self, query: &SnippetQuery) -> Result<Page<SnippetSummary>> {
        let field = query.sort_field();
        let direction = if query.descending() { -1 } else { 1 };
        let heads = self.snippets.clone_with_type::<SnippetHead>();
        let found = heads
            .find(filter(query, field, query.position()?))
            .projection(doc! { "files": 0, "stdin": 0, "args": 0, "search_text": 0 })
            .sort(doc! { field: direction, "_id": direction })
            .limit(query.limit as i64 + 1);
        let heads: Vec<SnippetHead> = answered(async { found.await?.try_collect().await }).await?;
        Ok(query.page(heads.into_iter().map(SnippetHead::into_summary).collect::<Result<_>>()?))
    }

    /// The versions of all snippets are the generation: nothing has to be kept in step with them,
    /// and whoever has seen a change finds it here too. See `docs/caching.md`.
    async fn snippets_generation(&self, owner: UserId) -> Result<Option<u128>> {
        let versions = self.snippets.clone_with_type::<IdAndVersion>();
        let found = versions
            .find(doc! { "owner": owner.to_string() })
            .projection(doc! { "_id": 1, "version": 1 })
            .sort(doc! { "_id": 1 })
            .batch_size(GENERATION_BATCH);
        let versions: Vec<IdAndVersion> = answered(async { found.await?.try_collect().await }).await?;
        let mut hash = Sha256::new();
        for IdAndVersion { id, version } in versions {
            hash.update(id);
            hash.update(version.to_le_bytes());
        }
        let hash = hash.finalize();
        Ok(Some(u128::from_le_bytes(std::array::from_fn(|index| hash[index]))))
    }
}

/// A snippet, if it still has this version.
fn only(id: SnippetId, version: Option<u64>) -> Document {
    let mut filter = doc! { "_id": id.to_string() };
    if let Some(version) = version {
        filter.insert("version", i64::try_from(version).unwrap_or(i64::MAX));
    }
    filter
}

fn filter(query: &SnippetQuery, field: &str, position: Option<Position>) -> Document {
    let mut filter = doc! { "owner": query.owner.to_string() };
    if let Some(runtime) = &query.runtime {
        filter.insert("runtime", runtime);
    }
    if let Some(tag) = &query.tag {
        filter.insert("tags", tag);
    }
    // Parts of words, in one owner's snippets: a text index would find whole words only.
    let mut all: Vec<Document> =
        query.words().iter().map(|word| doc! { "search_text": { "$regex": literally(word) } }).collect();
    if let Some(Position { key, id, .. }) = position {
        let key: Bson = match key {
            SortKey::Time(at) => DateTime::from_millis(at).into(),
            SortKey::Text(text) => text.into(),
        };
        let beyond = if query.descending() { "$lt" } else { "$gt" };
        all.push(doc! { "$or": [
            { field: { beyond: key.clone() } },
            { field: key, "_id": { beyond: id.to_string() } },
        ] });
    }
    if !all.is_empty() {
        filter.insert("$and", all);
    }
    filter
}

/// A pattern that matches just this text.
fn literally(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() && !character.is_ascii_alphanumeric() && character != '_' {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

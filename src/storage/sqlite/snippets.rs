//! Kept programs in SQLite.

use async_trait::async_trait;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};

use super::Sqlite;
use super::records::{Count, Json, Time, Word};
use crate::model::{Snippet, SnippetId, SnippetSummary, UserId, Visibility};
use crate::storage::snippet_query::{Position, SortKey, search_text, title_key};
use crate::storage::{Page, Result, SnippetQuery, Snippets, StorageError};

const COUNT: &str = "SELECT count(*) FROM snippets WHERE owner = ?";

#[async_trait]
impl Snippets for Sqlite {
    async fn create_snippet(&self, new: &Snippet, max: u64) -> Result<()> {
        let new = new.clone();
        self.write(move |change| {
            change.has_room(COUNT, new.owner, max)?;
            change.alters_lists_of(new.owner);
            let sql = "INSERT INTO snippets (id, owner, version, visibility, runtime, created_at, updated_at, \
                       forked_from, title, title_key, tags, description, search_text, args, stdin, files) \
                       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
            change.connection.prepare_cached(sql)?.execute(params![
                new.id,
                new.owner,
                Count(new.version),
                Word(new.visibility),
                new.runtime,
                Time(new.created_at),
                Time(new.updated_at),
                new.forked_from,
                new.title,
                title_key(&new.title),
                Json(&new.tags),
                new.description,
                search_text(&new.title, &new.description),
                Json(&new.args),
                new.stdin,
                Json(&new.files),
            ])?;
            Ok(())
        })
        .await
    }

    async fn snippet(&self, id: SnippetId) -> Result<Option<Snippet>> {
        self.read(move |connection| {
            let mut statement = connection.prepare_cached("SELECT * FROM snippets WHERE id = ?")?;
            statement.query_row([id], snippet).optional()
        })
        .await
    }

    async fn snippet_version(&self, id: SnippetId) -> Result<Option<(u64, UserId, Visibility)>> {
        self.look_up(|connection| {
            let sql = "SELECT version, owner, visibility FROM snippets WHERE id = ?";
            let version =
                |row: &Row| Ok((row.get::<_, Count>(0)?.0, row.get(1)?, row.get::<_, Word<_>>(2)?.0));
            connection.prepare_cached(sql)?.query_row([id], version).optional()
        })
    }

    async fn update_snippet(&self, new: &Snippet) -> Result<()> {
        let new = new.clone();
        self.write(move |change| {
            change.alters_lists_of(new.owner);
            let sql = "UPDATE snippets SET version = ?1, visibility = ?2, runtime = ?3, updated_at = ?4, \
                       title = ?5, title_key = ?6, tags = ?7, description = ?8, search_text = ?9, args = ?10, \
                       stdin = ?11, files = ?12 WHERE id = ?13 AND owner = ?14 AND version = ?1 - 1";
            let changed = change.connection.prepare_cached(sql)?.execute(params![
                Count(new.version),
                Word(new.visibility),
                new.runtime,
                Time(new.updated_at),
                new.title,
                title_key(&new.title),
                Json(&new.tags),
                new.description,
                search_text(&new.title, &new.description),
                Json(&new.args),
                new.stdin,
                Json(&new.files),
                new.id,
                new.owner,
            ])?;
            if changed > 0 { Ok(()) } else { Err(StorageError::Changed) }
        })
        .await
    }

    async fn delete_snippet(&self, id: SnippetId, version: Option<u64>) -> Result<()> {
        self.write(move |change| {
            let sql = "DELETE FROM snippets WHERE id = ?1 AND (?2 IS NULL OR version = ?2) RETURNING owner";
            let mut statement = change.connection.prepare_cached(sql)?;
            let owner = statement.query_row(params![id, version.map(Count)], |row| row.get(0)).optional()?;
            drop(statement);
            change.alters_lists_of(owner.ok_or(StorageError::Changed)?);
            Ok(())
        })
        .await
    }

    async fn count_snippets(&self, owner: UserId) -> Result<u64> {
        self.look_up(|connection| {
            let mut statement = connection.prepare_cached(COUNT)?;
            statement.query_row([owner], |row| Ok(row.get::<_, Count>(0)?.0))
        })
    }

    async fn list_snippets(&self, query: &SnippetQuery) -> Result<Page<SnippetSummary>> {
        let position = query.position()?;
        let query = query.clone();
        self.read(move |connection| list(connection, &query, position)).await
    }

    async fn snippets_generation(&self, owner: UserId) -> Result<Option<u128>> {
        Ok(self.generations.get(owner))
    }
}

fn list(
    connection: &Connection,
    query: &SnippetQuery,
    position: Option<Position>,
) -> rusqlite::Result<Page<SnippetSummary>> {
    let column = query.sort_field();
    let (order, beyond) = if query.descending() { ("DESC", "<") } else { ("ASC", ">") };

    let blob = |id: &[u8; 16]| Value::Blob(id.to_vec());
    let mut sql =
        "SELECT id, title, description, runtime, tags, visibility, version, created_at, updated_at \
                   FROM snippets WHERE owner = ?"
            .to_owned();
    let mut values = vec![blob(query.owner.0.as_bytes())];
    if let Some(runtime) = &query.runtime {
        sql.push_str(" AND runtime = ?");
        values.push(runtime.clone().into());
    }
    if let Some(tag) = &query.tag {
        sql.push_str(" AND EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)");
        values.push(tag.clone().into());
    }
    for word in query.words() {
        sql.push_str(" AND instr(search_text, ?) > 0");
        values.push(word.into());
    }
    if let Some(Position { key, id, .. }) = position {
        sql.push_str(&format!(" AND ({column}, id) {beyond} (?, ?)"));
        values.push(match key {
            SortKey::Time(at) => at.into(),
            SortKey::Text(text) => text.into(),
        });
        values.push(blob(id.0.as_bytes()));
    }
    sql.push_str(&format!(" ORDER BY {column} {order}, id {order} LIMIT ?"));
    values.push(Value::Integer(query.limit as i64 + 1));

    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), summary)?;
    Ok(query.page(rows.collect::<rusqlite::Result<_>>()?))
}

fn summary(row: &Row) -> rusqlite::Result<SnippetSummary> {
    Ok(SnippetSummary {
        id: row.get("id")?,
        title: row.get("title")?,
        description: row.get("description")?,
        runtime: row.get("runtime")?,
        tags: row.get::<_, Json<_>>("tags")?.0,
        visibility: row.get::<_, Word<_>>("visibility")?.0,
        version: row.get::<_, Count>("version")?.0,
        created_at: row.get::<_, Time>("created_at")?.0,
        updated_at: row.get::<_, Time>("updated_at")?.0,
    })
}

fn snippet(row: &Row) -> rusqlite::Result<Snippet> {
    let SnippetSummary { id, title, description, runtime, tags, visibility, version, created_at, updated_at } =
        summary(row)?;
    Ok(Snippet {
        id,
        owner: row.get("owner")?,
        title,
        description,
        runtime,
        files: row.get::<_, Json<_>>("files")?.0,
        stdin: row.get("stdin")?,
        args: row.get::<_, Json<_>>("args")?.0,
        tags,
        visibility,
        forked_from: row.get("forked_from")?,
        version,
        created_at,
        updated_at,
    })
}

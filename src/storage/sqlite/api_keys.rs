//! Keys for programs in SQLite.

use async_trait::async_trait;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

use super::Sqlite;
use super::records::{Json, Time};
use crate::model::{ApiKey, ApiKeyId, UserId, now};
use crate::storage::{ApiKeys, Result};

#[async_trait]
impl ApiKeys for Sqlite {
    async fn create_api_key(&self, key: &ApiKey, max: u64) -> Result<()> {
        let key = key.clone();
        self.write(move |change| {
            change.has_room("SELECT count(*) FROM api_keys WHERE user = ?", key.user, max)?;
            let sql = "INSERT INTO api_keys (id, user, name, hash, prefix, scopes, created_at, expires_at, \
                       last_used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
            change.connection.prepare_cached(sql)?.execute(params![
                key.id,
                key.user,
                key.name,
                key.hash,
                key.prefix,
                Json(&key.scopes),
                Time(key.created_at),
                key.expires_at.map(Time),
                key.last_used_at.map(Time),
            ])?;
            Ok(())
        })
        .await
    }

    async fn api_key_by_hash(&self, hash: &str) -> Result<Option<ApiKey>> {
        self.look_up(|connection| {
            let sql = "SELECT * FROM api_keys WHERE hash = ?1 AND (expires_at IS NULL OR expires_at > ?2)";
            connection.prepare_cached(sql)?.query_row(params![hash, Time(now())], api_key).optional()
        })
    }

    async fn list_api_keys(&self, user: UserId) -> Result<Vec<ApiKey>> {
        self.read(move |connection| {
            let mut statement =
                connection.prepare_cached("SELECT * FROM api_keys WHERE user = ? ORDER BY id")?;
            statement.query_map([user], api_key)?.collect()
        })
        .await
    }

    async fn touch_api_key(&self, id: ApiKeyId, at: Timestamp) -> Result<()> {
        self.write(move |change| {
            let sql = "UPDATE api_keys SET last_used_at = ? WHERE id = ?";
            change.connection.prepare_cached(sql)?.execute(params![Time(at), id])?;
            Ok(())
        })
        .await
    }

    async fn delete_api_key(&self, user: UserId, id: ApiKeyId) -> Result<bool> {
        self.write(move |change| {
            let sql = "DELETE FROM api_keys WHERE user = ? AND id = ?";
            Ok(change.connection.prepare_cached(sql)?.execute(params![user, id])? > 0)
        })
        .await
    }
}

fn api_key(row: &Row) -> rusqlite::Result<ApiKey> {
    Ok(ApiKey {
        id: row.get("id")?,
        user: row.get("user")?,
        name: row.get("name")?,
        hash: row.get("hash")?,
        prefix: row.get("prefix")?,
        scopes: row.get::<_, Json<_>>("scopes")?.0,
        created_at: row.get::<_, Time>("created_at")?.0,
        expires_at: row.get::<_, Option<Time>>("expires_at")?.map(|at| at.0),
        last_used_at: row.get::<_, Option<Time>>("last_used_at")?.map(|at| at.0),
    })
}

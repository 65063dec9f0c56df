//! Sign-ins in SQLite.

use async_trait::async_trait;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::Sqlite;
use super::records::{Json, Time};
use crate::model::{RefreshToken, Session, SessionId, UserId, now};
use crate::storage::{Result, Sessions, StorageError};

#[async_trait]
impl Sessions for Sqlite {
    async fn create_session(&self, new: &Session, password_hash: &str) -> Result<()> {
        let (new, password_hash) = (new.clone(), password_hash.to_owned());
        self.write(move |change| {
            let connection = change.connection;
            // Nobody can see these any more. A few each time are more than can have been added.
            let sql = "DELETE FROM sessions WHERE id IN \
                       (SELECT id FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT 4)";
            connection.prepare_cached(sql)?.execute([Time(now())])?;
            let sql = "INSERT INTO sessions (id, user, current_hash, current_issued_at, used, created_at, \
                       expires_at) SELECT ?, id, ?, ?, ?, ?, ? FROM users WHERE id = ? AND password_hash = ?";
            let added = connection.prepare_cached(sql)?.execute(params![
                new.id,
                new.current.hash,
                Time(new.current.issued_at),
                Json(&new.used),
                Time(new.created_at),
                Time(new.expires_at),
                new.user,
                password_hash,
            ])?;
            if added > 0 { Ok(()) } else { Err(StorageError::Changed) }
        })
        .await
    }

    async fn session(&self, id: SessionId) -> Result<Option<Session>> {
        self.look_up(|connection| find(connection, id))
    }

    async fn rotate_session(
        &self,
        id: SessionId,
        expected_hash: &str,
        next: &RefreshToken,
        expires_at: Timestamp,
    ) -> Result<()> {
        let (expected_hash, next) = (expected_hash.to_owned(), next.clone());
        self.write(move |change| {
            let found = find(change.connection, id)?;
            let Some(mut current) = found.filter(|session| session.current.hash == expected_hash) else {
                return Err(StorageError::Changed);
            };
            current.rotate(next, expires_at);
            let sql = "UPDATE sessions SET current_hash = ?, current_issued_at = ?, used = ?, expires_at = ? \
                       WHERE id = ?";
            change.connection.prepare_cached(sql)?.execute(params![
                current.current.hash,
                Time(current.current.issued_at),
                Json(&current.used),
                Time(current.expires_at),
                id,
            ])?;
            Ok(())
        })
        .await
    }

    async fn delete_session(&self, id: SessionId) -> Result<bool> {
        self.write(move |change| {
            let sql = "DELETE FROM sessions WHERE id = ? AND expires_at > ?";
            Ok(change.connection.prepare_cached(sql)?.execute(params![id, Time(now())])? > 0)
        })
        .await
    }

    async fn delete_sessions(&self, user: UserId, except: Option<SessionId>) -> Result<Vec<SessionId>> {
        self.write(move |change| {
            let sql = "DELETE FROM sessions WHERE user = ?1 AND id IS NOT ?2 RETURNING id";
            let mut statement = change.connection.prepare_cached(sql)?;
            let ended = statement.query_map(params![user, except], |row| row.get(0))?;
            Ok(ended.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }
}

fn find(connection: &Connection, id: SessionId) -> rusqlite::Result<Option<Session>> {
    let mut statement =
        connection.prepare_cached("SELECT * FROM sessions WHERE id = ? AND expires_at > ?")?;
    statement.query_row(params![id, Time(now())], session).optional()
}

fn session(row: &Row) -> rusqlite::Result<Session> {
    Ok(Session {
        id: row.get("id")?,
        user: row.get("user")?,
        current: RefreshToken {
            hash: row.get("current_hash")?,
            issued_at: row.get::<_, Time>("current_issued_at")?.0,
        },
        used: row.get::<_, Json<_>>("used")?.0,
        created_at: row.get::<_, Time>("created_at")?.0,
        expires_at: row.get::<_, Time>("expires_at")?.0,
    })
}

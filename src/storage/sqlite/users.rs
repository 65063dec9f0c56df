//! Accounts in SQLite.

use async_trait::async_trait;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, ToSql, params};

use super::Sqlite;
use super::records::{Json, Time, Word};
use crate::model::{Quota, Role, User, UserId};
use crate::storage::{Page, Result, StorageError, Users};

#[async_trait]
impl Users for Sqlite {
    async fn create_user(&self, user: &User) -> Result<()> {
        let user = user.clone();
        self.write(move |change| {
            let sql = "INSERT INTO users (id, email, email_key, username, username_key, password_hash, role, \
                       suspended_at, quota, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
            change.connection.prepare_cached(sql)?.execute(params![
                user.id,
                user.email,
                user.email_key,
                user.username,
                user.username_key,
                user.password_hash,
                Word(user.role),
                user.suspended_at.map(Time),
                user.quota.map(Json),
                Time(user.created_at),
            ])?;
            Ok(())
        })
        .await
    }

    async fn user(&self, id: UserId) -> Result<Option<User>> {
        self.look_up(|connection| {
            let mut statement = connection.prepare_cached("SELECT * FROM users WHERE id = ?")?;
            statement.query_row([id], user).optional()
        })
    }

    async fn user_by_login(&self, key: &str) -> Result<Option<User>> {
        self.look_up(|connection| {
            let sql = "SELECT * FROM users WHERE email_key = ?1 OR username_key = ?1";
            connection.prepare_cached(sql)?.query_row([key], user).optional()
        })
    }

    async fn replace_password_hash(&self, id: UserId, before: &str, hash: &str) -> Result<bool> {
        let (before, hash) = (before.to_owned(), hash.to_owned());
        self.write(move |change| {
            let sql = "UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?";
            Ok(change.connection.prepare_cached(sql)?.execute(params![hash, id, before])? > 0)
        })
        .await
    }

    async fn set_suspended(&self, id: UserId, since: Option<Timestamp>) -> Result<bool> {
        self.set(id, "UPDATE users SET suspended_at = ? WHERE id = ?", since.map(Time)).await
    }

    async fn set_role(&self, id: UserId, role: Role) -> Result<bool> {
        self.set(id, "UPDATE users SET role = ? WHERE id = ?", Word(role)).await
    }

    async fn set_quota(&self, id: UserId, quota: Option<Quota>) -> Result<bool> {
        self.set(id, "UPDATE users SET quota = ? WHERE id = ?", quota.map(Json)).await
    }

    async fn delete_user(&self, id: UserId) -> Result<bool> {
        self.write(move |change| {
            change.alters_lists_of(id);
            // Sessions, keys and snippets go with it: their foreign keys say so.
            Ok(change.connection.prepare_cached("DELETE FROM users WHERE id = ?")?.execute([id])? > 0)
        })
        .await
    }

    async fn list_users(&self, cursor: Option<&str>, limit: usize) -> Result<Page<User>> {
        let after: Option<UserId> =
            cursor.map(str::parse).transpose().map_err(|_| StorageError::BadCursor)?;
        let mut items = self
            .read(move |connection| {
                let sql = "SELECT * FROM users WHERE ?1 IS NULL OR id > ?1 ORDER BY id LIMIT ?2";
                let mut statement = connection.prepare_cached(sql)?;
                let users = statement.query_map(params![after, limit as i64 + 1], user)?;
                users.collect::<rusqlite::Result<Vec<User>>>()
            })
            .await?;
        let more = items.len() > limit;
        items.truncate(limit);
        let next = items.last().filter(|_| more).map(|user| user.id.to_string());
        Ok(Page { items, next })
    }
}

impl Sqlite {
    /// Sets one column of a user; `false` when there is no such user.
    async fn set(&self, id: UserId, sql: &'static str, value: impl ToSql + Send + 'static) -> Result<bool> {
        self.write(move |change| Ok(change.connection.prepare_cached(sql)?.execute(params![value, id])? > 0))
            .await
    }
}

fn user(row: &Row) -> rusqlite::Result<User> {
    Ok(User {
        id: row.get("id")?,
        email: row.get("email")?,
        email_key: row.get("email_key")?,
        username: row.get("username")?,
        username_key: row.get("username_key")?,
        password_hash: row.get("password_hash")?,
        role: row.get::<_, Word<_>>("role")?.0,
        suspended_at: row.get::<_, Option<Time>>("suspended_at")?.map(|at| at.0),
        quota: row.get::<_, Option<Json<_>>>("quota")?.map(|quota| quota.0),
        created_at: row.get::<_, Time>("created_at")?.0,
    })
}

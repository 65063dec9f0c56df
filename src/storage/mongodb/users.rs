//! Accounts in MongoDB.

use async_trait::async_trait;
use futures::TryStreamExt;
use jiff::Timestamp;
use mongodb::bson::{Bson, doc, serialize_to_bson};

use super::records::{UserRecord, date};
use super::{MongoDb, answered, failed, is_duplicate};
use crate::model::{Quota, Role, User, UserId};
use crate::storage::{Page, Result, StorageError, Users};

#[async_trait]
impl Users for MongoDb {
    async fn create_user(&self, user: &User) -> Result<()> {
        let inserted = answered(self.users.insert_one(UserRecord::from(user))).await;
        match inserted {
            Err(error) if is_duplicate(&error) => {
                // Servers word this error differently; whose value it is can be looked up.
                let email = answered(self.users.find_one(doc! { "email_key": &user.email_key })).await?;
                Err(StorageError::Taken { field: if email.is_some() { "email" } else { "username" } })
            }
            other => other.map(|_| ()),
        }
    }

    async fn user(&self, id: UserId) -> Result<Option<User>> {
        let found = answered(self.users.find_one(doc! { "_id": id.to_string() })).await?;
        found.map(UserRecord::into_user).transpose()
    }

    async fn user_by_login(&self, key: &str) -> Result<Option<User>> {
        let filter = doc! { "$or": [{ "email_key": key }, { "username_key": key }] };
        answered(self.users.find_one(filter)).await?.map(UserRecord::into_user).transpose()
    }

    async fn replace_password_hash(&self, id: UserId, before: &str, hash: &str) -> Result<bool> {
        let filter = doc! { "_id": id.to_string(), "password_hash": before };
        let change = doc! { "$set": { "password_hash": hash } };
        Ok(answered(self.users.update_one(filter, change)).await?.matched_count > 0)
    }

    async fn set_suspended(&self, id: UserId, since: Option<Timestamp>) -> Result<bool> {
        self.set(id, "suspended_at", since.map(date)).await
    }

    async fn set_role(&self, id: UserId, role: Role) -> Result<bool> {
        self.set(id, "role", serialize_to_bson(&role).map_err(failed)?).await
    }

    async fn set_quota(&self, id: UserId, quota: Option<Quota>) -> Result<bool> {
        self.set(id, "quota", serialize_to_bson(&quota).map_err(failed)?).await
    }

    async fn delete_user(&self, id: UserId) -> Result<bool> {
        // The user first: see `still_exists`.
        let deleted = answered(self.users.delete_one(doc! { "_id": id.to_string() })).await?;
        let theirs = || doc! { "user": id.to_string() };
        answered(self.sessions.delete_many(theirs())).await?;
        answered(self.api_keys.delete_many(theirs())).await?;
        answered(self.snippets.delete_many(doc! { "owner": id.to_string() })).await?;
        Ok(deleted.deleted_count > 0)
    }

    async fn list_users(&self, cursor: Option<&str>, limit: usize) -> Result<Page<User>> {
        let after: Option<UserId> =
            cursor.map(str::parse).transpose().map_err(|_| StorageError::BadCursor)?;
        let filter = after.map(|id| doc! { "_id": { "$gt": id.to_string() } }).unwrap_or_default();
        let found = answered(async {
            self.users.find(filter).sort(doc! { "_id": 1 }).limit(limit as i64 + 1).await?.try_collect().await
        });
        let mut records: Vec<UserRecord> = found.await?;
        let more = records.len() > limit;
        records.truncate(limit);
        let items = records.into_iter().map(UserRecord::into_user).collect::<Result<Vec<_>>>()?;
        let next = items.last().filter(|_| more).map(|user| user.id.to_string());
        Ok(Page { items, next })
    }
}

impl MongoDb {
    /// Sets one field of a user; `false` when there is no such user.
    async fn set(&self, id: UserId, field: &str, value: impl Into<Bson>) -> Result<bool> {
        let (filter, change) = (doc! { "_id": id.to_string() }, doc! { "$set": { field: value.into() } });
        Ok(answered(self.users.update_one(filter, change)).await?.matched_count > 0)
    }
}

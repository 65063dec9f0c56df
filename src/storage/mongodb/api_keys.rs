//! Keys for programs in MongoDB.

use async_trait::async_trait;
use futures::TryStreamExt;
use jiff::Timestamp;
use mongodb::bson::doc;

use super::records::{ApiKeyRecord, date};
use super::{MongoDb, answered};
use crate::model::{ApiKey, ApiKeyId, UserId, now};
use crate::storage::{ApiKeys, Result, StorageError};

#[async_trait]
impl ApiKeys for MongoDb {
    async fn create_api_key(&self, key: &ApiKey, max: u64) -> Result<()> {
        let theirs = doc! { "user": key.user.to_string() };
        self.insert(&self.api_keys, theirs, max, |place| ApiKeyRecord::new(key, place)).await?;
        if self.still_exists(key.user).await? {
            return Ok(());
        }
        answered(self.api_keys.delete_one(doc! { "_id": key.id.to_string() })).await?;
        Err(StorageError::Changed)
    }

    async fn api_key_by_hash(&self, hash: &str) -> Result<Option<ApiKey>> {
        let found = answered(self.api_keys.find_one(doc! { "hash": hash })).await?;
        let key = found.map(ApiKeyRecord::into_api_key).transpose()?;
        Ok(key.filter(|key| key.expires_at.is_none_or(|at| at > now())))
    }

    async fn list_api_keys(&self, user: UserId) -> Result<Vec<ApiKey>> {
        let theirs = doc! { "user": user.to_string() };
        let found = answered(async {
            self.api_keys.find(theirs).sort(doc! { "_id": 1 }).await?.try_collect::<Vec<_>>().await
        });
        found.await?.into_iter().map(ApiKeyRecord::into_api_key).collect()
    }

    async fn touch_api_key(&self, id: ApiKeyId, at: Timestamp) -> Result<()> {
        let change = doc! { "$set": { "last_used_at": date(at) } };
        answered(self.api_keys.update_one(doc! { "_id": id.to_string() }, change)).await?;
        Ok(())
    }

    async fn delete_api_key(&self, user: UserId, id: ApiKeyId) -> Result<bool> {
        let theirs = doc! { "_id": id.to_string(), "user": user.to_string() };
        Ok(answered(self.api_keys.delete_one(theirs)).await?.deleted_count > 0)
    }
}

//! Sign-ins in MongoDB.

use async_trait::async_trait;
use futures::TryStreamExt;
use jiff::Timestamp;
use mongodb::bson::{Document, doc};
use serde::Deserialize;

use super::records::{SessionRecord, date, id};
use super::{MongoDb, answered};
use crate::model::{RefreshToken, Session, SessionId, UserId, now};
use crate::storage::{Result, Sessions, StorageError};

#[async_trait]
impl Sessions for MongoDb {
    async fn create_session(&self, session: &Session, password_hash: &str) -> Result<()> {
        if !self.expires {
            let expired = doc! { "user": session.user.to_string(), "expires_at": { "$lte": date(now()) } };
            answered(self.sessions.delete_many(expired)).await?;
        }
        answered(self.sessions.insert_one(SessionRecord::from(session))).await?;
        // Looked at after it was added: a change of the password that comes later deletes it.
        let unchanged = doc! { "_id": session.user.to_string(), "password_hash": password_hash };
        if answered(self.users.find_one(unchanged)).await?.is_some() {
            return Ok(());
        }
        answered(self.sessions.delete_one(doc! { "_id": session.id.to_string() })).await?;
        Err(StorageError::Changed)
    }

    async fn session(&self, id: SessionId) -> Result<Option<Session>> {
        answered(self.sessions.find_one(alive(id))).await?.map(SessionRecord::into_session).transpose()
    }

    async fn rotate_session(
        &self,
        id: SessionId,
        expected_hash: &str,
        next: &RefreshToken,
        expires_at: Timestamp,
    ) -> Result<()> {
        let found = self.session(id).await?.filter(|session| session.current.hash == expected_hash);
        let mut session = found.ok_or(StorageError::Changed)?;
        session.rotate(next.clone(), expires_at);
        // Of two that have read the same session, the second no longer finds the hash.
        let unchanged = doc! { "_id": id.to_string(), "current.hash": expected_hash };
        let replaced = answered(self.sessions.replace_one(unchanged, SessionRecord::from(&session))).await?;
        if replaced.matched_count > 0 { Ok(()) } else { Err(StorageError::Changed) }
    }

    async fn delete_session(&self, id: SessionId) -> Result<bool> {
        Ok(answered(self.sessions.delete_one(alive(id))).await?.deleted_count > 0)
    }

    async fn delete_sessions(&self, user: UserId, except: Option<SessionId>) -> Result<Vec<SessionId>> {
        #[derive(Deserialize)]
        struct Id {
            _id: String,
        }
        let sessions = self.sessions.clone_with_type::<Id>();
        let found = answered(async {
            let theirs = sessions.find(doc! { "user": user.to_string() });
            theirs.projection(doc! { "_id": 1 }).await?.try_collect::<Vec<Id>>().await
        });
        let mut ids: Vec<String> = found.await?.into_iter().map(|found| found._id).collect();
        ids.retain(|found| except.is_none_or(|except| *found != except.to_string()));
        answered(self.sessions.delete_many(doc! { "_id": { "$in": &ids } })).await?;
        ids.iter().map(|text| id(text)).collect()
    }
}

/// A server may take a minute to delete what has expired.
fn alive(id: SessionId) -> Document {
    doc! { "_id": id.to_string(), "expires_at": { "$gt": date(now()) } }
}

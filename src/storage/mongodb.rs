//! Documents in MongoDB, or in a server that speaks its protocol: shared by several nodes.
//!
//! Every change is one document's, which such a server makes atomically; what must agree with
//! something else is written so that it names it (a version, a token's hash) and is refused if
//! that has changed. So no transactions are needed, and a single server does as well as a replica
//! set. Writes wait for a majority of the members, reads see what a majority has.

mod api_keys;
mod records;
mod sessions;
mod snippets;
mod users;

use std::time::Duration;

use anyhow::anyhow;
use async_trait::async_trait;
use mongodb::bson::{Document, doc};
use mongodb::error::{ErrorKind, RETRYABLE_WRITE_ERROR, WriteFailure};
use mongodb::options::{ClientOptions, IndexOptions, ReadConcern, WriteConcern};
use mongodb::{Client, Collection, Database, IndexModel};
use secrecy::{ExposeSecret, SecretString};

use self::records::{ApiKeyRecord, SessionRecord, SnippetRecord, UserRecord};
use super::{Documents, Result, StorageError};
use crate::model::UserId;

const BACKEND: &str = "mongodb";

/// The database when the URL names none.
const DATABASE: &str = "petri";

/// How long to look for a server that takes the command, unless the URL says otherwise
/// (`serverSelectionTimeoutMS`). The election of a new primary takes longer; callers try again.
const SELECTION_TIMEOUT: Duration = Duration::from_secs(2);

/// How long to wait for a connection, unless the URL says otherwise (`connectTimeoutMS`).
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// How long an operation may take with everything, retries included.
const TIMEOUT: Duration = Duration::from_secs(8);

/// MongoDB's error code for a value that a unique index already has.
const DUPLICATE_KEY: i32 = 11000;

/// Documents in MongoDB.
pub struct MongoDb {
    database: Database,
    users: Collection<UserRecord>,
    sessions: Collection<SessionRecord>,
    api_keys: Collection<ApiKeyRecord>,
    snippets: Collection<SnippetRecord>,
    /// Whether the server deletes expired sessions by itself.
    expires: bool,
}

impl MongoDb {
    /// Connects and makes the indexes that are missing.
    ///
    /// # Errors
    /// When the URL is not one or the server does not answer.
    pub async fn connect(url: &SecretString) -> Result<Self> {
        let mut options = ClientOptions::parse(url.expose_secret()).await.map_err(|error| {
            failed(anyhow!(error).context("the MongoDB URL (PETRI_MONGODB_URL) can't be used"))
        })?;
        options.app_name.get_or_insert_with(|| "petri".into());
        options.server_selection_timeout.get_or_insert(SELECTION_TIMEOUT);
        options.connect_timeout.get_or_insert(CONNECT_TIMEOUT);
        options.retry_writes = Some(true);
        options.write_concern = Some(WriteConcern::majority());
        options.read_concern = Some(ReadConcern::majority());
        // A secondary may lag behind what a reader has already been shown.
        options.selection_criteria = None;
        let client = Client::with_options(options).map_err(failed)?;
        let database = client.default_database().unwrap_or_else(|| client.database(DATABASE));

        let mut mongodb = Self {
            users: database.collection("users"),
            sessions: database.collection("sessions"),
            api_keys: database.collection("api_keys"),
            snippets: database.collection("snippets"),
            expires: true,
            database,
        };
        mongodb.ping().await?;
        mongodb.make_indexes().await?;
        Ok(mongodb)
    }

    /// Making an index that is there already does nothing. Each is asked for by itself: FerretDB 1
    /// hangs up when several are asked for and some are there.
    async fn make_indexes(&mut self) -> Result<()> {
        let indexes = [
            ("users", doc! { "email_key": 1 }, true),
            ("users", doc! { "username_key": 1 }, true),
            ("sessions", doc! { "user": 1 }, false),
            ("api_keys", doc! { "hash": 1 }, true),
            ("api_keys", doc! { "user": 1, "_id": 1 }, false),
            ("snippets", doc! { "owner": 1, "updated_at": 1, "_id": 1 }, false),
            ("snippets", doc! { "owner": 1, "created_at": 1, "_id": 1 }, false),
            ("snippets", doc! { "owner": 1, "title_key": 1, "_id": 1 }, false),
            // All that a generation is made of.
            ("snippets", doc! { "owner": 1, "_id": 1, "version": 1 }, false),
        ];
        for (collection, keys, unique) in indexes {
            let options = IndexOptions::builder().unique(unique.then_some(true)).build();
            let index = IndexModel::builder().keys(keys).options(options).build();
            answered(self.database.collection::<Document>(collection).create_index(index)).await?;
        }

        let expiry = IndexOptions::builder().expire_after(Duration::ZERO).build();
        let expiry = IndexModel::builder().keys(doc! { "expires_at": 1 }).options(expiry).build();
        if let Err(error) = answered(self.sessions.create_index(expiry)).await {
            let StorageError::Failed { source, .. } = error else { return Err(error) };
            tracing::warn!(
                error = format!("{source:#}"),
                "the MongoDB server has no expiring indexes: expired sessions are deleted when their user signs in"
            );
            self.expires = false;
        }
        Ok(())
    }

    /// Confirms that a user, for whom something was just added, has not been deleted meanwhile.
    /// `delete_user` deletes the user first and then the rest: whichever comes second sees the other.
    async fn still_exists(&self, user: UserId) -> Result<bool> {
        let found = answered(self.users.find_one(doc! { "_id": user.to_string() })).await?;
        Ok(found.is_some())
    }
}

#[async_trait]
impl Documents for MongoDb {
    async fn ping(&self) -> Result<()> {
        answered(self.database.run_command(doc! { "ping": 1 })).await?;
        Ok(())
    }
}

/// Waits for an operation, but not for ever.
async fn answered<T>(operation: impl IntoFuture<Output = mongodb::error::Result<T>>) -> Result<T> {
    match tokio::time::timeout(TIMEOUT, operation.into_future()).await {
        Ok(result) => result.map_err(StorageError::from),
        Err(_) => Err(unavailable(anyhow!("no answer within {TIMEOUT:?}"))),
    }
}

fn unavailable(error: impl Into<anyhow::Error>) -> StorageError {
    StorageError::Unavailable { backend: BACKEND, source: error.into() }
}

fn failed(error: impl Into<anyhow::Error>) -> StorageError {
    StorageError::Failed { backend: BACKEND, source: error.into() }
}

fn is_duplicate(error: &StorageError) -> bool {
    let StorageError::Failed { source, .. } = error else { return false };
    let Some(error) = source.downcast_ref::<mongodb::error::Error>() else { return false };
    matches!(&*error.kind, ErrorKind::Write(WriteFailure::WriteError(error)) if error.code == DUPLICATE_KEY)
}

impl From<mongodb::error::Error> for StorageError {
    fn from(error: mongodb::error::Error) -> Self {
        let passes = match &*error.kind {
            ErrorKind::Io(_)
            | ErrorKind::ServerSelection { .. }
            | ErrorKind::ConnectionPoolCleared { .. }
            | ErrorKind::DnsResolve { .. }
            | ErrorKind::Authentication { .. }
            | ErrorKind::Write(WriteFailure::WriteConcernError(_)) => true,
            _ => error.contains_label(RETRYABLE_WRITE_ERROR),
        };
        if passes { unavailable(error) } else { failed(error) }
    }
}

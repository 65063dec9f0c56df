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

use std::collections::HashSet;
use std::time::Duration;

use anyhow::anyhow;
use async_trait::async_trait;
use futures::TryStreamExt;
use mongodb::bson::{Document, doc};
use mongodb::error::{ErrorKind, RETRYABLE_WRITE_ERROR, WriteFailure};
use mongodb::options::{ClientOptions, IndexOptions, ReadConcern, WriteConcern};
use mongodb::{Client, Collection, Database, IndexModel};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use self::records::{ApiKeyRecord, Place, SessionRecord, SnippetRecord, UserRecord};
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

/// How often a place is chosen for a record: each time that it is taken meanwhile, somebody else has
/// added one.
const INSERT_ATTEMPTS_MAX: usize = 100;

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
        let refused = |source: anyhow::Error| {
            failed(source.context("the MongoDB URL (PETRI_MONGODB_URL) can't be used"))
        };
        let url = url.expose_secret();
        if !url.starts_with("mongodb://") && !url.starts_with("mongodb+srv://") {
            return Err(refused(anyhow!("it must begin with mongodb:// or mongodb+srv://")));
        }
        let mut options = ClientOptions::parse(url).await.map_err(|error| refused(anyhow!(error)))?;
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
            ("api_keys", doc! { "user": 1, "place": 1 }, true),
            ("snippets", doc! { "owner": 1, "place": 1 }, true),
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

    /// Adds a record that is one of at most `max` of its owner's (`theirs`). Each has a place, a number
    /// below `max`, and a unique index gives each place to one: so the bound holds without a transaction,
    /// however many are added at the same time, and a deleted record's place is free by that alone.
    async fn insert<R: Serialize + Send + Sync>(
        &self,
        collection: &Collection<R>,
        theirs: Document,
        max: u64,
        record: impl Fn(i64) -> R,
    ) -> Result<()> {
        for _ in 0..INSERT_ATTEMPTS_MAX {
            let places = collection.clone_with_type::<Place>();
            let taken = answered(async {
                let places = places.find(theirs.clone());
                places.projection(doc! { "_id": 0, "place": 1 }).await?.try_collect::<Vec<Place>>().await
            });
            let taken: HashSet<i64> = taken.await?.into_iter().map(|record| record.place).collect();
            let max = i64::try_from(max).unwrap_or(i64::MAX);
            let free = || {
                // Not the first free one: others would choose that too.
                let start = rand::random_range(0..max);
                (start..max).chain(0..start).find(|place| !taken.contains(place))
            };
            let place = (taken.len() as i64).lt(&max).then(free).flatten().ok_or(StorageError::Full)?;
            match answered(collection.insert_one(record(place))).await {
                Err(error) if is_duplicate(&error) => {}
                inserted => return inserted.map(|_| ()),
            }
        }
        Err(unavailable(anyhow!("others take every place that is chosen")))
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

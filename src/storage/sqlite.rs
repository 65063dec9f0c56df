//! Documents in SQLite: a file in the data directory, for one process.
//!
//! One thread writes ([`writer`]), whoever asks reads: in WAL mode readers and the writer don't
//! wait for each other. `synchronous=FULL` makes a commit wait until the disk has it; changes
//! that arrive meanwhile share the next commit, so that many writers don't wait in line for it.

mod api_keys;
mod generations;
mod records;
mod schema;
mod sessions;
mod snippets;
mod users;
mod writer;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, anyhow};
use async_trait::async_trait;
use rusqlite::{Connection, ErrorCode};
use tokio::sync::Semaphore;

use self::generations::Generations;
use self::writer::{Change, Writer};
use super::{Documents, Result, StorageError};

const BACKEND: &str = "sqlite";

/// Long queries that may run at the same time; more would only compete for the same cores.
const LONG_READS_MAX: usize = 8;

/// Prepared statements that each connection keeps: as many as there are in this module, about.
const STATEMENTS_KEPT: usize = 64;

/// Documents in a file.
pub struct Sqlite {
    writer: Writer,
    readers: Arc<Readers>,
    generations: Arc<Generations>,
    /// Held while this process uses the directory. Dropped last.
    _lock: File,
}

impl Sqlite {
    /// Opens `petri.db` in a directory; makes both if they are missing, readable by their owner only.
    ///
    /// # Errors
    /// When another process uses the directory, it can't be written, or its file was made by a
    /// newer version.
    pub fn open(directory: &Path) -> Result<Self> {
        Self::open_here(directory)
            .with_context(|| format!("can't open the store in {}", directory.display()))
            .map_err(unavailable)
    }

    fn open_here(directory: &Path) -> anyhow::Result<Self> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
        let private = |name| {
            OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(directory.join(name))
        };
        let lock = private("petri.lock").context("petri.lock")?;
        lock.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => anyhow!(
                "another Petri process uses it; stop that one, choose another data directory, or use MongoDB to \
                 share documents between processes"
            ),
            TryLockError::Error(error) => anyhow!(error),
        })?;
        // SQLite gives its other files (-wal, -shm) the permissions of this one.
        drop(private("petri.db").context("petri.db")?);

        let path = directory.join("petri.db");
        let mut connection = connect(&path)?;
        schema::migrate(&mut connection)?;
        let generations = Arc::new(Generations::default());
        let writer = Writer::start(connection, generations.clone())?;
        let readers =
            Arc::new(Readers { path, idle: Mutex::default(), long: Semaphore::new(LONG_READS_MAX) });
        Ok(Self { writer, readers, generations, _lock: lock })
    }

    /// Reads a record or two by key, on this thread: that waits for nobody and takes less time
    /// than handing it to another thread.
    fn look_up<T>(&self, query: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        self.readers.with_connection(query).map_err(StorageError::from)
    }

    /// Reads more than that, on a thread that may block.
    async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T> {
        let _permit = self.readers.long.acquire().await.expect("the semaphore is never closed");
        let readers = self.readers.clone();
        let read = tokio::task::spawn_blocking(move || readers.with_connection(query)).await;
        read.map_err(failed)?.map_err(StorageError::from)
    }

    /// Makes a change: all of it or, when it fails, none. Answers when the disk has it.
    async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Change) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.write(change).await
    }
}

#[async_trait]
impl Documents for Sqlite {
    async fn ping(&self) -> Result<()> {
        self.look_up(|connection| connection.query_row("SELECT 1", (), |_| Ok(())))
    }
}

/// Connections for reading. There are as many as were ever needed at the same time: one a thread.
struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
    long: Semaphore,
}

impl Readers {
    fn with_connection<T>(
        &self,
        query: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => {
                let connection = connect(&self.path)?;
                connection.pragma_update(None, "query_only", true)?;
                connection
            }
        };
        let result = query(&connection);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        result
    }
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    // Nobody else uses the file, but an operator may look into it with other tools.
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "journal_size_limit", 64 << 20)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    Ok(connection)
}

fn unavailable(error: impl Into<anyhow::Error>) -> StorageError {
    StorageError::Unavailable { backend: BACKEND, source: error.into() }
}

fn failed(error: impl Into<anyhow::Error>) -> StorageError {
    StorageError::Failed { backend: BACKEND, source: error.into() }
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::ConstraintViolation) => {
                let message = error.to_string();
                if message.contains("users.email_key") {
                    Self::Taken { field: "email" }
                } else if message.contains("users.username_key") {
                    Self::Taken { field: "username" }
                } else if message.contains("FOREIGN KEY") {
                    Self::Changed
                } else {
                    failed(error)
                }
            }
            Some(
                ErrorCode::DatabaseBusy
                | ErrorCode::DatabaseLocked
                | ErrorCode::DiskFull
                | ErrorCode::SystemIoFailure
                | ErrorCode::CannotOpen
                | ErrorCode::ReadOnly,
            ) => unavailable(error),
            _ => failed(error),
        }
    }
}

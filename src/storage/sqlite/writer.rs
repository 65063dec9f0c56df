//! The thread that writes. It takes all changes that wait, makes each in a savepoint of its own,
//! commits them together, and answers each.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::JoinHandle;

use anyhow::anyhow;
use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::generations::Generations;
use super::records::Count;
use super::{failed, unavailable};
use crate::model::UserId;
use crate::storage::{Result, StorageError};

/// Changes that may wait; whoever brings another one waits until there is room.
const WAITING_MAX: usize = 1024;

/// Changes that are committed together at most: bounds how long the first waits for the last.
const BATCH_MAX: usize = 256;

/// The way to the thread that writes.
pub(super) struct Writer {
    /// Absent only while this is dropped.
    jobs: Option<mpsc::Sender<Box<dyn Job>>>,
    thread: Option<JoinHandle<()>>,
}

/// A change that is being made.
pub(super) struct Change<'a> {
    /// Inside of a transaction.
    pub(super) connection: &'a Connection,
    owners: &'a mut Vec<UserId>,
}

impl Change<'_> {
    /// Says that lists of this owner's snippets will be different.
    pub(super) fn alters_lists_of(&mut self, owner: UserId) {
        self.owners.push(owner);
    }

    /// Fails when `count` says that a user has `max` of something. All changes are made one after the
    /// other, so nobody can take the place in between.
    pub(super) fn has_room(&self, count: &str, user: UserId, max: u64) -> Result<()> {
        let Count(count) = self.connection.prepare_cached(count)?.query_row([user], |row| row.get(0))?;
        if count < max { Ok(()) } else { Err(StorageError::Full) }
    }
}

impl Writer {
    pub(super) fn start(connection: Connection, generations: Arc<Generations>) -> std::io::Result<Self> {
        let (jobs, waiting) = mpsc::channel(WAITING_MAX);
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".into())
            .spawn(move || run(connection, waiting, &generations))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut Change) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, answered) = oneshot::channel();
        let job = Box::new(Pending { change: Some(change), result: None, answer });
        let gone = || failed(anyhow!("the thread that writes has ended"));
        self.jobs.as_ref().ok_or_else(gone)?.send(job).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }
}

impl Drop for Writer {
    /// Waits until what was accepted is written and the file is closed.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(connection: Connection, mut waiting: mpsc::Receiver<Box<dyn Job>>, generations: &Generations) {
    while let Some(first) = waiting.blocking_recv() {
        let mut batch = vec![first];
        while batch.len() < BATCH_MAX
            && let Ok(next) = waiting.try_recv()
        {
            batch.push(next);
        }
        let committed = commit(&connection, &mut batch, generations);
        if committed.is_err() && !connection.is_autocommit() {
            let _ = connection.execute_batch("ROLLBACK");
        }
        for job in batch {
            job.answer(committed.as_ref().err());
        }
    }
}

fn commit(
    connection: &Connection,
    batch: &mut [Box<dyn Job>],
    generations: &Generations,
) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let mut owners = Vec::new();
    for job in batch {
        connection.execute_batch("SAVEPOINT change")?;
        let made = job.make(&mut Change { connection, owners: &mut owners });
        connection.execute_batch(if made {
            "RELEASE change"
        } else {
            "ROLLBACK TO change; RELEASE change"
        })?;
    }
    let _changing = generations.change(owners);
    connection.execute_batch("COMMIT")
}

/// A change whose result's type is not known here.
trait Job: Send {
    /// Makes the change; `false` when it must be undone.
    fn make(&mut self, change: &mut Change) -> bool;

    /// Tells whoever asked for it.
    fn answer(self: Box<Self>, not_committed: Option<&rusqlite::Error>);
}

struct Pending<T, F> {
    change: Option<F>,
    result: Option<Result<T>>,
    answer: oneshot::Sender<Result<T>>,
}

impl<T: Send, F: FnOnce(&mut Change) -> Result<T> + Send> Job for Pending<T, F> {
    fn make(&mut self, change: &mut Change) -> bool {
        let Some(make) = self.change.take() else { return false };
        // One faulty change must not end the thread that all others need.
        let result = catch_unwind(AssertUnwindSafe(|| make(change)))
            .unwrap_or_else(|_| Err(failed(anyhow!("a change panicked"))));
        self.result.insert(result).is_ok()
    }

    fn answer(self: Box<Self>, not_committed: Option<&rusqlite::Error>) {
        let result = match (self.result, not_committed) {
            (Some(result), None) => result,
            // Which error the change itself may have had does not matter: what it saw is undone.
            (_, Some(error)) => Err(unavailable(anyhow!("the changes could not be committed: {error}"))),
            (None, None) => Err(failed(anyhow!("a change was not made"))),
        };
        let _ = self.answer.send(result);
    }
}

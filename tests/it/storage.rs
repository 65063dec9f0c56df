//! What is kept: the facts of [`documents`] and [`shared_state`] hold for every backend.

mod documents;
mod embedded;
mod mongodb_server;
mod outages;
mod shared_state;

use std::time::Duration;

use petri::storage::{MongoDb, Sqlite};

use crate::support::servers::{self, Server};
use crate::support::tmp_dir;

/// Longer than the default, so that a busy machine is not taken for one that is down.
const REDIS_TIMEOUT: Duration = Duration::from_secs(5);

/// An empty SQLite store, and the directory that it is gone with.
fn sqlite() -> (tempfile::TempDir, Sqlite) {
    let dir = tempfile::tempdir_in(tmp_dir()).unwrap();
    let sqlite = Sqlite::open(dir.path()).unwrap();
    (dir, sqlite)
}

/// An empty database.
async fn mongodb(server: &Server) -> MongoDb {
    MongoDb::connect(&server.url_of(&servers::unique_name())).await.unwrap()
}

/// A test for each of these facts and each backend of [`Documents`].
macro_rules! every_documents {
    ($($fact:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $fact() {
                let (_dir, sqlite) = $crate::storage::sqlite();
                super::$fact(std::sync::Arc::new(sqlite)).await;
            })*
        }

        mod mongodb {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $fact() {
                let Some(server) = $crate::support::servers::shared_mongodb() else { return };
                super::$fact(std::sync::Arc::new($crate::storage::mongodb(server).await)).await;
            })*
        }
    };
}
use every_documents;

/// A test for each of these facts and each backend of [`SharedState`].
macro_rules! every_shared_state {
    ($($fact:ident)*) => {
        mod memory {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $fact() {
                super::$fact(std::sync::Arc::new(petri::storage::Memory::new())).await;
            })*
        }

        mod redis {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $fact() {
                let Some(server) = $crate::support::servers::shared_redis() else { return };
                let redis = petri::storage::Redis::open(&server.url(), $crate::storage::REDIS_TIMEOUT).unwrap();
                super::$fact(std::sync::Arc::new(redis)).await;
            })*
        }
    };
}
use every_shared_state;

//! What the embedded store does beside what every backend does.

use std::os::unix::fs::PermissionsExt;

use petri::storage::{Documents, Snippets, Sqlite, StorageError, Users};

use super::documents::{MAX, snippet, user};
use crate::support::tmp_dir;

#[tokio::test]
async fn what_was_acknowledged_is_there_after_opening_again() {
    let (dir, sqlite) = super::sqlite();
    let ada = user("ada");
    let kept = snippet(ada.id, "kept");
    sqlite.create_user(&ada).await.unwrap();
    sqlite.create_snippet(&kept, MAX).await.unwrap();
    drop(sqlite);
    let sqlite = Sqlite::open(dir.path()).unwrap();
    assert_eq!(sqlite.user(ada.id).await.unwrap(), Some(ada));
    assert_eq!(sqlite.snippet(kept.id).await.unwrap(), Some(kept));
}

#[tokio::test]
async fn second_opener_of_a_data_directory_is_refused() {
    let (dir, sqlite) = super::sqlite();
    let error = Sqlite::open(dir.path()).err().expect("the directory is in use");
    let StorageError::Unavailable { source, .. } = error else { panic!("{error:?}") };
    assert!(format!("{source:#}").contains("another Petri process uses it"), "{source:#}");
    sqlite.ping().await.unwrap();
    drop(sqlite);
    Sqlite::open(dir.path()).unwrap();
}

#[tokio::test]
async fn only_its_owner_can_read_the_files() {
    let parent = tempfile::tempdir_in(tmp_dir()).unwrap();
    let dir = parent.path().join("data");
    let sqlite = Sqlite::open(&dir).unwrap();
    sqlite.create_user(&user("ada")).await.unwrap();
    let mode = |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir), 0o700);
    for name in ["petri.db", "petri.db-wal", "petri.db-shm", "petri.lock"] {
        assert_eq!(mode(&dir.join(name)), 0o600, "{name}");
    }
}

#[tokio::test]
async fn file_of_a_newer_version_is_refused() {
    let (dir, sqlite) = super::sqlite();
    drop(sqlite);
    let connection = rusqlite::Connection::open(dir.path().join("petri.db")).unwrap();
    connection.pragma_update(None, "user_version", 1000).unwrap();
    drop(connection);
    let error = Sqlite::open(dir.path()).err().expect("the file is newer");
    let StorageError::Unavailable { source, .. } = error else { panic!("{error:?}") };
    assert!(format!("{source:#}").contains("use a newer Petri"), "{source:#}");
}

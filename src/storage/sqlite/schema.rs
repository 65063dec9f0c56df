//! Tables, and how older files get them.

use anyhow::bail;
use rusqlite::{Connection, TransactionBehavior};

/// One script for each version; `user_version` says how many were run. Never change one that was
/// released: add another.
///
/// Ids are UUIDs in 16 bytes, times milliseconds since 1970, lists JSON.
const MIGRATIONS: &[&str] = &["
    CREATE TABLE users (
        id BLOB PRIMARY KEY,
        email TEXT NOT NULL,
        email_key TEXT NOT NULL UNIQUE,
        username TEXT NOT NULL,
        username_key TEXT NOT NULL UNIQUE,
        password_hash TEXT NOT NULL,
        role TEXT NOT NULL,
        suspended_at INTEGER,
        quota TEXT,
        created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sessions (
        id BLOB PRIMARY KEY,
        user BLOB NOT NULL REFERENCES users ON DELETE CASCADE,
        current_hash TEXT NOT NULL,
        current_issued_at INTEGER NOT NULL,
        used TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sessions_user ON sessions (user);
    CREATE INDEX sessions_expires_at ON sessions (expires_at);

    CREATE TABLE api_keys (
        id BLOB PRIMARY KEY,
        user BLOB NOT NULL REFERENCES users ON DELETE CASCADE,
        name TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE,
        prefix TEXT NOT NULL,
        scopes TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        expires_at INTEGER,
        last_used_at INTEGER
    ) STRICT;
    CREATE INDEX api_keys_user ON api_keys (user, id);

    -- What is large stands last, so that lists don't read it.
    CREATE TABLE snippets (
        id BLOB PRIMARY KEY,
        owner BLOB NOT NULL REFERENCES users ON DELETE CASCADE,
        version INTEGER NOT NULL,
        visibility TEXT NOT NULL,
        runtime TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        forked_from BLOB,
        title TEXT NOT NULL,
        title_key TEXT NOT NULL,
        tags TEXT NOT NULL,
        description TEXT NOT NULL,
        search_text TEXT NOT NULL,
        args TEXT NOT NULL,
        stdin TEXT NOT NULL,
        files TEXT NOT NULL
    ) STRICT;
    CREATE INDEX snippets_owner_updated ON snippets (owner, updated_at, id);
    CREATE INDEX snippets_owner_created ON snippets (owner, created_at, id);
    CREATE INDEX snippets_owner_title ON snippets (owner, title_key, id);
"];

/// Brings a file to the current version, in one transaction.
pub(super) fn migrate(connection: &mut Connection) -> anyhow::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version: u32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let Some(missing) = MIGRATIONS.get(version as usize..) else {
        bail!(
            "petri.db has version {version}, this Petri knows up to {}: use a newer Petri",
            MIGRATIONS.len()
        );
    };
    for script in missing {
        transaction.execute_batch(script)?;
    }
    transaction.pragma_update(None, "user_version", MIGRATIONS.len() as u32)?;
    transaction.commit()?;
    Ok(())
}

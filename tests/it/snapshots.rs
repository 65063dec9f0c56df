//! A snapshot has in it what its module read, and nothing of the machine that it was made on.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use petri::sandbox::snapshot::{Boot, snapshot};
use tempfile::TempDir;

/// Lists directory 3 entry by entry and asks for the status of `b`: all of it stays in
/// memory.
const READS_FILES: &str = r#"(module
    (import "wasi_snapshot_preview1" "fd_readdir" (func $list (param i32 i32 i32 i64 i32) (result i32)))
    (import "wasi_snapshot_preview1" "path_filestat_get" (func $stat (param i32 i32 i32 i32 i32) (result i32)))
    (import "wasi_snapshot_preview1" "clock_time_get" (func $time (param i32 i64 i32) (result i32)))
    (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
    (memory (export "memory") 1)
    (data (i32.const 0) "b")
    (func (export "_start"))
    (func (export "boot")
        (local $cookie i64)
        (loop $entries
            (if (call $list (i32.const 3)
                    (i32.add (i32.const 1024) (i32.mul (i32.const 64) (i32.wrap_i64 (local.get $cookie))))
                    (i32.const 64) (local.get $cookie) (i32.const 8))
                (then unreachable))
            (local.set $cookie (i64.add (local.get $cookie) (i64.const 1)))
            (br_if $entries (i32.load (i32.const 8))))
        (if (call $stat (i32.const 3) (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 16))
            (then unreachable))
        (drop (call $time (i32.const 0) (i64.const 0) (i32.const 256)))
        (drop (call $random (i32.const 264) (i32.const 16)))))"#;

/// A directory with files of the given names, made in that order.
fn directory(names: &[&str], modified: SystemTime) -> TempDir {
    let directory = tempfile::tempdir().unwrap();
    for name in names {
        fs::write(directory.path().join(name), name.repeat(10)).unwrap();
        fs::File::open(directory.path().join(name)).unwrap().set_modified(modified).unwrap();
    }
    directory
}

async fn booted(directory: &Path) -> Vec<u8> {
    let boot = Boot { init: "boot".into(), dirs: vec![(directory.to_owned(), "/library".into())] };
    snapshot(&wat::parse_str(READS_FILES).unwrap(), &boot).await.unwrap()
}

#[tokio::test]
async fn snapshots_of_the_same_files_are_the_same_bytes() {
    let now = SystemTime::now();
    let first = directory(&["a", "b", "c", "lib"], now);
    let second = directory(&["lib", "c", "a", "b"], now - Duration::from_secs(86_400));
    let (first, second) = (booted(first.path()).await, booted(second.path()).await);
    assert!(first == second, "they differ");
    assert!(first.windows(3).any(|bytes| bytes == b"lib"), "the listing is in the snapshot");
}

#[tokio::test]
async fn snapshots_of_other_files_are_other_bytes() {
    let now = SystemTime::now();
    let (first, second) = (directory(&["a", "b"], now), directory(&["b", "c"], now));
    assert!(booted(first.path()).await != booted(second.path()).await);
}

#[tokio::test]
async fn module_that_traps_while_it_boots_is_an_error_that_says_so() {
    let empty = tempfile::tempdir().unwrap();
    let boot = Boot { init: "boot".into(), dirs: vec![(empty.path().to_owned(), "/library".into())] };
    let error = snapshot(&wat::parse_str(READS_FILES).unwrap(), &boot).await.unwrap_err();
    assert!(error.to_string().contains("unreachable"), "{error}");
}

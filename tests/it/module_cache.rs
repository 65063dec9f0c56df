//! A compiled module is loaded only when it is the one that was compiled here.

use std::fs;
use std::path::{Path, PathBuf};

use petri::config::Metering;

use crate::support::{MODULE, config, fresh_dir, guest_runtimes, new_executor, probe, run_with_input};

/// Runs once with the cache in `dir`.
async fn run_once(dir: &Path) -> bool {
    let mut config = config(Metering::Fuel);
    config.sandbox.cache_dir = Some(dir.to_owned());
    let executor = new_executor(&config, guest_runtimes());
    run_with_input(&executor, probe(MODULE, &["args"]), b"").await.outcome().is_success()
}

fn compiled(dir: &Path) -> PathBuf {
    let mut files: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "cwasm"));
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn second_start_uses_what_the_first_compiled() {
    let dir = fresh_dir("cache-reuse");
    assert!(run_once(&dir).await);
    let before = fs::metadata(compiled(&dir)).unwrap().modified().unwrap();
    assert!(run_once(&dir).await);
    assert_eq!(fs::metadata(compiled(&dir)).unwrap().modified().unwrap(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_file_is_rebuilt() {
    let dir = fresh_dir("cache-damaged");
    assert!(run_once(&dir).await);
    let good = fs::read(compiled(&dir)).unwrap();
    let mut damaged = good.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    fs::write(compiled(&dir), &damaged).unwrap();
    assert!(run_once(&dir).await);
    assert!(fs::read(compiled(&dir)).unwrap() != damaged);
}

#[tokio::test(flavor = "multi_thread")]
async fn file_that_others_can_write_is_rebuilt() {
    use std::os::unix::fs::PermissionsExt;
    let dir = fresh_dir("cache-writable");
    assert!(run_once(&dir).await);
    let path = compiled(&dir);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    assert!(run_once(&dir).await);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test(flavor = "multi_thread")]
async fn cache_that_cannot_be_written_only_costs_time() {
    let dir = fresh_dir("cache-unwritable");
    fs::write(dir.join("file"), "").unwrap();
    assert!(run_once(&dir.join("file/below")).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_metering_has_its_own_code() {
    let dir = fresh_dir("cache-metering");
    assert!(run_once(&dir).await);
    let mut config = config(Metering::Epoch);
    config.sandbox.cache_dir = Some(dir.clone());
    let executor = new_executor(&config, guest_runtimes());
    assert!(run_with_input(&executor, probe(MODULE, &["args"]), b"").await.outcome().is_success());
    let count = fs::read_dir(&dir)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|e| e == "cwasm"));
    assert_eq!(count.count(), 2);
}

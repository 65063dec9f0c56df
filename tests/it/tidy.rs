//! House rules that can be checked.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()) {
        match entry.is_dir() {
            true => rust_files(&entry, files),
            false if entry.extension().is_some_and(|extension| extension == "rs") => files.push(entry),
            false => {}
        }
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    let relative = |path: PathBuf| path.strip_prefix(root()).unwrap().to_owned();
    files.into_iter().map(|path| (relative(path.clone()), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn only_the_sandbox_names_wasmtime() {
    for (path, text) in sources() {
        let allowed = path.starts_with("src/sandbox") || path == Path::new("src/sandbox.rs");
        let named = text.lines().any(|line| line.contains("wasmtime::") || line.contains("wasmtime_wasi"));
        assert!(allowed || !named, "{} names wasmtime: put that code in src/sandbox", path.display());
    }
}

#[test]
fn only_the_storage_names_a_database_driver() {
    for (path, text) in sources() {
        let allowed = path.starts_with("src/storage") || path == Path::new("src/storage.rs");
        let named = ["rusqlite::", "mongodb::bson", "redis::aio", "use redis", "use mongodb"];
        let named = text.lines().any(|line| named.iter().any(|name| line.contains(name)));
        assert!(
            allowed || !named,
            "{} names a database driver: put that code in src/storage",
            path.display()
        );
    }
}

#[test]
fn every_source_file_says_what_lives_there() {
    for (path, text) in sources() {
        assert!(text.starts_with("//!"), "{} must open with a //! header", path.display());
    }
}

#[test]
fn every_runtime_has_a_readme_and_the_programs_that_any_language_needs() {
    for entry in fs::read_dir(root().join("runtimes")).unwrap().map(|entry| entry.unwrap().path()) {
        if !entry.join("runtime.toml").is_file() {
            continue;
        }
        let id = entry.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(entry.join("README.md").is_file(), "runtimes/{id} has no README.md");
        let programs = root().join("tests/programs").join(&id);
        let count = fs::read_dir(&programs).map(Iterator::count).unwrap_or(0);
        assert!(count >= 60, "tests/programs/{id} has {count} programs; a language needs at least 60");
    }
}

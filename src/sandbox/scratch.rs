//! Private directories for runs: created before, removed after, swept when a crash left them.

use std::collections::HashSet;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read};
use std::os::unix::fs::{DirBuilderExt, MetadataExt as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, Metadata, MetadataExt};

use crate::model::SourceFile;

/// How many files of a finished run are read back.
const COLLECTED_FILES_MAX: usize = 100;

/// How many bytes those files have together.
const COLLECTED_BYTES_MAX: u64 = 4 << 20;

/// The directory under which this process makes its scratch directories.
///
/// `<parent>/<process id>-<n>/` with a lock file that is held while the process lives: a directory
/// whose lock is free was left by a process that died.
pub(super) struct ScratchRoot {
    path: PathBuf,
    next: AtomicU64,
    _lock: File,
}

impl ScratchRoot {
    /// Sweeps what dead processes left in `parent` and makes this process's own root there.
    ///
    /// # Errors
    /// When `parent` can't be used, or belongs to another user.
    pub(super) fn create(parent: &Path) -> io::Result<Self> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(parent)?;
        let owner = fs::symlink_metadata(parent)?.uid();
        if owner != rustix::process::getuid().as_raw() {
            let message = format!("{} belongs to another user ({owner})", parent.display());
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, message));
        }
        // Held while roots appear and disappear, so that a new root is never taken for a dead one.
        let roots = File::create(parent.join(".lock"))?;
        roots.lock()?;
        sweep(parent)?;
        let path = (0..)
            .map(|n| parent.join(format!("{}-{n}", std::process::id())))
            .find(|path| !path.exists())
            .expect("some number is free");
        fs::DirBuilder::new().mode(0o700).create(&path)?;
        let lock = File::create(path.join(".lock"))?;
        lock.lock()?;
        Ok(Self { path, next: AtomicU64::new(0), _lock: lock })
    }

    /// Makes a scratch directory and lays `files` out in it.
    ///
    /// The paths must have been validated; cap-std would not follow them outside in any case.
    pub(super) fn scratch(&self, files: &[SourceFile]) -> io::Result<Scratch> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let path = self.path.join(id.to_string());
        fs::create_dir(&path)?;
        // From here on, dropping removes whatever was made.
        let scratch = Scratch { path, laid_out: usage(files) };
        fs::create_dir(scratch.work())?;
        fs::create_dir(scratch.tmp())?;
        let work = Dir::open_ambient_dir(scratch.work(), ambient_authority())?;
        for file in files {
            if let Some((parent, _)) = file.path.rsplit_once('/') {
                work.create_dir_all(parent)?;
            }
            work.write(&file.path, &file.content)?;
        }
        Ok(scratch)
    }
}

/// A file as WASI numbers it: wasmtime-wasi hashes device and inode with the standard library's
/// hasher, and what hosts note of a written file is that number.
fn identity(metadata: &Metadata) -> u64 {
    let mut hasher = DefaultHasher::new();
    (MetadataExt::dev(metadata), MetadataExt::ino(metadata)).hash(&mut hasher);
    hasher.finish()
}

impl Drop for ScratchRoot {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// Removes every root in `parent` that no living process holds.
fn sweep(parent: &Path) -> io::Result<()> {
    for entry in fs::read_dir(parent)? {
        let path = entry?.path();
        if !path.is_dir() {
            continue;
        }
        let abandoned = match File::open(path.join(".lock")) {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(_) => true,
        };
        if abandoned {
            tracing::info!(path = %path.display(), "removing scratch directories of a dead process");
            remove(&path);
        }
    }
    Ok(())
}

/// Bytes and entries (files and the directories that lead to them) of a program.
fn usage(files: &[SourceFile]) -> (u64, u64) {
    let bytes = files.iter().map(|file| file.content.len() as u64).sum();
    let mut directories = HashSet::new();
    for file in files {
        let slashes = file.path.match_indices('/');
        directories.extend(slashes.map(|(at, _)| &file.path[..at]));
    }
    (bytes, (files.len() + directories.len()) as u64)
}

/// One run's directory; removed when dropped.
pub(super) struct Scratch {
    path: PathBuf,
    laid_out: (u64, u64),
}

impl Scratch {
    /// The host path of the guest's working directory.
    pub(super) fn work(&self) -> PathBuf {
        self.path.join("work")
    }

    /// The host path of the guest's `/tmp`.
    pub(super) fn tmp(&self) -> PathBuf {
        self.path.join("tmp")
    }

    /// What the program's own files take: bytes, and files and directories.
    pub(super) fn laid_out(&self) -> (u64, u64) {
        self.laid_out
    }

    /// Reads the files in the working directory whose inodes are in `wanted`, in the order of their
    /// paths: at most [`COLLECTED_FILES_MAX`] that have [`COLLECTED_BYTES_MAX`] together. Links are
    /// not followed, names that are not UTF-8 are left out.
    pub(super) fn collect(&self, wanted: &HashSet<u64>) -> io::Result<Vec<SourceFile>> {
        let mut found = Vec::new();
        let mut pending = vec![(String::new(), Dir::open_ambient_dir(self.work(), ambient_authority())?)];
        while let Some((prefix, dir)) = pending.pop() {
            for entry in dir.entries()? {
                let entry = entry?;
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                let path = format!("{prefix}{name}");
                let metadata = entry.metadata()?;
                if metadata.is_dir() {
                    pending.push((format!("{path}/"), entry.open_dir()?));
                } else if metadata.is_file() && wanted.contains(&identity(&metadata)) {
                    found.push((path, metadata.len(), entry));
                }
            }
        }
        found.sort_by(|(left, ..), (right, ..)| left.cmp(right));
        let (mut files, mut room) = (Vec::new(), COLLECTED_BYTES_MAX);
        for (path, size, entry) in found.into_iter().take(COLLECTED_FILES_MAX) {
            if size <= room {
                let mut content = Vec::new();
                entry.open()?.take(size).read_to_end(&mut content)?;
                room -= size;
                files.push(SourceFile { path, content });
            }
        }
        Ok(files)
    }

    /// Counts what is in the directory now: bytes of files, and files, directories and links.
    pub(super) fn measure(&self) -> io::Result<(u64, u64)> {
        let root = Dir::open_ambient_dir(&self.path, ambient_authority())?;
        let (mut bytes, mut entries) = (0, 0);
        let mut pending = vec![root];
        while let Some(dir) = pending.pop() {
            for entry in dir.entries()? {
                let entry = entry?;
                let kind = entry.file_type()?;
                entries += 1;
                if kind.is_dir() {
                    pending.push(entry.open_dir()?);
                } else {
                    bytes += entry.metadata()?.len();
                }
            }
        }
        // `work` and `tmp` are ours.
        Ok((bytes, entries - 2))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

/// Removes a tree without following links. What can't be removed is swept at the next start.
fn remove(path: &Path) {
    if let Err(error) = fs::remove_dir_all(path) {
        tracing::warn!(path = %path.display(), %error, "could not remove a scratch directory");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, content: &str) -> SourceFile {
        SourceFile { path: path.into(), content: content.into() }
    }

    fn parent(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("petri-scratch-test-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        path
    }

    #[test]
    fn files_are_laid_out_and_gone_after_the_run() {
        let parent = parent("layout");
        let root = ScratchRoot::create(&parent).unwrap();
        let scratch = root.scratch(&[file("a/b/c.txt", "hi")]).unwrap();
        let path = scratch.path.clone();
        assert_eq!(fs::read(scratch.work().join("a/b/c.txt")).unwrap(), b"hi");
        assert_eq!(scratch.laid_out(), (2, 3));
        assert_eq!(scratch.measure().unwrap(), (2, 3));
        drop(scratch);
        assert!(!path.exists());
        drop(root);
        assert_eq!(fs::read_dir(&parent).unwrap().count(), 1, "only the lock file stays");
        fs::remove_dir_all(&parent).unwrap();
    }

    #[test]
    fn leftovers_of_a_dead_process_are_swept_and_those_of_a_living_one_stay() {
        let parent = parent("sweep");
        let living = ScratchRoot::create(&parent).unwrap();
        let dead = parent.join("1-0");
        fs::create_dir_all(dead.join("7/work")).unwrap();
        File::create(dead.join(".lock")).unwrap();
        let _second = ScratchRoot::create(&parent).unwrap();
        assert!(!dead.exists());
        assert!(living.path.exists());
        drop((living, _second));
        fs::remove_dir_all(&parent).unwrap();
    }

    #[test]
    fn links_are_removed_and_not_followed() {
        let parent = parent("links");
        fs::create_dir_all(&parent).unwrap();
        let outside = parent.join("outside.txt");
        fs::write(&outside, "keep").unwrap();
        let root = ScratchRoot::create(&parent.join("root")).unwrap();
        let scratch = root.scratch(&[]).unwrap();
        std::os::unix::fs::symlink(&outside, scratch.work().join("link")).unwrap();
        std::os::unix::fs::symlink("/", scratch.work().join("rootlink")).unwrap();
        scratch.measure().unwrap();
        drop(scratch);
        assert_eq!(fs::read(&outside).unwrap(), b"keep");
        drop(root);
        fs::remove_dir_all(&parent).unwrap();
    }
}

//! What a run may put into its scratch directory: counted before anything is written.
//!
//! Usage is an upper bound: growth is added when it happens, while freeing (unlinking,
//! truncating, renaming over) only notes that something was freed. When the bound meets a limit
//! after that, the directory is measured and the bound becomes exact.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::scratch::Scratch;
use crate::model::{LimitHit, LimitKind, Limits, SourceFile};

/// Accounting for one run's files.
pub(super) struct FileQuota {
    scratch: Scratch,
    bytes: ByteBudget,
    entries: Counter,
    depth_max: u64,
    open_max: u64,
    /// Something was freed since the directory was last measured.
    freed: bool,
    /// Open descriptors: the depth of a directory, `None` for a file.
    open: HashMap<u32, Option<u64>>,
    /// Files that were written to, as WASI numbers them.
    written: HashSet<u64>,
    refused: Option<LimitHit>,
}

/// The bytes that files may grow by; component streams hold it beside the quota.
#[derive(Clone)]
pub(super) struct ByteBudget(Arc<Mutex<Counter>>);

#[derive(Clone, Copy)]
struct Counter {
    limit: LimitKind,
    used: u64,
    allowed: u64,
    refused: Option<LimitHit>,
}

/// The guest asked for more than a limit allows; the guest sees the matching error number.
#[derive(Debug)]
pub(super) struct Refused;

impl Counter {
    fn fits(&self, more: u64) -> bool {
        self.used.saturating_add(more) <= self.allowed
    }

    fn take(&mut self, more: u64) -> Result<(), Refused> {
        if !self.fits(more) {
            self.refused = Some(LimitHit {
                limit: self.limit,
                allowed: self.allowed,
                used: self.used.saturating_add(more),
            });
            return Err(Refused);
        }
        self.used += more;
        Ok(())
    }
}

impl ByteBudget {
    fn with<T>(&self, f: impl FnOnce(&mut Counter) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes `more` bytes, before they are written.
    pub(super) fn take(&self, more: u64) -> Result<(), Refused> {
        self.with(|counter| counter.take(more))
    }
}

impl FileQuota {
    /// Starts with what the program's own files use.
    ///
    /// # Errors
    /// When they alone exceed a limit.
    pub(super) fn new(scratch: Scratch, limits: &Limits) -> Result<Self, LimitHit> {
        let (bytes, entries) = scratch.laid_out();
        let counter = |limit, used| {
            let allowed = limits.get(limit);
            if used > allowed {
                return Err(LimitHit { limit, allowed, used });
            }
            Ok(Counter { limit, used, allowed, refused: None })
        };
        Ok(Self {
            scratch,
            bytes: ByteBudget(Arc::new(Mutex::new(counter(LimitKind::FileBytes, bytes)?))),
            entries: counter(LimitKind::FileCount, entries)?,
            depth_max: limits.path_depth,
            open_max: limits.open_files,
            freed: false,
            open: HashMap::new(),
            written: HashSet::new(),
            refused: None,
        })
    }

    /// The last thing that was refused.
    pub(super) fn refused(&self) -> Option<LimitHit> {
        self.refused.or(self.entries.refused).or_else(|| self.bytes.with(|bytes| bytes.refused))
    }

    /// How many files the program created or changed.
    pub(super) fn files_written(&self) -> u64 {
        self.written.len() as u64
    }

    /// The files that the program created or changed, as far as they fit into an answer.
    pub(super) fn written_files(&self) -> Vec<SourceFile> {
        // What can't be read is left out: the guest may have made it unreadable.
        self.scratch.collect(&self.written).unwrap_or_default()
    }

    /// Whether the bound is worth making exact before refusing `more` bytes and entries.
    pub(super) fn wants_measuring(&self, more_bytes: u64, more_entries: u64) -> bool {
        self.freed && !(self.bytes.with(|bytes| bytes.fits(more_bytes)) && self.entries.fits(more_entries))
    }

    /// Makes the bound exact. `unlinked_bytes` is what open files without a name still hold.
    pub(super) fn measure(&mut self, unlinked_bytes: u64) {
        if let Ok((bytes, entries)) = self.scratch.measure() {
            self.bytes.with(|counter| counter.used = bytes + unlinked_bytes);
            self.entries.used = entries;
            self.freed = false;
        }
    }

    /// Takes `more` bytes, before they are written.
    pub(super) fn take_bytes(&mut self, more: u64) -> Result<(), Refused> {
        self.bytes.take(more)
    }

    /// The budget itself, for a stream that writes by itself.
    pub(super) fn byte_budget(&self) -> ByteBudget {
        self.bytes.clone()
    }

    /// Takes a place for one more file, directory or link, before it is made.
    pub(super) fn take_entry(&mut self) -> Result<(), Refused> {
        self.entries.take(1)
    }

    /// Gives the place back when the file could not be made after all.
    pub(super) fn give_back_entry(&mut self) {
        self.entries.used = self.entries.used.saturating_sub(1);
    }

    /// Notes that something may have been freed.
    pub(super) fn note_freed(&mut self) {
        self.freed = true;
    }

    /// Notes that the file which WASI numbers so was written to.
    pub(super) fn note_written(&mut self, inode: u64) {
        self.written.insert(inode);
    }

    /// The depth that `path` below the directory `fd` has, if that is allowed.
    pub(super) fn check_depth(&mut self, fd: u32, path: &str) -> Result<u64, Refused> {
        let mut depth = self.open.get(&fd).copied().flatten().unwrap_or(0);
        for name in path.split('/') {
            match name {
                "" | "." => {}
                ".." => depth = depth.saturating_sub(1),
                _ => depth += 1,
            }
        }
        if depth > self.depth_max {
            self.refused =
                Some(LimitHit { limit: LimitKind::PathDepth, allowed: self.depth_max, used: depth });
            return Err(Refused);
        }
        Ok(depth)
    }

    /// Whether one more descriptor may be opened.
    pub(super) fn check_open(&mut self) -> Result<(), Refused> {
        let used = self.open.len() as u64 + 1;
        if used > self.open_max {
            self.refused = Some(LimitHit { limit: LimitKind::OpenFiles, allowed: self.open_max, used });
            return Err(Refused);
        }
        Ok(())
    }

    /// Notes a new descriptor: a directory with its depth, or a file.
    pub(super) fn note_open(&mut self, fd: u32, directory_depth: Option<u64>) {
        self.open.insert(fd, directory_depth);
    }

    /// Notes that a descriptor is gone.
    pub(super) fn note_closed(&mut self, fd: u32) {
        // An unlinked file's bytes are free now.
        self.freed |= self.open.remove(&fd).is_some();
    }

    /// Notes that `from` is now called `to`.
    pub(super) fn note_renumbered(&mut self, from: u32, to: u32) {
        self.note_closed(to);
        if let Some(entry) = self.open.remove(&from) {
            self.open.insert(to, entry);
        }
    }

    /// The descriptors of open files.
    pub(super) fn open_files(&self) -> Vec<u32> {
        let files = self.open.iter().filter(|(_, depth)| depth.is_none());
        files.map(|(fd, _)| *fd).collect()
    }
}

//! The memory that all runs together may grow to.
//!
//! What is counted is growth and not limits: a program that waits for input holds a megabyte or two
//! of the 256 that it might use, and thousands of such programs are alive at a time. A run counts
//! as what it is taken to dirty of its snapshot from its start ([`dirtied`]) and by every byte its
//! memory grows. New runs start only below three quarters of the whole, so that those that are there
//! can grow; when nothing at all is left, the run that asks for more ends as Petri's failure, not
//! as the program's.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What must be left of the memory for all runs so that a new one starts, in bytes.
const ROOM_BYTES: u64 = 4 << 20;

/// What a machine is taken to have when it does not tell.
const MACHINE_BYTES_UNKNOWN: u64 = 2 << 30;

/// All runs' memory.
pub(super) struct MemoryPool {
    used: AtomicU64,
    max: u64,
}

/// What one run holds of it; given back when dropped.
pub(super) struct MemoryShare {
    pool: Arc<MemoryPool>,
    held: u64,
}

/// The pool can't give more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the memory for all programs together is used up")]
pub(super) struct PoolFull;

impl MemoryPool {
    /// `max` bytes; by default three quarters of this machine's, or of what its control group allows.
    pub(super) fn new(max: Option<u64>) -> Arc<Self> {
        Arc::new(Self { used: AtomicU64::new(0), max: max.unwrap_or_else(|| machine_bytes() / 4 * 3) })
    }

    /// Whether a new run should start.
    pub(super) fn has_room(&self) -> bool {
        self.used.load(Ordering::Relaxed) + ROOM_BYTES <= self.max / 4 * 3
    }

    /// A share for one run.
    pub(super) fn share(self: &Arc<Self>) -> MemoryShare {
        MemoryShare { pool: self.clone(), held: 0 }
    }

    fn take(&self, bytes: u64) -> Result<(), PoolFull> {
        let taken = self.used.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes);
        if taken > self.max {
            self.used.fetch_sub(bytes, Ordering::Relaxed);
            return Err(PoolFull);
        }
        Ok(())
    }
}

impl MemoryShare {
    /// Takes what a memory grows by, before it grows.
    pub(super) fn grow(&mut self, current: usize, desired: usize) -> Result<(), PoolFull> {
        let bytes = (desired - current) as u64;
        // A memory that begins is a mapping of the snapshot: its size costs nothing.
        let bytes = if current == 0 { dirtied(bytes) } else { bytes };
        self.pool.take(bytes)?;
        self.held += bytes;
        Ok(())
    }
}

impl Drop for MemoryShare {
    fn drop(&mut self) {
        self.pool.used.fetch_sub(self.held, Ordering::Relaxed);
    }
}

/// What a run is taken to dirty of the `bytes` that it starts with. Interpreters that wait for input
/// were measured to have written 1/30 (JavaScript) to 1/80 (Java, Python) of their snapshots.
fn dirtied(bytes: u64) -> u64 {
    (bytes / 32).clamp(1 << 20, 8 << 20).min(bytes)
}

/// The memory of this machine, or of its control group if that has less.
fn machine_bytes() -> u64 {
    let info = std::fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let total = info.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let kib = total.and_then(|text| text.trim().trim_end_matches(" kB").parse::<u64>().ok());
    let machine = kib.map_or(MACHINE_BYTES_UNKNOWN, |kib| kib << 10);
    let group = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok();
    let group = group.and_then(|text| text.trim().parse::<u64>().ok());
    group.map_or(machine, |group| group.min(machine))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: usize = 1 << 20;

    #[test]
    fn growth_is_counted_and_given_back() {
        let pool = MemoryPool::new(Some(16 << 20));
        let mut run = pool.share();
        run.grow(0, 100 * MIB).unwrap();
        run.grow(100 * MIB, 106 * MIB).unwrap();
        assert!(!pool.has_room(), "9 MiB of 12 are taken, a run needs 4");
        assert_eq!(pool.share().grow(MIB, 8 * MIB), Err(PoolFull));
        drop(run);
        assert!(pool.has_room());
        pool.share().grow(MIB, 8 * MIB).unwrap();
    }
}

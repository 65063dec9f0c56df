//! Clocks and randomness of a run, real or deterministic, and what files show of their host.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rand::SeedableRng;
use rand::rngs::StdRng;
use wasmtime_wasi::p1::types::Filestat;
use wasmtime_wasi::{HostMonotonicClock, HostWallClock, WasiCtxBuilder};
use wiggle::{GuestMemory, GuestPtr};

use super::capabilities::Ambience;

/// Where deterministic wall clocks start, and what all files' times are: 2025-01-01T00:00:00Z, in
/// nanoseconds since the epoch.
pub(super) const START_NS: u64 = 1_735_689_600_000_000_000;

/// How far a deterministic clock moves when it is read, so that a program that waits by reading
/// the time gets there, in nanoseconds.
const TICK_NS: u64 = 1_000;

/// The seed of deterministic randomness.
const SEED: u64 = 0;

/// A clock that only moves when it is read or slept on.
#[derive(Clone, Default)]
pub(super) struct VirtualClock(Arc<AtomicU64>);

impl VirtualClock {
    /// Passes `duration_ns` at once.
    pub(super) fn advance(&self, duration_ns: u64) {
        self.0.fetch_add(duration_ns, Ordering::Relaxed);
    }

    /// Nanoseconds since the clock started, without moving it.
    pub(super) fn elapsed_ns(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// The wall clock's time that [`Self::elapsed_ns`] stands for, in nanoseconds since the epoch.
    pub(super) fn wall_ns(&self) -> u64 {
        START_NS + self.elapsed_ns()
    }

    fn read(&self) -> u64 {
        self.0.fetch_add(TICK_NS, Ordering::Relaxed) + TICK_NS
    }
}

impl HostMonotonicClock for VirtualClock {
    fn resolution(&self) -> u64 {
        TICK_NS
    }

    fn now(&self) -> u64 {
        self.read()
    }
}

impl HostWallClock for VirtualClock {
    fn resolution(&self) -> Duration {
        Duration::from_nanos(TICK_NS)
    }

    fn now(&self) -> Duration {
        Duration::from_nanos(START_NS + self.read())
    }
}

/// Numbers inodes by the order in which a deterministic run sees them.
#[derive(Default)]
pub(super) struct Inodes(HashMap<u64, u64>);

impl Inodes {
    /// The number that stands for the host's `inode`.
    pub(super) fn number(&mut self, inode: u64) -> u64 {
        let next = self.0.len() as u64 + 1;
        *self.0.entry(inode).or_insert(next)
    }
}

/// Replaces what the file status at `stat` says of the host: its times, and the numbers of device and
/// inode.
pub(super) fn settle_stat(
    memory: &mut GuestMemory<'_>,
    inodes: &mut Inodes,
    stat: i32,
) -> wasmtime::Result<()> {
    let at = GuestPtr::<Filestat>::new(stat as u32);
    let mut stat = memory.read(at)?;
    stat.dev = 0;
    stat.ino = inodes.number(stat.ino);
    (stat.atim, stat.mtim, stat.ctim) = (START_NS, START_NS, START_NS);
    memory.write(at, stat)?;
    Ok(())
}

/// Gives `wasi` its clocks and randomness; returns the virtual clock if that is what it got.
pub(super) fn provide(wasi: &mut WasiCtxBuilder, ambience: Ambience) -> Option<VirtualClock> {
    match ambience {
        Ambience::Real => None,
        Ambience::Deterministic => {
            let clock = VirtualClock::default();
            wasi.monotonic_clock(clock.clone())
                .wall_clock(clock.clone())
                .secure_random(StdRng::seed_from_u64(SEED))
                .insecure_random(StdRng::seed_from_u64(SEED + 1))
                .insecure_random_seed(u128::from(SEED));
            Some(clock)
        }
    }
}

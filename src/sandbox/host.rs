//! What the host offers a guest: wasmtime's WASI, with Petri's limits laid over the calls that
//! can cost the host something.

pub(super) mod wasi_0_2;
pub(super) mod wasi_snapshot_preview1;

use std::sync::Arc;

use wasmtime::Memory;
use wasmtime_wasi::p1::WasiP1Ctx;
use wasmtime_wasi::{WasiCtxView, WasiView};

use super::ambience::{Inodes, VirtualClock};
use super::interrupt::Signals;
use super::limiter::Limiter;
use super::quota::FileQuota;
use super::stdio::GuestStdio;
use crate::model::{LimitHit, LimitKind};

/// The most that one host call may copy out of a guest's memory, in bytes.
pub(super) const HOSTCALL_BYTES_MAX: usize = 64 << 20;

/// The state of one run, reached by host functions through its store.
pub(super) struct RunState {
    pub(super) wasi: WasiP1Ctx,
    /// The core module's memory; absent before instantiation and in components.
    pub(super) memory: Option<Memory>,
    pub(super) limiter: Limiter,
    pub(super) files: FileQuota,
    pub(super) stdio: GuestStdio,
    pub(super) signals: Arc<Signals>,
    /// Set in deterministic runs.
    pub(super) clock: Option<VirtualClock>,
    /// What deterministic runs see in place of inode numbers.
    pub(super) inodes: Inodes,
    pub(super) random: RandomQuota,
    /// Descriptors 0 to 2 are what they were at the start.
    pub(super) stdio_in_place: bool,
}

impl WasiView for RunState {
    fn ctx(&mut self) -> WasiCtxView<'_> {
        self.wasi.ctx()
    }
}

/// Counts random bytes.
pub(super) struct RandomQuota {
    pub(super) used: u64,
    pub(super) allowed: u64,
}

impl RandomQuota {
    /// Takes `bytes` random bytes, before they are drawn.
    pub(super) fn take(&mut self, bytes: u64) -> Result<(), LimitHit> {
        self.used = self.used.saturating_add(bytes);
        if self.used > self.allowed {
            return Err(LimitHit { limit: LimitKind::RandomBytes, allowed: self.allowed, used: self.used });
        }
        Ok(())
    }
}

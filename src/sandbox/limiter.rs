//! Memory, tables and instances: wasmtime asks before each grows.

use wasmtime::{ResourceLimiter, Result};

use super::memory::MemoryShare;
use crate::model::{LimitHit, LimitKind, Limits};

/// Counts a run's memories and tables; what would exceed a limit fails in the guest.
pub(super) struct Limiter {
    memory: Counter,
    tables: Counter,
    instances_max: usize,
    share: MemoryShare,
    refused: Option<LimitHit>,
}

struct Counter {
    limit: LimitKind,
    allowed: u64,
    used: u64,
    peak: u64,
}

impl Counter {
    fn new(limit: LimitKind, limits: &Limits) -> Self {
        Self { limit, allowed: limits.get(limit), used: 0, peak: 0 }
    }

    fn grow(&mut self, current: usize, desired: usize) -> Result<(), LimitHit> {
        let used = self.used + (desired - current) as u64;
        if used > self.allowed {
            return Err(LimitHit { limit: self.limit, allowed: self.allowed, used });
        }
        self.used = used;
        self.peak = self.peak.max(used);
        Ok(())
    }
}

impl Limiter {
    pub(super) fn new(limits: &Limits, share: MemoryShare) -> Self {
        Self {
            memory: Counter::new(LimitKind::MemoryBytes, limits),
            tables: Counter::new(LimitKind::TableElements, limits),
            instances_max: usize::try_from(limits.instances).unwrap_or(usize::MAX),
            share,
            refused: None,
        }
    }

    /// The last thing that was refused.
    pub(super) fn refused(&self) -> Option<LimitHit> {
        self.refused
    }

    /// The most linear memory there was, in bytes.
    pub(super) fn memory_peak_bytes(&self) -> u64 {
        self.memory.peak
    }

    fn note(&mut self, result: Result<(), LimitHit>) -> Result<bool> {
        self.refused = result.err().or(self.refused);
        Ok(result.is_ok())
    }
}

impl ResourceLimiter for Limiter {
    fn memory_growing(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> Result<bool> {
        // A module's own maximum is not our limit: wasmtime refuses that growth by itself.
        if maximum.is_some_and(|maximum| desired > maximum) {
            return Ok(false);
        }
        let result = self.memory.grow(current, desired);
        if result.is_ok() {
            // Not the program's fault: the run ends by this error.
            self.share.grow(current, desired)?;
        }
        self.note(result)
    }

    fn table_growing(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> Result<bool> {
        if maximum.is_some_and(|maximum| desired > maximum) {
            return Ok(false);
        }
        let result = self.tables.grow(current, desired);
        self.note(result)
    }

    fn instances(&self) -> usize {
        self.instances_max
    }

    fn memories(&self) -> usize {
        self.instances_max
    }

    fn tables(&self) -> usize {
        self.instances_max * 4
    }
}

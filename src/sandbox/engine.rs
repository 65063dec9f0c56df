//! The wasmtime engine: how guests are compiled, metered and given memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use wasmtime::{
    Config, Enabled, Engine, InstanceAllocationStrategy, OptLevel, PoolingAllocationConfig, Result,
};

use crate::config::{Metering, SandboxConfig};

/// The stack of compiled wasm code, in bytes. Interpreters recurse deeply; their own recursion
/// limits are set to end before this does.
const WASM_STACK_BYTES: usize = 8 << 20;

/// What host functions may need on top of a guest's stack, in bytes.
const HOST_STACK_BYTES: usize = 1 << 20;

/// How often a metered guest hands its thread back, in units of fuel: about a millisecond.
pub(super) const FUEL_YIELD_INTERVAL: u64 = 1_000_000;

/// How often a guest under epoch metering hands its thread back.
const EPOCH: Duration = Duration::from_millis(1);

/// Core instances, memories and tables that one run may have; more than one only in components.
const CORE_INSTANCES_PER_RUN: u32 = 16;

/// The engine's configuration. What is compiled with it is only valid with it.
pub(super) fn engine(config: &SandboxConfig) -> Result<Engine> {
    let mut wasmtime = Config::new();
    wasmtime
        .cranelift_opt_level(OptLevel::Speed)
        .max_wasm_stack(WASM_STACK_BYTES)
        .async_stack_size(WASM_STACK_BYTES + HOST_STACK_BYTES)
        .consume_fuel(config.metering == Metering::Fuel)
        .epoch_interruption(config.metering == Metering::Epoch)
        // Sparse images above 16 MiB would silently lose copy-on-write.
        .memory_guaranteed_dense_image_size(1 << 30)
        .wasm_backtrace_max_frames(None)
        .generate_address_map(false)
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool(config)));
    Engine::new(&wasmtime)
}

/// Slots for instances, reserved once and reset by copy-on-write.
fn pool(config: &SandboxConfig) -> PoolingAllocationConfig {
    let runs = config.runs_max;
    let mut pool = PoolingAllocationConfig::new();
    pool.total_core_instances(runs * 2)
        .total_memories(runs)
        .total_tables(runs * 2)
        .total_stacks(runs)
        .total_component_instances(runs)
        .total_gc_heaps(0)
        .max_core_instances_per_component(CORE_INSTANCES_PER_RUN)
        .max_memories_per_component(CORE_INSTANCES_PER_RUN)
        .max_tables_per_component(CORE_INSTANCES_PER_RUN)
        .max_core_instance_size(4 << 20)
        .max_component_instance_size(4 << 20)
        .max_tables_per_module(4)
        .table_elements(config.table_elements_max)
        .max_memory_size(config.memory_bytes_max);
    if scan_is_safe() {
        // Pages that a run wrote are written back instead of unmapped, so that the next run in
        // the slot does not fault on them again.
        pool.pagemap_scan(Enabled::Auto)
            .linear_memory_keep_resident(config.keep_resident_bytes)
            .table_keep_resident(config.keep_resident_bytes);
    }
    pool
}

/// Whether dirty pages can be found by scanning: the scan sees resident pages only, so a page
/// that was swapped out would survive into the next run. Without swap there are none.
fn scan_is_safe() -> bool {
    match std::fs::read_to_string("/proc/swaps") {
        Ok(swaps) => swaps.lines().count() <= 1,
        Err(_) => false,
    }
}

/// Advances the epoch while it lives; only needed under [`Metering::Epoch`].
pub(super) struct EpochTicker(Arc<AtomicBool>);

impl EpochTicker {
    pub(super) fn start(engine: &Engine) -> Self {
        let running = Arc::new(AtomicBool::new(true));
        let (engine, still) = (engine.weak(), running.clone());
        std::thread::spawn(move || {
            while still.load(Ordering::Relaxed) {
                std::thread::sleep(EPOCH);
                match engine.upgrade() {
                    Some(engine) => engine.increment_epoch(),
                    None => return,
                }
            }
        });
        Self(running)
    }
}

impl Drop for EpochTicker {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

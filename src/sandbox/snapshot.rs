//! Boots a core module once and makes its memory the initial memory of a new module.

mod files;

use std::path::PathBuf;

use rand::SeedableRng;
use rand::rngs::StdRng;
use wasmtime::{Config, Engine, Linker, Module, Store};
use wasmtime_wasi::p1::{self, WasiP1Ctx};
use wasmtime_wasi::{FsPerms, HostMonotonicClock, HostWallClock, WasiCtxBuilder};
use wasmtime_wizer::Wizer;

use super::ambience::{Inodes, START_NS};

/// What `boot` may read, and which export it is.
pub struct Boot {
    /// The exported function that initialises the interpreter.
    pub init: String,
    /// Directories it may read: (host path, guest path).
    pub dirs: Vec<(PathBuf, String)>,
}

/// The module could not be booted: it trapped, exited, or uses what a snapshot can't hold.
#[derive(Debug, thiserror::Error)]
#[error("the snapshot failed: {0:#}")]
pub struct SnapshotError(wasmtime::Error);

/// What a store holds while its module boots.
struct Booting {
    wasi: WasiP1Ctx,
    inodes: Inodes,
}

/// Runs the module's init function and returns the module as it is then.
///
/// Clocks stand still, randomness is one fixed sequence, and files are those of no machine in
/// particular, so that the same input gives the same snapshot. What the module prints while it boots goes to this process's stderr.
///
/// # Errors
/// When the module traps or exits while it boots, or uses what a snapshot can't hold.
pub async fn snapshot(wasm: &[u8], boot: &Boot) -> Result<Vec<u8>, SnapshotError> {
    boot_and_snapshot(wasm, boot).await.map_err(SnapshotError)
}

async fn boot_and_snapshot(wasm: &[u8], boot: &Boot) -> wasmtime::Result<Vec<u8>> {
    let mut config = Config::new();
    config.max_wasm_stack(64 << 20).async_stack_size(65 << 20);
    let engine = Engine::new(&config)?;
    let mut linker: Linker<Booting> = Linker::new(&engine);
    p1::add_to_linker_async(&mut linker, |boot| &mut boot.wasi)?;
    files::settle(&mut linker)?;
    let mut wasi = WasiCtxBuilder::new();
    wasi.stdout(wasmtime_wasi::cli::stderr())
        .inherit_stderr()
        .allow_blocking_current_thread(true)
        .wall_clock(StoppedClock)
        .monotonic_clock(StoppedClock)
        .secure_random(StdRng::seed_from_u64(0))
        .insecure_random(StdRng::seed_from_u64(0))
        .insecure_random_seed(0);
    for (host, guest) in &boot.dirs {
        wasi.preopened_dir(host, guest, FsPerms::ReadOnly)?;
    }
    let mut store = Store::new(&engine, Booting { wasi: wasi.build_p1(), inodes: Inodes::default() });
    store.set_hostcall_fuel(usize::MAX);
    Wizer::new()
        .init_func(&boot.init)
        .run(&mut store, wasm, async |store: &mut Store<Booting>, module: &Module| {
            linker.instantiate_async(store, module).await
        })
        .await
}

/// A clock that always shows the same time.
struct StoppedClock;

impl HostWallClock for StoppedClock {
    fn resolution(&self) -> std::time::Duration {
        std::time::Duration::from_secs(1)
    }

    fn now(&self) -> std::time::Duration {
        std::time::Duration::from_nanos(START_NS)
    }
}

impl HostMonotonicClock for StoppedClock {
    fn resolution(&self) -> u64 {
        1_000_000_000
    }

    fn now(&self) -> u64 {
        0
    }
}

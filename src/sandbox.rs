//! Everything that names wasmtime: guests are loaded, instantiated and run here, each run in an
//! instance of its own that can reach only what [`Capabilities`] lists.

mod ambience;
mod capabilities;
mod engine;
mod guest;
mod host;
mod interrupt;
mod limiter;
mod memory;
mod module_cache;
mod quota;
mod run;
mod scratch;
pub mod snapshot;
mod stdio;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wasmtime::Engine;

pub use capabilities::{Ambience, Capabilities};
pub use guest::{Guest, LoadError};
pub use interrupt::Interrupt;
pub use stdio::{Event, Events, HostStdio, OUTPUT_QUEUE_BYTES, Stdin, stdio};

use crate::config::{Metering, SandboxConfig};
use crate::model::Report;

/// The engine with all that runs share: compiled code, slots for instances, scratch space.
pub struct Sandbox {
    engine: Engine,
    metering: Metering,
    linker: guest::GuestLinker,
    modules: module_cache::ModuleCache,
    scratch: scratch::ScratchRoot,
    memory: Arc<memory::MemoryPool>,
    _epochs: Option<engine::EpochTicker>,
}

/// A run that could not take place, by the host's fault or for its lack of room.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// As many runs as there are slots exist already.
    #[error("every slot for a run is taken")]
    Busy,
    /// The memory for all runs together is used up.
    #[error("the memory for all programs together is used up")]
    MemoryFull,
    /// The scratch directory could not be made.
    #[error("can't make a scratch directory")]
    Scratch(#[source] std::io::Error),
    /// wasmtime could not do its part.
    #[error("the wasm engine failed: {0}")]
    Engine(wasmtime::Error),
}

impl Sandbox {
    /// Starts an engine; sweeps scratch directories that a crash left behind.
    ///
    /// # Errors
    /// When the address space for its slots can't be reserved or its directories can't be used.
    pub fn new(config: &SandboxConfig) -> Result<Self, SandboxError> {
        let engine = engine::engine(config).map_err(SandboxError::Engine)?;
        let cache_dir = config.cache_dir.clone().unwrap_or_else(|| crate::cache_dir().join("modules"));
        Ok(Self {
            metering: config.metering,
            linker: guest::GuestLinker::new(&engine).map_err(SandboxError::Engine)?,
            modules: module_cache::ModuleCache::new(&engine, cache_dir),
            scratch: scratch::ScratchRoot::create(&scratch_dir(config)).map_err(SandboxError::Scratch)?,
            memory: memory::MemoryPool::new(config.memory_total_bytes_max),
            _epochs: (config.metering == Metering::Epoch).then(|| engine::EpochTicker::start(&engine)),
            engine,
        })
    }

    /// Whether there is memory for one more run, and some for those that are there to grow.
    pub fn has_room(&self) -> bool {
        self.memory.has_room()
    }

    /// How CPU is counted here.
    pub fn metering(&self) -> Metering {
        self.metering
    }

    /// Loads a guest from a `.wasm` file: a core module for WASI preview 1 or a component for
    /// WASI 0.2. Compiles it when that has not been done on this machine.
    ///
    /// # Errors
    /// Names the file, and the import, export or hash that is wrong.
    pub fn load(&self, path: &Path, sha256: Option<&str>) -> Result<Guest, LoadError> {
        self.linker.load(&self.modules, path, sha256)
    }

    /// Runs `guest` once, in a fresh instance. Dropping the future ends the run at once.
    ///
    /// # Errors
    /// Only when the host can't do its part; how the guest fared is in the report.
    pub async fn run(&self, guest: &Guest, capabilities: Capabilities) -> Result<Report, SandboxError> {
        let memory = self.memory.share();
        run::run(&self.engine, self.metering, &self.scratch, memory, guest, capabilities).await
    }
}

/// Where scratch directories go when nothing is configured: shared memory if there is plenty of
/// it, else the system's directory for temporary files. Making and removing a run's few files in
/// memory takes a tenth of the time that a journaling file system takes.
fn scratch_dir(config: &SandboxConfig) -> PathBuf {
    if let Some(dir) = &config.scratch_dir {
        return dir.clone();
    }
    let shared_memory = Path::new("/dev/shm");
    let has_room = rustix::fs::statvfs(shared_memory)
        .is_ok_and(|stat| stat.f_bavail.saturating_mul(stat.f_frsize) >= SHARED_MEMORY_BYTES_MIN);
    let parent = if has_room { shared_memory.to_owned() } else { std::env::temp_dir() };
    parent.join(format!("petri-{}", rustix::process::getuid().as_raw()))
}

/// Free shared memory from which on it holds scratch directories, in bytes. Containers often
/// have very little.
const SHARED_MEMORY_BYTES_MIN: u64 = 1 << 30;

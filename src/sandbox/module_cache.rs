//! Compiled modules on disk: compiling an interpreter takes seconds, loading it less than one
//! millisecond.
//!
//! `<sha256 of the wasm>-<compatibility>.cwasm`, where the compatibility covers wasmtime's version
//! and the engine's configuration. Loading native code trusts the file, so a file is only loaded
//! when this process's user owns it, nobody else can write it, and its hash is the one noted
//! when it was compiled; anything else is compiled again.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use wasmtime::component::Component;
use wasmtime::{Engine, Module, Result};

use crate::fingerprint::{Fingerprints, sha256};

/// Compiled guests of one engine.
pub(super) struct ModuleCache {
    engine: Engine,
    dir: PathBuf,
    compatibility: String,
    fingerprints: Fingerprints,
    /// Held while compiling: it uses every core, and the second to want a module finds it made.
    compiling: Mutex<()>,
}

/// A compiled guest, not yet linked.
pub(super) enum Compiled {
    /// A core module.
    Module(Module),
    /// A component.
    Component(Component),
}

impl ModuleCache {
    pub(super) fn new(engine: &Engine, dir: PathBuf) -> Self {
        let mut hasher = DefaultHasher::new();
        engine.precompile_compatibility_hash().hash(&mut hasher);
        Self {
            engine: engine.clone(),
            fingerprints: Fingerprints::new(dir.join("fingerprints")),
            dir,
            compiling: Mutex::new(()),
            compatibility: format!("{:016x}", hasher.finish()),
        }
    }

    /// The SHA-256 of the file at `path`, in hexadecimal.
    pub(super) fn sha256(&self, path: &Path) -> io::Result<String> {
        self.fingerprints.of(path)
    }

    /// Loads the guest in `path`, whose hash is `sha256`, compiling it when that was not done yet.
    ///
    /// # Errors
    /// When the file is not wasm, or uses what this engine does not offer.
    pub(super) fn load(&self, path: &Path, wasm_sha256: &str) -> Result<Compiled> {
        let is_component = is_component(path)?;
        let cached = self.dir.join(format!("{wasm_sha256}-{}.cwasm", self.compatibility));
        if let Some(compiled) = self.load_kept(&cached, is_component) {
            return Ok(compiled);
        }
        let _compiling = self.compiling.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(compiled) = self.load_kept(&cached, is_component) {
            return Ok(compiled);
        }
        let wasm = fs::read(path)?;
        tracing::info!(path = %path.display(), bytes = wasm.len(), "compiling");
        let native = match is_component {
            true => self.engine.precompile_component(&wasm)?,
            false => self.engine.precompile_module(&wasm)?,
        };
        if let Err(error) = self.keep(&cached, &native) {
            tracing::warn!(path = %cached.display(), %error, "could not keep a compiled module");
            // SAFETY: these bytes were produced by this engine a moment ago.
            return unsafe {
                Ok(match is_component {
                    true => Compiled::Component(Component::deserialize(&self.engine, native)?),
                    false => Compiled::Module(Module::deserialize(&self.engine, native)?),
                })
            };
        }
        self.deserialize(&cached, is_component)
    }

    /// What [`Self::keep`] kept, if it can be trusted.
    fn load_kept(&self, path: &Path, is_component: bool) -> Option<Compiled> {
        if !self.is_trusted(path) {
            return None;
        }
        let compiled = self.deserialize(path, is_component);
        compiled
            .inspect_err(|error| tracing::info!(path = %path.display(), error = format!("{error:#}"), "compiling again"))
            .ok()
    }

    fn deserialize(&self, path: &Path, is_component: bool) -> Result<Compiled> {
        // SAFETY: `is_trusted` or `keep` has vouched for the file: our own user wrote it, and it
        // has the content that was noted then. wasmtime checks version and configuration itself.
        unsafe {
            Ok(match is_component {
                true => Compiled::Component(Component::deserialize_file(&self.engine, path)?),
                false => Compiled::Module(Module::deserialize_file(&self.engine, path)?),
            })
        }
    }

    /// Whether `path` is what [`Self::keep`] wrote.
    fn is_trusted(&self, path: &Path) -> bool {
        let ours = |path: &Path| {
            let user = rustix::process::getuid().as_raw();
            fs::symlink_metadata(path).is_ok_and(|metadata| {
                metadata.uid() == user && metadata.mode() & 0o022 == 0 && !metadata.is_symlink()
            })
        };
        let seal = seal(path);
        ours(&self.dir)
            && ours(path)
            && ours(&seal)
            && fs::read_to_string(&seal)
                .is_ok_and(|sealed| self.fingerprints.of(path).is_ok_and(|actual| actual == sealed))
    }

    fn keep(&self, path: &Path, native: &[u8]) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.dir)?;
        write_atomically(&seal(path), sha256(native).as_bytes())?;
        write_atomically(path, native)
    }
}

fn seal(path: &Path) -> PathBuf {
    path.with_extension("sha256")
}

fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = path.with_extension(format!("{}.tmp", std::process::id()));
    fs::write(&new, bytes)?;
    fs::set_permissions(&new, fs::Permissions::from_mode(0o600))?;
    fs::rename(&new, path)
}

/// Tells components from core modules by their header (component model, `Binary.md`, preamble).
fn is_component(path: &Path) -> Result<bool> {
    let mut header = [0; 8];
    let mut file = fs::File::open(path)?;
    let read = io::Read::read(&mut file, &mut header)?;
    wasmtime::ensure!(
        read == 8 && header.starts_with(b"\0asm"),
        "it is not a WebAssembly binary: it does not start with \"\\0asm\""
    );
    Ok(header[6] == 1)
}

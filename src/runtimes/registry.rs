//! All runtimes of this Petri: found once, loaded when first needed.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::build::Artefact;
use super::manifest::{Manifest, ManifestError};
use crate::sandbox::{Guest, LoadError, Sandbox};

/// The runtimes there are, and what kept others from being among them.
pub struct Registry {
    runtimes: Vec<Arc<Runtime>>,
    problems: Vec<Problem>,
}

/// A folder that looked like a runtime and can't be used.
#[derive(Debug)]
pub struct Problem {
    /// The folder.
    pub folder: PathBuf,
    /// What is wrong with it.
    pub error: RuntimeError,
}

/// A runtime that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// Its manifest is wrong.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// Its module is wrong.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// Its recipe's inputs can't be read.
    #[error("{folder}: its recipe can't be read")]
    Recipe {
        /// The runtime's folder.
        folder: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// Its module has not been built yet.
    #[error("runtime {id} is not built: run `petri runtimes build {id}`")]
    NotBuilt {
        /// The runtime.
        id: String,
    },
    /// Another runtime has the same id or claims the same file extension.
    #[error("{what} {value:?} is taken by the runtime in {by}")]
    Taken {
        /// `id` or `extension`.
        what: &'static str,
        /// The id or extension.
        value: String,
        /// The other runtime's folder.
        by: PathBuf,
    },
}

/// One language runtime.
pub struct Runtime {
    /// Its manifest.
    pub manifest: Manifest,
    /// Its folder.
    pub folder: PathBuf,
    /// Where its module is, or will be.
    pub artefact: Artefact,
    guest: OnceLock<Guest>,
}

impl Registry {
    /// Finds the runtimes in `dirs`: every folder there with a `runtime.toml`. One that can't be
    /// used becomes a [`Problem`] and does not stop the others.
    pub fn find(dirs: &[PathBuf]) -> Self {
        let mut registry = Self { runtimes: Vec::new(), problems: Vec::new() };
        for dir in dirs {
            let mut folders: Vec<PathBuf> = std::fs::read_dir(dir)
                .into_iter()
                .flatten()
                .filter_map(|entry| Some(entry.ok()?.path()))
                .filter(|path| path.join("runtime.toml").is_file())
                .collect();
            folders.sort();
            for folder in folders {
                match registry.add(&folder) {
                    Ok(runtime) => registry.runtimes.push(Arc::new(runtime)),
                    Err(error) => registry.problems.push(Problem { folder, error }),
                }
            }
        }
        registry
    }

    fn add(&self, folder: &Path) -> Result<Runtime, RuntimeError> {
        let manifest = Manifest::read(folder)?;
        let taken = |what, value: &str, by: &Runtime| {
            Err(RuntimeError::Taken { what, value: value.to_owned(), by: by.folder.clone() })
        };
        if let Some(by) = self.get(&manifest.id) {
            return taken("id", &manifest.id, by);
        }
        for extension in &manifest.extensions {
            if let Some(by) = self.by_extension(extension) {
                return taken("extension", extension, by);
            }
        }
        let artefact = Artefact::of(folder, &manifest)
            .map_err(|source| RuntimeError::Recipe { folder: folder.to_owned(), source })?;
        Ok(Runtime { manifest, folder: folder.to_owned(), artefact, guest: OnceLock::new() })
    }

    /// The runtimes, in the order of their folders.
    pub fn runtimes(&self) -> &[Arc<Runtime>] {
        &self.runtimes
    }

    /// The folders that can't be used.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The runtime with this id.
    pub fn get(&self, id: &str) -> Option<&Arc<Runtime>> {
        self.runtimes.iter().find(|runtime| runtime.manifest.id == id)
    }

    /// The runtime that claims entry files with this extension.
    pub fn by_extension(&self, extension: &str) -> Option<&Arc<Runtime>> {
        let claims = |runtime: &&Arc<Runtime>| runtime.manifest.extensions.iter().any(|one| one == extension);
        self.runtimes.iter().find(claims)
    }
}

impl Runtime {
    /// Whether the module has been loaded.
    pub fn is_loaded(&self) -> bool {
        self.guest.get().is_some()
    }

    /// The compiled and linked module, loaded at the first call.
    ///
    /// # Errors
    /// When the module is not built, or can't be used.
    pub fn guest(&self, sandbox: &Sandbox) -> Result<&Guest, RuntimeError> {
        if let Some(guest) = self.guest.get() {
            return Ok(guest);
        }
        if !self.artefact.module.is_file() && self.manifest.build.is_some() {
            return Err(RuntimeError::NotBuilt { id: self.manifest.id.clone() });
        }
        let guest = sandbox.load(&self.artefact.module, self.manifest.module.sha256.as_deref())?;
        // Two first calls at once load twice and keep one.
        Ok(self.guest.get_or_init(|| guest))
    }
}

/// The directories to look in when none are configured: `runtimes` here, or beside the program's
/// own directory.
pub fn default_dirs() -> Vec<PathBuf> {
    let here = PathBuf::from("runtimes");
    if here.is_dir() {
        return vec![here];
    }
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.parent()?.join("runtimes")));
    let shared = beside.as_ref().and_then(|dir| Some(dir.parent()?.join("share/petri/runtimes")));
    let source = Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("runtimes"));
    [beside, shared, source].into_iter().flatten().filter(|dir| dir.is_dir()).take(1).collect()
}

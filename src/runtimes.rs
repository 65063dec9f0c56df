//! Language runtimes: their manifests, the registry that loads them, and how ours are built.
//! Mirrors the top-level folder `runtimes/`.

pub mod build;
mod manifest;
mod registry;

pub use manifest::{BuildRecipe, Manifest, ManifestError, ModuleFile};
pub use registry::{Problem, Registry, Runtime, RuntimeError, default_dirs};

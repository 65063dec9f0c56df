//! A guest: a module or component, compiled, linked, and ready to be instantiated for each run.

use std::path::{Path, PathBuf};

use wasmtime::{Engine, ExternType, InstancePre, Linker, Module, Store, component};
use wasmtime_wasi::p2::bindings::LinkOptions;

use super::host::{self, RunState};
use super::interrupt;
use super::module_cache::{Compiled, ModuleCache};

mod bindings {
    #![allow(missing_docs, clippy::all)]
    wasmtime::component::bindgen!({
        path: "wit",
        world: "petri:runtime/runtime",
        exports: { default: async },
    });
}

/// A guest that runs can be started from, any number at a time.
pub struct Guest(Kind);

enum Kind {
    /// A core module for WASI preview 1.
    Module(InstancePre<RunState>),
    /// A component for WASI 0.2 (`petri:runtime/runtime`, the same as `wasi:cli/command`).
    Component(bindings::RuntimePre<RunState>),
}

/// A module that can't be used as a guest.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The file can't be read.
    #[error("{path}: can't be read")]
    Read {
        /// The module's file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file's hash is not the manifest's.
    #[error("{path}: its SHA-256 is {actual}, the manifest says {expected}")]
    Hash {
        /// The module's file.
        path: PathBuf,
        /// What it is.
        actual: String,
        /// What it should be.
        expected: String,
    },
    /// The file is not a module, or uses what the engine does not offer.
    #[error("{path}: can't be compiled: {source}")]
    Compile {
        /// The module's file.
        path: PathBuf,
        /// What is wrong with it.
        source: wasmtime::Error,
    },
    /// The module needs something that Petri does not offer.
    #[error("{path}: it imports {import}, which Petri does not offer: a runtime may import {allowed}")]
    Import {
        /// The module's file.
        path: PathBuf,
        /// The module and name of the import.
        import: String,
        /// What there is.
        allowed: &'static str,
    },
    /// The module lacks what a command needs.
    #[error("{path}: it does not export {export}")]
    Export {
        /// The module's file.
        path: PathBuf,
        /// What is missing.
        export: &'static str,
    },
    /// The module could not be linked for another reason.
    #[error("{path}: can't be linked: {source}")]
    Link {
        /// The module's file.
        path: PathBuf,
        /// Why.
        source: wasmtime::Error,
    },
}

/// Links guests to the host.
pub(super) struct GuestLinker {
    module: Linker<RunState>,
    component: component::Linker<RunState>,
}

impl GuestLinker {
    pub(super) fn new(engine: &Engine) -> wasmtime::Result<Self> {
        let mut module = Linker::new(engine);
        host::wasi_snapshot_preview1::add_to_linker(&mut module)?;
        let mut component = component::Linker::new(engine);
        wasmtime_wasi::p2::add_to_linker_with_options_async(&mut component, &LinkOptions::default())?;
        host::wasi_0_2::add_to_linker(&mut component)?;
        Ok(Self { module, component })
    }

    /// Loads and links the guest in `path`.
    pub(super) fn load(
        &self,
        cache: &ModuleCache,
        path: &Path,
        expected_sha256: Option<&str>,
    ) -> Result<Guest, LoadError> {
        let path_buf = || path.to_owned();
        let actual = cache.sha256(path).map_err(|source| LoadError::Read { path: path_buf(), source })?;
        if let Some(expected) = expected_sha256
            && !expected.eq_ignore_ascii_case(&actual)
        {
            return Err(LoadError::Hash { path: path_buf(), actual, expected: expected.to_owned() });
        }
        let compiled =
            cache.load(path, &actual).map_err(|source| LoadError::Compile { path: path_buf(), source })?;
        let kind = match compiled {
            Compiled::Module(module) => Kind::Module(self.link_module(&module, path)?),
            Compiled::Component(component) => Kind::Component(self.link_component(&component, path)?),
        };
        Ok(Guest(kind))
    }

    fn link_module(&self, module: &Module, path: &Path) -> Result<InstancePre<RunState>, LoadError> {
        let export = |name, found: bool| match found {
            true => Ok(()),
            false => Err(LoadError::Export { path: path.to_owned(), export: name }),
        };
        let is_start = |ty: ExternType| matches!(ty, ExternType::Func(ty) if ty.params().len() == 0 && ty.results().len() == 0);
        export(
            "a function `_start` without parameters and results",
            module.get_export("_start").is_some_and(is_start),
        )?;
        export(
            "a memory `memory`",
            module.get_export("memory").is_some_and(|ty| matches!(ty, ExternType::Memory(_))),
        )?;
        export(
            "`petri_signal_flag` as an immutable global of type i32",
            interrupt::takes_signals(module).is_ok(),
        )?;
        self.module.instantiate_pre(module).map_err(|source| {
            match source.downcast_ref::<wasmtime::UnknownImportError>() {
                Some(unknown) => LoadError::Import {
                    path: path.to_owned(),
                    import: format!("`{}` from `{}`", unknown.name(), unknown.module()),
                    allowed: "wasi_snapshot_preview1",
                },
                None => LoadError::Link { path: path.to_owned(), source },
            }
        })
    }

    fn link_component(
        &self,
        component: &component::Component,
        path: &Path,
    ) -> Result<bindings::RuntimePre<RunState>, LoadError> {
        let pre = self.component.instantiate_pre(component).map_err(|source| {
            let text = format!("{source:#}");
            // wasmtime has no error type for this, only the sentence "component imports instance `x`, but …".
            match text.split_once("component imports ").and_then(|(_, rest)| rest.split(", but").next()) {
                Some(import) => LoadError::Import {
                    path: path.to_owned(),
                    import: import.to_owned(),
                    allowed: "the interfaces of wasi:cli/imports@0.2",
                },
                None => LoadError::Link { path: path.to_owned(), source },
            }
        })?;
        bindings::RuntimePre::new(pre).map_err(|_| LoadError::Export {
            path: path.to_owned(),
            export: "the interface `wasi:cli/run@0.2`",
        })
    }
}

/// An instance that is about to start.
pub(super) enum Started {
    Module(wasmtime::TypedFunc<(), ()>),
    Component(bindings::Runtime),
}

impl Guest {
    /// Whether an interrupt is something that the guest takes, not its end.
    pub(super) fn takes_signals(&self) -> bool {
        match &self.0 {
            Kind::Module(pre) => interrupt::takes_signals(pre.module()) == Ok(true),
            Kind::Component(_) => false,
        }
    }

    /// Makes a fresh instance in `store`.
    pub(super) async fn instantiate(&self, store: &mut Store<RunState>) -> wasmtime::Result<Started> {
        match &self.0 {
            Kind::Module(pre) => {
                let instance = pre.instantiate_async(&mut *store).await?;
                let memory = instance.get_memory(&mut *store, "memory");
                store.data_mut().memory = memory;
                if let Some(memory) = memory {
                    let signals = store.data().signals.clone();
                    signals.find_flag(&mut *store, &instance, &memory)?;
                }
                Ok(Started::Module(instance.get_typed_func(&mut *store, "_start")?))
            }
            Kind::Component(pre) => Ok(Started::Component(pre.instantiate_async(&mut *store).await?)),
        }
    }
}

impl Started {
    /// Runs the guest to its end. A component that answers with an error has exit code 1.
    pub(super) async fn call(&self, store: &mut Store<RunState>) -> wasmtime::Result<i32> {
        match self {
            Self::Module(start) => {
                start.call_async(&mut *store, ()).await?;
                Ok(0)
            }
            Self::Component(runtime) => {
                let result = runtime.wasi_cli_run().call_run(&mut *store).await?;
                Ok(i32::from(result.is_err()))
            }
        }
    }
}

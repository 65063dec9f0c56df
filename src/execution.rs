//! Runs one program for one caller: the one door for the command line, HTTP and WebSocket.

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::model::{Limits, LimitsConfig, LimitsError, Program, ProgramError, Report};
use crate::runtimes::{Registry, Runtime, RuntimeError};
use crate::sandbox::{Ambience, Capabilities, HostStdio, Interrupt, Sandbox, SandboxError, stdio};

/// What all executions share.
pub struct Executor {
    /// Where programs run.
    pub sandbox: Sandbox,
    /// What they can be written in.
    pub runtimes: Registry,
    /// What they may use.
    pub limits: LimitsConfig,
}

/// A program that can't be started.
#[derive(Debug, thiserror::Error)]
pub enum ExecutionError {
    /// The program is not well-formed: the caller's mistake.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// No runtime has this id: the caller's mistake.
    #[error("there is no runtime {id:?}; there are: {known}")]
    UnknownRuntime {
        /// What was asked for.
        id: String,
        /// The ids there are, separated by commas.
        known: String,
    },
    /// No runtime claims the entry file: the caller's mistake.
    #[error("no runtime is named, and none runs files like {entry:?}; the runtimes are: {known}")]
    NoRuntimeFor {
        /// The entry file.
        entry: String,
        /// The ids there are, separated by commas.
        known: String,
    },
    /// More was asked for than is allowed: the caller's mistake.
    #[error(transparent)]
    Limits(#[from] LimitsError),
    /// The runtime can't be used: the operator's.
    #[error(transparent)]
    Runtime(#[from] RuntimeError),
    /// The sandbox could not do its part: ours.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
}

/// A program that has been checked and only needs to be started.
pub struct Execution<'a> {
    sandbox: &'a Sandbox,
    runtime: Arc<Runtime>,
    capabilities: Capabilities,
}

impl Executor {
    /// Checks a program and prepares its run; the second value is the caller's end of its stdio.
    ///
    /// # Errors
    /// What is wrong with the program, or why its runtime can't be used.
    pub fn prepare(
        &self,
        program: Program,
        cancel: CancellationToken,
    ) -> Result<(Execution<'_>, HostStdio), ExecutionError> {
        program.validate()?;
        let entry = program.entry()?.to_owned();
        let runtime = self.runtime_for(program.runtime.as_deref(), &entry)?.clone();
        let limits = self.limits.resolve(&program.limits, &runtime.manifest.limits)?;
        // Loads the module now, so that a runtime that can't be used fails here.
        runtime.guest(&self.sandbox)?;
        let (guest_stdio, host_stdio) = stdio(&limits);
        let manifest = &runtime.manifest;
        let guest_entry = manifest.guest_path(&entry);
        let mut args: Vec<String> =
            manifest.argv.iter().map(|arg| arg.replace("{entry}", &guest_entry)).collect();
        args.extend(program.args);
        let capabilities = Capabilities {
            args,
            env: environment(&manifest.workdir, program.env),
            files: program.files,
            workdir: manifest.workdir.clone(),
            stdio: guest_stdio,
            ambience: match program.deterministic {
                true => Ambience::Deterministic,
                false => Ambience::Real,
            },
            limits,
            interrupt: Interrupt::default(),
            cancel,
        };
        Ok((Execution { sandbox: &self.sandbox, runtime, capabilities }, host_stdio))
    }

    fn runtime_for(&self, id: Option<&str>, entry: &str) -> Result<&Arc<Runtime>, ExecutionError> {
        let known = || {
            let ids: Vec<&str> =
                self.runtimes.runtimes().iter().map(|runtime| runtime.manifest.id.as_str()).collect();
            ids.join(", ")
        };
        if let Some(id) = id {
            return self
                .runtimes
                .get(id)
                .ok_or_else(|| ExecutionError::UnknownRuntime { id: id.to_owned(), known: known() });
        }
        entry
            .rsplit_once('.')
            .and_then(|(_, extension)| self.runtimes.by_extension(extension))
            .ok_or_else(|| ExecutionError::NoRuntimeFor { entry: entry.to_owned(), known: known() })
    }
}

impl Execution<'_> {
    /// The limits that the run will have.
    pub fn limits(&self) -> &Limits {
        &self.capabilities.limits
    }

    /// What interrupts the run: Python then raises `KeyboardInterrupt`; a language that knows no
    /// interrupts is cancelled.
    pub fn interrupt(&self) -> Interrupt {
        self.capabilities.interrupt.clone()
    }

    /// Runs the program to its end. Dropping the future ends it at once.
    ///
    /// # Errors
    /// Only for what is Petri's fault or its lack of room.
    pub async fn run(self) -> Result<Report, ExecutionError> {
        let guest = self.runtime.guest(self.sandbox)?;
        Ok(self.sandbox.run(guest, self.capabilities).await?)
    }
}

/// The guest's whole environment: a few variables that programs look for, then the caller's.
fn environment(workdir: &str, own: Vec<(String, String)>) -> Vec<(String, String)> {
    let defaults = [("PWD", workdir), ("HOME", workdir), ("TMPDIR", "/tmp"), ("LANG", "C.UTF-8")];
    let mut env: Vec<(String, String)> = defaults
        .into_iter()
        .filter(|(name, _)| own.iter().all(|(given, _)| given != name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    env.extend(own);
    env
}

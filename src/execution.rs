//! Runs one program for one caller: the one door for the command line, HTTP and WebSocket.
//!
//! - [`Executor`] checks a program and prepares its run. The command line runs it right there.
//! - [`Admission`] stands before that in the service, where callers share the machine: who may
//!   start how many programs, who waits, and whose turn on the CPU it is.

mod admission;
mod scheduler;

use std::sync::Arc;

use tokio_util::sync::CancellationToken;

use crate::model::{Fault, Faults, Limits, LimitsConfig, Program, Report};
use crate::runtimes::{Registry, Runtime, RuntimeError};
use crate::sandbox::{Ambience, Capabilities, HostStdio, Interrupt, Sandbox, SandboxError, stdio};

pub use admission::{Admission, CallerKey, Refusal, Run, RunError, Seat, Tenant, Used};

/// What all executions share.
pub struct Executor {
    /// Where programs run.
    pub sandbox: Arc<Sandbox>,
    /// What they can be written in.
    pub runtimes: Registry,
    /// What they may use.
    pub limits: LimitsConfig,
}

/// A program that can't be started.
#[derive(Debug, thiserror::Error)]
pub enum ExecutionError {
    /// The program can't be run as it was handed in: the caller's mistake.
    #[error(transparent)]
    Program(#[from] Faults),
    /// The runtime can't be used: the operator's.
    #[error(transparent)]
    Runtime(#[from] RuntimeError),
    /// The sandbox could not do its part: ours.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
}

/// A program that has been checked and only needs to be started.
pub struct Execution {
    sandbox: Arc<Sandbox>,
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
    ) -> Result<(Execution, HostStdio), ExecutionError> {
        self.prepare_within(&self.limits, program, cancel)
    }

    /// [`Self::prepare`] under other limits than the operator's general ones.
    ///
    /// # Errors
    /// What is wrong with the program, or why its runtime can't be used.
    pub fn prepare_within(
        &self,
        limits: &LimitsConfig,
        program: Program,
        cancel: CancellationToken,
    ) -> Result<(Execution, HostStdio), ExecutionError> {
        let (runtime, limits) = self.check(limits, &program)?;
        let entry = program.entry().unwrap_or_default();
        // Loads the module now, so that a runtime that can't be used fails here.
        runtime.guest(&self.sandbox)?;
        let (guest_stdio, host_stdio) = stdio(&limits);
        let manifest = &runtime.manifest;
        let guest_entry = manifest.guest_path(entry);
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
            return_files: program.return_files,
            cancel,
        };
        Ok((Execution { sandbox: self.sandbox.clone(), runtime, capabilities }, host_stdio))
    }

    /// Checks a program: finds its runtime and resolves its limits.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn check(&self, limits: &LimitsConfig, program: &Program) -> Result<(Arc<Runtime>, Limits), Faults> {
        let mut faults = program.faults();
        let runtime = self.runtime_for(program).map_err(|fault| faults.push(fault));
        let over = limits.faults(&program.limits);
        faults.extend(over.iter().map(|one| Fault::new(format!("limits.{}", one.limit), one.to_string())));
        match runtime {
            Ok(runtime) if faults.is_empty() => {
                let resolved = limits
                    .resolve(&program.limits, &runtime.manifest.limits)
                    .map_err(|error| Faults(vec![Fault::new("limits", error.to_string())]))?;
                Ok((runtime.clone(), resolved))
            }
            _ => Err(Faults(faults)),
        }
    }

    fn runtime_for(&self, program: &Program) -> Result<&Arc<Runtime>, Fault> {
        let known = || {
            let ids = self.runtimes.runtimes().iter().map(|runtime| runtime.manifest.id.as_str());
            ids.collect::<Vec<_>>().join(", ")
        };
        if let Some(id) = &program.runtime {
            let unknown =
                || Fault::new("runtime", format!("there is no runtime {id:?}; there are: {}", known()));
            return self.runtimes.get(id).ok_or_else(unknown);
        }
        let entry = program.entry().unwrap_or_default();
        let by_extension =
            entry.rsplit_once('.').and_then(|(_, extension)| self.runtimes.by_extension(extension));
        by_extension.ok_or_else(|| {
            let known = known();
            let message =
                format!("no runtime is named, and none runs files like {entry:?}; the runtimes are: {known}");
            Fault::new("runtime", message)
        })
    }
}

impl Execution {
    /// The limits that the run will have.
    pub fn limits(&self) -> &Limits {
        &self.capabilities.limits
    }

    /// What interrupts the run: Python then raises `KeyboardInterrupt`; a language that knows no
    /// interrupts is cancelled.
    pub fn interrupt(&self) -> Interrupt {
        self.capabilities.interrupt.clone()
    }

    /// The runtime that the program is for.
    pub fn runtime_id(&self) -> &str {
        &self.runtime.manifest.id
    }

    /// Runs the program to its end. Dropping the future ends it at once.
    ///
    /// # Errors
    /// Only for what is Petri's fault or its lack of room.
    pub async fn run(self) -> Result<Report, ExecutionError> {
        let guest = self.runtime.guest(&self.sandbox)?;
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

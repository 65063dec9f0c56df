//! What tests share: guests built from `tests/guests`, an executor with them as runtimes, and
//! runs with their output collected, and in [`servers`] the servers of others.

pub mod servers;

mod server;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, OnceLock};

use petri::config::{Config, Metering};
use petri::execution::Executor;
use petri::model::{Outcome, Program, Report, SourceFile};
use petri::runtimes::Registry;
use petri::sandbox::{Event, Sandbox};
use tokio_util::sync::CancellationToken;

pub use server::{Answer, Client, PASSWORD, Request, TestServer};

/// The guest as a core module for WASI preview 1.
pub const MODULE: &str = "probe";
/// The same guest as a component for WASI 0.2.
pub const COMPONENT: &str = "probe-component";
/// Both kinds of guest.
pub const KINDS: [&str; 2] = [MODULE, COMPONENT];

/// A directory of the build that tests may write to.
pub fn tmp_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
}

/// A fresh, empty directory.
pub fn fresh_dir(name: &str) -> PathBuf {
    let dir = tmp_dir().join(name);
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).unwrap();
    dir
}

/// The folder of runtimes made from `tests/guests`.
pub fn guest_runtimes() -> &'static Path {
    static DIR: OnceLock<PathBuf> = OnceLock::new();
    DIR.get_or_init(|| {
        let dir = fresh_dir("runtimes");
        for (id, target) in [(MODULE, "wasm32-wasip1"), (COMPONENT, "wasm32-wasip2")] {
            let folder = dir.join(id);
            std::fs::create_dir_all(&folder).unwrap();
            build_guest(target, &folder.join("probe.wasm"));
            write_manifest(&folder, id, "probe.wasm", "");
        }
        dir
    })
}

/// Compiles `tests/guests/probe.rs`.
fn build_guest(target: &str, to: &Path) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/guests/probe.rs");
    let status = Command::new("rustc")
        .args(["--edition", "2024", "-O", "--target", target, "-o"])
        .arg(to)
        .arg(source)
        .status()
        .expect("rustc runs");
    assert!(status.success(), "the guest does not compile for {target}: `make setup` adds the target");
}

/// Writes a manifest of the runtime `id` for `module`; `more` is added to it.
pub fn write_manifest(folder: &Path, id: &str, module: &str, more: &str) {
    let text = format!(
        "id = \"{id}\"\nname = \"Probe\"\nversion = \"1\"\nextensions = [\"{id}\"]\nargv = [\"probe\", \"{{entry}}\"]\n{more}\n[module]\nfile = \"{module}\"\n"
    );
    std::fs::write(folder.join("runtime.toml"), text).unwrap();
}

/// A configuration that keeps to the build's own directories.
pub fn config(metering: Metering) -> Config {
    let mut config = Config::default();
    config.sandbox.metering = metering;
    config.sandbox.runs_max = 40;
    config.sandbox.cache_dir = Some(tmp_dir().join("modules"));
    config.sandbox.scratch_dir = Some(tmp_dir().join("scratch"));
    config
}

/// An executor of its own.
pub fn new_executor(config: &Config, runtimes: &Path) -> Executor {
    Executor {
        sandbox: Arc::new(Sandbox::new(&config.sandbox).unwrap()),
        runtimes: Registry::find(&[runtimes.to_owned()]),
        limits: config.limits.clone(),
    }
}

/// The executor that tests share.
pub fn executor() -> &'static Executor {
    static EXECUTOR: OnceLock<Executor> = OnceLock::new();
    EXECUTOR.get_or_init(|| new_executor(&config(Metering::Fuel), guest_runtimes()))
}

/// The same with epoch metering.
pub fn epoch_executor() -> &'static Executor {
    static EXECUTOR: OnceLock<Executor> = OnceLock::new();
    EXECUTOR.get_or_init(|| new_executor(&config(Metering::Epoch), guest_runtimes()))
}

/// A program for the guest: a command and its arguments.
pub fn probe(runtime: &str, args: &[&str]) -> Program {
    Program {
        runtime: Some(runtime.into()),
        files: vec![SourceFile { path: "entry".into(), content: b"the entry".to_vec() }],
        args: args.iter().map(|arg| (*arg).to_owned()).collect(),
        ..Default::default()
    }
}

/// A finished run.
#[derive(Debug)]
pub struct Finished {
    pub report: Report,
    pub stdout: String,
    pub stderr: String,
}

impl Finished {
    pub fn outcome(&self) -> &Outcome {
        &self.report.outcome
    }

    /// The name of the limit that was met.
    pub fn limit(&self) -> Option<&'static str> {
        match &self.report.outcome {
            Outcome::Limited { hit, .. } => Some(hit.limit.name()),
            _ => None,
        }
    }
}

/// Runs a program to its end with `stdin` as its input.
pub async fn run_with_input(executor: &Executor, program: Program, stdin: &[u8]) -> Finished {
    let (execution, mut host) = executor.prepare(program, CancellationToken::new()).unwrap();
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut input = host.stdin;
    let send = async move {
        input.send(stdin).await;
    };
    let receive = async {
        while let Some(event) = host.events.next().await {
            match event {
                Event::Stdout(bytes) => stdout.extend_from_slice(&bytes),
                Event::Stderr(bytes) => stderr.extend_from_slice(&bytes),
                Event::InputWanted => {}
            }
        }
    };
    let (report, (), ()) = tokio::join!(execution.run(), send, receive);
    Finished {
        report: report.unwrap(),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

/// Runs a program without input on the shared executor.
pub async fn run(program: Program) -> Finished {
    run_with_input(executor(), program, b"").await
}

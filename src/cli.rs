//! The subcommands and what they share.

mod admin;
mod bench;
mod config;
pub mod exit;
mod run;
mod runtimes;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use petri::config::Config;
use petri::execution::Executor;
use petri::runtimes::Registry;
use petri::sandbox::Sandbox;
use petri::telemetry;

/// Runs people's programs inside WebAssembly: Python, JavaScript and any language with a
/// WASI module, each run in a fresh sandbox.
#[derive(Parser)]
#[command(version, propagate_version = true)]
pub struct Arguments {
    /// A directory with a folder per runtime; may be given several times.
    #[arg(long = "runtimes", value_name = "DIR", global = true)]
    runtime_dirs: Vec<PathBuf>,

    /// Says more about what Petri does; twice for everything.
    #[arg(short, long, action = clap::ArgAction::Count, global = true)]
    verbose: u8,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Serve(serve::ServeArguments),
    Run(run::RunArguments),
    Runtimes(runtimes::RuntimesArguments),
    Bench(bench::BenchArguments),
    Config(config::ConfigArguments),
    Admin(admin::AdminArguments),
}

/// Does what was asked for; the result is the process's exit status.
pub fn dispatch(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let mut config = Config::load()?;
    // A service says what it does; a program's run has stderr for itself.
    let serves = matches!(arguments.command, Command::Serve(_));
    let _telemetry = telemetry::start(&config.telemetry, arguments.verbose + u8::from(serves))?;
    if !arguments.runtime_dirs.is_empty() {
        config.runtimes.dirs = arguments.runtime_dirs;
    }
    match arguments.command {
        Command::Serve(arguments) => serve::run(arguments, config),
        Command::Run(arguments) => run::run(arguments, config),
        Command::Runtimes(arguments) => runtimes::run(arguments, config),
        Command::Bench(arguments) => bench::run(arguments, config),
        Command::Config(arguments) => config::run(&arguments, &config),
        Command::Admin(arguments) => admin::run(arguments, config),
    }
}

fn find_runtimes(config: &Config) -> Registry {
    match config.runtimes.dirs.is_empty() {
        true => Registry::find(&petri::runtimes::default_dirs()),
        false => Registry::find(&config.runtimes.dirs),
    }
}

fn executor(config: &Config) -> anyhow::Result<Executor> {
    Ok(Executor {
        sandbox: Arc::new(Sandbox::new(&config.sandbox)?),
        runtimes: find_runtimes(config),
        limits: config.limits.clone(),
    })
}

fn tokio_runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().build()?)
}

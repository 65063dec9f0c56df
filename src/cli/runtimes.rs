//! `petri runtimes`: lists, builds and checks language runtimes.

use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Args, Subcommand};
use petri::config::Config;
use petri::runtimes::build::{self, BuildError};
use petri::runtimes::{Registry, Runtime};
use petri::sandbox::Sandbox;
use serde::Serialize;

use super::exit;

/// List, build or check the language runtimes.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct RuntimesArguments {
    /// Prints JSON.
    #[arg(long)]
    json: bool,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Build the modules that are missing, from pinned inputs, into the user's cache directory.
    Build {
        /// The runtimes; by default all.
        ids: Vec<String>,
    },
    /// Load every runtime and say what is wrong with those that can't be used.
    Check,
}

pub fn run(arguments: RuntimesArguments, config: Config) -> anyhow::Result<ExitCode> {
    let registry = super::find_runtimes(&config);
    match arguments.command {
        None => list(&registry, arguments.json),
        Some(Command::Build { ids }) => build(&registry, &ids),
        Some(Command::Check) => check(&registry, config),
    }
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    name: &'a str,
    version: &'a str,
    extensions: &'a [String],
    built: bool,
    module: &'a std::path::Path,
}

fn list(registry: &Registry, json: bool) -> anyhow::Result<ExitCode> {
    let rows: Vec<Row> = registry
        .runtimes()
        .iter()
        .map(|runtime| Row {
            id: &runtime.manifest.id,
            name: &runtime.manifest.name,
            version: &runtime.manifest.version,
            extensions: &runtime.manifest.extensions,
            built: runtime.artefact.module.is_file(),
            module: &runtime.artefact.module,
        })
        .collect();
    let mut out = std::io::stdout().lock();
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&rows)?)?;
    } else {
        for row in &rows {
            let state = if row.built { "" } else { "  not built" };
            let extensions = row.extensions.join(",");
            writeln!(out, "{:<14} {:<14} {:<10} {extensions}{state}", row.id, row.name, row.version)?;
        }
    }
    report_problems(registry);
    Ok(ExitCode::SUCCESS)
}

fn report_problems(registry: &Registry) {
    for problem in registry.problems() {
        eprintln!("petri: {}: {:#}", problem.folder.display(), anyhow::format_err!("{}", problem.error));
    }
}

fn build(registry: &Registry, ids: &[String]) -> anyhow::Result<ExitCode> {
    let chosen: Vec<&Arc<Runtime>> = match ids {
        [] => registry.runtimes().iter().collect(),
        ids => ids
            .iter()
            .map(|id| registry.get(id).ok_or_else(|| anyhow::format_err!("there is no runtime {id:?}")))
            .collect::<Result<_, _>>()?,
    };
    let tokio = super::tokio_runtime()?;
    let mut failed = false;
    for runtime in chosen {
        let id = &runtime.manifest.id;
        match tokio.block_on(build::build(runtime, |line| eprintln!("{id}: {line}"))) {
            Ok(()) => eprintln!("{id}: {}", runtime.artefact.module.display()),
            Err(error) => {
                failed = true;
                report_failure(id, &error);
            }
        }
    }
    report_problems(registry);
    Ok(match failed || !registry.problems().is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    })
}

fn report_failure(id: &str, error: &BuildError) {
    eprintln!("petri: {id}: {error}");
    if let BuildError::Command { log, .. } = error
        && let Ok(tail) = build::log_tail(log)
    {
        eprintln!("{tail}");
    }
}

fn check(registry: &Registry, config: Config) -> anyhow::Result<ExitCode> {
    let sandbox = Sandbox::new(&config.sandbox)?;
    let mut healthy = registry.problems().is_empty();
    for runtime in registry.runtimes() {
        match runtime.guest(&sandbox) {
            Ok(_) => println!("{}: ok", runtime.manifest.id),
            Err(error) => {
                healthy = false;
                println!("{}: {error}", runtime.manifest.id);
            }
        }
    }
    report_problems(registry);
    Ok(match healthy {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(exit::PETRI_FAILED),
    })
}

//! `petri bench`: how long programs take in a fresh sandbox, beside the same programs as child
//! processes.

use std::io::Write;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use clap::Args;
use petri::config::Config;
use petri::execution::Executor;
use petri::model::{Program, SourceFile};
use petri::sandbox::HostStdio;
use serde::Serialize;
use tokio_util::sync::CancellationToken;

/// Measure programs in a fresh sandbox, beside the same programs as child processes.
///
/// Both take turns in one run, so that a busy machine slows both. A run of Petri's is all of it:
/// scratch directory, instance, program, removal.
#[derive(Args)]
pub struct BenchArguments {
    /// Prints JSON.
    #[arg(long)]
    json: bool,

    /// Only cases whose `runtime/case` contains this text.
    #[arg(long, default_value = "")]
    only: String,

    /// Runs per case that takes milliseconds; slow cases take a twentieth of it.
    #[arg(long, default_value_t = 200)]
    runs: usize,
}

/// A program to measure.
struct Case {
    runtime: &'static str,
    name: &'static str,
    file: &'static str,
    source: &'static str,
    /// Takes seconds rather than milliseconds.
    slow: bool,
}

macro_rules! case {
    ($runtime:literal, $name:literal, $file:literal, slow: $slow:literal) => {
        Case {
            runtime: $runtime,
            name: $name,
            file: $file,
            source: include_str!(concat!("../../benches/programs/", $runtime, "/", $file)),
            slow: $slow,
        }
    };
}

const CASES: &[Case] = &[
    case!("python", "hello", "hello.py", slow: false),
    case!("python", "nbody", "nbody.py", slow: true),
    case!("python", "dicts", "dicts.py", slow: true),
    case!("python", "fannkuch", "fannkuch.py", slow: true),
    case!("javascript", "hello", "hello.js", slow: false),
    case!("javascript", "nbody", "nbody.js", slow: true),
    case!("javascript", "strings", "strings.js", slow: true),
    case!("javascript", "fannkuch", "fannkuch.js", slow: true),
];

/// The command that runs a file natively.
fn native_command(runtime: &str) -> Option<&'static [&'static str]> {
    match runtime {
        "python" => Some(&["python3", "-I"]),
        "javascript" => Some(&["node"]),
        _ => None,
    }
}

#[derive(Serialize)]
struct Report {
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    runtime: &'static str,
    case: &'static str,
    runs: usize,
    petri_us: Percentiles,
    #[serde(skip_serializing_if = "Option::is_none")]
    native_us: Option<Percentiles>,
    /// Petri's median over the native one.
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<f64>,
    fuel: u64,
    memory_peak_bytes: u64,
}

/// Microseconds.
#[derive(Serialize)]
struct Percentiles {
    min: u64,
    p50: u64,
    p99: u64,
}

impl Percentiles {
    fn of(mut samples: Vec<Duration>) -> Self {
        samples.sort();
        let at = |share: usize| samples[(samples.len() - 1) * share / 100].as_micros() as u64;
        Self { min: at(0), p50: at(50), p99: at(99) }
    }
}

pub fn run(arguments: BenchArguments, mut config: Config) -> anyhow::Result<ExitCode> {
    config.sandbox.runs_max = 8;
    config.limits.fuel.max = u64::MAX / 2;
    let started = Instant::now();
    let executor = super::executor(&config)?;
    for runtime in executor.runtimes.runtimes() {
        runtime.guest(&executor.sandbox)?;
    }
    let start_up = started.elapsed();
    let tokio = super::tokio_runtime()?;
    let mut rows = Vec::new();
    for case in CASES {
        let wanted = format!("{}/{}", case.runtime, case.name).contains(&arguments.only);
        if wanted && executor.runtimes.get(case.runtime).is_some() {
            rows.push(tokio.block_on(measure(&executor, case, arguments.runs))?);
        }
    }
    let mut out = std::io::stdout().lock();
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&Report { rows })?)?;
        return Ok(ExitCode::SUCCESS);
    }
    writeln!(out, "start of Petri with all runtimes loaded: {:.1} ms\n", start_up.as_secs_f64() * 1e3)?;
    writeln!(
        out,
        "{:<12} {:<10} {:>6} {:>12} {:>12} {:>12} {:>8}",
        "runtime", "case", "runs", "p50 µs", "p99 µs", "native p50", "ratio"
    )?;
    for row in &rows {
        let native = row.native_us.as_ref().map_or("-".into(), |native| native.p50.to_string());
        let ratio = row.ratio.map_or("-".into(), |ratio| format!("{ratio:.3}"));
        writeln!(
            out,
            "{:<12} {:<10} {:>6} {:>12} {:>12} {native:>12} {ratio:>8}",
            row.runtime, row.case, row.runs, row.petri_us.p50, row.petri_us.p99
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn measure(executor: &Executor, case: &Case, runs: usize) -> anyhow::Result<Row> {
    let runs = if case.slow { (runs / 20).max(3) } else { runs };
    let dir = std::env::temp_dir().join(format!("petri-bench-{}", std::process::id()));
    std::fs::create_dir_all(&dir)?;
    let file = dir.join(case.file);
    std::fs::write(&file, case.source)?;
    let native = native_command(case.runtime).filter(|command| is_installed(command[0]));
    // The first run loads code pages and warms the slot.
    let mut last = run_in_petri(executor, case).await?.1;
    let (mut petri_times, mut native_times) = (Vec::new(), Vec::new());
    for index in 0..runs {
        let (time, report) = run_in_petri(executor, case).await?;
        petri_times.push(time);
        last = report;
        // Processes are slow to start: a fifth of them is enough for a median.
        if let Some(command) = native.filter(|_| case.slow || index % 5 == 0) {
            let started = Instant::now();
            let status =
                Command::new(command[0]).args(&command[1..]).arg(&file).stdout(Stdio::null()).status()?;
            anyhow::ensure!(status.success(), "{} failed natively", case.name);
            native_times.push(started.elapsed());
        }
    }
    std::fs::remove_dir_all(&dir)?;
    let petri_us = Percentiles::of(petri_times);
    let native_us = (!native_times.is_empty()).then(|| Percentiles::of(native_times));
    Ok(Row {
        runtime: case.runtime,
        case: case.name,
        runs,
        ratio: native_us.as_ref().map(|native| petri_us.p50 as f64 / native.p50 as f64),
        petri_us,
        native_us,
        fuel: last.usage.fuel,
        memory_peak_bytes: last.usage.memory_peak_bytes,
    })
}

async fn run_in_petri(executor: &Executor, case: &Case) -> anyhow::Result<(Duration, petri::model::Report)> {
    let mut program = Program {
        runtime: Some(case.runtime.to_owned()),
        files: vec![SourceFile { path: case.file.to_owned(), content: case.source.as_bytes().to_vec() }],
        ..Default::default()
    };
    program.limits.fuel = Some(u64::MAX / 4);
    program.limits.wall_time_ms = Some(600_000);
    let started = Instant::now();
    let (execution, stdio) = executor.prepare(program, CancellationToken::new())?;
    let HostStdio { mut events, stdin } = stdio;
    drop(stdin);
    let drain = async { while events.next().await.is_some() {} };
    let (report, ()) = tokio::join!(execution.run(), drain);
    let time = started.elapsed();
    let report = report?;
    anyhow::ensure!(report.outcome.is_success(), "{} {}: {:?}", case.runtime, case.name, report.outcome);
    Ok((time, report))
}

fn is_installed(command: &str) -> bool {
    let status = Command::new(command).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.context("not installed").is_ok_and(|status| status.success())
}

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
use petri::sandbox::{Event, HostStdio};
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
    case!("java", "hello", "Hello.java", slow: false),
    case!("java", "60 lines", "Orders.java", slow: false),
    Case {
        runtime: "java",
        name: "260 lines",
        file: "ExpressionEvaluator.java",
        source: include_str!("../../tests/programs/java/ExpressionEvaluator.java"),
        slow: false,
    },
    case!("java", "loops", "Loops.java", slow: true),
    case!("java", "nbody", "NBody.java", slow: true),
    case!("java", "strings", "Strings.java", slow: true),
];

/// The command that runs a file natively.
fn native_command(runtime: &str) -> Option<&'static [&'static str]> {
    match runtime {
        "python" => Some(&["python3", "-I"]),
        "javascript" => Some(&["node"]),
        // Compiles in memory and runs, as Petri does.
        "java" => Some(&["java"]),
        _ => None,
    }
}

/// A program that waits for input, in each language.
const WAITING: &[Case] = &[
    Case { runtime: "python", name: "waiting", file: "waiting.py", source: "input()", slow: false },
    Case {
        runtime: "javascript",
        name: "waiting",
        file: "waiting.js",
        source: "process.stdin.on('data', () => process.exit())",
        slow: false,
    },
    Case {
        runtime: "java",
        name: "waiting",
        file: "Waiting.java",
        source: "void main() { IO.readln(); }",
        slow: false,
    },
];

/// How many programs wait at the same time while their memory is measured.
const WAITING_RUNS: usize = 50;

#[derive(Serialize)]
struct Report {
    /// From nothing to all runtimes loaded, their code compiled before.
    start_up_us: u64,
    rows: Vec<Row>,
    waiting: Vec<Waiting>,
}

/// What a program that waits for input holds.
#[derive(Serialize)]
struct Waiting {
    runtime: &'static str,
    private_bytes: u64,
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
    /// Pages that a run had the kernel map, median.
    page_faults: u64,
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
    config.sandbox.runs_max = WAITING_RUNS as u32 + 1;
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
    let mut waiting = Vec::new();
    for case in WAITING {
        let wanted = format!("{}/{}", case.runtime, case.name).contains(&arguments.only);
        if wanted && executor.runtimes.get(case.runtime).is_some() {
            let private_bytes = tokio.block_on(measure_waiting(&executor, case))?;
            waiting.push(Waiting { runtime: case.runtime, private_bytes });
        }
    }
    let report = Report { start_up_us: start_up.as_micros() as u64, rows, waiting };
    let mut out = std::io::stdout().lock();
    match arguments.json {
        true => writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?,
        false => print_table(&mut out, &report)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn print_table(out: &mut impl Write, report: &Report) -> std::io::Result<()> {
    let start_up = report.start_up_us as f64 / 1e3;
    writeln!(out, "start of Petri with all runtimes loaded: {start_up:.1} ms\n")?;
    writeln!(
        out,
        "{:<12} {:<10} {:>6} {:>12} {:>12} {:>12} {:>8} {:>8}",
        "runtime", "case", "runs", "p50 µs", "p99 µs", "native p50", "ratio", "faults"
    )?;
    for row in &report.rows {
        let native = row.native_us.as_ref().map_or("-".into(), |native| native.p50.to_string());
        let ratio = row.ratio.map_or("-".into(), |ratio| format!("{ratio:.3}"));
        writeln!(
            out,
            "{:<12} {:<10} {:>6} {:>12} {:>12} {native:>12} {ratio:>8} {:>8}",
            row.runtime, row.case, row.runs, row.petri_us.p50, row.petri_us.p99, row.page_faults
        )?;
    }
    writeln!(out)?;
    for Waiting { runtime, private_bytes } in &report.waiting {
        writeln!(
            out,
            "a {runtime} program that waits for input holds {} KiB of its own",
            private_bytes >> 10
        )?;
    }
    Ok(())
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
    let (mut petri_times, mut native_times, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for index in 0..runs {
        let faults_before = page_faults()?;
        let (time, report) = run_in_petri(executor, case).await?;
        faults.push(page_faults()? - faults_before);
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
    faults.sort_unstable();
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
        page_faults: faults[faults.len() / 2],
    })
}

/// The memory of its own that a waiting program holds: what this process grows by, per program.
async fn measure_waiting(executor: &Executor, case: &Case) -> anyhow::Result<u64> {
    run_in_petri_with_input(executor, case).await?;
    let before = private_bytes()?;
    let cancel = CancellationToken::new();
    let mut waits = Vec::new();
    let mut runs = Vec::new();
    for _ in 0..WAITING_RUNS {
        let (execution, mut stdio) = executor.prepare(program(case), cancel.clone())?;
        runs.push(execution.run());
        waits.push(async move {
            while stdio.events.next().await.context("it ended instead of waiting")? != Event::InputWanted {}
            anyhow::Ok(stdio)
        });
    }
    let measured = async {
        // The stdio must live until after the measurement: dropping it would end the wait.
        let _stdio = futures::future::try_join_all(waits).await?;
        let after = private_bytes()?;
        cancel.cancel();
        anyhow::Ok(after)
    };
    let (after, _reports) = tokio::join!(measured, futures::future::join_all(runs));
    Ok(after?.saturating_sub(before) / WAITING_RUNS as u64)
}

/// A run that gets one line of input, to warm a slot and the code pages.
async fn run_in_petri_with_input(executor: &Executor, case: &Case) -> anyhow::Result<()> {
    let (execution, mut stdio) = executor.prepare(program(case), CancellationToken::new())?;
    let talk = async {
        stdio.stdin.send(b"\n").await;
        while stdio.events.next().await.is_some() {}
    };
    let (report, ()) = tokio::join!(execution.run(), talk);
    anyhow::ensure!(report?.outcome.is_success(), "{} {} failed", case.runtime, case.name);
    Ok(())
}

/// Private memory of this process, in bytes.
fn private_bytes() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).context("no RssAnon")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? << 10)
}

fn program(case: &Case) -> Program {
    let mut program = Program {
        runtime: Some(case.runtime.to_owned()),
        files: vec![SourceFile { path: case.file.to_owned(), content: case.source.as_bytes().to_vec() }],
        ..Default::default()
    };
    program.limits.fuel = Some(u64::MAX / 4);
    program.limits.wall_time_ms = Some(600_000);
    program
}

async fn run_in_petri(executor: &Executor, case: &Case) -> anyhow::Result<(Duration, petri::model::Report)> {
    let program = program(case);
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

/// Minor page faults of this process so far (`minflt` in proc_pid_stat(5)).
fn page_faults() -> anyhow::Result<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The second field, the program's name, may contain spaces; it ends with the last parenthesis.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    Ok(fields.split_whitespace().nth(7).context("no minflt in /proc/self/stat")?.parse()?)
}

fn is_installed(command: &str) -> bool {
    let status = Command::new(command).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.context("not installed").is_ok_and(|status| status.success())
}

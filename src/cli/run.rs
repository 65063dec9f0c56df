//! `petri run`: one program, with this process's stdio as its own.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use cap_std::ambient_authority;
use cap_std::fs::Dir;
use clap::Args;
use petri::config::Config;
use petri::execution::{Execution, ExecutionError, Executor};
use petri::model::{Outcome, Program, Report, SourceFile};
use petri::sandbox::{Event, Events, HostStdio, Interrupt, Stdin};
use serde::Serialize;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;

use super::exit;

/// Run a program.
///
/// Its stdin, stdout and stderr are this process's. It sees a private copy of FILE (with --dir,
/// of a whole directory) and nothing else of this machine.
#[derive(Args)]
#[command(after_help = "\
Exit status: the program's own; 124 when it met its time or fuel limit, 137 out of memory,
153 another limit, 134 when the interpreter faulted, 130 after Ctrl-C, 2 for a wrong command line
or program, 125 when Petri itself failed.

Ctrl-C interrupts the program (KeyboardInterrupt in Python); a second Ctrl-C ends it.")]
pub struct RunArguments {
    /// The runtime; by default the one for FILE's extension.
    #[arg(long, value_name = "ID")]
    runtime: Option<String>,

    /// Gives the program a copy of this whole directory; FILE is then a path in it.
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,

    /// Sets an environment variable of the program; may be given several times.
    #[arg(long, value_name = "K=V", value_parser = parse_variable)]
    env: Vec<(String, String)>,

    /// Limits CPU, in units of fuel (about a wasm instruction each).
    #[arg(long, value_name = "N")]
    fuel: Option<u64>,

    /// Limits memory, in MiB.
    #[arg(long, value_name = "MIB")]
    memory: Option<u64>,

    /// Limits wall-clock time, in seconds; a fraction is allowed.
    #[arg(long, value_name = "SECONDS", value_parser = parse_seconds, allow_negative_numbers = true)]
    timeout: Option<u64>,

    /// Limits stdout and stderr together, in KiB.
    #[arg(long, value_name = "KIB")]
    max_output: Option<u64>,

    /// Fixes clock and randomness: the same program then does the same every time.
    #[arg(long)]
    deterministic: bool,

    /// Prints one JSON object with stdout, stderr, outcome and usage when the program has ended.
    #[arg(long)]
    json: bool,

    /// The program's entry file.
    file: PathBuf,

    /// The program's arguments.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

fn parse_variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("it must have the form NAME=VALUE".into()),
    }
}

/// Seconds as milliseconds.
fn parse_seconds(text: &str) -> Result<u64, String> {
    match text.parse::<f64>() {
        Ok(seconds) if seconds > 0.0 && seconds < 1e9 => Ok((seconds * 1000.0).ceil() as u64),
        _ => Err("it must be a positive number of seconds".into()),
    }
}

pub fn run(arguments: RunArguments, mut config: Config) -> anyhow::Result<ExitCode> {
    // One run needs one slot; reserving more would only cost start-up time.
    config.sandbox.runs_max = 1;
    let files = match read_files(&arguments, &config) {
        Ok(files) => files,
        Err(error) => return Ok(usage_error(&format!("{error:#}"))),
    };
    let json = arguments.json;
    let program = program(arguments, files);
    let executor = super::executor(&config)?;
    let tokio = super::tokio_runtime()?;
    let cancel = CancellationToken::new();
    let result = tokio.block_on(async {
        // Listening before the runtime is loaded, which may take seconds.
        let presses = signal(SignalKind::interrupt()).ok();
        let (execution, stdio) = executor.prepare(program, cancel.clone())?;
        watch_ctrl_c(presses, execution.interrupt(), cancel.clone());
        match json {
            true => run_collecting(execution, stdio).await,
            false => run_streaming(execution, stdio, &cancel).await,
        }
    });
    let code = match result {
        Ok(outcome) => {
            if let (false, Some(message)) = (json, outcome.message()) {
                let _ = writeln!(std::io::stderr(), "petri: {message}");
            }
            ExitCode::from(exit::status(&outcome))
        }
        Err(error) => refuse(&error, &executor),
    };
    // A thread may still wait for this process's stdin; nothing may wait for it.
    tokio.shutdown_background();
    Ok(code)
}

/// Says why a program was not run.
fn refuse(error: &ExecutionError, executor: &Executor) -> ExitCode {
    for problem in executor.runtimes.problems() {
        eprintln!("petri: {}: {:#}", problem.folder.display(), error_chain(&problem.error));
    }
    match error {
        ExecutionError::Sandbox(_) | ExecutionError::Runtime(_) => {
            eprintln!("petri: {}", error_chain(error));
            ExitCode::from(exit::PETRI_FAILED)
        }
        _ => usage_error(&error.to_string()),
    }
}

/// An error and its causes, as one line.
fn error_chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let next = error.to_string();
        if !text.ends_with(&next) {
            text = format!("{text}: {next}");
        }
        cause = error.source();
    }
    text
}

fn usage_error(message: &str) -> ExitCode {
    eprintln!("petri: {message}");
    ExitCode::from(exit::USAGE)
}

/// Ctrl-C interrupts the program, once more ends it. Without `presses`, it ends this process.
fn watch_ctrl_c(presses: Option<Signal>, interrupt: Interrupt, cancel: CancellationToken) {
    let Some(mut presses) = presses else {
        return;
    };
    tokio::spawn(async move {
        presses.recv().await;
        interrupt.raise();
        presses.recv().await;
        cancel.cancel();
    });
}

fn program(arguments: RunArguments, files: Files) -> Program {
    let mut program = Program {
        runtime: arguments.runtime,
        files: files.files,
        entry: Some(files.entry),
        args: arguments.args,
        env: arguments.env,
        deterministic: arguments.deterministic,
        ..Default::default()
    };
    program.limits.fuel = arguments.fuel;
    program.limits.memory_bytes = arguments.memory.map(|mib| mib.saturating_mul(1 << 20));
    program.limits.wall_time_ms = arguments.timeout;
    program.limits.output_bytes = arguments.max_output.map(|kib| kib.saturating_mul(1 << 10));
    program
}

/// A program's files and which of them is started.
struct Files {
    files: Vec<SourceFile>,
    entry: String,
}

fn read_files(arguments: &RunArguments, config: &Config) -> anyhow::Result<Files> {
    let file = &arguments.file;
    let Some(dir) = &arguments.dir else {
        let name = file.file_name().and_then(|name| name.to_str());
        let entry = name
            .with_context(|| format!("{} is not a file name that a program can have", file.display()))?
            .to_owned();
        let content = std::fs::read(file).with_context(|| format!("can't read {}", file.display()))?;
        return Ok(Files { files: vec![SourceFile { path: entry.clone(), content }], entry });
    };
    let entry = entry_in(dir, file)?;
    let root = Dir::open_ambient_dir(dir, ambient_authority())
        .with_context(|| format!("can't open {}", dir.display()))?;
    let mut files = Vec::new();
    let limits = &config.limits;
    let mut room = Room { bytes: limits.file_bytes.default, files: limits.file_count.default };
    read_dir(&root, "", &mut files, &mut room).with_context(|| format!("can't copy {}", dir.display()))?;
    Ok(Files { files, entry })
}

/// The entry's path inside `dir`: given relative to it, or as a path that leads into it.
fn entry_in(dir: &Path, file: &Path) -> anyhow::Result<String> {
    let inside = match file.is_relative() && dir.join(file).is_file() {
        true => file.to_owned(),
        false => {
            let not_in = || format!("{} is not in {}", file.display(), dir.display());
            let (dir, file) = (dir.canonicalize(), file.canonicalize());
            let (dir, file) = (dir.with_context(not_in)?, file.with_context(not_in)?);
            file.strip_prefix(&dir).with_context(not_in)?.to_owned()
        }
    };
    let names: Option<Vec<&str>> = inside
        .components()
        .filter(|part| !matches!(part, std::path::Component::CurDir))
        .map(|part| part.as_os_str().to_str())
        .collect();
    Ok(names.context("the entry's path is not UTF-8")?.join("/"))
}

/// How much of a directory may still be copied.
struct Room {
    bytes: u64,
    files: u64,
}

/// Reads regular files, following links only inside the directory; `.git` is left out.
fn read_dir(dir: &Dir, prefix: &str, files: &mut Vec<SourceFile>, room: &mut Room) -> anyhow::Result<()> {
    for entry in dir.entries()? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().with_context(|| format!("{prefix}{} is not UTF-8", name.display()))?;
        let path = format!("{prefix}{name}");
        // Links out of the directory have no metadata here: they are left out like devices.
        let Ok(metadata) = dir.metadata(name) else {
            continue;
        };
        if metadata.is_dir() && name != ".git" && entry.file_type()?.is_dir() {
            read_dir(&entry.open_dir()?, &format!("{path}/"), files, room)?;
        } else if metadata.is_file() {
            room.files = room.files.checked_sub(1).context("it has more files than a program may have")?;
            room.bytes = room
                .bytes
                .checked_sub(metadata.len())
                .context("it has more bytes than a program's files may have")?;
            files.push(SourceFile { content: dir.read(name)?, path });
        }
    }
    Ok(())
}

/// Copies the program's output to ours as it comes, and our input to it.
async fn run_streaming(
    execution: Execution,
    stdio: HostStdio,
    cancel: &CancellationToken,
) -> Result<Outcome, ExecutionError> {
    let HostStdio { events, stdin } = stdio;
    tokio::spawn(forward_stdin(stdin));
    let handle = tokio::runtime::Handle::current();
    let output = tokio::task::spawn_blocking(move || handle.block_on(forward_output(events)));
    let report = execution.run().await?;
    // After a second Ctrl-C nobody waits for a pipe that is not read.
    tokio::select! {
        _ = output => {}
        () = cancel.cancelled() => {}
    }
    Ok(report.outcome)
}

/// Writes to this process's stdout and stderr. When one is closed, the program finds its own closed.
async fn forward_output(mut events: Events) {
    let (mut stdout, mut stderr) = (std::io::stdout(), std::io::stderr());
    while let Some(event) = events.next().await {
        let written = match event {
            Event::Stdout(bytes) => stdout.write_all(&bytes).and_then(|()| stdout.flush()),
            Event::Stderr(bytes) => stderr.write_all(&bytes),
            Event::InputWanted => Ok(()),
        };
        if written.is_err() {
            return;
        }
    }
}

async fn forward_stdin(mut stdin: Stdin) {
    let (sender, mut receiver) = tokio::sync::mpsc::channel::<Vec<u8>>(1);
    std::thread::spawn(move || {
        let mut buffer = vec![0; 64 << 10];
        while let Ok(size @ 1..) = std::io::stdin().read(&mut buffer) {
            if sender.blocking_send(buffer[..size].to_vec()).is_err() {
                return;
            }
        }
    });
    while let Some(bytes) = receiver.recv().await {
        stdin.send(&bytes).await;
    }
}

/// What `--json` prints. A stream that is not UTF-8 is base64, and says so.
#[derive(Serialize)]
struct JsonReport {
    stdout: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stdout_encoding: Option<&'static str>,
    stderr: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    stderr_encoding: Option<&'static str>,
    #[serde(flatten)]
    report: Report,
}

async fn run_collecting(execution: Execution, stdio: HostStdio) -> Result<Outcome, ExecutionError> {
    let HostStdio { mut events, stdin } = stdio;
    tokio::spawn(forward_stdin(stdin));
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let collect = async {
        while let Some(event) = events.next().await {
            match event {
                Event::Stdout(bytes) => stdout.extend_from_slice(&bytes),
                Event::Stderr(bytes) => stderr.extend_from_slice(&bytes),
                Event::InputWanted => {}
            }
        }
    };
    let (report, ()) = tokio::join!(execution.run(), collect);
    let report = report?;
    let outcome = report.outcome.clone();
    let (stdout, stdout_encoding) = text_or_base64(stdout);
    let (stderr, stderr_encoding) = text_or_base64(stderr);
    let json = JsonReport { stdout, stdout_encoding, stderr, stderr_encoding, report };
    let json = serde_json::to_string(&json).expect("a report serialises");
    // A closed pipe is the reader's choice.
    let _ = writeln!(std::io::stdout(), "{json}");
    Ok(outcome)
}

fn text_or_base64(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => (BASE64.encode(error.as_bytes()), Some("base64")),
    }
}

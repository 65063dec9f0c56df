//! A thousand runs in one process leave nothing behind: no memory, descriptors, mappings,
//! threads or scratch directories. Neither do connections that break off.

mod sockets;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use petri::config::Config;
use petri::execution::Executor;
use petri::model::{LimitsRequest, Outcome, Program, SourceFile};
use petri::runtimes::Registry;
use petri::sandbox::{HostStdio, Sandbox};
use tokio_util::sync::CancellationToken;

/// Growth of resident memory that is not a leak: arenas and code pages that warm up late, in bytes.
const SLACK_BYTES: u64 = 4 << 20;

fn main() {
    let mut config = Config::default();
    config.sandbox.runs_max = 4;
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("leaks-scratch");
    config.sandbox.scratch_dir = Some(scratch.clone());
    let executor = executor(&config);
    let tokio = tokio::runtime::Runtime::new().expect("tokio starts");
    let filter = std::env::args().skip(1).find(|arg| !arg.starts_with('-')).unwrap_or_default();
    let mut passed = 0;
    for (runtime, name, source, limits) in cases() {
        if !format!("{runtime}/{name}").contains(&filter) {
            continue;
        }
        if executor.runtimes.get(runtime).is_none() {
            println!("test {runtime}/{name} ... skipped: there is no such runtime");
            continue;
        }
        tokio.block_on(check(&executor, &scratch, runtime, name, source, limits));
        println!("test {runtime}/{name} leaves nothing behind ... ok");
        passed += 1;
    }
    drop((executor, tokio));
    if "sockets".contains(&filter) {
        passed += sockets::check();
    }
    println!("\n{passed} passed, 0 failed");
}

fn executor(config: &Config) -> Executor {
    Executor {
        sandbox: Arc::new(Sandbox::new(&config.sandbox).expect("the sandbox starts")),
        runtimes: Registry::find(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("runtimes")]),
        limits: config.limits.clone(),
    }
}

type Case = (&'static str, &'static str, &'static str, LimitsRequest);

/// Hello world, and programs that are stopped by a limit while they hold much.
fn cases() -> Vec<Case> {
    let fuel = LimitsRequest { fuel: Some(30_000_000), ..Default::default() };
    let memory = LimitsRequest { memory_bytes: Some(48 << 20), ..Default::default() };
    vec![
        ("python", "hello.py", "print('hello')", LimitsRequest::default()),
        ("python", "spin.py", "while True: pass", fuel.clone()),
        ("python", "allocate.py", "x = []\nwhile True: x.append(bytes(1 << 20))", memory.clone()),
        ("javascript", "hello.js", "console.log('hello')", LimitsRequest::default()),
        ("javascript", "spin.js", "for (;;);", fuel),
        ("javascript", "allocate.js", "const x = []; for (;;) x.push(new Uint8Array(1 << 20))", memory),
        ("java", "hello.java", "void main() { IO.println(\"hello\"); }", LimitsRequest::default()),
    ]
}

async fn check(
    executor: &Executor,
    scratch: &Path,
    runtime: &str,
    name: &str,
    source: &str,
    limits: LimitsRequest,
) {
    let run = || run_once(executor, runtime, name, source, limits.clone());
    for _ in 0..100 {
        run().await;
    }
    let before = Held::now(scratch);
    for _ in 0..1000 {
        run().await;
    }
    let after = Held::now(scratch);
    assert!(
        after.memory_bytes <= before.memory_bytes + SLACK_BYTES,
        "{name}: memory grew: {before:?} {after:?}"
    );
    assert!(after.descriptors <= before.descriptors, "{name}: descriptors grew: {before:?} {after:?}");
    // The allocator of the host may split or join a few mappings.
    assert!(after.mappings <= before.mappings + 8, "{name}: mappings grew: {before:?} {after:?}");
    assert!(after.threads <= before.threads, "{name}: threads grew: {before:?} {after:?}");
    assert_eq!(after.scratch_directories, 0, "{name}: scratch directories stay");
}

async fn run_once(executor: &Executor, runtime: &str, name: &str, source: &str, limits: LimitsRequest) {
    let program = Program {
        runtime: Some(runtime.into()),
        files: vec![SourceFile { path: name.into(), content: source.into() }],
        limits,
        ..Default::default()
    };
    let (execution, stdio) =
        executor.prepare(program, CancellationToken::new()).expect("the program is well-formed");
    let HostStdio { mut events, stdin } = stdio;
    drop(stdin);
    let drain = async { while events.next().await.is_some() {} };
    let (report, ()) = tokio::join!(execution.run(), drain);
    let outcome = report.expect("Petri does its part").outcome;
    assert_eq!(outcome.is_success(), name.starts_with("hello"), "{name}: {outcome:?}");
    assert!(!matches!(outcome, Outcome::Trapped { .. }), "{name}: {outcome:?}");
}

/// What this process holds.
#[derive(Debug)]
struct Held {
    memory_bytes: u64,
    descriptors: usize,
    mappings: usize,
    threads: usize,
    scratch_directories: usize,
}

impl Held {
    fn now(scratch: &Path) -> Self {
        let status = fs::read_to_string("/proc/self/status").expect("proc is mounted");
        let kib = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("VmRSS is there");
        let kib: u64 = kib.trim().trim_end_matches(" kB").parse().expect("VmRSS is a number");
        let count = |path: &str| fs::read_dir(path).map(Iterator::count).unwrap_or(0);
        let own = std::process::id().to_string();
        let roots = fs::read_dir(scratch).into_iter().flatten().flatten();
        let own_roots =
            roots.filter(|root| root.file_name().to_string_lossy().starts_with(&format!("{own}-")));
        let runs = own_roots.flat_map(|root| fs::read_dir(root.path()).into_iter().flatten().flatten());
        Self {
            memory_bytes: kib << 10,
            descriptors: count("/proc/self/fd"),
            mappings: fs::read_to_string("/proc/self/maps").map(|maps| maps.lines().count()).unwrap_or(0),
            threads: count("/proc/self/task"),
            scratch_directories: runs.filter(|entry| entry.path().is_dir()).count(),
        }
    }
}

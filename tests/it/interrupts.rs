//! Interrupts reach guests that take signals, wherever they are, and cancel the others.

use std::process::{Command, Stdio};
use std::time::Duration;

use petri::config::Metering;
use petri::execution::Executor;
use petri::model::{Outcome, Report};
use petri::sandbox::{Event, HostStdio, Interrupt};
use tokio_util::sync::CancellationToken;

use crate::support::{KINDS, config, executor, fresh_dir, new_executor, probe, tmp_dir, write_manifest};

/// A guest that takes signals at address 64; `$exit` and `$say` (a byte to stdout) are there for
/// its body.
fn guest(body: &str) -> String {
    format!(
        r#"(module
            (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
            (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
            (import "wasi_snapshot_preview1" "poll_oneoff" (func $poll (param i32 i32 i32 i32) (result i32)))
            (memory (export "memory") 1)
            (global (export "petri_signal_flag") i32 (i32.const 64))
            (data (i32.const 0) "\10\00\00\00\01\00\00\00")   ;; a buffer of one byte, at 16
            (func $say (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8))))
            (func (export "_start") {body}))"#
    )
}

/// Says one byte, computes until there is a signal, exits with its number.
const SPIN: &str = "(call $say)
    (loop $on (br_if $on (i32.eqz (i32.load (i32.const 64)))))
    (call $exit (i32.load (i32.const 64)))";

/// Reads; when that is interrupted takes the signal and reads again. Exits with the first error
/// number, or with 1 when the second read failed or got nothing.
const READ: &str = "(local $first i32)
    (local.set $first (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
    (if (i32.ne (i32.load (i32.const 64)) (i32.const 2)) (then (call $exit (i32.const 2))))
    (i32.store (i32.const 64) (i32.const 0))
    (if (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)) (then (call $exit (i32.const 1))))
    (if (i32.ne (i32.load (i32.const 8)) (i32.const 1)) (then (call $exit (i32.const 1))))
    (call $exit (local.get $first))";

/// Sleeps for 1000 seconds, with stdin as another reason to wake if `and_stdin`; exits with the
/// error number.
fn sleep(and_stdin: bool) -> String {
    format!(
        "(call $say)
        (i32.store8 (i32.const 136) (i32.const 0))                    ;; a clock,
        (i32.store (i32.const 144) (i32.const 1))                     ;; monotonic
        (i64.store (i32.const 152) (i64.const 1000000000000))
        (i32.store8 (i32.const 184) (i32.const 1))                    ;; reading descriptor 0
        (call $exit (call $poll (i32.const 128) (i32.const 256) (i32.const {}) (i32.const 8)))",
        if and_stdin { 2 } else { 1 }
    )
}

/// Writes until there is a signal, exits with its number.
const WRITE: &str = "(loop $on (call $say) (br_if $on (i32.eqz (i32.load (i32.const 64)))))
    (call $exit (i32.load (i32.const 64)))";

/// `EINTR` in WASI preview 1.
const EINTR: i32 = 27;

/// An executor with the module `wat` as the runtime `guest`.
fn with_guest(name: &str, wat: &str, metering: Metering) -> Executor {
    let dir = guest_dir(&format!("{name}-{metering:?}"), wat);
    new_executor(&config(metering), &dir)
}

fn guest_dir(name: &str, wat: &str) -> std::path::PathBuf {
    let dir = fresh_dir(&format!("interrupts-{name}"));
    let folder = dir.join("guest");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("guest.wasm"), wat::parse_str(wat).unwrap()).unwrap();
    write_manifest(&folder, "guest", "guest.wasm", "");
    dir
}

/// Runs the guest while `caller` has the other ends, which stay open to the end of the run.
async fn run(executor: &Executor, caller: impl AsyncFnOnce(&mut HostStdio, Interrupt)) -> Report {
    let (execution, mut host) = executor.prepare(probe("guest", &[]), CancellationToken::new()).unwrap();
    let caller = caller(&mut host, execution.interrupt());
    let both = async { tokio::join!(execution.run(), caller) };
    let (report, ()) = tokio::time::timeout(Duration::from_secs(30), both).await.expect("the run ends");
    report.unwrap()
}

fn exited(code: i32) -> Outcome {
    Outcome::Exited { code }
}

#[tokio::test(flavor = "multi_thread")]
async fn computing_guest_sees_the_signal() {
    for metering in [Metering::Fuel, Metering::Epoch] {
        let executor = with_guest("spin", &guest(SPIN), metering);
        let report = run(&executor, async |host, interrupt| {
            assert!(matches!(host.events.next().await, Some(Event::Stdout(_))));
            interrupt.raise();
        });
        assert_eq!(report.await.outcome, exited(2), "{metering:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn blocked_read_is_interrupted_and_loses_no_input() {
    for metering in [Metering::Fuel, Metering::Epoch] {
        let executor = with_guest("read", &guest(READ), metering);
        let report = run(&executor, async |host, interrupt| {
            assert_eq!(host.events.next().await, Some(Event::InputWanted));
            interrupt.raise();
            tokio::time::sleep(Duration::from_millis(20)).await;
            host.stdin.send(b"x").await;
        });
        assert_eq!(report.await.outcome, exited(EINTR), "{metering:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn blocked_wait_is_interrupted() {
    for and_stdin in [false, true] {
        let executor = with_guest(&format!("sleep-{and_stdin}"), &guest(&sleep(and_stdin)), Metering::Fuel);
        let report = run(&executor, async |host, interrupt| {
            assert!(matches!(host.events.next().await, Some(Event::Stdout(_))));
            tokio::time::sleep(Duration::from_millis(20)).await;
            interrupt.raise();
        });
        assert_eq!(report.await.outcome, exited(EINTR), "with stdin: {and_stdin}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signal_that_was_not_taken_keeps_the_guest_from_blocking() {
    let executor = with_guest("early", &guest(READ), Metering::Fuel);
    let report = run(&executor, async |host, interrupt| {
        interrupt.raise();
        tokio::time::sleep(Duration::from_millis(20)).await;
        host.stdin.send(b"x").await;
    });
    assert_eq!(report.await.outcome, exited(EINTR));
}

#[tokio::test(flavor = "multi_thread")]
async fn writing_guest_sees_the_signal_once_it_can_write() {
    let executor = with_guest("write", &guest(WRITE), Metering::Fuel);
    let report = run(&executor, async |host, interrupt| {
        tokio::time::sleep(Duration::from_millis(20)).await;
        interrupt.raise();
        while host.events.next().await.is_some() {}
    });
    assert_eq!(report.await.outcome, exited(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_without_signals_are_cancelled() {
    for kind in KINDS {
        for args in [&["spin"][..], &["sleep", "60000"], &["cat"]] {
            let (execution, _host) = executor().prepare(probe(kind, args), CancellationToken::new()).unwrap();
            let interrupt = execution.interrupt();
            let run = tokio::spawn(async move { execution.run().await });
            tokio::time::sleep(Duration::from_millis(20)).await;
            interrupt.raise();
            assert_eq!(run.await.unwrap().unwrap().outcome, Outcome::Cancelled, "{kind} {args:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn address_outside_of_the_memory_is_the_guests_fault() {
    for address in ["65534", "65536", "-4"] {
        let wat = guest(SPIN).replace("i32 (i32.const 64)", &format!("i32 (i32.const {address})"));
        let executor = with_guest(&format!("address-{address}"), &wat, Metering::Fuel);
        match run(&executor, async |_, _| {}).await.outcome {
            Outcome::Trapped { message } => assert!(message.contains("petri_signal_flag"), "{message}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn flag_that_can_change_is_refused() {
    let wat = guest(SPIN).replace("i32 (i32.const 64)", "(mut i32) (i32.const 64)");
    let executor = with_guest("mutable", &wat, Metering::Fuel);
    let error = executor.runtimes.get("guest").unwrap().guest(&executor.sandbox).err().unwrap().to_string();
    assert!(error.contains("petri_signal_flag"), "{error}");
}

#[test]
fn second_ctrl_c_ends_a_program_that_ignores_the_first() {
    let entry = fresh_dir("interrupts-cli-files").join("main.guest");
    std::fs::write(&entry, "").unwrap();
    let deaf = guest("(call $say) (loop $on (br $on))");
    let mut child = Command::new(env!("CARGO_BIN_EXE_petri"))
        .arg("--runtimes")
        .arg(guest_dir("cli", &deaf))
        .args(["run", "--timeout", "60"])
        .arg(entry)
        .env("PETRI_SANDBOX__CACHE_DIR", tmp_dir().join("modules"))
        .env("PETRI_SANDBOX__SCRATCH_DIR", tmp_dir().join("scratch-cli"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = [0];
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut said).unwrap();
    // SAFETY: sends a signal to a child that has not been waited for.
    let press = |id: u32| unsafe { libc::kill(id as i32, libc::SIGINT) };
    press(child.id());
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(child.try_wait().unwrap(), None, "the first is the program's to take");
    press(child.id());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

//! One run, from a linked guest to its outcome.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use wasmtime::{AsContextMut, Engine, PoolConcurrencyLimitError, Store, Trap, UpdateDeadline};
use wasmtime_wasi::{FsPerms, I32Exit, WasiCtxBuilder};

use super::SandboxError;
use super::ambience;
use super::capabilities::Capabilities;
use super::engine::FUEL_YIELD_INTERVAL;
use super::guest::Guest;
use super::host::{RandomQuota, RunState};
use super::interrupt::Signals;
use super::limiter::Limiter;
use super::memory::{MemoryShare, PoolFull};
use super::quota::FileQuota;
use super::scratch::ScratchRoot;
use super::stdio::GuestStdio;
use crate::config::Metering;
use crate::model::{LimitHit, LimitKind, Limits, Outcome, Report, UNITS_OF_FUEL_PER_MS, Usage};

/// Runs `guest` once with exactly `capabilities`. Dropping the future ends the run and frees all
/// that it held.
///
/// # Errors
/// Only for what is the host's fault or its lack of room; a guest's fate is in the report.
pub(super) async fn run(
    engine: &Engine,
    metering: Metering,
    scratch_root: &ScratchRoot,
    memory: MemoryShare,
    guest: &Guest,
    capabilities: Capabilities,
) -> Result<Report, SandboxError> {
    let started = Instant::now();
    let cpu = Arc::new(AtomicU64::new(0));
    let limits = capabilities.limits.clone();
    let (interrupt, cancel) = (capabilities.interrupt.clone(), capabilities.cancel.clone());
    let return_files = capabilities.return_files;
    let stdio = Finish(capabilities.stdio.clone());

    let state = match RunState::new(scratch_root, memory, capabilities)? {
        Ok(state) => state,
        Err(hit) => return Ok(refused_at_start(hit)),
    };
    let mut store = Store::new(engine, state);
    store.limiter(|state| &mut state.limiter);
    let signals = store.data().signals.clone();
    meter(&mut store, metering, &limits)?;

    let deadline = started + Duration::from_millis(limits.wall_time_ms);
    let ended = {
        let start_and_call = start_and_call(guest, &mut store, metering, &limits);
        let guest_run = OnCpu::new(start_and_call, &cpu, &signals, metering, &limits);
        tokio::select! {
            biased;
            () = cancel.cancelled() => Ended::Cancelled,
            () = interrupt.raised(), if !guest.takes_signals() => Ended::Cancelled,
            () = tokio::time::sleep_until(deadline.into()) => Ended::Limit(LimitHit {
                limit: LimitKind::WallTimeMs,
                allowed: limits.wall_time_ms,
                used: started.elapsed().as_millis() as u64,
            }),
            ended = guest_run => ended?,
        }
    };

    let cpu_ns = cpu.load(Ordering::Relaxed);
    let fuel = match metering {
        Metering::Fuel => limits.fuel - store.get_fuel().map_err(SandboxError::Engine)?.min(limits.fuel),
        Metering::Epoch => fuel_of(cpu_ns),
    };
    let state = store.data();
    let outcome = ended.outcome(state, fuel, &limits);
    let usage = Usage {
        fuel,
        wall_ms: millis(started.elapsed().as_nanos() as u64),
        cpu_ms: millis(cpu_ns),
        memory_peak_bytes: state.limiter.memory_peak_bytes(),
        output_bytes: stdio.0.output_bytes(),
        files_written: state.files.files_written(),
    };
    let files = if return_files { state.files.written_files() } else { Vec::new() };
    Ok(Report { outcome, usage, files })
}

/// Tells the receiver of events that none will follow, however the run ends.
struct Finish(GuestStdio);

impl Drop for Finish {
    fn drop(&mut self) {
        self.0.finish();
    }
}

impl RunState {
    /// Builds what the guest may reach; the inner error is a limit that the program's own files
    /// exceed.
    fn new(
        scratch_root: &ScratchRoot,
        memory: MemoryShare,
        capabilities: Capabilities,
    ) -> Result<Result<Self, LimitHit>, SandboxError> {
        let Capabilities {
            args,
            env,
            files,
            workdir,
            stdio,
            ambience,
            limits,
            interrupt,
            cancel: _,
            return_files: _,
        } = capabilities;
        let scratch = scratch_root.scratch(&files).map_err(SandboxError::Scratch)?;
        let (work, tmp) = (scratch.work(), scratch.tmp());
        let files = match FileQuota::new(scratch, &limits) {
            Ok(files) => files,
            Err(hit) => return Ok(Err(hit)),
        };
        let mut wasi = WasiCtxBuilder::new();
        wasi.args(&args)
            .envs(&env)
            .initial_cwd(&workdir)
            .stdin(stdio.clone())
            .stdout(stdio.stdout())
            .stderr(stdio.stderr())
            // File calls are short and bounded by the quota; a thread for each would cost more.
            .allow_blocking_current_thread(true)
            .allow_tcp(false)
            .allow_udp(false)
            .allow_ip_name_lookup(false)
            .max_random_size(limits.random_bytes);
        // "." is for guests that do not change directory by themselves.
        for (host, guest) in [(&work, workdir.as_str()), (&tmp, "/tmp"), (&work, ".")] {
            wasi.preopened_dir(host, guest, FsPerms::ReadWrite).map_err(SandboxError::Engine)?;
        }
        let clock = ambience::provide(&mut wasi, ambience);
        Ok(Ok(Self {
            wasi: wasi.build_p1(),
            memory: None,
            limiter: Limiter::new(&limits, memory),
            files,
            stdio,
            signals: Arc::new(Signals::new(interrupt)),
            clock,
            inodes: Default::default(),
            random: RandomQuota { used: 0, allowed: limits.random_bytes },
            stdio_in_place: true,
        }))
    }

    /// The last thing that a limit refused the guest.
    fn refused(&self) -> Option<LimitHit> {
        self.limiter.refused().or(self.files.refused())
    }
}

/// Sets up metering for the guest's start-up code; [`start_and_call`] starts the count again.
fn meter(store: &mut Store<RunState>, metering: Metering, limits: &Limits) -> Result<(), SandboxError> {
    store.set_hostcall_fuel(super::host::HOSTCALL_BYTES_MAX);
    match metering {
        Metering::Fuel => {
            store.set_fuel(limits.fuel).map_err(SandboxError::Engine)?;
            store.fuel_async_yield_interval(Some(FUEL_YIELD_INTERVAL)).map_err(SandboxError::Engine)
        }
        Metering::Epoch => {
            store.set_epoch_deadline(1);
            store.epoch_deadline_callback(|_| Ok(UpdateDeadline::Yield(1)));
            Ok(())
        }
    }
}

/// How a guest came to its end.
enum Ended {
    Exited(i32),
    Failed(wasmtime::Error),
    Limit(LimitHit),
    Cancelled,
}

async fn start_and_call(
    guest: &Guest,
    store: &mut Store<RunState>,
    metering: Metering,
    limits: &Limits,
) -> Result<Ended, SandboxError> {
    let started = match guest.instantiate(store).await {
        Ok(started) => started,
        Err(error) if error.is::<PoolConcurrencyLimitError>() => return Err(SandboxError::Busy),
        Err(error) if error.is::<PoolFull>() => return Err(SandboxError::MemoryFull),
        Err(error) => return Ok(Ended::Failed(error)),
    };
    if metering == Metering::Fuel {
        // Start-up code is charged or not depending on how memory is initialised; the program's
        // count must not depend on that.
        store.as_context_mut().set_fuel(limits.fuel).map_err(SandboxError::Engine)?;
    }
    Ok(match started.call(store).await {
        Ok(code) => Ended::Exited(code),
        Err(error) if error.is::<PoolFull>() => return Err(SandboxError::MemoryFull),
        Err(error) => Ended::Failed(error),
    })
}

impl Ended {
    fn outcome(self, state: &RunState, fuel: u64, limits: &Limits) -> Outcome {
        // A program that fails after a limit refused it something failed by that limit.
        let blame = |code: Option<i32>, otherwise: Outcome| match state.refused() {
            Some(hit) => Outcome::Limited { hit, code },
            None => otherwise,
        };
        match self {
            Self::Cancelled => Outcome::Cancelled,
            Self::Limit(hit) => Outcome::Limited { hit, code: None },
            Self::Exited(0) => Outcome::Exited { code: 0 },
            Self::Exited(code) => blame(Some(code), Outcome::Exited { code }),
            Self::Failed(error) => {
                if let Some(I32Exit(code)) = error.downcast_ref::<I32Exit>() {
                    return Self::Exited(code & 0xff).outcome(state, fuel, limits);
                }
                if let Some(hit) = error.downcast_ref::<LimitHit>() {
                    return Outcome::Limited { hit: *hit, code: None };
                }
                if let Some(Trap::OutOfFuel) = error.downcast_ref::<Trap>() {
                    let hit = LimitHit { limit: LimitKind::Fuel, allowed: limits.fuel, used: fuel };
                    return Outcome::Limited { hit, code: None };
                }
                blame(None, Outcome::Trapped { message: message_of(&error) })
            }
        }
    }
}

/// A trap as a sentence: the cause, without the list of wasm frames.
fn message_of(error: &wasmtime::Error) -> String {
    match error.downcast_ref::<Trap>() {
        Some(trap) => trap.to_string(),
        None => error.root_cause().to_string(),
    }
}

fn refused_at_start(hit: LimitHit) -> Report {
    Report { outcome: Outcome::Limited { hit, code: None }, usage: Usage::default(), files: Vec::new() }
}

/// Polls a guest: hands it its signals, adds up the CPU time; under epoch metering ends it when
/// that, taken as fuel, is used up.
struct OnCpu<'a, F> {
    inner: Pin<Box<F>>,
    cpu_ns: &'a AtomicU64,
    signals: &'a Signals,
    /// The fuel allowed, when it is counted by CPU time.
    fuel: Option<u64>,
}

impl<'a, F> OnCpu<'a, F> {
    /// `signals` are those of the guest whose store `inner` borrows.
    fn new(
        inner: F,
        cpu_ns: &'a AtomicU64,
        signals: &'a Signals,
        metering: Metering,
        limits: &Limits,
    ) -> Self {
        let fuel = (metering == Metering::Epoch).then_some(limits.fuel);
        Self { inner: Box::pin(inner), cpu_ns, signals, fuel }
    }
}

impl<F: Future<Output = Result<Ended, SandboxError>>> Future for OnCpu<'_, F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: `inner` borrows the store, so that it exists, and is polled only here.
        unsafe { self.signals.deliver() };
        let before = thread_cpu_ns();
        let poll = self.inner.as_mut().poll(context);
        let spent = thread_cpu_ns().saturating_sub(before);
        let total = self.cpu_ns.fetch_add(spent, Ordering::Relaxed) + spent;
        match self.fuel {
            Some(allowed) if poll.is_pending() && fuel_of(total) > allowed => {
                let hit = LimitHit { limit: LimitKind::Fuel, allowed, used: fuel_of(total) };
                Poll::Ready(Ok(Ended::Limit(hit)))
            }
            _ => poll,
        }
    }
}

fn thread_cpu_ns() -> u64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

fn fuel_of(cpu_ns: u64) -> u64 {
    cpu_ns / 1_000_000 * UNITS_OF_FUEL_PER_MS
}

/// Nanoseconds as milliseconds, to the microsecond.
fn millis(ns: u64) -> f64 {
    (ns / 1_000) as f64 / 1_000.0
}

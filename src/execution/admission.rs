//! Who may start how many programs.
//!
//! [`Admission::enter`] gives a caller a [`Seat`] if the quota allows it; [`Admission::start`]
//! queues a program that has one. The quota of programs at a time is kept by each node for
//! itself, that of fuel by all nodes together. Fuel is counted when a program has ended, so a caller
//! can exceed the quota by what runs at the moment, never by more.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::runtime::Handle;
use tokio::sync::oneshot;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::field::Empty;
use tracing::{Instrument, Span};

use super::scheduler::{Full, Scheduler, Ticket};
use super::{Execution, ExecutionError, Executor};
use crate::config::Config;
use crate::model::{ExecutionId, Limits, LimitsConfig, Program, Quota, Report, SourceFile, UserId};
use crate::runtimes::Runtime;
use crate::sandbox::{HostStdio, Interrupt};
use crate::storage::SharedState;

const HOUR: Duration = Duration::from_secs(3600);

/// When a caller whose programs take all places should try again.
const PLACES_RETRY: Duration = Duration::from_secs(1);

/// Whom a run is counted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CallerKey {
    /// A user.
    User(UserId),
    /// All callers without an account from one network (`ClientIp::network`).
    Address(IpAddr),
}

impl fmt::Display for CallerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(id) => write!(f, "user:{id}"),
            Self::Address(ip) => write!(f, "ip:{ip}"),
        }
    }
}

/// A caller, as far as runs are concerned.
#[derive(Clone, Debug)]
pub struct Tenant {
    /// Whom runs are counted for.
    pub key: CallerKey,
    /// How much the caller may run.
    pub quota: Quota,
    /// Within what a run may ask for limits.
    pub limits: Arc<LimitsConfig>,
}

/// How much a caller runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// Fuel used in this clock hour, on all nodes. Not counted when quotas are off.
    pub fuel: u64,
    /// Programs that ended in this clock hour, on all nodes. Not counted when quotas are off.
    pub runs: u64,
    /// Places that are taken on this node: programs that run or wait, or could do so.
    pub running: u32,
}

/// Why a caller may not start a program now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// As many of the caller's programs exist as may.
    #[error("you may run {allowed} programs at a time")]
    Places {
        /// The quota.
        allowed: u32,
        /// When to try again.
        retry_after: Duration,
    },
    /// The caller's programs used up the fuel of this hour.
    #[error("your programs may use {allowed} units of fuel in an hour, and did")]
    Fuel {
        /// The quota.
        allowed: u64,
        /// When the next hour begins.
        retry_after: Duration,
    },
    /// As many programs wait as may.
    #[error("too many programs wait for their start")]
    Full,
    /// The program's turn did not come in time.
    #[error("the program waited too long for its start")]
    Late,
}

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The caller may not start a program now.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The program can't be started, or Petri failed.
    #[error(transparent)]
    Execution(#[from] ExecutionError),
    /// The run ended without a report: it panicked, or the service is going down.
    #[error("the run broke off")]
    BrokenOff,
}

/// Lets callers start programs, and runs them.
pub struct Admission {
    executor: Arc<Executor>,
    shared: Arc<dyn SharedState>,
    scheduler: Arc<Scheduler>,
    seats: Arc<Mutex<HashMap<CallerKey, u32>>>,
    quotas: bool,
    waiting: Duration,
    stopping: CancellationToken,
}

/// The right to have some programs at a time; given back when dropped and the last of them ended.
#[derive(Clone)]
pub struct Seat(Arc<Places>);

struct Places {
    tenant: Tenant,
    count: u32,
    seats: Arc<Mutex<HashMap<CallerKey, u32>>>,
}

/// A program that waits, runs or has ended. Dropping this cancels it.
pub struct Run {
    /// Names this run.
    pub id: ExecutionId,
    /// What it may use.
    pub limits: Limits,
    /// How many of the caller's programs wait before it.
    pub position: usize,
    /// The caller's end of its input and output.
    pub stdio: Option<HostStdio>,
    started: Option<oneshot::Receiver<()>>,
    report: oneshot::Receiver<Result<Report, ExecutionError>>,
    /// Its report was received.
    over: bool,
    /// When it has waited too long for its start.
    start_by: Instant,
    scheduler: Arc<Scheduler>,
    ticket: Arc<Ticket>,
    interrupt: Interrupt,
    cancel: CancellationToken,
}

impl Admission {
    /// Must be called within the runtime that serves requests. Runs are cancelled when `stopping` is.
    pub fn new(
        config: &Config,
        executor: Arc<Executor>,
        shared: Arc<dyn SharedState>,
        stopping: CancellationToken,
    ) -> Self {
        let execution = &config.execution;
        let sandbox = executor.sandbox.clone();
        let scheduler = Scheduler::start(
            execution.cpu_slots(),
            usize::try_from(config.sandbox.runs_max).unwrap_or(usize::MAX),
            execution.waiting_max,
            move || sandbox.has_room(),
            &Handle::current(),
        );
        Self {
            executor,
            shared,
            scheduler: Arc::new(scheduler),
            seats: Arc::default(),
            quotas: config.rate_limits.enabled,
            waiting: Duration::from_millis(execution.waiting_ms_max),
            stopping,
        }
    }

    /// How many programs there are: waiting, running or about to be gone.
    pub fn programs(&self) -> usize {
        self.scheduler.programs()
    }

    /// What a caller has run in this clock hour and runs at the moment.
    pub async fn used(&self, key: CallerKey) -> Used {
        let ((fuel, _), (runs, _)) = (counter("fuel", key), counter("runs", key));
        Used {
            fuel: self.shared.add(&fuel, 0, HOUR).await,
            runs: self.shared.add(&runs, 0, HOUR).await,
            running: lock(&self.seats).get(&key).copied().unwrap_or_default(),
        }
    }

    /// Takes `places` of the caller's quota of programs at a time.
    ///
    /// # Errors
    /// When the quota is used up.
    pub async fn enter(&self, tenant: &Tenant, places: u32) -> Result<Seat, Refusal> {
        if self.quotas {
            self.check_fuel(tenant).await?;
        }
        let mut seats = lock(&self.seats);
        let taken = seats.entry(tenant.key).or_default();
        let allowed = tenant.quota.concurrent_runs;
        if self.quotas && taken.saturating_add(places) > allowed {
            if *taken == 0 {
                seats.remove(&tenant.key);
            }
            return Err(Refusal::Places { allowed, retry_after: PLACES_RETRY });
        }
        *taken += places;
        Ok(Seat(Arc::new(Places { tenant: tenant.clone(), count: places, seats: self.seats.clone() })))
    }

    async fn check_fuel(&self, tenant: &Tenant) -> Result<(), Refusal> {
        let (counter, rest) = counter("fuel", tenant.key);
        let allowed = tenant.quota.fuel_per_hour;
        match self.shared.add(&counter, 0, HOUR).await >= allowed {
            true => Err(Refusal::Fuel { allowed, retry_after: rest }),
            false => Ok(()),
        }
    }

    /// Checks a program and queues it. A caller has at most as many at a time as the seat has places.
    ///
    /// # Errors
    /// What is wrong with the program, why its runtime can't be used, or that too many wait.
    pub async fn start(&self, seat: &Seat, program: Program) -> Result<Run, RunError> {
        let tenant = &seat.0.tenant;
        self.load_runtime(&program).await?;
        let cancel = self.stopping.child_token();
        let (execution, stdio) = self.executor.prepare_within(&tenant.limits, program, cancel.clone())?;
        let id = ExecutionId::new();
        let (limits, interrupt) = (execution.limits().clone(), execution.interrupt());
        let (begin, started) = oneshot::channel();
        let (finish, report) = oneshot::channel();
        let fuel = self.quotas.then(|| self.shared.clone());
        let (key, seat) = (tenant.key, seat.clone());
        let span = tracing::info_span!("execution", id = %id, runtime = Empty, outcome = Empty, fuel = Empty);
        let spawned = self.scheduler.spawn(key, |scheduler| async move {
            let place = scheduler.begin();
            let _ = begin.send(());
            // One that was cancelled before its start ends here too, without ever being instantiated.
            let result = run(execution).instrument(span).await;
            // The caller who learns of the end may start the next program at once.
            drop((place, seat));
            let used = result.as_ref().map_or(0, |report| report.usage.fuel);
            // Whoever asked may have gone away.
            let _ = finish.send(result);
            if let Some(shared) = fuel {
                shared.add(&counter("fuel", key).0, used, HOUR).await;
                shared.add(&counter("runs", key).0, 1, HOUR).await;
            }
        });
        let (ticket, position) = spawned.map_err(|Full| Refusal::Full)?;
        Ok(Run {
            id,
            limits,
            position,
            stdio: Some(stdio),
            started: Some(started),
            report,
            over: false,
            start_by: Instant::now() + self.waiting,
            scheduler: self.scheduler.clone(),
            ticket,
            interrupt,
            cancel,
        })
    }

    /// Loads the runtimes that are built and runs each one's example once, so that its first caller
    /// waits no longer than the next. One that fails is in the log and fails again when it is asked for.
    pub async fn warm_up(&self) {
        let each = self.executor.runtimes.runtimes().iter().map(|runtime| async move {
            let id = &runtime.manifest.id;
            match self.run_example(runtime).await {
                Ok(()) => tracing::info!(runtime = id, "a runtime is ready"),
                Err(error) => {
                    tracing::warn!(runtime = id, error = format!("{error:#}"), "a runtime is not ready");
                }
            }
        });
        futures::future::join_all(each).await;
    }

    async fn run_example(&self, runtime: &Runtime) -> anyhow::Result<()> {
        let manifest = &runtime.manifest;
        let extension = manifest.extensions.first().map_or("", String::as_str);
        let file = SourceFile { path: format!("main.{extension}"), content: manifest.example.clone().into() };
        let program = Program { runtime: Some(manifest.id.clone()), files: vec![file], ..Program::default() };
        self.load_runtime(&program).await?;
        let (execution, stdio) = self.executor.prepare(program, self.stopping.child_token())?;
        let HostStdio { mut events, stdin } = stdio;
        // It may ask for a name; there is nobody to answer.
        drop(stdin);
        let running = tokio::spawn(execution.run());
        while events.next().await.is_some() {}
        running.await??;
        Ok(())
    }

    /// Compiling a module takes seconds, on a thread that may be blocked.
    async fn load_runtime(&self, program: &Program) -> Result<(), ExecutionError> {
        let Ok(runtime) = self.executor.runtime_for(program).cloned() else {
            // The program is about to be checked in whole.
            return Ok(());
        };
        if runtime.is_loaded() {
            return Ok(());
        }
        let sandbox = self.executor.sandbox.clone();
        let loading = tokio::task::spawn_blocking(move || runtime.guest(&sandbox).map(drop));
        // A panic there shows again when the run needs the module.
        loading.await.unwrap_or(Ok(())).map_err(ExecutionError::from)
    }
}

async fn run(execution: Execution) -> Result<Report, ExecutionError> {
    let runtime = execution.runtime_id().to_owned();
    let result = execution.run().await;
    let outcome = result.as_ref().map_or("failed", |report| report.outcome.kind());
    let span = Span::current();
    span.record("runtime", &runtime).record("outcome", outcome);
    metrics::counter!("petri_runs_total", "runtime" => runtime.clone(), "outcome" => outcome).increment(1);
    if let Ok(report) = &result {
        span.record("fuel", report.usage.fuel);
        metrics::counter!("petri_run_fuel_total", "runtime" => runtime.clone()).increment(report.usage.fuel);
        metrics::histogram!("petri_run_duration_seconds", "runtime" => runtime)
            .record(report.usage.wall_ms / 1000.0);
    }
    result
}

impl Run {
    /// Waits until the program has started.
    ///
    /// # Errors
    /// When it took too long; the program is cancelled then.
    pub async fn started(&mut self) -> Result<(), RunError> {
        let Some(started) = &mut self.started else {
            return Ok(());
        };
        let in_time = tokio::time::timeout_at(self.start_by, started).await;
        self.started = None;
        match in_time {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(RunError::BrokenOff),
            Err(_) => {
                self.cancel();
                Err(Refusal::Late.into())
            }
        }
    }

    /// Waits until the program has ended.
    ///
    /// # Errors
    /// When Petri failed.
    pub async fn report(&mut self) -> Result<Report, RunError> {
        let result = (&mut self.report).await;
        self.over = true;
        match result {
            Ok(result) => Ok(result?),
            Err(_) => Err(RunError::BrokenOff),
        }
    }

    /// Interrupts the program, as Ctrl-C does.
    pub fn interrupt(&self) {
        self.interrupt.raise();
    }

    /// Ends the program at once.
    pub fn cancel(&self) {
        self.cancel.cancel();
        self.scheduler.hurry(&self.ticket);
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        if !self.over {
            self.cancel();
        }
    }
}

impl Drop for Places {
    fn drop(&mut self) {
        let mut seats = lock(&self.seats);
        if let Some(taken) = seats.get_mut(&self.tenant.key) {
            *taken -= self.count;
            if *taken == 0 {
                seats.remove(&self.tenant.key);
            }
        }
    }
}

fn lock(seats: &Mutex<HashMap<CallerKey, u32>>) -> std::sync::MutexGuard<'_, HashMap<CallerKey, u32>> {
    seats.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The name of a caller's counter of something in this clock hour, and how much of the hour is left.
fn counter(what: &str, key: CallerKey) -> (String, Duration) {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let hour = now.as_secs() / HOUR.as_secs();
    let rest = Duration::from_secs((hour + 1) * HOUR.as_secs() - now.as_secs());
    (format!("{what}:{key}:{hour}"), rest)
}

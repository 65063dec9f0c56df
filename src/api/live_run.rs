//! A run that is followed while it lives, over a WebSocket or an event stream: one future that says
//! what happens next, and a bounded queue for what it is to read.
//!
//! Output is gathered for [`GATHER`] after the last was told, so that a program that prints byte by
//! byte does not make a message of each; what comes after a pause, a prompt and the end never wait.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;

use bytes::{Buf, Bytes};
use tokio::time::Instant;

use crate::app::App;
use crate::error::{ApiError, ApiResult};
use crate::execution::{Run, Seat, Tenant};
use crate::model::{Program, Report};
use crate::sandbox::{Event, Events, HostStdio, OUTPUT_QUEUE_BYTES, Stdin};

/// How long output is gathered after some was told.
const GATHER: Duration = Duration::from_millis(2);

/// Gathered output that is told at once, in bytes.
const GATHER_BYTES: usize = OUTPUT_QUEUE_BYTES / 2;

/// Input that may wait beside the program's own buffer before no more is taken, in bytes.
const INPUT_BYTES_MAX: usize = 256 << 10;

/// A run and the caller's end of its input and output. Dropping it cancels the run.
pub struct LiveRun {
    /// The run itself.
    pub run: Run,
    _seat: Seat,
    input: Input,
    stage: Stage,
}

/// What happened to a run.
pub enum Step {
    /// It has started.
    Started,
    /// It wrote this, in this order.
    Output(Vec<Event>),
    /// It has ended, and all that it wrote was told.
    Ended(Box<Report>),
    /// It could not be run, or Petri failed.
    Failed(ApiError),
}

enum Stage {
    Waiting,
    Running(Output),
    Ending,
    Over,
}

struct Output {
    events: Events,
    told: Instant,
}

/// What a program is to read.
#[derive(Default)]
struct Input {
    waiting: VecDeque<Bytes>,
    waiting_bytes: usize,
    ended: bool,
    stdin: Option<Stdin>,
}

impl LiveRun {
    /// Queues a program.
    ///
    /// # Errors
    /// What is wrong with the program, or that the caller may not run it now.
    pub async fn start(app: &App, tenant: &Tenant, program: Program) -> ApiResult<Self> {
        let seat = app.admission.enter(tenant, 1).await?;
        let run = app.admission.start(&seat, program).await?;
        Ok(Self { run, _seat: seat, input: Input::default(), stage: Stage::Waiting })
    }

    /// Gives the program something to read.
    pub fn send(&mut self, bytes: impl Into<Bytes>) {
        let bytes = bytes.into();
        if !self.input.ended && !bytes.is_empty() {
            self.input.waiting_bytes += bytes.len();
            self.input.waiting.push_back(bytes);
        }
    }

    /// Ends the program's input after what was sent.
    pub fn end_input(&mut self) {
        self.input.ended = true;
    }

    /// Whether more input should be taken from the caller.
    pub fn takes_input(&self) -> bool {
        self.input.waiting_bytes < INPUT_BYTES_MAX
    }

    /// What happens next. Output is only taken while `takes_output`: without it the program is
    /// parked once its queue is full. Nothing is lost when the future is dropped.
    pub async fn next(&mut self, takes_output: bool) -> Step {
        let Self { run, input, stage, .. } = self;
        let step = async {
            loop {
                match stage {
                    Stage::Waiting => {
                        if let Err(error) = run.started().await {
                            *stage = Stage::Over;
                            return (Step::Failed(error.into()), None);
                        }
                        let Some(HostStdio { events, stdin }) = run.stdio.take() else {
                            *stage = Stage::Ending;
                            continue;
                        };
                        *stage = Stage::Running(Output { events, told: Instant::now() - GATHER });
                        return (Step::Started, Some(stdin));
                    }
                    Stage::Running(output) if takes_output => match output.next().await {
                        Some(events) => return (Step::Output(events), None),
                        None => *stage = Stage::Ending,
                    },
                    Stage::Ending => {
                        let report = run.report().await;
                        *stage = Stage::Over;
                        return match report {
                            Ok(report) => (Step::Ended(Box::new(report)), None),
                            Err(error) => (Step::Failed(error.into()), None),
                        };
                    }
                    Stage::Running(_) | Stage::Over => return std::future::pending().await,
                }
            }
        };
        let (step, stdin) = tokio::select! {
            biased;
            step = step => step,
            () = input.feed() => return std::future::pending().await,
        };
        if stdin.is_some() {
            input.stdin = stdin;
        }
        step
    }
}

impl Output {
    async fn next(&mut self) -> Option<Vec<Event>> {
        self.events.ready(1).await;
        let gathered = self.told + GATHER;
        if Instant::now() < gathered {
            // Either there is enough now, or it has been long enough.
            let _ = tokio::time::timeout_at(gathered, self.events.ready(GATHER_BYTES)).await;
        }
        self.told = Instant::now();
        self.events.take()
    }
}

impl Input {
    /// Hands on what waits, for as long as it is polled.
    async fn feed(&mut self) {
        poll_fn(|context| {
            let Some(stdin) = &mut self.stdin else {
                return Poll::Pending;
            };
            while let Some(bytes) = self.waiting.front_mut() {
                let Poll::Ready(taken) = stdin.poll_send(bytes, context) else {
                    return Poll::Pending;
                };
                bytes.advance(taken);
                self.waiting_bytes -= taken;
                if bytes.is_empty() {
                    self.waiting.pop_front();
                }
            }
            if self.ended {
                // Dropping it is the end of input.
                self.stdin = None;
            }
            Poll::Pending
        })
        .await
    }
}

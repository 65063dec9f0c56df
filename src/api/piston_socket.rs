//! Piston's WebSocket (`/api/v2/connect`): one run, followed while it lives, in Piston's messages.

use std::collections::VecDeque;
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket};
use axum::response::Response;
use futures::StreamExt;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::execution_events::TextDecoder;
use super::execution_socket::{open, write};
use super::extract::Handshake;
use super::live_run::{LiveRun, Step};
use super::piston::{PistonError, PistonJob, Refused, Stage};
use super::run_caller::RunCaller;
use crate::app::App;
use crate::error::{ApiError, ApiResult};
use crate::execution::Tenant;
use crate::sandbox::Event;

/// How long a client may take to say what is to be run.
const INITIALIZATION: Duration = Duration::from_secs(1);

/// How long a client may take to answer the end of the connection.
const CLOSING: Duration = Duration::from_secs(1);

/// Piston's reasons to end a connection.
mod reason {
    pub const ALREADY_INITIALIZED: (u16, &str) = (4000, "Already Initialized");
    pub const INITIALIZATION_TIMEOUT: (u16, &str) = (4001, "Initialization Timeout");
    pub const NOTIFIED_ERROR: (u16, &str) = (4002, "Notified Error");
    pub const NOT_YET_INITIALIZED: (u16, &str) = (4003, "Not yet initialized");
    pub const ONLY_STDIN: (u16, &str) = (4004, "Can only write to stdin");
    pub const INVALID_SIGNAL: (u16, &str) = (4005, "Invalid signal");
    pub const JOB_COMPLETED: (u16, &str) = (4999, "Job Completed");
}

/// Opens a WebSocket for one run, as Piston's clients know it: `init`, then `data` and `signal`.
#[utoipa::path(
    get, path = "/connect", operation_id = "piston_connect", tag = "piston", security((), ("cookie" = []), ("bearer" = [])),
    responses(
        (status = 101, description = "The connection is a WebSocket now"),
        Refused,
    ),
)]
pub async fn connect(
    State(app): State<App>,
    RunCaller(tenant): RunCaller,
    Handshake(upgrade): Handshake,
) -> ApiResult<Response> {
    open(app, upgrade, |app, socket| {
        Connection { app, tenant, live: None, outgoing: VecDeque::new() }.serve(socket)
    })
}

struct Connection {
    app: App,
    tenant: Tenant,
    live: Option<Live>,
    outgoing: VecDeque<Frame>,
}

struct Live {
    run: LiveRun,
    stdout: TextDecoder,
    stderr: TextDecoder,
}

type End = (u16, &'static str);

impl Connection {
    async fn serve(mut self, socket: WebSocket) {
        let config = self.app.config.execution.socket.clone();
        let stall = Duration::from_millis(config.stall_ms);
        let silence = 3 * Duration::from_millis(config.ping_ms);
        let (mut sink, mut stream) = socket.split();
        let opened = Instant::now();
        let (mut heard, mut pinged, mut blocked_since) = (opened, opened, opened);
        let mut flushed = true;
        let end = loop {
            let reads = self.live.as_ref().is_none_or(|live| live.run.takes_input());
            if !reads {
                heard = Instant::now();
            }
            let mut wake_at = match self.live {
                None => opened + INITIALIZATION,
                Some(_) => pinged + Duration::from_millis(config.ping_ms),
            };
            if !flushed {
                wake_at = wake_at.min(blocked_since + stall);
            }
            let end = tokio::select! {
                frame = stream.next(), if reads => match frame {
                    Some(Ok(Frame::Text(text))) => {
                        heard = Instant::now();
                        self.receive(&text).await
                    }
                    Some(Ok(Frame::Close(_)) | Err(_)) | None => return,
                    Some(Ok(_)) => {
                        heard = Instant::now();
                        None
                    }
                },
                sent = write(&mut sink, &mut self.outgoing), if !flushed => {
                    if sent.is_err() {
                        return;
                    }
                    flushed = true;
                    None
                }
                step = next_step(&mut self.live, flushed) => self.follow(step),
                () = tokio::time::sleep_until(wake_at) => {
                    let now = Instant::now();
                    if self.live.is_none() {
                        Some(reason::INITIALIZATION_TIMEOUT)
                    } else if (!flushed && now >= blocked_since + stall) || now >= heard + silence {
                        return;
                    } else {
                        pinged = now;
                        self.outgoing.push_back(Frame::Ping(bytes::Bytes::new()));
                        None
                    }
                }
            };
            if let Some(end) = end {
                break end;
            }
            if flushed && !self.outgoing.is_empty() {
                flushed = false;
                blocked_since = Instant::now();
            }
        };
        self.live = None;
        let (code, reason) = end;
        self.outgoing.push_back(Frame::Close(Some(CloseFrame { code, reason: reason.into() })));
        let farewell = async {
            let _ = write(&mut sink, &mut self.outgoing).await;
            while let Some(Ok(_)) = stream.next().await {}
        };
        let _ = tokio::time::timeout(stall.max(CLOSING), farewell).await;
    }

    fn tell(&mut self, message: &Value) {
        self.outgoing.push_back(Frame::text(message.to_string()));
    }

    fn fail(&mut self, error: &ApiError) -> End {
        let message = PistonError::of(error.problem()).message;
        self.tell(&json!({ "type": "error", "message": message }));
        reason::NOTIFIED_ERROR
    }

    /// Does what the client asks for; the end of the connection, if that is it.
    async fn receive(&mut self, text: &str) -> Option<End> {
        let message: Value = match serde_json::from_str(text) {
            Ok(message) => message,
            Err(error) => return Some(self.fail(&ApiError::bad_request(error.to_string()))),
        };
        match (message["type"].as_str(), &mut self.live) {
            (Some("init"), None) => match self.start(&message).await {
                Ok(()) => None,
                Err(error) => Some(self.fail(&error)),
            },
            (Some("init"), Some(_)) => Some(reason::ALREADY_INITIALIZED),
            (Some("data" | "signal"), None) => Some(reason::NOT_YET_INITIALIZED),
            (Some("data"), Some(live)) => match (message["stream"].as_str(), message["data"].as_str()) {
                (Some("stdin"), Some(data)) => {
                    live.run.send(data.to_owned());
                    None
                }
                (Some("stdin"), None) => None,
                _ => Some(reason::ONLY_STDIN),
            },
            (Some("signal"), Some(live)) => match message["signal"].as_str() {
                Some("SIGINT") => {
                    live.run.run.interrupt();
                    None
                }
                // No language here can handle these: they end it.
                Some(name) if name.starts_with("SIG") => {
                    live.run.run.cancel();
                    None
                }
                _ => Some(reason::INVALID_SIGNAL),
            },
            // Piston ignores what it does not know.
            _ => None,
        }
    }

    async fn start(&mut self, message: &Value) -> ApiResult<()> {
        let PistonJob { language, version, program, stdin } =
            PistonJob::read(&self.app, &self.tenant, message)?;
        let mut run = LiveRun::start(&self.app, &self.tenant, program).await?;
        run.send(stdin);
        self.live = Some(Live { run, stdout: TextDecoder::default(), stderr: TextDecoder::default() });
        self.tell(&json!({ "type": "runtime", "language": language, "version": version }));
        Ok(())
    }

    /// Tells the client what happened to the run; the end of the connection with its end.
    fn follow(&mut self, step: Step) -> Option<End> {
        let live = self.live.as_mut()?;
        match step {
            Step::Started => self.tell(&json!({ "type": "stage", "stage": "run" })),
            Step::Output(events) => {
                let data = |stream, text: String| {
                    let message = json!({ "type": "data", "stream": stream, "data": text }).to_string();
                    (!text.is_empty()).then(|| Frame::text(message))
                };
                self.outgoing.extend(events.into_iter().filter_map(|event| match event {
                    Event::Stdout(bytes) => data("stdout", live.stdout.decode(&bytes)),
                    Event::Stderr(bytes) => data("stderr", live.stderr.decode(&bytes)),
                    Event::InputWanted => None,
                }));
            }
            Step::Ended(report) => {
                let Stage { code, signal, .. } = Stage::of(&report);
                self.tell(&json!({ "type": "exit", "stage": "run", "code": code, "signal": signal }));
                return Some(reason::JOB_COMPLETED);
            }
            Step::Failed(error) => return Some(self.fail(&error)),
        }
        None
    }
}

async fn next_step(live: &mut Option<Live>, takes_output: bool) -> Step {
    match live {
        Some(live) => live.run.next(takes_output).await,
        None => std::future::pending().await,
    }
}

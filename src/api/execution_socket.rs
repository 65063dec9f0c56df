//! Live runs over a WebSocket, protocol `petri.v1`: `docs/websocket.md` describes it.
//!
//! One task serves a connection. What it holds is bounded: output is taken from the program only
//! when all that was taken before has been written to the socket, and messages are read only while
//! the program takes its input.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message as Frame, WebSocket, WebSocketUpgrade, close_code};
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytes::Bytes;
use futures::{Sink, StreamExt};
use serde::Deserialize;
use serde::de::IgnoredAny;
use tokio::time::Instant;
use tungstenite::Error as SocketError;

use super::execution_events::{Encoder, Message};
use super::extract::{Handshake, parse_json};
use super::live_run::{LiveRun, Step};
use super::program_request::{Encoding, decode_stdin, program_request};
use super::refusals::{Busy, NotYours};
use super::run_caller::SocketCaller;
use crate::app::App;
use crate::config::SocketConfig;
use crate::error::{ApiError, ApiResult, Problem};
use crate::execution::Tenant;
use crate::model::Report;
use crate::sandbox::Event;

/// The subprotocol.
const PROTOCOL: &str = "petri.v1";

/// Bytes of a connection's read buffer; larger messages are put together from several reads.
const READ_BUFFER_BYTES: usize = 8 << 10;

/// Bytes that are gathered before they are written to the socket.
const WRITE_BUFFER_BYTES: usize = 16 << 10;

/// How long a client may take to answer the end of a connection.
const CLOSING: Duration = Duration::from_secs(1);

/// The first byte of a binary message.
mod channel {
    pub const STDIN: u8 = 0;
    pub const STDOUT: u8 = 1;
    pub const STDERR: u8 = 2;
}

/// Opens a WebSocket for live runs.
///
/// The subprotocol is `petri.v1`. Browsers on other sites connect with a ticket from
/// `POST /executions/tickets`, as `ticket` in the query or as subprotocol `petri.ticket.…`.
#[utoipa::path(
    get, path = "/executions/ws", operation_id = "connect", tag = "executions", security((), ("cookie" = []), ("bearer" = [])),
    params(("ticket" = Option<String>, Query, description = "A ticket, instead of cookies")),
    responses(
        (status = 101, description = "The connection is a WebSocket now"),
        (status = 426, body = Problem, content_type = "application/problem+json", description = "The connection can't become a WebSocket"),
        (status = 400, body = Problem, content_type = "application/problem+json", description = "This is no WebSocket handshake, or for another subprotocol"),
        NotYours, Busy,
    ),
)]
pub async fn connect(
    State(app): State<App>,
    SocketCaller(tenant): SocketCaller,
    Handshake(upgrade): Handshake,
) -> ApiResult<Response> {
    let mut offered = upgrade.requested_protocols().peekable();
    let names_it = |name: &axum::http::HeaderValue| name == PROTOCOL;
    if offered.peek().is_some() && !offered.any(names_it) {
        return Err(ApiError::bad_request(format!("the subprotocol must be {PROTOCOL}")));
    }
    drop(offered);
    open(app, upgrade.protocols([PROTOCOL]), |app, socket| Connection::new(app, tenant).serve(socket))
}

/// Completes a handshake and lets `serve` have the connection.
///
/// # Errors
/// When there are as many connections as may be.
pub fn open<F>(
    app: App,
    upgrade: WebSocketUpgrade,
    serve: impl FnOnce(App, WebSocket) -> F + Send + 'static,
) -> ApiResult<Response>
where
    F: Future<Output = ()> + Send + 'static,
{
    let SocketConfig { message_bytes_max, connections_max, .. } = app.config.execution.socket;
    if app.sockets.len() >= connections_max {
        let detail = "there are as many connections as may be";
        return Err(ApiError::unavailable(detail).retry_after(Duration::from_secs(5)));
    }
    let upgrade = upgrade
        .max_message_size(message_bytes_max)
        .max_frame_size(message_bytes_max)
        .read_buffer_size(READ_BUFFER_BYTES)
        .write_buffer_size(WRITE_BUFFER_BYTES);
    let place = app.sockets.token();
    Ok(upgrade.on_upgrade(move |socket| async move {
        serve(app, socket).await;
        drop(place);
    }))
}

program_request! {
    /// A program to run, and how to talk with it.
    RunRequest {
        /// `run`.
        #[serde(rename = "type")]
        #[schema(value_type = String)]
        _type: IgnoredAny,
        /// What the program reads first from its stdin.
        stdin: Option<String>,
        /// How `stdin` is written.
        #[serde(default)]
        stdin_encoding: Encoding,
        /// Whether more input may follow. Without it, the end of input follows `stdin`, and the
        /// program is not waited for as long.
        #[serde(default = "yes")]
        interactive: bool,
        /// How output is sent.
        #[serde(default)]
        output: OutputForm,
    }
}

fn yes() -> bool {
    true
}

/// How output is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
enum OutputForm {
    /// As `data`, text; what is not UTF-8 becomes U+FFFD.
    #[default]
    Text,
    /// As `data_base64`.
    Base64,
    /// As binary messages: a byte for the stream (1 stdout, 2 stderr), then the bytes.
    Binary,
}

#[derive(Deserialize)]
struct Kind {
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StdinMessage {
    #[serde(rename = "type")]
    _type: IgnoredAny,
    data: Option<String>,
    data_base64: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignalMessage {
    #[serde(rename = "type")]
    _type: IgnoredAny,
    signal: Signal,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Signal {
    Interrupt,
    Kill,
}

/// One connection.
struct Connection {
    app: App,
    tenant: Tenant,
    /// What is still to be written.
    outgoing: VecDeque<Frame>,
    /// All that was in `outgoing` has reached the socket.
    flushed: bool,
    live: Option<Live>,
    /// A run has ended here: input for it may still be under way.
    had_run: bool,
    /// Since when there has been no run.
    idle_since: Instant,
    /// Why the connection is to end, when all is written.
    closing: Option<CloseFrame>,
}

/// The run of a connection.
struct Live {
    live: LiveRun,
    encoder: Encoder,
    form: OutputForm,
    /// It was cancelled because the client did not read.
    stalled: bool,
}

/// What wakes a connection.
enum Wake {
    Received(Option<Result<Frame, axum::Error>>),
    Sent(Result<(), axum::Error>),
    Run(Step),
    Time,
    Draining,
}

impl Connection {
    fn new(app: App, tenant: Tenant) -> Self {
        Self {
            app,
            tenant,
            outgoing: VecDeque::new(),
            flushed: true,
            live: None,
            had_run: false,
            idle_since: Instant::now(),
            closing: None,
        }
    }

    async fn serve(mut self, socket: WebSocket) {
        let config = self.app.config.execution.socket.clone();
        let draining = self.app.draining.clone();
        let ms = Duration::from_millis;
        let (mut sink, mut stream) = socket.split();
        let opened = Instant::now();
        let (mut heard, mut pinged) = (opened, opened);
        let mut blocked_since = opened;
        let mut told_of_draining = false;
        // The future that resolves decides what happens; all others lose nothing by being dropped.
        while !(self.flushed && self.closing.is_some() && self.live.is_none()) {
            let reads = self.live.as_ref().is_none_or(|live| live.live.takes_input());
            if !reads {
                // A client can't be silent while nobody listens to it.
                heard = Instant::now();
            }
            let mut wake_at = pinged + ms(config.ping_ms);
            if self.closing.is_none() {
                wake_at = wake_at.min(opened + ms(config.total_ms));
            }
            if self.closing.is_none() && self.live.is_none() {
                wake_at = wake_at.min(self.idle_since + ms(config.idle_ms));
            }
            if !self.flushed {
                wake_at = wake_at.min(blocked_since + ms(config.stall_ms));
            }
            let wake = tokio::select! {
                frame = stream.next(), if reads => Wake::Received(frame),
                sent = write(&mut sink, &mut self.outgoing), if !self.flushed => Wake::Sent(sent),
                step = next_step(&mut self.live, self.flushed) => Wake::Run(step),
                () = tokio::time::sleep_until(wake_at) => Wake::Time,
                () = draining.cancelled(), if !told_of_draining => Wake::Draining,
            };
            match wake {
                Wake::Received(Some(Ok(frame))) => {
                    heard = Instant::now();
                    if matches!(frame, Frame::Close(_)) {
                        // After that nothing can be said.
                        self.outgoing.clear();
                        break;
                    }
                    self.receive(frame).await;
                }
                Wake::Received(Some(Err(error))) => {
                    self.live = None;
                    match close_frame(error) {
                        Some(frame) => self.closing = Some(frame),
                        None => return,
                    }
                    // Nothing that follows can be understood.
                    break;
                }
                Wake::Received(None) | Wake::Sent(Err(_)) => return,
                Wake::Sent(Ok(())) => self.flushed = true,
                Wake::Run(step) => self.follow(step),
                Wake::Draining => {
                    told_of_draining = true;
                    self.end(close_code::AWAY, "the service is shutting down");
                }
                Wake::Time => {
                    let now = Instant::now();
                    if !self.flushed && now >= blocked_since + ms(config.stall_ms) {
                        blocked_since = now;
                        match &mut self.live {
                            Some(live) if !live.stalled => {
                                live.stalled = true;
                                live.live.run.cancel();
                            }
                            _ => return,
                        }
                    }
                    if now >= opened + ms(config.total_ms) {
                        self.live = None;
                        self.end(close_code::POLICY, "the connection has been open for too long");
                    } else if now >= heard + 3 * ms(config.ping_ms) {
                        return;
                    } else if self.live.is_none() && now >= self.idle_since + ms(config.idle_ms) {
                        self.end(close_code::NORMAL, "nothing has been run for a while");
                    }
                    if now >= pinged + ms(config.ping_ms) {
                        pinged = now;
                        self.outgoing.push_back(Frame::Ping(Bytes::new()));
                    }
                }
            }
            if self.flushed && !self.outgoing.is_empty() {
                self.flushed = false;
                blocked_since = Instant::now();
            }
        }
        self.live = None;
        let farewell = async {
            // The answer to a client's own close is written with it.
            self.outgoing.push_back(Frame::Close(self.closing.take()));
            let _ = write(&mut sink, &mut self.outgoing).await;
            while let Some(Ok(_)) = stream.next().await {}
        };
        let _ = tokio::time::timeout(CLOSING, farewell).await;
    }

    /// Ends the connection when the run, if there is one, has ended.
    fn end(&mut self, code: u16, reason: &'static str) {
        self.closing.get_or_insert(CloseFrame { code, reason: reason.into() });
    }

    fn tell(&mut self, message: &Message) {
        self.outgoing.push_back(Frame::text(message.to_json()));
    }

    fn refuse(&mut self, error: &ApiError) {
        self.tell(&Message::Error { problem: error.problem() });
    }

    /// Does what the client asks for.
    async fn receive(&mut self, frame: Frame) {
        let result = match &frame {
            Frame::Text(text) => self.obey(text).await,
            Frame::Binary(bytes) => self.take_binary(bytes),
            Frame::Ping(_) | Frame::Pong(_) | Frame::Close(_) => Ok(()),
        };
        if let Err(error) = result {
            self.refuse(&error);
        }
    }

    async fn obey(&mut self, text: &str) -> ApiResult<()> {
        let Kind { kind } = parse_json(text)?;
        match kind.as_str() {
            "run" => self.run(parse_json(text)?).await,
            "stdin" => {
                let StdinMessage { data, data_base64, .. } = parse_json(text)?;
                let bytes = match (data, data_base64) {
                    (Some(data), None) => data.into_bytes(),
                    (None, Some(data)) => BASE64.decode(data).map_err(|error| {
                        ApiError::invalid_field("data_base64", format!("is not base64: {error}"))
                    })?,
                    _ => return Err(ApiError::invalid_field("", "stdin has either data or data_base64")),
                };
                self.with_run(|live| live.send(bytes))
            }
            "stdin_eof" => self.with_run(LiveRun::end_input),
            "signal" => {
                let SignalMessage { signal, .. } = parse_json(text)?;
                self.with_run(|live| match signal {
                    Signal::Interrupt => live.run.interrupt(),
                    Signal::Kill => live.run.cancel(),
                })
            }
            "ping" => {
                self.tell(&Message::Pong);
                Ok(())
            }
            other => Err(ApiError::invalid_field(
                "type",
                format!("{other:?} is not known; there are run, stdin, stdin_eof, signal and ping"),
            )),
        }
    }

    fn take_binary(&mut self, bytes: &Bytes) -> ApiResult<()> {
        match bytes.first() {
            Some(&channel::STDIN) => {
                let input = bytes.slice(1..);
                self.with_run(|live| live.send(input))
            }
            _ => Err(ApiError::bad_request("a binary message begins with the byte 0 and is input")),
        }
    }

    /// Does something to the run. What comes after its end is ignored: the client may not know of
    /// it yet.
    fn with_run(&mut self, act: impl FnOnce(&mut LiveRun)) -> ApiResult<()> {
        match &mut self.live {
            Some(live) => act(&mut live.live),
            None if self.had_run => {}
            None => return Err(ApiError::conflict("no program has been started")),
        }
        Ok(())
    }

    async fn run(&mut self, mut request: RunRequest) -> ApiResult<()> {
        if self.live.is_some() {
            return Err(ApiError::conflict("a program runs already; it can be killed"));
        }
        if self.closing.is_some() {
            return Err(ApiError::unavailable("the connection is about to end"));
        }
        let mut errors = Vec::new();
        let stdin = decode_stdin("stdin".into(), request.stdin.take(), request.stdin_encoding);
        let stdin = stdin.unwrap_or_else(|error| {
            errors.push(error);
            Vec::new()
        });
        let mut program = request.take_program(&self.app, &self.tenant, errors)?;
        if request.interactive {
            // People take their time.
            let longest = self.tenant.limits.wall_time_ms.max;
            program.limits.wall_time_ms.get_or_insert(longest);
        }
        let mut live = LiveRun::start(&self.app, &self.tenant, program).await?;
        live.send(stdin);
        if !request.interactive {
            live.end_input();
        }
        self.tell(&Message::Accepted { id: live.run.id, limits: &live.run.limits });
        if live.run.position > 0 {
            self.tell(&Message::Queued { position: live.run.position });
        }
        let form = request.output;
        let encoding = if form == OutputForm::Base64 { Encoding::Base64 } else { Encoding::Utf8 };
        self.live = Some(Live { live, encoder: Encoder::new(encoding), form, stalled: false });
        Ok(())
    }

    /// Tells the client what happened to the run.
    fn follow(&mut self, step: Step) {
        let Some(live) = &mut self.live else {
            return;
        };
        match step {
            Step::Started => self.tell(&Message::Started),
            Step::Output(events) => {
                let frames = events.into_iter().filter_map(|event| live.frame(event));
                self.outgoing.extend(frames);
            }
            Step::Ended(report) => {
                let (id, stalled) = (live.live.run.id, live.stalled);
                let rest: Vec<_> = live.encoder.finish().collect();
                rest.iter().for_each(|message| self.tell(message));
                if stalled {
                    self.refuse(&ApiError::conflict(
                        "the run was cancelled: its output was not read in time",
                    ));
                }
                let Report { outcome, usage, .. } = *report;
                self.tell(&Message::Exited { id, outcome: &outcome, usage });
                self.run_is_over();
            }
            Step::Failed(error) => {
                self.refuse(&error);
                self.run_is_over();
            }
        }
    }

    fn run_is_over(&mut self) {
        self.live = None;
        self.had_run = true;
        self.idle_since = Instant::now();
    }
}

impl Live {
    fn frame(&mut self, event: Event) -> Option<Frame> {
        let binary = |channel: u8, bytes: Bytes| {
            let mut frame = Vec::with_capacity(bytes.len() + 1);
            frame.push(channel);
            frame.extend_from_slice(&bytes);
            Some(Frame::binary(frame))
        };
        match (self.form, event) {
            (OutputForm::Binary, Event::Stdout(bytes)) => binary(channel::STDOUT, bytes),
            (OutputForm::Binary, Event::Stderr(bytes)) => binary(channel::STDERR, bytes),
            (_, event) => self.encoder.message(event).map(|message| Frame::text(message.to_json())),
        }
    }
}

async fn next_step(live: &mut Option<Live>, takes_output: bool) -> Step {
    match live {
        Some(live) => live.live.next(takes_output).await,
        None => std::future::pending().await,
    }
}

/// Writes all frames and flushes. What was written is gone from the queue, also when the future is
/// dropped.
pub async fn write<S>(sink: &mut S, frames: &mut VecDeque<Frame>) -> Result<(), axum::Error>
where
    S: Sink<Frame, Error = axum::Error> + Unpin,
{
    poll_fn(|context| poll_write(Pin::new(sink), frames, context)).await
}

fn poll_write<S: Sink<Frame>>(
    mut sink: Pin<&mut S>,
    frames: &mut VecDeque<Frame>,
    context: &mut Context<'_>,
) -> Poll<Result<(), S::Error>> {
    while !frames.is_empty() {
        ready!(sink.as_mut().poll_ready(context))?;
        if let Some(frame) = frames.pop_front() {
            sink.as_mut().start_send(frame)?;
        }
    }
    sink.poll_flush(context)
}

/// How a connection ends whose client broke the protocol; `None` when there is no connection left.
fn close_frame(error: axum::Error) -> Option<CloseFrame> {
    let error = error.into_inner();
    let (code, reason) = match error.downcast_ref::<SocketError>()? {
        SocketError::Capacity(_) => (close_code::SIZE, "the message is too large"),
        SocketError::Utf8(_) => (close_code::INVALID, "text must be UTF-8"),
        SocketError::Protocol(tungstenite::error::ProtocolError::ResetWithoutClosingHandshake) => {
            return None;
        }
        SocketError::Protocol(_) => (close_code::PROTOCOL, "this is not the WebSocket protocol"),
        _ => return None,
    };
    Some(CloseFrame { code, reason: reason.into() })
}

//! Runs of programs over HTTP.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::execution_events;
use super::extract::{json_body, parse_json};
use super::idempotency::{self, IdempotencyKey};
use super::program_request::{Encoding, decode_stdin, program_request};
use super::refusals::{BadBody, Busy, NotYours, UnderWay};
use super::run_caller::RunCaller;
use crate::app::App;
use crate::error::{ApiError, ApiResult};
use crate::execution::{Run, RunError, Tenant};
use crate::model::{ExecutionId, Outcome, Program, Report, SourceFile, Usage};
use crate::sandbox::{Event, HostStdio};

program_request! {
    /// A program to run, and what it reads.
    ExecutionRequest {
        /// What the program reads from its stdin; the end of input follows.
        stdin: Option<String>,
        /// How `stdin` is written.
        #[serde(default)]
        stdin_encoding: Encoding,
        /// How `stdout` and `stderr` are written in the answer.
        #[serde(default)]
        output_encoding: Encoding,
        /// Whether the files that the program created or changed in its directory are returned:
        /// the first 100 of them, as far as they have 4 MiB together.
        #[serde(default)]
        return_files: bool,
    }
}

/// What came of a run.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ExecutionResult {
    /// Names this run, in the log too.
    pub id: ExecutionId,
    /// How the program ended.
    pub outcome: Outcome,
    /// What it wrote to stdout.
    pub stdout: String,
    /// What it wrote to stderr.
    pub stderr: String,
    /// What it used.
    pub usage: Usage,
    /// The files that it created or changed, if they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<Vec<ReturnedFile>>,
}

/// A file that a program created or changed.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ReturnedFile {
    /// Relative to the program's directory.
    path: String,
    /// What it contains.
    content: String,
    /// How `content` is written: `base64` for a file that is not UTF-8.
    encoding: Encoding,
}

/// Runs a program to its end.
///
/// The answer is 200 however the program fared: `outcome` says how. A client that disconnects
/// cancels its run. With `Accept: text/event-stream` the answer is a stream of events: the messages
/// that a WebSocket would send (`accepted`, `queued`, `started`, `stdout`, `stderr`, `exited`,
/// `error`), each with its type as the event's name.
///
/// With an `Idempotency-Key` a request that is repeated within 24 hours gets the first one's answer
/// and nothing is run again, unless that answer was an error of the service or exceeded a megabyte.
#[utoipa::path(
    post, path = "/executions", operation_id = "run_program", tag = "executions", security((), ("cookie" = []), ("bearer" = [])), request_body = ExecutionRequest,
    params(IdempotencyKey),
    responses(
        (status = 200, content(
            (ExecutionResult = "application/json"),
            (String = "text/event-stream"),
        )),
        UnderWay,
        NotYours, BadBody, Busy,
    ),
)]
pub async fn create(
    State(app): State<App>,
    RunCaller(tenant): RunCaller,
    uri: Uri,
    headers: HeaderMap,
    request: Request,
) -> ApiResult<Response> {
    let body = json_body(request, &app).await?;
    if accepts_events(&headers) {
        if idempotency::has_key(&headers) {
            return Err(ApiError::bad_request("a stream can't be repeated: leave the Idempotency-Key out"));
        }
        let request: ExecutionRequest = parse_json(&body)?;
        return execution_events::stream(&app, &tenant, request.read(&app, &tenant)?).await;
    }
    let answer = async {
        let job = parse_json::<ExecutionRequest>(&body)?.read(&app, &tenant)?;
        Ok(Json(execute(&app, &tenant, job).await?).into_response())
    };
    idempotency::once(&app, tenant.key, &uri, &headers, &body, answer).await
}

fn accepts_events(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = accept.split([',', ';']).next().unwrap_or_default().trim();
    first.eq_ignore_ascii_case("text/event-stream")
}

/// A program with its input, read from a request.
pub struct Job {
    /// The program.
    pub program: Program,
    /// What it reads.
    pub stdin: Vec<u8>,
    /// How its output is written.
    pub output_encoding: Encoding,
}

impl ExecutionRequest {
    fn read(mut self, app: &App, tenant: &Tenant) -> ApiResult<Job> {
        let mut errors = Vec::new();
        let stdin =
            decode_stdin("stdin".into(), self.stdin.take(), self.stdin_encoding).unwrap_or_else(|error| {
                errors.push(error);
                Vec::new()
            });
        let mut program = self.take_program(app, tenant, errors)?;
        program.return_files = self.return_files;
        Ok(Job { program, stdin, output_encoding: self.output_encoding })
    }
}

/// Runs a program for a caller to its end.
///
/// # Errors
/// What is wrong with the program, that the caller may not run it now, or that Petri failed.
pub async fn execute(app: &App, tenant: &Tenant, job: Job) -> ApiResult<ExecutionResult> {
    let seat = app.admission.enter(tenant, 1).await?;
    let returns_files = job.program.return_files;
    let mut run = app.admission.start(&seat, job.program).await?;
    let Finished { mut report, stdout, stderr } = finish(&mut run, &job.stdin).await?;
    let files = returns_files
        .then(|| std::mem::take(&mut report.files).into_iter().map(ReturnedFile::from).collect());
    Ok(ExecutionResult {
        id: run.id,
        outcome: report.outcome,
        stdout: job.output_encoding.encode(stdout),
        stderr: job.output_encoding.encode(stderr),
        usage: report.usage,
        files,
    })
}

/// A run that has ended, with all that it wrote.
pub struct Finished {
    /// How it ended.
    pub report: Report,
    /// What it wrote to stdout.
    pub stdout: Vec<u8>,
    /// What it wrote to stderr.
    pub stderr: Vec<u8>,
}

/// Gives a program its whole input and collects its output until it ends.
///
/// # Errors
/// When its start took too long, or Petri failed.
pub async fn finish(run: &mut Run, input: &[u8]) -> Result<Finished, RunError> {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let report = finish_with(run, input, |event| match event {
        Event::Stdout(bytes) => append(&mut stdout, bytes),
        Event::Stderr(bytes) => append(&mut stderr, bytes),
        Event::InputWanted => {}
    })
    .await?;
    Ok(Finished { report, stdout, stderr })
}

fn append(output: &mut Vec<u8>, bytes: Bytes) {
    match output.is_empty() {
        // Most programs' output is one piece.
        true => *output = bytes.into(),
        false => output.extend_from_slice(&bytes),
    }
}

/// [`finish`], with each event handed to `receive` in the order of writing.
///
/// # Errors
/// When its start took too long, or Petri failed.
pub async fn finish_with(
    run: &mut Run,
    input: &[u8],
    mut receive: impl FnMut(Event),
) -> Result<Report, RunError> {
    run.started().await?;
    if let Some(HostStdio { mut events, mut stdin }) = run.stdio.take() {
        let send = async move { stdin.send(input).await };
        let collect = async {
            while let Some(event) = events.next().await {
                receive(event);
            }
        };
        tokio::join!(send, collect);
    }
    run.report().await
}

impl From<SourceFile> for ReturnedFile {
    fn from(file: SourceFile) -> Self {
        let encoding =
            if std::str::from_utf8(&file.content).is_ok() { Encoding::Utf8 } else { Encoding::Base64 };
        Self { path: file.path, content: encoding.encode(file.content), encoding }
    }
}

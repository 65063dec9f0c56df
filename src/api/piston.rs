//! Piston's API (engineer-man/piston, `/api/v2`), so that its clients work here unchanged: its
//! shapes of requests, answers and errors, its names for languages and its way to select versions.
//! Petri's own limits and quotas hold.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::Value;

use super::executions::finish_with;
use super::extract::json_body;
use super::run_caller::RunCaller;
use crate::app::App;
use crate::error::{ApiError, ApiResult, FieldError, Problem};
use crate::execution::Tenant;
use crate::model::{LimitKind, Outcome, Program, Report, SourceFile};
use crate::runtimes::{Manifest, Runtime};
use crate::sandbox::Event;

/// What Piston gives a program that asks for nothing else, in milliseconds.
const RUN_TIMEOUT_MS: u64 = 3000;

/// What Piston calls the languages beside their ids.
const ALIASES: &[(&str, &[&str])] =
    &[("python", &["py", "py3", "python3"]), ("javascript", &["node-javascript", "node-js", "js", "node"])];

/// One runtime, as Piston describes it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PistonRuntime {
    language: String,
    version: String,
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    runtime: Option<&'static str>,
}

/// A program, as Piston's clients send it.
///
/// Only described: what is wrong with a request is told in Piston's words, so it is read field by field.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it is only described")]
pub struct PistonRequest {
    /// A runtime's language or one of its aliases.
    #[schema(min_length = 1, example = "python")]
    language: String,
    /// A version or a range of versions (SemVer), such as `3.x`, `^3.12` or `*`.
    #[schema(min_length = 1, example = "*")]
    version: String,
    /// The first file is started.
    #[schema(min_items = 1)]
    files: Vec<PistonFile>,
    stdin: Option<String>,
    args: Option<Vec<String>>,
    /// Milliseconds.
    run_timeout: Option<f64>,
    /// Taken and not used: what Petri compiles, it compiles while it runs.
    compile_timeout: Option<f64>,
    /// Milliseconds of CPU.
    run_cpu_time: Option<f64>,
    compile_cpu_time: Option<f64>,
    /// Bytes; -1 for the default.
    run_memory_limit: Option<f64>,
    compile_memory_limit: Option<f64>,
}

/// A file, as Piston's clients send it.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "it is only described")]
pub struct PistonFile {
    name: Option<String>,
    content: String,
    /// `utf8`, `base64` or `hex`.
    encoding: Option<String>,
}

/// What came of a run, as Piston tells it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PistonResult {
    language: String,
    version: String,
    run: Stage,
}

/// A run, as Piston tells it.
#[derive(Default, Serialize, utoipa::ToSchema)]
pub struct Stage {
    stdout: String,
    stderr: String,
    /// Both in the order of writing.
    output: String,
    /// The exit code; `null` for a program that was killed.
    pub code: Option<i32>,
    /// What killed it.
    pub signal: Option<&'static str>,
    message: Option<String>,
    /// `RE` runtime error, `SG` killed, `TO` time, `OL` and `EL` output, `XX` the service failed.
    status: Option<&'static str>,
    /// Milliseconds.
    cpu_time: f64,
    /// Milliseconds.
    wall_time: f64,
    /// Bytes.
    memory: u64,
}

/// An error, as Piston tells it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct PistonError {
    /// What was wrong.
    pub message: String,
}

/// What both of Piston's ways to run a program refuse with.
#[derive(utoipa::IntoResponses)]
#[allow(dead_code, reason = "only described")]
pub enum Refused {
    /// Whatever is wrong with the request.
    #[response(status = 400)]
    BadRequest(PistonError),
    /// Credentials are missing or not valid.
    #[response(status = 401)]
    Unauthenticated(PistonError),
    /// The caller may not do this, is suspended, or was sent by a page of another site.
    #[response(status = 403)]
    Forbidden(PistonError),
    /// The caller does this too often.
    #[response(status = 429)]
    TooMany(PistonError),
    /// Petri has no room or no store at the moment.
    #[response(status = 503)]
    Unavailable(PistonError),
}

/// The runtimes, as Piston lists them.
#[utoipa::path(get, path = "/runtimes", operation_id = "piston_runtimes", tag = "piston", security((), ("cookie" = []), ("bearer" = [])), responses((status = 200, body = Vec<PistonRuntime>)))]
pub async fn runtimes(State(app): State<App>) -> Json<Vec<PistonRuntime>> {
    let runtimes = app.executor.runtimes.runtimes().iter();
    Json(runtimes.map(|runtime| PistonRuntime::of(&runtime.manifest)).collect())
}

/// Runs a program as Piston does.
#[utoipa::path(
    post, path = "/execute", operation_id = "piston_execute", tag = "piston", security((), ("cookie" = []), ("bearer" = [])), request_body = PistonRequest,
    responses(
        (status = 200, body = PistonResult),
        (status = 408, body = PistonError, description = "The body took too long to arrive"),
        (status = 413, body = PistonError, description = "The body is larger than allowed"),
        (status = 415, body = PistonError, description = "The body is not `application/json`"),
        Refused,
    ),
)]
pub async fn execute(
    State(app): State<App>,
    RunCaller(tenant): RunCaller,
    request: Request,
) -> ApiResult<Json<PistonResult>> {
    let body = json_body(request, &app).await?;
    let request = serde_json::from_str::<Value>(&body)
        .map_err(|error| ApiError::bad_request(format!("the body is not JSON: {error}")))?;
    run(&app, &tenant, &request).await.map(Json)
}

/// An error as Piston tells it, for [`middleware`](crate::middleware): whatever is wrong with a
/// request is a 400.
pub fn error_body(status: StatusCode, problem: &Problem) -> (StatusCode, Vec<u8>) {
    let status = match status {
        StatusCode::UNPROCESSABLE_ENTITY => StatusCode::BAD_REQUEST,
        status => status,
    };
    // A string always serialises.
    (status, serde_json::to_vec(&PistonError::of(problem)).unwrap_or_default())
}

impl PistonError {
    /// A problem in one sentence.
    pub fn of(problem: &Problem) -> Self {
        let faults = problem.errors.iter().map(|FieldError { field, message }| match field.as_str() {
            "" => message.clone(),
            field => format!("{field}: {message}"),
        });
        let message = match problem.errors.is_empty() {
            true => problem.detail.clone(),
            false => faults.collect::<Vec<_>>().join("; "),
        };
        Self { message }
    }
}

async fn run(app: &App, tenant: &Tenant, request: &Value) -> ApiResult<PistonResult> {
    let job = PistonJob::read(app, tenant, request)?;
    let seat = app.admission.enter(tenant, 1).await?;
    let mut run = app.admission.start(&seat, job.program).await?;
    let (mut stdout, mut stderr, mut output) = (Vec::new(), Vec::new(), Vec::new());
    let report = finish_with(&mut run, &job.stdin, |event| {
        let (stream, bytes) = match event {
            Event::Stdout(bytes) => (&mut stdout, bytes),
            Event::Stderr(bytes) => (&mut stderr, bytes),
            Event::InputWanted => return,
        };
        stream.extend_from_slice(&bytes);
        output.extend_from_slice(&bytes);
    })
    .await?;
    let text = |bytes: Vec<u8>| super::program_request::Encoding::Utf8.encode(bytes);
    let run =
        Stage { stdout: text(stdout), stderr: text(stderr), output: text(output), ..Stage::of(&report) };
    Ok(PistonResult { language: job.language, version: job.version, run })
}

/// A request that was understood.
pub struct PistonJob {
    /// The language's name.
    pub language: String,
    /// The runtime's version.
    pub version: String,
    /// The program.
    pub program: Program,
    /// What it reads.
    pub stdin: Vec<u8>,
}

impl PistonJob {
    /// Reads a request; what is wrong with it is said in Piston's words where it has some.
    pub fn read(app: &App, tenant: &Tenant, request: &Value) -> Result<Self, ApiError> {
        let refuse = |message: String| Err(ApiError::bad_request(message));
        let text = |name: &str| request[name].as_str().filter(|text| !text.is_empty());
        let Some(language) = text("language") else {
            return refuse("language is required as a string".into());
        };
        let Some(selector) = text("version") else {
            return refuse("version is required as a string".into());
        };
        let Some(files) = request["files"].as_array() else {
            return refuse("files is required as an array".into());
        };
        let files = files.iter().enumerate().map(read_file).collect::<Result<Vec<_>, _>>()?;
        let Some(runtime) = find(app, language, selector) else {
            return refuse(format!("{language}-{selector} runtime is unknown"));
        };
        let manifest = &runtime.manifest;
        // A file without a name gets one that the language knows.
        let extension = manifest.extensions.first().map_or("code", String::as_str);
        let mut program = Program { runtime: Some(manifest.id.clone()), ..Program::default() };
        for (index, (name, is_text, content)) in files.into_iter().enumerate() {
            let path = name.unwrap_or_else(|| format!("file{index}.{extension}"));
            // Piston starts the first file that is text.
            if is_text && program.entry.is_none() {
                program.entry = Some(path.clone());
            }
            program.files.push(SourceFile { path, content });
        }
        if program.entry.is_none() {
            return refuse("files must include at least one utf8 encoded file".into());
        }
        program.args = read_args(&request["args"])?;
        let max = |limit| tenant.limits.maxima().get(limit);
        let wall_max = max(LimitKind::WallTimeMs);
        let memory_max = max(LimitKind::MemoryBytes);
        let timeout = constraint(request, "run_timeout", wall_max)?;
        program.limits.wall_time_ms = Some(timeout.unwrap_or(RUN_TIMEOUT_MS.min(wall_max)));
        program.limits.memory_bytes = constraint(request, "run_memory_limit", memory_max)?;
        let cpu_max = max(LimitKind::Fuel) / crate::model::UNITS_OF_FUEL_PER_MS;
        let cpu = constraint(request, "run_cpu_time", cpu_max)?;
        program.limits.fuel = cpu.map(|ms| ms * crate::model::UNITS_OF_FUEL_PER_MS);
        for name in ["compile_timeout", "compile_memory_limit", "compile_cpu_time"] {
            constraint(request, name, u64::MAX)?;
        }
        let stdin = match &request["stdin"] {
            Value::Null => Vec::new(),
            Value::String(text) => text.clone().into_bytes(),
            _ => return refuse("stdin must be a string".into()),
        };
        Ok(Self { language: manifest.id.clone(), version: semantic(&manifest.version), program, stdin })
    }
}

type File = (Option<String>, bool, Vec<u8>);

fn read_file((index, file): (usize, &Value)) -> Result<File, ApiError> {
    let refuse = |message: String| Err(ApiError::bad_request(message));
    let Some(content) = file["content"].as_str() else {
        return refuse(format!("files[{index}].content is required as a string"));
    };
    let name = match &file["name"] {
        Value::Null => None,
        Value::String(name) if name.is_empty() => None,
        Value::String(name) => Some(name.clone()),
        _ => return refuse(format!("files[{index}].name must be a string")),
    };
    if !matches!(file["encoding"], Value::Null | Value::String(_)) {
        return refuse(format!("files[{index}].encoding must be a string"));
    }
    let decoded = match file["encoding"].as_str() {
        Some("base64") => super::program_request::Encoding::Base64.decode(content.to_owned()),
        Some("hex") => hex::decode(content).map_err(|error| format!("is not hexadecimal: {error}")),
        // Piston takes unknown encodings for text.
        _ => return Ok((name, true, content.as_bytes().to_vec())),
    };
    match decoded {
        Ok(bytes) => Ok((name, false, bytes)),
        Err(message) => refuse(format!("files[{index}].content {message}")),
    }
}

fn read_args(args: &Value) -> Result<Vec<String>, ApiError> {
    let texts = match args {
        Value::Null => Some(Vec::new()),
        Value::Array(args) => args.iter().map(|arg| arg.as_str().map(str::to_owned)).collect(),
        _ => None,
    };
    texts.ok_or_else(|| ApiError::bad_request("args must be an array of strings"))
}

/// A figure of the request: absent, 0 and -1 mean the default.
fn constraint(request: &Value, name: &str, max: u64) -> Result<Option<u64>, ApiError> {
    let value = &request[name];
    if value.is_null() {
        return Ok(None);
    }
    let Some(figure) = value.as_f64() else {
        return Err(ApiError::bad_request(format!("If specified, {name} must be a number")));
    };
    if figure == 0.0 || figure == -1.0 {
        return Ok(None);
    }
    if figure > max as f64 {
        return Err(ApiError::bad_request(format!("{name} cannot exceed the configured limit of {max}")));
    }
    if figure < 0.0 {
        return Err(ApiError::bad_request(format!("{name} must be non-negative")));
    }
    Ok(Some(figure as u64))
}

fn find<'a>(app: &'a App, language: &str, selector: &str) -> Option<&'a Runtime> {
    let requirement = versions(selector)?;
    app.executor.runtimes.runtimes().iter().map(|runtime| &**runtime).find(|runtime| {
        let manifest = &runtime.manifest;
        let named = manifest.id == language || aliases(manifest).iter().any(|alias| alias == language);
        let version = semver::Version::parse(&semantic(&manifest.version));
        named && version.is_ok_and(|version| requirement.iter().any(|one| one.matches(&version)))
    })
}

/// The alternatives of a range as npm writes it; Rust's take for a bare version is another.
fn versions(selector: &str) -> Option<Vec<semver::VersionReq>> {
    let alternative = |text: &str| {
        let parts: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let text = match parts.as_slice() {
            [] => "*".to_owned(),
            [low, dash, high] if dash == "-" => format!(">={low}, <={high}"),
            [one]
                if one.starts_with(|first: char| first.is_ascii_digit())
                    && !one.contains(['x', 'X', '*']) =>
            {
                format!("={one}")
            }
            parts => parts.join(", "),
        };
        semver::VersionReq::parse(&text.replace(['x', 'X'], "*")).ok()
    };
    selector.split("||").map(alternative).collect()
}

/// A version with three numbers.
fn semantic(version: &str) -> String {
    let numbers =
        version.split(|char: char| !char.is_ascii_digit() && char != '.').next().unwrap_or_default();
    let mut parts: Vec<&str> = numbers.split('.').filter(|part| !part.is_empty()).take(3).collect();
    parts.resize(3, "0");
    parts.join(".")
}

fn aliases(manifest: &Manifest) -> Vec<String> {
    let known = ALIASES.iter().find(|(id, _)| *id == manifest.id);
    let known = known.map(|(_, aliases)| aliases.iter().map(|alias| (*alias).to_owned()).collect());
    known.unwrap_or_else(|| manifest.extensions.iter().filter(|one| **one != manifest.id).cloned().collect())
}

impl PistonRuntime {
    fn of(manifest: &Manifest) -> Self {
        Self {
            language: manifest.id.clone(),
            version: semantic(&manifest.version),
            aliases: aliases(manifest),
            // What Piston's clients tell JavaScript engines apart by.
            runtime: (manifest.id == "javascript").then_some("node"),
        }
    }
}

impl Stage {
    /// How a run ended, in Piston's terms.
    pub fn of(Report { outcome, usage, .. }: &Report) -> Self {
        let stage = Self {
            cpu_time: usage.cpu_ms,
            wall_time: usage.wall_ms,
            memory: usage.memory_peak_bytes,
            message: outcome.message(),
            ..Self::default()
        };
        match outcome {
            Outcome::Exited { code: 0 } => Self { code: Some(0), ..stage },
            Outcome::Exited { code } => {
                let message = Some(format!("Exited with error status {code}"));
                Self { code: Some(*code), status: Some("RE"), message, ..stage }
            }
            Outcome::Limited { hit, code } => match hit.limit {
                LimitKind::Fuel => Self {
                    signal: Some("SIGKILL"),
                    status: Some("TO"),
                    message: Some("Time limit exceeded".into()),
                    ..stage
                },
                LimitKind::WallTimeMs => Self {
                    signal: Some("SIGKILL"),
                    status: Some("TO"),
                    message: Some("Time limit exceeded (wall clock)".into()),
                    ..stage
                },
                LimitKind::OutputBytes => Self {
                    signal: Some("SIGKILL"),
                    status: Some("OL"),
                    message: Some("stdout length exceeded".into()),
                    ..stage
                },
                _ => match code {
                    Some(code) => Self { code: Some(*code), status: Some("RE"), ..stage },
                    None => Self { signal: Some("SIGKILL"), status: Some("SG"), ..stage },
                },
            },
            Outcome::Trapped { .. } => Self { signal: Some("SIGSEGV"), status: Some("SG"), ..stage },
            Outcome::Cancelled => Self { signal: Some("SIGKILL"), status: Some("SG"), ..stage },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selects(selector: &str, version: &str) -> bool {
        let version = semver::Version::parse(version).unwrap();
        versions(selector).is_some_and(|all| all.iter().any(|one| one.matches(&version)))
    }

    #[test]
    fn versions_are_selected_as_npm_does() {
        for selector in [
            "3.14.0",
            "3.14",
            "3",
            "3.x",
            "3.14.x",
            "*",
            "^3.12.0",
            "~3.14.0",
            ">=3 <4",
            "2 || 3",
            "3.10 - 3.15",
            "x",
        ] {
            assert!(selects(selector, "3.14.0"), "{selector}");
        }
        for selector in ["3.13.0", "2", "^4", "<3", "nonsense", "3.10 - 3.12"] {
            assert!(!selects(selector, "3.14.0"), "{selector}");
        }
    }

    #[test]
    fn versions_have_three_numbers() {
        assert_eq!(semantic("3.14.2"), "3.14.2");
        assert_eq!(semantic("25"), "25.0.0");
        assert_eq!(semantic("2025.1-rc2"), "2025.1.0");
    }
}

//! One program, many inputs, each judged.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Uri};
use axum::response::{IntoResponse, Response};
use futures::{StreamExt, TryStreamExt};
use serde::{Deserialize, Serialize};

use super::executions::{Finished, finish};
use super::extract::{json_body, parse_json};
use super::idempotency::{self, IdempotencyKey};
use super::program_request::{Encoding, decode_stdin, program_request};
use super::refusals::{BadBody, Busy, NotYours, UnderWay};
use super::run_caller::RunCaller;
use crate::app::App;
use crate::error::{ApiResult, FieldError};
use crate::execution::{Seat, Tenant};
use crate::model::{Argument, LimitKind, Outcome, Program, Usage};

/// Bytes of each stream of a case that are returned.
const SHOWN_BYTES_MAX: usize = 16 << 10;

/// Characters of a line that a difference shows.
const SHOWN_CHARS_MAX: usize = 200;

program_request! {
    /// A program, and the cases to judge it by.
    BatchRequest {
        /// The cases, run in any order and answered in this one; 200 at most, unless the service's
        /// operator allows another number.
        #[schema(min_items = 1)]
        cases: Vec<CaseRequest>,
        /// Whether output must equal what is expected to the last byte. Without it, white space at
        /// the end of each line and empty lines at the end don't count.
        #[serde(default)]
        exact: bool,
    }
}

/// One case.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseRequest {
    /// What the program reads from its stdin.
    stdin: Option<String>,
    /// How `stdin` is written.
    #[serde(default)]
    stdin_encoding: Encoding,
    /// The program's arguments, instead of the batch's.
    #[schema(value_type = Option<Vec<Argument>>)]
    args: Option<Vec<String>>,
    /// What the program should write to stdout; without it, any program that exits with 0 is accepted.
    expected_output: Option<String>,
}

/// What came of a batch.
#[derive(Serialize, utoipa::ToSchema)]
pub struct BatchResult {
    /// How many cases have which verdict.
    summary: Summary,
    /// What came of each case.
    cases: Vec<CaseResult>,
}

/// How many cases have which verdict.
#[derive(Default, Serialize, utoipa::ToSchema)]
pub struct Summary {
    /// All cases.
    total: usize,
    accepted: usize,
    wrong_answer: usize,
    time_limit: usize,
    memory_limit: usize,
    output_limit: usize,
    other_limit: usize,
    runtime_error: usize,
}

/// How a case was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It exited with 0 and wrote what was expected.
    Accepted,
    /// It exited with 0 and wrote something else.
    WrongAnswer,
    /// It used up its fuel or its time.
    TimeLimit,
    /// It failed for lack of memory.
    MemoryLimit,
    /// It wrote too much.
    OutputLimit,
    /// It met another limit.
    OtherLimit,
    /// It exited with another code than 0, or its interpreter faulted.
    RuntimeError,
}

/// What came of one case.
#[derive(Serialize, utoipa::ToSchema)]
pub struct CaseResult {
    verdict: Verdict,
    /// Where the output first differs from what was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    difference: Option<Difference>,
    /// How the program ended.
    outcome: Outcome,
    /// The first 16 KiB of what it wrote to stdout.
    stdout: String,
    /// The first 16 KiB of what it wrote to stderr.
    stderr: String,
    /// Whether it wrote more than is shown.
    truncated: bool,
    /// What it used.
    usage: Usage,
}

/// Where output first differs from what was expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Difference {
    /// From 1.
    line: usize,
    /// From 1, in characters.
    column: usize,
    /// The expected line, at most 200 characters of it around the place; `null` when none was expected.
    expected: Option<String>,
    /// The line that was written; `null` when there was none.
    got: Option<String>,
}

/// Judges a program by many cases.
///
/// Each case is a run of its own, with the batch's limits; some run at the same time. All together
/// take as many places of the caller's quota as run at the same time. An `Idempotency-Key` works as it does
/// for a single run.
#[utoipa::path(
    post, path = "/executions/batch", operation_id = "run_batch", tag = "executions", security((), ("cookie" = []), ("bearer" = [])), request_body = BatchRequest,
    params(IdempotencyKey),
    responses(
        (status = 200, body = BatchResult),
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
    let answer = async { Ok(Json(run(&app, &tenant, parse_json(&body)?).await?).into_response()) };
    idempotency::once(&app, tenant.key, &uri, &headers, &body, answer).await
}

async fn run(app: &App, tenant: &Tenant, request: BatchRequest) -> ApiResult<BatchResult> {
    let exact = request.exact;
    let cases = read(app, tenant, request)?;
    // All faults of the program are found before the first case runs.
    app.executor.check(&tenant.limits, &cases[0].program)?;
    let places = app.config.execution.cpu_slots().min(tenant.quota.concurrent_runs as usize).max(1);
    let seat = app.admission.enter(tenant, u32::try_from(places).unwrap_or(1)).await?;
    let results = futures::stream::iter(cases)
        .map(|case| judge(app, &seat, case, exact))
        .buffered(places)
        .try_collect::<Vec<CaseResult>>()
        .await?;
    Ok(BatchResult { summary: Summary::of(&results), cases: results })
}

/// A case that can be run.
struct Case {
    program: Program,
    stdin: Vec<u8>,
    expected: Option<String>,
}

fn read(app: &App, tenant: &Tenant, mut request: BatchRequest) -> ApiResult<Vec<Case>> {
    let cases_max = app.config.execution.batch_cases_max;
    let mut errors = Vec::new();
    let count = request.cases.len();
    if count == 0 || count > cases_max {
        let message = format!("has {count} cases; 1 to {cases_max} are allowed");
        errors.push(FieldError { field: "cases".into(), message });
    }
    let cases = std::mem::take(&mut request.cases);
    let mut inputs = Vec::new();
    for (index, case) in cases.into_iter().enumerate() {
        let field = format!("cases[{index}]");
        for (at, arg) in case.args.iter().flatten().enumerate() {
            if arg.contains('\0') {
                let message = "it contains a NUL".to_owned();
                errors.push(FieldError { field: format!("{field}.args[{at}]"), message });
            }
        }
        match decode_stdin(format!("{field}.stdin"), case.stdin, case.stdin_encoding) {
            Ok(stdin) => inputs.push((stdin, case.args, case.expected_output)),
            Err(error) => errors.push(error),
        }
    }
    let program = request.take_program(app, tenant, errors)?;
    let case = |(stdin, args, expected): (Vec<u8>, Option<Vec<String>>, Option<String>)| {
        let mut program = program.clone();
        program.args = args.unwrap_or(program.args);
        Case { program, stdin, expected }
    };
    Ok(inputs.into_iter().map(case).collect())
}

async fn judge(app: &App, seat: &Seat, case: Case, exact: bool) -> ApiResult<CaseResult> {
    let mut run = app.admission.start(seat, case.program).await?;
    let Finished { report, stdout, stderr } = finish(&mut run, &case.stdin).await?;
    let output = Encoding::Utf8.encode(stdout);
    let difference = match (&report.outcome, &case.expected) {
        (Outcome::Exited { code: 0 }, Some(expected)) => difference(expected, &output, exact),
        _ => None,
    };
    let verdict = verdict(&report.outcome, difference.is_some());
    let (stdout, more_stdout) = shown(output);
    let (stderr, more_stderr) = shown(Encoding::Utf8.encode(stderr));
    let truncated = more_stdout || more_stderr;
    Ok(CaseResult {
        verdict,
        difference,
        outcome: report.outcome,
        stdout,
        stderr,
        truncated,
        usage: report.usage,
    })
}

fn verdict(outcome: &Outcome, differs: bool) -> Verdict {
    match outcome {
        Outcome::Exited { code: 0 } if differs => Verdict::WrongAnswer,
        Outcome::Exited { code: 0 } => Verdict::Accepted,
        Outcome::Limited { hit, .. } => match hit.limit {
            LimitKind::Fuel | LimitKind::WallTimeMs => Verdict::TimeLimit,
            LimitKind::MemoryBytes => Verdict::MemoryLimit,
            LimitKind::OutputBytes => Verdict::OutputLimit,
            _ => Verdict::OtherLimit,
        },
        Outcome::Exited { .. } | Outcome::Trapped { .. } | Outcome::Cancelled => Verdict::RuntimeError,
    }
}

impl Summary {
    fn of(cases: &[CaseResult]) -> Self {
        let mut summary = Self { total: cases.len(), ..Self::default() };
        for case in cases {
            *match case.verdict {
                Verdict::Accepted => &mut summary.accepted,
                Verdict::WrongAnswer => &mut summary.wrong_answer,
                Verdict::TimeLimit => &mut summary.time_limit,
                Verdict::MemoryLimit => &mut summary.memory_limit,
                Verdict::OutputLimit => &mut summary.output_limit,
                Verdict::OtherLimit => &mut summary.other_limit,
                Verdict::RuntimeError => &mut summary.runtime_error,
            } += 1;
        }
        summary
    }
}

/// The beginning of an output, and whether there is more.
fn shown(mut output: String) -> (String, bool) {
    if output.len() <= SHOWN_BYTES_MAX {
        return (output, false);
    }
    output.truncate(output.floor_char_boundary(SHOWN_BYTES_MAX));
    (output, true)
}

/// Where `got` first differs from `expected`.
fn difference(expected: &str, got: &str, exact: bool) -> Option<Difference> {
    let lines = |text: &'_ str| -> Vec<String> {
        if exact {
            return text.split('\n').map(str::to_owned).collect();
        }
        text.trim_end().split('\n').map(|line| line.trim_end().to_owned()).collect()
    };
    let (expected, got) = (lines(expected), lines(got));
    let index = (0..expected.len().max(got.len())).find(|&index| expected.get(index) != got.get(index))?;
    let (expected, got) = (expected.get(index), got.get(index));
    let same = match (expected, got) {
        (Some(expected), Some(got)) => {
            expected.chars().zip(got.chars()).take_while(|(left, right)| left == right).count()
        }
        _ => 0,
    };
    // Long lines are shown from a little before the place.
    let from = same.saturating_sub(SHOWN_CHARS_MAX / 2);
    let part = |line: &String| line.chars().skip(from).take(SHOWN_CHARS_MAX).collect();
    Some(Difference { line: index + 1, column: same + 1, expected: expected.map(part), got: got.map(part) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(expected: &str, got: &str, exact: bool) -> Option<(usize, usize)> {
        difference(expected, got, exact).map(|difference| (difference.line, difference.column))
    }

    #[test]
    fn white_space_at_the_end_does_not_count_unless_exact() {
        assert_eq!(place("1 2\n3\n", "1 2  \r\n3\n\n\n", false), None);
        assert_eq!(place("1 2\n3\n", "1 2 \n3\n", true), Some((1, 4)));
        assert_eq!(place("3\n", "3", true), Some((2, 1)));
        assert_eq!(place("  3", "3", false), Some((1, 1)), "white space in front counts");
    }

    #[test]
    fn first_difference_is_found_in_characters() {
        assert_eq!(place("a\nbé€x\n", "a\nbé€y\n", false), Some((2, 4)));
        let missing = difference("a\nb", "a", false).unwrap();
        assert_eq!((missing.line, missing.expected.as_deref(), missing.got), (2, Some("b"), None));
    }

    #[test]
    fn long_lines_are_shown_around_the_difference() {
        let (expected, got) = ("x".repeat(1000) + "1", "x".repeat(1000) + "2");
        let difference = difference(&expected, &got, false).unwrap();
        assert_eq!(difference.column, 1001);
        assert!(difference.expected.unwrap().ends_with("x1"));
    }
}

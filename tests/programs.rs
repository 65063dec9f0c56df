//! Every program in `tests/programs` is a test: it runs in its language's runtime and must do
//! what its own last lines say. `tests/programs/README.md` describes those lines.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use libtest_mimic::{Arguments, Failed, Trial};
use petri::config::Config;
use petri::execution::Executor;
use petri::model::{Outcome, Program, Report, SourceFile};
use petri::runtimes::Registry;
use petri::sandbox::{Event, Sandbox};
use tokio_util::sync::CancellationToken;

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut config = Config::default();
    config.sandbox.runs_max = 20;
    let executor = Arc::new(Executor {
        sandbox: Arc::new(Sandbox::new(&config.sandbox).expect("the sandbox starts")),
        runtimes: Registry::find(&[root.join("runtimes")]),
        limits: config.limits,
    });
    let tokio = Arc::new(tokio::runtime::Runtime::new().expect("tokio starts"));
    let mut trials = Vec::new();
    for runtime in executor.runtimes.runtimes() {
        let id = &runtime.manifest.id;
        for (kind, dir) in [
            ("", root.join("tests/programs").join(id)),
            ("hostile/", root.join("tests/programs/hostile").join(id)),
        ] {
            for path in programs(&dir, &runtime.manifest.extensions) {
                let name = format!("{kind}{id}/{}", path.file_stem().unwrap_or_default().to_string_lossy());
                let (executor, tokio, id) = (executor.clone(), tokio.clone(), id.clone());
                let hostile = !kind.is_empty();
                trials.push(Trial::test(name, move || {
                    let program = TestProgram::read(&path, &id)?;
                    match hostile {
                        true => tokio.block_on(check_hostile(&executor, program)),
                        false => tokio.block_on(check(&executor, program)),
                    }
                }));
            }
        }
    }
    for problem in executor.runtimes.problems() {
        eprintln!("{}: {}", problem.folder.display(), problem.error);
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(executor);
    conclusion.exit();
}

/// The programs in `dir`: files with one of the extensions, and folders.
fn programs(dir: &Path, extensions: &[String]) -> Vec<PathBuf> {
    let claimed = |path: &PathBuf| {
        path.is_dir() || path.extension().is_some_and(|one| extensions.iter().any(|two| one == two.as_str()))
    };
    let entries = fs::read_dir(dir).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut programs: Vec<PathBuf> = entries.filter(claimed).collect();
    programs.sort();
    programs
}

/// A program and what it must do.
struct TestProgram {
    program: Program,
    stdin: String,
    directives: Vec<(String, String)>,
}

impl TestProgram {
    fn read(path: &Path, runtime: &str) -> Result<Self, Failed> {
        let mut files = Vec::new();
        let entry = if path.is_dir() {
            collect(path, "", &mut files)?;
            let main = files.iter().find(|file| is_main(&file.path));
            main.ok_or("the folder has no file called main")?.path.clone()
        } else {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push(SourceFile { path: name.clone(), content: fs::read(path)? });
            name
        };
        let source = files.iter().find(|file| file.path == entry).ok_or("no entry")?;
        let directives = directives(&String::from_utf8_lossy(&source.content));
        let given = |key: &str| -> Vec<&str> {
            directives.iter().filter(|(name, _)| name == key).map(|(_, text)| text.as_str()).collect()
        };
        let program = Program {
            runtime: Some(runtime.to_owned()),
            entry: Some(entry),
            args: given("args").iter().flat_map(|args| args.split(' ')).map(str::to_owned).collect(),
            env: given("env")
                .iter()
                .filter_map(|variable| variable.split_once('='))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            files,
            ..Default::default()
        };
        let stdin = given("in").iter().map(|line| format!("{line}\n")).collect();
        Ok(Self { program, stdin, directives })
    }

    fn given(&self, key: &str) -> Vec<&str> {
        self.directives.iter().filter(|(name, _)| name == key).map(|(_, text)| text.as_str()).collect()
    }

    fn lines(&self, key: &str) -> String {
        self.given(key).iter().map(|line| format!("{line}\n")).collect()
    }

    fn exit(&self) -> Result<i32, Failed> {
        Ok(self.given("exit").first().unwrap_or(&"0").parse()?)
    }
}

fn is_main(path: &str) -> bool {
    let name = Path::new(path).file_stem().unwrap_or_default();
    !path.contains('/') && (name == "main" || name == "Main")
}

fn collect(dir: &Path, prefix: &str, files: &mut Vec<SourceFile>) -> Result<(), Failed> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.file_type()?.is_dir() {
            true => collect(&entry.path(), &format!("{path}/"), files)?,
            false => files.push(SourceFile { content: fs::read(entry.path())?, path }),
        }
    }
    Ok(())
}

const KEYS: [&str; 11] = [
    "in",
    "args",
    "env",
    "reference-differs",
    "out",
    "out-end-without-newline",
    "err",
    "err-contains",
    "exit",
    "limit",
    "outcome",
];

/// The directive lines: those that the file ends with, and `limit` and `outcome` at its top.
fn directives(source: &str) -> Vec<(String, String)> {
    let parse = |line: &str| {
        let text = line.strip_prefix('#').or_else(|| line.strip_prefix("//"))?.trim_start_matches(' ');
        let (key, value) = text.split_once(':').unwrap_or((text, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        KEYS.contains(&key).then(|| (key.to_owned(), value.to_owned()))
    };
    let lines: Vec<&str> = source.trim_end_matches('\n').split('\n').collect();
    let is_directive = |line: &&&str| parse(line).is_some();
    let tail = lines.iter().rev().take_while(is_directive).count();
    let head = lines.iter().take_while(is_directive).count();
    let (body, end) = lines.split_at(lines.len() - tail);
    body.iter().take(head).chain(end).filter_map(|line| parse(line)).collect()
}

struct Finished {
    report: Report,
    stdout: String,
    stderr: String,
}

async fn run(executor: &Executor, program: Program, stdin: &str) -> Result<Finished, Failed> {
    let (execution, mut host) = executor.prepare(program, CancellationToken::new())?;
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut input = host.stdin;
    let send = async move { input.send(stdin.as_bytes()).await };
    let receive = async {
        while let Some(event) = host.events.next().await {
            match event {
                Event::Stdout(bytes) => stdout.extend_from_slice(&bytes),
                Event::Stderr(bytes) => stderr.extend_from_slice(&bytes),
                Event::InputWanted => {}
            }
        }
    };
    let (report, (), ()) = tokio::join!(execution.run(), send, receive);
    Ok(Finished { report: report?, stdout: text_of(&stdout), stderr: text_of(&stderr) })
}

/// Bytes as text; what is not UTF-8 is written as `\xe9`.
fn text_of(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        text += chunk.valid();
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    text
}

async fn check(executor: &Executor, test: TestProgram) -> Result<(), Failed> {
    let mut expected_out = test.lines("out");
    if !test.given("out-end-without-newline").is_empty() {
        expected_out.pop();
    }
    let finished = run(executor, test.program.clone(), &test.stdin).await?;
    let stdout = normalise(&finished.stdout);
    let stderr = normalise(&finished.stderr);
    let mut problems = String::new();
    if stdout != expected_out {
        problems += &format!("stdout is\n{stdout}\nand should be\n{expected_out}\n");
    }
    let contains = test.given("err-contains");
    if contains.is_empty() && stderr != test.lines("err") {
        problems += &format!("stderr is\n{stderr}\nand should be\n{}\n", test.lines("err"));
    }
    for text in contains.iter().filter(|text| !stderr.contains(**text)) {
        problems += &format!("stderr lacks {text:?}; it is\n{stderr}\n");
    }
    let code = match finished.report.outcome {
        Outcome::Exited { code } => Some(code),
        Outcome::Limited { code, .. } => code,
        _ => None,
    };
    if code != Some(test.exit()?) {
        problems += &format!(
            "the outcome is {:?}, the exit code should be {}\n",
            finished.report.outcome,
            test.exit()?
        );
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(problems.into()),
    }
}

/// The wall-clock limit of hostile programs; their other limits are the defaults.
const HOSTILE_WALL_TIME: Duration = Duration::from_secs(10);

/// A hostile program must end as it says, at its limit and not much later.
async fn check_hostile(executor: &Executor, test: TestProgram) -> Result<(), Failed> {
    let mut program = test.program.clone();
    program.limits.wall_time_ms = Some(HOSTILE_WALL_TIME.as_millis() as u64);
    let started = Instant::now();
    let finished = run(executor, program, &test.stdin).await?;
    let took = started.elapsed();
    let mut problems = String::new();
    let outcome = test.given("outcome").join("");
    if !outcome.split('|').any(|allowed| allowed == finished.report.outcome.kind()) {
        problems += &format!("the outcome is {:?}, it should be {outcome}\n", finished.report.outcome);
    }
    if let (Outcome::Exited { code }, false) = (&finished.report.outcome, test.given("exit").is_empty())
        && *code != test.exit()?
    {
        problems += &format!("the exit code is {code}, it should be {}\n", test.exit()?);
    }
    for text in test.given("err-contains").iter().filter(|text| !finished.stderr.contains(**text)) {
        problems += &format!("stderr lacks {text:?}; it is\n{}\n", finished.stderr);
    }
    if !finished.stdout.starts_with(&test.lines("out")) {
        problems += &format!("stdout does not start with\n{}", test.lines("out"));
    }
    if took > HOSTILE_WALL_TIME.mul_f64(1.2) {
        problems += &format!("it took {took:?}\n");
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(problems.into()),
    }
}

/// Hides what differs between machines and versions: where Python's library is, process ids of
/// warnings, and positions inside Node's own library.
fn normalise(text: &str) -> String {
    let text = &text.replace("File \"/usr/lib/python3.13/", "File \"<lib>/");
    let mut result = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(start) = rest.find("node:") {
        let (before, after) = rest.split_at(start + "node:".len());
        result += before;
        let name = after.find(|c: char| !(c.is_alphanumeric() || "_/.".contains(c))).unwrap_or(after.len());
        let (name, tail) = after.split_at(name);
        if before.ends_with("(node:") && !name.is_empty() && name.chars().all(|c| c.is_ascii_digit()) {
            result += "PID";
        } else {
            result += name;
        }
        rest = skip_position(tail);
    }
    result + rest
}

/// Skips `:12:34` or `:12`.
fn skip_position(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..2 {
        let Some(number) = rest.strip_prefix(':') else { break };
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            break;
        }
        rest = &number[digits..];
    }
    rest
}

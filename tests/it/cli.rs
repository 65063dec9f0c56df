//! The `petri` binary as its users call it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::support::{Client, MODULE, PASSWORD, fresh_dir, guest_runtimes, tmp_dir};

/// A call of the binary with the guests of `tests/guests` as its runtimes.
pub fn petri() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_petri"));
    command
        .args(["--runtimes"])
        .arg(guest_runtimes())
        .env("PETRI_SANDBOX__CACHE_DIR", tmp_dir().join("modules"))
        .env("PETRI_SANDBOX__SCRATCH_DIR", tmp_dir().join("scratch-cli"))
        .stdin(Stdio::null());
    command
}

/// `petri run` of the guest's entry with a command for it.
fn run(flags: &[&str], args: &[&str]) -> Command {
    let dir = tmp_dir().join("cli");
    std::fs::create_dir_all(&dir).unwrap();
    let entry = dir.join(format!("main.{MODULE}"));
    if !entry.exists() {
        std::fs::write(&entry, "").unwrap();
    }
    let mut command = petri();
    command.arg("run").args(flags).arg(entry).args(args);
    command
}

fn output(mut command: Command) -> Output {
    command.output().unwrap()
}

fn status(flags: &[&str], args: &[&str]) -> Option<i32> {
    output(run(flags, args)).status.code()
}

#[test]
fn exit_status_is_the_programs_own() {
    assert_eq!(status(&[], &["exit", "0"]), Some(0));
    assert_eq!(status(&[], &["exit", "7"]), Some(7));
    assert_eq!(status(&[], &["exit", "255"]), Some(255));
}

#[test]
fn exit_status_names_the_limit() {
    assert_eq!(status(&["--timeout", "0.1"], &["sleep", "60000"]), Some(124));
    assert_eq!(status(&["--fuel", "1000000"], &["spin"]), Some(124));
    assert_eq!(status(&["--memory", "10"], &["allocate"]), Some(137));
    assert_eq!(status(&["--max-output", "1"], &["print"]), Some(153));
    assert_eq!(status(&[], &["panic"]), Some(134));
}

#[test]
fn wrong_command_lines_say_what_is_wrong() {
    for (flags, text) in [
        (&["--memory", "99999999"][..], "limit memory_bytes may be at most"),
        (&["--runtime", "cobol"], "there is no runtime \"cobol\""),
        (&["--env", "x"], "NAME=VALUE"),
        (&["--timeout", "-1"], "positive number of seconds"),
    ] {
        let output = output(run(flags, &["args"]));
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{flags:?}: {stderr}");
        assert!(stderr.contains(text), "{flags:?}: {stderr}");
    }
}

#[test]
fn missing_file_is_named() {
    let mut command = petri();
    command.args(["run", "nowhere.probe"]);
    let output = output(command);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("can't read nowhere.probe"));
}

#[test]
fn output_is_byte_exact_and_on_its_own_stream() {
    let output = output(run(&[], &["print-pair"]));
    assert_eq!(output.stdout, b"to stdout\nto stdout again\n");
    assert_eq!(output.stderr, b"to stderr\n");
}

#[test]
fn prompt_appears_before_the_answer_is_given() {
    let mut command = run(&[], &["prompt"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut prompt = [0; 6];
    child.stdout.as_mut().unwrap().read_exact(&mut prompt).unwrap();
    assert_eq!(&prompt, b"name? ");
    child.stdin.take().unwrap().write_all(b"Ada\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.stdout, b"hello Ada\n");
}

#[test]
fn json_has_output_outcome_and_usage() {
    let output = output(run(&["--json", "--max-output", "1"], &["print"]));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["outcome"]["kind"], "output_limit");
    assert_eq!(json["stdout"].as_str().unwrap().len(), 1024);
    assert_eq!(json["usage"]["output_bytes"], 1024);
    assert!(json["usage"]["fuel"].as_u64().unwrap() > 0);
    assert_eq!(output.status.code(), Some(153));
}

#[test]
fn whole_directory_is_given_and_links_out_of_it_are_not() {
    let dir = fresh_dir("cli-project");
    std::fs::create_dir_all(dir.join("lib/deep")).unwrap();
    std::fs::write(dir.join(format!("main.{MODULE}")), "").unwrap();
    std::fs::write(dir.join("lib/deep/data.txt"), "found").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", dir.join("lib/passwd")).unwrap();
    let read = |path: &str| {
        let mut command = petri();
        command.args(["run", "--dir"]).arg(&dir).arg(format!("main.{MODULE}")).args(["read", path]);
        output(command)
    };
    assert_eq!(read("lib/deep/data.txt").stdout, b"found\n");
    assert_eq!(read("lib/passwd").status.code(), Some(1));
}

#[test]
fn closed_stdout_is_no_panic() {
    let mut command = run(&[], &["print"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!stderr.contains("src/"), "a panic of Petri's own: {stderr}");
}

#[test]
fn ctrl_c_cancels_at_once() {
    let mut command = run(&["--timeout", "60"], &["spin"]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(500));
    let started = Instant::now();
    // SAFETY: sends a signal to a child that has not been waited for.
    unsafe { libc::kill(child.id() as i32, libc::SIGINT) };
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130));
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn runtimes_are_listed_as_json() {
    let mut command = petri();
    command.args(["runtimes", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&output(command).stdout).unwrap();
    assert_eq!(json[0]["id"], MODULE);
    assert_eq!(json[0]["built"], true);
}

#[test]
fn check_reports_every_runtime() {
    let mut command = petri();
    command.args(["runtimes", "check"]);
    let output = output(command);
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "probe: ok\nprobe-component: ok\n");
}

/// The whole list stands in docs/configuration.md, so that it can be read without a binary.
#[test]
fn every_key_is_documented() {
    let mut command = petri();
    command.args(["config", "--explain"]);
    let explained = String::from_utf8(output(command).stdout).unwrap();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/configuration.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (begin, end) = ("## Every key\n\n```text\n", "```\n");
    let start = text.find(begin).expect("a heading") + begin.len();
    let (before, rest) = text.split_at(start);
    let (documented, after) = rest.split_at(rest.find(end).expect("an end"));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        return std::fs::write(&path, format!("{before}{explained}{after}")).unwrap();
    }
    assert!(
        documented == explained,
        "docs/configuration.md does not list the keys as they are now: run\n\
         UPDATE_DOCS=1 cargo test --release --test it every_key_is_documented"
    );
}

#[test]
fn store_urls_that_can_not_be_used_are_refused_at_start_and_not_shown() {
    for (variable, url, reason) in [
        ("PETRI_REDIS_URL", "rediss://:hunter2@127.0.0.1:1/", "TLS"),
        ("PETRI_REDIS_URL", "http://:hunter2@127.0.0.1:1/", "redis://"),
        ("PETRI_MONGODB_URL", "postgres://u:hunter2@127.0.0.1:1/", "mongodb://"),
        (
            "PETRI_MONGODB_URL",
            "mongodb://u:hunter2@127.0.0.1:1/petri?serverSelectionTimeoutMS=100",
            "unavailable",
        ),
    ] {
        let mut command = petri();
        command.args(["serve", "--listen", "127.0.0.1:0", "--data-dir"]).arg(fresh_dir("store-urls"));
        command.env(variable, url).env("PETRI_AUTH__SECRET", "V3hWk1cTq0Zz8mJd2sXyPfLrB6nGaEuo");
        let output = output(command);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(125), "{url}: {stderr}");
        assert!(stderr.contains(reason) && !stderr.contains("hunter2"), "{url}: {stderr}");
    }
}

#[test]
fn dotenv_is_read_and_the_environment_and_flags_win() {
    let dir = fresh_dir("dotenv");
    let set = |text: &str| std::fs::write(dir.join(".env"), text).unwrap();
    let metering = |variable: Option<&str>| {
        let mut command = petri();
        command.arg("config").current_dir(&dir).env_remove("PETRI_SANDBOX__METERING");
        command.envs(variable.map(|value| ("PETRI_SANDBOX__METERING", value)));
        let output = output(command);
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        stdout.lines().find(|line| line.starts_with("metering")).unwrap_or("none").to_owned()
    };
    std::fs::write(dir.join("petri.toml"), "[sandbox]\nmetering = \"fuel\"\n").unwrap();
    assert_eq!(metering(None), r#"metering = "fuel""#);
    set("# faster\nexport PETRI_SANDBOX__METERING='epoch'\n");
    assert_eq!(metering(None), r#"metering = "epoch""#, "before the file");
    assert_eq!(metering(Some("fuel")), r#"metering = "fuel""#, "a variable wins");

    set("PETRI_SERVER__LISTEN=203.0.113.1:1\n");
    let mut command = petri();
    let flags = ["serve", "--listen", "127.0.0.1:0", "--data-dir"];
    command.args(flags).arg(dir.join("data")).current_dir(&dir).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(line.starts_with("listening on http://127.0.0.1:"), "a flag wins: {line:?}");
}

#[test]
fn malformed_dotenv_names_the_line_and_not_what_it_says() {
    let dir = fresh_dir("dotenv-malformed");
    std::fs::write(dir.join(".env"), "PETRI_QUOTAS=off\n\nPETRI_AUTH__SECRET hunter2\n").unwrap();
    let mut command = petri();
    command.arg("config").current_dir(&dir);
    let output = output(command);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(125), "{stderr}");
    assert!(stderr.contains(".env, line 3") && !stderr.contains("hunter2"), "{stderr}");
}

/// `petri serve` on a free port of this machine, and the address it prints when it is ready.
fn serve(data_dir: &std::path::Path) -> (std::process::Child, String) {
    let mut command = petri();
    command.args(["serve", "--listen", "127.0.0.1:0", "--data-dir"]).arg(data_dir).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let url = line.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("it printed {line:?}"));
    (child, url.to_owned())
}

#[test]
fn service_that_others_reach_refuses_to_start_without_a_good_secret() {
    for (secret, reason) in [(None, "is not set"), (Some("hunter2"), "fewer than 32 characters")] {
        let mut command = petri();
        command.args(["serve", "--listen", "0.0.0.0:0", "--data-dir"]).arg(fresh_dir("no-secret"));
        command.envs(secret.map(|secret| ("PETRI_AUTH__SECRET", secret)));
        let output = output(command);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(125), "{stderr}");
        assert!(stderr.contains("PETRI_AUTH__SECRET") && stderr.contains(reason), "{stderr}");
        assert!(!stderr.contains("hunter2"), "{stderr}");
    }
}

#[tokio::test]
async fn promoted_user_is_an_administrator_and_sessions_outlive_a_restart() {
    let data_dir = fresh_dir("promoted");
    let (mut child, url) = serve(&data_dir);
    let registration = json!({ "username": "marie", "email": "marie@example.org", "password": PASSWORD });
    let before = Client::new(&url);
    before.post("/api/v1/auth/register").json(registration).await.expect(201);
    before.get("/api/v1/admin/users").await.problem(403, "forbidden");

    let promote = || {
        let mut command = petri();
        command.args(["admin", "promote", "Marie@example.org", "--data-dir"]).arg(&data_dir);
        output(command)
    };
    let refused = promote();
    assert!(!refused.status.success(), "the running service has the store");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("another Petri process"), "{refused:?}");
    child.kill().unwrap();
    child.wait().unwrap();
    let promoted = promote();
    assert!(promoted.status.success(), "{promoted:?}");

    let (mut child, url) = serve(&data_dir);
    let cookie = before.cookie("petri_access").unwrap();
    let after = Client::new(&url).with_cookies(&[("petri_access", &cookie)]);
    after.get("/api/v1/admin/users").await.expect(200);
    child.kill().unwrap();
    child.wait().unwrap();
}

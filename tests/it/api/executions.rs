//! Runs over HTTP.

use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use std::future::IntoFuture;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::websocket::Socket;
use crate::support::{Answer, Client, TestServer};

/// A program of the guest: a command and its arguments.
pub fn probe(args: &[&str]) -> Value {
    json!({ "runtime": "probe", "files": [{ "path": "entry", "content": "the entry" }], "args": args })
}

/// The same with other fields.
pub fn probe_with(args: &[&str], fields: Value) -> Value {
    let mut program = probe(args);
    program.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    program
}

async fn run(client: &Client, program: Value) -> Answer {
    client.post("/api/v1/executions").json(program).await
}

/// Waits until no program exists any more.
pub async fn until_idle(server: &TestServer) {
    let deadline = Instant::now() + Duration::from_secs(10);
    while server.app.admission.programs() > 0 {
        assert!(Instant::now() < deadline, "programs are still there");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test]
async fn program_reads_its_input_and_answers_with_output_and_usage() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    let result = run(&marie, probe_with(&["prompt"], json!({ "stdin": "Marie\n" }))).await.expect(200);
    assert_eq!(result["outcome"], json!({ "kind": "exited", "code": 0 }));
    assert_eq!((&result["stdout"], &result["stderr"]), (&json!("name? hello Marie\n"), &json!("")));
    assert_eq!(result["usage"]["output_bytes"], 18);
    assert!(result["usage"]["fuel"].as_u64() > Some(0) && result["usage"]["cpu_ms"].as_f64() > Some(0.0));
    assert!(result["id"].as_str().is_some_and(|id| id.len() == 36) && result["files"].is_null());
}

#[tokio::test]
async fn failure_of_a_program_is_an_answer() {
    let server = TestServer::start().await;
    let client = server.anonymous();
    let exit = run(&client, probe(&["exit", "3"])).await.expect(200);
    assert_eq!(exit["outcome"], json!({ "kind": "exited", "code": 3 }));
    let spin = probe_with(&["spin"], json!({ "limits": { "fuel": 10_000_000 } }));
    let spin = run(&client, spin).await.expect(200);
    assert_eq!(spin["outcome"]["kind"], "out_of_fuel");
    assert_eq!(spin["outcome"]["limit"]["allowed"], 10_000_000);
}

#[tokio::test]
async fn output_is_text_or_base64_as_asked() {
    let server = TestServer::start().await;
    let client = server.anonymous();
    let bytes = ["bytes", "97", "255", "195"];
    assert_eq!(run(&client, probe(&bytes)).await.expect(200)["stdout"], "a\u{fffd}\u{fffd}");
    let encoded = run(&client, probe_with(&bytes, json!({ "output_encoding": "base64" }))).await.expect(200);
    assert_eq!(encoded["stdout"], BASE64.encode([97, 255, 195]));
    let input =
        json!({ "stdin": BASE64.encode([0, 254]), "stdin_encoding": "base64", "output_encoding": "base64" });
    assert_eq!(
        run(&client, probe_with(&["cat"], input)).await.expect(200)["stdout"],
        BASE64.encode([0, 254])
    );
}

#[tokio::test]
async fn files_come_in_as_base64_and_are_returned_if_asked_for() {
    let server = TestServer::start().await;
    let client = server.anonymous();
    let mut program = probe_with(&["write", "hi"], json!({ "return_files": true }));
    program["files"][0] = json!({ "path": "entry", "content": BASE64.encode("x"), "encoding": "base64" });
    let files = run(&client, program).await.expect(200)["files"].clone();
    let expected = json!([
        { "path": "entry", "content": BASE64.encode([255, 0]), "encoding": "base64" },
        { "path": "made/file.txt", "content": "hi", "encoding": "utf8" },
    ]);
    assert_eq!(files, expected);
    let untouched = probe_with(&["args"], json!({ "return_files": true }));
    assert_eq!(run(&client, untouched).await.expect(200)["files"], json!([]));
}

#[tokio::test]
async fn every_fault_of_a_program_is_listed() {
    let server = TestServer::start().await;
    let client = server.anonymous();
    let program = json!({
        "runtime": "cobol",
        "files": [
            { "path": "../up", "content": "" },
            { "path": "Main", "content": "" },
            { "path": "main", "content": "" },
            { "path": "b64", "content": "?", "encoding": "base64" },
        ],
        "entry": "gone",
        "args": ["a\u{0}b"],
        "env": { "A=B": "" },
        "stdin": "?",
        "stdin_encoding": "base64",
        "limits": { "path_depth": 1000 },
    });
    let fields = run(&client, program).await.invalid_fields();
    let expected = [
        "stdin",
        "files[3].content",
        "files[0].path",
        "files[2].path",
        "entry",
        "args[0]",
        "env.\"A=B\"",
        "runtime",
        "limits.path_depth",
    ];
    assert_eq!(fields, expected);
    let shapeless = json!({ "runtime": 5, "files": [{ "path": 1 }], "args": "x", "limits": { "fule": 1 } });
    let mut fields = run(&client, shapeless).await.invalid_fields();
    fields.sort_unstable();
    assert_eq!(fields, ["args", "files[0].content", "files[0].path", "limits.fule", "runtime"]);
    let program = probe_with(
        &["args"],
        json!({ "runtime": "cobol", "limits": { "fuel": u64::MAX, "path_depth": 1000 } }),
    );
    assert_eq!(run(&client, program).await.invalid_fields(), ["runtime", "limits.fuel", "limits.path_depth"]);
}

#[tokio::test]
async fn what_is_no_program_is_refused() {
    let server = TestServer::start().await;
    let client = server.anonymous();
    let send = |body: String| client.post("/api/v1/executions").body("application/json", body);
    send("{".into()).await.problem(400, "bad-request");
    send(format!("{{\"files\": {}", "[".repeat(100_000))).await.problem(422, "invalid");
    send("[".repeat(100_000)).await.problem(422, "invalid");
    assert_eq!(send("{}".into()).await.invalid_fields(), ["files"]);
    assert_eq!(send(r#"["python"]"#.into()).await.invalid_fields(), [""]);
    assert_eq!(run(&client, probe_with(&[], json!({ "fuel": 1 }))).await.invalid_fields(), ["fuel"]);
    for huge in ["1e999", "-1", "18446744073709551616", "1.5", "\"1\""] {
        let body = format!(r#"{{"runtime":"probe","files":[],"limits":{{"fuel":{huge}}}}}"#);
        let status = send(body).await.status.as_u16();
        assert!(matches!(status, 400 | 422), "{huge}: {status}");
    }
    assert_eq!(run(&client, json!({ "files": [] })).await.invalid_fields(), ["files", "runtime"]);
    client.post("/api/v1/executions").body("text/plain", "x").await.problem(415, "unsupported-media-type");
    client
        .post("/api/v1/executions")
        .body("application/json", vec![b'"', 0xff])
        .await
        .problem(400, "bad-request");
}

#[tokio::test]
async fn client_that_disconnects_cancels_its_run() {
    let server = TestServer::start().await;
    for command in [vec!["spin"], vec!["sleep", "100000"]] {
        let body = probe(&command).to_string();
        let mut socket = TcpStream::connect(server.url.strip_prefix("http://").unwrap()).await.unwrap();
        let head = format!(
            "POST /api/v1/executions HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        socket.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
        while server.app.admission.programs() == 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        drop(socket);
        until_idle(&server).await;
    }
}

#[tokio::test]
async fn callers_without_an_account_have_lower_limits_or_may_not_run() {
    let server = TestServer::start().await;
    let more = probe_with(&["args"], json!({ "limits": { "fuel": 50_000_000_000_u64 } }));
    assert_eq!(run(&server.anonymous(), more.clone()).await.invalid_fields(), ["limits.fuel"]);
    run(&server.register("marie").await, more).await.expect(200);

    let server = TestServer::start_with(|config| config.execution.anonymous_runs = Some(false)).await;
    run(&server.anonymous(), probe(&["args"])).await.problem(401, "unauthenticated");
    run(&server.register("marie").await, probe(&["args"])).await.expect(200);
}

#[tokio::test]
async fn key_for_something_else_may_not_run_programs() {
    let server = TestServer::start().await;
    let marie = server.register("marie").await;
    for (scope, status) in [("snippets:read", 403), ("executions:run", 200)] {
        let key = marie
            .post("/api/v1/api-keys")
            .json(json!({ "name": "bot", "scopes": [scope] }))
            .await
            .expect(201);
        run(&server.bearer(key["key"].as_str().unwrap()), probe(&["args"])).await.expect(status);
    }
}

#[tokio::test]
async fn quota_of_programs_at_a_time_is_kept_for_each_caller() {
    let server = TestServer::start_with(|config| config.execution.user_quota.concurrent_runs = 1).await;
    let (marie, pierre) = (server.register("marie").await, server.register("pierre").await);
    let first = tokio::spawn(run_owned(marie.clone(), probe(&["sleep", "100000"])));
    while server.app.admission.programs() == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let refused = run(&marie, probe(&["args"])).await;
    refused.problem(429, "too-many-requests");
    assert_eq!(refused.header("retry-after"), Some("1"));
    run(&pierre, probe(&["args"])).await.expect(200);
    first.abort();
    until_idle(&server).await;
    run(&marie, probe(&["args"])).await.expect(200);
}

async fn run_owned(client: Client, program: Value) -> Answer {
    run(&client, program).await
}

#[tokio::test]
async fn quota_of_fuel_in_an_hour_is_kept() {
    let server = TestServer::start_with(|config| config.execution.user_quota.fuel_per_hour = 1000).await;
    let marie = server.register("marie").await;
    run(&marie, probe(&["spin-then-print", "10000"])).await.expect(200);
    // It is counted after the answer.
    let refused = loop {
        let answer = run(&marie, probe(&["args"])).await;
        if answer.status != 200 {
            break answer;
        }
    };
    refused.problem(429, "too-many-requests");
    assert!(refused.header("retry-after").unwrap().parse::<u64>().unwrap() <= 3600);
}

#[tokio::test]
async fn programs_beyond_those_that_may_wait_are_refused() {
    let server = TestServer::start_with(|config| {
        config.sandbox.runs_max = 1;
        config.execution.waiting_max = 1;
        config.execution.waiting_ms_max = 5_000;
    })
    .await;
    let client = server.anonymous();
    // A socket tells when its program has started.
    let mut running = Socket::open(&server).await;
    running.run(&["sleep", "100000"], json!({})).await;
    running.expect("accepted").await;
    running.expect("started").await;
    let waiting = tokio::spawn(run_owned(client.clone(), probe(&["args"])));
    while server.app.admission.programs() < 2 {
        assert!(!waiting.is_finished(), "{}", waiting.await.unwrap());
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let refused = run(&client, probe(&["args"])).await;
    refused.problem(503, "unavailable");
    assert!(refused.header("retry-after").is_some());
    waiting.await.unwrap().problem(503, "unavailable");
    drop(running);
    until_idle(&server).await;
    run(&client, probe(&["args"])).await.expect(200);
}

#[tokio::test]
async fn repeated_request_with_a_key_gets_the_first_answer() {
    let server = TestServer::start().await;
    let client = server.anonymous();
    let keyed = |key: &str, program: Value| {
        client.post("/api/v1/executions").header("idempotency-key", key).json(program)
    };
    let first = keyed("one", probe(&["draw", "8"])).await;
    let again = keyed("one", probe(&["draw", "8"])).await;
    assert_eq!(first.expect(200), again.expect(200));
    assert_eq!(
        (first.header("idempotency-replayed"), again.header("idempotency-replayed")),
        (None, Some("true"))
    );
    assert_ne!(keyed("two", probe(&["draw", "8"])).await.expect(200)["id"], first.expect(200)["id"]);
    assert_eq!(keyed("one", probe(&["args"])).await.invalid_fields(), ["idempotency-key"]);
    // Keys are the caller's own.
    let marie = server.register("marie").await;
    let hers = marie.post("/api/v1/executions").header("idempotency-key", "one").json(probe(&["args"])).await;
    assert_eq!(hers.header("idempotency-replayed"), None);
    hers.expect(200);
    // The caller's mistakes are answers too.
    for replayed in [None, Some("true")] {
        let answer = keyed("bad", json!({ "files": [] })).await;
        assert_eq!(answer.header("idempotency-replayed"), replayed);
        answer.problem(422, "invalid");
    }
    keyed("not fit", probe(&["args"])).await.problem(400, "bad-request");
}

#[tokio::test]
async fn key_is_taken_while_its_request_is_under_way_and_free_when_the_client_went_away() {
    let server = TestServer::start().await;
    let client = server.anonymous();
    let sleep =
        || client.post("/api/v1/executions").header("idempotency-key", "k").json(probe(&["sleep", "100000"]));
    let first = tokio::spawn(sleep().into_future());
    while server.app.admission.programs() == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    sleep().await.problem(409, "conflict");
    first.abort();
    until_idle(&server).await;
    let args = || client.post("/api/v1/executions").header("idempotency-key", "k").json(probe(&["args"]));
    let deadline = Instant::now() + Duration::from_secs(10);
    while args().await.status != 200 {
        assert!(Instant::now() < deadline, "the key is still taken");
    }
}

#[tokio::test]
async fn events_are_streamed_to_who_asks_for_them() {
    let server = TestServer::start().await;
    let request = server.anonymous().post("/api/v1/executions").header("accept", "text/event-stream");
    let answer = request.json(probe(&["print-pair"])).await;
    assert_eq!(answer.header("content-type"), Some("text/event-stream"));
    assert_eq!(answer.header("x-accel-buffering"), Some("no"), "proxies pass events on as they come");
    let text = String::from_utf8(answer.body).unwrap();
    let events: Vec<(String, Value)> = text
        .split("\n\n")
        .filter_map(|event| event.strip_prefix("event: ")?.split_once("\ndata: "))
        .map(|(name, data)| (name.to_owned(), serde_json::from_str(data).unwrap()))
        .collect();
    assert!(events.iter().all(|(name, data)| data["type"] == *name));
    let names: Vec<&str> = events.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!((names[0], names[1], *names.last().unwrap()), ("accepted", "started", "exited"));
    let output: String = events.iter().filter_map(|(_, data)| data["data"].as_str()).collect();
    assert_eq!(output, "to stdout\nto stderr\nto stdout again\n");

    let request = server.anonymous().post("/api/v1/executions").header("accept", "text/event-stream");
    assert_eq!(request.json(json!({ "files": [] })).await.invalid_fields(), ["files", "runtime"]);
}

#[tokio::test]
async fn stream_that_nobody_reads_any_more_ends_its_run() {
    let server = TestServer::start().await;
    let body = probe(&["print"]).to_string();
    let mut socket = TcpStream::connect(server.url.strip_prefix("http://").unwrap()).await.unwrap();
    let head = format!(
        "POST /api/v1/executions HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    socket.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    let mut buffer = [0; 1000];
    assert!(socket.read(&mut buffer).await.unwrap() > 0);
    drop(socket);
    until_idle(&server).await;
}

//! Batches of cases.

use serde_json::{Value, json};

use super::executions::{probe, probe_with};
use crate::support::{Answer, TestServer};

async fn judge(server: &TestServer, args: &[&str], fields: Value) -> Answer {
    server.anonymous().post("/api/v1/executions/batch").json(probe_with(args, fields)).await
}

#[tokio::test]
async fn repeated_batch_with_a_key_is_judged_once() {
    let server = TestServer::start().await;
    let client = server.anonymous();
    let batch = || {
        let body = json!({
            "files": [{ "path": "main.probe", "content": "" }], "args": ["draw", "8"], "cases": [{}, {}],
        });
        client.post("/api/v1/executions/batch").header("idempotency-key", "one").json(body)
    };
    let (first, again) = (batch().await, batch().await);
    // What it draws is different each time.
    assert_eq!(first.expect(200), again.expect(200));
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
}

#[tokio::test]
async fn each_case_is_judged_by_its_output() {
    let server = TestServer::start().await;
    let cases = json!([
        { "stdin": "1 2\n3\n", "expected_output": "1 2\n3" },
        { "stdin": "1 2 \n3\n\n", "expected_output": "1 2\n3\n" },
        { "stdin": "1 2\n4\n", "expected_output": "1 2\n3\n" },
        { "stdin": "no expectation" },
        { "args": ["exit", "7"], "expected_output": "" },
    ]);
    let result = judge(&server, &["cat"], json!({ "cases": cases })).await.expect(200);
    let verdicts: Vec<&str> =
        result["cases"].as_array().unwrap().iter().map(|case| case["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts, ["accepted", "accepted", "wrong_answer", "accepted", "runtime_error"]);
    assert_eq!(
        result["cases"][2]["difference"],
        json!({ "line": 2, "column": 1, "expected": "3", "got": "4" })
    );
    assert_eq!(result["cases"][4]["outcome"], json!({ "kind": "exited", "code": 7 }));
    let summary = &result["summary"];
    assert_eq!((&summary["total"], &summary["accepted"]), (&json!(5), &json!(3)));

    let exact = judge(
        &server,
        &["cat"],
        json!({ "exact": true, "cases": [{ "stdin": "3 \n", "expected_output": "3\n" }] }),
    );
    assert_eq!(exact.await.expect(200)["cases"][0]["difference"]["column"], 2);
}

#[tokio::test]
async fn limits_are_verdicts() {
    let server = TestServer::start().await;
    let limits = json!({ "fuel": 50_000_000, "memory_bytes": 8 << 20, "output_bytes": 1000 });
    let cases = json!([{ "args": ["spin"] }, { "args": ["allocate"] }, { "args": ["print"] }, { "args": ["draw", "1"] }]);
    let result = judge(&server, &[], json!({ "limits": limits, "cases": cases })).await.expect(200);
    let verdict = |case: usize| result["cases"][case]["verdict"].as_str().unwrap();
    assert_eq!([verdict(0), verdict(1), verdict(2)], ["time_limit", "memory_limit", "output_limit"]);
    assert_eq!(result["summary"]["time_limit"], 1);
}

#[tokio::test]
async fn every_fault_of_a_batch_is_listed() {
    let server = TestServer::start_with(|config| config.execution.batch_cases_max = 2).await;
    let cases = json!([{ "stdin": "?", "stdin_encoding": "base64" }, { "args": ["\u{0}"] }, {}]);
    let answer = judge(&server, &[], json!({ "cases": cases, "entry": "gone" })).await;
    assert_eq!(answer.invalid_fields(), ["cases", "cases[0].stdin", "cases[1].args[0]", "entry"]);
    assert_eq!(judge(&server, &[], json!({ "cases": [] })).await.invalid_fields(), ["cases"]);
    let mut program = probe(&[]);
    program["runtime"] = json!("cobol");
    program["cases"] = json!([{}]);
    let answer = server.anonymous().post("/api/v1/executions/batch").json(program).await;
    assert_eq!(answer.invalid_fields(), ["runtime"]);
}

#[tokio::test]
async fn many_cases_fit_into_a_small_quota() {
    let server = TestServer::start_with(|config| config.execution.anonymous_quota.concurrent_runs = 1).await;
    let cases: Vec<Value> =
        (0..50).map(|n| json!({ "stdin": format!("{n}"), "expected_output": format!("{n}") })).collect();
    let result = judge(&server, &["cat"], json!({ "cases": cases })).await.expect(200);
    assert_eq!(result["summary"]["accepted"], 50);
}

//! Piston's API.

use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::support::{Answer, TestServer};

async fn execute(server: &TestServer, request: Value) -> Answer {
    server.anonymous().post("/api/v2/execute").json(request).await
}

fn probe(args: &[&str]) -> Value {
    json!({ "language": "probe", "version": "*", "files": [{ "name": "entry", "content": "x" }], "args": args })
}

#[tokio::test]
async fn runtimes_are_listed_as_piston_does() {
    let server = TestServer::start().await;
    let list = server.anonymous().get("/api/v2/runtimes").await.expect(200);
    let probe = list.as_array().unwrap().iter().find(|one| one["language"] == "probe").unwrap().clone();
    assert_eq!(probe, json!({ "language": "probe", "version": "1.0.0", "aliases": [] }));
}

#[tokio::test]
async fn program_is_run_and_told_as_piston_does() {
    let server = TestServer::start().await;
    let result = execute(&server, probe(&["print-pair"])).await.expect(200);
    assert_eq!((&result["language"], &result["version"]), (&json!("probe"), &json!("1.0.0")));
    let run = &result["run"];
    assert_eq!(run["stdout"], "to stdout\nto stdout again\n");
    assert_eq!(run["stderr"], "to stderr\n");
    assert_eq!(run["output"], "to stdout\nto stderr\nto stdout again\n");
    assert_eq!((&run["code"], &run["signal"], &run["status"]), (&json!(0), &Value::Null, &Value::Null));
    assert!(run["memory"].as_u64() > Some(0) && run["wall_time"].as_f64() > Some(0.0));
    assert!(result["compile"].is_null());

    let mut program = probe(&["cat"]);
    program["stdin"] = json!("hi");
    assert_eq!(execute(&server, program).await.expect(200)["run"]["stdout"], "hi");
    let failed = execute(&server, probe(&["exit", "3"])).await.expect(200);
    assert_eq!((&failed["run"]["code"], &failed["run"]["status"]), (&json!(3), &json!("RE")));
}

#[tokio::test]
async fn time_and_output_limits_kill() {
    let server = TestServer::start().await;
    let mut program = probe(&["sleep", "100000"]);
    program["run_timeout"] = json!(50);
    let run = execute(&server, program).await.expect(200)["run"].clone();
    assert_eq!(
        (&run["code"], &run["signal"], &run["status"]),
        (&Value::Null, &json!("SIGKILL"), &json!("TO"))
    );
    let run = execute(&server, probe(&["print"])).await.expect(200)["run"].clone();
    assert_eq!((&run["signal"], &run["status"]), (&json!("SIGKILL"), &json!("OL")));
}

#[tokio::test]
async fn faults_are_told_in_pistons_words() {
    let server = TestServer::start().await;
    let cases = [
        (json!({}), "language is required as a string"),
        (json!({ "language": "probe" }), "version is required as a string"),
        (json!({ "language": "probe", "version": "*" }), "files is required as an array"),
        (
            json!({ "language": "probe", "version": "*", "files": [{}] }),
            "files[0].content is required as a string",
        ),
        (json!({ "language": "probe", "version": "9", "files": [] }), "probe-9 runtime is unknown"),
        (json!({ "language": "cobol", "version": "*", "files": [] }), "cobol-* runtime is unknown"),
        (
            json!({ "language": "probe", "version": "*", "files": [{ "content": "00", "encoding": "hex" }] }),
            "files must include at least one utf8 encoded file",
        ),
    ];
    for (request, message) in cases {
        assert_eq!(execute(&server, request).await.expect(400), json!({ "message": message }));
    }
    let mut program = probe(&[]);
    program["run_timeout"] = json!("long");
    let message = execute(&server, program.clone()).await.expect(400)["message"].clone();
    assert_eq!(message, "If specified, run_timeout must be a number");
    program["run_timeout"] = json!(1e12);
    let message = execute(&server, program).await.expect(400)["message"].clone();
    assert!(
        message.as_str().unwrap().starts_with("run_timeout cannot exceed the configured limit of "),
        "{message}"
    );
    let mut program = probe(&[]);
    program["files"][0]["name"] = json!("../up");
    let message = execute(&server, program).await.expect(400)["message"].clone();
    assert!(message.as_str().unwrap().starts_with("files[0].path: "), "{message}");
    let refused = server.anonymous().post("/api/v2/execute").body("text/plain", "").await.expect(415);
    assert!(refused["message"].is_string());
}

#[tokio::test]
async fn websocket_speaks_as_piston_does() {
    let server = TestServer::start().await;
    let url = format!("{}/api/v2/connect", server.url.replace("http", "ws"));
    let (mut socket, _) = tokio_tungstenite::connect_async(&url).await.unwrap();
    let mut init = probe(&["prompt"]);
    init["type"] = json!("init");
    let data = json!({ "type": "data", "stream": "stdin", "data": "Marie\n" });
    for message in [init, data] {
        socket.send(Message::text(message.to_string())).await.unwrap();
    }
    let (mut kinds, mut output, mut close) = (Vec::new(), String::new(), None);
    while let Some(Ok(message)) = socket.next().await {
        match message {
            Message::Text(text) => {
                let message: Value = serde_json::from_str(&text).unwrap();
                output.push_str(message["data"].as_str().unwrap_or_default());
                kinds.push(message["type"].as_str().unwrap().to_owned());
                if message["type"] == "exit" {
                    assert_eq!((&message["stage"], &message["code"]), (&json!("run"), &json!(0)));
                }
            }
            Message::Close(frame) => close = frame,
            _ => {}
        }
    }
    assert_eq!(output, "name? hello Marie\n");
    assert_eq!((kinds[0].as_str(), kinds[1].as_str()), ("runtime", "stage"));
    assert_eq!(kinds.last().unwrap(), "exit");
    assert_eq!(u16::from(close.unwrap().code), 4999);

    let close_code = async |message: Option<Value>| {
        let (mut socket, _) = tokio_tungstenite::connect_async(&url).await.unwrap();
        if let Some(message) = message {
            socket.send(Message::text(message.to_string())).await.unwrap();
        }
        loop {
            if let Message::Close(frame) = socket.next().await.unwrap().unwrap() {
                return u16::from(frame.unwrap().code);
            }
        }
    };
    assert_eq!(close_code(None).await, 4001);
    assert_eq!(close_code(Some(json!({ "type": "init" }))).await, 4002);
    assert_eq!(close_code(Some(json!({ "type": "data", "stream": "stdin", "data": "" }))).await, 4003);
}

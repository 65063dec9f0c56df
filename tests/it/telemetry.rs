//! Traces, as an OpenTelemetry collector receives them.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Child, Stdio};
use std::sync::mpsc;

use serde_json::json;

use crate::cli::petri;
use crate::support::{Client, fresh_dir};

/// What a collector was sent: the head of the request, and its body.
struct Export {
    head: String,
    body: Vec<u8>,
}

/// Takes requests and answers that all is well.
fn collector() -> (String, mpsc::Receiver<Export>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (exports, received) = mpsc::channel();
    std::thread::spawn(move || {
        for socket in listener.incoming().map_while(Result::ok) {
            let exports = exports.clone();
            std::thread::spawn(move || {
                let mut reader = BufReader::new(socket);
                loop {
                    let mut head = String::new();
                    while !head.ends_with("\r\n\r\n") {
                        if reader.read_line(&mut head).unwrap_or(0) == 0 {
                            return;
                        }
                    }
                    let head = head.to_ascii_lowercase();
                    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
                    let mut body = vec![0; length.trim().parse().unwrap()];
                    reader.read_exact(&mut body).unwrap();
                    let ok = b"HTTP/1.1 200 OK\r\ncontent-type: application/x-protobuf\r\ncontent-length: 0\r\n\r\n";
                    reader.get_mut().write_all(ok).unwrap();
                    if exports.send(Export { head, body }).is_err() {
                        return;
                    }
                }
            });
        }
    });
    (url, received)
}

fn serve(name: &str, endpoint: Option<&str>) -> (Child, String) {
    let mut command = petri();
    command.args(["serve", "--listen", "127.0.0.1:0", "--data-dir"]).arg(fresh_dir(name));
    command.envs(endpoint.map(|endpoint| ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint)));
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (child, line.trim().strip_prefix("listening on ").unwrap().to_owned())
}

/// Asks it to stop and waits for that; answers with its log.
fn stop(child: Child) -> String {
    // SAFETY: sends a signal to a child that has not been waited for.
    unsafe { libc::kill(child.id() as i32, libc::SIGTERM) };
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn requests_and_runs_are_traced_without_what_is_in_them() {
    let (endpoint, received) = collector();
    let (child, url) = serve("traces", Some(&endpoint));
    let program = json!({
        "files": [{ "path": "main.probe", "content": "the-code" }], "args": ["args", "the-argument"], "stdin": "the-input",
    });
    let client = Client::new(&url);
    let run = client.post("/api/v1/executions").json(program);
    let run = run
        .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .header("x-request-id", "traced-request")
        .await
        .expect(200);
    let forged = Client::new(&url).get("/api/v1/me").header("authorization", "Bearer the-token");
    forged.await.problem(401, "unauthenticated");
    stop(child);

    let exports: Vec<Export> = received.try_iter().collect();
    assert!(!exports.is_empty(), "what is left is sent at shutdown");
    let head = &exports[0].head;
    assert!(head.starts_with("post /v1/traces http/1.1"), "{head}");
    assert!(head.contains("content-type: application/x-protobuf"), "{head}");
    let sent: Vec<u8> = exports.into_iter().flat_map(|export| export.body).collect();
    // The caller's trace goes on: its id in 16 bytes, and its span as a parent.
    assert!(contains(&sent, &hex::decode("4bf92f3577b34da6a3ce929d0e0e4736").unwrap()));
    assert!(contains(&sent, &hex::decode("00f067aa0ba902b7").unwrap()));
    let id = run["id"].as_str().unwrap();
    for text in ["petri", "POST /api/v1/executions", "traced-request", "execution", id, "exited"] {
        assert!(contains(&sent, text.as_bytes()), "{text} is missing");
    }
    for secret in ["the-code", "the-argument", "the-input", "the-token"] {
        assert!(!contains(&sent, secret.as_bytes()), "{secret} was sent");
    }
}

#[tokio::test]
async fn collector_that_is_down_disturbs_nobody() {
    let (child, url) = serve("traces-down", Some("http://127.0.0.1:9"));
    Client::new(&url).get("/api/v1/runtimes").await.expect(200);
    stop(child);
}

#[test]
fn endpoint_that_is_no_url_is_refused_at_start() {
    let mut command = petri();
    command.args(["serve", "--listen", "127.0.0.1:0"]).env("PETRI_TELEMETRY__OTLP_ENDPOINT", "not a url");
    let output = command.output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(125), "{stderr}");
    assert!(stderr.contains("telemetry.otlp_endpoint"), "{stderr}");
}

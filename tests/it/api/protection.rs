//! What slow, broken and hostile clients meet before any handler.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use petri::storage::{Rate, Result, SharedState};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::servers::Server;
use crate::support::{PASSWORD, TestServer};

/// Far longer than the timeouts that these tests set: only a failing test waits for it.
const PATIENCE: Duration = Duration::from_secs(20);

async fn connect(server: &TestServer) -> TcpStream {
    TcpStream::connect(server.url.strip_prefix("http://").unwrap()).await.unwrap()
}

/// All that the server sends until it hangs up.
async fn until_closed(mut socket: TcpStream) -> String {
    let mut answer = Vec::new();
    let read = tokio::time::timeout(PATIENCE, socket.read_to_end(&mut answer)).await;
    // A reset is an end too.
    let _ = read.expect("the server should hang up");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn connection_without_a_whole_header_is_closed() {
    let server = TestServer::start_with(|config| config.server.header_timeout_ms = 300).await;
    // Nothing; what could yet become HTTP/2; half a request line; a header that never ends.
    for beginning in ["", "P", "PRI * HTTP/2.0\r\n", "GET /heal", "GET /healthz HTTP/1.1\r\nhost: x\r\n"] {
        let mut socket = connect(&server).await;
        socket.write_all(beginning.as_bytes()).await.unwrap();
        let answer = until_closed(socket).await;
        assert!(!answer.contains(" 200 "), "{beginning:?}: {answer}");
    }
}

#[tokio::test]
async fn header_that_arrives_a_byte_at_a_time_is_closed() {
    let server = TestServer::start_with(|config| config.server.header_timeout_ms = 300).await;
    let (read, mut write) = connect(&server).await.into_split();
    let drip = tokio::spawn(async move {
        write.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ").await.unwrap();
        while write.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        write
    });
    let write = tokio::time::timeout(PATIENCE, drip).await.expect("the server should hang up").unwrap();
    drop((read, write));
}

#[tokio::test]
async fn body_that_arrives_a_byte_at_a_time_is_answered_408() {
    let server = TestServer::start_with(|config| config.server.body_timeout_ms = 300).await;
    for path in ["/api/v1/executions", "/api/v1/auth/login"] {
        let (mut read, mut write) = connect(&server).await.into_split();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000000\r\n\r\n"
        );
        write.write_all(head.as_bytes()).await.unwrap();
        let drip = tokio::spawn(async move {
            while write.write_all(b" ").await.is_ok() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        let mut answer = Vec::new();
        let _ = tokio::time::timeout(PATIENCE, read.read_to_end(&mut answer)).await.expect("an end");
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.starts_with("HTTP/1.1 408 "), "{answer}");
        assert!(answer.contains("content-type: application/problem+json"), "{answer}");
        assert!(
            answer.contains("urn:petri:problem:timeout") && answer.contains("300 milliseconds"),
            "{answer}"
        );
        drip.abort();
    }
}

#[tokio::test]
async fn requests_that_take_too_long_are_ended_unless_they_run_a_program() {
    let server = TestServer::start_with(|config| config.server.request_timeout_ms = 1).await;
    // Hashing a password takes longer than a millisecond, and so does the program.
    let registration = json!({ "username": "marie", "email": "marie@example.org", "password": PASSWORD });
    let late = server.anonymous().post("/api/v1/auth/register").json(registration).await;
    let problem = late.problem(503, "unavailable");
    assert!(problem["detail"].as_str().unwrap().contains("1 milliseconds"), "{problem}");
    assert!(late.header("retry-after").is_some());
    let program = json!({ "files": [{ "path": "main.probe", "content": "" }], "args": ["sleep", "50"] });
    let result = server.anonymous().post("/api/v1/executions").json(program).await.expect(200);
    assert_eq!(result["outcome"]["kind"], "exited");
}

#[tokio::test(flavor = "multi_thread")]
async fn signed_in_callers_are_refused_while_nobody_can_tell_who_they_are() {
    let Some(mut mongodb) = Server::mongodb() else { return };
    let server = TestServer::start_with(|config| {
        config.storage.mongodb_url = Some(mongodb.url_of("down"));
        config.auth.secret = Some("V3hWk1cTq0Zz8mJd2sXyPfLrB6nGaEuo".into());
    })
    .await;
    let marie = server.register("marie").await;
    let probe = json!({ "files": [{ "path": "main.probe", "content": "" }], "args": ["args"] });
    marie.post("/api/v1/executions").json(probe.clone()).await.expect(200);
    mongodb.kill();
    // What the node remembers of a session is good for two seconds.
    tokio::time::sleep(petri::auth::credentials::STALE_MAX + Duration::from_millis(200)).await;
    for answer in [
        marie.get("/api/v1/me").await,
        marie.get("/api/v1/snippets").await,
        marie.post("/api/v1/executions").json(probe.clone()).await,
        server.anonymous().get("/readyz").await,
    ] {
        answer.problem(503, "unavailable");
        assert!(answer.header("retry-after").is_some(), "{answer}");
    }
    server.anonymous().post("/api/v1/executions").json(probe.clone()).await.expect(200);
    server.anonymous().get("/healthz").await.expect(200);

    mongodb.restart();
    let recovered = async {
        while marie.get("/api/v1/me").await.status != 200 {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    tokio::time::timeout(PATIENCE, recovered).await.expect("the store is found again");
    marie.post("/api/v1/executions").json(probe).await.expect(200);
}

/// Fails in the worst way, and in a layer that every request passes.
struct Broken;

#[async_trait]
impl SharedState for Broken {
    async fn ping(&self) -> Result<()> {
        Ok(())
    }

    async fn cached(&self, _: &str) -> Option<Bytes> {
        None
    }

    async fn cache(&self, _: &str, _: Bytes, _: Duration) {}

    async fn take_tokens(&self, _: &str, _: u32, _: Rate) -> Result<(), Duration> {
        panic!("the limiter is broken")
    }

    async fn add(&self, _: &str, _: u64, _: Duration) -> u64 {
        0
    }

    async fn put_if_absent(&self, _: &str, _: Bytes, _: Duration) -> Result<bool> {
        Ok(true)
    }

    async fn put(&self, _: &str, _: Bytes, _: Duration) -> Result<()> {
        Ok(())
    }

    async fn get(&self, _: &str) -> Result<Option<Bytes>> {
        Ok(None)
    }

    async fn take(&self, _: &str) -> Result<Option<Bytes>> {
        Ok(None)
    }
}

#[tokio::test]
async fn panic_in_a_layer_is_a_500_with_the_request_id() {
    let server = TestServer::start_on(|storage| storage.shared = Arc::new(Broken)).await;
    let answer = server.anonymous().get("/api/v1/runtimes").header("x-request-id", "mine").await;
    let problem = answer.problem(500, "internal");
    assert_eq!(problem["request_id"], "mine");
    assert!(!problem.to_string().contains("limiter"), "{problem}");
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    server.anonymous().get("/healthz").await.expect(200);
}

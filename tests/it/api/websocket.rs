//! Live runs over the WebSocket: a strict client, and hostile ones.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::{HeaderValue, Request};
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use super::executions::{probe, probe_with, until_idle};
use crate::support::TestServer;

const PATH: &str = "/api/v1/executions/ws";

/// A client that reads what the service sends and checks that all of it is known.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

fn request(server: &TestServer, path: &str) -> Request<()> {
    let mut request = format!("{}{path}", server.url.replace("http", "ws")).into_client_request().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("petri.v1"));
    request
}

impl Socket {
    pub async fn open(server: &TestServer) -> Self {
        let (socket, response) = tokio_tungstenite::connect_async(request(server, PATH)).await.unwrap();
        assert_eq!(response.headers()["sec-websocket-protocol"], "petri.v1");
        Self(socket)
    }

    pub async fn send(&mut self, message: Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    /// Starts a program of the guest.
    pub async fn run(&mut self, args: &[&str], fields: Value) {
        let mut message = probe_with(args, fields);
        message["type"] = json!("run");
        self.send(message).await;
    }

    /// The next text message.
    pub async fn next(&mut self) -> Value {
        loop {
            match self.0.next().await.expect("the connection is open").expect("the connection works") {
                Message::Text(text) => {
                    let message = serde_json::from_str(&text).unwrap();
                    check(&message);
                    return message;
                }
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The next message, which must be of this type.
    pub async fn expect(&mut self, kind: &str) -> Value {
        let message = self.next().await;
        assert_eq!(message["type"], kind, "{message}");
        message
    }

    /// All messages up to `exited`.
    pub async fn until_exited(&mut self) -> Vec<Value> {
        let mut messages = Vec::new();
        loop {
            let message = self.next().await;
            let last = message["type"] == "exited";
            messages.push(message);
            if last {
                return messages;
            }
        }
    }

    /// The code with which the service closes the connection.
    async fn close_code(&mut self) -> Option<u16> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Close(frame))) => return frame.map(|frame| frame.code.into()),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return None,
            }
        }
    }
}

/// Checks a message of the service against `docs/websocket.schema.json`: it is one of those that the
/// service sends, with all fields that it must have and no other.
fn check(message: &Value) {
    static SCHEMA: LazyLock<Value> =
        LazyLock::new(|| serde_json::from_str(include_str!("../../../docs/websocket.schema.json")).unwrap());
    let name = message["type"].as_str().unwrap();
    let reference = json!({ "$ref": format!("#/channels/executions/messages/{name}") });
    let sent = SCHEMA["operations"]["tells"]["messages"].as_array().unwrap();
    assert!(sent.contains(&reference), "{name} is not described as a message of the service");
    let payload = &SCHEMA["channels"]["executions"]["messages"][name]["payload"];
    for field in payload["required"].as_array().unwrap() {
        assert!(!message[field.as_str().unwrap()].is_null(), "{field} is missing: {message}");
    }
    for (field, value) in message.as_object().unwrap() {
        let described = &payload["properties"][field];
        let fits = match described["type"].as_str() {
            Some("string") => value.is_string(),
            Some("integer") => value.is_u64(),
            Some("object") => value.is_object(),
            _ => described["const"] == *value,
        };
        assert!(fits, "{field} is not as described: {message}");
    }
}

/// All that was written to a stream.
pub fn text(messages: &[Value], stream: &str) -> String {
    let of_stream = messages.iter().filter(|message| message["type"] == stream);
    of_stream.map(|message| message["data"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn people_talk_with_a_program() {
    let server = TestServer::start().await;
    let mut socket = Socket::open(&server).await;
    socket.run(&["prompt"], json!({})).await;
    let accepted = socket.expect("accepted").await;
    assert!(accepted["limits"]["fuel"].is_u64() && accepted["id"].is_string());
    socket.expect("started").await;
    assert_eq!(socket.expect("stdout").await["data"], "name? ");
    socket.expect("input_wanted").await;
    socket.send(json!({ "type": "stdin", "data": "Marie\n" })).await;
    assert_eq!(socket.expect("stdout").await["data"], "hello Marie\n");
    let exited = socket.expect("exited").await;
    assert_eq!(exited["outcome"], json!({ "kind": "exited", "code": 0 }));
    assert_eq!((&exited["id"], &exited["usage"]["output_bytes"]), (&accepted["id"], &json!(18)));

    // The connection takes the next one.
    socket.run(&["args", "a"], json!({})).await;
    assert_eq!(text(&socket.until_exited().await, "stdout"), "[\"/work/entry\", \"args\", \"a\"]\n");
    socket.send(json!({ "type": "ping" })).await;
    socket.expect("pong").await;
}

#[tokio::test]
async fn input_comes_as_text_base64_and_bytes_and_ends() {
    let server = TestServer::start().await;
    let mut socket = Socket::open(&server).await;
    socket.run(&["cat"], json!({ "stdin": "a" })).await;
    socket.send(json!({ "type": "stdin", "data": "b" })).await;
    socket.send(json!({ "type": "stdin", "data_base64": "Yw==" })).await;
    socket.0.send(Message::binary(&b"\0d"[..])).await.unwrap();
    socket.send(json!({ "type": "stdin_eof" })).await;
    assert_eq!(text(&socket.until_exited().await, "stdout"), "abcd");
    socket.run(&["cat"], json!({ "stdin": "only this", "interactive": false })).await;
    assert_eq!(text(&socket.until_exited().await, "stdout"), "only this");
}

#[tokio::test]
async fn output_is_whole_and_in_order() {
    let server = TestServer::start().await;
    let mut socket = Socket::open(&server).await;
    socket.run(&["interleave", "10000"], json!({})).await;
    let messages = socket.until_exited().await;
    let output: String = messages.iter().filter_map(|message| message["data"].as_str()).collect();
    let expected: String = (0..10000).map(|n| format!("out {n}\nerr {n}\n")).collect();
    assert!(output == expected, "{} of {} bytes", output.len(), expected.len());

    // Also what came before a limit.
    socket.run(&["print"], json!({ "limits": { "output_bytes": 1_000_001 } })).await;
    let messages = socket.until_exited().await;
    assert_eq!(text(&messages, "stdout").len(), 1_000_001);
    assert_eq!(messages.last().unwrap()["outcome"]["kind"], "output_limit");
}

#[tokio::test]
async fn single_bytes_are_gathered() {
    let server = TestServer::start().await;
    let mut socket = Socket::open(&server).await;
    socket.run(&["drip", "100000"], json!({})).await;
    let messages = socket.until_exited().await;
    assert_eq!(text(&messages, "stdout").len(), 100_000);
    assert!(messages.len() < 2_000, "{} messages", messages.len());
}

#[tokio::test]
async fn output_comes_as_text_base64_or_bytes() {
    let server = TestServer::start().await;
    let mut socket = Socket::open(&server).await;
    let bytes = ["bytes", "226", "130", "172", "255"];
    socket.run(&bytes, json!({})).await;
    assert_eq!(text(&socket.until_exited().await, "stdout"), "€\u{fffd}");
    socket.run(&bytes, json!({ "output": "base64" })).await;
    assert_eq!(socket.until_exited().await[2]["data_base64"], "4oKs/w==");
    socket.run(&bytes, json!({ "output": "binary" })).await;
    loop {
        match socket.0.next().await.unwrap().unwrap() {
            Message::Binary(frame) => {
                assert_eq!(&frame[..], [1, 226, 130, 172, 255]);
                break;
            }
            Message::Text(text) => assert!(!text.contains("stdout") && !text.contains("exited"), "{text}"),
            _ => {}
        }
    }
    socket.expect("exited").await;
}

#[tokio::test]
async fn ten_megabytes_of_input_are_echoed() {
    let server = TestServer::start_with(|config| config.limits.output_bytes.max = 64 << 20).await;
    let marie = server.register("marie").await;
    let mut request = request(&server, PATH);
    let cookie = format!("petri_access={}", marie.cookie("petri_access").unwrap());
    request.headers_mut().insert("cookie", cookie.parse().unwrap());
    let (socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
    let mut socket = Socket(socket);
    socket.run(&["cat"], json!({ "limits": { "output_bytes": 32 << 20 }, "output": "binary" })).await;
    let (mut sink, mut stream) = socket.0.split();
    let block: Vec<u8> = (0..=1_000_000_u32).map(|n| if n == 0 { 0 } else { (n % 251) as u8 }).collect();
    let send = async {
        for _ in 0..10 {
            sink.send(Message::binary(block.clone())).await.unwrap();
        }
        sink.send(Message::text(r#"{"type":"stdin_eof"}"#)).await.unwrap();
    };
    let receive = async {
        let mut echoed = Vec::new();
        loop {
            match stream.next().await.unwrap().unwrap() {
                Message::Binary(frame) => echoed.extend_from_slice(&frame[1..]),
                Message::Text(text) if text.contains("\"exited\"") => return echoed,
                _ => {}
            }
        }
    };
    let ((), echoed) = tokio::join!(send, receive);
    assert_eq!(echoed.len(), 10_000_000);
    assert!(echoed.chunks(1_000_000).all(|chunk| chunk == &block[1..]));
}

#[tokio::test]
async fn program_is_killed_while_it_computes_waits_and_prints() {
    let server = TestServer::start().await;
    let mut socket = Socket::open(&server).await;
    for (command, signal) in [("spin", "kill"), ("cat", "kill"), ("print", "kill"), ("spin", "interrupt")] {
        socket.run(&[command], json!({ "limits": { "output_bytes": 4 << 20 } })).await;
        socket.expect("accepted").await;
        socket.expect("started").await;
        socket.send(json!({ "type": "signal", "signal": signal })).await;
        let messages = socket.until_exited().await;
        let kind = messages.last().unwrap()["outcome"]["kind"].clone();
        // A program that prints may have come to its limit before.
        assert!(kind == "cancelled" || (command == "print" && kind == "output_limit"), "{command}: {kind}");
    }
    until_idle(&server).await;
}

#[tokio::test]
async fn program_that_has_to_wait_is_told_its_place_and_starts_when_there_is_room() {
    let server = TestServer::start_with(|config| config.sandbox.runs_max = 1).await;
    let mut first = Socket::open(&server).await;
    first.run(&["cat"], json!({})).await;
    first.expect("accepted").await;
    first.expect("started").await;
    let mut waiting = Vec::new();
    for _ in 0..2 {
        let mut socket = Socket::open(&server).await;
        socket.run(&["cat"], json!({})).await;
        socket.expect("accepted").await;
        waiting.push(socket);
    }
    assert_eq!(waiting[1].expect("queued").await["position"], 1);
    first.send(json!({ "type": "stdin_eof" })).await;
    first.until_exited().await;
    for mut socket in waiting {
        socket.expect("started").await;
        socket.send(json!({ "type": "stdin_eof" })).await;
        assert_eq!(socket.until_exited().await.last().unwrap()["outcome"]["code"], 0);
    }
}

#[tokio::test]
async fn program_that_waits_too_long_for_its_start_is_told_so_and_the_connection_stays() {
    let server = TestServer::start_with(|config| {
        config.sandbox.runs_max = 1;
        config.execution.waiting_ms_max = 100;
    })
    .await;
    let (mut first, mut second) = (Socket::open(&server).await, Socket::open(&server).await);
    first.run(&["cat"], json!({})).await;
    first.expect("accepted").await;
    first.expect("started").await;
    second.run(&["cat"], json!({})).await;
    second.expect("accepted").await;
    assert_eq!(second.expect("error").await["problem"]["status"], 503);
    first.send(json!({ "type": "signal", "signal": "kill" })).await;
    first.until_exited().await;
    second.run(&["args"], json!({})).await;
    assert_eq!(second.until_exited().await.last().unwrap()["outcome"]["code"], 0);
}

#[tokio::test]
async fn what_is_not_understood_is_told_and_the_connection_stays() {
    let server = TestServer::start().await;
    let mut socket = Socket::open(&server).await;
    let cases = [
        (json!({ "type": "dance" }), 422),
        (json!({}), 422),
        (json!([]), 422),
        (json!({ "type": "stdin", "data": "x" }), 409),
        (json!({ "type": "stdin_eof" }), 409),
        (json!({ "type": "signal", "signal": "kill" }), 409),
        (json!({ "type": "run", "files": [] }), 422),
        (json!({ "type": "run", "files": [], "surprise": 1 }), 422),
    ];
    for (message, status) in cases {
        socket.send(message.clone()).await;
        assert_eq!(socket.expect("error").await["problem"]["status"], status, "{message}");
    }
    socket.0.send(Message::text("{")).await.unwrap();
    assert_eq!(socket.expect("error").await["problem"]["status"], 400);
    socket.0.send(Message::binary(&b"\x01x"[..])).await.unwrap();
    assert_eq!(socket.expect("error").await["problem"]["status"], 400);

    socket.run(&["cat"], json!({})).await;
    socket.expect("accepted").await;
    socket.expect("started").await;
    socket.expect("input_wanted").await;
    socket.run(&["cat"], json!({})).await;
    assert_eq!(socket.expect("error").await["problem"]["status"], 409);
    socket.send(json!({ "type": "stdin", "data": "a", "data_base64": "YQ==" })).await;
    assert_eq!(socket.expect("error").await["problem"]["status"], 422);
    socket.send(json!({ "type": "signal", "signal": "hup" })).await;
    assert_eq!(socket.expect("error").await["problem"]["status"], 422);
    socket.send(json!({ "type": "stdin_eof" })).await;
    socket.until_exited().await;
    // Input for a program that has just ended is nobody's mistake.
    socket.send(json!({ "type": "stdin", "data": "late" })).await;
    socket.send(json!({ "type": "ping" })).await;
    socket.expect("pong").await;
}

#[tokio::test]
async fn broken_protocol_ends_the_connection_with_the_code_for_it() {
    let server = TestServer::start_with(|config| config.execution.socket.message_bytes_max = 1000).await;
    let mut socket = Socket::open(&server).await;
    socket.run(&["cat"], json!({})).await;
    socket.expect("accepted").await;
    socket.0.send(Message::text("x".repeat(2000))).await.unwrap();
    assert!(matches!(socket.close_code().await, Some(1009) | None));

    // Raw frames, each with a mask of zeros: text that is not UTF-8, a reserved opcode, a fragment
    // of nothing, a control frame that is too long.
    let mut long_ping = vec![0x89, 0xfe, 0, 0x80, 0, 0, 0, 0];
    long_ping.extend([0; 128]);
    let frames: [(&[u8], u16); 4] = [
        (&[0x81, 0x81, 0, 0, 0, 0, 0xff], 1007),
        (&[0x83, 0x80, 0, 0, 0, 0], 1002),
        (&[0x80, 0x80, 0, 0, 0, 0], 1002),
        (&long_ping, 1002),
    ];
    for (frame, code) in frames {
        let mut tcp = handshake(&server).await;
        tcp.write_all(frame).await.unwrap();
        let mut answer = Vec::new();
        let _ = tokio::time::timeout(Duration::from_secs(5), tcp.read_to_end(&mut answer)).await.unwrap();
        assert_eq!(&answer[..1], [0x88], "{frame:?}: a close frame");
        assert_eq!(u16::from_be_bytes([answer[2], answer[3]]), code, "{frame:?}");
    }
    // A message in fragments is one message.
    let mut tcp = handshake(&server).await;
    let (first, rest) = (br#"{"type":"#, br#""ping"}"#);
    for (head, part) in [(0x01, &first[..]), (0x80, &rest[..])] {
        tcp.write_all(&[head, 0x80 | part.len() as u8, 0, 0, 0, 0]).await.unwrap();
        tcp.write_all(part).await.unwrap();
    }
    let mut answer = [0; 17];
    tcp.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer[2..], br#"{"type":"pong"}"#);
    until_idle(&server).await;
}

/// A text message as a frame, with a mask of zeros.
fn masked(text: &str) -> Vec<u8> {
    let [high, low] = u16::try_from(text.len()).unwrap().to_be_bytes();
    let head = if text.len() < 126 { vec![0x81, 0x80 | low] } else { vec![0x81, 0xfe, high, low] };
    [&head[..], &[0; 4], text.as_bytes()].concat()
}

/// A connection after its handshake, for raw frames.
pub async fn handshake(server: &TestServer) -> TcpStream {
    let mut tcp = TcpStream::connect(server.url.strip_prefix("http://").unwrap()).await.unwrap();
    let head = format!(
        "GET {PATH} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n\
         sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    );
    tcp.write_all(head.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        answer.push(tcp.read_u8().await.unwrap());
    }
    assert!(answer.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&answer));
    tcp
}

#[tokio::test]
async fn handshake_is_refused_for_another_protocol_and_for_other_sites() {
    let server = TestServer::start().await;
    let status = async |change: &dyn Fn(&mut Request<()>)| {
        let mut request = request(&server, PATH);
        change(&mut request);
        match tokio_tungstenite::connect_async(request).await {
            Ok(_) => 101,
            Err(Error::Http(response)) => response.status().as_u16(),
            Err(error) => panic!("{error}"),
        }
    };
    let header = |name: &'static str, value: &'static str| {
        move |request: &mut Request<()>| {
            request.headers_mut().insert(name, HeaderValue::from_static(value));
        }
    };
    assert_eq!(status(&|_| {}).await, 101);
    assert_eq!(status(&header("sec-websocket-protocol", "petri.v2, chat")).await, 400);
    assert_eq!(status(&header("origin", "https://evil.example")).await, 403);
}

#[tokio::test]
async fn ticket_opens_one_connection_from_anywhere() {
    let server = TestServer::start_with(|config| config.execution.anonymous_runs = Some(false)).await;
    server.anonymous().post("/api/v1/executions/tickets").await.problem(401, "unauthenticated");
    let marie = server.register("marie").await;
    let ticket = async || {
        let ticket = marie.post("/api/v1/executions/tickets").await.expect(200);
        ticket["ticket"].as_str().unwrap().to_owned()
    };
    let connect = async |path: String, protocols: String| {
        let mut request = request(&server, &path);
        request.headers_mut().insert("origin", HeaderValue::from_static("https://editor.example"));
        request.headers_mut().insert("sec-websocket-protocol", protocols.parse().unwrap());
        tokio_tungstenite::connect_async(request).await.map(|(socket, _)| Socket(socket))
    };
    let one = ticket().await;
    let mut socket = connect(format!("{PATH}?ticket={one}"), "petri.v1".into()).await.unwrap();
    socket.run(&["args"], json!({})).await;
    assert_eq!(socket.until_exited().await.last().unwrap()["outcome"]["code"], 0);
    assert!(connect(format!("{PATH}?ticket={one}"), "petri.v1".into()).await.is_err(), "it was used");
    assert!(connect(format!("{PATH}?ticket=made-up"), "petri.v1".into()).await.is_err());
    let two = ticket().await;
    connect(PATH.into(), format!("petri.v1, petri.ticket.{two}")).await.unwrap();
}

#[tokio::test]
async fn client_that_does_not_read_stops_its_program_and_then_loses_it() {
    let server = TestServer::start_with(|config| {
        config.execution.socket.stall_ms = 500;
        config.limits.output_bytes.default = 64 << 20;
        config.execution.anonymous_limits.output_bytes = None;
    })
    .await;
    let mut socket = Socket::open(&server).await;
    socket.run(&["print"], json!({})).await;
    socket.expect("accepted").await;
    // Nothing is read until the program is gone.
    until_idle(&server).await;
    let messages = socket.until_exited().await;
    let exited = messages.last().unwrap();
    assert_eq!(exited["outcome"]["kind"], "cancelled");
    assert!(exited["usage"]["output_bytes"].as_u64().unwrap() < 32 << 20, "it was parked: {exited}");
    assert_eq!(messages[messages.len() - 2]["type"], "error");
}

#[tokio::test]
async fn slow_reader_gets_all_of_it_and_holds_nobody_up() {
    let server = TestServer::start_with(|config| config.execution.socket.stall_ms = 2000).await;
    let (mut slow, mut other) = (Socket::open(&server).await, Socket::open(&server).await);
    slow.run(&["flood", "2000000"], json!({})).await;
    let mut received = 0;
    loop {
        let message = slow.next().await;
        received += message["data"].as_str().map_or(0, str::len);
        if message["type"] == "exited" {
            assert_eq!(message["outcome"], json!({ "kind": "exited", "code": 0 }));
            break;
        }
        // Meanwhile others are served.
        other.run(&["args"], json!({})).await;
        other.until_exited().await;
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(received, 2_000_000);
}

#[tokio::test]
async fn silent_idle_and_old_connections_end() {
    let server = TestServer::start_with(|config| config.execution.socket.idle_ms = 100).await;
    assert_eq!(Socket::open(&server).await.close_code().await, Some(1000));
    let server = TestServer::start_with(|config| config.execution.socket.total_ms = 100).await;
    let mut socket = Socket::open(&server).await;
    socket.run(&["cat"], json!({})).await;
    assert_eq!(socket.close_code().await, Some(1008));
    until_idle(&server).await;
    // A client that answers no ping is gone, as behind a cable that was pulled.
    let server = TestServer::start_with(|config| config.execution.socket.ping_ms = 100).await;
    let mut tcp = handshake(&server).await;
    let run = probe(&["cat"]).to_string().replacen('{', r#"{"type":"run","#, 1);
    let frame = masked(&run);
    tcp.write_all(&frame).await.unwrap();
    while server.app.admission.programs() == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    until_idle(&server).await;
}

#[tokio::test]
async fn shutdown_tells_clients() {
    let mut server = TestServer::start_with(|config| config.server.shutdown_grace_ms = 300).await;
    let (mut idle, mut busy) = (Socket::open(&server).await, Socket::open(&server).await);
    busy.run(&["cat"], json!({})).await;
    busy.expect("accepted").await;
    server.shut_down();
    assert_eq!(idle.close_code().await, Some(1001));
    assert_eq!(busy.until_exited().await.last().unwrap()["outcome"]["kind"], "cancelled");
    assert_eq!(busy.close_code().await, Some(1001));
}

#[tokio::test]
async fn connections_that_are_cut_at_any_point_leave_nothing_behind() {
    let server = TestServer::start_with(|config| config.rate_limits.enabled = false).await;
    let commands = [vec!["cat"], vec!["print"], vec!["spin"], vec!["drip", "1000"], vec!["prompt"]];
    for point in 0..100_u64 {
        let mut tcp = TcpStream::connect(server.url.strip_prefix("http://").unwrap()).await.unwrap();
        let head = format!(
            "GET {PATH} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
             sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        let command = &commands[point as usize % commands.len()];
        let run = probe(command).to_string().replacen('{', r#"{"type":"run","#, 1);
        let all = [head.as_bytes(), &masked(&run), &masked(&run)].concat();
        // Some are cut within what they send, others a while after.
        let sent = (point as usize * 7919) % (all.len() + 1);
        tcp.write_all(&all[..if point % 2 == 0 { sent } else { all.len() }]).await.unwrap();
        tokio::time::sleep(Duration::from_micros(point * 173 % 20_000)).await;
        // A reset, not a farewell.
        tcp.set_zero_linger().unwrap();
        drop(tcp);
    }
    until_idle(&server).await;
    let deadline = Instant::now() + Duration::from_secs(10);
    while !server.app.sockets.is_empty() {
        assert!(Instant::now() < deadline, "connections are still there");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    // The service still works.
    let mut socket = Socket::open(&server).await;
    socket.run(&["args"], json!({})).await;
    socket.until_exited().await;
}

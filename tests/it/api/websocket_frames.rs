//! The WebSocket protocol itself (RFC 6455), frame by frame over a raw socket: the cases of the Autobahn
//! test suite, put to a service that does not echo. What tells that a message was understood is
//! the answer to `ping`, the name of an unknown type in a problem, or a program that copies its input.

use std::borrow::Cow;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::executions::{probe_with, until_idle};
use super::websocket::handshake;
use crate::support::TestServer;

const TEXT: u8 = 0x1;
const BINARY: u8 = 0x2;
const CONTINUATION: u8 = 0x0;
const CLOSE: u8 = 0x8;
const PING: u8 = 0x9;
const PONG: u8 = 0xa;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(20);

const FIN: u8 = 0x80;
const MASKED: u8 = 0x80;

/// A frame of a client: `head` is the first byte, with FIN, the reserved bits and the opcode.
fn raw(head: u8, payload: &[u8]) -> Vec<u8> {
    const MASK: [u8; 4] = [0x37, 0xfa, 0x21, 0x3d];
    let mut frame = header(head, MASKED, payload.len() as u64);
    frame.extend(MASK);
    frame.extend(payload.iter().zip(MASK.iter().cycle()).map(|(byte, mask)| byte ^ mask));
    frame
}

fn header(head: u8, masked: u8, length: u64) -> Vec<u8> {
    let mut frame = vec![head];
    match length {
        0..126 => frame.push(masked | length as u8),
        126..=0xffff => {
            frame.push(masked | 126);
            frame.extend((length as u16).to_be_bytes());
        }
        _ => {
            frame.push(masked | 127);
            frame.extend(length.to_be_bytes());
        }
    }
    frame
}

/// The beginning of a frame, up to its payload.
fn unfinished(opcode: u8, length: u64) -> Vec<u8> {
    [header(FIN | opcode, MASKED, length), vec![0; 4]].concat()
}

/// A whole message or control frame.
fn frame(opcode: u8, payload: &[u8]) -> Vec<u8> {
    raw(FIN | opcode, payload)
}

/// A fragment that is not the last.
fn part(opcode: u8, payload: &[u8]) -> Vec<u8> {
    raw(opcode, payload)
}

fn text(text: &str) -> Vec<u8> {
    frame(TEXT, text.as_bytes())
}

/// A message of so many bytes that is answered with `pong`: JSON may be followed by spaces.
fn ping_of(size: usize) -> Vec<u8> {
    let mut message = br#"{"type":"ping"}"#.to_vec();
    message.resize(size, b' ');
    frame(TEXT, &message)
}

/// A message whose type is not known, and thus said in the answer.
fn named(name: &[u8]) -> Vec<u8> {
    [br#"{"type":""#, name, br#""}"#].concat()
}

fn close(code: u16, reason: &[u8]) -> Vec<u8> {
    frame(CLOSE, &[&code.to_be_bytes(), reason].concat())
}

/// What the service answers.
#[derive(Clone, Debug, PartialEq)]
enum Answer {
    /// The message `pong`.
    Pong,
    /// The message `error` with this status; its detail contains the text.
    Problem(u16, Cow<'static, str>),
    /// A pong frame.
    PongFrame(Vec<u8>),
    /// A close frame with this code, or none, and then the end of the connection.
    Close(Option<u16>),
}

use Answer::{Close, Pong, PongFrame, Problem};

/// Frames that a client sends, and what answers them.
type Case = (String, Vec<Vec<u8>>, Vec<Answer>);

fn case(name: impl Into<String>, frames: Vec<Vec<u8>>, answers: Vec<Answer>) -> Case {
    (name.into(), frames, answers)
}

fn framing() -> Vec<Case> {
    let mut cases: Vec<Case> = [15, 125, 126, 127, 128, 65_535, 65_536, 1 << 20, 4 << 20]
        .into_iter()
        .map(|size| case(format!("text of {size} bytes"), vec![ping_of(size)], vec![Pong]))
        .collect();
    for opcode in [TEXT, BINARY] {
        let empty = frame(opcode, b"");
        cases.push(case(format!("empty message {opcode:#x}"), vec![empty], vec![Problem(400, "".into())]));
    }
    for size in [0, 1, 124, 125] {
        let payload = vec![0xfe; size];
        let answer = vec![PongFrame(payload.clone())];
        cases.push(case(format!("ping of {size} bytes"), vec![frame(PING, &payload)], answer));
    }
    cases.extend([
        case("ping of 126 bytes", vec![frame(PING, &[0; 126])], vec![Close(Some(1002))]),
        case("pong that nobody asked for", vec![frame(PONG, b"unsolicited")], vec![]),
        case("empty pong", vec![frame(PONG, b"")], vec![]),
        case("pong of 126 bytes", vec![frame(PONG, &[0; 126])], vec![Close(Some(1002))]),
        case(
            "ten pings",
            (0..10).map(|n| frame(PING, &[n])).collect(),
            (0..10).map(|n| PongFrame(vec![n])).collect(),
        ),
        case(
            "text that is not masked",
            vec![[header(FIN | TEXT, 0, 2), b"{}".to_vec()].concat()],
            vec![Close(Some(1002))],
        ),
        case(
            "ping that is not masked",
            vec![[header(FIN | PING, 0, 1), b"x".to_vec()].concat()],
            vec![Close(Some(1002))],
        ),
        case("message of 4 MiB and a byte", vec![ping_of((4 << 20) + 1)], vec![Close(Some(1009))]),
        // The header alone is enough to know.
        case("message of 16 MB", vec![unfinished(TEXT, 16 << 20)], vec![Close(Some(1009))]),
        case("message of 2^63 bytes", vec![unfinished(BINARY, 1 << 63)], vec![Close(Some(1009))]),
        case(
            "fragments of more than 4 MiB",
            vec![part(TEXT, &[b' '; 3 << 20]), frame(CONTINUATION, &[b' '; 2 << 20])],
            vec![Close(Some(1009))],
        ),
    ]);
    cases
}

fn reserved() -> Vec<Case> {
    let mut cases = Vec::new();
    for bits in 1..8 {
        for opcode in [TEXT, BINARY, PING, PONG, CLOSE] {
            let name = format!("reserved bits {bits:03b} with opcode {opcode:#x}");
            let frames = vec![ping_of(20), raw(FIN | bits << 4 | opcode, b"{}")];
            cases.push(case(name, frames, vec![Pong, Close(Some(1002))]));
        }
    }
    for opcode in (0x3..=0x7).chain(0xb..=0xf) {
        for payload in [&b""[..], b"{}"] {
            let name = format!("reserved opcode {opcode:#x} with {} bytes", payload.len());
            cases.push(case(name, vec![ping_of(20), frame(opcode, payload)], vec![Pong, Close(Some(1002))]));
        }
    }
    cases
}

fn fragmentation() -> Vec<Case> {
    let (a, b, c) = (&br#"{"ty"#[..], &br#"pe":"pi"#[..], &br#"ng"}"#[..]);
    let whole = || [part(TEXT, a), part(CONTINUATION, b), frame(CONTINUATION, c)];
    let [first, second, last] = whole();
    let bytes: Vec<_> = [part(TEXT, b"")]
        .into_iter()
        .chain([a, b, c].concat().iter().map(|byte| part(CONTINUATION, &[*byte])))
        .chain([frame(CONTINUATION, b"")])
        .collect();
    let refused = || vec![Close(Some(1002))];
    vec![
        case("message in three fragments", whole().into(), vec![Pong]),
        case("message in fragments of a byte", bytes, vec![Pong]),
        case(
            "empty fragments",
            vec![part(TEXT, b""), part(CONTINUATION, b""), frame(CONTINUATION, b"")],
            vec![Problem(400, "".into())],
        ),
        case(
            "pings between fragments are answered at once",
            vec![first.clone(), frame(PING, b"1"), second.clone(), frame(PING, b"2"), last.clone()],
            vec![PongFrame(b"1".to_vec()), PongFrame(b"2".to_vec()), Pong],
        ),
        case(
            "pong between fragments",
            vec![first.clone(), frame(PONG, b"x"), second.clone(), last.clone()],
            vec![Pong],
        ),
        case(
            "close between fragments",
            vec![first.clone(), close(1000, b""), last.clone()],
            vec![Close(Some(1000))],
        ),
        case("ping in fragments", vec![part(PING, b"x"), frame(CONTINUATION, b"")], refused()),
        case("pong in fragments", vec![part(PONG, b"x"), frame(CONTINUATION, b"")], refused()),
        case("close in fragments", vec![part(CLOSE, b"\x03\xe8"), frame(CONTINUATION, b"")], refused()),
        case("continuation of nothing", vec![frame(CONTINUATION, b"{}")], refused()),
        case("beginning of a continuation of nothing", vec![part(CONTINUATION, b"{}")], refused()),
        case(
            "continuation after the end",
            [whole().as_slice(), std::slice::from_ref(&last)].concat(),
            vec![Pong, Close(Some(1002))],
        ),
        case("message within a message", vec![first.clone(), ping_of(20)], refused()),
        case("fragment that starts anew", vec![first, part(TEXT, b), last], refused()),
        case(
            "binary message in fragments",
            vec![part(BINARY, b"\x07"), frame(CONTINUATION, b"x")],
            vec![Problem(400, "binary message".into())],
        ),
    ]
}

fn utf8() -> Vec<Case> {
    let mut cases = Vec::new();
    // One to four bytes for a character, and the first and last characters of each length.
    let valid = [
        "Hello-µ@ßöäüàá-UTF-8!!",
        "κόσμε",
        "日本語",
        "😀\u{10000}\u{10ffff}",
        "\u{80}\u{7ff}\u{800}\u{ffff}\u{d7ff}\u{e000}\u{fffd}\u{fffe}",
        "\u{1fffe}\u{3ffff}",
    ];
    for name in valid {
        let message = named(name.as_bytes());
        // The problem quotes characters that can be printed.
        let quoted = if name.chars().all(char::is_alphabetic) { name } else { "" };
        let answer = || vec![Problem(422, quoted.into())];
        cases.push(case(format!("{name:?}"), vec![frame(TEXT, &message)], answer()));
        for cut in 10..message.len() {
            let frames = vec![part(TEXT, &message[..cut]), frame(CONTINUATION, &message[cut..])];
            cases.push(case(format!("{name:?}, cut at {cut}"), frames, answer()));
        }
    }
    let invalid: [&[u8]; 17] = [
        b"\x80",     // a continuation byte alone
        b"\xbf\x80", // two
        b"\xc3",     // a first byte alone
        b"\xc3\x28", // followed by something else
        b"\xc0\xaf", // overlong
        b"\xc1\xbf",
        b"\xe0\x80\xaf",
        b"\xe0\x9f\xbf",
        b"\xf0\x80\x80\xaf",
        b"\xf0\x8f\xbf\xbf",
        b"\xed\xa0\x80", // surrogates
        b"\xed\xaf\xbf\xed\xbf\xbf",
        b"\xf4\x90\x80\x80",         // beyond U+10FFFF
        b"\xf8\x88\x80\x80\x80",     // five bytes
        b"\xfc\x84\x80\x80\x80\x80", // six
        b"\xfe",
        b"\xff",
    ];
    for bytes in invalid {
        let message = named(bytes);
        let refused = || vec![Close(Some(1007))];
        cases.push(case(format!("{bytes:x?}"), vec![frame(TEXT, &message)], refused()));
        cases.push(case(
            format!("{bytes:x?} in one of two fragments: the second is not waited for"),
            vec![part(TEXT, &message)],
            refused(),
        ));
        let cut = message.len() - 3;
        cases.push(case(
            format!("{bytes:x?} across fragments"),
            vec![part(TEXT, &message[..cut]), part(CONTINUATION, &message[cut..])],
            refused(),
        ));
    }
    cases.push(case(
        "message that ends within a character",
        vec![part(TEXT, b"\"\xe2"), frame(CONTINUATION, b"\x82")],
        vec![Close(Some(1007))],
    ));
    // A binary message may be anything.
    cases.push(case("bytes", vec![frame(BINARY, b"\xff\xfe")], vec![Problem(400, "binary message".into())]));
    cases
}

fn closing() -> Vec<Case> {
    let mut cases = vec![
        case("close without a code", vec![frame(CLOSE, b"")], vec![Close(None)]),
        case("close with half a code", vec![frame(CLOSE, b"\x03")], vec![Close(Some(1002))]),
        case("close with a reason of 123 bytes", vec![close(1000, &[b'x'; 123])], vec![Close(Some(1000))]),
        case("close with a reason of 124 bytes", vec![close(1000, &[b'x'; 124])], vec![Close(Some(1002))]),
        case(
            "close with a reason that is not UTF-8",
            vec![close(1000, b"\xce\xba\xe1\xbd")],
            vec![Close(Some(1007))],
        ),
        case("close twice", vec![close(1000, b""), close(1000, b"")], vec![Close(Some(1000))]),
        case("message after close", vec![close(1000, b""), ping_of(20)], vec![Close(Some(1000))]),
        case("ping after close", vec![close(1000, b""), frame(PING, b"")], vec![Close(Some(1000))]),
    ];
    for code in [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999] {
        cases.push(case(format!("close code {code}"), vec![close(code, b"why")], vec![Close(Some(code))]));
    }
    for code in [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535] {
        let refused = vec![Close(Some(1002))];
        cases.push(case(
            format!("close code {code}, which nobody may send"),
            vec![close(code, b"")],
            refused,
        ));
    }
    cases
}

/// The next answer; `None` at the end of the connection, which may be a reset.
async fn next_answer(tcp: &mut (impl AsyncReadExt + Unpin)) -> Option<Answer> {
    let head = tcp.read_u8().await.ok()?;
    let length = tcp.read_u8().await.expect("a length");
    assert!(head & 0xf0 == FIN, "{head:#x}: the service sends whole messages without extensions");
    assert!(length & MASKED == 0, "a service does not mask");
    let length = match length {
        126 => u64::from(tcp.read_u16().await.unwrap()),
        127 => tcp.read_u64().await.unwrap(),
        short => u64::from(short),
    };
    let mut payload = vec![0; length as usize];
    tcp.read_exact(&mut payload).await.expect("the whole frame");
    Some(match head & 0x0f {
        TEXT => {
            let message: Value = serde_json::from_slice(&payload).unwrap();
            match message["type"].as_str() {
                Some("pong") => Pong,
                Some("error") => {
                    let problem = &message["problem"];
                    Problem(problem["status"].as_u64().unwrap() as u16, problem["detail"].to_string().into())
                }
                _ => panic!("{message}"),
            }
        }
        PONG => PongFrame(payload),
        CLOSE => Close(payload.first_chunk().map(|code| u16::from_be_bytes(*code))),
        opcode => panic!("opcode {opcode:#x}"),
    })
}

fn is_as_expected(answer: &Answer, expected: &Answer) -> bool {
    match (answer, expected) {
        (Problem(status, detail), Problem(wanted, part)) => status == wanted && detail.contains(&**part),
        _ => answer == expected,
    }
}

/// Sends a case in pieces of `size` bytes and checks what comes back. A connection that should
/// still be there must answer a ping after it, and a farewell.
async fn check(server: &TestServer, (name, frames, expected): &Case, size: usize) {
    let mut turns = vec![(frames.concat(), expected.clone())];
    if !matches!(expected.last(), Some(Close(_))) {
        turns.push((text(r#"{"type":"ping"}"#), vec![Pong]));
        turns.push((close(1000, b""), vec![Close(Some(1000))]));
    }
    let mut tcp = handshake(server).await;
    tcp.set_nodelay(true).unwrap();
    let (mut receiver, mut sender) = tcp.split();
    for (sent, expected) in turns {
        let send = async {
            for piece in sent.chunks(size) {
                // A service that has seen enough need not take the rest.
                if sender.write_all(piece).await.is_err() {
                    break;
                }
            }
        };
        let receive = async {
            let mut answers = Vec::new();
            while answers.len() < expected.len() {
                let answer = tokio::time::timeout(PATIENCE, next_answer(&mut receiver)).await;
                match answer.unwrap_or_else(|_| panic!("{name}: no answer after {answers:?}")) {
                    Some(answer) => answers.push(answer),
                    None => break,
                }
            }
            answers
        };
        let ((), answers) = tokio::join!(send, receive);
        let fits = answers.len() == expected.len()
            && answers.iter().zip(&expected).all(|(answer, expected)| is_as_expected(answer, expected));
        assert!(fits, "{name}, in pieces of {size}: {answers:?} instead of {expected:?}");
    }
    let end = tokio::time::timeout(PATIENCE, next_answer(&mut receiver)).await;
    assert_eq!(end.unwrap_or_else(|_| panic!("{name}: the connection does not end")), None, "{name}");
}

async fn check_all(cases: Vec<Case>) {
    let server = TestServer::start_with(|config| config.rate_limits.enabled = false).await;
    for case in &cases {
        check(&server, case, usize::MAX).await;
        let length: usize = case.1.iter().map(Vec::len).sum();
        check(&server, case, if length < 1000 { 1 } else { 997 }).await;
    }
    until_idle(&server).await;
}

#[tokio::test]
async fn frames_of_every_size_are_read_whole_and_in_pieces() {
    check_all(framing()).await;
}

#[tokio::test]
async fn reserved_bits_and_opcodes_are_refused() {
    check_all(reserved()).await;
}

#[tokio::test]
async fn fragments_make_one_message() {
    check_all(fragmentation()).await;
}

#[tokio::test]
async fn text_is_utf8_or_refused_as_soon_as_it_is_known_not_to_be() {
    check_all(utf8()).await;
}

#[tokio::test]
async fn farewells_are_answered_and_wrong_ones_refused() {
    check_all(closing()).await;
}

#[tokio::test]
async fn message_of_sixteen_megabytes_is_taken_where_it_may_be() {
    let server = TestServer::start_with(|config| config.execution.socket.message_bytes_max = 16 << 20).await;
    check(&server, &case("in one frame", vec![ping_of(16 << 20)], vec![Pong]), usize::MAX).await;
    let blank = vec![b' '; 64 << 10];
    let mut frames = vec![part(TEXT, br#"{"type":"ping"}"#)];
    frames.extend((0..255).map(|_| part(CONTINUATION, &blank)));
    frames.push(frame(CONTINUATION, b" "));
    check(&server, &case("in fragments", frames, vec![Pong]), usize::MAX).await;
}

#[tokio::test]
async fn binary_input_of_every_size_reaches_the_program() {
    let server = TestServer::start().await;
    for size in [0, 1, 124, 125, 126, 127, 65_534, 65_535, 65_536, 1 << 20] {
        let input: Vec<u8> = (0..size).map(|n| (n % 251) as u8).collect();
        let mut run = probe_with(&["cat"], json!({ "output": "binary" }));
        run["type"] = json!("run");
        let mut tcp = handshake(&server).await;
        let sent = [
            text(&run.to_string()),
            // In one frame, and in two.
            frame(BINARY, &[&[0], &input[..]].concat()),
            part(BINARY, &[&[0], &input[..size / 2]].concat()),
            frame(CONTINUATION, &input[size / 2..]),
            text(r#"{"type":"stdin_eof"}"#),
        ];
        let (mut receiver, mut sender) = tcp.split();
        let send = async { sender.write_all(&sent.concat()).await.unwrap() };
        let ((), output) = tokio::join!(send, output(&mut receiver));
        assert!(output == [&input[..], &input[..]].concat(), "{size}: {} bytes came back", output.len());
    }
}

/// What a program writes to stdout, in binary messages, until it has exited.
async fn output(tcp: &mut (impl AsyncReadExt + Unpin)) -> Vec<u8> {
    let mut output = Vec::new();
    loop {
        let head = tcp.read_u8().await.unwrap();
        let length = match tcp.read_u8().await.unwrap() {
            126 => usize::from(tcp.read_u16().await.unwrap()),
            127 => tcp.read_u64().await.unwrap() as usize,
            short => usize::from(short),
        };
        let mut payload = vec![0; length];
        tcp.read_exact(&mut payload).await.unwrap();
        match head {
            0x82 => output.extend_from_slice(&payload[1..]),
            _ if payload.starts_with(br#"{"type":"exited""#) => return output,
            _ => {}
        }
    }
}

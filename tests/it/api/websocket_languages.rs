//! What people see of a program in each language through the socket, byte for byte.

use serde_json::{Value, json};

use super::websocket::{Socket, text};
use crate::support::TestServer;

const LINES: usize = 10_000;

/// Programs that answer each line with the same line in angle brackets until the input ends.
const ECHO: [(&str, &str); 3] = [
    (
        "echo.py",
        "while True:
    try:
        line = input()
    except EOFError:
        break
    print(f'<{line}>')",
    ),
    (
        "echo.js",
        "const lines = require('node:readline').createInterface({ input: process.stdin });
lines.on('line', (line) => console.log(`<${line}>`));",
    ),
    (
        "echo.java",
        "void main() throws Exception {
    var lines = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));
    for (String line; (line = lines.readLine()) != null; ) System.out.println(\"<\" + line + \">\");
}",
    ),
];

/// Programs that write ten thousand lines to stdout and stderr by turns.
const BY_TURNS: [(&str, &str); 3] = [
    (
        "turns.py",
        "import sys
for n in range(10_000):
    print('out', n, 'é€😀')
    print('err', n, 'é€😀', file=sys.stderr)",
    ),
    (
        "turns.js",
        "for (let n = 0; n < 10_000; n++) {
    console.log('out', n, 'é€😀');
    console.error('err', n, 'é€😀');
}",
    ),
    (
        "turns.java",
        "void main() {
    for (int n = 0; n < 10_000; n++) {
        System.out.println(\"out \" + n + \" é€😀\");
        System.err.println(\"err \" + n + \" é€😀\");
    }
}",
    ),
];

/// Lines of many lengths and alphabets.
fn line(n: usize) -> String {
    let pieces = ["", "a", "é", "€", "😀", "\t", "\"\\", "<>"];
    format!("{n} {}", pieces[n % pieces.len()].repeat(n % 7))
}

async fn start(server: &TestServer, (file, source): (&str, &str)) -> Socket {
    let mut socket = Socket::open(server).await;
    socket.send(json!({ "type": "run", "files": [{ "path": file, "content": source }] })).await;
    socket.expect("accepted").await;
    socket.expect("started").await;
    socket
}

fn succeeded(messages: &[Value]) -> bool {
    messages.last().unwrap()["outcome"] == json!({ "kind": "exited", "code": 0 })
}

#[tokio::test]
async fn each_language_answers_ten_thousand_lines_one_by_one() {
    let server = TestServer::start_with_languages().await;
    for program in ECHO {
        let mut socket = start(&server, program).await;
        for n in 0..LINES {
            let sent = line(n);
            socket.send(json!({ "type": "stdin", "data": format!("{sent}\n") })).await;
            let expected = format!("<{sent}>\n");
            let mut answer = String::new();
            while answer.len() < expected.len() {
                let message = socket.next().await;
                match message["type"].as_str() {
                    Some("stdout") => answer.push_str(message["data"].as_str().unwrap()),
                    Some("input_wanted") => {}
                    _ => panic!("{}, line {n}: {message}", program.0),
                }
            }
            assert_eq!(answer, expected, "{}", program.0);
        }
        socket.send(json!({ "type": "stdin_eof" })).await;
        assert!(succeeded(&socket.until_exited().await), "{}", program.0);
    }
}

#[tokio::test]
async fn each_language_answers_ten_thousand_lines_that_come_at_once() {
    let server = TestServer::start_with_languages().await;
    let lines: Vec<String> = (0..LINES).map(line).collect();
    for program in ECHO {
        let mut socket = start(&server, program).await;
        // In pieces that are cut anywhere but within a character.
        let mut rest = lines.join("\n") + "\n";
        while !rest.is_empty() {
            let cut = rest.ceil_char_boundary(1009);
            let piece: String = rest.drain(..cut).collect();
            socket.send(json!({ "type": "stdin", "data": piece })).await;
        }
        socket.send(json!({ "type": "stdin_eof" })).await;
        let messages = socket.until_exited().await;
        let expected: String = lines.iter().map(|line| format!("<{line}>\n")).collect();
        assert!(text(&messages, "stdout") == expected, "{}: {:?}", program.0, messages.last());
        assert!(succeeded(&messages), "{}", program.0);
    }
}

#[tokio::test]
async fn prompt_is_not_held_back_while_the_program_goes_on_computing() {
    let server = TestServer::start_with_languages().await;
    let programs = [
        ("prompt.py", "print('> ', end='', flush=True)\nwhile True: pass"),
        ("prompt.js", "process.stdout.write('> '); for (;;);"),
        ("prompt.java", "void main() { System.out.print(\"> \"); System.out.flush(); while (true); }"),
    ];
    for program in programs {
        let mut socket = start(&server, program).await;
        assert_eq!(socket.expect("stdout").await["data"], "> ", "{}", program.0);
        socket.send(json!({ "type": "signal", "signal": "kill" })).await;
        assert_eq!(socket.expect("exited").await["outcome"]["kind"], "cancelled", "{}", program.0);
    }
}

#[tokio::test]
async fn both_streams_of_each_language_come_in_the_order_in_which_they_were_written() {
    let server = TestServer::start_with_languages().await;
    let expected: String = (0..LINES).map(|n| format!("out {n} é€😀\nerr {n} é€😀\n")).collect();
    for program in BY_TURNS {
        let mut socket = start(&server, program).await;
        let messages = socket.until_exited().await;
        let output: String = messages.iter().filter_map(|message| message["data"].as_str()).collect();
        let differs = || output.lines().zip(expected.lines()).find(|(got, wanted)| got != wanted);
        assert!(output == expected, "{}: {:?}, {:?}", program.0, differs(), messages.last());
        assert!(text(&messages, "stderr").starts_with("err 0 é€😀\nerr 1 é€😀\n"), "{}", program.0);
        assert!(succeeded(&messages), "{}", program.0);
    }
}

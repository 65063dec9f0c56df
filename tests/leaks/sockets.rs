//! Connections to the whole service that break off, at a hundred points of every stage, half of a
//! connection or unread: afterwards the service holds what it held before.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use petri::app::App;
use petri::config::Config;
use petri::storage::{Rate, Storage};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;

use crate::{Held, SLACK_BYTES, executor};

/// Where connections are cut.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
    Handshake,
    Open,
    WithinAFrame,
    WaitingForInput,
    OutputIsRead,
    OutputIsNotRead,
    Computing,
    Killed,
    Exited,
    Farewell,
    EventStream,
    Piston,
}

const STAGES: [Stage; 12] = [
    Stage::Handshake,
    Stage::Open,
    Stage::WithinAFrame,
    Stage::WaitingForInput,
    Stage::OutputIsRead,
    Stage::OutputIsNotRead,
    Stage::Computing,
    Stage::Killed,
    Stage::Exited,
    Stage::Farewell,
    Stage::EventStream,
    Stage::Piston,
];

const POINTS: usize = 100;

/// Programs that one caller may have at a time here.
const PLACES: u32 = 8;

/// Connections that are left alone at the same time. A caller's programs that compute start one
/// after another, so there is one of those.
const ABANDONED: usize = 8;

const WEBSOCKET: &str = "/api/v1/executions/ws";

const WAIT: &str = "print('ready', flush=True)\ninput()";
const PRINT: &str = "while True: print('x' * 500)";
const COMPUTE: &str = "while True: pass";
const HELLO: &str = "print('hello')";

/// Answers with how many facts hold; panics at the first that does not.
pub fn check() -> usize {
    let service = Service::start();
    if service.app.executor.runtimes.get("python").is_none() {
        println!("test sockets ... skipped: there is no runtime for Python");
        return 0;
    }
    let clients = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("tokio starts");
    let mut random = Random(1);
    let mut passed = 0;
    let mut ok = |what: String| {
        println!("test sockets: {what} ... ok");
        passed += 1;
    };
    // A slot keeps some pages of what ran in it: each is used once.
    clients.block_on(service.fill());
    for stage in STAGES {
        let mut cut = |points| {
            for _ in 0..points {
                clients.block_on(service.cut(stage, &mut random));
            }
        };
        // Buffers and threads that are made once.
        cut(POINTS);
        let before = service.settled(None);
        cut(POINTS);
        service.settled(Some(&before));
        ok(format!("{POINTS} resets leave nothing behind: {stage:?}"));
    }
    let abandoned: [(&str, Option<&str>); 4] = [
        ("half a handshake", None),
        ("a client that answers no ping", Some(WAIT)),
        ("a client that answers no ping while its program computes", Some(COMPUTE)),
        ("a client that reads nothing", Some(PRINT)),
    ];
    for (what, program) in abandoned {
        clients.block_on(service.abandon(program));
        let before = service.settled(None);
        clients.block_on(service.abandon(program));
        service.settled(Some(&before));
        ok(format!("{what} is dropped, and leaves nothing behind"));
    }
    clients.block_on(service.fill());
    ok("all places are free".into());
    passed
}

struct Service {
    app: App,
    address: SocketAddr,
    scratch: PathBuf,
    tokio: Runtime,
}

impl Service {
    fn start() -> Self {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let (scratch, data) = (target.join("leaks-scratch"), target.join("leaks-data"));
        let _ = std::fs::remove_dir_all(&data);
        let mut config = Config::default();
        config.sandbox.runs_max = PLACES;
        config.sandbox.scratch_dir = Some(scratch.clone());
        config.storage.data_dir = Some(data);
        config.rate_limits.per_address = Rate { burst: 1_000_000, per_second: 1e6 };
        config.execution.anonymous_quota.concurrent_runs = PLACES;
        config.execution.anonymous_quota.fuel_per_hour = u64::MAX;
        config.execution.socket.ping_ms = 500;
        config.execution.socket.stall_ms = 500;
        config.server.header_timeout_ms = 1000;
        let tokio = Runtime::new().expect("tokio starts");
        let executor = executor(&config);
        let (app, address) = tokio.block_on(async {
            let storage = Storage::open(&config.storage).await.expect("the store opens");
            let app = App::new(config, executor, storage).expect("the service starts");
            let listener = TcpListener::bind("127.0.0.1:0").expect("there is a port");
            let address = listener.local_addr().expect("it has an address");
            tokio::spawn(petri::server::serve(app.clone(), listener, std::future::pending()));
            (app, address)
        });
        Self { app, address, scratch, tokio }
    }

    /// Opens a connection, takes it to a stage and resets it at a random moment.
    async fn cut(&self, stage: Stage, random: &mut Random) {
        // The service may still be busy with those before.
        self.wait_until("there is a place", async || self.app.admission.programs() < PLACES as usize).await;
        let mut client = Client(TcpStream::connect(self.address).await.expect("the service listens"));
        let pause = Duration::from_micros(random.below(3000) as u64);
        match stage {
            Stage::Handshake => {
                let head = handshake(WEBSOCKET);
                client.send(&head[..random.below(head.len() + 1)]).await;
            }
            Stage::WithinAFrame => {
                let frame = run(PRINT);
                client.open().await;
                client.send(&frame[..random.below(frame.len())]).await;
            }
            Stage::Open => client.open().await,
            Stage::WaitingForInput => client.start(WAIT, "input_wanted").await,
            Stage::OutputIsRead => {
                client.start(PRINT, "stdout").await;
                client.read(random.below(1 << 20)).await;
            }
            Stage::OutputIsNotRead => client.start(PRINT, "started").await,
            Stage::Computing => client.start(COMPUTE, "started").await,
            Stage::Killed => {
                client.start(COMPUTE, "started").await;
                client.send(&frame(0x1, br#"{"type":"signal","signal":"kill"}"#)).await;
            }
            Stage::Exited => client.start(HELLO, "exited").await,
            Stage::Farewell => {
                client.start(WAIT, "input_wanted").await;
                client.send(&frame(0x8, b"\x03\xe8")).await;
            }
            Stage::Piston => {
                let files = json!([{ "name": "main.py", "content": PRINT }]);
                let init = json!({ "type": "init", "language": "python", "version": "*", "files": files });
                client.send(&handshake("/api/v2/connect")).await;
                client.until("\r\n\r\n").await;
                client.send(&frame(0x1, init.to_string().as_bytes())).await;
                client.until("data").await;
                client.read(random.below(1 << 20)).await;
            }
            Stage::EventStream => {
                client.send(&event_stream(PRINT)).await;
                client.read(random.below(1 << 20)).await;
            }
        }
        tokio::time::sleep(pause).await;
        client.0.set_zero_linger().expect("the socket is there");
    }

    /// Connections whose other end is there and does nothing: with a program, or in the handshake.
    /// Returns when the service has dropped all that it has for them, before they are closed.
    async fn abandon(&self, program: Option<&str>) {
        let mut clients = Vec::new();
        let connections = if program == Some(COMPUTE) { 1 } else { ABANDONED };
        for _ in 0..connections {
            let mut client = Client(TcpStream::connect(self.address).await.expect("the service listens"));
            match program {
                None => client.send(&handshake(WEBSOCKET)[..30]).await,
                Some(program) => client.start(program, "started").await,
            }
            clients.push(client);
        }
        self.wait_until("programs and connections are gone", async || {
            self.app.admission.programs() == 0 && self.app.sockets.is_empty()
        })
        .await;
        for mut client in clients {
            // The end of the connection, after what was sent before it.
            let mut rest = Vec::new();
            let ends = tokio::time::timeout(Duration::from_secs(5), client.0.read_to_end(&mut rest));
            let _reset_or_closed = ends.await.expect("the service ends the connection");
        }
    }

    /// As many programs as may be wait at once, and each answers.
    async fn fill(&self) {
        let mut clients = Vec::new();
        for _ in 0..PLACES {
            let mut client = Client(TcpStream::connect(self.address).await.expect("the service listens"));
            client.start("print(input()[::-1])", "input_wanted").await;
            clients.push(client);
        }
        for mut client in clients {
            client.send(&frame(0x1, br#"{"type":"stdin","data":"olleh\n"}"#)).await;
            client.until("hello").await;
            client.until("exited").await;
        }
    }

    fn tasks(&self) -> usize {
        self.tokio.handle().metrics().num_alive_tasks()
    }

    /// What the service holds when it holds no more than `before`, and no program or connection;
    /// panics when it does not get there.
    fn settled(&self, before: Option<&(Held, usize)>) -> (Held, usize) {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let (programs, sockets) = (self.app.admission.programs(), self.app.sockets.len());
            let (held, tasks) = (Held::now(&self.scratch), self.tasks());
            let nothing_more = before.is_none_or(|(before, tasks_before)| {
                tasks <= *tasks_before
                    && held.descriptors <= before.descriptors
                    && held.threads <= before.threads
                    && held.mappings <= before.mappings + 8
                    && held.memory_bytes <= before.memory_bytes + SLACK_BYTES
            });
            if programs == 0 && sockets == 0 && held.scratch_directories == 0 && nothing_more {
                // Without anything to compare to, the last connections need a moment.
                if before.is_none() {
                    std::thread::sleep(Duration::from_millis(500));
                    return (Held::now(&self.scratch), self.tasks());
                }
                return (held, tasks);
            }
            assert!(
                Instant::now() < deadline,
                "{programs} programs, {sockets} sockets, {tasks} tasks, {held:?}; before: {before:?}"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    async fn wait_until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !holds().await {
            assert!(Instant::now() < deadline, "not in time: {what}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

/// One end of a connection, byte by byte.
struct Client(TcpStream);

impl Client {
    async fn send(&mut self, bytes: &[u8]) {
        self.0.write_all(bytes).await.expect("the connection is open");
    }

    async fn open(&mut self) {
        self.send(&handshake(WEBSOCKET)).await;
        self.until("\r\n\r\n").await;
    }

    /// Starts a program, and reads until the service says this.
    async fn start(&mut self, program: &str, until: &str) {
        self.open().await;
        self.send(&run(program)).await;
        self.until(until).await;
    }

    async fn until(&mut self, text: &str) {
        let mut read = Vec::new();
        while !read.windows(text.len()).any(|window| window == text.as_bytes()) {
            let size = self.0.read_buf(&mut read).await.expect("the connection is open");
            assert!(size > 0, "the connection ended before {text:?}: {}", String::from_utf8_lossy(&read));
        }
    }

    async fn read(&mut self, bytes: usize) {
        let mut left = bytes;
        let mut buffer = [0; 4096];
        while left > 0 {
            let size = self.0.read(&mut buffer).await.expect("the connection is open");
            assert!(size > 0, "the connection ended");
            left = left.saturating_sub(size);
        }
    }
}

fn handshake(path: &str) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
         sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    .into_bytes()
}

/// A frame whose mask is zeros.
fn frame(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len()).expect("a short message");
    let mut frame = vec![0x80 | opcode];
    match length {
        0..126 => frame.push(0x80 | length as u8),
        _ => {
            frame.push(0xfe);
            frame.extend(length.to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend(payload);
    frame
}

fn run(program: &str) -> Vec<u8> {
    let files = json!([{ "path": "main.py", "content": program }]);
    frame(0x1, json!({ "type": "run", "files": files }).to_string().as_bytes())
}

fn event_stream(program: &str) -> Vec<u8> {
    let body = json!({ "files": [{ "path": "main.py", "content": program }] }).to_string();
    let length = body.len();
    format!(
        "POST /api/v1/executions HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

/// Numbers that are the same each time (xorshift, after Marsaglia).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

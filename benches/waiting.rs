//! What a program that waits for input costs, its WebSocket included: starts many on services in
//! processes of their own, looks at what those hold, then pokes each program and waits for its answer.
//!
//!     cargo bench --bench waiting -- [python|javascript|java] [how many]
//!
//! Memory that is the same for all, such as the pages of a snapshot that nobody wrote to, is not
//! counted.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use serde_json::json;

/// Programs that read a line and answer with it.
const PROGRAMS: [(&str, &str, &str); 3] = [
    ("python", "main.py", "print(input())"),
    (
        "javascript",
        "main.js",
        "process.stdin.once('data', (line) => { process.stdout.write(line); process.stdin.pause(); });",
    ),
    ("java", "Main.java", "void main() { IO.println(IO.readln()); }"),
];

/// Programs of one service: each needs four descriptors there, and some systems allow 20,000.
const PER_SERVICE: usize = 4000;

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1).filter(|arg| !arg.starts_with("--"));
    let runtime = args.next();
    let count = args.next().map_or(Ok(1000), |count| count.parse()).context("how many")?;
    for (id, file, source) in PROGRAMS {
        if runtime.as_deref().is_none_or(|wanted| wanted == id) {
            measure(id, file, source, count)?;
        }
    }
    Ok(())
}

fn measure(runtime: &str, file: &str, source: &str, count: usize) -> anyhow::Result<()> {
    let services =
        (0..count.div_ceil(PER_SERVICE)).map(|_| Service::start()).collect::<anyhow::Result<Vec<_>>>()?;
    let run = json!({ "type": "run", "runtime": runtime, "files": [{ "path": file, "content": source }] });
    let start = |service: &Service| {
        let mut socket = Socket::open(&service.address)?;
        socket.send(run.to_string().as_bytes())?;
        socket.until(r#""input_wanted""#)?;
        anyhow::Ok(socket)
    };
    let answer = |mut socket: Socket| {
        socket.send(br#"{"type":"stdin","data":"hi\n"}"#)?;
        socket.until(r#""data":"hi\n""#)?;
        socket.until(r#""exited""#)
    };
    let held = || services.iter().map(Service::held).sum::<anyhow::Result<Held>>();
    // Modules are loaded, the allocators have their arenas.
    for service in &services {
        answer(start(service)?)?;
    }
    let (before, started) = (held()?, Instant::now());
    let sockets =
        (0..count).map(|n| start(&services[n / PER_SERVICE])).collect::<anyhow::Result<Vec<_>>>()?;
    let took = started.elapsed();
    let after = held()?;
    let poked = Instant::now();
    for socket in sockets {
        answer(socket)?;
    }
    println!(
        "{count} {runtime} programs wait for input: {} KiB each, of which {} KiB are page tables; \
         {:.2} ms to start one, {:.2} ms to poke it to its end",
        (after.anonymous + after.page_tables - before.anonymous - before.page_tables) / count as u64,
        (after.page_tables - before.page_tables) / count as u64,
        took.as_secs_f64() * 1000.0 / count as f64,
        poked.elapsed().as_secs_f64() * 1000.0 / count as f64,
    );
    Ok(())
}

/// `petri serve` without quotas; ends when dropped.
struct Service {
    process: Child,
    address: String,
    _data: tempfile::TempDir,
}

/// What the service holds, in KiB.
struct Held {
    anonymous: u64,
    page_tables: u64,
}

impl std::iter::Sum for Held {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        let add = |sum: Self, one: Self| Self {
            anonymous: sum.anonymous + one.anonymous,
            page_tables: sum.page_tables + one.page_tables,
        };
        all.fold(Self { anonymous: 0, page_tables: 0 }, add)
    }
}

impl Service {
    fn start() -> anyhow::Result<Self> {
        let data = tempfile::tempdir()?;
        let hour = Duration::from_secs(3600).as_millis().to_string();
        let mut process = Command::new(env!("CARGO_BIN_EXE_petri"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data-dir"])
            .arg(data.path())
            .env("PETRI_QUOTAS", "off")
            .env("PETRI_SANDBOX__RUNS_MAX", (PER_SERVICE + 10).to_string())
            .env("PETRI_LIMITS__WALL_TIME_MS", format!("{{default={hour},max={hour}}}"))
            .env("PETRI_EXECUTION__ANONYMOUS_LIMITS__WALL_TIME_MS", &hour)
            // Nobody answers pings here.
            .env("PETRI_EXECUTION__SOCKET__PING_MS", &hour)
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()?;
        let stdout = process.stdout.take().context("stdout")?;
        for line in BufReader::new(stdout).lines() {
            if let Some(address) = line?.strip_prefix("listening on http://") {
                return Ok(Self { process, address: address.to_owned(), _data: data });
            }
        }
        anyhow::bail!("the service ended before it listened")
    }

    fn held(&self) -> anyhow::Result<Held> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let field = |name: &str| -> anyhow::Result<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no such field")?;
            Ok(line.trim().trim_end_matches(" kB").parse()?)
        };
        Ok(Held { anonymous: field("RssAnon:")?, page_tables: field("VmPTE:")? })
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A WebSocket with no buffers of its own.
struct Socket(TcpStream);

impl Socket {
    fn open(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        stream.set_nodelay(true)?;
        let mut socket = Self(stream);
        let head = format!(
            "GET /api/v1/executions/ws HTTP/1.1\r\nhost: {address}\r\nconnection: upgrade\r\n\
             upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        socket.0.write_all(head.as_bytes())?;
        socket.until("\r\n\r\n")?;
        Ok(socket)
    }

    /// Sends a text message, masked with zeros.
    fn send(&mut self, text: &[u8]) -> anyhow::Result<()> {
        let length = u16::try_from(text.len())?.to_be_bytes();
        let frame = match length {
            [0, short @ 0..126] => [&[0x81, 0x80 | short, 0, 0, 0, 0], text].concat(),
            [high, low] => [&[0x81, 0xfe, high, low, 0, 0, 0, 0], text].concat(),
        };
        Ok(self.0.write_all(&frame)?)
    }

    /// Reads byte by byte, so that nothing after the text is lost.
    fn until(&mut self, text: &str) -> anyhow::Result<()> {
        let mut read = Vec::new();
        while !read.ends_with(text.as_bytes()) {
            let mut byte = [0];
            ensure!(
                self.0.read(&mut byte)? == 1,
                "the connection ended before {text}: {}",
                String::from_utf8_lossy(&read)
            );
            read.push(byte[0]);
        }
        Ok(())
    }
}

//! How long callers wait for the service: runs over HTTP and WebSocket through the real router and a
//! real socket, beside the design that Petri replaces (the same route, a temporary file and a child
//! process). Service and clients share this machine. `cargo bench --bench service`; `make bench`.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use axum::routing::post;
use axum::{Json, Router};
use futures::{SinkExt, StreamExt};
use petri::app::App;
use petri::config::Config;
use petri::execution::Executor;
use petri::runtimes::{Registry, default_dirs};
use petri::sandbox::Sandbox;
use petri::storage::Storage;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

const PYTHON: &str = "print('hello')";
const JAVASCRIPT: &str = "console.log('hello')";

fn main() -> anyhow::Result<()> {
    let data = tempfile::tempdir()?;
    let mut config = Config::default();
    config.storage.data_dir = Some(data.path().to_owned());
    config.storage.redis_url = std::env::var("PETRI_REDIS_URL").ok().map(Into::into);
    idle()?;
    let shared = if config.storage.redis_url.is_some() { "Redis" } else { "this process" };
    config.rate_limits.enabled = false;
    config.execution.anonymous_limits = Default::default();
    // The service has a runtime of its own, as in a process of its own.
    let service = tokio::runtime::Runtime::new()?;
    let url = service.block_on(serve(config))?;
    let clients = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    clients.block_on(measure(&url, shared))
}

async fn serve(config: Config) -> anyhow::Result<String> {
    let executor = Executor {
        sandbox: Arc::new(Sandbox::new(&config.sandbox)?),
        runtimes: Registry::find(&default_dirs()),
        limits: config.limits.clone(),
    };
    let storage = Storage::open(&config.storage).await?;
    let app = App::new(config, executor, storage)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(petri::server::serve(app, listener, std::future::pending()));
    Ok(url)
}

async fn measure(url: &str, shared: &str) -> anyhow::Result<()> {
    println!("{:<52} {:>10} {:>10}", "", "p50 ms", "p99 ms");
    let replaced = replaced().await?;
    let replaced = format!("{replaced}/run");
    let ours = format!("{url}/api/v1/executions");
    for (runtime, file, source) in [("python", "main.py", PYTHON), ("javascript", "main.js", JAVASCRIPT)] {
        let body = json!({ "runtime": runtime, "files": [{ "path": file, "content": source }] });
        load(&ours, &body, 1, 20).await?;
        print(&format!("POST /executions, {runtime} hello, 1 client"), load(&ours, &body, 1, 1000).await?);
        let many = load(&ours, &body, 32, 3000).await?;
        let ours_rate = many.rate;
        print(&format!("POST /executions, {runtime} hello, 32 clients"), many);
        let many = load(&replaced, &body, 32, 200).await?;
        println!("{:<52} {:>10.1} times", "  of the throughput of child processes", ours_rate / many.rate);
        print(&format!("  child processes, {runtime} hello, 32 clients"), many);
    }
    flood(&ours).await?;
    list(url, shared).await?;
    sockets(url).await
}

/// `petri serve` in a process of its own: what it takes to start, what the first runs take, and what it
/// holds when it has nothing to do.
fn idle() -> anyhow::Result<()> {
    let data = tempfile::tempdir()?;
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_petri"))
        .args(["serve", "--listen", "127.0.0.1:0", "--data-dir"])
        .arg(data.path())
        .env("PETRI_QUOTAS", "off")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let measured = measure_idle(&mut child, started);
    child.kill()?;
    child.wait()?;
    measured
}

fn measure_idle(child: &mut Child, started: Instant) -> anyhow::Result<()> {
    let mut line = String::new();
    BufReader::new(child.stdout.take().context("it has one")?).read_line(&mut line)?;
    let url = line.trim().strip_prefix("listening on ").context("where it listens")?;
    let ms = |since: Instant| since.elapsed().as_secs_f64() * 1000.0;
    println!("{:<52} {:>10.0} ms", "petri serve: until it listens", ms(started));
    let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let http = reqwest::Client::new();
    tokio.block_on(async {
        while !http.get(format!("{url}/readyz")).send().await?.status().is_success() {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        println!("{:<52} {:>10.0} ms", "  until its runtimes are loaded", ms(started));
        println!("{:<52} {:>10} MiB", "  idle, with its runtimes loaded", resident(child.id())? >> 20);
        for (runtime, file, source) in [("python", "main.py", PYTHON), ("javascript", "main.js", JAVASCRIPT)]
        {
            let body = json!({ "runtime": runtime, "files": [{ "path": file, "content": source }] });
            let times = load(&format!("{url}/api/v1/executions"), &body, 1, 2).await?;
            let (second, first) = (times.ms(0), times.ms(100));
            println!(
                "  {runtime}: the slower of its first two runs {first:.1} ms, the faster {second:.1} ms"
            );
        }
        anyhow::Ok(())
    })
}

/// The memory that a process holds, in bytes.
fn resident(pid: u32) -> anyhow::Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0 kB");
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? << 10)
}

/// A user's list of 50 snippets, which is kept ready after the first time.
async fn list(url: &str, shared: &str) -> anyhow::Result<()> {
    let http = reqwest::Client::builder().cookie_store(true).build()?;
    let account =
        json!({ "email": "bench@example.org", "username": "bench", "password": "correct horse battery" });
    let register = http.post(format!("{url}/api/v1/auth/register")).json(&account);
    register.send().await?.error_for_status()?;
    for number in 0..50 {
        let snippet = json!({
            "title": format!("Snippet {number}"), "runtime": "python", "tags": ["bench"],
            "files": [{ "path": "main.py", "content": PYTHON }],
        });
        http.post(format!("{url}/api/v1/snippets")).json(&snippet).send().await?.error_for_status()?;
    }
    let url = format!("{url}/api/v1/snippets?limit=50");
    let started = Instant::now();
    let each = futures::future::try_join_all((0..32).map(|_| async {
        let mut times = Vec::new();
        for _ in 0..500 {
            let sent = Instant::now();
            let list = http.get(&url).send().await?.error_for_status()?.bytes().await?;
            anyhow::ensure!(list.len() > 5000, "{} bytes are no list of 50", list.len());
            times.push(sent.elapsed());
        }
        Ok(times)
    }))
    .await?;
    print(&format!("GET /snippets, 50 cached ({shared}), 32 clients"), Times::of(each.concat(), started));
    Ok(())
}

/// What requests took, in the order of their length.
struct Times {
    sorted: Vec<Duration>,
    rate: f64,
}

impl Times {
    fn of(mut times: Vec<Duration>, started: Instant) -> Self {
        times.sort();
        Self { rate: times.len() as f64 / started.elapsed().as_secs_f64(), sorted: times }
    }

    fn ms(&self, share: usize) -> f64 {
        self.sorted[(self.sorted.len() - 1) * share / 100].as_secs_f64() * 1000.0
    }
}

fn print(what: &str, times: Times) {
    println!("{what:<52} {:>10.2} {:>10.2} {:>8.0} /s", times.ms(50), times.ms(99), times.rate);
}

/// Sends `count` requests from `clients` connections.
async fn load(url: &str, body: &Value, clients: usize, count: usize) -> anyhow::Result<Times> {
    let http = reqwest::Client::new();
    let started = Instant::now();
    let each = futures::future::try_join_all((0..clients).map(|_| async {
        let mut times = Vec::new();
        for _ in 0..count / clients {
            let sent = Instant::now();
            let answer: Value = http.post(url).json(body).send().await?.error_for_status()?.json().await?;
            anyhow::ensure!(answer["stdout"] == "hello\n", "{answer}");
            times.push(sent.elapsed());
        }
        Ok(times)
    }))
    .await?;
    Ok(Times::of(each.concat(), started))
}

/// One caller's single runs beside another caller's flood: the addresses tell them apart.
async fn flood(url: &str) -> anyhow::Result<()> {
    let body = json!({ "runtime": "python", "files": [{ "path": "main.py", "content": PYTHON }] });
    let heavy = json!({
        "runtime": "python",
        "files": [{ "path": "main.py", "content": "for i in range(300000): pass\nprint('hello')" }],
    });
    let from =
        |address: [u8; 4]| reqwest::Client::builder().local_address(std::net::IpAddr::from(address)).build();
    let (single, flooding) = (from([127, 0, 0, 2])?, from([127, 0, 0, 3])?);
    let single_runs = async || {
        let (mut times, started) = (Vec::new(), Instant::now());
        for _ in 0..300 {
            let sent = Instant::now();
            single.post(url).json(&body).send().await?.error_for_status()?.bytes().await?;
            times.push(sent.elapsed());
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        anyhow::Ok(Times::of(times, started))
    };
    let unloaded = single_runs().await?;
    let floods = (0..100).map(|_| async {
        loop {
            if let Ok(answer) = flooding.post(url).json(&heavy).send().await {
                let _ = answer.bytes().await;
            }
        }
    });
    let loaded = tokio::select! {
        times = single_runs() => times?,
        _ = futures::future::join_all(floods) => unreachable!("floods don't end"),
    };
    println!(
        "{:<52} {:>10.1} times the p99",
        "  a single run beside another caller's flood",
        loaded.ms(99) / unloaded.ms(99)
    );
    print("  alone", unloaded);
    print("  beside 100 endless clients of another caller", loaded);
    Ok(())
}

async fn sockets(url: &str) -> anyhow::Result<()> {
    let url = format!("{}/api/v1/executions/ws", url.replace("http", "ws"));
    let run = |file: &str, source: &str| {
        let files = json!([{ "path": file, "content": source }]);
        Message::text(json!({ "type": "run", "files": files, "output": "binary", "limits": { "output_bytes": 64 << 20 } }).to_string())
    };
    let (mut times, started) = (Vec::new(), Instant::now());
    for _ in 0..300 {
        let sent = Instant::now();
        let (mut socket, _) = tokio_tungstenite::connect_async(&url).await?;
        socket.send(run("main.py", PYTHON)).await?;
        until(&mut socket, "exited").await?;
        times.push(sent.elapsed());
        socket.close(None).await?;
    }
    print("WebSocket: connect, python hello, exit", Times::of(times, started));

    let (mut socket, _) = tokio_tungstenite::connect_async(&url).await?;
    let echo = "import sys\nfor line in sys.stdin:\n    print(line, end='', flush=True)";
    socket.send(run("main.py", echo)).await?;
    until(&mut socket, "input_wanted").await?;
    let (mut times, started) = (Vec::new(), Instant::now());
    for _ in 0..3000 {
        let sent = Instant::now();
        socket.send(Message::binary(&b"\0ping\n"[..])).await?;
        while !socket.next().await.is_some_and(|message| matches!(message, Ok(Message::Binary(_)))) {}
        times.push(sent.elapsed());
        until(&mut socket, "input_wanted").await?;
    }
    print("WebSocket: a line there and back, python", Times::of(times, started));

    let (mut socket, _) = tokio_tungstenite::connect_async(&url).await?;
    let flood = "import sys\nblock = b'x' * (1 << 20)\nfor _ in range(60): sys.stdout.buffer.write(block)";
    socket.send(run("main.py", flood)).await?;
    until(&mut socket, "started").await?;
    let started = Instant::now();
    let bytes = until(&mut socket, "exited").await?;
    let rate = bytes as f64 / started.elapsed().as_secs_f64() / 1e6;
    println!("{:<52} {rate:>10.0} MB/s", "WebSocket: output of one program to one client");

    let (mut socket, _) = tokio_tungstenite::connect_async(&url).await?;
    let mut times = Vec::new();
    let started = Instant::now();
    for _ in 0..100 {
        socket.send(run("main.py", "while True: pass")).await?;
        until(&mut socket, "started").await?;
        tokio::time::sleep(Duration::from_millis(5)).await;
        let sent = Instant::now();
        socket.send(Message::text(r#"{"type":"signal","signal":"kill"}"#)).await?;
        until(&mut socket, "exited").await?;
        times.push(sent.elapsed());
    }
    print("WebSocket: kill an endless loop, until exited", Times::of(times, started));
    Ok(())
}

/// Reads until a message of this type; answers with how many bytes of output came before it.
async fn until(socket: &mut Socket, kind: &str) -> anyhow::Result<usize> {
    let wanted = format!("{{\"type\":\"{kind}\"");
    let mut bytes = 0;
    while let Some(message) = socket.next().await {
        match message? {
            Message::Text(text) if text.starts_with(&wanted) => return Ok(bytes),
            Message::Text(text) => anyhow::ensure!(!text.starts_with("{\"type\":\"error\""), "{text}"),
            Message::Binary(frame) => bytes += frame.len() - 1,
            _ => {}
        }
    }
    anyhow::bail!("the connection ended before {kind}")
}

/// The design that Petri replaces, behind the same route on a service of its own.
async fn replaced() -> anyhow::Result<String> {
    let router = Router::new().route("/run", post(run_child));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || {
        let tokio = tokio::runtime::Runtime::new()?;
        let listener = listener.into_std()?;
        tokio.block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, router).await })
    });
    Ok(url)
}

async fn run_child(Json(request): Json<Value>) -> Json<Value> {
    let dir = tempfile::tempdir().expect("there is room");
    let file = &request["files"][0];
    let path = dir.path().join(Path::new(file["path"].as_str().unwrap_or("main")));
    tokio::fs::write(&path, file["content"].as_str().unwrap_or_default()).await.expect("there is room");
    let command: &[&str] = if request["runtime"] == "python" { &["python3", "-I"] } else { &["node"] };
    let output = tokio::process::Command::new(command[0])
        .args(&command[1..])
        .arg(&path)
        .stdin(Stdio::null())
        .output()
        .await
        .expect("it is installed");
    Json(json!({
        "stdout": String::from_utf8_lossy(&output.stdout),
        "stderr": String::from_utf8_lossy(&output.stderr),
    }))
}

//! Real servers for tests: Redis, and one that speaks MongoDB's protocol. `scripts/test-servers.sh`
//! installs them; a test that needs one that is missing says so and passes.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use petri::model::UserId;
use secrecy::SecretString;

use super::fresh_dir;

/// A server process that ends with this value, and with this process however that ends.
pub struct Server {
    scheme: &'static str,
    address: SocketAddr,
    program: PathBuf,
    arguments: Vec<String>,
    running: Option<Running>,
}

struct Running {
    /// A shell that kills the server as soon as its input ends.
    guard: Child,
    pid: i32,
}

impl Server {
    /// A Redis of its own, empty; `None` when there is none on this machine.
    pub fn redis() -> Option<Self> {
        let program = found("redis-server", Path::new("redis-server"))?;
        let address = free_address();
        let (port, dir) = (address.port().to_string(), fresh_data_dir("redis"));
        let arguments = ["--bind", "127.0.0.1", "--port", &port, "--save", "", "--dir", dir.to_str()?];
        Some(Self::start("redis", address, program, &arguments))
    }

    /// A MongoDB-wire server of its own, empty; `None` when there is none on this machine.
    pub fn mongodb() -> Option<Self> {
        let program = found("ferretdb", &petri::cache_dir().join("test-servers/ferretdb"))?;
        let address = free_address();
        let dir = fresh_data_dir("mongodb");
        Some(Self::start("mongodb", address, program, &[&address.to_string(), dir.to_str()?]))
    }

    fn start(scheme: &'static str, address: SocketAddr, program: PathBuf, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        let mut server = Self { scheme, address, program, arguments, running: None };
        server.restart();
        server
    }

    /// Where it is.
    pub fn url(&self) -> SecretString {
        self.url_of("")
    }

    /// Where a database in it is.
    pub fn url_of(&self, database: &str) -> SecretString {
        format!("{}://{}/{database}", self.scheme, self.address).into()
    }

    /// Ends it without warning.
    pub fn kill(&mut self) {
        if let Some(mut running) = self.running.take() {
            drop(running.guard.stdin.take());
            let _ = running.guard.wait();
        }
    }

    /// Starts it again after [`Server::kill`], at the same place with the same files.
    pub fn restart(&mut self) {
        self.kill();
        let mut guard = Command::new("sh")
            .args([
                "-c",
                r#""$@" < /dev/null > /dev/null & echo $!; cat > /dev/null; kill -9 $!; wait"#,
                "sh",
            ])
            .arg(&self.program)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut pid = String::new();
        BufReader::new(guard.stdout.take().unwrap()).read_line(&mut pid).unwrap();
        self.running = Some(Running { guard, pid: pid.trim().parse().unwrap() });
        let started = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            assert!(started.elapsed() < Duration::from_secs(30), "{} does not start", self.program.display());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Stops it where it stands: it neither answers nor hangs up.
    pub fn freeze(&self) {
        self.signal(libc::SIGSTOP);
    }

    /// Lets it go on after [`Server::freeze`].
    pub fn thaw(&self) {
        self.signal(libc::SIGCONT);
    }

    fn signal(&self, signal: i32) {
        let running = self.running.as_ref().expect("the server runs");
        // SAFETY: sends a signal to a process that this one started and has not waited for.
        assert_eq!(unsafe { libc::kill(running.pid, signal) }, 0);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The Redis that tests share which don't stop it: each uses keys of its own.
pub fn shared_redis() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(Server::redis).as_ref()
}

/// The same for MongoDB: each test uses a database of its own.
pub fn shared_mongodb() -> Option<&'static Server> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    SERVER.get_or_init(Server::mongodb).as_ref()
}

/// A name that no other test has.
pub fn unique_name() -> String {
    format!("test_{}", UserId::new().0.simple())
}

fn found(name: &str, program: &Path) -> Option<PathBuf> {
    let on_path = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .map(|dir| dir.join(program))
        .find(|path| path.is_file());
    if on_path.is_none() {
        eprintln!(
            "skipped: this test needs {name}, which is not installed (scripts/test-servers.sh installs it)"
        );
    }
    on_path
}

fn fresh_data_dir(name: &str) -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    fresh_dir(&format!("{name}-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed)))
}

/// An address that was free a moment ago.
fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}
